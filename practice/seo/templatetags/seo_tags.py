from django import template
from django.utils.safestring import mark_safe

from practice.models import PracticeSettings
from practice.seo import json_ld as structured_data
from practice.seo.metadata import PageMetadata
from practice.templatetags.navigation_tags import breadcrumbs
from practice.templatetags.request_context import page_of, request_of
from practice.wagtail_internals import script_safe_json

register = template.Library()


@register.simple_tag(takes_context=True)
def page_metadata(context) -> PageMetadata | None:
    """Return what the page tells machines about itself."""
    request = request_of(context)
    if request is None:
        return None
    listed = context.get("articles") or context.get("results")
    return PageMetadata(
        request,
        context.get("practice") or PracticeSettings.for_request(request),
        page=page_of(context),
        topic=context.get("topic"),
        number=getattr(listed, "number", 1),
        description=str(context.get("description") or ""),
        noindex=bool(context.get("noindex")),
        crumbs=breadcrumbs(context),
    )


@register.simple_tag
def json_ld(metadata: PageMetadata) -> str:
    """Return the data block; letters that could end it, or open another, are written as escapes."""
    data = script_safe_json(structured_data.json_ld(metadata))
    return mark_safe(data)  # noqa: S308 - escaped in the line above.

import json

from django import template
from django.utils.html import _json_script_escapes
from django.utils.safestring import mark_safe

from practice.models import PracticeSettings
from practice.seo import json_ld as structured_data
from practice.seo.metadata import PageMetadata
from practice.templatetags.navigation_tags import breadcrumbs
from practice.templatetags.request_context import page_of, request_of

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
    data = json.dumps(structured_data.json_ld(metadata), ensure_ascii=False)
    return mark_safe(data.translate(_json_script_escapes))  # noqa: S308 - escaped in the same line.

import json

from django import template
from django.utils.html import _json_script_escapes
from django.utils.safestring import mark_safe

from practice import seo
from practice.context_processors import practice as practice_of

from .practice_tags import _page, _request, breadcrumbs

register = template.Library()


@register.simple_tag(takes_context=True)
def shown(context) -> seo.Shown | None:
    """Return what the page tells machines about itself."""
    request = _request(context)
    if request is None:
        return None
    listed = context.get("articles") or context.get("results")
    return seo.Shown(
        request,
        context.get("practice") or practice_of(request)["practice"],
        page=_page(context),
        topic=context.get("topic"),
        number=getattr(listed, "number", 1),
        description=str(context.get("description") or ""),
        noindex=bool(context.get("noindex")),
        crumbs=breadcrumbs(context),
    )


@register.simple_tag
def json_ld(shown: seo.Shown) -> str:
    """Return the data block; letters that could end it, or open another, are written as escapes."""
    data = json.dumps(seo.json_ld(shown), ensure_ascii=False)
    return mark_safe(data.translate(_json_script_escapes))  # noqa: S308 - escaped in the same line.

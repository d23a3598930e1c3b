"""The block tag that adds the colophon to a page."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from clinicians.colophon import licenses_to_add

register = template.Library()


@register.simple_block_tag(takes_context=True)
def with_colophon(context, content: SafeString) -> SafeString:
    """Add to a page the licenses of the people it names, where it does not print them in full itself."""
    practice = context["practice"]
    # The footer prints the license of the holder beside the practice's number.
    people = licenses_to_add(content, practice.shown_license_holder if practice.phone else None)
    return content + render_to_string("includes/people/colophon.html", {"people": people}) if people else content

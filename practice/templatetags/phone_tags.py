"""Telephone numbers in the one spelling of the site, and as links that dial."""

from __future__ import annotations

from django import template
from django.utils.html import format_html

from practice.phones import formatted

register = template.Library()
register.filter("telephone", formatted)


@register.simple_tag
def phone_link(number) -> str:
    """Return a number as a link that dials it; where there is little room its extension takes the next line."""
    if not number:
        return ""
    words = formatted(number)
    if number.extension:
        words, label, extension = words.rsplit(" ", 2)
        words = format_html('<span class="nowrap">{}</span> {}\u00a0{}', words, label, extension)
    css_class = "phone phone--long" if number.extension else "phone"
    return format_html('<a class="{}" href="{}">{}</a>', css_class, number.as_rfc3966, words)

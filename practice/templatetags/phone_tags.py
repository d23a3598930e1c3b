"""Telephone numbers in the one spelling of the site, and as links that dial."""

from __future__ import annotations

import phonenumbers

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext

register = template.Library()


@register.filter
def telephone(number) -> str:
    """Write a number the one way the site writes numbers: 951-778-0230."""
    if not number:
        return ""
    if number.country_code == 1:
        digits = phonenumbers.national_significant_number(number)
        words = f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    else:
        words = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        words = words.partition(" ext")[0]
    return f"{words} {gettext('ext.')} {number.extension}" if number.extension else words


@register.simple_tag
def phone_link(number) -> str:
    """Return a number as a link that dials it; where there is little room its extension takes the next line."""
    if not number:
        return ""
    words = telephone(number)
    if number.extension:
        words, label, extension = words.rsplit(" ", 2)
        words = format_html('<span class="nowrap">{}</span> {}\u00a0{}', words, label, extension)
    css_class = "phone phone--long" if number.extension else "phone"
    return format_html('<a class="{}" href="{}">{}</a>', css_class, number.as_rfc3966, words)

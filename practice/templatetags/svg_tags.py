"""Inline SVG: small drawings set into the page itself, so that a first visit has no picture to wait for."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

OWN_COLORS = re.compile(r"<style>.*?</style>", re.DOTALL)


@register.simple_tag
def drawing(name: str, css_class: str) -> str:
    """Return a drawing of `static/img/` as part of the page; the page's tokens color it."""
    inside = _inside(name)
    return inside and format_html('<svg class="ink {}" aria-hidden="true" focusable="false"{}</svg>', css_class, inside)


@cache
def _inside(name: str) -> SafeString:
    path = finders.find(f"img/{name}.svg")
    if path is None:
        return SafeString("")
    source = OWN_COLORS.sub("", Path(path).read_text(encoding="utf-8")).strip()
    # The files are the project's own: nothing that a person typed is among them.
    return mark_safe(source.removeprefix('<svg xmlns="http://www.w3.org/2000/svg"').removesuffix("</svg>"))  # noqa: S308

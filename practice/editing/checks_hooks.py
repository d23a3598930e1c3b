"""Hooks of the checks: what Wagtail's own say."""

from wagtail import hooks

from . import preview_checks


@hooks.register("construct_wagtail_userbar")
def speak_plainly(request, items, page):
    preview_checks.put_into(items)

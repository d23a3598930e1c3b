"""Hooks of the checks: what Wagtail's own say, the address of ours, the lists the practice keeps."""

from django.urls import path

from wagtail import hooks
from wagtail.admin.auth import require_admin_access

from . import preview_checks
from .content_checks_view import content_checks
from .viewsets import Lists


@hooks.register("construct_wagtail_userbar")
def speak_plainly(request, items, page):
    preview_checks.put_into(items)


@hooks.register("register_admin_urls")
def register_content_checks():
    return [path("pages/<int:page_id>/checks/", require_admin_access(content_checks), name="content_checks")]


@hooks.register("register_admin_viewset")
def register_lists():
    return Lists()

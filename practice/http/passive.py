"""Passive requests: polls and pings of a page, no action of a person, which put off no idle lock."""

from practice.roles.url_allowlist import FURNITURE

PASSIVE = FURNITURE | {"wagtailadmin_editing_sessions:ping", "wagtailadmin_editing_sessions:release"}


def mark_passive(request) -> None:
    """Say in a view that a script asked by itself; what a person did is a request of its own."""
    request.is_passive = True


def is_passive(request) -> bool:
    return getattr(request, "is_passive", False) or request.resolver_match.view_name in PASSIVE

"""The three groups of staff by name, and the questions asked about a person's role.

The rights of each group are rows set by migration 0003_site.
"""

from wagtail.models import Page
from wagtail.permissions import policy_registry

MANAGERS = "Practice managers"
THERAPISTS = "Therapists"
FRONT_DESK = "Front desk"


def publishes(user) -> bool:
    """Tell whether `user` answers for every page, not for own ones only."""
    return policy_registry.get_by_type(Page).user_has_permission(user, "publish")


def writes(user) -> bool:
    return policy_registry.get_by_type(Page).user_has_permission(user, "add")


def works_at_desk(user) -> bool:
    return user.has_perm("booking.view_callbackrequest")

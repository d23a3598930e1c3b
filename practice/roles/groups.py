"""The three groups of staff by name, and the questions asked about a person's role.

The rights of each group are rows set by migration 0003_site.
"""

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from wagtail.models import Page
from wagtail.permissions import policy_registry

MANAGERS = "Practice managers"
THERAPISTS = "Therapists"
FRONT_DESK = "Front desk"


def publishes(user) -> bool:
    """Tell whether `user` answers for every page, not for own ones only."""
    return policy_registry.get_by_type(Page).user_has_permission(user, "publish")


def managers() -> QuerySet:
    """Return the practice managers who can be written to."""
    return get_user_model().objects.filter(groups__name=MANAGERS, is_active=True).exclude(email="").distinct()


def writes(user) -> bool:
    return policy_registry.get_by_type(Page).user_has_permission(user, "add")


def works_at_desk(user) -> bool:
    return user.has_perm("booking.view_callbackrequest")

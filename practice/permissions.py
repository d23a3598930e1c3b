"""Who may do what in the admin: the three groups by name, and what a therapist sees of other people's pages.

The rights themselves are rows set by migration 0003_site; practice.walls decides which addresses exist for whom.
"""

from __future__ import annotations

from django.db.models import Q

from wagtail.models import GroupSitePermission, Page, PagePermissionTester
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permission_policies.sites import SitePermissionPolicy
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

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


def choosable(pages: PageQuerySet, user) -> PageQuerySet:
    """Leave out what `user` may not know of: the drafts of others."""
    return pages if publishes(user) else pages.filter(Q(live=True) | Q(owner=user))


class OwnPagesPolicy(PagePermissionPolicy):
    """Lists to a therapist the own pages and the lists that hold them; Wagtail's own policy lists all drafts."""

    def explorable_instances(self, user):
        pages = super().explorable_instances(user)
        if self.user_has_permission(user, "publish"):
            return pages
        granted = [permission.page for permission in self.get_cached_permissions_for_user(user)]
        above = [page.path[:end] for page in granted for end in range(4, len(page.path) + 1, 4)]
        return pages.filter(Q(owner=user) | Q(path__in=above))


class KnownPageTester(PagePermissionTester):
    """For every page: what was done to it is told to whoever may work on it."""

    def can_view_revisions(self):
        return super().can_view_revisions() and self.can_edit()


class ListPermissionTester(KnownPageTester):
    """For a list whose pages their owners edit and only a manager adds."""

    def can_add_subpage(self):
        return super().can_add_subpage() and self.can_publish_subpage()


class UserPolicy(ModelPermissionPolicy):
    """Keeps a superuser's account out of the reach of those who are none."""

    def user_has_permission_for_instance(self, user, action, instance):
        if instance.is_superuser and not user.is_superuser:
            return False
        return super().user_has_permission_for_instance(user, action, instance)


class OneSitePolicy(SitePermissionPolicy):
    """Knows rights for the whole practice only: there is one site, and nobody need ask for rights on each."""

    def get_all_permissions_for_user(self, user):
        return GroupSitePermission.objects.none()

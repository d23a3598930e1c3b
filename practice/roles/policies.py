"""Permission policies: what a therapist sees of other people's pages, and who may touch whose account.

The rights themselves are rows set by migration 0003_site; practice.roles.url_allowlist decides which addresses exist
for whom.
"""

from __future__ import annotations

from django.db.models import Q

from wagtail.models import GroupSitePermission, PagePermissionTester
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permission_policies.sites import SitePermissionPolicy
from wagtail.query import PageQuerySet

from .groups import publishes


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

    def can_publish(self):
        return super().can_publish() or (
            self.is_trusted_with(self.page.specific_class) and self.page.owner_id == self.user.pk
        )

    def can_publish_subpage(self):
        return super().can_publish_subpage() or (
            self.can_add_subpage()
            and all(map(self.is_trusted_with, self.page.specific_class.creatable_subpage_models()))
        )

    def is_trusted_with(self, model) -> bool:
        """Tell whether the practice lets the user publish own pages of `model` without someone reading them."""
        is_theirs = getattr(model, "may_be_published_by_owner", False)
        return bool(is_theirs and self.user.is_active and self.user.publishes_own and "add" in self.permissions)


class ListPermissionTester(KnownPageTester):
    """For a list whose pages their owners edit and only a manager adds."""

    def can_add_subpage(self):
        return super().can_add_subpage() and PagePermissionTester.can_publish_subpage(self)


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

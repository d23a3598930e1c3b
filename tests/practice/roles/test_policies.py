"""The permission policies, asked directly: whose pages are listed, and who may touch whose account."""

import pytest

from wagtail.models import Page
from wagtail.permissions import policy_registry

from practice.models import PracticeSettings, User
from practice.roles.policies import choosable
from tests.factories import ArticlePageFactory, ClinicianPageFactory, UserFactory, article_index, clinician_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def therapist():
    return UserFactory(therapist=True)


@pytest.fixture
def manager():
    return UserFactory(manager=True)


@pytest.fixture
def pages(therapist):
    """A page of the therapist's own, a live one and a draft of a colleague."""
    own = ArticlePageFactory(owner=therapist, draft=True)
    colleague = UserFactory(therapist=True)
    return own, ArticlePageFactory(owner=colleague), ArticlePageFactory(owner=colleague, draft=True)


def keys(rows):
    return {row.pk for row in rows}


def test_therapist_chooses_from_own_pages_and_from_what_is_live(therapist, manager, pages):
    own, live, draft = pages
    asked = Page.objects.filter(pk__in=keys(pages))
    assert keys(choosable(asked, therapist)) == {own.pk, live.pk}
    assert keys(choosable(asked, manager)) == {own.pk, live.pk, draft.pk}


def test_therapist_explores_own_pages_and_the_lists_above_them(therapist, manager, pages):
    own, live, draft = pages
    policy = policy_registry.get_by_type(Page)
    explored = keys(policy.explorable_instances(therapist))
    assert {own.pk, article_index().pk} <= explored
    assert not explored & {live.pk, draft.pk}
    assert {live.pk, draft.pk} <= keys(policy.explorable_instances(manager))


def test_revisions_are_told_to_who_may_edit_the_page(therapist, manager, pages):
    own, live, _draft = pages
    assert own.permissions_for_user(therapist).can_view_revisions()
    assert not live.permissions_for_user(therapist).can_view_revisions()
    assert live.permissions_for_user(manager).can_view_revisions()


def test_manager_alone_adds_a_profile(therapist, manager):
    profile = ClinicianPageFactory(owner=therapist)
    assert profile.permissions_for_user(therapist).can_edit()
    assert not clinician_index().permissions_for_user(therapist).can_add_subpage()
    assert clinician_index().permissions_for_user(manager).can_add_subpage()


@pytest.mark.parametrize("action", ["change", "delete"])
def test_account_of_a_superuser_is_out_of_a_managers_reach(manager, action):
    policy = policy_registry.get_by_type(User)
    superuser = User.objects.create_superuser("root", "root@example.com", "a quiet room")
    assert not policy.user_has_permission_for_instance(manager, action, superuser)
    assert policy.user_has_permission_for_instance(superuser, action, superuser)
    assert policy.user_has_permission_for_instance(manager, action, UserFactory(frontdesk=True))


def test_settings_of_the_practice_are_the_managers_alone(client, manager_client):
    url = f"/admin/settings/practice/practicesettings/{PracticeSettings.objects.get().site_id}/"
    assert manager_client.get(url).status_code == 200
    for role in ("therapist", "frontdesk"):
        client.force_login(UserFactory(**{role: True}))
        assert client.get(url).status_code == 403

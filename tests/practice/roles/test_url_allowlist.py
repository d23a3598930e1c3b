"""The allow-list of admin addresses: what the public, therapists, front desk and managers may open, one by one."""

import re

import pytest

from django.test import RequestFactory
from django.urls import NoReverseMatch, get_resolver, resolve, reverse

from wagtail.admin.menu import admin_menu

from practice.roles.groups import FRONT_DESK, THERAPISTS
from practice.roles.url_allowlist import DESK, EVERYBODY, OWN_PAGE, may_enter
from tests.factories import (
    ArticlePageFactory,
    CallbackRequestFactory,
    ClinicianPageFactory,
    ImageFactory,
    UserFactory,
    send_to_read,
)

pytestmark = pytest.mark.django_db

SECRET = "Nobody may read this draft"


@pytest.fixture
def colleague():
    return UserFactory(therapist=True)


@pytest.fixture
def draft(colleague):
    """A draft of somebody else, with two revisions and a history."""
    profile = ClinicianPageFactory(owner=colleague, draft=True, title="Hidden Colleague")
    article = ArticlePageFactory(owner=colleague, draft=True, title=SECRET, authors=[profile])
    article.save_revision(user=colleague)
    article.standfirst = "Second thoughts"
    article.save_revision(user=colleague)
    send_to_read(article, colleague)
    return article


def admin_routes(patterns=None, namespaces=(), parameters=()):
    """Yield the name and the parameters of every address below /admin/."""
    if patterns is None:
        parts = [part for part in get_resolver().url_patterns if str(part.pattern) == "admin/"]
        patterns = [entry for part in parts for entry in part.url_patterns]
    for entry in patterns:
        here = {*parameters, *entry.pattern.converters, *entry.pattern.regex.groupindex}
        if hasattr(entry, "url_patterns"):
            inside = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from admin_routes(entry.url_patterns, inside, here)
        elif entry.name:
            yield ":".join([*namespaces, entry.name]), sorted(here)


def values_for(page, image):
    revision = page.latest_revision
    return {
        "revision_id": revision.pk,
        "revision_id_a": revision.pk - 1,
        "revision_id_b": revision.pk,
        "content_type_app_name": "articles",
        "content_type_model_name": "articlepage",
        "app_label": "articles",
        "app_name": "articles",
        "model_name": "articlepage",
        "parent_page_id": page.get_parent().pk,
        "task_state_id": page.current_workflow_task_state.pk,
        "workflow_state_id": page.current_workflow_state.pk,
        "task_id": page.current_workflow_task.pk,
        "image_id": image.pk if image else 0,
        "action_name": "approve",
        "action": "delete",
        "object_id": page.pk,
        "filter_spec": "max-165x165",
        "language": "es",
        "uidb64": "x",
        "token": "x",
    }


def addresses(page, image):
    values = values_for(page, image)
    for name, parameters in admin_routes():
        try:
            yield name, reverse(name, kwargs={key: values.get(key, page.pk) for key in parameters})
        except NoReverseMatch:
            continue


@pytest.fixture
def therapist():
    return UserFactory(therapist=True)


@pytest.fixture
def own_draft(therapist):
    profile = ClinicianPageFactory(owner=therapist)
    article = ArticlePageFactory(owner=therapist, draft=True, title="My own draft", authors=[profile])
    article.save_revision(user=therapist)
    article.standfirst = "Better"
    article.save_revision(user=therapist)
    send_to_read(article, therapist)
    return article


def open_routes(user, page, image):
    """Return the names of the addresses that the allow-list leaves open to `user`, for this page and this image."""
    return {name for name, url in addresses(page, image) if may_enter(user, resolve(url), [])}


def namespaces(names):
    return {name.partition(":")[0] if ":" in name else "" for name in names}


class TestRoutes:
    def test_anonymous_people_are_sent_to_sign_in(self, client, draft):
        for name, url in addresses(draft, ImageFactory()):
            if name.startswith("wagtailadmin_pages"):
                assert client.get(url).headers["location"].startswith("/admin/login/"), name

    def test_therapist_reaches_only_what_writing_needs(self, therapist, draft):
        names = open_routes(therapist, draft, ImageFactory())
        assert namespaces(names) == {
            "",
            "articles",
            "wagtailadmin_editing_sessions",
            "wagtailadmin_pages",
            "wagtailimages",
            "wagtailimages_chooser",
        }
        assert {name for name in names if name.startswith("wagtailadmin_pages")} == {
            "wagtailadmin_pages:add",
            "wagtailadmin_pages:add_subpage",
            "wagtailadmin_pages:preview_on_add",
            "wagtailadmin_pages:search",
            "wagtailadmin_pages:search_results",
        }
        assert not names & {"wagtailimages:image_usage", "wagtail_bulk_action", "translate_page"}

    def test_front_desk_reaches_the_queue_and_the_own_account(self, draft):
        names = open_routes(UserFactory(frontdesk=True), draft, ImageFactory())
        assert namespaces(names) == {"", "callback_requests", "referral"}
        assert {name for name in names if ":" not in name} == EVERYBODY | DESK

    def test_no_group_opens_nothing_of_others(self, draft):
        assert open_routes(UserFactory(), draft, ImageFactory()) == EVERYBODY

    def test_both_groups_open_both_rooms(self, draft):
        both = UserFactory(roles=[THERAPISTS, FRONT_DESK])
        assert {"articles", "callback_requests"} <= namespaces(open_routes(both, draft, ImageFactory()))

    def test_manager_reaches_every_page(self, draft):
        names = open_routes(UserFactory(manager=True), draft, ImageFactory())
        assert {"wagtailadmin_pages:edit", "wagtailadmin_pages:revisions_compare"} <= names


BESIDES = {f"wagtailadmin_pages:{name}" for name in ["usage", "copy", "move", "set_privacy", "lock", "unpublish"]}


class TestDraftOfSomebodyElse:
    @pytest.mark.parametrize("route", sorted(OWN_PAGE | BESIDES))
    def test_is_closed_at_every_address(self, client, therapist, draft, route):
        client.force_login(therapist)
        url = dict(addresses(draft, None))[route]
        for response in (client.get(url), client.post(url, {"title": "Mine now"})):
            assert response.status_code == 403
            assert SECRET not in response.content.decode()
        draft.refresh_from_db()
        assert draft.title == SECRET

    @pytest.mark.parametrize(
        "url",
        [
            "/admin/",
            "/admin/pages/",
            "/admin/pages/{parent}/",
            "/admin/pages/search/?q=draft",
            "/admin/articles/",
            "/admin/articles/?q=draft",
            "/admin/choose-page/{parent}/",
            "/admin/choose-page/search/?q=draft",
            "/admin/choose-page/search/?q=Hidden&page_type=clinicians.ClinicianPage",
        ],
    )
    def test_is_listed_nowhere(self, client, therapist, draft, own_draft, url):
        client.force_login(therapist)
        html = client.get(url.format(parent=draft.get_parent().pk)).content.decode()
        assert SECRET not in html
        assert "Hidden Colleague" not in html

    @pytest.mark.parametrize(
        "url",
        [
            "/admin/choose-page/chosen-multiple/?id={page}",
            "/admin/choose-page/{page}/",
            "/admin/pages/{page}/",
            "/admin/pages/{page}/results/",
            "/admin/api/main/pages/{page}/",
            "/admin/api/main/pages/?fields=*",
            "/admin/bulk/wagtailcore/page/publish/?id={page}",
            "/admin/bulk/wagtailcore/page/delete/?id=all",
            "/admin/bulk/articles/articlepage/delete/?id={page}",
            "/admin/reports/site-history/",
            "/admin/reports/workflow/",
            "/admin/reports/aging-pages/",
        ],
    )
    def test_is_not_told_by_side_doors(self, client, therapist, draft, url):
        client.force_login(therapist)
        response = client.get(url.format(page=draft.pk))
        assert response.status_code == 403
        assert SECRET not in response.content.decode()

    def test_live_page_of_somebody_else_can_be_linked_but_not_opened(self, client, therapist, colleague):
        article = ArticlePageFactory(owner=colleague, title="Read by all")
        client.force_login(therapist)
        assert "Read by all" in client.get("/admin/choose-page/search/?q=Read").content.decode()
        assert client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).status_code == 403

    def test_preview_is_closed_to_the_public(self, client, draft):
        assert client.get(f"/admin/pages/{draft.pk}/view_draft/").status_code == 302
        assert client.get(draft.get_url()).status_code == 404


class TestOwnDraft:
    @pytest.mark.parametrize("route", sorted(OWN_PAGE))
    def test_is_open_at_every_address(self, client, therapist, own_draft, route):
        client.force_login(therapist)
        if route.endswith(("convert_alias", "revisions_view", "view_draft", "preview_on_edit")):
            assert may_enter(therapist, resolve(dict(addresses(own_draft, None))[route]), [])
        else:
            assert client.get(dict(addresses(own_draft, None))[route]).status_code in (200, 302)

    def test_is_listed(self, client, therapist, own_draft):
        client.force_login(therapist)
        for url in ["/admin/articles/", f"/admin/pages/{own_draft.get_parent().pk}/", "/admin/pages/search/?q=own"]:
            assert "My own draft" in client.get(url).content.decode(), url


class TestRequests:
    def test_therapist_meets_them_nowhere(self, client, therapist):
        profile = ClinicianPageFactory(owner=therapist)
        request = CallbackRequestFactory(clinician=profile)
        client.force_login(therapist)
        for url in ["/admin/call-backs/", f"/admin/call-backs/{request.pk}/", f"/admin/pages/{profile.pk}/usage/"]:
            assert client.get(url).status_code == 403, url
        for url in ["/admin/", f"/admin/pages/{profile.pk}/edit/", f"/admin/pages/{profile.pk}/history/"]:
            html = client.get(url).content.decode()
            assert request.reference not in html
            assert "call-backs" not in html

    def test_front_desk_sees_no_page(self, client, draft):
        client.force_login(UserFactory(frontdesk=True))
        for url in ["/admin/pages/", "/admin/articles/", f"/admin/pages/{draft.pk}/edit/", "/admin/images/"]:
            assert client.get(url).status_code == 403, url
        assert SECRET not in client.get("/admin/").content.decode()

    def test_manager_finds_no_request_in_the_use_of_a_profile(self, client):
        profile = ClinicianPageFactory()
        request = CallbackRequestFactory(clinician=profile)
        client.force_login(UserFactory(manager=True))
        assert request.reference not in client.get(f"/admin/pages/{profile.pk}/usage/").content.decode()


class TestMenu:
    def menu(self, user):
        request = RequestFactory().get(reverse("wagtailadmin_home"))  # Reading the addresses registers the viewsets.
        request.user = user
        return {item.name for item in admin_menu.menu_items_for_request(request)}

    def test_therapist_has_what_writing_needs(self, therapist, own_draft):
        assert self.menu(therapist) == {"articles", "my-profile", "images", "handbook"}

    def test_therapist_begins_an_article_from_the_first_page(self, client, therapist, own_draft):
        client.force_login(therapist)
        page = client.get("/admin/").content.decode()
        (address,) = re.findall(r'href="([^"]+)">Write an article<', page)
        assert client.get(address).status_code == 200

    def test_front_desk_has_the_queue(self):
        assert self.menu(UserFactory(frontdesk=True)) == {"call-backs", "handbook"}

    def test_wagtails_help_which_leads_to_other_sites_is_nobodys(self):
        for user in (UserFactory(manager=True), UserFactory(is_superuser=True)):
            assert "help" not in self.menu(user)

    def test_manager_has_pages_lists_and_settings(self):
        assert {"explorer", "articles", "images", "lists", "settings", "call-backs"} <= self.menu(
            UserFactory(manager=True)
        )

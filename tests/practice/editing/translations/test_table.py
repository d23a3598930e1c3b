"""The table of pages by language, as each role opens it."""

from unittest import mock

import pytest

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.models import Page

from practice.editing.models import TranslationState
from practice.roles.policies import KnownPageTester
from tests.articles.editor import PUBLISH, edit_url
from tests.clients import signed_in
from tests.factories import ArticlePageFactory, UserFactory, send_to_read, translation

from ..reading import speaks
from .conftest import act, save, write_in

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/reports/languages/"


def row_of(client, page, **query) -> str:
    html = client.get(ADDRESS, query).content.decode()
    rows = [row for row in html.split("<tr") if f'href="{edit_url(page)}" lang=' in row]
    return " ".join(rows[0].split()) if rows else ""


class TestStates:
    def test_stand_in_then_draft_then_with_its_reader_then_written(self, manager, therapist, author, original):
        assert "Stand-in" in row_of(therapist, original)
        version = write_in(therapist, original)
        assert "Draft" in row_of(therapist, original) and "Stand-in" not in row_of(therapist, original)
        save(therapist, version, "Calma")
        send_to_read(Page.objects.get(pk=version.pk).specific, author.owner)
        assert "Being read" in row_of(therapist, original)
        version.get_latest_revision().publish()
        assert row_of(therapist, original).count("Written </a>") == 2

    @pytest.mark.parametrize(("language", "words"), [("en", "Write it in Spanish"), ("es", "Escríbalo en español")])
    def test_stand_in_is_begun_from_its_row(self, therapist, author, original, language, words):
        speaks(author.owner, language)
        row = row_of(therapist, original)
        assert words in row
        version = original.get_translations().get()
        address = reverse("write_in", args=[version.pk, "es"])
        assert f'method="post" action="{address}"' in row
        assert therapist.post(address).url == edit_url(version)
        assert words not in row_of(therapist, original)

    def test_stand_in_of_whoever_may_not_write_is_no_button(self, manager, original):
        original.get_translations().update(owner=None)
        with mock.patch.object(KnownPageTester, "can_edit", lambda tester: tester.page.pk == original.pk):
            row = row_of(manager, original)
        assert "Not written yet." in row
        assert "Write it in Spanish" not in row

    def test_behind_leads_to_what_changed(self, manager, original, spanish):
        save(manager, original, paragraphs=("Sleep comes early.",), **PUBLISH)
        row = row_of(manager, original)
        assert f'href="{edit_url(spanish)}#original"' in row and "see what changed" in row
        act(manager, spanish, "level")
        assert "see what changed" not in row_of(manager, original)

    def test_origin_and_reviewer_are_named(self, manager, olive, original, spanish):
        act(manager, spanish, "origin", origin="machine")
        assert "not reviewed yet" in row_of(manager, original)
        act(manager, spanish, "reviewed")
        assert "By a machine, compared by Olive Vega" in row_of(manager, original)
        TranslationState.objects.update(reviewed_by=None)
        assert "compared by someone who has left" in row_of(manager, original)


class TestFilters:
    @pytest.mark.parametrize(
        ("query", "is_there"),
        [
            ({"state": "written"}, True),
            ({"state": "written", "language": "es"}, True),
            ({"state": "stand-in"}, False),
            ({"state": "draft"}, False),
            ({"state": "behind"}, False),
            ({"state": "reading"}, False),
            ({"state": "unreviewed"}, False),
            ({"language": "es"}, True),
            ({"state": "nonsense"}, True),
        ],
    )
    def test_written_page_is_found_by_what_it_is(self, manager, original, spanish, query, is_there):
        assert bool(row_of(manager, original, **query)) is is_there

    def test_each_state_is_found(self, manager, author, original):
        assert row_of(manager, original, state="stand-in", language="es")
        assert not row_of(manager, original, state="stand-in", language="en")
        version = write_in(manager, original)
        assert row_of(manager, original, state="draft")
        save(manager, original, paragraphs=("Sleep comes early.",), **PUBLISH)
        assert row_of(manager, original, state="behind", language="es")
        act(manager, version, "origin", origin="machine")
        assert row_of(manager, original, state="unreviewed")
        act(manager, version, "origin", origin="person")
        send_to_read(Page.objects.get(pk=version.pk).specific, author.owner)
        assert row_of(manager, original, state="reading")


class TestRoles:
    def test_therapist_sees_her_own_and_the_owner_all(self, manager, therapist, original):
        other = ArticlePageFactory(title="Of another", owner=UserFactory(therapist=True))
        assert row_of(therapist, original) and not row_of(therapist, other)
        assert row_of(manager, original) and row_of(manager, other)

    def test_desk_does_not_enter(self):
        assert signed_in(UserFactory(frontdesk=True)).get(ADDRESS).status_code == 403

    def test_ways_to_it(self, manager, therapist, original):
        assert ADDRESS in manager.get("/admin/").content.decode()
        for screen in ("/admin/", "/admin/articles/"):
            assert ADDRESS in therapist.get(screen).content.decode()


def queries_of(client) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        client.get(ADDRESS)
    return [query["sql"] for query in queries]


def test_queries_are_as_many_for_ten_pages_as_for_one(manager, author, original, spanish):
    queries_of(manager)
    few = queries_of(manager)
    for number in range(10):
        page = ArticlePageFactory(owner=author.owner, authors=[author])
        if number % 2:
            TranslationState.objects.create(page=translation(page, title="Otra", slug=f"otra-{number}"))
    queries_of(manager)  # What pages share is read anew after they changed.
    many = queries_of(manager)
    assert len(many) == len(few) <= 25

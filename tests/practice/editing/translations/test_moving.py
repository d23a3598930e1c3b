"""An article that was begun in the wrong language moves to the other: its address, its history, what is refused."""

import datetime as dt

import pytest

from django.urls import reverse
from django.utils import timezone

from wagtail.models import Page, PageLogEntry

from practice.roles.groups import publishes
from tests.articles.editor import SUBMIT, article_form, edit_url, press
from tests.clients import signed_in
from tests.factories import ArticlePageFactory, ClinicianPageFactory, StandardPageFactory, UserFactory, home_page

from .conftest import fresh, save, write_in

pytestmark = pytest.mark.django_db


def address(page, language="es"):
    return reverse("move_to_language", args=[page.pk, language])


def move(client, page, language="es"):
    return client.post(address(page, language), follow=True).content.decode()


class TestMove:
    def test_old_address_leads_on_and_the_history_is_kept(
        self, manager, original, client, django_capture_on_commit_callbacks
    ):
        revisions = set(original.revisions.values_list("pk", flat=True))
        with django_capture_on_commit_callbacks(execute=True):
            assert "is among the texts in Spanish now" in move(manager, original)
        page = fresh(original)
        assert (page.locale.language_code, page.url, page.live) == ("es", "/es/articulos/calm/", True)
        assert client.get("/es/articulos/calm/").status_code == 200
        response = client.get("/articles/calm/")
        assert (response.status_code, response.url) == (301, "/es/articulos/calm/")
        assert set(page.revisions.values_list("pk", flat=True)) == revisions
        assert PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish").exists()
        assert PageLogEntry.objects.filter(page=page.pk, action="editing.moved_to_language").count() == 1
        assert page.get_latest_revision_as_object().locale.language_code == "es"

    def test_a_stand_in_takes_its_place(self, manager, original, client):
        move(manager, original)
        stand_in = fresh(original).get_translations().get()
        assert (stand_in.locale.language_code, stand_in.alias_of_id) == ("en", original.pk)
        assert "Write it in English" in manager.get(edit_url(original)).content.decode()

    def test_draft_is_moved_by_its_author(self, therapist, article):
        assert "Move it there" in therapist.get(edit_url(article)).content.decode()
        assert "Move it to Spanish" in therapist.get(address(article)).content.decode()
        move(therapist, article)
        assert fresh(article).locale.language_code == "es"
        assert save(therapist, article, "Calma").status_code == 302

    def test_in_the_other_direction(self, manager, author):
        page = ArticlePageFactory(title="Calm", slug="calm", language="es", owner=author.owner, authors=[author])
        move(manager, page, "en")
        assert fresh(page).url == "/articles/calm/"

    @pytest.mark.parametrize("is_live", [False, True])
    def test_where_another_text_has_the_address_it_gets_a_free_one(
        self, manager, client, author, is_live, django_capture_on_commit_callbacks
    ):
        page = ArticlePageFactory(title="Ansiedad", slug="ansiedad", live=is_live, owner=author.owner, authors=[author])
        page.get_translations().delete()
        other = ArticlePageFactory(title="Ansiedad", slug="ansiedad", language="es", authors=[author])
        with django_capture_on_commit_callbacks(execute=True):
            assert "is among the texts in Spanish now" in move(manager, page)
        assert fresh(page).url == "/es/articulos/ansiedad-2/"
        assert fresh(other).url == "/es/articulos/ansiedad/"
        if is_live:
            assert client.get("/articles/ansiedad/").url == "/es/articulos/ansiedad-2/"

    def test_page_above_that_lacks_the_language_gets_a_stand_in(self, manager):
        parent = StandardPageFactory(title="Services")
        page = StandardPageFactory(title="Parejas", parent=parent)
        for each in (page, parent):
            each.get_translations().get().delete()
        assert "is among the texts in Spanish now" in move(manager, page)
        assert Page.objects.get(pk=page.pk).get_parent().alias_of_id == parent.pk


class TestRefusals:
    def test_translation_that_exists_is_not_run_over(self, manager, original, spanish):
        assert "There is a version in Spanish already." in move(manager, original)
        assert fresh(original).locale.language_code == "en" and fresh(spanish).title == "Calma"

    def test_nor_one_that_was_begun(self, manager, original):
        version = write_in(manager, original)
        assert "There is a version in Spanish already." in move(manager, original)
        assert Page.objects.filter(pk=version.pk).exists()

    def test_translation_stays_beside_its_original(self, manager, spanish):
        assert "it stays beside its original" in move(manager, spanish, "en")

    def test_what_is_there_already_is_not_moved(self, manager, original):
        assert "It is in English already." in move(manager, original, "en")

    def test_what_someone_reads_is_not_moved(self, manager, therapist, article):
        press(therapist, edit_url(article), article_form(title="Calm", page=article, **SUBMIT))
        assert "Someone is reading it" in move(manager, article)

    def test_what_has_a_time_is_not_moved(self, manager, article):
        article.go_live_at = timezone.now() + dt.timedelta(days=2)
        article.save_revision().publish()
        assert "it is scheduled" in move(manager, article)
        assert fresh(article).locale.language_code == "en"

    def test_page_with_pages_below_is_not_moved(self, manager):
        parent = StandardPageFactory(title="Services")
        StandardPageFactory(title="Couples", parent=parent)
        assert "There are pages below this one." in move(manager, parent)

    def test_what_is_public_is_moved_by_whoever_publishes(self, therapist, author, original):
        assert not publishes(author.owner)
        assert therapist.post(address(original)).url == "/admin/"
        assert fresh(original).locale.language_code == "en"
        assert "Move it there" not in therapist.get(edit_url(original)).content.decode()

    def test_others_and_other_kinds_of_page(self, manager, original):
        assert signed_in(UserFactory(therapist=True)).post(address(original)).status_code == 403
        for page in (ClinicianPageFactory(), home_page()):
            assert manager.post(address(page)).url == "/admin/"
            assert Page.objects.get(pk=page.pk).locale.language_code == "en"


def test_translation_of_a_page_that_was_moved_is_saved(therapist, manager, original):
    version = write_in(therapist, original)
    services = StandardPageFactory(title="Services")
    Page.objects.get(pk=original.pk).move(services, pos="last-child")
    assert save(therapist, version, "Calma").status_code == 302
    assert "The original, in English" in therapist.get(edit_url(version)).content.decode()

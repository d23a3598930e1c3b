import datetime as dt

import time_machine

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Locale, Page
from wagtail.test.utils import WagtailPageTestCase

from practice.editing.changes import changes_since_published
from practice.editing.standing import DRAFT, SCHEDULED, where_it_stands
from practice.editing.translations.beginning import begin_translation
from practice.home.models import StandardPage
from tests.articles.editor import PUBLISH, article_form, edit_url, press
from tests.clients import signed_in
from tests.factories import (
    ArticlePageFactory,
    StandardPageFactory,
    UserFactory,
    home_page,
    make_alias,
    open_practice,
)

from .conftest import fresh, save, story, write_in


class TranslationTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice()

    def test_aliases_are_made_from_the_top(self):
        parent = StandardPageFactory(title="Services")
        child = StandardPageFactory(title="Couples", parent=parent)
        for page in (parent, child):
            assert page.get_translations().get().alias_of_id == page.pk

    def test_making_them_again_changes_nothing(self):
        page = StandardPageFactory()
        page.ensure_aliases()
        assert page.get_translations().count() == 1

    def test_page_that_code_makes_is_there_in_both_languages(self):
        english = StandardPageFactory(title="Fees")
        alias = english.get_translation(Locale.objects.get(language_code="es"))
        assert (alias.alias_of_id, alias.live) == (english.pk, True)
        spanish = StandardPageFactory(title="Horario", parent=home_page("es"))
        assert spanish.get_translation(Locale.objects.get(language_code="en")).alias_of_id == spanish.pk

    def test_alias_is_never_online_before_its_page(self):
        page = StandardPageFactory(title="Fees", slug="fees", live=False)
        with time_machine.travel(dt.datetime(2027, 3, 1, 18, tzinfo=dt.UTC), tick=False) as now:
            page.go_live_at, page.expire_at = (
                timezone.now() + dt.timedelta(days=7),
                timezone.now() + dt.timedelta(days=9),
            )
            page.save_revision().publish()
            seen = [[self.client.get(address).status_code for address in ("/fees/", "/es/fees/")]]
            for days in (8, 2):
                now.shift(dt.timedelta(days=days))
                call_command("publish_scheduled")
                seen.append([self.client.get(address).status_code for address in ("/fees/", "/es/fees/")])
        assert seen == [[404, 404], [200, 200], [404, 404]]

    def test_translation_that_was_begun_is_not_begun_anew(self):
        alias = make_alias(StandardPageFactory(title="Fees"))
        begin_translation(alias)
        draft = StandardPage.objects.get(pk=alias.pk).get_latest_revision_as_object()
        draft.title = "Honorarios"
        draft.save_revision()
        begin_translation(Page.objects.get(pk=alias.pk))
        assert Page.objects.get(pk=alias.pk).get_latest_revision_as_object().title == "Honorarios"
        assert Page.objects.get(pk=alias.pk).title == "Fees"


class TestWriteIn:
    def test_one_click_begins_the_draft_and_opens_it(self, therapist, original):
        html = therapist.get(edit_url(original)).content.decode()
        address = reverse("write_in", args=[original.pk, "es"])
        assert "Write it in Spanish" in html and f'action="{address}"' in html
        response = therapist.post(address)
        stand_in = original.get_translation(Locale.objects.get(language_code="es"))
        assert response.url == edit_url(stand_in)
        assert stand_in.latest_revision_id and stand_in.alias_of_id == original.pk
        assert "The original, in English" in therapist.get(edit_url(stand_in)).content.decode()

    def test_spanish_article_is_written_in_english(self, therapist, author):
        page = ArticlePageFactory(title="Calma", language="es", owner=author.owner, authors=[author])
        assert "Write it in English" in therapist.get(edit_url(page)).content.decode()
        assert write_in(therapist, page, "en").locale.language_code == "en"

    def test_what_is_begun_is_called_a_draft(self, therapist, original, author):
        """What is online under its address is the original: no word of the draft is public."""
        version = write_in(therapist, original)
        assert Page.objects.get(pk=version.pk).status_string == version.status_string == "Draft"
        assert where_it_stands(version.get_latest_revision_as_object(), author.owner).state == DRAFT
        assert changes_since_published(fresh(version), None) == []

    def test_a_second_click_finds_it_begun(self, therapist, original):
        version = write_in(therapist, original)
        save(therapist, version, title="Calma")
        assert write_in(therapist, original).pk == version.pk
        assert version.revisions.order_by("-pk").first().as_object().title == "Calma"

    def test_a_deleted_stand_in_is_made_again(self, therapist, original):
        original.get_translations().get().delete()
        assert write_in(therapist, original).alias_of_id == original.pk

    def test_reading_the_address_begins_nothing(self, therapist, original):
        response = therapist.get(reverse("write_in", args=[original.pk, "es"]))
        stand_in = original.get_translations().get()
        assert response.url == edit_url(stand_in) and not stand_in.latest_revision_id

    def test_no_one_begins_on_a_colleagues_article(self, client, original):
        ben = signed_in(UserFactory(therapist=True))
        desk = signed_in(UserFactory(frontdesk=True))
        for other in (ben, desk):
            assert other.post(reverse("write_in", args=[original.pk, "es"])).status_code == 403
        assert not original.get_translations().get().latest_revision_id

    def test_unknown_language_or_page_is_not_found(self, manager, original):
        assert manager.post(reverse("write_in", args=[original.pk, "fr"])).status_code == 404
        assert manager.post(reverse("write_in", args=[999999, "es"])).status_code == 404

    def test_wagtails_empty_form_leads_to_the_editor(self, manager, therapist, original):
        for person in (manager, therapist):
            response = person.get(f"/admin/translation/submit/page/{original.pk}/")
            assert response.url == edit_url(original)

    def test_list_and_first_screen_have_the_button_once(self, therapist, original):
        address = reverse("write_in", args=[original.pk, "es"])
        for screen in ("/admin/articles/", "/admin/"):
            html = therapist.get(screen).content.decode()
            assert html.count(f'action="{address}"') == 1
            assert "csrfmiddlewaretoken" in html.split(f'action="{address}"')[1][:200]
        write_in(therapist, original)
        for screen in ("/admin/articles/", "/admin/"):
            assert address not in therapist.get(screen).content.decode()

    def test_stand_in_is_no_article_of_the_list(self, therapist, original):
        html = therapist.get("/admin/articles/").content.decode()
        stand_in = original.get_translations().get()
        assert edit_url(original) in html and edit_url(stand_in) not in html

    def test_stand_in_counts_as_no_language(self, therapist, original):
        html = therapist.get(edit_url(original)).content.decode()
        assert "2 locales" not in html and "Only in this language so far." in html

    def test_written_language_is_named(self, therapist, original, spanish):
        html = therapist.get(edit_url(original)).content.decode()
        assert "Also in Spanish." in html and "Open it in Spanish" in html


class TestAddress:
    def test_spanish_title_makes_the_address_and_the_old_one_leads_on(
        self, manager, original, client, django_capture_on_commit_callbacks
    ):
        assert client.get("/es/articulos/calm/").status_code == 200
        version = write_in(manager, original)
        with django_capture_on_commit_callbacks(execute=True):
            press(manager, edit_url(version), article_form(title="Calma", page=version, slug="calm", **PUBLISH))
        assert client.get("/es/articulos/calma/").status_code == 200
        response = client.get("/es/articulos/calm/")
        assert (response.status_code, response.url) == (301, "/es/articulos/calma/")

    def test_address_that_its_writer_chose_is_kept(self, manager, original):
        version = write_in(manager, original)
        press(manager, edit_url(version), article_form(title="Calma", page=version, slug="serenidad", **PUBLISH))
        assert fresh(version).slug == "serenidad"

    def test_once_public_the_address_stays(self, manager, original, spanish):
        press(manager, edit_url(spanish), article_form(title="La calma", page=spanish, slug="calma", **PUBLISH))
        assert fresh(spanish).slug == "calma"

    def test_readers_see_the_original_until_the_time_of_a_scheduled_translation(self, manager, client, original):
        version = write_in(manager, original)
        data = {name: value for name, value in article_form("Calma", page=version).items() if name[:4] != "body"}
        at = timezone.localtime() + dt.timedelta(days=2)
        data |= story("El sueño llega tarde.") | PUBLISH | {"go_live_at": f"{at:%Y-%m-%d %H:%M}"}
        press(manager, edit_url(version), data)
        assert fresh(version).approved_schedule and fresh(version).alias_of_id == original.pk
        assert where_it_stands(fresh(version), None).state == SCHEDULED
        assert "Sleep comes late." in client.get(version.url).content.decode()
        with time_machine.travel(at + dt.timedelta(days=1), tick=False):
            call_command("publish_scheduled")
            assert "El sueño llega tarde." in client.get(fresh(version).url).content.decode()
        assert fresh(version).alias_of_id is None

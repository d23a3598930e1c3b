"""Deleting a page in one language: what was written in the other stays, stand-ins go with their original."""

import pytest

from django.urls import reverse

from wagtail.models import Page

from articles.models import ArticlePage
from clinicians.models import ClinicianPage
from practice.editing.language_versions import WITH_ORIGINAL
from practice.home.models import StandardPage
from tests.factories import StandardPageFactory, UserFactory, translation
from tests.practice.editing.reading import speaks

from .conftest import fresh, save, write_in

pytestmark = pytest.mark.django_db


def delete(client, page):
    return client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))


def delete_many(client, *pages):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    return client.post(f"{address}?{'&'.join(f'id={page.pk}' for page in pages)}")


def left():
    found = ArticlePage.objects.order_by("pk").values_list("locale__language_code", "live", "alias_of")
    return list(found)


class TestTranslation:
    def test_original_of_someone_else_stays(self, therapist, original, spanish):
        Page.objects.filter(pk=original.pk).update(owner=UserFactory(manager=True))
        Page.objects.filter(pk=spanish.pk).update(live=False)
        assert delete(therapist, spanish).status_code == 302
        assert fresh(original).live

    @pytest.mark.parametrize("act", [delete, delete_many])
    def test_original_is_shown_in_its_place_again(self, manager, original, spanish, act):
        page = manager.get(reverse("wagtailadmin_pages:delete", args=[spanish.pk])).content.decode()
        assert "translation of this page" not in page
        act(manager, spanish)
        assert left() == [("en", True, None), ("es", True, original.pk)]

    def test_of_a_draft_there_is_a_stand_in_again_once_that_is_published(self, manager, original, spanish):
        fresh(original).unpublish()
        delete(manager, fresh(spanish))
        fresh(original).save_revision().publish()
        assert left() == [("en", True, None), ("es", True, original.pk)]


class TestOriginal:
    def test_written_translation_stays(self, manager, original, spanish):
        delete(manager, original)
        assert left() == [("es", True, None)]

    @pytest.mark.parametrize("act", [delete, delete_many])
    def test_deleting_puts_nothing_online(self, manager, original, spanish, act):
        spanish.unpublish(log_action=WITH_ORIGINAL)
        act(manager, original)
        assert left() == [("es", False, None)]

    @pytest.mark.parametrize("act", [delete, delete_many])
    def test_draft_that_was_begun_stays_a_draft(self, therapist, manager, original, act):
        Page.objects.filter(pk=original.get_translations().get().pk).update(owner=original.owner)
        version = write_in(therapist, original)
        save(therapist, version, "Calma", ("El sueño llega tarde.",))
        act(manager, original)
        assert left() == [("es", False, None)]
        assert fresh(version).get_latest_revision_as_object().title == "Calma"
        assert therapist.get(reverse("wagtailadmin_pages:edit", args=[version.pk])).status_code == 200

    @pytest.mark.parametrize("act", [delete, delete_many])
    def test_stand_in_goes_with_it(self, manager, original, act):
        act(manager, original)
        assert left() == []

    def test_both_languages_at_once(self, manager, original):
        assert delete_many(manager, original, original.get_translations().get()).status_code == 302
        assert left() == []

    @pytest.mark.parametrize("act", [delete, delete_many])
    def test_page_with_pages_below_goes_in_both_languages(self, manager, act):
        services = StandardPageFactory(title="Services")
        StandardPageFactory(title="Couples", parent=services)
        translation(services, title="Servicios")
        act(manager, services)
        assert not StandardPage.objects.filter(title__in=["Services", "Servicios", "Couples"]).exists()

    @pytest.mark.parametrize("is_written", [False, True])
    def test_profile_goes_in_both_languages(self, manager, author, is_written):
        if is_written:
            translation(author)
        ArticlePage.objects.all().delete()
        delete(manager, author)
        assert not ClinicianPage.objects.exists()


@pytest.mark.parametrize(("language", "sentence"), [("en", "What is written in English stays."), ("es", "se queda")])
def test_screen_says_which_language_stays(manager, olive, original, spanish, language, sentence):
    speaks(olive, language)
    assert sentence in manager.get(reverse("wagtailadmin_pages:delete", args=[spanish.pk])).content.decode()


def test_screen_names_no_language_where_none_stays(manager, original):
    assert "stays" not in manager.get(reverse("wagtailadmin_pages:delete", args=[original.pk])).content.decode()

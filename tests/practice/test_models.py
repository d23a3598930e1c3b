import pytest

from django.core.exceptions import ValidationError
from django.utils.translation import override

from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from articles.models import ArticleIndexPage
from clinicians.models import ClinicianIndexPage
from practice.editing.translation import begin_translation, ensure_aliases
from practice.home.models import HomePage, StandardPage
from practice.models import PracticeSettings
from tests.factories import (
    SpecialtyFactory,
    StandardPageFactory,
    UserFactory,
    home_page,
    open_practice,
    stand_in,
)


class PageTypeTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice()
        cls.page = StandardPageFactory(title="Fees")

    def test_tree_has_one_shape(self):
        self.assertAllowedParentPageTypes(HomePage, {Page})
        self.assertAllowedSubpageTypes(HomePage, {StandardPage, ArticleIndexPage, ClinicianIndexPage})
        self.assertAllowedParentPageTypes(StandardPage, {HomePage, StandardPage})
        self.assertAllowedSubpageTypes(StandardPage, {StandardPage})

    def test_pages_can_be_read_in_both_languages(self):
        for page in (home_page(), home_page("es"), self.page, stand_in(self.page)):
            self.assertPageIsRenderable(page)

    def test_pages_can_be_edited_and_previewed(self):
        user = UserFactory(manager=True)
        bodies = {home_page(): ["steps", "questions"], self.page: ["body"]}
        for page, streams in bodies.items():
            data = nested_form_data(
                {"title": page.title, "slug": page.slug, "comments": inline_formset([])}
                | {name: streamfield([]) for name in streams}
            )
            self.assertPageIsEditable(page, user=user, post_data=data)
            self.assertPageIsPreviewable(page, user=user, post_data=data)


class TermTests(WagtailPageTestCase):
    def test_name_is_said_in_the_language_of_the_page(self):
        term = SpecialtyFactory(name_en="Quiet", name_es="Calma")
        assert str(term) == "Quiet"
        with override("es"):
            assert str(term) == "Calma"

    def test_two_terms_do_not_share_a_name(self):
        SpecialtyFactory(name_en="Quiet")
        with pytest.raises(ValidationError):
            SpecialtyFactory.build(name_en="Quiet").full_clean()


class SettingsTests(WagtailPageTestCase):
    def test_practice_is_there_from_the_first_migration(self):
        assert PracticeSettings.objects.count() == 1

    def test_words_fall_back_to_english(self):
        practice = open_practice(fees_en="$150", fees_es="")
        with override("es"):
            assert practice.fees == "$150"


class TranslationTests(WagtailPageTestCase):
    def test_stand_ins_are_made_from_the_top(self):
        parent = StandardPageFactory(title="Services")
        child = StandardPageFactory(title="Couples", parent=parent)
        ensure_aliases(child)
        for page in (parent, child):
            assert page.get_translations().get().alias_of_id == page.pk

    def test_making_them_again_changes_nothing(self):
        page = StandardPageFactory()
        ensure_aliases(page)
        ensure_aliases(page)
        assert page.get_translations().count() == 1

    def test_translation_that_was_begun_is_not_begun_anew(self):
        alias = stand_in(StandardPageFactory(title="Fees"))
        begin_translation(alias)
        draft = StandardPage.objects.get(pk=alias.pk).get_latest_revision_as_object()
        draft.title = "Honorarios"
        draft.save_revision()
        begin_translation(Page.objects.get(pk=alias.pk))
        assert Page.objects.get(pk=alias.pk).get_latest_revision_as_object().title == "Honorarios"
        assert Page.objects.get(pk=alias.pk).title == "Fees"

from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from practice.editing.translation import begin_translation, ensure_aliases
from practice.home.models import StandardPage
from tests.factories import StandardPageFactory, make_alias


class TranslationTests(WagtailPageTestCase):
    def test_aliases_are_made_from_the_top(self):
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
        alias = make_alias(StandardPageFactory(title="Fees"))
        begin_translation(alias)
        draft = StandardPage.objects.get(pk=alias.pk).get_latest_revision_as_object()
        draft.title = "Honorarios"
        draft.save_revision()
        begin_translation(Page.objects.get(pk=alias.pk))
        assert Page.objects.get(pk=alias.pk).get_latest_revision_as_object().title == "Honorarios"
        assert Page.objects.get(pk=alias.pk).title == "Fees"

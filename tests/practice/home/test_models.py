from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from articles.models import ArticleIndexPage
from clinicians.models import ClinicianIndexPage
from practice.caching import version
from practice.home.models import HomePage, StandardPage
from tests.factories import ClinicianPageFactory, StandardPageFactory, UserFactory, home_page, make_alias, open_practice


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
        for page in (home_page(), home_page("es"), self.page, make_alias(self.page)):
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

    def test_finder_and_directory_are_offered_once_there_is_a_choice(self):
        ClinicianPageFactory(title="Ana Ruiz")
        finder, everybody = 'id="finder"', "Everybody who works here"
        page = self.client.get("/")
        self.assertContains(page, "More about Ana Ruiz")
        self.assertNotContains(page, finder)
        self.assertNotContains(page, everybody)
        ClinicianPageFactory(title="Ben Ode")
        version.renew()
        page = self.client.get("/")
        self.assertContains(page, finder)
        self.assertContains(page, everybody)
        self.assertNotContains(page, "More about")

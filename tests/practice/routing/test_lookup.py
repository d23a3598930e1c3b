from django.test import TestCase

from wagtail.models import PageViewRestriction

from tests.factories import StandardPageFactory, home_page, make_alias, open_practice, translation


class RoutingTests(TestCase):
    """Two queries find the page that Wagtail's own walk down the tree would."""

    @classmethod
    def setUpTestData(cls):
        open_practice()
        cls.about = StandardPageFactory(title="About", slug="about")
        cls.team = StandardPageFactory(title="Team", slug="team", parent=cls.about)

    def status(self, address):
        return self.client.get(address).status_code

    def test_pages_answer_at_their_own_address_only(self):
        for address, status in {
            "/about/": 200,
            "/about/team/": 200,
            "/team/": 404,
            "/about/about/": 404,
            "/home/": 404,
            "/inicio/": 404,
            "/es/home/": 404,
            "/about/team/more/": 404,
        }.items():
            with self.subTest(address):
                self.assertEqual(self.status(address), status)

    def test_draft_is_not_found_and_its_live_children_are(self):
        self.about.unpublish()
        self.assertEqual(self.status("/about/"), 404)
        self.assertEqual(self.status("/about/team/"), 200)

    def test_spanish_page_answers_below_es_and_knows_its_way(self):
        spanish = translation(self.team, title="Equipo", slug="equipo")
        page = self.client.get(spanish.url).context["page"]
        self.assertEqual([step.title for step in page.breadcrumbs], ["Inicio", "About"])
        self.assertEqual(
            {code: version.title for code, version in page.language_versions.items()}, {"en": "Team", "es": "Equipo"}
        )

    def test_private_page_asks_to_sign_in_whether_the_restriction_is_on_it_or_above(self):
        restriction = PageViewRestriction.objects.create(page=self.about, restriction_type=PageViewRestriction.LOGIN)
        make_alias(self.about)
        for address in ("/about/", "/about/team/", "/es/about/"):
            with self.subTest(address):
                self.assertEqual(self.status(address), 302)
        restriction.delete()
        self.assertEqual(self.status("/about/"), 200)

    def test_restricted_home_closes_everything(self):
        PageViewRestriction.objects.create(page=home_page(), restriction_type=PageViewRestriction.LOGIN)
        self.assertEqual(self.status("/about/"), 302)

    def test_moved_page_answers_at_its_new_address_and_the_old_one_leads_there(self):
        with self.captureOnCommitCallbacks(execute=True):
            self.team.move(home_page(), pos="last-child")
        self.assertEqual(self.status("/team/"), 200)
        self.assertRedirects(self.client.get("/about/team/"), "/team/", status_code=301)

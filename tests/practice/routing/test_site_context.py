from django.test import TestCase

from wagtail.models import PageViewRestriction

from practice.models import PracticeSettings
from tests.factories import StandardPageFactory, article_index, open_practice


class SiteContextTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice()
        StandardPageFactory(title="About", slug="about")

    def test_changes_show_at_once(self):
        self.assertContains(self.client.get("/about/"), "Valley Counseling")
        practice = PracticeSettings.objects.get()
        practice.name = "Hill Counseling"
        practice.save()
        self.assertContains(self.client.get("/about/"), "Hill Counseling")
        index = article_index()
        index.title = "Letters"
        index.save_revision().publish()
        self.assertContains(self.client.get("/about/"), ">Letters</a>")

    def test_facts_of_the_practice_survive_the_cache(self):
        practice = open_practice()
        for _ in range(2):
            shown = self.client.get("/").context["practice"]
            self.assertEqual(shown.timetable.weekly, practice.timetable.weekly)
            self.assertEqual(str(shown.phone), str(practice.phone))

    def test_no_menu_names_a_private_page(self):
        private = StandardPageFactory(title="For the staff", slug="staff")
        self.assertContains(self.client.get("/about/"), "For the staff")
        PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
        for address in ("/about/", "/es/"):
            self.assertNotContains(self.client.get(address), "For the staff")

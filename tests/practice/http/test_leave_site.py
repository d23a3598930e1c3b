from django.test import TestCase, override_settings
from django.urls import reverse

from tests.factories import open_practice


class LeaveSiteTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice()

    @override_settings(LEAVE_SITE_URL="https://weather.example/")
    def test_leads_elsewhere_and_has_the_browser_drop_what_it_keeps(self):
        answer = self.client.get(reverse("leave-site"))
        self.assertEqual((answer.status_code, answer["Location"]), (303, "https://weather.example/"))
        self.assertEqual(answer["Clear-Site-Data"], '"cache", "storage"')
        self.assertEqual(answer["Referrer-Policy"], "no-referrer")
        self.assertEqual(answer["Cache-Control"], "no-store")
        self.assertFalse(answer.cookies)

from django.test import TestCase, override_settings


class StagingTests(TestCase):
    def test_robots_lead_to_the_sitemap(self):
        response = self.client.get("/robots.txt")
        self.assertContains(response, "Sitemap: http://testserver/sitemap.xml")
        self.assertNotIn("X-Robots-Tag", response.headers)

    @override_settings(STAGING=True)
    def test_staging_is_not_indexed(self):
        for address in ("/", "/es/", "/robots.txt", "/nothing/", "/call-back/"):
            self.assertEqual(self.client.get(address).headers["X-Robots-Tag"], "noindex")

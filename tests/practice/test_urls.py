from pathlib import Path
from unittest.mock import patch

from django.conf import settings
from django.db import DatabaseError
from django.db.migrations.executor import MigrationExecutor
from django.test import TestCase

from wagtail.models import PageViewRestriction

from practice.caching import version
from practice.models import PracticeSettings
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    StandardPageFactory,
    UserFactory,
    article_index,
    home_page,
    open_practice,
    stand_in,
    translation,
)


class SpanishAddressTests(TestCase):
    """The application's own pages have Spanish addresses too (F7)."""

    @classmethod
    def setUpTestData(cls):
        open_practice()

    def test_each_page_answers_in_its_own_words(self):
        for address in (
            "/search/?q=grief",
            "/es/buscar/?q=duelo",
            "/call-back/",
            "/es/pedir-llamada/",
            "/call-back/withdraw/",
            "/es/pedir-llamada/retirar/",
            "/es/articulos/novedades/",
        ):
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 200)

    def test_english_address_leads_on_to_the_spanish_one(self):
        for old, new in {
            "/es/search/?q=ni%C3%B1o&page=2": "/es/buscar/?q=ni%C3%B1o&page=2",
            "/es/call-back/?clinician=7": "/es/pedir-llamada/?clinician=7",
            "/es/call-back/withdraw/": "/es/pedir-llamada/retirar/",
            "/es/call-back/withdraw/abc/": "/es/pedir-llamada/retirar/abc/",
            "/es/call-back/received/abc/": "/es/pedir-llamada/recibida/abc/",
            "/es/articulos/feed/": "/es/articulos/novedades/",
        }.items():
            with self.subTest(old):
                self.assertRedirects(self.client.get(old), new, status_code=301, fetch_redirect_response=False)

    def test_what_was_typed_is_sent_on(self):
        response = self.client.post("/es/call-back/?clinician=7", {"name": "Eva"})
        self.assertRedirects(response, "/es/pedir-llamada/?clinician=7", status_code=308, fetch_redirect_response=False)

    def test_addresses_that_never_were_are_not_found(self):
        for address in (
            "/es/search/more/",
            "/es/call-back/nothing/",
            "/search/more/",
            "/call-back/nothing/",
            "/buscar/",
        ):
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 404)

    def test_toggle_keeps_the_query(self):
        self.assertContains(self.client.get("/search/?q=grief"), 'href="/es/buscar/?q=grief"')
        self.assertContains(self.client.get("/es/buscar/?q=grief"), 'href="/search/?q=grief"')
        self.assertContains(self.client.get("/es/pedir-llamada/?clinician=7"), '"/call-back/?clinician=7"')

    def test_machines_are_told_of_both(self):
        for address in ("/search/", "/es/buscar/"):
            for language, twin in [("en", "/search/"), ("es", "/es/buscar/"), ("x-default", "/search/")]:
                link = f'<link rel="alternate" hreflang="{language}" href="http://testserver{twin}">'
                self.assertContains(self.client.get(address), link, html=True)
        for address in ("/search/?q=grief", "/nowhere/", "/es/nowhere/"):
            self.assertNotIn('hreflang="x-default"', self.client.get(address).content.decode())


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
        stand_in(self.about)
        for address in ("/about/", "/about/team/", "/es/about/"):
            with self.subTest(address):
                self.assertEqual(self.status(address), 302)
        restriction.delete()
        self.assertEqual(self.status("/about/"), 200)

    def test_restricted_home_closes_everything(self):
        PageViewRestriction.objects.create(page=home_page(), restriction_type=PageViewRestriction.LOGIN)
        self.assertEqual(self.status("/about/"), 302)

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

    def test_moved_page_answers_at_its_new_address_and_the_old_one_leads_there(self):
        with self.captureOnCommitCallbacks(execute=True):
            self.team.move(home_page(), pos="last-child")
        self.assertEqual(self.status("/team/"), 200)
        self.assertRedirects(self.client.get("/about/team/"), "/team/", status_code=301)


class RenamedTests(TestCase):
    def test_old_address_leads_to_the_new_one_in_one_step(self):
        article = ArticlePageFactory(slug="old-name", authors=[ClinicianPageFactory()])
        article.slug = "new-name"
        with self.captureOnCommitCallbacks(execute=True):
            article.save_revision().publish()
        for query in ("", "?from=mail"):
            response = self.client.get(f"/articles/old-name/{query}")
            self.assertRedirects(response, "/articles/new-name/", status_code=301)


class GenerationTests(TestCase):
    def test_what_shows_on_pages_gives_a_new_generation_and_the_rest_does_not(self):
        first = version.current()
        UserFactory()
        self.assertEqual(version.current(), first)
        ClinicianPageFactory()
        self.assertNotEqual(version.current(), first)

    def test_new_generation_is_given_again_once_others_can_see_the_change(self):
        with self.captureOnCommitCallbacks() as callbacks:
            version.renew()
        before = version.current()
        for callback in callbacks:
            callback()
        self.assertNotEqual(version.current(), before)

    def test_pages_answer_while_the_cache_is_down(self):
        open_practice()
        with (
            patch("django.core.cache.backends.locmem.LocMemCache.get", side_effect=OSError),
            patch("django.core.cache.backends.locmem.LocMemCache.set", side_effect=OSError),
        ):
            response = self.client.get("/")
        self.assertContains(response, "Valley Counseling")

    def test_facts_of_the_practice_survive_the_cache(self):
        practice = open_practice()
        for _ in range(2):
            shown = self.client.get("/").context["practice"]
            self.assertEqual(shown.timetable.weekly, practice.timetable.weekly)
            self.assertEqual(str(shown.phone), str(practice.phone))


class HealthTests(TestCase):
    def test_well(self):
        response = self.client.get("/healthz")
        self.assertEqual((response.status_code, response.content), (200, b"ok"))
        self.assertIn("no-store", response.headers["Cache-Control"])

    def test_not_well_without_cache_database_or_migrations(self):
        faults = [
            patch("practice.http.health.version.cache_get", return_value=None),
            patch("practice.http.health.MigrationExecutor", side_effect=DatabaseError),
            patch.object(MigrationExecutor, "migration_plan", return_value=["one"]),
        ]
        for fault in faults:
            with fault:
                response = self.client.get("/healthz")
            self.assertEqual((response.status_code, response.content), (503, b"not well"))


class MediaTests(TestCase):
    def test_renditions_are_public_and_kept_and_originals_are_not(self):
        media = Path(settings.MEDIA_ROOT)
        for folder in ("images", "original_images", "documents"):
            (media / folder).mkdir(parents=True, exist_ok=True)
            (media / folder / "picture.png").write_bytes(b"png")
        response = self.client.get("/media/images/picture.png")
        self.assertEqual(b"".join(response.streaming_content), b"png")
        self.assertIn("max-age=2592000", response.headers["Cache-Control"])
        for path in ("original_images/picture.png", "documents/picture.png", "images/../original_images/picture.png"):
            with self.subTest(path):
                self.assertIn(self.client.get(f"/media/{path}").status_code, (400, 404))

import json
import re
from xml.etree import ElementTree

from django.test import TestCase, override_settings

from clinicians.choices import Credential
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    LanguageFactory,
    StandardPageFactory,
    TopicFactory,
    open_practice,
    stand_in,
    translation,
)

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def links(response, rel):
    """Return the attributes of every <link> of this `rel`."""
    tags = re.findall(r"<link ([^>]*)>", response.content.decode())
    found = (dict(re.findall(r'([\w-]+)="([^"]*)"', tag)) for tag in tags)
    return [tag for tag in found if tag["rel"] == rel]


def graph(response):
    """Return the JSON-LD nodes of a page by their type."""
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.DOTALL)
    assert len(blocks) == 1, blocks
    return {node["@type"]: node for node in json.loads(blocks[0])["@graph"]}


class PagesTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice(street="1 Orange Street", city="Riverside", postcode="92501")
        cls.vera = ClinicianPageFactory(title="Vera Luna", slug="vera-luna", summary="Grief.", phone="+19515550123")
        cls.vera.languages = [LanguageFactory(spanish=True)]
        cls.vera.save()
        stand_in(cls.vera)
        cls.both = ArticlePageFactory(title="In both", slug="in-both", standfirst="First.", authors=[cls.vera])
        cls.spanish = translation(cls.both, title="En los dos", slug="en-los-dos", standfirst="Primero.")
        cls.alone = ArticlePageFactory(title="</script>Alone", slug="alone", authors=[cls.vera])
        stand_in(cls.alone)
        cls.fees = StandardPageFactory(title="Fees", slug="fees")
        ArticlePageFactory(slug="draft", draft=True, authors=[cls.vera])


class MetaTests(PagesTestCase):
    ADDRESSES = [
        "/",
        "/es/",
        "/articles/",
        "/es/articulos/",
        "/articles/in-both/",
        "/es/articulos/en-los-dos/",
        "/articles/alone/",
        "/people/",
        "/es/personas/",
        "/people/vera-luna/",
        "/fees/",
        "/call-back/",
        "/search/",
    ]

    def test_every_page_has_one_absolute_canonical_that_answers(self):
        for address in self.ADDRESSES:
            with self.subTest(address):
                canonical = links(self.client.get(address), "canonical")
                self.assertEqual([link["href"] for link in canonical], [f"http://testserver{address}"])

    def test_no_two_pages_share_title_and_description_and_none_lacks_one(self):
        seen = set()
        for address in self.ADDRESSES:
            html = self.client.get(address).content.decode()
            description = re.search(r'<meta name="description" content="([^"]+)">', html)
            self.assertIsNotNone(description, address)
            seen.add((re.search(r"<title>(.*?)</title>", html, re.DOTALL)[1], description[1]))
        self.assertEqual(len(seen), len(self.ADDRESSES))

    def test_stand_in_names_the_original_and_is_no_translation(self):
        response = self.client.get("/es/articulos/alone/")
        self.assertEqual(links(response, "canonical")[0]["href"], "http://testserver/articles/alone/")
        for address in ("/es/articulos/alone/", "/articles/alone/"):
            self.assertFalse([link for link in links(self.client.get(address), "alternate") if "hreflang" in link])

    def test_translations_name_each_other_and_a_default(self):
        expected = {
            "en": "http://testserver/articles/in-both/",
            "es": "http://testserver/es/articulos/en-los-dos/",
            "x-default": "http://testserver/articles/in-both/",
        }
        for address in ("/articles/in-both/", "/es/articulos/en-los-dos/"):
            found = links(self.client.get(address), "alternate")
            self.assertEqual({link["hreflang"]: link["href"] for link in found if "hreflang" in link}, expected)

    def test_unpublished_translation_is_not_named(self):
        self.spanish.unpublish()
        self.assertFalse(
            [link for link in links(self.client.get("/articles/in-both/"), "alternate") if "hreflang" in link]
        )

    def test_sharing_shows_title_description_and_language(self):
        response = self.client.get("/es/articulos/en-los-dos/")
        for name, content in {
            "title": "En los dos",
            "description": "Primero.",
            "locale": "es_US",
            "type": "article",
        }.items():
            self.assertContains(response, f'<meta property="og:{name}" content="{content}">', html=True)

    def test_narrowed_directory_is_the_directory(self):
        response = self.client.get("/people/?language=es")
        self.assertEqual(links(response, "canonical")[0]["href"], "http://testserver/people/")


class JsonLdTests(PagesTestCase):
    def test_practice_is_told_as_it_is_shown(self):
        response = self.client.get("/")
        clinic = graph(response)["MedicalClinic"]
        self.assertEqual(clinic["telephone"], "951-555-0100")
        self.assertContains(response, clinic["telephone"])
        self.assertEqual(clinic["address"]["streetAddress"], "1 Orange Street")
        self.assertEqual(len(clinic["openingHoursSpecification"]), 5)
        self.assertEqual(clinic["@id"], graph(self.client.get("/es/"))["MedicalClinic"]["@id"])

    def test_clinician_is_a_person_and_never_a_physician(self):
        response = self.client.get("/people/vera-luna/")
        self.assertNotContains(response, "Physician")
        person = graph(response)["ProfilePage"]["mainEntity"]
        self.assertEqual(person["@type"], "Person")
        self.assertEqual((person["honorificSuffix"], person["jobTitle"]), ("LCSW", Credential.LCSW.label))
        self.assertEqual(person["hasCredential"]["identifier"], self.vera.license_number)
        self.assertEqual(person["knowsLanguage"], ["es"])
        self.assertEqual(person["telephone"], "951-555-0123")

    def test_article_names_its_author_by_the_profiles_id_and_claims_no_review(self):
        nodes = graph(self.client.get("/articles/in-both/"))
        person = graph(self.client.get("/people/vera-luna/"))["ProfilePage"]["mainEntity"]
        self.assertEqual(nodes["Article"]["author"][0]["@id"], person["@id"])
        self.assertEqual(nodes["Article"]["datePublished"], self.both.published_on.isoformat())
        self.assertNotIn("lastReviewed", nodes["MedicalWebPage"])
        self.assertNotIn("reviewedBy", nodes["MedicalWebPage"])
        self.assertNotIn("citation", nodes["Article"])

    def test_review_is_told_when_it_is_shown(self):
        self.both.reviewed_on, self.both.reviewed_by = self.both.published_on, self.vera
        self.both.save()
        page = graph(self.client.get("/articles/in-both/"))["MedicalWebPage"]
        self.assertEqual(page["lastReviewed"], self.both.published_on.isoformat())
        self.assertEqual(page["reviewedBy"]["name"], "Vera Luna")

    def test_breadcrumbs_are_those_on_the_page(self):
        response = self.client.get("/es/articulos/en-los-dos/")
        told = [item["name"] for item in graph(response)["BreadcrumbList"]["itemListElement"]]
        nav = response.content.decode().split('class="breadcrumbs__list"')[1].split("</ol>")[0]
        shown = re.findall(r">([^<>]+)</(?:a|li)>", nav)
        self.assertEqual(told, [words.strip() for words in shown])

    def test_a_title_cannot_break_out_of_the_data_block(self):
        response = self.client.get("/articles/alone/")
        self.assertEqual(graph(response)["Article"]["headline"], "</script>Alone")
        self.assertNotContains(response, "</script>Alone")

    def test_nobody_is_rated(self):
        for address in MetaTests.ADDRESSES:
            self.assertNotContains(self.client.get(address), "AggregateRating")


class SitemapTests(PagesTestCase):
    def entries(self):
        response = self.client.get("/sitemap.xml")
        self.assertEqual(response.status_code, 200)
        return {url.findtext(f"{SITEMAP}loc"): url for url in ElementTree.fromstring(response.content)}

    def test_both_languages_are_listed_and_nothing_that_is_not_for_readers(self):
        paths = {location.removeprefix("http://testserver") for location in self.entries()}
        self.assertEqual(
            paths,
            {
                "/",
                "/es/",
                "/people/",
                "/es/personas/",
                "/people/vera-luna/",
                "/articles/",
                "/es/articulos/",
                "/articles/in-both/",
                "/es/articulos/en-los-dos/",
                "/articles/alone/",
                "/fees/",
            },
        )

    def test_translations_stand_beside_each_other_with_a_date(self):
        entry = self.entries()["http://testserver/es/articulos/en-los-dos/"]
        alternates = {link.get("hreflang"): link.get("href") for link in entry.iter(f"{XHTML}link")}
        self.assertEqual(set(alternates), {"en", "es", "x-default"})
        self.assertEqual(alternates["x-default"], "http://testserver/articles/in-both/")
        self.assertRegex(entry.findtext(f"{SITEMAP}lastmod"), r"^\d{4}-\d\d-\d\d")

    def test_topics_worth_indexing_are_listed(self):
        thin, introduced = TopicFactory(slug="thin"), TopicFactory(slug="introduced", introduction_en="Words.")
        self.both.topics = [thin, introduced]
        self.both.save()
        found = set(self.entries())
        self.assertIn("http://testserver/articles/topics/introduced/", found)
        self.assertNotIn("http://testserver/articles/topics/thin/", found)

    def test_leavers_are_not_listed(self):
        self.vera.unpublish()
        self.assertNotIn("http://testserver/people/vera-luna/", self.entries())


class StagingTests(TestCase):
    def test_robots_lead_to_the_sitemap(self):
        response = self.client.get("/robots.txt")
        self.assertContains(response, "Sitemap: http://testserver/sitemap.xml")
        self.assertNotIn("X-Robots-Tag", response.headers)

    @override_settings(STAGING=True)
    def test_staging_is_not_indexed(self):
        for address in ("/", "/es/", "/robots.txt", "/nothing/", "/call-back/"):
            self.assertEqual(self.client.get(address).headers["X-Robots-Tag"], "noindex")

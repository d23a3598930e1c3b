import re

from clinicians.choices import Credential
from tests.practice.seo.pages_case import ADDRESSES, PagesTestCase, graph


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
        for address in ADDRESSES:
            self.assertNotContains(self.client.get(address), "AggregateRating")

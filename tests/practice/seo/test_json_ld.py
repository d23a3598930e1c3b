import datetime as dt
import re

from django.utils import timezone

from clinicians.choices import Credential
from clinicians.models import ClinicianPage
from practice.caching import version
from practice.models import ClosedDay, FeeLine, PracticeSettings
from tests.factories import ClinicianPageFactory, LanguageFactory, PlanFactory
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

    def test_ways_to_pay_are_told_and_no_branch_of_medicine(self):
        practice = PracticeSettings.current()
        practice.plans = [PlanFactory(name_en="Acme Plan", name_es="Plan Acme")]
        practice.save()
        clinic = graph(self.client.get("/"))["MedicalClinic"]
        self.assertIn("Acme Plan", clinic["paymentAccepted"])
        self.assertNotIn("medicalSpecialty", clinic)

    def test_prices_are_those_of_fees_and_scale_but_what_is_free(self):
        practice = PracticeSettings.current()
        for scale, amounts, told in [
            ((None, None), [], None),
            ((None, None), [0], None),
            ((35, 45), [], "$35–$45"),
            ((35, 45), [0, 130], "$35–$130"),
            ((0, 45), [130], "$45–$130"),
            ((None, None), ["62.50"], "$62.50"),
        ]:
            practice.scale_from, practice.scale_to = scale
            practice.fee_lines = [FeeLine(what_en="An hour", what_es="Una hora", amount=amount) for amount in amounts]
            practice.save()
            version.renew()
            with self.subTest(told):
                clinic = graph(self.client.get("/"))["MedicalClinic"]
                self.assertEqual(clinic.get("priceRange"), told)
                self.assertEqual(clinic.get("currenciesAccepted"), told and "USD")

    def test_languages_of_the_telephone_are_those_beside_the_number(self):
        self.assertNotIn("contactPoint", graph(self.client.get("/"))["MedicalClinic"])
        practice = PracticeSettings.objects.get()
        practice.phone_languages = [LanguageFactory(english=True), LanguageFactory(spanish=True)]
        practice.save()
        for address, languages, words in [
            ("/", ["en", "es"], "English and Spanish."),
            ("/es/", ["es", "en"], "Español e inglés."),
        ]:
            response = self.client.get(address)
            point = graph(response)["MedicalClinic"]["contactPoint"]
            self.assertEqual((point["availableLanguage"], point["telephone"]), (languages, "951-555-0100"))
            self.assertContains(response, words)

    def test_closed_days_are_those_on_the_page(self):
        day = timezone.localdate() + dt.timedelta(days=1)
        while day.weekday() > 4:
            day += dt.timedelta(days=1)
        ClosedDay.objects.create(practice=PracticeSettings.objects.get(), date=day)
        response = self.client.get("/")
        told = graph(response)["MedicalClinic"]["specialOpeningHoursSpecification"]
        self.assertEqual([(row["validFrom"], row["closes"]) for row in told], [(day.isoformat(), "00:00")])
        self.assertContains(response, f"Closed on {day:%A, %B} {day.day}.")

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

    def test_practice_that_takes_new_clients_says_so_on_the_home_page(self):
        self.assertEqual(graph(self.client.get("/"))["MedicalClinic"].get("isAcceptingNewPatients"), True)
        ClinicianPage.objects.update(accepting="no")
        self.assertNotIn("isAcceptingNewPatients", graph(self.client.get("/"))["MedicalClinic"])

    def test_registration_of_an_associate_is_not_called_a_license(self):
        ClinicianPageFactory(title="Iris Poe", slug="iris", credential=Credential.ASW, supervisor=self.vera)
        person = graph(self.client.get("/people/iris/"))["ProfilePage"]["mainEntity"]
        self.assertEqual(person["hasCredential"]["credentialCategory"], "registration")

    def test_change_after_the_day_of_the_article_is_dated(self):
        self.assertNotIn("dateModified", graph(self.client.get("/articles/in-both/"))["Article"])
        day = self.both.published_on + dt.timedelta(days=40)
        self.both.last_published_at = timezone.make_aware(dt.datetime.combine(day, dt.time(9)))
        self.both.save()
        self.assertEqual(graph(self.client.get("/articles/in-both/"))["Article"]["dateModified"], day.isoformat())

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

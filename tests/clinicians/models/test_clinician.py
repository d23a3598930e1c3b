import datetime as dt

import pytest
import time_machine

from django.core.exceptions import ValidationError
from django.test import TestCase

from wagtail.models import Locale
from wagtail.test.utils import WagtailPageTestCase

from clinicians.choices import ASSOCIATES, Credential
from clinicians.models import ClinicianIndexPage, ClinicianPage
from practice.home.models import HomePage
from practice.models import Notice
from tests.clinicians.editor import profile_form
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    LanguageFactory,
    StandardPageFactory,
    UserFactory,
    clinician_index,
    make_alias,
    open_practice,
    translation,
)

TODAY = dt.date(2026, 11, 23)


class PageTypeTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice()
        cls.index = clinician_index()
        cls.profile = ClinicianPageFactory(title="Ana Ruiz", license_number="12345")

    def test_profiles_live_in_the_list_of_clinicians_only(self):
        self.assertAllowedParentPageTypes(ClinicianPage, {ClinicianIndexPage})
        self.assertAllowedSubpageTypes(ClinicianPage, {})
        self.assertAllowedParentPageTypes(ClinicianIndexPage, {HomePage})
        self.assertAllowedSubpageTypes(ClinicianIndexPage, {ClinicianPage})

    def test_pages_can_be_read(self):
        self.assertPageIsRenderable(self.index)
        self.assertPageIsRenderable(self.profile)

    def test_profile_prints_name_number_and_full_title(self):
        response = self.client.get(self.profile.get_url())
        for words in ("Ana Ruiz", "12345", "LCSW", "Licensed Clinical Social Worker"):
            self.assertContains(response, words)

    def test_associate_prints_the_supervisor(self):
        profile = ClinicianPageFactory(associate=True, outside_supervisor="Ana Vega, LMFT 11111")
        page = self.client.get(profile.get_url())
        self.assertContains(page, "Supervised by Ana Vega, Licensed Marriage and Family Therapist, ")
        self.assertContains(page, "LMFT 11111")

    def test_long_list_of_articles_is_paged(self):
        for _ in range(12):
            ArticlePageFactory(authors=[self.profile])
        address = self.profile.get_url()
        first = self.client.get(address).content.decode()
        self.assertEqual(first.count("articles__item"), 10)
        self.assertIn('href="?page=2#written"', first)
        second = self.client.get(address, {"page": 2}).content.decode()
        self.assertEqual(second.count("articles__item"), 2)
        self.assertEqual(self.client.get(address, {"page": 3}).status_code, 404)

    def test_profile_without_a_number_shows_the_practices(self):
        self.assertContains(self.client.get(self.profile.get_url()), "951-555-0100")
        own = ClinicianPageFactory(phone="+19515550123")
        self.assertContains(self.client.get(own.get_url()), "951-555-0123")

    def test_fee_leads_to_the_page_about_the_estimate_in_each_language(self):
        page = StandardPageFactory(parent=HomePage.objects.get(locale=Locale.get_default()), slug="estimate")
        spanish = translation(page, slug="estimado")
        practice = open_practice(fees_en="$100", fees_es="$100")
        practice.notices = [Notice(kind=Notice.Kind.ESTIMATE, page=page)]
        practice.save()
        self.assertContains(self.client.get(self.profile.get_url()), f'class="facts__link" href="{page.url}"')
        other = make_alias(self.profile)
        self.assertContains(self.client.get(other.get_url()), f'class="facts__link" href="{spanish.url}"')

    def test_no_street_is_told_where_sessions_are_by_video_only(self):
        open_practice(street="12 Lemon Street", city="Riverside")
        self.assertContains(self.client.get(self.profile.get_url()), "12 Lemon Street")
        remote = ClinicianPageFactory(in_person=False, telehealth=True)
        self.assertNotContains(self.client.get(remote.get_url()), "12 Lemon Street")

    def test_pages_can_be_edited_and_previewed(self):
        user = UserFactory(manager=True)
        self.assertPageIsEditable(self.index, user=user)
        self.assertPageIsEditable(self.profile, user=user, post_data=profile_form(self.profile))
        self.assertPageIsPreviewable(self.profile, user=user, post_data=profile_form(self.profile))


class LicenseTests(WagtailPageTestCase):
    def test_live_clinician_has_a_number(self):
        with pytest.raises(ValidationError, match="license or registration number"):
            ClinicianPageFactory(license_number="")

    def test_draft_may_lack_it(self):
        assert ClinicianPageFactory(license_number="", draft=True).pk

    def test_live_associate_has_a_supervisor(self):
        for credential in ASSOCIATES:
            with self.subTest(credential), pytest.raises(ValidationError, match="supervisor"):
                ClinicianPageFactory(credential=credential)
        supervisor = ClinicianPageFactory(title="Ana", license_number="1")
        profile = ClinicianPageFactory(credential=Credential.ASW, supervisor=supervisor)
        assert profile.supervisor_line == "Ana, LCSW 1"

    def test_associate_does_not_supervise_another(self):
        supervised = ClinicianPageFactory(credential=Credential.ASW, supervisor=ClinicianPageFactory())
        with pytest.raises(ValidationError, match="A supervisor must be licensed"):
            ClinicianPageFactory(credential=Credential.AMFT, supervisor=supervised)

    def test_people_who_are_no_clinicians_show_no_license(self):
        profile = ClinicianPageFactory(staff=True)
        assert (profile.license, profile.license_title) == ("", "")

    def test_publishing_a_draft_past_the_form_is_refused_too(self):
        profile = ClinicianPageFactory(license_number="", draft=True)
        with pytest.raises(ValidationError):
            profile.save_revision().publish()
        assert not ClinicianPage.objects.get(pk=profile.pk).live


class FactTests(WagtailPageTestCase):
    def test_years_count_themselves(self):
        profile = ClinicianPageFactory(practicing_since=2018)
        for year, years in ((2026, 8), (2027, 9), (2017, 0)):
            with time_machine.travel(dt.datetime(year, 6, 1, 12, tzinfo=dt.UTC)):
                assert profile.years_practicing == years
        assert ClinicianPageFactory().years_practicing is None

    def test_accepting_is_believed_for_the_set_days_only(self):
        practice = open_practice(accepting_days=30)
        profile = ClinicianPageFactory(accepting="yes", accepting_as_of=TODAY - dt.timedelta(days=30))
        assert profile.accepting_status(practice, TODAY) == "yes"
        assert profile.accepting_status(practice, TODAY + dt.timedelta(days=1)) == "ask"

    def test_ages_run_upwards(self):
        with pytest.raises(ValidationError):
            ClinicianPageFactory(ages_from=80, ages_to=4)


class SharedFactTests(WagtailPageTestCase):
    def test_every_shared_field_reaches_the_other_language(self):
        spanish = LanguageFactory(spanish=True)
        profile = ClinicianPageFactory()
        written = translation(profile)
        profile.phone, profile.languages, profile.pronouns = "+19515550123", [spanish], "she/her"
        profile.save()
        written.refresh_from_db()
        assert (written.phone.as_e164, written.pronouns) == ("+19515550123", "she/her")
        assert list(written.languages.all()) == [spanish]

    def test_alias_follows_a_change_made_without_publishing(self):
        profile = ClinicianPageFactory()
        alias = make_alias(profile)
        profile.phone = "+19515550123"
        profile.save()
        assert ClinicianPage.objects.get(pk=alias.pk).phone.as_e164 == "+19515550123"

    def test_translation_cannot_change_a_fact(self):
        profile = ClinicianPageFactory(pronouns="she/her")
        written = translation(profile)
        written.pronouns = "they/them"
        written.save()
        assert ClinicianPage.objects.get(pk=written.pk).pronouns == "she/her"

    def test_each_field_is_a_word_or_a_shared_fact(self):
        facts = {field.name for field in ClinicianPage.shared_fields()}
        names = {field.name for field in ClinicianPage._meta.get_fields(include_parents=False) if field.concrete}
        assert {"license_number", "supervisor", "languages"} <= facts
        assert {*ClinicianPage.WORDS, *facts, "page_ptr"} == names
        assert facts.isdisjoint([*ClinicianPage.WORDS, "page_ptr"])


class LeaverTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice()
        cls.ana = ClinicianPageFactory(title="Ana Ruiz", slug="ana-ruiz", phone="+19515550111")
        cls.spanish = translation(cls.ana, slug="ana-ruiz")
        cls.article = ArticlePageFactory(slug="by-ana", authors=[cls.ana])
        cls.ana.unpublish()

    def test_old_addresses_lead_to_the_directory_of_their_language(self):
        for address, directory in {"/people/ana-ruiz/": "/people/", "/es/personas/ana-ruiz/": "/es/personas/"}.items():
            with self.subTest(address):
                self.assertRedirects(self.client.get(address), directory, status_code=301)

    def test_a_profile_that_was_never_public_is_not_there(self):
        ClinicianPageFactory(slug="draft", draft=True)
        self.assertEqual(self.client.get("/people/draft/").status_code, 404)

    def test_leaver_drops_from_the_directory_in_both_languages(self):
        for language in ("en", "es"):
            locale = Locale.objects.get(language_code=language)
            self.assertFalse(ClinicianPage.objects.listed(locale).exists())

    def test_byline_stays_without_link_and_the_practice_answers_the_telephone(self):
        response = self.client.get("/articles/by-ana/")
        self.assertContains(response, "Ana Ruiz")
        self.assertContains(response, self.ana.license_number)
        self.assertNotContains(response, 'href="/people/ana-ruiz/"')
        self.assertNotContains(response, "555-0111")
        self.assertContains(response, "951-555-0100")

    def test_who_comes_back_is_shown_again_in_both_languages(self):
        self.come_back()
        for address, language in {"/people/ana-ruiz/": "en", "/es/personas/ana-ruiz/": "es"}.items():
            with self.subTest(address):
                self.assertContains(self.client.get(address), "Ana Ruiz")
                self.assertTrue(ClinicianPage.objects.listed(clinician_index(language).locale).exists())
        self.assertContains(self.client.get("/articles/by-ana/"), 'href="/people/ana-ruiz/"')

    def come_back(self):
        self.ana.refresh_from_db()
        self.ana.save_revision().publish()

    def test_no_browser_keeps_the_redirect(self):
        for address in ("/people/ana-ruiz/", "/es/personas/ana-ruiz/"):
            self.assertIn("no-store", self.client.get(address)["Cache-Control"])

    def test_what_was_written_while_away_stays_a_draft(self):
        spanish = ClinicianPage.objects.get(pk=self.spanish.pk)
        spanish.greeting = "Hola."
        spanish.save_revision()
        self.come_back()
        spanish = ClinicianPage.objects.get(pk=self.spanish.pk)
        self.assertEqual((spanish.live, spanish.has_unpublished_changes, spanish.greeting), (True, True, ""))
        self.assertEqual(spanish.get_latest_revision_as_object().greeting, "Hola.")

    def test_a_translation_that_was_never_public_stays_a_draft(self):
        ClinicianPage.objects.filter(pk=self.spanish.pk).update(first_published_at=None)
        self.come_back()
        self.assertFalse(ClinicianPage.objects.get(pk=self.spanish.pk).live)

    def test_an_alias_comes_back_too(self):
        ben = ClinicianPageFactory(title="Ben Ode", slug="ben-ode")
        make_alias(ben)
        ben.unpublish()
        self.assertEqual(self.client.get("/es/personas/ben-ode/").status_code, 301)
        ClinicianPage.objects.get(pk=ben.pk).save_revision().publish()
        self.assertEqual(self.client.get("/es/personas/ben-ode/").status_code, 200)

"""What the manager's first screen points out."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup

from django.utils import timezone

from articles.models import Reference
from clinicians.models import ClinicianPage
from practice.upkeep.faults import Fault
from practice.upkeep.models import CheckedLink
from tests.clients import signed_in
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    UserFactory,
    open_practice,
    send_to_read,
    translation,
)
from tests.practice.editing.reading import decide, speaks

pytestmark = pytest.mark.django_db


def screen(client) -> str:
    return client.get("/admin/").content.decode()


class TestLicenses:
    PANEL = 'id="people-50'

    def test_license_that_ends_in_45_days_is_pointed_out_once(self, manager_client):
        profile = ClinicianPageFactory(title="Ana", license_expires=timezone.localdate() + dt.timedelta(days=45))
        ClinicianPageFactory()
        translation(profile)
        html = screen(manager_client)
        licenses = html[html.index(self.PANEL) :]
        assert licenses.count(f'href="/admin/pages/{profile.pk}/edit/"') == 1
        assert "expires" in licenses

    def test_license_that_has_ended_stands_out(self, manager_client):
        ClinicianPageFactory(license_expires=timezone.localdate() - dt.timedelta(days=1))
        assert '<strong class="w-text-critical-200">expired</strong>' in screen(manager_client)

    def test_license_that_holds_for_long_is_not_mentioned(self, manager_client):
        ClinicianPageFactory(license_expires=timezone.localdate() + dt.timedelta(days=61))
        assert self.PANEL not in screen(manager_client)


class TestAccepting:
    def test_answer_about_new_clients_that_nobody_confirmed_is_pointed_out(self, manager_client):
        profile = ClinicianPageFactory(accepting_as_of=timezone.localdate() - dt.timedelta(days=31))
        assert "Answers that have grown old" in screen(manager_client)
        ClinicianPage.objects.filter(pk=profile.pk).update(accepting_as_of=timezone.localdate())
        assert "Answers that have grown old" not in screen(manager_client)

    def test_the_own_one_is_asked_and_not_listed_too(self, olive, manager):
        ClinicianPageFactory(
            title="Olive Vega", owner=olive, accepting_as_of=timezone.localdate() - dt.timedelta(days=31)
        )
        html = screen(manager)
        assert "Still accepting new clients?" in html
        assert "Answers that have grown old" not in html


class TestUpkeep:
    URL = "https://guide.example/a"

    def test_says_how_many_reviews_are_due_and_links_broken_with_the_way_to_each(self, manager, author):
        open_practice(checks_links=True)
        for title in ("Calm", "Sleep"):
            page = ArticlePageFactory(title=title, authors=[author], owner=author.owner, review_due="2026-01-01")
            Reference.objects.create(article=page, title="A guide", url=self.URL)
        assert words_of(screen(manager)) == ["2 articles to review"]
        CheckedLink.objects.create(url=self.URL, fault=Fault.GONE, failing_since=timezone.now())
        html = screen(manager)
        assert words_of(html) == ["2 articles to review", "2 broken links"]
        assert 'href="/admin/reports/review-due/"' in html
        assert 'href="/admin/reports/links/"' in html

    def test_one_is_said_in_spanish_as_one(self, olive, manager, author):
        ArticlePageFactory(authors=[author], owner=author.owner, review_due="2026-01-01")
        speaks(olive, "es")
        assert words_of(screen(manager)) == ["Un artículo por revisar"]

    def test_links_are_no_matter_where_no_one_looks_them_up(self, manager, author):
        open_practice(checks_links=False)
        page = ArticlePageFactory(authors=[author], owner=author.owner)
        Reference.objects.create(article=page, title="A guide", url=self.URL)
        CheckedLink.objects.create(url=self.URL, fault=Fault.GONE, failing_since=timezone.now())
        assert words_of(screen(manager)) == []

    def test_therapist_has_the_own_reviews_and_not_this(self, therapist, author):
        ArticlePageFactory(title="Calm", authors=[author], owner=author.owner, review_due="2026-01-01")
        html = screen(therapist)
        assert words_of(html) == []
        assert "Articles to read again" in html


def words_of(html) -> list[str]:
    panel = BeautifulSoup(html, "html.parser").find(id="upkeep-section")
    return [link.get_text(strip=True) for link in panel.select(".todo a")] if panel else []


class TestToRead:
    def test_what_was_sent_is_listed_with_its_author_and_since_when(self, manager, article, author):
        with time_machine.travel("2026-11-23 18:00Z"):
            send_to_read(article, author.owner)
        with time_machine.travel("2026-11-26 18:00Z"):
            manager = signed_in(UserFactory(manager=True))
            html = screen(manager)
        assert "Waiting for you to read" in html
        assert "Ana Ruiz asks you to read this, since Monday." in html
        assert f'href="/admin/pages/{article.pk}/edit/"' in html

    def test_in_spanish(self, manager, olive, article, author):
        speaks(olive, "es")
        send_to_read(article, author.owner)
        html = screen(manager)
        assert "Esperan que usted los lea" in html
        assert "Ana Ruiz le pide que lea esto" in html

    def test_nothing_is_listed_once_it_was_answered(self, manager, article, author):
        send_to_read(article, author.owner)
        decide(manager, article, "reject", "Shorter, please.")
        assert "Waiting for you to read" not in screen(manager)

    def test_therapists_and_desk_read_nothing_of_others(self, client, article, author):
        send_to_read(article, author.owner)
        for role in ("therapist", "frontdesk"):
            client.force_login(UserFactory(**{role: True}))
            html = screen(client)
            assert "Waiting for you to read" not in html
            assert "Calm" not in html


class TestWithoutProfile:
    def test_therapist_without_one_is_named_and_a_tap_begins_it(self, manager):
        rosa = UserFactory(therapist=True, first_name="Rosa", last_name="Delgado")
        html = screen(manager)
        assert "Therapists without a profile" in html
        assert "Begin the profile of Rosa Delgado" in html
        response = manager.post(f"/admin/begin-profile/{rosa.pk}/")
        profile = ClinicianPage.objects.of_person(rosa).get()
        assert response.url == f"/admin/pages/{profile.pk}/edit/"
        assert (profile.title, profile.live) == ("Rosa Delgado", False)
        assert "Therapists without a profile" not in screen(manager)

    def test_who_left_or_has_one_is_not_named(self, manager, author):
        UserFactory(therapist=True, first_name="Rosa", is_active=False)
        assert "Therapists without a profile" not in screen(manager)

    def test_a_second_tap_begins_no_second_profile(self, manager, author):
        manager.post(f"/admin/begin-profile/{author.owner.pk}/")
        assert ClinicianPage.objects.of_person(author.owner).count() == 1

    @pytest.mark.parametrize("role", ["therapist", "frontdesk"])
    def test_only_managers_begin_profiles_of_others(self, role):
        rosa = UserFactory(therapist=True)
        assert signed_in(UserFactory(**{role: True})).post(f"/admin/begin-profile/{rosa.pk}/").status_code == 403
        assert not ClinicianPage.objects.of_person(rosa).exists()


def test_therapist_and_desk_are_not_told_what_the_manager_is(client):
    ClinicianPageFactory(license_expires=timezone.localdate())
    open_practice(phone="")
    for role in ("therapist", "frontdesk"):
        client.force_login(UserFactory(**{role: True}))
        html = screen(client)
        for heading in ("Licenses to renew", "Your first days", "To do now", "Notices that are missing"):
            assert heading not in html

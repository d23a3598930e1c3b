"""Reminders by mail: to whom, what they say, and that each leaves once."""

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine

from django.core import mail
from django.core.cache import cache

from clinicians.models import ClinicianPage
from practice.mail import outbox
from practice.models import User
from practice.operations.jobs import all_jobs
from practice.upkeep import reminders
from practice.upkeep.models import Reminder
from tests.clients import signed_in
from tests.factories import ArticlePageFactory, ClinicianPageFactory, UserFactory, translation
from tests.practice.editing.reading import speaks

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 26)


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-26 18:00Z", tick=False) as clock:
        yield clock


def run(name) -> dict[str, str]:
    """Run the job, send what it queued, and return subject and text by address."""
    mail.outbox.clear()
    (job,) = [job for job in all_jobs() if job.name == name]
    done = job.run()
    list(done if isinstance(done, Iterator) else ())
    outbox.send_due()
    return {message.to[0]: f"{message.subject}\n{message.body}" for message in mail.outbox}


class TestReviews:
    @pytest.fixture
    def due(self, clock, author):
        return ArticlePageFactory(
            title="Calm", owner=author.owner, authors=[author], review_due=TODAY - dt.timedelta(days=3)
        )

    def test_author_and_owner_are_reminded_once(self, clock, olive, author, due):
        sent = run("remind_of_reviews")
        assert set(sent) == {olive.email, author.owner.email}
        for text in sent.values():
            assert "One article to review" in text
            assert "“Calm”: was due on Nov. 23, 2026" in text
            assert "/admin/reports/review-due/" in text
        assert "(Ana Ruiz)" in sent[olive.email]
        assert "(Ana Ruiz)" not in sent[author.owner.email]
        assert run("remind_of_reviews") == {}

    def test_next_reminder_is_four_weeks_and_a_new_month_away(self, clock, olive, author, due):
        told = {}
        days = ("2026-11-30", "2026-12-01", "2026-12-27", "2026-12-28", "2027-01-01", "2027-01-31", "2027-02-01")
        for day in days:
            clock.move_to(f"{day} 18:00Z")
            told[day] = len(run("remind_of_reviews"))
        assert told == dict.fromkeys(days, 0) | {"2026-11-30": 2, "2026-12-28": 2, "2027-01-31": 2}

    def test_whoever_was_told_late_in_a_month_keeps_no_one_else_waiting(self, clock, olive, author, due):
        assert len(run("remind_of_reviews")) == 2
        rosa = UserFactory(manager=True, email="rosa@example.com")
        clock.move_to("2026-12-01 18:00Z")
        assert set(run("remind_of_reviews")) == {rosa.email}

    def test_author_hears_of_her_own_alone(self, olive, author, due):
        other = ClinicianPageFactory(title="Rosa Sol", owner=UserFactory(therapist=True))
        ArticlePageFactory(title="Sleep", owner=other.owner, authors=[other], review_due=TODAY)
        sent = run("remind_of_reviews")
        assert "Sleep" not in sent[author.owner.email]
        assert "2 articles to review" in sent[olive.email]

    def test_who_left_is_not_written_to_and_the_owner_is(self, olive, author, due):
        author.owner.is_active = False
        author.owner.save()
        assert set(run("remind_of_reviews")) == {olive.email}

    def test_no_one_is_written_to_while_nothing_is_due(self, clock, olive, author):
        assert run("remind_of_reviews") == {}
        assert not Reminder.objects.exists()

    def test_what_was_reviewed_before_the_mail_left_is_not_spoken_of(self, olive, author, due):
        due.review_due = TODAY + dt.timedelta(days=300)
        (job,) = [job for job in all_jobs() if job.name == "remind_of_reviews"]
        list(job.run())
        due.save()
        mail.outbox.clear()
        outbox.send_due()
        assert mail.outbox == []

    def test_in_the_language_of_the_reader(self, olive, author, due):
        speaks(olive, "es")
        assert "Un artículo por revisar" in run("remind_of_reviews")[olive.email]


class TestLicenses:
    @pytest.fixture
    def profile(self, clock, author):
        author.license_expires = dt.date(2027, 2, 1)
        author.save()
        return author

    def test_both_are_told_at_sixty_and_at_thirty_days_once_each(self, clock, olive, profile):
        told = {}
        for moment in (
            "2026-12-02",
            "2026-12-03",
            "2026-12-04",
            "2027-01-02",
            "2027-01-03",
            "2027-02-01",
            "2027-02-02",
        ):
            clock.move_to(f"{moment} 18:00Z")
            if sent := run("remind_of_licenses"):
                assert set(sent) == {olive.email, profile.owner.email}
                told[moment] = sent
        assert list(told) == ["2026-12-03", "2027-01-02"]
        hers, owners = (told["2026-12-03"][address] for address in (profile.owner.email, olive.email))
        assert "Your license expires in 60 days" in hers
        assert "/admin/my-profile/" in hers
        assert "tell a manager" in hers
        assert "The license of Ana Ruiz expires in 60 days" in owners
        assert f"/admin/pages/{profile.pk}/edit/" in owners
        assert profile.license_number in owners

    def test_late_start_tells_once(self, clock, profile):
        clock.move_to("2027-01-20 18:00Z")
        assert "expires in 12 days" in run("remind_of_licenses")[profile.owner.email]
        assert run("remind_of_licenses") == {}

    def test_new_date_begins_anew(self, clock, profile):
        clock.move_to("2026-12-03 18:00Z")
        run("remind_of_licenses")
        profile.license_expires = dt.date(2029, 2, 1)
        profile.save()
        clock.move_to("2028-12-03 18:00Z")
        assert profile.owner.email in run("remind_of_licenses")

    def test_renewed_before_the_mail_left_says_nothing(self, clock, profile):
        clock.move_to("2026-12-03 18:00Z")
        list(reminders.remind_of_licenses())
        profile.license_expires = dt.date(2029, 2, 1)
        profile.save()
        mail.outbox.clear()
        outbox.send_due()
        assert mail.outbox == []

    def test_both_languages_are_one_license_and_who_is_offline_has_none_to_tell(self, clock, olive, profile):
        translation(profile)
        clock.move_to("2026-12-03 18:00Z")
        run("remind_of_licenses")
        assert Reminder.objects.count() == 2
        Reminder.objects.all().delete()
        profile.retire()
        assert run("remind_of_licenses") == {}

    def test_in_spanish(self, clock, olive, profile):
        speaks(olive, "es")
        clock.move_to("2026-12-03 18:00Z")
        assert "La licencia de Ana Ruiz vence en 60 días" in run("remind_of_licenses")[olive.email]


class TestAnswers:
    @pytest.fixture
    def profile(self, clock, practice, author):
        author.accepting_as_of = dt.date(2026, 11, 1)  # Believed until December 1.
        author.save()
        return author

    def test_she_is_asked_once_before_the_page_says_ask_us(self, clock, olive, profile):
        told = []
        for moment in ("2026-11-25", "2026-11-26", "2026-11-30", "2026-12-02"):
            clock.move_to(f"{moment} 18:00Z")
            if sent := run("remind_of_answers"):
                told.append(moment)
                assert set(sent) == {profile.owner.email}
                assert "After Dec. 1, 2026 it says “ask us”" in sent[profile.owner.email]
        assert told == ["2026-11-26"]

    def test_first_screen_asks_at_the_same_time(self, clock, therapist, profile):
        asked = "After Dec. 1, 2026 it says “ask us”: is the answer still right?"
        for moment, is_asked in (("2026-11-25", False), ("2026-11-26", True), ("2026-12-02", False)):
            clock.move_to(f"{moment} 18:00Z")
            assert (asked in signed_in(profile.owner).get("/admin/").content.decode()) is is_asked

    def test_an_answer_is_thanked_by_silence_until_it_grows_old(self, clock, therapist, profile):
        run("remind_of_answers")
        therapist.post("/admin/accepting/", {"accepting": "yes"})
        assert run("remind_of_answers") == {}
        clock.move_to("2026-12-21 18:00Z")
        assert profile.owner.email in run("remind_of_answers")

    def test_answered_before_the_mail_left_says_nothing(self, clock, therapist, profile):
        list(reminders.remind_of_answers())
        therapist.post("/admin/accepting/", {"accepting": "no"})
        mail.outbox.clear()
        outbox.send_due()
        assert mail.outbox == []

    def test_who_left_is_not_therapist_or_not_online_is_not_asked(self, clock, profile):
        ClinicianPage.objects.update(credential="none")
        assert run("remind_of_answers") == {}
        ClinicianPage.objects.update(credential="LCSW", live=False)
        assert run("remind_of_answers") == {}
        ClinicianPage.objects.update(live=True)
        User.objects.update(is_active=False)
        assert run("remind_of_answers") == {}

    def test_old_answer_reads_ask_us_in_public(self, clock, client, profile):
        for moment, is_shown in (("2026-12-01", True), ("2026-12-02", False)):
            clock.move_to(f"{moment} 18:00Z")
            cache.clear()
            page = client.get(profile.url).content.decode()
            assert ("Accepting new clients" in page) is is_shown


def test_reminders_of_long_ago_are_forgotten(clock, olive):
    Reminder.objects.create(kind="upkeep.reviews", account=olive, about="2026-11")
    Reminder.objects.create(kind="upkeep.reviews", account=olive, about="2024-01", sent_on=dt.date(2024, 1, 1))
    run("prune_reminders")
    assert Reminder.objects.get().about == "2026-11"

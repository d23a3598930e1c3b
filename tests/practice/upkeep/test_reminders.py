"""Reminders by mail: to whom, what they say, and that each leaves once."""

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine

from django.core import mail

from practice.mail import outbox
from practice.operations.jobs import all_jobs
from practice.upkeep.models import Reminder
from tests.factories import ArticlePageFactory, ClinicianPageFactory, UserFactory
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

    def test_author_and_owner_are_reminded_once_a_month(self, clock, olive, author, due):
        sent = run("remind_of_reviews")
        assert set(sent) == {olive.email, author.owner.email}
        for text in sent.values():
            assert "One article to review" in text
            assert "“Calm”: was due on Nov. 23, 2026" in text
            assert "/admin/reports/review-due/" in text
        assert "(Ana Ruiz)" in sent[olive.email]
        assert "(Ana Ruiz)" not in sent[author.owner.email]
        assert run("remind_of_reviews") == {}
        clock.move_to("2026-12-01 18:00Z")
        assert set(run("remind_of_reviews")) == {olive.email, author.owner.email}

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


def test_reminders_of_long_ago_are_forgotten(clock, olive):
    Reminder.objects.create(kind="upkeep.reviews", account=olive, about="2026-11")
    Reminder.objects.create(kind="upkeep.reviews", account=olive, about="2024-01", sent_on=dt.date(2024, 1, 1))
    run("prune_reminders")
    assert Reminder.objects.get().about == "2026-11"

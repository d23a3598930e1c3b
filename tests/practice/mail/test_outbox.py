"""Mails to staff: each leaves once, none is lost while the mail server is away, and no row says what a mail says."""

import datetime as dt
import smtplib
from unittest.mock import patch

import time_machine

from django.core import mail
from django.db import transaction
from django.test import TestCase, TransactionTestCase
from django.utils import translation

from wagtail.users.models import UserProfile

from practice.mail import outbox
from practice.mail.faults import Fault
from practice.mail.kinds import Message, builders
from practice.mail.models import Mail
from tests.booking.at_once import at_once
from tests.factories import UserFactory

NOON = dt.datetime(2026, 11, 17, 20, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def greet(row):
    return Message("Hello", f"Number {row.facts.get('number')}") if row.facts.get("number") != 13 else None


def with_kinds(case):
    case.enterContext(patch.dict(builders, {"greeting": greet}))


class OutboxTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.rosa = UserFactory(username="rosa", email="rosa@example.com")

    def setUp(self):
        with_kinds(self)
        self.now = self.enterContext(time_machine.travel(NOON, tick=False))

    def failing(self, error):
        return patch("practice.mail.outbox.send", side_effect=error)

    def test_no_mail_goes_to_an_account_that_was_closed_meanwhile(self):
        outbox.queue_mail("greeting", account=self.rosa, number=1)
        type(self.rosa).objects.filter(pk=self.rosa.pk).update(is_active=False)
        outbox.send_due()
        self.assertEqual((mail.outbox, Mail.objects.count()), ([], 0))

    def test_a_mail_goes_to_the_address_the_account_has_by_then(self):
        outbox.queue_mail("greeting", account=self.rosa, number=1)
        type(self.rosa).objects.filter(pk=self.rosa.pk).update(email="vega@example.com")
        self.assertEqual(mail.outbox, [])
        self.assertEqual(outbox.send_due(), 1)
        (sent,) = mail.outbox
        self.assertEqual((sent.to, sent.subject, sent.body), (["vega@example.com"], "Hello", "Number 1"))
        self.assertEqual(sent.message()["Auto-Submitted"], "auto-generated")
        self.assertEqual((outbox.send_due(), len(mail.outbox)), (0, 1))

    def test_what_the_caller_takes_back_is_not_sent(self):
        with self.assertRaises(RuntimeError), transaction.atomic():
            outbox.queue_mail("greeting", account=self.rosa)
            raise RuntimeError
        self.assertEqual(outbox.send_due(), 0)

    def test_an_unknown_kind_is_refused_when_it_is_queued(self):
        with self.assertRaises(LookupError):
            outbox.queue_mail("greting", account=self.rosa)

    def test_a_mail_with_nothing_to_say_leaves_no_row(self):
        outbox.queue_mail("greeting", address="nobody@example.com", number=13)
        outbox.send_due()
        self.assertEqual((mail.outbox, Mail.objects.count()), ([], 0))

    def test_a_server_that_is_away_is_asked_once_a_round_and_after_growing_pauses(self):
        for number in (1, 2, 3):
            outbox.queue_mail("greeting", account=self.rosa, number=number)
        with self.failing(ConnectionRefusedError()) as send, self.assertLogs("practice.mail.outbox", "WARNING") as logs:
            outbox.send_due()
            self.assertEqual(send.call_count, 1)
            for _ in range(60):
                self.now.shift(MINUTE)
                outbox.send_due()
        first = Mail.objects.earliest("pk")
        self.assertEqual((Fault(first.fault), first.attempts), (Fault.PORT, 8))
        self.assertNotIn("rosa", "".join(logs.output))
        self.now.shift(outbox.EXPIRES / 2)
        self.assertEqual((outbox.send_due(), outbox.send_due()), (3, 0))
        self.assertEqual([sent.body for sent in mail.outbox], ["Number 1", "Number 2", "Number 3"])

    def test_a_refused_recipient_holds_up_nobody_else(self):
        outbox.queue_mail("greeting", address="gone@example.com", number=1)
        outbox.queue_mail("greeting", account=self.rosa, number=2)
        refused = smtplib.SMTPRecipientsRefused({"gone@example.com": (550, b"no")})
        with self.failing([refused, None]) as send, self.assertLogs("practice.mail.outbox", "WARNING"):
            self.assertEqual(outbox.send_due(), 1)
        self.assertEqual(send.call_count, 2)

    def test_a_mail_that_cannot_be_built_holds_up_nobody_else(self):
        with patch.dict(builders, {"broken": lambda row: 1 / 0}), self.assertLogs("practice.mail.outbox", "ERROR"):
            outbox.queue_mail("broken", account=self.rosa)
            outbox.queue_mail("greeting", account=self.rosa)
            self.assertEqual(outbox.send_due(), 1)

    def test_it_is_told_when_mails_are_late(self):
        outbox.queue_mail("greeting", account=self.rosa)
        self.assertFalse(outbox.mail_is_failing())
        self.now.shift(11 * MINUTE)
        self.assertTrue(outbox.mail_is_failing())
        outbox.send_due()
        self.assertFalse(outbox.mail_is_failing())

    def test_a_mail_too_late_to_be_of_use_is_not_sent(self):
        outbox.queue_mail("greeting", account=self.rosa, expires=60 * MINUTE)
        self.now.shift(61 * MINUTE)
        self.assertEqual((outbox.send_due(), outbox.mail_is_failing()), (0, False))

    def test_rows_go_after_some_days(self):
        outbox.queue_mail("greeting", account=self.rosa)
        outbox.queue_mail("greeting", account=self.rosa, expires=MINUTE)
        outbox.send_due()
        self.now.shift(dt.timedelta(days=6))
        self.assertEqual(outbox.prune(), 0)
        self.now.shift(dt.timedelta(days=2))
        self.assertEqual((outbox.prune(), Mail.objects.count()), (2, 0))

    def test_the_language_is_that_of_the_account(self):
        UserProfile.objects.create(user=self.rosa, preferred_language="es")
        with patch.dict(builders, {"language": lambda row: Message("x", translation.get_language())}):
            outbox.queue_mail("language", account=self.rosa)
            outbox.queue_mail("language", address="owner@example.com")
            outbox.send_due()
        self.assertEqual([sent.body for sent in mail.outbox], ["es", "en"])


class AtOnceTests(TransactionTestCase):
    def test_of_two_runners_at_once_one_sends_each_mail(self):
        with_kinds(self)
        for number in range(5):
            outbox.queue_mail("greeting", address="owner@example.com", number=number)
        results = at_once([outbox.send_due] * 2)
        self.assertEqual(sum(results), 5)
        self.assertEqual(sorted(sent.body[-1] for sent in mail.outbox), list("01234"))

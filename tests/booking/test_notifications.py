"""Mails to the desk and to the owner."""

import datetime as dt
import smtplib
from unittest.mock import patch

import time_machine

from django.core import mail
from django.test import TestCase
from django.utils import timezone

from booking.models import CallbackRequest
from booking.models.choices import Status
from booking.notifications import announce_requests, announcement_is_late, tell_owner
from practice.models import PracticeSettings
from tests.booking.desk_case import DeskTestCase
from tests.booking.public_case import TUESDAY, PublicTestCase
from tests.factories import CallbackRequestFactory, UserFactory, open_practice

REFUSED = smtplib.SMTPRecipientsRefused({"desk@example.org": (550, b"no")})

MONDAY_NOON = "2026-11-23 20:00Z"


class AnnouncementTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.practice = open_practice(callback_mail="desk@example.org")

    def setUp(self):
        clock = time_machine.travel(TUESDAY, tick=False)
        self.now = clock.start()
        self.addCleanup(clock.stop)

    def test_one_mail_holds_a_count_and_a_link_and_nothing_else(self):
        CallbackRequestFactory(name="Xiomara")
        CallbackRequestFactory(spanish=True)
        self.assertEqual(announce_requests(self.practice), 2)
        (sent,) = mail.outbox
        self.assertEqual(sent.to, ["desk@example.org"])
        self.assertEqual(sent.subject, "2 new requests for a call · 2 nuevas solicitudes de llamada")
        self.assertIn("http://testserver/admin/", sent.body)
        message = sent.message()
        del message["Message-ID"]  # Chance and the clock make it; it may well hold a 555.
        for personal in ["Xiomara", "555", *CallbackRequest.objects.values_list("reference", flat=True)]:
            self.assertNotIn(personal, message.as_string())

    def test_each_request_is_told_of_once(self):
        CallbackRequestFactory()
        announce_requests(self.practice)
        self.assertEqual(announce_requests(self.practice), 0)
        self.assertEqual(len(mail.outbox), 1)

    def test_spam_and_what_was_taken_back_are_not_told_of(self):
        CallbackRequestFactory(spam=True)
        CallbackRequestFactory(status=Status.WITHDRAWN)
        self.assertEqual(announce_requests(self.practice), 0)
        self.assertEqual(mail.outbox, [])

    def test_a_server_that_refuses_leaves_the_requests_for_the_next_try(self):
        CallbackRequestFactory()
        with patch("booking.notifications.send_mail", side_effect=REFUSED), self.assertRaises(smtplib.SMTPException):
            announce_requests(self.practice)
        self.assertEqual(announce_requests(self.practice), 1)

    def test_nothing_rings_while_the_practice_is_closed(self):
        CallbackRequestFactory()
        self.now.move_to(TUESDAY + dt.timedelta(hours=10))
        self.assertEqual(announce_requests(self.practice), 0)
        self.assertFalse(announcement_is_late(self.practice))
        self.now.move_to(TUESDAY + dt.timedelta(hours=23))
        self.assertEqual(announce_requests(self.practice), 1)

    def test_a_practice_without_hours_or_without_an_address(self):
        CallbackRequestFactory()
        self.practice.opening_hours.all().delete()
        self.now.move_to(TUESDAY + dt.timedelta(hours=10))
        open_all_day = PracticeSettings.objects.get()
        self.assertEqual(announce_requests(open_all_day), 1)
        open_all_day.callback_mail = ""
        CallbackRequestFactory()
        self.assertEqual(announce_requests(open_all_day), 0)
        self.assertFalse(announcement_is_late(open_all_day))


class FailingMailTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.practice = open_practice(callback_mail="desk@example.org")

    def failing(self, minutes):
        return announcement_is_late(self.practice, TUESDAY + dt.timedelta(minutes=minutes))

    def test_shows_when_a_mail_should_have_left_a_while_ago(self):
        CallbackRequestFactory(created_at=TUESDAY)
        self.assertEqual([self.failing(minutes) for minutes in (5, 10, 11, 60)], [False, False, True, True])

    def test_the_night_does_not_count(self):
        CallbackRequestFactory(created_at=TUESDAY + dt.timedelta(hours=10))
        nine = 23 * 60
        self.assertEqual([self.failing(minutes) for minutes in (11 * 60, nine + 5, nine + 11)], [False, False, True])


class VisitTests(PublicTestCase):
    def test_a_visitor_does_not_wait_for_the_mail_server(self):
        open_practice(callback_mail="desk@example.org")
        with patch("booking.notifications.send_mail", side_effect=AssertionError("sent during a visit")):
            self.assertEqual(self.send().status_code, 303)
        self.assertIsNone(self.stored().announced_at)


class OverdueMailTests(DeskTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        UserFactory(manager=True, username="second", email="owner@example.com")

    def test_owner_hears_once_without_personal_data(self):
        from django.core import mail

        with time_machine.travel(MONDAY_NOON, tick=False):
            late = timezone.now() - dt.timedelta(minutes=150)
            CallbackRequestFactory(name="Zacarías", promised_at=late, phone="tel:+1-951-555-0147")
            CallbackRequestFactory(promised_at=timezone.now() - dt.timedelta(minutes=30))
            self.assertEqual(tell_owner(self.practice), 1)
            self.assertEqual(tell_owner(self.practice), 0)
        message = mail.outbox[0]
        self.assertIn("owner@example.com", message.to)
        text = f"{message.subject} {message.body}"
        self.assertIn("1 call is overdue", text)
        self.assertIn("/admin/call-backs/", text)
        for mark in ["Zacarías", "0147"]:
            self.assertNotIn(mark, text)

    def test_without_opening_hours_the_owner_hears_by_day(self):
        self.practice.opening_hours.all().delete()
        practice = PracticeSettings.current()
        with time_machine.travel(MONDAY_NOON, tick=False):
            CallbackRequestFactory(promised_at=None, due_at=timezone.now() - dt.timedelta(days=5))
            CallbackRequestFactory(promised_at=None, due_at=timezone.now() - dt.timedelta(minutes=30))
        with time_machine.travel("2026-11-24 05:00Z", tick=False):  # Monday, 9 pm.
            self.assertEqual(tell_owner(practice), 0)
        with time_machine.travel(MONDAY_NOON, tick=False):
            self.assertEqual(tell_owner(practice), 1)

    def test_nothing_rings_at_night(self):
        with time_machine.travel("2026-11-24 05:00Z", tick=False):  # Monday, 9 pm.
            CallbackRequestFactory(promised_at=timezone.now() - dt.timedelta(hours=8))
            self.assertEqual(tell_owner(self.practice), 0)

"""The queue, its tabs and its warnings."""

import time_machine

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from booking.models import CallbackRequest, DoNotCall
from booking.models.choices import Status, Tab
from practice.mail.faults import Fault
from practice.mail.outbox import queue_mail
from practice.models import PracticeSettings
from tests.booking.desk_case import DeskTestCase, desk_url, in_minutes
from tests.factories import CallbackRequestFactory, UserFactory


class QueueTests(DeskTestCase):
    def rows(self, **query):
        return self.client.get(desk_url("index"), query).context["rows"]

    def test_most_overdue_comes_first(self):
        soon = CallbackRequestFactory(promised_at=in_minutes(60))
        latest = CallbackRequestFactory(promised_at=in_minutes(-300))
        late = CallbackRequestFactory(promised_at=in_minutes(-60))
        self.assertEqual([row.pk for row in self.rows()], [latest.pk, late.pk, soon.pk])

    def test_counts_equal_the_lengths_of_the_lists(self):
        CallbackRequestFactory.create_batch(3)
        CallbackRequestFactory.create_batch(2, overdue=True, spanish=True)
        CallbackRequestFactory(claimed=True, claimed_by=self.user)
        CallbackRequestFactory(trying=True, later_until=in_minutes(600), due_at=in_minutes(600))
        CallbackRequestFactory(closed=True)
        CallbackRequestFactory(spam=True)
        CallbackRequestFactory(status=Status.WAITLIST)
        counts = CallbackRequest.objects.desk_counts(PracticeSettings.current(), self.user).tabs
        self.assertEqual(
            (counts[Tab.OPEN], counts[Tab.NEW], counts[Tab.MINE], counts[Tab.OVERDUE], counts[Tab.LATER]),
            (7, 5, 1, 2, 1),
        )
        for tab in Tab:
            self.assertEqual(len(self.rows(tab=tab)), counts[tab], tab)

    def test_a_tab_is_there_when_somebody_is_in_it(self):
        def shown(**query):
            return [tab["name"] for tab in self.client.get(desk_url("index"), query).context["tabs"]]

        usual = [Tab.OPEN, Tab.NEW, Tab.MINE, Tab.OVERDUE, Tab.CLOSED]
        self.assertEqual(shown(), usual)
        self.assertEqual(set(shown(tab="waitlist")), {*usual, Tab.WAITLIST})
        CallbackRequestFactory(spam=True)
        self.assertEqual(set(shown()), {*usual, Tab.SPAM})

    def test_queries_do_not_grow_with_the_queue(self):
        CallbackRequestFactory.create_batch(2)
        self.client.get(desk_url("index"))  # Fills what is remembered between requests.
        with CaptureQueriesContext(
            connection,
        ) as few:
            self.client.get(desk_url("index"))
        CallbackRequestFactory.create_batch(40, claimed=True, spanish=True)
        with CaptureQueriesContext(connection) as many:
            self.client.get(desk_url("index"))
        self.assertLessEqual(len(many), len(few))
        self.assertLessEqual(len(many), 10)

    def test_nobody_needs_more_than_fifteen(self):
        CallbackRequestFactory.create_batch(30, spanish=True)
        callback = CallbackRequestFactory()
        for user in [self.user, self.manager, UserFactory(is_superuser=True)]:
            self.sign_in(user)
            call = callback.attempts.create(by=user, outcome="busy")
            for ask in [
                lambda: self.client.get(desk_url("index")),
                lambda: self.client.get(desk_url("open", callback.pk)),
                lambda: self.client.post(desk_url("search"), {"q": "caller"}),
                lambda: self.client.get(desk_url("intake", callback.pk)),
                lambda call=call.pk: self.client.get(desk_url("index"), {"done": callback.pk, "call": call}),
            ]:
                ask()
                with CaptureQueriesContext(connection) as queries:
                    self.assertEqual(ask().status_code, 200)
                self.assertLessEqual(len(queries), 15, f"{user} {ask()}")

    def test_numbers_are_not_in_the_list(self):
        CallbackRequestFactory(name="Ximena", phone="tel:+1-951-555-0147")
        response = self.client.get(desk_url("index"))
        self.assertContains(response, "Ximena")
        self.assertNotContains(response, "0147")

    def test_idle_claim_returns_to_new_and_a_tried_one_to_trying(self):
        past = in_minutes(-self.practice.claim_minutes - 1)
        idle = CallbackRequestFactory(claimed=True, claimed_at=past)
        tried = CallbackRequestFactory(claimed=True, claimed_at=past)
        tried.attempts.create(outcome="busy")
        fresh = CallbackRequestFactory(claimed=True)
        self.rows()
        for callback, status in [(idle, "new"), (tried, "trying"), (fresh, "claimed")]:
            callback.refresh_from_db()
            self.assertEqual(callback.status, status)

    def test_unknown_tab_and_page_show_the_first(self):
        CallbackRequestFactory()
        self.assertEqual(len(self.rows(tab="nonsense", p="99999")), 1)

    def test_more_than_a_page_is_split(self):
        CallbackRequestFactory.create_batch(25)
        self.assertEqual(len(self.rows()), 20)
        self.assertEqual(len(self.rows(p=2)), 5)

    def test_number_not_to_call_is_marked(self):
        callback = CallbackRequestFactory()
        DoNotCall.objects.create(phone_index=callback.phone_index, reason="Asked us to stop")
        self.assertContains(self.client.get(desk_url("index")), "Do not call")

    def test_menu_counts_what_is_open(self):
        CallbackRequestFactory.create_batch(3)
        self.assertContains(self.client.get(desk_url("index")), "Call-backs (3)")


class WarningTests(DeskTestCase):
    def warnings(self):
        return self.client.get(desk_url("index")).context["warnings"]

    @time_machine.travel("2026-11-23 20:00Z", tick=False)  # Monday noon: the practice is open.
    def test_mail_that_does_not_leave_shows(self):
        self.practice.callback_mail = "desk@example.com"
        self.practice.save()
        callback = CallbackRequestFactory(created_at=in_minutes(-16))
        self.assertTrue(self.warnings()["mail"])
        callback.announced_at = timezone.now()
        callback.save()
        self.assertFalse(self.warnings()["mail"])

    def test_outbox_that_is_held_up_shows_and_one_wrong_address_does_not(self):
        self.assertFalse(self.warnings()["mail"])
        with time_machine.travel(in_minutes(-11)):
            row = queue_mail("accounts.password_changed", address="owner@example.com")
        self.assertTrue(self.warnings()["mail"])
        self.assertContains(self.client.get("/admin/"), "Email to the practice is not getting through.")
        row.postpone(Fault.RECIPIENT, timezone.now())
        self.assertFalse(self.warnings()["mail"])
        row.postpone(Fault.SILENT, timezone.now())
        self.assertTrue(self.warnings()["mail"])

    def test_spanish_without_a_speaker_shows_before_it_is_overdue(self):
        CallbackRequestFactory(spanish=True)
        self.assertTrue(self.warnings()["spanish"])
        UserFactory(frontdesk=True, speaks_spanish=True, last_login=timezone.now())
        self.assertFalse(self.warnings()["spanish"])

    def test_a_therapist_who_speaks_spanish_is_not_at_the_desk(self):
        CallbackRequestFactory(spanish=True)
        UserFactory(therapist=True, speaks_spanish=True, last_login=timezone.now())
        self.assertTrue(self.warnings()["spanish"])

    def test_lost_key_is_a_sentence(self):
        CallbackRequestFactory()
        with self.settings(FIELD_KEYS=["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="]):
            response = self.client.get(desk_url("index"))
            self.assertContains(response, "cannot be read", status_code=503)

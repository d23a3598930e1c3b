"""What an open screen of the desk is told every few seconds."""

import re
import time

import time_machine

from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from wagtail.users.models import UserProfile

from booking.desk.live import stamp
from booking.models import CallbackRequest
from practice.accounts.idle_lock import LAST_ACTION
from tests.booking.desk_case import DeskTestCase, desk_url, in_minutes
from tests.factories import CallbackRequestFactory, UserFactory


@override_settings(IDLE_LOCK_MINUTES=15)
class LiveTests(DeskTestCase):
    def ask(self, **query):
        return self.client.get(reverse("desk_live"), query)

    def test_tells_what_waits_what_is_new_and_who_has_what(self):
        before = in_minutes(-60)
        seen = CallbackRequestFactory(
            created_at=before, claimed=True, claimed_by=UserFactory(first_name="Maria", last_name="López")
        )
        free = CallbackRequestFactory(created_at=before)
        new = CallbackRequestFactory()
        CallbackRequestFactory(spam=True)
        gone = CallbackRequestFactory(closed=True)
        answer = self.ask(after=stamp(), rows=f"{seen.pk},{free.pk},{gone.pk}").json()
        self.assertEqual((answer["open"], answer["new"], answer["said"]), (3, 1, "1 new"))
        rows = answer["rows"]
        self.assertEqual(rows[str(seen.pk)]["who"], "Maria López")
        self.assertEqual(rows[str(seen.pk)]["said"], "Maria López has this request.")
        self.assertEqual(rows[str(free.pk)]["said"], "No one has this request yet.")
        self.assertEqual(rows[str(gone.pk)]["who"], "Scheduled")
        self.assertNotIn(str(new.pk), rows)

    def test_own_claim_and_a_person_without_a_name(self):
        mine = CallbackRequestFactory(claimed=True, claimed_by=self.user)
        theirs = CallbackRequestFactory(
            claimed=True, claimed_by=UserFactory(first_name="", last_name="", username="kim")
        )
        rows = self.ask(after=0, rows=f"{mine.pk},{theirs.pk}").json()["rows"]
        self.assertEqual(rows[str(mine.pk)]["said"], "You have this request.")
        self.assertEqual(rows[str(theirs.pk)]["who"], "kim")

    def test_one_query_about_requests_however_many_rows(self):
        rows = CallbackRequestFactory.create_batch(30, claimed=True)
        self.ask(after=0)
        with CaptureQueriesContext(connection) as queries:
            self.ask(after=0, rows=",".join(str(row.pk) for row in rows))
        about = [query["sql"] for query in queries if "booking_callbackrequest" in query["sql"]]
        self.assertEqual(len(about), 1)
        self.assertNotIn('"phone"', about[0])
        self.assertLessEqual(len(queries), 7)  # The others read the session, the person and their rights.
        self.assertFalse([query for query in queries if not query["sql"].lstrip("(").startswith("SELECT")])

    def test_keeps_no_session_alive(self):
        self.client.get(desk_url("index"))
        before = Session.objects.values().get(pk=self.client.session.session_key)
        with time_machine.travel(in_minutes(10)):
            self.assertEqual(self.ask(after=0).status_code, 200)
            self.assertEqual(Session.objects.values().get(pk=before["session_key"]), before)
        with time_machine.travel(in_minutes(16)):
            self.assertEqual(self.client.get(desk_url("index")).status_code, 302)

    def test_locked_screen_hears_the_count_alone(self):
        callback = CallbackRequestFactory()
        session = self.client.session
        session[LAST_ACTION] = int(time.time()) - 3600
        session.save()
        self.assertEqual(self.ask(after=0, rows=callback.pk).json(), {"open": 1})
        self.assertEqual(self.client.get(desk_url("index")).status_code, 302)

    def test_hidden_screen_asks_for_the_count_alone(self):
        CallbackRequestFactory()
        self.assertEqual(self.ask().json(), {"open": 1})

    def test_old_session_and_those_without_business_here_are_refused(self):
        for user in [UserFactory(therapist=True), UserFactory()]:
            self.sign_in(user)
            self.assertEqual(self.ask(after=0).status_code, 403)
        self.client.logout()
        response = self.ask(after=0)
        self.assertEqual((response.status_code, response.json()), (403, {"state": "signed_out"}))

    def test_a_locked_therapist_hears_nothing(self):
        self.sign_in(UserFactory(therapist=True))
        session = self.client.session
        session[LAST_ACTION] = int(time.time()) - 3600
        session.save()
        self.assertEqual(self.ask().status_code, 403)

    def test_nonsense_is_passed_over(self):
        callback = CallbackRequestFactory()
        for rows in ["", "x", "-1,²,1e9", "9" * 25, f",,{callback.pk},{2**63}"]:
            for after in ["", "x", "9" * 30, "-1"]:
                self.assertEqual(self.ask(after=after, rows=rows).json()["open"], 1, (after, rows))

    def test_speaks_the_language_of_the_person(self):
        callback = CallbackRequestFactory()
        UserProfile.objects.create(user=self.user, preferred_language="es")
        self.assertEqual(self.ask(after=0, rows=callback.pk).json()["rows"][str(callback.pk)]["who"], "Nadie")
        self.assertEqual(self.ask(after=0).json()["said"], "1 nueva")

    def test_screens_name_where_to_ask_and_what_they_show(self):
        callback = CallbackRequestFactory(created_at=in_minutes(-1))
        for response in [self.client.get(desk_url("index")), self.open(callback)]:
            self.assertContains(response, f'data-desk-live="{reverse("desk_live")}" data-after="')
            self.assertContains(response, f'data-live-row="{callback.pk}" data-live-by="0"')
            self.assertContains(response, "js/desk-live")
            since = re.search(r'data-after="(\d+)"', response.content.decode())[1]
            self.assertEqual(self.ask(after=since, rows="").json()["new"], 0)
            CallbackRequestFactory()
            self.assertEqual(self.ask(after=since, rows="").json()["new"], 1)
            CallbackRequest.objects.exclude(pk=callback.pk).delete()

    def test_what_came_while_the_page_was_made_is_new_and_what_is_on_it_is_not(self):
        since = stamp()
        on_it, came = CallbackRequestFactory(created_at=in_minutes(-0.02)), CallbackRequestFactory()
        self.assertEqual(self.ask(after=since, rows=on_it.pk).json()["new"], 1)
        self.assertEqual(self.ask(after=since, rows=f"{on_it.pk},{came.pk}").json()["new"], 0)

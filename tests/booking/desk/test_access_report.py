"""Who saw or exported what since a time: the managers' screen, and the command."""

import io

import pytest
import time_machine

from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from booking.audit import record
from tests.booking.desk_case import DeskTestCase, desk_url
from tests.factories import CallbackRequestFactory, UserFactory

MONDAY, TUESDAY, WEDNESDAY = "2026-11-23 20:00Z", "2026-11-24 20:00Z", "2026-11-25 20:00Z"


def command(*args):
    out = io.StringIO()
    call_command("report_access", *args, stdout=out)
    return out.getvalue()


class AccessReportTests(DeskTestCase):
    """Rosa opens one on Monday and another on Tuesday, a manager exports both on Tuesday; it is Wednesday."""

    def setUp(self):
        super().setUp()
        with time_machine.travel(MONDAY, tick=False):
            self.before, self.seen = CallbackRequestFactory(), CallbackRequestFactory(name="Ximena")
            record([self.before], "booking.view", self.user)
        with time_machine.travel(TUESDAY, tick=False):
            record([self.seen], "booking.view", self.user)
            record([self.seen], "booking.note", self.user)
            record([self.user], "booking.search", self.user, found=1, requests=[self.seen.reference])
        self.clock = time_machine.travel(WEDNESDAY, tick=False)
        self.clock.start()
        self.addCleanup(self.clock.stop)
        self.sign_in(self.manager)

    def report(self, **query):
        response = self.client.get(desk_url("access_report"), query)
        rows = response.context["accesses"]
        return response, {(row.who, row.action): (row.times, list(row.references)) for row in rows}

    def test_lists_each_person_with_the_requests_they_saw_since_then(self):
        response, rows = self.report(since="2026-11-24T00:00")
        self.assertEqual(
            rows,
            {
                ("Rosa", "booking.view"): (1, [self.seen.reference]),
                ("Rosa", "booking.search"): (1, [self.seen.reference]),
            },
        )
        self.assertContains(response, desk_url("open", self.seen.pk))
        self.assertContains(response, "1 affected request")
        self.assertNotContains(response, "Ximena")

    def test_without_a_time_the_last_week(self):
        _response, rows = self.report()
        self.assertEqual(rows["Rosa", "booking.view"][1], [self.before.reference, self.seen.reference])

    def test_until_and_one_person(self):
        _response, rows = self.report(since="2026-11-20T00:00", until="2026-11-24T00:00")
        self.assertEqual(rows, {("Rosa", "booking.view"): (1, [self.before.reference])})
        _response, rows = self.report(since="2026-11-20T00:00", person=self.manager.pk)
        self.assertEqual(rows, {})

    def test_an_export_names_what_left(self):
        self.client.post(desk_url("export"), {"tab": "open", "reason": "Asked by the owner"})
        _response, rows = self.report(since="2026-11-25T00:00")
        ((times, references),) = rows.values()
        self.assertEqual((times, set(references)), (1, {self.before.reference, self.seen.reference}))

    def test_an_export_of_before_counts_its_rows(self):
        record([self.user], "booking.export", self.user, tab="open", count=7, reason="x")
        response, _rows = self.report(since="2026-11-25T00:00")
        self.assertContains(response, "7 rows, not listed")

    def test_what_a_search_found_is_noted(self):
        self.client.post(desk_url("search"), {"q": "ximena"})
        _response, rows = self.report(since="2026-11-25T00:00")
        self.assertEqual(list(rows.values()), [(1, [self.seen.reference])])

    def test_erased_requests_stay_in_it(self):
        self.act("erase", self.seen, erase_reason="asked")
        _response, rows = self.report(since="2026-11-24T00:00")
        self.assertEqual(rows["Rosa", "booking.view"], (1, [self.seen.reference]))

    def test_no_time_is_a_sentence(self):
        for since in ["", "yesterday", "2026-13-40T00:00"]:
            response = self.client.get(desk_url("access_report"), {"since": since})
            self.assertEqual(response.status_code, 422, since)
            self.assertTrue(response.context["form"].errors)

    def test_only_managers(self):
        self.assertContains(self.client.get(desk_url("index")), desk_url("access_report"))
        for user in [UserFactory(therapist=True), self.user]:
            self.sign_in(user)
            self.assertEqual(self.client.get(desk_url("access_report")).status_code, 403)
        self.assertNotContains(self.client.get(desk_url("index")), desk_url("access_report"))

    def test_a_long_time_takes_as_many_queries(self):
        self.report()
        with CaptureQueriesContext(connection) as few:
            self.report()
        record(CallbackRequestFactory.create_batch(300), "booking.view", self.user)
        with CaptureQueriesContext(connection) as many:
            response, rows = self.report()
        self.assertEqual(len(many), len(few))
        self.assertLessEqual(len(many), 15)
        self.assertEqual(len(rows["Rosa", "booking.view"][1]), 302)
        self.assertContains(response, "and 102 more")

    def test_command_lists_every_affected_reference(self):
        lines = command("--since", "2026-11-24").splitlines()
        self.assertEqual(lines[-2:], ["1 affected request", self.seen.reference])
        self.assertTrue(lines[0].startswith("Rosa\t"))
        self.assertEqual(command("--since", "2026-11-23T23:59").splitlines()[-1], self.seen.reference)
        both = command("--since", "2026-11-20", "--person", self.user.username).splitlines()[-2:]
        self.assertEqual(both, sorted([self.before.reference, self.seen.reference]))
        self.assertEqual(command("--since", "2026-11-20", "--until", "2026-11-21"), "0 affected requests\n")

    def test_command_refuses_in_a_sentence(self):
        for args in [["--since", "yesterday"], ["--since", "2026-02-31"], ["--since", "2026-11-20", "--person", "x"]]:
            with pytest.raises(CommandError):
                command(*args)

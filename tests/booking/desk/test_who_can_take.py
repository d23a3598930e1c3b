"""Who can take a caller: the clinicians that fit an open request, and closing it as scheduled with one of them."""

import datetime as dt
import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from booking.models import Attempt
from booking.models.choices import AgeBand, Outcome, Status
from practice.caching import version
from tests.booking.desk_case import DeskTestCase, desk_url, logged
from tests.factories import CallbackRequestFactory, ClinicianPageFactory, LanguageFactory, PlanFactory, translation

HEADING = "Who can take them"


def days_ago(days):
    return timezone.localdate() - dt.timedelta(days=days)


class WhoCanTakeCase(DeskTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.english, cls.spanish = LanguageFactory(english=True), LanguageFactory(spanish=True)

    def clinician(self, title, **fields):
        return ClinicianPageFactory(title=title, **{"languages": [self.english]} | fields)

    def names(self, response):
        """Return who is listed, in the order of the screen."""
        html = response.content.decode()
        shown = html[html.index('id="desk-who"') :].split("</details>")[0]
        return re.findall(r"<strong>(.*?)</strong>", shown)

    def listed(self, **request):
        return self.names(self.open(CallbackRequestFactory(**request)))


class ListTests(WhoCanTakeCase):
    def test_those_with_room_come_first_and_stale_answers_last(self):
        self.clinician("Ana Stale", accepting_as_of=days_ago(31))
        self.clinician("Bea No", accepting="no")
        self.clinician("Cleo Waits", accepting="waitlist")
        self.clinician("Dora Yes", accepting_as_of=days_ago(30))
        self.clinician("Eva Yes")
        self.assertEqual(self.listed(), ["Dora Yes", "Eva Yes", "Cleo Waits", "Bea No", "Ana Stale"])

    def test_the_date_of_the_answer_is_said(self):
        self.clinician("Ana", accepting_as_of=dt.date(2024, 3, 5))
        bea = self.clinician("Bea", accepting="waitlist")
        today = f"{timezone.localdate():%B} {timezone.localdate().day}, {timezone.localdate().year}"
        response = self.open(CallbackRequestFactory())
        self.assertContains(response, "Ask first: “Accepting new clients” was said on March 5, 2024.")
        self.assertContains(response, f"Waitlist, as of {today}.")
        self.assertContains(response, f"Scheduled with {bea.short_name}")

    def test_a_call_in_spanish_lists_who_speaks_it(self):
        self.clinician("Ana")
        self.clinician("Bea", languages=[self.english, self.spanish])
        self.clinician("Cleo", languages=[self.spanish])
        self.assertEqual(self.listed(language="es"), ["Bea", "Cleo"])
        self.assertEqual(self.listed(language="en"), ["Ana", "Bea"])

    def test_a_young_person_is_listed_who_sees_some_of_that_age(self):
        self.clinician("Adults", ages_from=18)
        self.clinician("Any")
        self.clinician("Children", ages_to=11)
        self.clinician("Late teens", ages_from=16, ages_to=30)
        self.clinician("Twelve", ages_to=12)
        self.assertEqual(self.listed(age_band=AgeBand.TEEN), ["Any", "Late teens", "Twelve"])
        self.assertEqual(self.listed(age_band=AgeBand.UNDER_12), ["Any", "Children", "Twelve"])
        self.assertEqual(self.listed(age_band=AgeBand.OLDER), ["Adults", "Any"])

    def test_whom_the_caller_asked_for_stands_first_where_she_fits(self):
        self.clinician("Ana")
        bea = self.clinician("Bea", accepting="no", ages_from=18)
        asked_in_spanish = translation(bea)
        self.assertEqual(self.listed(clinician=bea), ["Bea", "Ana"])
        self.assertEqual(self.listed(clinician=asked_in_spanish), ["Bea", "Ana"])
        self.assertEqual(self.listed(clinician=bea, age_band=AgeBand.TEEN), ["Ana"])

    def test_no_one_who_is_no_clinician_or_not_online(self):
        self.clinician("Ana")
        self.clinician("Desk", staff=True)
        self.clinician("Draft", draft=True)
        self.assertEqual(self.listed(), ["Ana"])

    def test_what_the_call_tells_narrows_the_list_and_is_not_stored(self):
        plan = PlanFactory(name_en="Valley Plan")
        self.clinician("Ana", telehealth=True, has_own_ways=True, plans=[plan])
        self.clinician("Bea", has_own_ways=True, plans=[plan], ages_from=18)
        self.clinician("Cleo", telehealth=True)
        callback = CallbackRequestFactory()

        def heard(**told):
            data = {f"heard-{name}": value for name, value in told.items()}
            return self.client.post(desk_url("open", callback.pk), data | {"who": "1", "note": "Has a plan"})

        self.assertEqual(self.names(heard(format="telehealth")), ["Ana", "Cleo"])
        self.assertEqual(self.names(heard(plan=plan.slug)), ["Ana", "Bea"])
        self.assertEqual(self.names(heard(plan=plan.slug, age="9")), ["Ana"])
        self.assertEqual(self.names(heard(plan="gone", age="x", format="moon")), ["Ana", "Bea", "Cleo"])
        response = heard(plan=plan.slug, format="telehealth", age="9")
        self.assertContains(response, "Has a plan")
        self.assertContains(response, 'id="desk-who" open')
        self.assertFalse(Attempt.objects.exists())

    def test_folded_and_absent_where_there_is_no_one_or_nothing_to_log(self):
        callback = CallbackRequestFactory()
        self.assertNotContains(self.open(callback), HEADING)
        self.clinician("Ana")
        response = self.open(callback)
        self.assertContains(response, HEADING)
        self.assertNotContains(response, 'id="desk-who" open')
        self.assertContains(self.open(CallbackRequestFactory(language="es")), "No one here fits all of this.")
        self.assertNotContains(self.open(CallbackRequestFactory(claimed=True)), HEADING)
        self.act("do-not-call", callback, do_not_call_reason="Asked us to stop")
        self.assertNotContains(self.open(callback), HEADING)

    def test_costs_three_queries_at_most_and_the_screen_fifteen(self):
        plan = PlanFactory()
        self.practice.plans.set([plan])
        asked = {"heard-plan": plan.slug, "who": "1"}
        callback = CallbackRequestFactory(language="es", age_band=AgeBand.TEEN, claimed=True, claimed_by=self.user)
        address = desk_url("open", callback.pk)
        for people in [0, 1, 5]:
            for number in range(people):
                self.clinician(f"Person {people} {number}", languages=[self.english, self.spanish])
            for data in [None, asked]:
                version.renew()
                self.client.get(desk_url("index"))  # The practice's own rows are read again.
                with CaptureQueriesContext(connection) as cold:
                    self.client.post(address, data) if data else self.client.get(address)
                about = [row["sql"] for row in cold if 'FROM "clinicians_' in row["sql"]]
                self.assertLessEqual(len(about), 3, (people, about))
                with CaptureQueriesContext(connection) as warm:
                    self.client.post(address, data) if data else self.client.get(address)
                self.assertLessEqual(len(warm), 15, (people, [row["sql"] for row in warm]))

    def test_a_new_answer_is_seen_at_once(self):
        ana = self.clinician("Ana")
        self.clinician("Bea", accepting="waitlist")
        self.assertEqual(self.listed(), ["Ana", "Bea"])
        ana.answer_accepting("no")
        self.assertEqual(self.listed(), ["Bea", "Ana"])
        ana.retire()
        self.assertEqual(self.listed(), ["Bea"])


class ScheduledWithTests(WhoCanTakeCase):
    def test_choosing_one_closes_the_request_as_scheduled_with_her(self):
        ana, bea = self.clinician("Ana Torres"), self.clinician("Bea")
        callback = CallbackRequestFactory(clinician=bea)
        data = {"scheduled_with": ana.pk, "note": "Tuesday at ten", "expected_entries": "0"}
        response = self.client.post(desk_url("attempt", callback.pk), data, follow=True)
        callback.refresh_from_db()
        self.assertContains(response, f"{callback.reference}: Scheduled with Ana Torres.")
        self.assertEqual((callback.status, callback.clinician), (Status.SCHEDULED, ana))
        attempt = callback.attempts.get()
        self.assertEqual((attempt.outcome, attempt.note, attempt.by), (Outcome.SCHEDULED, "Tuesday at ten", self.user))
        entry = logged("attempt").get()
        self.assertEqual((entry.user, entry.data["new"], entry.data["fields"]), (self.user, "scheduled", ["clinician"]))
        shown = self.client.get(desk_url("open", callback.pk), {"audit": "1"})
        self.assertContains(shown, "(Scheduled, New → Scheduled, clinician)")

    def test_undo_puts_the_clinician_back(self):
        ana, bea = self.clinician("Ana"), self.clinician("Bea")
        for asked in [bea, None]:
            callback = CallbackRequestFactory(clinician=asked)
            self.act("attempt", callback, scheduled_with=ana.pk)
            self.assertEqual(callback.clinician, ana)
            self.act("undo", callback, attempt=callback.attempts.get().pk)
            self.assertEqual((callback.status, callback.clinician), (Status.NEW, asked))

    def test_a_second_click_is_one_call_and_another_clinician_is_refused(self):
        ana, bea = self.clinician("Ana"), self.clinician("Bea")
        callback = CallbackRequestFactory()
        for _click in range(2):
            response = self.act("attempt", callback, scheduled_with=ana.pk, expected_entries="0")
            self.assertEqual(response.status_code, 302)
        response = self.act("attempt", callback, scheduled_with=bea.pk, expected_entries="0", note="Kept?")
        self.assertContains(response, "the request is now “Scheduled”", status_code=409)
        self.assertContains(response, "Kept?", status_code=409)
        self.assertEqual((callback.clinician, callback.attempts.count()), (ana, 1))

    def test_who_has_left_meanwhile_or_nonsense_is_refused_in_words(self):
        ana = self.clinician("Ana")
        self.clinician("Bea")
        ana.retire()
        callback = CallbackRequestFactory()
        for chosen in [ana.pk, "x", "9" * 30]:
            response = self.act("attempt", callback, scheduled_with=chosen, note="Kept?")
            self.assertContains(response, "This clinician can no longer be chosen.", status_code=422)
            self.assertContains(response, "Kept?", status_code=422)
            self.assertContains(response, 'id="desk-who" open', status_code=422)
        self.assertEqual((callback.status, callback.attempts.count()), (Status.NEW, 0))

"""Erasing by hand: a reason, a fresh proof of who it is, a limit, and the managers' list."""

import datetime as dt

import time_machine
from allauth.mfa.totp.internal.auth import TOTP

from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from booking.actions.erase import erase
from booking.audit import SCHEDULE
from practice.mail.models import Mail
from tests.booking.desk_case import DeskTestCase, desk_url, in_minutes, logged
from tests.clients import code_of
from tests.factories import CallbackRequestFactory
from tests.practice.accounts.test_second_factor import PASSWORD, sign_in

TYPED = "Her sister said after six"
SECRET = "JBSWY3DPEHPK3PXP"


class ReasonTests(DeskTestCase):
    def test_without_one_nothing_is_erased_and_what_was_typed_stays(self):
        callback = CallbackRequestFactory()
        for reason in ({}, {"erase_reason": "because"}):
            response = self.act("erase", callback, note=TYPED, **reason)
            self.assertContains(response, TYPED, status_code=422)
            self.assertTrue(response.context["erase_form"].errors)
            self.assertIsNone(callback.erased_at)
        self.assertFalse(logged("erase").exists())

    def test_it_stands_in_the_audit_log_in_words(self):
        callback = CallbackRequestFactory()
        self.act("erase", callback, erase_reason="asked")
        self.assertEqual(logged("erase").get().data, {"reason": "asked"})
        response = self.client.get(desk_url("open", callback.pk), {"audit": "1"})
        self.assertContains(response, "Personal details erased (The person asked for it)")


@override_settings(REQUIRE_SECOND_FACTOR=True)
class ProofTests(DeskTestCase):
    def setUp(self):
        TOTP.activate(self.user, SECRET)

    def give_code(self, address):
        return self.client.post(address, {"code": code_of(SECRET)})

    def test_someone_who_signed_in_a_while_ago_is_asked_first(self):
        callback = CallbackRequestFactory()
        now = timezone.now()
        with time_machine.travel(now, tick=False) as clock:
            sign_in(self.client, self.user)
            self.give_code(reverse("mfa_authenticate"))
            clock.shift(dt.timedelta(minutes=20))
            response = self.act("erase", callback, erase_reason="asked", note=TYPED)
            self.assertContains(response, TYPED, status_code=403)
            self.assertContains(response, "Nothing is erased yet", status_code=403)
            self.assertIsNone(callback.erased_at)
            self.assertNotIn(TYPED, str(self.client.session.items()))

            way = reverse("account_reauthenticate") + f"?next={desk_url('open', callback.pk)}"
            asked = self.client.get(way)
            self.client.post(asked.url, {"password": PASSWORD})
            self.act("erase", callback, erase_reason="asked")
            self.assertIsNone(callback.erased_at)  # A password alone is no factor.

            self.assertEqual(self.give_code(asked.url).url, desk_url("open", callback.pk))
            self.act("erase", callback, erase_reason="asked", note=TYPED)
            self.assertIsNotNone(callback.erased_at)

    def test_the_way_to_the_question_comes_back_with_the_reason(self):
        callback = CallbackRequestFactory()
        now = timezone.now()
        with time_machine.travel(now, tick=False) as clock:
            sign_in(self.client, self.user)
            self.give_code(reverse("mfa_authenticate"))
            clock.shift(dt.timedelta(minutes=20))
            response = self.act("erase", callback, erase_reason="test")
            self.assertContains(response, "erase_reason%3Dtest", status_code=403)
            response = self.client.get(desk_url("open", callback.pk), {"erase_reason": "test"})
            self.assertContains(response, '<option value="test" selected>')


class LimitTests(DeskTestCase):
    def test_ten_an_hour_for_each_person(self):
        callbacks = CallbackRequestFactory.create_batch(12)
        for callback in callbacks[:10]:
            self.act("erase", callback, erase_reason="test")
            self.assertIsNotNone(callback.erased_at)
        response = self.act("erase", callbacks[10], erase_reason="test", note=TYPED)
        self.assertContains(response, TYPED, status_code=429)
        self.assertContains(response, "Nothing was erased.", status_code=429)
        self.assertIsNone(callbacks[10].erased_at)
        self.client.force_login(self.manager)
        self.act("erase", callbacks[10], erase_reason="test")
        self.assertIsNotNone(callbacks[10].erased_at)
        with time_machine.travel(in_minutes(130)):
            self.client.force_login(self.user)
            self.act("erase", callbacks[11], erase_reason="test")
        self.assertIsNotNone(callbacks[11].erased_at)

    def test_what_is_refused_or_erased_already_is_not_counted(self):
        callback = CallbackRequestFactory()
        for _ in range(6):
            self.act("erase", callback)
            self.act("erase", CallbackRequestFactory(legal_hold=True), erase_reason="test")
        for _ in range(6):
            self.act("erase", callback, erase_reason="test")
        fresh = CallbackRequestFactory()
        self.act("erase", fresh, erase_reason="test")
        self.assertIsNotNone(fresh.erased_at)


class ToldTests(DeskTestCase):
    def test_managers_see_who_and_why_and_no_name(self):
        callback = CallbackRequestFactory(name="Zacarías")
        self.act("erase", callback, erase_reason="duplicate")
        erase(CallbackRequestFactory(), actor=SCHEDULE)
        self.assertEqual(self.client.get(desk_url("erasures")).status_code, 403)
        self.assertNotContains(self.client.get(desk_url("index")), desk_url("erasures"))
        self.assertNotContains(self.client.get(reverse("wagtailadmin_home")), desk_url("erasures"))

        self.client.force_login(self.manager)
        response = self.client.get(desk_url("erasures"))
        for words in ["Rosa", callback.reference, "The same request twice"]:
            self.assertContains(response, words)
        self.assertNotContains(response, "Zacar")
        self.assertEqual(len(response.context["erasures"]), 1)
        self.assertContains(self.client.get(desk_url("index")), desk_url("erasures"))
        response = self.client.get(reverse("wagtailadmin_home"))
        self.assertContains(response, "1 request was erased by hand in the last 7 days")
        with time_machine.travel(in_minutes(60 * 24 * 91)):
            self.client.force_login(self.manager)
            self.assertEqual(self.client.get(desk_url("erasures")).context["erasures"], [])

    def test_what_the_schedule_erases_is_no_news(self):
        erase(CallbackRequestFactory(), actor=SCHEDULE)
        self.client.force_login(self.manager)
        self.assertContains(self.client.get(desk_url("erasures")), "No one has erased a request.")
        self.assertNotContains(self.client.get(reverse("wagtailadmin_home")), "erased by hand")
        self.assertFalse(Mail.objects.exists())

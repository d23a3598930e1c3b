"""The do-not-call list as managers see it."""

from django.test import override_settings

from booking.actions.do_not_call import put_on_do_not_call_list
from booking.actions.erase import erase
from booking.models import DoNotCall
from tests.booking.desk_case import DeskTestCase, desk_url, logged
from tests.factories import CallbackRequestFactory

NUMBER = "tel:+1-951-555-0111"


class StopsTests(DeskTestCase):
    def setUp(self):
        self.client.force_login(self.manager)

    def stop(self, number=NUMBER, reason="Her brother answers"):
        callback = CallbackRequestFactory(phone=number)
        put_on_do_not_call_list(callback, self.user, reason)
        return callback

    def find(self, phone):
        return self.client.post(desk_url("stops"), {"phone": phone})

    def test_managers_reach_it_from_the_queue_and_from_a_stopped_request_and_no_one_else_does(self):
        callback = self.stop()
        self.assertContains(self.client.get(desk_url("index")), desk_url("stops"))
        self.assertContains(self.open(callback), desk_url("stops"))
        self.client.force_login(self.user)
        for address in (desk_url("stops"), desk_url("lift", DoNotCall.objects.get().pk)):
            self.assertEqual(self.client.get(address).status_code, 403)
            self.assertEqual(self.client.post(address, {"lift_reason": "wants_calls"}).status_code, 403)
            self.assertNotContains(self.open(callback), address)
        self.assertTrue(DoNotCall.objects.exists())

    def test_says_since_when_why_who_and_for_which_requests(self):
        callback = self.stop()
        gone = self.stop("tel:+1-951-555-0112", "Moved away")
        erase(gone)
        response = self.client.get(desk_url("stops"))
        for words in ["Her brother answers", "Rosa", callback.reference, "Erased with the request"]:
            self.assertContains(response, words)
        for words in ["Moved away", gone.reference, "555-0111"]:
            self.assertNotContains(response, words)

    def test_queries_do_not_grow_with_the_list(self):
        self.stop()
        self.client.get(desk_url("stops"))
        with self.assertNumQueries(15):
            self.client.get(desk_url("stops"))
        for digit in range(3, 8):
            self.stop(f"tel:+1-951-555-011{digit}")
        with self.assertNumQueries(15):
            self.client.get(desk_url("stops"))

    def test_a_stop_whose_request_is_erased_is_found_by_its_number_and_lifted_with_a_reason(self):
        callback = self.stop()
        erase(callback)
        self.stop("tel:+1-951-555-0112")
        for phone, status in [("951 555 0113", 200), ("no number", 422)]:
            self.assertEqual(self.find(phone).status_code, status)
        address = self.find("(951) 555-0111").url
        self.assertContains(self.client.get(address), "Erased with the request")
        self.assertEqual(self.client.post(address).status_code, 422)
        self.assertEqual(DoNotCall.objects.count(), 2)

        self.assertRedirects(self.client.post(address, {"lift_reason": "other_person"}), desk_url("stops"))
        self.assertEqual(DoNotCall.objects.count(), 1)
        entry = logged("do_not_call_end").get()
        self.assertEqual((entry.user, entry.data["reason"]), (self.manager, "other_person"))
        again = CallbackRequestFactory(phone=NUMBER)
        self.assertNotContains(self.open(again), "Do not call this number.")
        self.assertRedirects(self.client.post(address, {"lift_reason": "other_person"}), desk_url("stops"))
        self.assertEqual(logged("do_not_call_end").count(), 1)

    def test_a_number_known_under_two_keys_is_one_row_and_is_lifted_under_both(self):
        with override_settings(BLIND_INDEX_KEYS=["new", "old"]):
            self.stop()
            self.stop("tel:+1-951-555-0112")
            self.assertEqual(DoNotCall.objects.count(), 4)
            self.assertEqual(len(self.client.get(desk_url("stops")).context["stops"]), 2)
            self.client.post(self.find("951 555 0111").url, {"lift_reason": "wants_calls"})
            self.assertEqual(DoNotCall.objects.count(), 2)
            self.assertEqual(self.find("951 555 0111").status_code, 200)
            self.assertEqual(self.find("951 555 0112").status_code, 302)

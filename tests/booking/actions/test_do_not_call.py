"""The do-not-call list."""

from booking.models import DoNotCall
from booking.models.choices import Status
from tests.booking.desk_case import DeskTestCase, logged
from tests.factories import CallbackRequestFactory


class DoNotCallTests(DeskTestCase):
    def test_number_on_the_list_is_a_hard_stop_for_every_request(self):
        callback = CallbackRequestFactory(phone="tel:+1-951-555-0111")
        self.act("do-not-call", callback, do_not_call_reason="Her brother answers")
        again = CallbackRequestFactory(phone="tel:+1-951-555-0111")
        response = self.open(again)
        self.assertContains(response, "Her brother answers")
        self.assertNotContains(response, "tel:+1-951")
        for name, data in [("claim", {}), ("attempt", {"outcome": "reached"})]:
            self.act(name, again, **data)
        self.assertEqual(again.status, Status.NEW)

    def test_reason_is_wanted_and_only_managers_take_it_back(self):
        callback = CallbackRequestFactory()
        self.assertEqual(self.act("do-not-call", callback).status_code, 422)
        self.act("do-not-call", callback, do_not_call_reason="Asked us to stop")
        self.act("do-not-call", callback, remove="1")
        self.assertTrue(DoNotCall.objects.exists())
        self.client.force_login(self.manager)
        self.assertEqual(self.act("do-not-call", callback, remove="1").status_code, 422)
        self.assertTrue(DoNotCall.objects.exists())
        self.act("do-not-call", callback, remove="1", lift_reason="wants_calls")
        self.assertFalse(DoNotCall.objects.exists())
        entry = logged("do_not_call_end").get()
        self.assertEqual((entry.user, entry.data), (self.manager, {"reason": "wants_calls"}))

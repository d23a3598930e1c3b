"""Legal hold."""

from tests.booking.desk_case import DeskTestCase, logged
from tests.factories import CallbackRequestFactory


class LegalHoldTests(DeskTestCase):
    def test_only_managers_hold(self):
        callback = CallbackRequestFactory()
        self.act("legal-hold", callback, on="1")
        self.assertFalse(callback.legal_hold)
        self.client.force_login(self.manager)
        self.act("legal-hold", callback, on="1")
        self.assertTrue(callback.legal_hold)
        self.act("legal-hold", callback)
        self.assertFalse(callback.legal_hold)


class RecordedTests(DeskTestCase):
    def test_a_legal_hold_there_and_back(self):
        callback = CallbackRequestFactory()
        self.client.force_login(self.manager)
        self.act("legal-hold", callback, on="1")
        self.act("legal-hold", callback)
        self.assertEqual([entry.data["new"] for entry in logged("legal_hold").order_by("pk")], [True, False])

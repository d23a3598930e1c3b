from booking.choices import Status
from booking.models import CallbackRequest
from tests.booking.desk import DeskTestCase, in_minutes, logged
from tests.factories import CallbackRequestFactory


class TrailTests(DeskTestCase):
    def test_a_claim_that_fell_asleep_is_recorded_when_it_is_given_back(self):
        fresh = CallbackRequestFactory(claimed=True, claimed_at=in_minutes(-999))
        tried = CallbackRequestFactory(claimed=True, claimed_at=in_minutes(-999))
        tried.attempts.create(outcome="busy", by=self.user)
        CallbackRequestFactory(claimed=True)
        self.assertEqual(CallbackRequest.objects.release_idle(30), 2)
        rows = {row.object_id: row.data for row in logged("move")}
        self.assertEqual(rows[str(fresh.pk)], {"old": Status.CLAIMED, "new": Status.NEW})
        self.assertEqual(rows[str(tried.pk)], {"old": Status.CLAIMED, "new": Status.TRYING})
        self.assertEqual(len(rows), 2)

from booking.actions.log_call import log_call
from booking.models.choices import Outcome
from tests.booking.desk_case import DeskTestCase
from tests.factories import CallbackRequestFactory


class AttemptTests(DeskTestCase):
    def test_an_attempt_is_written_once(self):
        attempt = log_call(CallbackRequestFactory(), self.user, Outcome.NO_ANSWER, practice=self.practice)
        with self.assertRaises(TypeError):
            attempt.save()

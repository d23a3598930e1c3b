from phonenumber_field.phonenumber import PhoneNumber

from django.test import TestCase
from django.utils.translation import override

from booking.models import CallbackRequest, SearchKey
from practice.phones import parsed
from tests.factories import CallbackRequestFactory


class PhoneTests(TestCase):
    def test_is_a_number_from_the_first_moment_and_as_stored(self):
        made = CallbackRequestFactory(phone="(951) 555-0147 ext 4")
        for request in (made, CallbackRequest.objects.get(), CallbackRequest.objects.defer("phone").get()):
            self.assertIsInstance(request.phone, PhoneNumber)
            self.assertEqual(request.phone.as_rfc3966, "tel:+1-951-555-0147;ext=4")
            self.assertEqual(request.last_digits, "0147")
            self.assertIsNone(request.phone_before)

    def test_without_one_nothing_can_be_found_by_it(self):
        request = CallbackRequestFactory(name="Ana", phone="951 555 0147")
        request.phone = ""
        request.save(update_fields=["phone"])
        request = CallbackRequest.objects.get()
        self.assertEqual((request.phone, request.phone_index, request.last_digits), (None, "", ""))
        self.assertEqual(SearchKey.objects.count(), 1)  # The name's.

    def test_an_extension_is_another_number_and_the_same_person(self):
        one = CallbackRequestFactory(phone="951 555 0147 ext 1")
        two = CallbackRequestFactory(phone="951 555 0147 ext 2")
        self.assertNotEqual(one.phone, two.phone)
        self.assertEqual(one.phone_index, two.phone_index)
        self.assertEqual(one.phone, parsed("951 555 0147 ext 1"))


class BestTimesTests(TestCase):
    def test_times_are_joined_without_a_comma_inside_a_time(self):
        request = CallbackRequest(best_times=["weekday_morning", "weekday_evening", "weekend"])
        self.assertEqual(request.best_times_text, "Weekday mornings, weekday evenings (after 5) and weekends")
        with override("es"):
            spanish = "Entre semana por la mañana, entre semana por la noche (después de las 5) y los fines de semana"
            self.assertEqual(request.best_times_text, spanish)

    def test_no_time_is_no_text(self):
        self.assertEqual(CallbackRequest(best_times=[]).best_times_text, "")


class EntriesTests(TestCase):
    def test_are_read_anew_with_the_row(self):
        request = CallbackRequestFactory()
        self.assertEqual(request.entries, [])
        request.attempts.create(outcome="busy")
        request.refresh_from_db(fields=["status"])
        self.assertEqual(request.entries, [])
        request.refresh_from_db()
        self.assertEqual(len(request.entries), 1)

from cryptography.fernet import Fernet

from django.core.exceptions import FieldError
from django.db import connection
from django.test import SimpleTestCase, TestCase, override_settings

from booking.encryption.fields import UnreadableError, decrypt, encrypt
from booking.models import CallbackRequest
from practice.phones import formatted
from practice.templatetags.phone_tags import phone_link
from tests.factories import CallbackRequestFactory

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


class CipherTests(SimpleTestCase):
    def test_what_is_written_can_be_read_and_tells_nothing(self):
        stored = encrypt("Xiomara")
        self.assertEqual(decrypt(stored), "Xiomara")
        self.assertNotIn("Xiomara", stored)
        self.assertNotEqual(stored, encrypt("Xiomara"))

    def test_empty_stays_empty(self):
        self.assertEqual((encrypt(""), decrypt("")), ("", ""))

    def test_a_lost_key_and_plain_text_fail_closed_and_quote_nothing(self):
        stored = encrypt("Xiomara")
        with override_settings(FIELD_KEYS=[NEW]), self.assertRaises(UnreadableError) as lost:
            decrypt(stored)
        with self.assertRaises(UnreadableError) as plain:
            decrypt("Xiomara")
        for failure in [lost, plain]:
            self.assertNotIn("Xiomara", str(failure.exception))


class UnreadableNumberTests(TestCase):
    def test_stored_number_that_no_longer_parses_is_shown_as_stored_and_kept(self):
        request = CallbackRequestFactory()
        with connection.cursor() as cursor:
            cursor.execute("UPDATE booking_callbackrequest SET phone = %s", [encrypt("ask at the door")])
        request = CallbackRequest.objects.get(pk=request.pk)
        self.assertEqual(formatted(request.phone), "ask at the door")
        self.assertEqual(phone_link(request.phone), '<span class="phone">ask at the door</span>')
        request.save()
        request.refresh_from_db()
        self.assertEqual(formatted(request.phone), "ask at the door")


class StoredTests(TestCase):
    def raw(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, phone, phone_before, note, phone_index FROM booking_callbackrequest")
            return str(cursor.fetchall())

    def test_the_table_shows_no_plain_word_or_number(self):
        CallbackRequestFactory(name="Xiomara", phone="tel:+1-805-555-0177", note="Secreto")
        for personal in ["Xiomara", "Secreto", "555-0177", "5550177"]:
            self.assertNotIn(personal, self.raw())

    def test_only_emptiness_can_be_asked_of_an_encrypted_field(self):
        with self.assertRaises(FieldError):
            CallbackRequest.objects.filter(name="Xiomara").exists()
        self.assertFalse(CallbackRequest.objects.filter(name__isnull=True).exists())

import io
from unittest.mock import patch

from cryptography.fernet import Fernet

from django.core.exceptions import FieldError
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test import SimpleTestCase, TestCase, override_settings

from booking.fields import UnreadableError, decrypt, encrypt
from booking.models import CallbackRequest
from booking.rotation import check_keys, encrypted_fields
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


class RotationTests(TestCase):
    def rotate(self):
        call_command("rotate_field_keys", stdout=io.StringIO())

    def test_afterwards_the_old_key_is_needed_for_nothing(self):
        with override_settings(FIELD_KEYS=[OLD]):
            stored = [CallbackRequestFactory(name=f"Caller {number}", note="Note") for number in range(5)]
            stored[0].attempts.create(outcome="busy", note="Said hello")
        with override_settings(FIELD_KEYS=[NEW, OLD]), patch("booking.rotation.BATCH", 2):
            self.rotate()
        with override_settings(FIELD_KEYS=[NEW]):
            self.assertEqual([row.name for row in CallbackRequest.objects.order_by("pk")], [row.name for row in stored])
            self.assertEqual(stored[0].attempts.get().note, "Said hello")
        with override_settings(FIELD_KEYS=[OLD]), self.assertRaises(UnreadableError):
            CallbackRequest.objects.first()

    def test_changes_nothing_when_a_value_cannot_be_read(self):
        with override_settings(FIELD_KEYS=[OLD]):
            CallbackRequestFactory()
        with override_settings(FIELD_KEYS=[NEW]), self.assertRaisesMessage(CommandError, "Nothing was changed"):
            self.rotate()
        with override_settings(FIELD_KEYS=[OLD]):
            self.assertTrue(CallbackRequest.objects.get().name)

    def test_finds_the_encrypted_fields_of_every_model(self):
        self.assertEqual(set(encrypted_fields()[CallbackRequest]), {"name", "phone", "phone_before", "note"})


class KeyCheckTests(SimpleTestCase):
    def test_good_keys_pass(self):
        self.assertEqual(check_keys(), [])

    def test_missing_or_broken_keys_are_errors_that_do_not_quote_them(self):
        for settings, identifier in [
            ({"FIELD_KEYS": []}, "booking.E001"),
            ({"FIELD_KEYS": [NEW, "not-a-key"]}, "booking.E002"),
            ({"BLIND_INDEX_KEY": ""}, "booking.E003"),
        ]:
            with self.subTest(identifier), override_settings(**settings):
                (error,) = check_keys()
                self.assertEqual(error.id, identifier)
                self.assertNotIn("not-a-key", str(error))

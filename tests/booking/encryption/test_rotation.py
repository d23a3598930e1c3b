import base64
import io
import secrets
from unittest.mock import patch

from cryptography.fernet import Fernet

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import TestCase, override_settings

from booking.encryption.fields import UnreadableError
from booking.encryption.rotation import encrypted_fields
from booking.models import CallbackRequest
from tests.booking.desk_case import DeskTestCase, logged
from tests.factories import CallbackRequestFactory

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


class RotationTests(TestCase):
    def rotate(self):
        call_command("rotate_field_keys", stdout=io.StringIO())

    def test_afterward_the_old_key_is_needed_for_nothing(self):
        with override_settings(FIELD_KEYS=[OLD]):
            stored = [CallbackRequestFactory(name=f"Caller {number}", note="Note") for number in range(5)]
            stored[0].attempts.create(outcome="busy", note="Said hello")
        with override_settings(FIELD_KEYS=[NEW, OLD]), patch("booking.encryption.rotation.BATCH", 2):
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


class RecordedTests(DeskTestCase):
    def test_a_change_of_keys_is_recorded_with_its_rows(self):
        CallbackRequestFactory()
        new = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
        with override_settings(FIELD_KEYS=[new, *settings.FIELD_KEYS]):
            call_command("rotate_field_keys", stdout=io.StringIO())
            self.assertEqual(logged("rotate").get().data, {"rows": 1})

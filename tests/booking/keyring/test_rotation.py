"""`manage.py rotate_keys`, from the new key to the last row."""

import io
from tempfile import TemporaryDirectory
from unittest.mock import patch

import time_machine
from cryptography.fernet import Fernet

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test import override_settings

from booking.encryption.fields import UnreadableError, decrypt
from booking.keyring import rotation
from booking.keyring.columns import encrypted_fields
from booking.models import CallbackRequest, DoNotCall, EncryptionKey, SearchKey
from booking.models.search_key import keys_of_name
from tests.booking.desk_case import DeskTestCase, logged
from tests.factories import CallbackRequestFactory

ONE, TWO = Fernet.generate_key().decode(), Fernet.generate_key().decode()
OLD = override_settings(FIELD_KEYS=[ONE], BLIND_INDEX_KEYS=["old"])
BOTH = override_settings(FIELD_KEYS=[TWO, ONE], BLIND_INDEX_KEYS=["new", "old"])
NEW = override_settings(FIELD_KEYS=[TWO], BLIND_INDEX_KEYS=["new"])


def rotate(*options):
    out = io.StringIO()
    call_command("rotate_keys", *options, stdout=out)
    return out.getvalue()


def columns(*wanted):
    """Return what the tables hold, column by column; the columns are written out, so that none is forgotten."""
    with connection.cursor() as cursor:
        for table, names in wanted:
            cursor.execute(f"SELECT {', '.join(names)} FROM {table}")
            yield from (value for row in cursor.fetchall() for value in row if value)


def ciphertexts():
    return list(
        columns(
            ("booking_callbackrequest", ["name", "phone", "phone_before", "note"]),
            ("booking_attempt", ["note", "reason"]),
            ("booking_donotcall", ["reason"]),
        )
    )


class RotationTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        # Where no server of this process has said with which keys it runs.
        self.enterContext(override_settings(STATE_DIR=self.enterContext(TemporaryDirectory())))
        self.enterContext(patch("booking.keyring.survey.BATCH", 2))
        with OLD:
            self.stored = [CallbackRequestFactory(name=f"Caller {number}", note="Note") for number in range(5)]
            self.stored[0].attempts.create(outcome="busy", note="Said hello", reason="Asked")
            self.act("do-not-call", self.stored[1], do_not_call_reason="Her brother answers")

    def test_afterward_the_old_keys_open_and_find_nothing(self):
        with OLD:
            digests = {*columns(("booking_callbackrequest", ["phone_index"]), ("booking_searchkey", ["digest"]))}
            self.assertEqual(len([decrypt(value) for value in ciphertexts()]), 18)
        with BOTH:
            rotate()
        with OLD:
            for value in ciphertexts():
                with self.assertRaises(UnreadableError):
                    decrypt(value)
        tables = [(table, ["phone_index"]) for table in ("booking_callbackrequest", "booking_donotcall")]
        self.assertFalse(digests & {*columns(*tables, ("booking_searchkey", ["digest"]))})
        with NEW:
            self.assertEqual(len([decrypt(value) for value in ciphertexts()]), 18)
            self.assertEqual(CallbackRequest.objects.found("caller").count(), 5)
            stopped = [row.pk for row in CallbackRequest.objects.with_do_not_call() if row.do_not_call_reason]
            self.assertEqual(stopped, [self.stored[1].pk])

    def test_a_stop_whose_number_nobody_knows_keeps_its_key(self):
        with OLD:
            CallbackRequest.objects.filter(pk=self.stored[1].pk).delete()
        with BOTH:
            self.assertIn("1 numbers not to call are known as digests of an older index key only", rotate())
            self.assertTrue(DoNotCall.objects.of(self.stored[1]).exists())

    def test_counts_by_key_and_writes_nothing_in_a_dry_run(self):
        with BOTH:
            before = ciphertexts()
            said = rotate("--dry-run")
            self.assertEqual(ciphertexts(), before)
        for counted in ["FIELD_KEYS 1", "FIELD_KEYS 2", "BLIND_INDEX_KEYS 2"]:
            self.assertIn(counted, said)
        self.assertRegex(said, r"FIELD_KEYS 2 \(\w{16}\): 7 rows")
        self.assertRegex(said, r"BLIND_INDEX_KEYS 2 \(\w{16}\): 6 rows, of them 1 numbers not to call")
        self.assertIn("make_secrets --add-key", said)

    def test_what_was_written_before_it_was_killed_stays_and_the_next_run_goes_on(self):
        batches = 0

        def killed(*args):
            nonlocal batches
            batches += 1
            if batches == 2:
                raise KeyboardInterrupt
            return write(*args)

        write = rotation.write_anew
        with BOTH:
            with patch.object(rotation, "write_anew", killed), self.assertRaises(KeyboardInterrupt):
                rotate()
            self.assertRegex(rotate("--dry-run"), r"FIELD_KEYS 2 \(\w{16}\): [1-6] rows")
            rotate()
            self.assertIn("0 rows were written again", rotate())
        with NEW:
            self.assertEqual(len([decrypt(value) for value in ciphertexts()]), 18)

    def test_a_row_written_meanwhile_is_not_lost(self):
        one = self.stored[2]

        def beaten(row, values):
            if row.pk == one.pk and row.model is CallbackRequest and replaced.pop("first", None):
                callback = CallbackRequest.objects.get(pk=one.pk)
                callback.name = "Xiomara"
                callback.save()
            return replace(row, values)

        replaced, replace = {"first": True}, rotation.replace
        with BOTH, patch.object(rotation, "replace", beaten):
            rotate()
        with NEW:
            self.assertEqual(CallbackRequest.objects.get(pk=one.pk).name, "Xiomara")
            self.assertTrue(SearchKey.objects.filter(request=one, digest__in=keys_of_name("Xiomara")).exists())
            self.assertFalse(SearchKey.objects.filter(request=one, digest__in=keys_of_name("Caller")).exists())

    def test_changes_nothing_when_a_value_cannot_be_read(self):
        before = ciphertexts()
        with NEW, self.assertRaisesMessage(CommandError, "opens 7 rows. Nothing was changed"):
            rotate()
        self.assertEqual(ciphertexts(), before)

    def test_waits_for_a_server_that_was_started_with_other_keys(self):
        with BOTH, patch("booking.keyring.running.others_run", return_value=True):
            for option in [[], ["--drop"]]:
                with self.assertRaisesMessage(CommandError, "reload it"):
                    rotate(*option)
        self.assertFalse(logged("rotate").exists())

    def test_a_change_of_keys_is_recorded_with_its_rows(self):
        with BOTH, time_machine.travel("2026-11-26T12:00:00Z", tick=False):
            rotate()
        self.assertEqual(logged("rotate").get().data, {"rows": 7})
        self.assertEqual(EncryptionKey.objects.count(), 4)

    def test_finds_the_encrypted_fields_of_every_model(self):
        self.assertEqual(set(encrypted_fields()[CallbackRequest]), {"name", "phone", "phone_before", "note"})

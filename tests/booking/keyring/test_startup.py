"""Start with the keys of what is stored, and with no others."""

import contextlib
import io
import subprocess
import sys

from cryptography.fernet import Fernet

from django.conf import settings
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction
from django.test import override_settings

from booking.keyring import running, startup
from booking.models import CallbackRequest, EncryptionKey
from tests.booking.desk_case import DeskTestCase
from tests.factories import CallbackRequestFactory

OTHER = Fernet.generate_key().decode()


@contextlib.contextmanager
def failing_statements():
    """Go back to a savepoint: PostgreSQL ends the transaction of a test with the first statement that fails."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class StartTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.callback = CallbackRequestFactory()
        self.act("do-not-call", self.callback, do_not_call_reason="Asked us to stop")

    def refused(self):
        with self.assertRaises(startup.WrongKeysError) as refusal:
            startup.check()
        return str(refusal.exception)

    def test_the_first_start_records_fingerprints_and_no_key(self):
        startup.check()
        rows = list(EncryptionKey.objects.values_list("kind", "fingerprint"))
        self.assertEqual([kind for kind, mark in rows], ["field", "index"])
        for secret in [*settings.FIELD_KEYS, *settings.BLIND_INDEX_KEYS]:
            self.assertNotIn(secret, str(rows))
        with self.assertNumQueries(1):
            startup.check()

    def test_a_lost_key_is_refused_in_one_sentence_that_names_its_kind(self):
        for recorded in [False, True]:
            with self.subTest(recorded=recorded):
                if recorded:
                    startup.check()
                with override_settings(FIELD_KEYS=[OTHER]):
                    self.assertRegex(self.refused(), r"^2 stored rows cannot be read with the keys in FIELD_KEYS: put")
                with override_settings(BLIND_INDEX_KEYS=["another"]):
                    self.assertRegex(self.refused(), r"^\d stored numbers cannot be found .* BLIND_INDEX_KEYS: put")
                with override_settings(FIELD_KEYS=[OTHER], BLIND_INDEX_KEYS=["another"]):
                    self.assertIn("FIELD_KEYS and", self.refused())

    def test_a_lost_index_key_is_refused_where_only_stops_are_left(self):
        startup.check()
        CallbackRequest.objects.all().delete()
        with override_settings(BLIND_INDEX_KEYS=["another"]):
            self.assertIn("1 stored numbers", self.refused())

    def test_a_key_that_nothing_needs_may_go(self):
        with override_settings(FIELD_KEYS=[*settings.FIELD_KEYS, OTHER]):
            startup.check()
        startup.check()
        self.assertEqual(EncryptionKey.objects.count(), 2)

    def test_jobs_and_set_up_refuse_and_the_system_check_warns(self):
        startup.check()
        with override_settings(FIELD_KEYS=[OTHER]):
            with self.assertRaisesMessage(CommandError, "FIELD_KEYS"):
                call_command("run_jobs", once=True)
            (found,) = [each for each in run_checks(databases=["default"]) if each.id == "booking.W004"]
            self.assertIn("FIELD_KEYS", found.msg)
        self.assertFalse([each for each in run_checks(databases=["default"]) if each.id == "booking.W004"])

    def test_a_loss_can_be_accepted(self):
        startup.check()
        with override_settings(FIELD_KEYS=[OTHER]):
            call_command("rotate_keys", "--accept-loss", stdout=io.StringIO())
            startup.check()

    def test_a_database_without_tables_refuses_nothing(self):
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE booking_encryptionkey")
        with self.assertLogs("booking.keyring.startup", "WARNING"), failing_statements():
            startup.begin()
        with failing_statements():
            found = run_checks(databases=["default"])
        self.assertFalse([each for each in found if each.id == "booking.W004"])


class RunningTests(DeskTestCase):
    def test_a_process_started_with_other_keys_is_seen_until_its_children_end(self):
        self.assertFalse(running.others_run())
        code = (
            "import django, os; django.setup(); from booking.keyring import running; running.hold()\n"
            "child = os.fork()\nprint('held', flush=True) if child else input()\n"
        )
        env = {"PATH": "/usr/bin", "DJANGO_SETTINGS_MODULE": "practice.settings.dev", "FIELD_KEYS": OTHER}
        env |= {"PRACTICE_VAR": str(settings.STATE_DIR)}
        process = subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=settings.BASE_DIR,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        with process:
            self.assertEqual(process.stdout.readline(), "held\n")
            process.wait(20)
            self.assertTrue(running.others_run())
            process.stdin.write("\n")
            process.stdin.flush()
            process.stdout.read()  # Ends with the child.
        self.assertFalse(running.others_run())

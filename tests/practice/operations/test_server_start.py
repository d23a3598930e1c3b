import importlib
import runpy
import sys
from unittest import mock

from cryptography.fernet import Fernet

from django.test import TestCase, override_settings

from booking.keyring import startup
from tests.factories import CallbackRequestFactory


class ServerStartTests(TestCase):
    def test_a_wsgi_server_gets_no_application_with_wrong_keys(self):
        CallbackRequestFactory()
        startup.check()
        refused = self.assertRaisesRegex(SystemExit, "^Not started: 1 stored rows cannot be read .* FIELD_KEYS")
        with override_settings(FIELD_KEYS=[Fernet.generate_key().decode()]), refused, mock.patch.dict(sys.modules):
            sys.modules.pop("practice.wsgi", None)  # Another test may have imported it.
            runpy.run_module("practice.wsgi")
        self.assertTrue(callable(importlib.import_module("practice.wsgi").application))

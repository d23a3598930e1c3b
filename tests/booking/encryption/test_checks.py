from cryptography.fernet import Fernet

from django.test import SimpleTestCase, override_settings

from booking.encryption.checks import check_keys

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


class KeyCheckTests(SimpleTestCase):
    def test_good_keys_pass(self):
        self.assertEqual(check_keys(), [])

    def test_missing_or_broken_keys_are_errors_that_do_not_quote_them(self):
        for settings, identifier in [
            ({"FIELD_KEYS": []}, "booking.E001"),
            ({"FIELD_KEYS": [NEW, "not-a-key"]}, "booking.E002"),
            ({"BLIND_INDEX_KEYS": []}, "booking.E003"),
        ]:
            with self.subTest(identifier), override_settings(**settings):
                (error,) = check_keys()
                self.assertEqual(error.id, identifier)
                self.assertNotIn("not-a-key", str(error))

from unittest.mock import patch

from django.test import RequestFactory, SimpleTestCase, override_settings

from booking.spam import Sender, client_address, is_own_origin


def posted(**headers):
    return RequestFactory().post("/call-back/", headers=headers, REMOTE_ADDR="198.51.100.7")


class ClientAddressTests(SimpleTestCase):
    def test_a_forwarding_header_is_not_believed(self):
        self.assertEqual(client_address(posted(x_forwarded_for="203.0.113.9")), "198.51.100.7")

    def test_behind_proxies_of_our_own_only_their_entries_count(self):
        cases = {
            1: {"203.0.113.9": "203.0.113.9", "1.1.1.1, 203.0.113.9": "203.0.113.9", "": "198.51.100.7"},
            2: {"1.1.1.1, 203.0.113.9, 10.0.0.1": "203.0.113.9", "203.0.113.9": "198.51.100.7"},
        }
        for proxies, headers in cases.items():
            for header, address in headers.items():
                with self.subTest(f"{proxies} {header}"), override_settings(TRUSTED_PROXY_COUNT=proxies):
                    self.assertEqual(client_address(posted(x_forwarded_for=header)), address)


class OwnOriginTests(SimpleTestCase):
    def test_believes_what_the_browser_says(self):
        cases = [
            ({}, True),
            ({"origin": "http://testserver"}, True),
            ({"origin": "http://testserver.evil.example"}, False),
            ({"origin": "https://testserver"}, False),
            ({"origin": "null"}, False),
            ({"origin": "null", "sec_fetch_site": "same-origin"}, True),
            ({"origin": "null", "sec_fetch_site": "cross-site"}, False),
            ({"sec_fetch_site": "same-origin"}, True),
            ({"sec_fetch_site": "none"}, True),
            ({"sec_fetch_site": "same-site"}, False),
        ]
        for headers, is_ours in cases:
            with self.subTest(headers):
                self.assertIs(is_own_origin(posted(**headers)), is_ours)


class SenderTests(SimpleTestCase):
    def test_the_digest_holds_no_address_and_changes_by_the_day(self):
        today = Sender(posted()).digest
        self.assertNotIn("198", today)
        self.assertEqual(today, Sender(posted()).digest)
        with patch("booking.spam.timezone.localdate") as day:
            day.return_value.isoformat.return_value = "2030-01-01"
            self.assertNotEqual(today, Sender(posted()).digest)

    @override_settings(CALLBACK_LIMIT=2)
    def test_each_purpose_has_its_own_limit(self):
        sender = Sender(posted())
        self.assertEqual([sender.is_flooding("create") for _ in range(3)], [False, False, True])
        self.assertFalse(sender.is_flooding("withdraw"))

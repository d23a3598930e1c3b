from unittest.mock import patch

import time_machine

from django.test import RequestFactory, SimpleTestCase, override_settings

from booking.spam import Sender, client_address, connection_of, is_own_origin


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

    def test_one_subscriber_is_one_connection(self):
        cases = {
            "198.51.100.7": "198.51.100.7",
            "::ffff:198.51.100.7": "198.51.100.7",
            "2001:db8:1:2:aaaa::1": "2001:db8:1:2::/64",
            "2001:db8:1:2:bbbb::2": "2001:db8:1:2::/64",
            "2001:db8:1:3::1": "2001:db8:1:3::/64",
            "unknown": "unknown",
            "": "",
        }
        for address, connection in cases.items():
            with self.subTest(address):
                self.assertEqual(connection_of(address), connection)


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
        self.assertNotIn("198.51.100.7", today)
        self.assertEqual(today, Sender(posted()).digest)
        with patch("booking.spam.timezone.localdate") as day:
            day.return_value.isoformat.return_value = "2030-01-01"
            self.assertNotEqual(today, Sender(posted()).digest)

    @override_settings(CALLBACK_LIMIT=2)
    def test_each_purpose_has_its_own_limit(self):
        sender = Sender(posted())
        self.assertEqual([sender.is_flooding("create") for _ in range(3)], [False, False, True])
        self.assertFalse(sender.is_flooding("withdraw"))

    @override_settings(CALLBACK_LIMIT=8)
    def test_the_turn_of_a_minute_does_not_double_the_limit(self):
        with time_machine.travel("2026-11-17 18:00:57Z", tick=False) as clock:
            sender = Sender(posted())
            before = [sender.is_flooding("create") for _ in range(6)]
            clock.shift(4)
            after = [sender.is_flooding("create") for _ in range(4)]
            clock.shift(60)
            later = sender.is_flooding("create")
        self.assertEqual((before, after, later), ([False] * 6, [False, False, True, True], False))

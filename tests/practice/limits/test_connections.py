from django.test import RequestFactory, SimpleTestCase, override_settings

from practice.limits.connections import client_address, connection_of, hides_visitors


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

    def test_a_proxy_that_is_not_believed_or_names_nobody_hides_the_visitors(self):
        cases = [
            (0, "", False),
            (0, "203.0.113.9", True),
            (1, "", True),
            (1, "203.0.113.9", False),
            (2, "1.1.1.1", True),
        ]
        for proxies, header, hidden in cases:
            with self.subTest(f"{proxies} {header}"), override_settings(TRUSTED_PROXY_COUNT=proxies):
                self.assertIs(hides_visitors(posted(x_forwarded_for=header)), hidden)

from django.test import SimpleTestCase, override_settings

from practice.limits.checks import check_proxy


class ProxyTests(SimpleTestCase):
    def test_https_with_no_proxy_believed_is_an_error(self):
        for https, proxies, errors in ((True, 0, ["limits.E001"]), (True, 1, []), (False, 0, [])):
            with override_settings(SERVES_HTTPS=https, TRUSTED_PROXY_COUNT=proxies):
                self.assertEqual([error.id for error in check_proxy()], errors)

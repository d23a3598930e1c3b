"""deploy/nginx.conf: what nginx answers by itself is as closed as an answer of Django."""

import re
from pathlib import Path

import pytest

from django.conf import settings
from django.http import HttpResponse
from django.middleware.security import SecurityMiddleware
from django.urls import reverse
from django.utils.translation import override

from practice.http import error_pages, media
from practice.http.security_headers import PUBLIC_POLICY, ContentSecurityPolicyMiddleware, CrossOriginMiddleware

CONF = (Path(settings.BASE_DIR) / "deploy" / "nginx.conf").read_text()
OF_FILES = {
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Cross-Origin-Embedder-Policy",
    "Strict-Transport-Security",
}
IMAGES, CARDS, ERRORS = "/media/images/", "/media/images/og/", "/errors/"


def locations() -> dict[str, str]:
    """Return the directives of each location, without those of a location inside it."""
    found, open_blocks, start = {}, [], 0
    for brace in re.finditer(r'"[^"]*"|#.*|[{};]', CONF):
        if brace[0] == ";" and open_blocks:
            found[open_blocks[-1]] += CONF[start : brace.end()]
        elif brace[0] == "{":
            open_blocks.append(CONF[start : brace.start()].split("\n")[-1].strip())
            found[open_blocks[-1]] = ""
        elif brace[0] == "}":
            open_blocks.pop()
        elif brace[0][0] == '"':
            continue
        start = brace.end()
    return {name.split()[-1]: body for name, body in found.items() if name.startswith("location ")}


LOCATIONS = locations()
SERVING_FILES = sorted(name for name, body in LOCATIONS.items() if re.search(r"\broot\b", body))


def headers_of(body: str) -> dict[str, str]:
    """Return the headers that a location adds to every answer, error or not."""
    added = re.findall(r'add_header\s+([\w-]+)\s+(?:"([^"]*)"|(\S+))\s+always;', body)
    return {name: quoted or bare for name, quoted, bare in added}


@pytest.fixture
def of_django(rf, settings):
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60  # As in production settings.
    page = ContentSecurityPolicyMiddleware(lambda request: HttpResponse())
    return SecurityMiddleware(CrossOriginMiddleware(page))(rf.get("/", secure=True)).headers


def test_every_folder_of_files_is_known():
    assert {IMAGES, CARDS, ERRORS, "/static/"} < set(SERVING_FILES)
    assert len(SERVING_FILES) == 5


@pytest.mark.parametrize("location", SERVING_FILES)
def test_a_file_carries_the_headers_that_django_adds(location, of_django):
    headers = headers_of(LOCATIONS[location])
    assert {name: headers.get(name) for name in OF_FILES} == {name: of_django.get(name) for name in OF_FILES}


def test_an_error_page_is_as_closed_as_a_page(of_django):
    headers = headers_of(LOCATIONS[ERRORS])
    policy = dict(part.strip().split(maxsplit=1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert all(value in ("'none'", PUBLIC_POLICY[name]) for name, value in policy.items())
    assert set(policy) >= {"form-action", "base-uri", "frame-ancestors"}
    assert headers["Permissions-Policy"] == of_django["Permissions-Policy"]
    assert headers["Cache-Control"] == "no-store"


def test_a_social_card_is_kept_no_longer_than_django_lets_it_be():
    assert f'"public, max-age={media.CARD_SECONDS}"' in LOCATIONS[CARDS]
    assert f'"public, max-age={media.MONTH}"' in LOCATIONS[IMAGES]


def test_what_nginx_refuses_by_itself_is_a_page_of_ours():
    shown = {
        int(status)
        for line in re.findall(r"error_page ([\d ]+) /errors\$error_language/", CONF)
        for status in line.split()
    }
    assert shown == {400, 413, 502, 503, 504}
    assert shown - {504} <= set(error_pages.STATUSES)


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_opens_something_for_whoever_reads_it_is_in_no_log_of_nginx(language):
    with override(language):
        addresses = [
            reverse("booking:request-done", args=["receipt"]),
            reverse("booking:calendar", args=["receipt"]),
            reverse("booking:request-withdraw", args=["receipt"]),
            reverse("wagtailadmin_password_reset_confirm", args=["Mg", "1a2b-3c"]),
        ]
    assert "access_log off;" in CONF.split("listen 443")[1]
    for address in addresses:
        (silent,) = [body for name, body in LOCATIONS.items() if name != "/" and re.match(name, address)][:1]
        assert "error_log /dev/null;" in silent

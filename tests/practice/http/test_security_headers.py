"""The Content-Security-Policy of each kind of page, directive by directive, and the Permissions-Policy."""

import re

import pytest

from django.urls import reverse

from booking.actions.do_not_call import put_on_do_not_call_list
from booking.desk.base import desk_url
from booking.desk.viewset import CallbackRequestViewSet
from booking.models import DoNotCall
from tests.clients import prove
from tests.factories import CallbackRequestFactory, UserFactory

pytestmark = pytest.mark.django_db

# Written out here rather than read from the code: a directive that is loosened there must fail here.
PUBLIC = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'"},
    "font-src": {"'self'"},
    "manifest-src": {"'self'"},
    "connect-src": {"'self'"},
    "form-action": {"'self'"},
    "base-uri": {"'none'"},
    "frame-ancestors": {"'self'"},
}
# No screen with a request on it can be framed.
DESK = PUBLIC | {"frame-ancestors": {"'none'"}}
# Wagtail's editor writes inline scripts and styles, and previews pages in a frame.
EDITOR = PUBLIC | {
    "script-src": {"'self'", "'unsafe-inline'"},
    "script-src-attr": {"'none'"},
    "style-src": {"'self'", "'unsafe-inline'"},
    "img-src": {"'self'", "data:", "blob:"},
    "frame-src": {"'self'"},
    "base-uri": {"'self'"},
}


def policy_of(response) -> dict[str, set[str]]:
    """Return the sources that each directive of an answer allows."""
    parts = [part.split() for part in response.headers.get("Content-Security-Policy", "").split(";") if part.strip()]
    names = [name for name, *_sources in parts]
    assert len(names) == len(set(names)), "A browser reads only the first of two directives of one name."
    return {name: set(sources) for name, *sources in parts}


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/es/", 200), ("/articles/", 200), ("/call-back/", 200), ("/search/?q=grief", 200), ("/no/", 404)],
)
def test_public_page_loads_from_its_own_address_only(client, path, status):
    response = client.get(path)
    assert response.status_code == status
    assert policy_of(response) == PUBLIC


# Every address of the desk, each new one too; those that only change something lead to the request.
SCREENS = {pattern.name: "<int:pk>" in str(pattern.pattern) for pattern in CallbackRequestViewSet().get_urlpatterns()}


@pytest.mark.parametrize("screen", SCREENS)
def test_desk_runs_nothing_inline_and_loads_nothing_foreign(client, screen):
    manager = UserFactory(manager=True)
    client.force_login(manager)
    callback = CallbackRequestFactory()
    put_on_do_not_call_list(callback, manager, "He asked us not to")
    pk = DoNotCall.objects.get().pk if screen == "lift" else callback.pk
    response = client.get(desk_url(screen, *([pk] if SCREENS[screen] else [])), {"audit": 1}, follow=True)
    assert response.status_code == 200
    assert policy_of(response) == DESK
    assert_nothing_inline(response)
    assert_nothing_foreign(response)


def test_the_front_desk_is_as_closed(client):
    client.force_login(UserFactory(frontdesk=True))
    for path in (desk_url("index"), desk_url("open", CallbackRequestFactory().pk)):
        response = client.get(path)
        assert policy_of(response) == DESK
        assert_nothing_inline(response)
        assert_nothing_foreign(response)


@pytest.mark.parametrize(
    "screen",
    ["mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate", "my_sessions", "account_logout"],
)
def test_keeping_an_account_is_as_closed(client, screen):
    user = UserFactory(frontdesk=True)
    client.force_login(user)
    prove(client, user, "password")
    response = client.get(reverse(screen))
    assert response.status_code == 200
    assert policy_of(response) == DESK
    assert_nothing_inline(response)
    assert_nothing_foreign(response)


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/password_reset/", "/admin/no-such-screen/"])
def test_the_way_to_the_desk_is_as_closed(client, path):
    if path == "/admin/":
        client.force_login(UserFactory(frontdesk=True))
    response = client.get(path, follow=True)
    assert policy_of(response) == DESK
    assert_nothing_inline(response)
    assert_nothing_foreign(response)


@pytest.mark.parametrize("path", ["/admin/pages/", "/admin/users/", "/admin/no-such-screen/"])
def test_who_is_led_to_the_sign_in_gets_nothing_of_the_editor(client, path):
    response = client.get(path)
    assert response.status_code == 302
    assert policy_of(response) == DESK


@pytest.mark.parametrize("path", ["/admin/account/", "/admin/articles/", "/admin/pages/"])
def test_editor_allows_what_wagtail_needs_and_no_more(client, path):
    client.force_login(UserFactory(manager=True))
    response = client.get(path, follow=True)
    assert response.status_code == 200
    assert policy_of(response) == EDITOR


def assert_nothing_inline(response):
    """Data that a script reads is no script; a handler in an attribute is one."""
    html = response.content.decode()
    kinds = [dict(re.findall(r'([\w-]+)="([^"]*)"', tag)) for tag in re.findall(r"<script\b([^>]*)>", html)]
    assert kinds, "The screen has none of the admin's scripts."
    assert all("src" in kind or kind.get("type") in ("application/json", "text/template") for kind in kinds), kinds
    assert not re.search(r"<style\b|<[^>]+\s(?:style|on\w+)=", html)


def assert_nothing_foreign(response):
    """What a page loads or sends to begins with one slash; a link may lead anywhere."""
    html = response.content.decode()
    loads = re.findall(r"""\s(?:src|srcset|poster|data|action|formaction|xlink:href)="([^"]*)\"""", html)
    loads += re.findall(r"""<(?:link|use|image|base)\b[^>]*\shref="([^"]*)\"""", html)
    assert loads
    assert [address for address in loads if not re.match(r"/(?!/)|#|$", address)] == []


@pytest.mark.parametrize("path", ["/", "/call-back/", "/no/", "/feed/", "/robots.txt", "/healthz", "/admin/login/"])
def test_no_other_site_shows_or_reads_an_answer(client, path):
    headers = client.get(path).headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/call-back/", "/admin/login/"])
def test_no_page_may_use_camera_microphone_or_place(client, path):
    closed = {"camera=()", "geolocation=()", "microphone=()", "interest-cohort=()"}
    assert set(client.get(path).headers["Permissions-Policy"].split(", ")) == closed

"""The Content-Security-Policy of each kind of page, directive by directive, and the Permissions-Policy."""

import pytest

from booking.desk.base import desk_url
from tests.factories import UserFactory

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
# Wagtail's editor writes inline scripts and styles, and previews pages in a frame.
ADMIN = PUBLIC | {
    "script-src": {"'self'", "'unsafe-inline'"},
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


@pytest.mark.parametrize("screen", ["index", "add", "statistics"])
def test_desk_is_as_closed_as_the_admin(client, screen):
    client.force_login(UserFactory(frontdesk=True))
    response = client.get(desk_url(screen))
    assert response.status_code == 200
    assert policy_of(response) == ADMIN


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/account/", "/admin/articles/"])
def test_admin_allows_what_the_editor_of_wagtail_needs_and_no_more(client, path):
    if path != "/admin/login/":
        client.force_login(UserFactory(manager=True))
    response = client.get(path)
    assert response.status_code == 200
    assert policy_of(response) == ADMIN


@pytest.mark.parametrize("path", ["/", "/call-back/", "/admin/login/"])
def test_no_page_may_use_camera_microphone_or_place(client, path):
    closed = {"camera=()", "geolocation=()", "microphone=()", "interest-cohort=()"}
    assert set(client.get(path).headers["Permissions-Policy"].split(", ")) == closed

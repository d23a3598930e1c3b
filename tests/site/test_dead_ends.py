"""The admin as each role finds it, in Spanish: nothing that it offers is closed, and nothing is said in English."""

import html
import re
from urllib.parse import urldefrag, urljoin

import pytest

from django.utils.translation import trans_real

from wagtail.users.models import UserProfile

from tests.factories import (
    ArticlePageFactory,
    CallbackRequestFactory,
    ClinicianPageFactory,
    ImageFactory,
    UserFactory,
    open_practice,
)

pytestmark = [pytest.mark.django_db, pytest.mark.crawl]

# A link, a form that only asks, an entry of the menu.
DOOR = re.compile(
    r'<a\s[^>]*?href="([^"#][^"]*)"|<form\s(?=[^>]*method="get")[^>]*?action="([^"]+)"|"url": "([^"]+)"', re.IGNORECASE
)
# Filters of the same page, and addresses that are no page.
LEFT_OUT = ("?", "/logout/", "/jsi18n/", "/sprite", "/results/")


# What no screen shows: the name that django-filter gives a plain comparison.
NOT_SHOWN = {"exact"}


@pytest.fixture
def said_in_english(monkeypatch):
    """Collect what was to be said in Spanish and has none, in any catalog."""
    missing = set()

    say = trans_real.DjangoTranslation.gettext

    def watch(self, english):
        if self.language() == "es" and english and self._catalog.get(english) is None:
            missing.add(english)
        return say(self, english)

    monkeypatch.setattr(trans_real.DjangoTranslation, "gettext", watch)
    return missing


@pytest.fixture(params=["frontdesk", "therapist", "manager"])
def somebody(request, client):
    open_practice()
    user = UserFactory(**{request.param: True})
    profile = ClinicianPageFactory(owner=user)
    article = ArticlePageFactory(owner=user, authors=[profile])
    ArticlePageFactory(authors=[ClinicianPageFactory()])
    article.save_revision(user=user)
    picture = ImageFactory(uploaded_by_user=user)
    CallbackRequestFactory()
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "es"})
    client.force_login(user)
    client.chosen = {"page": article.pk, "practiceimage": picture.pk, "user": user.pk}  # What a box is ticked at.
    return client


def offers(address: str, page: str) -> set[str]:
    """Return the addresses of the admin to which a page leads."""
    found = {html.unescape("".join(door)) for door in DOOR.findall(page)}
    addresses = {urldefrag(urljoin(address, each)).url for each in found}
    return {each for each in addresses if each.startswith("/admin/") and not any(part in each for part in LEFT_OUT)}


def reason_to_be_closed(client, address: str) -> tuple[set[str], str]:
    """Return what the page at `address` offers, and why it cannot be opened."""
    if "/bulk/" in address:
        address += f"?id={client.chosen[address.split('/')[-3]]}"
    response = client.get(address, follow=True)
    if response.status_code != 200:
        return set(), f"{response.status_code}"
    return (offers(address, response.content.decode()) if "text/html" in response["Content-Type"] else set()), ""


def test_no_door_that_is_shown_is_closed_and_each_is_in_spanish(somebody, said_in_english):
    seen, closed, doors = {}, {}, {"/admin/": "the first page"}
    for _ in range(3):
        following = {}
        for address, place in doors.items():
            offered, reason = reason_to_be_closed(somebody, address)
            if reason:
                closed[address] = f"{reason}, offered by {place}"
            following |= dict.fromkeys(sorted(offered), address)
        seen |= doors
        doors = {each: place for each, place in following.items() if each not in seen}
    assert closed == {}
    assert len(seen) > 5
    assert '<html lang="es"' in somebody.get("/admin/").content.decode()
    assert said_in_english - NOT_SHOWN == set()


def test_first_screen_leads_to_no_other_site(somebody):
    page = re.sub(r"<noscript.*?</noscript>", "", somebody.get("/admin/").content.decode(), flags=re.DOTALL)
    assert re.findall(r'(?:href|action)="((?:https?:)?//[^"]+)"|"url": "((?:https?:)?//[^"]+)"', page) == []

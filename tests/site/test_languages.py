"""What machines are told of a text in a language it is not written in: nothing, whatever its state (F7, F9, F14)."""

import datetime as dt
import re

import pytest
import time_machine

from django.core.management import call_command
from django.utils import timezone

from wagtail.models import Page

from practice.editing.translations.beginning import begin_translation
from practice.editing.translations.moving import move_to_language
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    UserFactory,
    make_alias,
    open_practice,
    translation,
)
from tests.practice.seo.pages_case import links

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 26, 20, tzinfo=dt.UTC)
PLACES = ["/sitemap.xml", "/articles/feed/", "/es/articulos/novedades/", "/articles/", "/es/articulos/"]


@pytest.fixture(autouse=True)
def clock():
    open_practice()
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def article():
    return ArticlePageFactory(title="Calm", slug="calm", authors=[ClinicianPageFactory(title="Ana Ruiz")])


def told(client, address) -> set[str]:
    """Return where machines, and lists, name `address`."""
    wanted = f"http://testserver{address}"
    found = {place for place in PLACES[:3] if f"{wanted}<" in (text := read(client, place)) or f'"{wanted}"' in text}
    return found | {place for place in PLACES[3:] if f'href="{address}"' in read(client, place)}


def read(client, place) -> str:
    return client.get(place).content.decode()


def hreflang(client, address) -> set[str]:
    return {link["hreflang"] for link in links(client.get(address), "alternate") if "hreflang" in link}


class TestStandIn:
    def test_no_machine_hears_of_it(self, client, article):
        make_alias(article)
        assert client.get("/es/articulos/calm/").status_code == 200
        assert told(client, "/es/articulos/calm/") == set()
        assert told(client, "/articles/calm/") == {"/sitemap.xml", "/articles/feed/", "/articles/"}
        assert hreflang(client, "/articles/calm/") == hreflang(client, "/es/articulos/calm/") == set()

    def test_nor_while_someone_writes_over_it(self, client, article):
        begin_translation(make_alias(article))
        assert told(client, "/es/articulos/calm/") == set()
        assert hreflang(client, "/articles/calm/") == set()

    def test_nor_of_the_one_that_a_moved_text_leaves_behind(self, client, article):
        move_to_language(article, make_alias(article).locale, UserFactory(manager=True))
        assert client.get("/articles/calm-es/").status_code == 200
        assert told(client, "/articles/calm-es/") == set()
        assert told(client, "/es/articulos/calm/") == {"/sitemap.xml", "/es/articulos/novedades/", "/es/articulos/"}

    def test_machines_hear_of_both_once_both_are_written(self, client, article):
        translation(article, title="Calma", slug="calma")
        assert told(client, "/es/articulos/calma/") == {
            "/sitemap.xml",
            "/es/articulos/novedades/",
            "/es/articulos/",
        }
        assert hreflang(client, "/articles/calm/") == {"en", "es", "x-default"}


@pytest.mark.parametrize("is_written", [False, True])
def test_scheduled_or_expired_original_is_so_in_every_language(client, article, clock, is_written):
    article.live = False
    article.save()
    Page.objects.filter(pk=article.pk).update(first_published_at=None)
    version = translation(article, title="Calma", slug="calm", live=False) if is_written else make_alias(article)
    article = type(article).objects.get(pk=article.pk)
    article.go_live_at, article.expire_at = timezone.now() + dt.timedelta(1), timezone.now() + dt.timedelta(3)
    article.save_revision().publish()
    if is_written:
        version = type(article).objects.get(pk=version.pk)
        version.go_live_at = article.go_live_at
        version.save_revision().publish(user=UserFactory(manager=True), skip_permission_checks=True)
    seen = []
    for days in (0, 2, 2):
        clock.shift(dt.timedelta(days=days))
        call_command("publish_scheduled")
        addresses = ("/articles/calm/", "/es/articulos/calm/")
        seen.append([client.get(each).status_code for each in addresses])
        assert bool(told(client, "/es/articulos/calm/")) is (is_written and seen[-1][1] == 200)
    assert seen == [[404, 404], [200, 200], [404, 404]]


class TestProfile:
    def test_words_that_are_missing_in_spanish_are_marked_as_english(self, client):
        profile = ClinicianPageFactory(title="Ana Ruiz", slug="ana-ruiz", greeting="I listen.", training="UC Riverside")
        make_alias(profile)
        html = read(client, "/es/personas/ana-ruiz/")
        for words in ("I listen.", "UC Riverside"):
            assert marked(html, words)

    def test_so_are_those_of_a_translation_without_words(self, client):
        profile = ClinicianPageFactory(title="Ana Ruiz", slug="ana-ruiz", greeting="I listen.", training="UC Riverside")
        translation(profile, greeting="", training="", summary="")
        html = read(client, "/es/personas/ana-ruiz/")
        for words in ("I listen.", "UC Riverside"):
            assert marked(html, words)

    def test_her_own_are_not(self, client):
        profile = ClinicianPageFactory(title="Ana Ruiz", slug="ana-ruiz", greeting="I listen.")
        translation(profile, greeting="Escucho.")
        assert not marked(read(client, "/es/personas/ana-ruiz/"), "Escucho.")


def marked(html: str, words: str) -> bool:
    """Tell whether an element around `words` is marked as English."""
    element = rf'<(div|dd|span|p)\b[^>]* lang="en"[^>]*>(?:(?!</\1>).)*{re.escape(words)}'
    return bool(re.search(element, html, re.DOTALL))

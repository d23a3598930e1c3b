"""An article from its first word to its readers, and a second one that no one sees until its minute."""

import re

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe

from django.core import mail
from django.core.management import call_command
from django.db import connections

from practice.mail.outbox import send_due
from tests.articles.editor import add_url
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    UserFactory,
    article_index,
    open_practice,
    translation,
)

from .conftest import CHROMIUM, DESK, PHONE, QUIET, need_chromium

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

MONDAY, THURSDAY = "2026-11-23 10:00-08:00", "2026-11-26 10:00-08:00"
TIME, BEFORE, AFTER = "2026-12-02T09:00", "2026-12-02 08:59:30-08:00", "2026-12-02 09:00:30-08:00"
PASSWORD = "a sentence for tests only"
WORDS = "Say in the first sentence who it is for."


@pytest.fixture
def practice(transactional_db):
    with time_machine.travel(MONDAY, tick=True):
        ana = UserFactory(therapist=True, username="ana", first_name="Ana", last_name="Ruiz", password=PASSWORD)
        UserFactory(manager=True, username="olive", first_name="Olive", last_name="Vega", password=PASSWORD)
        profile = ClinicianPageFactory(title="Ana Ruiz", owner=ana)
        neighbor = ArticlePageFactory(title="Neighbor", authors=[profile], published_on="2026-11-01")
        translation(neighbor, title="Vecino", slug="vecino")
        return open_practice()


@pytest.fixture
def window(practice, live_server, monkeypatch):
    """Open somebody's own browser window (see test_friday.py)."""
    need_chromium()
    from playwright.sync_api import sync_playwright

    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield lambda **options: browser.new_context(base_url=live_server.url, **options).new_page()
        browser.close()
        connections.close_all()


def sign_in(page, username):
    page.goto("/admin/login/")
    page.locator("[name=login]").fill(username)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/admin/")
    return page


def press(page, name):
    """Press one of the buttons below the text, once autosave is quiet, and wait for the next page."""
    page.wait_for_load_state("networkidle")
    page.locator(".action-row").get_by_role("button", name=name).click()
    page.wait_for_load_state("networkidle")


def begin(page, title):
    """Begin an article; whether autosave keeps it before the first button is pressed is up to it."""
    page.goto(add_url())
    page.locator("[name=title]").press_sequentially(title)
    page.locator("[name=standfirst]").fill("For whoever cannot sleep.")


def answer(page):
    assert Axe().run(page, context=".questions").violations_count == 0
    for question in page.locator(".questions").get_by_role("checkbox").all():
        question.check()
    press(page, re.compile("Send to|Publish"))


def link_in_mail() -> str:
    send_due()
    return re.search(r"/admin/pages/\d+/edit/", mail.outbox[-1].body)[0]


def places(visitor, slug, language="en") -> set[str]:
    """Return where the public finds an article: by its address, in the list, feed and site map, beside its neighbor."""
    index = article_index(language)
    pages = {
        "index": index.url,
        "feed": f"{index.url}{index.feed_path}",
        "sitemap": "/sitemap.xml",
        "neighbor": {"en": "/articles/neighbor/", "es": "/es/articulos/vecino/"}[language],
    }
    found = {name for name, address in pages.items() if f"{slug}/" in visitor.request.get(address).text()}
    return found | ({"address"} if visitor.request.get(f"{index.url}{slug}/").status == 200 else set())


def test_article_is_sent_changed_and_published(window):
    with time_machine.travel(MONDAY, tick=True):
        ana = sign_in(window(viewport=PHONE), "ana")
        begin(ana, "A quiet evening")
        press(ana, "Send to the practice manager to read")
        answer(ana)
        ana.locator(".standing").get_by_text("With the practice manager since today.").wait_for()
        visitor = window()
        assert places(visitor, "a-quiet-evening") == places(visitor, "a-quiet-evening", "es") == set()

    with time_machine.travel(THURSDAY, tick=True):
        olive = sign_in(window(viewport=DESK), "olive")
        olive.goto(link_in_mail())
        olive.locator(".standing").get_by_text("Ana Ruiz asks you to read this, since Monday.").wait_for()
        assert Axe().run(olive, context=".standing").violations_count == 0
        olive.locator(".action-row").get_by_role("button", name="Ask for changes").click()
        olive.get_by_label("What should change?").fill(WORDS)
        olive.get_by_role("dialog").get_by_role("button", name="Ask for changes").click()
        olive.locator(".standing").get_by_text("Olive Vega asked Ana Ruiz for a change:").wait_for()

        ana = sign_in(window(viewport=PHONE), "ana")
        ana.goto(link_in_mail())
        ana.locator(".standing").get_by_text(WORDS).wait_for()
        ana.locator("[name=standfirst]").fill("For whoever lies awake and listens.")
        press(ana, "Send to the practice manager again")
        ana.locator(".standing").get_by_text("With the practice manager since today.").wait_for()
        assert ana.get_by_text(WORDS).count() == 0

        olive.goto(link_in_mail())
        press(olive, "Publish")
        olive.get_by_text("“A quiet evening” is online.").wait_for()
        assert places(visitor, "a-quiet-evening") == {"address", "index", "feed", "sitemap", "neighbor"}
        assert "address" in places(visitor, "a-quiet-evening", "es")
        assert "For whoever lies awake" in visitor.request.get("/articles/a-quiet-evening/").text()
        assert visitor.context.cookies() == []


def test_article_with_a_time_is_seen_by_no_one_until_its_minute(window):
    with time_machine.travel(MONDAY, tick=True):
        ana, olive = sign_in(window(viewport=DESK), "ana"), sign_in(window(viewport=DESK), "olive")
        begin(ana, "Winter light")
        ana.wait_for_load_state("networkidle")
        ana.get_by_role("button", name="Toggle status").click()
        ana.get_by_role("button", name="Set schedule").click()
        dialog = ana.get_by_role("dialog", name="When it goes online")
        assert "America/Los Angeles (PST)" in dialog.inner_text()
        dialog.locator("[name=go_live_at]").fill(TIME)
        dialog.get_by_role("button", name="Save these times").click()
        ana.get_by_text("Dec. 2, 2026, 9 a.m.").first.wait_for()
        press(ana, "Send to the practice manager to read")
        answer(ana)
        olive.goto(link_in_mail())
        press(olive, "Publish at its time")
        olive.get_by_text("“Winter light” goes online on Dec. 2, 2026, 9 a.m. PST.").wait_for()

    visitor = window(viewport=PHONE)
    for at, in_english in [(THURSDAY, False), (BEFORE, False), (AFTER, True)]:
        with time_machine.travel(at, tick=True):
            call_command("publish_scheduled")
            found = places(visitor, "winter-light")
            assert found == ({"address", "index", "feed", "sitemap", "neighbor"} if in_english else set())
            assert ("address" in places(visitor, "winter-light", "es")) is in_english

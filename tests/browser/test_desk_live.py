"""Two at the desk and a visitor: the open queue hears of what is new and of claims; nothing typed is touched."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .conftest import PHONE
from .test_desk import QUEUE, TYPED, open_one, sign_in

pytestmark = pytest.mark.browser

HEARD = 30_000


def test_a_new_request_and_a_claim_appear_by_themselves(open_context):
    first = sign_in(open_context().new_page(), "frontdesk")
    first.goto(QUEUE)
    expect(first).to_have_title(re.compile(r"^\(\d+\) "))
    before = int(re.match(r"\((\d+)\)", first.title())[1])
    search = first.locator("#desk-q")
    search.fill("Wal")
    second = open_one(sign_in(open_context().new_page(), "owner"))
    bar = first.locator("[data-live-said]")
    expect(bar).to_have_text("1 new", timeout=HEARD)
    expect(first).to_have_title(re.compile(rf"^\({before + 1}\) "))
    expect(search).to_be_focused()
    first.get_by_role("button", name="Show").click()
    row = first.locator("tr[data-live-row]").filter(has_text="Walker").last
    expect(row).to_be_visible()
    expect(row).to_contain_text("No one")
    expect(bar).to_be_empty()
    expect(search).to_be_focused()
    expect(search).to_have_value("Wal")
    faults = [fault["id"] for fault in Axe().run(first).response["violations"]]
    assert faults == []
    second.get_by_role("button", name="Claim").click()
    second.get_by_text("You have this request.").first.wait_for()
    expect(row.locator("[data-live=who]")).not_to_have_text("No one", timeout=HEARD)


def test_the_screen_of_a_request_hears_who_has_it_and_keeps_the_note(open_context):
    first = open_one(sign_in(open_context(viewport=PHONE).new_page(), "frontdesk"))
    note = first.locator("[name=note]")
    note.fill(TYPED)
    second = sign_in(open_context().new_page(), "owner")
    second.goto(first.url)
    second.get_by_role("button", name="Claim").click()
    second.get_by_text("You have this request.").first.wait_for()
    expect(first.locator("[data-live=said]")).to_have_text(re.compile(r"has this request\.$"), timeout=HEARD)
    expect(note).to_be_focused()
    expect(note).to_have_value(TYPED)


def test_an_old_session_is_one_sentence_and_hears_again_after_signing_in(chromium, site):
    context = chromium.new_context(base_url=site.address)
    page = sign_in(context.new_page(), "frontdesk")
    page.goto(QUEUE)
    expect(page).to_have_title(re.compile(r"^\(\d+\) "))
    cookies = context.cookies()
    context.clear_cookies(name="sessionid")
    expect(page.locator("[data-live-said]")).to_contain_text("You are signed out", timeout=HEARD)
    expect(page.get_by_role("link", name="Sign in again")).to_be_visible()
    context.add_cookies(cookies)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.locator("[data-live-said]")).to_be_empty()
    context.close()


def test_the_sound_is_off_until_it_is_asked_for_and_remembered_here(open_context):
    context = open_context()
    page = sign_in(context.new_page(), "frontdesk")
    page.goto(QUEUE)
    box = page.get_by_label("Sound when a request comes in")
    expect(box).not_to_be_checked()
    box.check()
    page.reload()
    expect(box).to_be_checked()


def test_without_javascript_nothing_of_it_shows(open_context):
    page = sign_in(open_context(java_script_enabled=False).new_page(), "frontdesk")
    page.goto(QUEUE)
    expect(page.get_by_role("button", name="Show")).to_have_count(0)
    expect(page.get_by_label("Sound when")).to_be_hidden()


def test_without_javascript_a_phone_reaches_the_queue(open_context):
    page = sign_in(open_context(viewport=PHONE, java_script_enabled=False).new_page(), "frontdesk")
    page.goto(QUEUE)
    page.locator(".desk-list th a").first.click(timeout=5000)
    expect(page.get_by_role("heading", name="How did the call end?")).to_be_visible()

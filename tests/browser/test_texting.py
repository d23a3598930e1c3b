"""A text from the desk's own telephone: its link in the caller's language, the attempt, its undo, what needs leave."""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from .conftest import PHONE
from .signing_in import sign_in
from .test_access import LONGER_THAN_A_MACHINE

pytestmark = pytest.mark.browser

QUEUE = "/admin/call-backs/"
SAYS_HELLO = {"en": "Hello, this is", "es": "Hola, le escribe"}


@pytest.fixture(scope="module")
def texting(site):
    """Let the practice send text messages while these tests run."""
    turn = "from practice.models import PracticeSettings as P; p = P.objects.get(); p.offers_texting = {}; p.save()"
    site.ask(turn.format(True))
    yield
    site.ask(turn.format(False))


@pytest.fixture
def desk(texting, open_context):
    return sign_in(open_context(viewport=PHONE, has_touch=True).new_page(), "frontdesk")


def ask_for_a_call(page, name, phone, may_text):
    page.goto("/es/pedir-llamada/")
    page.locator("[name=name]").fill(name)
    page.locator("[name=phone]").fill(phone)
    page.locator(f"[name=may_text][value={may_text}]").check()
    page.wait_for_timeout(LONGER_THAN_A_MACHINE)
    page.get_by_role("main").locator("#request-form button[type=submit]").click()
    expect(page.locator(".confirmation h1")).to_be_visible()


def open_from_the_queue(desk, name):
    desk.goto(f"{QUEUE}?tab=new")
    desk.get_by_role("link", name=name, exact=True).tap()
    expect(desk.get_by_role("heading", name="How did the call end?")).to_be_visible()


def expect_link(desk, digits, language):
    link = desk.get_by_role("link", name="Write a text message")
    expect(link).to_be_in_viewport()
    expect(link).to_have_attribute("href", re.compile(rf"^sms:\+1{digits}\?&body="))
    assert unquote(link.get_attribute("href").partition("body=")[2]).startswith(SAYS_HELLO[language])


def text_sent(desk):
    return desk.locator(".desk-outcomes").get_by_role("button", name="Text sent")


def test_with_leave_the_text_is_one_tap_an_attempt_and_can_be_taken_back(desk, open_context):
    ask_for_a_call(open_context(viewport=PHONE).new_page(), "Lupe Texto", "951 555 0147", "yes")
    open_from_the_queue(desk, "Lupe Texto")
    address = desk.url
    expect_link(desk, "9515550147", "es")
    expect(text_sent(desk)).to_be_in_viewport(ratio=1)
    text_sent(desk).tap()
    expect(desk.get_by_text(": Text sent.").first).to_be_visible()
    beside = desk.context.new_page()
    beside.goto(address)
    expect(beside.locator(".desk-attempts li")).to_have_count(1)
    expect(beside.locator(".desk-attempts")).to_contain_text("Text sent")
    desk.get_by_role("button", name="Undo").tap()
    expect(desk.get_by_text("Taken back: Text sent.").first).to_be_visible()
    expect(desk.locator(".desk-attempts")).to_contain_text("(taken back)")
    expect_link(desk, "9515550147", "es")


def test_without_leave_a_text_wants_a_reason_and_raises_the_flag(desk, open_context):
    ask_for_a_call(open_context(viewport=PHONE).new_page(), "Nuria Callada", "951 555 0148", "no")
    open_from_the_queue(desk, "Nuria Callada")
    address = desk.url
    expect(desk.get_by_text("Send no text message.").first).to_be_visible()
    expect(desk.locator("a[href^='sms:']")).to_have_count(0)
    text_sent(desk).tap()
    expect(desk.get_by_text("No text message was allowed. Say why one was sent.").first).to_be_visible()
    expect(desk.locator("[name=reason]")).to_be_focused()
    desk.locator("[name=reason]").fill("She asked for it on the phone")
    text_sent(desk).tap()
    expect(desk.get_by_text(": Text sent.").first).to_be_visible()
    desk.goto(address)
    expect(desk.locator(".desk-attempts")).to_contain_text("Incident: no text message was allowed")
    expect(desk.locator(".desk-attempts")).to_contain_text("She asked for it on the phone")


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_request_taken_by_hand_shows_the_link_where_leave_was_given(desk, language):
    desk.goto(f"{QUEUE}new/")
    desk.locator("[name=source]").select_option("phone")
    desk.locator("[name=name]").fill("Walker")
    desk.locator("[name=phone]").fill("951 555 0149")
    desk.locator("[name=language]").select_option(language)
    desk.locator("[name=may_text][value=yes]").check()
    desk.get_by_role("button", name="Put it in the queue").tap()
    expect_link(desk, "9515550149", language)

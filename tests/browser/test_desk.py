"""The front desk with a keyboard alone, on a telephone, and for those who use other eyes and hands."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .conftest import PHONE
from .signing_in import read_spanish, sign_in

pytestmark = pytest.mark.browser

QUEUE = "/admin/call-backs/"
TYPED = "Her sister said after six"


def press(page, key, expected):
    """Press one key and wait for the sentence that tells what it did."""
    page.wait_for_load_state("networkidle")
    page.keyboard.press(key)
    page.get_by_text(expected).first.wait_for()


def open_one(page):
    """Take down a request and stay on its screen."""
    page.goto(f"{QUEUE}new/")
    page.locator("[name=source]").select_option("phone")
    page.locator("[name=name]").fill("Walker")
    page.locator("[name=phone]").fill("951 555 0199")
    page.get_by_role("button", name="Put it in the queue").click()
    page.get_by_role("heading", name="How did the call end?").wait_for()
    page.wait_for_load_state("networkidle")
    return page


def test_open_claim_log_later_and_close_take_one_key_each(open_context):
    page = sign_in(open_context().new_page(), "frontdesk")
    for key, sentence in [("n", ": No answer."), ("l", ": Call later."), ("d", ": Declined.")]:
        page.goto(f"{QUEUE}?tab=new")
        press(page, "o", "How did the call end?")
        press(page, "c", "You have this request.")
        press(page, key, sentence)


@pytest.mark.parametrize("language", ["en", "es"])
def test_on_a_telephone_the_title_stands_whole_beside_its_buttons(open_context, site, language):
    read_spanish(site, "owner", language)
    try:
        page = sign_in(open_context(viewport=PHONE).new_page(), "owner")
        page.goto(QUEUE)
        page.wait_for_load_state("networkidle")
        title = page.locator(".w-breadcrumbs a").last
        assert title.inner_text().strip() == {"en": "Call-backs", "es": "Llamadas"}[language]
        buttons = page.locator("header nav#w-slim-header-buttons")
        assert title.evaluate("e => e.scrollWidth <= e.clientWidth")
        right = title.bounding_box()["x"] + title.bounding_box()["width"]
        assert right <= buttons.bounding_box()["x"]
        assert buttons.bounding_box()["x"] + buttons.bounding_box()["width"] <= PHONE["width"]
        expect(buttons.get_by_role("link", name=re.compile("Add a request|Agregar una solicitud"))).to_be_visible()
    finally:
        read_spanish(site, "owner", "en")


def test_on_a_telephone_every_outcome_is_in_reach_and_covers_nothing(open_context):
    page = open_one(sign_in(open_context(viewport=PHONE).new_page(), "frontdesk"))
    boxes = [button.bounding_box() for button in page.locator(".desk-outcomes").locator("button, a").all()]
    assert len(boxes) == 9
    assert all(box["height"] >= 44 and 0 <= box["y"] <= PHONE["height"] - box["height"] for box in boxes)
    top = min(box["y"] for box in boxes)
    page.get_by_role("main").evaluate("e => e.scrollTo({top: e.scrollHeight, behavior: 'instant'})")
    last = page.locator(".desk-request__privacy summary").last.bounding_box()
    assert last["y"] + last["height"] <= top
    page.get_by_role("button", name="Voicemail left").click()
    page.get_by_text("Say why one was left.").first.wait_for()
    reason = page.locator("[name=reason]")
    assert reason.evaluate("e => e === document.activeElement")
    box = settled(reason)
    assert box["y"] >= 0 and box["y"] + box["height"] <= top


def settled(locator, tries=50):
    """Return where something stands once the scrolling has come to rest, five seconds later at most."""
    before = locator.bounding_box()
    for _ in range(tries):
        locator.page.wait_for_timeout(100)
        if (now := locator.bounding_box()) == before:
            break
        before = now
    return before


def test_enter_in_a_field_logs_nothing(open_context):
    page = open_one(sign_in(open_context().new_page(), "frontdesk"))
    before = page.url
    page.locator("[name=note]").fill(TYPED)
    page.locator("[name=call_at]").press("Enter")
    page.wait_for_timeout(300)
    assert page.url == before
    expect(page.locator("[name=note]")).to_have_value(TYPED)


def test_two_windows_on_one_request(open_context):
    """The second window is told what happened in the first, and keeps what was typed in it."""
    context = open_context()
    first = open_one(sign_in(context.new_page(), "frontdesk"))
    second = context.new_page()
    second.goto(first.url)
    second.locator("[name=note]").fill(TYPED)
    first.get_by_role("button", name="Declined").click()
    first.get_by_text(": Declined.").first.wait_for()
    second.get_by_role("button", name="No answer").click()
    second.get_by_text("What you typed is still here.").first.wait_for()
    expect(second.locator("[name=note]")).to_have_value(TYPED)
    second.get_by_role("button", name="Keep the note").click()
    second.get_by_text("The note is kept.").first.wait_for()
    expect(second.locator(".desk-attempts").get_by_text(TYPED)).to_be_visible()


def test_back_and_a_double_click_log_one_call(open_context):
    page = open_one(sign_in(open_context().new_page(), "frontdesk"))
    address = page.url
    page.get_by_role("button", name="No answer").dblclick()
    page.get_by_text(": No answer.").first.wait_for()
    page.go_back()
    page.wait_for_load_state("networkidle")
    page.goto(address)
    expect(page.locator(".desk-attempts li")).to_have_count(1)


def test_signed_out_in_the_middle_of_a_note(open_context):
    context = open_context()
    page = open_one(sign_in(context.new_page(), "frontdesk"))
    page.locator("[name=note]").fill(TYPED)
    context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="No answer").click()
    page.get_by_text("You were signed out in the meantime.").wait_for()
    expect(page.get_by_text(TYPED)).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    with context.expect_page() as opened:
        page.get_by_role("link", name="Sign in again").click()
    assert "/admin/login/" in opened.value.url


def test_onto_the_waitlist_and_through_a_check_in_by_one_key_each(open_context):
    """On the way the list of those who can take the caller is unfolded and narrowed; the format is kept."""
    page = open_one(sign_in(open_context().new_page(), "frontdesk"))
    address = page.url
    page.locator("#desk-who > summary").click()
    expect(page.locator(".desk-who__list")).to_be_visible()
    page.locator("[name=heard-format]").select_option("telehealth")
    page.get_by_role("button", name="Show who fits").click()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".desk-who__list")).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    page.locator("h3#desk-outcome").click()  # A key typed into a field is a letter.
    press(page, "i", ": Waitlist. Check in")
    page.goto(f"{QUEUE}?tab=waitlist")
    expect(page.locator(".desk-list__row").filter(has_text="Walker").last).to_contain_text("Waiting for 0 days")
    assert Axe().run(page).response["violations"] == []
    page.goto(address)
    expect(page.get_by_text("by video").first).to_be_visible()
    press(page, "i", ": Still waiting. Check in")
    press(page, "u", "Taken back: Still waiting.")
    press(page, "f", ": Found someone.")

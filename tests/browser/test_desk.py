"""The front desk with a keyboard alone, and for those who use other eyes and hands."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.server import PASSWORD

from .conftest import DESK, PHONE

pytestmark = pytest.mark.browser

QUEUE = "/admin/call-backs/"


def sign_in(page, username="owner"):
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.get_by_role("main").wait_for()
    return page


def press(page, key, expected):
    """Press one key and wait for the sentence that tells what it did."""
    page.wait_for_load_state("networkidle")
    page.keyboard.press(key)
    page.get_by_text(expected).first.wait_for()


def test_open_claim_log_later_and_close_take_one_key_each(open_context):
    page = sign_in(open_context().new_page(), "frontdesk")
    for key, sentence in [("n", ": No answer."), ("l", ": Call later."), ("d", ": Declined.")]:
        page.goto(f"{QUEUE}?tab=new")
        press(page, "o", "How did the call end?")
        press(page, "c", "You have this request.")
        press(page, key, sentence)


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_no_accessibility_fault_and_no_sideways_scroll(open_context, viewport):
    page = sign_in(open_context(viewport=viewport).new_page())
    page.goto(QUEUE)
    opened = page.locator(".desk-list th a").first.get_attribute("href")
    for address in [QUEUE, opened, f"{QUEUE}figures/?days=365", f"{QUEUE}new/", f"{QUEUE}export/"]:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        faults = [(fault["id"], fault["nodes"][0]["html"]) for fault in Axe().run(page).response["violations"]]
        assert faults == [], address
        root = "document.documentElement"
        assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth"), address

"""Two at the desk and a visitor at once: one works with keys alone, the other by touch on a telephone."""

import pytest
from playwright.sync_api import expect

from .conftest import PHONE
from .signing_in import sign_in
from .test_access import LONGER_THAN_A_MACHINE
from .test_desk_live import HEARD

pytestmark = pytest.mark.browser

QUEUE = "/admin/call-backs/"
NAME = "Amparo Visitante"
# The most due of all, so that those of the demo are left to others.
SIX_WAIT = """
import datetime as dt
from django.utils import timezone
from tests.factories import CallbackRequestFactory
CallbackRequestFactory.create_batch(6, promised_at=timezone.now() - dt.timedelta(days=9))
"""


def ask_for_a_call(page):
    page.goto("/es/pedir-llamada/")
    page.locator("[name=name]").fill(NAME)
    page.locator("[name=phone]").fill("951 555 0161")
    page.wait_for_timeout(LONGER_THAN_A_MACHINE)
    page.get_by_role("main").locator("#request-form button[type=submit]").click()
    expect(page.locator(".confirmation h1")).to_be_visible()


def go_to_by_tab(page, name, presses=150):
    """Press Tab until the link of this name has the focus."""
    link = page.get_by_role("link", name=name, exact=True)
    for _ in range(presses):
        page.keyboard.press("Tab")
        if link.evaluate("e => e === document.activeElement"):
            return
    pytest.fail(f"The keyboard does not reach {name}.")


def press(page, key, expected):
    page.wait_for_load_state("networkidle")
    page.keyboard.press(key)
    expect(page.get_by_text(expected).first).to_be_visible()


def tap(page, role, name, expected):
    """Tap what is in view as the page stands, without scrolling to it."""
    target = page.get_by_role(role, name=name).first
    page.wait_for_load_state("networkidle")
    expect(target).to_be_in_viewport(ratio=1)
    target.tap()
    expect(page.get_by_text(expected).first).to_be_visible()


def test_both_finish_a_call_a_later_and_a_close(open_context, site):
    site.ask(SIX_WAIT)
    keys = sign_in(open_context().new_page(), "owner")
    thumb = sign_in(open_context(viewport=PHONE, has_touch=True).new_page(), "frontdesk")
    for page in (keys, thumb):
        page.goto(f"{QUEUE}?tab=new")
        expect(page.locator("[data-live-said]")).to_be_empty()
    ask_for_a_call(open_context(viewport=PHONE).new_page())

    expect(thumb.locator("[data-live-said]")).to_have_text("1 new", timeout=HEARD)
    thumb.get_by_role("button", name="Show").tap()
    row = thumb.locator("tr[data-live-row]").filter(has_text=NAME)
    expect(row.locator("[data-live=who]")).to_have_text("No one")
    keys.reload()
    go_to_by_tab(keys, NAME)
    press(keys, "Enter", "How did the call end?")
    press(keys, "c", "You have this request.")
    expect(row.locator("[data-live=who]")).not_to_have_text("No one", timeout=HEARD)

    press(keys, "n", ": No answer.")
    press(keys, "p", "How did the call end?")
    press(keys, "l", ": Call later.")
    press(keys, "p", "How did the call end?")
    press(keys, "d", ": Declined.")

    thumb.goto(f"{QUEUE}?tab=new")
    thumb.locator(".desk-list th a").first.tap()
    tap(thumb, "button", "No answer", ": No answer.")
    tap(thumb, "link", "Next person", "How did the call end?")
    tap(thumb, "link", "Call later", "Call again at")
    later = thumb.locator("#desk-later").get_by_role("button", name="Call later")
    expect(later).to_be_in_viewport(ratio=1)
    later.tap()
    expect(thumb.get_by_text(": Call later.").first).to_be_visible()
    tap(thumb, "link", "Next person", "How did the call end?")
    tap(thumb, "button", "Declined", ": Declined.")

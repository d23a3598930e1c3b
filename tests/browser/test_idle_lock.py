"""A passkey, the sheet over a locked screen, and the note that was half typed."""

import re

import pytest
from playwright.sync_api import expect

from tests.demo import PASSWORD

from .conftest import DESK, site_that_wants_a_factor

pytestmark = pytest.mark.browser

TYPED = "Her sister said after"
NAME = "Walker"
LATER = """
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
for row in Session.objects.all():
    data = row.get_decoded()
    data["last_action_at"] = data.get("last_action_at", 0) - 16 * 60
    row.session_data = SessionStore().encode(data)
    row.save()
"""


@pytest.fixture(scope="package")
def site(tmp_path_factory, demo):
    with site_that_wants_a_factor(tmp_path_factory.mktemp("locked"), demo) as site:
        yield site


@pytest.fixture
def page(chromium, site):
    """Open a browser with a built-in passkey."""
    context = chromium.new_context(base_url=site.address, viewport=DESK)
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    key = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    yield page
    context.close()


def test_screen_locks_and_opens_again_with_the_note_half_typed(page, site):
    page.goto("/admin/login/")
    page.locator("[name=login]").fill("frontdesk")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/admin/second-factor/")
    page.goto("/admin/second-factor/webauthn/add/")
    page.locator("[data-passkey=add] [type=submit]").click()
    page.wait_for_url("**/second-factor/recovery-codes/**")
    page.goto("/admin/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/admin/login/**")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(re.compile("/admin/$"))

    page.clock.install()
    page.goto("/admin/call-backs/new/")
    page.locator("[name=source]").select_option("phone")
    page.locator("[name=name]").fill(NAME)
    page.locator("[name=phone]").fill("951 555 0177")
    page.get_by_role("button", name="Put it in the queue").click()
    page.get_by_role("heading", name="How did the call end?").wait_for()
    opened = page.url
    page.locator("[name=note]").fill(TYPED)
    assert NAME in page.locator("body").aria_snapshot()
    site.ask(LATER)
    page.clock.fast_forward("16:00")
    sheet = page.get_by_role("dialog", name="Locked")
    sheet.get_by_role("button", name="Use my passkey").wait_for()
    seen = page.locator("body").aria_snapshot()
    assert NAME not in seen and TYPED not in seen and NAME not in page.title()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(sheet).to_be_visible()
    expect(page.get_by_text(NAME).first).to_be_hidden()
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert TYPED not in kept and NAME not in kept

    sheet.get_by_role("button", name="Use my passkey").click()
    expect(sheet).to_be_hidden()
    expect(page.locator("[name=note]")).to_have_value(TYPED)
    page.get_by_role("button", name="No answer").click()
    page.get_by_text(": No answer.").first.wait_for()
    page.goto(opened)
    page.locator(".desk-attempts").get_by_text(TYPED).wait_for()

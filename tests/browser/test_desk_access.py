"""Every screen of the front desk for any body and device: both languages, light and dark, a telephone and a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .conftest import DESK, PHONE
from .signing_in import read_spanish, sign_in

pytestmark = pytest.mark.browser

QUEUE = "/admin/call-backs/"
SCREENS = [
    "/admin/",
    QUEUE,
    f"{QUEUE}?tab=waitlist",
    f"{QUEUE}statistics/?days=365",
    f"{QUEUE}new/",
    f"{QUEUE}export/",
    f"{QUEUE}do-not-call/",
    f"{QUEUE}who-saw-what/",
    f"{QUEUE}erased/",
    "/admin/jobs/",
]
# Somebody waits and somebody has an opening, one number is stopped, one request erased, promises were broken: no list
# is empty, and every sentence is said.
BUSY = """
import datetime as dt
from django.utils import timezone
from django.contrib.auth import get_user_model
from booking.actions.do_not_call import put_on_do_not_call_list
from booking.actions.erase import erase
from booking.models import CallbackRequest
from booking.models.choices import Status
from clinicians.models import ClinicianPage
from tests.factories import CallbackRequestFactory as new
by = get_user_model().objects.get(username="frontdesk")
waiting = {"status": Status.WAITLIST, "waiting_since": "2026-11-01T20:00Z"}
new(name="Axelle Waits", **waiting)
new(name="Axelle Rises", opening=ClinicianPage.objects.for_callers()[0], **waiting)
put_on_do_not_call_list(new(name="Axelle Stopped", phone="tel:+1-951-555-0177"), by, "Asked us to stop")
erase(new(name="Axelle Gone"), by, reason="test")
asked = timezone.now() - dt.timedelta(days=3)
late = {"created_at": asked, "promised_at": asked, "first_called_at": timezone.now(), "first_call_minutes": 999}
for number in range(40):
    new(name="Axelle Late", status=Status.SCHEDULED, closed_at=timezone.now(), **late)
"""
QUIET = """
from booking.models import CallbackRequest, DoNotCall
for made in CallbackRequest.objects.filter(key__startswith="key-"):
    DoNotCall.objects.of(made).delete()
    made.delete()
"""
ROOT = "document.documentElement"
WIDE = "[...document.querySelectorAll('main :is(select, input, textarea, table, .button, .desk-plot)')]"
BEYOND = f"{WIDE}.filter(e => e.getBoundingClientRect().right > {ROOT}.clientWidth).map(e => e.outerHTML)"
# What is fading is measured as it will be.
AT_REST = "document.getAnimations().forEach(a => { try { a.finish() } catch { a.cancel() } })"


@pytest.fixture(scope="module")
def busy(site):
    site.ask(BUSY)
    yield
    site.ask(QUIET)


@pytest.mark.parametrize("language, dark", [("en", PHONE), ("es", DESK)])
def test_no_accessibility_fault_and_no_sideways_scroll(open_context, site, busy, language, dark):
    """In each language one screen is light and the other dark; in the other language it is the other way round."""
    read_spanish(site, "owner", language)
    try:
        page = sign_in(open_context().new_page(), "owner")
        page.goto(QUEUE)
        opened = page.locator(".desk-list th a").first.get_attribute("href")
        faults = []
        for address in [opened, f"{opened}disclosure/", f"{opened}intake/", *SCREENS]:
            page.goto(address)
            page.wait_for_load_state("networkidle")
            for viewport in (DESK, PHONE):
                page.set_viewport_size(viewport)
                page.emulate_media(color_scheme="dark" if viewport == dark else "light")
                faults += [(address, viewport["width"], what) for what in faults_of(page)]
        assert faults == []
    finally:
        read_spanish(site, "owner", "en")


def test_on_a_telephone_the_open_list_is_in_view_among_the_others(open_context, busy):
    page = sign_in(open_context(viewport=PHONE).new_page(), "owner")
    for tab in ("open", "waitlist", "closed"):
        page.goto(f"{QUEUE}?tab={tab}")
        expect(page.locator(".desk-tabs [aria-current]")).to_be_in_viewport(ratio=1)
        assert page.get_by_role("main").evaluate("e => e.scrollTop") == 0


def test_what_was_found_is_said_without_a_fault(open_context):
    page = sign_in(open_context(viewport=PHONE).new_page(), "owner")
    page.goto(QUEUE)
    page.locator("#desk-q").fill("no one of this name")
    page.locator("#desk-q").press("Enter")
    expect(page.get_by_role("status").filter(has_text="0 requests found")).to_be_visible()
    assert list(faults_of(page)) == []


def faults_of(page):
    """Return what axe finds, and what reaches beyond the screen, folded parts included."""
    page.evaluate(AT_REST)
    yield from ((fault["id"], fault["nodes"][0]["html"]) for fault in Axe().run(page).response["violations"])
    if page.evaluate(f"{ROOT}.scrollWidth > {ROOT}.clientWidth"):
        yield "scrolls sideways"
    page.evaluate("document.querySelectorAll('main details').forEach(e => e.open = true)")
    yield from page.evaluate(BEYOND)

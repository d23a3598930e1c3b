"""Going back to the form: a correction is no second request, and who has left finds nothing."""

import contextlib

import pytest
from playwright.sync_api import Error as NotLoaded
from playwright.sync_api import expect

from .conftest import CHROMIUM, PHONE, QUIET
from .test_walk import LONGER_THAN_A_MACHINE

pytestmark = pytest.mark.browser

COUNT = """
from booking.models import CallbackRequest
print([(request.last_digits, request.phone_before is not None) for request in CallbackRequest.objects.all()
    if request.name == "Wilhelmina"])
"""
STORED = "[localStorage.length, sessionStorage.length, document.cookie, history.state]"


@pytest.fixture(scope="module")
def keeping(chromium):
    """Chromium as people have it: pages are kept whole for the way back, which Playwright turns off."""
    keeps = ["--disable-back-forward-cache"]
    browser = chromium.browser_type.launch(executable_path=CHROMIUM, args=QUIET, ignore_default_args=keeps)
    yield browser
    browser.close()


@pytest.fixture(params=[True, False], ids=["with a script", "without a script"])
def visitor(keeping, site, request):
    context = keeping.new_context(base_url=site.address, viewport=PHONE, java_script_enabled=request.param)
    context.has_script = request.param
    yield context.new_page()
    context.close()


def go_back(page) -> None:
    """Go back; a page that was kept whole never loads, and the answer to a form asks whether to send it again."""
    with contextlib.suppress(NotLoaded):
        page.go_back(timeout=2000)


def send(page, phone: str) -> None:
    page.locator("[name=name]").fill("Wilhelmina")
    page.locator("[name=phone]").fill(phone)
    page.wait_for_timeout(LONGER_THAN_A_MACHINE)
    page.get_by_role("main").get_by_role("button", name="Please call me").click()
    page.wait_for_url("**/received/**")


@pytest.mark.parametrize("visitor", [True], indirect=True)
def test_back_and_a_corrected_number_is_one_request(visitor, site):
    page = visitor
    page.goto("/call-back/")
    send(page, "951 555 0142")
    go_back(page)
    expect(page.locator("[name=name]")).to_have_value("Wilhelmina")
    assert page.evaluate(STORED) == [0, 0, "", None]
    send(page, "951 555 0143")
    assert site.ask(COUNT) == "[('0143', True)]"
    page.goto("/call-back/")
    send(page, "951 555 0144")
    assert site.ask(COUNT).count("(") == 2


@pytest.mark.parametrize("visitor", [True], indirect=True)
def test_back_after_leaving_does_not_lead_to_the_form(visitor):
    page = visitor
    page.goto("/call-back/")
    page.locator("[name=name]").fill("Wilhelmina")
    page.locator("[data-leave-site]").click()
    page.wait_for_url("**/robots.txt")
    go_back(page)
    assert not page.url.endswith("/call-back/")


def test_a_page_before_the_one_that_was_left_is_not_kept_either(visitor):
    page = visitor
    page.goto("/call-back/")
    page.locator("[name=name]").fill("Wilhelmina")
    page.goto("/call-back/?page=1")
    page.locator("[data-leave-site]").click()
    page.wait_for_url("**/robots.txt")
    for _ in range(1 if page.context.has_script else 2):  # The page that was left by a script is replaced.
        go_back(page)
    assert page.url.endswith("/call-back/")
    expect(page.locator("[name=name]")).to_have_value("")


def test_the_history_keeps_no_address_that_opens_the_confirmation(visitor):
    page = visitor
    page.goto("/call-back/")
    send(page, "951 555 0145")
    reference = page.locator("dd").first.inner_text()
    if not page.context.has_script:
        page.reload()
        expect(page.get_by_text(reference)).to_be_visible()
        return
    assert page.url.endswith("/call-back/received/")
    assert page.evaluate(STORED) == [0, 0, "", None]
    page.get_by_role("link", name="Cancel this request").click()
    page.get_by_role("heading", name="Cancel my request").wait_for()
    assert page.url.endswith("/call-back/withdraw/")
    page.goto("/privacy/")
    page.goto("/call-back/received/")
    expect(page.get_by_role("heading", name="Your request was received")).to_be_visible()
    expect(page.get_by_text(reference)).to_have_count(0)

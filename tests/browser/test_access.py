"""Every kind of public page, in both languages, for any body and device."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/articles/",
    "/articles/emotional-intimacy/",
    "/people/",
    "/people/vanessa-trujillo/",
    "/hours-and-fees/",
    "/privacy/",
    "/call-back/",
    "/no-such-page/",
    "/es/",
    "/es/articulos/",
    "/es/articulos/intimidad-emocional/",
    "/es/personas/",
    "/es/personas/vanessa-trujillo/",
    "/es/horario-y-tarifas/",
    "/es/privacidad/",
    "/es/pedir-llamada/",
    "/es/no-existe/",
]
FORMS = ["/call-back/", "/es/pedir-llamada/"]
NARROW = {"width": 320, "height": 640}
LONGER_THAN_A_MACHINE = 3200  # Milliseconds between opening the form and sending it.


@pytest.fixture(params=PAGES)
def address(request):
    return request.param


@pytest.fixture
def visit(open_context, address):
    def visit(**options):
        page = open_context(**options).new_page()
        answer = page.goto(address)
        assert answer.status == (404 if address.startswith(("/no-", "/es/no-")) else 200)
        return page

    return visit


def assert_open_to_all(page):
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []


def assert_no_sideways_scrolling(page):
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit, scheme):
    assert_open_to_all(visit(color_scheme=scheme))


def test_narrow_phone_needs_no_sideways_scrolling(visit):
    assert_no_sideways_scrolling(visit(viewport=NARROW))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("form", FORMS)
def test_form_with_errors_then_its_confirmation_are_open_to_all(open_context, form, scheme):
    page = open_context(color_scheme=scheme, viewport=NARROW).new_page()
    page.goto(form)
    page.locator("[name=phone]").fill("555-01")
    send = page.get_by_role("main").locator("#request-form button[type=submit]")
    send.click()
    summary = page.get_by_role("alert")
    expect(summary.get_by_role("link")).to_have_count(2)
    fault = summary.get_by_role("link").last
    # The number in it is kept on one line and no column beside its sentence.
    assert fault.evaluate("link => getComputedStyle(link).display") == "inline-block"
    expect(page.locator(".field__error a")).to_have_count(0)
    assert_no_sideways_scrolling(page)
    assert_open_to_all(page)

    page.locator("[name=name]").fill("Rosa")
    page.locator("[name=phone]").fill(f"951-555-01{FORMS.index(form)}{5 if scheme == 'dark' else 6}")
    page.wait_for_timeout(LONGER_THAN_A_MACHINE)
    send.click()
    expect(page.locator(".confirmation h1")).to_be_visible()
    assert_no_sideways_scrolling(page)
    assert_open_to_all(page)


def test_skip_link_is_the_first_stop_of_the_keyboard(visit):
    page = visit()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main-content"
    page.keyboard.press("Enter")
    page.wait_for_url("**#main-content")


def test_visitor_is_given_no_cookie(visit):
    page = visit()
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0

"""Every kind of public page, in both languages, for any body and device."""

import pytest
from axe_playwright_python.sync_playwright import Axe

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
NARROW = {"width": 320, "height": 640}


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit, scheme):
    page = visit(color_scheme=scheme)
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []


def test_narrow_phone_needs_no_sideways_scrolling(visit):
    page = visit(viewport=NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


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

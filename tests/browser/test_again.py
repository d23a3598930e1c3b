"""Going back to the form: a correction is no second request, and who has left finds nothing."""

import pytest

from .conftest import PHONE
from .test_walk import LONGER_THAN_A_MACHINE

pytestmark = pytest.mark.browser

WEATHER = "https://www.weather.gov/"
COUNT = """
from booking.models import CallbackRequest
print([(request.last_digits, request.phone_before is not None) for request in CallbackRequest.objects.all()
    if request.name == "Wilhelmina"])
"""


def send(page, phone: str) -> None:
    page.locator("[name=name]").fill("Wilhelmina")
    page.locator("[name=phone]").fill(phone)
    page.wait_for_timeout(LONGER_THAN_A_MACHINE)
    page.get_by_role("main").get_by_role("button", name="Please call me").click()
    page.wait_for_url("**/received/**")


def test_back_and_a_corrected_number_is_one_request(open_context, site):
    page = open_context(viewport=PHONE).new_page()
    page.goto("/call-back/")
    send(page, "951 555 0142")
    page.go_back()
    assert page.locator("[name=name]").input_value() == "Wilhelmina"
    send(page, "951 555 0143")
    assert site.ask(COUNT) == "[('0143', True)]"
    page.goto("/call-back/")
    send(page, "951 555 0144")
    assert site.ask(COUNT).count("(") == 2
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@pytest.fixture(params=[True], ids=["with a script"])
def leaver(chromium, site, request):
    """A visitor who may open one page elsewhere."""
    context = chromium.new_context(base_url=site.address, viewport=PHONE, java_script_enabled=request.param)
    context.route(f"{WEATHER}**", lambda route: route.fulfill(body="<p>Sunny</p>", content_type="text/html"))
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("leaver", [False], ids=["without a script"], indirect=True)
def test_back_after_leaving_shows_an_empty_form_without_a_script_too(leaver):
    page = leaver
    page.goto("/call-back/")
    page.locator("[name=name]").fill("Wilhelmina")
    page.locator("[data-leave-site]").click()
    page.wait_for_url(f"{WEATHER}**")
    page.go_back()
    assert page.locator("[name=name]").input_value() == ""


def test_what_was_typed_comes_back_with_its_choices(open_context):
    page = open_context(viewport=PHONE).new_page()
    page.goto("/call-back/")
    page.locator("[name=name]").fill("Wilhelmina")
    page.locator("[name=best_times]").first.check()
    page.goto("/privacy/")
    page.go_back()
    assert page.locator("[name=name]").input_value() == "Wilhelmina"
    assert page.locator("[name=best_times]").first.is_checked()


def test_back_after_leaving_shows_an_empty_form(leaver):
    page = leaver
    page.goto("/call-back/")
    page.locator("[name=name]").fill("Wilhelmina")
    page.locator("[name=phone]").fill("555 0142")
    page.get_by_role("main").get_by_role("button", name="Please call me").click()
    page.locator(".error-summary").wait_for()
    page.get_by_role("button", name="Español").click()
    page.locator("html[lang=es]").wait_for()
    assert page.locator("[name=name]").input_value() == "Wilhelmina"
    page.locator("[data-leave-site]").click()
    page.wait_for_url(f"{WEATHER}**")
    page.go_back()
    page.wait_for_function("document.querySelector('#id_name')?.value === '' && !document.body.hidden")
    assert "Wilhelmina" not in page.content()
    page.goto("/call-back/")
    assert page.evaluate("sessionStorage.length") == 0

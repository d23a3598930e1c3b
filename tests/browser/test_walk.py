"""The whole way, in both languages: read, meet the author, ask for a call, be called."""

import re

import pytest
from playwright.sync_api import expect

from tests.demo import PASSWORD

from .conftest import DESK, PHONE

pytestmark = pytest.mark.browser

WORDS = {
    "en": {
        "home": "/",
        "articles": "All articles",
        "article": "Emotional Intimacy",
        "ask": "Ask us to call you",
        "name": "What should we call you?",
        "phone": "The number to call",
        "send": "Please call me",
        "thanks": re.compile(r"^Thank you\. We will call you"),
        "number": "951-555-0142",
    },
    "es": {
        "home": "/es/",
        "articles": "Todos los artículos",
        "article": "La intimidad emocional",
        "ask": "Pida que le llamemos",
        "name": re.compile("llam"),
        "phone": re.compile("número", re.IGNORECASE),
        "send": re.compile("llam"),
        "thanks": re.compile("Gracias"),
        "number": "(951) 555-0143",
    },
}
AUTHOR = "Vanessa Trujillo"
LONGER_THAN_A_MACHINE = 3200  # Milliseconds between opening the form and sending it.


def ask_for_a_call(page, language: str, caller: str) -> None:
    words = WORDS[language]
    page.goto(words["home"])
    main = page.get_by_role("main")
    main.get_by_role("link", name=words["articles"], exact=True).click()
    main.get_by_role("link", name=words["article"], exact=True).click()
    expect(main.get_by_role("heading", level=1, name=words["article"])).to_be_visible()
    main.get_by_role("heading", level=3, name=AUTHOR).get_by_role("link").click()
    expect(main.get_by_role("heading", level=1, name=AUTHOR)).to_be_visible()
    assert page.locator("html").get_attribute("lang") == language
    main.get_by_role("link", name=words["ask"], exact=True).first.click()

    chosen = main.get_by_role("combobox").locator("option:checked")
    expect(chosen).to_contain_text(AUTHOR)
    main.locator("[name=name]").fill(caller)
    main.locator("[name=phone]").fill(words["number"])
    page.wait_for_timeout(LONGER_THAN_A_MACHINE)
    main.get_by_role("button", name=words["send"]).click()
    main.get_by_role("heading", level=1, name=words["thanks"]).wait_for()
    assert caller not in page.url


def answer_the_call(page, caller: str) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill("frontdesk")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    main = page.get_by_role("main")
    page.wait_for_url("**/admin/")
    main.get_by_role("link", name="Open the queue").click()
    main.get_by_role("link", name=caller, exact=True).click()
    main.get_by_role("button", name="Claim").click()
    main.locator(".desk-claimed-by").filter(has_text="You have this request.").wait_for()
    main.get_by_role("button", name="No answer").click()
    main.get_by_text("No answer").first.wait_for()
    if not main.get_by_role("button", name="Reached").is_visible():
        main.get_by_role("link", name=caller, exact=True).click()
    main.get_by_role("button", name="Declined").click()
    page.goto("/admin/call-backs/?tab=closed")
    main.get_by_role("link", name=caller, exact=True).wait_for()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("viewport", "scripts"), [(DESK, True), (PHONE, False)], ids=["desk", "phone without scripts"])
def test_reader_becomes_caller_and_is_answered(open_context, language, viewport, scripts):
    caller = f"Walker {language} {viewport['width']}"
    visitor = open_context(viewport=viewport, java_script_enabled=scripts)
    ask_for_a_call(visitor.new_page(), language, caller)
    assert visitor.cookies() == []
    answer_the_call(open_context(viewport=viewport).new_page(), caller)


@pytest.mark.parametrize("language", ["en", "es"])
def test_wrong_number_keeps_what_was_typed_and_says_so(open_context, language):
    page = open_context(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(f"{WORDS[language]['home']}call-back/")
    page.locator("[name=name]").fill("Ñandú")
    page.locator("[name=phone]").fill("555-0142")
    page.get_by_role("main").get_by_role("button", name=WORDS[language]["send"]).click()
    expect(page.locator("[name=name]")).to_have_value("Ñandú")
    expect(page.locator("[name=phone]")).to_have_value("555-0142")
    assert page.locator("[name=phone]").get_attribute("aria-invalid") == "true"
    assert page.locator("html").get_attribute("lang") == language

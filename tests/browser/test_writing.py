"""Writing an article in Chromium: the first click, autosave, two editors at once, previews, and axe on each screen."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import DESK, PHONE
from .signing_in import read_spanish, sign_in
from .writing import let_it_watch, new_article, paste, violations

pytestmark = pytest.mark.browser

EDITOR = ".public-DraftEditor-content"


def write_and_wait(page, words):
    """Type, and wait for the answer to an autosave that came after the last letter."""
    with page.expect_response(lambda answer: is_autosave(answer) and words[-5:] in (answer.request.post_data or "")):
        page.keyboard.type(words)


def is_autosave(answer):
    asked = answer.request
    return asked.method == "POST" and "application/json" in asked.headers.get("accept", "") and answer.ok


def texts(page):
    return page.locator(EDITOR).all_inner_texts()


def test_cursor_is_one_click_away_and_a_killed_tab_loses_no_word(open_context):
    context = open_context()
    page = let_it_watch(new_article(sign_in(context.new_page(), "therapist")))
    page.locator(EDITOR).first.click()
    write_and_wait(page, "She had not told anyone")
    page.wait_for_url("**/edit/**")
    write_and_wait(page, ", and then she did")
    address = page.url
    page.close(run_before_unload=False)
    page = context.new_page()
    page.goto(address)
    page.locator(EDITOR).first.wait_for()
    assert texts(page)[0].strip() == "She had not told anyone, and then she did"
    expect(page.locator("[name=title]")).to_have_value("")


def further(saved, page):
    """Count the saves within two seconds after the last answer: Wagtail would begin one after half a second."""
    before = len(saved)
    page.wait_for_timeout(2_000)
    return len(saved) - before


def test_what_is_typed_just_before_the_answer_to_a_save_is_saved_once_more(open_context):
    page = let_it_watch(new_article(sign_in(open_context().new_page(), "therapist")))
    saved, held = [], []
    page.on("response", lambda answer: saved.append(answer) if is_autosave(answer) else None)
    page.locator(EDITOR).first.click()
    write_and_wait(page, "Before.")
    page.wait_for_url("**/edit/**")
    assert further(saved, page) == 0

    def hold_the_first(route):
        held.append(route) if route.request.method == "POST" and not held else route.continue_()

    page.route("**/edit/", hold_the_first)
    page.keyboard.type(" During.")
    for _ in range(200):
        if held:
            break
        page.wait_for_timeout(50)
    answer = held[0].fetch()
    page.keyboard.type(" After.")
    page.wait_for_timeout(400)  # It is in the form by now, and Wagtail has not compared yet.
    with page.expect_response(lambda answer: is_autosave(answer) and "After." in (answer.request.post_data or "")):
        held[0].fulfill(response=answer)
    assert further(saved, page) == 0


@pytest.mark.parametrize("language", ["en", "es"])
def test_session_that_ends_in_mid_sentence_loses_no_word(site, chromium, language):
    read_spanish(site, "therapist", language)
    words = {
        "en": ("You were signed out. Sign in again in a new window", "I have signed in"),
        "es": ("Se cerró su sesión.", "Ya entré"),
    }[language]
    context = chromium.new_context(base_url=site.address, viewport=DESK)  # Answers of 403 are what this is about.
    try:
        page = let_it_watch(new_article(sign_in(context.new_page(), "therapist")))
        page.locator(EDITOR).first.click()
        write_and_wait(page, "The first half,")
        page.wait_for_url("**/edit/**")
        context.clear_cookies(name="sessionid")
        page.keyboard.type(" and the second")
        page.get_by_role("dialog").get_by_text(words[0]).wait_for()
        sign_in(context.new_page(), "therapist")
        page.get_by_role("button", name=words[1]).click()
        page.get_by_role("dialog").wait_for(state="hidden")
        page.locator(".action-row .action-save").click()
        page.wait_for_load_state("networkidle")
        assert texts(page)[0].strip() == "The first half, and the second"
    finally:
        context.close()
        read_spanish(site, "therapist", "en")


def test_title_makes_the_address_as_she_types(open_context):
    page = let_it_watch(new_article(sign_in(open_context().new_page(), "therapist")))
    page.locator("[name=title]").click()
    page.keyboard.type("Después del bebé")
    expect(page.locator("[name=slug]")).to_have_value("despues-del-bebe")
    expect(page.locator("[name=slug]")).to_be_hidden()


def test_second_editor_sees_who_else_is_there(open_context):
    page = let_it_watch(new_article(sign_in(open_context().new_page(), "therapist")))
    page.locator("[name=title]").fill("Two at once")
    page.locator(EDITOR).first.click()
    write_and_wait(page, "Mine.")
    page.wait_for_url("**/edit/**")
    other = sign_in(open_context().new_page(), "owner")
    other.goto(page.url)
    other.locator(EDITOR).first.wait_for()
    write_and_wait(page, " And more.")
    # Each editor asks every ten seconds who else is there.
    other.get_by_role("button", name="Vanessa Trujillo saved a new version").wait_for()


@pytest.mark.parametrize("mode", ["language", "search"])
def test_preview_stands_beside_the_text_at_the_width_of_a_phone(open_context, mode):
    page = new_article(sign_in(open_context().new_page(), "therapist"))
    page.locator("[name=title]").fill("A quiet room")
    page.locator("[data-side-panel-toggle='preview']").click()
    frame = page.frame_locator("iframe.w-preview__iframe:not(.w-preview__proxy)")
    frame.get_by_role("heading", name="A quiet room").first.wait_for()
    page.locator("[data-w-preview-target='mode']").select_option(mode)
    expected = "todavía está solo en inglés" if mode == "language" else "› articles › a-quiet-room"
    frame.get_by_text(expected).first.wait_for()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_of_ours(site, open_context, language, scheme, viewport):
    read_spanish(site, "therapist", language)
    try:
        page = new_article(sign_in(open_context(viewport=viewport, color_scheme=scheme).new_page(), "therapist"))
        page.locator(EDITOR).first.click()
        paste(page, "x", "<h1>Sleep</h1><p>It <b>comes</b> back</p><img src='x'>")
        page.locator(".paste-notice:not(:empty)").wait_for()
        assert violations(page) == []
        for address in ("/admin/articles/word/", "/admin/articles/"):
            page.goto(address)
            page.wait_for_load_state("networkidle")
            assert violations(page) == [], address
            if address.endswith("word/"):
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    finally:
        read_spanish(site, "therapist", "en")


def test_lists_of_pages_fit_on_a_telephone(open_context):
    page = sign_in(open_context(viewport=PHONE).new_page(), "owner")
    for address in ("/admin/articles/", "/admin/pages/4/"):
        page.goto(address)
        cut = page.locator("tbody .w-status, tbody time").evaluate_all(
            "all => all.filter((one) => one.getBoundingClientRect().right > innerWidth - 8).length"
        )
        assert (page.locator("tbody tr").count() > 0, cut) == (True, 0)


@pytest.mark.parametrize(
    ("language", "name", "line"),
    [("en", "Callout", "A few sentences set apart"), ("es", "Recuadro", "Unas frases aparte")],
)
def test_a_line_below_each_block_says_what_it_is_for(site, open_context, language, name, line):
    read_spanish(site, "therapist", language)
    try:
        page = new_article(sign_in(open_context(viewport=PHONE).new_page(), "therapist"))
        page.locator("[data-contentpath=body] button.c-sf-add-button").last.click()
        option = page.get_by_role("option", name=name)
        expect(option.locator(".w-combobox__option-text")).to_have_attribute("data-description", re.compile(line))
        expect(option).to_have_attribute("aria-description", re.compile(line))
        below = option.locator(".w-combobox__option-text").evaluate("e => getComputedStyle(e, '::after').content")
        assert line in below
    finally:
        read_spanish(site, "therapist", "en")

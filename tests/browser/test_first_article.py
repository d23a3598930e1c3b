"""From an invitation to a first article: a password, every block, a Word document, a picture, a change, its readers."""

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from practice.blocks import StoryBlock
from tests.factories import ArticlePageFactory, ClinicianPageFactory, UserFactory, open_practice, translation
from tests.practice.editing.word_files import letter as word_letter
from tests.practice.uploads import photograph

from .conftest import DESK, PHONE
from .signing_in import sign_in
from .writing import (
    add_block,
    answer_questions,
    clicks,
    count_clicks,
    link_in_mail,
    new_article,
    paste,
    places,
    press,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

MONDAY, THURSDAY = "2026-11-23 10:00-08:00", "2026-11-26 10:00-08:00"
CHOSEN = "walking past the lemon trees"
WORDS = "Say in the first sentence who it is for."
CHANGED = "For whoever lies awake and listens."
SEEN = "Two armchairs by a window"
WORD = "<h1>Awake</h1><p class=MsoNormal>The night is <b>long</b>.</p>"
# What each block is filled with; the others are drawn from the settings.
BLOCKS = {
    "heading": ["When it stays"],
    "list": ["A walk before supper"],
    "quotation": ["Small moments carry the large ones.", "Jane Roe, “On Quiet”, 2019"],
    "callout": ["If it cannot wait", "Call someone you trust."],
    "crisis": ["If you are thinking about suicide"],
    "call_to_action": ["Would you rather talk about it?"],
}
DRAWN = {
    "ways_to_pay": "Please ask us how you can pay.",
    "opening_hours": "Monday",
    "fees": "Please ask us what a session costs.",
}
NEIGHBORS = ["before", "after"]
WRITABLE = "input[type=text]:visible, textarea:visible, [contenteditable=true]"


@pytest.fixture
def practice(transactional_db):
    with time_machine.travel(MONDAY, tick=True):
        UserFactory(manager=True, username="olive", first_name="Olive", last_name="Vega", password=CHOSEN)
        written = {"authors": [ClinicianPageFactory(title="Ana Ruiz")]}
        for slug, title, day in [("before", "antes", "2026-11-01"), ("after", "despues", "2026-12-01")]:
            neighbor = ArticlePageFactory(title=slug.capitalize(), published_on=day, **written)
            translation(neighbor, title=title.capitalize(), slug=title)
        return open_practice()


def invite_rosa(window):
    """Invite a therapist as the manager does, and open the link of her mail; she is on her first screen."""
    olive = sign_in(window(viewport=DESK), "olive", CHOSEN)
    olive.goto("/admin/people/invite/")
    main = olive.get_by_role("main")
    for name, words in [("name", "Rosa Vega"), ("email", "rosa@example.com")]:
        main.locator(f"[name={name}]").fill(words)
    main.locator("[name=role][value=therapist]").check()
    main.get_by_role("button", name="Send the invitation").click()
    main.get_by_text("The invitation goes to rosa@example.com.").wait_for()

    rosa = window(viewport=DESK)
    rosa.goto(link_in_mail(r"/admin/invitation/\S+"))
    for name in ("new_password1", "new_password2"):
        rosa.locator(f"[name={name}]").fill(CHOSEN)
    rosa.get_by_role("main").locator("button[type=submit]").click()
    rosa.get_by_text("Welcome, Rosa").wait_for()
    return rosa, olive


def open_in_word(page, document):
    page.get_by_role("link", name="Open a Word document").click()
    word = {"name": "calm.docx", "mimeType": "application/octet-stream", "buffer": document}
    page.locator("[name=document]").set_input_files(word)
    page.get_by_role("main").locator("button[type=submit]").click()
    page.wait_for_url("**/edit/")
    page.wait_for_load_state("networkidle")


def fill(block, texts):
    for number, words in enumerate(texts):
        block.locator(WRITABLE).nth(number).click()
        block.page.keyboard.type(words)


def add_picture(page):
    """Upload a picture in the chooser, and say what it shows."""
    block = add_block(page, StoryBlock().child_blocks["image"].label)
    block.get_by_role("button", name="Choose an image").click()
    chooser = page.locator(".modal")
    chooser.get_by_role("tab", name="Upload").click()
    picture = {"name": "IMG_4711.jpg", "mimeType": "image/jpeg", "buffer": photograph(size=(600, 400))}
    chooser.locator("[type=file]").set_input_files(picture)
    expect(chooser.get_by_label("Title")).to_have_value("IMG_4711")
    chooser.get_by_label("What does it show?").fill(SEEN)
    chooser.get_by_role("button", name="Upload").click()
    chooser.wait_for(state="hidden")
    expect(block.locator("[name$='alt_text']")).to_have_value(SEEN)


def add_every_block(page):
    stories = StoryBlock().child_blocks
    assert set(stories) == {"text", "image"} | set(BLOCKS) | set(DRAWN)
    for name, texts in BLOCKS.items():
        fill(add_block(page, stories[name].label), texts)
    for name in DRAWN:
        add_block(page, stories[name].label)
    add_picture(page)


def see_in_preview(page):
    """Open the preview beside the text, at the width of a phone, and read every block in it."""
    page.locator("[data-side-panel-toggle=preview]").click()
    frame = page.frame_locator("iframe.w-preview__iframe:not(.w-preview__proxy)")
    for texts in BLOCKS.values():
        frame.get_by_text(texts[0]).first.wait_for()
    for words in DRAWN.values():
        frame.get_by_text(words).first.wait_for()
    frame.get_by_role("img", name=SEEN).wait_for()
    assert frame.locator(":root").evaluate("innerWidth") < 400
    page.locator("[data-side-panel-toggle=preview]").click()


def publish_profile(page):
    """Follow the sentence that the author's profile comes first: fill it out, and publish it."""
    page.get_by_text("The profile of Rosa Vega was never online").wait_for()
    page.get_by_role("link", name="Open the profile").click()
    page.wait_for_load_state("networkidle")
    page.locator("[name=credential]").select_option("LCSW")
    page.locator("[name=license_number]").fill("12345")
    press(page, "Publish")
    answer_questions(page)
    page.get_by_text("“Rosa Vega” is online.").wait_for()


def test_text_that_is_ready_takes_at_most_twelve_clicks(window):
    with time_machine.travel(MONDAY, tick=True):
        rosa, _olive = invite_rosa(window)
        count_clicks(rosa)
        new_article(rosa)
        rosa.locator("[name=title]").click()
        rosa.keyboard.type("Awake at four")
        rosa.locator(".public-DraftEditor-content").first.click()
        paste(rosa, "Awake", WORD)
        rosa.locator(".paste-notice:not(:empty)").wait_for()
        press(rosa, "Send to the practice manager to read")
        answer_questions(rosa)
        rosa.locator(".standing").get_by_text("With the practice manager since today.").wait_for()
        assert clicks(rosa) == 9


def test_invited_therapist_writes_and_is_read(window):
    with time_machine.travel(MONDAY, tick=True):
        rosa, olive = invite_rosa(window)
        open_in_word(rosa, word_letter())
        expect(rosa.locator("[name=title]")).to_have_value("On grief")
        add_every_block(rosa)
        see_in_preview(rosa)
        press(rosa, "Send to the practice manager to read")
        rosa.get_by_text("The profile of Rosa Vega is not online yet").wait_for()
        answer_questions(rosa)
        rosa.locator(".standing").get_by_text("With the practice manager since today.").wait_for()
        visitor = window(viewport=PHONE)
        assert places(visitor, "on-grief", NEIGHBORS) == set()

    with time_machine.travel(THURSDAY, tick=True):
        olive = sign_in(olive, "olive", CHOSEN)
        olive.goto(link_in_mail())
        olive.locator(".standing").get_by_text("Rosa Vega asks you to read this, since Monday.").wait_for()
        assert Axe().run(olive, context=".standing").violations_count == 0
        olive.locator(".action-row").get_by_role("button", name="Ask for changes").click()
        olive.get_by_label("What should change?").fill(WORDS)
        olive.get_by_role("dialog").get_by_role("button", name="Ask for changes").click()
        olive.locator(".standing").get_by_text("Olive Vega asked Rosa Vega for a change:").wait_for()

        rosa = sign_in(rosa, "rosa@example.com", CHOSEN)
        rosa.goto(link_in_mail())
        rosa.locator(".standing").get_by_text(WORDS).wait_for()
        rosa.locator("[name=standfirst]").fill(CHANGED)
        press(rosa, "Send to the practice manager again")
        rosa.locator(".standing").get_by_text("With the practice manager since today.").wait_for()
        expect(rosa.get_by_text(WORDS)).to_have_count(0)

        letter = link_in_mail()
        olive.goto(letter)
        press(olive, "Publish")
        publish_profile(olive)
        olive.goto(letter)
        press(olive, "Publish")
        olive.get_by_text("“On grief” is online.").wait_for()
        assert places(visitor, "on-grief", NEIGHBORS) == {"address", "index", "feed", "sitemap", *NEIGHBORS}
        # In Spanish the address answers that it is in English; no list there has it.
        assert places(visitor, "on-grief", ["antes", "despues"], "es") == {"address"}
        text = visitor.request.get("/articles/on-grief/").text()
        assert all(words in text for words in [CHANGED, SEEN, *sum(BLOCKS.values(), [])])
        assert visitor.context.cookies() == []

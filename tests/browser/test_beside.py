"""The original beside a long translation: it goes along with what is written, and on a phone it stands above."""

import pytest
from playwright.sync_api import expect

from tests.articles.editor import edit_url
from tests.demo import PASSWORD
from tests.factories import ArticlePageFactory, ClinicianPageFactory, UserFactory, open_practice

from .conftest import DESK, PHONE
from .signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
PASSAGES = [f"Passage {number} says what is to be said. " * 8 for number in range(1, 13)]


@pytest.fixture
def practice(transactional_db):
    ana = UserFactory(therapist=True, username="ana", first_name="Ana", last_name="Ruiz", password=PASSWORD)
    profile = ClinicianPageFactory(title="Ana Ruiz", owner=ana)
    page = ArticlePageFactory(title="A long night and what comes after it", slug="calm", owner=ana, authors=[profile])
    page.body = [("text", f"<p>{words}</p>") for words in PASSAGES]
    page.save_revision(user=ana).publish()
    return open_practice()


@pytest.fixture
def ana(window, practice):
    from articles.models import ArticlePage

    page = sign_in(window(viewport=DESK), "ana")
    page.goto(edit_url(ArticlePage.objects.get(slug="calm", locale__language_code="en")))
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Write it in Spanish").click()
    page.locator(".beside").wait_for()
    page.wait_for_load_state("networkidle")
    return page


def passage(page, number):
    return page.locator(".beside__text p", has_text=f"Passage {number} says")


def wait_until_on_top(page, number):
    """Wait until a passage is the first that is shown whole."""
    page.wait_for_function(
        """(words) => {
            const text = document.querySelector(".beside__text");
            const passage = [...text.querySelectorAll("p")].find((each) => each.textContent.startsWith(words));
            return Math.abs(passage.getBoundingClientRect().top - text.getBoundingClientRect().top) < 40;
        }""",
        arg=f"Passage {number} ",
        timeout=5_000,
    )


def test_original_shows_what_the_block_with_the_focus_says(ana):
    for number in (12, 5, 9, 1, 3):
        ana.locator(".public-DraftEditor-content").nth(number - 1).click()
        if number in (5, 9, 3):
            wait_until_on_top(ana, number)
        expect(passage(ana, number)).to_be_in_viewport(ratio=0.99)
        expect(passage(ana, 12 if number < 7 else 1)).not_to_be_in_viewport()


def test_it_goes_along_where_nothing_has_the_focus(ana):
    ana.locator("[name=title]").click()
    ana.locator("[name=standfirst]").scroll_into_view_if_needed()
    expect(passage(ana, 12)).to_be_in_viewport()
    expect(passage(ana, 1)).not_to_be_in_viewport()


def test_on_a_phone_it_stands_above_and_stays_where_it_is(ana):
    ana.set_viewport_size(PHONE)
    original, story = ana.locator(".beside"), ana.locator("[data-contentpath=body]")
    box = original.bounding_box()
    assert box["y"] + box["height"] <= story.bounding_box()["y"]
    assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
    expect(passage(ana, 1)).to_be_visible()
    title = ana.locator("[name=title]")
    assert title.evaluate(
        "field => field.scrollWidth <= field.clientWidth && field.scrollHeight <= field.clientHeight + 2"
    )
    ana.locator(".public-DraftEditor-content").nth(11).click()
    expect(original).not_to_be_in_viewport()

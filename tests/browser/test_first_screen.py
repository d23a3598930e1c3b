"""What a first screen must show on its own: a way to be called, the first blank of the form, the way out."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import DESK, PHONE
from .test_access import PAGES as KINDS_OF_PAGES

pytestmark = pytest.mark.browser

PAGES = [*KINDS_OF_PAGES, "/articles/topics/grief/", "/search/", "/es/buscar/"]
FORMS = ["/call-back/", "/es/pedir-llamada/"]
TABLET, NARROW_DESK = {"width": 768, "height": 1024}, {"width": 1024, "height": 768}
WIDE = {"width": 1920, "height": 1080}
# How many links that call, or ask to be called, are wholly in sight; the crisis lines are none of them.
WAYS = """() => Array.from(document.links)
  .filter((link) => /^tel:|\\/call-back\\/|\\/pedir-llamada\\//.test(link.getAttribute("href")))
  .filter((link) => !/tel:[0-9]{3}$/.test(link.getAttribute("href")))
  .map((link) => link.getBoundingClientRect())
  .filter((box) => box.width && box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth).length"""
# The lowest line above the bar at the foot of a telephone's screen.
SIGHT_ENDS = "() => document.querySelector('.call-bar').getBoundingClientRect().top"


@pytest.mark.parametrize("viewport", [PHONE, TABLET, NARROW_DESK, DESK, WIDE], ids=lambda size: str(size["width"]))
def test_a_way_to_be_called_is_in_sight(open_context, viewport):
    page = open_context(viewport=viewport).new_page()
    without = [address for address in PAGES if not (page.goto(address) and page.evaluate(WAYS))]
    assert without == []


@pytest.mark.parametrize("address", FORMS)
def test_first_blank_is_in_sight_on_a_telephone(open_context, address):
    page = open_context(viewport=PHONE).new_page()
    page.goto(address)
    box = page.locator("[name=name]").bounding_box()
    assert box["y"] + box["height"] <= page.evaluate(SIGHT_ENDS)
    # Where to turn in an emergency is read before the first blank, once.
    above = [link.get_attribute("href") for link in page.locator("a[href$='988']:visible").all()]
    assert page.locator(".emergency a[href='tel:988']").bounding_box()["y"] < box["y"]
    assert above.count("tel:988") == 2  # The postscript at the foot is the other.


def test_dates_stand_after_the_text_on_a_telephone(open_context):
    page = open_context(viewport=PHONE).new_page()
    page.goto("/articles/emotional-intimacy/")
    dates, signature = page.locator(".letter__dates").bounding_box(), page.locator(".signatures").bounding_box()
    assert dates["y"] > signature["y"] + signature["height"]
    page.set_viewport_size(DESK)
    assert page.locator(".letter__dates").bounding_box()["y"] < page.locator(".letter__text").bounding_box()["y"]


@pytest.mark.parametrize("address", ["/people/", "/es/personas/"])
def test_filter_ends_above_the_bar_and_people_follow(open_context, address):
    page = open_context(viewport=PHONE).new_page()
    page.goto(address)
    end = page.evaluate(SIGHT_ENDS)
    show = page.locator(".directory-form > .button").bounding_box()
    assert show["y"] + show["height"] <= end
    assert page.locator(".people__item").first.bounding_box()["y"] - end < 120


def test_search_is_in_the_header_of_the_narrowest_telephone(open_context):
    page = open_context(viewport={"width": 320, "height": 640}).new_page()
    for address, word in (("/", "Search"), ("/es/", "Buscar")):
        page.goto(address)
        expect(page.locator(".letterhead").get_by_role("link", name=word)).to_be_visible()


@pytest.mark.parametrize("address", FORMS)
def test_who_may_have_to_leave_reads_what_leaving_does_not_do(open_context, address):
    page = open_context(viewport=PHONE).new_page()
    page.goto(address)
    expect(page.locator(".leave-site__note")).to_be_visible()
    page.mouse.wheel(0, 1500)
    page.wait_for_function("scrollY > 1000")
    box = page.locator("[data-leave-site]").bounding_box()
    assert 0 <= box["y"] < 60


def test_an_article_prints_its_text_and_one_page_more(open_context):
    page = open_context().new_page()
    page.goto("/articles/emotional-intimacy/")
    whole = pages_of(page.pdf(format="Letter", prefer_css_page_size=True))
    page.evaluate("document.querySelectorAll('.letter ~ *, main ~ *').forEach((part) => part.remove())")
    assert whole - pages_of(page.pdf(format="Letter", prefer_css_page_size=True)) <= 1


def test_paper_has_number_license_and_address_and_no_chrome(open_context):
    page = open_context().new_page()
    page.goto("/articles/emotional-intimacy/")
    page.emulate_media(media="print")
    words = page.locator("body").inner_text()
    for needed in ("951-778-0230", "LCSW", "/articles/emotional-intimacy/", "988", "Reviewed"):
        assert needed in words
    for chrome in ("Ask us to call you", "Hours and fees", "Español", "Search", "Pass it on", "minutes to read"):
        assert chrome not in words


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))

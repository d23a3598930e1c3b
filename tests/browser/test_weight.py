"""What a first visit costs on a poor line, and what must not break on a narrow telephone (A18)."""

import pytest

from .conftest import DESK, PHONE

pytestmark = pytest.mark.browser

# Address, requests at most, kilobytes at most.
LIMITS = [("/", 8, 50), ("/es/", 8, 50), ("/people/", 8, 50), ("/es/personas/", 8, 50)]
ARTICLES = ["/articles/emotional-intimacy/", "/es/articulos/intimidad-emocional/"]
REQUESTS, BYTES = 5, 40 * 1024
# How many lines each telephone number in the page's text takes.
LINES_OF_NUMBERS = """() => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const lines = [];
  while (walker.nextNode()) {
    for (const found of walker.currentNode.data.matchAll(/\\d{3}-\\d{3}-\\d{4}/g)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, found.index);
      range.setEnd(walker.currentNode, found.index + found[0].length);
      lines.push(new Set(Array.from(range.getClientRects(), (rect) => Math.round(rect.top))).size);
    }
  }
  return lines;
}"""


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("address", ARTICLES)
def test_first_visit_to_an_article_is_light(open_context, address, viewport):
    sizes = sizes_of(open_context(viewport=viewport), address)
    assert len(sizes) <= REQUESTS
    assert sum(sizes) <= BYTES


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(("address", "requests", "kilobytes"), LIMITS)
def test_first_visit_to_home_and_directory_is_light(open_context, address, requests, kilobytes, viewport):
    sizes = sizes_of(open_context(viewport=viewport), address)
    assert len(sizes) <= requests
    assert sum(sizes) <= kilobytes * 1024


def sizes_of(context, address: str) -> list[int]:
    """Return what each request of a first visit brought over the line."""
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    sizes = []
    line.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    return sizes


@pytest.mark.parametrize("address", ARTICLES)
def test_telephone_numbers_are_never_broken(open_context, address):
    page = open_context(viewport=PHONE).new_page()
    page.goto(address)
    for width in range(320, 460, 20):
        page.set_viewport_size({"width": width, "height": 800})
        lines = page.evaluate(LINES_OF_NUMBERS)
        assert lines
        assert set(lines) == {1}, width

"""What the walks of the editor share: its text, blocks and buttons, pasting, axe, and where the public finds it."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from django.core import mail

from practice.mail.outbox import send_due
from tests.factories import article_index

# Wagtail's own, by the name of the rule.
UPSTREAM = set()


def new_article(page):
    """Open the form of a new article by the button of the therapist's first screen."""
    page.goto("/admin/")
    page.locator("a[href*='/add/articles/articlepage/']").first.click()
    page.locator(".public-DraftEditor-content").first.wait_for()
    page.wait_for_load_state("networkidle")
    return page


def let_it_watch(page):
    """Wait until Wagtail compares the form with what it was: two seconds after it opened."""
    page.wait_for_timeout(2_500)
    return page


def paste(page, text="", html=""):
    """Paste where the cursor is, as a word processor or a browser would."""
    page.evaluate(
        """([text, html]) => {
            const clipboard = new DataTransfer();
            clipboard.setData("text/plain", text);
            if (html) clipboard.setData("text/html", html);
            const event = new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(event);
        }""",
        [text, html],
    )


def violations(page):
    found = Axe().run(page).response["violations"]
    return [(rule["id"], node["html"]) for rule in found for node in rule["nodes"] if rule["id"] not in UPSTREAM]


def count_clicks(page):
    """Count what is clicked from now on, on every page that is opened."""
    page.context.add_init_script(
        "addEventListener('click', (event) => {"
        "if (event.isTrusted) sessionStorage.clicks = Number(sessionStorage.clicks ?? 0) + 1}, true)"
    )


def clicks(page) -> int:
    return int(page.evaluate("sessionStorage.clicks ?? 0"))


def add_block(page, label):
    """Add a block below the last one by the picker, and return it."""
    story = page.locator("[data-contentpath=body]")
    blocks = story.locator("[data-streamfield-child]")
    before = blocks.count()
    story.locator("button.c-sf-add-button").last.click()
    page.get_by_role("option", name=str(label)).first.click()
    expect(blocks).not_to_have_count(before)
    return blocks.last


def press(page, name):
    """Press one of the buttons below the text, once autosave is quiet, and wait for the next page."""
    page.wait_for_load_state("networkidle")
    page.locator(".action-row").get_by_role("button", name=name).click()
    page.wait_for_load_state("networkidle")


def answer_questions(page):
    """Tick each question before publishing, and press the button below them."""
    assert Axe().run(page, context=".questions").violations_count == 0
    for question in page.locator(".questions").get_by_role("checkbox").all():
        question.check()
    press(page, re.compile("Send to|Publish"))


def link_in_mail(pattern=r"/admin/pages/\d+/edit/") -> str:
    """Let the mails leave, and return the address that `pattern` finds in the last one."""
    send_due()
    return re.search(pattern, mail.outbox[-1].body)[0]


def places(visitor, slug, neighbors, language="en") -> set[str]:
    """Return where the public finds an article: by its address, in the list, feed, site map, and by neighbors."""
    index = article_index(language)
    pages = {"index": index.url, "feed": f"{index.url}{index.feed_path}", "sitemap": "/sitemap.xml"} | {
        name: f"{index.url}{name}/" for name in neighbors
    }
    found = {name for name, address in pages.items() if f"{index.url}{slug}/" in visitor.request.get(address).text()}
    return found | ({"address"} if visitor.request.get(f"{index.url}{slug}/").status == 200 else set())

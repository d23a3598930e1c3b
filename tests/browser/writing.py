"""What the walks of the editor share: signing in to it, its text, pasting, and looking at it with axe."""

from axe_playwright_python.sync_playwright import Axe

from tests.demo import PASSWORD

# Wagtail's own, by the name of the rule.
UPSTREAM = set()


def sign_in(page, username="therapist"):
    page.goto("/admin/login/")
    page.locator("[name=login]").fill(username)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.get_by_role("main").wait_for()
    return page


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

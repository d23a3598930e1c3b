import contextlib
import os
import shutil

import pytest

from tests.server import served

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture(scope="package")
def site(tmp_path_factory, demo):
    need_chromium()
    with served(tmp_path_factory.mktemp("site"), demo) as site:
        yield site


@contextlib.contextmanager
def site_that_wants_a_factor(folder, demo):
    """Serve a site under a name: an address of numbers can hold no passkey."""
    need_chromium()
    with served(folder, demo, host="localhost", REQUIRE_SECOND_FACTOR="1") as site:
        yield site


@pytest.fixture(scope="module")
def chromium():
    need_chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_context(chromium, site):
    """Open a visitor's browser window; what its pages asked of other hosts or complained about fails the test."""
    contexts, faults = [], []

    def complain(message):
        # Chromium remarks on each answer that is an error (those that matter are counted below), axe on what it found.
        if message.type == "error" and not message.text.startswith(("Failed to load resource", "axe.run results")):
            faults.append(f"console: {message.text}")

    def check(answer):
        if answer.status >= 400 and not answer.request.is_navigation_request():
            faults.append(f"{answer.status}: {answer.url}")

    def watch(request):
        if not request.url.startswith((site.address, "data:", "blob:")):
            faults.append(f"foreign request: {request.url}")

    def open_one(**options):
        context = chromium.new_context(base_url=site.address, **{"viewport": DESK} | options)
        context.on("request", watch)
        context.on("response", check)
        context.on("console", complain)
        contexts.append(context)
        return context

    yield open_one
    for context in contexts:
        context.close()
    assert not faults


def need_chromium():
    if CHROMIUM:
        return
    sentence = "Chromium was not found, so nothing was walked in a browser: install it (Debian: apt install chromium)."
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)

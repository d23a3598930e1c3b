import contextlib
import os
import shutil

import pytest

from django.db import connections

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
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=15_000)
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


@pytest.fixture
def window(practice, live_server, monkeypatch):
    """Open somebody's own browser window on a server that shares the clock and the database of the test.

    Playwright's event loop has connections to the database of its own. It starts after the tables are filled and ends,
    with them, before they are emptied.
    """
    need_chromium()
    from playwright.sync_api import sync_playwright

    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield lambda **options: browser.new_context(base_url=live_server.url, **options).new_page()
        browser.close()
        connections.close_all()


def need_chromium():
    if CHROMIUM:
        return
    sentence = "Chromium was not found, so nothing was walked in a browser: install it (Debian: apt install chromium)."
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)

"""The second factor in a browser: a passkey, an authenticator app and a recovery code, each added and used."""

import re

import pytest
from playwright.sync_api import expect

from tests.clients import code_of
from tests.demo import PASSWORD

from .conftest import site_that_wants_a_factor

pytestmark = pytest.mark.browser
QUEUE = "/admin/call-backs/"
PERSON = "frontdesk"


@pytest.fixture(scope="package")
def site(tmp_path_factory, demo):
    with site_that_wants_a_factor(tmp_path_factory.mktemp("passkeys"), demo) as site:
        yield site


def add_authenticator(page):
    """Give the page a device that keeps passkeys, and whose finger is always on it."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def follow(page, name):
    page.get_by_role("link", name=name, exact=True).click()


def heading(page, name):
    page.get_by_role("heading", level=1, name=name).wait_for()


def give_password(page):
    page.goto("/admin/login/")
    page.locator("[name=login]").fill(PERSON)
    page.locator("[name=password]").fill(PASSWORD)
    press(page, "Sign in")


def give_code(page, code, button="Sign in"):
    page.get_by_role("main").locator("[name=code]").fill(code)
    press(page, button)


def open_queue(page):
    page.goto(QUEUE)
    page.locator(".desk-list").wait_for()


def guess(page, times):
    """Let somebody guess the person's password from the same connection, until the right one is refused, too."""
    form = page.context.browser.new_context(base_url=page.url).request
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form.get("/admin/login/").text())[1]
    for password in [*(f"guess {number}" for number in range(times)), PASSWORD]:
        typed = {"csrfmiddlewaretoken": token, "login": PERSON, "password": password}
        answer = form.post("/admin/login/", form=typed, headers={"Referer": page.url})
    assert answer.url.endswith("/admin/login/")


def sign_out(page):
    page.goto("/admin/logout/")
    press(page, "Sign out")
    heading(page, "Sign in to")


def test_passkey_app_and_recovery_code_are_added_and_let_in(open_context):
    page = open_context().new_page()
    add_authenticator(page)
    give_password(page)
    heading(page, "Ways to sign in")
    page.goto(QUEUE)
    heading(page, "Ways to sign in")

    follow(page, "Add a passkey")
    press(page, "Add a passkey")
    heading(page, "Recovery codes")
    recovery_code = page.locator(".sign-in__codes code").first.inner_text()
    open_queue(page)

    sign_out(page)
    press(page, "Sign in with a passkey")
    page.wait_for_url("**/admin/")
    open_queue(page)

    page.goto("/admin/second-factor/")
    follow(page, "Add an authenticator app")
    secret = page.locator(".sign-in__secret").inner_text()
    give_code(page, code_of(secret), "Add this app")
    heading(page, "Ways to sign in")

    sign_out(page)
    give_password(page)
    heading(page, "Second step")
    page.goto(QUEUE)
    heading(page, "Second step")
    give_code(page, code_of(secret))
    open_queue(page)

    sign_out(page)
    give_password(page)
    give_code(page, recovery_code)
    open_queue(page)
    sign_out(page)
    give_password(page)
    give_code(page, recovery_code)
    expect(page.get_by_text(re.compile("This code does not fit"))).to_be_visible()
    page.goto(QUEUE)
    heading(page, "Second step")

    guess(page, times=70)
    page.context.clear_cookies()
    page.goto("/admin/login/")
    press(page, "Sign in with a passkey")
    page.wait_for_url("**/admin/")
    open_queue(page)

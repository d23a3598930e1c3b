"""From an invitation to a first article in a browser: the owner invites, the person comes in and writes."""

import pytest
from playwright.sync_api import expect

from .conftest import DESK, PHONE
from .signing_in import sign_in

pytestmark = pytest.mark.browser
CHOSEN = "walking past the lemon trees"
# The mails as they would leave, printed by the site that made them.
SEND = """
from django.core import mail
from django.test.utils import override_settings
from practice.mail import outbox
with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
    outbox.send_due()
print([line for sent in mail.outbox for line in sent.body.split() if "/admin/invitation/" in line][-1])
"""
PEOPLE = {
    "en": ("Rosa Vega", "rosa@example.com", "Welcome, Rosa", "My profile", PHONE),
    "es": ("Inés Soto", "ines@example.com", "Le damos la bienvenida, Inés", "Mi perfil", DESK),
}


def invite(page, name, address, language) -> None:
    sign_in(page, "owner").goto("/admin/people/")
    page.get_by_role("link", name="Invite someone").click()
    main = page.get_by_role("main")
    main.locator("[name=name]").fill(name)
    main.locator("[name=email]").fill(address)
    main.locator("[name=role][value=therapist]").check()
    main.locator(f"[name=language][value={language}]").check()
    main.get_by_role("button", name="Send the invitation").click()
    expect(main.get_by_text(name)).to_be_visible()


@pytest.mark.parametrize("language", PEOPLE)
def test_invited_therapist_finds_profile_and_byline(open_context, site, language):
    name, address, welcome, profile, viewport = PEOPLE[language]
    invite(open_context().new_page(), name, address, language)

    page = open_context(viewport=viewport, locale="en-US").new_page()
    page.goto(site.ask(SEND))
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    page.locator("[name=new_password1]").fill(CHOSEN)
    page.locator("[name=new_password2]").fill(CHOSEN)
    page.get_by_role("main").locator("button[type=submit]").click()
    page.wait_for_url("**/admin/")
    expect(page.get_by_text(welcome)).to_be_visible()

    page.get_by_role("link", name=profile, exact=True).last.click()
    page.wait_for_url("**/edit/")
    expect(page.locator("[name=title]")).to_have_value(name)

    article_index = site.ask(
        "from articles.models import ArticleIndexPage as A; print(A.objects.get(locale__language_code='en').pk)"
    )
    page.goto(f"/admin/pages/add/articles/articlepage/{article_index}/")
    expect(page.locator("[id^=inline_child_authorships] option:checked").first).to_contain_text(name)

"""Two languages of one author: Spanish first, English beside it, what changed since, a typo; the owner's table."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from wagtail.users.models import UserProfile

from tests.articles.editor import add_url
from tests.demo import PASSWORD
from tests.factories import ClinicianPageFactory, UserFactory, open_practice

from .conftest import DESK, PHONE
from .signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
SPANISH = ["El sueño llega tarde.", "Se va temprano.", "Nadie duerme."]
CHANGED = ["El sueño no llega.", "Se va a las cuatro.", "Nadie duerme."]
TYPO = ["El sueño no llega.", "Se va a las cuatro.", "Nadie duerme aquí."]
ENGLISH = ["Sleep comes late.", "It leaves early.", "No one sleeps."]


@pytest.fixture
def practice(transactional_db):
    ana = UserFactory(
        therapist=True, username="ana", first_name="Ana", last_name="Ruiz", password=PASSWORD, publishes_own=True
    )
    UserProfile.objects.create(user=ana, preferred_language="es")
    UserFactory(manager=True, username="olive", first_name="Olive", last_name="Vega", password=PASSWORD)
    ClinicianPageFactory(title="Ana Ruiz", owner=ana)
    return open_practice()


def write(page, paragraphs):
    """Write over the text of the first block."""
    text = page.locator(".public-DraftEditor-content").first
    text.click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    for number, words in enumerate(paragraphs):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.insert_text(words)
    # Draftail hands its text to the form a moment later.
    whole = re.compile(".*".join(map(re.escape, paragraphs)), re.DOTALL)
    expect(page.locator("[name=body-0-value]")).to_have_value(whole)


def open_original(page):
    link = page.locator(".beside").get_by_role("link", name="Abrir el original")
    address = link.get_attribute("href")
    link.click()
    page.wait_for_url(f"**{address}*")
    page.wait_for_load_state("networkidle")


def publish(page, asks=False):
    page.wait_for_load_state("networkidle")
    page.locator(".action-row").get_by_role("button", name="Publicar").click()
    if asks:
        page.wait_for_url("**/before-publishing/**")
        for question in page.locator(".questions").get_by_role("checkbox").all():
            question.check()
        page.locator(".questions").get_by_role("button").click()
    expect(page.locator(".messages .success", has_text="está en línea")).to_be_visible()
    page.wait_for_load_state("networkidle")


def test_two_languages_stay_level(window):
    ana, olive = sign_in(window(viewport=DESK), "ana"), sign_in(window(viewport=DESK), "olive")

    def row():
        olive.goto("/admin/reports/languages/?state=written&language=es")
        return olive.get_by_role("row").filter(has_text="Calma")

    # Spanish first.
    ana.goto(add_url("es"))
    ana.locator("[name=title]").fill("Calma")
    write(ana, SPANISH)
    publish(ana, asks=True)
    expect(row()).to_contain_text("Not written yet.")

    # English beside it, with one click.
    ana.get_by_role("button", name="Escríbalo en inglés").click()
    original = ana.locator(".beside")
    expect(original).to_contain_text("El original, en español")
    expect(original.locator(".beside__text")).to_have_attribute("lang", "es")
    expect(original).to_contain_text(SPANISH[1])
    editor = ana.locator("[data-contentpath=body]")
    assert original.bounding_box()["x"] > editor.bounding_box()["x"] + editor.bounding_box()["width"] / 2
    expect(row()).to_contain_text("Draft")
    ana.locator("[name=title]").fill("Calm")
    write(ana, ENGLISH)
    publish(ana, asks=True)
    english = ana.url
    expect(ana.locator("[name=slug]")).to_have_value("calm")
    expect(row()).not_to_contain_text("Draft")

    # The Spanish changes: the table says so, and what to mend is marked.
    open_original(ana)
    write(ana, CHANGED)
    publish(ana)
    expect(row()).to_contain_text("Behind since")
    ana.goto(english)
    expect(original.locator(".beside__passage--changed")).to_have_count(2)
    expect(original.locator("ins", has_text="a las cuatro.")).to_be_visible()
    expect(original.locator("del", has_text="temprano.")).to_be_visible()
    assert Axe().run(ana, context=".beside").violations_count == 0
    ana.set_viewport_size(PHONE)
    assert original.bounding_box()["y"] < editor.bounding_box()["y"]
    assert ana.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    ana.set_viewport_size(DESK)
    write(ana, ["Sleep does not come.", "It leaves at four.", "No one sleeps."])
    publish(ana)
    expect(original.locator(".beside__passage--changed")).to_have_count(0)
    expect(row()).not_to_contain_text("Behind since")

    # A typo in the Spanish, marked as such, changes nothing.
    open_original(ana)
    write(ana, TYPO)
    ana.get_by_label("Solo una corrección pequeña").check()
    publish(ana)
    expect(row()).to_contain_text("Written")
    expect(row()).not_to_contain_text("Behind since")

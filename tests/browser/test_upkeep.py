"""What grows old by itself, as the people see to it: a review, links to other sites, a license."""

import datetime as dt

import pytest
import time_machine
from playwright.sync_api import expect

from django.contrib.auth.models import Permission

from wagtail.users.models import UserProfile

from articles.models import ArticlePage, Reference
from practice.models import PracticeSettings
from practice.upkeep.faults import Fault
from practice.upkeep.links.checking import check_links
from tests.demo import PASSWORD
from tests.factories import ArticlePageFactory, ClinicianPageFactory, UserFactory, make_alias, open_practice

from .conftest import DESK, PHONE
from .signing_in import sign_in
from .writing import press, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
THURSDAY = "2026-11-26 10:00-08:00"
REVIEWS, LINKS, SETTINGS = "/admin/reports/review-due/", "/admin/reports/links/", "/admin/settings/"
GUIDE = "https://guide.example/a"
# Two search forms, two panels of one name: Wagtail's own.
UPSTREAM = {"landmark-unique"}


class Lookup:
    """Finds every page gone."""

    is_lost = False

    def fault_of(self, url):
        return Fault.GONE


@pytest.fixture(autouse=True)
def thursday():
    with time_machine.travel(THURSDAY, tick=True):
        yield


@pytest.fixture
def practice(transactional_db, thursday):
    ana = UserFactory(
        therapist=True, username="ana", first_name="Ana", last_name="Ruiz", password=PASSWORD, publishes_own=True
    )
    ana.user_permissions.add(Permission.objects.get(codename="review_articlepage"))
    olive = UserFactory(manager=True, username="olive", first_name="Olive", last_name="Vega", password=PASSWORD)
    UserProfile.objects.create(user=olive, preferred_language="es")
    profile = ClinicianPageFactory(
        title="Ana Ruiz", owner=ana, license_number="20500", license_expires=dt.date(2027, 1, 31)
    )
    article = ArticlePageFactory(
        title="Calm", slug="calm", owner=ana, authors=[profile], published_on=dt.date(2024, 1, 1), standfirst="Sleep."
    )
    Reference.objects.create(article=article, title="A guide to sleep", url=GUIDE)
    article.save_revision(user=ana).publish()
    make_alias(article)
    return open_practice()


def test_review_is_recorded_printed_and_due_no_more(window):
    ana = sign_in(window(viewport=DESK), "ana")
    ana.goto(REVIEWS)
    row = ana.get_by_role("row").filter(has_text="Calm")
    expect(row).to_contain_text("never reviewed")
    row.get_by_role("link", name="Calm").click()
    ana.wait_for_url("**/edit/")
    ana.wait_for_load_state("networkidle")
    ana.get_by_role("button", name="Toggle section").and_(ana.locator("[aria-describedby*=review]")).click()
    ana.locator("[name=reviewed_on]").fill("2026-11-26")
    ana.locator("[name=review_due]").fill("2027-11-26")
    ana.locator("[name=reviewed_by]").select_option(label="Ana Ruiz, LCSW 20500")
    press(ana, "Publish")
    expect(ana.locator(".messages .success")).to_be_visible()
    ana.goto(REVIEWS)
    expect(ana.get_by_text("No article is due for a review.")).to_be_visible()

    visitor = window(viewport=PHONE)
    for address, reviewed, following in [
        ("/articles/calm/", "Reviewed November 26, 2026, by Ana Ruiz, LCSW 20500.", "Next review November 26, 2027."),
        (
            "/es/articulos/calm/",
            "Revisado el 26 de noviembre de 2026 por Ana Ruiz, LCSW 20500.",
            "Próxima revisión: 26 de noviembre de 2027.",
        ),
    ]:
        visitor.goto(address)
        dates = visitor.get_by_role("main").locator("p", has=visitor.locator("time[datetime='2026-11-26']"))
        expect(dates).to_contain_text(reviewed)
        expect(dates).to_contain_text(following)


def test_owner_switches_links_on_and_reads_in_spanish_what_leads_nowhere(window):
    olive = sign_in(window(viewport=DESK), "olive")
    olive.goto(LINKS)
    expect(olive.get_by_role("main")).to_contain_text("El sitio no comprueba los enlaces")
    olive.locator("header").get_by_role("button", name="Acciones").click()
    olive.get_by_role("link", name="Configuración").last.click()
    olive.wait_for_url("**/practicesettings/**")
    olive.locator("[name=checks_links]").check()
    olive.get_by_role("button", name="Guardar").last.click()
    expect(olive.locator(".messages .success")).to_be_visible()
    olive.goto(LINKS)
    expect(olive.get_by_role("main")).to_contain_text("Faltan algunos por comprobar")

    assert list(check_links(lambda seconds: False, Lookup())) == [True]
    olive.reload()
    row = olive.get_by_role("row").filter(has_text="Calm")
    for words in ("Ana Ruiz", "La página ya no existe.", "desde el 26 de noviembre de 2026"):
        expect(row).to_contain_text(words)
    expect(row.get_by_role("link", name="A guide to sleep")).to_have_attribute("href", GUIDE)


def test_manager_changes_a_license_which_its_clinician_only_reads(window):
    olive, ana = sign_in(window(viewport=DESK), "olive"), sign_in(window(viewport=PHONE), "ana")
    ana.get_by_role("link", name="My profile").last.click()
    ana.wait_for_url("**/edit/")
    license_panel = ana.locator("section", has_text="Only a manager of the practice changes").last
    expect(license_panel).to_contain_text("LCSW 20500. It expires on Jan. 31, 2027.")

    olive.goto(ana.url)
    olive.wait_for_load_state("networkidle")
    olive.locator("[name=license_number]").fill("31415")
    olive.locator("[name=license_expires]").fill("2029-01-31")
    press(olive, "Publicar")
    expect(olive.locator(".messages .success")).to_be_visible()

    ana.reload()
    expect(license_panel).to_contain_text("LCSW 31415. It expires on Jan. 31, 2029.")
    for name in ("credential", "license_number", "license_expires"):
        expect(ana.locator(f"[name={name}]")).to_have_count(0)
    visitor = window(viewport=PHONE)
    for address in ("/people/ana-ruiz/", "/es/personas/ana-ruiz/"):
        visitor.goto(address)
        expect(visitor.get_by_role("main")).to_contain_text("LCSW 31415")


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_screens_of_upkeep_are_open_to_all_in_spanish(window, viewport):
    list(check_links(lambda seconds: False, Lookup()))
    english = ArticlePage.objects.get(slug="calm", locale__language_code="en")
    PracticeSettings.objects.update(checks_links=True)
    olive = sign_in(window(viewport=viewport, color_scheme="dark"), "olive")
    for address in (
        "/admin/",
        REVIEWS,
        LINKS,
        "/admin/reports/notices/",
        "/admin/reports/languages/",
        f"/admin/pages/{english.pk}/delete/",
    ):
        olive.goto(address)
        olive.wait_for_load_state("networkidle")
        assert [found for found in violations(olive) if found[0] not in UPSTREAM] == [], address
        assert olive.evaluate("document.documentElement.scrollWidth") <= viewport["width"], address

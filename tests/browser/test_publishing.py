"""An article with a time, which no one sees until its minute; how one is read first: test_first_article.py."""

import pytest
import time_machine
from playwright.sync_api import expect

from django.core.management import call_command

from tests.articles.editor import add_url
from tests.demo import PASSWORD
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    UserFactory,
    open_practice,
    translation,
)

from .conftest import DESK, PHONE
from .signing_in import sign_in
from .writing import answer_questions, link_in_mail, places, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

MONDAY, THURSDAY = "2026-11-23 10:00-08:00", "2026-11-26 10:00-08:00"
TIME, BEFORE, AFTER = "2026-12-02T09:00", "2026-12-02 08:59:30-08:00", "2026-12-02 09:00:30-08:00"


@pytest.fixture
def practice(transactional_db):
    with time_machine.travel(MONDAY, tick=True):
        ana = UserFactory(therapist=True, username="ana", first_name="Ana", last_name="Ruiz", password=PASSWORD)
        UserFactory(manager=True, username="olive", first_name="Olive", last_name="Vega", password=PASSWORD)
        profile = ClinicianPageFactory(title="Ana Ruiz", owner=ana)
        neighbor = ArticlePageFactory(title="Neighbor", authors=[profile], published_on="2026-11-01")
        translation(neighbor, title="Vecino", slug="vecino")
        return open_practice()


def begin(page, title):
    """Begin an article; whether autosave keeps it before the first button is pressed is up to it."""
    page.goto(add_url())
    page.locator("[name=title]").press_sequentially(title)
    page.locator("[name=standfirst]").fill("For whoever cannot sleep.")


def test_article_with_a_time_is_seen_by_no_one_until_its_minute(window):
    with time_machine.travel(MONDAY, tick=True):
        ana, olive = sign_in(window(viewport=DESK), "ana"), sign_in(window(viewport=DESK), "olive")
        begin(ana, "Winter light")
        ana.wait_for_load_state("networkidle")
        ana.get_by_role("button", name="Toggle status").click()
        ana.get_by_role("button", name="Set schedule").click()
        dialog = ana.get_by_role("dialog", name="When it goes online")
        expect(dialog).to_contain_text("America/Los Angeles (PST)")
        dialog.locator("[name=go_live_at]").fill(TIME)
        dialog.get_by_role("button", name="Save these times").click()
        ana.get_by_text("Dec. 2, 2026, 9 a.m.").first.wait_for()
        press(ana, "Send to the practice manager to read")
        answer_questions(ana)
        olive.goto(link_in_mail())
        press(olive, "Publish at its time")
        olive.get_by_text("“Winter light” goes online on Dec. 2, 2026, 9 a.m. PST.").wait_for()

    visitor = window(viewport=PHONE)
    for at, in_english in [(THURSDAY, False), (BEFORE, False), (AFTER, True)]:
        with time_machine.travel(at, tick=True):
            call_command("publish_scheduled")
            found = places(visitor, "winter-light", ["neighbor"])
            assert found == ({"address", "index", "feed", "sitemap", "neighbor"} if in_english else set())
            in_spanish = places(visitor, "winter-light", ["vecino"], "es")
            assert in_spanish == ({"address"} if in_english else set())

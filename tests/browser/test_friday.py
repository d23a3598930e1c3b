"""A request made in Spanish on a Friday evening, from the article to the call on Monday, at a desk of two."""

import re

import pytest
import time_machine
from playwright.sync_api import expect

from django.core import mail

from booking.models import CallbackRequest
from booking.models.choices import CallLanguage, Outcome, Status
from booking.notifications import announce_requests
from practice.models import PracticeSettings
from tests.demo import PASSWORD
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    LanguageFactory,
    UserFactory,
    open_practice,
    translation,
)

from .conftest import DESK, PHONE
from .signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

# Pacific time; the practice is open on weekdays from 9 to 17.
FRIDAY_EVENING, SUNDAY = "2026-11-20 18:30-08:00", "2026-11-22 12:00-08:00"
MONDAY_AT_NINE, MONDAY_MORNING = "2026-11-23 09:00-08:00", "2026-11-23 09:20-08:00"
QUEUE = "/admin/call-backs/"
NOBODY_SPEAKS_SPANISH = "no one who speaks Spanish on the phone has signed in today"


@pytest.fixture
def practice(transactional_db, settings):
    settings.CALLBACK_MIN_SECONDS = 0
    with time_machine.travel(FRIDAY_EVENING, tick=True):
        author = ClinicianPageFactory(title="Vanessa Trujillo")
        author.languages.add(LanguageFactory(english=True), LanguageFactory(spanish=True))
        author.save()
        translation(author)
        article = ArticlePageFactory(title="Emotional Intimacy", authors=[author])
        translation(article, title="La intimidad emocional", slug="intimidad-emocional")
        UserFactory(frontdesk=True, username="olive", first_name="Olive", password=PASSWORD)
        UserFactory(frontdesk=True, username="rosa", first_name="Rosa", password=PASSWORD, speaks_spanish=True)
        return open_practice(callback_mail="desk@practice.example")


def ask_for_a_call(page) -> None:
    page.goto("/es/articulos/intimidad-emocional/")
    main = page.get_by_role("main")
    main.get_by_role("link", name="Vanessa Trujillo").first.click()
    main.get_by_role("link", name="Pida que le llamemos").last.click()
    expect(main.locator(".promise")).to_contain_text("el lunes")
    main.locator("[name=name]").fill("Lupe")
    main.locator("[name=phone]").fill("951 555 0143")
    main.locator("[name=if_someone_else_answers][value=first_name]").check()
    main.locator("form#request-form").get_by_role("button").last.click()
    main.get_by_role("heading", level=1, name=re.compile("Gracias.*el lunes")).wait_for()


def announced(at) -> int:
    with time_machine.travel(at, tick=True):
        return announce_requests(PracticeSettings.objects.get())


def test_request_of_friday_evening_is_answered_in_spanish_on_monday(window):
    with time_machine.travel(FRIDAY_EVENING, tick=True):
        visitor = window(viewport=PHONE, java_script_enabled=False)
        ask_for_a_call(visitor)
        assert visitor.context.cookies() == []
    lupe = CallbackRequest.objects.get()
    assert (lupe.language, lupe.clinician.title) == (CallLanguage.SPANISH, "Vanessa Trujillo")
    assert f"{lupe.due_at:%A}" == "Monday"
    assert lupe.due_at == lupe.promised_at

    assert announced(SUNDAY) == 0
    assert announced(MONDAY_AT_NINE) == 1
    [letter] = mail.outbox
    assert "Lupe" not in letter.subject + letter.body

    with time_machine.travel(MONDAY_MORNING, tick=True):
        olive = sign_in(window(viewport=DESK), "olive")
        olive.goto(QUEUE)
        row = olive.locator(".desk-list__row").filter(has_text="Lupe")
        expect(row).to_contain_text("Spanish")
        expect(row).to_contain_text("Today by")
        expect(olive.get_by_text(NOBODY_SPEAKS_SPANISH)).to_be_visible()

        rosa = sign_in(window(viewport=PHONE), "rosa")
        rosa.goto(QUEUE)
        expect(rosa.get_by_text(NOBODY_SPEAKS_SPANISH)).to_be_hidden()
        olive.reload()
        expect(olive.get_by_text(NOBODY_SPEAKS_SPANISH)).to_be_hidden()

        rosa.get_by_role("link", name="Lupe", exact=True).click()
        rosa.get_by_role("button", name="Claim").click()
        rosa.locator(".desk-claimed-by").filter(has_text="You have this request.").wait_for()
        script = rosa.locator(".desk-call-script dl[lang=es]")
        opening = script.locator("dd").first.inner_text()
        assert all(word in opening for word in ("Lupe", "Rosa"))
        assert "Hello" not in opening
        assert "Valley Counseling" not in script.inner_text()
        assert rosa.get_by_role("link", name="951-555-0143").get_attribute("href") == "tel:+1-951-555-0143"

        olive.get_by_role("link", name="Lupe", exact=True).click()
        olive.get_by_role("heading", name="What to say").wait_for()
        expect(olive.get_by_text("Rosa has this request since")).to_be_visible()
        expect(olive.get_by_role("button", name="Scheduled")).to_have_count(0)

        rosa.get_by_role("button", name="Scheduled").click()
        rosa.get_by_text(f"{lupe.reference}: Scheduled.").first.wait_for()
        olive.goto(QUEUE)
        expect(olive.get_by_text("No one here.")).to_be_visible()
    lupe.refresh_from_db()
    assert lupe.status == Status.SCHEDULED
    assert [(call.by.username, call.outcome) for call in lupe.attempts.all()] == [("rosa", Outcome.SCHEDULED)]
    assert lupe.attempts.get().at < lupe.promised_at

"""The list of a new owner, which ticks itself off."""

import pytest

from practice.mail.setup import FILES
from practice.models import PracticeSettings
from tests.factories import ArticlePageFactory, ClinicianPageFactory, UserFactory, open_practice
from tests.practice.editing.reading import speaks

pytestmark = pytest.mark.django_db


def screen(client) -> str:
    return client.get("/admin/").content.decode()


def test_a_new_owner_sees_every_step_and_what_is_done(manager):
    html = screen(manager)
    assert "Your first days" in html
    assert "1 of 8 are done" in html
    assert 'href="/admin/people/invite/"' in html
    assert 'href="/admin/settings/practice/practicesettings/#tab-hours"' in html
    assert "To do now" not in html
    assert html.index("The first profile") < html.index("Whose license appears beside the number")


def test_in_spanish(manager, olive):
    speaks(olive, "es")
    html = screen(manager)
    assert "Sus primeros días" in html
    assert "1 de 8" in html


def test_what_is_entered_is_ticked_and_the_list_goes_when_all_is(manager):
    open_practice()
    assert "4 of 8 are done" in screen(manager)
    ana = ClinicianPageFactory(owner=UserFactory(therapist=True))
    assert "6 of 8 are done" in screen(manager)
    ArticlePageFactory(authors=[ana])
    assert "7 of 8 are done" in screen(manager)
    PracticeSettings.objects.update(license_holder=ana)
    assert "Your first days" not in screen(manager)


def test_a_draft_is_led_to_and_not_ticked(manager):
    draft = ClinicianPageFactory(draft=True)
    html = screen(manager)
    assert "1 of 8 are done" in html
    assert f'href="/admin/pages/{draft.pk}/edit/"' in html


def test_mail_is_a_step_where_there_is_a_server_or_must_be(manager, settings):
    settings.EMAIL_BACKEND = FILES
    assert "0 of 7 are done" in screen(manager)
    settings.SERVES_HTTPS = True
    assert "0 of 8 are done" in screen(manager)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert "1 of 8 are done" in screen(manager)

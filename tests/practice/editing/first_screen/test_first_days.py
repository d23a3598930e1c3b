"""The list of a new owner, which ticks itself off."""

import datetime as dt

import pytest

from django.utils import timezone

from practice.accounts.invitations import withdraw
from practice.accounts.models import Invitation
from practice.jobs.models import JobRun
from practice.mail.outbox import queue_mail, send_due
from practice.mail.setup import FILES
from practice.models import PracticeSettings
from tests.clients import signed_in
from tests.factories import ArticlePageFactory, ClinicianPageFactory, UserFactory, article_index, open_practice
from tests.practice.accounts.invited import invitation
from tests.practice.editing.reading import speaks

pytestmark = pytest.mark.django_db


def screen(client) -> str:
    return client.get("/admin/").content.decode()


def test_a_new_owner_sees_every_step_and_what_is_done(manager):
    html = screen(manager)
    assert "Your first days" in html
    assert "0 of 8 are done" in html
    assert 'href="/admin/handbook/owner/"' in html
    assert 'href="/admin/people/invite/"' in html
    assert 'href="/admin/settings/practice/practicesettings/#tab-hours"' in html
    assert "To do now" not in html
    assert html.index("The first profile") < html.index("Whose license appears beside the number")


def test_in_spanish(manager, olive):
    speaks(olive, "es")
    html = screen(manager)
    assert "Sus primeros días" in html
    assert "0 de 8" in html


def test_what_is_entered_is_ticked_and_the_list_goes_when_all_is(manager):
    open_practice()
    assert "3 of 8 are done" in screen(manager)
    ana = ClinicianPageFactory(owner=UserFactory(therapist=True))
    assert "5 of 8 are done" in screen(manager)
    ArticlePageFactory(authors=[ana])
    assert "6 of 8 are done" in screen(manager)
    PracticeSettings.objects.update(license_holder=ana, mail_tested_at=timezone.now())
    assert "Your first days" not in screen(manager)


def test_a_draft_is_led_to_and_not_ticked(manager):
    draft = ClinicianPageFactory(draft=True)
    html = screen(manager)
    assert "0 of 8 are done" in html
    assert f'href="/admin/pages/{draft.pk}/edit/"' in html


class TestMail:
    def test_is_a_step_where_there_is_a_server_or_must_be(self, manager, settings):
        settings.EMAIL_BACKEND = FILES
        assert "0 of 7 are done" in screen(manager)
        settings.SERVES_HTTPS = True
        assert "0 of 8 are done" in screen(manager)

    def test_is_done_once_a_test_mail_left(self, manager):
        assert "Send yourself a test mail" in screen(manager)
        manager.post("/admin/mail/")
        html = screen(manager)
        assert "Send yourself a test mail" not in html
        assert "1 of 8 are done" in html

    def test_is_not_done_by_a_test_mail_that_failed(self, manager, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        manager.post("/admin/mail/")
        assert "Send yourself a test mail" in screen(manager)

    def test_is_done_by_a_mail_of_the_outbox_or_the_daily_test(self, manager, olive):
        waiting = queue_mail("accounts.password_changed", account=olive)
        JobRun(name="canary").finish(timezone.now(), dt.timedelta(days=1), ValueError())
        assert "Send yourself a test mail" in screen(manager)
        send_due()
        assert "Send yourself a test mail" not in screen(manager)
        waiting.delete()
        assert "Send yourself a test mail" in screen(manager)
        JobRun.objects.get().finish(timezone.now(), dt.timedelta(days=1))
        assert "Send yourself a test mail" not in screen(manager)


class TestPeople:
    TASK = "Invite the people who work here"

    @pytest.fixture
    def all_but_people(self, olive):
        """Nothing is left to do but to invite someone."""
        open_practice()
        ana = ClinicianPageFactory(owner=olive)
        ArticlePageFactory(authors=[ana])
        PracticeSettings.objects.update(license_holder=ana, mail_tested_at=timezone.now())

    def test_keep_the_list_open(self, manager, all_but_people):
        html = screen(manager)
        assert "7 of 8 are done" in html
        assert self.TASK in html

    def test_open_invitation_is_the_step_done(self, manager, olive, all_but_people):
        invited = invitation(by=olive)
        assert "Your first days" not in screen(manager)
        Invitation.objects.update(sent_at=timezone.now() - dt.timedelta(days=8))
        assert self.TASK in screen(manager)
        Invitation.objects.update(sent_at=timezone.now())
        withdraw(invited, olive)
        assert self.TASK in screen(manager)

    @pytest.mark.parametrize(("language", "words"), [("en", "I work alone"), ("es", "Trabajo por mi cuenta")])
    def test_who_works_alone_says_so(self, manager, olive, all_but_people, language, words):
        speaks(olive, language)
        assert words in screen(manager)
        assert manager.post("/admin/people/works-alone/").url == "/admin/"
        assert words not in screen(manager)

    @pytest.mark.parametrize("role", ["therapist", "frontdesk"])
    def test_only_managers_say_so(self, role):
        open_practice()
        assert signed_in(UserFactory(**{role: True})).post("/admin/people/works-alone/").status_code == 403
        assert not PracticeSettings.objects.get().works_alone


@pytest.mark.parametrize("language", ["en", "es"])
def test_first_article_is_begun_in_the_language_of_the_admin(manager, olive, language):
    speaks(olive, language)
    index = {code: article_index(code) for code in ("en", "es")}[language]
    html = screen(manager)
    steps = html[html.index('class="todo"') :]
    assert f'href="/admin/pages/add/articles/articlepage/{index.pk}/"' in steps[: steps.index("</ol>")]


def test_first_article_may_be_in_spanish(manager):
    page = ArticlePageFactory(language="es", authors=[ClinicianPageFactory(language="es")])
    assert f'href="/admin/pages/{page.pk}/edit/"' in screen(manager)
    assert "Publish a first article." not in screen(manager)

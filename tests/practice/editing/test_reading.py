"""From sending to publishing: what each of the two sees above the text, and what the mails say."""

import datetime as dt

import pytest
import time_machine

from django.core import mail
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Page

from practice.editing.standing import where_it_stands
from practice.mail.models import Mail
from practice.models import User
from tests.articles.editor import PUBLISH, SUBMIT, article_form, edit_url, press
from tests.clients import signed_in
from tests.factories import ArticlePageFactory, UserFactory, send_to_read

from .reading import decide, fresh, queued, said, send_due, speaks

pytestmark = pytest.mark.django_db
MONDAY, THURSDAY = "2026-11-23 09:00-08:00", "2026-11-26 09:00-08:00"


def banner(client, page) -> str:
    html = client.get(edit_url(page)).content.decode()
    _before, found, rest = html.partition('<section class="standing"')
    return rest.split("</section>")[0] if found else ""


class TestStanding:
    def test_author_reads_who_has_it_and_since_when(self, therapist, author, article):
        with time_machine.travel(MONDAY, tick=False):
            send_to_read(article, author.owner)
        with time_machine.travel(THURSDAY, tick=False):
            assert where_it_stands(fresh(article), author.owner).sentence == "With the practice manager since Monday."
            client = signed_in(author.owner)
            assert "With the practice manager since Monday." in banner(client, article)
            speaks(author.owner, "es")
            assert "Lo tiene la persona encargada desde el lunes." in banner(client, article)

    @pytest.mark.parametrize(
        ("days", "words"), [(0, "since today"), (1, "since yesterday"), (6, "since Friday"), (7, "since November 19")]
    )
    def test_older_things_have_a_date(self, author, article, days, words):
        with time_machine.travel(timezone.datetime.fromisoformat(THURSDAY) - dt.timedelta(days=days), tick=False):
            send_to_read(article, author.owner)
        with time_machine.travel(THURSDAY, tick=False):
            assert where_it_stands(fresh(article), author.owner).sentence.endswith(f"{words}.")

    def test_reader_is_led_to_the_changes_of_what_is_online(self, olive, author):
        page = ArticlePageFactory(title="Calm", owner=author.owner, authors=[author])
        page.save_revision().publish()
        page = fresh(page)
        page.standfirst = "New words."
        page.save_revision(user=author.owner)
        send_to_read(fresh(page), author.owner)
        latest = fresh(page).latest_revision_id
        client = signed_in(olive)
        compare = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", latest])
        assert compare in banner(client, page)
        assert "Ana Ruiz asks you to read this, since today." in banner(client, page)
        assert "New words." in client.get(compare).content.decode()
        shown = banner(client, page)
        assert "What has changed since it was published" in shown
        assert '<span class="addition">New words.</span>' in shown
        assert "New words." not in banner(signed_in(author.owner), page)

    def test_reader_of_a_new_article_is_told_so(self, manager, author, article):
        send_to_read(article, author.owner)
        shown = banner(manager, article)
        assert "It is new: nothing of it is online yet." in shown
        address = reverse("page_to_read", args=[article.pk])
        assert f'src="{address}"' in shown
        response = manager.get(address)
        assert (response.headers["X-Frame-Options"], "Calm" in response.content.decode()) == ("SAMEORIGIN", True)

    def test_words_of_the_reader_stand_above_the_text_until_it_is_sent_again(self, therapist, manager, author, article):
        send_to_read(article, author.owner)
        decide(manager, article, "reject", "Name no ages <b>please</b>.")
        for client in (therapist, manager):
            assert "Name no ages &lt;b&gt;please&lt;/b&gt;." in banner(client, article)
        assert "Olive Vega asks for a change before this is published:" in banner(therapist, article)
        assert "Olive Vega asked Ana Ruiz for a change:" in banner(manager, article)
        press(therapist, edit_url(article), article_form(page=article, **SUBMIT))
        assert "Name no ages" not in banner(therapist, article)

    def test_drafts_schedules_and_what_is_online_have_a_sentence_too(self, author, article, olive):
        assert where_it_stands(article, author.owner).sentence.startswith("A draft")
        assert where_it_stands(ArticlePageFactory(), author.owner).sentence == "Online."
        article.go_live_at = timezone.datetime(2030, 12, 2, 9, tzinfo=timezone.get_default_timezone())
        article.save_revision().publish()
        sentence = where_it_stands(fresh(article), author.owner).sentence
        assert sentence == "Goes online on Dec. 2, 2030, 9 a.m. PST."


class TestDeciding:
    def test_asking_for_changes_needs_words(self, manager, author, article):
        send_to_read(article, author.owner)
        state = fresh(article).current_workflow_task_state
        url = reverse("wagtailadmin_pages:collect_workflow_action_data", args=[article.pk, "reject", state.pk])
        refused = manager.post(url, {"comment": " "}, headers={"x-requested-with": "XMLHttpRequest"})
        assert "Say what should change" in refused.json()["html"]

    def test_published_with_the_changes_of_the_reader(self, manager, author, article):
        send_to_read(article, author.owner)
        response = decide(manager, article, "approve", standfirst="Of the reader.")
        page = fresh(article)
        assert (page.live, page.standfirst, response.url) == (True, "Of the reader.", edit_url(article))
        assert "“Calm” is online." in said(response)[-1]

    def test_what_misses_something_is_not_published_past_the_editor(self, manager, author, article):
        send_to_read(article, author.owner)
        page = fresh(article).get_latest_revision_as_object()
        page.title = ""
        page.save_revision(clean=False)
        state = fresh(article).current_workflow_task_state
        response = manager.post(reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", state.pk]))
        assert said(response)[-1].startswith("Not published, because something is missing.")
        assert not fresh(article).live

    def test_author_takes_it_back_and_writes_on(self, therapist, author, article):
        send_to_read(article, author.owner)
        saved = therapist.post(edit_url(article), article_form(title="Calmer", page=article))
        assert saved.status_code == 200
        response = therapist.post(reverse("take_back", args=[article.pk]))
        assert said(response) == ["You have “Calm” back and can write on."]
        therapist.post(edit_url(article), article_form(title="Calmer", page=article))
        assert fresh(article).draft_title == "Calmer"

    def test_reader_is_not_the_one_to_take_it_back(self, manager, author, article):
        send_to_read(article, author.owner)
        assert manager.post(reverse("take_back", args=[article.pk])).status_code == 302
        assert fresh(article).workflow_in_progress

    def test_therapist_without_trust_publishes_nothing(self, therapist, article):
        therapist.post(edit_url(article), article_form(page=article, **PUBLISH))
        assert not fresh(article).live

    def test_trusted_therapist_publishes_own_articles_only(self, therapist, author, article):
        User.objects.filter(pk=author.owner.pk).update(publishes_own=True)
        other = ArticlePageFactory(draft=True, owner=UserFactory(therapist=True), first_published_at=None)
        assert therapist.post(edit_url(other), article_form(page=other, **PUBLISH)).status_code == 403
        press(therapist, edit_url(article), article_form(page=article, **PUBLISH))
        assert fresh(article).live
        ana = User.objects.get(pk=author.owner.pk)
        assert not author.permissions_for_user(ana).can_publish()
        assert not other.permissions_for_user(ana).can_publish()


class TestMeanwhile:
    def test_reader_who_comes_too_late_is_told_and_loses_nothing(self, therapist, manager, author, article):
        send_to_read(article, author.owner)
        therapist.post(reverse("take_back", args=[article.pk]))
        response = decide(manager, article, "approve", standfirst="Of the reader.")
        assert said(response)[-1] == (
            "Ana Ruiz took this back in the meantime, so it was not published. What you changed is saved as a draft."
        )
        page = fresh(article)
        assert not page.live
        assert page.get_latest_revision_as_object().standfirst == "Of the reader."

    def test_second_reader_is_told_who_was_first(self, manager, author, article):
        send_to_read(article, author.owner)
        state = fresh(article).current_workflow_task_state
        leo = signed_in(UserFactory(manager=True, first_name="Leo"))
        decide(manager, article, "approve")
        response = leo.post(reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "reject", state.pk]))
        assert response.status_code == 302
        response = decide(leo, article, "approve")
        assert said(response)[-1].startswith("Olive Vega has published this already.")

    def test_author_who_takes_back_what_is_published_is_told(self, therapist, manager, author, article):
        send_to_read(article, author.owner)
        decide(manager, article, "approve")
        response = therapist.post(reverse("take_back", args=[article.pk]))
        assert said(response)[-1] == "Olive Vega has published this already."

    def test_author_who_writes_while_it_is_published_keeps_the_words_as_a_draft(
        self, therapist, manager, author, article
    ):
        send_to_read(article, author.owner)
        form = article_form(title="Calmer", page=article)
        decide(manager, article, "approve")
        therapist.post(edit_url(article), form)
        page = fresh(article)
        assert (page.title, page.draft_title, page.live) == ("Calm", "Calmer", True)

    @pytest.mark.parametrize(
        ("language", "sentence"),
        [
            ("en", "Ana Ruiz saved this while you were writing. Yours is on top; both versions are in the history."),
            (
                "es",
                "Ana Ruiz guardó esto mientras usted escribía. Lo suyo está arriba; ambas versiones están en el "
                "historial.",
            ),
        ],
    )
    def test_two_who_save_at_once_both_keep_their_version(self, therapist, manager, olive, article, language, sentence):
        speaks(olive, language)
        loaded = {"loaded_revision_id": article.latest_revision_id}
        therapist.post(edit_url(article), article_form(title="Hers", page=article) | loaded)
        response = manager.post(edit_url(article), article_form(title="Mine", page=article) | loaded)
        assert said(response)[-1] == sentence
        versions = [revision.as_object().title for revision in article.revisions.order_by("pk")]
        assert versions[-2:] == ["Hers", "Mine"]
        again = {"loaded_revision_id": fresh(article).latest_revision_id}
        response = manager.post(edit_url(article), article_form(title="Mine too", page=article) | again)
        assert sentence not in said(response)[-1:]

    def test_session_that_has_locked_itself_loses_nothing_and_sends_nothing(self, settings, author, article):
        settings.IDLE_LOCK_MINUTES = 15
        with time_machine.travel(MONDAY, tick=False) as clock:
            client = signed_in(author.owner)
            clock.shift(dt.timedelta(minutes=16))
            response = client.post(edit_url(article), article_form(title="Calmer", page=article, **SUBMIT))
            assert response.status_code == 403
            assert article.revisions.count() == 1
            assert not fresh(article).workflow_in_progress

    def test_sending_what_was_just_published_leads_back_to_the_text(self, therapist, manager, author, article):
        press(manager, edit_url(article), article_form(page=article, **PUBLISH))
        assert not fresh(article).has_unpublished_changes
        response = press(therapist, edit_url(article), article_form(title="Calmer", page=article, **SUBMIT))
        assert fresh(article).workflow_in_progress
        assert response.url == edit_url(article)

    def test_sending_twice_at_once_is_no_fault(self, therapist, author, article):
        send_to_read(article, author.owner)
        response = press(therapist, edit_url(article), article_form(page=article, **SUBMIT))
        assert response.status_code == 200
        assert article.workflow_states.count() == 1

    def test_manager_who_publishes_past_the_reading_ends_it(self, manager, olive, author, article):
        send_to_read(article, author.owner)
        press(manager, edit_url(article), article_form(page=article, **PUBLISH))
        assert fresh(article).live
        assert article.workflow_states.get().status == "approved"
        assert queued()[-1] == ("editing.published", author.owner.pk)


class TestMails:
    def test_each_step_is_told_to_the_other_once_in_their_language(self, therapist, manager, olive, author, article):
        speaks(author.owner, "es")
        press(therapist, edit_url(article), article_form(page=article, **SUBMIT))
        therapist.post(reverse("take_back", args=[article.pk]))
        press(therapist, edit_url(article), article_form(page=article, **SUBMIT))
        decide(manager, article, "reject", "Shorter")
        press(therapist, edit_url(article), article_form(page=article, **SUBMIT))
        decide(manager, article, "approve")
        assert mail.outbox == []
        send_due()
        assert [(letter.to, letter.subject) for letter in mail.outbox] == [
            ([olive.email], "Ana Ruiz asks you to read “Calm”"),
            ([olive.email], "Ana Ruiz took “Calm” back"),
            ([olive.email], "Ana Ruiz asks you to read “Calm”"),
            ([author.owner.email], "Olive Vega pide un cambio en «Calm»"),
            ([olive.email], "Ana Ruiz asks you to read “Calm”"),
            ([author.owner.email], "Olive Vega publicó «Calm»"),
        ]
        assert f"/admin/pages/{article.pk}/edit/" in mail.outbox[3].body
        assert "Shorter" not in mail.outbox[3].body
        assert "http://testserver/articles/calm/" in mail.outbox[5].body

    def test_what_is_scheduled_is_told_with_its_time(self, manager, author, article):
        article.go_live_at = timezone.datetime(2030, 12, 2, 9, tzinfo=timezone.get_default_timezone())
        article.save_revision(user=author.owner)
        send_to_read(fresh(article), author.owner)
        decide(manager, article, "approve", go_live_at="2030-12-02 09:00")
        send_due()
        assert mail.outbox[-1].subject == "Olive Vega accepted “Calm”"
        assert "Dec. 2, 2030, 9 a.m. PST" in mail.outbox[-1].body

    def test_mail_about_a_page_that_is_gone_is_not_sent(self, author, olive, article):
        send_to_read(article, author.owner)
        Page.objects.get(pk=article.pk).delete()
        send_due()
        assert mail.outbox == []
        assert not Mail.objects.exists()

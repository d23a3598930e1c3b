"""What a therapist finds on her first screen, and what one tap does there."""

import datetime as dt
import re

import pytest
import time_machine

from django.test import Client
from django.utils import timezone

from wagtail.models import Comment, CommentReply, PageLogEntry, Revision

from articles.models import ArticlePage
from clinicians.models import ClinicianPage
from practice.editing.models import TranslationState
from tests.clients import signed_in
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    UserFactory,
    make_alias,
    open_practice,
    send_to_read,
)
from tests.practice.editing.reading import decide, said, speaks

pytestmark = pytest.mark.django_db
ANSWER = "/admin/accepting/"


def screen(client) -> str:
    return client.get("/admin/").content.decode()


class TestTexts:
    def test_who_has_written_nothing_is_told_how_to_begin(self, therapist, author):
        html = screen(therapist)
        assert "Begin with a question that people often ask you" in html
        assert "Write an article" in html

    def test_in_spanish(self, therapist, author):
        speaks(author.owner, "es")
        assert "Empiece con una pregunta que la gente le hace a menudo" in screen(therapist)

    def test_draft_is_a_link_to_the_editor(self, therapist, article):
        html = screen(therapist)
        assert f'href="/admin/pages/{article.pk}/edit/"' in html
        assert "A draft, last changed on" in html

    def test_text_that_was_sent_names_the_reader_and_the_day(self, author, article):
        with time_machine.travel("2026-11-23 18:00Z"):
            send_to_read(article, author.owner)
        with time_machine.travel("2026-11-26 18:00Z"):
            assert "With the practice manager since Monday." in screen(signed_in(author.owner))

    def test_words_of_the_reader_are_there(self, manager, therapist, author, article):
        send_to_read(article, author.owner)
        decide(manager, article, "reject", "Shorter, please.")
        html = screen(therapist)
        assert "Olive Vega asks for a change" in html
        assert "Shorter, please." in html

    def test_scheduled_text_has_its_day_and_hour(self, author, article):
        at = dt.datetime(2026, 12, 1, 17, tzinfo=dt.UTC)
        Revision.objects.filter(pk=article.latest_revision_id).update(approved_go_live_at=at)
        assert "Goes online on Dec. 1, 2026, 9 a.m. PST." in screen(signed_in(author.owner))

    def test_online_text_says_so_and_the_stand_in_is_left_out(self, therapist, author):
        page = ArticlePageFactory(title="Steady", owner=author.owner, authors=[author])
        make_alias(page)
        html = screen(therapist)
        assert html.count(">Steady</a>") == 1
        assert "Online." in html

    def test_translation_that_is_behind_says_so(self, therapist, article):
        article.save_revision().publish()
        assert "Behind since" not in screen(therapist)
        since = dt.datetime(2026, 11, 20, 18, tzinfo=dt.UTC)
        TranslationState.objects.create(page=article.page_ptr, behind_since=since)
        assert "Behind since Nov. 20, 2026: see what changed" in screen(therapist)

    def test_texts_of_others_are_not_there(self, therapist, author):
        ArticlePageFactory(title="Not hers", draft=True, owner=UserFactory(therapist=True))
        assert "Not hers" not in screen(therapist)

    def test_desk_sees_none_of_it(self, client, article):
        client.force_login(UserFactory(frontdesk=True))
        html = screen(client)
        for heading in ("Your writing", "Comments to answer", "Still accepting"):
            assert heading not in html


class TestComments:
    @pytest.fixture
    def comment(self, article, olive):
        return Comment.objects.create(page=article, user=olive, text="Who says so?", contentpath="title")

    def test_open_comment_of_another_leads_to_its_place(self, therapist, article, comment):
        html = screen(therapist)
        assert "Comments to answer" in html
        assert "Who says so?" in html
        assert f'href="/admin/pages/{article.pk}/edit/?comment={comment.pk}"' in html
        assert "Olive Vega," in html

    def test_it_is_the_other_ones_turn_once_she_has_answered(self, therapist, manager, author, olive, comment):
        CommentReply.objects.create(comment=comment, user=author.owner, text="A study of 2019.")
        assert "Comments to answer" not in screen(therapist)
        assert "A study of 2019." in screen(manager)
        CommentReply.objects.create(comment=comment, user=olive, text="Please name it.")
        html = screen(therapist)
        assert "Please name it." in html
        assert "Who says so?" not in html
        assert "Comments to answer" not in screen(manager)

    def test_what_is_resolved_or_her_own_is_not_listed(self, therapist, author, article, comment):
        Comment.objects.create(page=article, user=author.owner, text="A note to myself", contentpath="title")
        Comment.objects.filter(pk=comment.pk).update(resolved_at=timezone.now())
        assert "Comments to answer" not in screen(therapist)

    def test_comments_on_texts_of_others_are_not_shown(self, therapist, article, olive):
        page = ArticlePageFactory(owner=UserFactory(therapist=True))
        Comment.objects.create(page=page, user=olive, text="Not for Ana", contentpath="title")
        assert "Not for Ana" not in screen(therapist)


class TestReviews:
    @pytest.mark.parametrize(
        ("days", "words"), [(-1, "The review was due on"), (30, "The review is due on"), (31, None)]
    )
    def test_review_is_pointed_out_thirty_days_before(self, therapist, author, days, words):
        page = ArticlePageFactory(owner=author.owner, authors=[author])
        ArticlePage.objects.filter(pk=page.pk).update(review_due=timezone.localdate() + dt.timedelta(days=days))
        html = screen(therapist)
        assert ("Articles to read again" in html) is bool(words)
        assert not words or words in html


class TestLicense:
    @pytest.mark.parametrize(("days", "is_said"), [(60, True), (61, False)])
    def test_it_is_pointed_out_sixty_days_before(self, therapist, author, days, is_said):
        expires = timezone.localdate() + dt.timedelta(days=days)
        ClinicianPage.objects.filter(pk=author.pk).update(license_expires=expires)
        assert ("Your license expires on" in screen(therapist)) is is_said

    def test_license_that_has_expired_is_red(self, therapist, author):
        ClinicianPage.objects.filter(pk=author.pk).update(license_expires=timezone.localdate() - dt.timedelta(days=1))
        assert "Your profile says that your license expired on" in screen(therapist)


class TestAnswer:
    """One tap: the answer is online in both languages, and no other word of the draft."""

    def test_it_is_asked_with_three_buttons(self, therapist, author):
        html = screen(therapist)
        assert f'action="{ANSWER}"' in html
        for value in ("yes", "waitlist", "no"):
            assert f'name="accepting" value="{value}"' in html

    def test_tap_changes_both_languages_and_its_date(self, therapist, author):
        make_alias(author)
        ClinicianPage.objects.update(accepting_as_of=dt.date(2026, 1, 1))
        response = therapist.post(ANSWER, {"accepting": "waitlist"})
        assert response.url == "/admin/"
        assert said(response) == ["Thank you. Your page says from now on: Waitlist."]
        found = ClinicianPage.objects.filter(translation_key=author.translation_key)
        assert set(found.values_list("accepting", "accepting_as_of")) == {("waitlist", timezone.localdate())}
        assert found.count() == 2

    def test_public_page_says_it_at_once(self, therapist, author, client):
        open_practice()
        assert "Not accepting new clients right now" not in client.get(author.url).content.decode()
        therapist.post(ANSWER, {"accepting": "no"})
        assert "Not accepting new clients right now" in client.get(author.url).content.decode()

    def test_draft_of_other_facts_stays_a_draft_and_keeps_the_answer(self, therapist, author):
        number = author.license_number
        draft = ClinicianPage.objects.get(pk=author.pk)
        draft.summary, draft.license_number = "Not finished", "99999"
        draft.save_revision(user=author.owner)
        therapist.post(ANSWER, {"accepting": "no"})
        page = ClinicianPage.objects.get(pk=author.pk)
        assert (page.accepting, page.summary, page.license_number) == ("no", "", number)
        assert page.has_unpublished_changes
        page.get_latest_revision().publish()
        page.refresh_from_db()
        assert (page.accepting, page.summary, page.license_number) == ("no", "Not finished", "99999")

    def test_what_someone_reads_or_is_scheduled_keeps_it_too(self, therapist, author):
        for _each in range(3):
            author.save_revision()
        scheduled = author.revisions.order_by("pk").first()
        Revision.objects.filter(pk=scheduled.pk).update(approved_go_live_at=timezone.now() + dt.timedelta(days=1))
        therapist.post(ANSWER, {"accepting": "no"})
        scheduled.refresh_from_db()
        assert scheduled.content["accepting"] == "no"

    def test_it_is_in_the_history(self, therapist, author):
        therapist.post(ANSWER, {"accepting": "no"})
        entry = PageLogEntry.objects.get(action="clinicians.answer_accepting")
        assert (entry.user, entry.data) == (author.owner, {"old": "yes", "new": "no"})

    @pytest.mark.parametrize("posted", [{}, {"accepting": "maybe"}])
    def test_anything_else_is_refused_in_a_sentence(self, therapist, author, posted):
        response = therapist.post(ANSWER, posted)
        assert (response.status_code, said(response)) == (302, ["Choose one of the three answers."])
        assert ClinicianPage.objects.get(pk=author.pk).accepting == "yes"

    def test_reading_the_address_changes_nothing(self, therapist, author):
        assert therapist.get(ANSWER, {"accepting": "no"}).url == "/admin/"
        assert ClinicianPage.objects.get(pk=author.pk).accepting == "yes"

    def test_who_has_no_profile_online_is_not_asked(self, client):
        for owner in (
            UserFactory(therapist=True),
            ClinicianPageFactory(draft=True, owner=UserFactory(therapist=True)).owner,
        ):
            client.force_login(owner)
            assert ANSWER not in screen(client)

    def test_desk_cannot_answer(self, client, author):
        client.force_login(UserFactory(frontdesk=True))
        assert client.post(ANSWER, {"accepting": "no"}).status_code == 403
        assert ClinicianPage.objects.get(pk=author.pk).accepting == "yes"

    def test_old_answer_says_what_the_public_reads(self, therapist, author):
        ClinicianPage.objects.update(accepting_as_of=timezone.localdate() - dt.timedelta(days=31))
        assert "Your page says “ask us”" in screen(therapist)


def test_manager_who_writes_sees_both(olive, article):
    olive.groups.add(*article.owner.groups.all())
    ClinicianPageFactory(title="Olive Vega", owner=olive)
    send_to_read(article, article.owner)
    html = screen(signed_in(olive))
    for heading in ("Your first days", "Waiting for you to read", "Still accepting new clients?", "Your writing"):
        assert heading in html


def test_forms_of_the_panels_have_their_token(author, article):
    client = Client(enforce_csrf_checks=True)
    client.force_login(author.owner)
    forms = re.findall(r'<form[^>]*method="post"[^>]*>\s*<input[^>]*value="(\w+)"', screen(client))
    assert len(forms) == 3  # New clients, and two texts that are not in Spanish yet.
    answer = {"accepting": "no", "csrfmiddlewaretoken": forms[0]}
    assert client.post(ANSWER, answer).status_code == 302
    assert ClinicianPage.objects.get(pk=author.pk).accepting == "no"

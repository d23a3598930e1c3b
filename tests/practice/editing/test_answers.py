"""The questions before publishing: asked once, of a client story each time, and no way around them."""

import datetime as dt

import pytest

from django.urls import reverse
from django.utils import timezone

from wagtail.models import Page

from articles.models import ArticlePage
from practice.editing.models import PublishingAnswers
from practice.models.publishing import RefusalError
from tests.articles.editor import ANSWERS, PUBLISH, SUBMIT, add_url, article_form, edit_url, press
from tests.clinicians.editor import edit
from tests.factories import ArticlePageFactory, article_index, make_alias

from .reading import decide, fresh, said, speaks

pytestmark = pytest.mark.django_db
ADVICE = "You can go on with a box left open: it is advice."


def story(page):
    """Mark the draft as a client story."""
    page.is_client_story = True
    page.save_revision(user=page.owner)
    return fresh(page)


class TestAsking:
    def test_author_is_asked_before_it_is_sent(self, therapist, article):
        asked = therapist.post(edit_url(article), article_form(page=article, **SUBMIT))
        assert f"/admin/pages/{article.pk}/before-publishing/" in asked.url
        assert not fresh(article).workflow_in_progress
        html = therapist.get(asked.url).content.decode()
        assert html.count('type="checkbox"') == 4
        assert "Ana Ruiz, LCSW" not in html and "Ana Ruiz, Licensed Clinical Social Worker" in html
        therapist.post(asked.url, ANSWERS)
        assert fresh(article).workflow_in_progress

    def test_author_whose_profile_was_never_online_is_told(self, therapist, author, article):
        url = therapist.post(edit_url(article), article_form(page=article, **SUBMIT)).url
        sentence = "The profile of Ana Ruiz is not online yet"
        assert sentence not in therapist.get(url).content.decode()
        type(author).objects.filter(pk=author.pk).update(first_published_at=None)
        html = therapist.get(url).content.decode()
        assert sentence in html and edit_url(author) in html

    def test_new_article_is_asked_about_and_stays_a_draft_meanwhile(self, manager, author):
        asked = manager.post(add_url(), article_form(authors=[author], **PUBLISH))
        pages = ArticlePage.objects.filter(slug="calm")
        assert not any(page.live for page in pages)
        assert len(pages) == 2
        manager.post(asked.url, ANSWERS)
        assert all(page.live for page in ArticlePage.objects.filter(slug="calm"))

    def test_questions_are_in_spanish_for_whoever_works_in_spanish(self, therapist, author, article):
        speaks(author.owner, "es")
        asked = therapist.post(edit_url(article), article_form(page=article, **SUBMIT))
        html = therapist.get(asked.url).content.decode()
        assert "Nadie puede ser reconocido" in html
        assert "Enviar a la persona encargada para que lo lea" in html

    def test_answers_left_open_are_kept_as_such_and_printed_in_the_history(self, therapist, manager, author, article):
        asked = therapist.post(edit_url(article), article_form(page=article, **SUBMIT))
        assert ADVICE in therapist.get(asked.url).content.decode()
        therapist.post(asked.url, {"no_promise": "on"})
        answers = PublishingAnswers.objects.get()
        assert (answers.page.pk, answers.revision, answers.given_by) == (
            article.pk,
            fresh(article).latest_revision,
            author.owner,
        )
        assert [getattr(answers, name) for name in answers.QUESTIONS] == [False, False, True, False]
        html = manager.get(reverse("wagtailadmin_pages:history", args=[article.pk])).content.decode()
        assert "It promises no outcome: yes; The license line is right: not answered." in html

    def test_is_asked_once(self, therapist, manager, article):
        press(therapist, edit_url(article), article_form(page=article, **SUBMIT))
        decide(manager, article, "approve")
        assert fresh(article).live
        manager.post(edit_url(article), article_form(title="Calmer", page=article, **PUBLISH))
        assert fresh(article).title == "Calmer"
        assert PublishingAnswers.objects.count() == 1

    def test_what_was_public_before_is_not_asked_about(self, manager):
        page = ArticlePageFactory(title="Old")
        manager.post(edit_url(page), article_form(title="Older", page=page, **PUBLISH))
        assert fresh(page).title == "Older"

    def test_translation_is_a_text_of_its_own(self, manager, author):
        alias = make_alias(ArticlePageFactory(title="Old", owner=author.owner, authors=[author]))
        manager.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
        asked = manager.post(edit_url(alias), article_form(title="Viejo", page=alias, **PUBLISH))
        assert "/before-publishing/" in asked.url


class TestClientStory:
    def test_every_answer_is_compulsory(self, therapist, article):
        story(article)
        data = article_form(page=article, is_client_story="on", **SUBMIT)
        asked = therapist.post(edit_url(article), data)
        assert ADVICE not in therapist.get(asked.url).content.decode()
        refused = therapist.post(asked.url, ANSWERS | {"no_testimonial": ""})
        assert "A client story is published only once this is so." in refused.content.decode()
        assert not fresh(article).workflow_in_progress
        therapist.post(asked.url, ANSWERS)
        assert fresh(article).workflow_in_progress

    def test_is_asked_about_each_version(self, therapist, manager, article):
        story(article)
        press(therapist, edit_url(article), article_form(page=article, is_client_story="on", **SUBMIT))
        asked = decide(manager, article, "approve", is_client_story="on", standfirst="Changed by the reader.")
        assert "/before-publishing/" in asked.url
        assert not fresh(article).live
        manager.post(asked.url, ANSWERS)
        assert fresh(article).live
        asked = manager.post(edit_url(article), article_form(page=article, is_client_story="on", **PUBLISH))
        assert "/before-publishing/" in asked.url

    def test_sent_again_after_a_change_it_is_asked_about_again(self, therapist, manager, article):
        story(article)
        data = article_form(page=article, is_client_story="on", **SUBMIT)
        press(therapist, edit_url(article), data)
        decide(manager, article, "reject", "Shorter", is_client_story="on")
        asked = therapist.post(edit_url(article), data | {"standfirst": "Short."})
        assert "/before-publishing/" in asked.url
        assert fresh(article).current_workflow_state.status == "needs_changes"
        therapist.post(asked.url, ANSWERS)
        assert fresh(article).current_workflow_state.status == "in_progress"


class TestNoWayAround:
    def test_bulk_publishing_names_what_is_open(self, manager, article):
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={article.pk}"
        response = manager.post(url, {"next": "/admin/"})
        assert any("questions are open: Calm" in sentence for sentence in said(response))
        assert not fresh(article).live

    def test_bulk_publishing_of_what_is_below_stops_there_too(self, manager, article):
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={article_index().pk}"
        response = manager.post(url, {"next": "/admin/", "include_descendants": "on"})
        assert "Not published: questions about “Calm” are open. Open it, and publish it there." in said(response)[0]
        assert not fresh(article).live

    def test_scheduling_asks_as_well(self, manager, article):
        tomorrow = f"{timezone.localtime() + dt.timedelta(days=1):%Y-%m-%d %H:%M}"
        asked = manager.post(edit_url(article), article_form(page=article, go_live_at=tomorrow, **PUBLISH))
        assert "/before-publishing/" in asked.url
        assert not fresh(article).approved_schedule
        manager.post(asked.url, ANSWERS)
        assert fresh(article).approved_schedule

    def test_code_that_acts_for_someone_is_refused(self, article, olive, author):
        with pytest.raises(RefusalError):
            article.get_latest_revision().publish(user=olive)
        with pytest.raises(RefusalError):
            article.get_workflow().start(article, author.owner)
        assert not fresh(article).live
        assert not fresh(article).workflow_in_progress

    @pytest.mark.parametrize("query", ["", "?version=forged", "?version="])
    def test_address_of_the_questions_is_no_way_in(self, manager, therapist, article, query):
        for client in (manager, therapist):
            response = client.post(reverse("before_publishing", args=[article.pk]) + query, ANSWERS)
            assert response.url == edit_url(article)
        assert not fresh(article).live
        assert not PublishingAnswers.objects.exists()

    def test_someone_elses_address_is_none(self, manager, therapist, article):
        asked = therapist.post(edit_url(article), article_form(page=article, **SUBMIT))
        assert manager.post(asked.url, ANSWERS).url == edit_url(article)
        assert not PublishingAnswers.objects.exists()

    def test_text_that_was_changed_meanwhile_is_read_again_first(self, therapist, article):
        asked = therapist.post(edit_url(article), article_form(page=article, **SUBMIT))
        therapist.post(edit_url(article), article_form(title="Calmer", page=article))
        response = therapist.post(asked.url, ANSWERS)
        assert said(response)[-1].startswith("The text was changed after that.")
        assert not fresh(article).workflow_in_progress
        assert fresh(article).draft_title == "Calmer"

    def test_second_click_sends_nothing_twice(self, therapist, article):
        asked = therapist.post(edit_url(article), article_form(page=article, **SUBMIT))
        for _click in range(2):
            assert therapist.post(asked.url, ANSWERS).url == edit_url(article)
        assert PublishingAnswers.objects.count() == 1
        assert article.workflow_states.count() == 1


class TestProfiles:
    @pytest.fixture
    def profile(self, author):
        """The profile of Ana, which was not public yet."""
        type(author).objects.filter(pk=author.pk).update(live=False, first_published_at=None)
        author.refresh_from_db()
        return author

    def test_three_questions_are_asked_with_the_license_line(self, manager, profile):
        asked = edit(manager, profile, **PUBLISH)
        assert f"/admin/pages/{profile.pk}/before-publishing/" in asked.url
        html = manager.get(asked.url).content.decode()
        assert [name for name in PublishingAnswers.QUESTIONS if f'name="{name}"' in html] == [
            "no_testimonial",
            "no_promise",
            "license_line",
        ]
        assert "Ana Ruiz, Licensed Clinical Social Worker" in html
        assert not Page.objects.get(pk=profile.pk).live
        manager.post(asked.url, {"no_promise": "on"})
        assert Page.objects.get(pk=profile.pk).live
        history = manager.get(reverse("wagtailadmin_pages:history", args=[profile.pk])).content.decode()
        assert "It promises no outcome: yes" in history
        assert "No one can be recognized" not in history

    def test_profile_that_is_public_is_not_asked_about_again(self, manager, author):
        type(author).objects.filter(pk=author.pk).update(first_published_at=timezone.now())
        assert "/before-publishing/" not in edit(manager, author, **PUBLISH).url

"""Articles as therapists write them and managers publish them, through the admin's own forms."""

import pytest

from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail.users.models import UserProfile

from articles.models import ArticlePage
from practice.models import User
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    ImageFactory,
    UserFactory,
    article_index,
    home_page,
    stand_in,
    translation,
)

pytestmark = pytest.mark.django_db

TEXT = ("text", rich_text("<p>Emotional intimacy grows in small moments.</p>"))


def form(title="Calm", authors=(), body=(TEXT,), page=None, **changes):
    """Return what the editor posts: a new article by `authors`, or `page` with the bylines it has."""
    rows = [{"clinician": author.pk} for author in authors]
    if page:
        draft = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
        rows = [{"id": row.pk or "", "clinician": row.clinician_id} for row in draft.authorships.all()]
    data = {
        "title": title,
        "slug": title.lower(),
        "standfirst": "",
        "body": streamfield(body),
        "authorships": inline_formset(rows, initial=len(rows) if page else 0),
        "references": inline_formset([]),
        "published_on": "2026-11-01",
        "drawing": "cup",
        "reviewed_on": "",
        "review_due": "",
        "reviewed_by": "",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
    }
    return nested_form_data(data | changes)


def add_url(language="en"):
    return reverse("wagtailadmin_pages:add", args=["articles", "articlepage", article_index(language).pk])


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


PUBLISH = {"action-publish": "1"}
SUBMIT = {"action-submit": "1"}


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def manager():
    return signed_in(UserFactory(manager=True, username="boss"))


@pytest.fixture
def author():
    """A therapist with a profile."""
    return ClinicianPageFactory(owner=UserFactory(therapist=True))


@pytest.fixture
def therapist(author):
    return signed_in(author.owner)


class TestByline:
    def test_new_article_shows_its_writer_before_it_is_saved(self, therapist, author):
        html = therapist.get(add_url()).content.decode()
        assert f'value="{author.pk}"' in html
        assert 'name="authorships-TOTAL_FORMS" value="1"' in html

    def test_new_article_of_somebody_without_a_profile_has_none(self, manager):
        someone = ClinicianPageFactory()
        assert f'value="{someone.pk}"' not in manager.get(add_url()).content.decode()

    def test_article_is_stored_with_one_byline_and_its_owner(self, therapist, author):
        therapist.post(add_url(), form(authors=[author]))
        article = ArticlePage.objects.get(slug="calm", locale__language_code="en")
        assert article.owner == author.owner
        assert article.get_latest_revision_as_object().authors == [author]

    def test_draft_may_lack_an_author_and_the_published_page_may_not(self, manager):
        assert manager.post(add_url(), form(title="Nobody")).status_code == 302
        response = manager.post(add_url(), form(title="Unsigned", **PUBLISH))
        assert not response.context["form"].is_valid()
        assert not Page.objects.filter(slug="unsigned").exists()

    def test_same_author_twice_is_refused_in_words(self, manager, author):
        for language, sentence in [("en", "This person is named twice."), ("es", "Esta persona figura dos veces.")]:
            boss = User.objects.get(username="boss")
            UserProfile.objects.update_or_create(user=boss, defaults={"preferred_language": language})
            response = manager.post(add_url(), form(authors=[author, author], **PUBLISH))
            assert sentence in response.content.decode()
        assert not Page.objects.filter(slug="calm").exists()

    def test_author_taken_out_and_put_back_is_stored(self, manager, author):
        article = ArticlePageFactory(authors=[author])
        row = article.authorships.get()
        rows = [{"id": row.pk, "clinician": author.pk, "DELETE": "on"}, {"id": "", "clinician": author.pk}]
        data = form(**PUBLISH) | nested_form_data({"authorships": inline_formset(rows, initial=1)})
        assert manager.post(edit_url(article), data).status_code == 302
        assert ArticlePage.objects.get(pk=article.pk).authors == [author]

    @pytest.mark.parametrize("order", [(1, 0, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1), (1, 0), (2, 1), (1, 2)])
    def test_authors_chosen_in_each_others_place_are_stored(self, manager, order):
        people = ClinicianPageFactory.create_batch(3)
        article = ArticlePageFactory(authors=people)
        stored = article.authorships.all()
        rows = [{"id": row.pk, "clinician": people[place].pk} for row, place in zip(stored, order, strict=False)]
        rows += [{"id": row.pk, "clinician": row.clinician_id, "DELETE": "on"} for row in stored[len(order) :]]
        data = form(title="Article", **PUBLISH) | nested_form_data({"authorships": inline_formset(rows, initial=3)})
        assert manager.post(edit_url(article), data).status_code == 302
        assert ArticlePage.objects.get(pk=article.pk).authors == [people[place] for place in order]

    def test_author_whom_somebody_else_added_meanwhile_is_stored_once(self, manager, author):
        article = ArticlePageFactory(authors=[author])
        stand_in(article)
        rows = inline_formset([{"id": "", "clinician": author.pk}], initial=0)
        data = form(title="Article", **PUBLISH) | nested_form_data({"authorships": rows})
        assert manager.post(edit_url(article), data).status_code == 302
        assert [page.authors for page in ArticlePage.objects.all()] == [[author], [author]]

    def test_article_that_a_manager_began_belongs_to_its_author(self, manager, therapist, author):
        manager.post(add_url(), form(authors=[author], **PUBLISH))
        for article in ArticlePage.objects.filter(slug="calm"):
            assert article.owner == author.owner
            assert therapist.get(edit_url(article)).status_code == 200


class TestPublishing:
    def test_therapist_submits_and_does_not_publish(self, therapist, author):
        therapist.post(add_url(), form(authors=[author], **PUBLISH))
        article = ArticlePage.objects.get(slug="calm", locale__language_code="en")
        assert not article.live
        therapist.post(edit_url(article), form(page=article, **SUBMIT))
        article = ArticlePage.objects.get(pk=article.pk)
        assert article.workflow_in_progress
        assert not article.live

    def test_manager_approves_what_was_submitted(self, therapist, manager, author):
        therapist.post(add_url(), form(authors=[author], **SUBMIT))
        article = ArticlePage.objects.get(slug="calm", locale__language_code="en")
        task = article.current_workflow_task_state.pk
        url = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", task])
        manager.post(url, {"comment": ""})
        article.refresh_from_db()
        assert article.live

    def test_quotation_without_words_is_refused_at_publish_but_not_at_draft(self, manager, author):
        body = [("quotation", {"text": "", "attribution": "Jane Roe, “On Quiet”, 2019"})]
        assert manager.post(add_url(), form(title="Half", authors=[author], body=body)).status_code == 302
        response = manager.post(add_url(), form(authors=[author], body=body, **PUBLISH))
        assert "body" in response.context["form"].errors

    def test_quotation_without_speaker_is_allowed(self, manager, author):
        body = [("quotation", {"text": "Small moments.", "attribution": ""})]
        manager.post(add_url(), form(authors=[author], body=body, **PUBLISH))
        assert ArticlePage.objects.get(slug="calm", locale__language_code="en").live

    @pytest.mark.parametrize(
        ("alt", "decorative", "refused"), [("", "", True), ("A cup", "", False), ("", "on", False)]
    )
    def test_image_is_described_or_marked_decorative(self, manager, author, alt, decorative, refused):
        image = {"image": ImageFactory().pk, "alt_text": alt, "decorative": decorative}
        body = [("image", {"image": image, "caption": ""})]
        response = manager.post(add_url(), form(authors=[author], body=body, **PUBLISH))
        assert (response.status_code == 200) is refused
        assert ArticlePage.objects.filter(slug="calm").exists() is not refused

    def test_review_wants_both_date_and_reviewer(self, manager, author):
        response = manager.post(add_url(), form(authors=[author], reviewed_on="2026-10-01", **PUBLISH))
        assert "A review has both a date and a reviewer." in str(response.context["form"].errors)


class TestTwoLanguages:
    def test_new_article_gets_a_stand_in_that_its_owner_may_translate(self, therapist, author):
        therapist.post(add_url(), form(authors=[author]))
        alias = ArticlePage.objects.get(slug="calm", locale__language_code="es")
        assert alias.alias_of.slug == "calm"
        assert alias.owner == author.owner
        html = therapist.get(edit_url(alias)).content.decode()
        assert "Write it in Spanish" in html
        assert escape(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])) in html

    def test_readers_see_the_stand_in_until_the_translation_is_published(self, therapist, manager, author):
        article = ArticlePageFactory(owner=author.owner, authors=[author], title="Calm")
        alias = stand_in(article)
        url = reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])

        assert therapist.post(url).url == edit_url(alias)
        assert therapist.post(edit_url(alias), form(title="Calma", page=alias)).status_code == 302
        seen = ArticlePage.objects.get(pk=alias.pk)
        assert (seen.title, seen.is_untranslated) == ("Calm", True)
        assert not ArticlePage.objects.written_in(alias.locale).exists()
        assert 'value="Calma"' in therapist.get(edit_url(alias)).content.decode()

        manager.post(edit_url(alias), form(title="Calma", page=alias, **PUBLISH))
        seen = ArticlePage.objects.get(pk=alias.pk)
        assert (seen.title, seen.is_untranslated, seen.owner) == ("Calma", False, author.owner)
        assert list(ArticlePage.objects.written_in(alias.locale)) == [seen]
        article.refresh_from_db()
        assert article.title == "Calm"

    def test_original_published_again_keeps_the_draft_of_the_translation(self, therapist, manager, author):
        article = ArticlePageFactory(owner=author.owner, authors=[author], title="Calm")
        alias = stand_in(article)
        therapist.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
        therapist.post(edit_url(alias), form(title="Calma", page=alias))

        manager.post(edit_url(article), form(title="Calmer", page=article, **PUBLISH))

        seen = ArticlePage.objects.get(pk=alias.pk)
        assert (seen.title, seen.is_untranslated) == ("Calmer", True)
        assert 'value="Calma"' in therapist.get(edit_url(alias)).content.decode()

    def test_asking_to_convert_by_link_only_shows_the_button(self, therapist, author):
        alias = stand_in(ArticlePageFactory(owner=author.owner, authors=[author]))
        assert therapist.get(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])).url == edit_url(alias)
        assert not alias.revisions.exists()

    def test_page_below_an_untranslated_parent_can_be_translated(self, manager):
        article = ArticlePageFactory()
        article_index("es").delete()
        spanish = Locale.objects.get(language_code="es")
        url = reverse("simple_translation:submit_page_translation", args=[article.pk])
        assert manager.post(url, {"locales": [spanish.pk]}).status_code == 302
        assert article_index("es").get_parent() == home_page("es").page_ptr
        assert article.get_translation(spanish).get_parent() == article_index("es").page_ptr

    def test_translation_keeps_the_owner(self, author):
        article = ArticlePageFactory(owner=author.owner, authors=[author])
        assert translation(article, title="Calma").owner == author.owner

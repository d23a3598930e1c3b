"""Articles as therapists write them and managers publish them, through the admin's own forms."""

import pytest

from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data
from wagtail.users.models import UserProfile

from articles.models import ArticlePage
from practice.models import User
from tests.articles.editor import PUBLISH, SUBMIT, add_url, article_form, edit_url, press
from tests.factories import ArticlePageFactory, ClinicianPageFactory, ImageFactory, make_alias, translation

pytestmark = pytest.mark.django_db


class TestByline:
    def test_new_article_shows_its_writer_before_it_is_saved(self, therapist, author):
        html = therapist.get(add_url()).content.decode()
        assert f'<option value="{author.pk}" selected>' in html
        assert 'name="authorships-TOTAL_FORMS" value="1"' in html

    def test_new_article_of_somebody_without_a_profile_has_none(self, manager):
        someone = ClinicianPageFactory()
        assert f'<option value="{someone.pk}" selected>' not in manager.get(add_url()).content.decode()

    def test_article_is_stored_with_one_byline_and_its_owner(self, therapist, author):
        therapist.post(add_url(), article_form(authors=[author]))
        article = ArticlePage.objects.get(slug="calm", locale__language_code="en")
        assert article.owner == author.owner
        assert article.get_latest_revision_as_object().authors == [author]

    def test_draft_may_lack_an_author_and_the_published_page_may_not(self, manager):
        assert manager.post(add_url(), article_form(title="Nobody")).status_code == 302
        response = manager.post(add_url(), article_form(title="Unsigned", **PUBLISH))
        assert not response.context["form"].is_valid()
        assert not Page.objects.filter(slug="unsigned").exists()

    def test_same_author_twice_is_refused_in_words(self, manager, author):
        for language, sentence in [("en", "This person is named twice."), ("es", "Esta persona figura dos veces.")]:
            boss = User.objects.get(username="boss")
            UserProfile.objects.update_or_create(user=boss, defaults={"preferred_language": language})
            response = manager.post(add_url(), article_form(authors=[author, author], **PUBLISH))
            assert sentence in response.content.decode()
        assert not Page.objects.filter(slug="calm").exists()

    def test_author_taken_out_and_put_back_is_stored(self, manager, author):
        article = ArticlePageFactory(authors=[author])
        row = article.authorships.get()
        rows = [{"id": row.pk, "clinician": author.pk, "DELETE": "on"}, {"id": "", "clinician": author.pk}]
        data = article_form(**PUBLISH) | nested_form_data({"authorships": inline_formset(rows, initial=1)})
        assert manager.post(edit_url(article), data).status_code == 302
        assert ArticlePage.objects.get(pk=article.pk).authors == [author]

    @pytest.mark.parametrize("order", [(1, 0, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1), (1, 0), (2, 1), (1, 2)])
    def test_authors_chosen_in_each_others_place_are_stored(self, manager, order):
        people = ClinicianPageFactory.create_batch(3)
        article = ArticlePageFactory(authors=people)
        stored = article.authorships.all()
        rows = [{"id": row.pk, "clinician": people[place].pk} for row, place in zip(stored, order, strict=False)]
        rows += [{"id": row.pk, "clinician": row.clinician_id, "DELETE": "on"} for row in stored[len(order) :]]
        data = article_form(title="Article", **PUBLISH) | nested_form_data(
            {"authorships": inline_formset(rows, initial=3)}
        )
        assert manager.post(edit_url(article), data).status_code == 302
        assert ArticlePage.objects.get(pk=article.pk).authors == [people[place] for place in order]

    def test_author_whom_somebody_else_added_meanwhile_is_stored_once(self, manager, author):
        article = ArticlePageFactory(authors=[author])
        make_alias(article)
        rows = inline_formset([{"id": "", "clinician": author.pk}], initial=0)
        data = article_form(title="Article", **PUBLISH) | nested_form_data({"authorships": rows})
        assert manager.post(edit_url(article), data).status_code == 302
        keys = [[each.translation_key for each in page.authors] for page in ArticlePage.objects.all()]
        assert keys == [[author.translation_key], [author.translation_key]]

    def test_article_that_a_manager_began_belongs_to_its_author(self, manager, therapist, author):
        manager.post(add_url(), article_form(authors=[author], **PUBLISH))
        for article in ArticlePage.objects.filter(slug="calm"):
            assert article.owner == author.owner
            assert therapist.get(edit_url(article)).status_code == 200


def offered(page) -> list[str]:
    """Return the names among which the first author is chosen."""
    return [
        str(label)
        for _value, label in page.context["form"].formsets["authorships"].forms[0].fields["clinician"].choices
    ]


class TestAuthorsOffered:
    @pytest.fixture
    def people(self):
        ana, ben = ClinicianPageFactory(title="Ana Ruiz"), ClinicianPageFactory(title="Ben Ode")
        return ana, translation(ana), ben, translation(ben)

    @pytest.mark.parametrize(("language", "places"), [("en", (0, 2)), ("es", (1, 3))])
    def test_are_those_of_the_articles_language(self, manager, people, language, places):
        choices = manager.get(add_url(language)).context["form"].formsets["authorships"].empty_form["clinician"].field
        assert [value for value, _name in choices.choices] == ["", *[people[place].pk for place in places]]

    def test_are_named_in_the_writers_language(self, manager, people):
        UserProfile.objects.create(user=User.objects.get(username="boss"), preferred_language="es")
        assert "Elija un autor o autora" in manager.get(add_url()).content.decode()

    def test_profile_of_another_language_is_shown_as_this_one_and_counts_as_no_change(self, manager, people):
        ana, spanish, *_others = people
        article = ArticlePageFactory(language="es", authors=[ana])
        form = manager.get(edit_url(article)).context["form"].formsets["authorships"].forms[0]
        assert form["clinician"].value() == spanish.pk

    @pytest.mark.parametrize(
        ("language", "words"), [("en", ["has left", "draft"]), ("es", ["ya no trabaja aquí", "borrador"])]
    )
    def test_leavers_and_drafts_are_marked(self, manager, people, language, words):
        UserProfile.objects.create(user=User.objects.get(username="boss"), preferred_language=language)
        people[0].unpublish()
        ClinicianPageFactory(title="Cleo", draft=True, first_published_at=None)
        labels = [f"Ana Ruiz ({words[0]})", "Ben Ode", f"Cleo ({words[1]})"]
        assert offered(manager.get(edit_url(ArticlePageFactory(authors=[people[2]]))))[1:] == labels

    def test_draft_of_a_colleague_is_told_to_a_therapist_who_writes_with_them(self, therapist, author):
        hidden = ClinicianPageFactory(title="Hidden", draft=True, first_published_at=None)
        assert offered(therapist.get(edit_url(ArticlePageFactory(authors=[author]))))[1:] == [author.title]
        both = ArticlePageFactory(authors=[author, hidden])
        assert offered(therapist.get(edit_url(both)))[1:] == [author.title, "Hidden (draft)"]

    def test_cost_the_same_for_many(self, manager):
        def cost(authors) -> int:
            address = edit_url(ArticlePageFactory(authors=ClinicianPageFactory.create_batch(authors)))
            manager.get(address)
            with CaptureQueriesContext(connection) as queries:
                manager.get(address)
            return len(queries)

        assert cost(1) == cost(5)


class TestChanges:
    def test_what_is_posted_as_it_was_is_no_change(self, author):
        article = ArticlePageFactory(title="Calm", authors=[author])
        posted = QueryDict(mutable=True)
        posted.update(article_form(page=article, body=[], published_on=str(article.published_on)))
        handler = ArticlePage.get_edit_handler()
        form = handler.get_form_class()(
            posted, instance=article, parent_page=article.get_parent(), for_user=author.owner
        )
        assert form.is_valid()
        assert form.changed_data == []


class TestPublishing:
    def test_therapist_submits_and_does_not_publish(self, therapist, author):
        therapist.post(add_url(), article_form(authors=[author], **PUBLISH))
        article = ArticlePage.objects.get(slug="calm", locale__language_code="en")
        assert not article.live
        press(therapist, edit_url(article), article_form(page=article, **SUBMIT))
        article = ArticlePage.objects.get(pk=article.pk)
        assert article.workflow_in_progress
        assert not article.live

    def test_manager_approves_what_was_submitted(self, therapist, manager, author):
        press(therapist, add_url(), article_form(authors=[author], **SUBMIT))
        article = ArticlePage.objects.get(slug="calm", locale__language_code="en")
        task = article.current_workflow_task_state.pk
        url = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", task])
        manager.post(url, {"comment": ""})
        article.refresh_from_db()
        assert article.live

    def test_quotation_without_words_is_refused_at_publish_but_not_at_draft(self, manager, author):
        body = [("quotation", {"text": "", "attribution": "Jane Roe, “On Quiet”, 2019"})]
        assert manager.post(add_url(), article_form(title="Half", authors=[author], body=body)).status_code == 302
        response = manager.post(add_url(), article_form(authors=[author], body=body, **PUBLISH))
        assert "body" in response.context["form"].errors

    def test_quotation_without_speaker_is_allowed(self, manager, author):
        body = [("quotation", {"text": "Small moments.", "attribution": ""})]
        press(manager, add_url(), article_form(authors=[author], body=body, **PUBLISH))
        assert ArticlePage.objects.get(slug="calm", locale__language_code="en").live

    @pytest.mark.parametrize(
        ("alt", "decorative", "refused"), [("", "", True), ("A cup", "", False), ("", "on", False)]
    )
    def test_image_is_described_or_marked_decorative(self, manager, author, alt, decorative, refused):
        image = {"image": ImageFactory().pk, "alt_text": alt, "decorative": decorative}
        body = [("image", {"image": image, "caption": ""})]
        response = manager.post(add_url(), article_form(authors=[author], body=body, **PUBLISH))
        assert (response.status_code == 200) is refused
        html = response.content.decode()
        assert ("Say in one sentence what it shows" in html) is refused and "add some alt text" not in html
        assert ArticlePage.objects.filter(slug="calm").exists() is not refused

    def test_review_wants_both_date_and_reviewer(self, manager, author):
        response = manager.post(add_url(), article_form(authors=[author], reviewed_on="2026-10-01", **PUBLISH))
        assert "A review has both a date and a reviewer." in str(response.context["form"].errors)

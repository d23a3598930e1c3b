"""Reviews of articles: who may be named, who sets them, what moves their date, and what readers see."""

import datetime as dt

import pytest

from django.contrib.auth.models import Permission

from articles.models import ArticlePage
from articles.reviews import reviewers
from practice.accounts.leaving import leave
from practice.models import User
from tests.articles.editor import PUBLISH, add_url, article_form, edit_url, press
from tests.clients import signed_in
from tests.factories import ArticlePageFactory, ClinicianPageFactory, UserFactory, open_practice

pytestmark = pytest.mark.django_db
REVIEWED = dt.date(2026, 10, 1)


def let_review(user) -> User:
    user.user_permissions.add(Permission.objects.get(codename="review_articlepage"))
    return User.objects.get(pk=user.pk)


@pytest.fixture
def reviewer(db):
    """Olive, a manager with a profile of her own."""
    olive = UserFactory(manager=True, first_name="Olive", last_name="Vega")
    return ClinicianPageFactory(title="Olive Vega", owner=olive)


def offered(html: str) -> str:
    """Return the choices of the field “reviewed by”."""
    start = html.index('name="reviewed_by"')
    return html[start : html.index("</select>", start)]


def review_of(page):
    return ArticlePage.objects.values_list("reviewed_on", "reviewed_by", "review_due").get(pk=page.pk)


class TestWhoIsNamed:
    def test_managers_and_who_was_given_the_right(self, reviewer, author):
        assert list(reviewers()) == [reviewer]
        let_review(author.owner)
        assert set(reviewers()) == {reviewer, author}

    def test_no_one_else_is_offered_or_taken(self, manager, reviewer, author):
        article = ArticlePageFactory(authors=[author])
        html = offered(manager.get(edit_url(article)).content.decode())
        assert f'<option value="{reviewer.pk}">Olive Vega, ' in html
        assert f'<option value="{author.pk}">' not in html
        data = article_form(page=article, reviewed_on="2026-10-01", reviewed_by=author.pk, **PUBLISH)
        assert manager.post(edit_url(article), data).status_code == 200
        assert review_of(article) == (None, None, None)

    def test_a_profile_that_is_no_therapists_or_not_online_is_not_offered(self, reviewer):
        ClinicianPageFactory(staff=True, owner=UserFactory(manager=True, first_name="Clinician", last_name="A"))
        ClinicianPage = type(reviewer)
        ClinicianPage.objects.filter(pk=reviewer.pk).update(live=False)
        assert not reviewers().exists()


class TestWhoSetsIt:
    def test_therapist_without_the_right_sets_none(self, therapist, author, reviewer):
        article = ArticlePageFactory(owner=author.owner, authors=[author])
        assert 'name="reviewed_on"' not in therapist.get(edit_url(article)).content.decode()
        therapist.post(edit_url(article), article_form(page=article, reviewed_on="2026-10-01", reviewed_by=reviewer.pk))
        draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
        assert (draft.reviewed_on, draft.reviewed_by) == (None, None)

    def test_reviewer_dates_it_in_her_own_name_alone(self, author, reviewer):
        let_review(author.owner)
        article = ArticlePageFactory(owner=author.owner, authors=[author])
        html = offered(signed_in(author.owner).get(edit_url(article)).content.decode())
        assert f'<option value="{author.pk}">' in html
        assert f'<option value="{reviewer.pk}">' not in html

    def test_manager_sets_it_and_readers_see_it_after_the_text(self, manager, reviewer, author, client):
        open_practice()
        data = article_form(authors=[author], reviewed_on="2026-10-01", reviewed_by=reviewer.pk, **PUBLISH)
        press(manager, add_url(), data)
        article = ArticlePage.objects.get(slug="calm", locale__language_code="en")
        assert review_of(article) == (REVIEWED, reviewer.pk, None)
        page = client.get(article.url).content.decode()
        assert page.index("Emotional intimacy grows") < page.index("Reviewed <time") < page.index("Olive Vega,")
        assert "Next review" not in page
        ArticlePage.objects.filter(pk=article.pk).update(review_due=dt.date(2027, 4, 1))
        signed_in(UserFactory(manager=True)).get("/admin/")
        assert 'Next review <time datetime="2027-04-01">' in client.get(article.url + "?1").content.decode()

    def test_nothing_is_printed_where_no_one_reviewed(self, client):
        article = ArticlePageFactory(review_due=dt.date(2027, 4, 1))
        page = client.get(article.url).content.decode()
        assert "Reviewed" not in page
        assert "Next review" not in page

    @pytest.mark.parametrize(
        ("dates", "sentence"),
        [
            ({"reviewed_on": "2999-01-01"}, "A review cannot be in the future."),
            ({"reviewed_on": "2026-10-01", "review_due": "2026-10-01"}, "The next review is after the last one."),
        ],
    )
    def test_dates_that_cannot_be_are_refused_in_a_sentence(self, manager, reviewer, author, dates, sentence):
        data = article_form(authors=[author], reviewed_by=reviewer.pk, **dates, **PUBLISH)
        assert sentence in manager.post(add_url(), data).content.decode()


def test_a_correction_does_not_move_the_date(manager, reviewer, author):
    article = ArticlePageFactory(authors=[author], reviewed_on=REVIEWED, reviewed_by=reviewer)
    kept = {"reviewed_on": "2026-10-01", "reviewed_by": reviewer.pk}
    press(manager, edit_url(article), article_form(title="Calmer", page=article, **kept, **PUBLISH))
    assert ArticlePage.objects.get(pk=article.pk).title == "Calmer"
    assert review_of(article) == (REVIEWED, reviewer.pk, None)


def test_authors_correction_keeps_the_review_she_may_not_set(therapist, author, reviewer):
    article = ArticlePageFactory(owner=author.owner, authors=[author], reviewed_on=REVIEWED, reviewed_by=reviewer)
    therapist.post(edit_url(article), article_form(title="Calmer", page=article))
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert (draft.title, draft.reviewed_on, draft.reviewed_by) == ("Calmer", REVIEWED, reviewer)


def test_review_of_one_who_left_stays_with_her_name_and_the_next_is_the_owners(author, reviewer, client):
    """What a manager opens still names who left, for her to choose someone else."""
    let_review(author.owner)
    article = ArticlePageFactory(reviewed_on=dt.date(2025, 10, 1), reviewed_by=author)
    leave(author.owner, by=reviewer.owner)
    page = client.get(article.url).content.decode()
    assert f"{author.title}," in page[page.index("Reviewed <time") :]
    owner = signed_in(reviewer.owner)
    report = owner.get("/admin/reports/review-due/").content.decode()
    assert f"{author.title}, who has left: someone else has to" in report
    html = offered(owner.get(edit_url(article)).content.decode())
    assert f'<option value="{author.pk}" selected>{author.title}' in html
    data = article_form(
        page=article, title=article.title, reviewed_on="2025-10-01", reviewed_by=author.pk, standfirst="One.", **PUBLISH
    )
    press(owner, edit_url(article), data)
    assert review_of(article)[:2] == (dt.date(2025, 10, 1), author.pk)

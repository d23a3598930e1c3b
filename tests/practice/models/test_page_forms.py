"""The form that a therapist writes in: a text block is open, a draft needs no title, addresses come of titles."""

import json
import re

import pytest

from django.utils.translation import override

from wagtail.users.models import UserProfile

from articles.models import ArticlePage
from tests.articles.editor import PUBLISH, add_url, article_form, edit_url, press
from tests.clients import signed_in
from tests.factories import ArticlePageFactory, ClinicianPageFactory, UserFactory, article_index

pytestmark = pytest.mark.django_db
NOTHING = ("text", json.dumps({"blocks": [], "entityMap": {}}))


@pytest.fixture
def author():
    return ClinicianPageFactory(owner=UserFactory(therapist=True))


@pytest.fixture
def therapist(author):
    return signed_in(author.owner)


@pytest.fixture
def manager():
    return signed_in(UserFactory(manager=True))


def newest():
    return ArticlePage.objects.filter(alias_of=None).order_by("-pk").first()


def sentences(answer):
    """Return what the editor says above and beside its fields."""
    return [error for errors in answer.context["form"].errors.values() for error in errors]


def open_blocks(answer):
    """Return the types of the blocks that the form of `answer` opens with."""
    return [block.block_type for block in answer.context["form"]["body"].value()]


class TestOpenText:
    def test_new_article_begins_with_an_empty_text(self, therapist):
        assert open_blocks(therapist.get(add_url())) == ["text"]

    def test_article_without_a_word_has_it_again(self, therapist, author):
        page = ArticlePageFactory(authors=[author], owner=author.owner, draft=True)
        assert open_blocks(therapist.get(edit_url(page))) == ["text"]

    def test_untouched_it_is_not_stored(self, therapist, author):
        therapist.post(add_url(), article_form("Quiet", [author], body=[NOTHING]))
        assert len(newest().get_latest_revision_as_object().body) == 0

    def test_untouched_it_does_not_keep_from_publishing(self, manager, author):
        press(manager, add_url(), article_form("Quiet", [author], body=[NOTHING], **PUBLISH))
        assert newest().live
        assert len(newest().body) == 0


class TestTitle:
    @pytest.mark.parametrize(("language", "title"), [("en", "Untitled"), ("es", "Sin título")])
    def test_draft_is_kept_without_one(self, therapist, author, language, title):
        UserProfile.objects.create(user=author.owner, preferred_language=language)
        therapist.post(add_url(), article_form("", [author], slug=""))
        assert newest().title == title
        form = therapist.get(edit_url(newest())).context["form"]
        assert form["title"].value() == ""
        assert form["slug"].value() == ""

    def test_draft_is_kept_though_its_title_went_and_left_an_address_that_is_taken(self, therapist, author):
        ArticlePageFactory(title="Calm", slug="calm")
        therapist.post(add_url(), article_form("", [author], slug="calm"))
        assert newest().slug == "untitled"

    def test_published_it_needs_one(self, manager, author):
        answer = manager.post(add_url(), article_form("", [author], slug="", **PUBLISH))
        assert sentences(answer) == ["This field is required."]

    @pytest.mark.parametrize(
        ("language", "sentence"),
        [
            ("en", "This title is too long: up to 255 letters fit, and it has 300."),
            ("es", "Este título es demasiado largo: caben 255 letras y tiene 300."),
        ],
    )
    def test_of_300_letters_is_answered_with_one_sentence(self, therapist, author, language, sentence):
        UserProfile.objects.create(user=author.owner, preferred_language=language)
        answer = therapist.post(add_url(), article_form("a" * 300, [author]))
        assert len(sentences(answer)) == 1
        assert sentence in answer.content.decode()
        assert "Emotional intimacy" in answer.content.decode()

    def test_of_255_letters_makes_two_addresses(self, therapist, author):
        for _ in range(2):
            therapist.post(add_url(), article_form("a" * 255, [author], slug=""))
        assert len({page.slug for page in article_index().get_children()}) == 2

    def test_typed_on_several_lines_is_one(self, therapist, author):
        answer = therapist.get(add_url()).content.decode()
        assert re.search(r'<textarea[^>]*name="title"', answer)  # Seen to its end on a phone.
        therapist.post(add_url(), article_form(" A long \r\nnight\n", [author], slug=""))
        assert newest().title == "A long night"


class TestAddress:
    def test_comes_of_the_title_where_none_is_typed(self, manager, author):
        manager.post(add_url(), article_form("Después del bebé", [author], slug="", **PUBLISH))
        assert newest().slug == "despues-del-bebe"

    def test_of_a_second_article_of_the_title_has_a_number(self, therapist, author):
        for _ in range(3):
            therapist.post(add_url(), article_form("Calm", [author]))
        assert sorted(page.slug for page in article_index().get_children()) == ["calm", "calm-2", "calm-3"]

    def test_typed_by_hand_and_taken_is_refused(self, therapist, author):
        ArticlePageFactory(slug="calm")
        answer = therapist.post(add_url(), article_form("Quiet", [author], slug="calm"))
        assert len(sentences(answer)) == 1

    def test_title_in_letters_that_make_none_gets_one(self, therapist, author):
        with override("en"):
            therapist.post(add_url(), article_form("宁静", [author], slug=""))
        assert re.fullmatch("article", newest().slug)

    def test_saved_again_stays(self, therapist, author):
        page = ArticlePageFactory(title="Calm", slug="calm", authors=[author], owner=author.owner, draft=True)
        therapist.post(edit_url(page), article_form("Calm", page=page))
        assert ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object().slug == "calm"

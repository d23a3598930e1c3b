"""What there is to translate in a page, and what changed between two versions of it."""

import uuid

import pytest

from practice.editing.translations.passages import beside, has_changed, is_small_change, words_of
from tests.factories import ArticlePageFactory, ClinicianPageFactory

pytestmark = pytest.mark.django_db
ONE, TWO = str(uuid.uuid4()), str(uuid.uuid4())


def article(*blocks, **fields):
    page = ArticlePageFactory(title="Calm", **fields)
    page.body = [{"type": kind, "value": value, "id": pk} for kind, value, pk in blocks]
    return page


def marked(page, old, new):
    return [
        (each.mark, [(part.change, part.words) for part in each.parts]) for each in beside(page, old, new) if each.mark
    ]


def test_changed_paragraph_of_a_block_has_old_and_new_words():
    page = article(("text", "<p>Sleep comes late.</p><p>It leaves early.</p>", ONE))
    old = words_of(page)
    page.body = [{"type": "text", "value": "<p>Sleep comes late.</p><p>It leaves at four.</p>", "id": ONE}]
    changed = marked(page, old, words_of(page))
    assert [mark for mark, _parts in changed] == ["changed"]
    assert ("deletion", "early.") in changed[0][1] and ("addition", "at four.") in changed[0][1]


def test_paragraphs_that_came_and_went_are_marked_alone():
    page = article(("text", "<p>One.</p><p>Two.</p>", ONE), ("quotation", {"text": "Words.", "attribution": ""}, TWO))
    old = words_of(page)
    page.body = [{"type": "text", "value": "<p>One.</p><p>Between.</p><p>Two.</p>", "id": ONE}]
    assert marked(page, old, words_of(page)) == [
        ("added", [("addition", "Between.")]),
        ("removed", [("deletion", "Words.")]),
    ]


def test_block_that_moved_says_nothing_new():
    page = article(("text", "<p>One.</p>", ONE), ("text", "<p>Two.</p>", TWO))
    old = words_of(page)
    page.body = [
        {"type": "text", "value": "<p>Two.</p>", "id": TWO},
        {"type": "text", "value": "<p>One.</p>", "id": ONE},
    ]
    assert not has_changed(old, words_of(page))


def test_title_comes_first_and_what_search_engines_show_last():
    page = article(("text", "<p>One.</p>", ONE), standfirst="For whoever cannot sleep.", search_description="Sleep.")
    labels = [each.label for each in beside(page, words_of(page), words_of(page))]
    assert labels == ["Title", "Introduction", "", "Description in search results"]


def test_facts_that_both_profiles_share_are_nothing_to_translate():
    profile = ClinicianPageFactory(title="Ana Ruiz", pronouns="she", summary="Grief, couples.")
    assert [words for _place, _kind, _level, words in words_of(profile)] == ["Grief, couples."]


@pytest.mark.parametrize(
    ("text", "is_small"),
    [
        ("<p>Sleep comes late.</p><p>It leaves earlier.</p>", True),
        ("<p>Sleep, it comes late.</p><p>It leaves early!</p>", True),
        ("<p>Sleep comes late.</p>", False),
        ("<p>Sleep comes late.</p><p>It leaves early.</p><p>Always.</p>", False),
        ("<p>Sleep comes late.</p><p>Nothing of that is so bad as it sounds.</p>", False),
    ],
)
def test_correction_of_a_typo_is_told_from_a_passage_that_is_new(text, is_small):
    page = article(("text", "<p>Sleep comes late.</p><p>It leaves early.</p>", ONE))
    old = words_of(page)
    page.body = [{"type": "text", "value": text, "id": ONE}]
    assert is_small_change(old, words_of(page)) is is_small

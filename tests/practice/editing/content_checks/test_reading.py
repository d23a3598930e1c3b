"""A page is read as its words, each with its place."""

import pytest

from articles.models import Reference
from practice.editing.content_checks.content import HEADING, ITEM, LINE, PARAGRAPH, QUOTATION, Link
from practice.editing.content_checks.reading import read
from tests.factories import ArticlePageFactory, ClinicianPageFactory, ImageFactory, TopicFactory, open_practice

pytestmark = pytest.mark.django_db

BODY = [
    {"type": "heading", "id": "h", "value": {"level": "h3", "text": "Nights"}},
    {
        "type": "text",
        "id": "t",
        "value": '<h2>Days</h2><p>One &amp; two<br/>three. <a href="https://example.org/">click  here</a></p>'
        "<ul><li>Walk</li><li>Sit</li></ul>",
    },
    {
        "type": "list",
        "id": "l",
        "value": {"style": "ul", "items": [{"type": "item", "id": "i", "value": "<p>Rest</p>"}]},
    },
    {"type": "quotation", "id": "q", "value": {"text": "Small moments.", "attribution": "Jane Roe"}},
    {"type": "callout", "id": "c", "value": {"heading": "If it cannot wait", "text": "<p>Call 988.</p>"}},
]


@pytest.fixture
def article():
    open_practice()
    page = ArticlePageFactory(title="Awake", standfirst="At four.", body=BODY, topics=[TopicFactory(name_en="Sleep")])
    page.references = [Reference(title="A book", source="A library")]
    page.save()
    return page


def test_every_word_has_its_place(article):
    content = read(article)
    found = {(passage.text, passage.place, passage.kind, passage.level) for passage in content.passages}
    [row] = article.references.all()
    assert found >= {
        ("Awake", ("title",), LINE, 0),
        ("At four.", ("standfirst",), LINE, 0),
        ("Nights", ("body", "h", "text"), HEADING, 3),
        ("Days", ("body", "t"), HEADING, 2),
        ("One & two three. click here", ("body", "t"), PARAGRAPH, 0),
        ("Walk", ("body", "t"), ITEM, 0),
        ("Rest", ("body", "l", "items", "i"), ITEM, 0),
        ("Small moments.", ("body", "q", "text"), QUOTATION, 0),
        ("Jane Roe", ("body", "q", "attribution"), QUOTATION, 0),
        ("Call 988.", ("body", "c", "text"), PARAGRAPH, 0),
        ("A book", ("references", str(row.pk), "title"), LINE, 0),
    }
    assert content.links == [Link("click here", ("body", "t"))]
    assert content.topics == ["Sleep"]
    assert (content.language, content.description, content.has_crisis_block) == ("en", "", False)


def test_picture_is_read_with_its_words(article):
    image = {"image": ImageFactory().pk, "alt_text": "A door", "decorative": False}
    article.body = article.body.stream_block.to_python(
        [{"type": "image", "id": "p", "value": {"image": image, "caption": "Ours"}}]
    )
    [picture] = read(article).pictures
    assert (picture.words, picture.place, picture.is_decorative) == (
        "A door",
        ("body", "p", "image", "alt_text"),
        False,
    )


def test_crisis_block_is_seen(article):
    article.body = [("crisis", {"heading": "Today"})]
    assert read(article).has_crisis_block


def test_profile_is_read_by_its_words():
    open_practice()
    page = ClinicianPageFactory(greeting="Come in.", summary="Grief.")
    texts = {passage.text for passage in read(page).passages}
    assert {"Come in.", "Grief."} <= texts


def test_half_written_blocks_are_read_too(article):
    article.body = [("image", {"image": None, "caption": ""}), ("text", None), ("heading", {"level": None, "text": ""})]
    content = read(article)
    assert content.pictures == []
    assert {passage.place[0] for passage in content.passages} == {"title", "standfirst", "references"}

"""The words an article is built of."""

import pytest
import time_machine

from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import override

from wagtail.blocks import StreamBlockValidationError
from wagtail.users.models import UserProfile

from articles.models import ArticlePage
from practice.blocks import StoryBlock
from practice.home.models import HomePage
from practice.models import FeeLine, PracticeSettings
from tests.factories import ImageFactory, UserFactory, open_practice

pytestmark = pytest.mark.django_db


def story(*blocks):
    block = StoryBlock()
    return block.to_python([{"type": name, "value": value} for name, value in blocks])


def clean(*blocks):
    value = story(*blocks)
    return value.stream_block.clean(value)


class TestVocabulary:
    def test_is_small_and_holds_no_raw_html(self):
        assert list(StoryBlock().child_blocks) == [
            "heading",
            "text",
            "list",
            "quotation",
            "image",
            "callout",
            "crisis",
            "ways_to_pay",
            "call_to_action",
            "opening_hours",
            "fees",
        ]

    def test_every_block_says_what_it_is_for_and_has_a_template(self):
        for name, block in StoryBlock().child_blocks.items():
            assert block.meta.description, name
            assert block.meta.icon, name
            assert block.meta.template == f"blocks/{name if name != 'image' else 'picture'}.html"

    def test_third_call_to_action_is_refused(self):
        call = ("call_to_action", {"text": "Call us"})
        clean(call, call)
        with pytest.raises(StreamBlockValidationError):
            clean(call, call, call)


class TestQuotation:
    def test_speaker_without_words_is_refused(self):
        with pytest.raises(StreamBlockValidationError):
            clean(("quotation", {"text": "", "attribution": "Jane Roe"}))

    def test_words_without_speaker_are_kept(self):
        assert clean(("quotation", {"text": "Small moments.", "attribution": ""}))[0].value["text"] == "Small moments."

    def test_renders_words_and_speaker_as_figure(self):
        html = str(story(("quotation", {"text": "Small moments.", "attribution": "Jane Roe"}))[0])
        assert "<blockquote" in html
        assert "<figcaption" in html
        assert "Jane Roe" in html

    def test_words_of_another_script_find_their_own_direction(self):
        html = str(story(("quotation", {"text": "الصبر مفتاح الفرج", "attribution": "مثل عربي"}))[0])
        assert html.count('dir="auto"') == 2


class TestImage:
    def test_without_words_and_not_decorative_is_refused(self):
        image = {"image": ImageFactory().pk, "alt_text": "", "decorative": False}
        with pytest.raises(StreamBlockValidationError):
            clean(("image", {"image": image, "caption": ""}))

    def test_describes_itself_and_gives_its_size(self):
        image = {"image": ImageFactory().pk, "alt_text": "A cup", "decorative": False}
        html = str(story(("image", {"image": image, "caption": ""}))[0])
        assert 'alt="A cup"' in html
        assert "width=" in html
        assert "height=" in html

    def test_decorative_one_is_silent(self):
        image = {"image": ImageFactory().pk, "alt_text": "", "decorative": True}
        assert 'alt=""' in str(story(("image", {"image": image, "caption": ""}))[0])


class TestText:
    @pytest.mark.parametrize("feature", ["bold", "h1", "h4", "image", "embed", "document-link", "hr"])
    def test_offers_what_the_page_has_and_nothing_else(self, feature):
        assert feature not in StoryBlock().child_blocks["text"].features

    def test_headings_in_it_are_those_of_the_heading_block(self):
        html = str(story(("text", "<h2>How it <i>grows</i></h2><p>Slowly.</p><h3>At night &amp; alone</h3>"))[0])
        assert '<h2 id="how-it-grows">How it <i>grows</i></h2>' in html
        assert '<h3 id="at-night-alone">At night &amp; alone</h3>' in html

    def test_empty_one_is_neither_stored_nor_complained_about(self):
        kept = clean(("text", "<p></p>"), ("text", "<p>Words</p>"), ("text", '<p data-block-key="a"> </p>'))
        assert [child.value.source for child in kept] == ["<p>Words</p>"]
        assert len(clean(("text", ""))) == 0

    def test_heading_can_be_jumped_to(self):
        heading = story(("heading", {"level": "h2", "text": "How it grows"}))[0]
        assert heading.value.anchor == "how-it-grows"
        assert '<h2 id="how-it-grows"' in str(heading)

    def test_script_in_a_title_is_written_out(self):
        heading = story(("heading", {"level": "h2", "text": "<script>alert(1)</script>"}))[0]
        assert "<script>" not in str(heading)

    def test_list_keeps_its_kind(self):
        values = {"style": "ol", "items": ["<p>One</p>"]}
        assert "<ol" in str(story(("list", values))[0])


def test_call_to_action_carries_the_number_of_the_practice(rf):
    practice = open_practice(phone="+19515550123")
    block = story(("call_to_action", {"text": "Talk to somebody"}))[0]
    html = block.render({"practice": practice, "request": rf.get("/")})
    assert "Talk to somebody" in html
    assert "951-555-0123" in html


class TestFactsOfThePractice:
    def shown(self, name, practice, rf):
        return story((name, None))[0].render({"practice": practice, "request": rf.get("/")})

    def test_hours_are_those_of_the_settings(self, rf):
        practice = open_practice(keeps_public_holidays=True)
        with time_machine.travel("2026-11-20T20:00Z", tick=False):
            english = self.shown("opening_hours", practice, rf)
            with override("es"):
                spanish = self.shown("opening_hours", practice, rf)
        for words in ["Monday to Friday", "9\xa0am\xa0– 5\xa0pm", "Saturday and Sunday", "closed"]:
            assert words in english
        assert "Closed on Thursday, November 26 and Friday, November 27." in english
        assert "Lunes a viernes" in spanish
        assert "Cerrado: el jueves 26 de noviembre y el viernes 27 de noviembre." in spanish

    def test_fees_are_those_of_the_settings(self, rf):
        practice = open_practice(fees_en="Ask us for less.", fees_es="Pídanos menos.")
        practice.fee_lines = [FeeLine(what_en="50 minutes", what_es="50 minutos", amount=130, note_en="By video")]
        practice.save()
        practice = PracticeSettings.objects.get()
        english = self.shown("fees", practice, rf)
        for words in ["50 minutes", "$130", "By video", "Ask us for less."]:
            assert words in english
        with override("es"):
            assert "50 minutos" in self.shown("fees", practice, rf)

    def test_facts_that_are_missing_are_to_be_asked_for(self, rf):
        practice = PracticeSettings.objects.get()
        assert "Please ask us when we are open." in self.shown("opening_hours", practice, rf)
        assert "Please ask us what a session costs." in self.shown("fees", practice, rf)


STATIC = {
    "ways_to_pay": "Please ask us how you can pay.",
    "opening_hours": "ask us when we are open",
    "fees": "ask us what a session costs",
}


BLOCKS = {
    **ArticlePage._meta.get_field("body").stream_block.child_blocks,
    **HomePage._meta.get_field("steps").stream_block.child_blocks,
    **HomePage._meta.get_field("questions").stream_block.child_blocks,
}


def previewed(client, name):
    return client.get(reverse("wagtailadmin_block_preview"), {"id": BLOCKS[name].definition_prefix}).content.decode()


@pytest.mark.parametrize("name", BLOCKS)
def test_block_is_previewed_as_the_site_shows_it(client, name):
    client.force_login(UserFactory(therapist=True))
    assert BLOCKS[name].is_previewable
    assert BLOCKS[name].get_description()
    html = previewed(client, name)
    assert "css/main.css" in html
    if name in STATIC:
        assert STATIC[name] in html
        return
    if name == "image":
        assert 'class="picture"' in html
        return
    value = BLOCKS[name].get_preview_value()
    words = value if name == "text" else value.get("text") or value.get("items") or value.get("heading", value)
    words = words["question"] if name == "question" else words
    assert strip_tags(str(words[0] if name == "list" else words)) in strip_tags(html)


@pytest.mark.parametrize(
    ("name", "words"),
    [("text", "Cómo crece"), ("list", "Una caminata antes de cenar"), ("callout", "Si no puede esperar")],
)
def test_preview_speaks_the_language_of_the_admin(client, name, words):
    user = UserFactory(therapist=True)
    UserProfile.objects.create(user=user, preferred_language="es")
    client.force_login(user)
    assert words in previewed(client, name)

"""Reading Word documents: what becomes of each part, and one sentence for a file that is none."""

import io
import re

import pytest

from django.core.exceptions import ValidationError
from django.utils.translation import override

from practice.editing import word_documents

from .word_files import OFFICE, PACKAGE, docx, letter, paragraph, run

TEXT = paragraph("Words")


def read(content, name="grief.docx"):
    return word_documents.read(io.BytesIO(content), name)


def refusal(content, name="grief.docx"):
    with pytest.raises(ValidationError) as refused:
        read(content, name)
    (sentence,) = refused.value.messages
    return sentence


def html(story):
    """Return the text blocks without the keys that Draftail gives."""
    return [re.sub(r' data-block-key="\w+"', "", value) for kind, value in story.blocks if kind == "text"]


class TestStory:
    def test_headings_lists_links_and_emphasis_are_kept(self):
        first, second = html(read(letter()))
        assert first == (
            '<p>It is <i>not</i> an illness. Call <a href="https://988lifeline.org/">988</a>.</p>'
            "<h2>When it stays</h2><ul><li>Sleep<ul><li>At night</li></ul></li><li>Food</li></ul>"
        )
        assert second == "<h2>Hours</h2><p>Monday – 9 am</p><p>Friday – 10 am</p><p>The end.</p>"

    def test_quotation_is_a_block_of_its_own(self):
        story = read(letter())
        assert [kind for kind, _value in story.blocks] == ["text", "quotation", "text"]
        assert story.blocks[1][1] == {"text": "Small moments & large ones.", "attribution": ""}

    def test_account_is_one_sentence_in_the_readers_language(self):
        story = read(letter())
        assert story.account() == (
            "2 headings kept, 1 list kept, 1 link kept, bold became emphasis, 1 table became text, "
            "2 pictures left out: add them here."
        )
        with override("es"):
            assert story.account().startswith("Se conservaron 2 encabezados, se conservó 1 lista")
        assert read(docx(TEXT)).account() == ""

    @pytest.mark.parametrize(
        ("content", "title"),
        [
            (letter(), "On grief"),
            (docx(paragraph("A first heading", "Heading1"), TEXT), "A first heading"),
            (docx(TEXT, paragraph("A later one", "Heading1")), "on grief 2"),
        ],
    )
    def test_title_is_the_documents_or_a_heading_on_top_or_the_files_name(self, content, title):
        assert read(content, "on_grief 2.docx").title == title

    def test_script_in_the_words_is_words(self):
        (text,) = html(read(docx(paragraph("&lt;script&gt;alert(1)&lt;/script&gt;"))))
        assert text == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"

    def test_dangerous_link_leads_nowhere(self):
        relations = (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId9" Type="{OFFICE}/hyperlink" '
            'Target="javascript:alert(1)" TargetMode="External"/></Relationships>'
        )
        content = docx(
            paragraph('<w:hyperlink r:id="rId9">' + run("x") + "</w:hyperlink>"),
            **{"word/_rels/document.xml.rels": relations},
        )
        assert "javascript" not in html(read(content))[0]


class TestRefusal:
    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"", "This file is empty."),
            (b"Dear reader,", "This is not a Word document (.docx)."),
            (b"PK\x03\x04 and no more", "This is not a Word document (.docx)."),
            (docx(TEXT, **{"word/document.xml": None}), "This is not a Word document (.docx)."),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
                "This document has a password. Save it in Word without one, then open it here.",
            ),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old",
                "This is a document of old Word (.doc). Save it in Word as .docx, then open it here.",
            ),
            (
                docx(**{"word/document.xml": "<w:document"}),
                "This document is damaged. Open it in Word, save it again, and try once more.",
            ),
            (docx(), "There is no text in this document."),
            (docx(paragraph("")), "There is no text in this document."),
            (
                docx(paragraph("word " * 30_000)),
                "This document is too long to open here. Copy the text and paste it in parts.",
            ),
        ],
    )
    def test_file_without_a_story_gets_one_sentence(self, content, sentence):
        assert refusal(content) == sentence

    def test_bomb_is_refused_before_it_is_unpacked(self, monkeypatch):
        bomb = docx(**{"word/document.xml": b" " * 200 * 1024 * 1024})
        assert len(bomb) < 1024 * 1024
        monkeypatch.setattr(word_documents.mammoth, "convert_to_html", pytest.fail)
        assert refusal(bomb) == "This document is too long to open here. Copy the text and paste it in parts."

    def test_many_parts_are_refused(self):
        parts = {f"word/{number}.xml": "" for number in range(word_documents.MOST_PARTS)}
        assert "too long" in refusal(docx(TEXT, **parts))

    def test_large_pictures_do_not_matter(self):
        assert read(docx(TEXT, **{"word/cup.png": b" " * 20 * 1024 * 1024})).title == "grief"

    @pytest.mark.parametrize("words", ['<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "\x00"])
    def test_entities_and_letters_that_xml_forbids_are_no_500(self, words):
        content = docx(**{"word/document.xml": words + "<w:document>&a;</w:document>"})
        assert "damaged" in refusal(content)

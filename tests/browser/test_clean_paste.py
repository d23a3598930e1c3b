"""Pasting into the editor from Word, Google Docs, web pages and plain text."""

import json

import pytest
from playwright.sync_api import expect

from .signing_in import read_spanish, sign_in
from .writing import new_article, paste

pytestmark = pytest.mark.browser

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><style>p.MsoNormal{margin:0}</style></head><body>
<!--StartFragment--><h1 style='mso-pagination:widow-orphan'>What grief is</h1>
<p class=MsoNormal style='margin-bottom:8pt;mso-style-qformat:yes'><b style='mso-bidi-font-weight:normal'>It is
not</b> an illness<o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7pt "Times"'>&nbsp;&nbsp;
</span></span></span><![endif]>Sleep</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-.25in;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o&nbsp;</span><![endif]>Food</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.&nbsp;</span>First</p>
<h2>When it <i>stays</i></h2><p class=MsoNormal><img src="file:///C:/clip_image001.png"></p>
<p class=MsoNormal><img src="file:///C:/clip_image002.png"></p><!--EndFragment--></body></html>"""
GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h3 dir="ltr"><span
style="font-size:14pt;font-weight:400">At night</span></h3><p dir="ltr"><span
style="font-weight:700">Breathe</span><span style="font-weight:400">, then </span><span
style="font-style:italic">wait</span> <a href="https://www.google.com/url?q=https://988lifeline.org/&amp;sa=D"><span>988</span></a></p><br><ol><li
dir="ltr" aria-level="1"><p dir="ltr"><span>One</span></p></li>
<ol><li aria-level="2"><p><span>Deep</span></p></li></ol></ol></b>"""
WEB = """<article><h4 style="color:red">Small</h4>
<div>One<br><br>Two <a href="javascript:alert(1)">x</a></div>
<table><tr><th>Day</th><td>9 am</td></tr></table>
<script>alert(1)</script><iframe src="https://x.example"></iframe></article>"""


@pytest.fixture
def writer(open_context):
    page = new_article(sign_in(open_context().new_page(), "therapist"))
    page.locator(".public-DraftEditor-content").first.click()
    return page


def notice(page):
    sentence = page.locator(".paste-notice:not(:empty)")
    sentence.wait_for()
    return sentence.inner_text()


def stored(page, field="body-0-value"):
    """Return what the form would send, as (type, depth, text)."""
    page.wait_for_timeout(400)  # Draftail writes a change into its field after a quarter of a second.
    return json.loads(page.locator(f"[name={field}]").input_value())


def shape(content):
    return [(block["type"], block["depth"], block["text"]) for block in content["blocks"]]


def emphasized(content):
    ranges = [(block["text"], span) for block in content["blocks"] for span in block["inlineStyleRanges"]]
    assert {span["style"] for _text, span in ranges} <= {"ITALIC"}
    return [text[span["offset"] : span["offset"] + span["length"]].strip() for text, span in ranges]


def test_word_keeps_headings_and_lists_and_says_so(writer):
    paste(writer, "What grief is", WORD)
    assert notice(writer) == "2 headings kept, 1 list kept, bold became emphasis, 2 pictures left out: add them here."
    content = stored(writer)
    assert shape(content) == [
        ("header-two", 0, "What grief is"),
        ("unstyled", 0, "It is not an illness"),
        ("unordered-list-item", 0, "Sleep"),
        ("unordered-list-item", 1, "Food"),
        ("ordered-list-item", 0, "First"),
        ("header-two", 0, "When it stays"),
    ]
    assert emphasized(content) == ["It is not"]
    assert "mso" not in json.dumps(content)


def test_google_docs_is_not_bold_all_over(writer):
    paste(writer, "At night", GOOGLE)
    assert notice(writer) == "1 heading kept, 1 list kept, 1 link kept, bold became emphasis."
    content = stored(writer)
    assert shape(content) == [
        ("header-three", 0, "At night"),
        ("unstyled", 0, "Breathe, then wait 988"),
        ("ordered-list-item", 0, "One"),
        ("ordered-list-item", 1, "Deep"),
    ]
    assert emphasized(content) == ["Breathe", "wait"]
    assert [entity["data"] for entity in content["entityMap"].values()] == [{"url": "https://988lifeline.org/"}]


def test_web_page_leaves_scripts_tables_and_videos_behind(writer):
    paste(writer, "Small", WEB)
    assert notice(writer) == "1 heading kept, 1 table became text, 1 video left out."
    content = stored(writer)
    assert shape(content) == [
        ("header-three", 0, "Small"),
        ("unstyled", 0, "One"),
        ("unstyled", 0, "Two x"),
        ("unstyled", 0, "Day – 9 am"),
    ]
    assert content["entityMap"] == {}


def test_plain_text_is_read_with_its_marks(writer):
    paste(writer, "## Sleep\n\nOne line\n- a walk\n- a nap\n### Late\n# not one")
    assert notice(writer) == "2 headings kept, 1 list kept."
    assert [type_ for type_, _depth, _text in shape(stored(writer))] == [
        "header-two",
        "unstyled",
        "unordered-list-item",
        "unordered-list-item",
        "header-three",
        "unstyled",
    ]


def test_phrase_goes_into_its_sentence(writer):
    writer.keyboard.type("We  rest.")
    for _ in range(6):
        writer.keyboard.press("ArrowLeft")
    paste(writer, "always ", "<span style='color:red'>always&nbsp;</span>")
    assert shape(stored(writer)) == [("unstyled", 0, "We always  rest.")]
    expect(writer.locator(".paste-notice:not(:empty)")).to_have_count(0)


def test_one_undo_takes_a_paste_back(writer):
    writer.keyboard.type("Before ")
    paste(writer, "What grief is", WORD)
    notice(writer)
    writer.keyboard.press("Control+z")
    assert [text.strip() for _type, _depth, text in shape(stored(writer))] == ["Before"]


@pytest.mark.parametrize("kind", ["text", "html"])
def test_two_megabytes_get_a_sentence_and_change_nothing(writer, kind):
    writer.keyboard.type("Kept")
    line = "A sentence of forty-one letters, no less. "
    if kind == "text":
        paste(writer, f"{line}\n" * 50_000)
    else:
        paste(writer, line, f"<p>{line}</p>" * 50_000)
    assert notice(writer).endswith("and 100,000 fit. Nothing was changed; paste it in parts.")
    writer.keyboard.type(" and on")
    assert shape(stored(writer)) == [("unstyled", 0, "Kept and on")]


def test_two_megabytes_of_a_picture_are_no_long_text(writer):
    paste(writer, "Short", f'<p>Short</p><img src="data:image/png;base64,{"A" * 2_000_000}">')
    assert notice(writer) == "1 picture left out: add it here."
    assert shape(stored(writer)) == [("unstyled", 0, "Short")]


def test_typed_marks_make_headings_and_there_is_no_bold(writer):
    writer.keyboard.type("## Sleep")
    writer.keyboard.press("Enter")
    writer.keyboard.type("plain ")
    writer.keyboard.press("Control+b")
    writer.keyboard.type("not bold")
    content = stored(writer)
    assert shape(content) == [("header-two", 0, "Sleep"), ("unstyled", 0, "plain not bold")]
    assert emphasized(content) == []


def test_sentence_is_in_the_language_of_the_admin(site, open_context):
    read_spanish(site, "therapist")
    try:
        page = new_article(sign_in(open_context().new_page(), "therapist"))
        page.locator(".public-DraftEditor-content").first.click()
        paste(page, "What grief is", WORD)
        assert notice(page) == (
            "Se conservaron 2 encabezados, se conservó 1 lista, las negritas pasaron a cursiva, "
            "se omitieron 2 imágenes: agréguelas aquí."
        )
        assert page.locator(".paste-notice").get_attribute("role") == "status"
        paste(page, "Una frase de cuarenta y una letras, o casi. \n" * 50_000)
        expect(page.locator(".paste-notice")).to_contain_text("No se cambió nada; péguelo por partes.")
    finally:
        read_spanish(site, "therapist", "en")

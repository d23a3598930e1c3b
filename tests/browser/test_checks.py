"""The checks on the editor's screen: what they say, in both languages, and the way from a finding to its place."""

import json
import re
from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError, expect

from django.utils import translation

from practice.editing.content_checks.registry import RULES
from practice.editing.preview_checks import PreviewChecks

from .signing_in import sign_in
from .writing import let_it_watch, new_article

pytestmark = pytest.mark.browser

# A fault for every check of ours, and for those of Wagtail's that a text can break.
TEXTS = {
    "en": {
        "title": "A night full of faults",
        "heading": "Too small",
        "crisis": "Some people want to die.",
        "promise": "Therapy will cure your anxiety.",
        "testimonial": "A client told me so.",
        "number": "Dial 951-778-0231.",
        "avoided": "An addict sleeps badly.",
        "link": "click here",
        "word": "word",
        "words": "130",
        "level": "h3",
        "alt": "IMG_4711",
        "description": "",
    },
    "es": {
        "title": "Una noche llena de faltas",
        "heading": "Demasiado pequeño",
        "crisis": "Hay quien quiere morir.",
        "promise": "La terapia cura la ansiedad.",
        "testimonial": "Una paciente me dijo que sí.",
        "number": "Marque 951-778-0231.",
        "avoided": "Un adicto duerme mal.",
        "link": "haga clic aquí",
        "word": "palabra",
        "words": "130",
        "level": "h3",
        "alt": "IMG_4711",
        "description": "",
    },
}
# The same without one.
CLEAN = {
    "en": {
        "title": "A night without faults",
        "heading": "What helps",
        "crisis": "Some people sleep badly.",
        "promise": "Therapy can help with anxiety.",
        "testimonial": "A friend may tell you so.",
        "number": "Dial 951-555-0188.",
        "avoided": "A person with an addiction may sleep badly.",
        "link": "the guide to sleep",
        "word": "Sleep",
        "words": "1",
        "level": "h2",
        "alt": "Two armchairs by a window",
        "description": "What helps on long nights.",
    },
    "es": {
        "title": "Una noche sin faltas",
        "heading": "Lo que ayuda",
        "crisis": "Hay quien duerme mal.",
        "promise": "La terapia puede ayudar con la ansiedad.",
        "testimonial": "Un amigo puede decirle que sí.",
        "number": "Marque el 951-555-0188.",
        "avoided": "Una persona con una adicción puede dormir mal.",
        "link": "la guía del sueño",
        "word": "Dormir",
        "words": "1",
        "level": "h2",
        "alt": "Dos sillones junto a una ventana",
        "description": "Lo que ayuda en las noches largas.",
    },
}
# No text of an author makes these: they are put into the preview that Wagtail's checks look at.
BROKEN = """
<h3></h3><button></button><input type="button"><iframe></iframe><img src=""><a href="/"></a>
<table><tr><th></th></tr><tr><td>1</td></tr></table>
<p><big><big><i>Like a heading</i></big></big></p><p>A paragraph that is longer than what stands above it.</p>
"""
SAID = {
    "en": ["This touches on a crisis", "This reads as a promise of cure", "does not say where it leads"],
    "es": ["Esto habla de una crisis", "Esto se lee como una promesa de curación", "no dice adónde lleva"],
}
WRITE = """
import json
from wagtail.models import Locale
from wagtail.users.models import UserProfile
from articles.models import ArticleIndexPage, ArticlePage, Authorship
from clinicians.models import ClinicianPage
from practice.models import PracticeImage, User
texts, image = json.loads({texts!r}), PracticeImage.objects.first().pk
story = "".join("<p>%s</p>" % texts[name] for name in ("crisis", "promise", "testimonial", "number", "avoided"))
long = " ".join([texts["word"]] * int(texts["words"]))
story += '<p><a href="https://example.org/">%s</a></p><p>%s.</p>' % (texts["link"], long)
body = [
    ("heading", {{"level": texts["level"], "text": texts["heading"]}}),
    ("text", story),
    ("image", {{"image": {{"image": image, "alt_text": texts["alt"], "decorative": False}}, "caption": ""}}),
]
body = [{{"type": kind, "value": value, "id": "0%d" % n}} for n, (kind, value) in enumerate(body)]
index = ArticleIndexPage.objects.get(locale=Locale.objects.get(language_code={language!r}))
page = ArticlePage(title=texts["title"], slug="checked-" + {language!r}, body=json.dumps(body), live=False)
page.search_description = texts["description"]
page.authorships = [Authorship(clinician=ClinicianPage.objects.filter(locale=index.locale).first())]
index.add_child(instance=page)
page.save_revision(clean=False)
for name in ("owner", "therapist"):
    user = User.objects.get(username=name)
    UserProfile.objects.update_or_create(user=user, defaults={{"preferred_language": {language!r}}})
print(page.pk)
"""


def break_preview(route):
    """Put what no author can write into the page that is previewed."""
    if route.request.resource_type != "document":
        return route.continue_()
    answer = route.fetch()
    return route.fulfill(response=answer, body=answer.text().replace("</main>", f"{BROKEN}</main>"))


def messages_of(page) -> str:
    """Return all that Wagtail's own checks say, once they have run in the preview."""
    page.locator("[data-content-word-count]").filter(has_text=re.compile(r"\d")).wait_for()
    with suppress(TimeoutError):  # The preview may ask for something again and again where the machine is slow.
        page.wait_for_load_state("networkidle", timeout=10_000)
    return page.locator("[data-checks-panel]").inner_text()


def names_in(language) -> set[str]:
    with translation.override(language):
        return {str(message["error_name"]) for message in PreviewChecks.axe_messages.values()}


@pytest.fixture
def editor(request, open_context, site):
    """Open an article with every fault, or none, written and edited in one language; the panel of checks is open."""
    texts, language = request.param
    number = site.ask(WRITE.format(texts=json.dumps(texts[language]), language=language))
    page = sign_in(open_context().new_page(), "owner")
    if texts is TEXTS:
        page.route("**/edit/preview/**", break_preview)
    page.goto(f"/admin/pages/{number}/edit/")
    page.locator("[data-side-panel-toggle=checks]").click()
    page.locator("[data-content-checks-count]").wait_for()
    yield page, language
    page.goto("/admin/")  # The editor asks for its page as long as it is open.
    site.ask(
        "from articles.models import ArticlePage; from wagtail.users.models import UserProfile;"
        f"ArticlePage.objects.get(pk={number}).delete(); UserProfile.objects.update(preferred_language='')"
    )


@pytest.mark.parametrize("editor", [(TEXTS, "en"), (TEXTS, "es")], indirect=True, ids=["en", "es"])
def test_every_fault_is_read_beside_the_text_and_leads_to_its_place(editor):
    page, language = editor
    panel = page.locator("[data-content-checks]")
    rules = panel.locator("[data-rule]").evaluate_all("(all) => all.map((each) => each.dataset.rule)")
    assert set(rules) == set(RULES)
    words = panel.inner_text()
    for sentence in SAID[language]:
        assert sentence in words
    assert TEXTS[language]["promise"] in words

    said = messages_of(page)
    assert {name for name in names_in(language) if name not in said} == set()

    for rule, marked in (("word-choice", TEXTS[language]["avoided"].split()[1]), ("heading", "")):
        panel.locator(f"[data-rule={rule}] a").first.click()
        focused = page.evaluate(
            "document.activeElement.closest('[data-contentpath]').closest('[data-contentpath=body]') !== null"
        )
        assert focused, rule
        assert page.evaluate("getSelection().toString()") == marked or not marked
    assert page.evaluate("document.activeElement.value") == TEXTS[language]["heading"]


@pytest.mark.parametrize("editor", [(CLEAN, "en"), (CLEAN, "es")], indirect=True, ids=["en", "es"])
def test_nothing_is_said_of_a_text_without_faults(editor):
    page, language = editor
    assert page.locator("[data-content-checks] [data-rule]").evaluate_all("(all) => all.map((e) => e.innerText)") == []
    said = messages_of(page)
    assert {name for name in names_in(language) if name in said} == set()


def test_findings_follow_what_is_typed_in_a_new_article(open_context):
    page = let_it_watch(new_article(sign_in(open_context().new_page(), "therapist")))
    page.locator("[name=title]").fill("A promise too much")
    page.locator("[data-side-panel-toggle=checks]").click()
    text = page.locator(".public-DraftEditor-content").first
    text.click()
    page.keyboard.type("Therapy will cure your anxiety.")
    panel = page.locator("[data-content-checks]")
    expect(panel.get_by_text("This reads as a promise of cure")).to_be_visible(timeout=20_000)
    text.click()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("Therapy can help.")
    expect(panel.get_by_text("This reads as a promise of cure")).to_be_hidden(timeout=20_000)


def test_length_of_an_empty_text_is_not_said_and_no_text_takes_0_minutes(open_context):
    page = let_it_watch(new_article(sign_in(open_context().new_page(), "therapist")))
    page.locator("[name=title]").fill("Still empty")
    page.locator("[data-side-panel-toggle=checks]").click()
    minutes, readability = (page.locator(f"[data-content-{name}]") for name in ("reading-time", "readability-score"))
    expect(page.locator("[data-content-word-count]")).to_have_text("0", timeout=20_000)
    expect(minutes).to_have_text("–")
    expect(readability).to_have_text("–")
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.type("Therapy can help.")
    expect(minutes).to_have_text("Under 1 min", timeout=20_000)
    expect(page.locator("[data-content-word-count]")).to_have_text("3")

"""The checks on the editor's screen: what they say, in both languages, and the way from a finding to its place."""

import json
import re

import pytest
from playwright.sync_api import expect

from practice.editing.content_checks.registry import RULES

from .writing import let_it_watch, new_article, sign_in

pytestmark = pytest.mark.browser

# A fault for every check.
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
    },
}
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
story += '<p><a href="https://example.org/">%s</a></p><p>%s.</p>' % (texts["link"], " ".join([texts["word"]] * 130))
body = [
    ("heading", {{"level": "h3", "text": texts["heading"]}}),
    ("text", story),
    ("image", {{"image": {{"image": image, "alt_text": "IMG_4711", "decorative": False}}, "caption": ""}}),
]
body = [{{"type": kind, "value": value, "id": "0%d" % n}} for n, (kind, value) in enumerate(body)]
index = ArticleIndexPage.objects.get(locale=Locale.objects.get(language_code={language!r}))
page = ArticlePage(title=texts["title"], slug="faults-" + {language!r}, body=json.dumps(body), live=False)
page.authorships = [Authorship(clinician=ClinicianPage.objects.filter(locale=index.locale).first())]
index.add_child(instance=page)
page.save_revision(clean=False)
for name in ("owner", "therapist"):
    user = User.objects.get(username=name)
    UserProfile.objects.update_or_create(user=user, defaults={{"preferred_language": {language!r}}})
print(page.pk)
"""


@pytest.fixture(params=["en", "es"])
def editor(request, open_context, site):
    """Open an article with every fault, written and edited in one language; the panel of checks is open."""
    language = request.param
    number = site.ask(WRITE.format(texts=json.dumps(TEXTS[language]), language=language))
    page = sign_in(open_context().new_page(), "owner")
    page.goto(f"/admin/pages/{number}/edit/")
    page.locator("[data-side-panel-toggle=checks]").click()
    page.locator("[data-content-checks-count]").wait_for()
    yield page, language
    page.goto("/admin/")  # The editor asks for its page as long as it is open.
    site.ask(
        "from articles.models import ArticlePage; from wagtail.users.models import UserProfile;"
        f"ArticlePage.objects.get(pk={number}).delete(); UserProfile.objects.update(preferred_language='')"
    )


def test_every_fault_is_read_beside_the_text_and_leads_to_its_place(editor):
    page, language = editor
    panel = page.locator("[data-content-checks]")
    rules = panel.locator("[data-rule]").evaluate_all("(all) => all.map((each) => each.dataset.rule)")
    assert set(rules) == set(RULES)
    words = panel.inner_text()
    for sentence in SAID[language]:
        assert sentence in words
    assert TEXTS[language]["promise"] in words

    # Wagtail's own, above, have run in the preview.
    page.locator("[data-content-word-count]").filter(has_text=re.compile(r"\d")).wait_for()
    heading = {"en": "A heading skips a size", "es": "Un título se salta un tamaño"}[language]
    page.locator("[data-checks-panel]").get_by_text(heading).wait_for()

    for rule, marked in (("word-choice", TEXTS[language]["avoided"].split()[1]), ("heading", "")):
        panel.locator(f"[data-rule={rule}] a").first.click()
        focused = page.evaluate(
            "document.activeElement.closest('[data-contentpath]').closest('[data-contentpath=body]') !== null"
        )
        assert focused, rule
        assert page.evaluate("getSelection().toString()") == marked or not marked
    assert page.evaluate("document.activeElement.value") == TEXTS[language]["heading"]


def test_findings_follow_what_is_typed_in_a_new_article(open_context):
    page = let_it_watch(new_article(sign_in(open_context().new_page())))
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

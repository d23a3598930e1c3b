"""What the admin's editor posts of an article, and its addresses."""

from django.urls import reverse

from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from practice.editing.models import PublishingAnswers
from tests.factories import article_index

TEXT = ("text", rich_text("<p>Emotional intimacy grows in small moments.</p>"))
PUBLISH = {"action-publish": "1"}
SUBMIT = {"action-submit": "1"}
ANSWERS = dict.fromkeys(PublishingAnswers.QUESTIONS, "on")


def article_form(title="Calm", authors=(), body=(TEXT,), page=None, **changes):
    """Return what the editor posts: a new article by `authors`, or `page` with the bylines it has."""
    rows = [{"clinician": author.pk} for author in authors]
    if page:
        draft = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
        rows = [{"id": row.pk or "", "clinician": row.clinician_id} for row in draft.authorships.all()]
    data = {
        "title": title,
        "slug": title.lower(),
        "standfirst": "",
        "body": streamfield(body),
        "authorships": inline_formset(rows, initial=len(rows) if page else 0),
        "references": inline_formset([]),
        "published_on": "2026-11-01",
        "drawing": "cup",
        "reviewed_on": "",
        "review_due": "",
        "reviewed_by": "",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
    }
    return nested_form_data(data | changes)


def add_url(language="en"):
    return reverse("wagtailadmin_pages:add", args=["articles", "articlepage", article_index(language).pk])


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def press(client, url, data, answers=ANSWERS):
    """Post the editor's form, answer the questions where it leads to them, and return the last response."""
    response = client.post(url, data)
    if response.status_code == 302 and "/before-publishing/" in response.url:
        response = client.post(response.url, answers)
    return response

"""What the admin's editor posts of a profile."""

from django.urls import reverse

from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from clinicians.models import ClinicianPage


def profile_form(page, **changes):
    """Return what the form of an English profile posts."""
    words = {"summary": "", "greeting": "", "author_note": "", "plant_note": "", "training": "", "fee_note": ""}
    data = {
        "title": page.title,
        "slug": page.slug,
        "short_name": page.short_name,
        "credential": page.credential,
        "license_number": page.license_number,
        "in_person": "on",
        "accepting": "yes",
        "accepting_as_of": "2026-11-01",
        "plant": "sage",
        "phone": "",
        "biography": streamfield([("text", rich_text("<p>Hello.</p>"))]),
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
    }
    return nested_form_data(data | words | changes)


def edit(client, page, **changes):
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), profile_form(page, **changes))


def publish(client, page, **changes):
    """Press “Publish”, and answer the questions where they are asked."""
    response = edit(client, page, **{"action-publish": "1"} | changes)
    if response.status_code == 302 and "/before-publishing/" in response.url:
        response = client.post(response.url, dict.fromkeys(ClinicianPage.publishing_questions, "on"))
    return response

"""Two versions of a text beside each other: paragraph for paragraph, and facts as the site writes them."""

import datetime as dt

import pytest

from django.urls import reverse

from tests.factories import ArticlePageFactory, ClinicianPageFactory

pytestmark = pytest.mark.django_db


def compared(client, page, **changes):
    """Return what the comparison of `page` and a version with `changes` says, as HTML."""
    first = page.save_revision()
    for name, value in changes.items():
        setattr(page, name, value)
    second = page.save_revision()
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk])
    html = client.get(url).content.decode()
    return " ".join(html.partition('<table class="listing')[2].partition("</table>")[0].split())


def block(name, value):
    return {"type": name, "value": value, "id": f"00000000-0000-4000-8000-{name:0>12}"[:36]}


def test_paragraphs_and_items_stand_on_lines_of_their_own(manager_client):
    before = "<h2>Rest</h2><p>Sleep comes.</p><p>Seldom slowly.</p><ul><li>Drinking coffee</li><li>Walking</li></ul>"
    article = ArticlePageFactory(body=[block("text", before)])
    html = compared(manager_client, article, body=[block("text", before.replace("Seldom", "Often"))])
    assert "Rest<br>Sleep comes.<br>" in html
    assert '<span class="addition">Often</span> slowly.<br>Drinking coffee<br>Walking' in html


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        (
            {"phone": "+19515550144"},
            '<span class="deletion">951-555-0133</span> <span class="addition">951-555-0144</span>',
        ),
        ({"phone": ""}, '<span class="deletion">951-555-0133</span>'),
        ({"telehealth": False}, '<span class="deletion">Yes</span> <span class="addition">No</span>'),
        ({"ages_from": 12}, '<span class="addition">12</span>'),
        ({"license_expires": dt.date(2027, 3, 1)}, '<span class="addition">March 1, 2027</span>'),
    ],
)
def test_facts_are_written_as_on_the_site(manager_client, changes, shown):
    profile = ClinicianPageFactory(
        phone="+19515550133", in_person=True, telehealth=True, ages_from=None, license_expires=None
    )
    profile.refresh_from_db()
    html = compared(manager_client, profile, **changes)
    assert shown in html
    assert "None" not in html


def test_new_block_has_its_lines_too(manager_client):
    article = ArticlePageFactory(body=[block("text", "<p>One.</p>")])
    new = block("callout", {"heading": "Rest", "text": "<p>Sleep.</p><p>Or &lt;read&gt;.</p>"})
    html = compared(manager_client, article, body=[block("text", "<p>One.</p>"), new])
    assert "<dd>Sleep.<br>Or &lt;read&gt;.</dd>" in html

"""What the first screen costs does not depend on how much there is."""

import datetime as dt

import pytest

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail.models import Comment, Revision

from articles.models import ArticlePage
from tests.clients import signed_in
from tests.factories import ArticlePageFactory, ClinicianPageFactory, UserFactory, open_practice, send_to_read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["therapist", "manager"])
def test_queries_are_as_many_for_fifty_articles_as_for_five(olive, author, role):
    open_practice()
    client = signed_in({"therapist": author.owner, "manager": olive}[role])

    def write_five():
        pages = [ArticlePageFactory(owner=author.owner, authors=[author], draft=True) for _each in range(3)]
        pages += [ArticlePageFactory(owner=author.owner, authors=[author]) for _each in range(2)]
        for page in pages[:2]:
            page.save_revision(user=author.owner)
            Comment.objects.create(page=page, user=UserFactory(manager=True), text="Why?", contentpath="title")
        send_to_read(pages[0], author.owner)
        soon = timezone.now() + dt.timedelta(days=1)
        Revision.objects.filter(pk=pages[1].latest_revision_id).update(approved_go_live_at=soon)
        ArticlePage.objects.filter(pk=pages[3].pk).update(review_due=timezone.localdate())
        ClinicianPageFactory(license_expires=timezone.localdate(), accepting_as_of=dt.date(2026, 1, 1))
        UserFactory(therapist=True)

    def queries() -> int:
        client.get("/admin/")  # What is kept for a while is read here.
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/admin/").status_code == 200
        return len(captured)

    write_five()
    few = queries()
    for _each in range(9):
        write_five()
    assert queries() == few
    assert few < 70

"""Wagtail's reports, opened by a manager once pages were published: each answers."""

import pytest

from tests.clients import signed_in
from tests.factories import ArticlePageFactory, UserFactory

REPORTS = ["locked", "workflow", "workflow_tasks", "site-history", "aging-pages", "page-types-usage"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", REPORTS)
def test_report_opens(name):
    manager = UserFactory(manager=True)
    ArticlePageFactory().save_revision(user=manager).publish(user=manager)
    response = signed_in(manager).get(f"/admin/reports/{name}/")
    assert response.status_code == 200

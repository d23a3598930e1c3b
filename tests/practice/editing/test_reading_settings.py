"""The screen on which the owner says who reads, by what name, and who publishes at once."""

import pytest

from django.urls import reverse

from practice.editing.models import ReadingTask
from practice.models import User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/reading/"


def test_manager_names_the_reader_and_whom_the_practice_trusts(manager, olive, author):
    other = UserFactory(therapist=True, publishes_own=True)
    html = manager.get(ADDRESS).content.decode()
    assert "Olive Vega" in html
    assert "Ana Ruiz" in html
    data = {"reader": olive.pk, "reader_name_en": "Olive", "reader_name_es": "", "trusted": [author.owner.pk]}
    assert manager.post(ADDRESS, data).url == ADDRESS
    task = ReadingTask.current()
    assert (task.active_reader, task.reader_name) == (olive, "Olive")
    assert User.objects.get(pk=author.owner.pk).publishes_own
    assert not User.objects.get(pk=other.pk).publishes_own


def test_reader_is_someone_who_may_publish(manager, author):
    response = manager.post(ADDRESS, {"reader": author.owner.pk, "reader_name_en": "", "reader_name_es": ""})
    assert response.status_code == 200
    assert ReadingTask.current().reader is None


def test_screen_is_the_managers(therapist, manager, client):
    assert therapist.get(ADDRESS).status_code == 403
    client.force_login(UserFactory(frontdesk=True))
    assert client.get(ADDRESS).status_code == 403
    assert ADDRESS in manager.get(reverse("wagtailadmin_home")).content.decode()


def test_trust_is_written_down(manager, author):
    manager.post(ADDRESS, {"reader": "", "reader_name_en": "", "reader_name_es": "", "trusted": [author.owner.pk]})
    html = manager.get(reverse("wagtailusers_users:history", args=[author.owner.pk])).content.decode()
    assert "May publish own articles at once" in html


def test_manager_says_who_may_be_named_as_reviewer(manager, author):
    data = {"reader": "", "reader_name_en": "", "reader_name_es": ""}
    assert "Who may be named as reviewer" in manager.get(ADDRESS).content.decode()
    for ticked, may in [([author.owner.pk], True), ([author.owner.pk], True), ([], False)]:
        assert manager.post(ADDRESS, data | {"reviewing": ticked}).url == ADDRESS
        assert User.objects.get(pk=author.owner.pk).has_perm("articles.review_articlepage") is may
    html = manager.get(reverse("wagtailusers_users:history", args=[author.owner.pk])).content.decode()
    assert html.count("May be named as reviewer of articles") == 1
    assert "May no more be named as reviewer of articles" in html

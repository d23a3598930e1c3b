"""The list of words to avoid, kept by managers."""

import pytest

from django.urls import reverse

from practice.editing.models import Wording
from tests.factories import UserFactory, open_practice

pytestmark = pytest.mark.django_db


def test_manager_adds_a_word(client):
    open_practice()
    client.force_login(UserFactory(manager=True))
    assert b"committed suicide" in client.get(reverse("wordings:index")).content
    data = {"language": "en", "words": "shrink", "better": "therapist", "why_en": "", "why_es": "", "source": ""}
    assert client.post(reverse("wordings:add"), data).status_code == 302
    assert Wording.objects.filter(words="shrink").exists()


def test_same_words_twice_are_refused_in_a_sentence(client):
    client.force_login(UserFactory(manager=True))
    row = Wording.objects.first()
    data = {"language": row.language, "words": row.words, "better": "", "why_en": "", "why_es": "", "source": ""}
    answer = client.post(reverse("wordings:add"), data)
    assert answer.status_code == 200
    assert b"already" in answer.content


def test_stands_in_the_menu_among_the_other_lists(client):
    client.force_login(UserFactory(manager=True))
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    of_lists = menu.partition('"name": "lists"')[0].rpartition("wagtail.sidebar.SubMenuItem")[2]
    lists = menu[menu.index('"lists"') :].partition("wagtail.sidebar.SubMenuItem")[0]
    assert reverse("wordings:index") in of_lists + lists


@pytest.mark.parametrize("role", ["therapist", "frontdesk"])
def test_list_is_closed_to_others(client, role):
    client.force_login(UserFactory(**{role: True}))
    assert client.get(reverse("wordings:index")).status_code in (302, 403)

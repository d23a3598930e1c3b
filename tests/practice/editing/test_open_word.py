"""The screen that opens a Word document, as a therapist and as those who may not."""

import pytest

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import strip_tags

from wagtail.users.models import UserProfile

from articles.models import ArticlePage
from practice.editing import word_documents
from tests.clients import signed_in
from tests.factories import UserFactory, article_index

from .word_files import letter

pytestmark = pytest.mark.django_db


def send(client, content, name="grief.docx", language="en", follow=True):
    fields = {"document": SimpleUploadedFile(name, content), "index": article_index(language).pk}
    return client.post(reverse("open_word_document"), fields, follow=follow)


def told(answer):
    return [str(message).strip() for message in answer.context["messages"]]


def test_document_is_a_draft_under_her_name_and_opens_in_the_editor(therapist, author):
    answer = send(therapist, letter())
    page = ArticlePage.objects.get(title="On grief", alias_of=None)
    assert answer.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert answer.status_code == 200
    assert (page.live, page.owner, page.slug) == (False, author.owner, "on-grief")
    assert [row.clinician_id for row in page.authorships.all()] == [author.pk]
    draft = page.get_latest_revision_as_object()
    assert [block.block_type for block in draft.body] == ["text", "quotation", "text"]
    assert told(answer) == [
        "“On grief” is a draft now. Only you and the practice see it. 2 headings kept, 1 list kept, 1 link kept, "
        "bold became emphasis, 1 table became text, 2 pictures left out: add them here."
    ]


def test_spanish_text_goes_into_the_spanish_list(therapist):
    send(therapist, letter(), language="es")
    page = ArticlePage.objects.get(title="On grief", alias_of=None)
    assert page.get_parent().pk == article_index("es").pk
    assert page.locale.language_code == "es"


def test_opened_twice_it_is_two_drafts(therapist):
    for _ in range(2):
        assert send(therapist, letter()).status_code == 200
    assert ArticlePage.objects.filter(title="On grief", alias_of=None).count() == 2


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "This is not a Word document (.docx)."), ("es", "Este no es un documento de Word (.docx).")],
)
def test_fault_is_said_on_the_screen_in_her_language(therapist, author, language, sentence):
    UserProfile.objects.create(user=author.owner, preferred_language=language)
    answer = send(therapist, b"Dear reader,")
    assert sentence in strip_tags(answer.content.decode())
    assert answer.context["form"].errors["document"] == [sentence]
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Choose a file first."),
        ({"document": SimpleUploadedFile("a.docx", b"")}, "This file is empty."),
    ],
)
def test_form_without_a_file_says_what_to_do(therapist, fields, sentence):
    answer = therapist.post(reverse("open_word_document"), {"index": article_index().pk, **fields})
    assert answer.context["form"].errors["document"] == [sentence]


def test_large_file_is_not_read(therapist, monkeypatch):
    monkeypatch.setattr(word_documents, "LARGEST_FILE", 1_000)
    monkeypatch.setattr(word_documents, "read", pytest.fail)
    answer = send(therapist, b"x" * 1_001)
    assert answer.context["form"].errors["document"] == [
        "This file is too large: 12 MB fit. Take the pictures out and try once more."
    ]


def test_front_desk_and_strangers_are_kept_out(client):
    assert client.get(reverse("open_word_document")).status_code == 302
    assert send(signed_in(UserFactory(frontdesk=True)), letter()).status_code == 403
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize("screen", ["articles:index", "wagtailadmin_home"])
def test_both_ways_to_begin_are_offered_where_she_writes(therapist, screen):
    html = therapist.get(reverse(screen)).content.decode()
    assert reverse("open_word_document") in html
    assert reverse("wagtailadmin_pages:add", args=["articles", "articlepage", article_index().pk]) in html


def test_new_article_offers_it_and_one_that_is_begun_does_not(therapist, article):
    begin = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", article_index().pk])
    assert reverse("open_word_document") in therapist.get(begin).content.decode()
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert reverse("open_word_document") not in therapist.get(edit).content.decode()

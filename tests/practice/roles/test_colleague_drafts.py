"""What a therapist is told of pages that others are still writing on."""

import datetime as dt

import pytest

from django.db.models.signals import post_init
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Page, Site, get_page_models

from practice.editing.translations.beginning import begin_translation
from practice.roles.colleague_drafts import as_published, nobody_reads, read_by
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    UserFactory,
    article_index,
    clinician_index,
    home_page,
)

pytestmark = pytest.mark.django_db

PENDING = "Zebrafinch pending"
STATUS_OF_A_PENDING_DRAFT = "changes not yet published"


def rewrite(page, **changes):
    """Write a draft of a live page under another title."""
    page.title = PENDING
    page.save_revision(**changes)


@pytest.fixture
def therapist():
    return UserFactory(therapist=True)


@pytest.fixture
def colleague():
    return ClinicianPageFactory(owner=UserFactory(therapist=True), title="Ana Ruiz")


@pytest.fixture
def pending(colleague):
    """Every page that is not the therapist's own has a draft under another title."""
    article = ArticlePageFactory(owner=colleague.owner, authors=[colleague], title="Read by all")
    for page in (home_page(), article_index(), clinician_index(), home_page("es"), colleague, article):
        rewrite(page)
    return article


@pytest.fixture
def own(therapist, colleague):
    profile = ClinicianPageFactory(owner=therapist)
    return ArticlePageFactory(owner=therapist, authors=[profile, colleague], title="My own", draft=True)


@pytest.fixture
def signed_in(client, therapist):
    client.force_login(therapist)
    return client


class TestPendingDraftOfALivePage:
    @pytest.mark.parametrize(
        "url",
        [
            "/admin/",
            "/admin/pages/",
            "/admin/pages/{index}/",
            "/admin/pages/{index}/results/",
            "/admin/pages/search/?q=Read",
            "/admin/pages/search/?q=Zebrafinch",
            "/admin/articles/",
            "/admin/pages/add/articles/articlepage/{index}/",
            "/admin/pages/{own}/edit/",
            "/admin/pages/{own}/history/",
            "/admin/pages/{own}/delete/",
            "/admin/choose-page/",
            "/admin/choose-page/?page_type=clinicians.ClinicianPage&multiple=true",
            "/admin/choose-page/{index}/",
            "/admin/choose-page/{people}/",
            "/admin/choose-page/search/?q=Read",
            "/admin/choose-page/search/?q=Ana&page_type=clinicians.ClinicianPage",
            "/admin/choose-page/search/?q=Zebrafinch",
            "/admin/choose-page/chosen-multiple/?id={page}",
        ],
    )
    def test_is_told_nowhere(self, signed_in, pending, own, url):
        places = {"index": article_index().pk, "people": clinician_index().pk, "own": own.pk, "page": pending.pk}
        response = signed_in.get(url.format(**places))
        assert response.status_code == 200
        assert PENDING not in response.content.decode()

    @pytest.mark.parametrize("query", ["", "?from=mail"])
    def test_is_not_told_for_a_typed_address(self, signed_in, pending, query):
        site = Site.objects.get()
        site.hostname = "valley.example.org"
        site.save()
        url = reverse("wagtailadmin_choose_page_external_link")
        fields = {"url": f"http://valley.example.org{pending.get_url()}{query}", "link_text": "this"}
        response = signed_in.post(url, {f"external-link-chooser-{name}": value for name, value in fields.items()})
        assert "Read by all" in response.content.decode()
        assert PENDING not in response.content.decode()

    def test_chooser_shows_it_as_published(self, signed_in, pending):
        html = signed_in.get("/admin/choose-page/search/?q=Read").content.decode()
        assert "Read by all" in html
        assert STATUS_OF_A_PENDING_DRAFT not in html

    def test_chooser_shows_a_manager_that_a_draft_is_pending(self, client, pending):
        client.force_login(UserFactory(manager=True))
        html = client.get("/admin/choose-page/search/?q=Read").content.decode()
        assert STATUS_OF_A_PENDING_DRAFT in html

    def test_own_pages_are_shown_as_they_are_being_written(self, signed_in, own):
        rewrite(own)
        for url in ("/admin/articles/", "/admin/choose-page/search/?q=own"):
            assert PENDING in signed_in.get(url).content.decode(), url

    def test_manager_sees_it(self, client, pending):
        client.force_login(UserFactory(manager=True))
        assert PENDING in client.get(f"/admin/choose-page/{article_index().pk}/").content.decode()

    def test_is_kept_when_a_therapist_saves(self, signed_in, pending, own):
        signed_in.get(reverse("wagtailadmin_pages:edit", args=[own.pk]))
        signed_in.post(reverse("wagtailadmin_pages:delete", args=[own.pk]))
        pending.refresh_from_db()
        assert (pending.title, pending.draft_title, pending.has_unpublished_changes) == ("Read by all", PENDING, True)


class TestSavingDuringATherapistsRequest:
    @pytest.fixture
    def reading(self, therapist):
        with nobody_reads():
            read_by(therapist)
            yield

    def stored(self, page):
        names = ("draft_title", "has_unpublished_changes", "latest_revision_created_at")
        return Page.objects.values_list(*names).get(pk=page.pk)

    @pytest.mark.parametrize(
        "reach",
        [
            lambda own, pending: own.get_parent().specific,
            lambda own, pending: own.get_parent(),
            lambda own, pending: own.get_siblings(inclusive=False).get(pk=pending.pk).specific,
            lambda own, pending: type(pending).objects.get(pk=pending.pk),
            lambda own, pending: Page.objects.filter(pk=pending.pk).specific(defer=True).get(),
        ],
        ids=["parent", "parent as Page", "neighbor", "chosen", "listed"],
    )
    def test_leaves_the_draft_of_a_page_as_it_is(self, own, pending, reading, reach):
        page = reach(Page.objects.get(pk=own.pk), pending)
        before = self.stored(page)
        assert before[:2] == (PENDING, True)
        assert page.get_admin_display_title() != PENDING
        assert page.status_string == "Published"
        page.save()
        assert self.stored(page) == before

    def test_refuses_the_copy_made_for_display(self, pending, reading):
        pending.refresh_from_db()
        shown = as_published(pending)
        assert (shown.draft_title, shown.has_unpublished_changes) == ("Read by all", False)
        with pytest.raises(TypeError):
            shown.save()
        with pytest.raises(TypeError):
            shown.save_revision()
        assert self.stored(pending)[:2] == (PENDING, True)

    def test_nothing_listens_to_pages_being_made(self):
        senders = {id(model) for model in (Page, *get_page_models())}
        assert not [key for key, *_ in post_init.receivers if key[1] in senders and "practice" in str(key[0])]


def test_date_of_a_pending_draft_is_not_printed(signed_in, pending):
    written = timezone.make_aware(dt.datetime(2031, 3, 5, 12))
    Page.objects.filter(pk=pending.pk).update(latest_revision_created_at=written)
    for url in ("/admin/choose-page/search/?q=Read", f"/admin/choose-page/{article_index().pk}/"):
        html = signed_in.get(url).content.decode()
        assert "Read by all" in html
        assert "2031" not in html, url


def test_draft_of_a_colleague_is_not_offered_to_view(signed_in, pending):
    html = signed_in.get(f"/admin/pages/{article_index().pk}/").content.decode()
    assert "View draft" not in html


def test_translation_that_a_colleague_has_begun_looks_like_any_stand_in(therapist, colleague):
    article = ArticlePageFactory(owner=colleague.owner, authors=[colleague])
    article.ensure_aliases()
    begin_translation(article.get_translations().get(), colleague.owner)
    version = article.get_translations().get()
    assert version.status_string == "Draft"
    with nobody_reads():
        read_by(therapist)
        assert version.status_string == "Published"

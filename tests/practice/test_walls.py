"""What a therapist is told of pages that others are still writing on."""

import pytest

from django.urls import reverse

from wagtail.models import Site

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
STATUS_OF_A_PENDING_DRAFT = "live + draft"  # As Wagtail prints it.


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

"""Schedule, expiry and their undoing: no language is online before, or after, its original; looked at as the public."""

import pytest
import time_machine

from django.core.management import call_command
from django.urls import reverse

from wagtail.models import Page

from articles.models import ArticlePage
from practice.models.publishing import RefusalError
from practice.operations.jobs import all_jobs
from tests.articles.editor import PUBLISH, article_form, edit_url, press
from tests.clients import signed_in
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    UserFactory,
    article_index,
    make_alias,
    translation,
)

from .reading import fresh, said

pytestmark = pytest.mark.django_db

NOW, BEFORE, AFTER = "2030-12-02 08:00-08:00", "2030-12-02 08:59:30-08:00", "2030-12-02 09:00:30-08:00"
AT, LATER, MUCH_LATER = "2030-12-02T09:00", "2030-12-09T09:00", "2030-12-09 09:00:30-08:00"
TITLE = "Zebrafinch"


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def manager(db, clock):
    return signed_in(UserFactory(manager=True))


@pytest.fixture
def neighbor(db, clock):
    """An article in both languages, beside which the new one will be."""
    page = ArticlePageFactory(title="Neighbor", published_on="2026-10-01")
    translation(page, title="Vecino", slug="vecino")
    return page


@pytest.fixture
def draft(neighbor):
    page = ArticlePageFactory(
        title=TITLE,
        slug="zebra",
        published_on="2026-11-01",
        authors=neighbor.authors,
        draft=True,
        first_published_at=None,
    )
    page.save_revision()
    return ArticlePage.objects.get(pk=page.pk)


def publish(client, page, **changes):
    fields = {"title": page.draft_title, "slug": page.slug, "page": page} | changes
    return press(client, edit_url(page), article_form(**fields, **PUBLISH))


def run_jobs(clock, at) -> None:
    clock.move_to(at)
    call_command("publish_scheduled")


def places(client, language="en") -> set[str]:
    """Return where a visitor finds the article: by its address, in the list, the feed, the site map, beside another."""
    index = article_index(language)
    other = {"en": "/articles/neighbor/", "es": "/es/articulos/vecino/"}[language]
    key = ArticlePage.objects.get(slug="zebra", locale=article_index().locale).translation_key
    slug = ArticlePage.objects.get(locale=index.locale, translation_key=key).slug
    address = f"{index.url}{slug}/"
    pages = {
        "index": index.url,
        "feed": f"{index.url}{index.feed_path}",
        "sitemap": "/sitemap.xml",
        "neighbors": other,
    }
    found = {name for name, url in pages.items() if f"{slug}/" in client.get(url).content.decode()}
    return found | ({"address"} if client.get(address).status_code == 200 else set())


EVERYWHERE = {"address", "index", "feed", "sitemap", "neighbors"}


class TestSchedule:
    def test_no_one_sees_it_in_either_language_until_its_minute(self, client, clock, manager, draft):
        publish(manager, draft, go_live_at=AT)
        alias = make_alias(draft)
        for at in (NOW, BEFORE):
            run_jobs(clock, at)
            assert places(client) == places(client, "es") == set()
        run_jobs(clock, AFTER)
        assert places(client) == EVERYWHERE
        assert "address" in places(client, "es")
        assert fresh(alias).is_untranslated

    def test_is_published_within_a_minute_of_its_time(self):
        [job] = [job for job in all_jobs() if job.name == "publish_scheduled"]
        assert job.seconds <= 30

    def test_translation_with_the_same_time_comes_with_it(self, client, clock, manager, draft):
        publish(manager, draft, go_live_at=AT)
        alias = make_alias(draft)
        manager.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
        publish(manager, alias, title="Pinzon", slug="pinzon", go_live_at=AT)
        run_jobs(clock, BEFORE)
        assert places(client) == places(client, "es") == set()
        run_jobs(clock, AFTER)
        assert places(client) == places(client, "es") == EVERYWHERE

    def test_times_are_those_of_the_practice(self, clock, manager, draft):
        html = manager.get(edit_url(draft)).content.decode()
        assert "America/Los Angeles (PST)" in html
        assert html.count('type="datetime-local"') == 2
        assert "current_time_zone" not in manager.get(reverse("wagtailadmin_account")).content.decode()
        publish(manager, draft, go_live_at=AT)
        assert fresh(draft).scheduled_revision.approved_go_live_at.isoformat() == "2030-12-02T17:00:00+00:00"

    def test_taken_from_the_schedule_it_stays_away(self, client, clock, manager, draft):
        publish(manager, draft, go_live_at=AT)
        url = reverse("wagtailadmin_pages:revisions_unschedule", args=[draft.pk, fresh(draft).scheduled_revision.pk])
        manager.post(url)
        run_jobs(clock, AFTER)
        assert places(client) == places(client, "es") == set()

    def test_change_of_what_is_online_waits_while_the_old_words_stay(self, client, clock, manager, draft):
        publish(manager, draft)
        publish(manager, draft, title="Zebrafinch sings", go_live_at=AT)
        assert fresh(draft).title == TITLE
        assert places(client) == EVERYWHERE
        run_jobs(clock, AFTER)
        assert fresh(draft).title == "Zebrafinch sings"


class TestTranslationAndOriginal:
    def test_translation_is_not_published_before_its_original(self, client, manager, draft):
        alias = make_alias(draft)
        manager.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
        response = publish(manager, alias, title="Pinzon", slug="pinzon")
        assert said(response)[-1] == "“Zebrafinch”, the original, is not online: publish it first."
        assert fresh(alias).get_latest_revision_as_object().title == "Pinzon"
        assert places(client, "es") == set()

    def test_translation_is_not_scheduled_for_an_earlier_time(self, client, clock, manager, draft):
        publish(manager, draft, go_live_at=LATER)
        alias = make_alias(draft)
        manager.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
        response = publish(manager, alias, title="Pinzon", slug="pinzon", go_live_at=AT)
        assert (
            said(response)[-1] == "“Zebrafinch”, the original, is not online yet: choose its time here, or a later one."
        )

    def test_translation_waits_where_the_original_was_taken_from_the_schedule(self, client, clock, manager, draft):
        publish(manager, draft, go_live_at=AT)
        alias = make_alias(draft)
        manager.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
        publish(manager, alias, title="Pinzon", slug="pinzon", go_live_at=AT)
        url = reverse("wagtailadmin_pages:revisions_unschedule", args=[draft.pk, fresh(draft).scheduled_revision.pk])
        manager.post(url)
        run_jobs(clock, AFTER)
        assert places(client, "es") == set()
        publish(manager, draft)
        run_jobs(clock, MUCH_LATER)
        assert places(client, "es") == EVERYWHERE

    def test_translation_goes_offline_with_its_original_and_comes_back_with_it(self, client, manager, draft):
        publish(manager, draft)
        spanish = translation(draft, title="Pinzon", slug="pinzon")
        assert places(client, "es") == EVERYWHERE
        manager.post(reverse("wagtailadmin_pages:unpublish", args=[draft.pk]))
        assert places(client) == places(client, "es") == set()
        publish(manager, draft)
        assert places(client) == places(client, "es") == EVERYWHERE
        assert fresh(spanish).title == "Pinzon"

    def test_translation_that_was_taken_offline_alone_stays_so(self, client, manager, draft):
        publish(manager, draft)
        spanish = translation(draft, title="Pinzon", slug="pinzon")
        spanish.unpublish()
        publish(manager, draft, title="Zebrafinch two")
        assert places(client, "es") == set()

    def test_both_taken_offline_in_one_act_come_back_together(self, client, manager, draft):
        publish(manager, draft)
        translation(draft, title="Pinzon", slug="pinzon")
        draft.refresh_from_db()
        draft.unpublish()
        assert places(client) == places(client, "es") == set()
        publish(manager, draft)
        assert places(client, "es") == EVERYWHERE

    def test_code_that_acts_for_someone_is_refused_too(self, manager, draft):
        alias = make_alias(draft)
        manager.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
        with pytest.raises(RefusalError):
            fresh(alias).get_latest_revision().publish(user=UserFactory(manager=True))


class TestExpiry:
    def test_both_languages_go_offline_at_their_minute(self, client, clock, manager, draft):
        publish(manager, draft, expire_at=AT)
        translation(draft, title="Pinzon", slug="pinzon", expire_at=None)
        run_jobs(clock, BEFORE)
        assert places(client) == places(client, "es") == EVERYWHERE
        run_jobs(clock, AFTER)
        assert places(client) == places(client, "es") == set()

    def test_alias_goes_with_it_too(self, client, clock, manager, draft):
        publish(manager, draft, expire_at=AT)
        assert "address" in places(client, "es")
        run_jobs(clock, AFTER)
        assert places(client, "es") == set()

    def test_original_that_goes_offline_until_its_time_takes_the_others_along(self, client, clock, manager, neighbor):
        """Wagtail takes a page offline until then where no revision of it was ever published, as after an import."""
        page = ArticlePageFactory(title=TITLE, slug="zebra", authors=neighbor.authors, published_on="2026-11-01")
        make_alias(page)
        publish(manager, page, go_live_at=AT)
        assert places(client) == places(client, "es") == set()
        run_jobs(clock, AFTER)
        assert "address" in places(client) & places(client, "es")


def test_profiles_keep_their_own_rule(client, manager):
    profile = ClinicianPageFactory(title="Ana Ruiz")
    spanish = translation(profile)
    manager.post(reverse("wagtailadmin_pages:unpublish", args=[profile.pk]))
    assert not Page.objects.get(pk=spanish.pk).live

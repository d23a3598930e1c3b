"""The reports of what has gone stale, as each role opens them."""

import datetime as dt

import pytest
import time_machine

from articles.models import ArticlePage, Reference
from clinicians.models import ClinicianPage
from practice.models import PracticeSettings, User
from practice.upkeep.faults import Fault
from practice.upkeep.models import CheckedLink
from tests.clients import signed_in
from tests.factories import ArticlePageFactory, ClinicianPageFactory, UserFactory, make_alias
from tests.practice.editing.reading import speaks

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/reports/review-due/"
LINKS, SETTINGS = "/admin/reports/links/", "/admin/settings/practice/practicesettings/"
TODAY = dt.date(2026, 11, 26)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-26 18:00Z", tick=False):
        yield


def article(author, **fields):
    return ArticlePageFactory(owner=author.owner, authors=[author], published_on=dt.date(2024, 1, 1), **fields)


def reviewed(author, months, **fields):
    day = TODAY - dt.timedelta(days=round(30.44 * months))
    return article(author, reviewed_on=day, reviewed_by=author, **fields)


class TestReviewDue:
    def test_post_reviewed_thirteen_months_ago_is_there_with_its_author(self, manager, author):
        reviewed(author, 13, title="Calm")
        html = manager.get(ADDRESS).content.decode()
        assert ">Calm</a>" in html
        assert "Ana Ruiz" in html
        assert "31 days overdue" in html

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"review_due": TODAY}, "due today"),
            ({"review_due": TODAY + dt.timedelta(days=30)}, "due in 30 days"),
            ({"review_due": TODAY + dt.timedelta(days=31)}, None),
            ({"review_due": TODAY - dt.timedelta(days=1)}, "1 day overdue"),
            ({}, "never reviewed"),
        ],
    )
    def test_day_that_was_set_counts_and_else_a_year(self, manager, author, fields, words):
        page = article(author, title="Calm")
        ArticlePage.objects.filter(pk=page.pk).update(**fields)
        html = manager.get(ADDRESS).content.decode()
        assert (">Calm</a>" in html) is bool(words)
        assert not words or words in html

    def test_stand_ins_drafts_and_fresh_ones_are_not(self, manager, author):
        make_alias(reviewed(author, 13, title="Calm"))
        article(author, title="Unseen", draft=True)
        reviewed(author, 2, title="Fresh")
        html = manager.get(ADDRESS).content.decode()
        assert html.count(">Calm</a>") == 1
        assert ">Unseen</a>" not in html
        assert ">Fresh</a>" not in html

    def test_longest_due_comes_first(self, manager, author):
        for title, days in [("Second", 5), ("Third", -20)]:
            article(author, title=title, review_due=TODAY - dt.timedelta(days=days))
        reviewed(author, 13, title="First")
        html = manager.get(ADDRESS).content.decode()
        assert html.index(">First</a>") < html.index(">Second</a>") < html.index(">Third</a>")

    def test_therapist_sees_her_own_and_the_desk_none(self, therapist, author):
        reviewed(author, 13, title="Hers")
        reviewed(ClinicianPageFactory(owner=UserFactory(therapist=True)), 13, title="Of another")
        html = therapist.get(ADDRESS).content.decode()
        assert ">Hers</a>" in html
        assert "Of another" not in html
        assert f'href="{ADDRESS}"' in therapist.get("/admin/").content.decode()
        assert signed_in(UserFactory(frontdesk=True)).get(ADDRESS).status_code == 403

    def test_it_is_in_the_owners_menu_and_says_when_nothing_is_due(self, manager):
        assert "No article is due for a review." in manager.get(ADDRESS).content.decode()
        assert ADDRESS in manager.get("/admin/").content.decode()

    def test_queries_do_not_grow_with_rows(self, manager, author, django_assert_max_num_queries):
        for number in range(12):
            reviewed(ClinicianPageFactory(owner=UserFactory()), 13 + number)
        manager.get(ADDRESS)
        with django_assert_max_num_queries(15):
            manager.get(ADDRESS)

    @pytest.mark.parametrize("gone", ["profile", "account"])
    def test_reviewer_has_left_whose_profile_or_account_is_gone(self, manager, author, gone):
        reviewer = ClinicianPageFactory(title="Eva Sol", owner=UserFactory(therapist=True))
        article(author, title="Calm", reviewed_on=dt.date(2025, 10, 1), reviewed_by=reviewer)
        assert "who has left" not in manager.get(ADDRESS).content.decode()
        if gone == "profile":
            ClinicianPage.objects.filter(pk=reviewer.pk).update(live=False)
        else:
            User.objects.filter(pk=reviewer.owner_id).update(is_active=False)
        assert "by Eva Sol, who has left: someone else has to" in manager.get(ADDRESS).content.decode()

    def test_in_spanish(self, manager, olive, author):
        speaks(olive, "es")
        reviewed(author, 13, title="Calma")
        html = manager.get(ADDRESS).content.decode()
        assert "31 días de atraso" in html
        assert "overdue" not in html


class TestLinks:
    URL = "https://guide.example/a"

    @pytest.fixture
    def switched_on(self, practice):
        PracticeSettings.objects.update(checks_links=True)

    def refer(self, author, **fields):
        page = article(author, **fields)
        Reference.objects.create(article=page, title="A guide to sleep", url=self.URL)
        return page

    def fail(self, fault=Fault.GONE):
        since = dt.datetime(2026, 11, 20, 18, tzinfo=dt.UTC)
        CheckedLink.objects.create(url=self.URL, checked_at=since, fault=fault, failing_since=since)

    def test_dead_link_is_there_with_page_author_and_since_when(self, switched_on, manager, author):
        for title in ("Calm", "Sleep"):
            self.refer(author, title=title)
        self.fail()
        html = manager.get(LINKS).content.decode()
        for words in (">Calm</a>", ">Sleep</a>", "Ana Ruiz", f'href="{self.URL}"', "since Nov. 20, 2026"):
            assert words in html
        assert html.count("The page is not there anymore.") == 2

    @pytest.mark.parametrize("fault", list(Fault))
    def test_each_fault_is_a_sentence_in_both_languages(self, switched_on, olive, manager, author, fault):
        self.refer(author)
        self.fail(fault)
        assert str(fault.label) in manager.get(LINKS).content.decode()
        speaks(olive, "es")
        assert str(fault.label) not in manager.get(LINKS).content.decode()

    def test_link_that_works_or_was_never_looked_up_is_not(self, switched_on, manager, author):
        self.refer(author)
        assert "Some are not looked up yet" in manager.get(LINKS).content.decode()
        CheckedLink.objects.create(url=self.URL, checked_at=dt.datetime(2026, 11, 20, 18, tzinfo=dt.UTC))
        assert "Every link leads somewhere." in manager.get(LINKS).content.decode()

    def test_owner_is_told_that_it_is_off_and_where_to_switch_it_on(self, practice, manager, therapist, author):
        self.refer(author)
        self.fail()
        html = manager.get(LINKS).content.decode()
        assert "The website looks no links up" in html
        assert "#tab-upkeep" in html
        assert 'href="#tab-upkeep"' in manager.get(SETTINGS, follow=True).content.decode()
        assert "#tab-upkeep" not in therapist.get(LINKS).content.decode()

    def test_server_that_reached_nothing_is_told_once_beside_what_was_known(self, switched_on, olive, manager, author):
        self.refer(author, title="Calm")
        CheckedLink.objects.create(url=self.URL, nothing_reached_at=dt.datetime(2026, 11, 25, 18, tzinfo=dt.UTC))
        html = manager.get(LINKS).content.decode()
        assert html.count("This server reached nothing when it last looked links up (Nov. 25, 2026, 10 a.m.).") == 1
        assert "Some are not looked up yet" not in html
        CheckedLink.objects.update(fault=Fault.GONE, failing_since=dt.datetime(2026, 11, 20, 18, tzinfo=dt.UTC))
        speaks(olive, "es")
        html = manager.get(LINKS).content.decode()
        assert html.count("Este servidor no llegó a ningún sitio") == 1
        assert "desde el 20 de noviembre de 2026" in html

    def test_therapist_sees_her_own_and_the_desk_none(self, switched_on, therapist, author):
        self.refer(author, title="Hers")
        self.refer(ClinicianPageFactory(owner=UserFactory(therapist=True)), title="Of another")
        self.fail()
        html = therapist.get(LINKS).content.decode()
        assert ">Hers</a>" in html
        assert "Of another" not in html
        assert signed_in(UserFactory(frontdesk=True)).get(LINKS).status_code == 403

    def test_queries_do_not_grow_with_rows(self, switched_on, manager, author, django_assert_max_num_queries):
        for _number in range(8):
            self.refer(ClinicianPageFactory(owner=UserFactory()))
        self.fail()
        manager.get(LINKS)
        with django_assert_max_num_queries(16):
            manager.get(LINKS)

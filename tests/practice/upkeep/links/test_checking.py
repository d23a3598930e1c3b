"""Checking of links: which, how often, by whom, and what is kept of it."""

import datetime as dt

import pytest
import time_machine

from practice.models import PracticeSettings
from practice.operations import jobs
from practice.upkeep.faults import Fault
from practice.upkeep.links import checking
from practice.upkeep.links.lookup import StoppedError
from practice.upkeep.models import CheckedLink
from tests.factories import make_alias

from .referring import refer

pytestmark = pytest.mark.django_db
GUIDE = "https://guide.example/a"


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-26 18:00Z", tick=False) as clock:
        yield clock


@pytest.fixture
def switched_on(clock, practice):
    PracticeSettings.objects.update(checks_links=True)


class Lookup:
    """Knows what is wrong with which address, and notes what it was asked."""

    is_lost = False

    def __init__(self, **faults):
        self.faults = {f"https://{name}.example/a": fault for name, fault in faults.items()}
        self.asked = []

    def fault_of(self, url):
        self.asked.append(url)
        fault = self.faults.get(url)
        if fault is StoppedError:
            raise StoppedError
        return fault


def check(lookup=None) -> list[str]:
    lookup = lookup or Lookup()
    list(checking.check_links(lambda seconds: False, lookup))
    return lookup.asked


def test_nothing_is_asked_before_the_owner_wants_it(clock, practice):
    refer(GUIDE)
    assert check() == []
    assert not CheckedLink.objects.exists()


def test_each_address_is_asked_once_however_many_pages_hold_it(switched_on):
    make_alias(refer(GUIDE, "https://other.example/b"))
    refer(GUIDE, GUIDE + "#part-2", "")
    assert sorted(check()) == [GUIDE, "https://other.example/b"]
    assert CheckedLink.objects.exclude(checked_at=None).count() == 3


def test_drafts_are_not_looked_up(switched_on):
    refer(GUIDE, draft=True)
    assert check() == []


def test_it_is_asked_again_the_next_day_and_not_before(switched_on, clock):
    refer(GUIDE)
    assert check() == [GUIDE]
    clock.move_to("2026-11-27 13:00Z")
    assert check() == []
    clock.move_to("2026-11-27 14:00Z")
    assert check() == [GUIDE]


def test_since_when_it_fails_is_kept_and_forgotten_once_it_works(switched_on, clock):
    refer(GUIDE)
    first = dt.datetime(2026, 11, 26, 18, tzinfo=dt.UTC)
    for day, fault, since in [(26, Fault.SLOW, first), (27, Fault.GONE, first), (28, None, None)]:
        clock.move_to(dt.datetime(2026, 11, day, 18, tzinfo=dt.UTC))
        check(Lookup(guide=fault))
        link = CheckedLink.objects.get()
        assert (link.fault, link.failing_since) == (fault or "", since)


def test_who_is_asked_to_end_goes_on_the_next_time(switched_on):
    refer("https://a.example/a", "https://b.example/a")
    assert check(Lookup(b=StoppedError)) == ["https://a.example/a", "https://b.example/a"]
    assert check() == ["https://b.example/a"]


def test_what_no_one_refers_to_any_more_is_forgotten(switched_on):
    article = refer(GUIDE)
    check()
    article.unpublish()
    check()
    assert not CheckedLink.objects.exists()


def test_the_runner_has_the_job_and_its_wish_to_end_ends_it(switched_on, monkeypatch):
    refer(GUIDE)
    (job,) = [job for job in jobs.all_jobs() if job.name == "check_links"]
    jobs.stopping.set()
    try:
        assert list(job.run()) == []
    finally:
        jobs.stopping.clear()
    assert CheckedLink.objects.get().checked_at is None


def test_a_page_view_asks_no_one(switched_on, client, monkeypatch):
    def fail(*args):
        raise AssertionError

    monkeypatch.setattr("practice.upkeep.links.lookup.Lookup.fault_of", fail)
    assert GUIDE in client.get(refer(GUIDE).url).content.decode()

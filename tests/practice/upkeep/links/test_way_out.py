"""Checking of links on a server without a way out: it says so once, and nothing of a link."""

import datetime as dt
import socket

import pytest
import time_machine

from practice.models import PracticeSettings
from practice.upkeep.faults import Fault
from practice.upkeep.links.checking import check_links
from practice.upkeep.links.lookup import Lookup
from practice.upkeep.models import CheckedLink

from .far_site import page
from .referring import refer

pytestmark = pytest.mark.django_db
A, B, C = "http://a.example/", "http://b.example/b", "http://c.example/"
NOW = dt.datetime(2026, 11, 26, 18, tzinfo=dt.UTC)
UNKNOWN = socket.gaierror(-2, "Name or service not known")
NO_RESOLVER = socket.gaierror(-3, "Temporary failure in name resolution")


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture(autouse=True)
def site(clock, practice, far):
    PracticeSettings.objects.update(checks_links=True)
    far.answers = {"/": page(), "/b": page()}
    return far


def run(far, error=None):
    """Check what is due; with `error` no name is found."""
    network = far.network()
    if error:

        def fail(host, port):
            raise error

        network.resolve = fail
    list(check_links(lambda seconds: False, Lookup(lambda seconds: False, network, 2)))


def known():
    return list(CheckedLink.objects.order_by("url").values_list("fault", "nothing_reached_at"))


@pytest.mark.parametrize("error", [UNKNOWN, NO_RESOLVER])
@pytest.mark.parametrize("urls", [[A], [A, B]])
def test_no_link_is_called_broken(far, error, urls):
    refer(*urls)
    run(far, error)
    assert known() == [("", NOW) for _url in urls]
    assert not CheckedLink.objects.looked_up().exists()


def test_what_was_known_is_kept_and_looked_up_again_within_the_hour(far, clock):
    refer(A, B)
    far.answers["/b"] = page(b"", "404 Not Found")
    run(far)
    assert known() == [("", None), (Fault.GONE, None)]
    tomorrow = NOW + dt.timedelta(days=1)
    clock.move_to(tomorrow)
    run(far, UNKNOWN)
    assert known() == [("", tomorrow), (Fault.GONE, tomorrow)]
    assert CheckedLink.objects.get(url=B).failing_since == NOW
    far.answers["/b"] = page()
    clock.shift(dt.timedelta(hours=1))
    run(far)
    assert known() == [("", None), ("", None)]


def test_where_one_name_is_found_the_others_are_not_there(far):
    far.names = {"a.example": UNKNOWN, "c.example": UNKNOWN}
    refer(A, B, C)
    run(far)
    assert known() == [(Fault.NAMELESS, None), ("", None), (Fault.NAMELESS, None)]


def test_a_lone_name_that_is_not_there_is_told_by_one_that_was_found_before(far, clock):
    refer(B)
    run(far)
    clock.shift(dt.timedelta(hours=1))
    far.names["a.example"] = UNKNOWN
    refer(A)
    run(far)
    assert known() == [(Fault.NAMELESS, None), ("", None)]
    assert far.paths == ["/b"]  # The site itself is asked nothing.


@pytest.mark.parametrize(("url", "fault"), [("http://10.0.0.1/", Fault.INSIDE), ("http://a..b/", Fault.ADDRESS)])
def test_what_needs_no_name_is_told(far, url, fault):
    far.names["10.0.0.1"] = ["10.0.0.1"]
    refer(url)
    run(far)
    assert known() == [(fault, None)]


def test_a_resolver_that_leads_every_name_inside_finds_nothing(far):
    far.names = {"a.example": ["10.0.0.1"], "b.example": ["10.0.0.1"]}
    refer(A, B)
    run(far)
    assert known() == [("", NOW), ("", NOW)]

"""Where a link may lead: to the open internet, by the address that was checked."""

import pytest

from practice.upkeep.faults import Fault, LinkFaultError
from practice.upkeep.links.network import Deadline, is_public

from .far_site import PUBLIC


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8"])
def test_open_internet(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "10.0.0.1",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "192.0.2.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "localhost",
        "",
    ],
)
def test_everything_else_is_inside(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "answers", [["127.0.0.1"], [PUBLIC, "10.0.0.1"], ["10.0.0.1", PUBLIC], ["::ffff:192.168.0.1"], []]
)
def test_a_name_with_one_inside_address_is_not_connected_to(far, answers):
    far.names["mixed.example"] = answers
    with pytest.raises(LinkFaultError) as refused:
        far.network().open("mixed.example", 80, Deadline(5))
    assert (refused.value.fault, far.connected) == (Fault.INSIDE, [])


def test_the_address_that_was_checked_is_the_one_connected_to(far):
    """A name that answers otherwise the second time is not asked a second time."""
    far.network().open("rebinding.example", 8080, Deadline(5)).close()
    assert (far.resolved, far.connected) == (["rebinding.example"], [(PUBLIC, 8080)])


def test_the_next_address_is_tried(far):
    far.names["two.example"] = [PUBLIC, "8.8.8.8"]
    network, connect = far.network(), far.connect

    def refuse_first(address, port, seconds):
        if address == PUBLIC:
            raise ConnectionRefusedError
        return connect(address, port, seconds)

    network.connect = refuse_first
    network.open("two.example", 80, Deadline(5)).close()
    assert far.connected == [("8.8.8.8", 80)]


def test_a_resolver_that_hangs_is_not_waited_for(far):
    network = far.network()
    network.resolve = lambda host, port: far.over.wait(5)
    with pytest.raises(LinkFaultError) as refused:
        network.open("slow.example", 80, Deadline(0.1))
    assert refused.value.fault == Fault.SLOW

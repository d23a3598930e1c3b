"""Looking one link up: what is asked, how far it goes, and a fault in place of whatever the other side does."""

import socket
import time

import pytest

from practice.upkeep.faults import Fault
from practice.upkeep.links.lookup import Lookup, StoppedError

from .far_site import certificate, leads_to, page

SITE = "http://far.example"


def never(seconds):
    """Pause for no time at all, and go on."""
    return False


def look(far, path="/", *, site=SITE, seconds=5, wait=never, context=None):
    return Lookup(wait, far.network(context), seconds).fault_of(site + path)


class TestWhatIsAsked:
    def test_a_page_that_is_there_is_in_order(self, far):
        far.answers["/guide?q=caf%C3%A9"] = page()
        assert look(far, "/guide?q=café#part-2") is None
        (request,) = far.asked
        assert request.startswith("GET /guide?q=caf%C3%A9 HTTP/1.1\r\n")
        assert "Host: far.example\r\n" in request
        assert "User-Agent: PracticeLinkCheck/1.0 (+http" in request

    def test_neither_cookie_nor_password_nor_where_it_comes_from_is_sent(self, far):
        far.answers["/"] = page(b"", "301 Moved Permanently", Location="/next", Set_Cookie="a=b")
        far.answers["/next"] = page()
        assert look(far, site="http://me:secret@far.example") is None
        for request in far.asked:
            for word in ("cookie", "authorization", "referer", "secret"):
                assert word not in request.lower()

    @pytest.mark.parametrize(
        "url",
        [
            "ftp://far.example/",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "gopher://far.example",
            "http://",
            "//far.example/",
            "http://[::1/",
            "http://far.example:port/",
            "http://far.example:99999/",
            "http://a..example/",
            "http://" + "a" * 70 + ".example/",
            "",
        ],
    )
    def test_what_is_no_web_address_is_not_asked(self, far, url):
        assert look(far, site="", path=url) == Fault.ADDRESS
        assert (far.resolved, far.connected) == ([], [])

    def test_line_breaks_in_an_address_add_no_header(self, far):
        look(far, "/a\r\nX-Evil: 1\r\n\r\n")
        assert not any("\nX-Evil" in request for request in far.asked)


class TestWhatIsWrong:
    @pytest.mark.parametrize(
        ("status", "fault"),
        [
            ("404 Not Found", Fault.GONE),
            ("410 Gone", Fault.GONE),
            ("403 Forbidden", Fault.REFUSED),
            ("429 Too Many Requests", Fault.REFUSED),
            ("500 Internal Server Error", Fault.BROKEN),
            ("304 Not Modified", Fault.BROKEN),
            ("204 No Content", None),
        ],
    )
    def test_status(self, far, status, fault):
        far.answers["/"] = page(b"", status)
        assert look(far) == fault

    def test_five_gigabytes_are_there_and_are_not_read(self, far):
        far.answers["/"] = far.flood
        assert look(far) is None
        far.over.set()
        assert far.sent < 20_000_000

    @pytest.mark.parametrize(("status", "fault"), [("200 OK", None), ("404 Not Found", Fault.GONE)])
    def test_a_long_document_is_there_and_a_long_page_of_an_error_is_not(self, far, status, fault):
        far.answers["/guide.pdf"] = page(b"x" * 1_500_000, status, Content_Type="application/pdf")
        assert look(far, "/guide.pdf") == fault

    def test_a_page_that_hangs_or_drips_is_left_in_time(self, far):
        far.answers = {"/hang": far.hang, "/drip": far.drip}
        for path in far.answers:
            began = time.monotonic()
            assert look(far, path, seconds=0.3) == Fault.SLOW
            assert time.monotonic() - began < 3

    def test_a_body_that_stops_half_way_is_left_in_time(self, far):
        def half():
            yield b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"
            yield from far.hang()

        far.answers["/"] = half
        assert look(far, seconds=0.3) == Fault.SLOW

    @pytest.mark.parametrize(
        "answer",
        [
            b"nonsense\r\n\r\n",
            b"HTTP/1.1 9999 What\r\n\r\n",
            b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000 + b"\r\n",
            b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            b"HTTP/1.1 302 Found\r\n\r\n",
        ],
    )
    def test_nonsense_is_garbled(self, far, answer):
        far.answers["/"] = answer
        assert look(far) == Fault.GARBLED

    def test_no_site_and_no_answer(self, far):
        far.names["nowhere.example"] = socket.gaierror(-2, "Name or service not known")
        assert look(far, site="http://nowhere.example") == Fault.NAMELESS
        far.answers["/"] = b""
        assert look(far) == Fault.UNREACHABLE


class TestRedirects:
    def chain(self, far, length):
        for number in range(length):
            far.answers[f"/{number}"] = leads_to(f"/{number + 1}")
        far.answers[f"/{length}"] = page()

    @pytest.mark.parametrize(("length", "fault"), [(3, None), (4, Fault.REDIRECTS)])
    def test_three_are_followed(self, far, length, fault):
        self.chain(far, length)
        assert look(far, "/0") == fault
        assert far.paths == ["/0", "/1", "/2", "/3"]

    def test_a_loop_ends(self, far):
        far.answers["/"] = leads_to(SITE + "/")
        assert look(far) == Fault.REDIRECTS
        assert len(far.asked) == 4

    def test_to_an_inside_address_it_is_not_followed(self, far):
        far.names["intranet.example"] = ["192.168.1.1"]
        far.names["169.254.169.254"] = ["169.254.169.254"]
        for inside in ("http://intranet.example/", "http://169.254.169.254/latest/meta-data/"):
            far.answers["/"] = leads_to(inside)
            assert look(far) == Fault.INSIDE
        assert far.paths == ["/", "/"]

    def test_to_what_is_no_web_address_it_is_not_followed(self, far):
        far.answers["/"] = leads_to("file:///etc/passwd")
        assert look(far) == Fault.ADDRESS

    def test_all_together_take_no_longer_than_one(self, far):
        def late():
            far.over.wait(0.15)
            yield leads_to("/")

        far.answers["/"] = late
        assert look(far, seconds=0.4) == Fault.SLOW


class TestCertificates:
    def test_one_that_no_one_trusts_or_of_another_name_is_a_fault(self, far, tmp_path):
        far.tls, trusting = certificate(tmp_path, "far.example")
        far.answers["/"] = page()
        assert look(far, site="https://far.example") == Fault.CERTIFICATE
        assert look(far, site="https://far.example", context=trusting) is None
        assert look(far, site="https://other.example", context=trusting) == Fault.CERTIFICATE
        assert far.connected[0][1] == 443

    def test_no_tls_at_all_is_a_fault(self, far):
        far.answers["/"] = page()
        assert look(far, site="https://far.example", seconds=2) == Fault.CERTIFICATE

    def test_a_handshake_that_hangs_is_left_in_time(self, far):
        network, listener = far.network(), socket.create_server(("127.0.0.1", 0))
        network.connect = lambda address, port, seconds: socket.create_connection(listener.getsockname(), seconds)
        assert Lookup(never, network, 0.3).fault_of("https://far.example/") == Fault.SLOW
        listener.close()


class TestPace:
    def test_a_second_passes_between_two_requests_redirects_too(self, far):
        waited = []
        far.answers = {"/": leads_to("/next"), "/next": page()}
        lookup = Lookup(lambda seconds: waited.append(seconds), far.network())
        for _ in range(2):
            lookup.fault_of(SITE + "/")
        assert waited[0] == 0
        assert all(0.5 < seconds <= 1 for seconds in waited[1:])
        assert len(waited) == 4

    def test_whoever_is_asked_to_end_asks_no_more(self, far):
        far.answers["/"] = leads_to("/next")
        with pytest.raises(StoppedError):
            look(far, wait=lambda seconds: len(far.asked) == 1)
        assert far.paths == ["/"]

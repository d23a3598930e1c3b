import contextlib
import logging
import socket
import threading
import time
import uuid
from unittest import mock, skipUnless

import pytest
from django_redis.pool import ConnectionFactory

from django.core.cache import caches
from django.test import override_settings

from booking.models import CallbackRequest
from practice.caching.breaker import REST_SECONDS, BreakerPool
from practice.http.logging import CacheFaultFilter
from practice.settings.base import REDIS_OPTIONS
from tests.booking.public_case import PublicTestCase
from tests.practice.caching.test_redis_cache import is_present, redis

REDIS_AT = ("127.0.0.1", 6379)
PATHS = ("/", "/call-back/", "/admin/login/")
NAMES = ("default", "pages", "renditions")
NO_CACHE = dict.fromkeys(NAMES, {"BACKEND": "django.core.cache.backends.dummy.DummyCache"})
# No page waits for one time-out, once the breaker is open. On a quiet machine it adds a few milliseconds; a busy one
# shows nothing finer.
COST_SECONDS = REDIS_OPTIONS["SOCKET_TIMEOUT"]
ROUNDS = 5


@contextlib.contextmanager
def a_port(listens: bool):
    """Yield a port where nothing answers: it hangs, or it refuses."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        if listens:
            server.listen(64)
        yield server.getsockname()[1]


@pytest.fixture
def cache_at():
    with contextlib.ExitStack() as stack:

        def cache_at(port):
            redis = {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": f"redis://127.0.0.1:{port}/0"}
            stack.enter_context(override_settings(CACHES={"default": redis | {"OPTIONS": REDIS_OPTIONS}}))
            return caches["default"]

        yield cache_at
    ConnectionFactory._pools.clear()


@pytest.mark.parametrize("listens", [True, False], ids=["hangs", "refuses"])
def test_a_cache_that_is_away_is_asked_once_and_again_after_a_rest(cache_at, listens):
    tries = []
    real = BreakerPool.make_connection

    def counted(pool):
        connection = real(pool)
        connect = connection.connect
        connection.connect = lambda: (tries.append(1), connect())
        return connection

    with (
        a_port(listens) as port,
        mock.patch.object(BreakerPool, "make_connection", counted),
        mock.patch("practice.caching.breaker.monotonic", return_value=1_000) as clock,
    ):
        cache = cache_at(port)
        assert [cache.get("x", "nothing") for _ in range(20)] == ["nothing"] * 20
        assert len(tries) == 1
        clock.return_value += REST_SECONDS
        assert cache.get("x") is None
        assert len(tries) == 2


class Endpoint:
    """A port before the real Redis, which refuses, hangs (takes connections and never answers), or passes all on."""

    def __init__(self):
        self.open: list[socket.socket] = []
        self.port = self.listen()

    def listen(self, port: int = 0) -> int:
        self.listener = socket.create_server(("127.0.0.1", port))
        self.open.append(self.listener)
        return self.listener.getsockname()[1]

    def refuse(self) -> None:
        for each in self.open:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        self.open.clear()

    def hang(self) -> None:
        self.refuse()
        self.listen(self.port)

    def pass_on(self) -> None:
        self.hang()
        threading.Thread(target=self.serve, args=[self.listener], daemon=True).start()

    def serve(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                ends = listener.accept()[0], socket.create_connection(REDIS_AT)
                self.open += ends
                for source, sink in (ends, ends[::-1]):
                    threading.Thread(target=copy, args=[source, sink], daemon=True).start()


def copy(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)


@skipUnless(is_present(), "No Redis at 127.0.0.1:6379.")
@override_settings(CALLBACK_LIMIT=2)
class SiteTests(PublicTestCase):
    """Page, request form and throttle while Redis is there, refuses, is back, hangs, and is back again."""

    def setUp(self):
        super().setUp()
        self.endpoint = Endpoint()
        self.addCleanup(ConnectionFactory._pools.clear)
        self.addCleanup(self.endpoint.refuse)
        location, prefix = f"redis://127.0.0.1:{self.endpoint.port}/0", uuid.uuid4().hex
        caches = {name: redis(location, KEY_PREFIX=f"{prefix}-{name}") for name in NAMES}
        self.enterContext(override_settings(CACHES=caches))
        known_faults = CacheFaultFilter()  # Production has it, too.
        logging.getLogger("django_redis").addFilter(known_faults)
        self.addCleanup(logging.getLogger("django_redis").removeFilter, known_faults)
        self.rests = self.enterContext(mock.patch("practice.caching.breaker.monotonic", return_value=1_000))

    def seconds(self, path: str) -> float:
        began = time.perf_counter()
        self.assertEqual(self.client.get(path).status_code, 200, path)
        return time.perf_counter() - began

    def cost(self, path: str) -> float:
        """Return what the cache adds to a page that is built; measured in turns, for the machine may be busy."""
        without, away = [], []
        for _ in range(ROUNDS):
            with override_settings(CACHES=NO_CACHE):
                without.append(self.seconds(path))
            away.append(self.seconds(path))
        return min(away) - min(without)

    def assert_works(self, address: str) -> None:
        """Send the form from an address of its own until it is one too many."""
        self.client.defaults["REMOTE_ADDR"] = address
        before, token = CallbackRequest.objects.count(), self.token()
        answers = [self.send(token=token, phone=f"951 555 014{number}").status_code for number in range(3)]
        self.assertEqual(answers, [303, 303, 429])
        self.assertEqual(CallbackRequest.objects.count(), before + 1)

    def test_site_works_and_a_page_hardly_waits_while_redis_refuses_or_hangs_and_it_is_used_when_back(self):
        self.endpoint.pass_on()
        self.assert_works("198.51.100.1")
        for number, away in enumerate([self.endpoint.refuse, self.endpoint.hang], 2):
            caches["default"].set("kept", number)
            away()
            self.seconds(PATHS[0])  # It finds out.
            for path in PATHS:
                self.assertLess(self.cost(path), COST_SECONDS, f"{away.__name__} {path}")
            self.assert_works(f"198.51.100.{number}")
            self.endpoint.pass_on()
            self.assertIsNone(caches["default"].get("kept"))
            self.rests.return_value += REST_SECONDS
            self.assertEqual(caches["default"].get("kept"), number)

import contextlib
import socket
from unittest import mock

import pytest
from django_redis.pool import ConnectionFactory

from django.core.cache import caches
from django.test import override_settings

from practice.caching.breaker import REST_SECONDS, BreakerPool
from practice.settings.base import REDIS_OPTIONS


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

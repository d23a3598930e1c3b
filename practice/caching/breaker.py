"""The breaker of the Redis cache: after a fault no one asks Redis for a while, so that its absence costs one page."""

from __future__ import annotations

from time import monotonic

from redis import ConnectionPool
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

REST_SECONDS = 30


class CacheRests(RedisConnectionError):
    """Raised instead of asking a cache that was away a moment ago; it is no news."""


class BreakerPool(ConnectionPool):
    """Connections of this process; the first that fails or hangs closes the pool for REST_SECONDS."""

    rests_until = 0.0

    def get_connection(self, *args, **kwargs):
        if monotonic() < self.rests_until:
            raise CacheRests
        try:
            return super().get_connection(*args, **kwargs)
        except (RedisConnectionError, RedisTimeoutError):
            self._rest()
            raise

    def release(self, connection):
        if not connection.is_connected:  # It was closed because of a fault, such as an answer that did not come.
            self._rest()
        super().release(connection)

    def _rest(self) -> None:
        self.rests_until = monotonic() + REST_SECONDS

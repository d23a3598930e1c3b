"""Redis as a convenience: a site whose cache is away is slower, and nothing else."""

import functools
import logging

from redis.exceptions import RedisError

from django.core.cache.backends.redis import RedisCache

logger = logging.getLogger(__name__)


def _forgiving(name: str, answer):
    ask = getattr(RedisCache, name)

    @functools.wraps(ask)
    def method(self, *args, **kwargs):
        try:
            return ask(self, *args, **kwargs)
        except (RedisError, OSError) as error:
            logger.warning("The cache is away (%s).", type(error).__name__)
            return answer(*args, **kwargs)

    return method


def _default(key, default=None, version=None):
    return default


def _nothing(*args, **kwargs):
    return None


def _no(*args, **kwargs):
    return False


def _empty(*args, **kwargs):
    return {}


def _every_key(data, *args, **kwargs):
    return list(data)


class ForgivingRedisCache(RedisCache):
    """Answers as an empty cache does while Redis cannot be reached; counting says that it has nothing to count."""

    get = _forgiving("get", _default)
    set = _forgiving("set", _nothing)
    add = _forgiving("add", _no)
    touch = _forgiving("touch", _no)
    delete = _forgiving("delete", _no)
    has_key = _forgiving("has_key", _no)
    get_many = _forgiving("get_many", _empty)
    set_many = _forgiving("set_many", _every_key)
    delete_many = _forgiving("delete_many", _nothing)
    clear = _forgiving("clear", _nothing)

    def incr(self, key, delta=1, version=None):
        try:
            return super().incr(key, delta, version)
        except (RedisError, OSError):
            raise ValueError("The cache is away.") from None

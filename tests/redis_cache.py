"""Redis as cache for runs at once: `clear()` deletes all keys of this process's prefix instead of all (FLUSHDB).

All of them, in every version: Wagtail keeps the root paths of the sites under a version of its own.
"""

from django_redis.cache import RedisCache


class OwnKeysRedisCache(RedisCache):
    def clear(self) -> bool:
        redis = self.client.get_client(write=True)
        keys = list(redis.scan_iter(f"{self.key_prefix}:*"))
        return bool(keys and redis.delete(*keys))

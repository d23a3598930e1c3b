from django.core.cache import cache


def test_a_test_begins_without_what_was_cached_under_any_version():
    for version in (1, 2):
        cache.set("root-paths", "of another database", version=version)
    cache.clear()
    assert [cache.get("root-paths", version=version) for version in (1, 2)] == [None, None]

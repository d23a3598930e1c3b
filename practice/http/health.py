"""Health check at /healthz: 200 only where database, migrations and cache are right."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.utils.crypto import get_random_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from practice.caching import version
from practice.limits.connections import connection as client_connection
from practice.limits.reading import ReadingLimit

QUESTIONS = ReadingLimit("health", allowed=120, seconds=60)


@require_safe
@never_cache
def health(request):
    """Tell the watchman whether database, cache and migrations are right, and nothing else."""
    if QUESTIONS.is_exceeded(client_connection(request)):
        return HttpResponse("too many requests", status=429, content_type="text/plain")
    well = _database_is_ready() and _cache_answers()
    return HttpResponse("ok" if well else "not well", status=200 if well else 503, content_type="text/plain")


def _database_is_ready() -> bool:
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def _cache_answers() -> bool:
    key, word = "health", get_random_string(12)
    version.cache_set(key, word, 60)
    return version.cache_get(key) == word

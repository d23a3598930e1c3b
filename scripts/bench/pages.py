"""`make bench`: queries, processor time and weight of the main pages, in one table of one run.

Times depend on the machine and its neighbors; the column of ratios, each page beside the lightest answer this site
can give, does not. Nothing is asserted here: the tests count the queries.
"""

from __future__ import annotations

import gzip
import os
import resource
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
RENDERS = 40
WARM_UP = 3


def prepare() -> None:
    """Set up the demo practice in a throwaway folder, without debugging; whole pages are kept there as files."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "practice.settings.test"
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test.utils import setup_databases

    pages = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": settings.STATE_DIR / "pages"}
    settings.CACHES["pages"] = pages
    setup_databases(verbosity=0, interactive=False)
    with open(os.devnull, "w") as nowhere:
        call_command("load_demo", stdout=nowhere)


def pages() -> dict[str, str]:
    from articles.models import ArticleIndexPage, ArticlePage
    from clinicians.models import ClinicianIndexPage, ClinicianPage
    from practice.home.models import HomePage

    def first(model, **wanted):
        return model.objects.live().filter(locale__language_code="en", **wanted).first().url

    article = first(ArticlePage, slug="emotional-intimacy")
    made_anew = {
        "nothing (404)": "/admin-of-nothing/x.txt",
        "home": first(HomePage),
        "article": article,
        "article index": first(ArticleIndexPage),
        "profile": first(ClinicianPage),
        "directory": first(ClinicianIndexPage),
        "form": "/call-back/",
    }
    # A page with a query is not kept.
    return {name: f"{address}?anew" for name, address in made_anew.items()} | {"article, kept": article}


def measure(address: str) -> tuple[int, float, int, int]:
    """Return queries, median milliseconds of processor time, bytes and compressed bytes."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    for _ in range(WARM_UP):
        answer = client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    asked, times = len(queries), []
    for _ in range(RENDERS):
        began = resource.getrusage(resource.RUSAGE_SELF)
        client.get(address)
        ended = resource.getrusage(resource.RUSAGE_SELF)
        times.append(1000 * (ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime))
    return asked, statistics.median(times), len(answer.content), len(gzip.compress(answer.content))


def weigh(pattern: str) -> tuple[int, int]:
    files = [path.read_bytes() for path in sorted((ROOT / "static").glob(pattern))]
    return sum(map(len, files)), sum(len(gzip.compress(file)) for file in files)


def main() -> None:
    prepare()
    print(f"{'page':<16}{'queries':>8}{'CPU ms':>9}{'ratio':>7}{'bytes':>9}{'gzip':>8}   median of {RENDERS} renders")
    lightest = None
    for name, address in pages().items():
        queries, milliseconds, size, packed = measure(address)
        lightest = lightest or milliseconds
        print(f"{name:<16}{queries:>8}{milliseconds:>9.2f}{milliseconds / lightest:>7.2f}{size:>9}{packed:>8}")
    for name, pattern in {"styles": "css/*.css", "script": "js/*.js", "fonts": "fonts/*.woff2"}.items():
        size, packed = weigh(pattern)
        print(f"{name:<16}{'':>8}{'':>9}{'':>7}{size:>9}{packed:>8}")


if __name__ == "__main__":
    main()

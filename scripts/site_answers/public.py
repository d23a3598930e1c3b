"""The crawl: every public address that a link, the sitemap or an old bookmark leads to."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from django.conf import settings
from django.utils.html import escape

from wagtail.models import Page

from .names import QUERY
from .recorder import Recorder

LINK = re.compile(r'(?:href|src|content|action)="([^"]*)"|<loc>([^<]*)</loc>')
SOURCES = re.compile(r'srcset="([^"]*)"')
BEGIN = ["/", "/es/", "/sitemap.xml", "/robots.txt", "/site.webmanifest", "/favicon.ico", "/healthz"]
# Names of today for what the record calls so.
STABLE = {today: name for name, today in QUERY.items()}
SEARCHES = {
    "": ["", "grief", "holiday stress", "depresion", "Vanessa", "anxeity", "sleep", "zzzz", "kill myself", "a", "<b>"],
    "es": ["", "duelo", "ansiedad", "depresión", "panico", "Vanessa", "estres", "zzzz", "quiero morir", "niño"],
}
DIRECTORY_QUERIES = [
    "language=es", "language=en&for=children", "age=9", "age=70", "age=x", "format=telehealth", "accepting=on",
    "concern=grief", "concern=nothing", "language=xx", "format=in_person&language=es&age=5",
    "language=es&concern=grief&age=3&format=telehealth&accepting=on", "page=2",
]  # fmt: skip
MISSING = [
    "/nothing/", "/es/nada/", "/articles/nothing/", "/es/articulos/nada/", "/call-back/nothing/", "/es/call-back/",
    "/es/call-back/withdraw/", "/es/search/?q=grief", "/search", "/es/buscar", "/es", "/call-back", "/about",
    "/media/images/nothing.png", "/media/original_images/bench.png", "/documents/1/nothing.pdf", "/static/nothing.css",
    "/admin/", "/admin/login/", "/admin/pages/", "/index.php", "/%00", "/es/es/", "/en/", "/feed/", "/buscar/",
    "/articles/?page=99", "/articles/?page=x", "/search/?q=grief&page=99", "/sitemap.xml/", "/?utm_source=x",
    "/es/?x=1",
]  # fmt: skip


def record(recorder: Recorder) -> None:
    addresses, media = crawl(recorder)
    for address in addresses:
        with recorder.visit(f"public/{label_of(address)}") as visit:
            visit.get(address)
            if "?" not in address:
                again(visit, address)
    for address in sorted(media):
        with recorder.visit(f"media/{label_of(address)}") as visit:
            visit.get(address)
    record_searches(recorder)
    record_queries(recorder, addresses)
    for address in MISSING:
        with recorder.visit(f"missing/{label_of(address)}") as visit:
            visit.get(address)
    record_methods(recorder)
    record_changes(recorder)
    errors = Path(settings.PUBLIC_DIR) / "errors"
    for path in sorted(errors.rglob("*.html")):
        recorder.write(f"errors/{label_of(str(path.relative_to(errors)))}", path.read_text(encoding="utf-8"))


def again(visit, address: str) -> None:
    """Ask once more for a page that is cached now, and with the tag of what the browser has."""
    tag = visit.get(address, silent=True).get("ETag", "")
    visit.head(address)
    visit.head(address, headers={"Accept-Encoding": "gzip"})
    if tag:
        visit.get(address, headers={"If-None-Match": tag})


def crawl(recorder: Recorder) -> tuple[list[str], set[str]]:
    """Return the addresses of all pages, and of all pictures; what is made at the first visit is made here."""
    client, waiting, seen, media = recorder.client(), list(BEGIN), set(BEGIN), set()
    with recorder.at_first("crawl"):
        while waiting:
            response = client.get(waiting.pop())
            if response.streaming or not response.get("Content-Type", "").startswith(("text/html", "application/")):
                continue
            for address in links_in(response.content.decode()):
                if address.startswith("/media/"):
                    media.add(address)
                elif address not in seen and not address.startswith(("/static/", "/admin/")):
                    seen.add(address)
                    waiting.append(address)
    return sorted(seen), media


def links_in(text: str) -> set[str]:
    found = [first or second for first, second in LINK.findall(text)]
    found += [part.split()[0] for sources in SOURCES.findall(text) for part in sources.split(",")]
    found = (link.replace("&amp;", "&").removeprefix(settings.SITE_URL).partition("#")[0] for link in found)
    return {link for link in found if link.startswith("/") and not link.startswith("//") and link == escape(link)} | {
        link for link in found if link.startswith("/?")
    }


def label_of(address: str) -> str:
    """Return a name of a file that says the address; keys of pages become their slugs."""
    parts = urlsplit(address)
    words = [plain(parts.path.strip("/")) or "home"]
    if parts.path.endswith("/") and len(parts.path) > 1:
        words[0] += "_"
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        stable = STABLE.get(name, name)
        is_list = stable == "page" and value in ("1", "2")  # A number in a list; no page of ours has these keys.
        if stable in ("clinician", "page") and value.isdecimal() and not is_list:
            page = Page.objects.filter(pk=value).select_related("locale").first()
            value = f"{page.locale.language_code}-{page.slug}" if page else value
        words.append(f"{stable}={plain(value)}")
    return "+".join(words)[:180]


def plain(text: str) -> str:
    return re.sub(r"[^\w.-]+", "_", text)


def record_searches(recorder: Recorder) -> None:
    for language, texts in SEARCHES.items():
        address = "/es/buscar/" if language else "/search/"
        for number, text in enumerate(texts):
            with recorder.visit(f"search/{language or 'en'}-{number:02}") as visit:
                visit.get(address, {"q": text})
    with recorder.visit("search/en-long") as visit:
        visit.get("/search/", {"q": "word " * 200})


def record_queries(recorder: Recorder, addresses: list[str]) -> None:
    """Narrow the directory, turn the pages of lists and open the form from every page."""
    indexes = {
        page.locale.language_code: page.url
        for page in Page.objects.filter(content_type__model="clinicianindexpage").select_related("locale")
    }
    for language, address in indexes.items():
        for number, query in enumerate(DIRECTORY_QUERIES):
            with recorder.visit(f"directory/{language}-{number:02}") as visit:
                visit.get(f"{address}?{query}")
    lists = {"en": "/articles/", "es": "/es/articulos/"}
    for language, address in lists.items():
        with recorder.visit(f"directory/{language}-articles-page-2") as visit:
            visit.get(f"{address}?page=2")


def record_methods(recorder: Recorder) -> None:
    for address in ["/", "/search/", "/sitemap.xml", "/robots.txt", "/articles/", "/nothing/", "/call-back/"]:
        with recorder.visit(f"methods/{label_of(address)}") as visit:
            visit.head(address)
            visit._send("options", address, None, False)
            visit._send("put", address, None, False)
            visit.get(address, headers={"Accept-Language": "es", "Accept-Encoding": "gzip"}, silent=True)
    with recorder.visit("methods/post-search") as visit:
        visit.post("/search/", {"q": "grief"})
    with recorder.visit("methods/bad-charset") as visit:
        visit.post("/call-back/", {"name": "A"}, headers={"Content-Type": "text/html; charset=utf-7"})
    with recorder.visit("methods/foreign-host") as visit:
        visit.get("/", headers={"Host": "elsewhere.example"})


def record_changes(recorder: Recorder) -> None:
    """Show the site without a clinician and without an article, and with a page that is private."""
    for slug in ("vanessa-trujillo", "samuel-adeyemi-whitlock", "emotional-intimacy"):
        page = Page.objects.get(slug=slug, locale__language_code="en").specific
        with recorder.visit(f"changes/without-{slug}") as visit:
            addresses = [version.url for version in page.get_translations(inclusive=True)]
            page.unpublish()
            for address in [*addresses, "/", "/es/", "/articles/", "/sitemap.xml"]:
                visit.get(address)

"""Sends requests with Django's test client, undoes what they did, and writes their answers down."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.db import transaction
from django.test import Client
from django.utils import translation

from .laboratory import NOW, dice
from .masks import mask
from .names import with_every_name

TEXTS = ("text/", "application/json", "application/xml", "application/atom+xml", "application/manifest+json")
# Follow from the body, which is written down, or are the time of a file.
MASKED_HEADERS = {"Content-Length", "ETag", "Last-Modified"}


class Visit:
    """What one person asks one after the other; each answer is written down."""

    def __init__(self, client: Client, clock):
        self.client, self.clock, self.answers = client, clock, []

    def get(self, address: str, data: dict | None = None, *, silent: bool = False, **options):
        return self._send("get", address, data, silent, **options)

    def head(self, address: str, **options):
        return self._send("head", address, None, False, **options)

    def post(self, address: str, data: dict | None = None, *, follow: bool = True, **options):
        """Send a form and, as a browser does, ask for the page that the answer leads to."""
        response = self._send("post", address, with_every_name(data or {}), False, **options)
        if follow and response.status_code in (301, 302, 303):
            self.get(urljoin(address, response["Location"]))
        return response

    def wait(self, seconds: float) -> None:
        self.clock.shift(seconds)

    def _send(self, method: str, address: str, data, silent: bool, **options):
        response = getattr(self.client, method)(address, data, **options)
        if not silent:
            self.answers.append(written(response))
        return response


class Recorder:
    def __init__(self, folder: Path, clock):
        self.folder, self.clock, self.count = folder, clock, 0
        self.cookies = {}
        for name in ("owner", "therapist", "frontdesk"):
            client = Client()
            client.force_login(get_user_model().objects.get(username=name))
            self.cookies[name] = client.cookies

    @contextmanager
    def visit(self, label: str, user: str = "", **options) -> Iterator[Visit]:
        """Let somebody visit the site as it was at first; afterwards it is so again."""
        with self.at_first(label):
            with transaction.atomic():
                visit = Visit(self.client(user, **options), self.clock)
                yield visit
                transaction.set_rollback(True)
            self.write(label, "\n".join(visit.answers))

    @contextmanager
    def at_first(self, label: str) -> Iterator[None]:
        """Set clock, chance, caches and language to what they were when the demo had been loaded."""
        self.clock.move_to(NOW)
        dice.reseed(label)
        for cache in caches.all():
            cache.clear()
        with translation.override("en"):
            yield

    def client(self, user: str = "", **options) -> Client:
        client = Client(raise_request_exception=False, **options)
        if user:
            client.cookies = copy.deepcopy(self.cookies[user])
        return client

    def write(self, label: str, text: str) -> None:
        path = self.folder / f"{label}.txt"
        if path.exists():
            raise ValueError(f"Two answers are called {label}.")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(mask(text), encoding="utf-8")
        self.count += 1


def written(response) -> str:
    """Return status, headers, cookies and body as text; of pictures, the digest."""
    headers = dict(response.headers) | {name: "{}" for name in MASKED_HEADERS if name in response.headers}
    lines = [f"{response.status_code} {response.reason_phrase}"]
    lines += [f"{name}: {value}" for name, value in sorted(headers.items())]
    for name, cookie in sorted(response.cookies.items()):
        kept = {key: value for key, value in cookie.items() if value}
        lines.append(f"Set-Cookie: {name} {kept}")
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if response.get("Content-Type", "").startswith(TEXTS):
        return "\n".join([*lines, "", body.decode(), ""])
    digest = hashlib.sha256(body).hexdigest()[:20]
    return "\n".join([*lines, "", f"{len(body)} bytes, {digest}", ""])

"""Every address of the URL configuration, with rows that carry a mark put in where it takes a parameter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.urls import get_resolver

BULK = [
    ("wagtailcore", "page", ["publish", "unpublish", "delete", "move"]),
    ("practice", "practiceimage", ["delete", "add_tags", "add_to_collection"]),
    ("practice", "user", ["delete", "assign_role", "set_active_state"]),
    ("booking", "callbackrequest", ["delete"]),
]
# Of Wagtail: one raises an error on purpose, the other without the file that was sent before it.
LEFT_OUT = {"admin/failwhale/", "admin/redirects/import/process/"}
# Regular expressions that stand for a whole address.
SPELLED_OUT = {
    r"^(?P<pk>\d+)/revisions/compare/": "{page}/revisions/compare/earliest...latest/",
    r"^.*/$": "no/such/address/",
    r"^(\d+)/(.*)$": "1/notes.pdf",
    r"^(?P<address>": "call-back/nowhere/",
    r"^((?:": "no-such-page/",
}


def patterns(entries=None, prefix: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    """Yield the pattern of every address, and the outermost namespace it stands in."""
    for entry in get_resolver().url_patterns if entries is None else entries:
        route = str(entry.pattern)
        spelled_out = next((address for start, address in SPELLED_OUT.items() if route.startswith(start)), None)
        here = prefix + (spelled_out or route.removeprefix("^"))
        if hasattr(entry, "url_patterns"):
            yield from patterns(entry.url_patterns, here, namespace or entry.namespace or "")
        elif here not in LEFT_OUT:
            yield here, namespace


def addresses(rows: dict[str, object], by_namespace: dict[str, object]) -> list[str]:
    """Return every address; `rows` gives parameters by name, `by_namespace` the `pk` of what a namespace is about."""
    found = []
    for pattern, namespace in patterns():
        values = rows | {"pk": by_namespace.get(namespace, rows["page"])}
        address = re.sub(r"<(?:\w+:)?(\w+)>", lambda match: str(values.get(match[1], "x")), pattern)  # noqa: B023
        address = "/" + address.format(**values)
        if address.endswith("/bulk/x/x/x/"):
            start = address.removesuffix("x/x/x/")
            found += [f"{start}{app}/{model}/{action}/" for app, model, actions in BULK for action in actions]
        else:
            found.append(address)
    return sorted(set(found))

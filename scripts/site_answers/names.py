"""Aliases of a comparison: what the code calls its addresses and fields now, and what a record always calls them.

After a renaming, add the new name here: a record made before and one made after it can then be compared.
"""

from __future__ import annotations

from functools import cache

from django.urls import NoReverseMatch, reverse

# The namespaces of the front desk's URLs; the first that has the URL counts.
DESK_NAMESPACES = ["callback_requests", "call_backs", "desk", "booking_desk"]
# What a record calls a screen or an action of the desk: the names of its URL, the first that exists counts.
DESK_SCREENS = {
    "queue": ["index"],
    "search": ["search"],
    "new": ["add"],
    "figures": ["figures", "statistics"],
    "export": ["export"],
    "open": ["open", "detail"],
    "held": ["held", "disclosure", "disclose"],
    "claim": ["claim"],
    "take-over": ["take-over", "take_over"],
    "release": ["release"],
    "attempt": ["attempt", "log_call", "log-call"],
    "move": ["move", "change-status"],
    "fold": ["fold", "merge"],
    "block": ["block", "do-not-call", "do_not_call"],
    "hold": ["hold", "legal-hold", "legal_hold"],
    "erase": ["erase"],
}
# What a record calls a field: what the form may call it. All are sent, and all are written down by the first name.
FIELDS = {
    "trail": ["trail", "audit"],
    "calls": ["calls", "expected_entries"],
    "into": ["into", "merge_into"],
    "unblock": ["unblock", "remove", "may_call_again", "allow"],
    "stop_reason": ["stop_reason", "do_not_call_reason"],
    "subject": ["subject"],
}
# What a record calls it: what the query of an address calls it now.
QUERY = {"tab": "tab", "days": "days", "trail": "audit", "clinician": "clinician", "page": "page", "again": "again"}


@cache
def desk_name(screen: str) -> str:
    """Return the name of the URL, namespace included, that shows `screen`."""
    for namespace in DESK_NAMESPACES:
        for name in DESK_SCREENS[screen]:
            for args in ([], [1]):
                try:
                    reverse(f"{namespace}:{name}", args=args)
                except NoReverseMatch:
                    continue
                return f"{namespace}:{name}"
    raise LookupError(f"No address is known for “{screen}”: add its name to DESK_SCREENS.")


def desk_url(screen: str, *args) -> str:
    return reverse(desk_name(screen), args=args)


def with_every_name(fields: dict) -> dict:
    """Return what a form sends, each value under all the names that its field may have."""
    return {name: value for field, value in fields.items() for name in FIELDS.get(field, [field])}

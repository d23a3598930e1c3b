"""The front desk: every screen, and every action once, for those who answer the telephone and for the owner."""

from __future__ import annotations

from django.apps import apps
from django.contrib.auth import get_user_model

from wagtail.users.models import UserProfile

from .names import QUERY, desk_url
from .recorder import Recorder

USERS = ["frontdesk", "owner"]
TABS = ["open", "new", "mine", "today", "overdue", "later", "spanish", "waitlist", "closed", "spam", "nothing"]
DAYS = ["7", "30", "90", "365", "1", "x"]
SEARCHES = ["Rosario", "951-555-0102", "0104", "951 555 9999", "theo", "", "<b>", "x" * 100]
AGREED = "2026-11-27T11:00"
# Label: action, the number of the caller in the demo, what is sent.
ACTIONS = {
    "claim-new": ("claim", 3, {}),
    "claim-own": ("claim", 5, {}),
    "claim-of-owner": ("claim", 6, {}),
    "claim-ended": ("claim", 10, {}),
    "claim-typed": ("claim", 6, {"note": "She called again."}),
    "take-over": ("take-over", 6, {}),
    "take-over-own": ("take-over", 5, {}),
    "release-own": ("release", 5, {}),
    "release-with-note": ("release", 5, {"note": "Call after lunch."}),
    "release-long-note": ("release", 5, {"note": "x" * 501}),
    "release-of-owner": ("release", 6, {"note": "Not mine."}),
    "note": ("attempt", 3, {"outcome": "note", "note": "Speaks slowly."}),
    "note-empty": ("attempt", 3, {"outcome": "note", "note": ""}),
    "note-long": ("attempt", 3, {"outcome": "note", "note": "x" * 501}),
    "note-ended": ("attempt", 10, {"outcome": "note", "note": "Rang us."}),
    "attempt-stale": ("attempt", 7, {"outcome": "no_answer", "calls": "0", "note": "No one there."}),
    "attempt-nothing": ("attempt", 3, {}),
    "attempt-unknown": ("attempt", 3, {"outcome": "danced", "note": "Typed."}),
    "attempt-voicemail-allowed": ("attempt", 2, {"outcome": "left_message"}),
    "attempt-voicemail-refused": ("attempt", 3, {"outcome": "left_message", "note": "I spoke."}),
    "attempt-voicemail-reason": ("attempt", 3, {"outcome": "left_message", "reason": "The mailbox picked up."}),
    "attempt-later": ("attempt", 3, {"outcome": "call_later", "call_at": AGREED}),
    "attempt-later-past": ("attempt", 3, {"outcome": "call_later", "call_at": "2026-11-20T11:00"}),
    "attempt-later-night": ("attempt", 3, {"outcome": "call_later", "call_at": "2026-11-27T02:00", "note": "Kept."}),
    "attempt-later-year": ("attempt", 3, {"outcome": "call_later", "call_at": "2028-11-27T11:00"}),
    "attempt-later-none": ("attempt", 3, {"outcome": "call_later"}),
    "attempt-later-garbage": ("attempt", 3, {"outcome": "call_later", "call_at": "soon"}),
    "attempt-referred": ("attempt", 3, {"outcome": "referred", "referral": "1"}),
    "attempt-referred-nowhere": ("attempt", 3, {"outcome": "referred", "referral": "99"}),
    "attempt-ended": ("attempt", 10, {"outcome": "no_answer", "note": "Too late."}),
    "attempt-of-owner": ("attempt", 6, {"outcome": "no_answer", "note": "Not mine."}),
    "fold": ("fold", 1, {"into": 2}),
    "fold-same-number": ("fold", 20, {"into": 2}),
    "fold-itself": ("fold", 2, {"into": 2}),
    "fold-nowhere": ("fold", 2, {"into": 999}),
    "fold-garbage": ("fold", 2, {"into": "x", "note": "Typed."}),
    "block": ("block", 3, {"stop_reason": "Asked us to stop."}),
    "block-no-reason": ("block", 3, {"stop_reason": ""}),
    "block-typed": ("block", 3, {"stop_reason": "", "note": "Kept."}),
    "unblock": ("block", 3, {"unblock": "1"}),
    "hold": ("hold", 17, {"on": "1"}),
    "hold-off": ("hold", 17, {}),
    "erase": ("erase", 10, {}),
    "erase-open": ("erase", 3, {}),
    "missing": ("claim", 999, {}),
}
OUTCOMES = ["no_answer", "busy", "wrong_number", "reached", "scheduled", "waitlist", "declined"]
MOVES = {"unreachable": 7, "withdrawn": 3, "spam": 3, "trying": 17, "new": 19, "scheduled": 14, "waitlist": 10,
         "declined": 14, "claimed": 3, "nonsense": 3}  # fmt: skip
ENTRY = {
    "source": "phone", "name": "Ines", "phone": "951 555 0150", "language": "es", "if_someone_else_answers": "hang_up",
    "for_whom": "me", "key": "record-entry",
}  # fmt: skip
ENTRIES = {
    "good": ENTRY,
    "empty": {},
    "no-source": ENTRY | {"source": ""},
    "bad-phone": ENTRY | {"phone": "12"},
    "website": ENTRY | {"source": "website"},
    "full": ENTRY | {"best_times": ["weekend"], "may_leave_message": "on", "age_band": "12_17"},
}
EXPORTS = {
    "open": {"tab": "open", "reason": "Printed for a day without power."},
    "closed": {"tab": "closed", "reason": "Asked for."},
    "no-reason": {"tab": "open", "reason": ""},
    "bad-tab": {"tab": "x", "reason": "Asked for."},
}


def record(recorder: Recorder) -> None:
    for user in USERS:
        record_lists(recorder, user)
        record_requests(recorder, user)
        record_forms(recorder, user)
        record_actions(recorder, user)
    record_spanish(recorder)
    record_strangers(recorder)


def keys() -> list[int]:
    """Return the keys of the demo's requests, in the order of its list of callers."""
    requests = apps.get_model("booking", "CallbackRequest")._default_manager
    return list(requests.order_by("pk").values_list("pk", flat=True))


def key_of(number: int) -> int:
    return keys()[number - 1] if number <= len(keys()) else number


def record_lists(recorder: Recorder, user: str) -> None:
    for tab in TABS:
        with recorder.visit(f"desk/{user}/queue-{tab}", user) as visit:
            visit.get(desk_url("queue"), {QUERY["tab"]: tab})
    with recorder.visit(f"desk/{user}/queue", user) as visit:
        visit.get(desk_url("queue"))
        visit.get(desk_url("queue"), {"p": "2"})
        visit.get(desk_url("search"))
    with recorder.visit(f"desk/{user}/queue-later-that-day", user) as visit:
        visit.wait(3600 * 5)
        visit.get(desk_url("queue"))
    for number, text in enumerate(SEARCHES):
        with recorder.visit(f"desk/{user}/search-{number}", user) as visit:
            visit.post(desk_url("search"), {"q": text})
    with recorder.visit(f"desk/{user}/search-reference", user) as visit:
        request = apps.get_model("booking", "CallbackRequest").objects.get(pk=key_of(4))
        visit.post(desk_url("search"), {"q": request.reference.lower().replace("-", " ")})
    for days in DAYS:
        with recorder.visit(f"desk/{user}/figures-{days}", user) as visit:
            visit.get(desk_url("figures"), {QUERY["days"]: days})


def record_requests(recorder: Recorder, user: str) -> None:
    for number in [*range(1, len(keys()) + 1), 999]:
        key = key_of(number)
        with recorder.visit(f"desk/{user}/open-{number:02}", user) as visit:
            visit.get(desk_url("open", key))
        with recorder.visit(f"desk/{user}/open-{number:02}-trail", user) as visit:
            visit.get(desk_url("open", key), {QUERY["trail"]: ""})
        with recorder.visit(f"desk/{user}/held-{number:02}", user) as visit:
            visit.get(desk_url("held", key))
    with recorder.visit(f"desk/{user}/open-typed", user) as visit:
        visit.post(desk_url("open", key_of(3)), {"note": "Typed before.", "trail": "1"})


def record_forms(recorder: Recorder, user: str) -> None:
    with recorder.visit(f"desk/{user}/new", user) as visit:
        visit.get(desk_url("new"))
    for label, data in ENTRIES.items():
        with recorder.visit(f"desk/{user}/new-{label}", user) as visit:
            visit.post(desk_url("new"), data)
    with recorder.visit(f"desk/{user}/export", user) as visit:
        visit.get(desk_url("export"))
    for label, data in EXPORTS.items():
        with recorder.visit(f"desk/{user}/export-{label}", user) as visit:
            visit.post(desk_url("export"), data)


def record_actions(recorder: Recorder, user: str) -> None:
    actions = dict(ACTIONS)
    actions |= {f"attempt-{outcome}": ("attempt", 7, {"outcome": outcome, "note": "Said so."}) for outcome in OUTCOMES}
    actions |= {f"move-{status}": ("move", number, {"status": status}) for status, number in MOVES.items()}
    actions["move-typed"] = ("move", 7, {"status": "unreachable", "note": "Tried everything."})
    for label, (action, number, data) in actions.items():
        key = key_of(number)
        if str(data.get("into", "")).isdecimal():
            data = data | {"into": key_of(data["into"])}
        with recorder.visit(f"desk/{user}/act-{label}", user) as visit:
            visit.get(desk_url(action, key), silent=action == "claim")
            visit.post(desk_url(action, key), data)
            visit.get(desk_url("open", key), {QUERY["trail"]: ""})
    record_sequences(recorder, user)


def record_sequences(recorder: Recorder, user: str) -> None:
    """Do what needs something else before it."""
    key = key_of(3)
    with recorder.visit(f"desk/{user}/act-blocked", user) as visit:
        visit.post(desk_url("block", key), {"stop_reason": "Asked us to stop."}, follow=False)
        visit.post(desk_url("claim", key))
        visit.post(desk_url("attempt", key), {"outcome": "no_answer", "note": "Typed."})
        visit.get(desk_url("queue"))
        visit.post(desk_url("block", key), {"unblock": "1"})
    with recorder.visit(f"desk/{user}/act-erased", user) as visit:
        visit.post(desk_url("erase", key_of(10)), follow=False)
        visit.post(desk_url("attempt", key_of(10)), {"outcome": "note", "note": "Typed."})
        visit.get(desk_url("held", key_of(10)))
        visit.get(desk_url("queue"), {QUERY["tab"]: "closed"})
    with recorder.visit(f"desk/{user}/act-held-erase", user) as visit:
        visit.post(desk_url("hold", key_of(10)), {"on": "1"}, follow=False)
        visit.post(desk_url("erase", key_of(10)))


def record_spanish(recorder: Recorder) -> None:
    """Show the desk to somebody whose admin speaks Spanish."""
    user = get_user_model().objects.get(username="frontdesk")
    screens = {"queue": desk_url("queue"), "new": desk_url("new"), "figures": desk_url("figures")}
    screens |= {f"open-{number:02}": desk_url("open", key_of(number)) for number in (1, 5, 7, 8, 10, 17, 20)}
    screens |= {"held-07": desk_url("held", key_of(7)), "home": "/admin/"}
    for label, address in screens.items():
        with recorder.visit(f"desk/spanish/{label}", "frontdesk") as visit:
            UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "es"})
            visit.get(address, {QUERY["trail"]: ""} if label.startswith("open") else None)


def record_strangers(recorder: Recorder) -> None:
    """Knock at the desk signed out, without the form's token, and as somebody who has no business there."""
    typed = {"note": "Typed.", "reason": "Why.", "outcome": "no_answer"}
    for screen in ("queue", "search", "new", "figures", "export"):
        for user in ("", "therapist"):
            with recorder.visit(f"desk/strangers/{user or 'nobody'}-{screen}", user) as visit:
                visit.get(desk_url(screen))
                visit.post(desk_url(screen), {"name": "Ines", "phone": "951 555 0150"})
    for screen in ("open", "held", "claim", "attempt", "erase"):
        for user in ("", "therapist"):
            with recorder.visit(f"desk/strangers/{user or 'nobody'}-{screen}", user) as visit:
                visit.get(desk_url(screen, key_of(3)))
                visit.post(desk_url(screen, key_of(3)), typed)
                visit.post(desk_url(screen, key_of(3)))
    with recorder.visit("desk/strangers/stale-token", "frontdesk", enforce_csrf_checks=True) as visit:
        visit.post(desk_url("attempt", key_of(3)), typed)
        visit.post("/admin/login/", {"username": "x"})

"""The public form: opened, sent well and badly, taken back."""

from __future__ import annotations

import re

from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from wagtail.models import Page

from .names import QUERY
from .recorder import Recorder, Visit

LANGUAGES = ["en", "es"]
GOOD = {"name": "Ana", "phone": "951 555 0142"}
FULL = GOOD | {
    "phone": "(951) 555-0143 ext. 12",
    "best_times": ["weekday_morning", "weekend"],
    "language": "es",
    "may_leave_message": "yes",
    "may_text": "yes",
    "if_someone_else_answers": "first_name",
    "for_whom": "child",
    "age_band": "under_12",
    "note": "Please after three.",
}
BAD = {
    "empty": {"name": "", "phone": ""},
    "no-phone": {"phone": ""},
    "no-name": {"name": "  "},
    "short-phone": {"phone": "555"},
    "words-for-phone": {"phone": "call me"},
    "emergency-phone": {"phone": "911"},
    "long-name": {"name": "x" * 81},
    "long-note": {"note": "word " * 80},
    "bad-choices": {"language": "xx", "best_times": ["never"], "for_whom": "cat", "age_band": "old"},
    "bad-clinician": {"clinician": "999999"},
    "child-alone": {"age_band": "under_12", "for_whom": "me"},
    "no-token": {"token": ""},
    "forged-token": {"token": "abc:def:ghi"},
    "markup": {"name": "<b>Ana</b>", "phone": "", "note": "<script>alert(1)</script>"},
}
SENDERS = {
    "foreign-origin": {"Origin": "https://elsewhere.example"},
    "null-origin": {"Origin": "null"},
    "cross-site": {"Sec-Fetch-Site": "cross-site"},
    "own-origin": {"Origin": "http://testserver"},
}


def record(recorder: Recorder) -> None:
    for language in LANGUAGES:
        address = url_of(language, "request-create")
        record_opened(recorder, language, address)
        record_sent(recorder, language, address)
        record_withdrawn(recorder, language, address)


def url_of(language: str, name: str) -> str:
    with override(language):
        return reverse(f"booking:{name}")


def opened(visit: Visit, address: str, wait: float = 30) -> str:
    """Open the form, take some time over it, and return its token."""
    text = visit.get(address, silent=True).content.decode()
    visit.wait(wait)
    return re.search(r'name="token" value="([^"]+)"', text)[1]


def record_opened(recorder: Recorder, language: str, address: str) -> None:
    pages = Page.objects.filter(locale__language_code=language, live=True, depth__gt=2).order_by("path")
    for page in pages:
        kind = page.content_type.model
        names = ["page", "clinician"] if kind == "clinicianpage" else ["page"]
        for name in names:
            with recorder.visit(f"form/{language}-from-{name}-{page.slug}") as visit:
                visit.get(address, {QUERY[name]: page.pk})
    for value in ("x", "0", "999999", "٣"):
        with recorder.visit(f"form/{language}-from-nobody-{ord(value[0])}") as visit:
            visit.get(address, {QUERY["clinician"]: value, QUERY["page"]: value, QUERY["again"]: value})


def record_sent(recorder: Recorder, language: str, address: str) -> None:
    for label, answers in {"good": GOOD, "full": FULL}.items():
        with recorder.visit(f"form/{language}-sent-{label}") as visit:
            token = opened(visit, address)
            response = visit.post(address, answers | {"token": token})
            visit.post(address, answers | {"token": token})
            receipt = response["Location"].rstrip("/").rpartition("/")[2]
            visit.get(address, {QUERY["again"]: receipt})
            visit.wait(86400 * 3)
            visit.get(response["Location"])
    for label, answers in BAD.items():
        with recorder.visit(f"form/{language}-bad-{label}") as visit:
            visit.post(address, GOOD | {"token": opened(visit, address)} | answers)
    for label, headers in SENDERS.items():
        with recorder.visit(f"form/{language}-sender-{label}") as visit:
            visit.post(address, GOOD | {"token": opened(visit, address)}, headers=headers)
    for label, answers, wait in [("trap", {"subject": "x"}, 30), ("quick", {}, 1), ("late", {}, 86400 * 31)]:
        with recorder.visit(f"form/{language}-sent-{label}") as visit:
            visit.post(address, GOOD | {"token": opened(visit, address, wait)} | answers)
    with recorder.visit(f"form/{language}-switched") as visit:
        visit.post(address, FULL | {"token": opened(visit, address), "switch": "1"})
    with recorder.visit(f"form/{language}-flood") as visit:
        token = opened(visit, address)
        for _ in range(8):
            visit.client.post(address, {"name": ""})
        visit.post(address, GOOD | {"token": token})
    with recorder.visit(f"form/{language}-clinician") as visit:
        clinician = Page.objects.get(slug="naomi-hayashida", locale__language_code=language)
        visit.post(address, GOOD | {"token": opened(visit, address), "clinician": clinician.pk, "page": clinician.pk})
    with recorder.visit(f"form/{language}-clinician-bad") as visit:
        visit.post(address, {"token": opened(visit, address), "clinician": clinician.pk, "page": clinician.pk})


def record_withdrawn(recorder: Recorder, language: str, address: str) -> None:
    withdraw, done = url_of(language, "request-withdraw"), url_of(language, "request-withdrawn")
    first = apps.get_model("booking", "CallbackRequest").objects.order_by("pk").first()
    sent = {
        "empty": {},
        "no-digits": {"reference": "K7M-4XQ"},
        "wrong": {"reference": "K7M-4XQ", "last_digits": "0000"},
        "right": {"reference": first.reference, "last_digits": "0101"},
        "wrong-receipt": {"receipt": "nothing"},
        "long": {"reference": "x" * 40, "last_digits": "1" * 40},
    }
    for label, address_of in {"form": withdraw, "done": done, "by-receipt": f"{withdraw}nothing/"}.items():
        with recorder.visit(f"withdraw/{language}-{label}") as visit:
            visit.get(address_of)
    for label, data in sent.items():
        with recorder.visit(f"withdraw/{language}-sent-{label}") as visit:
            visit.post(withdraw, data)
    with recorder.visit(f"withdraw/{language}-sent-receipt") as visit:
        received = visit.post(address, GOOD | {"token": opened(visit, address)}, follow=False)["Location"]
        receipt = received.rstrip("/").rpartition("/")[2]
        visit.get(f"{withdraw}{receipt}/")
        visit.post(withdraw, {"receipt": receipt})
        visit.get(received)
    with recorder.visit(f"withdraw/{language}-flood") as visit:
        for _ in range(8):
            Client().post(withdraw, {})
        visit.post(withdraw, {"reference": "K7M-4XQ", "last_digits": "0101"})

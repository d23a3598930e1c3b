"""Files for a telephone: a contact card (.vcf) of the numbers we call from, a calendar entry (.ics) of a promised call.

Somebody else may see both on the caller's telephone, so they name neither the practice nor what the call is about.
"""

from __future__ import annotations

import datetime as dt
import uuid

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.models import CallbackRequest
from practice.models import PracticeSettings
from practice.opening_hours import BY_DAY, QUARTER, cut
from practice.phones import formatted

LINE_OCTETS = 75
STAMP = "%Y%m%dT%H%M%SZ"


def contact_card(practice: PracticeSettings) -> str:
    """Return a vCard 3.0, the version that old telephones read, too."""
    name = _escaped(practice.contact_name)
    dialable = [number for number in practice.caller_list if number.country_code]
    numbers = [f"TEL;TYPE=WORK,VOICE:{number.as_e164}" for number in dialable]
    return _lines("BEGIN:VCARD", "VERSION:3.0", f"N:{name};;;;", f"FN:{name}", *numbers, "END:VCARD")


def calendar_entry(request: CallbackRequest, practice: PracticeSettings) -> str:
    """Return an iCalendar entry from when we may first call until the promised time; without an alarm."""
    title, number = _("Phone call"), ", ".join(formatted(number) for number in practice.caller_list)
    return _lines(
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Calendar//Calendar 1.0//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{uuid.uuid5(uuid.NAMESPACE_OID, request.key)}",
        f"DTSTAMP:{_stamp(request.created_at)}",
        f"DTSTART:{_stamp(_may_call_from(request, practice))}",
        f"DTEND:{_stamp(request.promised_at)}",
        f"SUMMARY:{_escaped(title)}",
        *([f"DESCRIPTION:{_escaped(number)}"] if number else []),
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    )


def _may_call_from(request: CallbackRequest, practice: PracticeSettings) -> dt.datetime:
    day = timezone.localdate(request.promised_at)
    spans = practice.timetable.spans_on(day, cut(request.windows, BY_DAY)) or practice.timetable.spans_on(day, [BY_DAY])
    opened = [start for start, end in spans if start < request.promised_at <= end]
    return max([*opened, request.created_at]) if opened else request.promised_at - QUARTER


def as_download(text: str, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type=f"{content_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _stamp(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime(STAMP)


def _escaped(text: str) -> str:
    for letter in "\\;,":
        text = text.replace(letter, f"\\{letter}")
    return " ".join(text.split())


def _lines(*lines: str) -> str:
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _folded(line: str) -> str:
    """Break a line before its 76th octet and never within a letter, as both formats want it."""
    parts, part = [], ""
    for letter in line:
        if len((part + letter).encode()) > LINE_OCTETS - bool(parts):
            parts.append(part)
            part = ""
        part += letter
    return "\r\n ".join([*parts, part])

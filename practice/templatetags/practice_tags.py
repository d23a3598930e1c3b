"""What every page needs besides its own content: menu, way back, other language, hours, promise, numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

import phonenumbers

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import formats, timezone
from django.utils.translation import get_language, gettext, override, pgettext

from wagtail.models import Page

from booking.promise import by_when, clock, due_time
from practice import frame, page_cache
from practice.hours import Timetable
from practice.words import joined

register = template.Library()

UPCOMING_DAYS = 14
MINUTE = dt.timedelta(minutes=1)
OWN_NAMES = {"en": "English", "es": "Español"}


def _request(context) -> HttpRequest | None:
    # Inside `include … only` the variable is gone and the attribute is still there.
    return getattr(context, "request", None) or context.get("request")


def _once(context, key: str, compute: Callable):
    """Work something out once a request, however many parts of the page ask for it."""
    request = _request(context)
    if request is None:
        return compute()
    known = request.__dict__.setdefault("_page_parts", {})
    if key not in known:
        known[key] = compute()
    return known[key]


def _page(context) -> Page | None:
    page = context.get("page")
    return page if isinstance(page, Page) else None


# Getting about.


@dataclass(frozen=True)
class Entry:
    """One page of the menu or of the way back to it; `language` only where its title is not in the page's language."""

    title: str
    url: str
    language: str = ""
    in_menu: bool = False
    is_current: bool = False


@register.simple_tag(takes_context=True)
def menu(context) -> list[Entry]:
    """Return the pages right below the home page of this language; the header shows those meant for menus."""
    request = _request(context)
    if request is None:
        return []
    return [
        Entry(
            section.title,
            section.url,
            other_code() if section.is_alias else "",
            section.in_menu,
            request.path.startswith(section.url),
        )
        for section in frame.for_request(request).in_language()
    ]


@register.simple_tag(takes_context=True)
def section_url(context, kind: str) -> str:
    """Return the address of the list of "clinicianindexpage" or "articleindexpage", in the active language."""
    request = _request(context)
    section = frame.for_request(request).section(kind) if request else None
    return section.url if section else ""


@register.simple_tag(takes_context=True)
def estimate_url(context) -> str:
    """Return the address of the page about the Good Faith Estimate in the active language, if there is one (B7)."""
    request = _request(context)
    return frame.for_request(request).estimates.get(get_language(), "") if request else ""


@register.simple_tag(takes_context=True)
def page_url(context, page: Page, with_host: bool = False) -> str:
    """Return the address of a page; unlike Wagtail's tag it works without a query inside `include … only`."""
    url = page.get_url(_request(context)) or ""
    return settings.WAGTAILADMIN_BASE_URL + url if with_host else url


@register.simple_tag(takes_context=True)
def topic_url(context, topic) -> str:
    """Return the address of the articles on a topic, in the active language."""
    from articles.models import ArticleIndexPage

    url = section_url(context, "articleindexpage")
    return url and url + ArticleIndexPage().reverse_subpage("topic", kwargs={"slug": topic.slug})


@register.simple_tag
def home_url() -> str:
    return translate_url("/", get_language())


@register.simple_tag(takes_context=True)
def breadcrumbs(context) -> list[Entry]:
    """Return the way from the home page to the page shown, that page last; nothing on the home page itself."""
    return _once(context, "breadcrumbs", lambda: _way_to(context))


def _way_to(context) -> list[Entry]:
    page, request = _page(context), _request(context)
    if page is None or not page.breadcrumbs:
        return []
    home, *between = page.breadcrumbs
    entries = [Entry(gettext("Home"), home.get_url(request))]
    topic = context.get("topic")
    entries += [Entry(item.title, item.get_url(request), text_language(item)) for item in between]
    entries.append(Entry(page.title, page.get_url(request), text_language(page), is_current=not topic))
    if topic:
        name = topic.name[:1].upper() + topic.name[1:]
        entries.append(Entry(name, topic_url(context, topic), is_current=True))
    return entries


@dataclass(frozen=True)
class Tongue:
    """This page in the other language, or the home page where there is none."""

    code: str
    name: str
    url: str


@register.simple_tag(takes_context=True)
def other_language(context) -> Tongue | None:
    """Return the link to the same page in the other language."""
    request, page, code = _request(context), _page(context), other_code()
    if request is None:
        return None
    if page is None:
        url = translate_url(request.get_full_path(), code)
    elif twin := page.versions.get(code):
        url = twin.get_url(request) + _topic_to_keep(context, code) + _query_to_keep(request)
    else:
        url = translate_url("/", code)
    return Tongue(code, OWN_NAMES[code], url)


def _topic_to_keep(context, code: str) -> str:
    from articles.models import topic_path

    topic = context.get("topic")
    return topic_path(topic, code) if topic else ""


def _query_to_keep(request) -> str:
    """Return the query without the page number: lists differ in length from language to language."""
    kept = [(key, value) for key, value in parse_qsl(request.META.get("QUERY_STRING", "")) if key != "page"]
    return f"?{urlencode(kept)}" if kept else ""


def other_code() -> str:
    return next(code for code, _ in settings.LANGUAGES if code != get_language())


@register.filter
def text_language(page) -> str:
    """Return the language a page's text is in where it is not the language of the page around it, else nothing.

    A stand-in for a missing translation shows the other language's text.
    """
    if not getattr(page, "alias_of_id", None):
        return ""
    return other_code()


# Numbers, names and dates.


@register.filter
def telephone(number) -> str:
    """Write a number the one way the site writes numbers: 951-778-0230."""
    if not number:
        return ""
    if number.country_code == 1:
        digits = phonenumbers.national_significant_number(number)
        words = f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    else:
        words = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        words = words.partition(" ext")[0]
    return f"{words} {gettext('ext.')} {number.extension}" if number.extension else words


@register.filter
def long_date(day: dt.date | None) -> str:
    """Write a date in full: “March 3, 2025”, “3 de marzo de 2025”."""
    return formats.date_format(day, pgettext("date format", "F j, Y")) if day else ""


@register.filter(name="joined")
def joined_filter(names: Iterable) -> str:
    """Join names as people do: “English, Spanish and Japanese”, “español e inglés”."""
    return joined(names)


@register.filter
def accepting(profile, practice) -> str:
    """Return whether a clinician takes new clients: yes, waitlist, no, or ask once that is too old to believe."""
    return profile.accepting_status(practice)


@register.filter
def spoken_by(people: Iterable) -> list:
    """Return the languages that any of `people` speaks, each once, in the order of the list of languages."""
    languages = {language.pk: language for person in people for language in person.languages.all()}
    return sorted(languages.values(), key=lambda language: (language.position, language.name))


# Hours and the promise.


def _true_until(context, moment: dt.datetime | None) -> None:
    if request := _request(context):
        page_cache.true_until(request, moment)


@register.simple_tag(takes_context=True)
def promise(context) -> str:
    """Return by when a person who asks now is called: “by Monday, 11 am”."""
    return _once(context, "promise", lambda: _promise_of(context))


def _promise_of(context) -> str:
    practice, now = context["practice"], timezone.now()
    turn = practice.timetable.next_turn(now)
    # While the practice is open the promise moves on with the clock, from one full minute to another.
    is_moving = turn is None or practice.timetable.is_open(now)
    _true_until(context, now.replace(second=0, microsecond=0) + MINUTE if is_moving else turn)
    return by_when(due_time(practice, at=now), now)


@register.simple_tag
def dateline() -> str:
    """Return today as a letter has it: “Saturday, November 21”, “sábado 21 de noviembre”."""
    words = formats.date_format(timezone.localtime(), pgettext("date format", "l, F j"))
    return words[:1].upper() + words[1:]


@register.simple_tag(takes_context=True)
def opening_today(context) -> str:
    """Say whether the telephone is answered now: “Today until 4 pm”, “Opens tomorrow at 9 am”."""
    return _once(context, "opening_today", lambda: _opening_of(context))


def _opening_of(context) -> str:
    timetable, now = context["practice"].timetable, timezone.now()
    _true_until(context, timetable.next_turn(now))
    return say_opening(timetable, now)


def say_opening(timetable: Timetable, at: dt.datetime | None = None) -> str:
    at = at or timezone.now()
    start, _ = next(timetable.spans_from(at), (None, None))
    if start is None:
        return ""
    local, today = timezone.localtime(start), timezone.localdate(at)
    words = {"time": clock(start), "weekday": formats.date_format(local, "l")}
    if timetable.is_open(at):
        return gettext("Today until %(time)s.") % {"time": clock(timetable.closes_today(at))}
    if local.date() == today:
        return gettext("Today from %(time)s.") % words
    if local.date() == today + dt.timedelta(days=1):
        return gettext("Closed now; open tomorrow from %(time)s.") % words
    return gettext("Closed now; open %(weekday)s from %(time)s.") % words


@dataclass(frozen=True)
class HoursRow:
    days: str
    spans: list[str]


@register.simple_tag(takes_context=True)
def opening_hours(context) -> list[HoursRow]:
    """Return the week's opening hours, neighbouring days with the same hours in one row."""
    return group_hours(context["practice"].timetable.weekly)


def group_hours(weekly: dict[int, list[tuple[dt.time, dt.time]]]) -> list[HoursRow]:
    groups: list[tuple[list[int], list]] = []
    for day in range(7):
        spans = sorted(weekly.get(day, []))
        if groups and groups[-1][1] == spans and groups[-1][0][-1] == day - 1:
            groups[-1][0].append(day)
        else:
            groups.append(([day], spans))
    return [HoursRow(_say_days(days), [_say_span(span) for span in spans]) for days, spans in groups if spans]


def _say_days(days: list[int]) -> str:
    # 1 January 2024 was a Monday.
    names = [formats.date_format(dt.date(2024, 1, 1 + day), "l") for day in days]
    if len(names) == 1:
        words = names[0]
    elif len(names) == 2:
        words = joined(names)
    else:
        words = gettext("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
    return words[:1].upper() + words[1:]


def _say_span(span: tuple[dt.time, dt.time]) -> str:
    return "\u00a0– ".join(_say_time(time) for time in span)


def _say_time(time: dt.time) -> str:
    minutes = f":{time:%M}" if time.minute else ""
    return f"{time.hour % 12 or 12}{minutes}\u00a0{'am' if time.hour < 12 else 'pm'}"


@register.simple_tag(takes_context=True)
def closed_days_ahead(context) -> list[str]:
    """Return the coming days on which the practice is closed against its habit, said as dates."""
    timetable, today = context["practice"].timetable, timezone.localdate()
    days = (today + dt.timedelta(days=offset) for offset in range(UPCOMING_DAYS))
    form = pgettext("date format", "l, F j")
    return [
        formats.date_format(day, form)
        for day in days
        if timetable.weekly.get(day.weekday()) and timetable.is_closed(day)
    ]


# The finder and the words of a letter.


@register.simple_tag
def finder():
    """Return the form of the directory: the finder on the home page asks three of its questions."""
    # The directory reads the pages, and the pages read these tags.
    from clinicians.directory import DirectoryForm

    return DirectoryForm()


@register.simple_tag
def salutation(language: str = "") -> str:
    """Greet the reader in the language of the letter, which need not be that of the page around it."""
    with override(language or get_language()):
        return gettext("Dear reader,")


@dataclass(frozen=True)
class Words:
    """The profile whose words are shown, and their language where it is not the page's."""

    profile: Page
    language: str


@register.simple_tag
def words_of(profile) -> Words:
    """Return whose words a profile shows: its own, or where it has none those in the other language (F9)."""
    if profile.greeting or profile.biography:
        return Words(profile, text_language(profile))
    twin = profile.versions.get(other_code())
    twin = twin.specific if twin else None
    if twin and (twin.greeting or twin.biography):
        return Words(twin, other_code())
    return Words(profile, "")

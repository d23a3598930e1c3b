"""The mutations that scripts/mutate.py tries: in which file which text is broken how, and which tests should notice.

A row breaks a rule of opening hours, promise, phones, limits, roles, retention, page cache or security headers.
"""

from __future__ import annotations

from typing import NamedTuple


class Area(NamedTuple):
    """A file, and the paths of the tests that guard it, with spaces between."""

    file: str
    tests: str


class Mutation(NamedTuple):
    area: Area
    old: str
    new: str


HOURS = Area("practice/opening_hours.py", "tests/practice/test_opening_hours.py")
PROMISE = Area("booking/promise.py", "tests/booking/test_promise.py")
CLOCK = Area("practice/wording.py", "tests/booking/test_promise.py")
PHONES = Area("practice/phones.py", "tests/practice/test_phones.py")
PHONE_FIELD = Area("booking/public/fields.py", "tests/booking/public/test_fields.py")
REFERENCE = Area("booking/models/reference.py", "tests/booking/models/test_reference.py")
INDEX = Area("booking/encryption/blind_index.py", "tests/booking/encryption/test_blind_index.py")
THROTTLE = Area("booking/public/throttling.py", "tests/booking/public/test_throttling.py")
LIMIT = Area("practice/limits/limit.py", "tests/practice/limits/test_limit.py")
CONNECTIONS = Area("practice/limits/connections.py", "tests/practice/limits/test_connections.py")
POLICIES = Area("practice/roles/policies.py", "tests/practice/roles/test_policies.py")
GROUPS = Area("practice/roles/groups.py", "tests/practice/roles/test_url_allowlist.py")
ALLOWLIST = Area("practice/roles/url_allowlist.py", "tests/practice/roles/test_url_allowlist.py")
DRAFTS = Area("practice/roles/colleague_drafts.py", "tests/practice/roles/test_colleague_drafts.py")
RETENTION = Area("booking/retention.py", "tests/booking/test_retention.py")
TO_PURGE = Area("booking/models/querysets.py", "tests/booking/test_retention.py")
ERASE = Area("booking/actions/erase.py", "tests/booking/actions/test_erase.py")
PAGES = Area(
    "practice/caching/page_cache.py",
    "tests/practice/caching/test_page_cache.py tests/practice/caching/test_page_cache_limits.py",
)
VERSION = Area("practice/caching/version.py", "tests/practice/caching/test_version.py")
HEADERS = Area("practice/http/security_headers.py", "tests/practice/http/test_security_headers.py")

_ROWS = [
    (HOURS, "return day in self.closed or bool(", "return bool("),
    (HOURS, "bool(self.is_holiday and self.is_holiday(day))", "False"),
    (HOURS, 'subdiv="CA"', 'subdiv="TX"'),
    (HOURS, "in sorted(self.weekly.get(day.weekday(), []))", "in sorted(self.weekly.get((day.weekday() + 1) % 7, []))"),
    (HOURS, "max(opens, window.start), min(closes, window.end)", "opens, closes"),
    (HOURS, "if day.weekday() in window.weekdays and start < end", "if start < end"),
    (HOURS, "yield max(start, at), end", "yield start, end"),
    (HOURS, "start <= at < end for", "start <= at <= end for"),
    (HOURS, "if end - start < left", "if end - start <= left"),
    (HOURS, "left -= end - start", "left -= dt.timedelta()"),
    (HOURS, "total += min(closes, end) - opens", "total += closes - opens"),
    (HOURS, "self.tz).astimezone(dt.UTC)", "self.tz)"),
    (HOURS, "max(end, merged[-1][1])", "end"),
    (HOURS, "step: dt.timedelta = QUARTER", "step: dt.timedelta = QUARTER / 3"),
    (HOURS, "max(left, QUARTER)", "left"),
    (HOURS, "if moment <= end", "if moment"),
    (HOURS, "left = dt.timedelta()\n        return", "pass\n        return"),
    (HOURS, "return spans[-1] if spans", "return spans[0] if spans"),
    (PROMISE, "(wished and timetable.add(at, minutes, wished)) or ", ""),
    (PROMISE, " or timetable.add(at, minutes, [BY_DAY])", ""),
    (PROMISE, "timetable.add(at, minutes, [BY_DAY])", "timetable.add(at, minutes)"),
    (PROMISE, "rounded_up(at + dt.timedelta(days=1))", "rounded_up(at + dt.timedelta(days=2))"),
    (PROMISE, "(at or timezone.now()) + QUARTER", "(at or timezone.now())"),
    (PROMISE, "== promised:", "!= promised:"),
    (PROMISE, "if 1 < days < 7", "if 1 < days <= 7"),
    (PROMISE, "if days == -1", "if days < 0"),
    (PROMISE, 'gettext("l, F j") if is_this_year else gettext("l, F j, Y")', 'gettext("l, F j")'),
    (CLOCK, "== (12, 0)", "== (0, 0)"),
    (CLOCK, "if time.hour < 12", "if time.hour <= 12"),
    (PHONES, "region or settings.PHONENUMBER_DEFAULT_REGION", "settings.PHONENUMBER_DEFAULT_REGION"),
    (PHONES, '_ABROAD.sub("+", _BETWEEN_FIGURES.sub(" ", text))', '_BETWEEN_FIGURES.sub(" ", text)'),
    (PHONES, 'and digits.startswith("1")', "and False"),
    (PHONES, "if number.country_code == NORTH_AMERICA", "if True"),
    (PHONES, "bare.extension = None", "pass"),
    (PHONE_FIELD, "if not phonenumbers.is_valid_number(number)", "if False"),
    (PHONE_FIELD, "if length != phonenumbers.ValidationResult.IS_POSSIBLE", "if False"),
    (PHONE_FIELD, "and str(number.national_number) not in phonenumbers.normalize_digits_only(text)", ""),
    (PHONE_FIELD, "foreign=length == _TOO_LONG and not fault", "foreign=False"),
    (PHONE_FIELD, "parsed(text, self.region)", "parsed(text)"),
    (INDEX, 'f"+{number.country_code}{number.national_number}"', 'f"{number.national_number}"'),
    (REFERENCE, "ABCDEFGHJKLMNPQRTUVWXY346789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
    (LIMIT, "used__lt=room", "used__lte=room"),
    (LIMIT, "used__lt=room", "used__gte=0"),
    (LIMIT, "if used >= room", "if used > room"),
    (LIMIT, "used.get(before, 0) * (1 - passed / self.seconds)", "0"),
    (LIMIT, "seconds=2 * self.seconds", "seconds=self.seconds"),
    (LIMIT, "return not self.passes_uncounted", "return False"),
    (LIMIT, "durable=True", ""),
    (CONNECTIONS, "return hops[-proxies]", "return hops[0]"),
    (CONNECTIONS, "if proxies and len(hops) >= proxies", "if hops"),
    (CONNECTIONS, "IPV6_NETWORK = 64", "IPV6_NETWORK = 128"),
    (THROTTLE, 'in ("same-origin", "none")', 'in ("same-origin", "none", "cross-site")'),
    (THROTTLE, ", *settings.CSRF_TRUSTED_ORIGINS", ""),
    (POLICIES, "pages if publishes(user) else pages.filter(Q(live=True) | Q(owner=user))", "pages"),
    (POLICIES, "return pages.filter(Q(owner=user) | Q(path__in=above))", "return pages"),
    (POLICIES, "super().can_view_revisions() and self.can_edit()", "super().can_view_revisions()"),
    (
        POLICIES,
        "super().can_add_subpage() and PagePermissionTester.can_publish_subpage(self)",
        "super().can_add_subpage()",
    ),
    (POLICIES, "if instance.is_superuser and not user.is_superuser", "if False"),
    (GROUPS, 'user_has_permission(user, "publish")', 'user_has_permission(user, "add")'),
    (GROUPS, 'user.has_perm("booking.view_callbackrequest")', 'user.has_perm("wagtailadmin.access_admin")'),
    (ALLOWLIST, "return page is not None and page.permissions_for_user(user).can_edit()", "return page is not None"),
    (ALLOWLIST, "return works_at_desk(user)", "return True"),
    (ALLOWLIST, "if not writes(user)", "if False"),
    (ALLOWLIST, "return name in WRITER", "return True"),
    (ALLOWLIST, 'return model_name == "practiceimage"', "return True"),
    (ALLOWLIST, "and all(page.permissions_for_user(user).can_edit() for page in pages)", ""),
    (ALLOWLIST, ".count() == len(wanted)", ".count() <= len(wanted)"),
    (DRAFTS, "or page.owner_id == reader.pk", "or True"),
    (DRAFTS, "shown.save = _refuse", "pass"),
    (DRAFTS, "shown.latest_revision_created_at = page.last_published_at", "pass"),
    (RETENTION, "erase(callback, actor=SCHEDULE)", "pass"),
    (RETENTION, "callback := rows.filter(pk=pk).first()", "callback := CallbackRequest.objects.get(pk=pk)"),
    (TO_PURGE, "closed_at__lt=before, legal_hold=False, erased_at=None", "closed_at__lt=before, erased_at=None"),
    (TO_PURGE, "self.closed().filter(closed_at__lt=before", "self.filter(created_at__lt=before"),
    (TO_PURGE, "dt.timedelta(days=practice.retention_days)", "dt.timedelta()"),
    (ERASE, 'PERSONAL = ["name", "phone", "phone_before", "note"]', 'PERSONAL = ["name", "phone", "note"]'),
    (ERASE, "if request.is_erased or request.legal_hold", "if request.is_erased"),
    (ERASE, "erase(merged, by, actor, reason)", "pass"),
    (ERASE, 'update(note="", reason="", before=None)', 'update(note="", before=None)'),
    (ERASE, 'reason="", before=None', 'reason=""'),
    (ERASE, "set_status(request, Status.WITHDRAWN)", "pass"),
    (PAGES, "and not known_query(request)", ""),
    (PAGES, "and settings.SESSION_COOKIE_NAME not in request.COOKIES", ""),
    (PAGES, "if cached and cached.version != current", "if False"),
    (PAGES, "if cached and now() < cached.fresh_until", "if cached"),
    (PAGES, "if response.status_code >= 500 and", "if False and"),
    (PAGES, "min(true_until, now() + version.KEEP_SECONDS)", "true_until"),
    (PAGES, "and not response.cookies", ""),
    (PAGES, 'and not response.has_header("Cache-Control")', ""),
    (PAGES, 'and response.get("Vary", "Accept-Encoding") == "Accept-Encoding"', ""),
    (PAGES, "min(request.true_until, moment)", "request.true_until"),
    (PAGES, "{host}{request.path}", "{request.get_host()}{request.path}"),
    (VERSION, "transaction.on_commit(_renew)", "pass"),
    (VERSION, "if kept and kept[0] == version", "if kept"),
    (VERSION, '    "draft_title",\n', ""),
    (HEADERS, """"script-src": "'self'",""", """"script-src": "'self' 'unsafe-inline'","""),
    (HEADERS, '''"default-src": "'none'"''', '''"default-src": "*"'''),
    (HEADERS, '''"frame-ancestors": "'self'"''', '''"frame-ancestors": "*"'''),
    (HEADERS, "return PUBLIC", "return EDITOR"),
    (
        HEADERS,
        "DESK_ONLY if match is None or leads_on or {match.namespace, match.view_name} & DESK else EDITOR",
        "EDITOR",
    ),
    (HEADERS, "microphone=()", "microphone=*"),
]
MUTATIONS = [Mutation(*row) for row in _ROWS]

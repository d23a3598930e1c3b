"""License line (D-08): what California wants to stand with the name of a clinician wherever there is a number."""

from __future__ import annotations

import re
from functools import cache

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import override

from clinicians.choices import ASSOCIATES, UNLICENSED, Credential
from practice.wording import active_language

# Letters that a number follows: “LMFT 11111”, “LCSW #22222”.
LETTERS = re.compile(r"\b(LCSW|LMFT|LPCC|LEP|PSY)(?=[\s#]*\d)")


def title_in_words(credential: str) -> SafeString:
    """Return the full title, and in Spanish the title as filed as well: the state knows only that one."""
    return _title_in(active_language(), credential)


@cache
def _title_in(language: str, credential: str) -> SafeString:
    with override(language):
        title = str(Credential(credential).label)
    with override(settings.LANGUAGE_CODE):
        filed = str(Credential(credential).label)
    if title == filed:
        return format_html("{}", title)
    return format_html('{} (<span lang="{}">{}</span>)', title, settings.LANGUAGE_CODE, filed)


def letters_in_words(text: str) -> SafeString:
    """Put the full title before the letters of a license that somebody typed: “Ana Ruiz, LMFT 11111”."""
    found = LETTERS.search(text)
    if not found or str(Credential(found[1]).label) in text:
        return format_html("{}", text)
    before, after = text[: found.start()], text[found.start() :]
    return format_html('{}{}, <span class="nowrap">{}</span>', before, title_in_words(found[1]), after)


class LicenseMixin:
    """The license of a profile in every form in which it is printed; `templates/includes/people/license_line.html`."""

    @property
    def license(self) -> str:
        """“LCSW 12345”, or nothing for people who are not clinicians."""
        if self.credential == Credential.NONE:
            return ""
        letters = self.get_credential_display() if self.credential == Credential.TRAINEE else self.credential
        return f"{letters} {self.license_number}".strip()

    @property
    def license_title(self) -> str:
        return "" if self.credential == Credential.NONE else self.get_credential_display()

    @property
    def license_html(self) -> SafeString:
        """The whole license: “Licensed Clinical Social Worker, LCSW 12345”."""
        if not self.license:
            return SafeString("")
        return format_html('{}, <span class="nowrap">{}</span>', title_in_words(self.credential), self.license)

    @property
    def supervisor_line(self) -> str:
        """Whom an associate works under, with letters and number; empty for everybody else."""
        if self.credential not in ASSOCIATES:
            return ""
        if self.supervisor:
            return f"{self.supervisor.title}, {self.supervisor.license}"
        return self.outside_supervisor

    @property
    def supervisor_html(self) -> SafeString:
        """Whom an associate works under, with the whole license (B3)."""
        if self.supervisor_line and self.supervisor:
            return format_html("{}, {}", self.supervisor.title, self.supervisor.license_html)
        return letters_in_words(self.supervisor_line)

    @property
    def may_hold_license(self) -> bool:
        """Tell whether the license may stand beside the practice's number: online, and not under somebody else's."""
        return self.live and self.credential not in UNLICENSED and bool(self.license_number)

"""The colophon: the license of everybody a page names, once and in full, at the foot of it (B2, D-09).

A page shows a telephone number, and so it stands alone before the law. The names are looked for in the page as it is
rendered, so that a byline, a search result and a sentence that an editor typed are all treated alike.
"""

from __future__ import annotations

from django.utils.html import escape

from practice.caching import version

from .models import ClinicianPage


def licensed_people() -> list[ClinicianPage]:
    """Return one profile of everybody whose license the public may read, leavers too: their articles stay (B15)."""
    return version.remember("licensed-people", lambda: list(ClinicianPage.objects.licensed()))


def licenses_to_add(html: str, holder: ClinicianPage | None) -> list[ClinicianPage]:
    """Return whom `html` names without the whole license; that of `holder` stands in the footer of every page."""
    people = [person for person in licensed_people() if escape(person.title) in html]
    named, rest = set(), html
    # The longest first: “Ana Ruiz” is not named where only “Ana Ruiz Vega” is.
    for name in sorted({escape(person.title) for person in people}, key=len, reverse=True):
        if name in rest:
            named.add(name)
            rest = rest.replace(name, "")
    return [person for person in people if escape(person.title) in named and not _is_whole(person, html, holder)]


def _is_whole(person: ClinicianPage, html: str, holder: ClinicianPage | None) -> bool:
    if holder and person.translation_key == holder.translation_key:
        return True
    if person.license_html not in html:
        return False
    if not person.supervisor_line or person.supervisor_html in html:
        return True
    # The short line is enough where the supervisor's own license is on the page.
    supervisor = person.supervisor
    if not supervisor or escape(person.supervisor_line) not in html:
        return False
    is_holder = holder and supervisor.translation_key == holder.translation_key
    return bool(is_holder) or supervisor.license_html in html

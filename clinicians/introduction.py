"""Introduction: one plain line that says what this place is, made of who works here and where."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from practice.wording import active_language, joined

from .choices import ASSOCIATES, Credential
from .querysets import ClinicianPageQuerySet


def introduction(people: ClinicianPageQuerySet, city: str) -> str:
    """Return “Licensed therapists in Riverside, in English and Spanish”, as far as it is true of `people`.

    Of their languages it names those of the site; an associate is not called licensed.
    """
    name = f"languages__name_{active_language()}"
    rows = people.exclude(credential=Credential.NONE).values_list("pk", "credential", "languages__slug", name)
    credentials = {pk: credential for pk, credential, _slug, _name in rows}
    spoken = {slug: name for _pk, _credential, slug, name in rows if name}
    parts = {"who": _who(credentials.values()), "city": city, "languages": joined(_site_languages(spoken))}
    if city and parts["languages"]:
        return _("%(who)s in %(city)s, in %(languages)s") % parts
    if city:
        return _("%(who)s in %(city)s") % parts
    if parts["languages"]:
        return _("%(who)s, in %(languages)s") % parts
    return parts["who"]


def _who(credentials) -> str:
    licensed = sum(credential not in ASSOCIATES for credential in credentials)
    if not credentials:
        return _("Counseling")
    if licensed == len(credentials):
        return _("Licensed therapist") if licensed == 1 else _("Licensed therapists")
    if not licensed:
        return _("Associate therapists")
    return _("Therapists") if licensed == 1 else _("Licensed therapists and associates")


def _site_languages(spoken: dict[str, str]) -> list[str]:
    """Return the names of those languages of this site that somebody speaks, that of the page first."""
    here = [code for code, _name in settings.LANGUAGES if code in spoken]
    return [spoken[code] for code in sorted(here, key=lambda code: code != active_language())]

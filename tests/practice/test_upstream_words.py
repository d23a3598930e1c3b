"""What Wagtail, Django and allauth say in Spanish: all of Wagtail's is said, and to *usted*."""

import functools
import re
from pathlib import Path

import polib
import pytest

from django.apps import apps
from django.conf import settings

UPSTREAM = settings.BASE_DIR / "locale" / "upstream"
OURS = settings.BASE_DIR / "locale"
DOMAINS = ["django", "djangojs"]
WAGTAIL = [Path(app.path) for app in apps.get_app_configs() if app.name.startswith("wagtail")]
OTHERS = [Path(app.path) for app in apps.get_app_configs() if app.name.startswith(("django.", "allauth"))]
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
# Forms of *tú* that are no word of anything else here.
TU = re.compile(
    r"\b(tú|tus?|te|ti|contigo|estás|quieres|puedes|tienes|debes|has|hayas|eres|serás|podrás|podrías|deseas|necesitas|"
    r"introduce|escribe|elige|selecciona|añade|intenta|inténtalo|comprueba|revisa|establece|asegúrate|añades|escoge|corrige|cr[ée]alas)\b",
    re.IGNORECASE,
)


@functools.cache
def catalog(folder: Path, language: str, domain: str) -> list:
    file = folder / language / "LC_MESSAGES" / f"{domain}.po"
    return list(polib.pofile(str(file))) if file.exists() else []


def said(folders, language: str, domain: str) -> dict:
    """Return what the catalogs of `folders` hold, by its English."""
    return {
        (entry.msgctxt, entry.msgid): entry
        for folder in folders
        for entry in catalog(folder, language, domain)
        if language == "en" or entry.translated()
    }


def spanish_of(domain: str, folders) -> dict:
    """Return what is said in the end: ours before theirs."""
    return said([folder / "locale" for folder in folders], "es", domain) | said([OURS, UPSTREAM], "es", domain)


def texts(entry) -> list[str]:
    return [entry.msgstr, *entry.msgstr_plural.values()] if entry.msgid_plural else [entry.msgstr]


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_string_of_wagtail_has_its_spanish(domain):
    english = said([folder / "locale" for folder in WAGTAIL], "en", domain)
    spanish = spanish_of(domain, WAGTAIL)
    assert len(english) > 50
    assert [key[1] for key in english if key not in spanish] == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_wagtail_says_usted(domain):
    english = said([folder / "locale" for folder in WAGTAIL], "en", domain)
    spanish = spanish_of(domain, WAGTAIL)
    assert [(key[1], text) for key in english for text in texts(spanish[key]) if TU.search(text)] == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_what_stands_in_for_theirs_is_still_said_by_them(domain):
    theirs = {msgid for _, msgid in said([folder / "locale" for folder in WAGTAIL + OTHERS], "en", domain)}
    assert {msgid for _, msgid in said([UPSTREAM], "es", domain)} - theirs == set()


@pytest.mark.parametrize("folder", [OURS, UPSTREAM])
@pytest.mark.parametrize("domain", DOMAINS)
def test_spanish_keeps_what_is_filled_in(folder, domain):
    def places(text):
        return set(PLACES.findall(text))

    entries = catalog(folder, "es", domain)
    lost = [(entry.msgid, text) for entry in entries for text in texts(entry) if places(text) - places(whole(entry))]
    assert lost == []


def whole(entry) -> str:
    return f"{entry.msgid} {entry.msgid_plural}"

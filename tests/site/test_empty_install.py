"""What the public sees of an installation of which nothing is known yet."""

import re

import pytest

from practice.models import PracticeSettings
from tests.factories import open_practice

pytestmark = pytest.mark.django_db

ADDRESSES = {
    "en": [
        "/",
        "/people/",
        "/articles/",
        "/articles/feed/",
        "/search/",
        "/search/?q=grief",
        "/call-back/",
        "/call-back/withdraw/",
        "/call-back/withdraw/done/",
        "/call-back/received/x/",
        "/nothing-here/",
        "/call-back/contact.vcf",
    ],
    "es": [
        "/es/",
        "/es/personas/",
        "/es/articulos/",
        "/es/articulos/novedades/",
        "/es/buscar/",
        "/es/buscar/?q=duelo",
        "/es/pedir-llamada/",
        "/es/pedir-llamada/retirar/",
        "/es/pedir-llamada/retirar/listo/",
        "/es/pedir-llamada/recibida/x/",
        "/es/no-hay-nada/",
    ],
}
NOT_FOUND = ("/x/", "/nothing-here/", "/no-hay-nada/", ".vcf")
# An hour, a day of the week before one, a number that dials us.
PROMISE = re.compile(r"\d\s?[ap]m\b|by tomorrow|a más tardar|12 noon|mediodía")
OWN_NAME = {"en": "Our practice", "es": "Nuestro consultorio"}
EVERY = [(language, address) for language, addresses in ADDRESSES.items() for address in addresses]


@pytest.mark.parametrize(("language", "address"), EVERY)
def test_page_makes_sense_and_promises_nothing(client, language, address):
    response = client.get(address)
    assert response.status_code == (404 if address.endswith(NOT_FOUND) else 200)
    html = response.content.decode().replace("\xa0", " ")
    assert not PROMISE.search(html)
    assert set(re.findall(r'href="tel:(\d*)', html)) <= {"988", "911", "711"}
    for hole in ("None", ", </", "Home –", "Inicio –", "<dd></dd>", "<p></p>", "()"):
        assert hole not in html, hole
    other = OWN_NAME["es" if language == "en" else "en"]
    assert other not in html
    if "<title>" in html:
        assert OWN_NAME[language] in html


def test_shared_link_to_the_home_page_says_the_name(client):
    assert '<meta property="og:title" content="Nuestro consultorio">' in client.get("/es/").content.decode()
    open_practice(name="Valley Counseling", city="Riverside")
    assert '<meta property="og:title" content="Valley Counseling, Riverside">' in client.get("/").content.decode()


def test_name_that_is_shown_is_never_stored(client):
    client.get("/es/")
    assert PracticeSettings.objects.get().name == "Our practice"

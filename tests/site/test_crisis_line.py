"""The crisis line: 988 on every page, and beside it the line of the county where the practice names one."""

import pytest

from django.core.exceptions import ValidationError

from practice.http import error_pages
from tests.factories import open_practice

pytestmark = pytest.mark.django_db

LINE = {"crisis_name_en": "the county line", "crisis_name_es": "la línea del condado", "crisis_phone": "+19515550188"}
LINK = '<a href="tel:+1-951-555-0188">951-555-0188</a>'


def test_988_stands_alone_until_a_line_is_named(client):
    open_practice()
    page = client.get("/").content.decode()
    assert 'href="tel:988"' in page
    assert "You can also call" not in page


@pytest.mark.parametrize(("address", "words"), [("/", "the county line"), ("/es/", "la línea del condado")])
def test_a_line_of_the_county_stands_beside_988(client, address, words):
    open_practice(**LINE)
    page = client.get(address).content.decode()
    assert 'href="tel:988"' in page
    assert f"{words}: {LINK}" in page


def test_error_pages_name_it_in_both_languages():
    error_pages.write_error_pages(open_practice(**LINE))
    page = error_pages.path_of(500, "en").read_text()
    assert f"call the county line: {LINK}" in page
    assert f"llamar a la línea del condado: {LINK}" in page


@pytest.mark.parametrize("missing", ["crisis_name_en", "crisis_phone"])
def test_a_line_needs_its_name_and_its_number(missing):
    practice = open_practice(**LINE | {missing: ""})
    with pytest.raises(ValidationError) as refused:
        practice.full_clean()
    assert missing in refused.value.message_dict

"""Pages in one or both languages, for the tests of what search engines are told, and readers of the answers."""

import json
import re

from django.test import TestCase

from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    LanguageFactory,
    StandardPageFactory,
    make_alias,
    open_practice,
    translation,
)

ADDRESSES = [
    "/",
    "/es/",
    "/articles/",
    "/es/articulos/",
    "/articles/in-both/",
    "/es/articulos/en-los-dos/",
    "/articles/alone/",
    "/people/",
    "/es/personas/",
    "/people/vera-luna/",
    "/fees/",
    "/call-back/",
    "/search/",
]


def links(response, rel):
    """Return the attributes of every <link> of this `rel`."""
    tags = re.findall(r"<link ([^>]*)>", response.content.decode())
    found = (dict(re.findall(r'([\w-]+)="([^"]*)"', tag)) for tag in tags)
    return [tag for tag in found if tag["rel"] == rel]


def graph(response):
    """Return the JSON-LD nodes of a page by their type."""
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.DOTALL)
    assert len(blocks) == 1, blocks
    return {node["@type"]: node for node in json.loads(blocks[0])["@graph"]}


class PagesTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice(street="1 Orange Street", city="Riverside", postcode="92501")
        cls.vera = ClinicianPageFactory(title="Vera Luna", slug="vera-luna", summary="Grief.", phone="+19515550123")
        cls.vera.languages = [LanguageFactory(spanish=True)]
        cls.vera.save()
        make_alias(cls.vera)
        cls.both = ArticlePageFactory(title="In both", slug="in-both", standfirst="First.", authors=[cls.vera])
        cls.spanish = translation(cls.both, title="En los dos", slug="en-los-dos", standfirst="Primero.")
        cls.alone = ArticlePageFactory(title="</script>Alone", slug="alone", authors=[cls.vera])
        make_alias(cls.alone)
        cls.fees = StandardPageFactory(title="Fees", slug="fees")
        ArticlePageFactory(slug="draft", draft=True, authors=[cls.vera])

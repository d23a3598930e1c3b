"""Metadata of a page for search engines and sharing: title, description, canonical address, alternates, image."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from wagtail.models import Page

from articles.models import ArticlePage, Topic
from articles.models.article_index import subpage_path, topic_path
from clinicians.models import ClinicianPage
from practice.home.models import HomePage
from practice.models import PracticeSettings
from practice.routing import site_context
from practice.wording import active_language

from .social_cards import card_url

OG_LOCALES = {"en": "en_US", "es": "es_US"}


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


@dataclass(frozen=True)
class PageMetadata:
    """What is shown: a page of the tree, perhaps one topic of it or a later page of its list."""

    request: HttpRequest
    practice: PracticeSettings
    page: Page | None = None
    topic: Topic | None = None
    number: int = 1
    description: str = ""
    noindex: bool = False
    crumbs: list = field(default_factory=list)

    @property
    def kind(self) -> str:
        kinds = {ArticlePage: "article", ClinicianPage: "profile"}
        return kinds.get(type(self.page), "website")

    @property
    def og_locale(self) -> str:
        return OG_LOCALES[active_language()]

    @property
    def title(self) -> str:
        if self.topic:
            return self.topic.name[:1].upper() + self.topic.name[1:]
        if self.page is None:
            return self.practice.name
        return self.page.seo_title or (self._place if isinstance(self.page, HomePage) else self.page.title)

    @cached_property
    def canonical(self) -> str:
        """Return the one address of these words: the original's, where the page stands in for a translation."""
        page = self.page
        if page is None:
            return absolute(self.request.path)
        if page.alias_of_id:
            page = next((twin for twin in page.language_versions.values() if twin.pk == page.alias_of_id), page)
        path = page.get_url(self.request)
        if self.topic:
            path += topic_path(self.topic, active_language())
        return absolute(f"{path}?page={self.number}" if self.number > 1 else path)

    @property
    def address_in_words(self) -> str:
        """Return the address as search engines print it: “practice.example › articles › calm”."""
        return " › ".join(part for part in self.canonical.partition("://")[2].split("/") if part)

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """Return (language, address) wherever these words are written too; nothing where they are not."""
        page = self.page
        if page is None:
            return self._alternates_of_view()
        if page.alias_of_id or self.noindex or self.number > 1:
            return []
        # A topic with an introduction is worth indexing in both languages, however few its articles.
        if self.topic and not self.topic.introduction:
            return []
        written = {code: twin for code, twin in page.language_versions.items() if not twin.alias_of_id}
        if len(written) < 2:
            return []
        links = {
            code: absolute(twin.get_url(self.request) + (topic_path(self.topic, code) if self.topic else ""))
            for code, twin in written.items()
        }
        return [*sorted(links.items()), ("x-default", links[settings.LANGUAGE_CODE])]

    def _alternates_of_view(self) -> list[tuple[str, str]]:
        """Return the same for the search and the form, which are no pages of the tree."""
        match = self.request.resolver_match
        if self.noindex or match is None or not match.view_name or match.view_name == "wagtail_serve":
            return []
        links = {code: absolute(translate_url(self.request.path, code)) for code, _name in settings.LANGUAGES}
        return [*sorted(links.items()), ("x-default", links[settings.LANGUAGE_CODE])]

    @cached_property
    def summary(self) -> str:
        """Return the description: what the editor wrote for it, else what stands under the title, else the facts."""
        words = self.description or self._written() or self._plain()
        if self.number > 1:
            return _("Page %(number)s. %(words)s") % {"number": self.number, "words": words}
        return words

    def _written(self) -> str:
        if self.topic:
            return self.topic.introduction
        names = ("search_description", "standfirst", "summary", "introduction", "headline")
        written = next((words for name in names if (words := getattr(self.page, name, ""))), "")
        if isinstance(self.page, ClinicianPage) and written != self.page.search_description:
            return f"{', '.join(filter(None, (self.page.title, self.page.license_title)))}. {written}"
        return written

    def _plain(self) -> str:
        if isinstance(self.page, HomePage):
            return _("%(place)s. Find someone to talk with, or ask us to call you.") % {"place": self._place}
        return f"{self.title} – {self._place}" if self.page else self._place

    @property
    def _place(self) -> str:
        return ", ".join(filter(None, (self.practice.name, self.practice.city)))

    @cached_property
    def image(self) -> str:
        path = card_url(self.page) if self.page else ""
        return absolute(path) if path else ""

    @property
    def feed(self) -> str:
        section = site_context.for_request(self.request).section("articleindexpage")
        return absolute(section.url + subpage_path("feed", active_language())) if section else ""

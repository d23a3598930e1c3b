"""What machines are told about a page. One source for each fact, and nothing that the page does not show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from wagtail.models import Page

from articles.models import ArticlePage, Topic, subpage_path, topic_path
from clinicians.models import ClinicianPage
from practice import frame
from practice.models import HomePage, PracticeSettings

CONTEXT = "https://schema.org"
OG_LOCALES = {"en": "en_US", "es": "es_US"}
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


@dataclass(frozen=True)
class Shown:
    """What is being shown: a page of the tree, perhaps one topic of it or a later page of its list."""

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
        return OG_LOCALES[frame.active_language()]

    @property
    def title(self) -> str:
        if self.topic:
            return self.topic.name[:1].upper() + self.topic.name[1:]
        return (self.page.seo_title or self.page.title) if self.page else self.practice.name

    @cached_property
    def canonical(self) -> str:
        """Return the one address of these words: the original's, where the page stands in for a translation."""
        page = self.page
        if page is None:
            return absolute(self.request.path)
        if page.alias_of_id:
            page = next((twin for twin in page.versions.values() if twin.pk == page.alias_of_id), page)
        path = page.get_url(self.request)
        if self.topic:
            path += topic_path(self.topic, frame.active_language())
        return absolute(f"{path}?page={self.number}" if self.number > 1 else path)

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
        written = {code: twin for code, twin in page.versions.items() if not twin.alias_of_id}
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
            return f"{', '.join(filter(None, (self.page.title, self.page.licence_title)))}. {written}"
        return written

    def _plain(self) -> str:
        place = ", ".join(filter(None, (self.practice.name, self.practice.city)))
        return f"{self.title} – {place}" if self.page else place

    @cached_property
    def image(self) -> str:
        from practice.og import og_image_url

        path = og_image_url(self.page) if self.page else ""
        return absolute(path) if path else ""

    @property
    def feed(self) -> str:
        section = frame.for_request(self.request).section("articleindexpage")
        return absolute(section.url + subpage_path("feed", frame.active_language())) if section else ""


# JSON-LD (DOMAIN D-20).


def without_blanks(**facts: Any) -> dict[str, Any]:
    """Return the facts that are there; a property without a value would be a claim."""
    return {name.replace("at_", "@"): value for name, value in facts.items() if value not in ("", None, [], {})}


def json_ld(shown: Shown) -> dict[str, Any]:
    nodes = [clinic(shown)]
    if shown.crumbs:
        nodes.append(breadcrumb_list(shown))
    if isinstance(shown.page, ArticlePage) and not shown.page.alias_of_id:
        nodes += [medical_web_page(shown), article(shown)]
    if isinstance(shown.page, ClinicianPage):
        nodes.append(profile_page(shown))
    return {"@context": CONTEXT, "@graph": nodes}


def clinic(shown: Shown) -> dict[str, Any]:
    from practice.templatetags.practice_tags import telephone

    practice = shown.practice
    address = without_blanks(
        streetAddress="" if getattr(shown.page, "only_by_video", False) else practice.street,
        addressLocality=practice.city,
        addressRegion=practice.state if practice.city else "",
        postalCode=practice.postcode,
    )
    return without_blanks(
        at_type="MedicalClinic",
        at_id=absolute("/#practice"),
        name=practice.name,
        url=absolute("/"),
        telephone=telephone(practice.phone),
        email=practice.email,
        address={"@type": "PostalAddress", **address} if address else None,
        openingHoursSpecification=opening_hours(practice) if isinstance(shown.page, HomePage) else None,
    )


def opening_hours(practice: PracticeSettings) -> list[dict[str, str]]:
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": f"{CONTEXT}/{WEEKDAYS[weekday]}",
            "opens": f"{opens:%H:%M}",
            "closes": f"{closes:%H:%M}",
        }
        for weekday, spans in sorted(practice.timetable.weekly.items())
        for opens, closes in sorted(spans)
    ]


def breadcrumb_list(shown: Shown) -> dict[str, Any]:
    items = [
        {"@type": "ListItem", "position": position, "name": str(crumb.title), "item": absolute(crumb.url)}
        for position, crumb in enumerate(shown.crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def person_id(profile: ClinicianPage) -> str:
    """Return the one name of a person, whichever language the page about them is in."""
    return absolute(f"/#person-{profile.translation_key}")


def person(profile: ClinicianPage, request: HttpRequest) -> dict[str, Any]:
    return without_blanks(
        at_type="Person",
        at_id=person_id(profile),
        name=profile.title,
        url=absolute(profile.get_url(request)) if profile.live else "",
        jobTitle=str(profile.licence_title),
        honorificSuffix=profile.credential if profile.licence_title and profile.credential.isupper() else "",
    )


def profile_page(shown: Shown) -> dict[str, Any]:
    from practice.templatetags.practice_tags import telephone

    profile = shown.page
    licence = without_blanks(
        at_type="EducationalOccupationalCredential",
        credentialCategory="license",
        name=str(profile.licence_title),
        identifier=profile.licence_number,
    )
    about = person(profile, shown.request) | without_blanks(
        description=profile.summary,
        hasCredential=licence if profile.licence_number else None,
        knowsLanguage=[language.slug for language in profile.languages.all()],
        knowsAbout=[specialty.name for specialty in profile.specialties.all()],
        telephone=telephone(profile.phone),
        worksFor={"@id": absolute("/#practice")},
    )
    return {
        "@type": "ProfilePage",
        "@id": shown.canonical,
        "url": shown.canonical,
        "inLanguage": frame.active_language(),
        "mainEntity": about,
    }


def medical_web_page(shown: Shown) -> dict[str, Any]:
    page, reviewer = shown.page, shown.page.reviewer
    return without_blanks(
        at_type="MedicalWebPage",
        at_id=shown.canonical,
        url=shown.canonical,
        name=page.title,
        inLanguage=page.locale.language_code,
        lastReviewed=page.reviewed_on.isoformat() if page.reviewed_on else None,
        reviewedBy=person(reviewer, shown.request) if reviewer else None,
        mainEntity={"@id": f"{shown.canonical}#article"},
    )


def article(shown: Shown) -> dict[str, Any]:
    page = shown.page
    return without_blanks(
        at_type="Article",
        at_id=f"{shown.canonical}#article",
        headline=page.title,
        description=page.standfirst,
        datePublished=page.published_on.isoformat(),
        inLanguage=page.locale.language_code,
        author=[person(author, shown.request) for author in page.authors],
        publisher={"@id": absolute("/#practice")},
        image=shown.image,
        citation=[reference.url or str(reference) for reference in page.references.get_object_list()],
        mainEntityOfPage={"@id": shown.canonical},
    )

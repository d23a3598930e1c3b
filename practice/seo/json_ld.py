"""JSON-LD: the practice, its people and articles as schema.org describes them (DOMAIN D-20)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from articles.models import ArticlePage
from clinicians.choices import ASSOCIATES
from clinicians.models import ClinicianPage
from practice.home.models import HomePage
from practice.models import PracticeSettings
from practice.models.fees import price_range
from practice.phones import formatted
from practice.wording import active_language

from .metadata import PageMetadata, absolute

CONTEXT = "https://schema.org"
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def without_blanks(**facts: Any) -> dict[str, Any]:
    """Return the facts that are there; a property without a value would be a claim."""
    return {name.replace("at_", "@"): value for name, value in facts.items() if value not in ("", None, [], {})}


def json_ld(shown: PageMetadata) -> dict[str, Any]:
    nodes = [clinic(shown)]
    if shown.crumbs:
        nodes.append(breadcrumb_list(shown))
    if isinstance(shown.page, ArticlePage) and not shown.page.alias_of_id:
        nodes += [medical_web_page(shown), article(shown)]
    if isinstance(shown.page, ClinicianPage):
        nodes.append(profile_page(shown))
    return {"@context": CONTEXT, "@graph": nodes}


def clinic(shown: PageMetadata) -> dict[str, Any]:
    practice = shown.practice
    address = without_blanks(
        streetAddress="" if getattr(shown.page, "only_by_video", False) else practice.street,
        addressLocality=practice.city,
        addressRegion=practice.state if practice.city else "",
        postalCode=practice.postcode,
    )
    prices = price_range(prices_of(practice))
    return without_blanks(
        at_type="MedicalClinic",
        at_id=absolute("/#practice"),
        name=practice.name,
        url=absolute("/"),
        telephone=formatted(practice.phone),
        email=practice.email,
        address={"@type": "PostalAddress", **address} if address else None,
        priceRange=prices,
        currenciesAccepted="USD" if prices else "",
        paymentAccepted=", ".join(plan.name for plan in practice.plans_taken),
        contactPoint=contact_point(practice),
        **facts_of_the_day(practice) if isinstance(shown.page, HomePage) else {},
    )


def prices_of(practice: PracticeSettings) -> list[Decimal]:
    """Return what a session may cost: every fee, and both ends of the sliding scale."""
    scale = [Decimal(end) for end in (practice.scale_from, practice.scale_to) if end]
    return [*scale, *(line.amount for line in practice.fee_list)]


def facts_of_the_day(practice: PracticeSettings) -> dict[str, Any]:
    """Return what may change from day to day, and is told on the home page alone."""
    people = ClinicianPage.objects.live().public()
    return {
        "openingHoursSpecification": opening_hours(practice),
        "specialOpeningHoursSpecification": closed_days(practice),
        "isAcceptingNewPatients": people.taking_clients(practice).exists() or None,
    }


def contact_point(practice: PracticeSettings) -> dict[str, Any] | None:
    """Return the practice's telephone and the languages in which it is answered, where both are known."""
    languages = [language.slug for language in practice.spoken_on_phone]
    if not (practice.phone and languages):
        return None
    return {
        "@type": "ContactPoint",
        "telephone": formatted(practice.phone),
        "contactType": "customer service",
        "availableLanguage": languages,
    }


def closed_days(practice: PracticeSettings) -> list[dict[str, str]]:
    """Return the days ahead that pages name as closed; no hours in between mean closed."""
    return [
        {"@type": "OpeningHoursSpecification", "validFrom": str(day), "validThrough": str(day)}
        | {"opens": "00:00", "closes": "00:00"}
        for day in practice.timetable.closed_ahead(timezone.localdate())
    ]


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


def breadcrumb_list(shown: PageMetadata) -> dict[str, Any]:
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
        jobTitle=str(profile.license_title),
        honorificSuffix=profile.credential if profile.license_title and profile.credential.isupper() else "",
    )


def profile_page(shown: PageMetadata) -> dict[str, Any]:
    profile = shown.page
    license = without_blanks(
        at_type="EducationalOccupationalCredential",
        credentialCategory="registration" if profile.credential in ASSOCIATES else "license",
        name=str(profile.license_title),
        identifier=profile.license_number,
    )
    about = person(profile, shown.request) | without_blanks(
        description=profile.summary,
        hasCredential=license if profile.license_number else None,
        knowsLanguage=[language.slug for language in profile.languages.all()],
        knowsAbout=[specialty.name for specialty in profile.specialties.all()],
        telephone=formatted(profile.phone),
        worksFor={"@id": absolute("/#practice")},
    )
    return {
        "@type": "ProfilePage",
        "@id": shown.canonical,
        "url": shown.canonical,
        "inLanguage": active_language(),
        "mainEntity": about,
    }


def medical_web_page(shown: PageMetadata) -> dict[str, Any]:
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


def changed_on(page: ArticlePage) -> str:
    """Return the day of the last change, where it came after the day that the article bears."""
    changed = page.last_published_at and timezone.localdate(page.last_published_at)
    return changed.isoformat() if changed and changed > page.published_on else ""


def article(shown: PageMetadata) -> dict[str, Any]:
    page = shown.page
    return without_blanks(
        at_type="Article",
        at_id=f"{shown.canonical}#article",
        headline=page.title,
        description=page.standfirst,
        datePublished=page.published_on.isoformat(),
        dateModified=changed_on(page),
        inLanguage=page.locale.language_code,
        author=[person(author, shown.request) for author in page.authors],
        publisher={"@id": absolute("/#practice")},
        image=shown.image,
        citation=[reference.url or str(reference) for reference in page.references.get_object_list()],
        mainEntityOfPage={"@id": shown.canonical},
    )

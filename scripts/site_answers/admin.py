"""The admin beside the desk: first page, lists and editors, for each of the three groups."""

from __future__ import annotations

from django.urls import reverse

from wagtail.models import Page

from .recorder import Recorder

USERS = ["owner", "therapist", "frontdesk"]
EDITED = ["emotional-intimacy", "vanessa-trujillo", "holiday-stress", "privacy"]
SCREENS = {
    "home": "wagtailadmin_home",
    "articles": "articles:index",
    "explorer": "wagtailadmin_explore_root",
    "pictures": "wagtailimages:index",
    "account": "wagtailadmin_account",
    "people": "people:index",
    "groups": "wagtailusers_groups:index",
    "choose-page": "wagtailadmin_choose_page",
}


def record(recorder: Recorder) -> None:
    screens = {label: reverse(name) for label, name in SCREENS.items()}
    for page in Page.objects.filter(slug__in=EDITED).select_related("locale").order_by("pk"):
        name = f"{page.locale.language_code}-{page.slug}"
        screens[f"edit-{name}"] = reverse("wagtailadmin_pages:edit", args=[page.pk])
        screens[f"history-{name}"] = reverse("wagtailadmin_pages:history", args=[page.pk])
        screens[f"explore-{name}"] = reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    for user in USERS:
        client = recorder.client(user)
        with recorder.at_first(user):
            for address in screens.values():  # What is made at the first visit, as small pictures, is made here.
                client.get(address)
        for label, address in screens.items():
            with recorder.visit(f"admin/{user}/{label}", user) as visit:
                visit.get(address)

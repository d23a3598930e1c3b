"""The admin's first screen: panels that say what waits for the person who has just signed in, each role its own."""

from __future__ import annotations

from collections.abc import Iterator

from wagtail.admin.ui.components import Component
from wagtail.models import Site

from clinicians.models import ClinicianPage
from practice.models import PracticeSettings
from practice.roles.groups import publishes, writes

from .first_days import FirstDaysPanel
from .managers import AcceptingPanel, LicensesPanel, NoticesPanel, ToReadPanel, UpkeepPanel, WithoutProfilePanel
from .tasks import TasksPanel
from .writers import AnswerPanel, CommentsPanel, OwnLicensePanel, ReviewsPanel, TextsPanel


def panels_for(request) -> Iterator[Component]:
    """Yield what a person sees beside the desk's panel; who manages and writes sees both, each fact once."""
    user = request.user
    manages = publishes(user)
    if not (manages or writes(user)):
        return
    profile = ClinicianPage.objects.of_person(user).select_related("locale").first()
    practice = PracticeSettings.for_site(Site.find_for_request(request))
    if manages:
        yield from managers_panels(request, practice, profile)
    if profile and profile.live:
        yield AnswerPanel(practice, profile)
        if not manages:  # The managers' list of licenses names their own as well.
            yield OwnLicensePanel(profile)
    yield TextsPanel(user, profile)
    yield CommentsPanel(user)
    yield ReviewsPanel(user)


def managers_panels(request, practice, profile) -> Iterator[Component]:
    first_days = FirstDaysPanel(request.user, practice)
    yield first_days
    yield TasksPanel(request, practice, listed=first_days.open_names)
    yield ToReadPanel(request.user)
    yield WithoutProfilePanel()
    yield NoticesPanel(practice)
    yield UpkeepPanel(practice)
    yield LicensesPanel()
    yield AcceptingPanel(practice, asked=profile)

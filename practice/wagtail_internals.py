"""Every private name and every override of Wagtail, modelcluster and Django that the project leans on.

Each is in a function that says what it leans on. tests/practice/test_wagtail_internals.py names the version of Wagtail
that they hold for; docs/upgrading.md says what to look at before another is installed.
"""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any

from django_tasks import task_backends

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import LazyObject
from django.utils.html import _json_script_escapes
from django.utils.translation import gettext, gettext_lazy

from wagtail.models import Page, Site, TaskState, WorkflowState
from wagtail.models.sites import SiteRootPath
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

if TYPE_CHECKING:
    from modelcluster.models import ClusterableModel

    from django.db.models.fields.files import FieldFile
    from django.http import HttpRequest

    from wagtail.images.models import AbstractImage, AbstractRendition
    from wagtail.url_routing import RouteResult

# Where blocks, choosers and formsets read what was posted by its keys and numbers, without asking whether it is there.
FORM_READERS = {"value_from_datadict", "get_instance", "_construct_form"}
# The path, address and language of a home page, as Wagtail keeps them; public under no other name.
RootPath = SiteRootPath


def root_paths_of(site: Site, homes: list[Page]) -> list[RootPath]:
    """Return what Site.get_site_root_paths would keep in the cache for an hour, whatever changes meanwhile."""
    return [RootPath(site.pk, home.url_path, site.root_url, home.locale.language_code) for home in homes]


def hand_site_to(request: HttpRequest, site: Site, root_paths: list[RootPath]) -> None:
    """Answer Site.find_for_request (request._wagtail_site) and the addresses of pages without a query."""
    request._wagtail_site = site
    request._wagtail_cached_site_root_paths = root_paths


def hand_root_paths_to(page: Page, root_paths: list[RootPath]) -> None:
    """Let Page.get_url know the site without a query or a request (page._wagtail_cached_site_root_paths)."""
    page._wagtail_cached_site_root_paths = root_paths


def hand_route_to(request: HttpRequest, found: RouteResult | None) -> None:
    """Tell wagtail.views.serve which page was found; Page.find_for_request looks there before it walks the tree."""
    request._wagtail_route_for_request = found


def is_new_file(file: FieldFile) -> bool:
    """Tell whether a file was assigned and not stored yet (FieldFile._committed)."""
    return bool(file) and not file._committed


def measure_image(image: AbstractImage) -> None:
    """Set size and digest of the file of `image` anew (AbstractImage._set_image_file_metadata)."""
    image._set_image_file_metadata()


def mark_as_cached(rendition: AbstractRendition) -> None:
    """Keep Wagtail from writing a rendition that came from the cache back into it (Rendition._from_cache)."""
    rendition._from_cache = True


def has_unsaved_children(parent: ClusterableModel, relation: str) -> bool:
    """Tell whether children of `relation` were set in memory (ClusterableModel._cluster_related_objects)."""
    return relation in getattr(parent, "_cluster_related_objects", {})


def script_safe_json(data: Any) -> str:
    """Return JSON whose letters cannot end the script element around it (django.utils.html._json_script_escapes)."""
    return json.dumps(data, ensure_ascii=False).translate(_json_script_escapes)


def unwrapped(user: Any) -> Any:
    """Return the person that a lazy request.user holds (LazyObject._wrapped).

    LogActionRegistry.get_log_model_for_instance looks into one wrapping; into a second it does not, and logs nothing.
    """
    while isinstance(user, LazyObject):
        _ = user.pk  # Whoever is asked is there.
        user = user._wrapped
    return user


@contextmanager
def enqueuing_by(enqueue: Callable) -> Iterator[None]:
    """Let `enqueue(task, args, kwargs)` stand for that of the default task backend, an instance that is shared."""
    backend = task_backends["default"]
    backend.enqueue = enqueue
    try:
        yield
    finally:
        del backend.enqueue


def display_pages_as(displayed: Callable[[Page], Page], is_draft: Callable[[Page], bool]) -> None:
    """Let the admin ask `displayed(page)` for a page's title and status, and for whether it can be previewed.

    `is_draft` tells of a page whether nothing of its own text is online.

    Replaces Page.get_admin_display_title, Page.status_string and Page.has_unpublished_changes's one reader in lists
    (PageListingViewDraftButton.is_shown): breadcrumbs and choosers print instances of Page itself, which a mixin of
    our page classes does not reach. The root, no page of ours, is called by what is below it. Calling it twice changes
    nothing.
    """
    from wagtail.admin.wagtail_hooks import PageListingViewDraftButton  # Needs the apps to be loaded.

    if hasattr(Page.get_admin_display_title, "__wrapped__"):
        return
    title, is_shown = Page.get_admin_display_title, PageListingViewDraftButton.is_shown

    @wraps(title)
    def get_admin_display_title(self):
        return gettext("All pages") if self.is_root() else title(displayed(self))

    @wraps(is_shown)
    def has_draft_to_view(self, user):
        return displayed(self.page).has_unpublished_changes and is_shown(self, user)

    Page.get_admin_display_title = get_admin_display_title
    Page.status_string = property(lambda self: status_in_words(page := displayed(self), is_draft=is_draft(page)))
    PageListingViewDraftButton.is_shown = has_draft_to_view


def status_in_words(page: Page, *, is_draft: bool) -> str:
    """Return the status of a page as its author would say it, where Wagtail prints “live + draft”."""
    is_read, has_schedule = page.workflow_in_progress, page.approved_schedule
    if is_draft:
        states = [
            (page.expired, gettext("Offline since its time")),
            (has_schedule, gettext("Goes online at its time")),
            (is_read, gettext("Being read")),
        ]
        return next((words for is_so, words in states if is_so), gettext("Draft"))
    states = [
        (has_schedule, gettext("Published · changes scheduled")),
        (is_read, gettext("Published · changes being read")),
        (page.has_unpublished_changes, gettext("Published · changes not yet published")),
    ]
    return next((words for is_so, words in states if is_so), gettext("Published"))


def arose_while_reading_a_form(exception: Exception) -> bool:
    """Tell whether `exception` came of reading what was posted, by the names of the functions in its traceback.

    A stream of blocks could be wrapped, but the choosers and formsets of every panel could not. What arises later,
    while a page is saved, is a fault of ours and no matter of this.
    """
    faults = (ValueError, TypeError, KeyError, AttributeError, ValidationError)
    called = {frame.name for frame in traceback.extract_tb(exception.__traceback__)}
    return isinstance(exception, faults) and not FORM_READERS.isdisjoint(called)


# The receivers that send Wagtail's own mails about a workflow, by the names under which wagtail.admin connects them.
# Whoever connects under the same name first, as an app that comes before it does, keeps them from being connected.
WORKFLOW_MAILS = [
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
]


def mail_comments_by(send: Callable) -> None:
    """Let `send(accounts, kind, facts)` stand for Wagtail's mails about comments (send_notification of its edit view).

    They would leave in the request of whoever saves, which waits for the mail server.
    """
    from wagtail.admin.views.pages import edit  # Needs the apps to be loaded.

    edit.send_notification = send


def make_resuming_atomic() -> None:
    """Let WorkflowState.resume do all or nothing, as start and finish do, when a task refuses to start."""
    if not hasattr(WorkflowState.resume, "__wrapped__"):
        WorkflowState.resume = transaction.atomic(WorkflowState.resume)


def name_search_tab_in_own_language() -> None:
    """Name the first tab of a chooser in the language of whoever chooses (ChooseViewMixin.search_tab_label).

    Wagtail translates it once, while it is imported: into English.
    """
    from wagtail.admin.views.generic.chooser import ChooseViewMixin  # Needs the apps to be loaded.

    ChooseViewMixin.search_tab_label = gettext_lazy("Search")


def refuse_in_own_language() -> None:
    """Let wagtail.admin.auth say that an address is closed in the language of whoever asked (permission_denied).

    Wagtail says it after the language of the view was put away again: in that of the address, which is English.
    """
    from wagtail.admin import auth
    from wagtail.admin.localization import get_localized_response

    refuse = auth.permission_denied
    auth.permission_denied = wraps(refuse)(lambda request: get_localized_response(refuse, request))

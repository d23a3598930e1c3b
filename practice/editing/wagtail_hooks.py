"""Hooks of the admin for those who write: panels of the first screen, publishing in bulk."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem
from wagtail.admin.views import home
from wagtail.models import Page

from practice.roles.screens import ManagersMenuItem

from . import checks_hooks, publishing_hooks, rich_text, translation_hooks  # noqa: F401 - importing registers them.
from .first_screen import panels_for
from .first_screen.views import answer_accepting, begin_profile
from .handbook import PAGES, HandbookView
from .mail_setup import MailSetupView
from .models import PublishingAnswers
from .open_word import OpenWordDocumentView
from .readiness import is_ready

# Last, so that Wagtail's own features are there.
hooks.register("register_rich_text_features", rich_text.register, order=100)


@hooks.register("construct_homepage_panels")
def show_what_to_do(request, panels):
    """Take the place of Wagtail's own panels, which say the same in tables and in other words."""
    panels[:] = [panel for panel in panels if type(panel).__module__ != home.__name__]
    panels += panels_for(request)


@hooks.register("register_admin_urls")
def add_acts_of_the_first_screen():
    return [
        path("accepting/", require_admin_access(answer_accepting), name="answer_accepting"),
        path("begin-profile/<int:user_id>/", require_admin_access(begin_profile), name="begin_profile"),
    ]


@hooks.register("before_bulk_action")
def refuse_to_publish_unfinished(request, action_type, objects, action):
    """Name the pages that are not ready, where Wagtail would publish the drafts unchecked and stumble."""
    if action_type != "publish":
        return None
    pages = [page for page in objects if isinstance(page, Page)]
    if unfinished := [page for page in pages if not is_ready(page)]:
        sentence = _("Not published, because something is missing: %(titles)s. Open it to see what.")
    elif unfinished := [page for page in pages if has_open_questions(page)]:
        sentence = _("Not published, because questions are open: %(titles)s. Open it, and publish it there.")
    else:
        return None
    messages.error(request, sentence % {"titles": ", ".join(page.get_admin_display_title() for page in unfinished)})
    return redirect(action.next_url)


def has_open_questions(page: Page) -> bool:
    revision = page.get_latest_revision()
    return bool(revision) and PublishingAnswers.are_missing(page, revision)


@hooks.register("register_admin_urls")
def add_mail_setup():
    return [path("mail/", require_admin_access(MailSetupView.as_view()), name="mail_setup")]


@hooks.register("register_admin_urls")
def add_word_documents():
    view = require_admin_access(OpenWordDocumentView.as_view())
    return [path("articles/word/", view, name="open_word_document")]


@hooks.register("register_settings_menu_item")
def add_mail_to_settings():
    return ManagersMenuItem(gettext_lazy("Mail"), reverse("mail_setup"), name="mail", icon_name="mail", order=130)


@hooks.register("register_admin_urls")
def add_handbook():
    return [path("handbook/<slug:name>/", require_admin_access(HandbookView.as_view()), name="handbook")]


@hooks.register("register_admin_menu_item")
def add_handbook_to_menu():
    url = reverse("handbook", args=[PAGES[0]])
    return MenuItem(gettext_lazy("Handbook"), url, name="handbook", icon_name="help", order=900)

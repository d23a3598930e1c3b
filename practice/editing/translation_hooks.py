"""Hooks of translations: their addresses in the admin, in place of those of simple_translation (see wagtail_hooks)."""

from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from practice.roles.screens import ManagersMenuItem

from .deleting import delete_stand_ins, originals_of, show_again
from .models import TranslationState
from .translations.acts import NOTHING_TO_TRANSLATE, ORIGIN, REVIEWED, act_on_translation
from .translations.beginning import begin_translation, lead_to_editor, write_in
from .translations.moving import MOVED, MoveToLanguageView
from .translations.table import LanguagesReport


@hooks.register("register_admin_urls")
def register_addresses():
    # The first comes before simple_translation's own address and takes its place.
    return [
        path("translation/submit/page/<int:page_id>/", require_admin_access(lead_to_editor), name="translate_page"),
        path("pages/<int:page_id>/write-in/<slug:language>/", require_admin_access(write_in), name="write_in"),
        path("pages/<int:page_id>/translation/", require_admin_access(act_on_translation), name="act_on_translation"),
        path(
            "pages/<int:page_id>/move-to/<slug:language>/",
            require_admin_access(MoveToLanguageView.as_view()),
            name="move_to_language",
        ),
        path("reports/languages/", require_admin_access(LanguagesReport.as_view()), name="page_languages"),
        path(
            "reports/languages/results/",
            require_admin_access(LanguagesReport.as_view(results_only=True)),
            name="page_languages_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def add_pages_by_language():
    address = reverse("page_languages")
    return ManagersMenuItem(_("Pages by language"), address, name="languages", icon_name="globe", order=90)


@hooks.register("before_convert_alias_page")
def begin_instead_of_converting(request, page):
    """Keep the stand-in online while its translation is written."""
    if request.method == "POST":
        begin_translation(page, request.user)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action", order=1000)
def delete_with_stand_ins(request, action_type, objects, action):
    """Leave no stand-in online without its original; whatever refuses to delete has refused before."""
    if action_type == "delete":
        pages = [page for page in objects if isinstance(page, Page)]
        request.originals_of_deleted = originals_of(pages)
        delete_stand_ins(pages)


@hooks.register("after_bulk_action")
def show_originals_again(request, action_type, objects, action):
    if action_type == "delete":
        show_again(request.originals_of_deleted)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(
        NOTHING_TO_TRANSLATE, _("Nothing to translate"), _("Noted that changes of the original ask for no translation")
    )
    actions.register_action(MOVED, _("Moved to the other language"), _("Moved to the other language"))
    actions.register_action(REVIEWED, _("Translation compared"), _("Compared the translation with its original"))

    @actions.register_action(ORIGIN)
    class OriginFormatter(LogFormatter):
        label = _("Origin of the translation")

        def format_message(self, log_entry):
            names = dict(TranslationState.Origin.choices)
            return names.get(log_entry.data.get("origin"), self.label)

"""Hooks around sending and publishing: the buttons, the questions, the sentences, the history (see wagtail_hooks)."""

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join, json_script
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.pages.preview import ViewDraftView
from wagtail.log_actions import LogFormatter
from wagtail.models import TaskState, WorkflowState
from wagtail.utils.decorators import xframe_options_sameorigin_override

from practice.blocks import StoryBlock
from practice.models.publishing import about_to_publish
from practice.roles.screens import ManagersMenuItem

from .action_menu import rebuild
from .answers import BeforePublishingView
from .language_versions import WITH_ORIGINAL
from .models import PublishingAnswers, what_became_of
from .outcomes import tell
from .reading_settings import ReadingSettingsView
from .reading_views import take_back
from .standing import name_of
from .unpublishing import PracticePages


@hooks.register("construct_page_action_menu", order=1000)
def name_the_next_thing(menu_items, request, context):
    rebuild(menu_items, request, context)


@hooks.register("before_publish_page")
def obey_rules(request, page):
    """The editor's own way of publishing passes the page's `publish` by, and the rules there."""
    about_to_publish.send(type(page), page=page, revision=page.get_latest_revision(), user=request.user)


@hooks.register("before_edit_page")
def notice_another_hand(request, page):
    """Remember who saved the text after this form was opened; the form goes on top of their version."""
    loaded = request.POST.get("overwrite_revision_id") or request.POST.get("loaded_revision_id")
    latest = page.get_latest_revision() if loaded else None
    if latest and str(latest.pk) != loaded and latest.user_id != request.user.pk:
        request.other_hand = name_of(latest.user)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_was_done(request, page):
    """Lead back to the text with a sentence of ours, after each of our buttons."""
    response, wants = None, request.POST
    if wants.get("action-workflow-action"):
        response = say_what_became_of_reading(request, page)
    # Asked anew: of a text without changes since it was published, the page knows only what was before.
    elif wants.get("action-submit") and page.workflow_states.filter(status=WorkflowState.STATUS_IN_PROGRESS).exists():
        response = tell(request, page, "send")
    elif wants.get("action-publish") and page.permissions_for_user(request.user).can_publish():
        response = tell(request, page, "publish")
    if getattr(page, "kept_answer", False):
        sentence = _("The answer on new clients that was given meanwhile holds: %(answer)s.")
        messages.info(request, sentence % {"answer": page.get_accepting_display()})
    if other := getattr(request, "other_hand", None):
        sentence = _("%(name)s saved this while you were writing. Yours is on top; both versions are in the history.")
        messages.warning(request, sentence % {"name": other})
    return response


def say_what_became_of_reading(request, page):
    """Tell a reader whom the author or a colleague forestalled; Wagtail saves a draft then, and says no more."""
    workflow = page.workflow_states.order_by("-pk").first()
    state = workflow and workflow.current_task_state
    if state and state.finished_by == request.user:
        return tell(request, page, "publish" if state.status == TaskState.STATUS_APPROVED else "reject")
    if state is None:
        return None
    return tell(request, page, "too_late", what_became_of(state))


@hooks.register("insert_global_admin_css")
def add_look_of_editor():
    sheets = [[static("css/editing.css")], [static("css/translations.css")]]
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("insert_editor_js")
def describe_blocks():
    """Hand the editor a line about each block, for the list in which one is chosen."""
    blocks = StoryBlock.base_blocks.values()
    lines = {str(block.meta.label): str(block.meta.description) for block in blocks}
    script = format_html('<script type="module" src="{}"></script>', static("js/block-descriptions.js"))
    return json_script(lines, "block-descriptions") + script


@hooks.register("insert_editor_js")
def save_what_was_typed_meanwhile():
    return format_html('<script type="module" src="{}"></script>', static("js/save-again.js"))


@hooks.register("register_admin_urls")
def register_addresses():
    return [
        path(
            "pages/<int:page_id>/before-publishing/",
            require_admin_access(BeforePublishingView.as_view()),
            name="before_publishing",
        ),
        path("pages/<int:page_id>/take-back/", require_admin_access(take_back), name="take_back"),
        path(
            "pages/<int:page_id>/to-read/",
            require_admin_access(xframe_options_sameorigin_override(ViewDraftView.as_view())),
            name="page_to_read",
        ),
        path("reading/", require_admin_access(ReadingSettingsView.as_view()), name="reading_settings"),
    ]


@hooks.register("register_admin_viewset", order=1000)
def register_pages():
    # After Wagtail's own, whose place it takes.
    return PracticePages()


@hooks.register("register_settings_menu_item")
def add_reading_to_settings():
    address = reverse("reading_settings")
    return ManagersMenuItem(gettext_lazy("Reading"), address, name="reading", icon_name="glasses", order=120)


READING_STEPS = {
    "wagtail.workflow.start": gettext_lazy("Sent to be read"),
    "wagtail.workflow.resume": gettext_lazy("Sent again"),
    "wagtail.workflow.approve": gettext_lazy("Read and accepted"),
    "wagtail.workflow.reject": gettext_lazy("Asked for changes"),
    "wagtail.workflow.cancel": gettext_lazy("Taken back"),
}


class ReadingStep(LogFormatter):
    """A step between author and reader in the history, with the reader's words."""

    def format_comment(self, log_entry):
        return log_entry.data.get("comment", "")


@hooks.register("register_log_actions", order=1000)
def register_log_actions(actions):
    actions.register_action(
        WITH_ORIGINAL, gettext_lazy("Offline with its original"), gettext_lazy("Went offline with its original")
    )
    actions.register_action("editing.trust", gettext_lazy("Trusted"), gettext_lazy("May publish own articles at once"))
    actions.register_action(
        "editing.distrust", gettext_lazy("Read first"), gettext_lazy("Own articles are read first again")
    )
    actions.register_action(
        "editing.name_reviewer", gettext_lazy("Reviewer"), gettext_lazy("May be named as reviewer of articles")
    )
    actions.register_action(
        "editing.no_reviewer", gettext_lazy("No reviewer"), gettext_lazy("May no more be named as reviewer of articles")
    )

    # In place of Wagtail's own, which name its workflow and tasks.
    actions.choices[:] = [choice for choice in actions.choices if choice[0] not in READING_STEPS]
    for name, label in READING_STEPS.items():
        actions.register_action(name)(type("Step", (ReadingStep,), {"label": label, "message": label}))

    @actions.register_action("editing.answers")
    class AnswersFormatter(LogFormatter):
        label = gettext_lazy("Answered the questions")

        def format_message(self, log_entry):
            """Print the answers, those left open too."""
            answers = PublishingAnswers.objects.filter(pk=log_entry.data.get("answers")).first()
            if answers is None:
                return self.label
            asked = answers.page.specific_class.publishing_questions
            given = {True: _("yes"), False: _("not answered")}
            lines = [f"{answers.label_of(name)}: {given[getattr(answers, name)]}" for name in asked]
            return _("Before it went out: %(answers)s.") % {"answers": "; ".join(lines)}

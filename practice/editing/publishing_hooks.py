"""Hooks around sending and publishing: the buttons, the questions, the sentences, the history (see wagtail_hooks)."""

from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter
from wagtail.models import TaskState

from practice.roles.groups import publishes

from .action_menu import rebuild
from .answers import BeforePublishingView
from .models import PublishingAnswers, what_became_of
from .outcomes import tell
from .reading_settings import ReadingSettingsView
from .reading_views import take_back


@hooks.register("construct_page_action_menu", order=1000)
def name_the_next_thing(menu_items, request, context):
    rebuild(menu_items, request, context)


@hooks.register("before_publish_page")
def ask_before_publishing(request, page):
    """The editor's own way of publishing, which passes the page's `publish` by."""
    PublishingAnswers.require(page, page.get_latest_revision(), "publish")


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_was_done(request, page):
    """Lead back to the text with a sentence of ours, after each of our buttons."""
    wants = request.POST
    if wants.get("action-workflow-action"):
        return say_what_became_of_reading(request, page)
    if wants.get("action-submit") and page.workflow_in_progress:
        return tell(request, page, "send")
    if wants.get("action-publish") and page.permissions_for_user(request.user).can_publish():
        return tell(request, page, "publish")
    return None


def say_what_became_of_reading(request, page):
    """Tell a reader whom the author or a colleague forestalled; Wagtail saves a draft then, and says no more."""
    workflow = page.workflow_states.order_by("-pk").first()
    state = workflow and workflow.current_task_state
    if state and state.finished_by == request.user:
        return tell(request, page, "publish" if state.status == TaskState.STATUS_APPROVED else "reject")
    if state is None:
        return None
    return tell(request, page, "too_late", what_became_of(state))


@hooks.register("register_admin_urls")
def register_addresses():
    return [
        path(
            "pages/<int:page_id>/before-publishing/",
            require_admin_access(BeforePublishingView.as_view()),
            name="before_publishing",
        ),
        path("pages/<int:page_id>/take-back/", require_admin_access(take_back), name="take_back"),
        path("reading/", require_admin_access(ReadingSettingsView.as_view()), name="reading_settings"),
    ]


class ReadingMenuItem(MenuItem):
    def is_shown(self, request):
        return publishes(request.user)


@hooks.register("register_settings_menu_item")
def add_reading_to_settings():
    address = reverse("reading_settings")
    return ReadingMenuItem(gettext_lazy("Reading"), address, name="reading", icon_name="glasses", order=910)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("editing.trust", gettext_lazy("Trusted"), gettext_lazy("May publish own articles at once"))
    actions.register_action(
        "editing.distrust", gettext_lazy("Read first"), gettext_lazy("Own articles are read first again")
    )

    @actions.register_action("editing.answers")
    class AnswersFormatter(LogFormatter):
        label = gettext_lazy("Answered the questions")

        def format_message(self, log_entry):
            """Print the answers, those left open too."""
            answers = PublishingAnswers.objects.filter(pk=log_entry.data.get("answers")).first()
            if answers is None:
                return self.label
            given = {True: _("yes"), False: _("not answered")}
            lines = [f"{answers.label_of(name)}: {given[getattr(answers, name)]}" for name in answers.QUESTIONS]
            return f"{_('Before it went out')}: {'; '.join(lines)}."

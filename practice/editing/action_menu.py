"""The buttons below the text: one that does the next thing, by its name, and “Save draft” beside it."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.action_menu import ActionMenuItem, PageLockedMenuItem, PublishMenuItem, SaveDraftMenuItem
from wagtail.admin.action_menu import WorkflowMenuItem as WorkflowButton

from practice.models.page_querysets import is_begun
from practice.models.publishing import is_small_correction

from .models import ReadingTask
from .reading_views import may_take_back

# Wagtail's own for the same ends: what it calls them, and where it puts them, is not what an author looks for.
REPLACED = {"action-submit", "action-restart-workflow", "action-cancel-workflow", "action-unpublish"}


class SendButton(ActionMenuItem):
    name = "action-submit"
    template_name = "practice/admin/send_button.html"
    icon_name = "resubmit"

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        page = context.get("page")
        workflow = page and page.current_workflow_state
        words = _("Send to %(name)s again") if workflow else _("Send to %(name)s to read")
        return context | {"label": words % {"name": ReadingTask.current().reader_name}}


class TakeBackButton(ActionMenuItem):
    template_name = "practice/admin/take_back_button.html"
    label = gettext_lazy("Take it back")

    def get_url(self, parent_context):
        return reverse("take_back", args=[parent_context["page"].pk])


class ReadingButton(WorkflowButton):
    """Publish, or ask for changes, as the task names it; Wagtail's script sends the form with the action."""

    def get_context_data(self, parent_context):
        page = parent_context["page"]
        is_scheduled = self.name == "approve" and page.go_live_at and page.go_live_at > timezone.now()
        label = _("Publish at its time") if is_scheduled else self.label
        return super().get_context_data(parent_context) | {"label": label}


class SmallCorrection(ActionMenuItem):
    """A box beside the buttons: a typo, which asks for no new review and for nothing to be translated."""

    name = "small-correction"
    template_name = "practice/admin/small_correction.html"

    def get_context_data(self, parent_context):
        page = parent_context["page"]
        is_marked = page.has_unpublished_changes and is_small_correction(page.latest_revision)
        return super().get_context_data(parent_context) | {"is_marked": is_marked}


def rebuild(menu_items: list, request, context: dict) -> None:
    """Leave the one or two things that this person can do with the text now."""
    page, is_reverting = context.get("page"), context["view"] == "revisions_revert"
    kept = [item for item in menu_items if item.name not in REPLACED and not isinstance(item, WorkflowButton)]
    task = page.current_workflow_task if page and page.pk else None
    if context["view"] != "create" and context["locked_for_user"]:
        if task and may_take_back(page, page.current_workflow_state, request.user):
            kept = [TakeBackButton(), *(item for item in kept if not isinstance(item, PageLockedMenuItem))]
    elif task and (actions := task.get_actions(page, request.user)):
        own = (SaveDraftMenuItem, PublishMenuItem)
        icons = {"approve": "upload", "reject": "edit"}
        buttons = [ReadingButton(name, label, modal, icon_name=icons[name]) for name, label, modal in actions]
        kept = [*buttons, *(item for item in kept if not isinstance(item, own))]
    elif not is_reverting:
        has_publish = any(isinstance(item, PublishMenuItem) for item in kept)
        if not has_publish and any(item.name == "action-submit" for item in menu_items):
            kept.insert(0, SendButton())
        kept.sort(key=lambda item: isinstance(item, SaveDraftMenuItem))
    is_edited = context["view"] == "edit" and not context["locked_for_user"]
    if is_edited and page.live and page.first_published_at and not is_begun(page):
        kept.append(SmallCorrection())
    menu_items[:] = kept

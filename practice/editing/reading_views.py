"""“Take it back”: the author stops the reading and writes on."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from wagtail.models import Page, WorkflowState

from practice.models.publishing import RefusalError

from .models import what_became_of
from .outcomes import tell


def may_take_back(page: Page, workflow: WorkflowState | None, user) -> bool:
    """Tell whether it is the user's to take back: whoever sent it, or the author."""
    return bool(workflow) and user.pk in (workflow.requested_by_id, page.owner_id)


@transaction.atomic
def take_back(request, page_id):
    if request.method != "POST":
        return redirect("wagtailadmin_pages:edit", page_id)
    page = get_object_or_404(Page.objects.select_for_update(), pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    workflow = page.current_workflow_state
    if not workflow or workflow.status != WorkflowState.STATUS_IN_PROGRESS:
        last = page.workflow_states.order_by("-pk").first()
        decided = last and last.current_task_state and last.current_task_state.finished_by
        raise RefusalError(what_became_of(last.current_task_state) if decided else _("No one is reading this now."))
    if not may_take_back(page, workflow, request.user):
        raise PermissionDenied
    workflow.cancel(user=request.user)
    return tell(request, page, "take_back")

"""Where a text stands between its author and its readers, in one sentence: “With Olive Vega since Monday.”

    standing = where_it_stands(page, user)
    standing.sentence, standing.words

The editor shows it above the text, the first screen beside the title.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, Revision, Task, WorkflowState

from practice.models.page_querysets import is_begun, stand_ins
from practice.roles.groups import publishes

from .models import ReadingTask
from .times import in_practice_time, since

DRAFT, READING, CHANGES, SCHEDULED, ONLINE, EDITED = "draft", "reading", "changes", "scheduled", "online", "edited"
PLAIN = {
    DRAFT: gettext_lazy("A draft: only you and the practice managers see it."),
    ONLINE: gettext_lazy("Online."),
    EDITED: gettext_lazy("Online, with changes that are not public yet."),
}


@dataclass(frozen=True)
class Standing:
    """`state` is one of the six above; `words` are what the reader asked for; `is_mine`: `user` is the next to act."""

    state: str
    sentence: str
    words: str = ""
    since: dt.datetime | None = None
    is_mine: bool = False


def where_it_stands(page: Page, user) -> Standing:
    workflow = page.current_workflow_state
    if workflow and workflow.current_task_state:
        waits = workflow.status == WorkflowState.STATUS_IN_PROGRESS
        return with_reader(workflow, user) if waits else with_author(workflow, user)
    if page.approved_schedule:
        at = page.scheduled_revision.approved_go_live_at
        return Standing(SCHEDULED, _("Goes online on %(date)s.") % {"date": in_practice_time(at)}, since=at)
    if is_begun(page):
        return Standing(
            DRAFT, _("A draft: until it is published, readers see the original."), is_mine=may_write(page, user)
        )
    if page.live:
        state = EDITED if page.has_unpublished_changes else ONLINE
        return Standing(state, str(PLAIN[state]), is_mine=state == EDITED and may_write(page, user))
    return Standing(DRAFT, str(PLAIN[DRAFT]), is_mine=may_write(page, user))


def with_reader(workflow: WorkflowState, user) -> Standing:
    """Say to the author who has it, and to those who may read it who sent it."""
    at = workflow.current_task_state.started_at
    if publishes(user):
        sentence = _("%(author)s asks you to read this, %(since)s.")
        names = {"author": name_of(workflow.requested_by)}
    else:
        task = workflow.current_task_state.task.specific
        names = {"reader": task.reader_name if isinstance(task, ReadingTask) else task.name}
        sentence = _("With %(reader)s %(since)s.")
    return Standing(READING, sentence % (names | {"since": since(at)}), since=at, is_mine=publishes(user))


def with_author(workflow: WorkflowState, user) -> Standing:
    state = workflow.current_task_state
    names = {"reader": name_of(state.finished_by), "author": name_of(workflow.requested_by)}
    is_mine = user.pk == workflow.requested_by_id
    if is_mine or not publishes(user):
        sentence = _("%(reader)s asks for a change before this is published:")
    else:
        sentence = _("%(reader)s asked %(author)s for a change:")
    return Standing(CHANGES, sentence % names, state.comment, state.finished_at, is_mine)


def name_of(user) -> str:
    return get_user_display_name(user) if user else _("Someone")


def may_write(page: Page, user) -> bool:
    return page.owner_id == user.pk


@dataclass(frozen=True)
class Row:
    page: Page
    standing: Standing


def where_they_stand(pages: QuerySet[Page], user) -> list[Row]:
    """Say where each of several pages stands, in as many queries for fifty as for one."""
    found = list(pages.prefetch_related(stand_ins()).prefetch_workflow_states())
    dates = Revision.page_revisions.filter(
        approved_go_live_at__isnull=False, object_id__in=[str(page.pk) for page in found]
    )
    scheduled = {revision.object_id: revision for revision in dates.defer("content")}
    workflows = [page.current_workflow_state for page in found if page.current_workflow_state]
    prefetch_related_objects(workflows, "requested_by", "current_task_state__finished_by")
    states = [workflow.current_task_state for workflow in workflows if workflow.current_task_state]
    tasks = Task.objects.filter(pk__in={state.task_id for state in states}).specific().in_bulk() if states else {}
    for state in states:
        state.task = tasks[state.task_id]
    for page in found:
        page.scheduled_revision = scheduled.get(str(page.pk))
    return [Row(page, where_it_stands(page, user)) for page in found]

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.models import Task, TaskState

from practice.models.bilingual import Bilingual
from practice.models.publishing import RefusalError
from practice.roles.groups import managers, publishes

from ..readiness import require_ready
from ..reading_forms import ChangesForm
from ..reading_lock import ReadingLock
from .publishing_answers import PublishingAnswers


class ReadingTask(Bilingual, Task):
    """The one task of the workflow: a manager reads what a therapist sends, then publishes or asks for changes."""

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who reads"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Receives the email. Every practice manager may read and publish, so that nothing has to wait."),
    )
    reader_name_en = models.CharField(
        _("name on the button, in English"),
        max_length=60,
        blank=True,
        help_text=_("“Send to … to read”. Empty: the person's name, or “the practice manager”."),
    )
    reader_name_es = models.CharField(_("name on the button, in Spanish"), max_length=60, blank=True)

    lock_class = ReadingLock

    class Meta:
        verbose_name = _("reading before publishing")
        verbose_name_plural = _("readings before publishing")

    @classmethod
    def current(cls) -> Self | None:
        return cls.objects.filter(active=True).select_related("reader").first()

    @property
    def active_reader(self):
        """Return the named reader, unless the account is closed or no longer a manager's."""
        reader = self.reader
        return reader if reader and reader.is_active and publishes(reader) else None

    @property
    def reader_name(self) -> str:
        """Return the name that authors see: the one entered, the person's, or “the practice manager”."""
        fallback = gettext("the practice manager")
        if self.reader and not self.active_reader:
            return fallback
        return self.in_language("reader_name") or (self.reader and self.reader.get_full_name()) or fallback

    def readers(self) -> list:
        """Return who is written to; every manager, where the reader's account is gone or closed."""
        return [self.active_reader] if self.active_reader else list(managers())

    def start(self, workflow_state, user=None):
        page = workflow_state.content_object
        PublishingAnswers.require(page, page.get_latest_revision(), "send")
        return super().start(workflow_state, user)

    @transaction.atomic
    def on_action(self, task_state, user, action_name, **kwargs):
        """Publish or ask for changes; of two who do so at once, the first."""
        state = TaskState.objects.select_for_update().get(pk=task_state.pk).specific
        if state.status != TaskState.STATUS_IN_PROGRESS:
            raise RefusalError(what_became_of(state))
        if action_name == "approve":
            require_ready(state.workflow_state.content_object)
        return super().on_action(state, user, action_name, **kwargs)

    def user_can_access_editor(self, obj, user):
        return publishes(user)

    def locked_for_user(self, obj, user):
        return not publishes(user)

    def get_actions(self, obj, user):
        if not publishes(user):
            return []
        return [("approve", _("Publish"), False), ("reject", _("Ask for changes"), True)]

    def get_form_for_action(self, action):
        return ChangesForm if action == "reject" else super().get_form_for_action(action)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        reading = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        return reading if publishes(user) else reading.none()

    @classmethod
    def get_description(cls):
        return _("A manager of the practice reads it, then publishes it or asks for changes")


def what_became_of(state: TaskState) -> str:
    """Say what someone else has done, in the meantime, with a text that was sent to be read."""
    sentence = {
        TaskState.STATUS_APPROVED: gettext("%(name)s has published this already."),
        TaskState.STATUS_REJECTED: gettext("%(name)s has asked for changes already."),
    }.get(state.status, gettext("%(name)s took this back in the meantime, so it was not published."))
    by = state.finished_by
    return sentence % {"name": (by and (by.get_full_name() or by.get_username())) or gettext("Someone")}

"""What follows when a text is sent, read, published or taken back: the rule about its questions, and mails."""

from django.db.models.signals import pre_delete
from django.dispatch import receiver

from wagtail.log_actions import get_active_log_context
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import published, task_cancelled, task_rejected, task_submitted, workflow_approved

from practice import wagtail_internals
from practice.models import User
from practice.models.publishing import about_to_publish

from . import mails
from .models import PublishingAnswers, ReadingTask

wagtail_internals.make_resuming_atomic()
wagtail_internals.mail_comments_by(mails.tell_of_comments)


@receiver(about_to_publish, dispatch_uid="editing.ask_before_publishing")
def ask_before_publishing(sender, page, revision, user, **kwargs):
    if user is not None:
        PublishingAnswers.require(page, revision, "publish")


def nothing(sender, **kwargs):
    """Stands where one of Wagtail's mails was sent, in the request and while it waited for the mail server."""


for signal, sender, uid in wagtail_internals.WORKFLOW_MAILS:
    signal.connect(nothing, sender=sender, dispatch_uid=uid)


@receiver(task_submitted, dispatch_uid="editing.tell_readers")
def tell_readers(sender, instance: TaskState, user, **kwargs):
    if isinstance(task := instance.task.specific, ReadingTask):
        mails.tell_readers(mails.SENT, task, instance.workflow_state.content_object, user)


@receiver(task_rejected, dispatch_uid="editing.tell_author_of_changes")
def tell_author_of_changes(sender, instance: TaskState, user, **kwargs):
    workflow = instance.workflow_state
    mails.tell_author(mails.CHANGES, workflow.requested_by, workflow.content_object, user)


@receiver(task_cancelled, dispatch_uid="editing.tell_readers_of_taking_back")
def tell_readers_of_taking_back(sender, instance: TaskState, user, **kwargs):
    if isinstance(task := instance.task.specific, ReadingTask):
        mails.tell_readers(mails.TAKEN_BACK, task, instance.workflow_state.content_object, user)


@receiver(published, dispatch_uid="editing.end_reading")
def end_reading(sender, instance, **kwargs):
    """Count as read what a manager publishes past the reading; Wagtail would cancel it."""
    workflow = getattr(instance, "current_workflow_state", None)
    if workflow is None:
        return
    user, reading = get_active_log_context().user, workflow.current_task_state
    if reading and reading.status == TaskState.STATUS_IN_PROGRESS:
        reading.specific.approve(user=user, update=False)
    workflow.status = WorkflowState.STATUS_APPROVED
    workflow.save()
    mails.tell_author(mails.PUBLISHED, workflow.requested_by, instance, user)


@receiver(workflow_approved, sender=WorkflowState, dispatch_uid="editing.tell_author_of_publishing")
def tell_author_of_publishing(sender, instance: WorkflowState, user, **kwargs):
    mails.tell_author(mails.PUBLISHED, instance.requested_by, instance.content_object, user)


@receiver(pre_delete, sender=User, dispatch_uid="editing.forget_reader")
def forget_reader(sender, instance, **kwargs):
    """Ask any manager, by no one's name, once the reader's account is gone."""
    ReadingTask.objects.filter(reader=instance).update(reader_name_en="", reader_name_es="")

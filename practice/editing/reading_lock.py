from django.utils.translation import gettext as _

from wagtail.locks import WorkflowLock


class ReadingLock(WorkflowLock):
    """The author does not write while someone reads; the sentence above the text says how to get it back."""

    def get_message(self, user):
        return None

    def get_locked_by(self, user, can_lock=False):
        return _("Someone is reading this")

    def get_description(self, user, can_lock=False):
        return _("Until then, only practice managers can change it.")

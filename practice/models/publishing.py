"""Publishing: a signal to whoever has a rule about it, the refusal that a rule raises, and the act itself."""

from django.dispatch import Signal

from wagtail.actions.publish_page_revision import PublishPageRevisionAction

# Sent before a page of ours is published or scheduled, with page, revision and user; a receiver refuses by raising.
# Without a user a job keeps a schedule that someone was asked about when it was made.
about_to_publish = Signal()


class RefusalError(Exception):
    """Something that is not done, with the sentence that says why; practice.editing.refusals shows it.

    No PermissionDenied, which Wagtail's admin answers itself, with a sentence that says nothing. `first` is the address
    and the name of what must be seen to before.
    """

    def __init__(self, sentence: str, first: tuple[str, str] | None = None):
        super().__init__(sentence)
        self.first = first


def is_small_correction(revision) -> bool:
    """Tell whether its author marked a version as a typo that was fixed: no new review, and nothing to translate."""
    return bool(revision and revision.content.get("is_small_correction"))


class PublishDraftAction(PublishPageRevisionAction):
    """Publishes a version; one that is scheduled leaves the stand-in of its page online until its time.

    Wagtail does so where a version is online already, and would take a stand-in offline, which has none.
    """

    def __init__(self, revision, **kwargs):
        super().__init__(revision, **kwargs)
        if self.object.live and self.object.is_over_stand_in:
            self.object.live_revision = revision

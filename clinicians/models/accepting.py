"""“Accepting new clients?”: what the public reads of the answer, and answering it without touching a draft (B6)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from wagtail.log_actions import log
from wagtail.models import Revision, TaskState

from practice.caching import version

if TYPE_CHECKING:
    from practice.models import PracticeSettings, User


class AcceptingMixin:
    """What follows from the fields `accepting` and `accepting_as_of` of a profile."""

    def accepting_status(self, practice: PracticeSettings, on: dt.date | None = None) -> str:
        """Return the acceptance status, or "ask" once it is older than the practice lets it be (B6)."""
        return "ask" if (on or timezone.localdate()) > self.accepting_until(practice) else self.accepting

    def accepting_until(self, practice: PracticeSettings) -> dt.date:
        """Return the last day on which the answer is believed."""
        return self.accepting_as_of + dt.timedelta(days=practice.accepting_days)

    @transaction.atomic
    def answer_accepting(self, answer: str, by: User | None = None, on: dt.date | None = None) -> None:
        """Put the answer online in every language, and no other word: what is a draft stays one.

        Whatever may be published later than this answer says the same from now on: the draft, what is scheduled, and
        what someone reads.
        """
        before, on = self.accepting, on or timezone.localdate()
        self.accepting, self.accepting_as_of = self.Accepting(answer), on
        profiles = type(self).objects.filter(translation_key=self.translation_key)
        profiles.update(accepting=self.accepting, accepting_as_of=on)
        for revision in self._revisions_to_come().select_for_update():
            revision.content |= {"accepting": self.accepting.value, "accepting_as_of": on.isoformat()}
            Revision.objects.filter(pk=revision.pk).update(content=revision.content)
        version.renew()
        log(self, "clinicians.answer_accepting", user=by, data={"old": before, "new": self.accepting.value})

    def _revisions_to_come(self) -> QuerySet:
        being_read = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).values("revision")
        newest = Q(pk__in=[pk for pk in (self.latest_revision_id, self.live_revision_id) if pk])
        return self.revisions.filter(newest | Q(approved_go_live_at__isnull=False) | Q(pk__in=being_read))

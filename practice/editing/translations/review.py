"""The rule about machine text: it goes online once a person has compared it with the original, and not before (F5)."""

from __future__ import annotations

from django.dispatch import receiver
from django.utils.translation import gettext as _

from practice.models.publishing import RefusalError, about_to_publish

from ..models import TranslationState


@receiver(about_to_publish, dispatch_uid="editing.want_review_of_machine_text")
def want_review_of_machine_text(sender, page, **kwargs):
    state = TranslationState.objects.filter(page=page.pk).first()
    if state and state.wants_review:
        sentence = _(
            "“%(title)s” was translated by a machine. Open it and confirm that you have compared it with the original."
        )
        raise RefusalError(sentence % {"title": page.get_admin_display_title()})

"""Acts of a translator beside the editor: nothing to translate, where the text came from, that it was compared."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.models import Page

from practice.models.publishing import RefusalError

from ..language_versions import original_of
from ..models import TranslationState
from .beginning import require_editor
from .level import bring_level, is_translation, kept_state_of, state_of

NOTHING_TO_TRANSLATE, ORIGIN, REVIEWED = (
    "editing.nothing_to_translate",
    "editing.origin",
    "editing.translation_reviewed",
)


def act_on_translation(request, page_id):
    page = get_object_or_404(Page, pk=page_id)
    require_editor(page, request.user)
    if request.method != "POST":
        return redirect("wagtailadmin_pages:edit", page.pk)
    acts = {"level": nothing_to_translate, "origin": set_origin, "reviewed": record_review}
    act = acts.get(request.POST.get("act"))
    if act is None:
        raise Http404
    # A machine's text outlives its original, and wants a reader still.
    if not (is_translation(page) or (act is record_review and state_of(page).wants_review)):
        raise RefusalError(_("The original was deleted in the meantime. Your text is kept, and is on its own now."))
    with transaction.atomic():
        Page.objects.select_for_update().get(pk=page.pk)
        messages.success(request, act(page.specific, request.user, request.POST))
    return redirect("wagtailadmin_pages:edit", page.pk)


def nothing_to_translate(page, user, data) -> str:
    state = bring_level(page, data.get("original_seen", ""))
    log(page, NOTHING_TO_TRANSLATE, user=user, data={"original": original_of(page).pk})
    if state.behind_since:
        return _("Noted. The original was published again in the meantime: see what changed below.")
    return _("Noted: this text says what the original says.")


def set_origin(page, user, data) -> str:
    origin = data.get("origin")
    if origin not in TranslationState.Origin.values:
        raise RefusalError(_("Choose how the text came about."))
    if origin == TranslationState.Origin.MACHINE and page.approved_schedule:
        raise RefusalError(
            _(
                "It is scheduled to go online. Cancel the schedule first: a machine's text has to be compared with the "
                "original."
            )
        )
    state = kept_state_of(page)
    if origin != state.origin:
        state.origin, state.reviewed_by, state.reviewed_at = origin, None, None
    state.save()
    log(page, ORIGIN, user=user, data={"origin": origin})
    if state.wants_review:
        return _("Noted. It can go online once someone has compared it with the original.")
    return _("Noted.")


def record_review(page, user, data) -> str:
    state = kept_state_of(page)
    state.reviewed_by, state.reviewed_at = user, timezone.now()
    state.save()
    log(page, REVIEWED, user=user)
    return _("Noted, with your name: you have compared it with the original.")

"""Whether a translation says what its original says: what it is level with, and since when it is behind (F6, F13)."""

from __future__ import annotations

from django.dispatch import receiver
from django.utils import timezone

from wagtail.models import Page, Revision
from wagtail.signals import page_published

from practice.models.page_mixins import PublicPageMixin
from practice.models.publishing import about_to_publish, is_small_correction

from ..language_versions import original_of
from ..models import TranslationState
from .passages import has_changed, is_small_change, words_of

LONGEST_KEY = 19


def is_translation(page: Page) -> bool:
    """Tell whether `page` was made from another that is still there; a stand-in that no one writes over is none."""
    is_stand_in = page.alias_of_id and not page.latest_revision_id
    return bool(page.pk) and not is_stand_in and original_of(page).pk != page.pk


def text_of_original(original: Page, user=None) -> Page | None:
    """Return the original as the public reads it, or while it is not online its draft, for whoever may open that."""
    page = original.specific
    if page.live:
        return page
    if user is None or page.permissions_for_user(user).can_edit():
        return page.get_latest_revision_as_object()
    return None


def state_of(page: Page) -> TranslationState:
    """Return what is kept of a translation; one that no one has kept anything of is level with what is online."""
    state = TranslationState.objects.filter(page=page.pk).select_related("reviewed_by").first()
    if state is None:
        words = words_of(text_of_original(original_of(page)))
        state = TranslationState(page_id=page.pk, level_with=words, level_at=timezone.now())
    return state


def kept_state_of(page: Page) -> TranslationState:
    """Return what is kept of a translation, from now on at the latest; of two who ask at once both get the same row."""
    state = state_of(page)
    if state.pk is None:
        first = {"level_with": state.level_with, "level_at": state.level_at}
        state, _is_new = TranslationState.objects.get_or_create(page_id=page.pk, defaults=first)
    return state


def seen_words(original: Page, revision_pk) -> list[list]:
    """Return the words of the original that a form showed, by the revision it names; else those of now."""
    is_number = str(revision_pk or "").isdecimal() and len(str(revision_pk)) < LONGEST_KEY
    shown = is_number and Revision.objects.for_instance(original).filter(pk=revision_pk).first()
    return words_of(shown.as_object() if shown else text_of_original(original))


def bring_level(page: Page, seen=None) -> TranslationState:
    """Record that `page` says what its original said when it was `seen`; what came online after that is not said."""
    original, state = original_of(page), kept_state_of(page)
    state.level_with, state.level_at = seen_words(original.specific, seen), timezone.now()
    is_behind = original.live and has_changed(state.level_with, words_of(original.specific))
    state.behind_since = timezone.now() if is_behind else None
    state.save()
    return state


def note_beginning(page: Page) -> None:
    """Keep what the original says now, with which a draft begins that is a copy of it."""
    kept_state_of(page)


@receiver(about_to_publish, dispatch_uid="editing.note_level_before_publishing")
def note_level_before_publishing(sender, page, **kwargs):
    """Keep what an original says before it changes, for translations of which nothing is kept yet."""
    if not page.live or original_of(page).pk != page.pk:
        return
    unknown = page.get_translations().filter(alias_of=None, translation_state=None)
    for version in unknown:
        kept_state_of(version)


@receiver(page_published, dispatch_uid="editing.follow_publishing")
def follow_publishing(sender, instance, revision=None, alias=False, **kwargs):
    if alias or revision is None or not instance.live or not isinstance(instance, PublicPageMixin):
        return
    if original_of(instance).pk == instance.pk:
        mark_behind(instance, is_small=is_small_correction(revision))
    elif not (is_small_correction(revision) and state_of(instance).behind_since):
        # Publishing says that it is up to date, a small correction in the translation itself says nothing of that.
        bring_level(instance, revision.content.get("original_seen"))


def mark_behind(original: Page, *, is_small: bool) -> None:
    """Mark the translations of what was just published; a small correction changes nothing for them.

    What is called one and rewrites a passage is none: with it goes online what someone else had left in the draft.
    """
    words = words_of(original)
    for state in TranslationState.objects.filter(page__in=original.get_translations().values("pk")):
        if is_small and state.behind_since:
            continue
        if is_small and is_small_change(state.level_with, words):
            state.level_with = words
        elif not has_changed(state.level_with, words):
            state.behind_since = None
        elif not state.behind_since:
            state.behind_since = timezone.now()
        state.save()

"""The original beside its translation, and the languages of a page above its editor."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from wagtail.models import Page

from practice.models.page_mixins import PublicPageMixin
from practice.wording import in_sentence, joined

from ..language_versions import original_of
from ..models import TranslationState
from ..translations import passages
from ..translations.level import is_translation, state_of, text_of_original
from ..translations.moving import may_move

register = template.Library()


@register.filter
def other_versions(page) -> list[Page]:
    """Return `page` in its other languages, each with `is_stand_in`, if no one has begun to write there."""
    if not (isinstance(page, Page) and page.pk):
        return []
    versions = list(page.get_translations().select_related("locale").order_by("pk"))
    for version in versions:
        version.is_stand_in = bool(version.alias_of_id) and not version.latest_revision_id
    return versions


@register.simple_tag
def languages_in_words(page) -> str:
    written = [in_sentence(version.locale) for version in other_versions(page) if not version.is_stand_in]
    if not written:
        return _("Only in this language so far.")
    return _("Also in %(languages)s.") % {"languages": joined(written)}


@register.inclusion_tag("practice/admin/languages.html", takes_context=True)
def languages(context, page):
    """Offer, above the text of an original, to write it in another language, or lead there."""
    if not (isinstance(page, PublicPageMixin) and page.pk) or is_translation(page):
        return {}
    return {
        "page": page,
        "versions": other_versions(page),
        "may_move": may_move(page, context["request"].user),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("practice/admin/beside.html", takes_context=True)
def beside(context, page):
    """Show the original of a translation, and what has changed in it."""
    if not (isinstance(page, PublicPageMixin) and page.pk):
        return {}
    if not is_translation(page):
        state = TranslationState.objects.filter(page=page.pk).first()
        return {"page": page, "unread": state and state.wants_review, "csrf_token": context.get("csrf_token")}
    original = original_of(page)
    text, state = text_of_original(original, context["request"].user), state_of(page)
    shown = []
    if text is not None:
        words = passages.words_of(text)
        shown = passages.beside(text, state.level_with if state.behind_since else words, words)
    return {
        "page": page,
        "original": original,
        "text": text,
        "state": state,
        "shown": shown,
        "changes": sum(bool(each.mark) for each in shown),
        "origins": TranslationState.Origin.choices,
        "may_open": original.permissions_for_user(context["request"].user).can_edit(),
        "csrf_token": context.get("csrf_token"),
    }

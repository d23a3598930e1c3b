"""Moving what was begun in the wrong language: one act, a redirect from the old address, history kept (F12)."""

from __future__ import annotations

from itertools import chain, count

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from wagtail.actions.move_page import MovePageAction
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.models import Locale, Page

from practice.models.publishing import RefusalError
from practice.wording import in_sentence

from ..language_versions import original_of
from .beginning import require_editor

MOVED = "editing.moved_to_language"


def may_move(page: Page, user) -> bool:
    """Tell whether `user` may move `page`: whose address the public knows is moved by whoever publishes it."""
    permissions = page.permissions_for_user(user)
    return getattr(page, "may_change_language", False) and (
        permissions.can_publish() if page.live else permissions.can_edit()
    )


def require_movable(page: Page, locale: Locale) -> None:
    """Refuse what would leave a text, or a page below, behind."""
    language = in_sentence(locale)
    if page.locale_id == locale.pk:
        raise RefusalError(_("It is in %(language)s already.") % {"language": language})
    if original_of(page).pk != page.pk:
        raise RefusalError(_("This is a translation: it stays beside its original."))
    if page.get_children().exists():
        raise RefusalError(_("There are pages below this one. Move those first."))
    version = page.get_translation_or_none(locale)
    if version and (version.alias_of_id is None or version.latest_revision_id):
        raise RefusalError(
            _("There is a version in %(language)s already. Delete that first, if it is not wanted.")
            % {"language": language}
        )
    if page.current_workflow_state or page.approved_schedule:
        raise RefusalError(_("Someone is reading it, or it is scheduled. Take that back first."))


@transaction.atomic
def move_to_language(page: Page, locale: Locale, user=None) -> None:
    """Put `page` among the pages of `locale`, where its stand-in was, and a stand-in where it was.

    The new stand-in has an address of its own, so that the old one can lead on to the text.
    """
    Page.objects.select_for_update().get(pk=page.pk)
    require_movable(page, locale)
    former, parent = page.locale, page.get_parent().specific
    parent.ensure_aliases()
    stand_in = page.get_translation_or_none(locale)
    if stand_in:
        stand_in.delete()
    target = Page.objects.get(pk=parent.get_translation(locale).pk)
    if target.get_children().filter(slug=page.slug).exists():
        page.slug = free_slug(page.slug, parent, target)
        page.save()
    # Who may was asked before; Wagtail lets no one move a page to another language.
    MovePageAction(page, target, pos="last-child", user=user).execute(skip_permission_checks=True)
    page = type(page).objects.get(pk=page.pk)
    page.locale = locale
    page.save()
    page.create_alias(
        parent=Page.objects.get(pk=parent.pk),
        update_slug=free_slug(f"{page.slug}-{locale.language_code}", parent),
        update_locale=former,
        reset_translation_key=False,
    )
    page.ensure_aliases()
    log(page, MOVED, user=user, data={"from": former.language_code, "to": locale.language_code})


def free_slug(slug: str, *parents: Page) -> str:
    """Return `slug`, with a number where another page below one of the parents has it."""
    below = [parent.get_children().filter(slug__startswith=slug).values_list("slug", flat=True) for parent in parents]
    taken = set(chain(*below))
    candidates = chain([slug], (f"{slug}-{number}" for number in count(2)))
    return next(each for each in candidates if each not in taken)


class MoveToLanguageView(WagtailAdminTemplateMixin, TemplateView):
    """Asks once, since an address changes."""

    page_title = gettext_lazy("Move to the other language")
    header_icon = "globe"
    template_name = "practice/admin/move_to_language.html"

    def dispatch(self, request, page_id, language):
        self.page = get_object_or_404(Page, pk=page_id).specific
        self.target = get_object_or_404(Locale, language_code=language)
        require_editor(self.page, request.user)
        if not may_move(self.page, request.user):
            raise PermissionDenied
        require_movable(self.page, self.target)
        return super().dispatch(request)

    def post(self, request):
        move_to_language(self.page, self.target, request.user)
        sentence = _("“%(title)s” is among the texts in %(language)s now.")
        facts = {"title": self.page.get_admin_display_title(), "language": in_sentence(self.target)}
        messages.success(request, sentence % facts)
        return redirect("wagtailadmin_pages:edit", self.page.pk)

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_context_data(self, **kwargs):
        return super().get_context_data(page=self.page, target=self.target, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

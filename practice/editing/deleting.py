"""Deleting a page in one language: its stand-ins go with it, what someone wrote in another language stays (F12).

Wagtail would delete every language with any of them, whoever they belong to, and ask only for the right to the one.
"""

from __future__ import annotations

from django.db import transaction

from wagtail.admin.views.pages.delete import DeleteView
from wagtail.models import Page

from clinicians.models import ClinicianPage
from practice.wording import in_sentence, joined

from .language_versions import original_of


def go_along(page: Page) -> list[Page]:
    """Return the pages that are deleted with `page`: its stand-ins, of a profile every language.

    What has pages below it goes in every language, as Wagtail has it.
    """
    versions = page.get_translations()
    if page.get_children().exists():
        return list(versions)
    if original_of(page).pk != page.pk:
        return []
    if issubclass(page.specific_class, ClinicianPage):
        return list(versions)
    return list(versions.filter(alias_of=page.pk, latest_revision=None))


def keep_begun(page: Page, going: list[Page]) -> None:
    """Let the drafts that were begun over a stand-in of `page` be pages of their own; the stand-in goes offline."""
    begun = page.get_translations().filter(alias_of=page.pk).exclude(pk__in=[each.pk for each in going])
    for version in begun.specific():
        if version.live:
            version.unpublish()
        Page.objects.filter(pk=version.pk).update(alias_of=None, has_unpublished_changes=True)


def originals_of(pages: list[Page]) -> list[int]:
    """Return the keys of what the pages are translations of, of those that are not originals themselves."""
    originals = {page.pk: original_of(page).pk for page in pages}
    return [original for pk, original in originals.items() if original != pk]


def show_again(originals: list[int]) -> None:
    """Show originals that are left in the place of what was deleted, those too that go online later."""
    for page in Page.objects.filter(pk__in=originals).specific():
        page.ensure_aliases()


class DeleteLanguageView(DeleteView):
    """Deletes what `go_along` says; the original of what was deleted is shown in its place again."""

    template_name = "practice/admin/delete.html"

    def get_context_data(self, **kwargs):
        gone = [page.pk for page in self.pages_to_delete]
        stay = self.page.get_translations().exclude(pk__in=gone).select_related("locale")
        staying = joined([in_sentence(page.locale) for page in stay])
        return super().get_context_data(**kwargs) | {"staying": staying}

    def get(self, request, *args, **kwargs):
        self.pages_to_delete = [self.page, *go_along(self.page)]
        return super().get(request, *args, **kwargs)

    @transaction.atomic
    def post(self, request, *args, **kwargs):
        going = go_along(self.page)
        self.pages_to_delete = [self.page, *going]
        originals = originals_of([self.page])
        keep_begun(self.page, going)
        response = super().post(request, *args, **kwargs)
        show_again(originals)
        return response


def delete_stand_ins(pages: list[Page]) -> None:
    """Delete with many pages at once what goes along with each of them."""
    chosen = {page.pk for page in pages}
    for page in pages:
        going = go_along(page)
        keep_begun(page, [*going, *pages])
        for version in going:
            if version.pk not in chosen:
                version.delete()

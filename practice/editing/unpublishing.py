"""Wagtail's view “Unpublish”, for one language or, from the original, for all of them, which it says before."""

from __future__ import annotations

from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from practice.wording import in_sentence

from .deleting import DeleteLanguageView
from .language_versions import original_of


class UnpublishLanguageView(UnpublishView):
    """Takes a translation offline alone; no language stays online without its original, nor a profile in one only."""

    template_name = "practice/admin/unpublish.html"

    def get_objects_to_unpublish(self) -> list[Page]:
        """Leave to the rules what follows (language_versions.py, and that of profiles), whichever way it goes offline.

        Wagtail would take every language offline, from whichever of them it was asked.
        """
        return [self.object]

    def get_context_data(self, **kwargs):
        others = self.object.get_translations().filter(live=True).select_related("locale")
        names = [in_sentence(page.locale) for page in [self.object, *others]]
        return super().get_context_data(**kwargs) | {
            "language": names[0],
            "others": ", ".join(names[1:]),
            "goes_alone": original_of(self.object).pk != self.object.pk,
        }


class PracticePages(PageViewSet):
    """The admin's views of a page, of every kind, where Wagtail has its own."""

    unpublish_view_class = UnpublishLanguageView
    delete_view_class = DeleteLanguageView

from wagtail.contrib.simple_translation.views import SubmitPageTranslationView

from .translation import ensure_stand_ins


class TranslatePageView(SubmitPageTranslationView):
    """“Translate”, also for a page whose parent is not translated: Wagtail answers that with a 500."""

    def get_object(self):
        page = super().get_object()
        if not page.get_parent().is_root():
            ensure_stand_ins(page.get_parent().specific)
        return page

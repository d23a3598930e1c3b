"""The handbook in the admin: short pages for those who write, read from docs/handbook in the person's language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

FOLDER = Path(settings.BASE_DIR, "docs", "handbook")
# In the order in which they are read; each is a file for each language, as docs/handbook/writing.es.md.
PAGES = ["first-day", "writing", "pictures", "publishing", "staying-true", "profile", "when-stuck", "owner"]


@dataclass(frozen=True)
class HandbookPage:
    """One page of the handbook: its heading, and the rest as HTML."""

    name: str
    title: str
    html: SafeString

    @property
    def url(self) -> str:
        return reverse("handbook", args=[self.name])


@cache
def read(name: str, language: str) -> HandbookPage:
    """Return the page `name`; its first line is `# ` and the heading."""
    heading, _, text = (FOLDER / f"{name}.{language}.md").read_text(encoding="utf-8").partition("\n")
    # The texts are ours, and raw HTML in them is printed as text.
    html = mark_safe(MarkdownIt("commonmark", {"html": False}).render(text))  # noqa: S308
    return HandbookPage(name, heading.removeprefix("# "), html)


class HandbookView(WagtailAdminTemplateMixin, TemplateView):
    """Shows one page, and beside it the way to the others."""

    header_icon = "help"
    template_name = "practice/admin/handbook.html"

    def dispatch(self, request, *args, **kwargs):
        if kwargs["name"] not in PAGES:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def page(self) -> HandbookPage:
        return read(self.kwargs["name"], self.language)

    @property
    def language(self) -> str:
        spoken = (get_language() or "").partition("-")[0]
        return spoken if spoken in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE

    def get_page_title(self):
        return self.page.title

    def get_breadcrumbs_items(self):
        items = [{"url": reverse("handbook", args=[PAGES[0]]), "label": gettext_lazy("Handbook")}]
        return [*self.breadcrumbs_items, *items, {"url": "", "label": self.page.title}]

    def get_context_data(self, **kwargs):
        pages = [read(name, self.language) for name in PAGES]
        place = PAGES.index(self.page.name)
        following = pages[place + 1] if place + 1 < len(pages) else None
        return super().get_context_data(text=self.page, pages=pages, following=following, **kwargs)

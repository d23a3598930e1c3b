from __future__ import annotations

import datetime as dt

from django.db.models import Q
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, ObjectList, TitleFieldPanel
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets import SlugInput
from wagtail.admin.widgets.button import Button, HeaderButton

from clinicians.models import Language
from practice.models.page_querysets import is_draft, stand_ins

from .beginning import ways_to_begin
from .forms import TermForm
from .models import ArticlePage


class WriteInColumn(BaseColumn):
    """A button for each language into which no one has begun to translate the article."""

    cell_template_name = "practice/admin/includes/write_in_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        token = get_token(parent_context["request"])
        return super().get_cell_context_data(instance, parent_context) | {"csrf_token": token}


class ArticleListingView(IndexView):
    """The list with the ways to begin an article, for whoever may; a stand-in is no article of its own."""

    def get_base_queryset(self):
        begun = self.model.objects.filter(Q(alias_of=None) | Q(latest_revision__isnull=False))
        # A search takes no other filter than one on keys.
        return super().get_base_queryset().filter(pk__in=begun.values_list("pk")).prefetch_related(stand_ins())

    @cached_property
    def header_buttons(self):
        ways = ways_to_begin()
        if not ways or not ways[0].index.permissions_for_user(self.request.user).can_add_subpage():
            return []
        return [HeaderButton(ways[0].label, url=ways[0].url, icon_name="plus", priority=10)]

    @cached_property
    def header_more_buttons(self):
        """Keep in the menu beside the title what would leave no room for it."""
        if not self.header_buttons:
            return super().header_more_buttons
        return [
            *super().header_more_buttons,
            *(Button(way.label, url=way.url, icon_name="edit", priority=15) for way in ways_to_begin()[1:]),
            Button(_("Open a Word document"), url=reverse("open_word_document"), icon_name="doc-full", priority=20),
            Button(_("By language"), url=reverse("page_languages"), icon_name="globe", priority=30),
        ]


def published_on(article) -> dt.date | str:
    """Return the date of an article that is published; a draft has one too, that of its beginning."""
    return "–" if is_draft(article) else article.published_on


class ArticleListing(PageListingViewSet):
    """All articles on one screen; a therapist's are the own ones."""

    name = "articles"
    model = ArticlePage
    index_view_class = ArticleListingView
    icon = "edit"
    menu_label = _("Articles")
    menu_name = "articles"  # Else it is made from the label, and another in Spanish.
    menu_order = 110
    add_to_admin_menu = True
    columns = [
        PageTitleColumn("title", label=_("Title"), sort_key="title"),
        Column(
            "published_on",
            label=_("Published on"),
            accessor=published_on,
            sort_key="published_on",
            classname="desk-only",
        ),
        DateColumn("latest_revision_created_at", label=_("Edited"), sort_key="latest_revision_created_at"),
        PageStatusColumn("status", label=_("Status")),
        WriteInColumn("write_in", label=_("Other language")),
    ]


class TermViewSet(ModelViewSet):
    """One controlled list, kept by the practice manager."""

    icon = "list-ul"
    list_display = ["name_en", "name_es", "slug"]
    search_fields = ["name_en", "name_es"]
    copy_view_enabled = False
    add_to_admin_menu = False

    def get_edit_handler(self):
        """Make the address from the name; a language has its code there instead."""
        names = [field.name for field in self.model._meta.fields if field.editable and not field.primary_key]
        if self.model is Language:
            return ObjectList(names).bind_to_model(self.model)
        own = {
            "name_en": TitleFieldPanel("name_en", apply_if_live=True, classname="", placeholder=False),
            "slug": FieldPanel("slug", widget=SlugInput, help_text=_("Made from the English name.")),
        }
        panels = [own.get(name, name) for name in names]
        return ObjectList(panels, base_form_class=TermForm).bind_to_model(self.model)

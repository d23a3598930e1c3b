from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet

from clinicians.viewsets import (
    ClientGroupViewSet,
    LanguageViewSet,
    ModalityViewSet,
    SpecialtyViewSet,
    TermViewSet,
)

from .models import ArticlePage, Topic


class ArticleListing(PageListingViewSet):
    """All articles on one screen; a therapist's are the own ones."""

    name = "articles"
    model = ArticlePage
    icon = "edit"
    menu_label = _("Articles")
    menu_order = 110
    add_to_admin_menu = True
    columns = [
        PageTitleColumn("title", label=_("Title"), sort_key="title"),
        Column("published_on", label=_("Published on"), sort_key="published_on"),
        DateColumn("latest_revision_created_at", label=_("Edited"), sort_key="latest_revision_created_at"),
        PageStatusColumn("status", label=_("Status")),
    ]


class TopicViewSet(TermViewSet):
    model = Topic
    form_fields = [*TermViewSet.form_fields, "introduction_en", "introduction_es"]


class Lists(ModelViewSetGroup):
    """The words that pages are sorted by, named once in each language."""

    items = (TopicViewSet, SpecialtyViewSet, ModalityViewSet, LanguageViewSet, ClientGroupViewSet)
    menu_label = _("Lists")
    menu_name = "lists"
    menu_icon = "list-ul"
    menu_order = 400

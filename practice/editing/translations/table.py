"""The report of all pages by language: written, stand-in, draft, behind or with a reader, in columns (F6)."""

from __future__ import annotations

from dataclasses import dataclass

import django_filters

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.forms import RadioSelect
from django.middleware.csrf import get_token
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale, Page, WorkflowState, get_page_content_types

from practice.roles.groups import publishes, writes

from ..models import TranslationState
from ..standing import Standing, where_they_stand

WRITTEN, STAND_IN, DRAFT, BEHIND, READING, UNREVIEWED = (
    "written",
    "stand-in",
    "draft",
    "behind",
    "reading",
    "unreviewed",
)
STATES = {
    WRITTEN: _("Written and online"),
    STAND_IN: _("Not written: the other language is shown"),
    DRAFT: _("Draft"),
    BEHIND: _("Behind its original"),
    READING: _("Being read before it is published"),
    UNREVIEWED: _("By a machine, not reviewed yet"),
}


def in_state(state: str) -> Q:
    """Return the condition on a page, in one language, for being in `state`."""
    if state == READING:
        reading = WorkflowState.objects.filter(
            status=WorkflowState.STATUS_IN_PROGRESS,
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id=Cast(OuterRef("pk"), CharField()),
        )
        return Q(Exists(reading))
    return {
        WRITTEN: Q(alias_of=None, live=True),
        STAND_IN: Q(alias_of__isnull=False, latest_revision=None),
        DRAFT: Q(alias_of__isnull=False, latest_revision__isnull=False) | Q(alias_of=None, live=False),
        BEHIND: Q(translation_state__behind_since__isnull=False),
        UNREVIEWED: Q(translation_state__origin=TranslationState.Origin.MACHINE, translation_state__reviewed_at=None),
    }[state]


class LanguagesFilterSet(WagtailFilterSet):
    """Asks for a state in one language, or in any of them."""

    state = django_filters.ChoiceFilter(
        label=_("State"), choices=list(STATES.items()), method="leave", empty_label=_("Any"), widget=RadioSelect
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=lambda: languages(), method="leave", empty_label=_("Any"), widget=RadioSelect
    )
    content_type = ContentTypeFilter(
        label=_("Kind of page"), queryset=lambda request: get_page_content_types(include_base_page_type=False)
    )

    class Meta:
        model = Page
        fields = []

    def leave(self, queryset, name, value):
        """Pass over state and language, which `filter_queryset` takes together."""
        return queryset

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        state, language = self.form.cleaned_data["state"], self.form.cleaned_data["language"]
        if not (state or language):
            return queryset
        versions = Page.objects.filter(translation_key=OuterRef("translation_key")).filter(in_state(state or WRITTEN))
        return queryset.filter(Exists(versions.filter(locale__language_code=language) if language else versions))


def languages() -> list[tuple[str, str]]:
    locales = Locale.objects.order_by("pk")
    return [(locale.language_code, str(locale.get_display_name())) for locale in locales]


@dataclass(frozen=True)
class Version:
    """A page in one language, as the table shows it."""

    page: Page
    standing: Standing
    is_stand_in: bool
    may_begin: bool
    state: TranslationState | None


class TitleColumn(Column):
    cell_template_name = "practice/admin/includes/languages_title_cell.html"


class LanguageColumn(BaseColumn):
    """What there is of a page in the language that the column is named for."""

    cell_template_name = "practice/admin/includes/language_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = {"version": instance.versions.get(self.name), "csrf_token": get_token(parent_context["request"])}
        return super().get_cell_context_data(instance, parent_context) | context


class LanguagesReport(ReportView):
    """Comes with the pages of one account, or for managers with all; a row is an original."""

    page_title = _("Pages by language")
    header_icon = "globe"
    index_url_name = "page_languages"
    index_results_url_name = "page_languages_results"
    filterset_class = LanguagesFilterSet
    no_results_message = _("No page matches.")

    def dispatch(self, request, *args, **kwargs):
        if not writes(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def columns(self):
        return [
            TitleColumn("title", label=_("Title"), accessor=lambda page: page),
            *(LanguageColumn(code, label=name) for code, name in languages()),
        ]

    def get_base_queryset(self):
        older = Page.objects.filter(translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"))
        originals = Page.objects.filter(~Exists(older), depth__gt=1).select_related("locale", "content_type")
        if not publishes(self.request.user):
            originals = originals.filter(owner=self.request.user)
        return originals.order_by("-latest_revision_created_at", "-pk")

    def decorate_paginated_queryset(self, object_list):
        pages = list(object_list)
        keys = [page.translation_key for page in pages]
        found = Page.objects.filter(translation_key__in=keys).select_related("locale", "translation_state__reviewed_by")
        versions: dict = {}
        for row in where_they_stand(found, self.request.user):
            page = row.page
            is_stand_in = bool(page.alias_of_id) and not page.latest_revision_id
            may_begin = is_stand_in and page.permissions_for_user(self.request.user).can_edit()
            state = getattr(page, "translation_state", None)
            version = Version(page, row.standing, is_stand_in, may_begin, state)
            versions.setdefault(page.translation_key, {})[page.locale.language_code] = version
        for page in pages:
            page.versions = versions[page.translation_key]
        return pages

"""Reports of what has gone stale: to managers everything, to whoever writes the own articles."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property, lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button

from articles.models import Authorship
from practice.models import PracticeSettings
from practice.roles.groups import publishes, writes

from .faults import Fault
from .links.checking import broken, references
from .models import CheckedLink
from .reminders import due_for_review


class ArticleColumn(Column):
    """The title of the article that a row is about, and its language; on a phone the head of a card."""

    cell_template_name = "practice/admin/includes/report_article.html"


class UpkeepReport(ReportView):
    """Comes with the articles of one account, or for managers with all."""

    def dispatch(self, request, *args, **kwargs):
        if not writes(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def whose(self):
        """The account whose articles are shown, or None for all."""
        return None if publishes(self.request.user) else self.request.user


def authors_of(article) -> str:
    return ", ".join(row.clinician.title for row in article.authorships.all())


def due_in_words(article) -> str:
    """“23 days overdue”, “due today”, “due in 5 days”."""
    days = (timezone.localdate() - article.due_on).days
    if days > 0:
        return ngettext("%(days)s day overdue", "%(days)s days overdue", days) % {"days": days}
    if days == 0:
        return gettext("due today")
    return ngettext("due in %(days)s day", "due in %(days)s days", -days) % {"days": -days}


def has_left(clinician) -> bool:
    return not clinician.live or bool(clinician.owner and not clinician.owner.is_active)


def review_in_words(article) -> str:
    """Say when it was reviewed and by what name; the next review of one who has left is the owner's to give."""
    if not article.reviewed_on:
        return gettext("never reviewed")
    facts = {"date": date_format(article.reviewed_on, "DATE_FORMAT"), "name": article.reviewed_by.title}
    if has_left(article.reviewed_by):
        return gettext("%(date)s, by %(name)s, who has left: someone else has to") % facts
    return gettext("%(date)s, by %(name)s") % facts


class ReviewDueReport(UpkeepReport):
    page_title = _("Review due")
    header_icon = "calendar-check"
    index_url_name = "review_due"
    no_results_message = _("No article is due for a review.")
    columns = [
        ArticleColumn("article", label=_("Article"), accessor=lambda article: article),
        Column("authors", label=_("Author"), accessor=authors_of),
        Column("due", label=_("Due"), accessor=due_in_words),
        Column("reviewed", label=_("Last review"), accessor=review_in_words),
    ]

    def get_base_queryset(self):
        due = due_for_review(self.whose).defer_streamfields()
        return due.prefetch_related(due.bylines()).select_related("locale", "reviewed_by__owner")


class LinkColumn(Column):
    """What is referred to, by its title, and the way to look at it oneself."""

    cell_template_name = "practice/admin/includes/report_link.html"


def fault_in_words(reference) -> str:
    return Fault(reference.fault).label


def failing_since(reference) -> str:
    day = date_format(timezone.localtime(reference.failing_since), "DATE_FORMAT")
    return gettext("since %(date)s") % {"date": day}


class LinksReport(UpkeepReport):
    """References that lead nowhere; every page that holds one is a row."""

    page_title = _("Broken links")
    header_icon = "link-external"
    index_url_name = "broken_links"
    results_template_name = "practice/admin/broken_links.html"
    columns = [
        ArticleColumn("article", label=_("Article"), accessor="article"),
        Column("authors", label=_("Author"), accessor=lambda reference: authors_of(reference.article)),
        LinkColumn("link", label=_("Link"), accessor=lambda reference: reference),
        Column("fault", label=_("What is wrong"), accessor=fault_in_words),
        Column("since", label=_("Since"), accessor=failing_since, classname="report-date"),
    ]

    @cached_property
    def is_on(self) -> bool:
        return PracticeSettings.for_request(self.request).checks_links

    def get_base_queryset(self):
        if not self.is_on:
            return references().none()
        bylines = Prefetch("article__authorships", Authorship.objects.select_related("clinician"))
        found = broken(self.whose).select_related("article__locale").prefetch_related(bylines).defer("article__body")
        return found.order_by("failing_since", "article__title", "pk")

    @cached_property
    def nothing_reached_at(self):
        return CheckedLink.objects.nothing_reached_at() if self.is_on else None

    @property
    def no_results_message(self):
        return lazy(self.words_for_none, str)()  # A list that has rows asks for no more.

    def words_for_none(self) -> str:
        if self.nothing_reached_at:
            return _("No broken link is known.")
        if self.is_on and references().exclude(url__in=CheckedLink.objects.looked_up().values("url")).exists():
            return _("No broken link so far. Some are not looked up yet: come back in an hour.")
        if self.is_on:
            return _("Every link leads somewhere.")
        return _("The website looks no links up: a manager switches it on in the settings of the practice.")

    @cached_property
    def header_more_buttons(self):
        if self.is_on or self.whose:
            return []
        url = reverse("wagtailsettings:edit", args=["practice", "practicesettings"]) + "#tab-upkeep"
        return [Button(_("Settings"), url=url, icon_name="cog")]

"""Screen of the statistics."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .base import DeskView
from .statistics_data import PERIODS, SMALLEST_CELL, Statistics


class StatisticsView(DeskView):
    """Tables and drawings of how the promise is kept; nothing in them points at one person."""

    page_title = pgettext_lazy("figures of the desk", "Reports")
    header_icon = "table"
    template_name = "booking/desk/statistics.html"

    def get(self, request):
        asked = request.GET.get("days", "")
        days = int(asked) if asked in map(str, PERIODS) else PERIODS[0]
        statistics = Statistics(self.practice, days)
        tables = [
            {"id": "waiting", "title": _("Time to the first call, in opening hours"), "rows": statistics.waiting},
            {"id": "statuses", "title": _("How requests ended"), "rows": statistics.statuses},
            {"id": "referrals", "title": _("Where people were referred"), "rows": statistics.referrals},
            {"id": "languages", "title": _("By language"), "rows": statistics.languages, "wide": True},
            {"id": "pages", "title": _("By the page people came from"), "rows": statistics.pages, "wide": True},
        ]
        return self.show(statistics=statistics, tables=tables, periods=PERIODS, smallest=SMALLEST_CELL)

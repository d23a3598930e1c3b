from django.utils.translation import gettext_lazy as _

from booking.figures import PERIODS, SMALLEST_CELL, Figures

from .base import DeskView


class FiguresView(DeskView):
    """Tables and drawings of how the promise is kept; nothing in them points at one person."""

    page_title = _("Figures")
    header_icon = "table"
    template_name = "booking/admin/figures.html"

    def get(self, request):
        asked = request.GET.get("days", "")
        days = int(asked) if asked in map(str, PERIODS) else PERIODS[0]
        figures = Figures(self.practice, days)
        tables = [
            {"id": "waiting", "title": _("Time to the first call, in opening hours"), "rows": figures.waiting},
            {"id": "outcomes", "title": _("How requests ended"), "rows": figures.outcomes},
            {"id": "referrals", "title": _("Where people were sent on to"), "rows": figures.referrals},
            {"id": "languages", "title": _("By language"), "rows": figures.languages, "wide": True},
            {"id": "pages", "title": _("By the page people came from"), "rows": figures.pages, "wide": True},
        ]
        return self.show(figures=figures, tables=tables, periods=PERIODS, smallest=SMALLEST_CELL)

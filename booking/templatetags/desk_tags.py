import datetime as dt

from django import template
from django.utils import timezone
from django.utils.formats import date_format

from booking.models.choices import CallLanguage

register = template.Library()


@register.filter
def call_language(code: str) -> str:
    """Name a language in that of the page; Django's own filter `language_name` always answers in English."""
    return CallLanguage(code).label if code in CallLanguage else code


@register.filter
def day_in_words(day: dt.date) -> str:
    """Write a day of this year without the year, any other with it."""
    return date_format(day, "MONTH_DAY_FORMAT" if day.year == timezone.localdate().year else "DATE_FORMAT")


# A label, and the bar under it: as large on a telephone as on a desk.
LINE, LABEL_Y, BAR_Y, BAR, LONGEST = 44, 13, 20, 14, 280


@register.inclusion_tag("booking/desk/includes/bars.html")
def bars(rows):
    """Draw a bar under each label; the table beside holds the same numbers."""
    shown = [
        {
            "row": row,
            "label_y": index * LINE + LABEL_Y,
            "y": index * LINE + BAR_Y,
            "count_y": index * LINE + BAR_Y + BAR - 2,
            "width": round(row.share * LONGEST),
            "end": round(row.share * LONGEST) + 6,
        }
        for index, row in enumerate(row for row in rows if row.count)
    ]
    return {"bars": shown, "height": len(shown) * LINE, "bar": BAR}


# The drawing of the promises kept: a line from week to week, in units that are pixels on a telephone.
PLOT_WIDTH, PLOT_HEIGHT, PLOT_TOP, PLOT_LEFT, PLOT_RIGHT = 340, 150, 18, 34, 16
MARKED_AT_MOST = 12


@register.inclusion_tag("booking/desk/includes/promises_line.html")
def promises_line(weeks):
    """Draw the share of promises kept from week to week; the table beside holds the same numbers."""
    step = (PLOT_WIDTH - PLOT_LEFT - PLOT_RIGHT) / max(len(weeks) - 1, 1)
    points = [
        {
            "x": round(PLOT_LEFT + index * step, 1),
            "y": _height(week.percent),
            "weeks": week,
        }
        for index, week in enumerate(weeks)
    ]
    return {
        "points": points,
        "line": " ".join(f"{point['x']},{point['y']}" for point in points),
        "levels": [{"percent": percent, "y": _height(percent)} for percent in (0, 50, 100)],
        "is_marked": len(weeks) <= MARKED_AT_MOST,
        "left": PLOT_LEFT,
        "right": PLOT_WIDTH - PLOT_RIGHT,
    }


def _height(percent: int) -> float:
    return round(PLOT_TOP + (100 - percent) * (PLOT_HEIGHT - 2 * PLOT_TOP) / 100, 1)

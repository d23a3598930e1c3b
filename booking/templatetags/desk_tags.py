from django import template

from booking.models.choices import CallLanguage

register = template.Library()


@register.filter
def call_language(code: str) -> str:
    """Name a language in that of the page; Django's own filter `language_name` always answers in English."""
    return CallLanguage(code).label if code in CallLanguage else code


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

from django import template

register = template.Library()

LINE, LABEL_WIDTH, BAR = 28, 220, 18


@register.inclusion_tag("booking/admin/includes/bars.html")
def bars(rows):
    """Draw a row of bars with their labels; the table beside holds the same numbers."""
    shown = [
        {"row": row, "y": index * LINE, "text_y": index * LINE + BAR - 4, "end": LABEL_WIDTH + row.width + 8}
        for index, row in enumerate(row for row in rows if row.count is not None)
    ]
    return {"bars": shown, "height": max(1, len(shown)) * LINE, "bar": BAR, "start": LABEL_WIDTH}

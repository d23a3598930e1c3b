from wagtail.admin.panels import InlinePanel


class RowsPanel(InlinePanel):
    """An inline panel whose button says “Add opening hours”, where Wagtail's has a capital in the middle."""

    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "practice/admin/rows_panel.html"

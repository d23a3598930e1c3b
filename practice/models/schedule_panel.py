"""When a page goes online and offline, in the browser's own fields; Wagtail's calendar covers the button."""

from django import forms

from wagtail.admin.panels import FieldPanel, PublishingPanel

# What Wagtail's dialog wants of its fields: closed without saving, they are as they were.
OF_THE_DIALOG = {
    "data-controller": "w-action",
    "data-action": "w-dialog:hidden->w-action#reset",
    "data-w-dialog-target": "notify",
}


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self):
        super().__init__(attrs=OF_THE_DIALOG, format="%Y-%m-%dT%H:%M")


class SchedulePanel(PublishingPanel):
    def __init__(self, **kwargs):
        children = [FieldPanel(name, widget=MomentInput()) for name in ("go_live_at", "expire_at")]
        super().__init__(**{"children": children} | kwargs)

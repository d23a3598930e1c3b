"""When a page goes online and offline, in the browser's own fields; Wagtail's calendar covers the button."""

from django import forms
from django.utils.translation import gettext_lazy as _

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
        names = {"go_live_at": _("Goes online"), "expire_at": _("Goes offline")}
        children = [FieldPanel(name, heading=heading, widget=MomentInput()) for name, heading in names.items()]
        super().__init__(**{"children": children} | kwargs)

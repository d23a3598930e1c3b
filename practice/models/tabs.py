"""Tabs of a form: each has one address in either language, and the first with a fault is open after a refusal."""

from __future__ import annotations

from wagtail.admin.panels import ObjectList, TabbedInterface


class Tab(ObjectList):
    """`name` is the end of its address (#tab-hours), which Wagtail makes from the heading, in whatever language."""

    def __init__(self, *args, name: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.name = name

    def clone_kwargs(self):
        return super().clone_kwargs() | {"name": self.name}

    @property
    def clean_name(self):
        return self.name


class Tabs(TabbedInterface):
    class BoundPanel(TabbedInterface.BoundPanel):
        @property
        def attrs(self):
            faulty = [child.panel.name for child in self.visible_children if self.has_fault(child)]
            opened = {"data-w-tabs-active-panel-id-value": f"tab-{faulty[0]}"} if faulty else {}
            return super().attrs | opened

        def has_fault(self, tab) -> bool:
            if not self.form.is_bound:
                return False
            options = tab.panel.get_form_options()
            rows = [self.form.formsets[name] for name in options.get("formsets", {})]
            return not self.form.errors.keys().isdisjoint(options.get("fields", [])) or not all(
                each.is_valid() for each in rows
            )

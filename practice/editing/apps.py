from django.apps import AppConfig


class EditingConfig(AppConfig):
    name = "practice.editing"

    def ready(self):
        from . import pictures  # noqa: F401 - importing it connects the receiver.

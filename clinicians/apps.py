from django.apps import AppConfig


class CliniciansConfig(AppConfig):
    name = "clinicians"

    def ready(self):
        from . import signal_handlers  # noqa: F401 - importing it connects the receivers.

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "practice.search"

    def ready(self):
        from . import signal_handlers  # noqa: F401 - importing it connects the receivers.

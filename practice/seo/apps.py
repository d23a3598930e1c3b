from django.apps import AppConfig


class SeoConfig(AppConfig):
    name = "practice.seo"

    def ready(self):
        from . import signal_handlers  # noqa: F401 - importing it connects the receivers.

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"

    def ready(self):
        from . import signal_handlers  # noqa: F401 - importing it connects the receivers.

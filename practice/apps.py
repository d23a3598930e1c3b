from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PracticeConfig(AppConfig):
    name = "practice"
    verbose_name = _("practice")

    def ready(self):
        from . import search, signal_handlers, walls  # noqa: F401 - importing it connects the receivers.

        search.connect()
        walls.connect()

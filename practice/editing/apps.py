from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditingConfig(AppConfig):
    """The editor as the practice has it: who reads an article before it is published, and what is asked first."""

    name = "practice.editing"
    verbose_name = _("editing")

    def ready(self):
        from . import day_input, language_versions, pictures, signal_handlers  # noqa: F401 - importing connects them.
        from .translations import level, review  # noqa: F401

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditingConfig(AppConfig):
    """The editor as the practice has it: who reads an article before it is published, and what is asked first."""

    name = "practice.editing"
    verbose_name = _("editing")

    def ready(self):
        # Importing connects them; what is refused for good is refused before questions are asked.
        from .translations import level, review  # noqa: F401, I001
        from . import comparison, day_input, language_versions, pictures, signal_handlers  # noqa: F401

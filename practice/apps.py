from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PracticeConfig(AppConfig):
    name = "practice"
    verbose_name = _("practice")

    def ready(self):
        from practice import errors, generation, og, search, walls

        errors.connect()
        generation.connect()
        og.connect()
        search.connect()
        walls.connect()

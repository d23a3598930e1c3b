from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UpkeepConfig(AppConfig):
    """What grows old by itself: reviews that are due, licenses, answers about new clients; who is reminded of them."""

    name = "practice.upkeep"
    verbose_name = _("upkeep")

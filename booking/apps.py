from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _

from .encryption.checks import check_keys


class BookingConfig(AppConfig):
    name = "booking"
    verbose_name = _("call-backs")

    def ready(self):
        register(check_keys)

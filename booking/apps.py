from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _

from .encryption.checks import check_keys


class BookingConfig(AppConfig):
    name = "booking"
    verbose_name = _("call-backs")

    def ready(self):
        # Django has loaded the models only now.
        from .keyring.checks import check_stored

        register(check_keys)
        register(check_stored, Tags.database)

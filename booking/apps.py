from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BookingConfig(AppConfig):
    name = "booking"
    verbose_name = _("call-backs")

    def ready(self):
        from booking import rotation  # noqa: F401 - importing it registers its check.

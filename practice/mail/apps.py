from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class MailConfig(AppConfig):
    """Mails to the staff, through an outbox; each app registers its kinds of mail in a module `mails.py`."""

    name = "practice.mail"

    def ready(self):
        autodiscover_modules("mails")

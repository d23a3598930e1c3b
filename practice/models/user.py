from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    speaks_spanish = models.BooleanField(
        _("speaks Spanish on the phone"),
        default=False,
        help_text=_("Calls asked for in Spanish are offered to these people first."),
    )

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")
        verbose_name_plural = _("users")

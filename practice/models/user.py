from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    speaks_spanish = models.BooleanField(
        _("speaks Spanish on the phone"),
        default=False,
        help_text=_("Calls asked for in Spanish are offered to these people first."),
    )
    publishes_own = models.BooleanField(
        _("publishes own articles without someone reading them"),
        default=False,
        help_text=_("The profile is always read first: it holds the license."),
    )

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")
        verbose_name_plural = _("users")

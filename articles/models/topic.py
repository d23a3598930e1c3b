from django.db import models
from django.utils.translation import gettext_lazy as _

from practice.models import BilingualTerm


class Topic(BilingualTerm):
    introduction_en = models.TextField(_("introduction in English"), blank=True)
    introduction_es = models.TextField(_("introduction in Spanish"), blank=True)

    class Meta(BilingualTerm.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    @property
    def introduction(self) -> str:
        return self.in_language("introduction")

"""Words that the practice avoids in what it writes, and what it says in their place (a list for the checks)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from practice.models.bilingual import Bilingual


class Wording(Bilingual, models.Model):
    language = models.CharField(_("language of the text"), max_length=2, choices=settings.LANGUAGES)
    words = models.CharField(
        _("words to avoid"), max_length=250, help_text=_("All their forms, with commas: addict, addicts.")
    )
    better = models.CharField(
        _("better"), max_length=200, blank=True, help_text=_("In the same language. Empty: leave it out.")
    )
    why_en = models.CharField(_("why, in English"), max_length=250, blank=True)
    why_es = models.CharField(_("why, in Spanish"), max_length=250, blank=True)
    source = models.CharField(_("who says so"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("word to avoid")
        verbose_name_plural = _("words to avoid")
        ordering = ["language", "words"]
        constraints = [models.UniqueConstraint(fields=["language", "words"], name="editing_wording_once")]

    def __str__(self):
        return self.words

    @property
    def forms(self) -> tuple[str, ...]:
        return tuple(form.strip() for form in self.words.split(",") if form.strip())

    @property
    def why(self) -> str:
        """Return the reason in the language of who edits, which need not be that of the text."""
        return self.in_language("why")

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page


class TranslationState(models.Model):
    """What is known of a page as the translation of another: how it came about, and what it is level with.

    A page without one was written in both languages before anyone kept this, or is no translation.
    """

    class Origin(models.TextChoices):
        WRITTEN = "written", _("Written in this language")
        PERSON = "person", _("Translated by a person")
        MACHINE = "machine", _("Translated by a machine")

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="translation_state")
    origin = models.CharField(_("how it came about"), max_length=8, choices=Origin, default=Origin.PERSON)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    # Stays when the account of the reviewer is deleted.
    reviewed_at = models.DateTimeField(null=True)
    # The words of the original that this says, as practice.editing.translations.passages keeps them; a revision could
    # be purged.
    level_with = models.JSONField(default=list)
    level_at = models.DateTimeField(null=True)
    # Since when the public reads words of the original that this does not say.
    behind_since = models.DateTimeField(null=True, db_index=True)

    class Meta:
        verbose_name = _("state of a translation")
        verbose_name_plural = _("states of translations")

    def __str__(self):
        return f"{self.page_id}"

    @property
    def wants_review(self) -> bool:
        """Tell whether a machine wrote it and no one has compared it with the original."""
        return self.origin == self.Origin.MACHINE and self.reviewed_at is None

    @property
    def reviewer_name(self) -> str:
        """Return who compared it with the original; the account may be gone."""
        if self.reviewed_at is None:
            return ""
        return get_user_display_name(self.reviewed_by) if self.reviewed_by else gettext("someone who has left")

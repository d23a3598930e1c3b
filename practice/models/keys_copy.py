"""When a copy of the encryption keys was last exported: shown in the settings of the practice."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import HelpPanel


class KeysCopy(models.Model):
    """A fact of the settings that `manage.py export_keys` writes, and that a new key makes untrue."""

    keys_exported_at = models.DateTimeField(_("copy of the keys exported"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def keys_copy_fault(self) -> str:
        """Return the task of a site that the public reaches and whose present keys stand in no copy, or nothing."""
        if self.keys_exported_at or not settings.SERVES_HTTPS:
            return ""
        return _(
            "There is no copy of the present keys: if this machine is lost, no one can read a request. Ask whoever "
            "runs the site to export one (manage.py export_keys), and keep it."
        )

    @staticmethod
    def keys_panel() -> HelpPanel:
        return HelpPanel(template="practice/admin/keys_panel.html", heading=_("Copy of the keys"))

"""Keys that this database has been written with, known by their fingerprints."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.encryption.keys import Kind


class EncryptionKey(models.Model):
    """A key under which rows may be stored: without it the site does not start (booking.keyring.startup)."""

    kind = models.CharField(_("kind"), max_length=5, choices=Kind)
    fingerprint = models.CharField(_("fingerprint"), max_length=16)
    since = models.DateTimeField(_("since"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("encryption key")
        verbose_name_plural = _("encryption keys")
        ordering = ["kind", "since", "pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "fingerprint"], name="booking_encryption_key_once")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.fingerprint}"

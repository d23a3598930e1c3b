"""The do-not-call list: numbers that nobody calls again."""

from __future__ import annotations

from typing import Self

from phonenumber_field.phonenumber import PhoneNumber

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.encryption.blind_index import phone_indexes
from booking.encryption.fields import EncryptedTextField
from booking.encryption.keys import Kind, fingerprint


class DoNotCallQuerySet(models.QuerySet):
    def of(self, request) -> Self:
        """Return the entries of the number of `request`, under whichever listed key."""
        return self.filter(phone_index__in=phone_indexes(request.phone))

    def same_number(self, entry: DoNotCall) -> Self:
        """Return the entries of the number of `entry`, which were made in one moment, each under another key."""
        others = Q(at=entry.at, by=entry.by_id) & ~Q(index_key=entry.index_key)
        return self.filter(Q(pk=entry.pk) | others)

    def numbers(self) -> Self:
        """Return one entry for each number: that under the first key, where there is one."""
        first = Kind.INDEX.fingerprints[0]
        known = self.model.objects.filter(at=OuterRef("at"), index_key=first)
        return self.filter(Q(index_key=first) | ~Exists(known))

    def enter(self, number: PhoneNumber, by, reason: str) -> bool:
        """Enter a number under every listed key; one that is there keeps its reason, and False is returned."""
        self.carry_over(number)
        said = {"by": by, "reason": reason, "at": timezone.now()}
        entered = [
            self.get_or_create(phone_index=digest, defaults=said | {"index_key": key})[1]
            for digest, key in _digests(number)
        ]
        return all(entered)

    def carry_over(self, number: PhoneNumber | None) -> None:
        """Enter a number that is known under an older key under the first as well, now that it is at hand."""
        if number and len(settings.BLIND_INDEX_KEYS) > 1:
            digests = dict(_digests(number))
            entry = self.filter(phone_index__in=digests).first()
            for digest in digests if entry else ():
                kept = {"by": entry.by, "reason": entry.reason, "at": entry.at, "index_key": digests[digest]}
                self.get_or_create(phone_index=digest, defaults=kept)


def _digests(number: PhoneNumber) -> list[tuple[str, str]]:
    """Return the digest of a number under every listed key, with the fingerprint of the key."""
    return [
        (digest, fingerprint(Kind.INDEX, key))
        for digest, key in zip(phone_indexes(number), settings.BLIND_INDEX_KEYS, strict=True)
    ]


class DoNotCall(models.Model):
    """A number that nobody calls again, kept as a digest only: one row for each index key under which it is known."""

    phone_index = models.CharField(_("digest of the number"), max_length=40, unique=True, editable=False)
    index_key = models.CharField(_("fingerprint of the index key"), max_length=16, blank=True, editable=False)
    reason = EncryptedTextField(_("reason"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)

    objects = DoNotCallQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("number not to call")
        verbose_name_plural = _("numbers not to call")
        ordering = ["-at"]

    def __str__(self):
        return self.phone_index[:8]

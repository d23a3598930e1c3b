"""The wish to send or publish one version of a text, signed, while the person answers the questions about it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Self

from django.core import signing
from django.urls import reverse
from django.utils.http import urlencode

from wagtail.models import Revision

from .models import NotAnsweredError

SALT = "practice.editing.publishing_request"
HOURS = 12


@dataclass(frozen=True)
class PublishingRequest:
    """Made only where the editor found the version complete, so that the questions are no way around its checks."""

    page: int
    revision: int
    saved_at: str
    action: str
    user: int

    @classmethod
    def of(cls, refusal: NotAnsweredError, user) -> Self:
        revision = refusal.revision
        return cls(refusal.page.pk, revision.pk, revision.created_at.isoformat(), refusal.action, user.pk)

    @classmethod
    def read(cls, token: str) -> Self | None:
        try:
            return cls(**signing.loads(token, salt=SALT, max_age=HOURS * 3600))
        except (signing.BadSignature, TypeError):
            return None

    @property
    def token(self) -> str:
        return signing.dumps(asdict(self), salt=SALT)

    @property
    def url(self) -> str:
        return f"{reverse('before_publishing', args=[self.page])}?{urlencode({'version': self.token})}"

    def is_about(self, revision: Revision | None) -> bool:
        """Tell whether the version is still what the page says: neither a newer one nor autosave has come over it."""
        return bool(revision) and (revision.pk, revision.created_at.isoformat()) == (self.revision, self.saved_at)

"""Consent: what a person agrees to by sending the form, shown word for word and stored word for word."""

from __future__ import annotations

import hashlib

from django.utils.translation import get_language
from django.utils.translation import gettext as _


def wording(offers_texting: bool = False) -> str:
    """Return the sentences under the form in the active language, with those on texts where the practice sends any."""
    calls = _(
        "By sending this form, you ask us to call you at this number about this request. Only our "
        "front desk, the person who calls you and the practice manager can read it. We do not share "
        "it with anyone else unless the law requires it."
    )
    texts = _(
        "If you chose “Yes, you may text me”, you also agree to text messages from us at this number about this "
        "request. You do not have to agree: we call you either way. To stop the messages, answer STOP or tell us. "
        "Your phone company may charge you for them."
    )
    return f"{calls} {texts}" if offers_texting else calls


def record_of(text: str) -> str:
    """Return what is stored with a request: the text as shown, its language, and a version that changes with it."""
    version = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"[{get_language()} {version}] {text}"

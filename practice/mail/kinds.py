"""The registry of kinds of mail: what one says is built only when it is sent, so that no stored row holds a secret.

    @mail_kind("accounts.password_changed")
    def password_changed(mail):
        return Message(gettext("Your password was changed"), gettext("…"))

The function runs in the job, in the language of the account that the mail is for. None means that there is nothing to
send: the row then vanishes. Register it in the module `mails.py` of an app.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import Mail


@dataclass(frozen=True)
class Message:
    """Subject and plain text of a mail; `to` where it goes elsewhere than the row says."""

    subject: str
    body: str
    to: str = ""


Builder = Callable[["Mail"], Message | None]
builders: dict[str, Builder] = {}


def mail_kind(name: str) -> Callable[[Builder], Builder]:
    """Register the function that builds the mails of kind `name`."""

    def register(builder: Builder) -> Builder:
        builders[name] = builder
        return builder

    return register

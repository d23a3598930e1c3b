"""An invitation for tests, and the link of its mail."""

import re

from django.core import mail

from practice.accounts.invitations import invite
from practice.accounts.models import Invitation
from practice.mail import outbox
from tests.factories import UserFactory

PASSWORD = "walking past the lemon trees"


def invitation(by=None, **fields) -> Invitation:
    """Invite Rosa, and let her mail leave."""
    words = {"name": "Rosa Vega", "email": "rosa@example.com", "role": "therapist", "language": "en"} | fields
    invited = Invitation(**words)
    invite(invited, by or UserFactory(manager=True))
    outbox.send_due()
    return invited


def link() -> str:
    """Return the address in the mail that left last."""
    return re.search(r"http://testserver(\S+)", mail.outbox[-1].body)[1]


def answer(password=PASSWORD) -> dict[str, str]:
    return {"new_password1": password, "new_password2": password}

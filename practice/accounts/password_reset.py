"""Form of the forgotten password: it stores what was asked, and a job finds out whether there is such an account.

Known and unknown addresses therefore cost the same and answer the same; the link is made when the mail is sent.
"""

from __future__ import annotations

import datetime as dt

from wagtail.admin.forms.auth import PasswordResetForm

from practice.limits.connections import connection
from practice.limits.limit import Limit
from practice.mail.outbox import queue_mail

BY_ADDRESS = Limit("password-reset", allowed=3, seconds=3600)
BY_CONNECTION = Limit("password-reset-connection", allowed=10, seconds=3600)
EXPIRES = dt.timedelta(hours=1)


class QueuedResetForm(PasswordResetForm):
    def save(self, *args, request=None, **kwargs) -> None:
        """Queue the mail; over the limit nothing is queued, and the answer is the same."""
        address = self.cleaned_data["email"]
        if not BY_CONNECTION.is_exceeded(connection(request)) and not BY_ADDRESS.is_exceeded(address.lower()):
            queue_mail("accounts.password_reset", address=address, expires=EXPIRES)

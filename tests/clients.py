import time

from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from django.test import Client


def signed_in(user) -> Client:
    """Return a client of its own for a user, so that several people can be signed in within one test."""
    client = Client()
    client.force_login(user)
    return client


def prove(client, user, method="password", minutes_ago=0) -> None:
    """Let the session of `client` be of somebody who has just shown that it is them."""
    shown = {"method": method, "at": time.time() - 60 * minutes_ago, "reauthenticated": True}
    session = client.session
    session["account_authentication_methods"] = [shown]
    session["account_authentication_methods_user"] = user_id_to_str(user)
    session.save()


def code_of(secret: str) -> str:
    """Return a code that an authenticator app shows about now."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))

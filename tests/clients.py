import time

from allauth.account.internal.userkit import user_id_to_str

from django.test import Client


def signed_in(user) -> Client:
    """Return a client of its own for a user, so that several people can be signed in within one test."""
    client = Client()
    client.force_login(user)
    return client


def prove(client, user) -> None:
    """Let the session of `client` be of somebody who has just shown that it is them."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session["account_authentication_methods_user"] = user_id_to_str(user)
    session.save()

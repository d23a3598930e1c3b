from django.test import Client


def signed_in(user) -> Client:
    """Return a client of its own for a user, so that several people can be signed in within one test."""
    client = Client()
    client.force_login(user)
    return client

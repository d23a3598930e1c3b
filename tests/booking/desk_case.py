"""What the tests of the front desk share."""

import datetime as dt

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from wagtail.models import ModelLogEntry

from tests.clients import prove
from tests.factories import UserFactory, open_practice


def in_minutes(minutes):
    return timezone.now() + dt.timedelta(minutes=minutes)


def desk_url(name, *args):
    return reverse(f"callback_requests:{name}", args=args)


def logged(action):
    return ModelLogEntry.objects.filter(action=f"booking.{action}")


class DeskTestCase(TestCase):
    """Signed in as somebody of the front desk; the practice is open on weekdays from 9 to 17."""

    @classmethod
    def setUpTestData(cls):
        cls.practice = open_practice()
        cls.user = UserFactory(frontdesk=True, first_name="Rosa")
        cls.manager = UserFactory(manager=True)

    def setUp(self):
        self.sign_in(self.user)

    def sign_in(self, user):
        """Sign in as the desk does, with a second factor."""
        self.client.force_login(user)
        prove(self.client, user, "mfa")

    def open(self, callback):
        return self.client.get(desk_url("open", callback.pk))

    def act(self, name, callback, **data):
        response = self.client.post(desk_url(name, callback.pk), data)
        callback.refresh_from_db()
        return response

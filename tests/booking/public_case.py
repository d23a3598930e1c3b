"""What the tests of the public form share."""

import datetime as dt
import re

import time_machine

from django.test import TestCase
from django.urls import reverse
from django.utils.translation import override

from booking.models import CallbackRequest
from booking.public.tokens import FormToken
from tests.factories import open_practice

# A Tuesday, 10 am in California; the practice is open from 9 to 17.
TUESDAY = dt.datetime(2026, 11, 17, 18, tzinfo=dt.UTC)
ANSWERS = {"name": "Ana", "phone": "951 555 0142"}


def url(name="request-create", *args, language="en"):
    with override(language):
        return reverse(f"booking:{name}", args=args)


class PublicTestCase(TestCase):
    """A visitor at ten on a Tuesday, who takes ten seconds over the form."""

    @classmethod
    def setUpTestData(cls):
        cls.practice = open_practice()

    def setUp(self):
        self.clock = time_machine.travel(TUESDAY, tick=False)
        self.now = self.clock.start()
        self.addCleanup(self.clock.stop)

    def open_form(self, language="en", **query):
        response = self.client.get(url(language=language), query)
        self.now.shift(10)
        return response

    def token(self, language="en"):
        found = re.search(r'name="token" value="([^"]+)"', self.open_form(language).content.decode())
        return found[1]

    def token_of(self, response):
        return FormToken.read(re.search(r'name="token" value="([^"]+)"', response.content.decode())[1])

    def send(self, page_language="en", *, token=None, headers=None, **answers):
        data = {**ANSWERS, "token": token or self.token(page_language), **answers}
        return self.client.post(url(language=page_language), data, headers=headers)

    def stored(self) -> CallbackRequest:
        return CallbackRequest.objects.get()

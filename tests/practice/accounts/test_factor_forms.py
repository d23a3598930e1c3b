"""The forms of the second step: a code is taken once, whether or not the cache remembers it."""

import pytest
import time_machine
from allauth.core.context import request_context
from allauth.mfa.totp.internal.auth import TOTP

from django.core.cache import cache
from django.test import RequestFactory

from practice.accounts.factor_forms import CodeForm, RepeatedCodeForm
from tests.clients import code_of
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.mark.parametrize("form", [CodeForm, RepeatedCodeForm])
def test_a_code_that_let_somebody_in_lets_no_one_else_in(form):
    desk = UserFactory(frontdesk=True)
    TOTP.activate(desk, SECRET)
    asked = request_context(RequestFactory().post("/"))
    with asked, time_machine.travel("2026-11-27 20:00:10+00:00", tick=False) as clock:
        code = code_of(SECRET)
        assert CodeForm(data={"code": code}, user=desk).is_valid()
        cache.clear()  # As if Redis had gone away, or the half minute that it is told to remember were over.
        assert "code" in form(data={"code": code}, user=desk).errors
        clock.shift(40)
        assert "code" in form(data={"code": code}, user=desk).errors
        assert form(data={"code": code_of(SECRET)}, user=desk).is_valid()

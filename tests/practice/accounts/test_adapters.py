"""What django-allauth asks of the site: codes are stored under FIELD_KEYS, and no mail leaves by its own way."""

import pytest
from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import Fernet

from django.db import connection

from booking.encryption.fields import UnreadableError
from booking.keyring.rotation import rotate
from booking.keyring.survey import survey
from tests.clients import code_of
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
SECRET, SEED = "JBSWY3DPEHPK3PXP", "c0ffee" * 10
OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@pytest.fixture
def desk(settings, monkeypatch):
    settings.FIELD_KEYS = [OLD]
    monkeypatch.setattr(RecoveryCodes, "generate_seed", classmethod(lambda cls: SEED))
    desk = UserFactory(frontdesk=True)
    TOTP.activate(desk, SECRET)
    RecoveryCodes.activate(desk)
    Authenticator.objects.create(user=desk, type="webauthn", data={"name": "Key", "credential": {}})
    return desk


def wrapped(user, type):
    return Authenticator.objects.get(user=user, type=type).wrap()


def test_no_seed_is_readable_in_the_table(desk):
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        stored = str(cursor.fetchall())
    assert stored.count("f1:") == 2
    assert SECRET not in stored and SEED not in stored


def test_seeds_follow_new_keys_and_used_codes_stay_used(desk, settings):
    codes = wrapped(desk, "recovery_codes").get_unused_codes()
    assert wrapped(desk, "recovery_codes").validate_code(codes[0])
    settings.FIELD_KEYS = [NEW, OLD]
    assert survey().fields == {1: 2}
    assert rotate() == 2
    assert rotate() == 0
    settings.FIELD_KEYS = [NEW]
    assert wrapped(desk, "totp").validate_code(code_of(SECRET))
    assert wrapped(desk, "recovery_codes").get_unused_codes() == codes[1:]
    assert Authenticator.objects.get(user=desk, type="webauthn").wrap().name == "Key"
    settings.FIELD_KEYS = [OLD]
    with pytest.raises(UnreadableError):
        wrapped(desk, "totp").validate_code(code_of(SECRET))


def test_mails_of_allauth_go_through_the_outbox_or_not_at_all(mailoutbox):
    with pytest.raises(LookupError):
        get_adapter().send_mail("account/email/password_reset_key", "vega@example.org", {})
    assert not mailoutbox

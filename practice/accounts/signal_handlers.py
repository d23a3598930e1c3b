"""What follows a change of password, email address or second factor, by whatever way: notices, ended sessions."""

from __future__ import annotations

from allauth.core import context
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset

from django.db.models.signals import pre_save
from django.dispatch import receiver

from practice.mail.outbox import queue_mail
from practice.models import User

from .sessions import end_sessions


@receiver(pre_save, sender=User, dispatch_uid="accounts.notify")
def tell_of_changes(sender, instance, raw=False, update_fields=None, **kwargs):
    """Tell the address that the account had before; a hash that was only made stronger is no change."""
    if raw or instance._state.adding or (update_fields is not None and not {"password", "email"} & set(update_fields)):
        return
    before = User.objects.filter(pk=instance.pk).values_list("email", flat=True).first()
    is_moved = before is not None and instance.email != before and (update_fields is None or "email" in update_fields)
    if is_moved:
        # Whoever holds the new address can have the password reset; nobody goes on unseen meanwhile.
        end_sessions(instance, but=_own_key(instance))
    if not before:
        return
    # Django keeps the new password here until it is saved.
    if instance._password is not None:
        queue_mail("accounts.password_changed", account=instance, address=before)
    if is_moved:
        queue_mail("accounts.email_changed", account=instance, address=before)


def _own_key(user) -> str | None:
    """Return the key of the session in which `user` makes the change, if it is that person who makes it."""
    request = context.request
    return request.session.session_key if request and request.user == user else None


@receiver([authenticator_added, authenticator_removed, authenticator_reset], dispatch_uid="accounts.factor_changed")
def tell_of_factors(sender, user, **kwargs):
    if user.email:
        queue_mail("accounts.factor_changed", account=user)

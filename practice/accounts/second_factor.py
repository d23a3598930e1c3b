"""Second factor: who must have one, who has one, and whether this session has shown it."""

from __future__ import annotations

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.core import context
from allauth.mfa.models import Authenticator

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject

from practice.roles.url_allowlist import FURNITURE, SIGN_IN
from practice.wagtail_internals import unwrapped

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
# What someone may call who must have a factor and has none yet: signing out, and adding one.
OPEN = SIGN_IN | FURNITURE


def is_required(user) -> bool:
    """Whoever may see requests needs a second factor; superusers may see everything."""
    return settings.REQUIRE_SECOND_FACTOR and any(app == "booking" for app in _apps(user))


def _apps(user) -> set[str]:
    return {permission.partition(".")[0] for permission in user.get_all_permissions()}


def has_factor(user) -> bool:
    return Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exists()


def last_factor(authenticator: Authenticator) -> bool:
    others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTORS).exclude(pk=authenticator.pk)
    return authenticator.type in FACTORS and not others.exists()


def is_proven(request, user) -> bool:
    """Tell whether a factor was shown in this session."""
    return any(record["method"] == "mfa" for record in get_authentication_records(request, user))


@receiver(post_save, sender=Authenticator, dispatch_uid="accounts.factor_added")
def remember_proof(sender, instance, created, **kwargs):
    """Whoever adds a factor has shown it."""
    request = context.request
    if created and instance.type in FACTORS and request and request.user == instance.user:
        record_authentication(request, instance.user, "mfa", id=instance.pk, type=instance.type)


class SecondFactorMiddleware:
    """Knows nobody who gave only the password of an account with a second factor, whatever view let them in.

    Who must have a factor and has none sees the screens that add one, and nothing else of the admin.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        user = request.user
        request.user = SimpleLazyObject(lambda: unwrapped(self.known(request, user)))
        return self.get_response(request)

    @staticmethod
    def known(request, user):
        if user.is_authenticated and not is_proven(request, user):
            if has_factor(user):
                return AnonymousUser()
            user.lacks_factor = is_required(user)
        return user

    def process_view(self, request, view_func, view_args, view_kwargs):
        match = request.resolver_match
        if not match.route.startswith("admin/") or not getattr(request.user, "lacks_factor", False):
            return None
        return None if match.view_name in OPEN else redirect("mfa_index")

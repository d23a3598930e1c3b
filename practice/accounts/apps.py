from django.apps import AppConfig

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    """Accounts of the staff: who signed in, and the forms by which accounts are kept."""

    name = "practice.accounts"
    default = True

    def ready(self):
        from allauth.mfa.models import Authenticator

        from booking.keyring.columns import register_json

        from . import idle_lock, sign_in_log, signal_handlers  # noqa: F401 - importing them connects the receivers.

        register_json(Authenticator, "data", {"secret", "seed"})


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's own app of accounts, with our form (stands in INSTALLED_APPS in place of wagtail.users)."""

    user_viewset = "practice.accounts.viewsets.PersonViewSet"

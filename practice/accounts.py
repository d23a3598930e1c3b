from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):
    """Wagtail's accounts with our form; not in apps.py, where Django would take it for the practice's own."""

    user_viewset = "practice.viewsets.PersonViewSet"

"""Forms of accounts: Wagtail's own, with the question whether the person speaks Spanish on the telephone."""

from wagtail.users.forms import UserCreationForm, UserEditForm


class NoSuperuserMixin:
    """Superusers are made on the server (`manage.py createsuperuser`), never in the browser."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("is_superuser", None)


class PersonEditForm(NoSuperuserMixin, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"speaks_spanish"}


class PersonCreationForm(NoSuperuserMixin, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"speaks_spanish"}

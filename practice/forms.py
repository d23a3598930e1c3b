"""Forms of the admin that differ from Wagtail's."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtail.users.forms import UserCreationForm, UserEditForm

from .uploads import redraw

DAMAGED = _("This picture is damaged or incomplete. Save it again in a picture program, or choose another.")


class PictureField(WagtailImageField):
    """Takes the picture out of a file and leaves the rest of it behind, or says that there is none."""

    def to_python(self, data):
        try:
            file = super().to_python(data)
            return redraw(file) if file else file
        except forms.ValidationError:
            raise
        except Exception as error:
            raise forms.ValidationError(DAMAGED, code="invalid_image") from error


class PracticeImageForm(BaseImageForm):
    file = PictureField(label=_("File"), widget=BaseImageForm.Meta.widgets["file"])


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

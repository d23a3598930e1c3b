"""The upload form of images: what arrives is drawn again, or refused with a sentence."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from practice.models.image_upload import redraw

DAMAGED = _("This picture is damaged or incomplete. Save it again in a picture program, or choose another.")


class RedrawnImageField(WagtailImageField):
    """Takes the picture out of an uploaded file and leaves the rest behind, or says that there is none."""

    def to_python(self, data):
        try:
            file = super().to_python(data)
            return redraw(file) if file else file
        except forms.ValidationError:
            raise
        except Exception as error:
            raise forms.ValidationError(DAMAGED, code="invalid_image") from error


class PracticeImageForm(BaseImageForm):
    file = RedrawnImageField(label=_("File"), widget=BaseImageForm.Meta.widgets["file"])

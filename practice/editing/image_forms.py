"""The upload form of images: what arrives is drawn again, or refused with a sentence, and asked what it shows."""

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
    """Asks what the picture shows, and draws its sizes at once, while nobody reads it (A14, E15)."""

    file = RedrawnImageField(label=_("File"), widget=BaseImageForm.Meta.widgets["file"])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "description" in self.fields:
            self.fields["description"].label = _("What does it show?")
            self.fields["description"].help_text = _(
                "One sentence for someone who cannot see it: “Two armchairs by a window”. No name of a file."
            )

    def save(self, commit=True):
        image = super().save(commit=commit)
        if commit:
            image.draw_all_sizes()
        return image

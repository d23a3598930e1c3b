import logging

from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.images.models import AbstractImage, AbstractRendition, Image, SourceImageIOError

from practice import wagtail_internals

from .image_upload import RedrawnFile, redraw
from .picture_sizes import all_sizes

logger = logging.getLogger(__name__)


class PracticeImage(AbstractImage):
    credit = models.CharField(_("credit"), max_length=255, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    @property
    def default_alt_text(self) -> str:
        """Return what someone said that it shows; a file's name, which Wagtail falls back to, shows nothing."""
        return self.description

    def draw_all_sizes(self) -> None:
        """Draw every size that a template asks for and that is missing, so that no reader waits for it (E15)."""
        try:
            self.get_renditions(*all_sizes())
        except SourceImageIOError:
            logger.warning("The file of image %s is missing or damaged: its sizes were not drawn.", self.pk)

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def save(self, *args, **kwargs):
        """Draw a new file again, whichever way it came, so that a photograph tells no address (P7)."""
        if wagtail_internals.is_new_file(self.file) and not isinstance(self.file.file, RedrawnFile):
            self.file = redraw(self.file.file)
            wagtail_internals.measure_image(self)
        super().save(*args, **kwargs)

    def generate_rendition_file(self, filter, *, source=None):
        """Close the temporary file that Wagtail draws into."""
        with super().generate_rendition_file(filter, source=source) as drawn:
            drawn.seek(0)
            return ContentFile(drawn.read(), name=drawn.name)


class Rendition(AbstractRendition):
    image = models.ForeignKey(PracticeImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("rendition")
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="practice_rendition_unique"
            )
        ]

    def __setstate__(self, state):
        """Know what came from the cache, for Wagtail not to write it back there at every request."""
        super().__setstate__(state)
        wagtail_internals.mark_as_cached(self)

"""The images of the demo articles."""

from __future__ import annotations

from pathlib import Path

from django.core.files import File

from practice.models import PracticeImage

IMAGES = Path(__file__).parent / "images"


def find_image(file: str, alt: str) -> int:
    """Return the key of the image `file`, taken into the library when it is not there yet."""
    title = Path(file).stem.replace("-", " ").capitalize()
    image = PracticeImage.objects.filter(title=title).first()
    if image is None:
        with (IMAGES / file).open("rb") as stream:
            image = PracticeImage.objects.create(title=title, description=alt, file=File(stream, name=file))
    return image.pk

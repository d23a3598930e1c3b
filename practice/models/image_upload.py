"""Uploaded images: drawn again from their pixels, so that no EXIF, GPS place or anything else in the file is kept."""

from __future__ import annotations

from io import BytesIO

from PIL import Image as Picture
from PIL import ImageOps

from django.core.files.base import ContentFile

# Twice the widest size that a page asks for: longer edges are of no use to anyone and cost time and memory.
LONGEST_EDGE = 2400
WRITE_OPTIONS = {"JPEG": {"quality": 90, "optimize": True}, "WEBP": {"quality": 90}, "PNG": {"optimize": True}}
MODES = {"JPEG": ("L", "RGB", "CMYK"), "GIF": ("P", "L"), "WEBP": ("RGB", "RGBA")}


class UnreadablePictureError(ValueError):
    """A file that says it is a picture and cannot be drawn."""


class RedrawnFile(ContentFile):
    """A picture that has been through `redraw`."""


def redraw(file) -> RedrawnFile:
    """Return the picture in `file` without place, camera, thumbnail, comment or anything behind the last pixel."""
    file.seek(0)
    try:
        with Picture.open(file) as picture:
            kind = "JPEG" if picture.format == "MPO" else picture.format
            picture.draft("RGB", (LONGEST_EDGE, LONGEST_EDGE))
            picture.load()
            upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
        modes = MODES.get(kind)
        if modes and upright.mode not in modes:
            upright = upright.convert(
                "P" if kind == "GIF" else "RGBA" if "A" in upright.mode and kind == "WEBP" else "RGB"
            )
        profile = upright.info.get("icc_profile")
        upright.info = {key: upright.info[key] for key in ("transparency",) if key in upright.info}
        written = BytesIO()
        upright.save(written, kind, icc_profile=profile, **WRITE_OPTIONS.get(kind, {}))
    except Exception as error:
        raise UnreadablePictureError from error
    return RedrawnFile(written.getvalue(), name=file.name)

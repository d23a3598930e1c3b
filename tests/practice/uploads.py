"""A photograph that tells more than its picture, and its upload, for the tests of images."""

from io import BytesIO

from PIL import Image as Picture

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112


def photograph(kind="JPEG", size=(60, 40), **options):
    """Return a picture that tells where and with what it was taken, and that was held on its side."""
    exif = Picture.Exif()
    exif[MAKE] = "Tell-tale camera"
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1], exif.get_ifd(GPS)[2] = "N", (33.0, 57.0, 12.0)
    data = BytesIO()
    Picture.new("RGB", size, "olive").save(data, kind, exif=exif, comment=b"Tell-tale comment", **options)
    return data.getvalue()


def upload(client, name, data, url="wagtailimages:add"):
    return client.post(
        reverse(url), {"title": "Picture", "file": SimpleUploadedFile(name, data), "collection": 1, "tags": ""}
    )

"""Uploaded images are drawn anew (E13, I3, P7)."""

from io import BytesIO

import pytest
from PIL import Image as Picture

from django.core.files.uploadedfile import SimpleUploadedFile

from practice.models import PracticeImage
from practice.models.image_upload import redraw
from tests.practice.uploads import photograph, upload

pytestmark = pytest.mark.django_db


class TestRedrawing:
    @pytest.mark.parametrize(("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP")])
    def test_upload_keeps_no_place_and_no_camera(self, therapist_client, name, kind):
        data = photograph(kind)
        assert b"Tell-tale" in data
        upload(therapist_client, name, data)
        image = PracticeImage.objects.get()
        with image.file.open() as stored:
            stored_bytes = stored.read()
        assert b"Tell-tale" not in stored_bytes
        with Picture.open(BytesIO(stored_bytes)) as picture:
            assert not picture.getexif()
        assert (image.width, image.height) == (40, 60)
        assert image.file_size == len(stored_bytes)

    def test_picture_that_no_form_brought_is_redrawn_too(self):
        image = PracticeImage(title="Imported", file=SimpleUploadedFile("a.jpg", photograph()))
        image.save()
        with image.file.open() as stored:
            assert b"Tell-tale" not in stored.read()

    def test_what_hangs_behind_the_picture_is_cut_off(self):
        polyglot = photograph() + b"PK\x03\x04<script>alert(1)</script>"
        assert b"script" not in redraw(SimpleUploadedFile("a.jpg", polyglot)).read()

    def test_saving_again_leaves_the_file_alone(self):
        image = PracticeImage(title="Imported", file=SimpleUploadedFile("a.jpg", photograph()))
        image.save()
        name = image.file.name
        PracticeImage.objects.get().save()
        assert PracticeImage.objects.get().file.name == name

    def test_rendition_tells_no_more(self):
        image = PracticeImage(title="Imported", file=SimpleUploadedFile("a.jpg", photograph()))
        image.save()
        with image.get_rendition("width-20").file.open() as stored, Picture.open(stored) as picture:
            assert not picture.getexif()

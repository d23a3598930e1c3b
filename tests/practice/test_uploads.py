"""Pictures that come in: drawn anew, or refused with a sentence (E13, I3, P7)."""

from io import BytesIO

import pytest
from PIL import Image as Picture

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from practice.models import PracticeImage
from practice.models.image_upload import redraw
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

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


@pytest.fixture
def therapist(client):
    client.force_login(UserFactory(therapist=True))
    return client


class TestRedrawing:
    @pytest.mark.parametrize(("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP")])
    def test_upload_keeps_no_place_and_no_camera(self, therapist, name, kind):
        data = photograph(kind)
        assert b"Tell-tale" in data
        upload(therapist, name, data)
        image = PracticeImage.objects.get()
        with image.file.open() as stored:
            kept = stored.read()
        assert b"Tell-tale" not in kept
        with Picture.open(BytesIO(kept)) as picture:
            assert not picture.getexif()
        assert (image.width, image.height) == (40, 60)
        assert image.file_size == len(kept)

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


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


class TestRefusing:
    @pytest.mark.parametrize("url", ["wagtailimages:add", "wagtailimages:add_multiple", "wagtailimages_chooser:create"])
    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("a.svg", SVG),
            ("a.jpg", SVG),
            ("a.jpg", b"<!doctype html><script>alert(1)</script>"),
            ("a.png", photograph("JPEG")),
            ("a.jpg", photograph(size=(600, 400), quality=95)[:900]),
            ("a.png", photograph("PNG", size=(600, 400))[:200]),
            ("a.jpg", b""),
            ("a.php", photograph()),
        ],
        ids=["svg", "svg-as-jpg", "html-as-jpg", "jpg-as-png", "cut-jpg", "cut-png", "empty", "php"],
    )
    def test_what_is_no_whole_picture_is_refused_in_words(self, therapist, url, name, data):
        headers = {"x-requested-with": "XMLHttpRequest"} if "multiple" in url else {}
        field = "files[]" if "multiple" in url else "image-chooser-upload-file" if "chooser" in url else "file"
        answers = {"title": "Picture", "image-chooser-upload-title": "Picture", "tags": ""}
        response = therapist.post(reverse(url), answers | {field: SimpleUploadedFile(name, data)}, headers=headers)
        assert response.status_code == 200
        assert "error" in response.content.decode().lower()
        assert not PracticeImage.objects.exists()

    def test_bomb_is_refused_before_it_is_unpacked(self, therapist):
        data = BytesIO()
        Picture.new("1", (9000, 9000)).save(data, "PNG")
        assert len(data.getvalue()) < 100_000
        assert "too many pixels" in upload(therapist, "bomb.png", data.getvalue()).content.decode()

    def test_file_above_the_cap_is_refused(self, therapist, settings):
        padded = photograph() + bytes(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
        assert "too big" in upload(therapist, "a.jpg", padded).content.decode()

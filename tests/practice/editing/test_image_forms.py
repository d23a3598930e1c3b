"""Uploads that are no whole picture are refused with a sentence (E13, I3, P7)."""

from io import BytesIO

import pytest
from PIL import Image as Picture

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from practice.models import PracticeImage, User
from tests.practice.uploads import photograph, upload

from .reading import speaks

pytestmark = pytest.mark.django_db

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
    def test_what_is_no_whole_picture_is_refused_in_words(self, therapist_client, url, name, data):
        headers = {"x-requested-with": "XMLHttpRequest"} if "multiple" in url else {}
        field = "files[]" if "multiple" in url else "image-chooser-upload-file" if "chooser" in url else "file"
        answers = {"title": "Picture", "image-chooser-upload-title": "Picture", "tags": ""}
        response = therapist_client.post(
            reverse(url), answers | {field: SimpleUploadedFile(name, data)}, headers=headers
        )
        assert response.status_code == 200
        assert "error" in response.content.decode().lower()
        assert not PracticeImage.objects.exists()

    @pytest.mark.parametrize(("language", "words"), [("en", "too many pixels"), ("es", "muchos pixeles")])
    def test_bomb_is_refused_before_it_is_unpacked(self, therapist_client, language, words):
        speaks(User.objects.get(), language)
        data = BytesIO()
        Picture.new("1", (9000, 9000)).save(data, "PNG")
        assert len(data.getvalue()) < 100_000
        assert words in upload(therapist_client, "bomb.png", data.getvalue()).content.decode()

    def test_file_above_the_cap_is_refused(self, therapist_client, settings):
        padded = photograph() + bytes(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
        assert "too big" in upload(therapist_client, "a.jpg", padded).content.decode()

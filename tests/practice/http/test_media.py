from pathlib import Path

from django.conf import settings
from django.test import TestCase


class MediaTests(TestCase):
    def test_renditions_are_public_and_cached_and_originals_are_not(self):
        public, closed = Path(settings.PUBLIC_DIR) / "media", Path(settings.MEDIA_ROOT)
        for folder in (public / "images", closed / "original_images", closed / "documents", closed / "images"):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{'picture' if folder.parent == public else 'secret'}.png").write_bytes(b"png")
        response = self.client.get("/media/images/picture.png")
        self.assertEqual(b"".join(response.streaming_content), b"png")
        self.assertIn("max-age=2592000", response.headers["Cache-Control"])
        for path in (
            "original_images/secret.png",
            "documents/secret.png",
            "images/../original_images/secret.png",
            "images/secret.png",
        ):
            with self.subTest(path):
                self.assertIn(self.client.get(f"/media/{path}").status_code, (400, 404))

from pathlib import Path

from django.conf import settings
from django.test import SimpleTestCase

from practice.templatetags.svg_tags import drawing


class DrawingTests(SimpleTestCase):
    def test_stands_in_the_page_without_words_and_without_a_style_of_its_own(self):
        svg = drawing("cup", "section__drawing")
        opening = '<svg class="ink section__drawing" aria-hidden="true" focusable="false" viewBox='
        self.assertTrue(svg.startswith(opening))
        self.assertTrue(svg.endswith("</svg>"))
        self.assertNotIn("<style", svg)

    def test_one_that_does_not_exist_leaves_no_mark(self):
        self.assertEqual(drawing("nowhere", "section__drawing"), "")

    def test_letterhead_of_every_page_is_small(self):
        self.assertLess((Path(settings.BASE_DIR) / "static/img/mark.svg").stat().st_size, 2048)

import io

from PIL import Image

from django.test import SimpleTestCase

from practice.seo import card_drawing


class CardTests(SimpleTestCase):
    def test_card_is_a_small_picture_of_the_usual_size(self):
        card = card_drawing.card_png("¿Cómo decirlo? " * 12, ["Ana Ruiz, LCSW 12345", "Eva Paz, LMFT 54321"], "Valley")
        self.assertEqual(Image.open(io.BytesIO(card)).size, (1200, 630))
        self.assertLess(len(card), 60_000)

    def test_long_titles_stay_on_the_sheet(self):
        for title in ("Grief", "The years after a birth, " * 10, "Donaudampfschifffahrtsgesellschaft"):
            lines, size = card_drawing.fitted(title)
            self.assertLessEqual(len(lines), card_drawing.TITLE_LINES)
            for line in lines:
                self.assertLessEqual(card_drawing.font("roman", size).getlength(line), card_drawing.WIDTH + size)

    def test_letters_outside_the_font_lose_their_accent_or_go(self):
        self.assertEqual(card_drawing.writable("Niño, façade 漢字 [ok]", "roman"), "Niño, facade ok")

    def test_every_drawing_can_be_read(self):
        colors = {color for color, _outline in card_drawing.strokes("lemon")}
        self.assertEqual(colors, {card_drawing.TINT, card_drawing.CLAY, card_drawing.INK})

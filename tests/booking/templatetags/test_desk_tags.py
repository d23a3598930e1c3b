from django.template import Context, Template
from django.test import SimpleTestCase
from django.utils.translation import override

DISCLOSURE = "{% load desk_tags i18n %}{{ code|call_language }}"


class CallLanguageTests(SimpleTestCase):
    def test_a_language_is_named_in_that_of_the_page_whatever_is_loaded_after(self):
        for page, said in {"en": "Spanish", "es": "Español"}.items():
            with self.subTest(page), override(page):
                self.assertEqual(Template(DISCLOSURE).render(Context({"code": "es"})), said)

    def test_an_unknown_code_is_shown_as_it_is(self):
        self.assertEqual(Template(DISCLOSURE).render(Context({"code": "ja"})), "ja")

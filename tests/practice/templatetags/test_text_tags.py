import datetime as dt

from django.template import Context, Template
from django.test import SimpleTestCase
from django.utils.translation import override

from practice.templatetags.text_tags import long_date


class DateTests(SimpleTestCase):
    def test_date_is_written_as_the_language_has_it(self):
        day = dt.date(2026, 11, 23)
        self.assertEqual(long_date(day), "November 23, 2026")
        with override("es"):
            self.assertEqual(long_date(day), "23 de noviembre de 2026")


class SalutationTests(SimpleTestCase):
    def greeting(self, tag: str) -> str:
        return Template("{% load text_tags %}" + tag).render(Context())

    def test_letter_is_greeted_in_its_own_language(self):
        with override("es"):
            self.assertEqual(self.greeting('{% salutation "en" %}'), "Dear reader,")
            self.assertEqual(self.greeting("{% salutation %}"), "Hola:")

from phonenumber_field.phonenumber import PhoneNumber

from django.test import SimpleTestCase

from practice.templatetags.phone_tags import phone_link


class PhoneLinkTests(SimpleTestCase):
    def link(self, text: str) -> str:
        return phone_link(text and PhoneNumber.from_string(text, region="US"))

    def test_link_dials_the_number(self):
        self.assertEqual(self.link("951 778 0230"), '<a class="phone" href="tel:+1-951-778-0230">951-778-0230</a>')

    def test_extension_may_stand_on_the_next_line(self):
        link = self.link("951 778 0230 x12")
        self.assertIn('href="tel:+1-951-778-0230;ext=12"', link)
        self.assertIn('<span class="nowrap">951-778-0230</span> ext.\u00a012', link)

    def test_no_number_shows_nothing(self):
        self.assertEqual(self.link(""), "")

import phonenumbers

from django.core.exceptions import ValidationError

from booking.models import CallbackRequest
from tests.booking.public_case import PublicTestCase
from tests.factories import open_practice

REGIONS = "MX GT SV HN NI CR PA CU DO PR CO VE EC PE BO CL AR BR ES CA GB DE FR IT PL UA IN CN PH VN KR JP AU NG EG"


def key_facts(number) -> tuple[int, int]:
    return number.country_code, number.national_number


class PhoneTests(PublicTestCase):
    def test_takes_every_spelling(self):
        for typed, stored in {
            "(805) 555-0100": "tel:+1-805-555-0100",
            "805.555.0100": "tel:+1-805-555-0100",
            "+1 805 555 0100 ext 4": "tel:+1-805-555-0100;ext=4",
            "+52 55 1234 5678": "tel:+52-55-1234-5678",
            "805_555_0100": "tel:+1-805-555-0100",
            "805,555,0100": "tel:+1-805-555-0100",
            "805'555'0100": "tel:+1-805-555-0100",
            "805—555—0100": "tel:+1-805-555-0100",
            "\u202a(805)\u00a0555\u20110100\u202c": "tel:+1-805-555-0100",
            "٨٠٥٥٥٥٠١٠٠": "tel:+1-805-555-0100",
            "Cell: 805 555 0100": "tel:+1-805-555-0100",
            "805-555-0100,,22": "tel:+1-805-555-0100;ext=22",
            "805 555 0100 extensión 22": "tel:+1-805-555-0100;ext=22",
            "001 805 555 0100": "tel:+1-805-555-0100",
            "00 52 55 1234 5678": "tel:+52-55-1234-5678",
            "011 52 55 1234 5678": "tel:+52-55-1234-5678",
            "+52 1 55 1234 5678": "tel:+52-55-1234-5678",
        }.items():
            with self.subTest(typed):
                self.now.shift(60)  # The limit is tested elsewhere.
                self.assertEqual(self.send(phone=typed).status_code, 303)
                self.assertEqual(CallbackRequest.objects.latest("pk").phone, stored)

    def test_says_what_is_wrong_with_an_example_and_keeps_what_was_typed(self):
        faults = {
            "805 555 010": ("One digit is missing.", "Falta un dígito."),
            "805 55 010": ("2 digits are missing.", "Faltan 2 dígitos."),
            "805 555 01000": ("One digit too many.", "Sobra un dígito."),
            "555 0100": ("The area code is missing.", "Falta el código de área."),
            "805 555 0100 / 805 555 0101": ("These look like two numbers.", "Parecen dos números."),
            "805 555 0100 or 805 555 0101": ("These look like two numbers.", "Parecen dos números."),
            "805 555 0100 after 5": ("There is more here than a number.", "Aquí hay algo más que un número."),
            "805 5550 Mom": ("Please use digits only", "Use solo dígitos"),
            "805 555 0100 (mi mamá)": ("There is more here than a number.", "Aquí hay algo más que un número."),
            "+0 555 0100": ("The country code after the +", "El código de país después del +"),
            "555 555 0100": ("This does not look like a real phone number.", "Este número no parece existir."),
            "please call": ("This is not a phone number.", "Este no es un número de teléfono."),
        }
        for typed, sentences in faults.items():
            for language, sentence in zip(["en", "es"], sentences, strict=True):
                with self.subTest(f"{typed} {language}"):
                    self.now.shift(3600)  # The limit is tested elsewhere.
                    response = self.send(language, phone=typed)
                    self.assertContains(response, sentence)
                    self.assertContains(response, "951-555-0142")
                    self.assertEqual(response.context["form"]["phone"].value(), typed)
        self.assertFalse(CallbackRequest.objects.exists())

    def test_911_and_988_are_answered_with_how_to_reach_them(self):
        for typed in ["911", "988", " 9-8-8 ", "call 911"]:
            for language, sentence in {"en": "call or text it from your phone", "es": "desde su teléfono"}.items():
                with self.subTest(f"{typed} {language}"):
                    self.now.shift(3600)
                    response = self.send(language, phone=typed)
                    self.assertContains(response, sentence)
                    self.assertNotContains(response, "555-0142")
        self.assertFalse(CallbackRequest.objects.exists())

    def test_takes_the_numbers_of_the_world(self):
        formats = phonenumbers.PhoneNumberFormat
        field = self.open_form().context["form"].fields["phone"]
        for region in REGIONS.split():
            number = phonenumbers.example_number(region)
            written = [phonenumbers.format_number(number, kind) for kind in (formats.E164, formats.INTERNATIONAL)]
            dialed = phonenumbers.format_out_of_country_calling_number(number, "US")
            for typed in [*written, written[1].replace(" ", ".").replace("-", "."), dialed]:
                with self.subTest(f"{region} {typed}"):
                    cleaned = field.clean(typed)
                    self.assertEqual((cleaned.country_code, cleaned.national_number), key_facts(number))

    def test_a_foreign_number_without_its_code_passes_or_is_answered_with_a_sentence(self):
        field = self.open_form().context["form"].fields["phone"]
        refused = 0
        for region in REGIONS.split():
            number = phonenumbers.example_number(region)
            typed = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
            with self.subTest(f"{region} {typed}"):
                try:
                    self.assertTrue(field.clean(typed).is_valid())
                except ValidationError as error:
                    refused += 1
                    self.assertRegex(error.messages[0], r"^[A-Z\d].+\. Example: .+")
        self.assertGreater(refused, len(REGIONS.split()) // 2)

    def test_tells_how_a_number_from_another_country_begins_where_it_may_be_one(self):
        field = self.open_form().context["form"].fields["phone"]
        hint = "For a number outside the U.S., start with +"
        cases = {"+0 555 0100": True, "805 555 01000": True, "805 555 010": False, "555 555 0100": False}
        for typed, is_told in {**cases, "805 555 0100 / 805 555 0101": False}.items():
            with self.subTest(typed), self.assertRaises(ValidationError) as caught:
                field.clean(typed)
            self.assertEqual(hint in caught.exception.messages[0], is_told, typed)

    def test_numbers_without_a_code_belong_to_the_country_of_the_practice(self):
        open_practice(default_region="MX", phone="+525512345678")
        self.send(phone="55 1234 5678")
        self.assertEqual(self.stored().phone.country_code, 52)

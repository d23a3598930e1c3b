"""Search by number, reference and name."""

from booking.actions.correct import correct
from practice.phones import parsed
from tests.booking.desk_case import DeskTestCase, desk_url, logged
from tests.factories import CallbackRequestFactory


class SearchTests(DeskTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.maria = CallbackRequestFactory(name="María José Núñez", phone="tel:+1-805-555-0100;ext=4")
        cls.other = CallbackRequestFactory(name="Maria Smith", phone="tel:+1-951-555-0177")

    def found(self, text):
        return {row.pk for row in self.client.post(desk_url("search"), {"q": text}).context["rows"]}

    def test_any_spelling_of_the_number(self):
        for text in [
            "5550100", "(805) 555-0100", "+1 805.555.0100", "805-555-0100 ext. 4", "555-0100", "0100",
            "+1 805\u2011555\u20110100", "805\u2013555\u20130100", "\u00a0805\u00a0555\u00a00100 ", "8055550100",
            "1-805-555-0100", "tel:+18055550100;ext=4", "Tel. 805 555 0100", "(805) 555-0100 x4", "805/555/0100",
            "805 555 0100, ext 4", "805 555 0100 #4", "８０５５５５０１００", "\u200e+18055550100\u202c",
            "teléfono: 805-555-0100", "(805) 555-0100 ext. 4",
        ]:  # fmt: skip
            self.assertEqual(self.found(text), {self.maria.pk}, text)

    def test_a_number_of_another_country_as_the_screen_writes_it(self):
        abroad = CallbackRequestFactory(name="Luz", phone="tel:+52-55-1234-5678")
        self.assertContains(self.open(abroad), "+52 55 1234 5678")
        for text in ["+52 55 1234 5678", "011 52 55 1234 5678", "12345678"]:
            self.assertEqual(self.found(text), {abroad.pk}, text)

    def test_words_of_the_name_without_accents_or_capitals(self):
        self.assertEqual(self.found("nunez"), {self.maria.pk})
        self.assertEqual(self.found("MARIA"), {self.maria.pk, self.other.pk})
        self.assertEqual(self.found("maria smith"), {self.other.pk})

    def test_names_with_signs_in_them(self):
        named = {
            name: CallbackRequestFactory(name=name).pk
            for name in ["María de los Ángeles Fernández-Castellanos Ruiz", "O'Brien <b>", "שרה כהן", "李", "Ana 🌻"]
        }
        for text, name in [
            ("fernandez-castellanos", "María de los Ángeles Fernández-Castellanos Ruiz"),
            ("RUIZ maría", "María de los Ángeles Fernández-Castellanos Ruiz"),
            ("o’brien", "O'Brien <b>"),
            ("OBrien", "O'Brien <b>"),
            ("brien", "O'Brien <b>"),
            ("כהן", "שרה כהן"),
            ("李", "李"),
            ("ana", "Ana 🌻"),
        ]:
            self.assertEqual(self.found(text), {named[name]}, text)

    def test_reference_as_it_is_spoken(self):
        spoken = self.other.reference.lower()
        for text in [self.other.reference, spoken.replace("-", " "), spoken.replace("-", "\u2013"), f" {spoken} "]:
            self.assertEqual(self.found(text), {self.other.pk})

    def test_corrected_number_finds_the_earlier_one_too(self):
        correct(
            self.maria,
            phone=parsed("805 555 0199"),
            name=self.maria.name,
            promised_at=self.maria.promised_at,
            due_at=self.maria.due_at,
        )
        self.assertEqual(self.found("5550100"), {self.maria.pk})
        self.assertEqual(self.found("5550199"), {self.maria.pk})

    def test_nothing_and_nonsense(self):
        for text in ["zzz", "99", "'; --", "+", "((("]:
            self.assertEqual(self.found(text), set(), text)
        self.assertRedirects(self.client.post(desk_url("search"), {"q": " "}), desk_url("index"))

    def test_words_stand_in_no_address_and_no_log(self):
        self.assertRedirects(self.client.get(desk_url("search") + "?q=maria"), desk_url("index"))
        self.found("nunez")
        data = logged("search").get().data
        self.assertEqual((set(data), data["found"]), ({"found", "requests"}, 1))
        self.assertNotIn("nunez", str(data).casefold())

    def test_search_is_recorded(self):
        self.found("smith")
        self.assertEqual(logged("search").get().user, self.user)

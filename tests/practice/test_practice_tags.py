import datetime as dt
from types import SimpleNamespace

from django.template import Context, Template
from django.test import RequestFactory, SimpleTestCase, TestCase
from django.utils.translation import override

from wagtail.models import Locale, Site

from articles.models import ArticleIndexPage, ArticlePage
from practice.home.models import HomePage
from practice.models import PracticeSettings
from practice.opening_hours import Timetable
from practice.templatetags.opening_hours_tags import group_hours, say_opening
from practice.templatetags.text_tags import long_date
from practice.wording import joined

PACIFIC = dt.timezone(dt.timedelta(hours=-8))
NINE, NOON, ONE, FIVE = dt.time(9), dt.time(12), dt.time(13), dt.time(17)


def render(source: str, request=None, **values) -> str:
    context = Context(values | ({"request": request} if request else {}))
    return Template("{% load booking_tags navigation_tags text_tags %}" + source).render(context)


class JoinedTests(SimpleTestCase):
    def test_joins_with_commas_and_one_and(self):
        self.assertEqual(joined(["English"]), "English")
        self.assertEqual(joined(["English", "Spanish", "Japanese"]), "English, Spanish and Japanese")
        self.assertEqual(joined([]), "")

    def test_spanish_and_changes_before_the_sound_of_i(self):
        with override("es"):
            self.assertEqual(joined(["español", "inglés"]), "español e inglés")
            self.assertEqual(joined(["padres", "hijos"]), "padres e hijos")
            self.assertEqual(joined(["flores", "hierbas"]), "flores y hierbas")
            self.assertEqual(joined(["inglés", "español"]), "inglés y español")


class DateTests(SimpleTestCase):
    def test_date_is_written_as_the_language_has_it(self):
        day = dt.date(2026, 11, 23)
        self.assertEqual(long_date(day), "November 23, 2026")
        with override("es"):
            self.assertEqual(long_date(day), "23 de noviembre de 2026")


class OpeningHoursTests(SimpleTestCase):
    def test_neighboring_days_with_the_same_hours_share_a_row(self):
        weekly = {day: [(NINE, FIVE)] for day in range(4)} | {5: [(NINE, NOON)]}
        rows = [(row.days, row.spans) for row in group_hours(weekly)]
        self.assertEqual(
            rows,
            [("Monday to Thursday", ["9\xa0am\xa0– 5\xa0pm"]), ("Saturday", ["9\xa0am\xa0– 12\xa0pm"])],
        )

    def test_two_days_are_joined_and_a_break_is_kept(self):
        rows = group_hours({0: [(ONE, FIVE), (NINE, NOON)], 1: [(NINE, NOON), (ONE, FIVE)]})
        self.assertEqual(rows[0].days, "Monday and Tuesday")
        self.assertEqual(len(rows[0].spans), 2)

    def test_days_in_spanish_begin_with_a_capital_once(self):
        with override("es"):
            self.assertEqual(group_hours({day: [(NINE, FIVE)] for day in range(5)})[0].days, "Lunes a viernes")


class SayOpeningTests(SimpleTestCase):
    timetable = Timetable({0: [(NINE, FIVE)], 1: [(NINE, FIVE)], 4: [(NINE, FIVE)]})

    def say(self, day: int, hour: int) -> str:
        return say_opening(self.timetable, dt.datetime(2026, 11, day, hour, tzinfo=PACIFIC)).replace("\xa0", " ")

    def test_open_practice_says_until_when(self):
        self.assertEqual(self.say(23, 10), "Today until 5 pm.")

    def test_before_opening_it_says_from_when(self):
        self.assertEqual(self.say(23, 7), "Today from 9 am.")

    def test_after_closing_it_says_when_it_opens(self):
        self.assertEqual(self.say(23, 18), "Closed now; open tomorrow from 9 am.")
        self.assertEqual(self.say(24, 18), "Closed now; open Friday from 9 am.")

    def test_practice_without_hours_says_nothing(self):
        self.assertEqual(say_opening(Timetable({})), "")

    def test_spanish(self):
        with override("es"):
            self.assertEqual(self.say(23, 10), "Hoy hasta las 5 pm.")


class GettingAboutTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = ArticleIndexPage.objects.get(locale__language_code="en")
        cls.article = cls.index.add_child(instance=ArticlePage(title="On Grief", slug="on-grief"))
        cls.alias = cls.article.copy_for_translation(Locale.objects.get(language_code="es"), alias=True)
        Site.clear_site_root_paths_cache()

    def request(self, path="/", query=""):
        return RequestFactory().get(path + query)

    def test_breadcrumbs_lead_from_home_to_the_page(self):
        html = render(
            "{% breadcrumbs as crumbs %}{% for crumb in crumbs %}{{ crumb.title }}|{{ crumb.url }} {% endfor %}",
            self.request("/articles/on-grief/"),
            page=self.article,
        )
        self.assertEqual(html, "Home|/ Articles|/articles/ On Grief|/articles/on-grief/ ")

    def test_home_page_has_no_breadcrumbs(self):
        home = HomePage.objects.get(locale__language_code="en")
        self.assertEqual(render("{% breadcrumbs as crumbs %}{{ crumbs|length }}", self.request(), page=home), "0")

    def test_toggle_leads_to_the_same_page_without_the_page_number(self):
        html = render(
            "{% other_language as other %}{{ other.name }} {{ other.url|safe }}",
            self.request("/articles/", "?page=2&language=en"),
            page=self.index,
        )
        self.assertEqual(html, "Español /es/articulos/?language=en")

    def test_toggle_of_a_view_keeps_its_query(self):
        html = render("{% other_language as other %}{{ other.url|safe }}", self.request("/call-back/", "?clinician=7"))
        self.assertEqual(html, "/es/pedir-llamada/?clinician=7")

    def test_stand_in_is_in_the_other_language(self):
        with override("es"):
            self.assertEqual(render("{{ page|text_language }}", page=self.alias), "en")

    def test_menu_marks_where_the_reader_is(self):
        html = render(
            "{% menu as entries %}{% for entry in entries %}{{ entry.url }} {{ entry.is_current }};{% endfor %}",
            self.request("/articles/on-grief/"),
        )
        self.assertEqual(html, "/people/ False;/articles/ True;")


class PromiseTests(TestCase):
    def test_promise_is_worked_out_once_a_request(self):
        practice = PracticeSettings.objects.get()
        request = RequestFactory().get("/")
        source = "{% promise as when %}{{ when }}"
        render(source, request, practice=practice)
        with self.assertNumQueries(0):
            self.assertTrue(render(source, request, practice=SimpleNamespace()))


class SalutationTests(SimpleTestCase):
    def test_letter_is_greeted_in_its_own_language(self):
        with override("es"):
            self.assertEqual(render('{% salutation "en" %}'), "Dear reader,")
            self.assertEqual(render("{% salutation %}"), "A quien lea esta carta:")

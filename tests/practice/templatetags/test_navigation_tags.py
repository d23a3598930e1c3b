from django.template import Context, Template
from django.test import RequestFactory, TestCase
from django.utils.translation import override

from wagtail.models import Site

from articles.models import ArticleIndexPage, ArticlePage
from practice.home.models import HomePage
from tests.factories import make_alias


def render(source: str, request=None, **values) -> str:
    context = Context(values | ({"request": request} if request else {}))
    return Template("{% load navigation_tags text_tags %}" + source).render(context)


class NavigationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = ArticleIndexPage.objects.get(locale__language_code="en")
        cls.article = cls.index.add_child(instance=ArticlePage(title="On Grief", slug="on-grief"))
        cls.alias = make_alias(cls.article)
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

    def test_the_way_home_stays_in_the_language(self):
        for language, home in [("en", "/"), ("es", "/es/")]:
            with override(language):
                self.assertEqual(render("{% home_url %}"), home)

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

    def test_alias_is_in_the_other_language(self):
        with override("es"):
            self.assertEqual(render("{{ page|text_language }}", page=self.alias), "en")

    def test_menu_marks_where_the_reader_is(self):
        html = render(
            "{% menu as entries %}{% for entry in entries %}{{ entry.url }} {{ entry.is_current }};{% endfor %}",
            self.request("/articles/on-grief/"),
        )
        self.assertEqual(html, "/people/ False;/articles/ True;")

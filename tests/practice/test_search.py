from django.core.management import call_command
from django.test import SimpleTestCase, TestCase

from wagtail.models import PageViewRestriction

from practice.search.analysis import term_of, words_in
from practice.search.models import SearchEntry, SearchWord
from practice.search.spelling import OSA
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    SpecialtyFactory,
    StandardPageFactory,
    TopicFactory,
    open_practice,
    stand_in,
    translation,
)

HOSTILE = [
    'say "hi',
    "'; DROP TABLE wagtailcore_page; --",
    "grief AND",
    "OR OR OR",
    "NEAR(grief)",
    "grief*",
    "title:grief",
    "-grief",
    "(((((",
    "\x00grief\x00",
    "%00",
    "\\",
    "a" * 5000,
    "grief " * 500,
    "ｇｒｉｅｆ",
    "😀",
    "\u202egrief",
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}",
    "&p=1#",
    "\ud83d",
]


class TermTests(SimpleTestCase):
    def terms(self, text, language):
        return [term_of(word, language) for word in words_in(text, language)]

    def test_endings_and_accents_make_no_difference(self):
        for language, one, other in [
            ("es", "terapias", "terapia"),
            ("es", "depresiones", "depresión"),
            ("es", "NIÑAS", "nina"),
            ("en", "grieving", "grieve"),
            ("en", "counselling", "counseling"),
            ("en", "walks", "walking"),
        ]:
            with self.subTest(one):
                self.assertEqual(self.terms(one, language), self.terms(other, language))

    def test_different_words_stay_different(self):
        self.assertNotEqual(self.terms("sleep", "en"), self.terms("anger", "en"))

    def test_empty_words_are_left_out(self):
        self.assertEqual(words_in("How can I help my child?", "en"), ["help", "child"])

    def test_slips_of_the_finger_are_counted(self):
        for one, other, slips in [
            ("anxeity", "anxiety", 1),
            ("anxity", "anxiety", 1),
            ("anxiety", "anxiety", 0),
            ("depresssion", "depression", 1),
            ("greif", "grief", 1),
            ("ansiead", "ansiedad", 1),
        ]:
            with self.subTest(one):
                self.assertEqual(OSA.distance(one, other, score_cutoff=2), slips)
        self.assertGreater(OSA.distance("anger", "sleep", score_cutoff=2), 2)


class SearchTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice()
        cls.author = ClinicianPageFactory(title="Vera Luna", summary="Couples who argue")
        cls.anxiety = cls.write(
            "Living with anxiety", "anxiety", body=[("text", "<p>Breathe, and count your steps.</p>")]
        )
        cls.depression = cls.write("When depression stays", "depression")
        cls.tristeza = translation(cls.depression, title="Cuando la depresión se queda", slug="depresion")
        cls.ansiedad = translation(cls.anxiety, title="Vivir con ansiedad", slug="ansiedad")
        cls.only_english = cls.write("Grief has no calendar", "grief")
        stand_in(cls.only_english)
        cls.fees = StandardPageFactory(title="Fees and insurance", slug="fees")

    @classmethod
    def write(cls, title, slug, **fields):
        return ArticlePageFactory(title=title, slug=slug, authors=[cls.author], **fields)

    def found(self, query, language="en"):
        response = self.client.get("/search/" if language == "en" else "/es/buscar/", {"q": query})
        self.assertEqual(response.status_code, 200)
        return [page.title for page in response.context["results"]]

    def test_the_word_in_either_language_finds_the_article_in_the_readers(self):
        for query in ("depresion", "depresión", "depression", "DEPRESSED", "Depresiones"):
            with self.subTest(query):
                self.assertEqual(self.found(query), [self.depression.title])
                self.assertEqual(self.found(query, "es"), [self.tristeza.title])

    def test_typos_are_forgiven_in_both_languages_and_said(self):
        for query, language, title in [
            ("anxeity", "en", self.anxiety.title),
            ("anxity", "en", self.anxiety.title),
            ("deppression", "en", self.depression.title),
            ("ansieadd", "es", self.ansiedad.title),
            ("calender", "en", self.only_english.title),
        ]:
            with self.subTest(query):
                self.assertEqual(self.found(query, language), [title])
        self.assertContains(self.client.get("/search/", {"q": "anxeity"}), "Read as “anxiety”.")

    def test_mistyped_word_that_no_page_writes_finds_what_means_the_same(self):
        sad = self.write("On sorrow", "sorrow")
        self.assertEqual(self.found("sadnes"), [sad.title])

    def test_word_that_is_spelt_right_is_not_read_as_another(self):
        self.write("In danger", "danger")
        self.assertEqual(self.found("anger"), [])

    def test_articles_people_and_pages_are_found_by_title_and_text(self):
        self.assertEqual(self.found("breathe"), [self.anxiety.title])
        self.assertEqual(self.found("insurance"), [self.fees.title])
        self.assertIn(self.author.title, self.found("vera luna"))
        self.assertEqual(self.found("argue"), [self.author.title])

    def test_title_counts_more_than_text(self):
        self.write("A walk", "walk", body=[("text", "<p>Grief, and grief.</p>")])
        self.assertEqual(self.found("grief"), [self.only_english.title, "A walk"])

    def test_pages_that_say_all_of_it_or_else_some_of_it(self):
        self.assertEqual(self.found("living anxiety"), [self.anxiety.title])
        self.assertEqual(set(self.found("anxiety insurance")), {self.anxiety.title, self.fees.title})

    def test_drafts_private_pages_and_stand_ins_are_not_found(self):
        self.write("Secret grief", "secret", draft=True)
        private = self.write("Private grief", "private")
        PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
        self.assertEqual(self.found("grief"), [self.only_english.title])
        self.assertEqual(self.found("grief", "es"), [])

    def test_what_is_unpublished_or_rewritten_is_found_as_it_stands(self):
        self.only_english.title = "Mourning has no clock"
        self.only_english.save_revision().publish()
        self.assertEqual(self.found("clock"), ["Mourning has no clock"])
        self.assertEqual(self.found("calendar"), [])
        self.only_english.unpublish()
        self.assertEqual(self.found("clock"), [])

    def test_hostile_queries_get_an_ordinary_page(self):
        for query in HOSTILE:
            for address in ("/search/", "/es/buscar/"):
                with self.subTest(ascii(query[:30])):
                    response = self.client.get(address, {"q": query.encode("utf-8", "surrogatepass")})
                    self.assertEqual(response.status_code, 200)
                    self.assertNotContains(response, "<script>alert")

    def test_empty_query_shows_the_form_alone_and_may_be_indexed(self):
        bare = self.client.get("/search/")
        self.assertNotContains(bare, "noindex")
        for query in ("", "   ", "the of"):
            response = self.client.get("/search/", {"q": query})
            self.assertEqual(list(response.context["results"]), [])
            self.assertContains(response, '<meta name="robots" content="noindex">', html=True)

    def test_nothing_found_says_what_to_do_next(self):
        response = self.client.get("/es/buscar/", {"q": "xylophone"})
        for words in ("951-555-0100", 'href="/es/personas/"', 'href="/es/articulos/"', "Ninguna página habla de esto."):
            self.assertContains(response, words)

    def test_results_are_paginated_and_keep_the_query(self):
        for number in range(11):
            self.write(f"Sleep {number}", f"sleep-{number}")
        self.assertContains(self.client.get("/search/", {"q": "sleep"}), 'href="?q=sleep&amp;page=2"')
        self.assertEqual(len(self.client.get("/search/?q=sleep&page=2").context["results"]), 1)
        self.assertEqual(self.client.get("/search/?q=sleep&page=3").status_code, 404)

    def test_topics_lead_to_their_articles(self):
        article = self.write("Nights", "nights", topics=[TopicFactory(name_en="insomnia", name_es="insomnio")])
        self.assertEqual(self.found("insomnio"), [article.title])

    def test_renamed_topic_is_found_at_once_in_both_languages(self):
        topic = TopicFactory(name_en="insomnia", name_es="insomnio")
        article = self.write("Nights", "nights", topics=[topic])
        spanish = translation(article, title="Noches", slug="noches")
        topic.name_en, topic.name_es = "wakefulness", "desvelo"
        topic.save()
        for query, language, found in [
            ("wakefulness", "en", [article.title]),
            ("desvelo", "es", [spanish.title]),
            ("insomnia", "en", []),
        ]:
            with self.subTest(query):
                self.assertEqual(self.found(query, language), found)
        topic.delete()
        self.assertEqual(self.found("wakefulness"), [])

    def test_renamed_specialty_is_found_at_once_in_both_languages(self):
        specialty = SpecialtyFactory(name_en="gambling", name_es="juego")
        person = ClinicianPageFactory(title="Iris Poe", specialties=[specialty])
        stand_in(person)
        translation(person)
        specialty.name_en, specialty.name_es = "betting", "apuestas"
        specialty.save()
        self.assertEqual(self.found("betting"), [person.title])
        self.assertEqual(self.found("apuestas", "es"), [person.title])
        self.assertEqual(self.found("gambling"), [])

    def test_articles_of_a_renamed_author_are_found_by_the_new_name(self):
        self.author.title = "Vera Montoya"
        self.author.save()
        self.assertIn(self.anxiety.title, self.found("montoya"))
        self.assertIn(self.ansiedad.title, self.found("montoya", "es"))

    def test_index_can_be_written_anew(self):
        before = set(SearchEntry.objects.values_list("page_id", "term", "weight"))
        SearchEntry.objects.all().delete()
        SearchWord.objects.create(language="en", word="zzz", term="zzz")
        call_command("index_search", verbosity=0)
        self.assertEqual(set(SearchEntry.objects.values_list("page_id", "term", "weight")), before)
        self.assertFalse(SearchWord.objects.filter(word="zzz").exists())

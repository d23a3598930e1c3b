from wagtail.models import PageViewRestriction

from tests.factories import TopicFactory
from tests.practice.search.search_case import SearchTestCase


class QueryTests(SearchTestCase):
    def test_the_word_in_either_language_finds_the_article_in_the_readers(self):
        for query in ("depresion", "depresión", "depression", "DEPRESSED", "Depresiones"):
            with self.subTest(query):
                self.assertEqual(self.found(query), [self.depression.title])
                self.assertEqual(self.found(query, "es"), [self.tristeza.title])

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

    def test_drafts_private_pages_and_aliases_are_not_found(self):
        self.write("Secret grief", "secret", draft=True)
        private = self.write("Private grief", "private")
        PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
        self.assertEqual(self.found("grief"), [self.only_english.title])
        self.assertEqual(self.found("grief", "es"), [])

    def test_topics_lead_to_their_articles(self):
        article = self.write("Nights", "nights", topics=[TopicFactory(name_en="insomnia", name_es="insomnio")])
        self.assertEqual(self.found("insomnio"), [article.title])

from django.core.management import call_command

from practice.search.models import SearchEntry, SearchWord
from tests.factories import ClinicianPageFactory, SpecialtyFactory, TopicFactory, make_alias, translation
from tests.practice.search.search_case import SearchTestCase


class IndexingTests(SearchTestCase):
    def test_what_is_unpublished_or_rewritten_is_found_as_it_stands(self):
        self.only_english.title = "Mourning has no clock"
        self.only_english.save_revision().publish()
        self.assertEqual(self.found("clock"), ["Mourning has no clock"])
        self.assertEqual(self.found("calendar"), [])
        self.only_english.unpublish()
        self.assertEqual(self.found("clock"), [])

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
        make_alias(person)
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

import io

from django.core.files.storage import storages
from django.core.management import call_command
from django.test import TestCase

from wagtail.models import PageViewRestriction

from practice.seo import social_cards
from tests.factories import ArticlePageFactory, ClinicianPageFactory, StandardPageFactory, make_alias, open_practice


class OpenGraphImageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice()

    def publish(self, page):
        with self.captureOnCommitCallbacks(execute=True):
            page.save_revision().publish()

    def test_published_page_has_a_picture(self):
        page = StandardPageFactory()
        self.assertEqual(social_cards.card_url(page), "")
        self.publish(page)
        self.assertRegex(social_cards.card_url(page), rf"^/media/images/og/{page.pk}-\w+\.png$")

    def test_new_title_gives_a_new_address_and_no_leftover(self):
        page = StandardPageFactory()
        self.publish(page)
        before = social_cards.card_url(page)
        page.title = "Another title"
        self.publish(page)
        self.assertNotEqual(social_cards.card_url(page), before)
        self.assertFalse(storages["public"].exists(before.removeprefix("/media/")))

    def test_article_is_signed_with_the_license(self):
        author = ClinicianPageFactory(title="Ana Ruiz", license_number="12345")
        article = ArticlePageFactory(title="Sleep", authors=[author])
        self.assertEqual(social_cards.card_words(article), ("Sleep", ["Ana Ruiz, LCSW 12345"]))

    def test_new_license_redraws_the_articles_of_its_holder(self):
        author = ClinicianPageFactory()
        article = ArticlePageFactory(authors=[author])
        self.publish(article)
        before = social_cards.card_url(article)
        author.license_number = "98765"
        self.publish(author)
        after = social_cards.card_url(type(article).objects.get(pk=article.pk))
        self.assertNotEqual(after, "")
        self.assertNotEqual(after, before)

    def test_alias_shows_the_picture_of_its_original(self):
        article = ArticlePageFactory()
        self.publish(article)
        self.assertEqual(social_cards.card_url(make_alias(article)), social_cards.card_url(article))

    def test_unpublished_page_leaves_no_picture(self):
        page = StandardPageFactory()
        self.publish(page)
        with self.captureOnCommitCallbacks(execute=True):
            page.unpublish()
        self.assertEqual(social_cards.card_url(page), "")

    def test_page_made_private_leaves_no_picture_nor_do_those_below(self):
        section = StandardPageFactory()
        child = StandardPageFactory(parent=section)
        for page in (section, child):
            self.publish(page)
        name = social_cards.card_name(child)
        with self.captureOnCommitCallbacks(execute=True):
            restriction = PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
        self.assertFalse(storages["public"].exists(name))
        self.assertEqual(self.client.get(f"/media/{name}").status_code, 404)
        self.publish(child)
        self.assertFalse(storages["public"].exists(name))
        with self.captureOnCommitCallbacks(execute=True):
            restriction.delete()
        self.assertTrue(storages["public"].exists(name))
        answer = self.client.get(f"/media/{name}")
        self.assertLessEqual(int(answer["Cache-Control"].partition("max-age=")[2].partition(",")[0]), 300)
        list(answer.streaming_content)

    def test_command_draws_what_was_published_without_it(self):
        page = StandardPageFactory()
        call_command("draw_social_cards", verbosity=0, stdout=io.StringIO())
        self.assertNotEqual(social_cards.card_url(page), "")

    def test_picture_that_was_postponed_is_drawn_once_by_the_job(self):
        page = StandardPageFactory()
        with social_cards.postponed():
            self.publish(page)
        self.assertEqual(social_cards.card_url(page), "")
        self.assertGreaterEqual(sum(social_cards.draw_missing()), 1)
        self.assertIn(f"/{page.pk}-", social_cards.card_url(page))
        self.assertEqual(sum(social_cards.draw_missing()), 0)

    def test_the_job_can_be_stopped_between_two_pictures(self):
        pages = [StandardPageFactory(), StandardPageFactory()]
        next(drawn for drawn in social_cards.draw_missing() if drawn)
        self.assertEqual(sum(bool(social_cards.card_url(page)) for page in pages), 1)
        self.assertEqual(sum(social_cards.draw_missing()), 1)

import json
import re
from io import StringIO

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import models
from django.utils import timezone

from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, ReferenceIndex

from articles.models import ArticlePage
from booking.models import CallbackRequest
from booking.models.choices import Status, Tab
from clinicians.models import ClinicianPage
from practice.blocks import StoryBlock
from practice.home.models import HomePage, StandardPage
from practice.models import PracticeSettings
from tests.demo import PASSWORD, DemoTestCase

NUMBER = re.compile(r"(?:\+1-?|\b1-|(?<![\w-]))\(?([2-9]\d\d)\)?[ -]?(\d{3})-?(\d{4})(?!\w)")
# The practice's own, and public lines that answer everybody.
REAL_NUMBERS = {"9517780230", "8007997233", "9165747830", "8009853059", "8338526262"}


def load_demo(**options):
    out = StringIO()
    call_command("load_demo", stdout=out, **options)
    return out.getvalue()


def every_row():
    return {model: sorted(model._base_manager.values_list("pk", flat=True), key=str) for model in apps.get_models()}


def texts_in(model):
    """Yield every text that a table holds, decrypted where it is stored so."""
    names = [
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, (models.CharField, models.TextField, StreamField)) and not field.is_relation
    ]
    for row in model._base_manager.all():
        for name in names:
            value = getattr(row, name)
            yield json.dumps(value.get_prep_value()) if isinstance(value, StreamValue) else str(value)


class LoadDemoTests(DemoTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.english, cls.spanish = (Locale.objects.get(language_code=code) for code in ("en", "es"))

    def test_second_run_adds_changes_and_removes_nothing(self):
        before = every_row()
        words = {page.pk: page.latest_revision_created_at for page in Page.objects.all()}
        passwords = dict(get_user_model().objects.values_list("username", "password"))

        said = load_demo(password=None)

        self.assertEqual({model.__name__ for model, rows in every_row().items() if rows != before[model]}, set())
        self.assertEqual({page.pk: page.latest_revision_created_at for page in Page.objects.all()}, words)
        self.assertEqual(dict(get_user_model().objects.values_list("username", "password")), passwords)
        self.assertNotIn(" added", said)

    def test_admin_finds_the_pages_and_knows_where_an_image_is_used(self):
        self.assertTrue(ArticlePage.objects.search("intimacy"))
        self.assertTrue(all(ReferenceIndex.get_references_to(image) for image in get_image_model().objects.all()))

    def test_accounts_stand_in_one_group_each_and_none_is_a_superuser(self):
        users = get_user_model().objects.prefetch_related("groups")
        self.assertEqual(
            {user.username: [group.name for group in user.groups.all()] for user in users},
            {"owner": ["Practice managers"], "therapist": ["Therapists"], "frontdesk": ["Front desk"]},
        )
        self.assertFalse(users.filter(is_superuser=True).exists())
        self.assertTrue(users.get(username="frontdesk").check_password(PASSWORD))

    def test_edited_text_survives_a_second_run(self):
        home = HomePage.objects.get(locale=self.english)
        home.headline = "Come in."
        home.save()
        load_demo()
        home.refresh_from_db()
        self.assertEqual(home.headline, "Come in.")

    def test_password_is_made_up_and_told_when_none_is_given(self):
        get_user_model().objects.get(username="owner").delete()
        password = re.search(r"Password: (\S+)", load_demo(password=None))[1]
        self.assertTrue(get_user_model().objects.get(username="owner").check_password(password))

    def test_password_that_is_easy_to_guess_is_refused_in_words_and_changes_nothing(self):
        for password, why in {"smoke": "Use at least 12", "password1234": "is easy to guess"}.items():
            with self.assertRaisesRegex(CommandError, f"^The password for the demo was not taken. .*{why}"):
                load_demo(password=password)
        self.assertTrue(get_user_model().objects.get(username="owner").check_password(PASSWORD))

    def test_every_number_is_the_practices_a_public_line_or_fictional(self):
        found = set()
        for model in apps.get_models():
            for text in texts_in(model):
                found |= {"".join(number) for number in NUMBER.findall(text)}
        fictional = {number for number in found if re.fullmatch(r"\d{3}55501\d\d", number)}
        self.assertGreater(len(fictional), 20, found)
        self.assertEqual(found - fictional - REAL_NUMBERS, set())

    def test_all_blocks_occur_in_the_articles_and_pages_of_both_languages(self):
        for locale in (self.english, self.spanish):
            articles = ArticlePage.objects.written_in(locale)
            pages = StandardPage.objects.filter(locale=locale)
            used = {block.block_type for page in (*articles, *pages) for block in page.body}
            self.assertEqual(used, set(StoryBlock().child_blocks), locale)
            styles = {b.value["style"] for a in articles for b in a.body if b.block_type == "list"}
            levels = {b.value["level"] for a in articles for b in a.body if b.block_type == "heading"}
            self.assertEqual((styles, levels), ({"ul", "ol"}, {"h2", "h3"}))

    def test_all_images_are_described(self):
        self.assertGreater(get_image_model().objects.count(), 3)
        self.assertFalse(get_image_model().objects.filter(description="").exists())

    def test_home_and_standing_pages_speak_both_languages(self):
        for model in (HomePage, StandardPage):
            english = model.objects.filter(locale=self.english, live=True)
            self.assertTrue(english)
            for page in english:
                spanish = page.get_translation(self.spanish)
                self.assertTrue(spanish.live)
                self.assertIsNone(spanish.alias_of_id)
                self.assertTrue(spanish.search_description)
                self.assertNotEqual(spanish.search_description, page.search_description)

    def test_every_page_has_a_description_for_search_engines(self):
        pages = Page.objects.filter(depth__gt=1, live=True)
        self.assertEqual([page.title for page in pages.filter(search_description="")], [])

    def test_emotional_intimacy_stands_between_her_two_other_articles(self):
        article = ArticlePage.objects.get(slug="emotional-intimacy", locale=self.english)
        self.assertEqual(article.neighbors["previous"].title, "How to Manage Holiday Stress")
        self.assertEqual(
            article.neighbors["next"].title, "Depression: recognizing the signs, how to cope, and where to find help"
        )
        spanish = article.get_translation(self.spanish)
        self.assertEqual(
            [spanish.neighbors[side].translation_key for side in ("previous", "next")],
            [article.neighbors[side].translation_key for side in ("previous", "next")],
        )

    def test_emotional_intimacy_has_every_part(self):
        for locale in (self.english, self.spanish):
            article = ArticlePage.objects.filter(translation_key=self.key()).get(locale=locale)
            self.assertLessEqual(
                {"heading", "text", "list", "quotation", "image", "callout"},
                {block.block_type for block in article.body},
            )
            self.assertTrue(
                all(block.value["attribution"] for block in article.body if block.block_type == "quotation")
            )
            self.assertTrue(all(row.url.startswith("https://") for row in article.references.all()))
            self.assertEqual([author.title for author in article.authors], ["Vanessa Trujillo"])
            self.assertTrue(article.reviewed_by)

    def key(self):
        return ArticlePage.objects.get(slug="emotional-intimacy", locale=self.english).translation_key

    def test_half_of_the_articles_are_translated_and_the_others_have_aliases(self):
        english = ArticlePage.objects.written_in(self.english).count()
        self.assertGreaterEqual(english, 9)
        self.assertGreaterEqual(ArticlePage.objects.written_in(self.spanish).count(), english / 2)
        aliases = ArticlePage.objects.filter(locale=self.spanish).exclude(alias_of=None)
        self.assertEqual(
            ArticlePage.objects.filter(locale=self.english).count(),
            ArticlePage.objects.filter(locale=self.spanish, alias_of=None).count() + aliases.count(),
        )
        self.assertTrue(aliases.live().exists())
        for alias in aliases:
            self.assertEqual(alias.live, alias.alias_of.live, alias.slug)

    def test_one_article_waits_for_its_date_and_one_is_a_draft(self):
        waiting = ArticlePage.objects.filter(locale=self.english, live=False)
        self.assertEqual(waiting.filter(go_live_at__gt=timezone.now()).count(), 1)
        self.assertEqual(waiting.filter(go_live_at=None).count(), 1)

    def test_her_pages_belong_to_the_therapist_account(self):
        hers = {"vanessa-trujillo", "emotional-intimacy", "how-to-manage-holiday-stress"}
        owners = Page.objects.filter(slug__in=hers).values_list("owner__username", flat=True)
        self.assertEqual(set(owners), {"therapist"})

    def test_founder_has_practiced_for_eight_years_in_2026(self):
        founder = ClinicianPage.objects.get(slug="vanessa-trujillo", locale=self.english)
        self.assertEqual((founder.credential, founder.practicing_since), ("LCSW", 2018))
        self.assertEqual((founder.ages_from, founder.ages_to), (4, 80))
        self.assertEqual(founder.phone.as_national, "(951) 778-0230")

    def test_colleagues_show_every_way_of_accepting_and_meeting(self):
        people = ClinicianPage.objects.filter(locale=self.english)
        practice = PracticeSettings.objects.get(site__is_default_site=True)
        self.assertEqual({person.accepting_status(practice) for person in people}, {"yes", "waitlist", "no", "ask"})
        self.assertTrue(people.filter(in_person=False, telehealth=True).exists())
        self.assertTrue(people.filter(credential="AMFT", supervisor__slug="vanessa-trujillo").exists())
        self.assertTrue(people.filter(languages__slug="ja").exists())

    def test_colleagues_have_their_own_words_in_spanish(self):
        for person in ClinicianPage.objects.filter(locale=self.english):
            spanish = person.get_translation(self.spanish)
            self.assertIsNone(spanish.alias_of_id)
            for name in ("summary", "greeting", "author_note", "plant_note", "training", "fee_note"):
                self.assertTrue(getattr(spanish, name), name)
                self.assertNotEqual(getattr(spanish, name), getattr(person, name))
            self.assertEqual(set(spanish.languages.all()), set(person.languages.all()))

    def test_every_status_occurs(self):
        self.assertEqual(set(CallbackRequest.objects.values_list("status", flat=True)), set(Status) - {Status.CANARY})
        self.assertEqual(CallbackRequest.objects.count(), 20)

    def test_lists_of_the_queue_are_filled(self):
        desk = get_user_model().objects.get(username="frontdesk")
        counts = CallbackRequest.objects.desk_counts(PracticeSettings.current(), desk).tabs
        for tab in (
            Tab.OPEN,
            Tab.NEW,
            Tab.MINE,
            Tab.OVERDUE,
            Tab.LATER,
            Tab.SPANISH,
            Tab.WAITLIST,
            Tab.CLOSED,
            Tab.SPAM,
        ):
            self.assertGreater(counts[tab], 0, tab)

    def test_attempts_lie_between_the_request_and_now(self):
        for request in CallbackRequest.objects.prefetch_related("attempts"):
            for attempt in request.attempts.all():
                self.assertLess(request.created_at, attempt.at)
                self.assertLessEqual(attempt.at, timezone.now())

import datetime as dt

import time_machine

from django.core.management import call_command
from django.utils import timezone

from wagtail.models import Locale, Page
from wagtail.test.utils import WagtailPageTestCase

from practice.editing.translation import begin_translation
from practice.home.models import StandardPage
from tests.factories import StandardPageFactory, home_page, make_alias, open_practice


class TranslationTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        open_practice()

    def test_aliases_are_made_from_the_top(self):
        parent = StandardPageFactory(title="Services")
        child = StandardPageFactory(title="Couples", parent=parent)
        for page in (parent, child):
            assert page.get_translations().get().alias_of_id == page.pk

    def test_making_them_again_changes_nothing(self):
        page = StandardPageFactory()
        page.ensure_aliases()
        assert page.get_translations().count() == 1

    def test_page_that_code_makes_is_there_in_both_languages(self):
        english = StandardPageFactory(title="Fees")
        alias = english.get_translation(Locale.objects.get(language_code="es"))
        assert (alias.alias_of_id, alias.live) == (english.pk, True)
        spanish = StandardPageFactory(title="Horario", parent=home_page("es"))
        assert spanish.get_translation(Locale.objects.get(language_code="en")).alias_of_id == spanish.pk

    def test_alias_is_never_online_before_its_page(self):
        page = StandardPageFactory(title="Fees", slug="fees", live=False)
        with time_machine.travel(dt.datetime(2027, 3, 1, 18, tzinfo=dt.UTC), tick=False) as now:
            page.go_live_at, page.expire_at = (
                timezone.now() + dt.timedelta(days=7),
                timezone.now() + dt.timedelta(days=9),
            )
            page.save_revision().publish()
            seen = [[self.client.get(address).status_code for address in ("/fees/", "/es/fees/")]]
            for days in (8, 2):
                now.shift(dt.timedelta(days=days))
                call_command("publish_scheduled")
                seen.append([self.client.get(address).status_code for address in ("/fees/", "/es/fees/")])
        assert seen == [[404, 404], [200, 200], [404, 404]]

    def test_translation_that_was_begun_is_not_begun_anew(self):
        alias = make_alias(StandardPageFactory(title="Fees"))
        begin_translation(alias)
        draft = StandardPage.objects.get(pk=alias.pk).get_latest_revision_as_object()
        draft.title = "Honorarios"
        draft.save_revision()
        begin_translation(Page.objects.get(pk=alias.pk))
        assert Page.objects.get(pk=alias.pk).get_latest_revision_as_object().title == "Honorarios"
        assert Page.objects.get(pk=alias.pk).title == "Fees"

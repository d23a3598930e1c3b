from django.utils.translation import override

from wagtail.test.utils import WagtailPageTestCase

from practice.models import PracticeSettings
from tests.factories import open_practice


class SettingsTests(WagtailPageTestCase):
    def test_practice_is_there_from_the_first_migration(self):
        assert PracticeSettings.objects.count() == 1

    def test_words_fall_back_to_english(self):
        practice = open_practice(fees_en="$150", fees_es="")
        with override("es"):
            assert practice.fees == "$150"

from wagtail.models import Locale
from wagtail.test.utils import WagtailPageTestCase

from clinicians.models import ClinicianPage
from tests.factories import ClinicianPageFactory, LanguageFactory


class ListedTests(WagtailPageTestCase):
    def test_people_are_found_by_language_and_age(self):
        spanish, english = LanguageFactory(spanish=True), LanguageFactory(english=True)
        both = ClinicianPageFactory(ages_from=4, ages_to=80, languages=[spanish, english])
        ClinicianPageFactory(ages_from=18, languages=[english])
        listed = ClinicianPage.objects.listed(Locale.get_default())
        assert list(listed.speaking("es")) == [both]
        assert list(listed.seeing_age(4)) == [both]
        assert both not in listed.seeing_age(81)
        assert listed.seeing_age(81).count() == 1

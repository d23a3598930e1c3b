import pytest

from django.core.exceptions import ValidationError
from django.utils.translation import override

from wagtail.test.utils import WagtailPageTestCase

from tests.factories import SpecialtyFactory


class BilingualTests(WagtailPageTestCase):
    def test_name_is_said_in_the_language_of_the_page(self):
        term = SpecialtyFactory(name_en="Quiet", name_es="Calma")
        assert str(term) == "Quiet"
        with override("es"):
            assert str(term) == "Calma"

    def test_two_terms_do_not_share_a_name(self):
        SpecialtyFactory(name_en="Quiet")
        with pytest.raises(ValidationError):
            SpecialtyFactory.build(name_en="Quiet").full_clean()

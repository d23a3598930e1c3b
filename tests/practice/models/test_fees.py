import pytest

from django.core.exceptions import ValidationError
from django.utils.translation import override

from practice.models import FeeLine, PracticeSettings


@pytest.mark.parametrize(
    ("amount", "english", "spanish"),
    [("130", "$130", "$130"), ("62.50", "$62.50", "$62.50"), ("1200", "$1,200", "$1,200"), ("0", "free", "gratis")],
)
@pytest.mark.django_db
def test_price_is_written_as_people_write_it(amount, english, spanish):
    practice = PracticeSettings.objects.get()
    practice.fee_lines = [FeeLine(what_en="An hour", what_es="Una hora", amount=amount)]
    practice.save()
    line = FeeLine.objects.get()
    assert line.price == english
    with override("es"):
        assert (line.what, line.price) == ("Una hora", spanish)


@pytest.mark.django_db
def test_fee_below_zero_is_refused():
    with pytest.raises(ValidationError) as refused:
        FeeLine(practice=PracticeSettings.objects.get(), what_en="a", what_es="a", amount=-1).full_clean()
    assert "amount" in refused.value.message_dict

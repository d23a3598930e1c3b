import pytest

from django.utils import translation

from booking.models import Referral
from practice.editing.content_checks.content import Content
from practice.editing.content_checks.knowledge import complete
from practice.editing.models import Wording
from tests.factories import ClinicianPageFactory, open_practice

pytestmark = pytest.mark.django_db


def test_numbers_of_practice_people_and_referrals_are_known():
    practice = open_practice()
    practice.phone = "+19517780230"
    practice.save()
    ClinicianPageFactory(phone="+19517780231")
    Referral.objects.create(name="County line", phone="+19517780232")
    content = complete(Content("en"), practice)
    assert content.known_numbers >= {"9517780230", "9517780231", "9517780232"}


def test_words_are_those_of_the_texts_language_and_reasons_those_of_the_editors():
    practice = open_practice()
    Wording.objects.all().delete()
    row = {"better": "persona con una adicción", "why_en": "Person first.", "why_es": "Primero la persona."}
    Wording.objects.create(language="es", words="adicto, adicta", **row)
    with translation.override("en"):
        [choice] = complete(Content("es"), practice).word_choices
        assert complete(Content("en"), practice).word_choices == []
    assert choice.forms == ("adicto", "adicta")
    assert choice.why == "Person first."

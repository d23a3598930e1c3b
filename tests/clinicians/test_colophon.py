import pytest

from django.utils.translation import override

from clinicians.choices import Credential
from clinicians.colophon import licenses_to_add
from clinicians.models import ClinicianPage
from tests.factories import ArticlePageFactory, ClinicianPageFactory, open_practice

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return ClinicianPageFactory(title="Ana Ruiz", license_number="1")


def added(html, holder=None):
    return [person.title for person in licenses_to_add(html, holder)]


def test_who_is_named_is_added_in_the_order_of_a_dictionary(ana):
    ClinicianPageFactory(title="Óscar Paz")
    ClinicianPageFactory(title="Olga Sol")
    ClinicianPageFactory(title="Ben Ode")
    assert added("<p>Óscar Paz, Ana Ruiz and Olga Sol</p>") == ["Ana Ruiz", "Olga Sol", "Óscar Paz"]


def test_who_is_there_in_full_is_not(ana):
    page = f"Ana Ruiz, {ana.license_html}"
    assert added(page) == []
    with override("es"):
        assert added(page) == ["Ana Ruiz"]


def test_license_holder_stands_in_the_footer(ana):
    assert added("Ana Ruiz", ana) == []


def test_a_longer_name_does_not_name_the_shorter_one(ana):
    ClinicianPageFactory(title="Ana Ruiz Vega")
    assert added("Ana Ruiz Vega") == ["Ana Ruiz Vega"]
    assert added("Ana Ruiz Vega, Ana Ruiz") == ["Ana Ruiz", "Ana Ruiz Vega"]


def test_names_with_marks_are_found_as_a_page_writes_them():
    ClinicianPageFactory(title="Siobhan O'Neill")
    assert added("Siobhan O&#x27;Neill") == ["Siobhan O'Neill"]


def test_associate_is_whole_with_a_supervisor_whose_license_is_there(ana):
    associate = ClinicianPageFactory(title="Cleo Paz", credential=Credential.ASW, supervisor=ana)
    short = f"Cleo Paz, {associate.license_html}, Supervised by {associate.supervisor_line}"
    assert added(short) == ["Ana Ruiz", "Cleo Paz"]
    assert added(short, ana) == []
    assert added(f"{short} {ana.license_html}") == []
    assert added(f"Cleo Paz, {associate.license_html}", ana) == ["Cleo Paz"]


def test_two_who_supervise_each_other_do_not_bring_the_page_down(ana):
    ben = ClinicianPageFactory(title="Ben Ode", credential=Credential.ASW, supervisor=ana)
    ClinicianPage.objects.filter(pk=ana.pk).update(credential=Credential.AMFT, supervisor=ben)
    page = f"Ana Ruiz, {ClinicianPage.objects.get(pk=ana.pk).license_html}, {ben.license_html} {ben.supervisor_line}"
    assert isinstance(added(page), list)


def test_neither_a_draft_nor_staff_is_told_of(ana):
    ClinicianPageFactory(title="Dora Lee", draft=True)
    ClinicianPageFactory(title="Eva Roth", staff=True)
    assert added("Ana Ruiz, Dora Lee, Eva Roth") == ["Ana Ruiz"]


def test_leaver_is_told_of_where_a_byline_stays(client, ana):
    open_practice()
    article = ArticlePageFactory(authors=[ana])
    ana.unpublish()
    page = client.get("/articles/").content.decode()
    assert article.title in page
    assert "Ana Ruiz, Licensed Clinical Social Worker" in page


def test_license_holder_is_added_where_the_footer_has_no_number(client, ana):
    open_practice(license_holder=ana, phone="")
    ArticlePageFactory(authors=[ana])
    assert "colophon" in client.get("/articles/").content.decode()


def test_page_that_names_nobody_has_no_colophon(client):
    open_practice()
    assert "colophon" not in client.get("/articles/").content.decode()

"""The report of required notices, which says what the command says."""

from io import StringIO

import pytest

from django.core.management import CommandError, call_command

from practice.models import Notice
from tests.clients import signed_in
from tests.factories import StandardPageFactory, UserFactory, make_alias, translation
from tests.practice.editing.reading import speaks

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/reports/notices/"


@pytest.fixture
def page():
    return StandardPageFactory(title="Privacy", slug="privacy")


def enter(practice, **rows):
    practice.notices = [Notice(kind=kind, **fields) for kind, fields in rows.items()]
    practice.save()


def test_each_is_present_missing_or_not_needed_and_why(practice, manager, page):
    translation(page, title="Privacidad", slug="privacidad")
    away = StandardPageFactory(title="Old notice", live=False)
    enter(practice, privacy={"page": page}, practices={"page": away}, fairness={"not_needed_because": "No money."})
    html = manager.get(ADDRESS).content.decode()
    for words in ("Privacy policy", "The page is not online: Old notice", "No money."):
        assert words in html
    for version, title in ((page, "Privacy"), (page.get_translations().get(), "Privacidad")):
        assert f'href="{version.url}">{title}</a>' in html
        assert f'href="/admin/pages/{version.pk}/edit/"' in html
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("check_notices", stdout=said)
    for state, number in (("present", 1), ("missing", 4), ("not applicable", 1)):
        assert sum(line.startswith(state) for line in said.getvalue().splitlines()) == number
        assert html.count(f">{state}<") == number


def test_language_in_which_no_one_wrote_it_is_named(practice, manager, page):
    make_alias(page)
    enter(practice, privacy={"page": page})
    html = manager.get(ADDRESS).content.decode()
    assert "not translated yet" in html


def test_it_is_the_owners(therapist, manager):
    assert ADDRESS in manager.get("/admin/").content.decode()
    assert therapist.get(ADDRESS).status_code == 403
    assert signed_in(UserFactory(frontdesk=True)).get(ADDRESS).status_code == 403


def test_in_spanish(practice, olive, manager):
    speaks(olive, "es")
    html = manager.get(ADDRESS).content.decode()
    assert html.count(">falta<") == 6
    assert "missing" not in html


def test_a_handful_of_queries(practice, manager, django_assert_max_num_queries):
    rows = {}
    for kind in Notice.Kind:
        rows[kind.value] = {"page": StandardPageFactory()}
        translation(rows[kind.value]["page"])
    enter(practice, **rows)
    manager.get(ADDRESS)
    with django_assert_max_num_queries(15):
        manager.get(ADDRESS)

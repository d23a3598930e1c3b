import pytest

from practice.editing.content_checks.rules.description import check
from tests.practice.editing.content_checks.texts import text


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("description", ["", "  "])
def test_missing_one_is_found_at_its_field(language, description):
    [finding] = check(text(language, description=description))
    assert finding.place == ("search_description",)


@pytest.mark.parametrize(("language", "written"), [("en", "What grief does."), ("es", "Lo que hace el duelo.")])
def test_written_one_is_not(language, written):
    assert list(check(text(language, description=written))) == []

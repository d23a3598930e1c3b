import pytest

from practice.editing.content_checks.content import HEADING, Content, Passage
from practice.editing.content_checks.rules.headings import check
from tests.practice.editing.content_checks.texts import words_found


def headed(language, *levels):
    return Content(language, [Passage(f"h{level}", ("body", f"b{level}"), HEADING, level) for level in levels])


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("levels", "skipping"), [([3], ["h3"]), ([2, 4], ["h4"]), ([3, 3], ["h3"])])
def test_skipped_size_is_found(language, levels, skipping):
    assert words_found(check, headed(language, *levels)) == skipping


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("levels", [[], [2, 3, 3, 2], [2, 3, 4, 2, 3]])
def test_steps_down_one_by_one_are_not(language, levels):
    assert words_found(check, headed(language, *levels)) == []

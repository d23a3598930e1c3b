"""Properties of the search: whoever was stored is found by any part of the name and any spelling of the number."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from booking.models.search_key import keys_of_name, keys_of_phone, keys_of_search, words_of
from practice.phones import parsed
from tests.properties import property_test

LETTERS = st.characters(categories=["Lu", "Ll"], exclude_characters="ªºµ", max_codepoint=0xFF)
WORDS = st.text(LETTERS, min_size=2, max_size=12)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
NUMBERS = st.from_regex(r"[2-9][0-9]{2}[2-9](?!11)[0-9]{6}", fullmatch=True)


def is_found(stored: set[str], text: str) -> bool:
    wanted = keys_of_search(text)
    return bool(wanted) and all(stored & set(digests) for digests in wanted)


@property_test
@given(NAMES)
def test_a_name_is_found_by_itself_in_any_case_and_by_each_of_its_words(name):
    stored = keys_of_name(name)
    for text in (name, name.upper(), name.lower(), *name.split()):
        assert is_found(stored, text), text


@property_test
@given(NAMES, WORDS)
def test_a_word_that_is_not_in_the_name_finds_nothing(name, word):
    assume(not words_of(word) & words_of(name))
    assert not is_found(keys_of_name(name), word)


@property_test
@given(NUMBERS, st.sampled_from(["{0}", "({0:.3}) {1}-{2}", "{0:.3}.{1}.{2}", "+1 {0}", "1-{0}", "tel. {0}", "{0} x7"]))
def test_a_number_is_found_in_any_spelling_and_by_its_last_figures(digits, spelling):
    stored = keys_of_phone(parsed(digits))
    for text in (spelling.format(digits, digits[3:6], digits[6:]), digits[-7:], digits[-4:]):
        assert is_found(stored, text), text


@property_test
@given(st.text(max_size=80))
def test_whatever_is_typed_is_searched_for_without_a_fault(text):
    for digests in keys_of_search(text):
        assert digests
        assert all(re.fullmatch(r"[0-9a-f]+", digest) for digest in digests)

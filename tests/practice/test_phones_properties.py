"""Properties of telephone numbers: however one is typed, it is the same number, and its one spelling reads back."""

import phonenumbers
from hypothesis import assume, given
from hypothesis import strategies as st

from practice.phones import formatted, national_digits, parsed
from tests.properties import property_test

# Area code and exchange begin with 2 to 9, and an exchange is no N11.
NUMBERS = st.from_regex(r"[2-9][0-9]{2}[2-9](?!11)[0-9]{6}", fullmatch=True)
PREFIXES = st.sampled_from(["", "1 ", "+1 ", "1-", "001 "])
GAPS = st.lists(st.sampled_from(["", " ", "-", ".", " - ", "/", "'", "·", "_"]), min_size=9, max_size=9)


def spaced(digits, gaps):
    return digits[0] + "".join(gap + digit for gap, digit in zip(gaps, digits[1:], strict=True))


@property_test
@given(NUMBERS, PREFIXES, GAPS)
def test_whatever_stands_between_the_figures_it_is_one_number(digits, prefix, gaps):
    number = parsed(prefix + spaced(digits, gaps))
    assert (number.country_code, national_digits(number)) == (1, digits)


@property_test
@given(NUMBERS, st.integers(1, 99999))
def test_the_one_spelling_reads_back_with_its_extension(digits, extension):
    number = parsed(f"{digits} ext {extension}")
    again = parsed(formatted(number))
    assert (national_digits(again), str(again.extension)) == (digits, str(extension))


@property_test
@given(st.text(max_size=40))
def test_any_text_is_a_number_or_refused(text):
    try:
        number = parsed(text)
    except phonenumbers.NumberParseException:
        return
    assert parsed(number.as_rfc3966) == number


@property_test
@given(NUMBERS, NUMBERS)
def test_two_numbers_are_never_one(one, other):
    assume(one != other)
    assert parsed(one) != parsed(other)

"""Properties of the export: no cell is a formula, and what was stored can be read from it."""

from hypothesis import given
from hypothesis import strategies as st

from booking.desk.export import inert
from tests.properties import property_test

SIGNS = "=+-@\t\r\n＝＋－＠"
CELLS = st.one_of(st.text(max_size=30), st.tuples(st.sampled_from(["", " ", "  "]), st.sampled_from(SIGNS), st.text()))


@property_test
@given(CELLS.map("".join))
def test_no_cell_begins_as_a_formula_and_none_loses_a_sign(text):
    cell = inert(text)
    assert not cell.lstrip(" ").startswith(tuple(SIGNS))
    assert cell in (text, f"'{text}")

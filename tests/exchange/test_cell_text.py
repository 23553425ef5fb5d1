"""Cells as a person reads them: what is clean is told by one look at a whole row."""

from hypothesis import example, given
from hypothesis import strategies as st

from app.exchange.cell_text import are_clean, cleaned

SIGNS = st.text(st.sampled_from("aZ9 \t\n\x1f\x7f\u00a0\u200bé<'"), max_size=6)


@given(st.lists(SIGNS | st.integers() | st.booleans(), max_size=4))
@example(["a\n", "b"])
@example(["", "Siti Aminah", "1408066305900012"])
def test_a_clean_row_holds_texts_that_cleaning_leaves_alone(cells):
    texts = all(isinstance(cell, str) and cell.isascii() for cell in cells)
    assert are_clean(cells) == (texts and all(cleaned(cell) == cell for cell in cells))

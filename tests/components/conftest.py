"""What tests of several components share."""

import pytest

from itx_nlp.document import marked as marked_values


@pytest.fixture
def figure(read, unbracket):
    """Give the figure in brackets."""

    def find(marked):
        text, [(start, end)] = unbracket(marked)
        figures = marked_values(read(text, published="2025-06-10"), "figures", "figure")
        found = [each for each in figures if (each.start, each.end) == (start, end)]
        assert found, f"no figure {text[start:end]!r}, but {[text[each.start : each.end] for each in figures]}"
        return found[0]

    return find

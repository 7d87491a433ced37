"""Numbers as newspapers write them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itx_nlp.text.numbers import NumberReader, digits
from itx_nlp.text.tokens import Tokens

VALUES = [
    # as written                  value
    ("7", 7),
    ("1,250", 1_250),
    ("12,34,567", 1_234_567),
    ("1,00,000", 100_000),
    ("10, 000", 10_000),
    ("3.75", 3.75),
    (".5", 0.5),
    ("½", 0.5),
    ("10 1/2", 10.5),
    ("3 ¾", 3.75),
    ("1/4", 0.25),
    ("four", 4),
    ("ninety five", 95),
    ("twenty-eight", 28),
    ("two hundred and fifty", 250),
    ("a hundred and twenty thousand", 120_000),
    ("two hundred and fifty million", 250_000_000),
    ("two thousand and five hundred", 2_000),
    ("six thousand three hundred and twelve", 6_312),
    ("a dozen", 12),
    ("half a dozen", 6),
    ("three lakh", 300_000),
    ("5 crore", 50_000_000),
    ("4 lakh crore", 4e12),
    ("two and a half million", 2_500_000),
    ("two point five million", 2_500_000),
    ("half a million", 500_000),
    ("half of a million", 500_000),
    ("half-million", 500_000),
    ("a quarter of a million", 250_000),
    ("three quarters of a billion", 750_000_000),
    ("1.2 Trillion", 1.2e12),
    ("2,500 billion", 2.5e12),
    ("3mn", 3_000_000),
    ("16 bn", 16e9),
    ("40k", 40_000),
    ("two-thirds", 2 / 3),
    ("one fifth", 0.2),
    ("a third of", 1 / 3),
    ("tens of thousands", 10_000),
]
NO_NUMBERS = ["", "third", "first", "1.2.3", "12,34", "24/7", "9" * 60, "a firm", "millionaire", "ones"]
GROUPED = [("12,34,567", 1_234_567), ("1,234,567.5", 1_234_567.5), ("99", 99), ("1,2,3", None), ("1.2.3", None)]


def read(text):
    return NumberReader().read(Tokens(text), 0)


@pytest.mark.parametrize("text, value", VALUES, ids=[row[0] for row in VALUES])
def test_value(text, value):
    assert read(text).value == pytest.approx(value)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_no_number(text):
    assert read(text) is None


@pytest.mark.parametrize("text, value", GROUPED, ids=[row[0] for row in GROUPED])
def test_grouping(text, value):
    assert digits(text) == value


@given(st.integers(min_value=0, max_value=10**15))
def test_western_commas_change_nothing(number):
    assert digits(f"{number:,}") == number


@given(st.text())
def test_tokens_lie_in_order(text):
    tokens = Tokens(text)
    places = list(zip(tokens.start, tokens.end, strict=True))
    assert all(start < end for start, end in places)
    assert all(left[1] <= right[0] for left, right in pairwise(places))

"""Time expressions in plain text: extents, TIMEX3 values, days; what is none."""

from datetime import date

import pytest

from itx_nlp.text.times import find_times

PUBLISHED = date(2024, 5, 16)  # a Thursday

DATES = [
    # sentence, the expression in brackets                              type    value
    ("The park opened on [March 3, 2021].", "DATE", "2021-03-03"),
    ("It was signed on [16 April 2024] in Lahore.", "DATE", "2024-04-16"),
    ("Exports rose in [April].", "DATE", "2024-04"),
    ("Exports fell in [November].", "DATE", "2023-11"),
    ("The centre will open in [November].", "DATE", "2024-11"),
    ("They met on [Tuesday].", "DATE", "2024-05-14"),
    ("The board will meet on [Monday].", "DATE", "2024-05-20"),
    ("Sales slumped [two weeks ago].", "DATE", "2024-W18"),
    ("Prices fell [last month].", "DATE", "2024-04"),
    ("The cable reached the coast in [early 2022].", "DATE", "2022"),
    ("It began in [the late 1990s].", "DATE", "199"),
    ("The talks go on until [10 p.m. Wednesday].", "TIME", "2024-05-15T22:00"),
    ("The firm has hired for [nearly three years].", "DURATION", "P3Y"),
    ("A [30-day] notice is due.", "DURATION", "P30D"),
    ("[every month]", "SET", "P1M"),
    ("Fees are paid [annually].", "SET", "P1Y"),
    ("[the third quarter of 2022]", "DATE", "2022-Q3"),
]
FISCAL = [
    ("Exports rose in [10MFY24].", "2023-07-01", "2024-04-30"),
    ("Exports rose in [FY2023-24].", "2023-07-01", "2024-06-30"),
    ("Exports rose from [July to April 2023–24].", "2023-07-01", "2024-04-30"),
    ("Exports rose in [Q2 FY2025].", "2024-10-01", "2024-12-31"),
    ("Exports rose in [the current fiscal year].", "2023-07-01", "2024-06-30"),
    ("India's exports rose in [FY24].", "2023-04-01", "2024-03-31"),
]
NONE = ["The firm may grow.", "They march on.", "the current account", "10-15 per cent of firms", "Rs2,024 a share"]


@pytest.mark.parametrize("marked, kind, value", DATES, ids=[row[0] for row in DATES])
def test_date(unbracket, marked, kind, value):
    text, [(start, end)] = unbracket(marked)
    found = [(each.start, each.end, each.type, each.value) for each in find_times(text, PUBLISHED)]
    assert found == [(start, end, kind, value)]


@pytest.mark.parametrize("marked, first, last", FISCAL, ids=[row[0] for row in FISCAL])
def test_fiscal(unbracket, marked, first, last):
    text, [(start, end)] = unbracket(marked)
    found = [(each.start, each.end, str(each.first_day), str(each.last_day), each.fiscal)
             for each in find_times(text, PUBLISHED)]  # fmt: skip
    assert found == [(start, end, first, last, True)]


@pytest.mark.parametrize("text", NONE)
def test_no_date(text):
    assert find_times(text, PUBLISHED) == []

"""Fiscal years and reporting periods: whose calendar, which months."""

from datetime import date

import pytest

from itx_nlp.text.times import find_times
from itx_nlp.text.times.fiscal import country_of, country_of_publisher, country_of_title

PUBLISHED = date(2024, 5, 16)

PERIODS = [
    # the expression in brackets                                        first day      last day
    ("Exports rose in [FY24].", "2023-07-01", "2024-06-30"),
    ("Exports rose in [FY 2023-24].", "2023-07-01", "2024-06-30"),
    ("Exports rose in [FY2023/24].", "2023-07-01", "2024-06-30"),
    ("Exports rose in [2022-23].", "2022-07-01", "2023-06-30"),
    ("Exports rose in [2022–23].", "2022-07-01", "2023-06-30"),
    ("Exports rose in [fiscal 2023].", "2022-07-01", "2023-06-30"),
    ("Exports rose in [fiscal-year 2023].", "2022-07-01", "2023-06-30"),
    ("Profit rose in [the half-year ended December 31].", "2023-07-01", "2023-12-31"),
    ("Exports rose in [the fiscal year 2022-23].", "2022-07-01", "2023-06-30"),
    ("Exports rose in [the current fiscal year].", "2023-07-01", "2024-06-30"),
    ("Exports rose in [the outgoing fiscal year].", "2023-07-01", "2024-06-30"),
    ("Exports rose in [last fiscal year].", "2022-07-01", "2023-06-30"),
    ("The target for [the next fiscal] is high.", "2024-07-01", "2025-06-30"),
    ("The target for [the new fiscal year] is high.", "2024-07-01", "2025-06-30"),
    ("Exports rose in [10MFY24].", "2023-07-01", "2024-04-30"),
    ("Exports rose in [1HFY24].", "2023-07-01", "2023-12-31"),
    ("Exports rose in [2QFY24].", "2023-10-01", "2023-12-31"),
    ("Exports rose in [Q2 FY2025].", "2024-10-01", "2024-12-31"),
    ("Exports rose in [FY24Q2].", "2023-10-01", "2023-12-31"),
    ("Exports rose in [H1 FY25].", "2024-07-01", "2024-12-31"),
    ("Exports rose in [7MFY23].", "2022-07-01", "2023-01-31"),
    ("Exports will rise in [the fourth fiscal quarter].", "2024-04-01", "2024-06-30"),
    ("Exports rose in [the 2024 fiscal year].", "2023-07-01", "2024-06-30"),
    ("Exports rose in [FY24's first ten months].", "2023-07-01", "2024-04-30"),
    ("Exports rose in [the current fiscal year's first ten months].", "2023-07-01", "2024-04-30"),
    ("Exports rose in [the nine months of FY24].", "2023-07-01", "2024-03-31"),
    ("Exports rose in [the second quarter of FY24].", "2023-10-01", "2023-12-31"),
    ("Exports rose in [FY24's first half].", "2023-07-01", "2023-12-31"),
    ("Exports rose in [July-March FY24].", "2023-07-01", "2024-03-31"),
    ("Exports rose from [July to April 2023–24].", "2023-07-01", "2024-04-30"),
    ("Exports rose in [July-April (2023-24)].", "2023-07-01", "2024-04-30"),
    ("Exports rose in [July-March].", "2023-07-01", "2024-03-31"),
    ("Exports rose in [the first ten months (July-April) of FY24].", "2023-07-01", "2024-04-30"),
    ("Exports rose in [the first eight months of the current fiscal year].", "2023-07-01", "2024-02-29"),
    ("Exports rose in [11 months of the previous fiscal year].", "2022-07-01", "2023-05-31"),
    ("Exports rose in [the nine months ended March 31, 2024].", "2023-07-01", "2024-03-31"),
    ("Profit rose in [the fiscal year ended March 31].", "2023-04-01", "2024-03-31"),
    ("Profit rose in [the fiscal year ending March 31].", "2023-04-01", "2024-03-31"),
    ("Profit will rise in [the fiscal year ending March 31].", "2024-04-01", "2025-03-31"),
    ("Prices will ease in [the fiscal year ending May].", "2023-06-01", "2024-05-31"),
    ("Prices will ease in [the fiscal year ending April].", "2024-05-01", "2025-04-30"),
    ("Profit rose in [the year ended 30 June 2023].", "2022-07-01", "2023-06-30"),
    ("Profit rose in [the six months ended 31 December 2023].", "2023-07-01", "2023-12-31"),
    ("Profit rose in [the year to June].", "2022-07-01", "2023-06-30"),
    ("Borrowing rose in [the financial year to January 2024].", "2023-07-01", "2024-01-31"),
    ("The [2024–25] budget is out.", "2024-07-01", "2025-06-30"),
    ("Its [second-quarter fiscal 2024] results are out.", "2023-10-01", "2023-12-31"),
]
CALENDAR = [
    ("Exports rose in [CY2023].", "2023-01-01", "2023-12-31"),
    ("Exports rose from [July 2023 to April 2024].", "2023-07-01", "2024-04-30"),
    ("Exports rose between [July and March].", "2023-07-01", "2024-03-31"),
    ("Exports rose in [the week ended May 10, 2024].", "2024-05-04", "2024-05-10"),
    ("Exports rose in [Q2 2023].", "2023-04-01", "2023-06-30"),
    ("Exports rose in [the year to 31 March 2024].", "2023-04-01", "2024-03-31"),
    ("Exports rose in [the quarter to September].", "2023-07-01", "2023-09-30"),
]
COUNTRIES = [
    ("India's exports rose in [FY24].", None, "2023-04-01"),
    ("The US deficit grew in [fiscal 2024], Congress was told in Washington.", None, "2023-10-01"),
    ("Bangladesh earned more in [FY2023-24].", None, "2023-07-01"),
    ("UK borrowing fell in [2023-24].", None, "2023-04-01"),
    ("Exports to India fell in [FY24].", "Dawn", "2023-07-01"),
    ("The US was the largest market in [FY24].", "Dawn", "2023-07-01"),
    ("Exports of US$2bn were booked in [FY24].", "Dawn", "2023-07-01"),
    ("The US dollar rose in [FY24].", "Dawn", "2023-07-01"),
    ("Software exports rose in [FY24].", "Mint", "2023-04-01"),
    ("Software exports rose in [FY24].", None, "2023-07-01"),
    ("Sales grew in the fiscal year ended March 31, 2023. In [FY24] they fell.", None, "2023-04-01"),
    ("Sales grew in FY23 (April-March). In [FY24] they fell.", None, "2023-04-01"),
]


@pytest.mark.parametrize(
    "marked, first, last, fiscal", [(*row, True) for row in PERIODS] + [(*r, False) for r in CALENDAR]
)
def test_period(unbracket, marked, first, last, fiscal):
    text, [(start, end)] = unbracket(marked)
    [found] = find_times(text, PUBLISHED)
    assert (found.start, found.end) == (start, end)
    assert (str(found.first_day), str(found.last_day), found.fiscal) == (first, last, fiscal)


@pytest.mark.parametrize("marked, publisher, first", COUNTRIES)
def test_whose_fiscal_year(unbracket, marked, publisher, first):
    text, [(start, _)] = unbracket(marked)
    [found] = [each for each in find_times(text, PUBLISHED, publisher=publisher) if each.start == start]
    assert str(found.first_day) == first


def test_the_setting_decides_last():
    [found] = find_times("Exports rose in FY24.", PUBLISHED, country="IN")
    assert str(found.first_day) == "2023-04-01"


@pytest.mark.parametrize(
    "sentence, country", [("Trade with India grew.", None), ("let us see", None), ("In Mumbai", "IN")]
)
def test_country_of_a_sentence(sentence, country):
    assert country_of(sentence, "PK") == country


@pytest.mark.parametrize(
    "title, country",
    [
        ("Sector note: Pakistan cement sales, 1HFY25", "PK"),
        ("Pakistan cement sales to the US fall", "PK"),
        ("UK port fees rise", "GB"),
        ("Cement sales, 1HFY25", None),
        ("India and Pakistan both sell more rice", None),
    ],
)
def test_country_of_a_title(title, country):
    assert country_of_title(title) == country


@pytest.mark.parametrize(
    "text, value",
    [
        ("Sales were $9m in 1HFY24. [1Q] gave $4m.", "FY2024-Q1"),
        ("Sales were $9m in H1 FY24. [2Q] gave $5m.", "FY2024-Q2"),
        ("Sales were $9m in H1 2023. [2Q] gave $5m.", "2023-Q2"),
        ("Sales were $9m in 1HFY24, up from $7m in 1HFY23. [The second quarter] gave $5m.", "FY2024-Q2"),
        ("Sales were $9m in 1HFY23, then $7m in 1HFY24. [The second quarter] gave $5m.", "FY2024-Q2"),
        ("Sales were $9m in March, beating the $8m of February. With 9 shops in [the month], they rose.", "2024-03"),
        ("Sales were $9m in March. They were $8m in February. With 9 shops in [the month], they rose.", "2024-02"),
        ("Sales were $9m in 1HFY24. Costs in [the half] were $5m.", "FY2024-H1"),
        ("Sales were $9m in 1HFY24. Costs rose during [the half], too.", "FY2024-H1"),
        ("Sales were $9m in 1HFY24 (1HFY23: $8m). Costs rose during [the half], too.", "FY2024-H1"),
    ],
)
def test_pieces_of_the_year_spoken_of(unbracket, text, value):
    text, [(start, end)] = unbracket(text)
    assert (start, end, value) in [(each.start, each.end, each.value) for each in find_times(text, PUBLISHED)]


@pytest.mark.parametrize(
    "text",
    [
        "Seat 2Q is taken.",  # nobody spoke of quarters
        "Sales were $9m in 1HFY24. They rose in the half of the town that burned.",
        "Sales were $9m in 1HFY24. They took the half-ticket.",
        "They scored twice in the half.",
    ],
)
def test_no_pieces_of_a_year(text):
    assert [each.value for each in find_times(text, PUBLISHED)] in ([], ["FY2024-H1"])


@pytest.mark.parametrize("name, country", [("Business Recorder", "PK"), ("The Bangladesh Post", "BD"), ("Blog", None)])
def test_country_of_a_publisher(name, country):
    assert country_of_publisher(name) == country


@pytest.mark.parametrize(
    "text, value",
    [
        ("Chinese funds rose from July to May of FY25.", "2024-07/2025-05"),  # in no calendar year: the paper's
        ("Chinese funds rose from April to June of FY25.", "2025-04/2025-06"),
    ],
)
def test_months_that_do_not_fit_the_year_of_the_country_named(text, value):
    assert [each.value for each in find_times(text, date(2025, 6, 18), country="PK", sentences=[0])] == [value]

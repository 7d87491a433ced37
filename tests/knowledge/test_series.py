"""A metric over time: missing periods, filters, the command."""

from dataclasses import replace

import pytest

from itx_nlp.knowledge.facts import find_facts
from itx_nlp.knowledge.metrics import read_metrics
from itx_nlp.knowledge.series import pick, series, wording
from itx_nlp.tables import Fact, merge


@pytest.fixture(scope="module")
def facts(article):
    return find_facts(
        merge(
            [
                article(
                    "a", "Pakistan's IT exports: They were [$286 million|2.86e8 USD 2024-07].", speaker="Asma Rind"
                ),
                article("b", "Pakistan's IT exports: They were [$292 million|2.92e8 USD 2024-09]."),
                article("c", "Pakistan's IT exports: In the year they were [$3.8 billion|3.8e9 USD FY2025]."),
                article("d", "Pakistan's IT exports: In the year they were [$3.5 billion|3.5e9 USD FY2025]."),
                article("e", "India's IT exports: They rose [7%|7 percent FY2025 +]."),
            ]
        )
    )


def test_months_and_years_are_apart_and_missing_months_are_there(facts):
    points = [(point.series, point.period, wording(point)) for point in series(pick(facts, entity="pakistan"))]
    assert points == [
        ("month", "2024-07", "286 million USD"),
        ("month", "2024-08", "—"),
        ("month", "2024-09", "292 million USD"),
        ("fiscal year", "FY2025", "3.5 billion USD"),
        ("fiscal year", "FY2025", "3.8 billion USD"),
    ]


FILTERS = [
    ({"metric": "it exp"}, 5),
    ({"names": ["IT exports"]}, 5),
    ({"names": ["IT"]}, 0),
    ({"entity": "India"}, 1),
    ({"status": "conflicting"}, 2),
    ({"speaker": "rind"}, 1),
    ({"period": "FY2025"}, 5),
    ({"period": "2024-07"}, 1),
    ({"period": "P1Y"}, 0),
]


@pytest.mark.parametrize("filters, count", FILTERS)
def test_filter(facts, filters, count):
    assert len(pick(facts, **filters)) == count


WORDS = [
    # as asked for, as the fact has it, whether it is found
    ("sales of cars", "car sales", True),
    ("car sale", "Sales of imported cars", True),
    ("cotton imports", "import of cotton", True),
    ("car sales", "sales", False),
    ("car sales", "bus sales", False),
    ("cotton imports", "cotton exports", False),
    ("total", "wheat", False),
]


@pytest.mark.parametrize("asked, name, found", WORDS)
def test_a_metric_is_found_by_its_words(facts, asked, name, found):
    named = [replace(facts[0], metric=name)]
    assert bool(pick(named, asked, metrics=read_metrics())) is found
    assert bool(pick(named, asked)) is (asked in name)


def test_units_of_sales_and_what_was_sold_are_one_series(article):
    told = [
        article("a", "Car sales: Pakistan's came to [9,500 units|9500 unit 2025-05]."),
        article("b", "cars: Pakistan sold [8,700 cars|8700 car 2025-04]."),
        article("c", "cars: Pakistan has [5,000 drivers|5000 driver 2025-04]."),
    ]
    points = [(point.metric, point.series, wording(point)) for point in series(find_facts(merge(told)))]
    assert [point for point in points if "ale" in point[0]] == [
        ("sales of cars", "month", "8,700 cars"),
        ("sales of cars", "month", "9,500 units"),
    ]


def test_changes_carry_their_sign(facts):
    assert [wording(point) for point in series(pick(facts, entity="India"))] == ["+7 percent"]


WORDINGS = [
    ({"value": 3.2e9, "unit": "USD", "bound": ">"}, "> 3.2 billion USD"),
    ({"value": 5.0, "high": 7.0, "unit": "percent"}, "5 to 7 percent"),
    ({"value": 12.0, "unit": "percent", "change": "decrease"}, "-12 percent"),
    ({"value": 2.0, "unit": "times", "change": "increase"}, "2 times"),
    ({"value": 62_500.0, "unit": "freelancer"}, "62,500 freelancers"),
    ({"value": 1.0, "unit": "person"}, "1 person"),
    ({"value": 40.0, "unit": "person"}, "40 people"),
    ({"value": 9.0, "unit": "barrel per day"}, "9 barrels per day"),
    ({"value": 6.0, "unit": "company"}, "6 companies"),
    ({"value": 6.0, "unit": "branch"}, "6 branches"),
    ({"value": 0.5}, "0.5"),
]


@pytest.mark.parametrize("cells, written", WORDINGS, ids=[written for _, written in WORDINGS])
def test_a_value_is_worded_for_a_person(cells, written):
    assert wording(Fact(fact_id="f", metric="m", **cells)) == written

# ruff: noqa: E501 -- a marked sentence stands on one line
"""One event told by two papers: which of their figures are one fact, and which are two however alike they look."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itx_nlp.errors import ModelError
from itx_nlp.knowledge import retelling, tellings
from itx_nlp.knowledge.facts import at_home, find_facts
from itx_nlp.knowledge.reading import statements
from itx_nlp.tables import Tables, merge
from tests.knowledge.conftest import make_article

HARBOUR = """berths: The harbour of Pasni will get [30 berths|30 berth] for trawlers by next summer.
    cost of the harbour: The work will cost [Rs6.4 billion|6.4e9 PKR], the port board told reporters on the quay.
    jetties: Of the old jetties [14|14 -] are to be pulled down first.
    ice plants: Fishermen were promised [5 ice plants|5 plant] and cheaper diesel."""
STORIES = [
    # words of its own for every figure, two of them of one digit, and another period for the cost
    (HARBOUR,
     """fishing port: New [30 berths|30 berth] for trawlers are planned at the harbour of Pasni.
        port board: It put the cost at [Rs6.4 billion|6.4e9 PKR 2025].
        demolition: The old jetties, [14|14 -] in all, will be pulled down.
        fishermen: They want the promised [5 ice plants|5 plant] before anything else.""",
     4),
    # what one rounds; and what is told in per cent, as a change by one paper only
    ("""wheat reserve: The reserve of wheat stood at [4.27 million tonnes|4.27e6 tonne 2025-01-10] in the silos, the food board said.
        reserve: It had been [3.9 million tonnes|3.9e6 tonne 2025-01-03] a week before.
        silo rent: The rent of silos went up [12%|12 percent +] for the board.""",
     """grain: The food board keeps wheat of [4.3 million tonnes|4.3e6 tonne] in its silos.
        silos: A week before, the reserve was [3.9 million tonnes|3.9e6 tonne].
        owners of silos: They have raised the rent of silos by [12 per cent|12 percent].""",
     3),
    # a loss with its sign
    ("dates: Growers of dates in Turbat sold [31.8 per cent|31.8 percent -] less than a year before, [5,400 crates|5400 crate] in all.",
     "crop: For the growers of Turbat, sales of dates were [-31.8%|-31.8 percent -]; [5,400 crates|5400 crate] were sold.",
     2),
    # less than nought, and nought
    ("""frost: In the orchards of Ziarat the thermometer showed [-7.5 degrees|-7.5 degree] at dawn, the growers said.
        stamp duty: The stamp duty on orchards stays at [0 per cent|0 percent] for the growers of Ziarat.""",
     """cold: The growers of Ziarat read [-7.5 degrees|-7.5 degree] off the thermometer in the orchards at dawn.
        duty: For growers of Ziarat the stamp duty on orchards stays at [0 per cent|0 percent].""",
     2),
    # what one says in a single digit
    ("ropeway: The ropeway to Shogran with its [37 cabins|37 cabin] will cost [Rs1,000 million|1e9 PKR], the tourism office said.",
     "ropeway: The tourism office puts the cost of the ropeway to Shogran, with [37 cabins|37 cabin], at [Rs1 billion|1e9 PKR].",
     2),
]  # fmt: skip
APART = [
    # two budgets of a day, with a sum that both have
    ("wildlife: For the wildlife parks of the north [Rs15 billion|1.5e10 PKR FY2026] has been set aside.\n"
     "canals: The canals get [Rs48.3 billion|4.83e10 PKR FY2026], the schools [Rs97 billion|9.7e10 PKR FY2026].",
     "scholarships: Scholarships for nurses will take [Rs15 billion|1.5e10 PKR FY2026].\n"
     "tractors: For tractors there is [Rs9.6 billion|9.6e9 PKR FY2026]."),
    # a sum and what was added to it
    ("toll: The bridge took tolls of [Rs74.3 million|7.43e7 PKR] in the week.",
     "toll: The tolls of the bridge rose by [Rs74.3 million|7.43e7 PKR +] in the week."),
    # a level of two years, and of a year and its first months
    ("carpet exports: Carpets worth [$2.59 billion|2.59e9 USD FY2023] were sold abroad.",
     "carpet exports: Carpets worth [$2.593 billion|2.593e9 USD 2023-07/2024-04] were sold abroad."),
    # on the month and on the year
    ("onion prices: Onion prices in the bazaar rose [14.7%|14.7 percent 2025-01 +] month on month.",
     "onion prices: Onion prices in the bazaar rose [14.7%|14.7 percent 2025-01 +] year on year."),
    # two papers that exchange two prices
    ("""price of plums: A crate of plums is at [Rs258.43|258.43 PKR 2025-01-14] in the market of Quetta.
        price of pears: A crate of pears is at [Rs262.59|262.59 PKR 2025-01-14] in the market of Quetta.""",
     """price of pears: A crate of pears is at [Rs258.43|258.43 PKR 2025-01-14] in the market of Quetta.
        price of plums: A crate of plums is at [Rs262.59|262.59 PKR 2025-01-14] in the market of Quetta."""),
    # rupees and dollars, a range and its end, a word without digits
    ("cost: The dam at Nolong costs [Rs26.3 billion|2.63e10 PKR].", "cost: The dam at Nolong costs [$26.3 billion|2.63e10 USD]."),
    ("rain: In Nagar [40 to 60 mm|40 millimetre to=60] of rain fell at [21 stations|21 station].",
     "rain: In Nagar [40 mm|40 millimetre] of rain fell at [22 stations|22 station]."),
    ("voters: In the ward of Saddar [a third|0.333333 -] of them came, [410 women|410 woman] among them.",
     "boxes: In the ward of Saddar [a third|0.333333 -] of these were late; [412 women|412 woman] waited."),
]  # fmt: skip


def told(*texts: str, days: tuple[str, ...] = ("2025-01-14", "2025-01-15", "2025-01-16")) -> Tables:
    return merge([make_article(f"a{n}", text, days[n]) for n, text in enumerate(texts)])


@pytest.mark.parametrize("one, other, facts", STORIES, ids=[row[1][:20] for row in STORIES])
def test_what_two_papers_tell_of_one_event_is_corroborated(one, other, facts):
    for papers in ((one, other), (other, one)):
        found = [fact for fact in find_facts(told(*papers)) if len(fact.article_ids) > 1]
        assert [(fact.status, fact.articles) for fact in found] == [("corroborated", 2)] * facts


@pytest.mark.parametrize("one, other", APART, ids=[row[1][:20] for row in APART])
def test_what_only_looks_alike_is_told_by_one_paper_each(one, other):
    for papers in ((one, other), (other, one)):
        assert {fact.articles for fact in find_facts(told(*papers))} == {1}


FRACTIONS = [
    # two figures of two papers; whether they may be one
    ("In Saddar [half|0.5 -] of the wells are dry.", "Of the wells in Saddar [0.5|0.5 -] are dry.", True),
    ("In Saddar [half|0.5 -] of the wells are dry.", "Of the wells in Saddar [half|0.5 -] are dry.", False),
    ("In Saddar the index rose by [43 points|43 point +].", "In Saddar it was [43|43 -].", False),
]


@pytest.mark.parametrize("one, other, may", FRACTIONS)
def test_whether_two_may_be_one_is_asked_alike_from_either_side(one, other, may):
    s, t = statements(told(f"wells: {one}", f"wells: {other}"))
    assert (tellings.may_be(s, t), tellings.may_be(t, s)) == (may, may)


@pytest.mark.parametrize("day, papers", [("2025-01-14", 2), ("2025-01-17", 2), ("2025-01-18", 1), (None, 1)])
def test_an_event_is_reported_within_three_days(day, papers):
    [cost] = [
        fact for fact in find_facts(told(HARBOUR, STORIES[0][1], days=("2025-01-14", day))) if fact.value == 6.4e9
    ][:1]
    assert cost.articles == papers


def test_a_copy_is_no_second_paper():
    tables = merge([make_article("a", HARBOUR), make_article("b", STORIES[0][1], duplicate_of="a")])
    assert {fact.articles for fact in find_facts(tables)} == {1}


@pytest.mark.parametrize("day", ["2025-01-13", "2025-01-25", None])
@pytest.mark.parametrize("copied", ["a", "b"])
def test_a_copy_on_whatever_day_is_told_as_what_it_repeats_and_changes_nothing(copied, day):
    texts = {"a": HARBOUR, "b": STORIES[0][1]}
    parts = [make_article("a", HARBOUR, "2025-01-14"), make_article("b", STORIES[0][1], "2025-01-15")]
    copies = [make_article(name, texts[copied], day, duplicate_of=copied) for name in ("c", "d")]
    without, whole = (
        [(fact.metric, fact.period, fact.value, fact.articles) for fact in find_facts(merge(some))]
        for some in (parts, [*parts, *copies])
    )
    assert whole == without


def test_the_fact_has_the_words_and_the_period_that_most_papers_give():
    third = """cost: The harbour of Pasni, with its berths for trawlers, costs [Rs6.4 billion|6.4e9 PKR 2025], says the port board.
        pulled down: The old jetties, [14|14 -], will be pulled down."""
    [cost] = [fact for fact in find_facts(told(HARBOUR, STORIES[0][1], third)) if fact.value == 6.4e9]
    assert (cost.metric, cost.period, cost.articles) == ("cost of the harbour", "2025", 3)


def test_a_number_that_everybody_has_makes_no_pair():
    line = "levy: In the {} the levy on water is now [Rs35|35 PKR] a month, says the board."
    towns = ("port", "fort", "bazaar", "camp", "mill", "farm", "quarry", "depot", "yard", "market", "school", "court", "park", "pier")  # fmt: skip
    few, many = (
        retelling.mates(statements(merge([make_article(f"a{n:02}", line.format(town)) for n, town in enumerate(some)])))
        for some in (towns[:3], towns)
    )
    assert (len(few), len(many)) == (3, 0)


@given(st.permutations(range(3)))
@settings(max_examples=6, deadline=None)
def test_the_order_of_the_articles_changes_nothing(order):
    texts = (HARBOUR, STORIES[0][1], STORIES[1][0])
    parts = [make_article(f"a{n}", text) for n, text in enumerate(texts)]
    assert find_facts(merge([parts[n] for n in order])) == find_facts(merge(parts))


@given(st.lists(st.sampled_from([text for row in STORIES for text in row[:2]]), min_size=2, max_size=4))
@settings(max_examples=30, deadline=None)
def test_each_figure_keeps_its_value_and_its_place(texts):
    before = at_home(statements(told(*texts, days=("2025-01-14",) * 4)))
    after = retelling.retell(before)
    assert [(s.figure_id, s.value, s.text, s.start) for s in after] == [
        (s.figure_id, s.value, s.text, s.start) for s in before
    ]
    assert all(s is t or s.thread is None for s, t in zip(before, after, strict=True))


BROKEN = [
    {"weight": 1},
    {"weights": 3},
    {"weights": {"": -4.8}},
    {"weights": dict.fromkeys(("", *retelling.SIGNS), "many")},
    {"weights": dict.fromkeys(("", *retelling.SIGNS), float("nan"))},
]


@pytest.mark.parametrize("text", [None, "{", *map(json.dumps, BROKEN)])
def test_a_broken_model_is_named(tmp_path, monkeypatch, text):
    if text is not None:
        (tmp_path / "retelling").mkdir()
        (tmp_path / "retelling" / "model.json").write_text(text)
    monkeypatch.setattr("itx_nlp.resources.models", lambda: tmp_path)
    retelling._weights.cache_clear()
    try:
        with pytest.raises(ModelError, match=r"retelling/model\.json cannot be read"):
            find_facts(told(HARBOUR, STORIES[0][1]))
    finally:
        retelling._weights.cache_clear()

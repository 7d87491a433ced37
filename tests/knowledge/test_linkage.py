# ruff: noqa: E501 -- a marked sentence stands on one line
"""The same number told in other words: when it is one fact, when it never is, and what the joined row says."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itx_nlp.extract import compare, compare_readings, read
from itx_nlp.knowledge.facts import find_facts
from itx_nlp.tables import Tables, merge
from tests.knowledge.conftest import as_text, in_pieces, make_article

# two articles of two days, and whether they tell one thing
ONE = [
    # other words for it, a period that only one names
    ("grants for canal lining: Canal lining in the delta gets [Rs74.3 billion|7.43e10 PKR FY2026].",
     "lining works: For the lining of canals [Rs74.3 billion|7.43e10 PKR] was set aside."),
    # a plan for one, done for the other
    ("outlay on harbour dredging: Harbour dredging will take [Rs3.18 billion|3.18e9 PKR FY2026].",
     "dredging: The harbour spent [Rs3,180 million|3.18e9 PKR FY2026] on dredging."),
    # a listed metric beside words of an article's own
    ("Pakistan's remittances: Remittances came to [$3.417 billion|3.417e9 USD 2025-03].",
     "inflows of workers: Workers sent remittances of [$3.417 billion|3.417e9 USD 2025-03]."),
    # five digits of the same day need few words
    ("closing level: The market ended at [48,317 points|48317 point 2025-01-13].",
     "benchmark: It was at [48,317 points|48317 point 2025-01-13]."),
    # a day of the week that the other names
    ("holdings of foreign exchange: Foreign exchange holdings fell to [$11.36 billion|1.136e10 USD 2025-01-10].",
     "bank's foreign exchange: Holdings of foreign exchange stood at [$11.36 billion|1.136e10 USD 2025-01-04/2025-01-10]."),
]  # fmt: skip
TWO = [
    # the year and its first ten months
    ("carpet exports: Carpet exports were [$2.593 billion|2.593e9 USD FY2023].",
     "exports of carpet makers: Carpet exports were [$2.593 billion|2.593e9 USD 2023-07/2024-04]."),
    ("carpet exports: Carpet exports were [$2.593 billion|2.593e9 USD FY2024].",
     "exports of carpet makers: Carpet exports were [$2.593 billion|2.593e9 USD 2023-07/2024-04]."),
    # no word in common
    ("grants for canal lining: Canal lining gets [Rs74.3 billion|7.43e10 PKR FY2026].",
     "pensions: Retired clerks cost [Rs74.3 billion|7.43e10 PKR FY2026]."),
    # a level and a change, up and down, dollars and rupees
    ("canal lining: Canal lining took [Rs74.3 billion|7.43e10 PKR FY2026].",
     "lining works: For canal lining [Rs74.3 billion|7.43e10 PKR FY2026 +] more was given."),
    ("carpet sales: Carpet sales rose [14.7%|14.7 percent FY2026 +].",
     "sales of weavers: Carpet sales fell [14.7%|14.7 percent FY2026 -]."),
    ("canal lining: Canal lining took [$74.3 billion|7.43e10 USD FY2026].",
     "lining works: For canal lining [Rs74.3 billion|7.43e10 PKR FY2026] was given."),
    # two scopes of one listed metric
    ("Pakistan's IT exports: IT exports were [$3.417 billion|3.417e9 USD FY2025].",
     "Pakistan's computer services exports: IT exports of computer services were [$3.417 billion|3.417e9 USD FY2025]."),
    # on the month and on the year
    ("carpet sales: Carpet sales of weavers rose [14.7%|14.7 percent 2025-03 +] month on month.",
     "sales of carpets: Carpet sales of weavers rose [14.7%|14.7 percent 2025-03 +] year on year."),
    # two papers that change two things for each other: what is plums in one is pears in the other, which has plums too
    ("price of plums: A crate of plums is now at [Rs258.43|258.43 PKR 2025-01-14].",
     "pears: A crate of pears is now at [Rs258.43|258.43 PKR 2025-01-14].\n"
     "plums: A crate of plums is now at [Rs262.59|262.59 PKR 2025-01-14]."),
    # a fraction in words has no digits
    ("canal lining: Of the canal lining [a third|0.333333 - FY2026] is done.",
     "lining works: Of the canals [a third|0.333333 - FY2026] have their lining."),
]  # fmt: skip


def told(*texts: str, days: tuple[str, ...] = ("2025-01-14", "2025-01-15", "2025-01-15")) -> Tables:
    return merge([make_article(f"a{n}", text, days[n]) for n, text in enumerate(texts)])


@pytest.mark.parametrize("one, other", ONE, ids=[row[1] for row in ONE])
def test_other_words_for_one_thing(one, other):
    [fact] = find_facts(told(one, other))
    assert (fact.status, fact.articles, len(fact.figure_ids)) == ("corroborated", 2, 2)


@pytest.mark.parametrize("one, other", TWO, ids=[row[1] for row in TWO])
def test_two_things(one, other):
    assert {fact.status for fact in find_facts(told(one, other))} == {"single"}


def test_a_name_is_no_rivals_where_it_is_that_of_another_time():
    """Pears were at 258 and are at 262: another paper may call both the price of a crate of pears."""
    was = "[Rs258.43|258.43 PKR 2025-01-13]"
    one = f"price of pears: A crate of pears was at {was}.\nprice of pears: It is now at [Rs262.59|262.59 PKR 2025-01-14]."
    other = f"fruit prices: A crate of pears was sold at {was} in the market of fruit."
    assert sorted(fact.articles for fact in find_facts(told(one, other))) == [1, 2]


@pytest.mark.parametrize(
    "one, other",
    [
        # two digits are had by chance
        ("grants for canal lining: Canal lining in the delta gets [Rs74 billion|7.4e10 PKR FY2026].",
         "lining works: For the lining of canals [Rs74 billion|7.4e10 PKR FY2026] was set aside."),
        # what is counted every day
        ("firms in the pit: The pit saw [317 firms|317 firm 2025-01-10].",
         "firms: In the pit there were [317 firms|317 firm]."),
    ],
)  # fmt: skip
def test_a_week_apart_it_is_another_thing(one, other):
    assert {fact.status for fact in find_facts(told(one, other, days=("2025-01-11", "2025-01-18")))} == {"single"}


def test_figures_of_one_article_are_never_joined():
    """The same sum in two years: what another says without a year is one of the two, never both."""
    one = f"{ONE[0][0]}\n{ONE[0][0].replace('FY2026', 'FY2025')}"
    assert [len(fact.figure_ids) for fact in find_facts(told(one))] == [1, 1]
    assert sorted(len(fact.figure_ids) for fact in find_facts(told(one, ONE[0][1]))) == [1, 2]


def test_months_apart_it_is_another_thing_unless_both_name_its_period():
    days = ("2025-01-14", "2025-06-15")
    assert len(find_facts(told(*ONE[0], days=days))) == 2
    assert len(find_facts(told(ONE[0][0], ONE[0][1].replace("PKR", "PKR FY2026"), days=days))) == 1


@pytest.mark.parametrize("number, value, facts", [("39.4", 3.94e10, 2), ("39.417", 3.9417e10, 1)])
def test_one_heading_of_a_country_and_of_a_province_asks_for_a_rarer_number(number, value, facts):
    one = f"grants for schools: For schools it is Punjab's [Rs{number} billion|{value} PKR FY2026]."
    other = f"grants for schools: For schools it is Pakistan's [Rs{number} billion|{value} PKR FY2026]."
    assert len(find_facts(told(one, other, days=("2025-01-10", "2025-01-15")))) == facts


def test_a_copy_that_is_worded_otherwise_is_no_second_source():
    one, other = (make_article(f"a{n}", text, duplicate_of="a0" if n else None) for n, text in enumerate(ONE[0]))
    assert {fact.status for fact in find_facts(merge([one, other]))} == {"single"}


def test_the_joined_row_has_the_best_name_period_and_entity():
    [fact] = find_facts(
        merge(
            [
                make_article("a", "lining: For canal lining it is Punjab's [Rs74.3 billion|7.43e10 PKR]."),
                make_article(
                    "b", "canal lining grants: Canal lining gets [Rs74.3 billion|7.43e10 PKR FY2026] in Pakistan."
                ),
                make_article("c", "scheme: Canal lining is a scheme of [Rs74,300 million|7.43e10 PKR]."),
            ]
        )
    )
    assert (fact.metric, fact.entity, fact.period) == ("canal lining grants", "Punjab", "FY2026")
    assert (fact.status, fact.articles, fact.article_ids) == ("corroborated", 3, ("a", "b", "c"))
    assert (fact.first_day, fact.last_day) == ("2025-07-01", "2026-06-30")
    assert len(fact.claim_ids) == 3


def test_the_joined_row_is_of_the_country_that_one_article_names():
    one = "IT exports: Pakistan's IT exports touched [$386 million|3.86e8 USD 2025-01], the bank of Pakistan said."
    other = "receipts from exports of IT services: Receipts from exports of IT services were [$386 million|3.86e8 USD 2025-01]."
    for papers in ((one, other), (other, one)):
        assert [(fact.entity, fact.articles) for fact in find_facts(told(*papers))] == [("Pakistan", 2)]


def test_a_listed_name_that_no_other_article_bears_out_is_not_taken():
    """A metric that was carried over from another figure is a mistake more often than not."""
    one = "remittances: The auction of bills raised [Rs853.4 billion|8.534e11 PKR]."
    other = "bids in the auction: Bids of [Rs853.4 billion|8.534e11 PKR] for bills were taken in the auction."
    assert [fact.metric for fact in find_facts(told(one, other))] == ["bids in the auction"]


def test_what_another_says_otherwise_still_keeps_its_note():
    texts = (
        "grants for canal lining: Canal lining in the delta gets [Rs74.32 billion|7.432e10 PKR FY2026].",
        "grants for canal lining: Canal lining in the delta gets [Rs74.3 billion|7.43e10 PKR FY2026].",
        "lining works: For the lining of canals [Rs74.32 billion|7.432e10 PKR] was set aside.",
    )
    [fact] = find_facts(told(*texts))
    assert (fact.value, fact.articles) == (7.432e10, 3)
    assert fact.note == "equal within rounding: Rs74.32 billion, Rs74.3 billion"


# few numbers, things and days, so that many are told twice

THINGS = ("canal lining", "lining works", "carpet sales", "sales of carpet weavers", "IT exports", "exports", "harbour")
FRAMES = ("For {} it came to {}.", "{} of the delta: {} was set aside.", "Weavers, canals and {} got {}.", "In {}, {}.")


@st.composite
def sentences(draw, scale: str = "billion"):
    number = draw(st.sampled_from(("74.3", "3.417", "48.31", "7.1")))
    thing = draw(st.sampled_from(THINGS))
    period = draw(st.sampled_from(("FY2024", "FY2025", "2024-07/2025-03", "2025-01-10", "")))
    bound = draw(st.sampled_from(("", "", "~", ">")))
    change = draw(st.sampled_from(("", "", "+")))
    figure = f"[${number} {scale}|VALUE USD {period} {bound} {change}]"
    return f"{thing}: {draw(st.sampled_from(FRAMES)).format(thing, figure)}", number


def corpora():
    days = st.sampled_from(("2025-01-12", "2025-01-14", "2025-02-20"))
    return st.lists(st.tuples(days, st.lists(sentences(), min_size=1, max_size=3)), min_size=2, max_size=5)


def articles(corpus, scale: float = 1e9, word: str = "billion") -> list[Tables]:
    return [
        make_article(
            f"a{n}",
            "\n".join(
                text.replace("VALUE", repr(float(number) * scale)).replace("billion", word) for text, number in lines
            ),
            day,
            duplicate_of="a0" if n == 3 else None,
        )
        for n, (day, lines) in enumerate(corpus)
    ]


@given(corpora(), st.integers(0, 99))
@settings(max_examples=80, deadline=None)
def test_order_changes_nothing(corpus, seed):
    whole = merge(articles(corpus))
    mixed = {name: random.Random(seed).sample(rows, len(rows)) for name, rows in whole.items()}
    assert find_facts(mixed) == find_facts(whole)


@given(corpora(), st.integers(1, 4))
@settings(max_examples=40, deadline=None)
def test_partition_changes_nothing(corpus, parts):
    made = articles(corpus)
    assert as_text(in_pieces(made, parts)) == as_text(in_pieces([merge(made)], 1))


@given(corpora())
@settings(max_examples=40, deadline=None)
def test_rows_told_twice_are_told_once(corpus):
    once = merge(articles(corpus))
    twice = {name: [*rows, *rows] for name, rows in once.items()}
    assert [(fact.fact_id, fact.status, fact.articles) for fact in find_facts(twice)] == [
        (fact.fact_id, fact.status, fact.articles) for fact in find_facts(once)
    ]


@given(corpora())
@settings(max_examples=40, deadline=None)
def test_what_is_one_fact_in_billions_is_one_in_millions(corpus):
    big, small = (find_facts(merge(articles(corpus, *scale))) for scale in ((1e9, "billion"), (1e6, "million")))
    assert sorted((f.metric, f.status, len(f.figure_ids)) for f in big) == sorted(
        (f.metric, f.status, len(f.figure_ids)) for f in small
    )


@given(corpora())
@settings(max_examples=40, deadline=None)
def test_what_was_kept_is_joined_as_what_is_read(corpus):
    named = {tables["articles"][0].article_id: tables for tables in articles(corpus)}
    listed = [tables["articles"][0] for tables in named.values()]
    stated = {name: read(tables)[0] for name, tables in named.items()}
    assert compare_readings(listed, stated) == compare(named.values())[0]


@given(corpora())
@settings(max_examples=60, deadline=None)
def test_every_figure_stands_in_one_fact_and_no_two_periods_in_one(corpus):
    tables = merge(articles(corpus))
    facts = find_facts(tables)
    used = [figure for fact in facts for figure in fact.figure_ids]
    assert len(used) == len({*used})
    assert len({fact.fact_id for fact in facts}) == len(facts)
    period = {figure.figure_id: figure.period for figure in tables["figures"]}
    for fact in facts:
        assert len({period[figure] for figure in fact.figure_ids if period[figure] in ("FY2024", "FY2025")}) < 2

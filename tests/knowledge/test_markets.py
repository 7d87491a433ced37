# ruff: noqa: E501 -- a marked sentence stands on one line
"""The news of each market day: exchange rates, an index, gold and oil go by one name each, and what moves may be checked."""

import pytest

from itx_nlp.knowledge.checks import find_checks
from itx_nlp.knowledge.facts import find_facts
from itx_nlp.tables import merge

RATE, OPEN = "exchange rate of the rupee", "exchange rate of the rupee in the open market"
KSE, TOLA, GRAMS, OUNCE = "KSE-100 index", "gold price per tola", "gold price per 10 grams", "gold price per ounce"

# sentences, then the metrics of their facts, sorted
NAMES = [
    # one rate, however it is worded
    ("rupee: It closed at [291.40|291.40 -] to the dollar.", [RATE]),
    ("local currency: The local currency settled at [291.40|291.40 -].", [RATE]),
    ("local unit: The local unit lost [0.05%|0.05 percent -].", [RATE]),
    ("range-bound Pakistani rupee: The range-bound Pakistani rupee slipped by [0.05%|0.05 percent -].", [RATE]),
    ("dollar: The dollar traded at [Rs291.40|291.40 PKR].", [RATE]),
    ("dollar: The dollar was available close to [Rs291.40|291.40 PKR].", [RATE]),
    ("rupee-dollar parity: It ended at [Rs291.40|291.40 PKR].", [RATE]),
    (
        """rupee: The rupee closed at [291.40|291.40 -].
           currency: The currency lost [0.2%|0.2 percent -].""",
        [RATE, RATE],
    ),
    ("currency: The currency lost [0.2%|0.2 percent -].", ["currency"]),
    ("greenback: The greenback was sold at [Rs291.40|291.40 PKR].", [RATE]),
    ("previous close: The rupee rose from its previous close of [291.40|291.40 -].", [RATE]),
    ("loss: The rupee ended lower, a loss of [12 paisa|0.12 PKR -].", [RATE]),
    # what is told of in the open market is there as well behind a pronoun, and only there
    (
        """rupee: In the open market, the rupee traded at [293.10|293.10 -].
           rupee: It had ended at [293.25|293.25 -] on Tuesday.""",
        [OPEN, OPEN],
    ),
    ("rupee: The rupee closed at [291.40|291.40 -], while in the open market it stood at [293.10|293.10 -].", [RATE, OPEN]),
    # other things that are told in rupees and dollars
    ("rupee deposits: Rupee deposits came to [Rs5 billion|5e9 PKR].", ["rupee deposits"]),
    ("real effective exchange rate: The real effective exchange rate was [98.2|98.2 -].", ["real effective exchange rate"]),
    ("growth in rupee terms: Sales saw [9%|9 percent +] growth in rupee terms.", ["growth in rupee terms"]),
    ("dollar: The dollar rose to [142 yen|142 JPY].", ["dollar"]),
    ("dollar: The dollar fell by [0.3%|0.3 percent -] against a basket of currencies.", ["dollar"]),
    ("pound: The pound closed at [Rs391.40|391.40 PKR], and the rupee fell.", ["pound"]),
    ("loss: The mill ended the year with a loss of [Rs12 million|1.2e7 PKR] as the rupee fell.", ["loss"]),
    ("close: The mill's shares were at [Rs41|41 PKR] at the close.", ["close"]),
    # an index by its names, and by `index` where it was told of
    ("benchmark KSE 100 Index: It rose by [412 points|412 point +].", [KSE]),
    (
        """KSE-100: It rose by [0.4%|0.4 percent +].
           index: The index settled at [101,412|101412 point].""",
        [KSE, KSE],
    ),
    ("index: The index settled at [8,412|8412 point].", ["index"]),
    ("volume of the KSE-100: Trade on it reached [Rs5 billion|5e9 PKR].", ["volume of the KSE-100"]),
    # what goes on from the sentence before is of one kind: points are of no interest rate
    (
        """policy rate: The policy rate was kept at [11%|11 percent -].
           high: The market swung to a high of [666 points|666 point -].""",
        ["policy rate"],
    ),
    (
        """policy rate: The policy rate was kept at [11%|11 percent -].
           high: It had been at a high of [22%|22 percent -].""",
        ["policy rate", "policy rate"],
    ),
    (
        """policy rate: The policy rate was kept at [11%|11 percent -].
           It: It had been [twice|2 times] as high.""",
        ["policy rate", "policy rate"],
    ),
    # gold by weight and by place
    ("gold prices: Gold prices rose by [Rs1,900|1900 PKR +] per tola.", [TOLA]),
    ("price: The price of 10-gram gold rose by [Rs1,629|1629 PKR +].", [GRAMS]),
    ("rate: The price per tola was flat, while the 10-gram rate fell by [Rs3|3 PKR -].", [GRAMS]),
    ("gold rates: In the international market, gold rates fell by [$14|14 USD -].", [OUNCE]),
    ("gold prices: Gold prices moved between [$3,011|3011 USD] and [$3,044|3044 USD].", [OUNCE, OUNCE]),
    ("silver: Silver was sold at [Rs3,101|3101 PKR] per tola.", ["silver price per tola"]),
    ("price: The price of onions rose to [Rs90|90 PKR] per kg.", ["price"]),
    ("gold: The police found gold worth [Rs9 million|9e6 PKR].", ["gold"]),
    ("Brent crude futures: They rose by [$1.20|1.2 USD +] a barrel.", ["Brent crude price"]),
]  # fmt: skip


@pytest.mark.parametrize("text, names", NAMES, ids=[row[0].strip()[:60] for row in NAMES])
def test_name(article, text, names):
    told = sorted((fact.metric for fact in find_facts(article("a", text)) for _ in fact.figure_ids), key=names.index)
    assert told == names


CHECKS = [
    # paisa between two bare rates, and what part of the rate they are
    (
        """rupee: The rupee slipped by [0.04%|0.04 percent 2025-03-11 -].
           rupee: It settled at [291.52|291.52 - 2025-03-11], down [12 paisa|0.12 PKR 2025-03-11 -].
           rupee: It had ended at [291.40|291.40 - 2025-03-10].""",
        [("growth", 0.04118, "rounded"), ("difference", 0.12, "consistent")],
    ),
    # a gain: fewer rupees are paid for a dollar
    (
        "rupee: The rupee closed at [291.28|291.28 - 2025-03-12], up [Rs0.24|0.24 PKR 2025-03-12 +] or [0.08%|0.08 percent 2025-03-12 +].",
        [("growth", 0.08233, "rounded")],
    ),
    (
        """rupee: The rupee gained [Rs0.24|0.24 PKR 2025-03-12 +] to [291.28|291.28 - 2025-03-12].
           rupee: On Monday it had closed at [291.52|291.52 - 2025-03-10].""",
        [("difference", 0.24, "consistent")],
    ),
    # another rupee
    (
        """rupee: India's rupee settled at [83.52|83.52 - 2025-03-11], down [12 paisa|0.12 INR 2025-03-11 -].
           rupee: India's rupee had ended at [83.40|83.40 - 2025-03-10].""",
        [("difference", 0.12, "consistent")],
    ),
    (
        """rupee: Nepal's rupee settled at [133.52|133.52 - 2025-03-11], down [12 paisa|0.12 PKR 2025-03-11 -].
           rupee: Nepal's rupee had ended at [133.40|133.40 - 2025-03-10].""",
        [("difference", 0.12, "consistent")],
    ),
    # the week before last, told next
    (
        """rupee: On the week the rupee weakened by [0.21%|0.21 percent 2025-03-17 -], or [62 paisa|0.62 PKR 2025-03-17 -].
           rupee: It ended at [291.52|291.52 - 2025-03-10/2025-03-16] compared to [290.90|290.90 - 2025-03-10/2025-03-16] before.""",
        [("growth", 0.21313, "rounded"), ("difference", 0.62, "consistent")],
    ),
]  # fmt: skip

NO_CHECKS = [
    # paisa of a share, and the rate of another day
    """shares: They lost [12 paisa|0.12 PKR 2025-03-11 -].
       rupee: It settled at [291.52|291.52 - 2025-03-11].
       rupee: It had ended at [291.40|291.40 - 2025-03-10].""",
    # a rate that nobody says was so before
    """rupee: It settled at [291.52|291.52 - 2025-03-11], down [12 paisa|0.12 PKR 2025-03-11 -].
       rupee: A dealer asks for [291.40|291.40 -].""",
    # the other market
    """rupee: It settled at [293.52|293.52 - 2025-03-11], down [12 paisa|0.12 PKR 2025-03-11 -].
       rupee: In the open market it had been at [293.40|293.40 - 2025-03-10].""",
    # two currencies in one sentence
    """franc: The franc gained [0.31%|0.31 percent 2025-05-26 +] and stood at [$1.251|1.251 USD 2025-04], while the crown had gone up to [1.507|1.507 USD 2025-05-26 {crown}].""",
    # a rate is no sum
    """rupee: The rupee lost [four paisas|0.04 PKR 2025-03-14] and closed at [Rs282.06|282.06 PKR 2025-03-14].
       rupee: It was at [Rs282.02|282.02 PKR 2025-03-14] at noon.""",
    # a change of a month and the paisa of a day
    """rupee: This month the rupee fell by [0.71%|0.71 percent 2025-03 -].
       rupee: On Friday it lost [12 paisa|0.12 PKR 2025-03-14 -] and closed at [291.52|291.52 - 2025-03-14].""",
]  # fmt: skip


@pytest.mark.parametrize("text, expected", CHECKS, ids=[row[0].strip()[:60] for row in CHECKS])
def test_check(article, text, expected):
    found = find_checks(article("a", text))
    assert [(check.rule, pytest.approx(check.expected, rel=1e-3), check.verdict) for check in found] == expected


@pytest.mark.parametrize("text", NO_CHECKS, ids=[text.strip()[:60] for text in NO_CHECKS])
def test_no_check(article, text):
    assert find_checks(article("a", text)) == []


def test_two_rates_of_one_day_do_not_conflict(article):
    def told(metric, one, other):
        both = [article(name, f"{metric}: It was at {figure}.") for name, figure in (("a", one), ("b", other))]
        return [fact.status for fact in find_facts(merge(both))]

    noon, evening = "[291.52|291.52 - 2025-03-11]", "[291.40|291.40 - 2025-03-11]"
    assert told("rupee", noon, evening) == ["single", "single"]
    assert told("rupee", noon, noon) == ["corroborated"]
    reserves = "[$9.1 billion|9.1e9 USD 2025-03-11]", "[$9.4 billion|9.4e9 USD 2025-03-11]"
    assert told("SBP reserves", *reserves) == ["conflicting", "conflicting"]


def test_a_bare_rate_is_told_in_the_money_of_its_country(article):
    def told(whose):
        (fact,) = find_facts(article("a", f"{whose} rupee: It closed at [291.40|291.40 - 2025-03-11]."))
        return fact.metric, fact.entity, fact.unit

    assert told("Pakistan's") == (RATE, "Pakistan", "PKR")
    assert told("India's") == (RATE, "India", "INR")


def test_a_rate_of_the_rupee_is_of_a_country_that_has_one(article):
    def told(country):
        rate = f"rupee: {country} was told of [291.40|291.40 - 2025-03-11]."
        return [fact.entity for fact in find_facts(article("a", rate)) if fact.metric == RATE]

    assert told("Pakistan") == ["Pakistan"]
    assert told("Nepal") == ["Nepal"]
    assert told("Germany") == [None]


def test_a_bare_rate_of_an_article_without_a_country_is_in_the_money_of_the_corpus(article):
    def told(*whose):
        others = [article(f"b{i}", f"{who} reserves: {who} had [$9 billion|9e9 USD -].") for i, who in enumerate(whose)]
        rate = article("a", "rupee: It closed at [291.40|291.40 - 2025-03-11].")
        return next((fact.entity, fact.unit) for fact in find_facts(merge([rate, *others])) if fact.metric == RATE)

    assert told("Pakistan's", "Pakistan's") == ("Pakistan", "PKR")
    assert told("India's", "India's") == ("India", "INR")
    assert told("Germany's", "Germany's") == (None, None)
    assert told("Pakistan's") == (None, None)


def test_rates_without_a_day_do_not_corroborate(article):
    def told(figure):
        both = [article(name, f"rupee: The rupee fell by {figure}.") for name in "ab"]
        return [fact.status for fact in find_facts(merge(both))]

    assert told("[0.04%|0.04 percent -]") == ["single", "single"]
    assert told("[0.04%|0.04 percent 2025-03-11 -]") == ["corroborated"]


def test_a_price_is_by_the_weight_that_its_own_clause_names(article):
    text = "gold: Gold by the tola rose [Rs900|900 PKR +] while the price for 10 grams rose [Rs700|700 PKR +]."
    assert {fact.value: fact.metric for fact in find_facts(article("a", text))} == {900: TOLA, 700: GRAMS}

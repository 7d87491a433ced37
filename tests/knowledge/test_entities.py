# ruff: noqa: E501 -- a marked sentence stands on one line
"""Whose figure it is: a country, its province, a town or a firm."""

import pytest

from itx_nlp.knowledge.facts import find_facts
from itx_nlp.tables import Organization


def mention(text: str, name: str, kind: str = "company", sentence: int = 0) -> Organization:
    start = text.index(name)
    return Organization(
        article_id="a",
        sentence=sentence,
        start=start,
        end=start + len(name),
        text=name,
        org_id=name,
        name=name,
        kind=kind,
    )


# two sentences without a title that names a province, and whose the second figure is
PROVINCES = [
    ("debt: Punjab's debt grew by [Rs25 million|2.5e7 PKR FY2025 +].\nrent: That of Punjab grew by [Rs9 million|9e6 PKR FY2025 +].", "loans: They are [Rs4 million|4e6 PKR FY2025].", "Punjab"),
    ("debt: Debt of Sindh grew by [Rs25 million|2.5e7 PKR FY2025 +].\nrent: That of Sindh grew by [Rs9 million|9e6 PKR FY2025 +].", "loans: The federal government holds [Rs4 million|4e6 PKR FY2025].", "Pakistan"),
    ("debt: Debt of Sindh grew by [Rs25 million|2.5e7 PKR FY2025 +].\nrent: That of Sindh grew by [Rs9 million|9e6 PKR FY2025 +].", "loans: Sindh got from the federal government [Rs4 million|4e6 PKR FY2025].", "Sindh"),
    # one province of several, or of a country that is named as often
    ("debt: Debts of Sindh and Punjab grew by [Rs25 million|2.5e7 PKR FY2025 +].", "loans: They are [Rs4 million|4e6 PKR FY2025].", "Pakistan"),
    ("debt: In Sindh and all Pakistan, in Pakistan's towns, debt grew by [Rs25 million|2.5e7 PKR FY2025 +].", "loans: They are [Rs4 million|4e6 PKR FY2025].", "Pakistan"),
    # spoken of once
    ("debt: Debt of Sindh grew by [Rs25 million|2.5e7 PKR FY2025 +].", "loans: They are [Rs4 million|4e6 PKR FY2025].", "Pakistan"),
    # a currency is no country
    ("debt: Pakistan's debt is [Rs25 million|2.5e7 PKR FY2025].", "loans: Japanese yen make up [5 per cent|5 percent FY2025] of loans.", "Pakistan"),
]  # fmt: skip


@pytest.mark.parametrize("first, second, owner", PROVINCES)
def test_the_province_that_an_article_is_about(article, first, second, owner):
    country = "rain: In Pakistan it was [3 mm|3 mm]." if "Pakistan" not in first else ""
    rows = article("a", "\n".join(filter(None, (first, second, country))), title="More debt")
    (fact,) = [fact for fact in find_facts(rows) if fact.metric == "loans"]
    assert fact.entity == owner


# a sentence with firms in it, and whose each figure is
FIRMS = [
    ("shares: Then came Alpha Mills with [50 million shares|5e7 share], gaining [Rs2|2 PKR +], and Beta Foods with [40 million|4e7 share].", ["Alpha Mills", "Alpha Mills", "Beta Foods"]),
    ("value: The most went to Alpha Mills ([$6 million|6e6 USD]) and Beta Foods ([$5 million|5e6 USD]).", ["Alpha Mills", "Beta Foods"]),
    # a firm that nobody took for one, and one that only stands near
    ("shares: Then came Alpha Mills with [50 million shares|5e7 share] and Gamma with [40 million|4e7 share].", ["Alpha Mills", "Pakistan"]),
    ("shares: Behind Alpha Mills [50 million shares|5e7 share] were sold.", ["Pakistan"]),
]  # fmt: skip


@pytest.mark.parametrize("text, expected", FIRMS)
def test_a_firm_told_with_its_figures(article, text, expected):
    plain = article("a", text)["claims"][0].text
    bodies = tuple(mention(plain, name) for name in ("Alpha Mills", "Beta Foods") if name in plain)
    facts = find_facts(article("a", text, title="Pakistan's firms, Pakistan's shares", organizations=bodies))
    assert sorted(fact.entity for fact in facts) == expected


# whose IT exports they are, and under which name
EXPORTS = [
    ("IT exports of Multan: The IT exports of Multan were [$32 million|3.2e7 USD FY2024].", "IT exports", "Multan"),
    ("Multan's IT exports: Multan's IT exports were [$32 million|3.2e7 USD FY2024].", "IT exports", "Multan"),
    ("IT exports: The firm's yearly IT exports were [$32 million|3.2e7 USD FY2024].", "IT exports of a firm", "Pakistan"),
    ("IT exports: The IT exports of this company were [$32 million|3.2e7 USD FY2024].", "IT exports of a firm", "Pakistan"),
    ("Alpha Mills' IT exports: Alpha Mills' IT exports were [$32 million|3.2e7 USD FY2024].", "Alpha Mills' IT exports", "Alpha Mills"),
    # the country's, by whom they are told of, where they go, and a capital that stands for its country
    ("IT exports: Firms say IT exports were [$32 million|3.2e7 USD FY2024].", "IT exports", "Pakistan"),
    ("IT exports: In Multan he said IT exports were [$32 million|3.2e7 USD FY2024].", "IT exports", "Pakistan"),
    ("Islamabad's IT exports: Islamabad's IT exports were [$32 million|3.2e7 USD FY2024].", "IT exports", "Pakistan"),
]  # fmt: skip


@pytest.mark.parametrize("text, metric, owner", EXPORTS)
def test_exports_of_a_town_or_a_firm_are_not_its_countrys(article, text, metric, owner):
    home = "GDP growth: Pakistan, whose rupee is Pakistan's, grew by [2%|2 percent FY2025 +]."
    plain = article("a", text)["claims"][0].text
    bodies = (mention(plain, "Alpha Mills"),) if "Alpha Mills" in plain else ()
    facts = find_facts(article("a", f"{text}\n{home}", title="Pakistan and Pakistan's trade", organizations=bodies))
    assert [(fact.metric, fact.entity) for fact in facts if fact.unit == "USD"] == [(metric, owner)]

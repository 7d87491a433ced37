"""One test for each reason that a note can give."""

from itx_nlp.knowledge.facts import find_facts
from itx_nlp.tables import merge


def facts_of(*articles):
    return {(fact.metric, fact.value): fact for fact in find_facts(merge(articles))}


def test_same_period_other_scope(article):
    facts = facts_of(
        article("a", "exports of computer services: They were [$834 million|8.34e8 USD FY2018]."),
        article("b", "IT exports: With telecommunication they were [$1.065 billion|1.065e9 USD FY2018]."),
    )
    narrow = facts["computer services exports", 8.34e8]
    wide = facts["IT exports with telecommunication and information services", 1.065e9]
    assert (narrow.status, wide.status) == ("single", "single")
    assert narrow.note == "same period, other scope: $1.065 billion (with telecommunication and information services)"
    assert wide.note == "same period, other scope: $834 million (computer services only)"


def test_partial_period_printed_as_a_year(article):
    facts = facts_of(
        article("a", "IT exports: They were [$1.230 billion|1.23e9 USD FY2020] for the year."),
        article("a2", "IT exports: By May they were [$1.11 billion|1.11e9 USD 2019-07/2020-05]."),
        article("b", "IT exports: In the fiscal year they touched [$1.11bn|1.11e9 USD FY2020]."),
    )
    years = [fact for fact in find_facts(
        merge([
            article("a", "IT exports: They were [$1.230 billion|1.23e9 USD FY2020] for the year."),
            article("a2", "IT exports: By May they were [$1.11 billion|1.11e9 USD 2019-07/2020-05]."),
            article("b", "IT exports: In the fiscal year they touched [$1.11bn|1.11e9 USD FY2020]."),
        ])
    ) if fact.period == "FY2020"]  # fmt: skip
    assert len(facts) == 2
    assert [(fact.value, fact.status) for fact in years] == [(1.11e9, "conflicting"), (1.23e9, "conflicting")]
    assert years[0].note == "partial period printed as a year: 2019-07/2020-05 came to $1.11 billion"
    assert years[1].note is None


def test_a_part_that_is_all_there_is_stays_a_year(article):
    facts = facts_of(
        article("a", "IT exports: By May they were [$1.11 billion|1.11e9 USD 2019-07/2020-05]."),
        article("b", "IT exports: In the fiscal year they touched [$1.13bn|1.13e9 USD FY2020]."),
    )
    assert all(fact.note is None for fact in facts.values())


def test_scale_word_lost(article):
    facts = facts_of(
        article("a", "IT exports: They were [$812.648 million|8.12648e8 USD 2018-07/2019-04]."),
        article("b", "IT exports: They were [$812.648|812.648 USD 2018-07/2019-04]."),
    )
    assert facts["IT exports", 812.648].note == "scale word lost: 1,000,000 times less than $812.648 million"
    assert {fact.status for fact in facts.values()} == {"conflicting"}


def test_scale_word_lost_in_a_series(article):
    months = [("2024-01", 265), ("2024-02", 257), ("2024-03", 306), ("2024-04", 310)]
    told = [article(m, f"IT exports: They were [${v} million|{v}e6 USD {m}].") for m, v in months]
    facts = facts_of(*told, article("x", "IT exports: They were [$330,000|3.3e5 USD 2024-05]."))
    assert [value for (_, value), fact in facts.items() if fact.note] == [3.3e5]
    assert "scale word lost" in facts["IT exports", 3.3e5].note


def test_percentage_turned_round(article):
    facts = facts_of(
        article("a", "employable IT graduates: Only [10 per cent|10 percent 2023] are ready."),
        article("b", "employable IT graduates: Some [90 per cent|90 percent] are not."),
    )
    ready = facts["employable IT graduates", 10]
    not_ready = facts["employable IT graduates, turned round", 90]
    assert (ready.status, not_ready.status) == ("single", "single")
    assert ready.note == "percentage turned round: 90 per cent not"
    assert not_ready.note == "percentage turned round: 10 per cent so"


def test_later_revision(article):
    facts = facts_of(
        article("a", "IT exports: They were [$257 million|2.57e8 USD 2024-02].", "2024-03-20", "State Bank", "sbp"),
        article("b", "IT exports: They were [$261 million|2.61e8 USD 2024-02].", "2024-06-20", "State Bank", "sbp"),
    )
    assert {fact.status for fact in facts.values()} == {"conflicting"}
    assert facts["IT exports", 2.61e8].note == "later revision of $257 million (2024-03-20)"
    assert facts["IT exports", 2.57e8].note is None


def test_no_revision_by_another_body(article):
    facts = facts_of(
        article("a", "IT exports: They were [$257 million|2.57e8 USD 2024-02].", "2024-03-20", "State Bank", "sbp"),
        article("b", "IT exports: They were [$261 million|2.61e8 USD 2024-02].", "2024-06-20", "Bureau", "pbs"),
    )
    assert all(fact.note is None for fact in facts.values())


def test_two_digits_of_a_listed_sum_show_that_its_scale_is_lost(article):
    facts = facts_of(
        article("a", "IT exports: They were [$310 million|3.1e8 USD 2025-04] in April."),
        article("b", "IT exports: They were [$310|310 USD 2025-04] in April."),
    )
    assert {fact.status for fact in facts.values()} == {"conflicting"}
    assert facts["IT exports", 310].note == "scale word lost: 1,000,000 times less than $310 million"


def test_one_digit_or_what_is_not_listed_does_not(article):
    for metric, digit in (("IT exports", "3"), ("sale of old looms", "31")):
        facts = facts_of(
            article("a", f"{metric}: They were [${digit} million|{digit}e6 USD 2025-04] in April."),
            article("b", f"{metric}: They were [${digit}|{digit} USD 2025-04] in April."),
        )
        assert {fact.status for fact in facts.values()} == {"single"}

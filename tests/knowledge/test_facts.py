# ruff: noqa: E501 -- a marked sentence stands on one line
"""Who agrees, who disagrees, and why it only looks so."""

from dataclasses import replace

import pytest

from itx_nlp.knowledge.facts import find_facts
from itx_nlp.tables import Organization, merge

EXPORTS = "Pakistan's IT exports"

# two articles, then status and a piece of the note of the facts made of them
PAIRS = [
    # equal within the rounding of the wording
    ("[$2.59 billion|2.59e9 USD FY2023]", "[$2.6 billion|2.6e9 USD FY2023 ~]", ["corroborated"], "equal within rounding"),
    ("[$3.2 billion|3.2e9 USD FY2024]", "[$3.22 billion|3.22e9 USD FY2024]", ["corroborated"], "equal within rounding"),
    ("[$3,223 million|3.223e9 USD FY2024]", "[$3.22 billion|3.22e9 USD FY2024]", ["corroborated"], "equal within rounding"),
    ("[$310 million|3.1e8 USD 2024-04]", "[$310 million|3.1e8 USD 2024-04]", ["corroborated"], None),
    ("[5.89%|5.89 percent FY2024 +]", "[5.8%|5.8 percent FY2024 +]", ["corroborated"], "cut off, not rounded"),
    # a bound that the value keeps
    ("[$3.22 billion|3.22e9 USD FY2024]", "[$3.2 billion|3.2e9 USD FY2024 >]", ["corroborated"], "bound compatible: > $3.2 billion"),
    ("[$3.22 billion|3.22e9 USD FY2024]", "[$1 billion|1e9 USD FY2024 >]", ["single", "single"], None),
    # two values of one thing
    ("[$2.59 billion|2.59e9 USD FY2023]", "[$2.48 billion|2.48e9 USD FY2023]", ["conflicting", "conflicting"], None),
    ("[36%|36 percent FY2024 +]", "[37%|37 percent FY2024 +]", ["conflicting", "conflicting"], None),
    # equal numbers of different things
    ("[$2.59 billion|2.59e9 USD FY2023]", "[$2.593 billion|2.593e9 USD 2023-07/2024-04]", ["single", "single"], None),
    ("[$3.2 billion|3.2e9 USD FY2024]", "[Rs3.2 billion|3.2e9 PKR FY2024]", ["single", "single"], None),
    ("[20%|20 percent FY2024 +]", "[20%|20 percent FY2024]", ["single", "single"], None),
    ("[20%|20 percent FY2024 +]", "[20%|20 percent FY2024 -]", ["single", "single"], None),
    # a rate without a time that keeps a bound
    ("[30%|30 percent]", "[38%|38 percent <]", ["single", "single"], None),
    ("[30%|30 percent FY2024]", "[38%|38 percent FY2024 <]", ["corroborated"], "bound compatible"),
    # the same number without a time says nothing against another one
    ("[$3.2 billion|3.2e9 USD]", "[$2.6 billion|2.6e9 USD]", ["single", "single"], None),
]  # fmt: skip


@pytest.mark.parametrize("one, other, statuses, note", PAIRS, ids=[f"{row[0]} {row[1]}" for row in PAIRS])
def test_two_articles(article, one, other, statuses, note):
    both = merge([article("a", f"{EXPORTS}: They were {one}."), article("b", f"{EXPORTS}: They were {other}.")])
    facts = find_facts(both)
    assert [fact.status for fact in facts] == statuses
    if note:
        assert any(note in (fact.note or "") for fact in facts)


def test_a_fact_says_where_it_comes_from(article):
    facts = find_facts(
        merge(
            [
                article(
                    "a", f"{EXPORTS}: They were [$3.2 billion|3.2e9 USD FY2024].", "2024-07-20", "Asma Rind", "pseb"
                ),
                article("b", f"{EXPORTS}: They were [$3.22 billion|3.22e9 USD FY2024].", "2024-08-01", None, "sbp"),
            ]
        )
    )
    assert len(facts) == 1
    fact = facts[0]
    assert (fact.metric, fact.entity, fact.period) == ("IT exports", "Pakistan", "FY2024")
    assert (fact.first_day, fact.last_day) == ("2023-07-01", "2024-06-30")
    assert (fact.value, fact.articles, fact.article_ids) == (3.22e9, 2, ("a", "b"))
    assert (fact.speakers, fact.source_orgs) == (("Asma Rind",), ("pseb", "sbp"))
    assert (fact.first_published, fact.last_published) == ("2024-07-20", "2024-08-01")
    assert fact.claim_ids == ("a:c0", "b:c0")
    assert fact.figure_ids == ("a:f10", "b:f10")


def test_a_duplicate_is_no_second_source(article):
    text = f"{EXPORTS}: They were [$1.944 billion|1.944e9 USD 2022-07/2023-03]."
    facts = find_facts(merge([article("a", text), article("b", text, duplicate_of="a")]))
    assert [(fact.status, fact.articles) for fact in facts] == [("single", 1)]
    assert facts[0].article_ids == ("a", "b")
    assert facts[0].note == "repeated by 1 duplicate, not counted"


def test_a_copy_of_what_is_told_without_a_time_is_no_fact_of_its_own(article):
    text = "Nepal's carpet weavers: They fell by [18%|18 percent -]."
    told = merge([article("a", text), article("b", text, duplicate_of="a"), article("c", text, "2025-03-15")])
    assert [(fact.article_ids, fact.articles) for fact in find_facts(told)] == [(("a", "b"), 1), (("c",), 1)]


def test_an_article_counts_once_however_often_it_says_it(article):
    text = f"""{EXPORTS}: They were [$3.2 billion|3.2e9 USD FY2024].
               {EXPORTS}: Again, [$3.2 billion|3.2e9 USD FY2024] came in."""
    assert [(fact.status, fact.articles) for fact in find_facts(article("a", text))] == [("single", 1)]


def test_targets_stay_apart_by_date_and_do_not_conflict(article):
    first = article("a", f"{EXPORTS}: The aim is [$5 billion|5e9 USD 2023].", "2020-06-01", "Board", kind="target")
    second = article("b", f"{EXPORTS}: The aim is [$5 billion|5e9 USD 2025].", "2021-06-01", "Ministry", kind="target")
    third = article("c", f"{EXPORTS}: The aim is [$6 billion|6e9 USD 2025].", "2021-07-01", "Broker", kind="target")
    facts = find_facts(merge([first, second, third]))
    assert [(fact.period, fact.value, fact.kind, fact.status) for fact in facts] == [
        ("2023", 5e9, "target", "single"),
        ("2025", 5e9, "target", "single"),
        ("2025", 6e9, "target", "single"),
    ]


def test_a_past_level_in_a_sentence_of_aims_is_no_target(article):
    text = f"{EXPORTS}: They are to rise from [$3.8 billion|3.8e9 USD FY2024] to [$5 billion|5e9 USD 2027]."
    facts = find_facts(article("a", text, "2025-01-01", kind="target"))
    assert [(fact.value, fact.kind) for fact in facts] == [(3.8e9, "statistic"), (5e9, "target")]


def test_change_on_the_month_and_on_the_year_are_two_metrics(article):
    text = (
        f"{EXPORTS}: They rose [19%|19 percent 2024-03 +] month on month and [36%|36 percent 2024-03 +] year on year."
    )
    assert [fact.metric for fact in find_facts(article("a", text))] == ["IT exports", "IT exports month on month"]


def test_a_change_is_held_against_the_time_that_its_own_words_name(article):
    text = (
        f"{EXPORTS}: They grew [19%|19 percent 2024-03 +] from the previous month and [36%|36 percent 2024-03 +] "
        "compared with the same month of last year."
    )
    facts = find_facts(article("a", text))
    assert {fact.value: fact.metric for fact in facts} == {19: "IT exports month on month", 36: "IT exports"}


def test_change_on_the_week_is_a_metric_of_its_own(article):
    text = """onions: Week on week they went up [4%|4 percent 2025-06-06/2025-06-12 +].
              onions: They went up [9%|9 percent 2025-06-06/2025-06-12 +] on the week of Eid last year.
              exports: Week on week nothing is known, in May they rose [3%|3 percent 2025-05 +]."""
    metrics = {(fact.metric, fact.value) for fact in find_facts(article("a", text))}
    assert metrics == {("onions week on week", 4), ("onions", 9), ("exports", 3)}


def test_what_changes_in_a_week_is_on_the_week_before_until_the_year_is_spoken_of(article):
    text = """onions: They fell by [4%|4 percent 2025-06-06/2025-06-12 -].
              garlic: It rose by [7%|7 percent 2025-06-06/2025-06-12 +].
              plums: On a year-on-year basis they rose by [31%|31 percent 2025-06-06/2025-06-12 +].
              onions: They were down by [8%|8 percent 2025-06-06/2025-06-12 -].
              plums: Week on week they rose by [2%|2 percent 2025-06-06/2025-06-12 +].
              garlic: It was [9%|9 percent 2025-06-06/2025-06-12 +] dearer.
              exports: They rose by [3%|3 percent 2025-05 +]."""
    metrics = {(fact.metric, fact.value) for fact in find_facts(article("a", text))}
    assert metrics == {
        ("onions week on week", 4),
        ("garlic week on week", 7),
        ("plums", 31),
        ("onions", 8),
        ("plums week on week", 2),
        ("garlic week on week", 9),
        ("exports", 3),
    }


# the same change of a thing with one word, told by two articles: two digits tell it from others, one does not
BRIEF = [
    ("eggs: They rose by [0.67%|0.67 percent 2025-05 +].", "corroborated"),
    ("eggs: They rose by [0.6%|0.6 percent 2025-05 +].", "single"),
    ("eggs: They rose by [0.67%|0.67 percent +].", "single"),
    ("eggs: They were [67 eggs|67 egg 2025-05].", "single"),
]


@pytest.mark.parametrize("text, status", BRIEF)
def test_a_thing_of_one_word_corroborates_by_its_change(article, text, status):
    facts = find_facts(merge([article("a", text), article("b", text)]))
    assert {fact.status for fact in facts} == {status}


INDUSTRY = [
    ("IT industry: It is worth [$5 billion|5e9 USD FY2026].", "size of the IT industry"),
    ("governance and IT sectors: They will get [Rs5 billion|5e9 PKR FY2026].", "governance and IT sectors"),
]


SPANS = [
    # what is told by the month is not what a year comes to
    ("IT exports: They averaged [$317 million|3.17e8 USD FY2025] a month.", "IT exports a month"),
    ("IT exports: An average monthly [$317 million|3.17e8 USD FY2025] came.", "IT exports a month"),
    ("IT exports: They brought [$317 million|3.17e8 USD 2025-06] a month ago.", "IT exports"),
    ("IT exports: They brought [$3.8 billion|3.8e9 USD FY2025], a month after the levy.", "IT exports"),
    ("IT exports: They brought [$317 million|3.17e8 USD 2025-06] in a month.", "IT exports"),
    ("monthly IT exports: They averaged [$317 million|3.17e8 USD FY2025] a month.", "IT exports a month"),
]


@pytest.mark.parametrize("text, metric", SPANS)
def test_what_is_told_by_the_month(article, text, metric):
    assert [fact.metric for fact in find_facts(article("a", text))] == [metric]


AIMS = [
    ("the ministry's own target", "IT exports"),
    ("earlier goal", "IT exports"),
    ("target", "IT exports"),
    ("tea export target", "tea export target"),
    ("own mills", "own mills"),
]


@pytest.mark.parametrize("worded, metric", AIMS)
def test_what_is_aimed_at_was_told_before(article, worded, metric):
    text = f"""IT exports: They were [$3.8 billion|3.8e9 USD FY2025].
               {worded}: That is [$15 billion|1.5e10 USD 2030]."""
    assert metric in {fact.metric for fact in find_facts(article("a", text)) if fact.period == "2030"}


PARTS = [
    ("services exports: IT exports make up [45 per cent|45 percent FY2025] of services exports.", "share of IT in services exports"),
    ("tea exports: Green tea accounted for about [9 per cent|9 percent FY2025 ~] of tea exports.", "share of Green tea in tea exports"),
    ("tea exports: Prices fell, as green tea accounts for just [9 per cent|9 percent FY2025] of tea exports.", "share of green tea in tea exports"),
    ("tea exports: Clerks make [9 per cent|9 percent FY2025] more of tea exports.", "tea exports"),
    ("tea exports: Green tea made them rise by [9 per cent|9 percent FY2025 +].", "tea exports"),
]  # fmt: skip


@pytest.mark.parametrize("text, metric", PARTS)
def test_what_makes_up_a_part_has_a_share(article, text, metric):
    assert [fact.metric for fact in find_facts(article("a", text))] == [metric]


GOODS = [
    ("exports of goods: They were [$5 billion|5e9 USD FY2026].", "goods exports"),
    ("the country's merchandise exports: They were [$5 billion|5e9 USD FY2026].", "goods exports"),
    ("exports of surgical goods: They were [$5 million|5e6 USD FY2026].", "exports of surgical goods"),
    ("sports goods exports: They were [$5 million|5e6 USD FY2026].", "sports goods exports"),
    ("exports of services: They were [$5 billion|5e9 USD FY2026].", "services exports"),
    ("exports of goods and services: They were [$9 billion|9e9 USD FY2026].", "exports of goods and services"),
]


@pytest.mark.parametrize("text, metric", GOODS)
def test_exports_of_some_goods_are_not_those_of_all(article, text, metric):
    assert [fact.metric for fact in find_facts(article("a", text))] == [metric]


@pytest.mark.parametrize("text, metric", INDUSTRY)
def test_the_size_of_the_industry_is_said_of_it_alone(article, text, metric):
    assert [fact.metric for fact in find_facts(article("a", text))] == [metric]


HOW_FAST = [
    ("van sales: How fast they grew depends on who is asked -- one gives [5 per cent|5 percent], one [6 per cent|6 percent].", "increase"),
    ("van sales: Nobody agrees how much they have fallen -- the office says [5 per cent|5 percent].", "decrease"),
    # how many there are is no growth
    ("van sales: How many are vans depends on who is asked -- one gives [5 per cent|5 percent].", None),
    ("van sales: How fast a van goes nobody asks; of all cars [5 per cent|5 percent] are vans.", None),
]  # fmt: skip


@pytest.mark.parametrize("text, change", HOW_FAST)
def test_what_answers_how_fast_is_a_change(article, text, change):
    assert {fact.change for fact in find_facts(article("a", text))} == {change}


# whose figure it is, beside Pakistan's
OWNERS = [
    ("wind power: It stood at 20 turbines compared to Iran's [35|35 turbine].", "Iran"),
    ("Pakistan's wind power: It stood at 20 turbines compared to Iran's [35|35 turbine].", "Iran"),
    ("bonds: In contrast, India lost [$1.4 billion|1.4e9 USD 2025-04].", "India"),
    ("bonds: Most went to India, where strangers bought [$7.9 billion|7.9e9 USD 2025-04].", "India"),
    ("debt: There were [Rs5 million|5e6 PKR] in Punjab.", "Punjab"),
    ("debt: There were [Rs5 million|5e6 PKR] in the K-P.", "Khyber Pakhtunkhwa"),
    ("grants: Germany gave [Rs5 million|5e6 PKR].", "Germany"),
    # and no one's else
    ("bonds: In contrast, India and China lost [$1.4 billion|1.4e9 USD 2025-04].", "Pakistan"),
    ("bonds: In contrast to India, they lost [$1.4 billion|1.4e9 USD 2025-04].", "Pakistan"),
    ("debt: There were [Rs5 million|5e6 PKR] in Lahore.", "Pakistan"),
    ("debt: There were [Rs5 million|5e6 PKR] in March.", "Pakistan"),
]


def test_a_body_named_by_a_country_abroad_is_no_country(article):
    text = "grants: Germany's Reed Fund gave [Rs5 million|5e6 PKR].\nPakistan's rain: It was [5 mm|5 mm]."
    fund = Organization(
        article_id="a",
        sentence=0,
        start=10,
        end=19,
        text="Reed Fund",
        name="Reed Fund",
        org_id="reed",
        kind="government",
    )
    titled = {"title": "Pakistan and Pakistan's neighbours"}
    for bodies, owner in (((), "Germany"), ((fund,), "Pakistan")):
        facts = find_facts(article("a", text, organizations=bodies, **titled))
        assert [fact.entity for fact in facts if fact.metric == "grants"] == [owner]


def test_inflation_on_the_month_is_no_inflation_on_the_year(article):
    text = """inflation: It is put at [3.0 per cent|3.0 percent 2025-05] year-on-year and [0.61 per cent|0.61 percent 2025-05] month-on-month."""
    assert [fact.metric for fact in find_facts(article("a", text))] == ["inflation", "inflation month on month"]


@pytest.mark.parametrize("text, owner", OWNERS)
def test_whose_figure_it_is(article, text, owner):
    home = "GDP: In Pakistan, whose rupee is Pakistan's, it grew [2%|2 percent FY2025 +]."
    facts = find_facts(article("a", f"{home}\n{text}", title="Pakistan and Pakistan's neighbours"))
    assert [fact.entity for fact in facts if fact.metric != "GDP growth"] == [owner]


def test_what_a_ministry_wants_is_a_target_in_its_field(article):
    """The wanting stands outside the claim, and so does whose exports are wanted."""
    tables = article("a", "exports: exports of [$5 billion|5e9 USD 2023] by 2023")
    said = replace(tables["claims"][0], speaker="the ministry of information technology", kind="recommendation")
    kinds = {}
    for cue in ("wanted", "counted"):
        tables["claims"] = [replace(said, cue=cue)]
        (fact,) = find_facts(tables)
        kinds[cue] = (fact.metric, fact.kind)
    tables["claims"] = [replace(said, cue="vowed", start=-30, text=f"to guard what, after {'x' * 7}, {said.text}")]
    assert find_facts(tables)[0].kind == "statistic"
    assert kinds == {"wanted": ("IT exports", "target"), "counted": ("IT exports", "statistic")}


def test_forecasts_and_levels_of_two_countries_never_meet(article):
    text = """India's IT exports: They stand at [$200 billion|2e11 USD FY2024].
              Bangladesh's IT exports: They stand at [$5 billion|5e9 USD FY2024]."""
    facts = find_facts(article("a", text))
    assert [(fact.entity, fact.status) for fact in facts] == [("Bangladesh", "single"), ("India", "single")]


# what a sentence says without giving a fact
NO_FACTS = [
    "growth: Whenever growth exceeds [5%|5 percent >], the gap widens.",
    # what would have been was not
    "carpet exports: The plan could have helped them cross [$2 billion|2e9 USD >].",
    "wheat output: With better seed it would have reached [35 million tonnes|3.5e7 tonne].",
    "savings: It might have saved [Rs40 billion|4e10 PKR] had it bought early.",
    "jobs: The park would bring [thousands of jobs|1000 job >=].",
    "forms of capital: There are [three forms|3 form] of it.",
    "IT exports: If they grew to [$15 billion|1.5e10 USD], everyone would notice.",
    "largest exporter: It is the [second|2 -].",
    # whose number follows, not what is counted
    "gold: The price of [10 grams|10 gram] stayed.",
    "levy on vehicles: The levy on those of up to [800cc|800 cubic_centimetre <=].",
    "group: The index for the group of up to [Rs17,000|17000 PKR <=] stayed.",
    "groups: The index for groups of Rs17,001-22,000; [Rs22,001-29,000|22001 PKR to=29000] and above stayed.",
    # an index has its base, a variety its number
    "index with the base: It has the base 2015-16 =[100|100 -].",
    "gold: The price of [24-karat|24 karat_gold] gold stayed.",
    "years: Papers of [3|3 -]- and 5-year terms were sold.",
    "rice: Prices of IRRI-[6/9|0.6667 -] stayed.",
    "age: She is [24|24 -] and keeps the books.",
    # worked examples
    "fee: On [$500|500 USD] the fee is [$50|50 USD].",
    "fee: On an invoice of [$500|500 USD], she pays [$50|50 USD].",
    "fee: For a weaver who takes out [$1,000|1000 USD], that is [$20|20 USD].",
    # a small count in words of what is known already, behind a preposition, of what is told by the way, of two
    "firms: The guild lent to [nine firms|9 firm] that had a loan.",
    "looms: They sold their [nine looms|9 loom].",
    "looms: They sold the last [nine looms|9 loom].",
    "looms: They paid the mill's [nine weavers|9 weaver].",
    "looms: They sat under [three looms|3 loom] in the dark.",
    "reasons: It gave [three reasons|3 reason] for that.",
    "strategy: It has a [five-mill|5 mill] strategy.",
    "guilds: It brings together [three guilds|3 guild].",
    "looms: It has [two looms|2 loom].",
    "rules: It wrote them into [nine rules|9 rule].",
    "firms: The [nine firms|9 firm] had a loan.",
    "firms: [Two firms|2 firm] had a loan.",
    "floors: [Four floors|4 floor] on foot, she laughed.",
]


# a weight that was caught is counted; a bracket of income may get something
FACTS = [
    "levy: They would have to pay [Rs40 billion|4e10 PKR] in May.",
    "carpet exports: They may have crossed [$2 billion|2e9 USD >].",
    "heroin: They seized [10 kilograms|10 kilogram] of it.",
    "relief: Groups of farmers are to get [Rs17,000|17000 PKR] each.",
    "base: It has a base of [100|100 -] firms.",
    # no worked example
    "profit: On [$500|500 USD] of sales it made a profit.",
    "profit: For [$900 million|9e8 USD] the guild got a mill.",
    "firms in the park: Of [85 firms|85 firm] in the park, many export.",
    "firms: The park houses [60 firms|60 firm].",
    "fee: On its looms the fee is [$50|50 USD].",
    "age of looms: It is [24|24 -].",
    # a small count in words that a clause begins with, or that somebody has, gets or goes to
    "looms: It now has [nine looms|9 loom].",
    "looms: It opened in 2017 with [three looms|3 loom].",
    "looms: It kept only [four|4 loom] of them.",
    "parks: It had approved [nine parks|9 park].",
    "towns: It sells in [nine towns|9 town].",
    "countries: It sells to [eight countries|8 country].",
    "parks: The other [four|4 park] will be sold.",
    "firms: [Nine firms|9 firm] had a loan.",
    "mills: It lists 40, and [five|5 mill] of them have closed.",
    "mills: Last year, but [three|3 mill] of our neighbours were sold.",
]


@pytest.mark.parametrize("text", FACTS)
def test_a_fact(article, text):
    assert len(find_facts(article("a", text))) == 1


@pytest.mark.parametrize("text", NO_FACTS)
def test_no_fact(article, text):
    assert find_facts(article("a", text)) == []


def test_what_one_article_tells_apart_is_no_conflict(article):
    """Two bids of one day: whatever tells them apart is in words we did not read."""
    text = "bids received in the auction: There were [Rs78.2 billion|7.82e10 PKR 2025-05] and [Rs53.7 billion|5.37e10 PKR 2025-05]."
    other = "bids received in the auction: In Pakistan there were [Rs78.2 billion|7.82e10 PKR 2025-05]."
    facts = find_facts(merge([article("a", text), article("b", other)]))
    assert [fact.status for fact in facts] == ["single", "corroborated"]


def test_metrics_nobody_listed_are_grouped_by_their_words(article):
    one = article("a", "cotton yarn exports: They fell to [$812.4 million|8.124e8 USD FY2024].")
    other = article("b", "exports of cotton yarn: They were [$812 million|8.12e8 USD FY2024].")
    third = article("c", "cotton cloth exports: They were [$812 million|8.12e8 USD FY2024].", "2025-03-15")
    facts = find_facts(merge([one, other, third]))
    assert sorted((fact.metric, fact.status) for fact in facts) == [
        ("cotton cloth exports", "single"),
        ("cotton yarn exports", "corroborated"),
    ]


def test_bare_words_mean_the_metric_before_them(article):
    text = """IT exports: They reached [$310 million|3.1e8 USD 2024-04].
              receipts: They had been [$306 million|3.06e8 USD 2024-03].
              growth: It was [1.3%|1.3 percent 2024-04 +]."""
    assert {fact.metric for fact in find_facts(article("a", text))} == {"IT exports"}


def test_total_exports_are_not_those_of_the_sector_before_them(article):
    text = """IT exports: They reached [$3.8 billion|3.8e9 USD FY2025].
              total exports: They were [$32.1 billion|3.21e10 USD FY2025]."""
    assert {fact.metric for fact in find_facts(article("a", text))} == {"IT exports", "total exports"}


def with_headline(tables):
    """Take the first line for the headline: it asserts nothing of its own."""
    del tables["claims"][0]
    return tables


HEADLINES = [
    ("[$3.2bn|3.2e9 USD]", [3.223e9]),
    ("[over $3 billion|3e9 USD >]", [3.223e9]),
    ("[$4.1bn|4.1e9 USD]", [3.223e9, 4.1e9]),
    ("[Rs3.2bn|3.2e9 PKR]", [3.2e9, 3.223e9]),
]


@pytest.mark.parametrize("told, values", HEADLINES)
def test_a_headline_stands_for_the_figure_of_the_text(article, told, values):
    text = f"software: Exports of {told}\n{EXPORTS}: They came to [$3.223 billion|3.223e9 USD FY2024]."
    assert sorted(fact.value for fact in find_facts(with_headline(article("a", text)))) == values


# what was done with an amount comes before what its metric says
ACTS = [
    ("schools: Some [Rs5 billion|5e9 PKR FY2025] was allocated.", "allocation for schools"),
    ("schools: Some [Rs5 billion|5e9 PKR FY2025] has been set apart.", "schools"),
    ("southern mills: They dispatched [641,894 tonnes|641894 tonne 2025-05].", "dispatches of southern mills"),
    ("province: It spent only [Rs18 billion|1.8e10 PKR FY2025].", "spending of province"),
    ("development spending: It spent [Rs18 billion|1.8e10 PKR FY2025].", "development spending"),
    ("schools: The plan names [Rs5 billion|5e9 PKR FY2025].", "schools"),
    ("schools: It spent [Rs5 billion|5e9 PKR FY2025] on schools.", "spending on schools"),
    # however it is told that goods are made, traded or used, in this order or that
    ("cars: It reported sales of [8,700 cars|8700 car 2025-03].", "sales of cars"),
    ("cars: Some [8,700 cars|8700 car 2025-03] were sold.", "sales of cars"),
    ("rye: The mills produce about [9 tonnes|9 tonne 2025] of rye.", "production of rye"),
    ("rye: Some [9 tonnes|9 tonne 2025] of winter rye were imported.", "imports of rye"),
    ("rye: The mills consumed [9 tonnes|9 tonne 2025] of it.", "consumption of rye"),
    ("rye: The firms [9|9 - 2025] have exports and stores.", "rye"),
    ("shops: Some [58 shops|58 shop 2025] would buy a lamp.", "shops"),
    ("shops: Some [58 shops|58 shop 2025] export to the south.", "shops"),
    ("rye: Some [9 tonnes|9 tonne 2025] of rye that nobody wanted, were sold.", "rye"),
    # what is done at a price
    ("rye: It was sold at about [Rs90|90 PKR 2025-03].", "price of rye"),
    ("rye: It was imported at [Rs90|90 PKR 2025-03].", "price of rye"),
    ("Winter rye: It has reached [Rs90|90 PKR 2025-03] per kg.", "price of winter rye"),
    ("rye: It has reached [Rs90|90 PKR 2025-03] per head.", "rye"),
    ("levy on rye: It has reached [Rs90|90 PKR 2025-03] per kg.", "levy on rye"),
    ("rye: The board sold at least [9 tonnes|9 tonne 2025-03].", "sales of rye"),
    ("operations: They were earmarked at [Rs9 million|9e6 PKR FY2025].", "allocation for operations"),
    # pieces have no name of their own
    ("units: The Daisy sold [90 units|90 unit 2025-03].", "sales"),
    ("blocks: The Daisy sold [90 blocks|90 block 2025-03].", "sales of blocks"),
]


@pytest.mark.parametrize("text, metric", ACTS)
def test_what_was_done_with_an_amount(article, text, metric):
    assert [fact.metric for fact in find_facts(article("a", text))] == [metric]


TOLD_BEFORE = [
    # what is held against what was sold was sold too; pieces are of what was told before
    ("Daisy: It sold [90 units|90 unit 2025-05], down from [80 units|80 unit 2024-05].", ["sales of Daisy"] * 2),
    ("cars: Some [90 cars|90 car 2025-05] were sold, up [9 per cent|9 percent 2025-05 +].", ["sales of cars"] * 2),
    ("cars: Some [90 cars|90 car 2025-05] were sold, against [80 units|80 unit 2024-05].", ["sales of cars"] * 2),
    (
        "Bus sales: They came to [90 units|90 unit 2025-05], and to [80 units|80 unit 2024-05{units}].",
        ["Bus sales"] * 2,
    ),
    (
        "Bus sales: They came to [90 units|90 unit 2025-05], [80 units|80 unit 2024-05{units}] of the Daisy.",
        ["Bus sales", "units"],
    ),
    (
        "cars: Some [90 cars|90 car 2025-05] were sold, while rents rose [9 per cent|9 percent 2025-05 +{rents}].",
        ["rents", "sales of cars"],
    ),
    (
        "yarn: It made [9 tonnes|9 tonne 2025-05], against [8 tonnes|8 tonne 2025-05{cloth}] of cloth.",
        ["cloth", "yarn"],
    ),
    # taxed and priced at
    ("yarn: It is taxed at [9 per cent|9 percent FY2025].", ["tax on yarn"]),
    ("yarn: It is priced at [Rs9|9 PKR FY2025].", ["price of yarn"]),
    ("yarn: It is rated at [9 per cent|9 percent FY2025].", ["yarn"]),
    # goods with a price in front
    ("yarn: The mills exported yarn worth [$9 million|9e6 USD FY2025].", ["exports of yarn"]),
    ("yarn: The mills hold yarn worth [$9 million|9e6 USD FY2025].", ["yarn"]),
]


@pytest.mark.parametrize("text, names", TOLD_BEFORE)
def test_what_was_told_just_before(article, text, names):
    assert sorted(fact.metric for fact in find_facts(article("a", text))) == names


GOODS = "eggs ([5.1 per cent|5.1 percent 2025-05 +{eggs}]), sugar ([2.2 per cent|2.2 percent 2025-05 +{sugar}]) and rice ([1.4 per cent|1.4 percent 2025-05 +{rice}])"
PRICED = [
    # what is said before a list of goods with changes, whether these are changes of their prices
    ("Prices rose for {}.", True),
    ("Weekly inflation was [4.2 per cent|4.2 percent 2025-05].\nfood: Dearer were {}.", True),
    ("Dearer were {}.", False),
    ("Prices fell, but output rose of {}.", False),
    ("Prices of cloth rose by [4.2 per cent|4.2 percent 2025-05 +].\nfood: More exports came of {}.", False),
]


@pytest.mark.parametrize("told, priced", PRICED)
def test_goods_of_a_list_whose_prices_moved(article, told, priced):
    names = {fact.metric for fact in find_facts(article("a", "food: " + told.format(GOODS)))}
    assert ({"price of eggs", "price of sugar", "price of rice"} <= names) is priced
    assert priced or {"eggs", "sugar", "rice"} <= names


def test_two_goods_are_no_list(article):
    text = "food: Prices rose. Eggs gained [5.1 per cent|5.1 percent 2025-05 +{eggs}], sugar [2.2 per cent|2.2 percent 2025-05 +{sugar}]."
    assert {fact.metric for fact in find_facts(article("a", text))} == {"eggs", "sugar"}


# the entity says whose it is and where
OWN = [
    ("Kenya's tea exports: They were [$9 million|9e6 USD FY2025].", "tea exports", "Kenya"),
    (
        "the country's tea exports to Kenya: Pakistan had [$9 million|9e6 USD FY2025].",
        "tea exports to Kenya",
        "Pakistan",
    ),
    ("looms in the province: Punjab has [900 looms|900 loom FY2025].", "looms", "Punjab"),
    ("looms in Punjab: There are [900 looms|900 loom FY2025].", "looms", "Punjab"),
    ("looms in the hall: Punjab has [900 looms|900 loom FY2025].", "looms in the hall", "Punjab"),
    ("the weaver's looms: Punjab has [900 looms|900 loom FY2025].", "weaver's looms", "Punjab"),
    ("imports from Kenya: Pakistan had [$9 million|9e6 USD FY2025].", "imports from Kenya", "Pakistan"),
]


@pytest.mark.parametrize("text, metric, entity", OWN)
def test_a_name_leaves_out_what_the_entity_says(article, text, metric, entity):
    assert [(fact.metric, fact.entity) for fact in find_facts(article("a", text))] == [(metric, entity)]


ALLOCATIONS = [
    # however it is worded, an allocation is named by what it is for
    ("health sector budget: It is [Rs51 billion|5.1e10 PKR FY2025].", "allocation for health"),
    ("total allocation for the health sector: It is [Rs51 billion|5.1e10 PKR FY2025].", "allocation for health"),
    ("Health sector: It earmarked [Rs51 billion|5.1e10 PKR FY2025].", "allocation for health"),
    ("funding for health: In the budget it is [Rs51 billion|5.1e10 PKR FY2025].", "allocation for health"),
    ("health: The allocations include [Rs51 billion|5.1e10 PKR FY2025] for health.", "allocation for health"),
    ("health: It set aside [Rs51 billion|5.1e10 PKR FY2025] for health.", "allocation for health"),
    ("development outlay for farms: It is [Rs51 billion|5.1e10 PKR FY2025].", "development allocation for farms"),
    # the whole, and parts that have a name
    ("tax-free provincial budget: It is [Rs51 billion|5.1e10 PKR FY2025].", "budget"),
    ("total outlay: It is [Rs51 billion|5.1e10 PKR FY2025].", "budget"),
    ("Annual Development Programme: It is [Rs51 billion|5.1e10 PKR FY2025].", "development budget"),
    ("development schemes: It allocated [Rs51 billion|5.1e10 PKR FY2025].", "development budget"),
    ("non-development expenses: They are [Rs51 billion|5.1e10 PKR FY2025].", "non-development budget"),
    # not of what follows from it, of who gives it, of what comes in, or of anything that a speech on it names
    ("budget deficit: It is [Rs51 billion|5.1e10 PKR FY2025].", "budget deficit"),
    ("foreign funding: In the budget it is [Rs51 billion|5.1e10 PKR FY2025].", "foreign funding"),
    ("government: It allocated [Rs51 billion|5.1e10 PKR FY2025].", "allocation of government"),
    ("fine on mills: The budget names [Rs51 billion|5.1e10 PKR FY2025] for crushing late.", "fine on mills"),
    ("subsidy: The budget has a subsidy of [Rs51 billion|5.1e10 PKR FY2025] for wheat.", "subsidy"),
    ("mills: Sugar came to [Rs51 billion|5.1e10 PKR FY2025] for the mills.", "mills"),
]


@pytest.mark.parametrize("text, metric", ALLOCATIONS)
def test_what_a_budget_sets_aside_is_named_by_what_it_is_for(article, text, metric):
    assert [fact.metric for fact in find_facts(article("a", text))] == [metric]


def test_a_list_goes_on_with_what_was_allocated(article):
    text = """roads: The province earmarked [Rs120 billion|1.2e11 PKR FY2025] for roads.
              New canals: New canals will receive [Rs38 billion|3.8e10 PKR FY2025], parks [Rs7 billion|7e9 PKR FY2025 {parks}].
              tea exports: Tea exports have received [Rs9 billion|9e9 PKR FY2025] in rebates."""
    assert sorted(fact.metric for fact in find_facts(article("a", text))) == [
        "allocation for new canals",
        "allocation for parks",
        "allocation for roads",
        "tea exports",
    ]


LISTED_FIRMS = [
    # what a list of firms is of, and nothing said of that
    ("Alpha: In terms of traded value, Alpha ([$6.4 million|6.4e6 USD]) and Beta led.", "traded value"),
    ("Alpha: Traded value wise Alpha ([$6.4 million|6.4e6 USD]) and Beta led.", "traded value"),
    ("Alpha: Lengthwise Alpha ([$6.4 million|6.4e6 USD]) and Beta led.", "Alpha"),
    ("Alpha: In the north, Alpha ([$6.4 million|6.4e6 USD]) and Beta led.", "Alpha"),
    # a sum has its own name
    ("rent of Alpha's hall: In terms of rent, Alpha's hall ([$6.4 million|6.4e6 USD]) led.", "rent of Alpha's hall"),
]


@pytest.mark.parametrize("text, metric", LISTED_FIRMS)
def test_what_a_list_of_firms_is_of(article, text, metric):
    body = text.partition(": ")[2]
    at = body.index("Alpha")
    firm = Organization(
        article_id="a", sentence=0, start=at, end=at + 5, text="Alpha", org_id="alpha", name="Alpha", kind="company"
    )
    (fact,) = find_facts(article("a", text, organizations=(firm,)))
    assert fact.metric == metric


def test_companies_that_are_counted_are_no_speaker(article):
    text = """value of shares: It was [Rs28 billion|2.8e10 PKR] in all.
              companies: Shares of [472 companies|472 company] were traded."""
    assert sorted(fact.metric for fact in find_facts(article("a", text, speaker="the companies"))) == [
        "traded value",
        "trading of companies",
    ]


NAMED_BESIDE = [
    ("deficit: The current account turned into a [$5 million|5e6 USD 2025-05] deficit.", "current account balance"),
    ("deficit: The books of the mill turned into a [$5 million|5e6 USD 2025-05] deficit.", "deficit"),
    ("remittances of overseas compatriots: They sent [$5 million|5e6 USD 2025-05].", "remittances"),
    ("Overall trading volumes: They were [5 million shares|5e6 share 2025-05-05].", "traded volume"),
    ("Average daily traded volume: It was [5 million shares|5e6 share 2025-05-05].", "Average daily traded volume"),
    ("tea: Weekly increases were seen in tea ([5%|5 percent +]).", "tea week on week"),
    ("tea: Weekly papers told of rises in tea ([5%|5 percent +]).", "tea"),
    # behind the comma stands a name that has nothing of the wording
    (
        "new taxes: The house agreed on [Rs7 billion|7e9 PKR FY2026] of new taxes, for the digital economy is small.",
        "new taxes",
    ),
    ("deficit: The town ran a deficit of [Rs27,000|27000 PKR] a head, at a twentieth of its GDP.", "deficit"),
    ("GDP of Pakistan: The GDP of Pakistan reached [$411 billion|4.11e11 USD FY2025].", "size of the economy"),
    ("allowance: Pay should keep up with inflation, a [35%|35 percent] allowance be given.", "allowance"),
    ("inflation: They spoke of inflation, [35%|35 percent] in May.", "inflation"),
    ("pensions: Grants went to pensions, which rose by [7%|7 percent] to keep up with inflation.", "pensions"),
]


@pytest.mark.parametrize("text, metric", NAMED_BESIDE)
def test_a_metric_that_the_words_beside_it_name(article, text, metric):
    assert [fact.metric for fact in find_facts(article("a", text))] == [metric]


def test_whose_share_a_price_is_the_entity_says(article):
    text = "share price of Alpha Mills: Alpha Mills closed at [Rs41.92|41.92 PKR 2025-05-05]."
    firm = Organization(
        article_id="a", sentence=0, start=0, end=11, text="Alpha Mills", org_id="alpha", name="Alpha", kind="company"
    )
    (fact,) = find_facts(article("a", text, organizations=(firm,)))
    assert (fact.metric, fact.entity) == ("share price", "Alpha")
    (fact,) = find_facts(article("a", text))
    assert fact.metric == "share price of Alpha Mills"


@pytest.mark.parametrize("told, metric", [("led the index", "share price"), ("sold more yarn", "Alpha Mills")])
def test_firms_that_lead_an_index_are_shares(article, told, metric):
    text = f"Alpha Mills: Alpha Mills ([+2%|2 percent 2025-05-05 +]) {told}."
    firm = Organization(
        article_id="a", sentence=0, start=0, end=11, text="Alpha Mills", org_id="alpha", name="Alpha", kind="company"
    )
    (fact,) = find_facts(article("a", text, organizations=(firm,)))
    assert (fact.metric, fact.entity) == (metric, "Alpha")


SPEAKERS = [
    # a budget is not named by those who speak of it, nor by a paper on it
    ("budget: It is [Rs51 billion|5.1e10 PKR FY2025].", "budget documents", {"budget", "rents"}),
    ("Rana: The number is [Rs51 billion|5.1e10 PKR FY2025].", "Sana Rana", {"rents"}),
    ("finance minister: It is [Rs51 billion|5.1e10 PKR FY2025].", "finance minister", {"rents"}),
]


@pytest.mark.parametrize("text, speaker, metrics", SPEAKERS)
def test_who_speaks_of_a_sum_does_not_name_it(article, text, speaker, metrics):
    facts = find_facts(article("a", f"rents: Rents are [Rs9 billion|9e9 PKR FY2025].\n{text}", speaker=speaker))
    assert {fact.metric for fact in facts} == metrics


def test_a_province_in_the_title_is_what_its_budget_is_about(article):
    text = """budget: In Sindh it is [Rs3.4 trillion|3.4e12 PKR FY2026].
              budget of Punjab: It is [Rs5.3 trillion|5.3e12 PKR FY2026].
              GDP growth: It was [2.7 per cent|2.7 percent FY2025]."""
    facts = find_facts(article("a", text, title="Sindh puts schools first, Sindh treasury says"))
    assert sorted((fact.metric, fact.entity) for fact in facts) == [
        ("GDP growth", "Pakistan"),
        ("budget", "Punjab"),
        ("budget", "Sindh"),
    ]


def test_a_purpose_that_the_sentence_words_is_not_taken_from_the_headline(article):
    text = """payments for roofs: Mills have begun to pay [Rs45,000|45000 PKR] to mend roofs."""
    facts = find_facts(article("a", text, title="Pakistan's IT exports rise again"))
    assert [fact.metric for fact in facts] == ["payments for roofs"]


EARNED = [
    ("earnings: He earns [$900|900 USD] a month.", "earnings"),
    ("earnings: She now makes about [$900|900 USD] a month.", "earnings"),
    ("earnings: The sector earns [$900 million|9e8 USD] a year.", "IT exports"),
    ("earnings: They were [$900 million|9e8 USD] a year.", "IT exports"),
]


@pytest.mark.parametrize("text, metric", EARNED)
def test_what_somebody_earns_is_not_what_the_headline_is_on(article, text, metric):
    facts = find_facts(article("a", text, title="Pakistan's IT exports rise again"))
    assert [fact.metric for fact in facts] == [metric]


def test_a_buyer_is_no_seller(article):
    """Where trade is told country by country, a sentence that begins with one is about trade with it."""
    text = """exports to Germany: They were [$1.5 billion|1.5e9 USD FY2025] of Pakistan's total.
              exports: Italy was next with [$1.1 billion|1.1e9 USD FY2025] of Pakistan's total."""
    facts = find_facts(article("a", text, title="Pakistan's exports"))
    assert [(fact.metric, fact.entity) for fact in facts] == [
        ("exports to Germany", "Pakistan"),
        ("exports, Italy", "Pakistan"),
    ]


GOALS = [
    ("The goal set in March is [$5 billion|5e9 USD 2030].", "target"),
    ("One plan spoke of [$5 billion|5e9 USD 2030].", "target"),
    ("The goal was missed, for the total is [$5 billion|5e9 USD FY2025].", "statistic"),
    ("Only [$5 billion|5e9 USD FY2025] could be counted so far.", "statistic"),
    ("The plan is that only [$5 billion|5e9 USD FY2025] could be brought home.", "statistic"),
    ("They fell more than expected to [$5 billion|5e9 USD FY2025].", "statistic"),
    ("They are expected to come to [$5 billion|5e9 USD FY2025].", "target"),
    ("They are projected to be up 3.0 per cent (YoY) and at [$5 billion|5e9 USD FY2025].", "target"),
    ("They are at [95 per cent|95 percent FY2025] of this year's target.", "statistic"),
]


@pytest.mark.parametrize("text, kind", GOALS)
def test_goals_and_levels(article, text, kind):
    assert [fact.kind for fact in find_facts(article("a", f"{EXPORTS}: {text}"))] == [kind]


# those who answered so, whatever they wish for, and what is wished for: a metric, a claim, its kind and that of the fact
ANSWERS = [
    ("tailors", "[54 per cent|54 percent 2025] would take a loan.", "target", "statistic"),
    ("tailors", "Asked what they would do, [17|17 tailor 2025] mentioned tax.", "statistic", "statistic"),
    ("tailors", "[58 per cent|58 percent 2025] had no wish to move.", "target", "statistic"),
    ("rent", "[54 per cent|54 percent 2025] would be spent on looms.", "target", "target"),
    ("looms", "They want [17 looms|17 loom 2025] for the hall.", "statistic", "target"),
    ("rent", "It was to be [54 per cent|54 percent 2027] by then.", "statistic", "target"),
    ("rent", "It was up to him that it is [54 per cent|54 percent 2025].", "statistic", "statistic"),
    ("base case", "Our base case is unchanged at [54 per cent|54 percent 2027].", "statistic", "target"),
    ("court case", "Our court case is unchanged at [54 per cent|54 percent 2025].", "statistic", "statistic"),
]


@pytest.mark.parametrize("metric, text, claim, kind", ANSWERS)
def test_answers_and_wishes(article, metric, text, claim, kind):
    assert [fact.kind for fact in find_facts(article("a", f"{metric}: {text}", kind=claim))] == [kind]


# what a budget sets aside is so, whoever will have it; what somebody asks for or will set aside is not yet
SET_ASIDE = [
    ("Schools, for which they will build walls, were allocated [Rs5 billion|5e9 PKR FY2026].", "statistic"),
    ("They will mend schools with an allocation of [Rs5 billion|5e9 PKR FY2026].", "statistic"),
    ("They expect that [Rs5 billion|5e9 PKR FY2026] will be allocated.", "target"),
    ("They aim to see [Rs5 billion|5e9 PKR FY2026] allocated, for it was proposed.", "target"),
    ("They will pay [Rs5 billion|5e9 PKR FY2026] for schools.", "target"),
]


@pytest.mark.parametrize("text, kind", SET_ASIDE)
def test_sums_set_aside(article, text, kind):
    metric = "schools" if " pay " in text else "allocation for schools"
    facts = find_facts(article("a", f"{metric}: {text}", kind="target"))
    assert [fact.kind for fact in facts] == [kind]


def test_core_inflation_is_not_inflation(article):
    one = article("a", "Pakistan's core inflation: It was [8.8 per cent|8.8 percent 2025-05].")
    other = article("b", "Pakistan's inflation: It was [7.5 per cent|7.5 percent 2025-05].")
    assert {fact.status for fact in find_facts(merge([one, other]))} == {"single"}


def test_a_share_of_gdp_is_no_growth_of_it(article):
    text = "GDP: The state ran a budget deficit of [2.4 per cent|2.4 percent FY2025] of gross domestic product."
    other = "GDP: Growth of GDP came to [2.7 per cent|2.7 percent FY2025]."
    facts = find_facts(merge([article("a", text), article("b", other)]))
    assert [(fact.metric, fact.status) for fact in facts] == [
        ("budget deficit as a share of GDP", "single"),
        ("GDP growth", "single"),
    ]


def test_a_part_of_gdp_before_another_figure_is_no_growth_of_it(article):
    text = "deficit: The deficit is projected at [5.6%|5.6 percent FY2025] of GDP, up from [5.1%|5.1 percent FY2024] before."
    assert all("growth" not in fact.metric for fact in find_facts(article("a", text)))


SHARES = [
    # what is told of those a share is of, and of those they are held against
    ("women: Only [14%|14 percent {women}] of women own an account, the guild says.", ["women own an account"]),
    (
        "women: Only [14%|14 percent {women}] of women own an account, compared to [56%|56 percent {men}] of men.",
        ["women own an account", "men own an account"],
    ),
    ("women: The guild trains [14%|14 percent {women}] of women in towns.", ["women"]),
    ("exports: Some [12%|12 percent {exports}] of exports went to Peru in 2024.", ["exports went to Peru"]),
    # a tax on something is not that thing
    ("levy on IT exports: The levy on IT exports was [5%|5 percent].", ["levy on IT exports"]),
    ("fees on credit card payments: Merchants pay [1.5%|1.5 percent] fees.", ["fees on credit card payments"]),
    # what a sector has is not the country's
    (
        "FDI inflow: The power sector saw an FDI inflow of [$90 million|9e7 USD].",
        ["foreign direct investment, power sector"],
    ),
    ("FDI inflow: The state saw an FDI inflow of [$90 million|9e7 USD].", ["foreign direct investment"]),
    ("IT exports: The IT sector saw exports of [$90 million|9e7 USD].", ["IT exports"]),
]


@pytest.mark.parametrize("text, metrics", SHARES, ids=[row[0] for row in SHARES])
def test_what_is_told_of_a_share_or_a_sector(article, text, metrics):
    assert sorted(fact.metric for fact in find_facts(article("a", text))) == sorted(metrics)


IN_FORCE = [
    ("levy: The board warned that the [18%|18 percent] levy on panels would hurt.", "statistic"),
    ("levy: It plans to impose a levy of [18%|18 percent] on panels.", "target"),
]


@pytest.mark.parametrize("text, kind", IN_FORCE, ids=[row[0] for row in IN_FORCE])
def test_a_levy_in_force_is_no_goal(article, text, kind):
    assert [fact.kind for fact in find_facts(article("a", text, kind="target"))] == [kind]


def test_other_exports_are_not_all_of_them(article):
    one = article("a", "textile exports: They rose to [$900 million|9e8 USD 2025-05].")
    other = article("b", "other textile exports: They rose to [$177 million|1.77e8 USD 2025-05].")
    assert {fact.status for fact in find_facts(merge([one, other]))} == {"single"}


@pytest.mark.parametrize("told", ["The bank expects them at", "It set a target of growth at 4 and exports at"])
def test_what_is_expected_is_a_target(article, told):
    facts = find_facts(article("a", f"{EXPORTS}: {told} [$5 billion|5e9 USD FY2026]."))
    assert [fact.kind for fact in facts] == ["target"]


# a figure and the name of its metric: what a park has is no park, and a share of freelancers is no sum of theirs
NAMES = [
    ("firms in the park: Of [85 firms|85 firm] in the park, many export.", "firms in the park"),
    ("technology parks: There are [43 technology parks|43 park].", "technology parks"),
    ("freelancers: Freelancers got [$400 million|4e8 USD].", "freelancers' earnings"),
    ("freelancers: Of freelancers [45%|45 percent] use a wallet.", "freelancers"),
    ("tax on freelancers' income: It is [1%|1 percent].", "tax on freelancers' income"),
]


@pytest.mark.parametrize("text, name", NAMES)
def test_the_name_of_a_metric(article, text, name):
    assert [fact.metric for fact in find_facts(article("a", text))] == [name]

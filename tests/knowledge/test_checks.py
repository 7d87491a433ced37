# ruff: noqa: E501 -- a marked sentence stands on one line
"""What an article's arithmetic gives, and where nothing is said about it."""

import pytest

from itx_nlp.knowledge.checks import find_checks

# passage, then rule, expected, verdict of each check
CHECKS = [
    (
        """IT exports: They were [$2.593 billion|2.593e9 USD 2023-07/2024-04], compared to [$2.135 billion|2.135e9 USD 2022-07/2023-04].
           IT exports: That is a [$458 million|4.58e8 USD 2023-07/2024-04 +] increase, or [21%|21 percent 2023-07/2024-04 +].""",
        [("difference", 4.58e8, "consistent"), ("growth", 21.4520, "rounded")],
    ),
    (
        """revenue: It grew from [$4.2 million|4.2e6 USD 2023] to [$5.1 million|5.1e6 USD 2024], by [$1.1 million|1.1e6 USD 2024 +].""",
        [("difference", 9e5, "inconsistent")],
    ),
    (
        """employees: Their number rose from [140|140 employee] to [175|175 employee], or by [25 per cent|25 percent +].""",
        [("growth", 25.0, "consistent")],
    ),
    # a fall, and one that is stated as a rise
    (
        """cement sales: They fell [1.94%|1.94 percent 2025-05 -] to [34.419 million|3.4419e7 tonne 2025-05] from [35.102 million|3.5102e7 tonne 2024-05].""",
        [("growth", 1.9458, "rounded")],
    ),
    (
        """cement sales: They rose [1.94%|1.94 percent 2025-05 +] to [34.419 million|3.4419e7 tonne 2025-05] from [35.102 million|3.5102e7 tonne 2024-05].""",
        [("growth", -1.9458, "inconsistent")],
    ),
    # the change itself gives the year before
    (
        """tax collection: It was [Rs907 billion|9.07e11 PKR 2025-05].
           tax collection: That was [Rs271 billion|2.71e11 PKR 2025-05 +] or [43%|43 percent 2025-05 +] more.""",
        [("growth", 42.6101, "rounded")],
    ),
    # a share in per cent and as a fraction
    ("exports: [52|52 firm] of the [86|86 firm] firms, or [60 per cent|60 percent], export.", [("share", 60.4651, "rounded")]),
    (
        "revenue: Of [$4.8 million|4.8e6 USD 2023] [$1.6 million|1.6e6 USD 2023], [a third|0.3333 - 2023], came from the Gulf.",
        [("share", 1 / 3, "consistent")],
    ),
    # sums: beside the total, of months, of three parts with a rounded total
    (
        """investment: It raised [$6 million|6e6 USD].
           investment: One fund gave [$4.5 million|4.5e6 USD] and another [$1.5 million|1.5e6 USD].""",
        [("sum", 6e6, "consistent")],
    ),
    (
        """IT exports: July, August and September brought [$286 million|2.86e8 USD 2024-07], [$298 million|2.98e8 USD 2024-08] and [$292 million|2.92e8 USD 2024-09].
           IT exports: The quarter closed at [$876 million|8.76e8 USD FY2025-Q1].""",
        [("sum", 8.76e8, "consistent")],
    ),
    (
        """IT exports: The year came to [$3.8 billion|3.8e9 USD FY2025].
           exports of: [$3.24 billion|3.24e9 USD FY2025 {computer services}], [$554 million|5.54e8 USD FY2025 {telecommunication services}] and [$21 million|2.1e7 USD FY2025 {information services}].""",
        [("sum", 3.815e9, "rounded")],
    ),
    # multiples
    (
        "IT exports goal: The goal of [$30 billion|3e10 USD 2030] is [eight times|8 times] the [$3.8 billion|3.8e9 USD FY2025] of last year.",
        [("share", 7.8947, "rounded")],
    ),
    (
        "rent: It [doubled|2 times +] from [Rs31,000|31000 PKR] to [Rs62,000|62000 PKR].",
        [("multiple", 2.0, "consistent")],
    ),
    # a bound
    (
        """IT exports: They rose by [over $190 million|1.9e8 USD 2019-07/2020-04 + >] to [$1.003 billion|1.003e9 USD 2019-07/2020-04] from [$812.648 million|8.12648e8 USD 2018-07/2019-04].""",
        [("difference", 190352000.0, "consistent")],
    ),
    # a shortfall is the target less what came in
    (
        "sales tax: [Rs3.5 trillion|3.5e12 PKR] came in, short of [Rs4.4 trillion|4.4e12 PKR] by [Rs900 billion|9e11 PKR].",
        [("difference", 9e11, "consistent")],
    ),
    # a monthly average
    (
        """average remittances: The average was [$2.52 billion|2.52e9 USD FY2024] a month.
           remittances: They came to [$30.25 billion|3.025e10 USD FY2024] in all.""",
        [("average", 2520833333.3, "rounded")],
    ),
    # a forecast against what was
    (
        """spending: It is set at [$2,149.4 million|2.1494e9 USD FY2026], [12.4%|12.4 percent FY2026 +] more than [$1,912.36 million|1.91236e9 USD FY2025].""",
        [("growth", 12.3952, "rounded")],
    ),
    # points between two rates of one thing
    (
        """policy rate: From [22 per cent|22 percent 2024] it came down to [11 per cent|11 percent 2025].
           policy rate: That is a fall of [11 percentage points|11 percentage_point 2025 -].""",
        [("difference", 11.0, "consistent")],
    ),
    # the changes of parts that add up
    (
        """reserves of the central bank: They rose [$46 million|4.6e7 USD 2025-06 +] to [$11.722 billion|1.1722e10 USD 2025-06].
           reserves of banks: They rose [$83 million|8.3e7 USD 2025-06 +] to [$5.283 billion|5.283e9 USD 2025-06].
           all reserves: They rose [$130 million|1.3e8 USD 2025-06 +] to [$17.005 billion|1.7005e10 USD 2025-06].""",
        [("sum", 1.29e8, "rounded"), ("sum", 1.7005e10, "consistent")],
    ),
    # a share of what it is said to come out of
    (
        """grant spent: It is [4.4 per cent|4.4 percent].
           grant spent: For out of [$384 million|3.84e8 USD] no more than [$18.23 million|1.823e7 USD] went.""",
        [("share", 4.7474, "inconsistent")],
    ),
    # a deficit, wherever receipts and expenditure stand
    (
        """deficit: It is [Rs38.46 billion|3.846e10 PKR FY2026].
           schools: They get [Rs518 billion|5.18e11 PKR FY2026].
           roads: They get [Rs120 billion|1.2e11 PKR FY2026].
           receipts: They are [Rs3,411.5 billion|3.4115e12 PKR FY2026].
           pensions: They take [Rs231 billion|2.31e11 PKR FY2026].
           total expenditure: It is [Rs3,450 billion|3.45e12 PKR FY2026].""",
        [("difference", 3.85e10, "rounded")],
    ),
    # beside what was taken in and went out no other amount is meant
    (
        """remittances: They were [$34 billion|3.4e10 USD FY2025].
           trade deficit: It was [$26 billion|2.6e10 USD FY2025] as imports of [$60 billion|6e10 USD FY2025 {imports}] met exports of [$32 billion|3.2e10 USD FY2025 {exports}].""",
        [("difference", 2.8e10, "inconsistent")],
    ),
    (
        """remittances: They were [$34 billion|3.4e10 USD FY2025].
           trade deficit: It was [$28 billion|2.8e10 USD FY2025] as imports of [$60 billion|6e10 USD FY2025 {imports}] met exports of [$32 billion|3.2e10 USD FY2025 {exports}].""",
        [("difference", 2.8e10, "consistent")],
    ),
    # the same a month and a day
    (
        """losses from theft: They come to [Rs17.5 billion|1.75e10 PKR] every month, or [Rs583 million|5.83e8 PKR ~] per day.""",
        [("share", 583333333.3, "rounded")],
    ),
    # parts that are said to be parts may be equal
    (
        """companies: Some [477 companies|477 company] were traded.
           stocks: Of these, [407|407 stock] rose, [35|35 stock] fell and [35|35 stock] stayed.""",
        [("sum", 477.0, "consistent")],
    ),
    # a hundredth of the unit of the levels
    (
        """rupee: It lost [79 paisa|0.79 PKR 2025-06 -] to [282.96|282.96 -] against [282.17|282.17 -] the week before.""",
        [("difference", 0.79, "consistent")],
    ),
    # a rate is read with its currency here and without it there; the sentence before says how much it moved
    (
        """rupee: It weakened by [0.07%|0.07 percent 2025-06-11 -].
           rupee: At noon it stood at [281.45|281.45 - 2025-06-11] a dollar, down [20 paisa|0.2 PKR 2025-06-11 -] from the opening rate of [281.25|281.25 PKR].""",
        [("growth", 0.07111, "rounded"), ("difference", 0.2, "consistent")],
    ),
    # what stands behind "from" is the base, whatever its period was read as
    (
        """steel output: It grew [0.5 per cent|0.5 percent 2025-05 +] to [212.81 tonnes|212.81 tonne 2024] from the [211.75 tonnes|211.75 tonne 2025-05] of April.""",
        [("growth", 0.5006, "rounded")],
    ),
    # a level at the end of a span, and its growth over the span
    (
        """debt of the town: It reached [Rs48.216 billion|4.8216e10 PKR 2025-04].
           debt of the town: In ten months it grew [6.38 per cent|6.38 percent 2024-07/2025-04 +], or [Rs2.891 billion|2.891e9 PKR 2024-07/2025-04 +].""",
        [("growth", 6.3784, "rounded")],
    ),
    # a forecast less what was, from different sentences
    (
        """debt: It has grown by [Rs43.71 billion|4.371e10 PKR 2024 +].
           debt: It was [Rs612.18 billion|6.1218e11 PKR FY2025].
           debt target: It is to be [Rs655.89 billion|6.5589e11 PKR FY2026].""",
        [("difference", 4.371e10, "consistent")],
    ),
    # two parts of four digits, far apart
    (
        """public debt: It is [Rs61.527 billion|6.1527e10 PKR 2025-04].
           roads: They cost [Rs2 billion|2e9 PKR].
           schools: They cost [Rs3 billion|3e9 PKR].
           wages: They cost [Rs9 billion|9e9 PKR].
           domestic debt: It is [Rs40.311 billion|4.0311e10 PKR 2025-04].
           wages: They cost [Rs9 billion|9e9 PKR].
           external debt: It is [Rs21.216 billion|2.1216e10 PKR 2025-04].""",
        [("sum", 6.1527e10, "consistent")],
    ),
    # three parts right behind a total, whatever their periods
    (
        """inflows: They reached [$8.242 billion|8.242e9 USD 2025-05].
           inflows: Of them [$1.618 billion|1.618e9 USD 2025-06-20] went home, [$5.207 billion|5.207e9 USD 2025-06-20] was spent.
           liability: It was [$1.416 billion|1.416e9 USD 2025-06-20].""",
        [("sum", 8.241e9, "rounded")],
    ),
    # a share in brackets behind its part
    (
        """towns: Out of [40 towns|40 town] [14|14 town] ([35 per cent|35 percent]) have one bank, [6|6 town] ([15 per cent|15 percent]) two and [18|18 town] ([46 per cent|46 percent]) none.""",
        [("share", 35.0, "consistent"), ("share", 15.0, "consistent"), ("share", 45.0, "inconsistent")],
    ),
    (
        """towns: Of [40 towns|40 town] [14|14 town] ([35 per cent|35 percent -]) lost their bank.""",
        [("share", 35.0, "consistent")],
    ),
    # a share of four digits, of a whole that it names three sentences on
    (
        """foreign loans target: They are to reach [Rs218.40 billion|2.184e11 PKR FY2026].
           roads: They get [Rs7 billion|7e9 PKR].
           schools: They get [Rs3 billion|3e9 PKR].
           wages: They take [Rs2 billion|2e9 PKR].
           bank: One bank lends [Rs61.15 billion|6.115e10 PKR], which is
           foreign loans: [28.00 per cent|28.00 percent] of it.""",
        [("share", 27.9991, "rounded")],
    ),
    # what is planned, and its two parts in one sentence further down
    (
        """price target: The purchases are to cost [Rs4.217 billion|4.217e9 PKR FY2026].
           wages: They take [Rs2 billion|2e9 PKR].
           parts: Fuel takes [Rs1.306 billion|1.306e9 PKR] and rent [Rs2.911 billion|2.911e9 PKR].""",
        [("sum", 4.217e9, "consistent")],
    ),
    # what came in and went out of a fund in one sentence
    (
        "bonds: Strangers bought [$8.413 million|8.413e6 USD] and sold [$51.092 million|5.1092e7 USD], a net outflow of [$42.7 million|4.27e7 USD].",
        [("difference", 4.2679e7, "rounded")],
    ),
    # the level of the day before, named otherwise
    (
        """price of gold: It rose by [Rs3,700|3700 PKR 2025-06-05 +] to [Rs351,200|351200 PKR 2025-06-05].
           metal: A day earlier it had stayed at [Rs347,500|347500 PKR 2025-06-04].""",
        [("difference", 3700.0, "consistent")],
    ),
    # one part rose and the other fell
    (
        """reserves of the central bank: They rose [$53 million|5.3e7 USD 2025-06 +] to [$11.722 billion|1.1722e10 USD 2025-06].
           reserves of banks: They fell [$83 million|8.3e7 USD 2025-06 -] to [$5.283 billion|5.283e9 USD 2025-06].
           all reserves: They fell [$30 million|3e7 USD 2025-06 -] to [$17.005 billion|1.7005e10 USD 2025-06].""",
        [("sum", 3e7, "consistent"), ("sum", 1.7005e10, "consistent")],
    ),
]  # fmt: skip

# passages whose numbers stand in no stated relation, or in one that cannot be told
NO_CHECKS = [
    # imports and exports of two years make no deficit
    "trade deficit: It was [$26 billion|2.6e10 USD FY2025] as imports of [$60 billion|6e10 USD FY2025 {imports}] came and exports of [$32 billion|3.2e10 USD FY2024 {exports}].",
    # growth of another thing than the levels beside it
    "profit: While sales were [$5 million|5e6 USD 2024], profit rose [80%|80 percent 2024 +] from its level of 2023.",
    # a line of a series has its own base
    """IT exports: FY2020 brought [$1.230 billion|1.23e9 USD FY2020], up [23.71%|23.71 percent FY2020 +].
       IT exports: FY2021 brought [$2.1 billion|2.1e9 USD FY2021], up [47%|47 percent FY2021 +].""",
    # the definition has changed
    """IT exports: They were [$1.230 billion|1.23e9 USD FY2020].
       IT exports: With a wider definition they were [$2.12 billion|2.12e9 USD FY2021], up [47%|47 percent FY2021 +].""",
    # two countries
    "IT exports: [$200 billion|2e11 USD FY2024] went out of one country and [$5 billion|5e9 USD FY2024] out of the other.",
    # three levels, no total
    "exports: [$5.5 billion|5.5e9 USD], [$2.2 billion|2.2e9 USD] and [$1.9 billion|1.9e9 USD] went to three countries.",
    # a percentage beside two numbers that do not give it
    "tax: A rate of [15%|15 percent] applies to incomes of [Rs600,000|600000 PKR] to [Rs1.2 million|1.2e6 PKR].",
    # an aim is not held against a level
    "IT exports: The aim is growth of [30%|30 percent 2026 +] from [$3.8 billion|3.8e9 USD FY2025].",
    # another currency
    "price: It rose [10%|10 percent +] from [$100|100 USD] to [Rs30,000|30000 PKR].",
    # a plan is not what a rise is measured against
    "grants: They paid [$347 million|3.47e8 USD FY2025], [82.6 per cent|82.6 percent FY2025 +] over the year before, against an allocation of [$592.5 million|5.925e8 USD FY2025].",
    # a small whole number from elsewhere is not another one cut off
    """budget: It is [$3,451.87 million|3.45187e9 USD FY2026] against [$3,056.3 million|3.0563e9 USD FY2025].
       wages: They rose [12%|12 percent FY2026 +].""",
    # a poll's share and a rate are no rates of one thing
    """policy rate: It stands at [11 per cent|11 percent 2025].
       analysts: Some [10 per cent|10 percent] of them saw it lowered.
       policy rate: It fell by [1 percentage point|1 percentage_point 2025 -].""",
    # less than a sum is no gap
    """earnings: Lahore had [Rs12 billion|1.2e10 PKR] from passengers but less than [Rs1 billion|1e9 PKR <] from freight.
       earnings: Multan had [Rs10 billion|1e10 PKR].""",
    # two parts of four digits of other things
    """debt: It is [Rs61.527 billion|6.1527e10 PKR 2025-04].
       cotton: It fetched [Rs40.311 billion|4.0311e10 PKR 2025-04].
       roads: They cost [Rs900 million|9e8 PKR 2025-04].
       wheat: It fetched [Rs21.216 billion|2.1216e10 PKR 2025-04].""",
    # a small rate of change, and two levels of something else in the next sentence
    """rupee: It weakened by [0.07%|0.07 percent 2025-06-11 -].
       wages: They rose to [Rs40,000|40000 PKR] from [Rs32,000|32000 PKR].""",
    # a chance among plans
    "target: The aims are [40|40 child] deaths among [1,000|1000 child], and spending of [4 per cent|4 percent].",
    # a range is no sum of what stands beside it
    """price of fuel: It is [Rs1.02|1.02 PKR] less.
       price of fuel: It may come to from [Rs8.16|8.16 PKR] to [Rs9.19|9.19 PKR].""",
    # a level that nobody says was so before
    """price of gold: It rose by [Rs3,700|3700 PKR 2025-06-05 +] to [Rs351,200|351200 PKR 2025-06-05].
       metal: In the north it was at [Rs347,500|347500 PKR 2025-06-05].""",
    # brackets that hold a share of something else
    "prices: Out of [40 towns|40 town] in [14|14 town] ([3 per cent|3 percent]) they rose.",
]  # fmt: skip


@pytest.mark.parametrize("text, expected", CHECKS, ids=[row[0].strip()[:50] for row in CHECKS])
def test_check(article, text, expected):
    found = find_checks(article("a", text))
    assert [(check.rule, pytest.approx(check.expected, rel=1e-4), check.verdict) for check in found] == expected


@pytest.mark.parametrize("text", NO_CHECKS, ids=[text.strip()[:50] for text in NO_CHECKS])
def test_no_check(article, text):
    assert find_checks(article("a", text)) == []


def test_a_check_names_both_levels_and_its_claims(article):
    text = """IT exports: They were [$2.593 billion|2.593e9 USD 2023-07/2024-04], compared to [$2.135 billion|2.135e9 USD 2022-07/2023-04].
              IT exports: That is up [20.41%|20.41 percent 2023-07/2024-04 +]."""  # fmt: skip
    (check,) = find_checks(article("a", text))
    assert check.verdict == "inconsistent"
    assert check.expression == "($2.593 billion - $2.135 billion) / $2.135 billion = 21.452 %, stated 20.41%"
    assert check.claim_ids == ("a:c0", f"a:c{check.claim_ids[1].split('c')[-1]}")
    assert check.stated == 20.41


def test_a_lost_scale_word_does_not_add_up(article):
    text = """IT exports: They brought in [$1.003 billion|1.003e9 USD 2019-07/2020-04].
              IT exports: The amount was [$812.648|812.648 USD 2018-07/2019-04] a year earlier.
              IT exports: That is growth of [23.42%|23.42 percent 2019-07/2020-04 +]."""
    (check,) = find_checks(article("a", text))
    assert (check.rule, check.verdict) == ("growth", "inconsistent")


def test_the_headline_and_the_text_give_one_check(article):
    text = """IT exports: They rose [19%|19 percent FY2025 +] to [$3.8 billion|3.8e9 USD FY2025] from [$3.2 billion|3.2e9 USD FY2024].
              IT exports: They rose [19%|19 percent FY2025 +] to [$3.8 billion|3.8e9 USD FY2025] from [$3.2 billion|3.2e9 USD FY2024]."""  # fmt: skip
    assert [check.rule for check in find_checks(article("a", text))] == ["growth"]

# ruff: noqa: E501 -- a marked sentence stands on one line
"""Relations between sentences whose figures are worded apart: bases, totals, shares that point back, averages."""

import pytest

from itx_nlp.knowledge.checks import find_checks

# passage, then rule, expected, verdict of each check
RELATIONS = [
    # a base worded as one, and the level told before it, counted in units
    (
        """van sales: In May [9,200 vans|9200 van 2025-05] were sold.
           sales: That is [15 per cent|15 percent 2025-05 +] more than the [8,000 units|8000 unit 2025-04] of April.""",
        [("growth", 15.0, "consistent")],
    ),
    (
        """schools of the north: Their plan has [Rs613.4 million|6.134e8 PKR FY2026].
           schools: It marks an [18 per cent|18 percent FY2025 +] rise over the [Rs519 million|5.19e8 PKR FY2024] given to them.""",
        [("growth", 18.1888, "rounded")],
    ),
    # what had been before, in a sentence between the two
    (
        """trade deficit: It was [$2.4 billion|2.4e9 USD 2025-05] in May.
           trade deficit: It had been [$2.0 billion|2e9 USD 2025-04].
           deficit: It has grown by [20 per cent|20 percent 2025-04 +].""",
        [("growth", 20.0, "consistent")],
    ),
    # two months a year apart, each in its own words
    (
        """foreign investment: It reached [$220 million|2.2e8 USD 2025-05].
           receipts: In May 2024 they were [$200 million|2e8 USD 2024-05].
           investment inflow: It grew [10 per cent|10 percent 2025-05 +].""",
        [("growth", 10.0, "consistent")],
    ),
    # the day before is told two sentences on, to the last digit
    (
        """price of silver: It fell by [Rs2,600|2600 PKR 2025-05-26 -] to [Rs351,500|351500 PKR 2025-05-26].
           price of copper: It fell as well.
           silver prices: On Saturday they came to [Rs354,100|354100 PKR 2025-05-24].""",
        [("difference", 2600.0, "consistent")],
    ),
    # a change that is foretold
    (
        """diesel price target: It may rise by [Rs27.34|27.34 PKR 2026 +] to [Rs289.93|289.93 PKR 2026] from the present [Rs262.59|262.59 PKR].""",
        [("difference", 27.34, "consistent")],
    ),
    # an index and the points it moved by
    (
        """index: It settled at [81,762|81762 - 2025-06-25], up [515 points|515 point 2025-06-25 +], or [0.63 per cent|0.63 percent 2025-06-25 +].""",
        [("growth", 0.63387, "rounded")],
    ),
    # parts right behind a total, worded by what they pay for
    (
        """plan: The board spends [over Rs353 million|3.53e8 PKR >].
           roads: They take [Rs161 million|1.61e8 PKR], [Rs135 million|1.35e8 PKR FY2026] goes to bridges and [Rs57 million|5.7e7 PKR] to parks.""",
        [("sum", 3.53e8, "consistent")],
    ),
    ("schemes: Of [756 schemes|756 scheme] [696|696 project] are old and [60|60 plan] new.", [("sum", 756.0, "consistent")]),
    (
        """men: The office hired [120 men|120 man] and [80 women|80 woman].
           people: In all [200 people|200 person] were hired.""",
        [("sum", 200.0, "consistent")],
    ),
    (
        "fines: The board fined each maker: [Rs50 million|5e7 PKR] on each of the six, with [Rs75 million|7.5e7 PKR] on their club, totalling [Rs375 million|3.75e8 PKR].",
        [("sum", 3.75e8, "consistent")],
    ),
    # a share that points back to the sentence before
    (
        """containers: The port handled [400,000 containers|400000 container].
           boxes: Of these, [60,000|60000 -] were empty.
           traffic: This makes up [15 per cent|15 percent].""",
        [("share", 15.0, "consistent")],
    ),
    (
        """sale of bicycles: It came to [2.1 million|2.1e6 -].
           bicycles: Of these, only [80,850 units|80850 unit] had a motor.
           motors: This translates into a share of [3.7 per cent|3.7 percent].""",
        [("share", 3.85, "inconsistent")],
    ),
    (
        """exports: They came to [$30 billion|3e10 USD].
           carpets: They account for [half|0.5 -] of them with [$15 billion|1.5e10 USD].""",
        [("share", 0.5, "consistent")],
    ),
    # the whole is named, and told sentences before
    (
        """town budget: It has [Rs5,335 million|5.335e9 PKR FY2026].
           wages: They take [Rs2,706 million|2.706e9 PKR].
           new roads: They take [Rs1,240 million|1.24e9 PKR], which is [23 per cent|23 percent] of the total budget.""",
        [("share", 23.2427, "rounded")],
    ),
    (
        """cost of interest: It is [Rs8.2 million|8.2e6 PKR].
           interest: Lenders get interest of [47 per cent|47 percent {budget}] of the planned budget of [Rs17.6 million|1.76e7 PKR {budget}].""",
        [("share", 46.5909, "rounded")],
    ),
    # what was spent in some months out of the funds of the year
    (
        "funds: In ten months [71 per cent|71 percent 2024-07/2025-04] was used, [Rs35 million|3.5e7 PKR 2024-07/2025-04] of the [Rs48 million|4.8e7 PKR FY2025].",
        [("share", 72.9167, "rounded")],
    ),
    # by the day, the month, the year
    (
        "cement: The plant made [3.1 million tonnes|3.1e6 tonne 2025-01] in January, or [100,000 tonnes a day|100000 tonne_per_day 2025-01].",
        [("average", 1e5, "consistent")],
    ),
    (
        "passengers: The line carried [9 million passengers|9e6 passenger 2025-06], an average of [300,000 passengers|300000 passenger 2025-06] per day.",
        [("average", 3e5, "consistent")],
    ),
    (
        "cars: The maker sold [50,000 cars|50000 car 2025-01/2025-05], or [10,000 cars|10000 car 2025-01/2025-05] a month.",
        [("average", 1e4, "consistent")],
    ),
    (
        "loan target: The loan of [Rs1.2 billion|1.2e9 PKR] is to be repaid at [Rs200 million|2e8 PKR] a year over six years.",
        [("average", 2e8, "consistent")],
    ),
    (
        "loan target: It sets aside [Rs323 million|3.23e8 PKR] annually, capped at [Rs1.938 billion|1.938e9 PKR <=] over six years.",
        [("average", 3.23e8, "consistent")],
    ),
    # for each of several things
    ("parks: The [12 parks|12 park] cost [Rs60 million|6e7 PKR], or [Rs5 million|5e6 PKR] each.", [("average", 5e6, "consistent")]),
    (
        "grants target: Each of the [4,000 students|4000 student] will get [Rs50,000|50000 PKR], which will cost [Rs200 million|2e8 PKR].",
        [("average", 5e4, "consistent")],
    ),
    # by the unit of a quantity, and of a part of it
    (
        "electricity: The plants gave [5,210 GWh|5210 gigawatt_hour] for [Rs41.46 billion|4.146e10 PKR], or [Rs7.958|7.958 PKR] per kWh.",
        [("average", 7.95777, "rounded")],
    ),
    # what is left of the two amounts before
    (
        """roads: The office spent only [Rs40 million|4e7 PKR] of its [Rs50 million|5e7 PKR].
           rest: The remaining [Rs10 million|1e7 PKR] lapsed.""",
        [("difference", 1e7, "consistent")],
    ),
    # a sentence's own pair, though another of the day would give the change: the two were mixed up
    (
        """lamp oil price: It rose by [Rs3.25|3.25 PKR 2025-02-16 +] to [Rs211.60|211.6 PKR 2025-02-16] from [Rs205.15|205.15 PKR].
           tar price: It rose by [Rs6.45|6.45 PKR 2025-02-16 +] to [Rs230.80|230.8 PKR 2025-02-16] from [Rs227.55|227.55 PKR].""",
        [("difference", 6.45, "inconsistent"), ("difference", 3.25, "inconsistent")],
    ),
    # a growth by the year over six of them
    # the rate of a currency rises as its worth falls
    (
        "rupee: It fell from [160|160 -] to [280|280 -] to the dollar, losing [43 per cent|43 percent -] of its value.",
        [("growth", 42.8571, "rounded")],
    ),
    # by the year, over as many years as are told
    (
        "sales: They grew from [$1 billion|1e9 USD] to [$3.2 billion|3.2e9 USD] in seven years, by [18 per cent|18 percent +] a year.",
        [("growth", 18.0764, "rounded")],
    ),
    # nobody knows over how many: no false alarm
    (
        "sales: They grew from [$1 billion|1e9 USD] to [$3.2 billion|3.2e9 USD], by [18 per cent|18 percent +] a year.",
        [],
    ),
    (
        "people of the town: They grew from [4.3 million|4.3e6 person 2017] to [4.7 million|4.7e6 person 2023], at [1.5 per cent|1.5 percent 2023 +] a year.",
        [("growth", 1.49350, "rounded")],
    ),
    # what it fell by in all, though a year is named
    (
        "people of the town: They grew from [4.3 million|4.3e6 person 2017] to [4.7 million|4.7e6 person 2023], by [1.5 per cent|1.5 percent 2023 +].",
        [("growth", 9.30233, "inconsistent")],
    ),
    # seats here, a bare number there
    (
        "seats: They rose from [500|500 seat 2020] to [2,000|2000 - 2025], a [fourfold|4 times +] increase.",
        [("multiple", 4.0, "consistent")],
    ),
    # far from the words, near the figure: what a target was missed by
    (
        "collection: The office missed the target that it was set of [Rs12.4 billion|1.24e10 PKR] by [Rs530 million|5.3e8 PKR], with [Rs11.87 billion|1.187e10 PKR] collected.",
        [("difference", 5.3e8, "consistent")],
    ),
]  # fmt: skip

# nothing is stated between these, or nobody can tell
NO_RELATIONS = [
    # what there was before is no part of what there is
    """mills: It has [240 mills|240 mill], up from [60|60 mill 2015], and [25 per cent|25 percent] of them are old.""",
    # what stands behind the change is another thing of the year before
    """current account: It fell [99 per cent|99 percent 2025-04 -] to [$12 million|1.2e7 USD 2025-04].
       surplus: It was [$1.9 billion|1.9e9 USD FY2025] against [$1.33 billion|1.33e9 USD FY2024] in the previous year.""",
    # two digits, rounded, of a part of the debt
    """debt: It will reach [Rs1,710 billion|1.71e12 PKR 2025-06], up from [Rs1,685 billion|1.685e12 PKR 2024-06].
       external debt: It rose by [Rs26 billion|2.6e10 PKR 2025-06 +].""",
    # a base of one thing, a level of another, and a change of a third
    """wages: They had been [Rs959 million|9.59e8 PKR FY2025].
       fares: They take [Rs1,018 million|1.018e9 PKR FY2026].
       rents: They rose [6.2 per cent|6.2 percent FY2026 +].""",
    # the lowest of the day is no base
    "tin: It gained [0.4 per cent|0.4 percent 2025-05-28 +] to [$312.05|312.05 USD 2025-05-28] after a session low of [$309.19|309.19 USD 2025-05-27].",
    # what another clause tells
    "fares: Carts ask [Rs10|10 PKR +] more, while motorcycles raised theirs from [Rs100|100 PKR] to [Rs130|130 PKR].",
    # a base of another unit
    """vans: In May [9,200 vans|9200 van 2025-05] were sold.
       fuel: Use rose [15 per cent|15 percent 2025-05 +] from the [8,000 tonnes|8000 tonne 2025-04] of April.""",
    # amounts of a sentence that give no total, one of them left out
    """plan: The board spends [Rs353 million|3.53e8 PKR].
       roads: They take [Rs161 million|1.61e8 PKR], [Rs9 million|9e6 PKR] goes to trees, [Rs135 million|1.35e8 PKR] to bridges and [Rs57 million|5.7e7 PKR] to parks.""",
    # what six get is not told of one of them
    "fines: The board asks [Rs50 million|5e7 PKR] of the six makers, [Rs75 million|7.5e7 PKR] of their club and [Rs375 million|3.75e8 PKR] of others.",
    # counts of other things that happen to add up, in another sentence
    """schemes: There are [756 schemes|756 scheme].
       clerks: The office has [696 clerks|696 clerk] and [60 drivers|60 driver].""",
    # a share that points to a sentence with two candidates
    """cars: The port took [500 cars|500 car] and [900 vans|900 van].
       cars: Of these, [60|60 -] were red.
       red: This makes up [4 per cent|4 percent].""",
    # a share of something named that is told nowhere
    """town budget: It has [Rs5,335 million|5.335e9 PKR].
       new roads: They take [Rs1,240 million|1.24e9 PKR], and [23 per cent|23 percent] of the drivers are glad.""",
    # by the month, and not what the months come to
    "cars: The maker sold [50,000 cars|50000 car 2025-01/2025-05], and its rival [9,000 cars|9000 car 2025-01/2025-05] a month.",
    # a price by the litre is no average
    "fuel: The fleet burns [600 litres|600 litre 2025-06] at [Rs20|20 PKR] per litre.",
    # by the gallon, where something else is counted
    "fuel: It earns [1.6 credits|1.6 credit] per gallon, [1.28 credits|1.28 credit] per gallon for the plain kind, or [1.25 credits|1.25 credit] per barrel.",
    # nobody says that each gets as much
    "parks: The [12 parks|12 park] cost [Rs60 million|6e7 PKR], and the gate [Rs5 million|5e6 PKR].",
    # a price by the kilo of something that is not weighed there
    "wheat: It sold [5,000 tonnes|5000 tonne] and took in [Rs91.3 million|9.13e7 PKR], while rice was [Rs65.5|65.5 PKR] per kg.",
    # what remains, of three amounts
    """roads: The office spent [Rs40 million|4e7 PKR] of its [Rs50 million|5e7 PKR] and lent [Rs20 million|2e7 PKR].
       rest: The remaining [Rs10 million|1e7 PKR] lapsed.""",
    # over years, but of something else
    "loan target: It sets aside [Rs323 million|3.23e8 PKR] annually for a loan of [Rs2.5 billion|2.5e9 PKR] over six years.",
]  # fmt: skip


@pytest.mark.parametrize("text, expected", RELATIONS, ids=[row[0].strip()[:50] for row in RELATIONS])
def test_relation(article, text, expected):
    found = find_checks(article("a", text))
    assert [(check.rule, pytest.approx(check.expected, rel=1e-4), check.verdict) for check in found] == expected


@pytest.mark.parametrize("text", NO_RELATIONS, ids=[text.strip()[:50] for text in NO_RELATIONS])
def test_no_relation(article, text):
    assert find_checks(article("a", text)) == []

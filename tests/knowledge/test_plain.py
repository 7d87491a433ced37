# ruff: noqa: E501 -- a marked sentence stands on one line
"""Relations whose members the wording names by their places, so that they may be inconsistent."""

import pytest

from itx_nlp.knowledge.checks import find_checks

# passage, then rule, expected, verdict of each check
PLAIN = [
    # a share beside its part and its whole
    (
        "bakers: Of the [1,800 bakers|1800 baker], [630|630 baker], or [45 per cent|45 percent], sell online.",
        [("share", 35.0, "inconsistent")],
    ),
    ("items: Of [18|18 item] there were [6|6 item], or [35 per cent|35 percent].", [("share", 33.3333, "inconsistent")]),
    (
        "ferries: Some [63|63 ferry ~] of the port's [90 ferries|90 ferry], or [60 per cent|60 percent], are older than that.",
        [("share", 70.0, "inconsistent")],
    ),
    ("rooms: The inn has [160 rooms|160 room]; [60|60 -], or [45 per cent|45 percent], are taken.", [("share", 37.5, "inconsistent")]),
    (
        "singers: [Two in five|0.4 -] of the [600 singers|600 singer], [300 people|300 person], were girls.",
        [("share", 0.5, "inconsistent")],
    ),
    ("kilns: [Twelve|12 kiln] of the village's [48 kilns|48 kiln], [a quarter|0.25 -], are cold.", [("share", 0.25, "consistent")]),
    (
        "ponds: Only [8|8 pond] of the [40 ponds|40 pond] hold water, which means that [four in five|0.8 -] are dry.",
        [("share", 0.8, "consistent")],
    ),
    # what is left undone
    (
        "beds: It bought [640 beds|640 bed], but only [515|515 bed] have been set up, leaving [145|145 bed] unused.",
        [("difference", 125.0, "inconsistent")],
    ),
    (
        """clinics: The town asked for [$18.6 million|1.86e7 USD].
           clinics: It was given [$11.9 million|1.19e7 USD], leaving a gap of [$7.7 million|7.7e6 USD].""",
        [("difference", 6.7e6, "inconsistent")],
    ),
    # a list and its total
    (
        "shops: It opened [35 shops|35 shop 2021] in 2021, [42|42 shop 2022] in 2022 and [48|48 shop 2023] in 2023, [135 shops|135 shop 2023] in all.",
        [("sum", 125.0, "inconsistent")],
    ),
    (
        "shops: It opened [35 shops|35 shop 2021] in 2021, [42|42 shop 2022] in 2022 and [48|48 shop 2023] in 2023, a total of [125|125 shop 2023].",
        [("sum", 125.0, "consistent")],
    ),
    (
        "port: It costs [$94 million|9.4e7 USD], with [$46 million|4.6e7 USD] from the town, [$33 million|3.3e7 USD] from the state and [$25 million|2.5e7 USD] from a bank.",
        [("sum", 1.04e8, "inconsistent")],
    ),
    (
        "milk: It sold [330 litres|330 litre 2024-01] in winter and [370 litres|370 litre 2024-07] in summer, [700 litres|700 litre 2024-01] over the year.",
        [("sum", 700.0, "consistent")],
    ),
    ("jury: It has [nine members|9 member], [five men|5 man] and four women.", [("sum", 9.0, "consistent")]),
    # so much each, and so many at a price
    (
        "prize: The prize of [$3.6 million|3.6e6 USD] is shared equally by [12 towns|12 town], each getting [$400,000|4e5 USD].",
        [("average", 3e5, "inconsistent")],
    ),
    ("fair: Some [1,500 tickets|1500 ticket] at [Rs400|400 PKR] brought in [Rs600,000|6e5 PKR].", [("sum", 6e5, "consistent")]),
    ("till: It took [Rs30,600|30600 PKR], [340 loaves|340 loaf] at [Rs90|90 PKR].", [("sum", 30600.0, "consistent")]),
    # a multiple and points behind their two levels
    (
        "lime sales: They climbed to [720,000 tonnes|720000 tonne] from [240,000 tonnes|240000 tonne], a [fourfold|4 times +] increase.",
        [("multiple", 3.0, "inconsistent")],
    ),
    (
        "bank rate: It was cut from [22 per cent|22 percent] to [19.5 per cent|{bank rate}19.5 percent], a cut of [350 basis points|350 basis_point -].",
        [("difference", 250.0, "inconsistent")],
    ),
    # by the year what it is by the month
    ("bales: It ships [36,000 bales|36000 bale] a year, [3,000|3000 -] a month.", [("share", 3000.0, "consistent")]),
    ("yarn: It spins [600 tonnes|600 tonne] of yarn a month, or [7,200 tonnes|7200 tonne] a year.", [("sum", 7200.0, "consistent")]),
    # what was put into each of several
    ("fund: It put [$32.5 million|3.25e7 USD] into [13 firms|13 firm], [$2.5 million|2.5e6 USD] in each.", [("average", 2.5e6, "consistent")]),
    # right beside a change its size in per cent, of the levels that the next sentence tells
    (
        """exchange rate of the rupee: It gained [four paisas|0.04 PKR 2025-05-30 +], or [0.01%|{exchange rate of the rupee}0.01 percent 2025-05-30 +].
           exchange rate of the rupee: It closed at [Rs282.02|282.02 PKR 2025-05-30] on Friday against [Rs282.06|282.06 PKR 2025-05-29] on Thursday.""",
        [("difference", 0.04, "consistent"), ("growth", 0.0141814, "rounded")],
    ),
    (
        """bond: It is to repay [Rs14 million|1.4e7 PKR 2026], compared to the plan of [Rs19 million|1.9e7 PKR 2025].
           bond: This is lower by [Rs5 million|5e6 PKR 2026 -] or [26%|26 percent 2026 -] than the plan for last year.""",
        [("difference", 5e6, "consistent"), ("growth", 26.3158, "rounded")],
    ),
    # a dozen parts behind a total of five digits
    (
        """losses: The auditors found losses of [over Rs836.43 million|8.3643e8 PKR >].
           losses: They name fraud of [Rs97.865 million|9.7865e7 PKR], [Rs1.088 million|1.088e6 PKR] in fees, [Rs32.122 million|3.2122e7 PKR] in wages and [Rs55.408 million|5.5408e7 PKR] in goods.
           losses: Rents lost [Rs61.507 million|6.1507e7 PKR], waste [Rs494.779 million|4.94779e8 PKR], theft [Rs65.012 million|6.5012e7 PKR] and records [Rs28.654 million|2.8654e7 PKR].""",
        [("sum", 8.36435e8, "consistent")],
    ),
    (
        """relief: They were given relief of [Rs40.958 million|4.0958e7 PKR].
           relief: Weavers got [Rs1.377 million|1.377e6 PKR] of relief.
           drains: They cost [Rs13.9 million|1.39e7 PKR].
           plots: They cost [Rs14.5 million|1.45e7 PKR] and lamps [Rs2.635 million|2.635e6 PKR].
           ditch: It cost [Rs600,000|6e5 PKR].
           pipes: They cost [Rs7.946 million|7.946e6 PKR].""",
        [("sum", 4.0958e7, "consistent")],
    ),
    # parts of a share
    (
        """traders: [44%|44 percent] want a cut.
           traders: Within this group, [19%|19 percent] want a small one, while [25%|{other traders}25 percent] want more.""",
        [("sum", 44.0, "consistent")],
    ),
    # a growth and its size right before the level that they led to, and in brackets
    (
        "average tariff: It was raised by [Rs6.15|6.15 PKR 2025-05 +] per unit — an [18.18%|18.18 percent 2025-05 +] increase, setting it at [Rs39.97|39.97 PKR FY2024] per unit.",
        [("growth", 18.1845, "rounded")],
    ),
    (
        "oil price: The levy will raise it by [Rs85,000|85000 PKR +] per ton ([57%|57 percent]) to around [Rs235,000|235000 PKR ~].",
        [("growth", 56.6667, "rounded")],
    ),
    # a change that points back to the two levels of the sentence before
    (
        """remittances: They may reach [$38 billion|3.8e10 USD FY2025], an increase from [$31.3 billion|3.13e10 USD FY2024] last year.
           shift of senders: This [$7 billion|7e9 USD FY2025 +] rise is due to them.""",
        [("difference", 6.7e9, "rounded")],
    ),
    # one level that became another
    (
        """costs: The office spent [Rs858.5 million|8.585e8 PKR FY2025 +] too much.
           planned sum: The planned [Rs805 million|8.05e8 PKR FY2025] swelled to spending of [Rs1.663 billion|{spending}1.663e9 PKR FY2025].""",
        [("difference", 8.58e8, "rounded")],
    ),
    # of what came in and what it cost the rest is the result
    (
        "ferries: They took in [Rs5.6 million|5.6e6 PKR] and cost [Rs4.7 million|4.7e6 PKR], so that the town made a profit of [Rs900,000|9e5 PKR].",
        [("difference", 9e5, "consistent")],
    ),
    # what all were and how many of them
    (
        """people: Out of [850 people|850 person], [323|323 person] had lost a tooth.
           people: That is [38 per cent|38 percent].""",
        [("share", 38.0, "consistent")],
    ),
]  # fmt: skip

NOT_PLAIN = [
    # a share of the part, or of something else
    "bakers: Of the [1,800 bakers|1800 baker] [630|630 baker] sell online, [45 per cent|45 percent] of them in the evening.",
    "mills: [12|12 mill] of the [48 mills|48 mill] shut, and [30 per cent|30 percent] of the looms stand idle.",
    "rooms: The inn has [160 rooms|160 room], and [60 staff|60 person], or [45 per cent|45 percent], live in.",
    # far off: of other members
    "bakers: Of the [1,800 bakers|1800 baker], [630|630 baker], or [90 per cent|90 percent], sell online.",
    # nothing says that these are all
    "crash: Of [40 riders|40 rider] [30|30 rider] were hurt, leaving [12|12 rider] in hospital.",
    "port: It costs [$94 million|9.4e7 USD], with [$46 million|4.6e7 USD] from the town, [$13 million|1.3e7 USD] from the state and [$15 million|1.5e7 USD] from a bank.",
    "shops: It opened [35 shops|35 shop 2021] in 2021, [42|42 shop 2022] in 2022 and [48|48 shop 2023] in 2023, and now has [135 shops|135 shop 2023] in all.",
    "trade: It earned [$94 million|9.4e7 USD], with [$46 million|4.6e7 USD] in cloth, [$33 million|3.3e7 USD] to Peru and [$25 million|2.5e7 USD] by sea.",
    # three are together nine, but no members
    "jury: It has [nine members|9 member], [five men|5 man] and three dogs.",
    # not in equal parts; each of other things
    "prize: The prize of [$3.6 million|3.6e6 USD] went to [12 towns|12 town], each winning [$400,000|4e5 USD] more than last year.",
    # a price that was not paid so often
    "fair: It had [1,500 visitors|1500 visitor], sold tea at [Rs400|400 PKR] and took in [Rs610,000|6.1e5 PKR].",
    # of another thing; an increase of so many times leaves one more
    "lime sales: They climbed to [720,000 tonnes|720000 tonne] from [240,000 tonnes|240000 tonne] as prices saw a [fourfold|4 times +] rise.",
    "lime sales: They climbed to [960,000 tonnes|960000 tonne] from [240,000 tonnes|240000 tonne], a [threefold|3 times +] increase.",
    "prices: They rose by from [22 per cent|22 percent] to [19.5 per cent|{prices}19.5 percent] while the bank took off [350 basis points|350 basis_point -].",
    # parts of another share; in brackets behind no change; of three levels
    """traders: [44%|44 percent] want a cut.
       traders: In May [19%|{others}19 percent] wanted one, and in April [25%|{other traders}25 percent].""",
    "oil price: The levy takes [Rs85,000|85000 PKR] per ton ([57%|57 percent]) and may bring [Rs235,000|235000 PKR].",
    """remittances: They may reach [$38 billion|3.8e10 USD FY2025], an increase from [$31.3 billion|3.13e10 USD FY2024] last year and [$27 billion|2.7e10 USD FY2023].
       shift of senders: This [$7 billion|7e9 USD FY2025 +] rise is due to them.""",
    # one level beside another
    """costs: The office spent [Rs858.5 million|8.585e8 PKR FY2025 +] too much.
       planned sum: The mayor planned [Rs805 million|8.05e8 PKR FY2025] and has spent [Rs1.663 billion|{spending}1.663e9 PKR FY2025].""",
    # one more of a row
    "grants: They gave [Rs1 million|1e6 PKR] to Kasur, [Rs2 million|2e6 PKR] to Hub, and [Rs3 million|3e6 PKR] to Sibi.",
    # by chance
    "yarn: It spins [600 tonnes|600 tonne] of yarn a month and dyes [7,300 tonnes|7300 tonne] a year.",
    # revenue and debt make no cost
    """revenue: It was [$3 million|3e6 USD].
       debt: It was [$2 million|2e6 USD], beside {revenue} of [$3 million|{revenue}3e6 USD].
       office: It cost [$5 million|5e6 USD].""",
]  # fmt: skip


@pytest.mark.parametrize("text, expected", PLAIN, ids=[row[0].strip()[:50] for row in PLAIN])
def test_what_is_plain_is_checked(article, text, expected):
    found = find_checks(article("a", text))
    assert [(check.rule, pytest.approx(check.expected, rel=1e-4), check.verdict) for check in found] == expected


@pytest.mark.parametrize("text", NOT_PLAIN, ids=[text.strip()[:50] for text in NOT_PLAIN])
def test_what_is_not_plain_is_not(article, text):
    assert find_checks(article("a", text)) == []

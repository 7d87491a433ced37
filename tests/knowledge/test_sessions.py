# ruff: noqa: E501 -- a marked sentence stands on one line
"""Highs and lows of a day, days of a week, growth with its size, and parts told in other sentences than their total."""

import pytest

from itx_nlp.knowledge.checks import find_checks

# passage, then rule, expected, verdict of each check
SESSIONS = [
    # the high and the low of a day, against the close before
    (
        """copper index: It closed at [41,250.5|41250.5 point 2025-05-29], up [310.2 points|310.2 point 2025-05-29 +].
           metals: It climbed [702 points|702 point 2025-05-29 +] to the intraday high of [41,642|41642 point 2025-05-29].""",
        [("difference", 701.7, "rounded")],
    ),
    (
        """copper index: It rose by [310.2 points|310.2 point 2025-06-03 +] to [41,250.5 points|41250.5 point 2025-06-03], up from [40,940.3 points|40940.3 point 2025-06-02] the day before.
           copper index: The lowest level was [40,699.1 points|40699.1 point 2025-06-03].
           metals: It fell to an intraday low of [241 points|241 point 2025-06-03] before it rose.""",
        [("difference", 310.2, "consistent"), ("difference", 241.2, "rounded")],
    ),
    (
        """copper index: It dropped by [950 points|950 point 2025-06-03 -] and closed at [40,050|40050 - 2025-06-03].
           copper index: It fell [3.5%|3.5 percent 2025-06-03 -] to the intraday low of [39,565|39565 - 2025-06-03].""",
        [("growth", 3.5, "consistent")],
    ),
    (
        """copper index: It dropped by [950 points|950 point 2025-06-03 -] and closed at [40,050|40050 - 2025-06-03].
           metals: They fell as much as [1,435 points|1435 point 2025-06-03 -].
           copper index: It touched a low of [39,565|39565 - 2025-06-03].""",
        [("difference", 1435.0, "consistent")],
    ),
    # the days of a week make its change
    (
        """copper index: It fell by [410 points|410 point 2025-06-09 -] on Monday.
           copper index: It gained [135 points|135 point 2025-06-10 +] on Tuesday.
           copper index: On Friday it added [872 points|872 point 2025-06-13 +].
           copper index: Over the week it gained [597 points|597 point 2025-W24 +].""",
        [("sum", 597.0, "consistent")],
    ),
    # a week that is told by its last day, which moved by less
    (
        """copper index: It fell by [410 points|410 point 2025-06-09 -] on Monday.
           copper index: It gained [135 points|135 point 2025-06-10 +] on Tuesday.
           copper index: On Friday it added [872 points|872 point 2025-06-13 +].
           market: From Monday to Friday it fell [11 points|11 point 2025-06-12 -], then gained [586 points|586 point 2025-W24 +].""",
        [("sum", 586.0, "consistent")],
    ),
    # and lead from its first level to its last
    (
        """copper index: It stood at [41,017|41017 point 2025-06-09] on Monday.
           metals: They gained [135 points|135 point 2025-06-10 +] on Tuesday.
           copper index: It lost [58 points|58 point 2025-06-11 -] and closed at [41,094|41094 point 2025-06-11].""",
        [("sum", 41094.0, "consistent")],
    ),
    # growth with its size, of what is planned
    (
        "spending of the towns: They plan to spend [Rs2,400 million|2.4e9 PKR FY2026], higher by [Rs510 million|5.1e8 PKR FY2026 +] or [27%|27 percent FY2026 +].",
        [("growth", 26.984, "rounded")],
    ),
    # with its level far away
    (
        """copper index: It closed at [41,250|41250 point 2025-06-13] on Friday.
           market: Traders were glad.
           market: So were brokers.
           market: So was the minister.
           copper index: Over the week it gained [2.1%|2.1 percent 2025-W24 +], or [848 points|848 point 2025-W24 +].""",
        [("growth", 2.0989, "rounded")],
    ),
    # the change right behind its level, which is planned
    (
        "spending of the towns: They plan to spend [Rs1.19 billion|{spending target} 1.19e9 PKR FY2026], which is higher by [Rs346 million|3.46e8 PKR FY2025 +] or [41%|41 percent FY2025 +].",
        [("growth", 40.9953, "rounded")],
    ),
    # a part told in words
    (
        "harvest of dates: It fell by [a third|0.33333333 - 2025 -] to [200 tonnes|200 tonne 2025] from [300 tonnes|300 tonne 2024].",
        [("growth", 0.33333, "consistent")],
    ),
    # between two rates
    (
        "duty: It will fall from [20.2%|20.2 percent FY2025] to [9.7%|9.7 percent FY2030], a [52%|52 percent FY2030 -] cut.",
        [("growth", 51.98, "rounded")],
    ),
    # far from exact, but worded without doubt
    (
        "trade gap: It grew by [11 per cent|11 percent 2025-05 +] to [$24 million|2.4e7 USD 2024-07/2025-05] in eleven months from [$21.7 million|2.17e7 USD 2023-07/2024-05] a year before.",
        [("growth", 10.5991, "rounded")],
    ),
    # less is said once of both
    (
        "harvest of dates: It brought [6.2 million tonnes|6.2e6 tonne 2025], which was [12%|12 percent 2025] or nearly [0.83 million tonnes|8.3e5 tonne 2025 ~ -] less than the year before.",
        [("growth", 11.8065, "rounded")],
    ),
]  # fmt: skip

CARTS = """sale of carts: In May [11,214 carts|11214 cart 2025-05] were sold.
           carts: People were glad.
           carts: So were makers.
           carts: So was the town.
           carts: So was the mayor.
           lenders: They had hoped for it.
           lenders: They had waited.
           sale of red carts: It came to [6,702 carts|6702 cart 2025-05], {share}.
           sale of blue carts: [641 carts|641 cart 2025-05] were sold, and [233 carts|233 cart 2024-05].
           sale of green carts: [3,871 carts|3871 cart 2025-05] were sold, and [3,507 carts|3507 cart 2024-05]."""
PARTS = [
    # what a total is said to be made of
    (
        """debt of the town target: It will reach [Rs1,510 million|1.51e9 PKR FY2026].
           debt of the town: It comprises [Rs1,508 million|1.508e9 PKR FY2025] from banks and [Rs2.1 million|2.1e6 PKR FY2025] from shops.""",
        [("sum", 1.5101e9, "rounded")],
    ),
    (
        """tariff: It comes to [15.7%|15.7 percent FY2026].
           duty: This includes a duty of [11.2%|11.2 percent FY2026], a further [1.8%|1.8 percent FY2026] and a levy of [2.7%|2.7 percent FY2026].""",
        [("sum", 15.7, "consistent")],
    ),
    # the first amounts of sentences that follow each other
    (
        """sale of carts: In May [11,214 carts|11214 cart 2025-05] were sold.
           carts: People were glad.
           carts: So were makers.
           carts: So was the town.
           sale of red carts: It came to [6,702 carts|6702 cart 2025-05], where it had been [5,100 carts|5100 cart 2024-05].
           sale of blue carts: [641 carts|641 cart 2025-05] were sold, and [233 carts|233 cart 2024-05].
           sale of green carts: [3,871 carts|3871 cart 2025-05] were sold, and [3,507 carts|3507 cart 2024-05].""",
        [("sum", 11214.0, "consistent")],
    ),
    # a whole sentence of the same thing, some way off
    (
        """debt of the town: It comes to [about $5.2 million|5.2e6 USD ~].
           lenders: They are patient.
           town: It is glad.
           mayor: She is glad, too.
           lenders: They know why.
           debt: It owes [$3.91 million|3.91e6 USD] to banks and [$1.29 million|1.29e6 USD] to shops.""",
        [("sum", 5.2e6, "consistent")],
    ),
    # the share of a part in what the parts make up together, wherever that is told; another one is of something else
    (
        CARTS.format(share="in the month, or [59.8 percent|59.8 percent 2025-05] of it"),
        [("sum", 11214.0, "consistent"), ("share", 59.7646, "rounded")],
    ),
    (
        CARTS.format(share="in the month, and [51.2 percent|51.2 percent 2025-05] went abroad"),
        [("sum", 11214.0, "consistent")],
    ),
]  # fmt: skip

OTHERS = [
    # two parts of four digits that make a round total, right behind it
    (
        """grant for parks: The council gives [Rs15 million|1.5e7 PKR FY2026].
           new gardens: They take [Rs9.095 million|9.095e6 PKR FY2026], and [Rs5.905 million|{old roads} 5.905e6 PKR FY2026] is for paths.""",
        [("sum", 1.5e7, "consistent")],
    ),
    # five digits that agree
    (
        """loans: The town took [Rs466.67 million|4.6667e8 PKR].
           auction of bills: It brought [Rs322.59 million|3.2259e8 PKR 2025-06-25].
           mayor: He is glad.
           auction of bonds: It brought [Rs144.08 million|1.4408e8 PKR 2025-06-25].""",
        [("sum", 4.6667e8, "consistent")],
    ),
    # tripled, in so many words
    (
        "carts: Their number [tripled|3 times 2024 +] to [84,200|84200 cart 2024] from [27,500|27500 cart 2020].",
        [("multiple", 3.06182, "rounded")],
    ),
    # the whole that a share names, wherever it stands
    (
        """development budget: It has [Rs1,240 million|1.24e9 PKR FY2026].
           town: It is glad.
           mayor: He is glad.
           council: So are they.
           clerks: So are these.
           trees: They get [Rs795 million|7.95e8 PKR FY2026], which is [64%|{development budget} 64 percent FY2026] of the development budget.""",
        [("share", 64.1129, "rounded")],
    ),
    # the greatest amount of a sentence, and a part with its share
    (
        "roads: Compared with the [Rs1.4 million|1.4e6 PKR] approved for bridges, it spent [Rs596,000|5.96e5 PKR 2025-05], which is hardly [43%|43 percent 2025-05] of what the council gave.",
        [("share", 42.5714, "rounded")],
    ),
    # a gap of two digits beside what it lies between
    (
        """trade deficit: It shrank to [$2.6 billion|2.6e9 USD 2025-05] in May.
           exports: They rose to [$2.6 billion|2.6e9 USD 2025-05], and imports fell to [$5.2 billion|{imports} 5.2e9 USD 2025-05].""",
        [("difference", 2.6e9, "consistent")],
    ),
    # what remains, some sentences on
    (
        """town budget: The [Rs1 million|1e6 PKR] plan has [Rs120,000|{cost of the bridge} 120000 PKR] for a bridge.
           mayor: He is glad.
           council: So are they.
           bridge: The remaining [Rs880,000|880000 PKR] after the bridge would be too little.""",
        [("difference", 880000.0, "consistent")],
    ),
    # the same told again, more roughly
    (
        """copper index: It rose by [310.2 points|310.2 point 2025-05-29 +] to [41,250.5 points|41250.5 point 2025-05-29] from [40,940.3 points|40940.3 point 2025-05-28].
           copper index: So it closed [310 points|310 point 2025-05-29 +] higher.""",
        [("difference", 310.2, "consistent")],
    ),
    # by the month on average, and by the year
    (
        "use of sugar: On average it came to [533 tonnes|{average monthly use of sugar} 533 tonne 2024], with [6,400 tonnes|{annual use of sugar} 6400 tonne 2024] in all.",
        [("average", 533.333, "rounded")],
    ),
]  # fmt: skip

NONE = [
    # a share of another budget than is told
    """school budget: It has [Rs1,240 million|1.24e9 PKR FY2026].
       town: It is glad.
       mayor: He is glad.
       council: So are they.
       clerks: So are these.
       trees: They get [Rs795 million|7.95e8 PKR FY2026], which is [64%|{power budget} 64 percent FY2026] of the power budget.""",
    # a part that does not come out is no mistake of the article's
    "harvest of dates: It fell by [a quarter|0.25 - 2025 -] to [200 tonnes|200 tonne 2025] from [300 tonnes|300 tonne 2024].",
    # five digits of things that have nothing in common
    """royalties: They bring [Rs57.115 million|5.7115e7 PKR].
       salaries: They take [Rs46.865 million|4.6865e7 PKR].
       mayor: He is glad.
       fines: They bring [Rs10.250 million|1.025e7 PKR], and [Rs3 million|3e6 PKR] is left.""",
    # tripled is not 3.4 times
    "carts: Their number [tripled|3 times 2024 +] to [93,500|93500 cart 2024] from [27,500|27500 cart 2020].",
    # two rates, and a fall of something else
    "duty: It fell from [20%|20 percent FY2025] to [12%|12 percent FY2026], and sales fell by [35%|{sales} 35 percent FY2026 -].",
    # what remains of something else
    """town budget: The [Rs1 million|1e6 PKR] plan has [Rs120,000|{cost of the bridge} 120000 PKR] for a bridge.
       mayor: He is glad.
       council: So are they.
       schools: The remaining [Rs880,000|880000 PKR] of the schools was lost.""",
    # a target is not what the sales rose to
    "sales: Against a goal of [Rs60 million|{sales target} 6e7 PKR FY2026], they rose by [Rs5 million|5e6 PKR FY2025 +] or [9.1%|9.1 percent FY2025 +].",
    # a high of another day
    """copper index: It closed at [41,250.5|41250.5 point 2025-05-29], up [310.2 points|310.2 point 2025-05-29 +].
       metals: It climbed [702 points|702 point 2025-05-29 +] in the morning.
       metals: The high of the month was [41,642|41642 point 2025-05-12].""",
    # a rise to something that is no high
    """copper index: It closed at [41,250.5|41250.5 point 2025-05-29], up [310.2 points|310.2 point 2025-05-29 +].
       metals: It climbed [702 points|702 point 2025-05-29 +] in the morning, beyond the [41,642|41642 point 2025-05-29] hoped for.""",
    # of three days the fourth is not told
    """copper index: It fell by [410 points|410 point 2025-06-09 -] on Monday.
       copper index: It gained [135 points|135 point 2025-06-10 +] on Tuesday.
       copper index: Over the week it gained [597 points|597 point 2025-W24 +].""",
    # days of a month
    """copper index: It fell by [410 points|410 point 2025-06-09 -] on the 9th.
       copper index: It gained [135 points|135 point 2025-06-10 +] on the 10th.
       copper index: It lost [275 points|275 point 2025-06 -] in June.""",
    # what one of three lands spends more is no share of what another spends
    """spending target: Mexico will spend [Rs440 million|4.4e8 PKR FY2026].
       spending target: Kenya will spend [Rs887 million|8.87e8 PKR FY2026], up [7%|7 percent FY2026 +], and Ghana [Rs280 million|2.8e8 PKR FY2026], or [Rs32 million|3.2e7 PKR FY2026 +] more.""",
    # two amounts of a sentence that only happen to make a third
    """income from shops: It added [Rs12 million|1.2e7 PKR 2025].
       town: It is glad.
       income from trains: Some towns took in [Rs4 million|4e6 PKR 2025] each and [Rs8 million|8e6 PKR 2025] together.""",
    # a list that includes more than what is told
    """tariff: It comes to [15.7%|15.7 percent FY2026].
       duty: This includes a duty of [11.2%|11.2 percent FY2026] and a levy of [2.7%|2.7 percent FY2026].""",
    # amounts of another year
    """sale of carts: In May [11,214 carts|11214 cart 2025-05] were sold.
       carts: People were glad.
       sale of red carts: It came to [6,702 carts|6702 cart 2024-05].
       sale of blue carts: [641 carts|641 cart 2024-05] were sold.
       sale of green carts: [3,871 carts|3871 cart 2024-05] were sold.""",
]  # fmt: skip


ALL = SESSIONS + PARTS + OTHERS


@pytest.mark.parametrize("text, expected", ALL, ids=[row[0].strip()[:60] for row in ALL])
def test_relation(article, text, expected):
    found = find_checks(article("a", text))
    assert [(check.rule, pytest.approx(check.expected, rel=1e-4), check.verdict) for check in found] == expected


@pytest.mark.parametrize("text", NONE, ids=[text.strip()[:60] for text in NONE])
def test_no_relation(article, text):
    assert find_checks(article("a", text)) == []

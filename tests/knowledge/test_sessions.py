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
        """copper index: It rose to [41,250.5 points|41250.5 point 2025-06-03], up from [40,940.3 points|40940.3 point 2025-06-02] the day before.
           copper index: The lowest level was [40,699.1 points|40699.1 point 2025-06-03].
           metals: It fell to an intraday low of [241 points|241 point 2025-06-03] before it rose.""",
        [("difference", 241.2, "rounded")],
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
    # less is said once of both
    (
        "harvest of dates: It brought [6.2 million tonnes|6.2e6 tonne 2025], which was [12%|12 percent 2025] or nearly [0.83 million tonnes|8.3e5 tonne 2025 ~ -] less than the year before.",
        [("growth", 11.8065, "rounded")],
    ),
]  # fmt: skip

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
]  # fmt: skip

NONE = [
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
       income from trains: Two towns took in [Rs4 million|4e6 PKR 2025] each and [Rs8 million|8e6 PKR 2025] together.""",
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


@pytest.mark.parametrize("text, expected", SESSIONS + PARTS, ids=[row[0].strip()[:60] for row in SESSIONS + PARTS])
def test_relation(article, text, expected):
    found = find_checks(article("a", text))
    assert [(check.rule, pytest.approx(check.expected, rel=1e-4), check.verdict) for check in found] == expected


@pytest.mark.parametrize("text", NONE, ids=[text.strip()[:60] for text in NONE])
def test_no_relation(article, text):
    assert find_checks(article("a", text)) == []

# ruff: noqa: E501 -- a marked sentence stands on one line
"""What an article works out in front of the reader, and figures that only look as if it did."""

import re

import pytest

from itx_nlp.knowledge.checks import find_checks

# passage, then rule, expected, verdict
WORKED = [
    # taken away
    (
        """grant: It was [$2.5 million|2.5e6 USD] in the first year.
           sums: The audit could trace [$1.9 million|1.9e6 USD] of it.
           money: That leaves the donors with a gap of [$600,000|6e5 USD].""",
        ("difference", 6e5, "consistent"),
    ),
    (
        """looms: The mill ran [1,250 looms|1250 loom] then.
           machines: By the winter it had [475|475 -].
           silent hall: In other words, [775 places|775 place] stood empty.""",
        ("difference", 775, "consistent"),
    ),
    (
        """fees: They bring in [Rs92,400|92400 PKR].
           rent: It is [Rs31,500|31500 PKR], and light takes [Rs18,200|18200 PKR].
           owner: That leaves him with [Rs42,700|42700 PKR].""",
        ("difference", 42700, "consistent"),
    ),
    # one of the two stands far away, but has as many digits
    (
        """sales: They came to [$2.617 billion|2.617e9 USD].
           clerks: Some [90 clerks|90 clerk] were hired.
           clerks: They like it.
           goal: It is [$4.1 billion|4.1e9 USD].
           need: To get there the trade would need [$1.483 billion|1.483e9 USD].""",
        ("difference", 1.483e9, "consistent"),
    ),
    # put together, each of another thing, and rounded
    (
        """diesel: It costs [some Rs790,000|7.9e5 PKR ~].
           lines: The four of them add [Rs305,000|3.05e5 PKR].
           bill: The total is close to [Rs1.1m|1.1e6 PKR ~].""",
        ("sum", 1.095e6, "rounded"),
    ),
    # so many at so much
    (
        """loaves: It sells [340 loaves|340 loaf] each morning.
           price: A loaf is [Rs90|90 PKR].
           till: That comes to [Rs30,600|30600 PKR] before anybody is paid.""",
        ("sum", 30600, "consistent"),
    ),
    # a small count that is no fact
    (
        """water: A tanker costs [Rs3,500|3500 PKR].
           water bill: Three tankers a week means [Rs10,500|10500 PKR] gone.""",
        ("sum", 10500, "consistent"),
    ),
    # of a time that something lasts, and of two numbers
    (
        """guard: He is paid [Rs1,450|1450 PKR] a day.
           wage bill: Over 26 working days that is [Rs37,700|37700 PKR].""",
        ("sum", 37700, "consistent"),
    ),
    (
        """diesel: A litre is [Rs280|280 PKR] and the engine takes [6 litres an hour|6 litre_per_hour].
           darkness: Eight hours therefore cost [Rs13,440|13440 PKR].""",
        ("sum", 13440, "consistent"),
    ),
    # a part in per cent
    (
        """rider: He takes [Rs4,500|4500 PKR] on a good day, of which the app keeps [22 per cent|22 percent].
           app: That is [Rs990|990 PKR].""",
        ("share", 990, "consistent"),
    ),
    # shared out: among things counted, by what is named, by the month
    (
        """library: It spent [$84,000|84000 USD] and lent [21,000 books|21000 book].
           loan: It works out at [$4|4 USD] a loan.""",
        ("average", 4, "consistent"),
    ),
    (
        """staff: There are [136 weavers|136 weaver].
           rooms: They have [nine rooms|9 room].
           lease: It runs on.
           owner: She is glad.
           bill: It is [Rs1.09m|1.09e6 PKR] this year, or [about Rs8,000|8000 PKR ~] per weaver.""",
        ("average", 8014.7059, "rounded"),
    ),
    (
        """exporters: They brought home [$3.6 billion|3.6e9 USD] in the year.
           month: That is [$300 million|3e8 USD] a month.""",
        ("average", 3e8, "consistent"),
    ),
    (
        """pay: A decent hand earns [over Rs540,000|540000 PKR >] per person per year, [about Rs45,200|45200 PKR ~] a month.""",
        ("average", 45000, "rounded"),
    ),
    (
        """road: It costs [Rs140m|1.4e8 PKR] and serves [6,200 homes|6200 home].
           home: That works out at [more than Rs22,000|22000 PKR >] each.""",
        ("average", 22580.6452, "consistent"),
    ),
    # over a longer time than the one that it is told by; what an "or" tells by the month
    (
        """pension: A widow gets [Rs32,000|32000 PKR] a month.
           pensions: Over a year that comes to [Rs384,000|384000 PKR].""",
        ("sum", 384000, "consistent"),
    ),
    (
        """bandwidth: The paper paid [$48,000|48000 USD] for it last year, or [$4,000|4000 USD] a month.""",
        ("average", 4000, "consistent"),
    ),
    # a thing that follows, by the number of copies
    (
        """copies: They print [2,500 copies|2500 copy] and sell each at [Rs60|60 PKR].
           issue: One that sells out therefore brings [Rs150,000|150000 PKR].""",
        ("sum", 150000, "consistent"),
    ),
    # so many times as much, and a growth in words
    (
        """cable: The old one carried [40 gigabits|40 gigabit].
           speed: The new one carries [240|240 -], [six times|6 times] as much.""",
        ("multiple", 6, "consistent"),
    ),
    (
        """tax: Under the scheme she pays [Rs15,000|15000 PKR].
           slabs: There the bill is [Rs1,280,000|1280000 PKR].
           bill: That is [some 85 times|85 times ~] as much.""",
        ("multiple", 85.3333, "rounded"),
    ),
    (
        """city: A cook earns [Rs180,000|180000 PKR] there.
           village: The same work pays [Rs120,000|120000 PKR].
           work: It is [a third|0.3333 - -] cheaper.""",
        ("growth", 1 / 3, "consistent"),
    ),
]  # fmt: skip

NOT_WORKED = [
    # the numbers fit, but no word tells of a result
    """bakery: It sells [340 loaves|340 loaf].
       price: A loaf is [Rs90|90 PKR].
       rent: The landlord asks [Rs30,600|30600 PKR].""",
    """shop: It pays [Rs45,000|45000 PKR] and has [12 hands|12 hand].
       loan: An uncle lent [Rs540,000|540000 PKR].""",
    """looms: The mill ran [1,250 looms|1250 loom] then.
       lamps: It had [475 lamps|475 lamp].
       tools: A shed holds [775 hammers|775 hammer].""",
    # words that tell of a result, and no numbers that give it
    """bakery: It sells [340 loaves|340 loaf].
       price: A loaf is [Rs90|90 PKR].
       till: That comes to [Rs31,900|31900 PKR].""",
    """grant: It was [$2.5 million|2.5e6 USD], and [$1.9 million|1.9e6 USD] is gone.
       money: That leaves the donors with a gap of [$480,000|4.8e5 USD].""",
    """library: It spent [$84,000|84000 USD] and lent [21,000 books|21000 book].
       fine: It works out at [$7|7 USD] a day.""",
    # in the wrong unit
    """library: It spent [$84,000|84000 USD] and lent [21,000 books|21000 book].
       loan: It works out at [Rs4|4 PKR] a loan.""",
    """rain: There were [450 millimetres|450 millimetre] and [90 storms|90 storm].
       fee: That leaves [Rs360|360 PKR] to pay.""",
    # one digit may be of anything: 9 - 4 and 7 - 2, 15 / 3
    """boats: There were [9 boats|9 boat], [4 carts|4 cart], [7 mules|7 mule], [2 vans|2 van] and [15 men|15 man].
       day: That left the town [5 guides|5 guide].""",
    # it says why, and it is told again
    """districts: [40 of them|40 district] get a road.
       teams: That is why [25 teams|25 team] left, and [15 more|15 -] follow.""",
    """till: It took [Rs30,600|30600 PKR] from [340 buyers|340 person] and paid [Rs90|90 PKR] for soap.
       till: That is [Rs30,600|30600 PKR].""",
    # so few digits after an unclear word
    """bus: A ride is [Rs50|50 PKR], and [20 of us|20 person] went.
       cook: So far he has [Rs1,000|1000 PKR].""",
    # what is taken away changes nothing
    """tax: It brought [Rs1.464 trillion|1.464e12 PKR] and a stamp [Rs11.6|11.6 PKR].
       rest: That leaves [Rs1.46 trillion|1.46e12 PKR].""",
    # not all of the sentence's amounts
    """aid: It brings [Rs177.2 billion|1.772e11 PKR], [Rs105.5 billion|1.055e11 PKR] in loans and [Rs11 billion|1.1e10 PKR] in grants.
       tax: It brings [Rs1,802 billion|1.802e12 PKR] and [Rs129 billion|1.29e11 PKR] at home.
       budget: All three amount to a total of [Rs1,942 billion|1.942e12 PKR].""",
    # by a thousand, not among a thousand
    """cheats: There were [7,000 cases|7000 case].
       rate: It was to be [about 7 cases|7 case ~] per [1,000 pupils|1000 pupil].""",
    # a rise that would be a fall
    """sugar: It hit [Rs190|190 PKR].
       sugar price: It was fixed at [Rs164|164 PKR], [13.7%|13.7 percent +] more.""",
    # of other things than those that were counted
    """forts: The force has [600 guards|600 guard], and [200 guards|200 guard] stand in the hills.
       forts: A total of [800 forts|800 fort] are to open.""",
    """port: It has [5,000 boxes|5000 box] a week.
       strike: It kept [20 ships|20 ship] outside, so [250 men|250 man] went home.""",
    # by something that is counted nowhere, behind a mere or
    """clinic: It saw [14 patients|14 patient] for [$910,000|910000 USD], or [$65,000|65000 USD] a visit.""",
    # too far back
    """price: A loaf is [Rs90|90 PKR], and [340 loaves|340 loaf] were sold.
       rain: It fell.
       rain: It fell again.
       rain: It went on.
       rain: It stopped.
       till: That comes to [Rs30,600|30600 PKR].""",
]  # fmt: skip


@pytest.mark.parametrize("text, expected", WORKED, ids=[row[0].strip()[:50] for row in WORKED])
def test_what_is_worked_out_is_checked(article, text, expected):
    found = [(each.rule, each.expected, each.verdict) for each in find_checks(article("a", text))]
    assert found == [(expected[0], pytest.approx(expected[1], rel=1e-4), expected[2])]


@pytest.mark.parametrize("text", NOT_WORKED, ids=[text.strip()[:50] for text in NOT_WORKED])
def test_what_is_not_worked_out_is_not(article, text):
    assert find_checks(article("a", text)) == []


@pytest.mark.parametrize("text", [row[0] for row in WORKED] + NOT_WORKED)
def test_checks_are_the_same_in_a_currency_of_a_tenth(article, text):
    def dearer(match: re.Match[str]) -> str:
        return f"{match.group(1)}{float(match.group(2)) * 10:.0f}{match.group(3)}"

    shown = re.sub(r"(\[[^\]|]*\|)([\d.e]+)( (?:PKR|USD)[^\]]*\])", dearer, text)
    checks, others = find_checks(article("a", text)), find_checks(article("a", shown))
    assert [(c.rule, c.verdict) for c in checks] == [(c.rule, c.verdict) for c in others]

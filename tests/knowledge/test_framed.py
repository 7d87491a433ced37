# ruff: noqa: E501 -- a marked sentence stands on one line
"""Relations that ask for their figures by grammar: a change for its level and base, a share for its whole, a rest for what it is left of."""

import pytest

from itx_nlp.knowledge.checks import find_checks

# passage, then rule, expected, verdict of each check
CHANGES = [
    (
        "van exports: Receipts from vans reached [$72 million|7.2e7 USD 2025-05] (May-24:[$58 million|5.8e7 USD 2024-05]), a rise of [24%|24 percent 2025-05 +].",
        [("growth", 24.1379, "rounded")],
    ),
    # more than what stands before; levels in the two sentences before
    (
        """cost of a shop in Hub: It is [Rs6 million|6e6 PKR].
           cost of one in Sibi: It is [Rs9.6 million|9.6e6 PKR], [60 per cent|{Sibi}60 percent +] more.""",
        [("growth", 60.0, "consistent")],
    ),
    (
        """hourly charges: They were [$28|28 USD].
           charges: They are [$35|35 USD] now.
           charges: That is a rise of [25 per cent|25 percent +].""",
        [("growth", 25.0, "consistent")],
    ),
    # a change that is worded by what it makes of its level, whose months are told elsewhere
    (
        """record: May sets one at [$430 million|{van exports}4.3e8 USD 2025-05], [+23%|23 percent 2025-05 +].
           van exports: They came to [$430 million|4.3e8 USD 2025-05].
           buses: None were sold.
           buses: None were made.
           van exports: A year ago it was [$350 million|3.5e8 USD 2024-05].""",
        [("growth", 22.8571, "rounded")],
    ),
    # bases in brackets, behind the name of an earlier time
    (
        "van exports: They reached [$430 million|4.3e8 USD 2025-05], up [23%|23 percent 2025-05 +] (May-24:[$350 million|3.5e8 USD 2025-05]).",
        [("growth", 22.8571, "rounded")],
    ),
    (
        "van exports: They reached [$1.9 billion|1.9e9 USD 2025-05] ([+22%|22 percent 2025-05 +] on the year; last year:[$1.56 billion|1.56e9 USD 2025-05]).",
        [("growth", 21.7949, "rounded")],
    ),
    # between its level and its base nothing else is meant, whatever the years were read as
    (
        "van sales: We stay at [$4.6 billion|4.6e9 USD FY2025] ([+21%|21 percent FY2026 +] over FY25's [$3.81 billion|3.81e9 USD FY2025]).",
        [("growth", 20.7349, "rounded")],
    ),
    # two levels that were read as of one time
    (
        "van sales: The second half brought [1,179|1179 van 2025-05] and the first [1,057|1057 van 2025-05], a gain of [11.5%|11.5 percent 2025-05 +].",
        [("growth", 11.5421, "rounded")],
    ),
    # pointing back to the level before
    (
        """riders: They were [5.2 million|5.2e6 - 2025-03] in March.
           riders: That is [400,000|400000 - 2024-12 +] more than the [4.8 million|4.8e6 - 2024-12] of December.""",
        [("difference", 4e5, "consistent")],
    ),
    # years ago, and now
    (
        """wage of tailors: Two years ago it was [Rs55,000|55000 PKR 2023].
           wage of tailors: Now it is [Rs88,000|88000 PKR], an increase of [60%|60 percent +], and [three in ten|{offers}0.3 -] are refused.""",
        [("growth", 60.0, "consistent")],
    ),
    # a part of the base that stands beside it
    (
        """sales of kites: They came to [$9.6 million|9.6e6 USD 2024].
           sales of kites: It was [$2.4 million|2.4e6 USD 2024 +] more than the [$7.2 million|7.2e6 USD 2023] of the year before, a growth of [one third|0.333333 - 2024 +].""",
        [("difference", 2.4e6, "consistent"), ("growth", 0.333333, "consistent")],
    ),
    # points of a rate; a forecast beside what is
    (
        """hiring rate: It is [34%|34 percent 2024].
           hiring rate: In 2021 it had been [51%|51 percent 2021], so it has dropped by [17 points|17 point 2024 -].""",
        [("difference", 17.0, "consistent")],
    ),
    # what stands behind "from … to …, or" is the change
    (
        "use per head: It rose from [5|5 gigabyte] to [8 gigabytes|8 gigabyte], or [60 per cent|60 percent].",
        [("growth", 60.0, "consistent")],
    ),
    (
        "price of a line: It fell from [Rs48|48 PKR] to [Rs30|30 PKR], or by [37.5%|37.5 percent].",
        [("growth", 37.5, "consistent")],
    ),
]
NO_CHANGES = [
    # more than something that is named, or one of several
    """cost of a shop in Hub: It is [Rs6 million|6e6 PKR] with a lamp for [Rs1 million|1e6 PKR].
       cost of one in Sibi: It is [Rs9.6 million|9.6e6 PKR], [60 per cent|{Sibi}60 percent +] more.""",
    """cost of a shop in Hub: It is [Rs6 million|6e6 PKR].
       cost of one in Sibi: It is [Rs9.6 million|9.6e6 PKR], [60 per cent|{Sibi}60 percent +] more than is asked in Turbat.""",
    # without a verb that moves it is a share
    "price of a line: Those who pay from [Rs48|48 PKR] to [Rs300|300 PKR], or [37.5%|37.5 percent] of them, complain.",
    # an index moves by points of its own
    """hiring rate: It is [34%|34 percent 2024] and had been [51%|51 percent 2021], while the index, at [4,200|4200 - 2024], fell by [17 points|17 point 2024 -].""",
    # years ago, and now, of something else
    """wage of tailors: Two years ago it was [Rs55,000|55000 PKR 2023].
       rent: Now it is [Rs88,000|88000 PKR], an increase of [60%|60 percent +].""",
    # names of places in brackets are no earlier times
    "van exports: They reached [$430 million|4.3e8 USD 2025-05], up [23%|23 percent 2025-05 +] (Lahore:[$250 million|2.5e8 USD 2025-05]).",
    # two levels of one time that happen to lie about so far apart
    "van budget: Gwadar spent [$12.5 billion|1.25e10 USD 2025], followed by Hub at [$10.4 billion|1.04e10 USD 2025], a rise of [$2.2 billion|2.2e9 USD 2025 +].",
    # it may point back to something else
    """riders: They were [5.2 million|5.2e6 - 2025-03] in March.
       riders: That is [600,000|600000 - 2024-12 +] more than the [4.8 million|4.8e6 - 2024-12] of December.""",
    # and two levels of one time make no mistake
    "van sales: The north brought [1,179|1179 van 2025-05] and the south [1,057|1057 van 2025-05], a gain of [13.5%|13.5 percent 2025-05 +].",
    # a total goes with its parts, no change
    """wage of tailors: In Hub it is [Rs55,000|55000 PKR 2025].
       wage of weavers: It is [Rs88,000|88000 PKR 2025], and [60%|{weavers}60 percent] of them are men.""",
    # the change is of a third thing
    """riders: They were [5.2 million|5.2e6 - 2025-03] in March and [4.8 million|4.8e6 - 2024-12] in December.
       fares: They went up by [9 per cent|{fares}9 percent 2025-03 +].""",
    # from … to … tells hours, not levels
    "shifts: They run from [5|5 hour] to [8 hours|8 hour], and [60 per cent|{women}60 percent] of them are women's.",
    # a change of something else beside a fall
    "price of a line: It fell from [Rs48|48 PKR] to [Rs30|30 PKR], and calls rose by [70%|{calls}70 percent +].",
    # the level in brackets is another firm's
    "van exports: They reached [$430 million|4.3e8 USD 2025-05], up [23%|23 percent 2025-05 +] (Kite & Sons: [$250 million|{Kite & Sons}2.5e8 USD 2025-05]).",
    # points of another rate
    """hiring rate: It is [34%|34 percent 2024].
       leaving rate: It has dropped by [17 points|{leaving}17 point 2024 -].""",
]


SHARES = [
    # the whole is told two sentences back; nothing else fits by chance
    (
        """office: It billed [$18.4 million|1.84e7 USD 2024].
           office: A year before it was [$11 million|1.1e7 USD 2023].
           sales abroad: They were [$14.7 million|1.47e7 USD 2024] of that, or [80%|80 percent 2024].""",
        [("share", 79.8913, "rounded")],
    ),
    # of them, five years on
    (
        """tailors: The guild counted [5,200 tailors|5200 tailor 2020-01].
           tailors: By now [1,926|1926 tailor 2025-01] of them, or [37 per cent|37 percent 2025-01], have left.""",
        [("share", 37.0385, "rounded")],
    ),
    # "one in four" of what is counted otherwise
    (
        """answers: There were [512 answers|512 answer] from women.
           women: Of them [128|128 woman], that is [one in four|0.25 -], had left.""",
        [("share", 0.25, "consistent")],
    ),
    # all shares of a sentence are of one whole, however far that stands
    (
        """van exports: They came to [$2,236 million|2.236e9 USD 2025-05].
           vans: They were [$5 billion|5e9 USD 2024] and [$4.1 billion|4.1e9 USD 2023].
           boats: None were sold.
           boats: None were made.
           boats: None were sunk.
           boats: None were lost.
           boats: None were found.
           boats: None were left.
           red ones: They made [$1,905 million|1.905e9 USD 2025-05] ([85%|85 percent 2025-05]), blue ones [$318 million|{blue ones}3.18e8 USD 2025-05] ([14%|{blue ones}14 percent 2025-05]).""",
        [("share", 85.1968, "rounded"), ("share", 14.2218, "rounded")],
    ),
    # the whole stands behind its share, the part is told before in the words of the share
    (
        """van exports: They came to [$2,236 million|2.236e9 USD 2025-05].
           lorries: They made [$300 million|3e8 USD 2025-05].
           boats: None were sold.
           share of van exports in all: They took [47%|47 percent 2025-05] of all exports of [$4.76 billion|{exports}4.76e9 USD 2025-05].""",
        [("share", 46.9748, "rounded")],
    ),
    # "this amount" of a whole that is named
    (
        """budget: It is [Rs4,306 billion|4.306e12 PKR FY2026].
           boats: None were sold.
           sundry spending: It takes [Rs1,037 billion|1.037e12 PKR FY2026].
           share in budget: This amount made up [20%|20 percent FY2026] of the total budget.""",
        [("share", 24.0827, "inconsistent")],
    ),
    # at the end of the clause of the part
    (
        """spending: Banks spend [$420 million|4.2e8 USD].
           vendors: Abroad goes [$290 million|2.9e8 USD], so that leaves [$130 million|1.3e8 USD] for us, [31 per cent|31 percent].""",
        [("difference", 1.3e8, "consistent"), ("share", 30.9524, "rounded")],
    ),
    # the whole right behind its share or its part, among other amounts
    (
        """kite sales: Hub bought [$1.9 million|1.9e6 USD] worth, [half|0.5 -] of all sales of [$3.8 million|3.8e6 USD]; Sibi had [$0.7 million|7e5 USD] and Turbat [$0.4 million|4e5 USD].""",
        [("share", 0.5, "consistent")],
    ),
    (
        """order book: Now [29%|29 percent] ([$11.6 million|1.16e7 USD] of [$40 million|4e7 USD]) is from Hub, after [18%|18 percent] ([$5.4 million|5.4e6 USD] of [$30 million|3e7 USD]).""",
        [("share", 29.0, "consistent"), ("share", 18.0, "consistent")],
    ),
    # of it, in words; an exact part of what was told right before
    (
        """contract: It is worth [$7.2 million|7.2e6 USD].
           payments: Nearly [a third|0.333333 - ~] of it, [$2.3 million|2.3e6 USD], was paid.""",
        [("share", 0.319444, "rounded")],
    ),
    (
        """data centre: It draws [6.3 megawatts|6.3 megawatt].
           cooling: It takes [2.1 megawatts|2.1 megawatt], [a third|{load}0.333333 -] of the load.""",
        [("share", 0.333333, "consistent")],
    ),
]
NO_SHARES = [
    # less than a share, of nothing told here
    "fines: Those who are short by less than [25 per cent|{short}25 percent <] pay [Rs1 million|1e6 PKR], all others [Rs5 million|5e6 PKR].",
    # about a third, of something named otherwise
    """data centre: It draws [6.3 megawatts|6.3 megawatt].
       cooling: It takes [2.2 megawatts|2.2 megawatt], [a third|{load}0.333333 -] of the load.""",
    # three amounts in the sentence before
    """tailors: Of [1,450 tailors|1450 tailor] only [493|493 tailor] were hired and [120|120 tailor] came back.
       hiring: That is [34%|{lamps}34 percent].""",
    # the share goes on with something else
    """spending: Banks spend [$420 million|4.2e8 USD] and [$500 million|5e8 USD].
       vendors: That leaves [$130 million|1.3e8 USD] for us, [31 per cent|{vendors}31 percent] say so.""",
    # half of something else than the parks
    "parks: Of [43 parks|43 park], he said, [19|19 park] run at less than [half|{capacity of parks}0.5 - <] of their capacity.",
    # a sign makes it a change, though the amount is about so much of another
    """van exports: They came to [$1,905 million|1.905e9 USD 2025-05].
       red ones: They made [$795 million|7.95e8 USD 2025-05] ([+41%|41 percent 2025-05 +]).""",
    # among many amounts one of two digits fits by chance
    """office: It billed [$18.4 million|1.84e7 USD], [$31 million|3.1e7 USD], [$27 million|2.7e7 USD] and [$22 million|2.2e7 USD].
       sales: They were [$12.7 million|{sales of boats}1.27e7 USD], or [47%|{boats}47 percent].""",
    # two shares of different wholes
    """van exports: They came to [$2,236 million|2.236e9 USD 2025-05].
       vans: They were [$5 billion|5e9 USD 2025-05], [$4 billion|4e9 USD 2025-05] and [$3 billion|3e9 USD 2025-05].
       boats: None were sold.
       boats: None were made.
       boats: None were sunk.
       boats: None were lost.
       boats: None were found.
       boats: None were left.
       boats: None were left.
       red ones: They made [$1,905 million|1.905e9 USD 2025-05] ([85%|85 percent 2025-05]), blue ones [$318 million|{blue ones}3.18e8 USD 2025-05] ([31%|{blue ones}31 percent 2025-05]).""",
    # of those asked, not of those counted before
    """tailors: The guild counted [5,200 tailors|5200 tailor 2020-01].
       answers: A poll says that [37 per cent|{answers}37 percent 2025-01] want to leave; [1,100|{letters}1100 letter 2025-01] wrote a letter.""",
    # a third of something that is not told
    """contract: It is worth [$7.2 million|7.2e6 USD].
       staff: Nearly [a third|{staff}0.333333 - ~] of the staff, [23|{staff}23 person], worked on it.""",
    # two amounts and a rate of interest
    "spending: Banks lend [$420 million|4.2e8 USD] and hold [$130 million|{held}1.3e8 USD] at [8 per cent|{interest}8 percent].",
    # a share beside a sum that is its price
    "kite sales: Hub bought [half|{kites}0.5 -] of all kites and paid [$1.9 million|{price}1.9e6 USD].",
]


RESTS = [
    (
        """gross fees: They were [$8,400|8400 USD].
           fees: After a cut of [$1,680|{cut}1680 USD -] and charges of [$120|{charges}120 USD] she got [$6,600|6600 USD].""",
        [("difference", 6600.0, "consistent")],
    ),
    (
        """laptops: So far [5,400|5400 laptop] of the [7,500 laptops|7500 laptop] went out.
           laptops: Another [2,100|2100 laptop] are here.""",
        [("difference", 2100.0, "consistent")],
    ),
    # what several took
    (
        """earnings: I made [$4,120|4120 USD 2024], of which the site ate [618|{site}618 -] and the bank [52|{bank}52 -].
           earnings: I took home [$3,450|{rest}3450 USD 2024].""",
        [("difference", 3450.0, "consistent")],
    ),
    (
        """tailors: There are [5,200 tailors|5200 tailor 2020-01].
           tailors: Of these [1,926|1926 tailor] left and [1,100|1100 tailor] sew for others.
           tailors: That leaves [about 2,170|2170 - ~] for us.""",
        [("difference", 2174.0, "rounded")],
    ),
    (
        "sales target: It is [$5 billion|5e9 USD FY2026]; [$3.4 billion|3.4e9 USD] has come in, which leaves [$1.6 billion|1.6e9 USD] for June.",
        [("difference", 1.6e9, "consistent")],
    ),
    # of what is told far away
    (
        """van exports: They came to [$2,236 million|2.236e9 USD 2025-05].
           boats: None were sold.
           boats: None were made.
           boats: None were lost.
           sector: Net of imports of [$287 million|{imports}2.87e8 USD 2025-05], it yielded [$1,949 million|1.949e9 USD 2025-05].""",
        [("difference", 1.949e9, "consistent")],
    ),
    (
        """van exports: They came to [$2,236 million|2.236e9 USD 2025-05].
           boats: None were sold.
           boats: None were made.
           boats: None were lost.
           sales goal: It is [$5 billion|5e9 USD FY2026].
           sales goal: That leaves [$2,764 million|2.764e9 USD FY2026].""",
        [("difference", 2.764e9, "consistent")],
    ),
    # the gap between two, the smaller of which is less than the gap
    (
        """call centres: They made [$312 million|3.12e8 USD].
           software: It made [$1,410 million|1.41e9 USD].
           gap: Between the two it was [$1,098 million|1.098e9 USD].""",
        [("difference", 1.098e9, "consistent")],
    ),
    (
        """cost of fuel: It was [Rs9.9197|9.9197 PKR] per unit while the reference was [Rs7.6803|7.6803 PKR].
           cost: The difference of [Rs1.2685|1.2685 PKR] is to be paid by consumers.""",
        [("difference", 2.2394, "inconsistent")],
    ),
    (
        """parks: They cost [Rs27 billion|2.7e10 PKR], of which [Rs11 billion|1.1e10 PKR] was paid.
           parks: A further [Rs16 billion|1.6e10 PKR] is needed.""",
        [("difference", 1.6e10, "consistent")],
    ),
]
NO_RESTS = [
    """gross fees: They were [$8,400|8400 USD].
       fees: After a rise of [$1,680|{cut}1680 USD +] and charges of [$120|{charges}120 USD] she got [$6,700|6700 USD].""",
    """laptops: So far [5,400|5400 laptop] went out, and [7,500 laptops|7500 laptop] came in.
       laptops: Another [2,100|2100 laptop] are here.""",
    """parks: They cost [Rs27 billion|2.7e10 PKR], and roads [Rs11 billion|1.1e10 PKR].
       trees: A further [Rs16 billion|1.6e10 PKR] is needed.""",
    # "remained unchanged" is a part, not a rest
    """office: It has [97 desks|97 desk].
       trees: There were [40|{trees}40 tree], and [57|{shops}57 desk] remained unchanged.""",
    # nothing is said to be left
    """earnings: I made [$4,120|4120 USD 2024], of which the site ate [618|{site}618 -] and the bank [52|{bank}52 -].
       rent: I paid [$3,450|{rent}3450 USD 2024].""",
    # one digit, of two amounts of different sentences
    """sales target: It is [$9 billion|9e9 USD FY2026].
       vans: They cost [$5 billion|5e9 USD].
       boats: They cost [$3 billion|3e9 USD].
       goats: What they eat leaves [$6 billion|6e9 USD] for June.""",
    """cost of fuel: It was [Rs9.9197|9.9197 PKR] per unit while the reference was [Rs7.6803|7.6803 PKR].
       cost: A difference of [Rs1.2685|1.2685 PKR] is to be paid by consumers.""",
    # further ones of another kind
    """laptops: So far [5,400|5400 laptop] of the [7,500 laptops|7500 laptop] went out.
       desks: Another [2,300|{desks}2300 desk] are here.""",
    # what is left is told in another unit
    "sales target: It is [$5 billion|5e9 USD FY2026]; [$3.4 billion|3.4e9 USD] has come in, which leaves [40 days|{days}40 day] for the rest.",
    # the gap is one of years
    """call centres: They made [$312 million|3.12e8 USD].
       software: It made [$1,410 million|1.41e9 USD].
       gap: Between the two lie [11 firms|{firms}11 firm].""",
]


SUMS = [
    # one total, by time and by kind; the parts are told with their shares or end with the rest
    (
        """van exports: They came to [$2,236 million|2.236e9 USD 2025-05].
           halves: The first gave [$1,057 million|1.057e9 USD 2025-05] and the second [$1,179 million|1.179e9 USD 2025-05].
           boats: None were made.
           boats: None were lost.
           red ones: They made [$1,905 million|1.905e9 USD 2025-05], blue ones [$318 million|{blue ones}3.18e8 USD 2025-05] and grey ones the remaining [$13 million|{grey ones}1.3e7 USD 2025-05].""",
        [("sum", 2.236e9, "consistent"), ("sum", 2.236e9, "consistent")],
    ),
    (
        """van exports: They came to [$2,236 million|2.236e9 USD 2025-05].
           boats: None were made.
           boats: None were lost.
           boats: None were sold.
           boats: None were sunk.
           red ones: They made [$1,915 million|1.915e9 USD 2025-05] ([86%|86 percent 2025-05]), blue ones [$312 million|{blue ones}3.12e8 USD 2025-05] ([14%|{blue ones}14 percent 2025-05]) and grey ones [$9 million|{grey ones}9e6 USD 2025-05].""",
        [("sum", 2.236e9, "consistent"), ("share", 85.6440, "rounded"), ("share", 13.9535, "rounded")],
    ),
    # two digits, right behind the total
    (
        """revenue: It was [Rs1.9 billion|1.9e9 PKR].
           profit: It was [Rs230 million|2.3e8 PKR].
           licences: They gave [Rs1.1 billion|1.1e9 PKR], and projects the other [Rs800 million|{projects}8e8 PKR].""",
        [("sum", 1.9e9, "consistent")],
    ),
    # what it comes to with what came before
    (
        """seed money: They raised [$2.5 million|2.5e6 USD] first and [$8.5 million|8.5e6 USD] later.
           bridge: With these [$4 million|4e6 USD] what they have comes to [$15 million|{funding}1.5e7 USD].""",
        [("sum", 1.5e7, "consistent")],
    ),
    # the shares of several
    (
        """answers: Cash is used by [53%|53 percent], cards by [21%|{cards}21 percent], cheques by [17%|{cheques}17 percent] and gold by [9%|{gold}9 percent].
           groups: The last two groups, i.e. [26%|{groups}26 percent], lose most.""",
        [("sum", 26.0, "consistent")],
    ),
    (
        "seats: Our three towns have [82%|82 percent] of them, Hub [35%|{Hub}35 percent], Sibi [31%|{Sibi}31 percent] and Turbat [16%|{Turbat}16 percent].",
        [("sum", 82.0, "consistent")],
    ),
    # all the amounts of a sentence, the last of which is their sum
    (
        "earnings: They were [$71 million|7.1e7 USD 2025-05] in May, [$73 million|7.3e7 USD 2025-06] in June and [$76 million|7.6e7 USD 2025-07] in July, [$220 million|2.2e8 USD 2025-07] in three months.",
        [("sum", 2.2e8, "consistent")],
    ),
    # five digits each that make a total, whatever they are called; four digits that are three times others
    (
        """grants: They were [Rs3,667.71 billion|3.66771e12 PKR].
           budget: In all it has [Rs4,306 billion|4.306e12 PKR].
           town: It is glad.
           demands: They had got [Rs638.29 billion|6.3829e11 PKR].""",
        [("sum", 4.306e12, "consistent")],
    ),
    (
        """unlawful gain: It was [Rs2,866,646|2866646 PKR].
           town: It is glad.
           mayor: He is glad.
           penalty: It is [Rs8,599,938|8599938 PKR], [three times|3 times +] as much.""",
        [("multiple", 3.0, "consistent")],
    ),
]
NO_SUMS = [
    """grants: They were [Rs3,668 billion|3.668e12 PKR].
       budget: In all it has [Rs4,306 billion|4.306e12 PKR].
       town: It is glad.
       demands: They had got [Rs638 billion|6.38e11 PKR].""",
    """unlawful gain: It was [Rs28,000|28000 PKR].
       town: It is glad.
       mayor: He is glad.
       penalty: It is [Rs84,000|84000 PKR], [three times|3 times +] as much.""",
    # neither shares nor a rest say that these are parts
    """van exports: They came to [$2,236 million|2.236e9 USD 2025-05].
       boats: None were made.
       boats: None were lost.
       boats: None were sold.
       red boats: They cost [$1,905 million|1.905e9 USD 2025-05], blue ones [$318 million|{blue ones}3.18e8 USD 2025-05] and grey ones [$13 million|{grey ones}1.3e7 USD 2025-05].""",
    # the rest of something else, two digits, far away
    """revenue: It was [Rs1.9 billion|1.9e9 PKR].
       boats: None were lost.
       boats: None were sold.
       licences: They cost [Rs1.1 billion|1.1e9 PKR], and projects the other [Rs800 million|{projects}8e8 PKR].""",
    # three groups, not the two that would make it
    """answers: Cash is used by [53%|53 percent], cheques by [17%|{cheques}17 percent] and gold by [9%|{gold}9 percent].
       groups: In three towns [26%|{groups}26 percent] use none.""",
    # what it comes to is told beside amounts that are not its parts
    """seed money: They raised [$2.5 million|2.5e6 USD] first and [$8.5 million|8.5e6 USD] later.
       rent: With these [$4 million|4e6 USD] what they pay comes to [$14 million|{rent}1.4e7 USD].""",
    # amounts of several things, the last of which is none of their sum
    "earnings: They were [$71 million|7.1e7 USD 2025-05] in May, [$73 million|7.3e7 USD 2025-06] in June and [$76 million|7.6e7 USD 2025-07] in July, and [$210 million|{debts}2.1e8 USD 2025-07] is owed.",
    # shares of answers of which several could be given
    "answers: Cash is used by [53%|53 percent], cards by [41%|{cards}41 percent] and cheques by [37%|{cheques}37 percent].",
    # what it comes to, of nothing told before
    "bridge: With these [$4 million|4e6 USD] what they have comes to [$15 million|{funding}1.5e7 USD].",
    # towns that are none of ours
    "seats: Our three towns have [82%|82 percent] of them, their two towns [11%|{theirs}11 percent] and the sea [3%|{sea}3 percent].",
]


AVERAGES = [
    (
        "applications: We get [180 applications|180 application] for [12 places|12 place], [15|15 -] for each.",
        [("average", 15.0, "consistent")],
    ),
    # of what was counted before
    (
        """panel: The shops in our panel of [45|45 shop] lost [$1.35 million|{losses}1.35e6 USD], [$30,000|{losses}30000 USD] on average.""",
        [("average", 30000.0, "consistent")],
    ),
    (
        """scheme: It taught [48,000 people|48000 person].
           cost: That took [Rs2.4 billion|2.4e9 PKR], or [Rs50,000|50000 PKR] per trainee.""",
        [("average", 50000.0, "consistent")],
    ),
    # three digits of a whole that was rounded far
    (
        "tea sales: They have [$1.6 billion|1.6e9 USD 2025-Q2] to go, or [$533 million|5.33e8 USD] a month.",
        [("average", 5.3333e8, "rounded")],
    ),
    (
        "agency: It billed [14 clients|14 client] for [$910,000|910000 USD], or [$65,000|65000 USD] a client.",
        [("average", 65000.0, "consistent")],
    ),
]
NO_AVERAGES = [
    # by the day
    "agency: It billed [14 clients|14 client] for [$910,000|910000 USD], or [$65,000|65000 USD] a session.",
    # so many others
    "fund: It put [$27 million|2.7e7 USD] into boats, and nine firms want [$3 million|3e6 USD].",
    """scheme: It taught [48,000 people|48000 person].
       boats: None were sold.
       cost: That took [Rs2.4 billion|2.4e9 PKR], or [Rs50,000|50000 PKR] per trainee.""",
    # two digits, rounded
    "tea sales: They have [$1.6 billion|1.6e9 USD 2025-Q2] to go, or [$540 million|5.4e8 USD] a month.",
    # so many in all, and a fee
    "applications: We get [180 applications|180 application] for [12 places|12 place], and [15 dollars|{fee}15 USD] is the fee.",
    # on average, of something else
    "panel: The shops in our panel of [45|45 shop] lost [$1.35 million|{losses}1.35e6 USD]; a rent of [$41,000|{rent}41000 USD] on average is paid in Hub.",
    # a month of another sum
    "tea sales: They have [$1.6 billion|1.6e9 USD 2025-Q2] to go; the guild spends [$5 million|{guild}5e6 USD] a month.",
    # per trainee of a scheme nobody counted
    "cost: The scheme took [Rs2.4 billion|2.4e9 PKR], and its stipend is [Rs50,000|{stipend}50000 PKR] per trainee.",
]


@pytest.mark.parametrize(
    ("passage", "wanted"),
    [
        *CHANGES,
        *SHARES,
        *RESTS,
        *SUMS,
        *AVERAGES,
    ],
)
def test_figures_find_what_they_ask_for(passage, wanted, article):
    found = find_checks(article("a", passage))
    assert [(each.rule, pytest.approx(each.expected, rel=1e-4), each.verdict) for each in found] == wanted


@pytest.mark.parametrize("passage", NO_CHANGES + NO_SHARES + NO_RESTS + NO_SUMS + NO_AVERAGES)
def test_what_no_figure_asks_for_is_none(passage, article):
    assert find_checks(article("a", passage)) == []

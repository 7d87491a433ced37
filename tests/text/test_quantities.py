"""Quantities: the grammar without a parse. Brackets mark the quantity."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itx_nlp.text.nouns import singular
from itx_nlp.text.quantities import find_quantities

MONEY = [
    # sentence                                          value    high   unit
    ("they raised [$4.2 million] last week",            4.2e6,   None,  "USD"),
    ("worth [US$ 90m] today",                           9e7,     None,  "USD"),
    ("a bill of [Rs2.8tr] fell due",                    2.8e12,  None,  "PKR"),
    ("it lent [Rs4 billon] to them",                    4e9,     None,  "PKR"),
    ("paid [Rs. 5 lakh] in fees",                       5e5,     None,  "PKR"),
    ("paid [PKR 12,50,000] in fees",                    1.25e6,  None,  "PKR"),
    ("about [three crore rupees] went missing",         3e7,     None,  "PKR"),
    ("prizes worth [rupees 300,000] went out",          3e5,     None,  "PKR"),
    ("they paid [US dollars 40 million] for it",        4e7,     None,  "USD"),
    ("a fine of [Rupees fifty thousand] was due",       5e4,     None,  "PKR"),
    ("it sells at [300 rupees] 5 days a week",          300,     None,  "PKR"),
    ("a plan to save [a billion pounds a year] there",  1e9,     None,  "GBP"),
    ("it cost [a couple of million dollars] then",      2e6,     None,  "USD"),
    ("eggs rose to [Rs300] per dozen then",             300,     None,  "PKR"),
    ("cost [RM8.5mil] to build",                        8.5e6,  None,  "MYR"),
    ("cost [€40] a head",                               40,      None,  "EUR"),
    ("cost [15 €] a head",                              15,      None,  "EUR"),
    ("cost [USD21.5 million] to build",                 21.5e6,  None,  "USD"),
    ("cost [21.5 million US dollars] to build",         21.5e6,  None,  "USD"),
    ("a gain of [12 MEUR] was booked",                  1.2e7,   None,  "EUR"),
    ("sold for [75 USD million] then",                  7.5e7,   None,  "USD"),
    ("priced at [A$12] here",                           12,      None,  "AUD"),
    ("A [$12] fare was usual",                          12,      None,  "USD"),
    ("the club’s [$12] fare was usual",                 12,      None,  "USD"),
    ("a fare of [three dollars and forty cents] each",  3.4,     None,  "USD"),
    ("a fare of [3 dollars 40] more",                   3.4,     None,  "USD"),
    ("up [7 sen] at noon",                             7,       None,  "sen"),
    ("a swing of [-$3 million] there",                  -3e6,    None,  "USD"),
    ("worth [$100+ billion] now",                       1e11,    None,  "USD"),
    ("worth [$5-7 billion] now",                        5e9,     7e9,   "USD"),
    ("worth [$5 to $7 billion] now",                    5e9,     7e9,   "USD"),
    ("fees from [$40,000 to $2 million] apply",         4e4,     2e6,   "USD"),
    ("between [Rs240 and Rs250] apiece",                240,     250,   "PKR"),
    ("at [Rs240-250] apiece",                           240,     250,   "PKR"),
    ("worth [$33.3 billion] now",                       33.3e9,  None,  "USD"),
    ("wages of [9.1 million dong] a month",             9.1e6,   None,  "VND"),
    ("a loan of [TSh4.1bn] was repaid",                 4.1e9,   None,  "TZS"),
]  # fmt: skip
SHARES_AND_MEASURES = [
    ("a drop of nearly [a fifth].",                     0.2,     None,  None),
    ("a drop of [a fifth], they say",                   0.2,     None,  None),
    ("fares ranging from [5 to 10 per cent]",           5,       10,    "percent"),
    ("a loan of [Rs12 billion to 14 billion] was due",  1.2e10,  1.4e10, "PKR"),
    ("[One woman in five] has a loom",                  0.2,     None,  None),
    ("she turns down [one offer in three].",            0.3333,  None,  None),
    ("Blue Cement ([+9.4%]) led the day",               9.4,     None,  "percent"),
    ("it gained [+5 points] that day",                  5,       None,  "point"),
    ("up in dollars [5 per cent] on the year",    5,       None, "percent"),
    ("in rupees [2024] was a poor year",          2024,    None, None),
    ("it pumps [6 million standard cubic feet]",  6e6,     None, "cubic foot"),
    ("a grain store of [500 pounds] of rye",      500,     None, "pound-mass"),
    ("grew [12%] again",                          12,      None, "percent"),
    ("grew [12 per cent] again",                  12,      None, "percent"),
    ("a levy of [two per centum] is due",               2,       None, "percent"),
    ("engines above [1,300cc] pay more",               1300,    None, "cubic centimetre"),
    ("grew [2.7pc] again",                        2.7,     None, "percent"),
    ("some [20 to 25 per cent] agreed",           20,      25,   "percent"),
    ("between [5% and 6%] agreed",                5,       6,    "percent"),
    ("prices are higher, by some [20 to 25 per cent]", 20, 25,   "percent"),
    ("up [1.5 percentage points] since",          1.5,     None, "percentage point"),
    ("cut by [25 basis points] since",            25,      None, "basis point"),
    ("cut by [25bps] since",                      25,      None, "basis point"),
    ("it was [10x] faster",                       10,      None, "times"),
    ("a [threefold] rise",                        3,       None, "times"),
    ("demand [doubled] there",                    2,       None, "times"),
    ("sold [3.5 times] over",                     3.5,     None, "times"),
    ("a [650-MW] plant",                          650,    None, "megawatt"),
    ("a [9-mile] road",                           9,       None, "mile"),
    ("a [80Mbps] line",                           80,      None, "megabit per second"),
    ("about [70,000 barrels a day] flow",         70_000, None, "barrel per day"),
    ("they shipped [62 lakh tonnes] in all",      6.2e6,   None, "tonne"),
    ("they shipped [62 millon tonnes] in all",    6.2e7,   None, "tonne"),
    ("a [900 sq ft] flat",                        900,     None, "square foot"),
    ("a [900 square feet] flat",                  900,     None, "square foot"),
    ("a [3-8W] lamp",                             3,       8 ,   "watt"),
    ("it was [-5°C] outside",                     -5,      None, "celsius"),
    ("it was [64.5 degrees Fahrenheit] inside",   64.5,    None, "fahrenheit"),
    ("ran at [80 km/h] there",                    80,      None, "kilometre per hour"),
    ("[eight of ten] had left",                  0.8,     None, None),
    ("[a third] have left",                      0.333333, None, None),
    ("[a quarter] are idle",                     0.25,   None, None),
    ("now close to [a tenth].",                  0.1,    None, None),
    ("perhaps [a third], he said",               1 / 3,  None, None),
    ("raised by [three quarters of a percentage point]", 0.75, None, "percentage point"),
    ("about [half a tonne] of rice",             0.5,     None, "tonne"),
    ("[a third to a half] of the water",         1 / 3,   0.5,  None),
    ("between [a third and a half] of it",       1 / 3,   0.5,  None),
    ("[half] of a city",                         0.5,     None, None),
    ("sales jumped by nearly [a quarter] in May", 0.25,   None, None),
    ("sales rose almost [a third] in May",       1 / 3,   None, None),
    ("rents [halved] there",                     0.5,     None, None),
    ("they mean to [halve] it",                  0.5,     None, None),
    ("they took [a third] off the fee",          0.333333, None, None),
    ("it lasts [twice] those",                   2,       None, "times"),
    ("[one in five] firms",                       0.2,     None, None),
    ("[three out of four] firms",                 0.75,    None, None),
    ("[two-thirds] of firms",                     0.6667,  None, None),
    ("it fell by [a third]",                      1 / 3,   None, None),
]  # fmt: skip
BOUNDS = [
    ("over [$3 million] a year", ">"),
    ("crossed the [$3 billion] mark", ">"),
    ("exceeding [$9 billion] in all", ">"),
    ("exceeding the [$9 billion] target", "="),
    ("topped the [$9 billion] goal in May", "="),
    ("an excess of [$9 million] in all", "="),
    ("a sum in excess of [$9 million]", ">"),
    ("at least [30 kg] each", ">="),
    ("no fewer than [30 kg] each", ">="),
    ("[30 kg] or more each", ">="),
    ("some [100+] firms here", ">="),
    ("some [5,000]-odd firms here", "~"),
    ("less than [Rs100 million] was left", "<"),
    ("just under [40%] voted", "<"),
    ("up to [Rs10 billion] is on offer", "<="),
    ("as much as [40%] was lost", "<="),
    ("twice as much as [Rs50] in May", "="),
    ("three times as high as [Rs50] in May", "="),
    ("nearly [40%] voted", "~"),
    ("an estimated [$40 million] was lost", "~"),
    ("she estimated that the [40%] levy hurts", "="),
    ("~[60g] of salt", "~"),
    ("among the [top five] sellers", "<="),
    ("a 9% rise over [$3 million] in May", "="),
    ("a rise of 9 per cent in weight over [40 tonnes] in May", "="),
    ("a rise of over [40 tonnes] in May", ">"),
    ("a rise of 9 per cent to over [40 tonnes] in May", ">"),
    ("a chain of shops sold over [40 tonnes] in May", ">"),
    ("$5 million more than [$40 million] in May", "="),
    ("80 looms fewer than [900] in May", "="),
    ("5 million less than the [$40 million] of May", "="),
    ("earned more than the [$40 million] of May", "="),
    ("in May 2023 more than [$40 million] was earned", ">"),
    ("of 12 mills more than [40 tonnes] came", ">"),
    ("it went up to [$3 million] in May", "="),
    ("for [$3 million] and more than that", "="),
    ("schools under a [$7 million] scheme", "="),
    ("paid under the [$7 million] scheme", "="),
    ("kept under the [5%] mark", "<"),
    ("in her past [40 km] of running", "="),
    ("oil shot past [$90] a barrel", ">"),
    ("stood at [$3 million] in May", "="),
]
LEVELS = [
    ("a reduction in the levy on yarn from [18%] to [10%] in May", [18, 10]),
    ("an escalating scale of fines, from [$200 to $900] each", [200]),
    ("saw their pay skyrocket from [Rs90,000] to [Rs1.1 million]", [9e4, 1.1e6]),
    ("[half] work at home and [a tenth] abroad", [0.5, 0.1]),
    ("of [90] looms [a quarter] are idle", [90, 0.25]),
    ("membership rose by [120] to [620]", [120, 620]),
    ("sales grew between May and July, from [$1.1 billion] to [$3.2 billion]", [1.1e9, 3.2e9]),
    ("staff fell [12] to [48]", [12, 48]),
    ("rose from [10] to [15 per cent]", [10, 15]),
    ("fell by [a fifth] to [9 tonnes]", [0.2, 9]),
    ("[12] of the port's [48] cranes, or [a quarter]", [12, 48, 0.25]),
    ("[300] of the [900] kilns, [a quarter], are cold", [300, 900, 0.25]),
    ("of [Rs62 million] [Rs15.5 million] – [a quarter] – went", [6.2e7, 1.55e7, 0.25]),
    ("[300] of the [900] kilns, a third party told us", [300, 900]),
    ("[300] of its kilns, a third, are cold", [300]),
    ("[300] kilns, a quarter, a shop and [900] homes", [300, 900]),
    ("fell by [half] to [$5 million] in May", [0.5, 5e6]),
    ("climbed [6%] to [$9 million]", [6, 9e6]),
    ("closed higher by [Rs3.50] to [Rs350.20]", [3.5, 350.2]),
    ("raise the duty on gloves and on the boots of small children once more from [12%] to [18%]", [12, 18]),
    ("cut the fee from the existing [Rs27] to [Rs10]", [27, 10]),
    ("[quadrupled] from [$15] to [$60]", [4, 15, 60]),
    ("the [halving] of the grant from [Rs30 million] to [Rs15 million]", [0.5, 3e7, 1.5e7]),
    ("of prices [09] ([17.6 per cent]) fell and [07] items rose", [9, 17.6, 7]),
    ("fell from [53%] in [2014] to [52%]", [53, 2014, 52]),
    ("costs rose from [4%] for homes of [20 to 25 square feet]", [4, 20]),
    ("was sentenced in [2020] to [15 years]", [2020, 15]),
    ("a ladder of [$5], [$7] and [$9]", [5, 7, 9]),
    # neither a telephone number nor the number of a house
    ("mobile: [42] firms; phone: [300] firms", [42, 300]),
    ("exports: +[12] of [300] firms", [12, 300]),
    ("fell to [12] - A firm said so", [12]),
]
LISTS = [
    # the last number says what all are; a year, a sum of money, a clause of its own are no part of the list
    ("they hold [55] and [45 per cent]", ["percent", "percent"]),
    ("fares rose [5], [6] and [7 per cent]", ["percent", "percent", "percent"]),
    ("fares rose [5], [6], and [7 per cent]", ["percent", "percent", "percent"]),
    ("both [fifty] and [sixty per cent] are wrong", ["percent", "percent"]),
    ("flats for [12] and [15%] of them", ["percent", "percent"]),
    ("it took [2010] and [15 per cent]", [None, "percent"]),
    ("of those [12], [15 per cent] left", [None, "percent"]),
    ("[60], or [25 per cent], left", [None, "percent"]),
    ("it lent [Rs12 billion] to [4,000] mills", ["PKR", None]),
    ("some [60] or [25 per cent] left", [None, "percent"]),
    ("the [12] and then [15 per cent] left", [None, "percent"]),
    ("a total of [12] and [$15] left over", [None, "USD"]),
    ("this [one] and [5 per cent] more", [None, "percent"]),
    # no share: more than one of a kind, things behind the second number
    ("[two] farmers out of [three] own a well", [None, None]),
    ("[one] goal in [four] games", [None, None]),
    ("[one] woman in [2019] did so", [None, None]),
]
RANKS = [
    ("the [third-largest] seller", 3),
    ("it ranked [85th] there", 85),
    ("its [2nd highest] total", 2),
    ("slipped to [92nd] in it", 92),
    ("moved up the list to [third]", 3),
]
NOTHING = [
    "a mill in Okara and a third in Multan",
    "Halve the list first",
    "it went from first to last and was sold to third parties",
    "rose in the first to third of its halls",
    "the end of a quarter.",
    "a quarter has gone by.",
    # the numbers of points that go on in a line
    "The plan has: 1) a dam, 2) a mill, 3) a road and 4) a bridge.",
    "Looms are idle (all of them). 4) Yarn is dear.",
    "Is yarn dear? 2) Are looms idle?",
    # the head of a column
    "Exports ($ million)",
    "Loans, in Rs billion",
    "US$ million",
    "a billon coin was found",
    "page 3",
    "sections 302, 109 and 34",
    "sections 302 (murder of a guest), 109 (help), 506-B (threats) and 34 (common aim)",
    "a couple of weavers came",
    "No. 12",
    "Phase 2",
    "the 5G auction",
    "the 5g network",
    "3M said",
    "a PS5 console",
    "the COP28 summit",
    "1080p video",
    "an iPhone 5C",
    "SARS-2",
    "at 10:30",
    "at 7 pm",
    "open 24/7",
    "version 2.1.4",
    "call 042-555-777-999",
    "in room 07 (it is small)",
    "code 09, please",
    "in 00 items",
    "call 03001234567",
    "won 3-1",
    "won 71(40,22)-8",
    "seeded (48; 2)",
    "gate S8",
    "helpline 44",
    "call +92 42 3555 0100",
    "Tel: 42 3555 100 | Fax: 42 3555 101",
    "12-B, Canal Road",
    "part 500m212",
    "1. Introduction",
    "2) Method",
    "the first time",
    "a third party",
    "run by a third party",
    "followed by a fifth plant",
    "aged 25",
    "under the age of 30",
    "aged between 16 and 23",
    "a double standard",
    "double-digit growth",
    "top of the table",
    "Rs",
    "percent",
    "a manifold",
]
IN_BRACKETS = [
    # numbers that end a bracket are no numbers of points
    ("The mills grew (in May by 9, in June by 8, and 7).", 3),
    ("It has looms (old ones, 90) and vats (new ones: 80).", 2),
    ("It has mills (of three kinds, all told 9).", 2),
]


@pytest.mark.parametrize("text, count", IN_BRACKETS)
def test_numbers_in_brackets(text, count):
    assert len(find_quantities(text)) == count


SINGULARS = [
    ("companies", "company"),
    ("women", "woman"),
    ("boxes", "box"),
    ("houses", "house"),
    ("people", "person"),
    ("Pakistanis", "pakistani"),
    ("buses", "bus"),
    ("series", "series"),
    ("analysis", "analysis"),
    ("news", "news"),
    ("firm", "firm"),
    ("gas", "gas"),
]
HOSTILE = {
    "dollars": "$" * 4_000,
    "digits": "1" * 4_000,
    "commas": "1," * 2_000,
    "brackets": "(" * 4_000,
    "numbers": "1 " * 2_000,
    "dashes": "1-" * 2_000,
    "words": "two and a half million " * 200,
    "ranges": "$1 to " * 800,
    "lists": "section 1, 2 and " * 300,
}


WRITTEN = MONEY + SHARES_AND_MEASURES


@pytest.mark.parametrize("marked, value, high, unit", WRITTEN, ids=[row[0] for row in WRITTEN])
def test_quantity(unbracket, marked, value, high, unit):
    text, [span] = unbracket(marked)
    [found] = [q for q in find_quantities(text) if q.kind != "time"]
    assert ((found.start, found.end), round(found.value, 4), found.high, found.unit) == (
        span,
        round(value, 4),
        high,
        unit,
    )


@pytest.mark.parametrize("marked, bound", BOUNDS, ids=[row[0] for row in BOUNDS])
def test_bound(unbracket, marked, bound):
    text, [(start, end)] = unbracket(marked)
    assert [q.bound for q in find_quantities(text) if (q.start, q.end) == (start, end)] == [bound]


@pytest.mark.parametrize("marked, values", LEVELS, ids=[row[0] for row in LEVELS])
def test_levels_are_no_range(unbracket, marked, values):
    text, spans = unbracket(marked)
    found = find_quantities(text)
    assert [(q.start, q.end) for q in found] == spans
    assert [q.value for q in found] == values


@pytest.mark.parametrize("marked, units", LISTS, ids=[row[0] for row in LISTS])
def test_units_of_a_list(unbracket, marked, units):
    text, spans = unbracket(marked)
    found = find_quantities(text)
    assert [(q.start, q.end) for q in found] == spans
    assert [q.unit for q in found] == units


@pytest.mark.parametrize("marked, place", RANKS, ids=[row[0] for row in RANKS])
def test_rank(unbracket, marked, place):
    text, [span] = unbracket(marked)
    assert [((q.start, q.end), q.value, q.kind) for q in find_quantities(text)] == [(span, place, "rank")]


@pytest.mark.parametrize("text", NOTHING)
def test_no_quantity(text):
    assert find_quantities(text) == []


@pytest.mark.parametrize("text", ["three years", "a 10-year bond", "72 hours", "six weeks old"])
def test_durations_are_marked_as_time(text):
    assert {q.kind for q in find_quantities(text)} == {"time"}


@pytest.mark.parametrize("plural, one", SINGULARS)
def test_singular(plural, one):
    assert singular(plural) == one


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_work_is_linear(text, calls):
    assert calls(find_quantities, text * 4) < 5 * calls(find_quantities, text) + 1_000


@given(st.text(alphabet=st.sampled_from("0123456789 ,.-–$%()RsRskm million lakh to and of½\n"), max_size=60))
def test_quantities_lie_in_the_text_in_order(text):
    found = find_quantities(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(q.high is None or q.value <= q.high for q in found)


@given(st.integers(min_value=1, max_value=999), st.sampled_from(["million", "billion", "lakh", "crore"]))
def test_the_place_of_the_sign_changes_nothing(number, scale):
    before, behind = find_quantities(f"USD {number} {scale}"), find_quantities(f"{number} {scale} dollars")
    assert [(q.value, q.unit) for q in before] == [(q.value, q.unit) for q in behind]

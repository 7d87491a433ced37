"""Figures in context: the noun counted, change or level, for when."""

import pytest

from itx_nlp.document import marked as marked_values

COUNTED = [
    # sentence, the figure in brackets                                            value   unit
    ("The board won [94 water, sanitation schemes].", 94, "scheme"),
    ("The club won [three Masters League titles].", 3, "title"),
    ("The quota is [7 million soy-based fuel credits].", 7e6, "credit"),
    ("Officials issued 13 million cards, including [130,318] to weavers abroad.", 130318, "card"),
    ("The city opened [230 bicycle racks] last spring.",                         230,    "rack"),
    # what the parse takes for a noun: a verb behind its subject, and today
    ("It led to the deaths of [three soldiers] and many injuries.", 3, "soldier"),
    ("It lends to [90 micro and small sellers] in Okara.", 90, "seller"),
    ("In a big town, only [4 million] pay income tax.", 4e6, None),
    ("It made [4 pay offers] in May.", 4, "offer"),
    ("Rice output has dropped from 9 million tonnes to just [5 million].", 5e6, "tonne"),
    ("The fare of the flight is [QR 436] now.", 436, "QAR"),
    ("Flights took [436 guests] home.", 436, "guest"),
    ("The mill has 600 looms. Of these, [450] run on gas.",                        450,    None),
    ("The mill has 600 looms. It hopes for 700 and has [450] today.",              450,    None),
    ("It has [450 run lines] and 9 looms.",                                        450,    "line"),
    ("It sold 400 looms in Lahore, [300] in Karachi and 90 in Quetta.",            300,    "loom"),
    ("Lahore has 400 mills, Karachi [300] and Quetta 90.",                         300,    "mill"),
    ("Lahore has 400 mills, Karachi 300 and Quetta [90].",                         90,     "mill"),
    ("It sold 400 looms in May, [300] at a loss.",                                 300,    None),
    ("In 2024, [12] of its 40 mills failed.",                                      12,     "mill"),
    ("Of the 240 weavers, [60] work from home.",                                   60,     "weaver"),
    ("Of the 240 weavers, [60], or 25 per cent, are women.",                       60,     "weaver"),
    ("Its staff has grown from [eight] to 140.",                                   8,      None),
    ("The academy trained [1,200 young coders] in Quetta.",                       1200,   "coder"),
    ("About [three lakh students] sat the exam.",                                 3e5,    "student"),
    ("The fund backs [ninety farm-based firms] so far.",                          90,     "firm"),
    ("The loan reached [9,000 micro and small traders].",                         9000,   "trader"),
    ("[Forty-two rural and urban councils] levy the toll.",                      42,     "council"),
    ("There are seven power plants and [two generation companies].",              2,      "company"),
    ("Fees stay low until June 2026—[8 per cent] of sales.",                      8,      "percent"),
    ("It was won by those under [17 metres].",                                    17,     "metre"),
    ("They sold some [7 Million Lamps].",                                         7e6,    "lamp"),
    ("The water went under – [12 boats] did too.",                                12,     "boat"),
    ("They planted [a million trees] last year.",                                 1e6,    "tree"),
    ("The rescue of [1122 people] took a day.",                                   1122,   "person"),
    ("The firm hired [11 people] in Lahore.",                                     11,     "person"),
    ("[Two] of the board's members resigned.",                                    2,      "member"),
    ("They studied a [12-page] contract.",                                        12,     "page"),
    ("[Hundreds of firms] closed their offices.",                                 100,    "firm"),
    ("The plant made [1.5 million tonnes] of cement.",                            1.5e6,  "tonne"),
    ("It grew from [1,000] to 2,000 branches.",                                   1000,   "branch"),
    ("Nobody knows how many tailors there are. The guild speaks of [9,000].",      9000,  "tailor"),
    ("Account users grew to [22 million] in May.",                                22e6,   "user"),
    ("The index rose 9 points to [810].",                                         810,   "point"),
    ("It fell by 14 paisa from [91.37].",                                         91.37, None),
    ("It came 9th of 50 towns, with a mark of [42.7].",                          42.7,  None),
    ("It fell by 14 paisa from [98].",                                            0.98,  "PKR"),
    ("The Indian rupee of India's market fell by [14 paise].",                    0.14,  "INR"),
    ("The guild speaks for [90 textile, garment and footwear makers].",         90,    "maker"),
    ("It ships [90 tonnes] of rice, wheat and beans.",                            90,    "tonne"),
    ("Sales were [a fifth] higher than in May.",                                  0.2,   None),
    # a number stands for what was counted before
    ("Sales are $14 million. Last year it was [11.8].",                           11.8e6, "USD"),
    ("Attrition is 9 per cent, where [30] is usual.",                             30,    "percent"),
    ("They asked 90 tailors. [Sixty-one] said they were busy.",                 61,    "tailor"),
    ("They asked 90 tailors, and only [31] named rent.",                          31,    "tailor"),
    ("She hired 40 women in May. [Twenty-six] are still there.",                  26,    "woman"),
    ("Nine mills joined. [Two] of those have left.",                              2,     "mill"),
    ("A 30-member choir went to Rome. They sold 90 tickets. [Eleven] of the 30 were new.", 11, "member"),
    ("There are forms. She filled in [seven] of them.",                           7,     "form"),
    ("We see 25 patients a day. It used to be [fourteen].",                       14,    "patient"),
    ("Turnover of staff is 38 per cent. It was [57] then.",                       57,    "percent"),
    ("Turnover of staff is 38 per cent. [Thirty-eight] is high.",                 38,    "percent"),
    ("Power is 9 per cent of their costs, but his figure is [five].",             5,     "percent"),
    ("The job paid six dollars, and he received [three].",                        3,     "USD"),
    ("He lost two clients out of [eight].",                                       8,     "client"),
    ("She could not fill [six] of 15 posts for cooks.",                           6,     "post"),
    ("They own 16 mills. [Fourteen] of our 16 have a clerk.",                      14,    "mill"),
    ("[Fourteen] of the harbour's 40 cranes have no driver.",                      14,    "crane"),
    ("[Eleven] of Umer Digital's 33 tailors have gone.",                           11,    "tailor"),
    ("It made 4,600 carts in May, [1,200] more than the 3,400 carts of April.",    1200,  "cart"),
    ("It lost 4.6 million bales, [1.2 million] fewer than the 5.8 million bales of May.", 1.2e6, "bale"),
    ("It has 420 cooks, 30 fewer than last year's [450].",                         450,   "cook"),
    ("It has 420 cooks, [30] fewer than in the three years before.",               30,    None),
    ("They own mills. [Two] of the four they showed us were shut.",               2,     None),
    ("Of the [forty] who began with me, three left.",                             40,    "person"),
    ("Of the 40 hired last summer, [29] had left.",                               29,    None),
    ("They hired cooks. [Fourteen] have signed up since.",                        14,    None),
    ("I sat with a team of [nine] whose lead is ill.",                            9,     "person"),
    ("He opened [eleven] more for the boys.",                                     11,    None),
    ("He read mails. There were [two].",                                          2,     None),
    ("It has 63 members, of whom about [40] bill in a month.",                    40,    None),
    ("They went to one fair. The number of shops was [eleven].",                  11,    "shop"),
    ("Lahore has 40 per cent of mills, the Gulf [30] and Multan 9.",              30,    "percent"),
    ("They came home with [nineteen MoUs].",                                       19,    "mou"),
    ("The town has [200 degree-awarding colleges].",                              200,   "college"),
    ("They got [340 CVs] in a day.",                                              340,   "cv"),
    ("They read [two prospectuses] in a day.",                                    2,     "prospectus"),
    ("Subscriptions were [a tenth].",                                             0.1,   None),
    ("Just over [half], nine, have one.",                                         0.5,   None),
    ("More than [half] still comes from Okara.",                              0.5,   None),
    ("It was barely [half].",                                                     0.5,   None),
    ("[Half] went abroad.",                                                       0.5,   None),
    ("Under [half] finished.",                                                    0.5,   None),
    ("About [a quarter] works in shops.",                                         0.25,  None),
    ("Half paid and [a third] keep a guard.",                                     0.333333, None),
    ("Some [900] of those who began have left.",                                  900,   "person"),
    ("In a good month it is $900, in a bad one [350].",                           350,   "USD"),
    ("Okara scored 6.4, Sibi [5.1].",                                             5.1,   None),
    ("Attrition is 6pc. In Multan it is around [22].",                            22,    "percent"),
    ("A kilogram costs [64.2 cents] there.",                                      0.642, "USD"),
    # a bound between a number and what it counts
    ("The guild has [5,000-odd members].",                                        5000,  "member"),
    ("It drew [300 or so guests] a day.",                                         300,   "guest"),
    ("Firms with [50 or more weavers] must report.",                              50,    "weaver"),
    ("A man can earn [50] or more there.",                                        50,    None),
    ("Twelve men came and [half a dozen] left.",                                  6,     "man"),
]  # fmt: skip
NOT_FIGURES = [
    "Flight QR 436 from Doha and flights PK 624, 637 and 512, landed.",
    "The severe 2022 floods hit hard, and prices stay above 2021 levels.",
    "The rate is measured per 1,000 births.",
    "Anyone over 65 travels free.",
    "Children under 12 pay less.",
    "Looms, Karachi 300 and Quetta 90.",
    "## 2. Payments\n\nThe banks are slow.\n\n## 3\n\nSo is the post.",
    "A zero-coupon bond was sold, and net-zero targets were set.",
    "Staff of grades 1 to 22 were told.",
    "One of the ministers agreed.",
    "The Galaxy 12 sold well.",
    "Her office is at 14 Garden Road.",
    "They met in 2019 and again in 2021.",
    "The first half was slow.",
    "The two agreed at once.",
    "The plan is called Vision 2025.",
    "Shares of the S&P 500 were flat.",
    "It happened on 4 May 2023.",
    "Sana Malik, 82, agreed.",
    "They reached the last 16.",
    "The mill is old. Two left early.",
    "She hired some women. The three agreed.",
    "They are four.",
    "It was the mill of nine.",
    "She was seven.",
    "Crews of Rescue 1122 and Rescue 1122 volunteers put out the fire.",
    "The under-17 swimmers beat the U-15 squad and the Under- 13 Club.",
    "The audit of the Million Lamps scheme is late.",
    "The shop shuts on July 9, 12 and 17 for repairs.",
    "He waited three years.",
    "The Group of Seven met.",
    "The best rate is zero.",
    "The Boeing 737, they say, is old.",
    "They met at six o'clock.",
    "It was a third mill.",
    "They opened nearly a third plant.",
    "It took almost a quarter century, and over half term he slept.",
    "In the second half all went well, and the other half is wasted.",
    "The other half, they say, is dry.",
]
BOUNDS = [
    ("Exports crossed [$3 billion] in the end.", ">"),
    ("The firm has over [300 engineers] today.", ">"),
    ("At least [40 schools] reopened.", ">="),
    ("Some [300 residents] left.", "~"),
    ("There were [30-plus foreign funds] here.", ">="),
    ("Exports were 5% higher than the average of [$3 billion].", "="),
]


@pytest.mark.parametrize("marked, value, unit", COUNTED, ids=[row[0] for row in COUNTED])
def test_counted(figure, marked, value, unit):
    found = figure(marked)
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_no_figure(read, text):
    assert marked_values(read(text, published="2025-06-10"), "figures", "figure") == []


@pytest.mark.parametrize("marked, bound", BOUNDS, ids=[row[0] for row in BOUNDS])
def test_bound(figure, marked, bound):
    assert figure(marked).bound == bound


def test_the_rupee_is_the_article_s(read):
    texts = (
        "Karachi traders paid Rs500.",
        "Mumbai traders in India paid Rs500.",
        "The PTI paid Rs500 after the clashes with India.",
    )
    units = [marked_values(read(text), "figures", "figure")[0].unit for text in texts]
    assert units == ["PKR", "INR", "PKR"]


def test_the_dollar_is_a_setting(nlp):
    from itx_nlp.components.figures import Figures

    doc = nlp("It costs $5.")
    australian = Figures(nlp, "figures", "figures", None, "AUD", None)(doc)
    assert [each.unit for each in marked_values(australian, "figures", "figure")] == ["AUD"]


def test_subjects_are_mended_once(read):
    from itx_nlp.components.grammar import mend_subjects

    doc = read("According to the Cotton Traders Forum, the export business was Rs2 billion.")
    business = doc[9]
    mended, business.head, business.dep_ = (business.head.text, business.dep_), doc[5], "appos"
    mend_subjects(doc)
    assert mended == ("was", "nsubj")
    assert business.dep_ == "appos"


@pytest.mark.parametrize(
    "text",
    [
        "USD115",
        "5%",
        "(5%)",
        "5% in",
        "$5 for",
        "Rs5 million in the",
        "by 5%",
        "(-5%)",
        "5%, 6%",
        "It earned $5 million, with Rs2 million",
        "It paused easing after cuts of 5%",
        "The board wasted Rs5 billion;  doubling",
    ],
)
def test_a_figure_that_is_nearly_the_whole_text(read, text):
    assert marked_values(read(text), "figures", "figure")

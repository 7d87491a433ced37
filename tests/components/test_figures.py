"""Figures in context: the noun counted, change or level, for when."""

import pytest

from itx_nlp.components.calendar import earlier
from itx_nlp.document import marked as marked_values

COUNTED = [
    # sentence, the figure in brackets                                            value   unit
    ("The city opened [230 bicycle racks] last spring.",                         230,    "rack"),
    ("The academy trained [1,200 young coders] in Quetta.",                       1200,   "coder"),
    ("About [three lakh students] sat the exam.",                                 3e5,    "student"),
    ("The fund backs [ninety farm-based firms] so far.",                          90,     "firm"),
    ("The loan reached [9,000 micro and small traders].",                         9000,   "trader"),
    ("[Forty-two rural and urban councils] levy the toll.",                      42,     "council"),
    ("The firm hired [11 people] in Lahore.",                                     11,     "person"),
    ("[Two] of the board's members resigned.",                                    2,      "member"),
    ("They studied a [12-page] contract.",                                        12,     "page"),
    ("[Hundreds of firms] closed their offices.",                                 100,    "firm"),
    ("The plant made [1.5 million tonnes] of cement.",                            1.5e6,  "tonne"),
    ("It grew from [1,000] to 2,000 branches.",                                   1000,   "branch"),
    ("Nobody knows how many tailors there are. The guild speaks of [9,000].",      9000,  "tailor"),
    ("Account users grew to [22 million] in May.",                                22e6,   "user"),
    ("The index rose 9 points to [810].",                                         810,   "point"),
]  # fmt: skip
NOT_FIGURES = [
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
    "The shop shuts on July 9, 12 and 17 for repairs.",
    "He waited three years.",
]
BOUNDS = [
    ("Exports crossed [$3 billion] in the end.", ">"),
    ("The firm has over [300 engineers] today.", ">"),
    ("At least [40 schools] reopened.", ">="),
    ("Some [300 residents] left.", "~"),
    ("Exports were 5% higher than the average of [$3 billion].", "="),
]
PERIODS = [
    # text, the figure in brackets, its period
    ("Exports reached [$42 million] in June 2019.", "2019-06"),
    ("In May 2025, sales rose by [8 per cent].", "2025-05"),
    ("Sales hit Rs5 billion in May 2025, up from [Rs4 billion] in May 2024.", "2024-05"),
    ("Sales hit Rs5 billion in May 2025, up from [Rs4 billion] a year earlier.", "2024-05"),
    ("Exports rose 5% in April 2024. Exports of rice fell [9%].", "2024-04"),
    ("Its share rose from 11 per cent in 2009 to [19 per cent] in 2017.", "2017"),
    ("The firm has [300 engineers].", None),
    ("On Monday the board unveiled a [Rs5 billion] plan for FY2026.", "FY2026"),
    ("Sales in May 2025 stood at [Rs5 billion], up 9% on last year.", "2025-05"),
    ("Good months were May 2024 ([$5 million]), March and April 2025.", "2024-05"),
    ("Compared with May 2023, when sales were [$5 million], things are better.", "2023-05"),
    ("Take FY2018. Sales of tea were [$5 million].", "FY2018"),
    ("Sales were $3 million in January 2025 and $4 million in March 2025, [$9 million] in all.", "2025-01/2025-03"),
    ("Sales were $3 million in the first quarter of 2025 and [$4 million] in the second.", "2025-Q2"),
    ("The year that ended in June 2023 brought sales of [$5 million].", "2022-07/2023-06"),
    ("FY2022 sales were $5 million, against a target of [$6 million].", "FY2022"),
    ("On 4 May 2025 the panel met. It wants a levy of [9%].", None),
    ("Speaking on 4 May 2025 in Quetta, she backed a plan that gives [Rs5 billion] to dairies.", None),
    ("They signed a loan of [$5 million] on 4 May 2025.", "2025-05-04"),
    ("The index rose 90 points on 4 May 2025. Trading volume was [5 million shares].", "2025-05-04"),
    ("The shop makes up [9%] of sales today.", None),
    ("The index rose 90 points on 4 May 2025. April 2025 inflation was low. The share price rose [2%].", "2025-05-04"),
    ("Data showed that in May 2025 the board paid [Rs5 billion].", "2025-05"),
    ("Sales rose to 90 tonnes, against the May 2025 figure of [80 tonnes].", "2025-05"),
    ("The levy went from [9%] to 11%, and the deficit should reach $5 million in 2027.", None),
    ("It lent to [900 dairies], and collected Rs5 billion in 2024.", None),
    ("Sales were [$5 million], up 9% in June 2024.", "2024-06"),
    ("Tea exports were $5 million in 2024. The tea levy is [9%].", None),
    ("Tea exports were $5 million in 2024. Exports to Peru made up [9%].", "2024"),
    ("In 2024 only 14% of women had a card, compared with [56%] of men.", "2024"),
    ("FY2025 sales were slow. Growers sold [90 tonnes] till April 2025.", "2024-07/2025-04"),
    ("In FY2025 rents rose. May 2025, until then the best month, brought [$5 million].", "2025-05"),
    ("In July-April FY2025 exports fell. Sales in ten months were [$5 million].", "2024-07/2025-04"),
    ("Sales grew 9% in FY2025. They rose [2%] month-on-month in May 2025.", "2025-05"),
    ("In May 2025 sales were flat. FY2025 sales rose by [2%] month-on-month.", "2025-05"),
]
PERIODS_OF_CLAUSES = [
    # text, the figure in brackets, its period
    ("The firm, which has [9 million users], closed a branch in May 2024.", None),
    ("The firm closed a branch in May 2024 that had [9 million users].", "2024-05"),
    ("It took in [$5 million], as rents fell in May 2024.", None),
    ("It took in [$5 million], while it paid $9 million in May 2024.", "2024-05"),
    ("The firm, which was founded in 1991, sells [9%] of all tea.", None),
    ("The index has the base year 2016. The index rose by [2%].", None),
    ("The plants cost Rs2 million in FY2025 and [Rs9 million] overall.", None),
    ("Fees were Rs5 million in 2019. Now they are [Rs9 million].", None),
    ("Fees were Rs5 million in 2019. Fees were [Rs9 million] a head.", "2019"),
    ("The minister, in a speech on 4 May 2025, announced an allowance of [12%].", None),
    ("The board sold bonds of [$5 million] on 4 May 2025.", "2025-05-04"),
    ("In FY2024 sales were $9 million, against $8 million in FY2023. The rise is [$1 million].", "FY2024"),
    ("In FY2024 sales were $9 million, against [$8 million] in FY2023. The rise is $1 million.", "FY2023"),
]
EARLIER = [
    ("2024-07/2025-05", "year", "2023-07/2024-05"),
    ("FY2025", "year", "FY2024"),
    ("2025-01", "month", "2024-12"),
    ("2025-05", "quarter", "2025-02"),
    ("2025-03-01", "day", "2025-02-28"),
    ("2025", "month", None),
    (None, "year", None),
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


@pytest.mark.parametrize("marked, period", PERIODS + PERIODS_OF_CLAUSES, ids=lambda each: str(each))
def test_period(figure, marked, period):
    assert figure(marked).period == period


@pytest.mark.parametrize("value, step, before", EARLIER)
def test_earlier(value, step, before):
    assert earlier(value, step) == before


def test_the_time_since_a_date_ends_with_publication(read):
    doc = read("Since June 2024 rents have fallen by 11 per cent.", "2025-05-20")
    assert [each.period for each in marked_values(doc, "figures", "figure")] == ["2024-06/2025-05"]


def test_the_rupee_is_the_article_s(read):
    pakistani, indian = "Karachi traders paid Rs500.", "Mumbai traders in India paid Rs500."
    units = [marked_values(read(text), "figures", "figure")[0].unit for text in (pakistani, indian)]
    assert units == ["PKR", "INR"]


def test_the_dollar_is_a_setting(nlp):
    from itx_nlp.components.figures import Figures

    doc = nlp("It costs $5.")
    australian = Figures(nlp, "figures", "figures", None, "AUD", None)(doc)
    assert [each.unit for each in marked_values(australian, "figures", "figure")] == ["AUD"]

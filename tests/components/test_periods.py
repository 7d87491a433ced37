"""For when a figure holds: by its own date, and carried through a report."""

from datetime import date

import pytest

from itx_nlp.components.calendar import earlier, months_since
from itx_nlp.document import marked as marked_values

PERIODS = [
    # text, the figure in brackets, its period
    # a year of one's own has no place in the calendar
    ("She made [$300] in her first year, $4,000 in her second and $9,000 last year.", None),
    ("She made $300 in her first year, [$4,000] in her second and $9,000 last year.", None),
    ("She made $300 in her first year, $4,000 in her second and [$9,000] last year.", "2024"),
    ("She made [$300] in her first shop last year.", "2024"),
    # the year before, which is no clause where "it had" follows
    ("Last year it sold 310 looms. The year before it had sold [190].", "2023"),
    # what was added or released, so many of it, has the date beside it; what somebody added says when it was said
    ("A second floor added [200 seats] in 2023.", "2023"),
    ("The board released [Rs9 million] in May 2025.", "2025-05"),
    ("She added on Monday that [90 firms] had left.", None),
    ("The firm has [90 seats], she added in 2023.", None),
    # what begins on a day, what ends on one, records
    ("From July 2026 the fee will be [Rs5].", "2026-07"),
    ("Fees were [Rs5], up from July 2024.", None),
    ("The bonds, worth [$40 million], mature in 2031.", None),
    ("The loan carries interest of [9 per cent] and falls due in 2029.", None),
    ("[Rs9 billion] falls due in 2031.", "2031"),
    ("Vacancies in February, at [4,100], were the fewest since 2020.", "2025-02"),
    ("Rents, the highest in the city, have risen [9 per cent] since 2020.", "2020/2025"),
    ("Deaths fell from [62] per 1,000 births in 2015 to 48 in 2024.", "2015"),
    # two levels have the two ends of their time
    ("Sales grew from [$3 million] to $19 million between 2019 and 2024.", "2019"),
    ("Sales grew from $3 million to [$19 million] between 2019 and 2024.", "2024"),
    ("From 2019 to 2024 sales grew from [$3 million] to $19 million.", "2019"),
    ("From 2019 to 2024 sales grew from $3 million to [$19 million].", "2024"),
    ("Between January and June 2025 the price rose from [Rs200] to Rs260.", "2025-01"),
    ("Between FY21 and FY24 the share of women rose from 4 per cent to [9 per cent].", "FY2024"),
    ("Over the ten years to 2024 the number of firms rose from [40] to 310.", None),
    ("Over the ten years to 2024 the number of firms rose from 40 to [310].", "2024"),
    ("Sales grew from [$3 million] to $19 million in 2024.", "2023"),
    ("Sales grew from $3 million in 2019 to [$19 million] in 2024.", "2024"),
    # as many times as figures: one each
    ("In 2023, 2024 and 2025 the firm earned [$4 million], $6 million and $9 million respectively.", "2023"),
    ("In 2023, 2024 and 2025 the firm earned $4 million, $6 million and [$9 million] respectively.", "2025"),
    ("It earned $4 million and [$6 million] in 2023 and 2024.", "2024"),
    ("It earned [$4 million] from tea and $6 million from rye in 2024.", "2024"),
    ("It sold [40 looms] and $6 million of yarn in 2023 and 2024.", "2023"),
    ("May 2025's sales were [$300 million], June's $330 million and July's $360 million.", "2025-05"),
    ("Some [90 seats] are let; in 2020 it was 48.", None),
    # the time that a clause opens with is its own; what it is up on is no time of its own
    ("Last year it earned [$5 million], this year it hopes for $7 million.", "2024"),
    ("It earned [$5 million] in 2024, this year it hopes for $7 million.", "2024"),
    ("In 2019 exports were [$2 billion], in 2024 they were $4 billion.", "2019"),
    ("In 2019 exports were $2 billion, in 2024 they were [$4 billion].", "2024"),
    ("In 2023 there were [40 looms], but in 2024 it sold 12.", "2023"),
    ("In January it made [$5 million], in February $7 million and in March $9 million.", "2025-01"),
    ("In January it made $5 million, in February [$7 million] and in March $9 million.", "2025-02"),
    ("The mill, opened in 2011, made [40 tonnes], in 2024 alone.", "2024"),
    ("It sold [40 looms] in Lahore, in 2024.", "2024"),
    ("In the first half of FY25 sales were $2 million, [9 per cent] up on the same months of FY24.", "FY2025-H1"),
    ("Exports reached [$42 million] in June 2019.", "2019-06"),
    ("In May 2025, sales rose by [8 per cent].", "2025-05"),
    ("Tea fell to Rs90 on 4 June 2025. On the previous day, it had been at [Rs95].", "2025-06-03"),
    ("In May 2025, sales of tea were up [9%] on the previous year.", "2025-05"),
    ("It read: Rs306 million, up [9%] on March of last year.", "2025-03"),
    ("Sales hit Rs5 billion in May 2025, up from [Rs4 billion] in May 2024.", "2024-05"),
    ("Sales hit Rs5 billion in May 2025, up from [Rs4 billion] a year earlier.", "2024-05"),
    ("Exports rose 5% in April 2024. Exports of rice fell [9%].", "2024-04"),
    ("Its share rose from 11 per cent in 2009 to [19 per cent] in 2017.", "2017"),
    ("The town earned [$163 million] from tea exports in 2023.", "2023"),
    ("Sales in May 2025 rose 5 per cent to [$6 million] from the level in May 2024.", "2025-05"),
    ("By data released by the guild on 4 May 2025, [940 tractors] were sold in the first quarter of 2025.", "2025-Q1"),
    ("Sales rose in April 2025. Glass fell by [4%] over the same month of last year.", "2025-04"),
    ("In May 2025 sales were poor, compared with [Rs5 billion] a year earlier.", "2024-05"),
    ("In May 2025 sales were poor, compared with [Rs5 billion].", "2024-05"),
    ("The firm has [300 engineers].", None),
    # a whole that was counted before is as old as it was then
    ("It has 63 members. In May 2024 the bank agreed, and 51 of the [63] have keys.", None),
    ("In May 2024 it had 63 members. In June 2025 the bank wrote, and 51 of the [63] have keys.", "2024-05"),
    ("It has 63 members. In May 2024 they bought [63 looms].", "2024-05"),
    # through what it came is no base, the size of the loan no sum of the day; what it was before is of its own time
    ("The bank received [$1 million] from the fund under a $7 million loan programme on 13 May 2025.", "2025-05-13"),
    ("The bank received $1 million from the fund under a [$7 million] loan programme on 13 May 2025.", None),
    ("A cart sells for [Rs900], well above what I paid last year.", None),
    ("A cart sold for [Rs900] last year, far more than what I had hoped for.", "2024"),
    ("Mills here have shrunk to [a quarter] of what they were 30 years ago.", None),
    ("The number of farms fell to [a quarter] of all in 2005.", "2005"),
    # a level to be reached by a year says nothing of when the first was; a forecast is for the time of what came
    ("They aim to lower the rate from [3.4pc] to 3pc by 2031.", None),
    ("They aim to bring down the rate from [3.5pc] in 2019 to 2pc by 2030.", "2019"),
    ("In FY2024 farming grew by 2%, as against the projected [3.6%].", "FY2024"),
    ("In FY2024 farming grew by 2%, as against [3.6%].", "FY2023"),
    # the date of the next clause, and of a clause about the subject
    ("More than [$2 million] has been spent on carts, and by 2024, rents had made it rich.", None),
    ("It spent [$2 million] and was sold in 2024.", "2024"),
    ("The estimate for FY2024 was [Rs5 billion], whereas for FY2026 it has gone up to Rs7 billion.", "FY2024"),
    ("The glass sector which grew by 6% in 2023 is aimed at only [3%].", None),
    ("The glass sector which sank grew by 6% in 2023, and tea by [3%].", "2023"),
    # brought about by what happened that day
    ("A bus fell on 4 June 2025, killing [nine riders].", "2025-06-04"),
    ("The guild met on 4 June 2025, and it has [nine riders].", None),
    # a past week is the last seven days
    ("Over the past week, the rupee lost [Rs1.2].", "2025-06-03/2025-06-10"),
    ("Copper has climbed [9%] over the past week.", "2025-06-03/2025-06-10"),
    ("It saved for weeks in the past, and lost [Rs1.2].", None),
    ("Sales in FY24 came to $9 million, [5%] above FY23's $8 million.", "FY2024"),
    ("Sales in FY24 came to $9 million, 5% above FY23's [$8 million].", "FY2023"),
    # an answer without a verb is for the time asked for
    ("Rao: What was it in 2023?\n\nMalik: About [$43 million], by our count.", "2023"),
    ("Rao: What was it in 2023?\n\nMalik: About $43 million, in [19 deals].", "2023"),
    ("Rao: Was 2023 the peak?\n\nMalik: We have [30 engineers].", None),
    ("Rao: Was it more in 2022 or in 2023?\n\nMalik: About [$43 million].", None),
    # the date in brackets is that of the figure in them
    ("Sales were $9 million in May 2024, up [6%] (May 2023: $8 million).", "2024-05"),
    ("Sales were $9 million in May 2024, up 6% (May 2023: [$8 million]).", "2023-05"),
    ("Sales were $9 million in May 2024, up 6% (May 2023: $8 million) and [3%] on the month.", "2024-05"),
    ("Tea sales beat last summer's [$8 million] for FY2023.", "FY2023"),
    # parts of a whole that its length names, and what goes on from there; a previous high is of its own time
    ("Sales in 1HFY24 were $9 million. They will rest. Of the half-year total, tea made up [$5 million].", "FY2024-H1"),
    ("Sales in 1HFY24 were $9 million. They will rest. Of the annual total, tea made up [$5 million].", None),
    (
        "Sales in 1HFY24 were $9 million. Of the half-year total, tea made up $5 million (56%) and rye [$4 million].",
        "FY2024-H1",
    ),
    (
        "Sales were $9 million in May 2025. The previous high was $8 million, in April 2025. Tea gave [$5 million].",
        "2025-05",
    ),
    ("Sales were $9 million in May 2025. The costs were $8 million, in April 2025. Tea gave [$5 million].", "2025-04"),
    ("Sales in May 2025 were [5%] above the level of April 2025.", "2025-05"),
    ("In May 2025, sales reached $9 million, with trailing 12 months at [$95 million].", None),
    ("In May 2025, sales reached $9 million, with tea at [$5 million].", "2025-05"),
    # what it came from is no base
    ("The bank received [$5 million] from the fund on 13 May 2025.", "2025-05-13"),
    ("The bank received [$5 million] from its owners in May 2025.", "2025-05"),
    ("Sales rose by [5 per cent] from the level in May 2024.", None),
    ("Sales rose by [5 per cent] from its peak in May 2024.", None),
    # a sum told twice, and what goes on behind a comma
    ("It paid [Rs90 million], around $1 million, in fees in 2024.", "2024"),
    ("It paid [Rs90 million], and it lent $1 million in 2024.", None),
    ("The deficit was [2.4%] of output, totalling Rs9 million for the first half of 2025.", "2025-H1"),
    ("The mill wants Rs45 by 30 June 2025, while data shows [Rs40] has been paid by 15 May 2025.", "2025-05-15"),
    ("Of those who met in a hall opened in 2019, [eight members] voted for it.", None),
    ("In a meeting held on 5 May 2025, [eight members] voted for it.", "2025-05-05"),
    ("Sales are forecast to grow 2% in 2025, compared with a prediction of [1.5%].", "2025"),
    ("Over the past six months, tea has gained 12% and rice [9%].", None),
    ("In May 2025 tea gained 12%. Over the past six months, jute has gained 2% and rice has gained [9%].", None),
    ("The bank bought [$5.9 million] from banks since June 2024.", "2024-06/2025-06"),
    ("Gold rose on 9 June 2025. The price for [10 grams] climbed by Rs58.", None),
    ("Gold rose on 9 June 2025. The price for 10 grams climbed by [Rs58].", "2025-06-09"),
    ("Gold rose on 9 June 2025. The price of [24-karat] gold climbed by Rs58.", None),
    ("FY2025 brought a loss. In the outgoing year it dug [35 wells].", "FY2025"),
    ("In the outgoing year it dug [35 wells].", "2025"),
    ("In the current fiscal year it collected [Rs240 million] by May 2025.", "2024-07/2025-05"),
    ("It must collect [Rs240 million] by May 2026.", "2026-05"),
    # a relative clause set off from the sentence, and a law, have dates of their own
    ("Rents, which rose to Rs9,000 in 2022, have fallen, and made banks cut the rate from 9% to [7%].", None),
    ("Rents, which rose to Rs9,000 in 2022, have fallen, and made banks cut the rate from [9%] to 7%.", None),
    ("Rents, which rose to [Rs9,000] in 2022, have since eased to Rs7,000.", "2022"),
    ("Rents, which rose to Rs9,000 in 2022, have since eased to Rs7,000. The bus fare is [Rs50].", None),
    ("Rents rose to Rs9,000 in May 2025, and fares to [Rs50].", "2025-05"),
    ("Mills that break Rule 9 of the Seed Rules 2016 will pay a penalty of [Rs4 million].", None),
    ("In the budget of 2024 the state gave [Rs4 million].", "2024"),
    # at an event of unknown date, before the clause, since the start, before a weak half
    ("Growth slowed to 12% in May 2025, down from [13%] at the previous review.", None),
    ("Growth slowed to 12% in May 2025, down from [13%] a year earlier.", "2024-05"),
    ("In March sales were 9%. Fares, which had been [Rs9] for long, rose to Rs12 in April 2025.", None),
    ("Fares, which had been [Rs9] in January 2025, rose to Rs12 in April 2025.", "2025-01"),
    ("In May 2025 it moved 9 million parcels, bringing the total since its launch to [90 million].", None),
    ("In May 2025 it moved 9 million parcels, bringing the total of the year to [90 million].", "2025"),
    ("Growth picked up in the second half of FY25, and came to [4.2%] after a weak first half with 1.6%.", "FY2025-H2"),
    # a date of what was done with another sum; the year behind that of its base
    ("Gifts rose to [Rs30 million], with Rs14 million put forward for 2025-26.", None),
    ("Gifts rose to Rs30 million, with [Rs14 million] put forward for 2025-26.", "FY2026"),
    ("Accounts are for FY2025. The gap is [5.6%] of output, up from 5.1% the previous fiscal year.", "FY2025"),
    ("On Monday the board unveiled a [Rs5 billion] plan for FY2026.", "FY2026"),
    ("Sales in May 2025 stood at [Rs5 billion], up 9% on last year.", "2025-05"),
    ("Good months were May 2024 ([$5 million]), March and April 2025.", "2024-05"),
    ("Compared with May 2023, when sales were [$5 million], things are better.", "2023-05"),
    ("Sales were $9 million in June 2023. Compared with May, when they were $5 million, they grew [80%].", "2023-06"),
    (
        "Sales grew 5% to $9 million in June 2023 from $8 million. Compared with May, when they were $5 million, "
        "they grew [80%].",
        "2023-06",
    ),
    ("Sales of tea were $9 million in May 2025, an increase of [5%] on the year.", "2025-05"),
    ("Sales of tea were $9 million in May 2025, up [5%] on the month.", "2025-05"),
    ("Sales of tea came to [$9 million] in the year.", "2025"),
    ("By 4 May 2025 mills had 9 tonnes, down from [11 tonnes] a year earlier.", "2024-05-04"),
    ("In May 2025 mills had 9 tonnes, down from [11 tonnes] a month earlier.", "2025-04"),
    # the hours and days that were just over
    ("In the past 24 hours [84 mills] closed, which makes 300 this year.", None),
    ("This week [84 mills] closed, 9 of them in the past 24 hours.", "2025-W24"),
    ("Some [84 mills] closed in the last three days, bringing the count of this year to 300.", None),
    ("Some 84 mills closed in the last three days, bringing the count of this year to [300].", "2025"),
    # months of a year that began in July, by the month that they end with
    ("Sales were $9 million in May 2025. In eleven months they were [$90 million].", "2024-07/2025-05"),
    ("Sales were $9 million in May 2025. They took eleven months to reach [$90 million].", "2025-05"),
    ("Sales were $9 million in May 2025. In eight months they were [$90 million].", "2025-05"),
    ("In the first quarter of 2025 sales were $3 million, in the second [$4 million].", "2025-Q2"),
    ("In the first quarter of 2025 sales were $3 million, in the second town [$4 million].", "2025-Q1"),
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
CLAUSES = [
    # text, the figure in brackets, its period
    ("The firm, which has [9 million users], closed a branch in May 2024.", None),
    ("The firm closed a branch in May 2024 that had [9 million users].", "2024-05"),
    ("It took in [$5 million], as rents fell in May 2024.", None),
    ("It took in [$5 million], while it paid $9 million in May 2024.", "2024-05"),
    ("The firm, which was founded in 1991, sells [9%] of all tea.", None),
    ("The states will spend [9%] more under the 2010 Farm Award.", None),
    ("The states will spend [9%] more under the 2010 budget.", "2010"),
    ("The deal, signed in 2009, covers [900 kilometres] of pipe.", None),
    ("The pipe laid in 2009 has [900 kilometres].", "2009"),
    ("The index has the base year 2016. The index rose by [2%].", None),
    ("The plants cost Rs2 million in FY2025 and [Rs9 million] overall.", None),
    ("Fees were Rs5 million in 2019. Now they are [Rs9 million].", None),
    ("Tolls were Rs5 million in 2019. Tolls were [Rs9 million] a head.", "2019"),
    ("The minister, in a speech on 4 May 2025, announced an allowance of [12%].", None),
    ("The board sold bonds of [$5 million] on 4 May 2025.", "2025-05-04"),
    ("In FY2024 sales were $9 million, against $8 million in FY2023. The rise is [$1 million].", "FY2024"),
    ("In FY2024 sales were $9 million, against [$8 million] in FY2023. The rise is $1 million.", "FY2023"),
    # The date of a thing that only stands near: a base, a budget to come, another clause.
    ("It gave tea a score of [56 per cent], down from the score it had in 2024.", None),
    ("Rents fell [9 per cent], against the Rs5 billion paid in 2023.", None),
    ("The index fell [90 points] on 4 May 2025 ahead of the budget for fiscal year 2026.", "2025-05-04"),
    ("He could save [$2 billion], more than the budget of the town for 2024.", None),
    ("[Nine wells] have been dug, while the last five would be dug in June 2026.", None),
    ("Streets have [90 cameras] that will be 500 by December 2026.", None),
    ("It paid [Rs5 billion] in May 2025, more than in all the months before.", "2025-05"),
    ("It warned [90 firms] in May 2024 that they failed.", "2024-05"),
    ("Fees were cut by [Rs5] on account of prior year adjustments.", None),
    ("There is room for a cut of [Rs5 billion], considering that rents for FY2026 are expected to fall.", None),
    ("They took [Rs5 billion] from their homes at the end of 2024.", "2024"),
    ("Up to [9 million Syrians] from abroad and two million farmers may return by 2026.", "2026"),
    ("It plans to end this by 2028, with tea now making [a quarter] of sales.", None),
    ("It has shrunk since 2018 — when it was [2%] of sales.", "2018"),
    # What a thing is called by keeps; what is asked for is not of that time.
    ("In May 2025 sales rose 5%. Traders fear the [9%] sales tax on tea.", None),
    ("The [90-kilometre] road was opened in May 2024.", None),
    ("Under the Water Ordinance 1961, a fee of [5%] would be due.", None),
    ("The Water Act 2024 raised the fee for others to [5%].", "2024"),
    ("According to the 2023 Housing Census, the town had [9 million people].", "2023"),
    ("Set up in 2006 with a staff of 90, it was cut to [40 clerks] by the council in 2013.", "2013"),
    ("The price of coal is likely to go down by [Rs2], sources told The Herald on 4 June 2025.", None),
    ("Sales rose 5% in 2023. Over the past 30 days, sales fell by [2%].", None),
    ("Output fell 5% in May 2025. The guild called on all towns to spend [9%] on it.", None),
]
CARRIED = [
    # What is planned has the period of the plan, whatever was told of the past meanwhile.
    (
        "For FY2026 the growth target is 4%. In FY2025 growth was 2%. Farming is projected to grow by [5%].",
        "FY2026",
    ),
    ("For FY2026 the growth target is 4%. In FY2025 growth was 2%. Farming grew by [5%].", "FY2025"),
    ("The plan for FY2026 puts growth at 4%. Funding is projected to rise from [2%] to 3% of sales.", "FY2025"),
    ("The plan for FY2026 puts growth at 4%. Funding is projected to rise from 2% to [3%] of sales.", "FY2026"),
    ("The state proposed [Rs7 billion] for wells against Rs5 billion in FY2025.", "FY2026"),
    ("The state paid [Rs7 billion] for wells against Rs5 billion in FY2023.", None),
    (
        "From July 2024 to February 2025, it paid Rs3 billion, against a full-year allocation of [Rs5 billion].",
        "FY2025",
    ),
    (
        "From July 2024 to February 2025, it paid Rs3 billion, against an allocation of [Rs5 billion].",
        "2024-07/2025-02",
    ),
    # A sentence that opens with a date frames those behind it, in a report of statistics told in the past tense.
    (
        "During FY2025, sales rose 5%, up from 4%. Local weaving came in at [7 tonnes].",
        "FY2025",
    ),
    ("During FY2025, sales rose 5%, up from 4%. Local weaving will take [7 tonnes].", None),
    # A report on one session is on the day it opens with.
    (
        "The index rose 9 points on 4 June 2025. It had first crossed 90 points on 3 June 2025. Some [65 shares] fell.",
        "2025-06-04",
    ),
    (
        "The index rose 9 points on 3 June 2025. It crossed 90 points on 4 June 2025. Some [65 shares] fell.",
        "2025-06-04",
    ),
    ("The index rose 9 points on 4 June 2025. Over the past six months, the index of tin rose [65 points].", None),
    ("The index rose 9 points on 4 June 2025. The index of tin rose [65 points].", "2025-06-04"),
    ("The index rose 9 points on 4 June 2025. Lenders backed a [$5 million] loan.", None),
    ("Minutes of the talks held on 4 May 2025 came out. The index rose [9 points].", None),
    # What is so at all times does not go on from what was told.
    ("Rents fell by 9% in May 2025. Each added year of study lifts pay by [5%].", None),
    ("Rents fell by 9% in May 2025. Wages fell by [5%].", "2025-05"),
    # a report of several sentences, the figure in brackets, its period
    ("Fees fell 2% in July to May. Comparing May 2025 with May 2024, towns did badly. Rents fell by [4%].", "2025-05"),
    ("In May 2025 fees rose 5%. The base year of the index is 2015. Fees in towns rose [4%].", "2025-05"),
    ("The index of fees, with the base year 2015-16, rose [4%] in May 2025.", "2025-05"),
    (
        "The index stood at 98 points in the week ended June 5, 2025, as compared to [97 points] during the past week.",
        "2025-05-23/2025-05-29",
    ),
    (
        "Prices fell in the week ended June 5, 2025: tea (2%), electricity charges for Q1 (3%), salt ([4%]).",
        "2025-05-30/2025-06-05",
    ),
    ("Rents fell to 11% in May 2025 from a record high of [22%].", None),
    ("Rents fell to 11% in May 2025 from [22%] in May 2024.", "2024-05"),
    ("The council earned [$5 million] ahead of the FY2026 budget.", None),
    ("It put a duty of [9%] on ice until July 9.", None),
    ("As of May 2, 2025, lenders held Rs9 billion. Dairies held [Rs5 billion].", "2025-05-02"),
    ("They signed a loan of $5 million on 4 May 2025. The levy brings [$9 million].", None),
    ("In 2021 debt stood at Rs5 billion, and it has now reached [Rs9 billion].", None),
    ("Debt was Rs5 billion in 2025. It is now [Rs9 billion].", None),
    ("In May 2025 it got $5 million under a [$7 billion] loan programme.", None),
    ("In May 2025 the [two countries] lent $5 million.", None),
    ("Rents were Rs5 billion in 2013. Wages were [Rs9 billion].", None),
    ("Rents of shops were Rs5 billion in 2013. Rents of homes were [Rs9 billion].", "2013"),
    ("Tolls brought Rs5 billion in FY2025. It had planned to repay [Rs9 billion].", "FY2025"),
    ("For FY2026 the council will earn Rs5 billion. It had been given [Rs9 billion].", None),
    (
        "Tolls brought Rs83.4 million in May 2025. Rents brought Rs7 million in May 2024. The [Rs83.4 million] helps.",
        "2025-05",
    ),
    (
        "Revenue reached Rs83 billion in May 2025. The guild cheered. It was a relief. The chief wept. "
        "The revenue breakdown shows that tolls brought [Rs42 billion].",
        "2025-05",
    ),
    (
        "Tolls brought Rs9 billion in May 2025. Fees were cut in April, and rates in March 2025. "
        "Tolls in the east brought [Rs2 billion].",
        "2025-05",
    ),
    (
        "Tolls brought Rs9 billion in May 2025. It ended last year's decision on fees. Tolls in the east rose [2%].",
        "2025-05",
    ),
    ("Rents rose 2% in May 2025. Wages rose 3% in May 2025. Fees slowed to [4%] from 5%.", "2025-05"),
    ("Rents rose 2% in May 2025. Wages rose 3% in May 2025. Carts enjoy a levy of [4%] compared to 5% on cars.", None),
    ("It raised Rs7 billion on May 27, 2025, exceeding the [Rs5 billion] sought.", "2025-05-27"),
    ("In May 2025 they earned Rs3 billion from fares and [Rs5 billion] from freight.", "2025-05"),
    (
        "In the week ended June 5 reserves saw an increase of [$7 million] and a year-to-date rise of $9 million.",
        "2025-05-30/2025-06-05",
    ),
    ("Sales were 5% in May 2025, compared with the forecast of a growth of [6%].", "2025-05"),
    (
        "Gold rose Rs9 on 4 June 2025. A day earlier it had been Rs90 per tola. Silver prices rose by [Rs2].",
        "2025-06-04",
    ),
    ("The euro closed at 7.1 on 4 June 2025, up from the previous day's close at [Rs7].", "2025-06-03"),
    ("In the week ended June 5 rents rose by $7 million. Of 51 shops, [15 shops] shut.", "2025-05-30/2025-06-05"),
    ("In FY2026 it will raise Rs9 billion. It also plans to borrow [Rs3 billion].", "FY2026"),
    ("In FY2026 it will raise Rs9 billion. It borrowed [9%] of it.", None),
    ("Funds drew [$3 million] in May 2025, following $8 million in April 2025.", "2025-05"),
    ("In May 2025 rents rose. Fees drew [$3 million], following $8 million in April 2025.", "2025-05"),
]
DAILY = "On Friday the index rose 9 points to 64 points.\n\n"
WEEKLY = f"Shares closed last week higher.\n\nOn Thursday the index rose 2 points.\n\n{DAILY}"
SESSIONS = [
    # a report of 10 June 2025, a Tuesday, the figure in brackets, its period
    ("The index rose 9 points on Monday to 64 points, from [55 points].", "2025-06-06"),
    (
        "The index rose 9 points on Monday. Traded shares fell to 64 million shares against [83 million shares].",
        "2025-06-06",
    ),
    ("The index rose 9 points on 5 June 2025 to 64 points, from [55 points] in the last session.", "2025-06-04"),
    ("The rupee closed at 64 on Monday, up from the previous close of [65].", "2025-06-06"),
    ("The index fell [0.5%] by 0830 GMT, after a slow Monday.", "2025-06-10"),
    ("The shop opens at 9 am, and it sells [90 carts] a year.", None),
    ("The index sank at the start of the week. It lost [9 points] in all.", "2025-06-09"),
    ("“In today’s auction, [Rs9 million] was bid,” he said.", "2025-06-10"),
    ("It sold bills on Monday. “In today’s auction, [Rs9 million] was bid,” he said.", "2025-06-09"),
    ("It sold bills on Monday. In today's auction, [Rs9 million] was bid.", "2025-06-10"),
    ("The index rose on Monday. Continuing the previous day's rally, it closed at [64 points].", "2025-06-09"),
    ("On Friday the index rose 9 points, a [5%] weekly gain.", "2025-W23"),
    (
        "The index rose 9 points on Monday to 64 points. It had ended at [55 points] in the previous session.",
        "2025-06-06",
    ),
    ("The index rose 9 points on Monday to 64 points, down from a high of [73 points].", None),
    ("The index rose 9 points on Monday to 64 points, from [55 points] a month earlier.", "2025-05"),
    ("Trade ended the last day of last week flat. The index rose 9 points to [64 points].", "2025-06-06"),
    ("Trade was slow in the days of last week. The index rose 9 points to [64 points].", None),
    # news that moved a market is not of its day
    ("The index rose 9 points on Monday. It was buoyed by a plan aimed at lending [Rs5 million] to mills.", None),
    ("The index rose 9 points on Monday. Approval of [$5 million] for mills helped.", None),
    ("The index rose 9 points on Monday. Shares worth [$5 million] were sold.", "2025-06-09"),
    # no session is the day the report came out where another was told first, nor the day a balance was struck
    ("The index rose 9 points on Monday. A fair opens on Tuesday. The index had touched [64 points].", "2025-06-09"),
    ("The index rose 9 points on Tuesday. The index had touched [64 points].", "2025-06-10"),
    ("Savings were $7 million as of June 2. The index touched [64 points].", None),
    ("Savings grew on June 2. The index touched [64 points].", "2025-06-02"),
    # a report on a week tells of its days a paragraph each
    (f"{WEEKLY}The index gained [3%] week-on-week.", "2025-W23"),
    (f"{WEEKLY}Average turnover came to [73 million shares].", "2025-W23"),
    (f"{WEEKLY}Clerks were glad. It rained. Nobody slept. Cotton stood at [Rs73] a bale.", None),
    (f"{DAILY}Clerks were glad. It rained. Nobody slept. Cotton stood at [Rs73] a bale.", "2025-06-06"),
    # what is held at the end of a week; what was earned in it
    ("In the week ended June 5, 2025, reserves rose by $7 million to [$9 million].", "2025-06-05"),
    ("In the week ended June 5, 2025, reserves rose by [$7 million] to $9 million.", "2025-05-30/2025-06-05"),
    ("In the week ended June 5, 2025, sales rose by $7 million to [$9 million].", "2025-05-30/2025-06-05"),
    (
        "In the week ended June 5, 2025, reserves rose by $7 million to $9 million. Banks cheered the [$9 million].",
        "2025-06-05",
    ),
    # what is added up only stands aside; whose year a date behind a base is
    (
        "In the week ended June 5, 2025, reserves rose $7 million and gained $90 million so far this fiscal year. "
        "The reserves of lenders rose by [$2 million].",
        "2025-05-30/2025-06-05",
    ),
    ("Parks got [Rs9 million] against Rs5 million spent in 2024.", None),
]
PASSED = "The council passed a Rs90 million budget for FY2026."
FILLER = "It rained. The guild was glad. The mill stood still. Nobody slept."
BUDGETS = [
    # a report of 10 June 2025, the figure in brackets, its period: the year of the budget it is on
    (f"{PASSED} {FILLER} Parks were allocated [Rs5 million].", "FY2026"),
    (f"The council has a 2025-26 budget. {FILLER} It has earmarked [Rs5 million] for parks.", "FY2026"),
    (f"{PASSED} {FILLER} It sets aside Rs5 million for parks and [Rs2 million] for taps.", "FY2026"),
    (f"{PASSED} {FILLER} On Monday a [Rs90 million] budget was unveiled.", "FY2026"),
    (f"{PASSED} {FILLER} This year parks get an allocation of [Rs5 million].", "FY2026"),
    (f"{PASSED} {FILLER} For the coming year it allocated [Rs5 million].", "FY2026"),
    (f"{PASSED} {FILLER} Last year [Rs4 million] was allocated.", "FY2025"),
    (f"{PASSED} {FILLER} In the coming year [Rs5 million] will be allocated and spent.", "FY2026"),
    (f"{PASSED} {FILLER} The allocation has been increased from [Rs4 million] to Rs5 million.", "FY2025"),
    (f"{PASSED} {FILLER} The estimate for FY2026 has been cut from [Rs5 million] to Rs4 million.", "FY2026"),
    (f"{PASSED} {FILLER} It allocated Rs5 million, up from [Rs4 million].", "FY2025"),
    (f"{PASSED} {FILLER} Parks were allocated [Rs5 million], marking a 9% hike over last year.", "FY2026"),
    (f"{PASSED} {FILLER} Parks get Rs5 million, a [9%] increase from the FY2024-25 budget.", "FY2026"),
    (f"They met for a post-budget talk. {FILLER} The budget gives parks [Rs5 million].", "FY2026"),
    (f"They met for a post-budget talk on Rs9 million. {FILLER} A farm of theirs has a budget of [$5 million].", None),
    (f"They met for a talk. {FILLER} The budget gives parks [Rs5 million].", None),
    (f"{PASSED} {FILLER} In FY2025 [Rs4 million] was allocated.", "FY2025"),
    (f"{PASSED} {FILLER} He said parks had been allocated [Rs5 million].", "FY2026"),
    (f"{PASSED} {FILLER} Parks have received [Rs5 million].", "FY2026"),
    # a budget of June that is told as new or just presented is the next
    (f"They met on the new budget. {FILLER} Parks were allocated [Rs5 million].", "FY2026"),
    (f"The budget was presented on Friday. {FILLER} Parks were allocated [Rs5 million].", "FY2026"),
    (f"The last budget was presented in haste. {FILLER} Parks were allocated [Rs5 million].", None),
    (f"The budget was a thin one. {FILLER} Parks were allocated [Rs5 million].", None),
    (f"They met on the new budget. {FILLER} Parks were allocated [$5 million].", None),
    # it is held against the one before it, whose year is not over
    (f"{PASSED} {FILLER} Parks were allocated Rs5 million against [Rs4 million] in the last fiscal year.", "FY2025"),
    (f"{PASSED} {FILLER} It said fares brought [Rs4 million] in the last fiscal year.", "FY2024"),
    # not what was done before, what is asked for, or what is no part of it
    (f"{PASSED} {FILLER} Parks should be allocated [Rs4 million].", None),
    (f"{PASSED} {FILLER} The budget ends taxes of [Rs4 million] in the last three years.", None),
    (f"{PASSED} {FILLER} The mill, too, had spent [Rs4 million] on tools as earmarked.", None),
    (f"{PASSED} {FILLER} The guild demanded an allocation of [Rs4 million].", None),
    (f"{PASSED} {FILLER} Mangoes cost [Rs300].", None),
    (f"{PASSED} {FILLER} A mill that was allocated land sold [900 vans].", None),
    (f"The council met in FY2026. {FILLER} Parks were allocated [Rs5 million].", None),
    (f"The budget for FY2023 was Rs90 million. {FILLER} Parks were allocated [Rs5 million].", None),
    ("Rates are falling, as the budget of the council shows. Last year fares brought [Rs5 million].", "2024"),
]
EARLIER = [
    ("2024-07/2025-05", "year", "2023-07/2024-05"),
    ("FY2025", "year", "FY2024"),
    ("2025-01", "month", "2024-12"),
    ("2025-05", "quarter", "2025-02"),
    ("2025-03-01", "day", "2025-02-28"),
    ("2025-06-06/2025-06-12", "week", "2025-05-30/2025-06-05"),
    ("2025", "month", None),
    (None, "year", None),
]
SINCE = [("2024-07/2025-05", 1), ("FY2026", -12), ("2024", 6), ("2025-Q1", 3), ("2025-06-06", 0), ("PXY", None)]


@pytest.mark.parametrize("marked, period", PERIODS + CLAUSES, ids=lambda each: str(each))
def test_period(figure, marked, period):
    assert figure(marked).period == period


@pytest.mark.parametrize("marked, period", CARRIED, ids=[row[0] for row in CARRIED])
def test_carried(figure, marked, period):
    assert figure(marked).period == period


@pytest.mark.parametrize("marked, period", SESSIONS, ids=[row[0] for row in SESSIONS])
def test_session(figure, marked, period):
    assert figure(marked).period == period


@pytest.mark.parametrize("marked, period", BUDGETS, ids=[row[0] for row in BUDGETS])
def test_budget(figure, marked, period):
    assert figure(marked).period == period


@pytest.mark.parametrize("value, step, before", EARLIER)
def test_earlier(value, step, before):
    assert earlier(value, step) == before


@pytest.mark.parametrize("value, months", SINCE)
def test_months_since(value, months):
    assert months_since(value, date(2025, 6, 10)) == months


def test_the_time_since_a_date_ends_with_publication(read):
    doc = read("Since June 2024 rents have fallen by 11 per cent.", "2025-05-20")
    assert [each.period for each in marked_values(doc, "figures", "figure")] == ["2024-06/2025-05"]

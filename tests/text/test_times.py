"""Time expressions in plain text: extents, TIMEX3 values, days; and what is none."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itx_nlp.text.times import find_times

PUBLISHED = date(2024, 5, 16)  # a Thursday

CALENDAR = [
    # sentence, the expression in brackets                                 type        value
    ("The severe [2022] floods hit hard.", "DATE", "2022"),
    ("Prices are still above [2021] levels.", "DATE", "2021"),
    ("The park opened on [March 3, 2021].", "DATE", "2021-03-03"),
    ("The park opened on [Wednesday, March 3, 2021], at last.", "DATE", "2021-03-03"),
    ("It was signed on [16 April 2024] in Lahore.", "DATE", "2024-04-16"),
    ("It was signed on [the 5th of May].", "DATE", "2024-05-05"),
    ("The order of [28-3-2025] stands.", "DATE", "2025-03-28"),
    ("The order of [2025-03-28] stands.", "DATE", "2025-03-28"),
    ("The order of [2025/03/28] stands.", "DATE", "2025-03-28"),
    ("The order of [03-Mar-2021] stands.", "DATE", "2021-03-03"),
    ("The order of [3-Mar-21] stands.", "DATE", "2021-03-03"),
    ("Rents were due on [the 1st of this month].", "DATE", "2024-05-01"),
    ("Rents were due on [the 15th of last month].", "DATE", "2024-04-15"),
    ("Rents were paid on [the 15th].", "DATE", "2024-05-15"),
    ("Trials ran on [May 5-7].", "DATE", "2024-05-05/2024-05-07"),
    ("Trials ran in [the first ten days of April 2023].", "DATE", "2023-04-01/2023-04-10"),
    ("The fair ran from [June 5 to June 20, 2023].", "DATE", "2023-06-05/2023-06-20"),
    ("Inflows in [Feb'24] were flat.", "DATE", "2024-02"),
    ("They grew in [the month of March].", "DATE", "2024-03"),
    ("They grew in [March this year].", "DATE", "2024-03"),
    ("They grew in [June last year].", "DATE", "2023-06"),
    ("They grew between [July 2022 and March 2023].", "DATE", "2022-07/2023-03"),
    ("They grew in [2021].", "DATE", "2021"),
    ("They broke a [1971] Convention.", "DATE", "1971"),
    ("A plan for [2024-2028] is ready.", "DATE", "2024/2028"),
    ("The dam was built in [1951-1952].", "DATE", "1951/1952"),
    ("The dam was built from [2019-2020].", "DATE", "2019/2020"),
    ("They grew from [2019 to 2022].", "DATE", "2019/2022"),
    ("A survey covering [2019 to 2022] says so.", "DATE", "2019/2022"),
    ("The target is for [mid-2025].", "DATE", "2025"),
    ("It is due by [year-end 2025].", "DATE", "2025"),
    ("It is due by [end-June 2025].", "DATE", "2025-06"),
    ("It is due by [the end of the decade].", "DATE", "202"),
    ("It began in [the late 80s].", "DATE", "198"),
    ("The cable came in [early 2022].", "DATE", "2022"),
    ("Fibre came at [the end of March].", "DATE", "2024-03"),
    ("It began in [the late 1990s].", "DATE", "199"),
    ("Looms of [the 19th century] stood idle.", "DATE", "18"),
    ("It came in [the first decade of the 21st century].", "DATE", "200"),
    ("Cables broke in [the winter of 2022].", "DATE", "2022-WI"),
    ("Revenue rose in [the third quarter of 2022].", "DATE", "2022-Q3"),
    ("Revenue rose in [Q3 2022].", "DATE", "2022-Q3"),
    ("Revenue rose in [1Q24].", "DATE", "2024-Q1"),
    ("Revenue rose in [the first half of 2023].", "DATE", "2023-H1"),
    ("Revenue rose in [2023's first half].", "DATE", "2023-H1"),
    ("Revenue rose in [the March quarter].", "DATE", "2024-Q1"),
    ("Revenue ([Dec-22]: $3m) rose.", "DATE", "2022-12"),
    ("Revenue rose in [May-23].", "DATE", "2023-05"),
    ("Revenue rose in [calendar 2023].", "DATE", "2023"),
    ("Revenue rose in [the December 2022 quarter].", "DATE", "2022-Q4"),
    ("Revenue rose in [the third quarter ended March 31, 2024].", "DATE", "2024-Q1"),
    ("Revenue rose in [the three months to March].", "DATE", "2024-01/2024-03"),
    ("Prices rose in [the week ending May 10].", "DATE", "2024-05-04/2024-05-10"),
    ("The talks went on until [10 p.m. Wednesday].", "TIME", "2024-05-15T22:00"),
    ("The bell rang at [11:30am].", "TIME", "2024-05-16T11:30"),
    ("They go home at [six o'clock].", "TIME", "2024-05-16T06:00"),
    ("They go home at [twelve o'clock].", "TIME", "2024-05-16T12:00"),
    ("It was [half past seven in the evening].", "TIME", "2024-05-16T19:30"),
    ("It was [ten minutes past five].", "TIME", "2024-05-16T05:10"),
    ("It was [a quarter to nine].", "TIME", "2024-05-16T08:45"),
    ("Rates fixed at [1301 GMT] held.", "TIME", "2024-05-16T13:01Z"),
    ("Rates fixed at [1600 GMT] held.", "TIME", "2024-05-16T16:00Z"),
    ("The line failed [Tuesday night].", "TIME", "2024-05-14TNI"),
    ("The line failed at [1500 hours].", "TIME", "2024-05-16T15:00"),
    ("Offices close on [Christmas Day].", "DATE", "2023-12-25"),
    ("Offices close on [Independence Day].", "DATE", "2024-08-14"),
    ("India's offices close on [Independence Day].", "DATE", "2024-08-15"),
    ("Shops were full on [Thanksgiving 2022].", "DATE", "2022-11-24"),
    ("Shops were shut on [Good Friday].", "DATE", "2024-03-29"),
    ("Shops were shut on [Quaid-e-Azam Day].", "DATE", "2023-12-25"),
    ("Shops were shut on [Palm Sunday].", "DATE", "2024-03-24"),
]
RELATIVE = [
    ("They met [yesterday].", "DATE", "2024-05-15"),
    ("They met on [Tuesday].", "DATE", "2024-05-14"),
    ("They met on [Thursday].", "DATE", "2024-05-16"),
    ("The board will meet on [Monday].", "DATE", "2024-05-20"),
    ("They met [last Friday].", "DATE", "2024-05-10"),
    ("They met [this past Monday].", "DATE", "2024-05-13"),
    ("They meet [this coming Friday].", "DATE", "2024-05-17"),
    ("They met [the year before last].", "DATE", "2022"),
    ("They met [half a year ago].", "DATE", "2023-11"),
    ("They will meet [later today].", "DATE", "2024-05-16"),
    ("They met [the other day].", "DATE", "PAST_REF"),
    ("The camp, beginning [June 20], is free.", "DATE", "2024-06-20"),
    ("The rule, effective [July 1], is new.", "DATE", "2024-07-01"),
    ("Bids are open until [June].", "DATE", "2024-06"),
    ("Exports rose in [April].", "DATE", "2024-04"),
    ("Exports fell in [October].", "DATE", "2023-10"),
    ("The centre will open in [October].", "DATE", "2024-10"),
    ("Prices fell [last month].", "DATE", "2024-04"),
    ("Prices fell [last week].", "DATE", "2024-W19"),
    ("Prices will fall [next year].", "DATE", "2025"),
    ("Sales slumped [two weeks ago].", "DATE", "2024-W18"),
    ("Sales slumped [three years ago].", "DATE", "2021"),
    ("Work began [earlier this year].", "DATE", "2024"),
    ("Startups raised little in [the last quarter].", "DATE", "2024-Q1"),
    # National accounts count the quarters of the fiscal year; what is told of as past is over.
    ("Pakistan's GDP grew little in [the third quarter].", "DATE", "FY2024-Q3"),
    ("In [Q2], GDP growth was 1.5 per cent.", "DATE", "FY2024-Q2"),
    ("The economy grew in [the fourth quarter].", "DATE", "FY2023-Q4"),
    ("The economy will grow in [the fourth quarter].", "DATE", "FY2024-Q4"),
    ("German GDP fell in [the first quarter].", "DATE", "2024-Q1"),
    ("The mill's profit grew in [Q3].", "DATE", "2023-Q3"),
    ("The mill's sales fell in [the second quarter].", "DATE", "2023-Q2"),
    ("The mill's sales will fall in [the second quarter].", "DATE", "2024-Q2"),
    ("Startups raised little over [the weekend].", "DATE", "2024-W19-WE"),
    ("Demand is weak [now].", "DATE", "PRESENT_REF"),
    ("Demand was weak [recently].", "DATE", "PAST_REF"),
    ("Demand may pick up in [the near future].", "DATE", "FUTURE_REF"),
    ("In [the second week of April] it rained.", "DATE", "2024-04-08/2024-04-14"),
]
LENGTHS = [
    ("The firm has hired for [nearly three years].", "DURATION", "P3Y"),
    ("They may stay for [another year].", "DURATION", "P1Y"),
    ("The firm has hired for [two and a half years].", "DURATION", "P2Y6M"),
    ("A [30-day] notice is due.", "DURATION", "P30D"),
    ("She has [four or more years] of practice.", "DURATION", "P4Y"),
    ("They sold it [every working day].", "SET", "P1D"),
    ("It was the third [day-long] meeting.", "DURATION", "P1D"),
    ("He served one [five-year] term.", "DURATION", "P5Y"),
    ("Results take [two to three weeks].", "DURATION", "P2W"),
    ("It has run for [a hundred years].", "DURATION", "P100Y"),
    ("Replies take [15 working days].", "DURATION", "P15D"),
    ("Growth is due over [the next five months].", "DURATION", "P5M"),
    ("Growth came over [the past decade].", "DURATION", "P10Y"),
    ("Lines were down for [more than four hours].", "DURATION", "PT4H"),
    ("Lines were down for [half an hour].", "DURATION", "PT30M"),
    ("Lines were down for [two hours and 10 minutes].", "DURATION", "PT2H10M"),
    ("He served [3 years and 6 months].", "DURATION", "P3Y6M"),
    ("Lines were down for [half a year].", "DURATION", "P6M"),
    ("Lines were down [all day].", "DURATION", "P1D"),
    ("The work took [months].", "DURATION", "PXM"),
    ("There followed [years] of neglect.", "DURATION", "PXY"),
    ("They waited for [decades].", "DURATION", "PXE"),
    ("Sales rose in [recent months].", "DURATION", "PXM"),
    ("Fees are due [every month].", "SET", "P1M"),
    ("Audits take place [every two years].", "SET", "P2Y"),
    ("Audits take place [every few weeks].", "SET", "PXW"),
    ("Audits take place on a [daily] basis.", "SET", "P1D"),
    ("Fees are paid [annually].", "SET", "P1Y"),
    ("Freelancers are paid [twice a month].", "SET", "P1M"),
    ("They meet [each Thursday].", "SET", "XXXX-WXX-4"),
    ("The plan costs $30 [a month].", "SET", "P1M"),
    ("Sales rose 4% [year-on-year].", "SET", "P1Y"),
]
COMPARED = [
    # what two or more expressions of a text denote, in order
    ("Sales rose in August 2023 against [the same month last year].", "2022-08"),
    ("Sales were $5m in March, down from $6m [a year earlier].", "2023-03"),
    ("Sales were $5m in March, compared with $4m in February and $3m in [the same month last year].", "2023-03"),
    ("Sales were $5m in March. In February they were $4m, in [the same month last year] $3m.", "2023-02"),
    ("Sales were $5m in March, above those of [the March before].", "2023-03"),
    ("Sales were $5m in March, up from $4m in [the preceding month].", "2024-02"),
    ("Sales rose in Q1 2024 but fell in [the previous quarter].", "2023-Q4"),
    ("Sales were $5m in Q1 2024 against $4m [a year ago].", "2023-Q1"),
    ("Sales fell in Q1 2024, said the clerk, who lost her job [a year ago].", "2023"),
    ("Sales in May 2023 beat those of May 2022; so did [the same month last year].", "2022-05"),
    ("It opened in 2019 and closed [the following year].", "2020"),
    ("He came on March 3, 2023, and left [two days later].", "2023-03-05"),
    ("He was hired in 2015 and left [that year].", "2015"),
    ("It opened in March 2023; until [then] nothing moved.", "2023-03"),
    ("On 4 May it vowed to be done by 2030. By [then], it will have lost much.", "2030"),
    ("In the first half of FY24 it made $9m: $5m in [the first quarter].", "FY2024-Q1"),
    ("In the first half of 2023 it made $9m: $5m in [the first quarter].", "2024-Q1"),
    ("He was hired in June 1998 and left [later that year].", "1998"),
    ("He was hired on June 5, 1998, and left [that same day].", "1998-06-05"),
    ("He fell ill and came back [35 years later].", "XXXX"),
    ("Sales rose in July-March FY24 over [the corresponding months of last year].", "2022-07/2023-03"),
    (
        "Sales reached $9m in the first nine months of FY24; in [the first nine months] they had dragged.",
        "2023-07/2024-03",
    ),
    ("The firm grew in 10MFY24 over [the same period last year].", "2022-07/2023-04"),
    ("Shipments rose in April 2024, a 13% increase from [last year].", "2023-04"),
    ("Taxes paid until April were 52% more than [last year].", "2023"),
    (
        "In the first nine months of FY24 sales beat FY23; [the same months last year] saw less.",
        "2022-07/2023-03",
    ),
    ("The firm grew in 10MFY24 over [the corresponding period of last fiscal year].", "2022-07/2023-04"),
    ("Cement reached $9m in July-March FY24, compared to $8m [last year].", "2022-07/2023-03"),
    ("It earned $2m in Q3FY24 against $1m in [the year-ago quarter].", "FY2023-Q3"),
]
LISTS = [
    # each expression of a list has its own value; what one of them tells holds for all
    ("Bids close on [July 10], [13] and [16].", ["2024-07-10", "2024-07-13", "2024-07-16"]),
    ("Bids closed on [July 10], [13], and [16, 2022].", ["2022-07-10", "2022-07-13", "2022-07-16"]),
    ("Bids closed on [10], [13] and [16 July 2022].", ["2022-07-10", "2022-07-13", "2022-07-16"]),
    ("Bids closed on [May 6] and [7].", ["2024-05-06", "2024-05-07"]),
    ("Bids closed on [July 14] and [16].", ["2024-07-14", "2024-07-16"]),
    ("Sales rose in [November], [December] and [January].", ["2023-11", "2023-12", "2024-01"]),
    ("Bids closed on [May 6] and 7 firms came.", ["2024-05-06"]),
    ("On [May 6], 20 firms came.", ["2024-05-06"]),
    ("On [May 6], 20% came.", ["2024-05-06"]),
    ("Sales rose in [July], [August] and [September 2022].", ["2022-07", "2022-08", "2022-09"]),
    ("Sales rose in [November], [December] and [January 2022].", ["2021-11", "2021-12", "2022-01"]),
    ("Sales rose in [May] and [June last year].", ["2023-05", "2023-06"]),
    ("They will meet in [October]/[December 2024].", ["2024-10", "2024-12"]),
    ("Profit rose in [the third quarter] ended [March 31].", ["2024-Q1", "2024-03-31"]),
    ("Profit rose in [the year ended June 30, 2023] from that [a year before].", ["2022-07/2023-06", "FY2022"]),
    ("It took [a year] to [June].", ["P1Y", "2023-06"]),
    ("He left in [May 2021], having come [two years before].", ["2021-05", "2022"]),
    ("He left [two years] before the sale, [several months] before he fell ill.", ["P2Y", "PXM"]),
    ("It is shut between [10 a.m.] and [4 p.m. on Tuesday].", ["2024-05-14T10:00", "2024-05-14T16:00"]),
    ("Tariffs rose in the period [FY24 to FY30].", ["FY2024/FY2030"]),
    ("Sales rose in [2021], [2022] and [2023].", ["2021", "2022", "2023"]),
    ("They meet [every Monday] and [Thursday].", ["XXXX-WXX-1", "XXXX-WXX-4"]),
]
PAIRS = [
    # neighbouring months with a slash between are one expression, all others are members of a list
    ("Bids were sought in [October/November 2023].", ["2023-10/2023-11"]),
    ("Bids will be sought in [October/November].", ["2024-10/2024-11"]),
    ("Bids are due in the [coming October/November].", ["2024-10/2024-11"]),
    ("Bids will open [this December/January].", ["2024-12/2025-01"]),
    ("Rates fell in [May/June].", ["2024-05/2024-06"]),
    ("Rates fell in [December/January 2023].", ["2022-12/2023-01"]),
    ("Rates fell in [Nov./Dec. 2023] and [April/May].", ["2023-11/2023-12", "2024-04/2024-05"]),
    ("[March/April] rates fell in [Nov/Dec].", ["2024-03/2024-04", "2023-11/2023-12"]),
    ("Rates fell in [July/August of FY24].", ["2023-07/2023-08"]),
    ("Rates fell in [May/June last year].", ["2023-05/2023-06"]),
    ("Rates fell in [January]/[March 2024].", ["2024-01", "2024-03"]),
    ("Rates fell in [November]/[October 2023].", ["2022-11", "2023-10"]),
    ("Rates fell in [October] or [November 2023].", ["2023-10", "2023-11"]),
    ("Rates fell in [October] and [November 2023].", ["2023-10", "2023-11"]),
    ("Rates fell in [May]/[June]/[July 2023].", ["2023-05", "2023-06", "2023-07"]),
    ("Rates fell on [May 5]/[June 6, 2023].", ["2023-05-05", "2023-06-06"]),
    ("Rates fell in [December 2022]/[January 2023].", ["2022-12", "2023-01"]),
    ("Rates fell, as they may/should, in [June 2023].", ["2023-06"]),
]
WEEKDAYS = [
    # a weekday in a list is near the one before it
    ("Gales will blow from [Thursday] to [Sunday].", ["2024-05-16", "2024-05-19"]),
    ("Gales will blow on [Friday], [Saturday] and [Sunday].", ["2024-05-17", "2024-05-18", "2024-05-19"]),
    ("Dust was feared between [Thursday] and [Friday].", ["2024-05-16", "2024-05-17"]),
    ("They met on [Friday], [Saturday] and [Monday].", ["2024-05-10", "2024-05-11", "2024-05-13"]),
    ("They met on [Tuesday] and [Monday].", ["2024-05-14", "2024-05-13"]),
    ("They met on [Tuesday]. [Friday] was a holiday.", ["2024-05-14", "2024-05-10"]),
    # the day that another is compared with is passed by
    ("[Wednesday] saw 5, compared with [Tuesday]'s 4; on [the day] 2.", ["2024-05-15", "2024-05-14", "2024-05-15"]),
    ("[Wednesday] saw 5, after [Tuesday]'s 4; on [the day] 2.", ["2024-05-15", "2024-05-14", "2024-05-14"]),
]  # fmt: skip
SHORT_YEARS = [
    # a budget for two years is for two whole ones; a day put off to another is two days, and no range
    ("It is a [two-year] budget for [2026-2027].", ["P2Y", "2026/2027"]),
    ("It is the budget for [2026-2027].", ["FY2027"]),
    ("They met on [10 May of 2025].", ["2025-05-10"]),
    ("They postponed the fair from [May 28] to [June 3].", ["2024-05-28", "2024-06-03"]),
    ("The postponement of the fair from [May 28] to [June 3] was late.", ["2024-05-28", "2024-06-03"]),
    ("The fair ran from [May 28 to June 3].", ["2024-05-28/2024-06-03"]),
    ("The fair was moved. It ran from [May 28 to June 3].", ["2024-05-28/2024-06-03"]),
    # a year and the last digit of the next are a fiscal year as 2005-06 is
    ("Exports rose in [2005-6].", ["FY2006"]),
    ("Exports rose in [2005–6] against [2004-5].", ["FY2006", "FY2005"]),
    ("Exports rose in [the fiscal year 2005-6].", ["FY2006"]),
    ("Exports rose in [FY2005-6] and [FY22-3].", ["FY2006", "FY2023"]),
    ("Exports rose in [1999-0].", ["FY2000"]),
    ("Exports rose in [July-March 2005-6].", ["2005-07/2006-03"]),
    ("The rains of the [2005-6] season failed.", ["2005/2006"]),
    ("It passed by 2005-6 votes.", []),
    ("A 2000-1 shot came in at odds of 2000-1.", []),
    ("Call 042-2005-6 or dial 2001-2.", []),
    ("See section 2005-6.", []),
    ("The file of [2005]-6-1 is lost.", ["2005"]),
    ("The code is [2005]-6,000.", ["2005"]),
    ("The code is [2005]-8.", ["2005"]),
]
QUARTERS = [
    # the first quarters are those of the year spoken of, and over if the verb is past
    ("Growth in FY23 was slow; in [the first three quarters] it was 1%.", ["2022-07/2023-03"]),
    ("FY25 is near. In [the first two quarters] growth was slow.", ["2023-07/2023-12"]),
    ("In FY25 growth will be slow in [the first two quarters].", ["2024-07/2024-12"]),
    ("In 2023 sales fell, in [the first two quarters] most.", ["2023-01/2023-06"]),
    ("In Q2 2023 sales fell, in [the first 3 quarters] too.", ["2023-01/2023-09"]),
    ("Growth of FY10 recurred last quarter; in [the first three quarters] it was 1%.", ["2023-07/2024-03"]),
    ("Growth of FY24 beat that of 2023; in [the first three quarters] it was 1%.", ["2023-01/2023-09"]),
    ("In [the first three quarters of FY24] sales fell.", ["2023-07/2024-03"]),
    ("In [the first three quarters (July-March)] sales fell.", ["2023-07/2024-03"]),
    ("Founded in 1998, it gained in [the first two quarters].", ["P6M"]),
    ("Sales fell in [the first two quarters].", ["P6M"]),
    ("In FY24 they led in the first three quarters of the match.", []),
    ("In FY24 the first three-quarters were sold.", []),
    ("In FY24 three quarters were sold.", []),
    ("In FY24 sales fell for [the last three quarters].", ["P9M"]),
]
FEATURES = [
    # hours in words, seasons and weeks that something else places
    ("The lamp dies before [eleven in the morning].", ["2024-05-16T11:00"]),
    ("Power came from [six to eight in the evening].", ["2024-05-16T18:00/2024-05-16T20:00"]),
    ("It was [ten to eleven] when he left, ten to eleven looms too late.", ["2024-05-16T10:50"]),
    ("They hired nine in the morning shift and fired nine in the morning.", []),
    ("[Every other winter] the road is shut.", ["XXXX-WI"]),
    ("It opened in [2020]. By [the end of that summer] it was gone.", ["2020", "2020-SU"]),
    ("It burned in [2020]. In [the year] since, rents have doubled.", ["2020", "P1Y"]),
    ("The week before the fair is the worst.", []),
    # what is counted from what was told before, and months of a story long gone
    ("It fell in [2019] and in [the year before that].", ["2019", "2018"]),
    ("It fell in [March 2022] and in [the month before that].", ["2022-03", "2022-02"]),
    ("He left the day before that vote.", []),
    (
        "Between [July and December] it earned $4m, against $3m in [the same half of FY22].",
        ["2023-07/2023-12", "2021-07/2021-12"],
    ),
    (
        "Between [July and December] it earned $4m. Wages for [the half-year] were $1m.",
        ["2023-07/2023-12", "2023-07/2023-12"],
    ),
    ("Wages for [the half year] were $1m.", ["2023-H2"]),
    ("The half-year results were poor, and in the half-year report they say so.", []),
    ("In [2018] we hoped for nine by [2022]. In [that year] we had two.", ["2018", "2022", "2022"]),
    (
        "It opened in [October 2007]. In [December] it burned, and [the next year] it moved.",
        ["2007-10", "2007-12", "2008"],
    ),
    ("It opened in [May 2023]. It burned in [March].", ["2023-05", "2024-03"]),
    ("In [the summer of 2021] it had nine. It lost four [the following spring].", ["2021-SU", "2022-SP"]),
    ("In [the spring of 2020] they closed. [The previous autumn] they had hired.", ["2020-SP", "2019-FA"]),
    ("[The summer before last] they lost two looms.", ["2022-SU"]),
    ("They met in the week in [March 2024] when it rained.", ["2024-03"]),
    ("In [the year to June], sales were $14m.", ["2022-07/2023-06"]),
    ("[Every second year] they ask, and [every third week] they pay.", ["P2Y", "P3W"]),
    # times as features tell them, and names and prices that hold a word of time
    (
        "Rana-Noon came in [Mid-January]; Jan-Erik Moberg and Sara-June left in [July-May].",
        ["2024-01", "2023-07/2024-05"],
    ),
    ("Mr Khan-Jan called at [noon].", ["2024-05-16T12:00"]),
    ("He came in [2016]. [That October] the first cheque bounced.", ["2016", "2016-10"]),
    ("He came in [2016]. She said that [October] was dry.", ["2016", "2023-10"]),
    ("He came in [2016]. By [that winter] the roof leaked.", ["2016", "2016-WI"]),
    ("I stayed, and in [that winter] I slept.", ["2023-WI"]),
    ("[That October] the first cheque bounced.", ["2023-10"]),
    ("He came in [October the first].", ["2023-10-01"]),
    ("It opened in [2008]. [A decade on], it had forty looms.", ["2008", "2018"]),
    ("It opened in [2008] and closed [a decade later].", ["2008", "2018"]),
    ("It opened in [2008]. [Two years] on the road followed.", ["2008", "P2Y"]),
    ("[Three winters ago] the pipes froze.", ["2021-WI"]),
    ("Three winters passed.", []),
    ("[The year before last] the cable broke.", ["2022"]),
    ("[The week before last] they met.", ["2024-W18"]),
    ("He left the day before [last Tuesday]'s vote.", ["2024-05-14"]),
    ("[A Tuesday in late January] was dry.", ["2024-01"]),
    ("It failed on 17 of [the 31 days of December].", ["2023-12"]),
    ("It failed in [the 15 days] of [May].", ["P15D", "2024-05"]),
    ("Two ticks are a good day. It took [a good hour].", ["PT1H"]),
    ("It pays 80 cents a minute of audio, or $5 [an hour].", ["PT1H"]),
    ("The work was quoted at [120 hours], and they met at [1500 hours].", ["PT120H", "2024-05-16T15:00"]),
]
NONE = [
    "a game with 2000 levels", "with 2022 families",
    "according to the minutes",
    "He scored twice in the first half.",
    "The first half of the hall was full.",
    "The firm may grow.", "May I ask why?", "They march on.", "the second firm", "a current account deficit",
    "10-15 per cent of firms", "Rs2,024 a share", "Rs 2024 in cash", "a 24/7 helpline", "a 2023 Nobel laureate's talk",
    "current expenditure and current revenue",
    "Vision 2025", "1950 seats", "about 2000 cases", "the 2000 megawatts of the dam", "the 1995 kilometres of cable",
    "room 2010", "5G in 5 cities", "the sun sat low", "prices fall",
    "The 30-year-old founder spoke.", "children under 12 years of age", "a quarter of a million", "quarterly results",
    "his ninth century", "the quarter-finals", "This must end.", "first-half stoppage time", "the third quarter-final",
    "as soon as possible", "half-centuries", "the Future Fund", "$20M in sales", "three-quarters of them",
    "a man aged 45 years", "at the age of 45 years", "children aged 10 to 15 years", "a boy of 12 years",
    "clause 2010", "Resolution 1973", "Form 2020", "1850 MW", "1920x1080 pixels", "call 0300-2024-123",
    "the Sunday Times", "a Daily Herald reporter", "daily wages", "the H1-B visa", "a soon-to-be partner",
    "the minutes of the meeting", "on days when prices tumble", "the day belongs to them", "the day after the vote",
    "on the 15th floor", "any similar period", "high noon", "midnight feasts", "at the end of the day,",
    "from a quarter to two thirds", "half past forty", "four or more firms", "row Dec-24-26", "every working mother",
    "another year came", "Then it rained.", "Printed 2024-13-45", "Printed 2023-02-29", "Printed 2024/00/10",
]  # fmt: skip
HOSTILE = [
    "$",
    "1-",
    "the ",
    "May ",
    "FY24 ",
    "12:",
    "a few ",
    "year-on-",
    "two and a half ",
    "the same period last year ",
]


def values(text: str, published: date | None = PUBLISHED) -> list[tuple[int, int, str, str]]:
    return [(each.start, each.end, each.type, each.value) for each in find_times(text, published)]


@pytest.mark.parametrize("marked, kind, value", CALENDAR + RELATIVE + LENGTHS, ids=lambda each: each)
def test_one_expression(unbracket, marked, kind, value):
    text, [(start, end)] = unbracket(marked)
    assert values(text) == [(start, end, kind, value)]


@pytest.mark.parametrize("marked, value", COMPARED, ids=lambda each: each)
def test_comparison_counts_from_the_expression_before(unbracket, marked, value):
    text, [(start, end)] = unbracket(marked)
    assert values(text)[-1] == (start, end, "DATE", value)


@pytest.mark.parametrize(
    "marked, expected",
    LISTS + PAIRS + WEEKDAYS + SHORT_YEARS + FEATURES,
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_members_of_a_list(unbracket, marked, expected):
    text, spans = unbracket(marked)
    assert [(each[0], each[1], each[3]) for each in values(text)] == [
        (*span, value) for span, value in zip(spans, expected, strict=True)
    ]


@pytest.mark.parametrize("marked, expected", QUARTERS, ids=lambda each: each if isinstance(each, str) else "")
def test_first_quarters(unbracket, marked, expected):
    text, spans = unbracket(marked)
    found = {each[:2]: each[3] for each in values(text)}
    assert [found[span] for span in spans] == expected
    assert spans or not any("quarter" in text[start:end] for start, end in found)


@pytest.mark.parametrize("text", NONE)
def test_no_time_expression(text):
    assert values(text) == []


UNANCHORED = [
    ("Sales fell [yesterday].", "XXXX-XX-XX"), ("Sales fell [last month].", "XXXX-XX"),
    ("Sales fell in [Q3].", "XXXX-Q3"),
    ("Sales fell on [Tuesday night].", "XXXX-WXX-2TNI"), ("Sales fell on [June 5].", "XXXX-06-05"),
    ("Sales fell in [the current fiscal year].", "XXXX"), ("Sales fell on [the 15th].", "XXXX-XX-15"),
    ("Sales fell in [last winter].", "XXXX-WI"), ("Sales fell over [the weekend].", "XXXX-WXX-WE"),
]  # fmt: skip


@pytest.mark.parametrize("marked, value", UNANCHORED)
def test_without_publication_nothing_is_guessed(unbracket, marked, value):
    text, [(start, end)] = unbracket(marked)
    [found] = find_times(text, None)
    assert (found.start, found.end, found.value) == (start, end, value)
    assert (found.first_day, found.last_day) == (None, None)


def test_without_publication_values_stay_underspecified():
    found = find_times("Exports rose in April and on Friday, more than last year.", None)
    assert [each.value for each in found] == ["XXXX-04", "XXXX-WXX-5", "XXXX"]
    assert {each.first_day for each in found} == {None}


def test_without_publication_a_day_that_is_none_anchors_nothing():
    assert [each.value for each in find_times("Printed 2024-13-45. Sales fell in April.", None)] == ["XXXX-04"]


def test_without_publication_the_latest_month_of_the_article_anchors_it():
    found = find_times("In March 2022 sales fell. In February they had risen. Relief ends by June 2030.", None)
    assert [each.value for each in found] == ["2022-03", "2022-02", "2030-06"]


def test_tense_of_the_verb_decides():
    for tense, value in (("past", "2023-10"), ("future", "2024-10")):
        found = find_times("the launch in October", PUBLISHED, tense=lambda start, end, tense=tense: tense)
        assert [each.value for each in found] == [value]


@pytest.mark.parametrize("tense", ["past", "present", "future", "perhaps", "limit", None])
def test_every_tense_has_a_year_for_a_limit(tense):
    text = "fees due by October, until 5 June or on Monday"
    found = find_times(text, PUBLISHED, tense=lambda start, end: tense)
    assert [each.value[:4] for each in found][1:] == ["2024", "2024"]
    assert found[0].value in ("2023-10", "2024-10")


@given(st.text(alphabet=st.sampled_from("the last May 2024-5,FYQ: andofyearsmonth\n’%$"), max_size=80))
@settings(max_examples=150, deadline=None)
def test_expressions_lie_in_the_text_without_overlaps(text):
    last = 0
    for each in find_times(text, PUBLISHED):
        assert last <= each.start < each.end <= len(text)
        assert (each.first_day is None) == (each.last_day is None)
        assert each.first_day is None or each.first_day <= each.last_day
        last = each.end


@pytest.mark.parametrize("unit", HOSTILE)
def test_repetition_takes_work_in_proportion(unit, calls):
    def read(size: int) -> None:
        find_times(unit * (size // len(unit)), PUBLISHED)

    read(1_000)
    assert calls(read, 16_000) < 5 * calls(read, 4_000) + 1_000

"""The change that a figure is the size of, alone and in lists; null for levels."""

import pytest

from itx_nlp.document import marked as marked_values

CHANGES = [
    ("Sales reached [Rs5 billion], 8 per cent more than in May.", None),
    ("Sales reached Rs5 billion, [8 per cent] more than in May.", "increase"),
    ("Sales were [8 per cent], or Rs5 billion, lower than in May.", "decrease"),
    ("Sales rose by [12 per cent] in May.", "increase"),
    # up is part of another verb; who did it; money that is raised for something
    ("Backup power took up [6.4 per cent] of costs.", None),
    ("Rent was brought up without a question by [57 tailors].", None),
    ("The fee was raised by [57 mills].", None),
    ("They tried to raise [$6 million] to build a mill.", None),
    ("Sales were up [6.4 per cent] on May.", "increase"),
    ("Staff was increased by [57 clerks].", "increase"),
    ("The fee was raised [$6] to nine.", "increase"),
    ("Blue Cement ([+9.4%]) led the day.", "increase"),
    ("The board of Blue Cement (BLU, [-0.4%]) met.", "decrease"),
    ("Inflation was [-0.4%] then.", None),
    ("Sales rose 12 per cent to [Rs5 billion] in May.", None),
    ("Sales fell [9%] in May.", "decrease"),
    ("Prices fell below [$30] in May.", None),
    ("Growth was seen in Kenya ([7%]) and Peru (9%).", "increase"),
    ("It was a [$3 million] drop.", "decrease"),
    ("The shop booked a [12%] year-on-year rise in sales.", "increase"),
    ("Sales were [Rs2 billion] higher than last year.", "increase"),
    ("Sales reached Rs5 billion, up [7%] from May.", "increase"),
    ("Sales reached Rs5 billion, up from [Rs4 billion].", None),
    ("The index was [5%] up on Friday.", "increase"),
    ("Output was [9%] up, and fees fell.", "increase"),
    ("Sales stood at [Rs5 billion].", None),
    ("Rents recorded a decline of [4.5 per cent].", "decrease"),
    ("The tax was cut to [9%].", None),
    ("The tax was cut by [two percentage points].", "decrease"),
    ("Users [doubled] in a year.", "increase"),
    ("Users grew [four times] in a year.", "increase"),
    ("The mill spent [three times] as much on fuel as on wages.", None),
    ("The mill sells [three times] as many shirts as in May.", None),
    ("Users were [three times] more than in May.", "increase"),
    ("Growth averaged about [28 percent].", "increase"),
    ("Rents averaged [Rs28,000].", None),
    ("The sale was booked as an accounting gain of [Rs7 billion].", None),
    ("The bank made a capital gain of [Rs7 billion].", None),
    ("The index made a gain of [300 points].", "increase"),
    ("Tea made up [$5 million] of sales.", None),
    ("The budget set aside [Rs5 billion] for roads.", None),
    ("The increase is [$5 million].", "increase"),
    ("The drop works out at [5 per cent].", "decrease"),
    ("The drop works out at 5 per cent, or a little over [$9 million].", "decrease"),
    ("The price is [Rs5].", None),
    ("Carpet sales recorded a [7%] year-on-year (YoY) decline in May.", "decrease"),
    ("It was a [6.2 per cent] increase year-on-year.", "increase"),
    ("That was a [12 per cent] monthly (MoM) and 9 per cent year-on-year fall.", "decrease"),
    ("Sales of gloves saw a [5%] quarterly and 9% annual rise.", "increase"),
    ("Gloves had a [12 per cent] share and a 9 per cent year-on-year fall.", None),
    ("The council runs a [3.8 per cent] increase fund.", None),
    ("Farming saw negative growth of [3%].", "decrease"),
    ("The [1.9%] negative growth in sales alarmed the guild.", "decrease"),
    ("Sales are growing at an annual pace of [20%].", "increase"),
    ("Rents rose in all towns, ranging from [5% to 9%].", "increase"),
    ("Rents differ by town, ranging from [5% to 9%].", None),
    ("The budget was raised up to [Rs5 billion].", None),
    ("The scheme would [double] fees.", "increase"),
    ("Blue Cement ([-9.4%]) was the biggest loser.", "decrease"),
    ("The balance was [-9.4%] of sales.", None),
    ("The fall erased [90 points] from the index.", "decrease"),
    ("Demand fell by an average of [40%] a year.", "decrease"),
    ("Demand grew to an average of [40%] a year.", None),
    ("The peso ended at 91, a loss of [12 paisa].", "decrease"),
    ("The rupee on Monday lost [12 paisa], or 0.04%.", "decrease"),
    ("The bank on Monday lost [Rs12 million], or a tenth, to thieves.", None),
    ("The mill had a loss of [12 cents] per share.", None),
    ("The mill closed the year at a loss of [$12].", None),
    ("They set the growth target at [4%].", "increase"),
    ("They set the sales target at [4%].", None),
]
LISTS = [
    # the changes of the figures of a sentence, in their order: + increase, - decrease, = level
    ("Sales fell by 34% YoY, 22% YoY and 3% YoY, respectively.", "---"),
    ("Rents fell 32%, fees 24%, and wages 18% lower.", "---"),
    ("Rents soared 52%, followed by a 30% rise in fares, 26% in fees and 20% in wages.", "++++"),
    ("Tolls slipped by 2% in rupees and by 3% in dollars.", "--"),
    ("Rents fell 32%, 5% of which was tax.", "-="),
    ("Tolls rose 5%, and the rate stayed at 7%.", "+="),
    ("Tolls rose from 5% to 7%.", "=="),
    ("The decrease included lamps (4%), chairs 2kg (3%) and mats (1%) each, and broken stools (2%).", "-=---"),
    ("Prices fell: lamps (10.2%), chairs (8%).", "--"),
    ("Prices of lamps (4%), chairs (3%) and mats (1%) declined.", "---"),
    ("Lamps (4%) and mats (1%) rose while sofas (2%) fell.", "++-"),
    ("Lamps (4%) and chairs (3%) make up the sales, which rose.", "=="),
    ("Exports to Peru (20%) rose.", "="),
    ("Prices declined for lamps (-9.5%), stools (-5.6%) and mats (-0.1%).", "---"),
    ("Lamps rose by 19%, stools by 9%, and mats by 2%.", "+++"),
    ("Prices of 15 items (30%) rose, 9 items (18%) declined.", "===="),
    ("Prices of 15 (30%) items increased and 9 (18%) fell.", "===="),
]


@pytest.mark.parametrize("marked, change", CHANGES, ids=[row[0] for row in CHANGES])
def test_change(figure, marked, change):
    assert figure(marked).change == change


@pytest.mark.parametrize("text, changes", LISTS, ids=[row[0] for row in LISTS])
def test_list(read, text, changes):
    signs = {"increase": "+", "decrease": "-", None: "="}
    found = [signs[each.change] for each in marked_values(read(text, published="2025-06-10"), "figures", "figure")]
    assert "".join(found) == changes

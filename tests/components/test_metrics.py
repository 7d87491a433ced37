"""What a figure measures, as the sentence words it."""

import pytest

METRICS = [
    # sentence, the figure in brackets, a word its metric must hold
    ("They are 86 firms. According to the Cotton Traders Forum, the export business was [Rs2 billion].", "business"),
    ("Software exports reached [$42 million] in June.", "exports"),
    ("Tea exports were $4 million. They grew: the State Bank of Pakistan (SBP) gives [5.8 per cent].", "exports"),
    ("The ministry approved a subsidy of [Rs5 billion].", "subsidy"),
    ("A [Rs5 billion] subsidy was approved.", "subsidy"),
    ("About [60%] of graduates find work.", "graduates"),
    ("The bank cut its policy rate to [11%].", "rate"),
    ("Imports of cotton, which stood at [$2 million], fell.", "Imports"),
    ("Exports grew 12%. They reached [$4 billion].", "Exports"),
    ("Cement sales rose 8% to [4 million tonnes].", "sales"),
    ("Traders moved goods worth [Rs6 million] that week.", "goods"),
    ("The plant needs [Rs3 million] in repairs.", "repairs"),
    ("Officials opened [40 schools] in the hills.", "schools"),
    ("They set aside Rs5 billion for roads and [Rs2 billion] for clinics.", "clinics"),
    ("The tax-to-GDP ratio fell to [9%].", "ratio"),
    ("Tea exports made up [$5 million] of the total.", "exports"),
    ("Tea earned $5 million, cotton yarn [$4 million] and leather goods $3 million.", "yarn"),
    ("Tea earned $5 million, cotton yarn $4 million and leather goods [$3 million].", "goods"),
    ("The ministry spent [Rs5 billion] last year.", "spending"),
    ("Only [Rs5 billion] was released to the province.", "releases"),
    ("They collected [Rs9 billion] that month.", "collection"),
    ("The dairy sector was allocated [Rs5 billion].", "sector"),
    ("The bureau set aside [Rs5 billion] for wells.", "wells"),
    ("Exports hit $9 million. Lahore led with [$4 million], followed by Multan.", "Exports"),
    ("Lahore recorded losses of 5%, Multan [4%] and Okara 3%.", "losses"),
    ("Italy posted a [9%] rise.", "rise"),
    ("Losses of Rs5 billion, which was [Rs2 billion] more than before, hurt.", "Losses"),
    ("A loan of $5 million came, of which [$2 million] is spent.", "loan"),
    ("They fear the imposition of a [5%] levy on cement.", "levy"),
    ("They fear the imposition of [5%] carbon levy.", "levy"),
    ("Onions are at Rs60 per kg, sweet lemons at [Rs600] per kg.", "lemons"),
    ("The board was to pay [Rs5 million] to the company.", "payments"),
    ("The plan meets a real rate of [4%] at best.", "rate"),
    ("Clerks got a pay increase of [7%] for the year.", "pay"),
    ("Fees between [5% and 7%] scare them.", "Fees"),
    ("A rise in the cess on glass from [5%] to 7% is due.", "cess"),
    ("The price of ghee held firm at [Rs500].", "price"),
    ("Some 60% of the voters agree. But [40%] do not.", "voters"),
    ("They need cuts in grants to councils ([3%]) now.", "grants"),
    ("They set the fee at [Rs400] or Rs500 and waived the fine.", "fee"),
    ("The guild puts the number of tailors at 9,000 and their income at [Rs5 billion].", "income"),
    ("Nobody knows how many tailors there are. The guild speaks of [9,000].", "tailors"),
    ("The withholding tax on land sales valued at Rs90 million was raised from [8%] to 9%.", "tax"),
    ("Sales reached $5 million. Of this, [$2 million] came from Peru.", "Sales"),
    ("The office in Sukkur booked an over [31 percent] yearly increase in tax collections.", "collections"),
    ("The nurses want a [4.1%] pay raise for night shifts.", "pay"),
    ("The board will spend over [Rs300 million] next year.", "spending"),
    ("The auditors found fraud amounting to [Rs5 billion].", "fraud"),
    ("Dues were Rs9 million, unpaid rent -- [Rs5 million], fines -- Rs2 million.", "rent"),
    ("The board approved Rs9 billion for wells. The state raised it by another [2%].", "wells"),
    ("The city has 9,000 tailors. They earn [Rs5 billion] a year.", "earnings of tailors"),
    # An infinitive is about the object before it, a relative clause about its noun, whoever said so.
    ("The board had projected rents to remain between [5% and 7%] in May.", "rents"),
    ("A new press lifted yarn output by 9 points to reach [70 per cent].", "output"),
    ("The dairy sector, which the guild said grew by [6%], is content.", "sector"),
    ("The state sold land to raise [Rs5 billion].", "funding"),
    ("They hope to keep the number of licensed tailors at [9,000].", "tailors"),
    # A change without a whose, where the subject only acts.
    ("Rates fell to 12 per cent. The government plans a further cut to [9 per cent].", "Rates"),
    ("Growers also contend with high power fees, even after a recent cut from 17 to [14 cents] per unit.", "fees"),
    ("Peru offers its weavers less cover, ranging between [4 and 7 per cent].", "cover"),
    ("Peru charges only a small toll on lorries, amounting to [Rs5,000] each.", "toll"),
    ("Some private weavers invested over [Rs5 billion].", "investment"),
    ("The state proposed a grant of [Rs5 billion] for the port.", "grant"),
    ("The state proposed a grant of [Rs5 billion] for the port.", "port"),
    ("Charges soared from 5% to 7% before peaking in FY2023 ([9%]).", "Charges"),
    ("By figures from the guild, cart fees as a part of all costs fell to [9%].", "fees"),
    ("Exports from the east edged down 2% to [90 tonnes].", "Exports"),
    ("Colleges charge [Rs5 million] as fees for it.", "fees"),
    ("The law will add [$5 billion] to deficits.", "deficits"),
    ("The fall erased [90 points] from the index.", "index"),
    ("They signed papers for a [Rs9 billion] ($3 million) housing facility.", "facility"),
    ("The school budget has fallen to an all-time low of [2%].", "budget"),
    ("They oppose the withdrawal of [9 per cent] carbon tax.", "tax"),
    ("He earns Rs90,000 when converted from foreign rupees ([INR30,000]).", "earnings"),
    ("The tax raised the price of coal by Rs90 per tonne ([9%]).", "price"),
    ("Every [$5] per barrel discount on tea hurts growers.", "discount"),
    ("They paid [Rs5] per litre in tolls.", "tolls"),
    ("Trade volumes, which reached [9 million shares], rose.", "volumes"),
    ("Tea and rice stood at 5% and [7%], respectively.", "rice"),
    ("Of the lenders, 9% foresee a [5%] reduction.", "reduction"),
]
NOT_METRICS = [
    ("The dairy sector, which the guild said grew by [6%], is content.", "guild"),
    ("The government plans a further cut to [9 per cent].", "government"),
    ("Tea earned [Rs5 billion] at home.", "investment"),
    ("Charges soared from 5% to 7% before peaking in FY2023 ([9%]).", "FY2023"),
    ("It charges [Rs5] per kg.", "kg"),
    ("Fares rose to the [$68-70] per barrel range.", "range"),
    ("They added [90 jobs] to the town.", "town"),
    ("Tea and rice stood at [5%] and 7%, respectively.", "rice"),
    # sentence, the figure in brackets, a word its metric must not hold
    ("Exports hit $9 million. Lahore led with [$4 million], followed by Multan.", "Lahore"),
    ("A loan of $5 million came, of which [$2 million] is spent.", "spent"),
    ("They fear the imposition of a [5%] levy on cement.", "imposition"),
    ("Despite the funds, the boards could spend only [Rs8 billion] to date.", "date"),
    ("Clerks got a pay increase of [7%] for the year.", "year"),
    ("The price of ghee held firm at [Rs500].", "firm"),
    ("Exports rose. The freight cost, which the board put at [Rs5 billion], fell.", "Exports"),
    ("They set the fee at [Rs400] or Rs500 and waived the fine.", "fine"),
    ("It costs Rs9 billion or [Rs7]/kWh.", "kWh"),
    ("The share lost [Rs2] to close at Rs90.", "losses"),
    ("The canal board is allocated [Rs38 billion], including Rs9 billion in foreign aid.", "aid"),
]
EXACT = [
    # sentence, the figure in brackets, the whole metric
    # A date is no subject, nor is who counted.
    ("Tea exports reached $9 million in May. April had brought [$7 million].", "Tea exports"),
    ("Tea exports reached $9 million. The State Bank counted [$7 million] for July.", "Tea exports"),
    ("The growth was 6 per cent according to the guild, and [7 per cent] according to a lobby.", "growth"),
    # A change without a whose is of what was spoken of.
    ("Compared with May, when receipts were $30 million, the increase is [$5 million].", "receipts"),
    ("The wage increase is [9 per cent].", "wage increase"),
    # What a pronoun stands for.
    ("Inflation in Peru has been falling for months after it soared to around [40%].", "Inflation in Peru"),
    ("Rents in Quetta rose. They are at [Rs9,000] now.", "Rents in Quetta"),
    # A low that something fell to is not measured; one that is told of is.
    ("Output of cotton fell to a low of just [Rs5 billion].", "Output of cotton"),
    ("A peak of [Rs5 billion] was seen in May.", "peak"),
    # Participles and places.
    ("The report lists remittances for May clocking in at [$3 billion].", "remittances"),
    ("It lists car sales for May reaching [14,762 units].", "car sales"),
    ("The law spares pensions exceeding [Rs10 million].", "pensions"),
    ("Auditors found bus fares averaging [Rs90].", "bus fares"),
    ("They got a relief allowance at [50 per cent] for guards.", "relief allowance"),
    ("Loans to farmers at [5%] are rare.", "Loans to farmers"),
    ("Brick and timber sales rose to [150,000 units].", "Brick and timber sales"),
    ("The changes have brought pension income exceeding [Rs10 million] into the net.", "pension income"),
    ("The board set a multi-year tariff (MYT) structure of [Rs39].", "multi-year tariff (MYT) structure"),
    ("The fine is for tax frauds up to [Rs5 million].", "tax frauds"),
    ("The council passed demands of the Defence Ministry worth over [Rs2 billion].", "demands of the Defence Ministry"),
    # Pieces are of something; other counts name what they count.
    ("Sales of buses doubled to 610 units in May, up from [247 units] in April.", "Sales of buses"),
    ("The agents sealed [241 property units].", "property units"),
    ("Average volumes stood at [660 million shares].", "Average volumes"),
    ("The funds sold [9 million shares].", "shares"),
    ("Of the 470 firms that filed, 190 gained, 240 lost and [36] stood still.", "firms"),
    ("Volumes rose to 570 million shares from Monday's tally of [490 million].", "Volumes"),
    # The other side of a figure, and its parts.
    ("Turnover was Rs22 billion, down from [Rs23 billion] in the session before.", "Turnover"),
    ("China lent $3 billion in commercial loans, including [$2 billion] due in May.", "commercial loans"),
    ("The shop booked a [2.4x] year-on-year and 8 per cent month-on-month increase in sales.", "sales"),
    ("It booked an 8 per cent increase in sales, reaching [4,800 units].", "sales"),
    ("Prices rose for gas (4.8 per cent), potatoes ([3.7 per cent]) and sugar (1 per cent).", "potatoes"),
    ("Growth was seen in Kenya ([7%]) and Peru (9%).", "Growth"),
    # Who was given money, and for what.
    ("The dairy board was allocated [Rs5 billion].", "allocation for dairy board"),
    ("The Election Commission will get [Rs9 billion].", "receipts of Election Commission"),
    ("The state allotted [2,000 megawatts] of electricity in the first phase of a plan.", "electricity"),
    ("Alpha Mills fell to Rs18; Beta Mills Limited followed it, which closed at [Rs17].", "Beta Mills Limited"),
    ("State grants amount to much. Of the [Rs384 billion] earmarked for roads, half is spent.", "roads"),
    ("Reserves stood at $14 million, comprising $9 million held here and [$5 million] held by banks.", "Reserves"),
    # What was asked for, and what is expected to move.
    ("The disposal of the mills for [Rs9 billion] was a surprise.", "disposal of the mills"),
    ("In May eight members voted for a [100bps] cut.", "cut"),
    ("The farm sector posted only [0.6%] growth.", "growth of farm sector"),
    ("A rise in the budget of the Blue Farm Aid Fund from [Rs5 billion] is due.", "budget of the Blue Farm Aid Fund"),
    ("Mills dispatched 9 million tonnes, reflecting a modest [1.5 per cent] increase.", "dispatches of Mills"),
    ("In the first half of FY2023 exports were [$5 million].", "exports"),
    ("She closed the year with exports of $8 million, [19 per cent] more than before.", "exports"),
    ("Tea exports reached $9 million. June contributed [$2 million].", "Tea exports"),
    ("Growers earned $9 million: $5 million in May and [$4 million] in June.", "earnings of Growers"),
    ("The state will spend [Rs9 million] to build a market in Mehar.", "market"),
    ("The state got loans of [Rs9 million] to boost reserves.", "loans"),
    ("For the blue card, the state earmarked [Rs6 million].", "blue card"),
    ("For years, the state spent [Rs6 million] on wells.", "wells"),
    ("For the homes of officers, [Rs4 million] was approved.", "homes of officers"),
    ("They foresee calm and a renewable capacity increase by [60 per cent].", "renewable capacity increase"),
    ("Millers saw a [14%] output decline in major crops.", "output decline in major crops"),
    ("Growers saw a [14%] decline in major crops.", "major crops"),
    ("They serve cars with an engine capacity of more than [900 cubic centimetres].", "engine capacity"),
    ("The total value of these deals reaching [Rs8 billion] was news.", "total value of these deals"),
    ("Grants rose to Rs70 million and [Rs9 million] had been disbursed as compensation.", "compensation"),
    ("Treasury bills made the majority ([69%]) of the funds raised.", "funds"),
    ("It will pay [one per cent] ad valorem of the invoice price.", "invoice price"),
]  # fmt: skip


@pytest.mark.parametrize("marked, word", METRICS, ids=[row[0] for row in METRICS])
def test_metric(figure, marked, word):
    assert word in (figure(marked).metric or "")


@pytest.mark.parametrize("marked, word", NOT_METRICS, ids=[f"{row[1]}: {row[0]}" for row in NOT_METRICS])
def test_not_the_metric(figure, marked, word):
    assert word not in (figure(marked).metric or "").split()


@pytest.mark.parametrize("marked, metric", EXACT, ids=[row[0] for row in EXACT])
def test_whole_metric(figure, marked, metric):
    assert figure(marked).metric == metric

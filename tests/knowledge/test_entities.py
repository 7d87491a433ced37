# ruff: noqa: E501 -- a marked sentence stands on one line
"""Whose figure it is: a country, its province, a town or a firm."""

from dataclasses import replace

import pytest

from itx_nlp.knowledge.facts import find_facts
from itx_nlp.knowledge.reading import statements
from itx_nlp.tables import Organization, merge


def mention(text: str, name: str, kind: str = "company", sentence: int = 0) -> Organization:
    start = text.index(name)
    return Organization(
        article_id="a",
        sentence=sentence,
        start=start,
        end=start + len(name),
        text=name,
        org_id=name,
        name=name,
        kind=kind,
    )


# two sentences without a title that names a province, and whose the second figure is
PROVINCES = [
    ("debt: Punjab's debt grew by [Rs25 million|2.5e7 PKR FY2025 +].\nrent: That of Punjab grew by [Rs9 million|9e6 PKR FY2025 +].", "loans: They are [Rs4 million|4e6 PKR FY2025].", "Punjab"),
    ("debt: Debt of Sindh grew by [Rs25 million|2.5e7 PKR FY2025 +].\nrent: That of Sindh grew by [Rs9 million|9e6 PKR FY2025 +].", "loans: The federal government holds [Rs4 million|4e6 PKR FY2025].", "Pakistan"),
    ("debt: Debt of Sindh grew by [Rs25 million|2.5e7 PKR FY2025 +].\nrent: That of Sindh grew by [Rs9 million|9e6 PKR FY2025 +].", "loans: Sindh got from the federal government [Rs4 million|4e6 PKR FY2025].", "Sindh"),
    # one province of several, or of a country that is named as often
    ("debt: Debts of Sindh and Punjab grew by [Rs25 million|2.5e7 PKR FY2025 +].", "loans: They are [Rs4 million|4e6 PKR FY2025].", "Pakistan"),
    ("debt: In Sindh and all Pakistan, in Pakistan's towns, debt grew by [Rs25 million|2.5e7 PKR FY2025 +].", "loans: They are [Rs4 million|4e6 PKR FY2025].", "Pakistan"),
    # spoken of once: where the text begins, or later on, or beside the country
    ("debt: Debt of Sindh grew by [Rs25 million|2.5e7 PKR FY2025 +].", "loans: They are [Rs4 million|4e6 PKR FY2025].", "Sindh"),
    ("rain: It fell on [3 days|3 day].\ndebt: Debt of Sindh grew by [Rs25 million|2.5e7 PKR FY2025 +].", "loans: They are [Rs4 million|4e6 PKR FY2025].", "Pakistan"),
    ("debt: Debt of Sindh grew by [Rs25 million|2.5e7 PKR FY2025 +].\nrent: Rent across the country is [Rs9|9 PKR FY2025].", "loans: They are [Rs4 million|4e6 PKR FY2025].", "Pakistan"),
    # "the province" and its chief minister are those of the one that is named
    ("rain: It fell on [3 days|3 day].\ndebt: Debt of Sindh grew by [Rs25 million|2.5e7 PKR FY2025 +].\nrent: The province pays [Rs9|9 PKR FY2025].", "loans: The chief minister took [Rs4 million|4e6 PKR FY2025].", "Sindh"),
    ("rain: It fell on [3 days|3 day].\ndebt: Debt of Sindh grew by [Rs25 million|2.5e7 PKR FY2025 +].\nrent: Each province pays [Rs9|9 PKR FY2025].", "loans: All chief ministers took [Rs4 million|4e6 PKR FY2025].", "Pakistan"),
    # what the title and the text speak of abroad
    ("debt: Debt of Oman grew by [5%|5 percent FY2025 +].\nrent: Rent in Muscat and all Oman grew by [6%|6 percent FY2025 +].", "loans: They are [$4 million|4e6 USD FY2025].", "Oman"),
    # a union of countries
    ("rent: Rent in the EU grew by [5%|5 percent FY2025 +].\nprices: Prices fell in the EU and grew in India by [6%|6 percent FY2025 +].", "loans: The European Commission holds [$4 million|4e6 USD FY2025].", "European Union"),
    # a currency is no country, nor is the sign of one
    ("debt: Pakistan's debt is [US$25 million|2.5e7 USD FY2025], its rent [US$ 3 million|3e6 USD FY2025].", "loans: US$ and US$ make up [5 per cent|5 percent FY2025] of loans.", "Pakistan"),
    ("debt: Pakistan's debt is [Rs25 million|2.5e7 PKR FY2025].", "loans: Japanese yen make up [5 per cent|5 percent FY2025] of loans.", "Pakistan"),
]  # fmt: skip


@pytest.mark.parametrize("first, second, owner", PROVINCES)
def test_the_province_that_an_article_is_about(article, first, second, owner):
    country = "rain: In Pakistan it was [3 mm|3 mm]." if "Pakistan" not in first else ""
    rows = article("a", "\n".join(filter(None, (first, second, country))), title="More debt")
    (fact,) = [fact for fact in find_facts(rows) if fact.metric.endswith("loans")]
    assert fact.entity == owner


# a title, the body or the office that is named in a text which names no province, and whose its figure is
TOLD_OF = [
    ("Sindh borrows more", None, None, "Sindh"),
    ("Farmers and the budget", "Sindh Assembly", None, "Sindh"),
    ("Farmers and the budget", None, "Sindh Chief Minister", "Sindh"),
    # a court hears the cases of all; a bank lends to all; the title speaks of the country, or of two provinces
    ("Farmers and the budget", "Sindh High Court", None, "Pakistan"),
    ("Federal budget and farmers", "Sindh Assembly", None, "Pakistan"),
    ("Sindh and Punjab borrow more", None, None, "Pakistan"),
]


@pytest.mark.parametrize("title, body, role, owner", TOLD_OF)
def test_a_province_named_by_its_bodies_and_offices(article, title, body, role, owner):
    text = "loans: The loans are [Rs4 million|4e6 PKR FY2025].\nrent: The rent is [Rs3 million|3e6 PKR FY2025]."
    bodies = (Organization(article_id="a", start=0, end=5, text=body, org_id="b", name=body, kind="government"),)
    rows = article("a", text, title=title, organizations=bodies if body else ())
    rows["claims"] = [replace(claim, speaker_role=role) for claim in rows["claims"]]
    assert {fact.entity for fact in find_facts(rows)} == {owner}


# a sentence with firms in it, and whose each figure is
FIRMS = [
    ("shares: Then came Alpha Mills with [50 million shares|5e7 share], gaining [Rs2|2 PKR +], and Beta Foods with [40 million|4e7 share].", ["Alpha Mills", "Alpha Mills", "Beta Foods"]),
    ("value: The most went to Alpha Mills ([$6 million|6e6 USD]) and Beta Foods ([$5 million|5e6 USD]).", ["Alpha Mills", "Beta Foods"]),
    # a firm that nobody took for one, and one that only stands near
    ("shares: Then came Alpha Mills with [50 million shares|5e7 share] and Gamma with [40 million|4e7 share].", ["Alpha Mills", "Pakistan"]),
    ("shares: Behind Alpha Mills [50 million shares|5e7 share] were sold.", ["Pakistan"]),
    # what an exchange trades is not its own, nor what is aboard a machine its maker's
    ("volume at the Gamma Stock Exchange: The volume was [50 million shares|5e7 share].", ["Pakistan"]),
    ("value: Gamma Stock Exchange ([$6 million|6e6 USD]) closed higher.", ["Pakistan"]),
    ("seats in the Alpha Mills 45: The Alpha Mills 45 has [300 seats|300 seat].", ["Pakistan"]),
    ("Alpha Mills index: There the Alpha Mills index was [48|48 -].", ["Pakistan"]),
    ("seats in the Alpha Mills bus: The Alpha Mills bus has [300 seats|300 seat].", ["Alpha Mills"]),
]  # fmt: skip


@pytest.mark.parametrize("text, expected", FIRMS)
def test_a_firm_told_with_its_figures(article, text, expected):
    plain = article("a", text)["claims"][0].text
    bodies = tuple(
        mention(plain, name) for name in ("Alpha Mills", "Beta Foods", "Gamma Stock Exchange") if name in plain
    )
    facts = find_facts(article("a", text, title="Pakistan's firms, Pakistan's shares", organizations=bodies))
    assert sorted(fact.entity for fact in facts) == expected


# a figure in a text on Pakistan that tells of the world, and whose it is
WORLDWIDE = [
    ("milk: Globally, milk is taxed at [6%|6 percent].", "world"),
    ("milk: It was dear; across the world, milk is taxed at [6%|6 percent].", "world"),
    ("nurses: They lack [six million nurses|6e6 nurse] worldwide.", "world"),
    ("global trade in hay: The global trade in hay was [$22 billion|2.2e10 USD].", "world"),
    ("world trade: They expect that world trade will grow by [2%|2 percent +].", "world"),
    ("Brent: Brent was [$70|70 USD].", "world"),
    ("world population: While laws cover [6%|6 percent] of the world population, Pakistan has none.", "world"),
    ("international crude oil prices: International crude oil prices rose to [$70|70 USD].", "world"),
    ("rate in the international market: The rate in the international market was [$70|70 USD].", "world"),
    ("outflows: Global share funds saw outflows of [$22 billion|2.2e10 USD].", "world"),
    ("prices: There prices rose to [$70|70 USD] a barrel.", "world"),
    # a country's part of it, its place in it, and the names of things
    ("global trade in hay: It has [6%|6 percent] of the global trade in hay.", "Pakistan"),
    ("cows: Globally, Pakistan has the fourth most, [6 million cows|6e6 cow].", "Pakistan"),
    ("cows: Pakistan, third worldwide, has [6 million cows|6e6 cow] worldwide.", "Pakistan"),
    ("loans: The World Bank gave [$22 billion|2.2e10 USD].", "Pakistan"),
    ("world's longest wall: The world's longest wall cost [$22 billion|2.2e10 USD].", "Pakistan"),
    ("guests: They had [six million guests|6e6 guest] from across the world.", "Pakistan"),
    ("weavers: It counts [six million weavers|6e6 weaver] and boasts the largest loom worldwide.", "Pakistan"),
    ("world population: The country has [6%|6 percent] of the world population.", "Pakistan"),
    ("rugs: International donors bought [six million rugs|6e6 rug].", "Pakistan"),
    ("outflows: Global share funds fell, and the bank saw outflows of [$22 billion|2.2e10 USD].", "Pakistan"),
    ("prices: There prices rose to [Rs70|70 PKR] a barrel.", "Pakistan"),
]


@pytest.mark.parametrize("text, owner", WORLDWIDE)
def test_what_is_told_of_the_world(article, text, owner):
    facts = find_facts(article("a", text, title="Pakistan's farms and Pakistan's cows"))
    assert [fact.entity for fact in facts] == [owner]


# what follows "Global sales of rugs were 5 tonnes" in its sentence or the next, and whose it is
AFTER_THE_WORLD = [
    (", after [6 tonnes|6 tonne].", "world"),
    (".\nsales: Sales were [6 tonnes|6 tonne] before.", "world"),
    (".\nsales: Those in Pakistan were [6 tonnes|6 tonne].", "Pakistan"),
    (".\nrain: Rain fell, [6 mm|6 mm].", "Pakistan"),
    (".\nIt rained.\nsales: Sales were [6 tonnes|6 tonne].", "Pakistan"),
]


@pytest.mark.parametrize("more, owner", AFTER_THE_WORLD)
def test_what_goes_on_with_the_world(article, more, owner):
    text = f"global sales of rugs: Global sales of rugs were [5 tonnes|5 tonne]{more}"
    facts = find_facts(article("a", text, title="Pakistan's weavers and Pakistan's rugs"))
    assert {fact.value: fact.entity for fact in facts} == {5: "world", 6: owner}


# a title, what the text opens with, and whose its figure is
ABOUT_THE_WORLD = [
    ("Global rug sales slow", "Global sales were low.", "world"),
    ("World trade slows", "The world's trade was low.", "world"),
    ("Global rug sales slow", "Sales were low.", "Pakistan"),
    ("Global slump hits Pakistan’s rugs", "Global sales were low.", "Pakistan"),
    ("World Rug Fair opens", "Global sales were low.", "Pakistan"),
    ("World’s longest rug sold", "Global sales were low.", "Pakistan"),
]


@pytest.mark.parametrize("title, opening, owner", ABOUT_THE_WORLD)
def test_a_text_about_the_world(article, title, opening, owner):
    text = f"{opening}\nPakistan and Pakistan's weavers joined in.\nreturns: Returns fell to [6%|6 percent]."
    assert [fact.entity for fact in find_facts(article("a", text, title=title))] == [owner]


# a figure in a text on Pakistan that tells of a part of the world, and whose it is
PARTS_OF_THE_WORLD = [
    ("rent in Europe: Rent in Europe grew by [5%|5 percent FY2025 +].", "Europe"),
    ("cows: The Carec region, with [300 million cows|3e8 cow], sells no milk.", "CAREC"),
    ("total trade: ASEAN members have [6%|6 percent] of their total trade with Pakistan.", "ASEAN"),
    ("interest rate in Europe: The interest rate in Europe fell to [5%|5 percent].", "Europe"),
    ("interest rate in India: The interest rate in India fell to [5%|5 percent].", "India"),
    ("lowest rate in India: The lowest rate in India was [5%|5 percent].", "India"),
    ("rent: Rent fell in Asia, while Europe saw a rise of [5%|5 percent FY2025 +].", "Europe"),
    ("rent: Rent fell, while in India it rose by [5%|5 percent FY2025 +].", "Pakistan"),
    ("rent: Rent fell, while India will pay them [5%|5 percent FY2025].", "Pakistan"),
    ("exports to Africa: The exports to Africa were [$4 million|4e6 USD].", "Pakistan"),
    ("lowest rent in South Asia: It has the lowest rent in South Asia at [Rs400|400 PKR].", "Pakistan"),
    ("loans: The South Asia Weavers Forum gave [$4 million|4e6 USD].", "Pakistan"),
]


@pytest.mark.parametrize("text, owner", PARTS_OF_THE_WORLD)
def test_what_is_told_of_a_part_of_the_world(article, text, owner):
    facts = find_facts(article("a", text, title="Pakistan's farms and Pakistan's cows"))
    assert [fact.entity for fact in facts] == [owner]


# where a thing is from, and whose it is, in a text on Sindh in Pakistan
ORIGINS = [
    ("Chinese garlic: They sold Chinese garlic at [Rs500|500 PKR].", "Sindh"),
    ("Chinese bank loans: They gave back [$3 billion|3e9 USD] of Chinese bank loans.", "Sindh"),
    ("Chinese garlic: There they sold Chinese garlic at [9 yuan|9 CNY].", "China"),
    ("China's loans: There they hold [$3 billion|3e9 USD] of China's loans.", "China"),
    ("Chinese farms: They counted [300 Chinese farms|300 farm].", "China"),
    ("a road in Sukkur: They paid [Rs5 million|5e6 PKR] for a road in Sukkur.", "Sindh"),
    ("a Pakistani road: They paid [Rs5 million|5e6 PKR] for a Pakistani road.", "Pakistan"),
]


@pytest.mark.parametrize("text, owner", ORIGINS)
def test_where_a_thing_is_from(article, text, owner):
    facts = find_facts(article("a", text, title="Sindh's markets in Sukkur and Karachi, and those of all Sindh"))
    assert [fact.entity for fact in facts] == [owner]


# the body that a text names thrice, and the country that the text is about for it
REPORTERS = [
    ("afp", "media", None),
    ("sbp", "regulator", "Pakistan"),
]


@pytest.mark.parametrize("body, kind, owner", REPORTERS)
def test_the_country_of_a_news_agency_is_not_what_it_reports_on(article, body, kind, owner):
    bodies = tuple(
        Organization(article_id="a", start=at, end=at + 3, text="They", org_id=body, name=body, kind=kind)
        for at in (0, 4, 9)
    )
    facts = find_facts(article("a", "loans: They told of loans of [5 tonnes|5 tonne].", organizations=bodies))
    assert [fact.entity for fact in facts] == [owner]


# a figure of a market report, and whose it is
TRADED = [
    ("volume: The volume was [50 million shares|5e7 share].", "Gamma Stock Exchange"),
    ("companies active in the session: The session saw [400 active companies|400 company].", "Gamma Stock Exchange"),
    ("traded value: The traded value rose by [5%|5 percent +].", "Gamma Stock Exchange"),
    ("stocks: Of stocks, [90|90 -] fell.", "Gamma Stock Exchange"),
    # what the exchange only tells of, and a firm's own
    ("loans: The loans were [Rs4 million|4e6 PKR].", "Pakistan"),
    ("share of loans: Loans had a share of [5%|5 percent].", "Pakistan"),
    ("trade deficit: The trade deficit was [$4 million|4e6 USD].", "Pakistan"),
    ("shares: Alpha Mills saw trading in [5 million shares|5e6 share].", "Alpha Mills"),
]  # fmt: skip


@pytest.mark.parametrize("text, owner", TRADED)
def test_what_is_traded_is_the_exchanges(article, text, owner):
    title = "Gamma Stock Exchange falls in Pakistan, Pakistan's rupee too"
    bodies = [mention(title, "Gamma Stock Exchange", sentence=9)]
    if "Alpha Mills" in text:
        bodies.append(mention(article("a", text)["claims"][0].text, "Alpha Mills"))
    facts = find_facts(article("a", text, title=title, organizations=tuple(bodies)))
    assert [fact.entity for fact in facts] == [owner]


# a headline about a firm, or about what it wants of others
HEADLINES = [
    ("Alpha Mills opens a plant", "Alpha Mills"),
    ("Alpha Mills’ sales rise in Pakistan", "Alpha Mills"),
    ("Alpha Mills urges a tax on Pakistan's sales", "Pakistan"),
    ("Alpha Mills seeks a tax on Pakistan's sales", "Pakistan"),
]


@pytest.mark.parametrize("title, owner", HEADLINES)
def test_the_firm_that_a_headline_is_about(article, title, owner):
    text = "sales: The sales, Pakistan's tax office found, were [Rs4 million|4e6 PKR FY2025]."
    facts = find_facts(article("a", text, title=title, organizations=(mention(title, "Alpha Mills", sentence=9),)))
    assert [fact.entity for fact in facts] == [owner]


# a body of the state that a headline begins with: a town's is what it is about, a country's or a court is not
BODIES_OF_STATE = [
    ("Multan Water Board", "government", "Multan Water Board"),
    ("Karachi Parks Corporation", "government", "Karachi Parks Corporation"),
    ("National Water Board", "government", "Pakistan"),
    ("Multan High Court", "government", "Pakistan"),
    ("Multan Chronicle", "media", "Pakistan"),
]


@pytest.mark.parametrize("body, kind, owner", BODIES_OF_STATE)
def test_the_body_of_a_town_that_a_headline_is_about(article, body, kind, owner):
    title = f"{body} presents its accounts"
    text = "outlay: The outlay, Pakistan's auditors found, was [Rs4 million|4e6 PKR FY2025]; Pakistan's press agreed."
    named = replace(mention(title, body, sentence=9), kind=kind)
    assert [fact.entity for fact in find_facts(article("a", text, title=title, organizations=(named,)))] == [owner]


# a firm that a headline names but does not begin with, and whose the figure of its text is
NAMED_IN_HEADLINES = [
    ("Rug sales of Alpha Mills rise", "Alpha Mills opened a shop.", "Alpha Mills"),
    ("Record: Alpha Mills sells more", "Yet Alpha Mills closed a shop.", "Alpha Mills"),
    # named once, or beside another as often; a cup, a poll and a request
    ("Rug sales of Alpha Mills rise", "It opened a shop.", "Pakistan"),
    ("Rug sales of Alpha Mills rise", "Alpha Mills opened a shop, Beta Foods one and Beta Foods another.", "Pakistan"),
    ("Rana wins the Alpha Mills Cup", "Alpha Mills opened a shop.", "Pakistan"),
    ("Weavers in an Alpha Mills poll", "Alpha Mills opened a shop.", "Pakistan"),
    ("Weavers rest, Alpha Mills Research finds", "Alpha Mills Research opened a shop.", "Pakistan"),
    ("No tax, Alpha Mills urges", "Alpha Mills opened a shop.", "Pakistan"),
]


@pytest.mark.parametrize("title, opening, owner", NAMED_IN_HEADLINES)
def test_the_firm_that_a_headline_names(article, title, opening, owner):
    rows = article(
        "a", f"{opening}\nsales: Sales, Pakistan's tax office found, were [Rs4 million|4e6 PKR FY2025].", title=title
    )
    firm = "Alpha Mills Research" if "Research" in title else "Alpha Mills"
    bodies = [mention(title, firm, sentence=9)]
    text = rows["claims"][0].text
    bodies += [replace(mention(text, name), start=at, end=at + len(name)) for name in (firm, "Beta Foods")
               for at in range(len(text)) if text.startswith(name, at)]  # fmt: skip
    rows["organizations"] = bodies
    assert [fact.entity for fact in find_facts(rows)] == [owner]


def test_a_figure_of_the_country_in_a_text_on_a_firm(article):
    title = "Alpha Mills opens a plant"
    text = "sales: Across the country sales were [Rs4 million|4e6 PKR].\nloans: Loans are [Rs3 million|3e6 PKR]."
    facts = find_facts(article("a", text, title=title, organizations=(mention(title, "Alpha Mills", sentence=9),)))
    assert {fact.metric: fact.entity for fact in facts} == {"sales": "Pakistan", "loans": "Alpha Mills"}


# a title, what else the text says, and whose its loans are
TOWNS = [
    ("Heat in the city", "Weavers came to rest.\nIn Multan weavers met.", "Multan"),
    ("In Multan, weavers wait", "Weavers came from the Okara hills.\nThey rest.", "Multan"),
    ("Weavers borrow more", "Weavers have met in Multan.", "Multan"),
    ("Weavers borrow more", "Weavers came to rest.\nSome met in Multan.", "Pakistan"),
    ("Pakistan’s weavers borrow more", "Weavers have met in Multan.", "Pakistan"),
    ("Multan opens a market", "Weavers came.", "Multan"),
    ("Weavers of Multan borrow more", "In Multan weavers met.", "Multan"),
    ("Multan Water Board opens a well", "Weavers came.", "Multan"),
    ("Korangi’s weavers borrow more", "Weavers came.", "Karachi"),
    ("Pindi’s weavers borrow more", "Weavers came.", "Rawalpindi"),
    ("Weavers borrow more", "In Multan weavers met.\nWeavers of Multan borrow.", "Multan"),
    ("Weavers borrow more", "In Multan weavers met.\nThe city has no bank.", "Multan"),
    ("Islamabad’s administration borrows more", "Weavers came.", "Islamabad"),
    ("Multan PP-2 votes", "Weavers came.", "Multan"),
    # where people met, and where somebody lives whom a story opens with, who may do something there all the same
    ("Weavers at Multan moot want to borrow more", "Weavers came.", "Pakistan"),
    ("Weavers borrow more", "A weaver in Multan finishes a rug.\nThe city has no bank.", "Pakistan"),
    ("Weavers borrow more", "A weaver in Multan has finished a rug.\nThe city has no bank.", "Multan"),
    ("Moot of weavers in Multan", "Weavers came.", "Multan"),
    # two towns, a road, a court, a capital that stands for the country, a river
    ("Multan and Sukkur open markets", "Weavers came.", "Pakistan"),
    ("Multan Road is closed", "Weavers came.", "Pakistan"),
    ("Multan High Court hears weavers", "Weavers came.", "Pakistan"),
    ("Islamabad borrows more", "Weavers came.", "Pakistan"),
    ("Ravi rises again", "Weavers came.", "Pakistan"),
    # where somebody spoke, and what the text speaks of more often
    ("Weavers borrow more", "They met in Multan on Monday.\nThe city has no bank.", "Pakistan"),
    ("Weavers borrow more", "In Multan weavers met.\nSo they did in Sukkur.\nThe city has no bank.", "Pakistan"),
    ("Weavers borrow more", "In Multan weavers met.\nThe city has no bank.\nSo it is in all the country.", "Pakistan"),
    ("Weavers borrow more", "In Multan weavers met.\nThe city is old.\nThe province pays.\nThe province lends.\nThe province knows.", "Pakistan"),
]  # fmt: skip


@pytest.mark.parametrize("title, more, owner", TOWNS)
def test_the_town_that_an_article_is_about(article, title, more, owner):
    text = f"{more}\nloans: The loans are [Rs4 million|4e6 PKR FY2025], the rent [Rs3 million|3e6 PKR FY2025]."
    assert {fact.entity for fact in find_facts(article("a", text, title=title))} == {owner}


def test_a_town_abroad_is_not_one_of_the_same_name_here(article):
    text = "In India rain fell, in India's south.\nloans: The loans are [5%|5 percent FY2025] of all in India."
    assert [fact.entity for fact in find_facts(article("a", text, title="Hyderabad opens a market"))] == ["India"]


# a sentence in a text on Pakistan, and whose its figure is
INSIDE = [
    ("mills: In Multan they closed [9 mills|9 mill].", "Multan"),
    ("mills: They closed [9 mills|9 mill] in Multan.", "Multan"),
    ("bill: In Multan they raised the bill to [Rs9|9 PKR].", "Multan"),
    ("bill: In Multan they raised the bill from Rs3 to [Rs9|9 PKR].", "Multan"),
    ("bill: In Multan they raised the bill of Rana to [Rs9|9 PKR].", "Pakistan"),
    ("mills: Across Punjab they closed [9 mills|9 mill].", "Punjab"),
    ("land: To water land in K-P, a canal gets [Rs9 million|9e6 PKR].", "Khyber Pakhtunkhwa"),
    ("mills: They closed [9 mills|9 mill] in the southern parts of Sindh.", "Sindh"),
    # right behind each number of a row, a capital too
    ("mills: Rana counts 7 in Okara, [9 mills|9 mill] in Multan and 8 in Quetta.", "Multan"),
    ("mills: Rana counts 7 in Okara, 9 in Multan and [8 mills|8 mill] in Quetta.", "Quetta"),
    ("mills: Rana counts [7 mills|7 mill] in Okara, 9 in Multan and 8 in Quetta.", "Okara"),
    ("mills: Rana counts 7 in Okara and [9 mills|9 mill] in Islamabad, Sukkur and Quetta.", "Okara"),
    ("bonds: In Okara they count [9 bonds|9 bond] in Rupees.", "Okara"),
    # what is paid for in a town, one of several places, where somebody spoke, a road, another clause, a capital
    ("road: They spent [Rs9 million|9e6 PKR] on a road in Multan.", "Pakistan"),
    ("mills: They closed [9 mills|9 mill] in Multan, Sukkur and Quetta.", "Pakistan"),
    ("mills: In Multan on Monday he counted [9 mills|9 mill].", "Pakistan"),
    ("mills: They closed [9 mills|9 mill] in Multan Road.", "Pakistan"),
    ("mills: They closed [9 mills|9 mill], and one in Multan burnt.", "Pakistan"),
    ("mills: One in Multan burnt; they closed [9 mills|9 mill].", "Pakistan"),
    ("mills: In Islamabad they closed [9 mills|9 mill].", "Pakistan"),
    # with what a clause begins, and one of a row
    ("mills: Multan closed [9 mills|9 mill].", "Multan"),
    ("tax: Multan paid [Rs9 million|9e6 PKR] in tax.", "Multan"),
    ("mills: Weavers were few, while Multan’s owners closed [9 mills|9 mill].", "Multan"),
    ("heat: There it was cool, Multan 30°C, Quetta [20°C|20 °C].", "Quetta"),
    ("heat: There it was cool, Multan 30°C and Quetta [20°C|20 °C].", "Quetta"),
    ("mills: Rana says Okara, Multan and Quetta had [9 mills|9 mill].", "Pakistan"),
    ("losses: It saw few losses; the K-P, [Rs9 million|9e6 PKR].", "Khyber Pakhtunkhwa"),
    ("mills: Sindh will close [9 mills|9 mill] in Multan.", "Multan"),
    ("mills: Multan was glad, but Rana closed [9 mills|9 mill].", "Pakistan"),
    ("mills: Weavers of Okara, Multan and Quetta closed [9 mills|9 mill].", "Pakistan"),
    ("mills: Rana, the Multan weaver, closed [9 mills|9 mill].", "Pakistan"),
    ("mills: Multan and Quetta closed [9 mills|9 mill].", "Pakistan"),
    ("mills: Islamabad closed [9 mills|9 mill].", "Pakistan"),
]


@pytest.mark.parametrize("text, owner", INSIDE)
def test_the_town_or_province_in_which_a_figure_is(article, text, owner):
    facts = find_facts(article("a", text, title="Pakistan's farms and Pakistan's cows"))
    assert [fact.entity for fact in facts] == [owner]


# what two other articles are about, and whose a figure is in one that names nothing
AT_HOME = [
    ("tax: Pakistan's tax was [Rs4 million|4e6 PKR] in Pakistan.", "Pakistan"),
    ("Brent: Brent was [$70|70 USD].", None),
    ("mills: In Multan they closed [9 mills|9 mill].", None),
    ("mills: In Multan they closed [9 mills|9 mill].\nrain: Rain fell, [6 mm|6 mm].", None),
]


def test_articles_on_a_town_say_nothing_of_the_country_that_others_are_at_home_in(article):
    towns = "tax: The city took [Rs9 million|9e6 PKR]."
    home, other = AT_HOME[0][0], "rugs: They sold [400 rugs|400 rug]."
    texts = {"a": home, "b": home, "c": towns, "d": towns, "e": other}
    titles = {"c": "Multan opens a market", "d": "Multan opens a mill"}
    facts = find_facts(merge([article(name, text, title=titles.get(name)) for name, text in texts.items()]))
    assert {fact.entity for fact in facts if fact.value == 400} == {"Pakistan"}


def test_one_figure_of_a_country_does_not_say_what_its_article_is_about(article):
    text = "loans: They took [9 million|9e6 -].\nrent in Peru: It was [5%|5 percent]."
    facts = find_facts(article("a", text))
    assert {fact.value: fact.entity for fact in facts} == {9e6: None, 5: "Peru"}


@pytest.mark.parametrize("text, owner", AT_HOME)
def test_where_an_article_is_at_home_that_names_no_country(article, text, owner):
    tables = merge([article("a", text), article("b", text), article("c", "rugs: They sold [400 rugs|400 rug].")])
    assert {fact.entity for fact in find_facts(tables) if fact.value == 400} == {owner}


# a line of towns.jsonl of one's own, and whose 9 mills in it are
OWN_TOWNS = [
    ('{"name": "Élanpur", "country": "PK"}', "Élanpur", "Élanpur"),
    ('{"name": "Rugville", "country": "PK", "words": ["Loomside"]}', "Loomside", "Rugville"),
    ('{"name": "Rugville", "country": "IN"}', "Rugville", "Pakistan"),
    ('{"name": "Karachi", "country": "PK"}', "Clifton", "Clifton"),
]


@pytest.mark.parametrize("line, place, owner", OWN_TOWNS)
def test_a_town_of_ones_own(article, tmp_path, line, place, owner):
    (tmp_path / "towns.jsonl").write_text(line, encoding="utf-8")
    tables = article(
        "a", f"mills: They closed [9 mills|9 mill] in {place}.", title="Pakistan's farms and Pakistan's cows"
    )
    assert [each.entity for each in statements(tables, str(tmp_path))] == [owner]


# a country that a sentence begins with goes on in the next as "it" or "the country"; a possessive says whose a share is
GOES_ON = [
    ("looms: Vietnam has [40 looms|40 loom FY2025].", "mills: It has [9 mills|9 mill FY2025].", "Vietnam"),
    (
        "looms: Vietnam has [40 looms|40 loom FY2025].",
        "mills: The country's [90 mills|90 mill FY2025] are old.",
        "Vietnam",
    ),
    (
        "rain: It fell.",
        "looms: India sold [40 looms|40 loom FY2025], Vietnam [90|90 - FY2025 {Vietnam}].",
        "Vietnam",
    ),
    ("looms: In all there are [40 looms|40 loom FY2025].", "mills: It has [9 mills|9 mill FY2025].", "Pakistan"),
    ("looms: Vietnam has [40 looms|40 loom FY2025].", "mills: The guild has [9 mills|9 mill FY2025].", "Pakistan"),
    ("looms: Vietnam has [40 looms|40 loom FY2025].", "mills: Pakistan has [9 mills|9 mill FY2025].", "Pakistan"),
    (
        "share of looms: The share of looms is [5%|5 percent FY2025].",
        "India: India's is [18%|18 percent FY2025].",
        "India",
    ),
]


@pytest.mark.parametrize("first, second, owner", GOES_ON)
def test_a_country_that_goes_on(article, first, second, owner):
    rows = article("a", f"rain: In Pakistan it was [3 mm|3 mm], in all Pakistan.\n{first}\n{second}")
    value = 18 if "18" in second else 90 if "90" in second else 9
    assert [s.entity for s in statements(rows) if s.value == value] == [owner]


# a figure in a text on Sindh, and whose it is
TAXES = [
    ("tax on solar panels: They will pay an [18%|18 percent] tax on solar panels.", "Pakistan"),
    ("collection: The FBR's collection was [Rs4 million|4e6 PKR].", "Pakistan"),
    ("income tax: The income tax fell to [8%|8 percent].", "Pakistan"),
    ("agricultural income tax: The agricultural income tax fell to [8%|8 percent].", "Sindh"),
    ("sales tax on services: The sales tax on services, not imports, is [8%|8 percent].", "Sindh"),
    ("property tax: The property tax is [8%|8 percent].", "Sindh"),
    ("solar panels: They bought [9 solar panels|9 panel].", "Sindh"),
    ("tax collection: Tax collection was [Rs4 million|4e6 PKR].", "Sindh"),
    ("tax collection: The FBR's tax collection was [Rs4 million|4e6 PKR].", "Pakistan"),
    ("remittances: Remittances were [$4 million|4e6 USD].", "Pakistan"),
]


@pytest.mark.parametrize("text, owner", TAXES)
def test_a_tax_of_the_country_in_a_text_on_a_province(article, text, owner):
    text = f"Sindh's ministers met, all of Sindh's.\n{text}\nThey live in Pakistan."
    assert [fact.entity for fact in find_facts(article("a", text, title="Sindh's budget"))] == [owner]


# whose IT exports they are, and under which name
EXPORTS = [
    ("IT exports of Multan: The IT exports of Multan were [$32 million|3.2e7 USD FY2024].", "IT exports", "Multan"),
    ("Multan's IT exports: Multan's IT exports were [$32 million|3.2e7 USD FY2024].", "IT exports", "Multan"),
    ("Alpha Mills' IT exports: Alpha Mills' IT exports were [$32 million|3.2e7 USD FY2024].", "IT exports", "Alpha Mills"),
    # the country's, by whom they are told of, where they go, and a capital that stands for its country
    ("IT exports: Firms say IT exports were [$32 million|3.2e7 USD FY2024].", "IT exports", "Pakistan"),
    ("IT exports: In Multan he said IT exports were [$32 million|3.2e7 USD FY2024].", "IT exports", "Pakistan"),
    ("Islamabad's IT exports: Islamabad's IT exports were [$32 million|3.2e7 USD FY2024].", "IT exports", "Pakistan"),
]  # fmt: skip


@pytest.mark.parametrize("text, metric, owner", EXPORTS)
def test_exports_of_a_town_or_a_firm_are_not_its_countrys(article, text, metric, owner):
    home = "GDP growth: Pakistan, whose rupee is Pakistan's, grew by [2%|2 percent FY2025 +]."
    plain = article("a", text)["claims"][0].text
    bodies = (mention(plain, "Alpha Mills"),) if "Alpha Mills" in plain else ()
    facts = find_facts(article("a", f"{text}\n{home}", title="Pakistan and Pakistan's trade", organizations=bodies))
    assert [(fact.metric, fact.entity) for fact in facts if fact.unit == "USD"] == [(metric, owner)]

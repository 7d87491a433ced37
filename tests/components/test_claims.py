"""Claims: kind, quote and source; whole passages as rows of what is asserted."""

import pytest

from itx_nlp import document


def claims_in(doc):
    return document.marked(doc, document.CLAIMS, "claim")


# a sentence whose claim is in brackets                                            kind, quote
KINDS = [
    ("[Orders rose 9 per cent to $40 million in May].", "statistic", "none"),
    ("[The mill employs 1,200 people].", "statistic", "none"),
    ("Rana said [orders rose 9 per cent in May].", "statistic", "indirect"),
    ("[Orders will reach $60 million next year].", "target", "none"),
    ("[The board plans to open two plants].", "target", "none"),
    ("[Under the plan the guild is to reach $9 million by 2030].", "target", "none"),
    ("[Her job is to count the looms].", "assessment", "none"),
    ("Bilal Rana plans [to open two plants].", "target", "indirect"),
    ("The chamber expects [the deficit to shrink].", "target", "indirect"),
    ("[The board has set a target of $5 billion].", "target", "none"),
    ("[It has set the board's annual target at $5 billion].", "target", "none"),
    ("[The board set the price at $5 a kilogram].", "statistic", "none"),
    ("[The board could collect only Rs9 billion].", "statistic", "none"),
    ("[The levy could bring in Rs9 billion].", "target", "none"),
    ("[The levy would have paid for the mill].", "assessment", "none"),
    ("[The mill would pay Rs9 billion].", "target", "none"),
    ("[We would stay if rents fell].", "assessment", "none"),
    ("[If rents fall, exports will reach $5 billion].", "target", "none"),
    ("[Even if rents fall, the mill will close].", "target", "none"),
    ("[Cutting the fees would help small mills].", "cause", "none"),
    ("[The cut will help small mills].", "target", "none"),
    ("[The bank has agreed to lend Rs2 billion].", "target", "none"),
    ("[The bank lent Rs2 billion].", "statistic", "none"),
    ("Rana wants [to sell 2 per cent of the mill].", "target", "indirect"),
    ("Rana wants [the levy of 2 per cent to go].", "recommendation", "indirect"),
    ("Rana voiced concern over [a rise of 2 per cent in rents].", "assessment", "indirect"),
    ("Rana asked [the bank to lend the weavers more].", "recommendation", "indirect"),
    ("Rana asked [whether the levy was to stay].", "assessment", "indirect"),
    ("Rana asked [how to pay the levy].", "assessment", "indirect"),
    ("[Weavers had to walk 15 kilometres].", "statistic", "none"),
    ("[The board has to lower the fees].", "recommendation", "none"),
    ("[There is an urgent need to train weavers].", "recommendation", "none"),
    ("Rana said: “[Hire only trained weavers].”", "recommendation", "direct"),
    ("[The heat led many mills to close].", "cause", "none"),
    ("[The road led many weavers home].", "assessment", "none"),
    ("[The country must train its teachers].", "recommendation", "none"),
    ("[It is time for mills to train their own people].", "recommendation", "none"),
    ("[One proposal is to cut the levy to 2 per cent].", "recommendation", "none"),
    ("Rana suggested [cutting the levy to 2 per cent].", "recommendation", "indirect"),
    ("Rana welcomed [a levy of 2 per cent on parcels].", "assessment", "indirect"),
    ("Rana urged [banks to lend more].", "recommendation", "indirect"),
    ("Rana stressed [the need for cheaper power].", "recommendation", "indirect"),
    ("[The delay led to a loss of clients].", "cause", "none"),
    ("[Mills closed because power was dear].", "cause", "none"),
    ("Analysts attributed [the fall to a weak harvest].", "cause", "indirect"),
    ("[Its software is used by hospitals].", "assessment", "none"),
    ("“[The growth is real, but fragile],” Rana said.", "assessment", "direct"),
    ("Rana called [the plan a “bright spot” in a bad year].", "assessment", "mixed"),
    ("Rana said [the firm does not need to worry].", "assessment", "indirect"),
    # who did something is counted; a sum that the tagger takes for a verb; a share of those who were asked
    ("[Nine mills had a loan].", "statistic", "none"),
    ("[Six others have left since May].", "statistic", "none"),
    ("[The two mills have closed].", "assessment", "none"),
    ("[The board's three dyers have left].", "assessment", "none"),
    ("[Profit after tax came to Rs233 million].", "statistic", "none"),
    ("[A third have at some time hidden a loom].", "statistic", "none"),
    ("[A third mill is old].", "assessment", "none"),
    # a goal, an amount wanted, what is to be done; what used to be, what could not be done, an inner question
    ("[The board's goal for the year is $5 billion].", "target", "none"),
    ("[The board's wish for the year is old].", "assessment", "none"),
    ("Rana said: “[We want $25 million].”", "target", "direct"),
    ("Rana wants [500 looms and a shed by June 2028].", "target", "indirect"),
    ("Rana wants [a levy on looms].", "recommendation", "indirect"),
    ("[A mill in Leeds is to be opened in April].", "target", "none"),
    ("[They would draw a loom beautifully, and nobody had seen one].", "assessment", "none"),
    ("[Each takes home about what a mill in Leeds would pay].", "assessment", "none"),
    ("[The dyers have worked harder than the clerks ever will].", "assessment", "none"),
    ("[The mill couldn't sell yarn for four days, and its share dropped from 98% to 81%].", "statistic", "none"),
    # advice: orders behind a condition, what a writer would not do
    ("[If the clerk objects, print the rule].", "recommendation", "none"),
    ("[We would not chase the number].", "recommendation", "none"),
    ("[If rents fell, we would not chase the number].", "assessment", "none"),
    # a verb that the tagger misses, or none
    ("[The rupee's at a record low against the yen].", "assessment", "none"),
    ("[More looms at work today than at any time in our history].", "assessment", "none"),
    # what the speaker is stays outside, what the claim is about does not
    ("[The ward is full], its medical superintendent Dr Bilal Rana said.", "assessment", "indirect"),
    ("[The ward is full, its kitchen cold], Dr Bilal Rana said.", "assessment", "indirect"),
    # a run-in heading stays outside, what tells a figure does not
    ("Cheaper power: [Weavers pay Rs9 a unit this year].", "statistic", "none"),
    ("[The sheds cost Rs34 million: Rs21 million went into walls and Rs13 million into looms].", "statistic", "none"),
    ("[Mills account for 55 per cent of tea exports of Peru].", "statistic", "none"),
    # a connective and the word `that` stay outside
    ("However, [the mill is closed].", "assessment", "none"),
    ("And Rana added that [the mill is closed].", "assessment", "indirect"),
]
NO_CLAIM = [
    "What did the exporters gain?",
    "Here are five ways to begin.",
    "Read more on the website.",
    "The trader's new mill of cotton.",
    "The trader's account of 55 mills.",
    "Rather a mill than a shop of one's own.",
]
# a passage; the sources of its claims in the order of the text
SOURCES = [
    ("Minister for Law Rana Butt came. Minister for Law said that it was new.", [None, "Rana Butt"]),
    ("Minister for Law Rana Butt came. Minister for Water said that it was new.", [None, "Minister for Water"]),
    # an office with a field is no other's; a law is nobody; a noun before a body's name; a forum
    ("Law Minister Rana Butt said it was late. The law says that judges must be old.", ["Rana Butt", "law"]),
    (
        "Law Minister Rana Butt said it was late. The interior minister said that judges must be old.",
        ["Rana Butt", "interior minister"],
    ),
    (
        "Law Minister Rana Butt said it was late. The law minister said that judges must be old.",
        ["Rana Butt", "Rana Butt"],
    ),
    ("Law Minister Rana Butt said it was late. The minister said that judges must be old.", ["Rana Butt", "Rana Butt"]),
    (
        "Law Minister Rana Butt said it was late. The prime minister said that judges must be old.",
        ["Rana Butt", "prime minister"],
    ),
    (
        "Defense Minister Rana Butt said it was late. The defence minister said that it was calm.",
        ["Rana Butt", "Rana Butt"],
    ),
    ("US planemaker Boeing said it would hire.", ["Boeing"]),
    ("The Weavers Forum met. The forum said that looms were idle.", [None, "Weavers Forum"]),
    ("It came much to the chagrin of Marlia which insists that the levy is fair.", ["Marlia"]),
    ("Investors, the trader Rana Butt says, should not panic.", ["Rana Butt"]),
    ("A reporter came. “Ask me in June,” said the premier.", ["premier"]),
    (
        "A committee member said no one paid. The member said fees had doubled.",
        ["committee member", "committee member"],
    ),
    ("Rents fell in May, the office reported, their lowest since 2008.", ["office"]),
    ("Rents fell in May, the office reported, the clerks in their coats.", ["office"]),
    ("“If the tram goes,” warns Rana Butt, who sells flowers there, “so do I.”", ["Rana Butt"]),
    ("Power, says Rana Butt, a baker in Lahore, is dear.", ["Rana Butt"]),
    ("Zara Nadir left. Rana Butt was cross: in his shop, he said, wages hang on the wall.", ["Rana Butt"]),
    ("Numbers are back, the museum said, citing free entry on Mondays.", ["museum", "museum"]),
    ("Her verdict on the merger: “Two drunks do not make one sober man.”", [None]),
    # an age, one told of, and she who is no man; who is named in this paragraph before a nameless one of the last
    ("Bilal Rana, 34, left a bank. “It was dull,” says the 34-year-old.", [None, "Bilal Rana"]),
    (
        "Bilal Rana said it was dull.\n\nA woman who sews lost a loom. “It was dull,” she said.",
        ["Bilal Rana", None, "woman"],
    ),
    (
        "Bilal Rana said it was dull.\n\nA loom was lost. “It was dull,” he said.",
        ["Bilal Rana", None, "Bilal Rana"],
    ),
    ("The landlord smiles at the loom. “They paid in coins,” he says.", [None, "landlord"]),
    ("Sana Rana and Bilal Lodhi met. Bilal Lodhi left. “It was dull,” she said.", [None, "Sana Rana"]),
    ("Sana Rana and Bilal Lodhi met. Sana Rana left. “It was dull,” she said.", [None, "Sana Rana"]),
    (
        "The oldest trader, a baker, said it was dull.\n\nThat worries Dr Sana Rana, a baker. “We wait,” she says.",
        ["oldest trader", None, "Sana Rana"],
    ),
    ("Bilal Rana, chairman of the mill, said it had closed. He said it would reopen.", ["Bilal Rana", "Bilal Rana"]),
    (
        "Sana Iqbal runs a bakery. “Flour is dear,” she said. Iqbal added that rents had doubled.",
        [None, *["Sana Iqbal"] * 2],
    ),
    ("The State Bank of Pakistan said rates would fall. It said prices had eased.", ["State Bank of Pakistan"] * 2),
    ("Finance Minister Bilal Rana said taxes would fall. The minister said prices had eased.", ["Bilal Rana"] * 2),
    (
        "Dania Warraich, who is also chairperson of the Weavers Guild, said looms were old. The guild chairperson "
        "said prices had doubled.",
        ["Dania Warraich"] * 2,
    ),
    (
        "Asma Tarar, who is also a weaver, met Minister Bilal Rana and said looms were old. The minister said "
        "prices had doubled.",
        ["Asma Tarar", "Bilal Rana"],
    ),
    ("According to Saddar SHO Imran Zaidi, the men fled. According to SHO, they came back.", ["Imran Zaidi"] * 2),
    ("According to Saddar SHO Imran Zaidi, the men fled. According to DPO, they came back.", ["Imran Zaidi", "DPO"]),
    ("Exporters said power was dear. They said rents had doubled.", ["exporters", "exporters"]),
    ("A senior official said power was dear.", ["senior official"]),
    ("Exports rose 9 per cent, according to data from the State Bank of Pakistan.", ["State Bank of Pakistan"]),
    ("Bilal Rana said power was dear. “We pay twice what they pay. It ruins us.”", ["Bilal Rana"] * 3),
    ("“Power is dear,” said Bilal Rana, adding that rents had doubled.", ["Bilal Rana"] * 2),
    ("Bilal Rana said power was dear, while Sana Iqbal said rents had doubled.", ["Bilal Rana", "Sana Iqbal"]),
    ("While orders rose 9 per cent, analysts expect a slump.", [None, "analysts"]),
    # unnamed sources: no article or possessive, no time and place, never a participle
    ("The school has grown. Its principal said fees would rise.", [None, "principal"]),
    ("An official in Lahore said fees would rise.", ["official"]),
    ("An official in the ministry said fees would rise.", ["official in the ministry"]),
    ("The meeting was informed that fees would rise.", [None]),
    (
        "The meeting was told that the agencies had replied to a letter, stating that fees would rise.",
        [None, "agencies"],
    ),
    # definite nouns: who holds the role or the chair
    (
        "The committee met under the chairmanship of Bilal Rana. Sana Iqbal, a member, said fees rose. "
        "The chairman said they would fall.",
        [None, "Sana Iqbal", "Bilal Rana"],
    ),
    (
        "At a meeting chaired by Bilal Rana, WAPDA chairman Sana Iqbal said fees rose. "
        "The committee chairman said they would fall.",
        ["Sana Iqbal", "Bilal Rana"],
    ),
    (
        "The State Bank of Pakistan said in a note that fees rose. The same report said rents had doubled.",
        ["State Bank of Pakistan"] * 2,
    ),
    (
        "The State Bank of Pakistan said fees rose. Bilal Rana said they fell. The report said rents had doubled.",
        ["State Bank of Pakistan", "Bilal Rana", "report"],
    ),
    # whose the report is: of whom it was said, whoever spoke since
    (
        "A report by the State Bank of Pakistan said fees rose. Bilal Rana said they fell. The report said rents had "
        "doubled. It added that they would fall.",
        ["State Bank of Pakistan", "Bilal Rana", "State Bank of Pakistan", "State Bank of Pakistan"],
    ),
    (
        "The State Bank of Pakistan issued a report. The Federal Board of Revenue said fees rose. "
        "The report said rents had doubled.",
        [None, "Federal Board of Revenue", "State Bank of Pakistan"],
    ),
    (
        "The State Bank of Pakistan read a report. Bilal Rana said fees rose. The survey said rents had doubled.",
        [None, "Bilal Rana", "survey"],
    ),
    # an executive director is no other director
    (
        "Sana Iqbal, country director at a bank, said fees rose. The executive director said they fell. "
        "The director said rents had doubled.",
        ["Sana Iqbal", "executive director", "Sana Iqbal"],
    ),
    (
        "Sana Iqbal, the deputy governor, said fees rose. Governor Bilal Rana said they fell. "
        "The deputy governor said rents had doubled.",
        ["Sana Iqbal", "Bilal Rana", "Sana Iqbal"],
    ),
    (
        "SBP Governor Bilal Rana said fees rose. Sana Iqbal, head of a mill, said they fell. "
        "The SBP chief said fees would rise. The FBR chief did not agree, saying they would fall.",
        ["Bilal Rana", "Sana Iqbal", "Bilal Rana", "FBR chief"],
    ),
    ("Sindh Chief Minister Bilal Rana said fees rose. The CM said they would fall.", ["Bilal Rana"] * 2),
    # a role is its holder's by all its words: also behind another of the same noun, also when those are only thanked
    (
        "Chief Justice Bilal Rana said fees rose. Justice Sana Iqbal said they fell. The chief justice said that "
        "rents had doubled. He said they would fall. The top judge said power was dear.",
        ["Bilal Rana", "Sana Iqbal", "Bilal Rana", "Bilal Rana", "Bilal Rana"],
    ),
    (
        "Chief Justice Bilal Rana said fees rose. He thanked Imran Haider, the chief justice of a province. "
        "The chief justice said rents had doubled.",
        ["Bilal Rana", None, "Bilal Rana"],
    ),
    (
        "Chief Justice Bilal Rana said fees rose. Justice Sana Iqbal said they fell. The justice said rents doubled.",
        ["Bilal Rana", "Sana Iqbal", "Sana Iqbal"],
    ),
    # initials and other words for a role; an aide is not whom he serves
    (
        "Special Assistant to the Prime Minister (SAPM) on Crafts Bilal Rana said fees rose. Sana Iqbal said they "
        "fell. The SAPM said rents had doubled. Sana Iqbal said they fell. The PM’s aide said power was dear.",
        ["Bilal Rana", "Sana Iqbal", "Bilal Rana", "Sana Iqbal", "Bilal Rana"],
    ),
    (
        "Prime Minister Imran Haider said fees rose. Bilal Rana, special assistant to the prime minister, said they "
        "fell. The PM said rents had doubled. The prime minister said they would fall.",
        ["Imran Haider", "Bilal Rana", "Imran Haider", "Imran Haider"],
    ),
    # who: a person, not the body before the comma
    (
        "Speaking on the Hill TV programme “Good Evening”, Rana, who is also the chief executive of the Lowland Coir "
        "Council, said that the council would publish rules.",
        ["Rana"],
    ),
    ("The board met its adviser Bilal Rana on Monday, who said that rents had doubled.", ["Bilal Rana"]),
    # he: the unnamed speaker just before
    (
        "Sana Iqbal said fees rose. An onlooker said they fell. He said rents had doubled.",
        ["Sana Iqbal"] + ["onlooker"] * 2,
    ),
    ("A principal said Bilal Rana had raised fees. He said rents had doubled.", ["principal"] * 2),
    (
        "A principal said fees rose. Bilal Rana left the room. He said rents had doubled.",
        ["principal", None, "Bilal Rana"],
    ),
    # they: the last body or group that spoke
    ("The committee called for lower fees. Sana Iqbal agreed. They recommended a new law.", ["committee", "committee"]),
    ("Sana Iqbal said fees rose. The two sides met on Monday. They agreed to talk.", ["Sana Iqbal", None, "two sides"]),
    (
        "Traders and growers, many of whom voiced surprise at the levy, left. They argued that fees had doubled.",
        ["traders and growers"] * 2,
    ),
    # he: nobody inside what another says, the one named alone in the last paragraph before a subject further back
    (
        "Bilal Rana said fees rose. As early as May, he said, President Imran Haider had a plan. He added it was late.",
        ["Bilal Rana"] * 3,
    ),
    (
        "Bilal Rana scored a goal.\nIt was a dull evening for captain Imran Haider.\n“We lost,” he told reporters.",
        [None, None, "Imran Haider"],
    ),
    (
        "Bilal Rana scored a goal.\nIt was a dull evening for Imran Haider's side.\n“We won,” he told reporters.",
        [None, None, "Bilal Rana"],
    ),
    # it: the last body that spoke, in another paragraph the one that acts
    (
        "The State Bank of Pakistan said fees rose.\nThe Federal Board of Revenue met on Monday. It claimed fees fell.",
        ["State Bank of Pakistan", None, "Federal Board of Revenue"],
    ),
    (
        "The State Bank of Pakistan said fees rose. The Federal Board of Revenue met on Monday. It claimed fees fell.",
        ["State Bank of Pakistan", None, "State Bank of Pakistan"],
    ),
    # a title tells people apart
    (
        "Advocate Bilal Rana said fees rose. Justice Imran Haider said they fell. The lawyer said rents had doubled.",
        ["Bilal Rana", "Imran Haider", "Bilal Rana"],
    ),
    (
        "Ambassador Bilal Rana said fees rose. President Imran Haider said they fell. The envoy said rents doubled.",
        ["Bilal Rana", "Imran Haider", "Bilal Rana"],
    ),
    # a minister of one field is no minister of another, and nobody's who only spoke last
    (
        "Bilal Rana, minister of health, said fees rose. The trade minister said they fell. "
        "The health minister said rents had doubled.",
        ["Bilal Rana", "trade minister", "Bilal Rana"],
    ),
    # a short name, a name behind a role, a body that another is sent to
    (
        "The Lowland Traders Alliance said fees rose. According to the Alliance, rents had doubled.",
        ["Lowland Traders Alliance"] * 2,
    ),
    (
        "The Permanent Mission of the hill guilds to the State Bank of Pakistan said fees rose.",
        ["Permanent Mission of the hill guilds to the State Bank of Pakistan"],
    ),
    ("The plan followed President Bilal Rana's call for lower fees.", ["Bilal Rana"]),
    ("A statement on the Facebook account of a guild said that fees rose.", ["statement"]),
    (
        "The board faced a flood of complaints from exporters of rice, who warned that fees would rise.",
        ["exporters of rice"],
    ),
    # the verb a participle goes on from has the source
    (
        "Bilal Rana proposed a tax, but the board refused it, insisting that fees must fall.",
        ["Bilal Rana", "board"],
    ),
    # the reason of a deed is the doer's, what is added the last speaker's
    (
        "Fees will rise, a poll showed, as many analysts changed their view, citing risks from rising prices.",
        ["poll", "many analysts"],
    ),
    # who has just acted: a new person, or whom a passive names; not one who only belongs to somebody
    ("Bilal Rana said fees rose. An officer came in. He said they fell.", ["Bilal Rana", None, "officer"]),
    ("Bilal Rana said fees rose. His aide came in. He said they fell.", ["Bilal Rana", None, "Bilal Rana"]),
    (
        "Bilal Rana said fees rose. The fair was opened by Sana Iqbal. She said they fell.",
        ["Bilal Rana", None, "Sana Iqbal"],
    ),
    # an official of a body is not the body, nor is its spokesman whose name nobody knows
    (
        "A Ministry of Trade official claimed that stocks were low. The Ministry of Trade denied that they were.",
        ["Ministry of Trade official", "Ministry of Trade"],
    ),
    # a paper with a name before it has an author of its own
    (
        "The State Bank of Pakistan said fees rose. The Bazm resolution condemned the new levy.",
        ["State Bank of Pakistan", "Bazm resolution"],
    ),
    # who holds all of the office that words behind it describe; an occasion describes nobody
    (
        "Bilal Rana, governor of the State Bank of Pakistan, said fees rose. Mayor Sana Iqbal said they fell. "
        "The governor of the State Bank of Pakistan said rents rose.",
        ["Bilal Rana", "Sana Iqbal", "Bilal Rana"],
    ),
    (
        "Finance Minister Bilal Rana said fees rose. Mayor Sana Iqbal said they fell. "
        "The minister for finance said rents rose.",
        ["Bilal Rana", "Sana Iqbal", "Bilal Rana"],
    ),
    (
        "Finance Minister Bilal Rana said fees rose. The minister for health said rents rose.",
        ["Bilal Rana", "minister for health"],
    ),
    (
        "Mayor Sana Iqbal opened a fair. The mayor in a speech at noon said rents rose.",
        [None, "Sana Iqbal"],
    ),
    # no thing goes on speaking
    (
        "The rise in rents highlights a risk. “This delay is dear for all of us.”",
        [None, None],
    ),
    # a minister of another field, somebody of another calling
    (
        "Bilal Rana said fees rose. The hajj minister said they fell.",
        ["Bilal Rana", "hajj minister"],
    ),
    # whom I spoke to there; an unnamed one who spoke to him is another; what one named just before is
    (
        "A clerk says that sales fell. When I put it to Bilal Rana, who dyes yarn, he said: “Write that.”",
        ["clerk", "Bilal Rana"],
    ),
    (
        "Wages rose, Bilal Rana said. A clerk had asked him in May for more pay. “He was right,” he told us.",
        ["Bilal Rana", "clerk", "Bilal Rana"],
    ),
    ("Wages rose, Bilal Rana said. A clerk came in May. He said yarn is dear.", ["Bilal Rana", None, "clerk"]),
    (
        "Sana Butt disagreed. The co-founder of Kohsar Looms, which has 45 dyers, said that her rent was low.",
        ["Sana Butt"],
    ),
    (
        "Sana Butt and Bilal Rana disagreed. The founder of Kohsar Looms said that rent was low.",
        [None, "founder of Kohsar Looms"],
    ),
    (
        "Bilal Rana, an officer, said fees rose. The judge said they fell.",
        ["Bilal Rana", "judge"],
    ),
    (
        "During a talk to weigh rents, public debts and fees, Mayor Bilal Rana termed training his first goal.",
        ["Bilal Rana"],
    ),
]


@pytest.mark.parametrize("marked, kind, quote", KINDS, ids=[row[0] for row in KINDS])
def test_kind(marked, kind, quote, read, unbracket):
    text, [span] = unbracket("The report came on Monday. " + marked)
    claim = claims_in(read(text))[-1]
    assert (text[claim.start : claim.end], claim.kind, claim.quote) == (text[slice(*span)], kind, quote)


@pytest.mark.parametrize("text", NO_CLAIM)
def test_no_claim(text, read):
    lead = "The report came on Monday."
    assert [claim.end for claim in claims_in(read(f"{lead} {text}"))] == [len(lead) - 1]


@pytest.mark.parametrize("text, names", SOURCES, ids=[row[0] for row in SOURCES])
def test_sources(text, names, read):
    assert [claim.speaker_name for claim in claims_in(read("The report came on Monday. " + text))[1:]] == names


# a sentence that attributes a part of itself; in brackets what of the rest the article asserts with a figure
OWN = [
    "[The board on Friday sold 40 looms worth Rs3 million], announcing a further sale in May.",
    "[Only Rs3 million has been set aside for looms], which weavers said shows neglect.",
    "[After the levy came in May, 12 guilds sued], arguing that it was unlawful.",
    "While [orders rose 9 per cent], analysts expect a slump.",
    "The board announced a sale of 40 looms in May.",
    "The weavers, who run 40 looms, said that fees had doubled.",
    "Rana called talk of 40 looms “idle” and said that fees had doubled.",
    "The board sold its looms, announcing a further sale in May.",
    # entries of a fact box, not headings or lead-ins
    "[The mill at a glance is this].\n[Founded: 2009]\n[Weavers: 338 (2024: 291)]\n[Largest client: 19% of sales]",
    "[The mill is old]. [Total for that year: $640].",
    "[The mill is old].\nIts yarn: the colours\nIts weavers: a portrait of 300 families\n[The mill is new].",
]


@pytest.mark.parametrize("marked", OWN)
def test_what_the_article_asserts_beside_a_report(marked, read, unbracket):
    text, spans = unbracket(marked)
    own = [text[claim.start : claim.end] for claim in claims_in(read(text)) if claim.quote == "none"]
    assert own == [text[a:b] for a, b in spans]


def test_role_and_body(read):
    doc = read("Bilal Rana, chairman of the State Bank of Pakistan, spoke first. He said that rates would fall.")
    claim = claims_in(doc)[-1]
    assert (claim.speaker_name, claim.speaker_role, claim.speaker_org) == ("Bilal Rana", "chairman", "sbp")


def test_an_open_mark_costs_one_quotation(read):
    doc = read("“Power is dear, Rana said.\n\n“Rents have doubled,” Sana Iqbal said.")
    assert [(c.quote, c.speaker_name) for c in claims_in(doc)][-1] == ("direct", "Sana Iqbal")


def test_facts_outrank_wishes(read):
    doc = read("Exports rose from $2.1 billion in 2022 to $2.6 billion in 2024. We hope that things get better soon.")
    fact, wish = (claim.score for claim in claims_in(doc))
    assert fact > 0.8 > 0.4 > wish


def test_a_lone_report_is_weighed_with_its_cue(read):
    said, praised = (
        claims_in(read(f"The report came on Monday. {text}"))[-1].score
        for text in (
            "Rana said the board had opened a mill in Sargodha in 2021.",
            "Rana thanked the board for its patience with the people of Sargodha.",
        )
    )
    assert said > 0.8 > 0.5 > praised

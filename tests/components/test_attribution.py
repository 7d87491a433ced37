"""Attribution: in each row the brackets are, in the order of the text, speaker, cue or content as `order` says."""

import pytest

from itx_nlp import document

# order: s = speaker, q = cue, c = content
FOUND = [
    (
        "[The authors of the study], “Regional trends in weaving”, [said] that [it was a clear warning].",
        "sqc",
    ),
    ("“[We have lost the mill and all its looms]”, [he] [said] that night.", "csq"),
    (
        "[Closures are overblown, but mills will seek weavers as the loom matures], "
        "[a top executive at the mill] [told] AFP at a fair.",
        "csq",
    ),
    (
        "On Monday, at a fair in Multan, [Bilal Rana], owner of the mill, [told] reporters: "
        "“[We will not close the mill this year].”",
        "sqc",
    ),
    ("[Rana] [questioned] [the need for a levy].", "sqc"),
    # by whose count, and amounts that are all that is said
    ("By [the ministry]'s own [reckoning], [the delay cost Rs4 billion].", "sqc"),
    ("Sometimes [the leaflet] [says] [nine looms], sometimes eleven.", "sqc"),
    ("[Most dealers] [said] [between 20 and 30 pots a day].", "sqc"),
    ("Asked for the price, [Bilal Rana] [said] [about Rs900].", "sqc"),
    # a source between two parts of what it says, or beside what the article says
    ("The fair is old, and as [one potter in Multan] [put it], [the clay is tired].", "sqc"),
    ("Dealers rarely say where they buy, and as [one potter] [put it], [the clay is tired].", "sqc"),
    # what is cut off from the clause that describes it
    ("I went to a hall where a sign hangs [that] [says] [the town has nine kilns].", "sqc"),
    ("[He] [labelled] [the plan a farce].", "sqc"),
    # whose words a clause between the cue and its content hides; whom a clause of his own describes
    ("[Bilal Rana] [urged] [the board dealing with the sale of rugs to stand aside].", "sqc"),
    ("[Rana] [warned] that [increased human contact between clerks and mills undermines fairness].", "sqc"),
    ("[The weavers] [briefed] the board that [yarn was taxed, but on rugs, there was no levy].", "sqc"),
    ("Ms [Zara Butt], representing the yarn and wool industry, [proposed] [reduction in the levy on yarn].", "sqc"),
    (
        "A day before the opening of the Marl Fair, [the head of the mill], the makers of rugs, "
        "[declared] that [it had shut].",
        "sqc",
    ),
    ("[Zara Butt] has [averred] that [the levy did not deter the mills].", "sqc"),
    ("[The senator] [raised the issue] of [the smuggling of yarn].", "sqc"),
    ("[Rana] [shared] [details of the levy].", "sqc"),
    ("[The court] [held] that [the levy was void].", "sqc"),
    # a space that got lost before a quotation
    ("The mill had to close.“[We have opened a small school for the widows],” [Bilal Rana] [said].", "csq"),
    ('The price of yarn rose in the town."[We have sold the last of it]," [Bilal Rana] [said].', "csq"),
    ("[Copper is the new oil], or so [the traders] [believe].", "csq"),
    ("[Investors, the trader Rana Butt says, should not panic].", "c"),
    ("Her deputy, [Rana Butt], [is] blunter: “[We are a museum and nobody comes].”", "sqc"),
    ("[He] [shrugged]: “[We are a museum and nobody comes].”", "sqc"),
    ("[The trader] [stated] that [his share was being withheld].", "sqc"),
    ("[Economists] like to [say] that [looms are kitchens].", "sqc"),
    ("“[Wood has a memory],” [he] likes to [say].", "csq"),
    ("[Blue Mango] [said] on Monday [they had formed a venture].", "sqc"),
    ("[Traders] [complained of] [empty halls on the last day].", "sqc"),
    ("[Traders] [complained of] [empty halls] on Monday.", "sqc"),
    (
        "LEEDS, May 4, 2025 – [Ravi Codeworks], which builds tills for shops in Britain and the Gulf, today "
        "[announced] that [it had raised $6 million].",
        "sqc",
    ),
    ("[Bilal Rana], who runs a mill, today [announced] that [it would close].", "sqc"),
    # an office between the source and the rest of the sentence; a colon; a signature; a source that is a house
    ("[The mill is old], [the museum] [said] on Monday.", "csq"),
    ("“[Dates are the new coffee]” [—] [Rana Butt], a farmer.", "cqs"),
    ("[The museum] [blamed] [the rain].", "sqc"),
    ("[The union] [called] [the offer an insult].", "sqc"),
    ("[Rana Butt] [called] [the cut in the rate unfair].", "sqc"),
    ("It is old. [Adds] [Zaroop]: “[We were never asked].”", "qsc"),
    ("“[It is all gone],” [Rana Butt] [answered].", "csq"),
    # indirect, cue before, after and inside
    ("[The trader] [said] that [orders had doubled].", "sqc"),
    ("Special Assistant to the Prime Minister on Crafts [Bilal Rana] [said] [orders had doubled].", "sqc"),
    ("[A spokesman for President Bilal Rana] [said] [orders had doubled].", "sqc"),
    ("[Exports will rise next year], [the analyst] [predicted].", "csq"),
    ("[According to] [the chamber], [half of the mills are closed].", "qsc"),
    ("[According to] [the Multan Cotton Traders Forum], [the dyeing trade of Multan was a loss to all].", "qsc"),
    ("[According to] [the Multan Cotton Traders Forum], the oldest of its kind, [the dyeing trade was a loss].", "qsc"),
    ("[Half of the mills are closed], [according to] [the chamber].", "cqs"),
    ("[As compiled by] [the chamber], [half of the mills are closed].", "qsc"),
    ("[She] [was happy for] [the weavers].", "sqc"),
    ("[Weavers have moved], [the mayor] [knows].", "csq"),
    ("[Bilal Rana] [told] reporters that [the plant would reopen].", "sqc"),
    ("[The association] [was of the view] that [taxes are too high].", "sqc"),
    ("[Officials] [are hopeful] that [the talks will succeed].", "sqc"),
    ("[Power is dear for every mill], [added] [Rana].", "cqs"),
    ("[Demand has fallen, but it will return], [a director at the mill] [told] AFP in Lahore.", "csq"),
    ("[The officials] [briefed] the board that [Wapda had paid in full].", "sqc"),
    ("[The minister] [directed] that [new rules be drafted].", "sqc"),
    ("The board was [told] that [rents had doubled].", "qc"),
    ("[Rents have doubled in a year], the board was [informed].", "cq"),
    ("[Officials] privy to the deal [said] that [of the debt, a third has been repaid].", "sqc"),
    ("There was a [warning] from [Bilal Rana], head of a mill, that [power would be dear].", "qsc"),
    ("[I] must [say] that [power is dear].", "sqc"),
    ("[It] [recommended] [cutting duties on services and allowing a transition of two months].", "sqc"),
    ("[The sector] [wants] [the levy abolished].", "sqc"),
    ("[Rana] toured the mills, [highlighting] [the need for new looms].", "sqc"),
    ("[A third of the weavers] [said] [the levy should go].", "sqc"),
    ("[The chamber] [puts] [the loss at Rs5 billion].", "sqc"),
    ("[The survey] [put] [the number of idle looms at 40,000].", "sqc"),
    ("[Rana] [proposed] on Monday [to halve the levy].", "sqc"),
    ("[The minister] [called for] [the levy to be halved by June].", "sqc"),
    ("As [the chairman] [put it], [the harvest was a loss].", "sqc"),
    ("[The aide met the board and praised its plans], [officials] [said].", "csq"),
    ("[The panel] [found] [the mill was in breach of the law].", "sqc"),
    # what people want, know and support
    ("[Analysts] [know] that [power will be dear].", "sqc"),
    ("[Bilal Rana] [sees] [a rise in orders].", "sqc"),
    ("[Farmers] [support] [the new levy].", "sqc"),
    ("[Sana Iqbal] [is willing] [to sell the mill].", "sqc"),
    ("[The traders] [are critical of] [the new levy].", "sqc"),
    ("[Bilal Rana] made a [promise] [to lower rents].", "sqc"),
    ("There are [fears] among [traders] that [rents will rise].", "qsc"),
    ("There are [fears] that [rents will rise].", "qc"),
    ("[The chamber]'s [demand] is that [the levy go].", "sqc"),
    ("[Bilal Rana] is a [critic] of [the levy].", "sqc"),
    ("[The industry] [wants] [lower duties on yarn].", "sqc"),
    ("[Traders] [remain hopeful] that [rents will fall].", "sqc"),
    ("[Weavers] [are furious at] [the new levy].", "sqc"),
    ("[Traders] [protested against] [the new levy].", "sqc"),
    # a call begins at whom it addresses
    ("[The guild] [called on] [the mayor to halve the levy].", "sqc"),
    ("[The council] [appealed to] [residents to put out water].", "sqc"),
    ("[He] [recounted] that [the mayor and the board met and agreed].", "sqc"),
    ("[Rana] [ruled out] [any delay of the fair].", "sqc"),
    ("[The board] had [admitted] to the provincial committee on health and education that [the ward was shut].", "sqc"),
    ("[Rana] [reaffirmed] [the commitment to ensuring that fees fall].", "sqc"),
    ("[Many] [reported] [having left the mills].", "sqc"),
    ("Traders left on Thursday, as [the mayor] [urged] [them to avoid the heat].", "sqc"),
    # what one feels over something, whatever it is called
    ("[Rana] [expressed strong displeasure] over [the loss of the fair].", "sqc"),
    # who is behind a paper or an utterance, not where it stands, to whom it goes, who saw it
    ("A flood of complaints on Friday from [exporters of rice] [warned] that [trade was choking].", "sqc"),
    ("[According to] a March report by [Hillside Consultant], [viewers have left].", "qsc"),
    ("[According to] a report by [Sana Iqbal], [rents have doubled].", "qsc"),
    ("[A letter to the State Bank of Pakistan] [warned] that [rents have doubled].", "sqc"),
    ("[Rents have doubled], [according to] [a letter] seen by the State Bank of Pakistan.", "cqs"),
    ("[Rents have doubled], [according to] [the letter], which a clerk read.", "cqs"),
    ("The fair is old, and [according to] [Bilal Rana], [its name is new].", "qsc"),
    ("On Friday, [the guild] issued a notice [saying] that [fees had doubled].", "sqc"),
    ("The mayor read [a notice] [saying] that [fees had doubled].", "sqc"),
    # when, where and beside what it was said stays outside, not when what is told happened
    ("[Rana] [welcomed] [the new levy] at a seminar.", "sqc"),
    ("[Rana] [welcomed] [the new levy] on Monday.", "sqc"),
    ("[Rana] [praised] [the board on Monday for its help].", "sqc"),
    ("[Rana] [denied] [the claim] while visiting the mill.", "sqc"),
    ("[The bank] [reported] [a fall in deposits on Monday].", "sqc"),
    ("[Rana] [blamed] [the board for losses after the flood].", "sqc"),
    # whose data it is
    ("[Two in three traders said that rents rose], [according to] [a survey].", "cqs"),
    ("[Rana] [said] that [the firm acted according to the law].", "sqc"),
    ("[According to] [the chamber], [rents should fall].", "qsc"),
    # a passive, hearsay, a survey
    ("[The levy] was [rejected] by [the traders].", "cqs"),
    ("[The loss was estimated at Rs9 billion] by [the board].", "cs"),
    ("[In] [a survey of 400 traders], [half of the mills were closed].", "qsc"),
    # direct
    ("“[We lost two clients],” [said] [Sana Iqbal].", "cqs"),
    ("“[We lost two clients],” [she] [added].", "csq"),
    ("[Bilal Rana] [said], “[The banks are slow.]”", "sqc"),
    ("[It would be a “lost year” for all mills], [said] [Bilal Rana], a weaver.", "cqs"),
    ("“[Gold and Dust” was to be a “bright tale],” [said] [Sana Iqbal].", "cqs"),
    ("[Rana] [termed] [it a “dead” loom that had been declared sound].", "sqc"),
    ("Two owners spoke. [Bilal Rana][:] “[The banks are slow this year.]”", "sqc"),
    # a noun phrase
    ("[The chairman] [stressed] [the importance of training].", "sqc"),
    ("[The chairman] [called for] [lower tariffs].", "sqc"),
    ("[The minister] [urged] [banks to lend more].", "sqc"),
    ("[Analysts] [attributed] [the fall to a weak harvest].", "sqc"),
    ("[The lender] [expressed concern] over [the new levy].", "sqc"),
    # the source behind its cue closes the sentence, named or not
    ("[Yarn duties will stay as they are until the next budget], [stated] [a guild press release].", "cqs"),
    ("[The levy is like declaring war on weavers], [remarked] [Sana Iqbal].", "cqs"),
    ("“[Two mills have closed],” [said] Guild Director for Punjab [Sana Iqbal].", "cqs"),
    # a name behind an opening phrase, and what is told of it, where the parse gives the verb no subject
    (
        "Speaking at an institute in Multan, [Tarar], who is also chairman of the Weavers Party, [said] [fees rose].",
        "sqc",
    ),
    ("In a talk with the Multan Daily, Dr [Asma Tarar], head of the loom team, [revealed] [plans for a mill].", "sqc"),
    ("[It] kept the fee unchanged, [flagging] [the risk of higher rents].", "sqc"),
    # who has the nerve, who is named before the verb, who has only initials
    ("[The guild] has the nerve to [claim] that [rents fell].", "sqc"),
    ("[Rana] [fired back] that [rents had doubled].", "sqc"),
    ("[Locals] [demanded] [an end to the dumping].", "sqc"),
    # a quotation that describes what is said goes on from it
    ("[The guild] [stressed] [the need for a pact, “which will apply to all mills]”.", "sqc"),
    # one that opens with the cue does not hide it
    ("[Bilal Rana] also “strongly [condemned] [the new levy]”.", "sqc"),
    # blows and prizes: words of those who are named
    ("[Bilal Rana] [attacked] [the levy].", "sqc"),
    ("[The guild] [claimed] [the recovery of its dues].", "sqc"),
]
NOTHING = [
    "Ali and Said",
    "He gave money to families of weavers who embraced martyrdom.",
    "When the fathers come to complain, which they do, she gives them tea.",
    "“How many looms are left?” I asked.",
    "She was cast in the film Wool of Multan (2013), directed by Bilal Rana.",
    "Police seized both the carts and questioned the drivers.",
    "The officers questioned him for two hours.",
    "A group was cross with mills fuelling a “cloth war”, a week after a giant announced cuts.",
    "We asked owners how trade was going.",
    "Let me tell you what the rent is for my stall.",
    "I ask only which of both we want the young to become.",
    "Sales figure in the report that the board has.",
    "She worked out of a shed.",
    "By any count, the fair was a success.",
    "He won by a count of nine to five.",
    "The kiln made 40 pots, by Monday's count.",
    "The mills were run by the guild's accountants.",
    "Dealers seldom know why the price falls.",
    "The price fell by half, which is to say that no farmer could live on it.",
    "The town has not changed as much as visitors from Lahore would suggest.",
    "The levy was announced and has not been mentioned much since.",
    "Three weavers were fired and told to leave the hall.",
    "Two girls got a prize and were asked to sing.",
    "She labels crates of mangoes for a trader in Dubai.",
    "He explained it again in English to a buyer from Texas.",
    "The deal, agreed by forty weavers at a meeting in Multan, comes despite a cut in the levy.",
    "The mills account for 40% of the budget, expected to be approved by the board next week.",
    "A weaver at the fair did not want to share her name.",
    "Rana, who did not wish to give his second name, was at the fair.",
    "Under the system, the consumers share power with the mills.",
    "They held two weavers hostage in a shed.",
    "The firm raised its prices by 4%.",
    "The sign on the door is blunter: “We are a museum and nobody comes.”",
    "Rana Butt opened the letter: “We are a museum and nobody comes.”",
    "Rana Butt neither confirmed nor denied the report.",
    "“Blue Kites”, as its founder loves to write the name, is old.",
    "The teacher asked that her name be withheld.",
    "She calls her mother every Sunday.",
    "Rana Butt called a meeting on Monday.",
    "He called time on his career in May.",
    "The looms — Rana Butt, a farmer, owns nine — are old.",
    "The member asked about the new levy.",
    "Nobody knows how many weavers there are.",
    "They did not say how much of it had come.",
    # nobody says it, anybody may say it, or one asks only not to be named
    "Nobody at the board has said what follows.",
    "No one said why the mill was shut.",
    "Meanwhile, it is fair to say, rents are rising.",
    "It is hard to say whether rents will fall.",
    "The clerk asked not to be named.",
    "The mill has never announced a reason.",
    "The weaver owns two looms and supports five children.",
    "Of the weavers 44 per cent had gone to direct buyers abroad.",
    "I look forward to the fair. I plan to weave, and I want the loom. I mention the fair, as I fear the rain.",
    "Weavers are not your enemy, they just do not know.",
    "The mill was lent Rs40 million, provided that the founders pledged property.",
    "He was happy for months, then left.",
    "The chamber put the looms at risk.",
    "Bilal Rana put the boxes at the gate.",
    "The jump puts the loss at Rs5 billion.",
    "The mill reopened on Monday.",
    "The committee was told",
    "The so-called “golden hour” is over.",
    "On the show “Good Evening”, he said little.",
    "The report “Skills for Tomorrow” runs to 90 pages.",
    "A seminar called Future Mills was held.",
    "To highlight the scheme, posters were printed.",
    "Prices rose 5 per cent per tonne.",
    "The board opposed it.",
    "Rs20 billion was spent on schools, highlighting the need.",
    "Imports rose by 3 per cent, above the ministry's prediction of 2 per cent.",
    "Our leaders must recognise that every child counts.",
    "Banks must note that every child counts.",
    "If the board was told that rents had doubled, it kept quiet.",
    "If Rana says that it works, they will buy it.",
    "The jump in orders highlights the risk.",
    # what a deed or a figure shows, nobody says
    "The guild alone runs 40 looms worth Rs3 million, underlining a gap between towns.",
    "The boards have spent a tenth of the grant, raising doubts about their reach.",
    "The levy was Rs9 a bale, highlighting a steady rise in fees.",
    "In the south, 12 per cent of the weavers supported ending the levy.",
    # what a body plans or supports is a fact, not its word
    "The board plans to open two plants.",
    "The government supports start-ups.",
    "They may support the levy.",
    "Rana is set to announce the budget.",
    "When asked about the levy, the chairman left.",
    "Rana expressed strong concern.",
    "The note only gave “dear power” as the reason for continued delays.",
    "Bilal Rana has the support of the traders.",
    "There is no fear that rents will rise.",
    "A critic of the levy left.",
    "Bilal Rana is not a supporter of the levy.",
    "There is a mill that makes soap.",
    "Their shop is in Lahore.",
    "Bilal Rana wants out.",
    "The loom remained idle for months.",
    "Shares rose as investors remained hopeful about the talks.",
    "Three guards who observed the vote at two halls left.",
    # nobody has said it: a duty, no comment, a deed in the passive, why one was praised
    "Schools should change, stressing projects.",
    "Rana declined to comment on the levy.",
    "The burden was shared by the traders.",
    "The two leaders discussed the growing losses.",
    "Low fees give firms no reason to avoid tax or otherwise not report their sales.",
    # blows and prizes are no words, nor is a thing that was added
    "Villagers attacked the tax team with stones.",
    "The club claimed a third title on Friday.",
    "The department added more than 900 looms, 40 presses and 12 dryers.",
]
# two reports in one sentence: the sources and what each says
TWO = [
    (
        "The committee inquired about the lease of the mill to which the clerk said that it was new.",
        [("The committee", "the lease of the mill"), ("the clerk", "it was new")],
    ),
    # a quotation without a cue is of whom the sentences before it are about
    ("Rana Butt had a loom here. “They gave us lamps and no wool.”", [("Rana Butt", "They gave us lamps and no wool")]),
    (
        "Rana Butt had a loom here until May. Four hands, one kiln. “They gave us lamps and no wool.”",
        [("Rana Butt", "They gave us lamps and no wool")],
    ),
    (
        "The fair, she admits, was dear. A buyer sent forms; number 40 asked how many looms she had. “I wrote none.”",
        [
            ("she", "The fair, she admits, was dear"),
            ("number 40", "how many looms she had"),
            ("she", "I wrote none"),
        ],
    ),
    ("He rang and was told that the clerk was on leave.", [("", "the clerk was on leave")]),
    (
        "The trouble, as weavers tell it, began with the dam.",
        [("weavers", "The trouble, as weavers tell it, began with the dam")],
    ),
    ("Rana told it that the fair was off.", [("Rana", "the fair was off")]),
    ("“How many looms are left?” asked Rana Butt.", [("Rana Butt", "How many looms are left")]),
    (
        "Voices\n\nThe fair was full.\n\n“The lamp went out at six.” ― Rana Butt\n\n"
        "“I sold the loom and bought a cart.”― Zara Mir",
        [("Rana Butt", "The lamp went out at six"), ("Zara Mir", "I sold the loom and bought a cart")],
    ),
    ("The lamp was put out at six. “They gave us lamps and no wool.”", []),
    ("Rana Butt had a loom here. “Who would buy my rugs now?”", []),
    ("By the board's count there are nine looms; the guild has four.", [("the board", "there are nine looms")]),
    ("Of the 40 who left, she reckons nine have a job.", [("she", "Of the 40 who left, she reckons nine have a job")]),
    ("Of course, he said nine had left.", [("he", "nine had left")]),
    ("She asked owners how trade was going.", [("She", "how trade was going")]),
    ("She worked out that the kiln cost more than the rent.", [("She", "the kiln cost more than the rent")]),
    (
        "“These rugs have not been sold,” he said, holding both the mill and the guild accountable for their sloth.",
        [("he", "These rugs have not been sold"), ("he", "both the mill and the guild accountable for their sloth")],
    ),
    (
        "The minister said the FY2026 budget aligns with the ‘Blue’ plan, offering relief.",
        [("The minister", "the FY2026 budget aligns with the ‘Blue’ plan, offering relief")],
    ),
    (
        "About 90 rugs, by the clerk's count, were sold.",
        [("the clerk", "About 90 rugs, by the clerk's count, were sold")],
    ),
    (
        "Traders, by their own count, lost Rs4 billion, although the board has used a higher figure.",
        [("their", "Traders, by their own count, lost Rs4 billion")],
    ),
    (
        "It is the wage, says Rana Butt, who runs the mill, that keeps any of them there.",
        [("Rana Butt", "It is the wage, says Rana Butt, who runs the mill, that keeps any of them there")],
    ),
    ("Traders say how much had come.", [("Traders", "how much had come")]),
    # a question in quotation marks, and a sentence with a verb of its own for what it reports
    (
        "A clerk smiled. “How am I to know?” On power, he said that losses were high.",
        [("A clerk", "How am I to know"), ("he", "losses were high")],
    ),
    (
        "In one town, he told the audience, the fee had risen.",
        [("he", "In one town, he told the audience, the fee had risen")],
    ),
    ("“How am I to know?” he said.", [("he", "How am I to know")]),
    # a statement without a name tells the words of whom it tells about; a survey does not
    ("Bilal Rana praised the levy, a statement said.", [("Bilal Rana", "Bilal Rana praised the levy")]),
    ("Two in three said rents rose, a survey found.", [("a survey", "Two in three said rents rose")]),
    (
        "The delegation noted that the trade feeds 40 towns and argued that a fair would feed more.",
        [("The delegation", "the trade feeds 40 towns"), ("The delegation", "a fair would feed more")],
    ),
    (
        "He noted that the sector was playing a role in roads and assured the guild that its words would be heard.",
        [("He", "the sector was playing a role in roads"), ("He", "its words would be heard")],
    ),
    (
        "The mayor said the country would leave the union and suggested that it would leave the market.",
        [("The mayor", "the country would leave the union"), ("The mayor", "it would leave the market")],
    ),
    (
        "Rana rejected reports that the union had agreed to his plan, telling a daily that it was dead.",
        [("Rana", "reports that the union had agreed to his plan"), ("Rana", "it was dead")],
    ),
    (
        "Rana does not expect shops to close, but he does see a loss for the guild.",
        [("Rana", "shops to close"), ("he", "a loss for the guild")],
    ),
    (
        "Bilal Rana dismissed the talks by saying that they were late.",
        [("Bilal Rana", "the talks"), ("Bilal Rana", "they were late")],
    ),
    (
        "Rana said the levy would not hurt the guilds -- saying that they were rich.",
        [("Rana", "the levy would not hurt the guilds"), ("Rana", "they were rich")],
    ),
    (
        "The resolution condemns the use of children, demands an end of the trade, and insists on the care of orphans.",
        [
            ("The resolution", "the use of children"),
            ("The resolution", "an end of the trade"),
            ("The resolution", "the care of orphans"),
        ],
    ),
    (
        "Rana warned that “weights can bend or break,” emphasizing that “without honest scales, fairs are mere shows.”",
        [("Rana", "weights can bend or break"), ("Rana", "without honest scales, fairs are mere shows")],
    ),
    (
        "“The levy feeds the trade,” said the report, adding that the country keeps “a fair where posts are sold.”",
        [("the report", "The levy feeds the trade"), ("the report", "the country keeps “a fair where posts are sold")],
    ),
    (
        "The words were those of Rana, who said: “You should have signed. Shame!” The mayor noted that it was.",
        [("who", "You should have signed"), ("who", "Shame"), ("The mayor", "it was")],
    ),
    (
        "Bilal Rana, head of the mill, expressed pride in the work: “We are thrilled to go on. This fair is a start.”",
        [("Bilal Rana", "We are thrilled to go on"), ("Bilal Rana", "This fair is a start")],
    ),
    (
        "She praised Rana's “hunger” after the old striker continued to score.",
        [("She", "Rana's “hunger")],
    ),
    (
        "The aide claimed that the mill would close, to which the chairman replied that it was full.",
        [("The aide", "the mill would close"), ("the chairman", "it was full")],
    ),
    (
        "The committee directed the firm to publish its deals and voiced dismay over its losses.",
        [("The committee", "the firm to publish its deals"), ("The committee", "its losses")],
    ),
    (
        "Rana said that the ward was closed and asked for more beds.",
        [("Rana", "the ward was closed"), ("Rana", "more beds")],
    ),
    (
        "Rana said that the minister met the board and praised its plans.",
        [("Rana", "the minister met the board and praised its plans")],
    ),
    (
        "Why a levy for the mills, he asked, and added that they were poor.",
        [("he", "Why a levy for the mills"), ("he", "they were poor")],
    ),
    (
        "He cited the dry canals saying that the harvest was lost.",
        [("He", "the dry canals"), ("He", "the harvest was lost")],
    ),
    (
        "He cited a letter saying that the harvest was lost.",
        [("He", "a letter saying that the harvest was lost")],
    ),
    (
        "According to the rule, he said, rents should fall.",
        [("he", "According to the rule, he said, rents should fall")],
    ),
    (
        "During the talks on Monday, some members asked for lower fees, warning that the mills would close.",
        [("some members", "lower fees"), ("some members", "the mills would close")],
    ),
    (
        "“We lost two clients,” Sana Iqbal said, but “we found three.”",
        [("Sana Iqbal", "We lost two clients,” Sana Iqbal said, but “we found three")],
    ),
    (
        "“We lost two clients” in a bad year, Sana Iqbal said.",
        [("Sana Iqbal", "We lost two clients” in a bad year")],
    ),
    (
        "Sana Iqbal called it “a bad year” and said that two clients left.",
        [("Sana Iqbal", "it “a bad year"), ("Sana Iqbal", "two clients left")],
    ),
    (
        "Bilal Rana spoke.\nBilal Rana: We lost two clients. Then came the levy.\nSo it went.",
        [("Bilal Rana", "We lost two clients"), ("Bilal Rana", "Then came the levy")],
    ),
    # the items of a list are of who leads up to them, not those of what is only told; an item may have its own source
    (
        "The guild urged the mayor to take these steps:\n\n- Early opening of the fair;\n- A cut in fees.\n\nSo be it.",
        [("The guild", "Early opening of the fair"), ("The guild", "A cut in fees")],
    ),
    (
        "Bilal Rana made three demands:\n1. Fees should be halved. The levy should go.\n2. Clerks said rents were due.",
        [("Bilal Rana", "Fees should be halved"), ("Bilal Rana", "The levy should go"), ("Clerks", "rents were due")],
    ),
    ("The guild opened two mills:\n- One in Multan has 30 looms.\n- One in Lahore has 40 looms.", []),
    ("The guild did not make these demands:\n- Fees should be halved.\n- The levy should go.", []),
    (
        "The members asked whether the tax was new, the chairman replied that it was old.",
        [("The members", "whether the tax was new"), ("the chairman", "it was old")],
    ),
    (
        "The fund had not endorsed the tax, and its loss will not hurt the plan.",
        [("The fund", "the tax")],
    ),
    (
        "The chairman announced that the date was fixed, and the budget will be announced in June.",
        [("The chairman", "the date was fixed, and the budget will be announced in June")],
    ),
    (
        "There is time, he said, to mend the bill before it is passed.",
        [("he", "There is time, he said, to mend the bill before it is passed")],
    ),
    (
        "Rana briefed the committee on the new port.",
        [("Rana", "the new port")],
    ),
    # a source put into the sentence; content that opens behind a colon or semicolon, or ends before an own deed
    (
        "Wages, says owner Rana Butt, rose by 5 per cent.",
        [("Rana Butt", "Wages, says owner Rana Butt, rose by 5 per cent")],
    ),
    (
        "It sold looms for $5 million, of which, says owner Rana Butt, half went to Leeds.",
        [("Rana Butt", "of which, says owner Rana Butt, half went to Leeds")],
    ),
    ("Wages rose in May, said Rana Butt, a dyer who left.", [("Rana Butt", "Wages rose in May")]),
    ("His client, he tells me, never came back.", [("he", "His client, he tells me, never came back")]),
    (
        "Rana Butt read out a list: of 43 mills, he said, 19 were shut.",
        [("he", "of 43 mills, he said, 19 were shut")],
    ),
    ("The looms are old; some of them, Rana added, have burned.", [("Rana", "some of them, Rana added, have burned")]),
    ("He saw the mill burn, Rana says, and winds the clock himself.", [("Rana", "He saw the mill burn")]),
    (
        "It takes a day, Rana said, and the bank wants a letter.",
        [("Rana", "It takes a day, Rana said, and the bank wants a letter")],
    ),
    ("According to the head dyer, Rana Butt, four mills have closed.", [("Rana Butt", "four mills have closed")]),
    (
        "Orders fell by half, according to a tally presented by the guild, a trade body.",
        [("the guild", "Orders fell by half")],
    ),
    ("Orders fell by half, according to a tally seen by the guild.", [("a tally", "Orders fell by half")]),
    ("Her answer was that nobody would leave.", [("Her", "nobody would leave")]),
    ("Rana, the weaver, told of losing four looms in a year.", [("Rana", "losing four looms in a year")]),
    ("“I am tired,” said the owner of a 22-person mill.", [("the owner of a 22-person mill", "I am tired")]),
    (
        "The reason, as Rana put it, is that “my looms go home at six”, and officers ask for a plot.",
        [("Rana", "The reason, as Rana put it, is that “my looms go home at six”, and officers ask for a plot")],
    ),
    (
        "The plant reportedly closed in May.",
        [("", "The plant reportedly closed in May")],
    ),
    (
        "A few days are left, he said, to mend the bill before it is passed; without it, the trade dies.",
        [("he", "A few days are left, he said, to mend the bill before it is passed; without it, the trade dies")],
    ),
]


@pytest.mark.parametrize("marked, order", FOUND, ids=[row[0] for row in FOUND])
def test_attribution(marked, order, read, unbracket):
    text, spans = unbracket(marked)
    found = document.marked(read(text), document.QUOTES, "attribution")
    assert len(found) == 1
    one = found[0]
    got = {"s": (one.speaker_start, one.speaker_end), "q": (one.cue_start, one.cue_end), "c": (one.start, one.end)}
    want = dict(zip(order, spans, strict=True))
    want["c"] = (want["c"][0], len(text[: want["c"][1]].rstrip(".")))
    assert {k: text[slice(*got[k])] for k in order} == {k: text[slice(*want[k])] for k in order}


@pytest.mark.parametrize("text", NOTHING)
def test_no_attribution(text, read):
    assert document.marked(read(text), document.QUOTES, "attribution") == []


@pytest.mark.parametrize("text, reports", TWO, ids=[row[0] for row in TWO])
def test_reports_side_by_side(text, reports, read):
    found = document.marked(read(text), document.QUOTES, "attribution")
    said = [(text[a.speaker_start or 0 : a.speaker_end or 0], text[a.start : a.end]) for a in found]
    assert said == reports

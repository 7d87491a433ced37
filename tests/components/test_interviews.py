"""Interviews: in each text the brackets are what is answered; in the other texts nobody says anything."""

import pytest

from itx_nlp import document

OPENS = "Sana Iqbal has run a pottery in Multan since 2009. We met her at the kiln. Excerpts follow.\n\n"

INTERVIEWS = [
    # text                                                                                             who answers
    (
        OPENS + "Q. Why did you move?\n\nA. [Our rent had doubled]. [I lost two clients].\n\n"
        "Q. Is Lahore better?\n\nA. (Laughs) [I sell 40 pots a day].",
        "Sana Iqbal",
    ),
    (
        OPENS + "Q1: Why did you move?\nA: [Our rent had doubled].\n[Two clients had left us].\n"
        "Q2: Is Lahore better?\nA: [It is nearer to the fair].",
        "Sana Iqbal",
    ),
    (
        OPENS + "Question: Why did you move?\nAnswer: [Our rent had doubled].\n"
        "Question: There is no kiln in Lahore.\nAnswer: [I built the first one].",
        "Sana Iqbal",
    ),
    (
        OPENS + "**Q: Why did you move?**\n\n[Our rent had doubled].\n\n**Q: Is Lahore better?**\n\n"
        "[I sell 40 pots a day].\n\n**Q: And now?**\n\n[We fire at night].",
        "Sana Iqbal",
    ),
    (
        OPENS + "The Courier: Why did you move?\nSI: [Our rent had doubled].\nThe Courier: Is Lahore better?\n"
        "SI: [I sell 40 pots a day].\nThe Courier: So you will stay.\nSI: [I have bought a plot].",
        "Sana Iqbal",
    ),
    (
        OPENS + "Interviewer: Tell me of the move.\nSana Iqbal: [Our rent had doubled].\n"
        "Interviewer: Is Lahore better?\nSana Iqbal: [I sell 40 pots a day].",
        "Sana Iqbal",
    ),
    (
        "Clay and rent\n\n" + OPENS + "Why did you move?\n\n[Our rent had doubled].\n\nIs Lahore better?\n\n"
        "[I sell 40 pots a day]. [Two clients followed me].\n\n(She pours the tea.)\n\n[The fair is near].\n\n"
        "What of Multan?\n\n[My son runs that kiln].",
        "Sana Iqbal",
    ),
    (
        "Clay and rent\n\nSana Iqbal has run a pottery in Multan since 2009.\n\nWhy did you move?\n\n"
        "[Our rent had doubled].\n\nIs Lahore better for you?\n\n[I sell 40 pots a day].\n\nWhat of Multan?\n\n"
        "[My son runs that kiln].\n\nSana Iqbal was awarded a medal in May.",
        "Sana Iqbal",
    ),
    (
        OPENS + "RANA: Why did you move?\nIQBAL: [Our rent had doubled].\nRANA: Is Lahore better?\n"
        "IQBAL: [I sell 40 pots a day].",
        "Sana Iqbal",
    ),
    # what a named interviewer states is theirs
    (
        "Sana Iqbal has a pottery in Multan. She met Bilal Rana.\n\nRana: [Your rent doubled]. Why did you move?\n"
        "Iqbal: [Two clients had left us].\nRana: Is Lahore better?\nIqbal: [I sell 40 pots a day].",
        "Bilal Rana, Sana Iqbal, Sana Iqbal",
    ),
    # statements that are to be answered, questions inside an answer, and what the author tells of the guest
    (
        OPENS
        + "You moved in a bad year.\n\n[Our rent had doubled]. [I lost two clients].\n\nIs Lahore better for you?\n\n"
        "[I sell 40 pots a day].\n\nShe says no bank would lend to a potter.\n\nThe kiln burns gas at night.\n\n"
        "And the fair?\n\n[We went in May]. You know who came? Nobody. (Laughs.) [My stall was empty].\n\n"
        "What of Multan?\n\n[My son runs that kiln].",
        "Sana Iqbal",
    ),
    (
        OPENS
        + "Tell me about the move.\n\n[Our rent had doubled].\n\nIs Lahore better for you?\n\n[I sell 40 pots a day]."
        "\n\n[You need a licence for that].\n\n[We paid Rs9,000 for it].\n\nAnd the fair?\n\n[It was full in May]. "
        "[He says the board spoilt it].\n\nWhat of Multan?\n\n[My son runs that kiln].",
        "Sana Iqbal",
    ),
    # of several people the one who is spoken to
    (
        "Bilal Rana and Umar Shah left the trade in 2009. Bilal Rana is a monk. We spoke to Sana Iqbal, who stayed.\n\n"
        "Q. Why did you move?\n\nA. [Our rent had doubled].\n\nQ. Is Lahore better?\n\nA. [I sell 40 pots a day].",
        "Sana Iqbal",
    ),
]

TELLERS = "Sana Iqbal has run a pottery in Multan since 2009. She sells 40 pots a day.\n\n"

NONE = [
    # frequent questions: somebody is named, but the answers are nobody's
    TELLERS + "Q. Who may apply?\n\nA. The fair is open to all potters.\n\nQ. What is the fee?\n\nA. The fee is Rs500.",
    # one who answers is not named
    "The fair opens in May.\n\nQ. Who may apply?\n\nA. We take all potters.\n\nQ. What is the fee?\n\n"
    "A. Our fee is Rs500.",
    # an explainer
    TELLERS + "What is a kiln?\n\nA kiln is an oven for pots.\n\nWhy is clay dear?\n\nThe levy was doubled in May.\n\n"
    "What comes next?\n\nThe board will meet on Monday.",
    # an essay that asks itself
    TELLERS + "Is the craft dying?\n\nI saw three kilns close in May.\n\nWho will fire the pots?\n\n"
    "The young leave for Lahore.\n\nWhat remains?\n\nMy own wheel stands idle.",
    # one that tells of a talk and seldom asks itself
    "Clay and rent\n\nSana Iqbal came to talk to me about the fair.\n\n"
    + "Is the craft dying?\n\nI saw a kiln close.\n\nThe fair was full.\n\nMy wheel stands idle.\n\n"
    "The levy was new.\n\nI paid it in May.\n\n" * 3,
    # two questions are none
    OPENS + "Why do potters move?\n\nI think of rents.\n\nWhere is the craft going?\n\nThe fair was full in May.",
    # labels that name no person
    TELLERS + "Myth: Is clay free?\nFact: We pay Rs90 a bag.\nMyth: Is water free?\nFact: Our bill is Rs2,000.",
    # a list of names
    TELLERS + "A. R. Shah heads the guild.\n\nA. Q. Khan heads the board.",
]


def spoken(doc):
    """Give who answers and the words, for all that is said without quotation marks."""
    claims = document.marked(doc, document.CLAIMS, "claim")
    return [(claim.speaker_name, claim.start, claim.end) for claim in claims if claim.quote == "direct"]


@pytest.mark.parametrize("marked, who", INTERVIEWS)
def test_interview(marked, who, read, unbracket):
    text, answers = unbracket(marked)
    doc = read(text)
    names = who.split(", ") if "," in who else [who] * len(answers)
    want = [(name, text[a:b]) for name, (a, b) in zip(names, answers, strict=True)]
    assert [(name, text[a:b]) for name, a, b in spoken(doc)] == want
    asked = [claim for claim in document.marked(doc, document.CLAIMS, "claim") if text[claim.end - 1] == "?"]
    assert asked == []


@pytest.mark.parametrize("text", NONE)
def test_no_interview(text, read):
    assert spoken(read(text)) == []

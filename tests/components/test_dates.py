"""Dates on a Doc: tense from the parse, furniture left out, survival of serialization."""

import pytest
from spacy.tokens import DocBin

from itx_nlp import document

PUBLISHED = "2024-05-16"

TENSES = [
    ("In [December] Benazir Colony was founded, and then it burned.", "2023-12"),
    ("Starting [this Sunday], offices will remain open.", "2024-05-19"),
    ("Starting [this Sunday], offices remained open.", "2024-05-19"),
    ("The loom stood still [every summer].", "XXXX-SU"),
    ("The loom stood still [last summer].", "2023-SU"),
    ("“Ask me in [December],” she said.", "2024-12"),
    ("“They asked me in [December],” she said.", "2023-12"),
    ("The port sold 8 per cent more than [a year earlier].", "2023"),
    ("The port was sold [more than a year earlier].", "2023"),
    ("The mill named her head with effect from [1 July].", "2024-07-01"),
    ("Profit rose to $5 million in [the first half].", "2023-H1"),
    ("Sales in [the second half] were flat.", "2023-H2"),
    ("Exports fell in [October].", "2023-10"),
    ("The agency will launch a portal in [October].", "2024-10"),
    ("The agency plans to launch a portal in [October].", "2024-10"),
    ("The portal, which was launched in [October], is slow.", "2023-10"),
    ("The talks are scheduled for [Monday].", "2024-05-20"),
    ("The minister met exporters on [Monday].", "2024-05-13"),
    ("The outage may have begun on [Monday].", "2024-05-13"),
    ("The licence had been due to expire on [Monday].", "2024-05-13"),
    ("Prices continued to fall for a third day on [Monday].", "2024-05-13"),
    ("Prices are expected to fall on [Monday].", "2024-05-20"),
    ("The board said on [Monday] it would publish the rules.", "2024-05-13"),
    ("They hope to win the title after losing a match on [Monday].", "2024-05-13"),
    ("The hearing was postponed until [Monday].", "2024-05-20"),
    ("They were shaken by the strike on the port on [October 1].", "2023-10-01"),
    ("It will publish the figures for [March].", "2024-03"),
    ("Fees rise for the term starting in [August].", "2024-08"),
    ("The minister speaks at a meeting on [October 29].", "2023-10-29"),
    ("Critics of [Monday]'s order will appeal.", "2024-05-13"),
    # a paper prints tomorrow what is written today: what will be on the day before it came out is no week away
    ("The ferry will sail late on [Wednesday], the port said.", "2024-05-15"),
    ("The team will play its last match on [Sunday].", "2024-05-19"),
    ("The fair starts on [Friday].", "2024-05-17"),
    ("The fair started on [Friday].", "2024-05-10"),
    ("They hope to beat the champions in [Friday]'s final.", "2024-05-17"),
    ("They led by two goals in [Friday]'s final.", "2024-05-10"),
    ("Weavers marched ahead of [Monday]'s auction.", "2024-05-20"),
    ("Weavers marched because of [Monday]'s auction.", "2024-05-13"),
    ("Port fees rise in [December] unless the board relents.", "2024-12"),
    ("Port fees rose in [December] because the board did not relent.", "2023-12"),
    ("Ask me again in [December].", "2024-12"),
    ("I was asked again in [December].", "2023-12"),
    ("Look at the sales of [August].", "2023-08"),
    ("The launch had been scheduled for [Monday].", "2024-05-13"),
    ("The launch is scheduled for [Monday].", "2024-05-20"),
]


def dates(doc):
    return document.marked(doc, document.DATES, "date")


@pytest.mark.parametrize("marked, value", TENSES)
def test_tense_of_the_governing_verb(read, unbracket, marked, value):
    text, [(start, end)] = unbracket(marked)
    assert [(each.start, each.end, each.value) for each in dates(read(text, PUBLISHED))] == [(start, end, value)]


def test_rows_name_days_in_iso_form(read):
    [found] = dates(read("Exports rose in 10MFY24.", PUBLISHED))
    assert (found.first_day, found.last_day, found.fiscal) == ("2023-07-01", "2024-04-30", True)


def test_durations_and_references_have_no_days(read):
    found = dates(read("They have waited for three years until now.", PUBLISHED))
    assert [(each.type, each.value, each.first_day) for each in found] == [
        ("DURATION", "P3Y", None),
        ("DATE", "PRESENT_REF", None),
    ]


ABOVE = [
    # what stands above the text, and what "on Tuesday" is then
    ("LAHORE, March 4, 2025: ", "2025-03-04"),
    ("LAHORE, March 6, 2025 (Harbour Wire) -- ", "2025-03-04"),
    ("Published March 5, 2025 10:30am\n\n", "2025-03-04"),
    ("By Nadia Rehan\nMarch 5, 2025\n\n", "2025-03-04"),
    ("LAHORE, March 4: ", "XXXX-WXX-2"),
    ("LAHORE: ", "XXXX-WXX-2"),
    ("March 2025\n\n", "XXXX-WXX-2"),
    ("The fair of March 5, 2025 and what came of it\n\n", "XXXX-WXX-2"),
    ("By Nadia Rehan\n\n", "XXXX-WXX-2"),
]


@pytest.mark.parametrize("above, value", ABOVE)
def test_a_day_above_the_text_stands_for_that_of_publication(nlp, above, value):
    doc = nlp(f"Weavers stop their looms\n\n{above}The weavers met on Tuesday to hear the board.\n\nIt was late.")
    [tuesday] = [each for each in dates(doc) if doc.text[each.start : each.end] == "Tuesday"]
    assert tuesday.value == value


def test_furniture_holds_no_dates(nlp):
    doc = nlp.make_doc("Exports rose in April.\n\nCopyright © 2021")
    doc.spans[document.BOILERPLATE] = [doc[6:]]
    found = dates(nlp.get_pipe("itx_dates")(doc))
    assert [doc.text[each.start : each.end] for each in found] == ["April"]


def test_dates_survive_a_docbin(nlp, read):
    doc = read("Exports rose in FY24.", PUBLISHED)
    [again] = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    assert dates(again) == dates(doc) != []

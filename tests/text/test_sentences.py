"""Where sentences begin: `|` marks every boundary."""

import pytest

from itx_nlp.text.sentences import Abbreviations, sentence_starts

SENTENCES = [
    "Exports rose in May.| The association welcomed the news.",
    "Receipts were $1.2 million in 2024.|Exports of services followed.",  # a lost space
    "It closed at 91.37.|In the bazaar it stood at Rs412.25.|Dealers shrugged.",
    "The ring cost Rs310,007.|Elsewhere it was dearer.",
    'The price rose in May.|"We left," said the weaver.',
    'She called it "a loss."|They left.',
    "They held signs saying “Stop the levy”.|Multan is dry.",
    "She works at Lumen Corp.| “We grew by half,” she said.",
    "She works at Lumen Corp. and it grew.",
    "See lab 3.Ten of them work there.",
    "1.The office opens at nine.",
    "The rebate ends this year.|Nobody was told.",
    "“We hired forty people.| Half of them left,” she said.| Others stayed.",
    "“Will it last?” asked the banker.",
    "He asked: “Who pays?”| Nobody answered.",
    "Dr. Farah Qazi of Lumen Codeworks Pvt. Ltd. spoke at 9 a.m. on Monday.",
    "The firm is Marl Systems Inc.| It employs 40 people.",
    "They met Prof. K. L. Anwar in the U.S. market.| The visit was short.",
    "The rate is Rs. 280 to the dollar.",
    "Growth was 3.5 per cent.| In May it was 4.",
    "It stopped ... and began again.",
    "No. 5 Street is closed!| Traffic was diverted.",
    "Visit example.org for more.",
]


@pytest.fixture(scope="module")
def abbreviations() -> Abbreviations:
    return Abbreviations.read()


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences(marked, abbreviations):
    parts = marked.split("|")
    text = "".join(parts)
    starts = sentence_starts(text, 0, len(text), abbreviations)
    found = [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    assert found == [part.strip() for part in parts]

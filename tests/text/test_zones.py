"""Which lines are body, which are header, which belong to the website."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itx_nlp.text.zones import Furniture, find_zones, metadata, paragraphs

ARTICLES = {
    "a legal notice": [
        ("title", "A record month"),
        ("body", "The month was the best so far, according to the board."),
        ("body", "The information in this report is old, said the board."),
        ("boilerplate", "The information in this message is confidential and meant for its reader alone. If you are "
                        "not he, please delete it, and tell us that you have done so; do not copy it, and do not show "
                        "it to anybody else."),
        ("body", "The board meets again in May."),
    ],
    "headline, deck and dateline": [
        ("title", "Software exports rise again"),
        ("deck", "Receipts cross last year's level with a month to go"),
        ("dateline", "LAHORE:"),
        ("body", "Exports of software rose for the fifth month in a row, exporters said."),
        ("body", "They expect more."),
    ],
    "town in title case": [
        ("title", "Coders meet in the capital"),
        ("dateline", "Islamabad :"),
        ("body", "Some two hundred coders met on Friday to compare notes about their clients abroad."),
        ("body", "Tea was served."),
    ],
    "town and day": [
        ("title", "Mills wait for cotton"),
        ("dateline", "Kisumu, 11 June 2024 (Harbour Wire) -"),
        ("body", "Eleven mills stood still on Monday because no cotton had come, their union said."),
    ],
    "town, country and day": [
        ("title", "A firm of weavers opens a second hall"),
        ("dateline", "Lahore, Pakistan – May 5, 2024 –"),
        ("body", "Ravi Looms opened its second hall on Sunday, with room for ninety weavers."),
    ],
    "a town and a day that begin a sentence": [
        ("title", "The hottest day of the year"),
        ("body", "Kisumu, 11 June 2024 was a day on which no mill could run, and no weaver came to work."),
    ],
    "byline above, credit below": [
        ("byline", "Nadia Rehan"),
        ("title", "Small firms look for clients in the Gulf."),
        ("body", "Dozens of small firms from three cities sent their first delegation to the Gulf this spring, "
                 "and came home with a contract each, or so they say."),
        ("signoff", "Credit: Harbour Wire"),
    ],
    "furniture": [
        ("boilerplate", "Close this search box."),
        ("title", "A record month"),
        ("body", "The month was the best so far, according to the board."),
        ("boilerplate", "Share this:"),
        ("body", "The next one may be better."),
        ("boilerplate", "Tags: exports, software"),
        ("boilerplate", "Media contact: press@harbour.example"),
        ("boilerplate", "Related Stories"),
        ("boilerplate", "Old ministers never retire"),
        ("boilerplate", "Leave a Reply"),
    ],
    "lines between bars": [
        ("title", "A record month"),
        ("byline", "Posted by Nadia Rehan | 9 min read | Trade"),
        ("body", "The month was the best so far, according to the board."),
        ("body", "Kites | yarn | clay: all were dear, and 12 shares were sold."),
        ("boilerplate", "12 comments | Share | Next post: The loom that never slept"),
        ("boilerplate", "9 min read"),
        ("body", "The next one may be better."),
    ],
    "teasers above a copyright line": [
        ("title", "Rates unchanged"),
        ("body", "The bank left its rate unchanged."),
        ("body", "Nobody was surprised."),
        ("body", "Lenders had expected no less."),
        ("boilerplate", "A view of the harbour. — File photoKARACHI: The port has..."),
        ("boilerplate", "Players celebrate after winning the last match of the season"),
        ("boilerplate", "Copyright © 2025. All rights reserved"),
    ],
    "teasers under a single paragraph": [
        ("title", "Rates unchanged"),
        ("body", "The bank left its rate unchanged."),
        ("boilerplate", "A view of the harbour. — File photoKARACHI: The port has..."),
        ("boilerplate", "Ships wait. — File photoKARACHI: The owners have..."),
        ("boilerplate", "A queue. — File photoKARACHI: The clerks have..."),
        ("boilerplate", "A kite. — File photoKARACHI: The makers have..."),
        ("boilerplate", "Copyright © 2025. All rights reserved"),
    ],
    "an agency's name behind the last sentence": [
        ("title", "Rates unchanged"),
        ("body", "The bank left its rate unchanged."),
        ("body", "Lenders had expected no less, and said so on Monday. Harbour Wire"),
        ("boilerplate", "COMMENTS"),
    ],
    "headings and lists": [
        ("body", "The plan has two parts and this paragraph says what they are."),
        ("heading", "Skills first"),
        ("body", "Every district gets a school of its own, and every school a teacher who has shipped software."),
        ("body", "The second part needs:"),
        ("body", "cheaper bandwidth"),
        ("body", "steady rules"),
        ("body", "This is how it could work, says the author of the plan."),
    ],
    "sign-off": [
        ("body", "Policy should change slowly."),
        ("body", "It does not."),
        ("signoff", "The writer teaches economics in Quetta"),
    ],
    "one line is no headline": [("body", "profit up 12% to $3 million")],
}  # fmt: skip


@pytest.fixture(scope="module")
def furniture() -> Furniture:
    return Furniture.read()


@pytest.mark.parametrize("lines", ARTICLES.values(), ids=ARTICLES)
def test_zones(lines, furniture):
    text = "".join(line + (" " if kind == "dateline" else "\n\n") for kind, line in lines)
    found = [(zone.kind, text[zone.start : zone.end]) for zone in find_zones(text, furniture)]
    assert found == lines


def test_wrapped_lines_are_one_paragraph(furniture):
    text = (
        "The board said on Monday that receipts from abroad had\n"
        "risen in every month of the year, and that it expected\n"
        "the trend to hold in the months to come, though some of\n"
        "the exporters at the meeting were less certain of that.\n"
        "\n"
        "A second paragraph begins here and runs over two of the\n"
        "lines, as they do in a mail.\n"
    )
    assert len(find_zones(text, furniture)) == 2


BROKEN = [
    # two lines, and whether the second goes on with the first
    (
        "The forum will set up a fund of Rs 250 million for firms",
        "founded by women, its chair said on Wednesday.",
        True,
    ),
    ("Nine firms got Rs 31 million of the money, and most of the", "Rs 6.2 billion went to others, she said.", True),
    ("The forum will set up a fund of Rs 250 million for firms", "Founders who are women will get it first.", False),
    (
        "The forum will set up a fund of Rs 250 million for firms.",
        "iFoundry, a firm of Lahore, will get it first.",
        False,
    ),
    ("cheaper homes near the park", "buses that run at night", False),
    ("Women among the founders of the firms of Lahore, by area", "- gulberg has nine of them", False),
]


@pytest.mark.parametrize("line, following, goes_on", BROKEN)
def test_a_line_that_breaks_off_within_a_sentence(line, following, goes_on):
    for end in ("\n", "\r\n"):
        assert len(paragraphs(f"{line}{end}{following}\n")) == (1 if goes_on else 2)
    assert len(paragraphs(f"{line}\n\n{following}\n")) == 2


def test_metadata_comes_from_the_header(furniture):
    text = "By Nadia Rehan\nSmall firms look abroad\nThey found three clients.\nThey want more.\nSource: Harbour Wire"
    assert metadata(text, find_zones(text, furniture)) == {
        "author": "Nadia Rehan",
        "title": "Small firms look abroad",
        "publisher": "Harbour Wire",
    }


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_zones_are_in_order_and_cover_all_but_white_space(text):
    zones = find_zones(text, FURNITURE)
    rest, last = "", 0
    for zone in zones:
        assert last <= zone.start < zone.end <= len(text)
        rest += text[last : zone.start]
        last = zone.end
    assert not (rest + text[last:]).strip()


FURNITURE = Furniture.read()

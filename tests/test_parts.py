"""A long text in parts gives the rows of the whole."""

import pytest
from spacy.tokens import Doc

from itx_nlp.parts import masked, process
from itx_nlp.rows import rows

STORY = (
    "The Indus Example Council (IEC) said on Monday that software exports rose to $250 million in May 2024.\n\n"
    "“Payments take 21 days,” said Sana Example, who runs a firm in Multan. She asked banks to hurry.\n\n"
    "Earnings\n\nIn April it was 7 per cent less, the IEC said; {n} firms had asked for licences, of which 3 in 4 "
    "came from small towns.\n\n"
)


@pytest.fixture(scope="module")
def text() -> str:
    return "Exports rise again\n\n" + "".join(STORY.format(n=n) for n in range(20, 45))


def test_rows_of_parts_are_the_rows_of_the_whole(nlp, text):
    whole = rows(process(nlp, text, {}), "a", text)
    for part in (300, 1_000):
        assert rows(process(nlp, text, {}, part=part), "a", text) == whole


def test_a_sentence_longer_than_a_part_is_cut(nlp):
    text = "Exports and " * 2_000 + "imports rose by 5 per cent."
    doc = process(nlp, text, {}, part=500)
    assert isinstance(doc, Doc) and doc.text == text
    assert any(row.value == 5.0 for row in rows(doc, "a", text)["figures"])


MASKED = [
    "$" * 5_000,
    "(" * 2_000,
    "a" * 5_000,
    "a$" * 3_000,
    "\u200b" * 2_000,
    "-" * 200,
    "_" * 500,
    "\x00",
    "😀" * 900,
]
NOT_MASKED = ["a" * 1_000, "$" * 100, "https://example.org/" + "a" * 500, "“Yes,” she said.", "...", "-" * 80]


@pytest.mark.parametrize("run", MASKED, ids=lambda run: f"{run[:2]!r} {len(run)}")
def test_masked(run):
    assert masked(f"Up {run} down") == f"Up {' ' * len(run)} down"


@pytest.mark.parametrize("run", NOT_MASKED, ids=lambda run: f"{run[:8]!r} {len(run)}")
def test_not_masked(run):
    assert masked(f"Up {run} down") == f"Up {run} down"


@pytest.mark.parametrize(
    ("written", "meant"), [("May´s", "May’s"), ("2023\x9624", "2023–24"), ("é", "é"), ("5’ 3'", "5’ 3'")]
)
def test_marks_that_stand_for_others(written, meant):
    assert masked(written) == meant


def test_an_acute_accent_is_an_apostrophe(nlp):
    text = "The traders´ guild thanked Zara Nadir, and Zara Nadir´s brother said it wasn´t late."
    tables = rows(process(nlp, text, {}), "a", text)
    assert [row.text for row in tables["people"]] == ["Zara Nadir", "Zara Nadir"]
    assert [row.text for row in tables["claims"]] == ["it wasn´t late"]


@pytest.mark.parametrize("run", ["$" * 100_000, "(" * 100_000, "$" * 100 + " ", "a.b-" * 249 + " "])
def test_no_piece_is_left_that_the_tokenizer_is_slow_on(run):
    text = (run * (100_000 // len(run) + 1))[:100_000]
    assert max(map(len, masked(text).split()), default=0) <= 1_000

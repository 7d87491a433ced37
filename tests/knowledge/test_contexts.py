"""A claim is split once for its figures, and a pattern is asked only where one of its words stands in the claim."""

import re

import pytest

from itx_nlp.knowledge import (
    averages,
    balances,
    changes,
    composition,
    cues,
    points,
    sessions,
    sized,
    times,
    totals,
)
from itx_nlp.knowledge.contexts import Context, context, words
from itx_nlp.knowledge.metrics import read_metrics
from itx_nlp.resources import read_entries
from itx_nlp.tables import Claim, Figure

TEXT = "Weavers hope to sell 40,000 carpets, up from 31,000 in the Previous month"


def test_each_figure_has_its_own_words_before_and_behind():
    claim = Claim(start=100, end=100 + len(TEXT), text=TEXT)
    near = context(claim)
    for number in ("40,000", "31,000"):
        start = 100 + TEXT.index(number)
        around = near.at(Figure(start=start, end=start + len(number), text=number, value=1.0, kind="count"))
        assert around.before + number + around.after == TEXT
        assert around.says(frozenset(("previous", "next")))
        assert not around.says(frozenset(("hop", "fell", "40")))


def test_a_figure_in_no_claim_has_no_words():
    figure = Figure(start=3, end=4, text="7", value=7.0, kind="count")
    for near in (Context(), context(None), context(Claim(start=0, end=9, text=""))):
        around = near.at(figure)
        assert (around.before, around.after, around.words) == ("", "", frozenset())


FRAMES = ("{} ", "{} to ", "{} of ", "the {} is ", "{} at ", " was {} ", "the previous {} ", "a {} earlier",
          "{}-on-{}", "so {}", "to {}", "until {}", "{}/{}", "{} they sell ", "{} to sell ")  # fmt: skip


@pytest.mark.parametrize(
    "pattern, gate",
    [
        (cues._FORETOLD.made, cues._FORETOLD.words),
        (cues._AGAINST_TARGET.made, cues._AGAINST_TARGET.words),
        (cues._GOAL_IS.made, cues._GOAL_IS.words),
        (cues._TARGET_HEAD.made, cues._TARGET_HEAD.words),
        (cues._SPOKEN_OF.made, cues._SPOKEN_OF.words),
        (cues._WISHED.made, cues._WISHED.words),
        (cues._SO_FAR.made, cues._SO_FAR.words),
        (cues._ONLY.made, cues._ONLY.words),
        (cues._IF.made, cues._IF.words),
        (times._MONTHLY.made, times._MONTHS),
        (times._QUARTERLY.made, times._QUARTERS),
        (times._YEARLY.made, times._YEARS),
        (averages._BY, averages._BY_SPAN),
        (balances._LEFT.made, balances._LEFT.words),
        (points._CAME_FROM, sized.THAN),
        (changes._OTHER_MEASURE.made, changes._OTHER_MEASURE.words),
        (composition._COMPRISES.made, composition._COMPRISES.words),
        (sessions._AN_EXTREME.made, sessions._AN_EXTREME.words),
        (sessions._AS_HIGH_AS.made, sessions._AS_HIGH_AS.words),
        (sized._BASE, sized.THAN),
        (totals._IN_ALL.made, totals._IN_ALL.words),
        (totals._COMES_TO.made, totals._COMES_TO.words),
    ],
)
def test_no_word_of_a_pattern_is_missing_from_those_it_is_asked_for(pattern, gate):
    endings = ("", "s", "d", "ed", "ing")
    stems = set(re.findall(r"[A-Za-z]+", pattern.pattern))
    forms = {stem + ending for stem in stems for ending in endings}
    found = [text for form in forms for frame in FRAMES if pattern.search(text := frame.format(form, form))]
    assert len(found) > 1
    assert [text for text in found if gate.isdisjoint(words(text))] == []


@pytest.mark.parametrize("unit", ["kWh", "unit", "kg", "tonne", "litre", "barrel", "maund", "bag"])
@pytest.mark.parametrize("joint", ["/", " /", "per ", " per ", "a ", " a ", "an ", " Per ", " A "])
def test_a_price_is_asked_for_wherever_its_pattern_finds_one(unit, joint):
    assert averages._PER_UNIT.match(after := joint + unit)
    assert after[:2].lstrip()[:1] in averages._PER


def test_two_words_that_name_a_metric_have_one_that_tells_it():
    metrics = read_metrics()
    phrases = [entry["phrases"] for entry in read_entries("metrics.jsonl", "metric")]
    said = sorted({word for several in phrases for text in several for word in text.split()})
    pairs = [(one, other) for one in said for other in ("reached", "IT", "Foreign", "(data", *said[::7])]
    named = [(one, other) for one, other in pairs if metrics.listed(f"{one} {other}", "percent")]
    assert len(named) > 100
    assert [pair for pair in named if not any(map(metrics.tells, pair))] == []
    assert not any(map(metrics.tells, ("reached", "the", "worth", "to", "—")))

"""The two levels that a change asks for by its place: the one it stands behind, and the one it names as its base."""

import re

from itx_nlp.knowledge.passages import Passage, together
from itx_nlp.knowledge.sized import is_base
from itx_nlp.knowledge.statements import Statement

# "60 per cent more", and nothing is named than which
_MORE = re.compile(
    r" (?:more|less|higher|lower|fewer|up|down)(?! than\b)[ ,.;)]|,? (?:more|less|higher|lower|fewer)$", re.I
)
_THAT_IS = re.compile(r"(?:that|this|it|these|they) (?:is|was|are|were|makes|made) (?:[a-z]+ ){0,4}$", re.I)


def host(passage: Passage, stated: Statement) -> Statement | None:
    """Give the level that a change stands behind, the only one before it: "a new peak at 437, +26 per cent"."""
    before = [s for s in passage.by_sentence[stated.sentence] if s.start < stated.start and not s.change]
    return before[0] if len(before) == 1 and before[0].figure_kind in ("currency", "count", "number") else None


def is_framed(passage: Passage, stated: Statement, current: Statement, base: Statement) -> bool:
    """Say whether a change stands between its level and its base: "4.6 (21 per cent over last year's 3.8)"."""
    if not (together(stated, current, base) and current.start < stated.start < base.start):
        return False
    between = (s for s in passage.by_sentence[stated.sentence] if current.start < s.start < base.start)
    return all(s is stated for s in between) and passage.knows(is_base, base)


def points_back(passage: Passage, stated: Statement, current: Statement, base: Statement) -> bool:
    """Say whether a change is told of the level before it, with its base: "That is 2 more than the 5 of May"."""
    follows = current.sentence == stated.sentence - 1 and together(stated, base) and stated.start < base.start
    alone = [s for s in passage.by_sentence[current.sentence] if s.figure_kind == base.figure_kind and not s.change]
    return follows and alone == [current] and bool(_THAT_IS.match(stated.before))


def is_elliptic(passage: Passage, stated: Statement, current: Statement, base: Statement) -> bool:
    """Say whether a change names no base, so that it is what stands before: "A costs 6. B costs 9, 50 per cent more".

    Or the levels stand in the two sentences before it: "It was 28. It is 35. That is a rise of 25 per cent".
    """
    if base.sentence != current.sentence - 1 or not current.sentence <= stated.sentence <= current.sentence + 1:
        return False
    alone = [s for s in passage.amounts(stated, stated.sentence - base.sentence, 0) if s.unit == base.unit]
    if alone != [base, current]:
        return False
    if together(stated, current):
        return current.start < stated.start and bool(_MORE.match(f"{stated.after} "))
    return bool(_THAT_IS.match(stated.before)) and not base.metric.words.isdisjoint(current.metric.words)

"""A total beside a sentence whose amounts are all its parts, whatever they are of. It counts only to the last digit."""

import re
from collections.abc import Iterable, Iterator

from itx_nlp.knowledge.arithmetic import total
from itx_nlp.knowledge.contexts import NUMBERS
from itx_nlp.knowledge.passages import Found, Passage, distance, made, of_one_unit
from itx_nlp.knowledge.statements import Statement
from itx_nlp.text.patterns import Pattern

_COUNTS = {**NUMBERS, "both": 2}
_SEVERAL_WORDS = frozenset(_COUNTS)
_SEVERAL = re.compile(rf"\b(?:(first|top|last|largest|biggest|former|latter) )?({'|'.join(_COUNTS)})\b", re.I)
_OF_THESE = re.compile(r"(?:within|of|among) (?:this (?:group|share)|these|those|them)\b[^.;\d]{0,20}$", re.I)
_COMES_TO = Pattern(r"\b(?:«bringing» [^.;\d]{3,50}|«summing up») to (?:[a-z]+ )?$", re.I)
_IN_ALL = Pattern(r"\b«in all»\b[^.;\d]{0,12}$", re.I)
_ALL_TOLD = Pattern(r"(?: [a-z]+){0,2},? «in all»\b", re.I)


def of_sentence(passage: Passage, stated: Statement) -> Iterator[Found]:
    """Find all the amounts of a sentence beside a total, or all behind or before it in its own, that make it up."""
    in_all = not _IN_ALL.words.isdisjoint(stated.said) and bool(
        _IN_ALL.search(stated.before[-30:]) or _ALL_TOLD.match(stated.after)
    )
    if not _COMES_TO.words.isdisjoint(stated.said) and _COMES_TO.search(stated.before[-70:]):
        yield from _so_far(passage, stated)
    if stated.digits < 3 and not in_all:
        own = passage.alike(stated, 0, 0)
        if len(own) > 3 and own[-1] is stated and len(passage.unchanged[stated.sentence]) == len(own):
            yield from _so_far(passage, stated)  # "71 in May, 73 in June and 76 in July, 220 in all three"
        return
    enough = 0.9 * stated.value
    for away in (0, 1, -1, 2, 3):
        number = stated.sentence + away
        if passage.sizes.get(number, 0.0) < enough:
            continue  # all of them do not make as much
        row = passage.unchanged[number]
        if sum([abs(s.value) for s in row if s.value < stated.value]) < enough:
            continue
        counts = in_all or not away
        row = [s for s in row if of_one_unit(s, stated) or (counts and s.figure_kind == stated.figure_kind == "count")]
        row = [s for s in row if s.figure_kind not in ("rank", "multiple", "percent") and s.start != stated.start]
        before, behind = [s for s in row if s.start < stated.start], [s for s in row if s.start > stated.start]
        for parts in (row, before, behind) if before and behind else (row,):
            if _may_be_all(parts, stated, away):
                # The bound of a total says nothing where its parts give every digit.
                if abs(sum([s.value for s in parts]) - stated.value) > 1e-9 * stated.value:
                    continue
                result = total(parts)
                if result.limits.width <= 0.02 * stated.value:
                    shown, rank = " + ".join(part.text for part in parts), (0, 2, *distance(stated, *parts))
                    yield made(rank, "sum", stated, tuple(parts), result, "consistent", shown)


def of_shares(passage: Passage, stated: Statement) -> Iterable[Found]:
    """Find the shares that several are said to have together: "the last two groups, i.e. 26%", "both have 64%".

    Or the parts that the next sentence gives of one: "44 per cent want a cut. Of these, 19 per cent …, 25 per cent …".
    """
    behind = passage.unchanged.get(stated.sentence + 1, ())
    if len(behind) > 1 and _OF_THESE.match(behind[0].before):
        row = [s for s in behind if s.unit == stated.unit and s.high is None]
        if len(row) > 1 and abs(sum(s.value for s in row) - stated.value) < 1e-9:
            shown, rank = " + ".join(part.text for part in row), (0, 2, *distance(stated, *row))
            return [made(rank, "sum", stated, tuple(row), total(row), "consistent", shown)]
    if _SEVERAL_WORDS.isdisjoint(stated.said) or stated.bound != "=" or len(passage.of_unit[stated.unit][0]) < 3:
        return ()
    told = _SEVERAL.search(stated.before[-50:]) or _SEVERAL.search(stated.after[:30])
    return _of_shares(passage, stated, told) if told else ()


def _of_shares(passage: Passage, stated: Statement, told: re.Match[str]) -> Iterator[Found]:
    which, number = (told.group(1) or "").lower(), _COUNTS[told.group(2).lower()]
    for away in (0, -1, 1):
        row = [s for s in passage.alike(stated, -away, away) if s.value < stated.value and s is not stated]
        if which and len(row) > number:
            row = row[-number:] if which in ("last", "latter") else row[:number]
        if len(row) == number and abs(sum([s.value for s in row]) - stated.value) < 1e-9 * stated.value:
            shown, rank = " + ".join(part.text for part in row), (0, 2, *distance(stated, *row))
            yield made(rank, "sum", stated, tuple(row), total(row), "consistent", shown)


def _so_far(passage: Passage, stated: Statement) -> Iterator[Found]:
    """All the amounts before a total in its sentence, and in the one before it: "With these 4 it comes to 15"."""
    own = [s for s in passage.alike(stated, 0, 0) if s.start < stated.start]
    last = passage.alike(stated, 1, -1)
    for parts in (own, [*last, *own]) if own else (last,):
        exact = abs(sum([s.value for s in parts]) - stated.value) < 1e-9 * stated.value
        if exact and 2 <= len(parts) <= 5 and len({s.value for s in parts}) == len(parts):
            shown, rank = " + ".join(part.text for part in parts), (0, 2, *distance(stated, *parts))
            yield made(rank, "sum", stated, tuple(parts), total(parts), "consistent", shown)


def _may_be_all(parts: list[Statement], stated: Statement, away: int) -> bool:
    if not 2 <= len(parts) <= 7 or any(s.high is not None or s.value >= stated.value for s in parts):
        return False
    kin = away < 2 or any(not part.metric.words.isdisjoint(stated.metric.words) for part in parts)
    return kin and len({part.value for part in parts}) == len(parts)

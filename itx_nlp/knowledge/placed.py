"""Shares whose part and whole the wording names by their places: "Of the 1,600 graduates 560, or 35 per cent, …"."""

import re
from collections.abc import Iterator, Sequence

from itx_nlp.knowledge.arithmetic import Result, ratio, verdict
from itx_nlp.knowledge.passages import Found, Passage, distance, made, of_one_unit, right_beside
from itx_nlp.knowledge.precision import Limits
from itx_nlp.knowledge.statements import Statement
from itx_nlp.text.patterns import Pattern

Row = Sequence[Statement]
HEDGED = r"(?:(?:only|just|some|about|nearly|around|almost|roughly|exactly|a mere|as many as|no fewer than) )*"
# "|Of the| 1,600 graduates", and "560 |of the| 1,600", "12 |of the park's| 48 firms"
_OF = re.compile(r"(?:^|[ (,;])(?:out of|of|among) (?:(?:the|its|their|our|all|some|a total of|total) )*$", re.I)
_PART_OF = re.compile(
    r"(?: [a-z-]+){0,2} (?:out )?of (?:(?:the|its|their|our|all|a total of|(?:the |a )?[\w-]+['’]s?) )*", re.I
)
_THEN = re.compile(rf"(?: [\w’'-]+){{0,6}},? {HEDGED}")
_OR = re.compile(rf"(?: [\w’'-]+){{0,8}}(?:,? or |,? that is,? | ?\(| – or ){HEDGED}")
_ENDS = re.compile(r"\)|[,.;]|$| of (?:the (?:total|whole|lot)|all)\b")
_BARE_NEXT = re.compile(rf"[;,] (?:of (?:which|these|them) )?{HEDGED}")
REST_IS = Pattern(r"\b«so it follows»[ ,]+(?:[a-z]+ )?$", re.I)


def told(
    rule: str, stated: Statement, used: Row, result: Result | None, shown: str, sure: bool = True
) -> Iterator[Found]:
    """Make the check of a result: an inconsistent one where it is sure what it is of and how far it is off."""
    if result is None or result.expected <= 0:
        return
    says = verdict(result, stated, 1)
    if says == "inconsistent":
        exact = stated.bound == "=" and all(s.bound in "=~" and s.high is None for s in used)
        off = abs(result.expected - stated.value)
        worded = 0.0 if any(c.isdigit() for c in stated.text) else 0.15 * stated.value
        near = 0.5 < result.expected / stated.value < 2 and off > max(stated.limits.width, 0.02 * stated.value, worded)
        if not (sure and exact and near and result.limits.width < 0.5 * result.expected):
            return
    rank = (says == "inconsistent", 5, *distance(stated, *used))
    yield made(rank, rule, stated, tuple(used), result, says, shown)


def words_between(one: Statement, other: Statement) -> str:
    """Give the words between two figures of a claim; a mark that is nowhere else where they stand in two."""
    size = other.start - one.end
    return other.before[-size:] if 0 < size <= len(other.before) and one.claim_id == other.claim_id else "#"


def is_amount(s: Statement) -> bool:
    return (
        not s.change and s.high is None and s.figure_kind in ("currency", "count", "number", "measure") and s.value > 0
    )


def _alike(one: Statement, other: Statement) -> bool:
    return of_one_unit(one, other) or one.figure_kind == other.figure_kind == "count"


def share(passage: Passage, row: Row, place: int) -> Iterator[Found]:
    """Find a share by the places of its members: "Of the 1,600 graduates 560, or 35 per cent"; "560 of the 1,600"."""
    stated = row[place]
    if (pair := _members(row, place)) is None:
        return
    part, whole, sure = pair
    if _alike(part, whole) and part.value < whole.value:
        factor = 100.0 if stated.unit == "percent" else 1.0
        result, shown = ratio(part, whole, factor), f"{part.text} / {whole.text}"
        yield from told("share", stated, (part, whole), result, shown, sure)


def _members(row: Row, place: int) -> tuple[Statement, Statement, bool] | None:
    """Give the part and the whole of a share by their places, and whether nothing else can be meant."""
    stated, ahead = row[place], row[place + 1 : place + 3]
    if len(ahead) == 2 and all(map(is_amount, ahead)):
        whole, part = ahead
        again = _OR.fullmatch(words_between(whole, part)) or right_beside(whole, part)
        if _PART_OF.fullmatch(words_between(stated, whole)) and again and _ENDS.match(part.after):
            return part, whole, True
    if place < 2 or not (is_amount(row[place - 1]) and is_amount(row[place - 2])) or not _ENDS.match(stated.after):
        return None
    first, second = row[place - 2 : place]
    between, behind = words_between(first, second), words_between(second, stated)
    again = bool(_OR.fullmatch(behind))
    if _PART_OF.fullmatch(between):
        return first, second, again
    if _OF.search(first.before[-30:]) and _THEN.fullmatch(between):
        return second, first, again or right_beside(second, stated)
    bare = second.unit is None or second.text[-1].isdigit()
    if (
        bare
        and first.figure_kind == "count"
        and place == 2
        and _BARE_NEXT.fullmatch(between)
        and right_beside(second, stated)
    ):
        return second, first, again
    return None


def rest(passage: Passage, row: Row, place: int) -> Iterator[Found]:
    """Find what the rest of a whole is: "9 of the 45 are open, which means that four in five have shut"."""
    stated, before = row[place], row[:place]
    if REST_IS.words.isdisjoint(stated.said) or not REST_IS.search(stated.before[-30:]):
        return
    if len(before) != 2 or not all(map(is_amount, before)) or not _alike(*before):
        return
    between = words_between(*before)
    of = bool(_PART_OF.fullmatch(between))
    part, whole = before if of else before[::-1]
    if not of and not (_OF.search(whole.before[-30:]) and _THEN.fullmatch(between)):
        return
    factor = 100.0 if stated.unit == "percent" else 1.0
    if part.value < whole.value and (taken := ratio(part, whole, factor)) is not None:
        low, high = taken.limits
        result = Result(float(f"{factor - taken.expected:.12g}"), Limits(factor - high, factor - low))
        shown = f"({whole.text} - {part.text}) / {whole.text}"
        yield from told("share", stated, (part, whole), result, shown, sure=False)

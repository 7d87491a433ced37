"""Parts told in other sentences than their total, known by how the text tells them; only what holds counts.

They are what a total is said to be made of, as many as it announces, or the first amounts of the sentences behind it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from itx_nlp.knowledge.arithmetic import ratio, total, verdict
from itx_nlp.knowledge.contexts import NUMBERS
from itx_nlp.knowledge.passages import Found, Passage, distance, made, right_beside
from itx_nlp.knowledge.statements import Statement
from itx_nlp.text.patterns import Pattern

_COMPRISES = Pattern(
    r"\b(?:«including»(?: of)?|«made up» of|«divided» (?:into|between|among))\b",
    re.I,
)
_THE_REST = Pattern(r"\b(?:the|its|their) (?:other|remaining|balance|«a rest»)(?: of)?,? $", re.I)
_SHARE = re.compile(r" \(\d[\d.]* ?(?:%|pc\b|per ?cent\b)")
_NUMBERS = frozenset(word for word, value in NUMBERS.items() if value > 2)
_VALUE, _SENTENCE = attrgetter("value"), attrgetter("sentence")
_ANNOUNCED = re.compile(rf"\b({'|'.join(sorted(_NUMBERS))}) (?:[a-z-]+ )?[a-z-]+s\b", re.I)


def composed(passage: Passage, stated: Statement) -> Iterable[Found]:
    """Find the parts of a stated total in the sentences around it."""
    rows = _rows(passage).get(stated, ())
    numbered = stated.digits > 1 and not _NUMBERS.isdisjoint(stated.said)
    return _composed(passage, stated, rows, numbered) if rows or numbered else ()


def _composed(
    passage: Passage, stated: Statement, rows: Sequence[Sequence[Statement]], numbered: bool
) -> Iterator[Found]:
    for row in rows:
        yield from _sentence(stated, row)
        yield from _firsts(stated, row)
    yield from _comprised(passage, stated, rows)
    if numbered:
        yield from _announced(passage, stated)


def comprised(passage: Passage, stated: Statement) -> Iterable[Found]:
    """The amounts that the sentence behind a total says it is made of: "The debt comprises 9 from … and 1 from …"."""
    rows = _rows(passage).get(stated, ())
    return _comprised(passage, stated, rows) if rows else ()


def portioned(passage: Passage, stated: Statement) -> Iterator[Found]:
    """The share of a part in the total that it makes up with others: "services earned 2.39, or 84.5 percent"."""
    if stated.digits < 2:
        return
    row = passage.amounts(stated, 0, 0)
    meant = stated.digits > 2 or "share" in stated.metric.words
    parts = row if meant else [s for s in row if right_beside(stated, s)]
    for part in parts:
        for whole, rows in _rows(passage).items() if part.unit != stated.unit else ():
            result = ratio(part, whole, 100.0)
            if result is None or (says := verdict(result, stated)) == "inconsistent":
                continue
            if any(part in each for each in rows) and any(part in found.used for found in composed(passage, whole)):
                rank = (0, says == "rounded", *distance(stated, part, whole))
                yield made(rank, "share", stated, (part, whole), result, says, f"{part.text} / {whole.text}")


def _comprised(passage: Passage, stated: Statement, rows: Sequence[Sequence[Statement]]) -> Iterator[Found]:
    for row in rows:
        behind = row[0].sentence == row[-1].sentence == stated.sentence + 1
        if not behind or _COMPRISES.words.isdisjoint(row[0].said) or not _is_whole(passage, row):
            continue
        verb = _COMPRISES.search(row[0].before[-60:])
        if verb and total(row).limits.width < 0.02 * stated.value:
            only = verb.group().lower().startswith("includ") or stated.unit == "percent"
            yield from _found(stated, row, "consistent" if only else "rounded")


def _rows(passage: Passage) -> dict[Statement, list[Sequence[Statement]]]:
    """Find amounts that make about what another one is: all of a sentence, or the first ones of several sentences."""
    if passage.made_of is None:
        passage.made_of = {}
        for amounts, _ in passage.of_unit.values():
            if len(amounts) > 2:
                totals = sorted(amounts, key=_VALUE)
                values = [*map(_VALUE, totals)]
                for row in _runs(amounts):
                    whole = sum([s.value for s in row])
                    for stated in totals[bisect_left(values, 0.99 * whole) : bisect_right(values, 1.01 * whole)]:
                        passage.made_of.setdefault(stated, []).append(row)
    return passage.made_of


def _runs(amounts: list[Statement]) -> Iterator[Sequence[Statement]]:
    """Give the amounts of each sentence, and the first ones of one time in sentences that follow each other."""
    firsts: dict[Any, list[Statement]] = {None: []}
    for _, row in groupby(amounts, _SENTENCE):
        several = [*row]
        if 1 < len(several) < 7:
            yield several
        firsts[None].append(several[0])
        for s in several:
            if s.days and not ((line := firsts.setdefault(s.days, [])) and line[-1].sentence == s.sentence):
                line.append(s)
    for line in [line for line in firsts.values() if len(line) > 1]:
        for first in range(len(line) - 1):
            for last in range(first + 1, min(first + 5, len(line))):
                if line[last].sentence - line[last - 1].sentence > 1:
                    break
                yield line[first : last + 1]


def _announced(passage: Passage, stated: Statement) -> Iterator[Found]:
    """As many amounts as a total says that there are, each of another: "The four provinces spend 10 …"."""
    counted = _ANNOUNCED.search(f"{stated.before[-40:]} | {stated.after[:40]}")
    if not counted:
        return
    number = NUMBERS[counted.group(1).lower()]
    row = [s for s in passage.alike(stated, 0, 6) if s.start > stated.start and s.entity != stated.entity]
    row = row[:number]
    if (
        len(row) == number > 2
        and len({s.entity for s in row}) == number
        and total(row).limits.width < 0.03 * stated.value
    ):
        yield from _found(stated, row, "rounded")


def _firsts(stated: Statement, row: Sequence[Statement]) -> Iterator[Found]:
    """The first amounts, of the time of a total, of sentences that follow each other behind it."""
    behind = row[0].sentence - stated.sentence
    if row[0].sentence == row[-1].sentence or not 0 < behind <= 20 or stated.digits < 3 or not _adds(row, stated):
        return
    kin = [s for s in row if not s.metric.words.isdisjoint(stated.metric.words)]
    if stated.days is None or any(s.days != stated.days for s in row):
        exact = stated.days is None and stated.digits > 3 and behind == 1
    else:
        # Four digits that three amounts give, or the two right behind, are no chance.
        exact = stated.digits > 3 and (len(row) > 2 or behind == 1 or bool(kin))
        exact = exact or len(kin) == len(row) or (bool(kin) and behind < 4)
    if exact:
        yield from _found(stated, row, "consistent")


def _sentence(stated: Statement, row: Sequence[Statement]) -> Iterator[Found]:
    """All the amounts of a sentence, each of which has a word of the total's metric, the same one."""
    away = row[0].sentence - stated.sentence
    if row[0].sentence != row[-1].sentence or not away or stated.digits < 2:
        return
    if away > 0 and (stated.digits > 2 or away < 3) and _adds(row, stated) and _is_divided(row):
        yield from _found(stated, row, "consistent")
    if not -4 < away < 7:
        return
    if not _adds(row, stated) or len(row) > 5 or max([s.digits for s in (stated, *row)]) < 3:
        return
    shared = frozenset.intersection(stated.metric.words, *[s.metric.words for s in row])
    # 9.095 and 5.905, told right behind, make 15 and nothing else.
    plain = bool(shared) or (0 < away < 3 and max(s.digits for s in row) > 3)
    if plain and all(_may_be_at(s, stated) for s in row) and len({s.value for s in row}) == len(row):
        yield from _found(stated, row, "consistent")


def _is_divided(row: Sequence[Statement]) -> bool:
    """Say whether amounts are told as parts of one: with their shares in brackets, or the last as the rest of it."""
    last = row[-1]
    if _THE_REST.search(last.before[-30:]):
        return True
    return sum(1 for s in row if s.after.startswith(" (") and _SHARE.match(s.after)) > 1


def _is_whole(passage: Passage, row: Sequence[Statement]) -> bool:
    """Say whether a sentence gives no other figure of the unit, a range or so."""
    return len(row) == sum(1 for s in passage.unchanged[row[0].sentence] if s.unit == row[0].unit)


def _may_be_at(part: Statement, stated: Statement) -> bool:
    """Say whether a part may be of the time of a total: of the same, or both at the same end."""
    return part.days is None or stated.days is None or part.days.last == stated.days.last


def _adds(row: Sequence[Statement], stated: Statement) -> bool:
    values = [s.value for s in row]
    return abs(sum(values) - stated.value) < 0.002 * stated.value and min(values) > 0.001 * stated.value


def _found(stated: Statement, row: Sequence[Statement], least: str) -> Iterable[Found]:
    """Make the check of a sum that holds, to the last digit or (at `least` rounded) as far as it was rounded."""
    result = total(row)
    says = verdict(result, stated)
    if says == "consistent" or says == least:
        shown, rank = " + ".join(s.text for s in row), (0, 3, says == "rounded", *distance(stated, *row))
        yield made(rank, "sum", stated, tuple(row), result, says, shown)

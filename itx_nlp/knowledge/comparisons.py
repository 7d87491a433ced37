"""A change whose two levels are told by wording: a base ("from", "had been") and the level spoken of before it.

Their metrics may be worded apart (`car sales`, `units sold`), so a pair counts only if it holds, and only few pairs are
asked: a base that words or periods mark as one, with the levels next to it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from itx_nlp.knowledge.arithmetic import difference, growth, reach, verdict
from itx_nlp.knowledge.contexts import NUMBERS
from itx_nlp.knowledge.framed import is_elliptic
from itx_nlp.knowledge.passages import Found, Passage, back, distance, made, of_one_unit, together
from itx_nlp.knowledge.periods import months_before
from itx_nlp.knowledge.precision import printed
from itx_nlp.knowledge.statements import Statement
from itx_nlp.text.patterns import Pattern

_FROM = re.compile(
    r"\b(?:from|against|compared (?:with|to)|versus|than|over)\s+(?:(?!(?:to|and|by)\b)[a-z'’]+\s+){0,8}$", re.I
)
_LAST = r"(?:last|previous|preceding|prior)(?: \w+)? (?:year|season|month|quarter|week|term|round)|year before"
_EARLIER = Pattern(
    rf"\b(?:had (?:been|«having come to»)|{_LAST}|"
    r"(?:year|month|quarter|season|week)s? (?:earlier|before|ago))\b",
    re.I,
)
_WHILE = re.compile(r"\b(?:while|whereas|although)\b|;")
_VALUE = attrgetter("value")
_ANNUAL = re.compile(r"\b(?:annual(?:ly|i[sz]ed)?|yearly|(?:a|per|each|every) (?:year|annum))\b", re.I)

_YEARS = re.compile(
    rf"\b(?:in|over|within|for|during|after)(?: the)?(?: last| past)? (\d{{1,2}}|{'|'.join(NUMBERS)}) years\b", re.I
)


def compared(passage: Passage, stated: Statement, direction: int) -> Iterator[Found]:
    """Find the two levels of a change by what marks one as the base, by all their digits, or as the pair of a row."""
    percent = stated.unit == "percent"
    near = [s for s in passage.amounts(stated, 3, 3) if (s.unit != "percent" if percent else of_one_unit(s, stated))]
    if len(near) < 2 or stated.bound in ("<", "<=", ">", ">="):
        return
    own = [s for s in near if together(s, stated)]
    if len(own) == 2 and of_one_unit(*own):
        near = own  # "by 5 to 105 from 100": no others are meant
    low, high = reach(stated)
    rising = sorted(near, key=_VALUE)
    values = [*map(_VALUE, rising)]
    for base in near:
        value = base.value
        scale = direction * 100 / value if percent and value > 0 else direction
        # Few levels lie as far from a base as the change says.
        least, most = value + low / scale, value + high / scale
        if scale < 0:
            least, most = most, least
        slack = 1e-9 * abs(value)
        for current in rising[bisect_left(values, least - slack) : bisect_right(values, most + slack)]:
            if (current.value - value) * direction <= 0 or not of_one_unit(current, base):
                continue
            result = growth(current, base, direction) if percent else difference(current, base, direction)
            if result is None or (says := verdict(result, stated, 1)) == "inconsistent":
                continue
            # "by 11 per cent to 24 million from 21.7 million" leaves no doubt, however far these were rounded.
            plain = (
                near is own and 0.9 * stated.value < result.expected < 1.1 * stated.value and _came_from(base, current)
            )
            if says == "rounded" and result.limits.width > (0.6 if plain else 0.1) * result.expected:
                continue
            if not percent and says == "rounded" and printed(stated.text, stated.value) < 3:
                continue
            others = [s for s in near if (s.value - value) * direction > 0 and of_one_unit(s, base)]
            told = passage.knows(_is_marked, base) and _is_next(passage, current, base, near)
            told = (told or _a_period_before(stated, current, base)) and _may_meet(stated, current, base)
            digits = printed(stated.text, stated.value)
            if (digits >= 2 or says == "consistent") and is_elliptic(passage, stated, current, base):
                told, digits = True, max(digits, 2)
            if (
                (told and (len(others) == 1 or digits >= 2))
                or (digits >= 2 and _is_exact(stated, current, base, says))
                or (digits >= 2 and _is_row(passage, stated, current, base))
            ):
                shown = f"({current.text} - {base.text}) / {base.text}" if percent else f"{current.text} - {base.text}"
                rank = (3, says == "rounded", *distance(stated, current, base))
                yield made(rank, "growth" if percent else "difference", stated, (current, base), result, says, shown)


def _came_from(base: Statement, current: Statement) -> bool:
    """Say whether a base stands behind the level that it led to: "to 24 million in May from 21.7 million"."""
    return (
        current.start < base.start
        and bool(_FROM.search(base.before[-70:]))
        and current.before.endswith((" to ", " at "))
    )


def _is_next(passage: Passage, current: Statement, base: Statement, near: list[Statement]) -> bool:
    """Say whether a level is one of the two next to a base, in its sentence or before it."""
    # "Two years ago it was 55. Now it is 88"
    after = current.sentence - base.sentence == 1 and not base.metric.words.isdisjoint(current.metric.words)
    after = after and [s for s in passage.amounts(current, 0, 0) if of_one_unit(s, current)] == [current]
    if not (0 <= base.sentence - current.sentence <= 2 or after) or passage.knows(_is_marked, current):
        return False
    others = (s for s in near if s is not base and of_one_unit(s, base) and not passage.knows(_is_marked, s))
    return current in sorted(others, key=lambda s: distance(base, s))[:2]


def _is_exact(stated: Statement, current: Statement, base: Statement, says: str) -> bool:
    """Say whether two levels of kin lie apart by every digit of a change, which hardly happens by chance."""
    digits, days = printed(stated.text, stated.value), (current.days, base.days)
    if digits < 4 and (says != "consistent" or (digits < 3 and (None in days or current.days == base.days))):
        return False
    if current.entity != base.entity or (current.days and base.days and current.days.first < base.days.first):
        return False
    long = min(current.digits, base.digits)
    kin = together(stated, current, base) or not current.metric.words.isdisjoint(base.metric.words)
    return (kin and (digits > 2 or long > 3)) or (digits > 2 and long > 4)


def _is_row(passage: Passage, stated: Statement, current: Statement, base: Statement) -> bool:
    """Say whether a change stands beside a sentence that gives two levels of one thing and no more."""
    if not together(current, base) or current.metric.key != base.metric.key or current.kind != base.kind:
        return False
    if stated.metric.words.isdisjoint(current.metric.words) or current.entity != base.entity:
        return False
    alike = [s for s in passage.by_sentence[base.sentence] if not s.change and of_one_unit(s, base)]
    return len(alike) == 2 and not (current.days and base.days and current.days.first <= base.days.first)


def _may_meet(stated: Statement, current: Statement, base: Statement) -> bool:
    """Say whether two levels may be of one thing at two times, the base first: side by side, or alike in a word."""
    if current.days and base.days and current.days.first <= base.days.first:
        return False
    if together(current, base):
        return together(stated, base) or not stated.metric.words.isdisjoint(current.metric.words | base.metric.words)
    if base.sentence > stated.sentence or current.entity != base.entity:
        return False
    if together(stated, base) and printed(stated.text, stated.value) >= 3:
        return True
    days = None if together(stated, base) or stated.days == base.days else stated.days
    if current.days and days and not (current.days.holds(days) or days.last == current.days.last):
        return False
    return not stated.metric.words.isdisjoint(current.metric.words | base.metric.words)


def _is_marked(s: Statement) -> bool:
    return bool(_FROM.search(s.before[-70:]) or _EARLIER.search(f"{s.before[-60:]} | {s.after[:40]}"))


def _a_period_before(stated: Statement, current: Statement, base: Statement) -> bool:
    return bool(current.days and base.days and months_before(current.days, back(stated)) == base.days)


def is_annual(stated: Statement) -> bool:
    """Say whether a growth is told by the year."""
    return bool(_ANNUAL.search(f"{stated.before[-40:]} | {stated.after[:25]}"))


def told_years(stated: Statement) -> int:
    """Give how many years a growth by the year took, where its claim says so: "doubled in seven years"; else 0."""
    found = _YEARS.search(f"{stated.before} | {stated.after}")
    number = found.group(1).lower() if found else "0"
    return int(number) if number.isdecimal() else NUMBERS[number]


def is_apart(stated: Statement, one: Statement, other: Statement) -> bool:
    """Say whether two levels of a sentence stand in another clause than a change: "fares rose by 10, while …"."""
    first = min(one, other, key=lambda s: s.start)
    between = first.before[stated.end - first.start :] if stated.end < first.start else ""
    return bool(_WHILE.search(between))

"""Growth and difference: a stated change against the two levels that it lies between.

`inconsistent` is said only where the wording or the periods leave no doubt which levels are meant.
"""

import re
from collections.abc import Iterator
from itertools import combinations
from operator import attrgetter

from itx_nlp.knowledge.arithmetic import Result, by_the_year, difference, growth, verdict
from itx_nlp.knowledge.comparisons import compared, is_annual, is_apart, told_years
from itx_nlp.knowledge.framed import host, is_framed, points_back
from itx_nlp.knowledge.passages import Found, Passage, back, distance, made, together
from itx_nlp.knowledge.periods import months_before
from itx_nlp.knowledge.points import came_from, in_points, is_of_rates, of_rates
from itx_nlp.knowledge.precision import Limits, printed
from itx_nlp.knowledge.sized import EXTREME, THAN, is_base, is_inverse, sized
from itx_nlp.knowledge.statements import Statement, told_as
from itx_nlp.text.patterns import Pattern

_BASE_LOOSE = re.compile(r"\b(?:from|against|compared (?:with|to)|versus|than)\b[^,;]*$", re.I)
_OTHER_MEASURE = Pattern(r"\b«other measures»\b", re.I)
_COMPARED = re.compile(
    r"\b(?:corresponding|same (?:\w+ )?(?:period|months?|quarter|time)|compar\w+|against|from|over|than|"
    r"a year (?:earlier|before|ago)|(?:previous|last|preceding) (?:fiscal |financial )?year|year before)\b",
    re.I,
)
_EARLIER = Pattern(
    r"\b(?:(?:day|week|month|year|session|season) (?:earlier|before|ago)|yesterday|previous\w*|last [A-Z][a-z]+day|"
    r"had (?:been|«having come to»))\b",
    re.I,
)
_PLANNED = Pattern(r"\b«goals|sums of budgets» of\b", re.I)
_BECAME = Pattern(r"(?: [a-z]+){0,3} «increase moves|decrease moves»(?: [a-z]+)? to (?:[a-z]+ ){0,3}(?:of )?")
_WHILE = re.compile(r"\b(?:while|whereas)\b")
_THIS = ("This ", "That ", "The ")
_START = attrgetter("start")


def changes(passage: Passage, stated: Statement) -> Iterator[Found]:
    """Find the levels that a stated change may lie between, with what they give."""
    if stated.unit is None and 0 < stated.value < 1 and not any(c.isdigit() for c in stated.text):
        yield from _by_a_part(passage, stated)
        return
    found = list(_pairs(passage, stated))
    if any(each.verdict == "inconsistent" and together(stated, *each.used) for each in found):
        # Its own sentence says between which levels; that those of another thing would give it is chance, or a mix-up.
        key = stated.metric.key
        found = [f for f in found if together(stated, *f.used) or f.used[0].metric.key == key]
    yield from found


def _pairs(passage: Passage, stated: Statement) -> Iterator[Found]:
    percent = stated.unit == "percent"
    direction = -1 if stated.change == "decrease" else 1
    near = passage.amounts(stated)
    points = stated.unit in ("percentage point", "basis point") or (
        stated.unit == "point" and is_of_rates(stated, near)
    )
    if points:
        yield from in_points(passage, stated, near, direction)
        return
    near = [*near, *(s for s in passage.series(stated) if s not in near)]
    if (before := host(passage, stated)) and before.metric.key != stated.metric.key:
        near = [*near, *(s for s in passage.series(stated, before) if s not in near)]
    # A rate is often printed without its currency ("closed at 282.07, up Rs0.10").
    money = stated.figure_kind == "currency"
    same: tuple[str | None, ...] = (stated.unit, None) if money else (stated.unit,)
    levels = [s for s in near if (s.unit in same if not percent else s.unit != "percent")]
    for one, other in combinations(levels, 2):
        if one.sentence != other.sentence and (one.metric.key != other.metric.key or one.entity != other.entity):
            continue
        if one.value == other.value or not _of_one_unit(one, other):
            continue
        pair = _ordered(passage, stated, one, other, direction)
        if pair is None:
            continue
        current, base, sure = pair
        turned = (current.value > base.value) != (direction > 0)
        way = -direction if turned and is_inverse(stated, current, base) else direction
        result = growth(current, base, way) if percent else difference(current, base, way)
        if result is None:
            continue
        years = current.days.first.year - base.days.first.year if current.days and base.days else 0
        by_year = percent and is_annual(stated)
        if by_year and way > 0 and result.limits.low > -100 and (years := max(years, told_years(stated))) > 1:
            result = by_the_year(result, years)
        rule = "growth" if percent else "difference"
        says = verdict(result, stated)
        if percent and way != direction and says == "inconsistent" and (worth := growth(base, current, direction)):
            current, base, result, says = base, current, worth, verdict(worth, stated)  # of the currency, not its rate
        # A forecast is measured against what was: in one sentence the two kinds meet, elsewhere if the numbers do.
        plain = says == "consistent" and printed(stated.text, stated.value) >= 3
        plain = plain or (stated.before in _THIS and _is_this(passage, stated, current, base, result))
        if one.kind != other.kind and not plain and not together(stated, one, other):
            continue
        if says == "inconsistent" and not together(stated, current, base) and not _near_or_scaled(result, stated):
            continue
        if says == "rounded" and not together(stated, current, base) and _is_far(result, stated):
            continue
        # That a rise is told where the levels fall, by something else, is our misreading rather than a mistake.
        against = result.expected < 0 and abs(stated.value + result.expected) > 0.1 * stated.value
        if says == "inconsistent" and (against or _PLANNED.search(base.before[-40:])):
            continue
        if says == "inconsistent" and by_year and not (current.days and base.days):
            continue  # nobody knows how many years it took
        if says == "inconsistent" and (not sure or one.kind != other.kind or _of_two(one, other)):
            continue
        exact = printed(stated.text, stated.value) >= 2
        alike = says == "rounded" and current.days == base.days is not None and not (percent and exact)
        if not sure and alike and not _swelled(base, current):
            continue  # at one time there are many levels
        elsewhere = stated.days and current.days and stated.days not in (current.days, base.days)
        if (
            elsewhere
            and not is_framed(passage, stated, current, base)
            and (
                says == "inconsistent"
                or (says == "rounded" and not (exact and _told_next(passage, stated, current, base)))
            )
        ):
            continue
        doubtful = says != "inconsistent" and not sure and not exact and not together(stated, current, base)
        if (
            doubtful
            and not plain
            and not _told_next(passage, stated, current, base)
            and not points_back(passage, stated, current, base)
        ):
            continue
        shown = f"({current.text} - {base.text}) / {base.text}" if percent else f"{current.text} - {base.text}"
        rank = (says == "inconsistent", says == "rounded", *distance(stated, current, base))
        yield made(rank, rule, stated, (current, base), result, says, shown)
    if not percent and (printed(stated.text, stated.value) >= 2 or (money and stated.metric.moves)):
        yield from _exact(passage, stated, direction)
    if percent:
        yield from sized(passage, stated, levels, direction)
        yield from of_rates(passage, stated, near, direction)
    yield from compared(passage, stated, direction)


def _by_a_part(passage: Passage, stated: Statement) -> Iterator[Found]:
    """Find the levels of a change told as a part: "fell by a third from 300 to 200". It counts only if it holds."""
    low, high = stated.limits
    percent = told_as(stated, value=stated.value * 100, unit="percent", limits=Limits(low * 100, high * 100))
    for each in _pairs(passage, percent):
        beside = together(stated, *each.used[:2]) or (each.verdict == "consistent" and together(stated, each.used[1]))
        if each.rule == "growth" and each.verdict != "inconsistent" and beside:
            (least, most), exact = each.result.limits, each.result.expected / 100
            result = Result(float(f"{exact:.12g}"), Limits(least / 100, most / 100))
            shown = each.expression.partition(" = ")[0]
            yield made(each.rank, "growth", stated, each.used, result, verdict(result, stated), shown)


def _of_two(one: Statement, other: Statement) -> bool:
    """Say whether two levels are told of two things: the euro rose to 1.14, while the pound is at 1.36."""
    first, second = sorted((one, other), key=_START)
    apart = _WHILE.search(first.after[: max(0, second.start - first.end)])
    return bool(apart) and one.metric.words.isdisjoint(other.metric.words)


def _is_far(result: Result, stated: Statement) -> bool:
    """Say whether only wide rounding makes a result the stated one: 12 may be 12.9 cut off, but it may be anything."""
    low, high = stated.limits
    off = abs(result.expected - stated.value) > 0.1 * abs(stated.value) and not low <= result.expected <= high
    return off or verdict(result, stated, 1) == "inconsistent"


def _of_one_unit(one: Statement, other: Statement) -> bool:
    """Say whether two levels are printed in one unit; a bare rate may be read with its currency and without."""
    return one.unit == other.unit or (
        None in (one.unit, other.unit) and one.text[0].isdigit() and other.text[0].isdigit()
    )


def _told_next(passage: Passage, stated: Statement, current: Statement, base: Statement) -> bool:
    """Say whether the sentence behind a change gives its two levels alone: "It closed at 282.5 against 282.2"."""
    follows = together(current, base) and current.sentence == stated.sentence + 1
    alone = [s for s in passage.by_sentence[current.sentence] if s.figure_kind == base.figure_kind and not s.change]
    return follows and len(alone) <= 2 and passage.knows(came_from, base)


def _is_this(passage: Passage, stated: Statement, current: Statement, base: Statement, result: Result) -> bool:
    """Say whether a change points back to the two levels of the sentence before: "This $7 billion rise is due to …"."""
    if base.sentence != stated.sentence - 1 or not together(current, base):
        return False
    alone = [s for s in passage.by_sentence[base.sentence] if s.unit == base.unit and not s.change]
    low, high = stated.limits
    return len(alone) == 2 and low <= result.expected <= high and passage.knows(is_base, base)


def _exact(passage: Passage, stated: Statement, direction: int) -> Iterator[Found]:
    """Find two levels that lie apart by all the digits of a change: of kin, or one is said to have been before."""
    # 17 paisa are the difference of two bare rates, the later of which is the higher if the rupee fell.
    rate = stated.metric.moves and is_inverse(stated)
    levels = passage.of_value(stated.unit)
    if rate:
        units = (None, *dict(stated.metric.bare).values())
        levels = {value: level for unit in units for value, level in passage.of_value(unit).items()}
    way = -direction if rate else direction
    for current in levels.values():
        base = levels.get(round(current.value - way * stated.value, 6))
        if base is None or base.entity != current.entity or (rate and base.metric.key != current.metric.key):
            continue
        named = stated.metric.words & (base.metric.words | current.metric.words)
        kin = base.metric.words & current.metric.words and named and printed(stated.text, stated.value) >= 4
        if kin or _told_before(stated, current, base):
            result = difference(current, base, way)
            rank = (1, 0, *distance(stated, current, base))
            shown = f"{current.text} - {base.text}"
            yield made(rank, "difference", stated, (current, base), result, "consistent", shown)


def _told_before(stated: Statement, current: Statement, base: Statement) -> bool:
    """Say whether a change to one level stands near another of which it is said that it was so before."""
    near = together(stated, current) and abs(base.sentence - stated.sentence) <= 2 and base.sentence != stated.sentence
    return near and bool(_EARLIER.search(f"{base.before[-60:]} | {base.after[:40]}"))


def _near_or_scaled(result: Result, stated: Statement) -> bool:
    """Say whether a wrong result may still be of the levels meant: it is near, or a scale word was lost."""
    ratio = result.expected / stated.value if stated.value else 0.0
    return 0.5 <= ratio <= 2 or abs(ratio) >= 300


def _ordered(
    passage: Passage, stated: Statement, one: Statement, other: Statement, direction: int
) -> tuple[Statement, Statement, bool] | None:
    """Say which level is the current one and which the base, and whether that is sure; None if they are no pair."""
    if one.days == other.days and one.days is not None and one.sentence != other.sentence:
        return None
    one_sentence = together(stated, one, other)
    of_one_thing = one.metric.key == other.metric.key or (one_sentence and len(passage.beside(stated, one)) == 2)
    misread = False
    if one.days and other.days and one.days != other.days:
        current, base = (one, other) if one.days.last > other.days.last else (other, one)
        misread = one_sentence and passage.knows(came_from, current) and not passage.knows(came_from, base)
        misread = misread and not passage.knows(is_base, base)  # "sales from kites reached 72 (last May: 58)"
        if misread:
            current, base = base, current
    else:
        bases = [passage.knows(is_base, one), passage.knows(is_base, other)]
        if bases[0] == bases[1] and one.sentence == other.sentence:
            bases = [passage.knows(_may_be_base, one), passage.knows(_may_be_base, other)]
        if bases[0] != bases[1]:
            current, base = (other, one) if bases[0] else (one, other)
        elif of_one_thing and one.sentence == other.sentence:
            # Nothing says which came first: the direction of the change does.
            current, base = sorted((one, other), key=lambda s: -s.value * direction)
        elif one.sentence == other.sentence and _swelled(one, other):
            return other, one, False
        else:
            return None
    if stated.days and current.days and stated.days != current.days:
        # Its period was carried over from the base or from elsewhere: such a pair counts only if it holds.
        meant = stated.days == base.days or stated.unit != "percent" or _told_next(passage, stated, current, base)
        meant = meant or is_framed(passage, stated, current, base)
        return (current, base, False) if meant else None
    if one.days and one.days == other.days and not passage.knows(is_base, base):
        return current, base, False  # one of the two times was misread, or both levels are of one
    return current, base, not misread and _sure(passage, stated, current, base, of_one_thing and one_sentence)


def _swelled(base: Statement, current: Statement) -> bool:
    """Say whether one level is said to have become another: "The planned 805 swelled to costs of 1,660"."""
    if base.start > current.start or base.claim_id != current.claim_id or not current.before.endswith((" to ", " of ")):
        return False
    return bool(_BECAME.fullmatch(current.before[base.end - current.start :]))


def _may_be_base(s: Statement) -> bool:
    return not THAN.isdisjoint(s.said) and bool(_BASE_LOOSE.search(s.before[-60:]))


def _of_other_measure(s: Statement) -> bool:
    return not _OTHER_MEASURE.words.isdisjoint(s.said) and bool(_OTHER_MEASURE.search(s.before[-90:] + s.after[:90]))


def _sure(passage: Passage, stated: Statement, current: Statement, base: Statement, one_sentence: bool) -> bool:
    if any(passage.knows(_of_other_measure, s) for s in (stated, current, base)):
        return False
    if stated.bound in ("<", "<=", "~") and not one_sentence:
        return False
    # The lowest of a day is not what the day's rise began with.
    if EXTREME.search(base.before[-40:]) or is_apart(stated, current, base):
        return False
    beside = passage.beside(stated, current)
    if one_sentence and len(beside) == 2:
        rivals = [
            s for s in passage.by_sentence[stated.sentence] if s.change and s is not stated and s.unit == stated.unit
        ]
        worded = passage.knows(is_base, base) or bool(current.days and base.days)
        return not rivals and worded
    if not (stated.days and base.days and current.days == stated.days):
        return False
    if months_before(stated.days, back(stated)) != base.days:
        return False
    same = stated.metric.key == current.metric.key == base.metric.key and current.entity == base.entity == stated.entity
    # A level that has a growth of its own is a line of a series, not the base of this one.
    own = any(s.change and s.days == base.days and s.metric.key == base.metric.key for s in passage.stated)
    # And it is said to be what the other is compared with, not just another number of the year before.
    compared = _COMPARED.search(f"{base.before[-90:]} {base.after[:90]}")
    return same and not own and bool(compared) and max(distance(stated, current)[0], distance(stated, base)[0]) <= 2

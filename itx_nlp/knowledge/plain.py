"""Relations whose members the wording names by their places: "Of the 1,600 graduates 560, or 35 per cent, found work".

Nothing else can be meant, so they may be inconsistent, too: where the result is near enough to be of these members and
yet off by more than one of its last digit and a fiftieth. They are sought for figures that no other rule explains.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from itx_nlp.knowledge.arithmetic import Result, difference, growth, ratio, total, verdict
from itx_nlp.knowledge.contexts import NUMBERS
from itx_nlp.knowledge.passages import Found, Passage, made, of_one_unit, right_beside
from itx_nlp.knowledge.placed import HEDGED, REST_IS, Row, is_amount, rest, share, told, words_between
from itx_nlp.knowledge.precision import Limits
from itx_nlp.knowledge.sized import is_base
from itx_nlp.knowledge.statements import Statement
from itx_nlp.text.patterns import Pattern

_CHANGES = ("difference", "growth")
_POINTS = ("percentage point", "basis point")
_MARKED = re.compile(r"[,(–]|\bor\b")
_LEAVING = Pattern(rf",? «leaving» (?P<gap>an? «gaps» of )?(?:it |them |him |her |us |the [a-z]+ )?{HEDGED}$", re.I)
_UNDONE = Pattern(r"(?: [a-z]+){0,3} «left undone»\b", re.I)
_LISTED = re.compile(rf"(?: [\w’'-]+){{0,8}}(?:,|,? and|,? while|,? plus) {HEDGED}(?:[\w’'-]+ ){{0,3}}", re.I)
_CLOSES = re.compile(r", (?:or |that is )?$")
_TOTALLING = Pattern(r"(?:, | – |: )(?:or |that is |thus )?«totalling»?(?: of)? ?$", re.I)
_IN_ALL = Pattern(r"(?: [a-z]+){0,2},? «in all»\b", re.I)
_OPENS = re.compile(r"(?: [\w’'-]+){0,4}(?:, with|:|, made up of|, consisting of|, comprising) $")
_NO_PART = re.compile(
    r"\b(?:including|which|against|compared|than|up|down|over|earlier|before|ago|target|another)\b|\bfrom $", re.I
)
_EQUALLY = Pattern(r"\b«in equal parts»\b", re.I)
_TOLD_AGAIN = re.compile(r", (?:or )?(?:some|about|around|roughly)? ?$")
_COMMA = re.compile(r"(?:,|, including|:| –) ")
_AND_SO_MANY = re.compile(r" and ([a-z]+|\d+) ([a-z]+)(?=[,.;]|$)")
_AT_PRICE = (" at ", " for ", " costing ", " priced at ", " sold at ", " at a price of ")
_SINGLE = frozenset(("each", "apiece"))
_EACH = re.compile(r",? (?:each|apiece)\b", re.I)
_EACH_GETS = re.compile(r"\beach [a-z]+ $", re.I)
_FROM_TO = re.compile(r" to (?:[a-z]+ ){0,2}")
_IN_APPOSITION = re.compile(r", an? (?:[a-z]+ ){0,3}(?:of )?$|\bby $", re.I)


def plain(passage: Passage, found: Iterable[Found]) -> Iterator[Found]:
    """Find what the wording around figures says them to be the result of, where no rule has explained them.

    Args:
        found: the relations that are known.
    """
    known = list(found)
    explained = {(each.stated.unit, each.stated.value) for each in known}
    for each in known:
        again = _told_again(passage, each) if each.rule in _CHANGES and len(each.used) == 2 else None
        if again and (again.stated.unit, again.stated.value) not in explained:
            explained.add((again.stated.unit, again.stated.value))
            yield again
    for row in passage.by_sentence.values():
        size = len(row)
        if size < 3 and (size < 2 or not (row[0].figure_kind == "count" or "leaving" in row[1].said)):
            continue
        for rule, place in _asked(row):
            stated = row[place]
            if stated.high is not None or stated.value <= 0 or (stated.unit, stated.value) in explained:
                continue
            best = next(rule(passage, row, place), None)
            if best and not any({each.stated, *each.used} <= {stated, *best.used} for each in known):
                explained.add((stated.unit, stated.value))
                yield best


def _told_again(passage: Passage, known: Found) -> Found | None:
    """Find the change right beside a known one, of the same two levels: "losing four paisas, or 0.01 per cent"."""
    stated, (current, base) = known.stated, known.used
    percent = known.rule == "difference"
    if not stated.change or known.verdict == "inconsistent" or current.value == base.value:
        return None
    for other in passage.by_sentence[stated.sentence]:
        unit = other.unit == "percent" if percent else other.unit in (current.unit, base.unit)
        if unit and other.change == stated.change and other.high is None and right_beside(stated, other):
            way = 1 if current.value > base.value else -1
            result = growth(current, base, way) if percent else difference(current, base, way)
            if result and (says := verdict(result, other)) != "inconsistent":
                rule = "growth" if percent else "difference"
                shown = f"({current.text} - {base.text}) / {base.text}" if percent else f"{current.text} - {base.text}"
                return made((0, 6), rule, other, known.used, result, says, shown)
    return None


def _asked(row: Row) -> Sequence[tuple[Callable[[Passage, Row, int], Iterator[Found]], int]]:
    """Give the rules that figures of a sentence may follow, with their places, by their kinds and the words beside."""
    size, said = len(row), row[-1].said
    asked: list[tuple[Callable[[Passage, Row, int], Iterator[Found]], int]] = []
    if "leaving" in said:
        asked.append((_left, size - 1))
    if size == 2:
        return [*asked, (_people, 0)] if row[0].figure_kind == row[1].figure_kind == "count" else asked
    for place, stated in enumerate(row):
        kind = stated.figure_kind
        if kind == "multiple":
            asked.append((_multiple, place))
        elif stated.change:
            if stated.unit in _POINTS:
                asked.append((_points, place))
        elif kind == "currency":
            if size == 3 and stated.before.endswith(_AT_PRICE):
                asked.extend((_product, other) for other in range(3) if other != place)
        elif kind == "percent" or stated.value < 1:
            apart = place > 1 and stated.after[:1] in "),.;" and _MARKED.search(stated.before[-25:])
            if apart or stated.after[:4] == " of ":
                asked.append((share, place))
            if place > 1 and not REST_IS.words.isdisjoint(said):
                asked.append((rest, place))
        elif kind == "count" and place < size - 1 and row[place + 1].start - stated.end < 14:
            asked.append((_people, place))
    if not _SINGLE.isdisjoint(said):
        asked.extend((_each, place) for place in range(2, size))
    if _OPENS.fullmatch(row[0].after[: row[1].start - row[0].end]):
        asked.append((_whole, 0))
    last = row[-1]
    if "," in last.before[-20:] and not last.change and sum([s.unit == last.unit or s.unit is None for s in row]) > 2:
        asked.append((_whole, size - 1))
    return asked


def _left(passage: Passage, row: Row, place: int) -> Iterator[Found]:
    """Find what a part leaves of a whole: "420 posts were approved but only 315 filled, leaving 105 vacant"."""
    stated = row[place]
    led = None if stated.change else _LEAVING.search(stated.before[-60:])
    if not led:
        return
    own = [s for s in row[:place] if is_amount(s) and of_one_unit(s, stated)]
    if len(own) == 1:
        own = [*(s for s in passage.alike(own[0], 1, -1)), *own]
    if len(own) == 2 and own[0].value > own[1].value and of_one_unit(*own):
        sure = bool(led.group("gap") or _UNDONE.match(stated.after))
        shown = f"{own[0].text} - {own[1].text}"
        yield from told("difference", stated, own, difference(own[0], own[1]), shown, sure)


def _whole(passage: Passage, row: Row, place: int) -> Iterator[Found]:
    """Find a total behind its parts, "35 in May, 42 in June and 48 in July, 125 in all", or before them."""
    stated = row[place]
    same = [s for s in row if s.unit == stated.unit or (s.unit is None and s.figure_kind == "number")]
    if len(same) < 3 or not all(is_amount(s) for s in same):
        return
    if same[-1] is stated and len(same) == 3:
        if _is_listed(*same[:2]) and _CLOSES.search(words_between(*same[1:])):
            result = total(same[:2])
            plainly = verdict(result, stated) == "consistent"
            shown = " + ".join(s.text for s in same[:2])
            yield from told("sum", stated, same[:2], result, shown, sure=False) if plainly else ()
    elif same[-1] is stated:
        led = _TOTALLING.search(stated.before[-40:])
        in_all = led and (led.group().strip(" ,–:") or _IN_ALL.match(stated.after))
        if in_all and all(_is_listed(one, other) for one, other in pairwise(same[:-1])):
            yield from _sum(stated, same[:-1], stated.value)
    elif same[0] is stated:
        parts = same[1:]
        behind = {s.after.split(" ")[1] if s.after.count(" ") else "" for s in parts}
        if len(behind) == 1 and all(_is_listed(one, other) for one, other in pairwise(parts)):
            yield from _sum(stated, parts, 0.0)


def _is_listed(one: Statement, other: Statement) -> bool:
    between = words_between(one, other)
    return bool(_LISTED.fullmatch(between)) and not _NO_PART.search(between)


def _sum(stated: Statement, parts: Row, least: float) -> Iterator[Found]:
    """Give a sum; not one that may lack a part: it must come to `least`."""
    result = total(parts)
    least = least if verdict(result, stated) == "inconsistent" else 0.0
    if result.expected >= least * 0.75 and (least or result.expected > stated.value):
        yield from told("sum", stated, parts, result, " + ".join(s.text for s in parts))


def _people(passage: Passage, row: Row, place: int) -> Iterator[Found]:
    """Find the parts of a count under names of their own: "24 members, 15 men and nine women"; only if it holds."""
    stated = row[place]
    first = row[place + 1] if place + 1 < len(row) else None
    if (
        stated.figure_kind != "count"
        or first is None
        or first.figure_kind != "count"
        or not _COMMA.fullmatch(words_between(stated, first))
    ):
        return
    last = _AND_SO_MANY.match(first.after)
    number = last and (NUMBERS.get(last.group(1)) or (int(last.group(1)) if last.group(1).isdecimal() else 0))
    if last and number and first.value + number == stated.value:
        used = [s for s in row[place + 1 : place + 3] if s.value in (first.value, number)]
        result = Result(stated.value, Limits(stated.value, stated.value))
        yield from told("sum", stated, used, result, f"{first.text} + {last.group(1)} {last.group(2)}")


def _product(passage: Passage, row: Row, place: int) -> Iterator[Found]:
    """Find what so many things at a price come to: "1,500 tickets at Rs400 brought in Rs600,000"; only if it holds."""
    stated, others = row[place], [s for s in row if s is not row[place]]
    prices = [
        s for s in others if s.figure_kind == "currency" and s.unit == stated.unit and s.before.endswith(_AT_PRICE)
    ]
    if stated.change or len(prices) != 1 or not all(map(is_amount, others)):
        return
    price, number = prices[0], others[others[0] is prices[0]]
    worth = price.value * number.value
    if number.figure_kind in ("count", "measure") and number.value > 1 and abs(worth - stated.value) < 1e-6 * worth:
        low, high = (price.limits[i] * number.limits[i] for i in (0, 1))
        shown = f"{number.text} x {price.text}"
        yield from told("sum", stated, (number, price), Result(float(f"{worth:.12g}"), Limits(low, high)), shown)


def _each(passage: Passage, row: Row, place: int) -> Iterator[Found]:
    """Find what each of several gets: "shared equally by 12 towns, each getting $300,000", ", or $300,000 each"."""
    stated = row[place]
    gets = _EACH_GETS.search(stated.before[-30:]) and not _EQUALLY.words.isdisjoint(stated.said)
    if stated.change or (not gets and not (_TOLD_AGAIN.search(stated.before[-12:]) and _EACH.match(stated.after))):
        return
    before = row[:place]
    wholes = [s for s in before if s.unit == stated.unit and is_amount(s)]
    counts = [s for s in before if s.figure_kind == "count" and s.unit != stated.unit and is_amount(s)]
    if len(wholes) == len(counts) == 1 and len(before) == 2 and counts[0].value > 1:
        result = ratio(wholes[0], counts[0], 1.0)
        yield from told("average", stated, (wholes[0], counts[0]), result, f"{wholes[0].text} / {counts[0].text}")


def _pair(row: Row, stated: Statement, percent: bool) -> tuple[Statement, Statement] | None:
    """Give the only two levels of a sentence, the later first, where it says "from … to …" or "to … from …"."""
    levels = [s for s in row if s is not stated and not s.change and (s.unit == "percent") == percent]
    if len(levels) != 2 or levels[0].unit != levels[1].unit or any(s.high is not None for s in levels):
        return None
    first, second = levels
    if _FROM_TO.fullmatch(words_between(first, second)) and is_base(first):
        return second, first
    return (first, second) if is_base(second) and not is_base(first) else None


def _multiple(passage: Passage, row: Row, place: int) -> Iterator[Found]:
    """Find a multiple that is told beside its two levels: "It rose from 240 to 720, a threefold increase"."""
    stated = row[place]
    pair = _pair(row, stated, percent=False)
    if pair is None or stated.change == "decrease" or not _IN_APPOSITION.search(stated.before[-40:]):
        return
    result = ratio(*pair, 1.0)
    # An increase of so many times leaves one more.
    if result and abs(result.expected - stated.value - 1) > 0.1 * stated.value and stated.value > 1:
        yield from told("multiple", stated, pair, result, f"{pair[0].text} / {pair[1].text}")


def _points(passage: Passage, row: Row, place: int) -> Iterator[Found]:
    """Find points between two rates of a sentence: "It was cut from 22 to 19.5 per cent, a cut of 250 basis points"."""
    stated = row[place]
    pair = _pair(row, stated, percent=True)
    if pair is None or not _IN_APPOSITION.search(stated.before[-40:]):
        return
    factor = 100 if stated.unit == "basis point" else 1
    plainly = difference(*pair, -1 if stated.change == "decrease" else 1)
    low, high = plainly.limits
    result = Result(float(f"{plainly.expected * factor:.12g}"), Limits(low * factor, high * factor))
    yield from told("difference", stated, pair, result, f"{pair[0].text} - {pair[1].text}")

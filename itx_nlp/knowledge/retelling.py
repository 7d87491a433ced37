"""Find where two articles tell one story, and tell alike what both say: cross-document coreference of figures.

Two reports of one event name its figures in words of their own, and a reader knows them for the same by everything at
once: the value, the words around it, the figures before and behind it, how much else the reports share. So does a
logistic regression over twelve signs of a pair of figures, with weights that were learnt from pairs which readers had
judged (`learn/retelling.py` fits them, models/retelling keeps them). What it takes for one figure gets one metric,
entity, period and kind before facts are made. Only articles are compared that share a number within three days.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cache
from math import exp, fsum, isfinite
from operator import mul
from typing import Any

from itx_nlp.knowledge.linkage import day_of, stems_of
from itx_nlp.knowledge.precision import significant
from itx_nlp.knowledge.statements import PLACES, Statement, told_as
from itx_nlp.knowledge.tellings import APART, SIGNS, Signs, Telling, around_of, may_be, weighed
from itx_nlp.resources import read_model

LIKELY = 0.5  # chance from which on two figures are one
_DAYS = 3  # between two reports of one event, at most
_HOLDERS = 12  # articles of these days with the same number; one that more have says nothing of any two
_ENOUGH = 2  # digits that two articles share, at least
_MATES = 3  # articles that share most with one


Pair = tuple[str, str]  # two articles, by id
Edge = tuple[float, Statement, Statement]  # two figures that are one, behind the chance of it


def retell(stated: list[Statement]) -> list[Statement]:
    """Give figures that are one in several articles the same metric, entity, period, kind and unit.

    Returns:
        The statements in their order; `thread` names those that are one.
    """
    return told_alike(stated, matched(stated, mates(stated)))


def mates(stated: Iterable[Any]) -> set[Pair]:
    """Find the pairs of articles, three days apart at most, that share numbers that few others have.

    What a shared number says is its digits, four at most, or one where it is only the same to two digits; two are
    enough, or a sum of money. An article is paired with the three that share most with it, and with those of whose
    three it is one; and each of these with the copies of its text, of whatever day.

    Args:
        stated: statements, or anything with their article_id, origin, published, value, unit and figure_kind.
    """
    origins: dict[str, str] = {}
    numbers: dict[tuple[int, str], set[tuple[Any, ...]]] = {}  # by the day of an article and its name
    name, has = None, set[tuple[Any, ...]]()
    for s in stated:
        if s.article_id != name:
            name = s.article_id
            origins[name] = s.origin
            has = numbers.setdefault((day_of(s.published), name), set()) if s.published else set()
        has.update(_numbers(s.value, s.unit, s.figure_kind))
    told = sorted(numbers)
    days, sources = [day for day, _ in told], [origins[name] for _, name in told]
    holders: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)  # the articles by place in these rows
    for place, article in enumerate(told):
        for number in numbers[article]:
            holders[number].append(place)
    counted: defaultdict[tuple[int, int], int] = defaultdict(int)
    for (says, *_), several in holders.items():
        for here, there in _close(several, days) if len(several) > 1 else ():
            if sources[here] != sources[there]:
                counted[here, there] += says
    shared = {
        (min(pair), max(pair)): says
        for (here, there), says in counted.items()
        if says >= _ENOUGH and (pair := (told[here][1], told[there][1]))
    }
    ranked: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        for name in pair:
            ranked[name].append(pair)
    found = {pair for pairs in ranked.values() for pair in pairs[:_MATES]}
    retold = {origins[name] for pair in found for name in pair}
    repeated = {
        (name, origin) for name, origin in origins.items() if name != origin and origin in retold & origins.keys()
    }
    return found | {(min(pair), max(pair)) for pair in repeated}


def _close(places: list[int], days: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of articles a few days apart, where no more than _HOLDERS have a number in the days of either.

    Args:
        places: the articles that have it, in their order.
        days: of all articles, the first first.
    """
    own = [days[place] for place in places]
    rare = places
    if len(places) > _HOLDERS:
        rare = [
            place
            for place, day in zip(places, own, strict=True)
            if bisect_right(own, day + _DAYS) - bisect_left(own, day - _DAYS) <= _HOLDERS
        ]
    for at, here in enumerate(rare, 1):
        last = days[here] + _DAYS
        for there in rare[at:]:
            if days[there] > last:
                break
            yield here, there


def _numbers(value: float, unit: str | None, kind: str) -> tuple[tuple[Any, ...], ...]:
    """Give what a number says, and the number: as it stands, and to two digits; a short count with what is counted."""
    digits = significant(value)
    if digits < 3:
        return ((2 if digits > 1 or kind == "currency" else 1, value, unit),)
    apart = unit if kind in APART else None
    return (3 if digits == 3 else 4, value, apart), (1, f"{value:.1e}", apart)


def matched(stated: Iterable[Statement], pairs: Iterable[Pair]) -> list[Edge]:
    """List the figures that are one in both articles of a pair.

    Args:
        stated: the statements of all these articles.
        pairs: the articles to compare, as `mates` finds them in a whole corpus.
    """
    articles: defaultdict[str, list[Statement]] = defaultdict(list)
    for s in stated:
        articles[s.article_id].append(s)
    tellings: dict[str, Telling] = {}
    edges: list[Edge] = []
    for pair in sorted(pairs):
        one, other = (tellings.get(name) or tellings.setdefault(name, Telling(articles[name])) for name in pair)
        edges.extend(same(one, other))
    return edges


def told_alike(stated: list[Statement], edges: Iterable[Edge]) -> list[Statement]:
    """Give the figures that edges join one metric, entity, period and kind, the surest first.

    Args:
        stated: any statements; those that edges join, directly or in a chain, are all there or none of them.
    """
    threads: dict[str, _Thread] = {}
    for _, s, t in sorted(edges, key=lambda edge: (-edge[0], edge[1].figure_id, edge[2].figure_id)):
        here, there = threads.get(s.figure_id) or _Thread(s), threads.get(t.figure_id) or _Thread(t)
        if here is not there and here.may_join(there):
            here.join(there)
            threads.update((member.figure_id, here) for member in (s, *there.members))
    several = {id(thread): thread.members for thread in threads.values()}.values()
    told = {s.figure_id: s for members in several for s in _alike(sorted(members, key=lambda s: s.figure_id))}
    return [told.get(s.figure_id, s) for s in stated]


class _Thread:
    """Figures that are one, and one of them for each way in which it is told, for `may_be` sees no more."""

    __slots__ = ("members", "worded")

    def __init__(self, s: Statement) -> None:
        worded = s.text, s.value, s.high, s.bound, s.figure_kind, s.unit, s.change, s.basis, s.days, s.metric, s.rivals
        self.members, self.worded = [s], {worded: s}

    def may_join(self, other: "_Thread") -> bool:
        """Say whether nothing rules out that any two figures of both are one."""
        return all(may_be(a, b) for a in self.worded.values() for b in other.worded.values())

    def join(self, other: "_Thread") -> None:
        self.members += other.members
        self.worded |= other.worded


def same(one: Telling, other: Telling) -> Iterator[Edge]:
    """Yield the figures of two articles that are one; of a copy, what is read there as it is in what it repeats."""
    if one.origin == other.origin:
        yield from _repeated(one, other)
        return
    weights = _weights()
    for i, j, signs in weighed(one, other):
        if (chance := chance_of(signs, weights)) >= LIKELY:
            yield chance, one.told[i], other.told[j]


def _repeated(one: Telling, other: Telling) -> Iterator[Edge]:
    """Yield the figures that two articles of one text tell alike, in their order."""
    waiting: defaultdict[Hashable, list[Statement]] = defaultdict(list)
    for t in reversed(other.told):
        waiting[_read(t)].append(t)
    for s in one.told:
        if same := waiting[_read(s)]:
            yield 1.0, s, same.pop()


def _read(s: Statement) -> Hashable:
    return s.value, s.high, s.unit, s.bound, s.change, s.basis, s.kind, s.metric.key, s.entity, s.days or s.period


def chance_of(signs: Signs, weights: Sequence[float]) -> float:
    """Give the chance that two figures are one; the first weight is where it begins, the others are of the signs."""
    return 1 / (1 + exp(-weights[0] - fsum(map(mul, weights[1:], signs))))


def _alike(several: list[Statement]) -> list[Statement]:
    """Tell figures that are one in the same way: what most of them say, and the metric whose words the others share.

    A copy says nothing that what it repeats has not said.
    """
    originals = {s.origin for s in several if s.article_id == s.origin}
    heard = [s for s in several if s.article_id == s.origin or s.origin not in originals]
    said = Counter(word for s in heard for word in around_of(s))
    keys = Counter(s.metric.key for s in heard)
    times = Counter((s.days, s.period) for s in heard)

    def telling(s: Statement) -> tuple[Any, ...]:
        shared = sum(said[word] > 1 for word in stems_of(s.metric.name))
        return not (s.metric.listed and shared), -shared, -keys[s.metric.key], len(s.metric.words), s.figure_id

    best = min(heard, key=telling)
    time = min(heard, key=lambda s: (not s.period, -times[s.days, s.period], s is not best, s.figure_id))
    # An article may name no country, and of what is not listed another may name the place.
    free = not best.metric.listed
    owner = min(heard, key=lambda s: (free and s.owner not in PLACES, not s.entity, s is not best, s.figure_id))
    return [
        told_as(
            s,
            metric=best.metric,
            entity=owner.entity,
            owner=owner.owner,
            period=time.period,
            days=time.days,
            kind=_most([s.kind for s in heard]) or s.kind,
            change=_most([s.change for s in heard]),
            basis=_most([s.basis for s in heard]),
            unit=_most([s.unit for s in heard]),
            thread=several[0].figure_id,
        )
        for s in several
    ]


def _most(values: Sequence[str | None]) -> str | None:
    """Give what most say, of those that say it."""
    if values.count(values[0]) == len(values):
        return values[0] or None
    counted = Counter(filter(None, values))
    return min(counted, key=lambda value: (-counted[value], value), default=None)


@cache
def _weights() -> tuple[float, ...]:
    def take(read: Any) -> tuple[float, ...]:
        weights = tuple(float(read["weights"][name]) for name in ("", *SIGNS))
        if not all(map(isfinite, weights)):
            raise ValueError("its weights are no numbers")
        return weights

    return read_model("retelling", take)

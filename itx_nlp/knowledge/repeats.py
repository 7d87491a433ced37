"""What one article says twice: the same figure in its headline, in its first lines and further down."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from itx_nlp.knowledge.agreement import agree
from itx_nlp.knowledge.statements import Statement, distinctive


def headline(stated: list[Statement], body: int) -> list[Statement]:
    """Give the figures of the headline what is said of them below: "$3.2bn" stands for "$3.223 billion in the year".

    Args:
        stated: the statements of one article, in the order of the text.
        body: where its text begins, below headline and deck.
    """
    told = [s for s in stated if s.start >= body]

    def fuller(s: Statement) -> Statement:
        unit, kind = s.unit, s.figure_kind
        alike = [t for t in told if t.unit == unit or (unit is None and t.figure_kind == kind)]
        meant = [t for t in alike if t.change == s.change and (agree(t, s) or agree(s, t))]
        # The one that shares most words with the headline; of several, the first.
        best = max(meant, key=lambda t: (len(t.metric.words & s.metric.words), t.value == s.value), default=None)
        return _as(s, best) if best else s

    return [fuller(s) if s.start < body else s for s in stated]


def _as(s: Statement, full: Statement) -> Statement:
    return replace(
        s,
        metric=full.metric,
        days=full.days,
        period=full.period,
        entity=full.entity,
        unit=full.unit,
        kind=full.kind,
        basis=full.basis,
        headline=True,
    )


def once(stated: list[Statement]) -> list[Statement]:
    """Give what an article says twice the same metric and period both times: the fullest of those it was told with."""
    alike: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
    for place, s in enumerate(stated):
        alike[s.unit, s.value, s.high, s.change, s.kind, s.basis].append(place)
    made = list(stated)
    for places in alike.values():
        if len(places) < 2:
            continue
        # The fullest first; each other one joins the first it may be the same as.
        ranked = sorted(places, key=lambda place: (*_emptiness(made[place]), place))
        heads: list[int] = []
        for place in ranked:
            head = next((h for h in heads if _same(made[h], made[place])), None)
            if head is None:
                heads.append(place)
            else:
                full = made[head]
                made[place] = replace(
                    made[place], metric=full.metric, days=full.days, period=full.period, entity=full.entity
                )
    return made


def _emptiness(s: Statement) -> tuple[bool, bool, int]:
    return not s.metric.listed, s.days is None, -len(s.metric.words)


def _same(full: Statement, other: Statement) -> bool:
    if full.days != other.days and other.days is not None:
        return False
    if full.metric.negated != other.metric.negated or full.metric.family == other.metric.family:
        return full.metric.key == other.metric.key
    return distinctive(full) or (bool(other.metric.words) and other.metric.words <= full.metric.words)

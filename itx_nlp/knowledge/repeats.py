"""What one article says twice: the same figure in its headline, in its first lines and further down."""

from collections import defaultdict
from operator import attrgetter

from itx_nlp.knowledge.agreement import agree
from itx_nlp.knowledge.statements import Statement, distinctive

_SORT = attrgetter("unit", "high", "change", "kind", "basis")


def headline(stated: list[Statement], body: int) -> None:
    """Give the figures of the headline what is said of them below: "$3.2bn" stands for "$3.223 billion in the year".

    Args:
        stated: the statements of one article, in the order of the text.
        body: where its text begins, below headline and deck.
    """
    if not stated or stated[0].start >= body:
        return
    told = [s for s in stated if s.start >= body]

    def fuller(s: Statement) -> Statement | None:
        unit, kind = s.unit, s.figure_kind
        alike = [t for t in told if t.unit == unit or (unit is None and t.figure_kind == kind)]
        meant = [t for t in alike if t.change == s.change and (agree(t, s) or agree(s, t))]
        # The one that shares most words with the headline; of several, the first.
        return max(meant, key=lambda t: (len(t.metric.words & s.metric.words), t.value == s.value), default=None)

    for s in stated:
        if s.start < body and (full := fuller(s)):
            _tell_as(s, full)
            s.unit, s.kind, s.basis, s.headline = full.unit, full.kind, full.basis, True


def _tell_as(s: Statement, full: Statement) -> None:
    s.metric, s.days, s.period, s.entity = full.metric, full.days, full.period, full.entity


def once(stated: list[Statement]) -> None:
    """Give what an article says twice the same metric and period both times: the fullest of those it was told with."""
    alike: defaultdict[float, list[Statement]] = defaultdict(list)
    for s in stated:
        alike[s.value].append(s)
    for several in alike.values():
        if len(several) < 2:
            continue
        # The fullest first; each other one joins the first it may be the same as.
        heads: list[Statement] = []
        for s in sorted(several, key=_emptiness):
            if full := next((head for head in heads if _same(head, s)), None):
                _tell_as(s, full)
            else:
                heads.append(s)


def _emptiness(s: Statement) -> tuple[bool, bool, int]:
    return not s.metric.listed, s.days is None, -sum(1 + word.count("_") for word in s.metric.words)


def _same(full: Statement, other: Statement) -> bool:
    if _SORT(full) != _SORT(other) or (full.days != other.days and other.days is not None):
        return False
    if full.metric.negated != other.metric.negated or full.metric.family == other.metric.family:
        return full.metric.key == other.metric.key
    return distinctive(full) or (bool(other.metric.words) and other.metric.words <= full.metric.words)

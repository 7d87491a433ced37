"""Find the metric that a bare word stands for by what was told before it: `exports`, `the increase`."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from itx_nlp.knowledge.contexts import Context
from itx_nlp.knowledge.metric import Metric
from itx_nlp.knowledge.metrics import Metrics
from itx_nlp.knowledge.statements import Statement
from itx_nlp.tables import Claim, Figure
from itx_nlp.text.patterns import Pattern

#: what is told of some trade or other, whichever is spoken of
BARE = frozenset(("export", "receipt", "remittance", "earn"))
_FIELDS = frozenset(("sector", "industry"))  # whose exports are meant has been said before
_THEIR = Pattern(r"\btheir (?:\w+ )?«bare words»\b[^,;.]*$", re.I)
_WHOLE = re.compile(r"\b(?:total|overall|country|national|goods|Pakistan)\b", re.I)


class Antecedents:
    """What the bare words of one article may stand for: the figures told so far, its headline, its claims."""

    def __init__(self, metrics: Metrics, title: str | None, claims: Sequence[Claim] = ()):
        self.metrics, self.title, self.claims = metrics, title, claims

    def meant(self, metric: Metric, figure: Figure, near: Context, told: Sequence[Statement], part: bool) -> Metric:
        """Give the metric that a bare word or none stands for; part: it is of a part of what was told last."""
        wanted = metric.words & BARE
        if wanted and told and told[-1].sentence == figure.sentence and _THEIR.search(near.before[-60:]):
            # "It counts two million tailors and puts their earnings at …": those of the tailors.
            owned = self.metrics.listed(f"{figure.metric} of {told[-1].metric.name}", figure.kind)
            if owned:
                return owned
        if not wanted:
            near_by = (s for s in reversed(told) if figure.sentence - s.sentence <= 2)
            last = next((s for s in near_by if self._may_go_on(s, figure)), None)
            if last:
                return self._usual(last, figure, told, part)
            return self._of_title(figure) or self._topic(figure, told) or metric
        if _WHOLE.search(figure.metric or ""):
            return metric
        wanted = wanted if "export" in wanted else BARE
        alike = [s for s in reversed(told) if s.metric.listed and s.figure_kind == figure.kind]
        alike = [s for s in alike if s.metric.words & wanted]
        row: defaultdict[int, set[str]] = defaultdict(set)
        for s in alike:
            row[s.sentence].add(s.metric.family)
        # What was told as one of several parts of a sentence is not what goes on to be spoken of.
        fuller = [s.metric for s in alike if len(row[s.sentence]) == 1] or [s.metric for s in alike]
        # `exports` alone are those of the usual count, even behind a line on computer services.
        if fuller:
            return next((known for known in fuller if not known.scope), fuller[0])
        spoken = self._spoken(figure, wanted) if metric.words & _FIELDS else None
        return self._of_title(figure) or spoken or self._of_speaker(figure, near, wanted) or metric

    def _of_speaker(self, figure: Figure, near: Context, wanted: frozenset[str]) -> Metric | None:
        """Give the listed metric of what a body wants in its own field: the IT ministry wants exports of so much."""
        if near.claim is None or not near.claim.speaker:
            return None
        found = self.metrics.listed(f"{near.claim.speaker} {near.before}", figure.kind, loose=True)
        return found if found and found.words & wanted else None

    def _spoken(self, figure: Figure, wanted: frozenset[str]) -> Metric | None:
        """Give the listed metric that a claim shortly before speaks of without a figure: taxes on IT exports."""
        last = bisect_left(self.claims, figure.start, key=lambda claim: claim.start)
        for claim in reversed(self.claims[max(0, last - 4) : last]):
            if figure.sentence - claim.sentence <= 3 and claim.text:
                found = self.metrics.listed(claim.text, figure.kind, loose=True)
                if found and not found.scope and found.words & wanted:
                    return found
        return None

    def _may_go_on(self, last: Statement, figure: Figure) -> bool:
        """Say whether a figure may be of what was told last: points are of no interest rate, nor are dollars."""
        if not last.metric.listed or figure.kind in ("multiple", "rank"):
            return True
        measured = figure.kind == "measure" and last.unit not in (figure.unit, None)
        return self.metrics.counts(last.metric, figure.kind) and not measured

    @staticmethod
    def _usual(near: Statement, figure: Figure, told: Sequence[Statement], part: bool) -> Metric:
        """Give the metric of a statement; behind the end of its sentence the usual scope of it, where one was told."""
        if not near.metric.scope or (near.sentence == figure.sentence and not part):
            return near.metric
        usual = (s.metric for s in reversed(told) if s.metric.family == near.metric.family and not s.metric.scope)
        return next(usual, near.metric)

    def _of_title(self, figure: Figure) -> Metric | None:
        named = self.metrics.listed(self.title, figure.kind, loose=True) if self.title else None
        return named if named and "export" in named.words else None

    @staticmethod
    def _topic(figure: Figure, told: Sequence[Statement]) -> Metric | None:
        """Give the listed metric that the article has told most of so far."""
        counted = Counter(s.metric.key for s in told if s.metric.listed and s.figure_kind == figure.kind)
        best = min(counted.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
        return next((s.metric for s in told if s.metric.key == best[0]), None) if best[1] > 1 else None

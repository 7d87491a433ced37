"""What was done with an amount whose metric names but who did it or what for: spent on roads, allocated to a fund."""

import re

from itx_nlp.knowledge.acts import act
from itx_nlp.knowledge.allocations import allocated, sums_before, tells
from itx_nlp.knowledge.asked import Asked
from itx_nlp.knowledge.contexts import Context
from itx_nlp.knowledge.entities import Entities
from itx_nlp.knowledge.metric import Metric
from itx_nlp.knowledge.metrics import Metrics
from itx_nlp.text.wordlists import listed

HELD_AGAINST = re.compile(
    r"\b(?:(?:up|down)(?: (?:by )?[\d.]+ ?(?:%|percent|per cent|pc))? from|compared (?:to|with)|against|versus"
    r"|, (?:up|down)) (?:[a-z]+ )?$"
)
HOLDING = frozenset(("up", "down", "compared", "against", "versus"))


class Dealings:
    """Complete metrics that no list has by the deeds told of their amounts."""

    def __init__(self, metrics: Metrics, entities: Entities):
        self.metrics, self.entities = metrics, entities

    def of(self, asked: Asked, metric: Metric) -> Metric:
        """Say what was done with the amount, or what was told just before that it is held against."""
        if asked.figure.kind in ("currency", "count", "measure"):
            metric = self._allocated(asked, metric) or self._done(metric, asked.near)
            return self._same(asked, metric) or metric
        if asked.kind == "percent" and asked.figure.change:
            return self._allocated(asked, metric) or self._same(asked, metric) or metric
        taxed = asked.kind == "percent" and asked.near.before.endswith("taxed at ")
        return self._done(metric, asked.near) if taxed or (asked.kind == "number" and asked.elsewhere) else metric

    def _done(self, metric: Metric, near: Context) -> Metric:
        """Say what was done with an amount where its metric names but who did it or what for: sales of cars."""
        noun = act(self.metrics, near, metric.name)
        if not noun or (words := self.metrics.words(noun)) <= metric.words:
            return metric
        if not metric.name or is_piece(metric.name):
            return metric.worded(noun, words)
        link = self.metrics.links.get(noun, "of")  # spent Rs5 on schools; what the board spent
        if near.before[-4:] != " at ":
            link = link if re.search(rf"\b{link} (?:\w+ )?{re.escape(metric.name.casefold())}", near.folded) else "of"
        return metric.worded(f"{noun} {link} {self.folded(metric.name)}", metric.words | words)

    @staticmethod
    def _same(asked: Asked, metric: Metric) -> Metric | None:
        """Give what was told just before of what has no name, or is held against it: sold 90 units, up from 80."""
        figure, near = asked.figure, asked.near
        piece = is_piece(metric.name) and not near.after.startswith(" of ")
        if not piece and (not near.says(HOLDING) or not HELD_AGAINST.search(near.before[-50:])):
            return None
        here = [s for s in reversed(asked.told[-3:]) if s.sentence == figure.sentence and not s.metric.listed]
        if not figure.change:
            counted = is_piece(figure.unit or "")  # 90 cups were sold, up from 80 units
            here = [s for s in here if s.unit == figure.unit or (counted and s.figure_kind == "count")]
        return next((s.metric for s in here if piece or metric.words < s.metric.words), None)

    def _allocated(self, asked: Asked, metric: Metric) -> Metric | None:
        figure, near = asked.figure, asked.near
        if figure.kind not in ("currency", "percent"):
            return None
        if not (before := sums_before(asked.told, figure.sentence)) and not tells(near, asked.worded):
            return None
        worded, text = self.folded(asked.worded), self.folded(figure.metric or "")
        return allocated(self.metrics, metric, worded, text, near, before, figure.sentence)

    def folded(self, text: str) -> str:
        """Begin a wording with a small letter where it stands at the begin of a sentence and is no name."""
        if text.islower():
            return text
        first, _, rest = text.partition(" ")
        plain = first.istitle() and rest.islower() and not self.entities.countries(first)
        return first.lower() + " " + rest if plain else text


def is_piece(name: str) -> bool:
    """Say whether a thing counted has no name of its own: unit, pieces."""
    return not {name, f"{name}s"}.isdisjoint(listed("pieces"))

"""The goods of a list whose prices moved: eggs (5 per cent), sugar (9 per cent)."""

import re
from collections.abc import Sequence

from itx_nlp.knowledge.contexts import Context, words
from itx_nlp.knowledge.metric import Metric
from itx_nlp.knowledge.metrics import Metrics
from itx_nlp.tables import Figure, Organization
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import listed

_PERCENT = re.compile(r"\d ?(?:%|pc\b|per ?cent)")
_BY = Pattern(r"(?: ?/ ?| (?:per|an?|each) )«sold by»\b")
_LEAST = 3  # things of a list
_FAR = 8  # sentences behind which prices are no longer what is spoken of
_LONGEST = 4  # words of the name of a good


class Priced:
    """Knows where in an article prices were last spoken of."""

    def __init__(self, metrics: Metrics):
        self.metrics = metrics
        self.sentence: int | None = None

    def hear(self, sentence: int, near: Context) -> None:
        """Note whether the claim of a figure speaks of prices."""
        if near.says(listed("speaking of prices")):
            self.sentence = sentence

    def of(self, metric: Metric, figure: Figure, near: Context, mentions: Sequence[Organization]) -> Metric | None:
        """Give the price of a good that moved by some per cent among others, None where something else may have moved.

        Args:
            metric: what the figure was taken for, a good.
            figure: a change in per cent.
            near: the words of its claim around it.
            mentions: the bodies named in its sentence, whose shares are no goods.
        """
        if (
            self.sentence is None
            or figure.sentence - self.sentence > _FAR
            or not near.before.endswith(("(", "(-", "(+"))
        ):
            return None
        if not metric.words or len(metric.name.split()) > _LONGEST or any(m.text in metric.name for m in mentions):
            return None
        told = words(near.folded)
        if len(_PERCENT.findall(near.folded)) < _LEAST or not listed("what may move").isdisjoint(told):
            return None
        if not listed("no goods").isdisjoint(words(metric.name.casefold())):
            return None
        return metric.worded(f"price of {metric.name}", metric.words | self.metrics.words("price"))

    def by_measure(self, metric: Metric, name: str, near: Context) -> Metric | None:
        """Give the price of a good sold by its measure: sugar at Rs190 |per kg|; None for a tax of Rs5 per litre."""
        if not metric.words or len(name.split()) > _LONGEST or not _BY.match(near.after):
            return None
        told = words(name)
        if not (listed("no goods").isdisjoint(told) and listed("paid by measure").isdisjoint(told)):
            return None
        return metric.worded(f"price of {name}", metric.words | self.metrics.words("price"))

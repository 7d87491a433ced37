"""Choose among the times that a figure may be told in by weights learnt from labelled articles.

A log-linear model: the signs of an option add up their weights, and the options of a figure compete (`learn/periods.py`
fits them, models/periods keeps them).
"""

from collections.abc import Callable
from functools import cache

from itx_nlp.components.containers import Containers
from itx_nlp.resources import read_model

MARGIN = 0.8  # by which an option must outweigh the first reading, in log-odds
Judge = Callable[[Containers], list[str | None]]  # gives the period of every figure


class Weights:
    """Learnt weights of signs: a Judge."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights

    @classmethod
    @cache
    def read(cls) -> "Weights":
        """Read models/periods.

        Raises:
            ModelError: the file is not there or broken.
        """
        return read_model("periods", lambda read: cls(read["weights"]))

    def __call__(self, containers: Containers) -> list[str | None]:
        """Give the period of every figure, each in view of those before: what is settled, else the weightiest option.

        The rules' reading stays unless another one is better by MARGIN.
        """
        chosen: list[str | None] = []
        for i, (value, is_open) in enumerate(containers.told):
            if is_open:
                options = containers.options(i, chosen)
                totals = [sum(self.weights.get(sign, 0.0) for sign in option.signs) for option in options]
                best = max(range(len(options)), key=totals.__getitem__)
                first = next(k for k, option in enumerate(options) if option.first)
                value = options[best if totals[best] - totals[first] >= MARGIN else first].value
            chosen.append(value)
        return chosen

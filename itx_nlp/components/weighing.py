"""Choose what a figure measures, or the time it is told in, by weights learnt from labelled articles.

A log-linear model: the signs of an option add up their weights, and the options of a figure compete (`learn/logit.py`
fits them, models/metrics and models/periods keep them).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Protocol

from itx_nlp.resources import read_model

MARGIN = 0.8  # by which an option must outweigh the first reading, in log-odds


@dataclass(frozen=True, slots=True)
class Option:
    """What may be said of a figure (a TIMEX3 value or None; the words of a metric), and the signs for and against."""

    value: str | None
    signs: list[str]
    first: bool  # the rules' reading; where they took it from another figure, what was chosen of that


class Choices(Protocol):
    """The readings of the figures of a document; told: the first of each, and whether it is open."""

    told: list[tuple[str | None, bool]]

    def options(self, i: int, chosen: list[str | None]) -> Sequence[Option]:
        """List what may be said of a figure where this was chosen for those before; one is the first reading."""


Judge = Callable[[Choices], list[str | None]]  # gives what is said of every figure


class Weights:
    """Learnt weights of signs: a Judge."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights

    @classmethod
    @cache
    def read(cls, name: str) -> "Weights":
        """Read models/NAME.

        Raises:
            ModelError: the file is not there or broken.
        """
        return read_model(name, lambda read: cls(read["weights"]))

    def __call__(self, choices: Choices) -> list[str | None]:
        """Choose for every figure, each in view of those before: what is settled, else the weightiest option.

        The rules' reading stays unless another one is better by MARGIN.
        """
        chosen: list[str | None] = []
        for i, (value, is_open) in enumerate(choices.told):
            if is_open:
                options = choices.options(i, chosen)
                totals = [sum(map(self.weights.get, option.signs, repeat(0.0))) for option in options]
                best = max(range(len(options)), key=totals.__getitem__)
                first = next(k for k, option in enumerate(options) if option.first)
                value = options[best if totals[best] - totals[first] >= MARGIN else first].value
            chosen.append(value)
        return chosen

"""Say of a figure whether it is a change, what it measures and for when."""

from spacy.tokens import Doc

from itx_nlp.tables import Figure
from itx_nlp.text.quantities import Quantity


class Measure:
    """Turn quantities into figures."""

    def __init__(self, data: str | None):
        self.data = data

    def __call__(self, doc: Doc, quantities: list[Quantity]) -> list[Figure]:
        return [
            Figure(start=q.start, end=q.end, value=q.value, high=q.high, unit=q.unit, kind=q.kind, bound=q.bound)
            for q in quantities
        ]

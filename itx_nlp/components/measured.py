"""Say of a figure whether it is a change, what it measures and for when."""

from spacy.tokens import Doc

from itx_nlp.components.changes import Changes, share_changes
from itx_nlp.components.metric import Metrics
from itx_nlp.components.periods import Periods
from itx_nlp.document import span_of
from itx_nlp.tables import Figure
from itx_nlp.text.quantities import Quantity


class Measure:
    """Turn quantities into figures."""

    def __init__(self, data: str | None):
        self.changes = Changes(data)

    def __call__(self, doc: Doc, quantities: list[Quantity]) -> list[Figure]:
        spans = [span_of(doc, q.start, q.end) for q in quantities]
        leads = [span_of(doc, q.lead, q.end).start for q in quantities]
        changes = [
            self.changes(doc, q, span.start, span.end, lead)
            for q, span, lead in zip(quantities, spans, leads, strict=True)
        ]
        changes = share_changes(doc, quantities, changes)
        metrics = Metrics(doc, quantities, spans, leads, self.changes).all()
        periods = Periods(doc, quantities, spans, leads, changes, metrics).all()
        return [
            Figure(
                start=q.start,
                end=q.end,
                value=q.value,
                high=q.high,
                unit=q.unit,
                kind=q.kind,
                bound=q.bound,
                change=change,
                metric=metric,
                period=period,
            )
            for q, change, metric, period in zip(quantities, changes, metrics, periods, strict=True)
        ]

"""Say of quantities whether they are changes, what they measure and for when: figures."""

from itx_nlp.components.changes import Changes
from itx_nlp.components.metric import Metrics
from itx_nlp.components.periods import Periods
from itx_nlp.components.reading import Reading
from itx_nlp.tables import Figure


def figures_of(reading: Reading, words: Changes) -> list[Figure]:
    """Turn the quantities of a document into figures."""
    changes = words.of(reading)
    metrics = Metrics(reading, words).all()
    periods = Periods(reading, changes, metrics).all()
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
        for q, change, metric, period in zip(reading.quantities, changes, metrics, periods, strict=True)
    ]

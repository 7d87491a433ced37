"""Say of quantities whether they are changes, what they measure and for when: figures."""

from spacy.tokens import Token

from itx_nlp.components.actors import Actors
from itx_nlp.components.candidates import Candidates
from itx_nlp.components.changes import Changes
from itx_nlp.components.dimensions import in_full
from itx_nlp.components.metric import Metrics
from itx_nlp.components.periods import Periods
from itx_nlp.components.reading import Reading
from itx_nlp.components.weighing import Judge
from itx_nlp.document import PEOPLE
from itx_nlp.tables import Figure
from itx_nlp.text.nouns import singular
from itx_nlp.text.quantity import Quantity
from itx_nlp.text.wordlists import listed


def figures_of(
    reading: Reading, words: Changes, actors: Actors, namer: Judge | None, judge: Judge | None
) -> list[Figure]:
    """Turn the quantities of a document into figures.

    namer, judge: weigh the metrics and the periods that the rules read; None leaves it at those.
    """
    changes = words.of(reading)
    measures = Metrics(reading, words, actors)
    metrics = measures.all()
    if namer is not None:
        metrics = namer(Candidates(measures, changes))
    metrics = in_full(reading, words.nouns, changes, metrics)
    people = {span.text for span in reading.doc.spans.get(PEOPLE, [])}
    metrics = [None if metric in people else metric for metric in metrics]  # Sana: Of 90 who apply I take one
    periods = Periods(reading, changes, metrics).all(judge)
    for i, earlier in measures.before.again.items():
        periods[i] = periods[earlier]
    counted = {i: unit for i, q in enumerate(reading.quantities) if (unit := unit_of_subject(q, measures.heads.get(i)))}
    return [
        Figure(
            start=q.start,
            end=q.end,
            value=q.value,
            high=q.high,
            unit=q.unit or counted.get(i),
            kind="count" if i in counted else q.kind,
            bound=q.bound,
            change=change,
            metric=metric,
            period=period,
        )
        for i, (q, change, metric, period) in enumerate(zip(reading.quantities, changes, metrics, periods, strict=True))
    ]


def unit_of_subject(quantity: Quantity, head: Token | None) -> str | None:
    """Name what a bare number counts where its subject says it: users grew to 22 million."""
    if quantity.unit is not None or quantity.kind != "number" or head is None or head.idx > quantity.start:
        return None
    if quantity.form not in ("digits", "words"):
        return None
    whole = quantity.scaled or (quantity.value >= 100 and quantity.value == int(quantity.value))
    if not whole or head.tag_ != "NNS" or head.lower_ in listed("amounts"):
        return None
    return singular(head.text)

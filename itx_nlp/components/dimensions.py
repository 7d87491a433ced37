"""Name in which way a change is counted, where it is not in money: exports rose 5% in volume."""

from itx_nlp.components.reading import Reading
from itx_nlp.text.wordlists import listed

LONGEST = 5  # tokens behind a figure that name the way


def in_full(
    reading: Reading, nouns: set[str], changes: list[str | None], metrics: list[str | None]
) -> list[str | None]:
    """Give the metrics, with the volume where a change is one in volume; nouns are those of change: growth, drop."""
    return [
        f"{way} of {metric}" if metric and change and (way := _way(reading, nouns, i)) and way not in metric else metric
        for i, (change, metric) in enumerate(zip(changes, metrics, strict=True))
    ]


def _way(reading: Reading, nouns: set[str], i: int) -> str | None:
    """Read rose 5% in volume, a 5% rise in terms of quantity; not: a 5% rise in the volume of trade."""
    at = reading.spans[i].end
    words = [token.lower_ for token in reading.doc[at : at + LONGEST]]
    words = words[1:] if words[:1] != [] and words[0] in nouns else words
    if words[:1] != ["in"]:
        return None
    words = words[3:] if words[1:3] == ["terms", "of"] else words[1:]
    counts = words[:1] != [] and words[0] in listed("counts of things") and words[1:2] != ["of"]
    return words[0] if counts else None

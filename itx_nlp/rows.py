"""From a Doc to rows: ids, sentence numbers, texts, and the links between tables. The last place that knows spaCy."""

from bisect import bisect_right
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from itx_nlp import document
from itx_nlp.tables import Claim, Tables, empty

# table: span attribute, field of the id, its letter
_MARKED = {
    "figures": ("figure", "figure_id", "f"),
    "dates": ("date", "date_id", "d"),
    "organizations": ("organization", "mention_id", "o"),
    "people": ("person", "mention_id", "p"),
    "claims": ("claim", "claim_id", "c"),
}


def rows(doc: Doc, article_id: str, source: str, offset: int = 0, first_sentence: int = 0) -> Tables:
    """Make the rows of one article, or of one part of a long one.

    Args:
        doc: what the pipeline made of source[offset:offset + len(doc.text)].
        source: the article's whole source text; rows take their texts from it.
        offset: where this part begins.
        first_sentence: the number of its first sentence.
    Returns:
        Tables whose six text tables are filled, each sorted by start.
    """
    place = _Place(doc, article_id, source, offset, first_sentence)
    tables = empty()
    for table, (attribute, id_field, letter) in _MARKED.items():
        found = document.marked(doc, table, attribute)
        tables[table] = _unique(place.row(value, id_field, letter) for value in found)
    challenges = [each for values in document.marked_lists(doc, document.CHALLENGES, "challenges") for each in values]
    tables["challenges"] = sorted(
        (place.row(c, "challenge_id", "h", f":{c.category}") for c in challenges),
        key=lambda row: (row.start, row.category),
    )
    link(tables)
    return tables


def link(tables: Tables) -> None:
    """Name in each claim the rows of other tables that stand in it."""
    tables["claims"] = [_linked(claim, tables) for claim in tables["claims"]]


def _unique(made: Any) -> list[Any]:
    """Keep the first of rows with one start, so that ids are unique."""
    return list({row.start: row for row in reversed(list(made))}.values())[::-1]


class _Place:
    def __init__(self, doc: Doc, article_id: str, source: str, offset: int, first_sentence: int):
        self.article_id, self.source, self.offset, self.first = article_id, source, offset, first_sentence
        self.starts = [sentence.start_char for sentence in document.sentences(doc)]

    def row(self, value: Any, id_field: str, letter: str, suffix: str = "") -> Any:
        start, end = value.start + self.offset, value.end + self.offset
        sentence = max(0, bisect_right(self.starts, value.start) - 1) + self.first
        changes: dict[str, Any] = {
            id_field: f"{self.article_id}:{letter}{start}{suffix}",
            "article_id": self.article_id,
            "sentence": sentence,
            "start": start,
            "end": end,
            "text": self.source[start:end],
        }
        for part in ("speaker", "cue"):
            first = getattr(value, f"{part}_start", None)
            if first is not None:
                last = getattr(value, f"{part}_end")
                changes[f"{part}_start"], changes[f"{part}_end"] = first + self.offset, last + self.offset
                changes[part] = self.source[first + self.offset : last + self.offset]
        return replace(value, **changes)


def _linked(claim: Claim, tables: Tables) -> Claim:
    def inside(table: str, field: str) -> tuple[str, ...]:
        found = (getattr(r, field) for r in tables[table] if claim.start <= r.start and r.end <= claim.end)
        return tuple(dict.fromkeys(found))

    overlapping = (c.category for c in tables["challenges"] if c.start < claim.end and claim.start < c.end)
    return replace(
        claim,
        figures=inside("figures", "figure_id"),
        dates=inside("dates", "date_id"),
        organizations=inside("organizations", "mention_id"),
        challenges=tuple(dict.fromkeys(overlapping)),
    )

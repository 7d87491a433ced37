"""Measure what makes a claim worth checking: what our other tables found in it, and its grammar.

The numbers go to the model in models/claims beside the wording; see docs/claims.md.
"""

import math
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc, Span

from itx_nlp import document
from itx_nlp.classifier import TextClassifier, load_embeddings
from itx_nlp.components.kinds import Kinds
from itx_nlp.errors import ModelError
from itx_nlp.resources import models
from itx_nlp.tables import Date, Figure

# Tags of the Penn Treebank in groups whose order in a sentence tells speech from report.
_GROUPS = {
    "name": ("NNP", "NNPS"),
    "noun": ("NN", "NNS"),
    "past": ("VBD",),
    "participle": ("VBN",),
    "present": ("VBZ", "VBP"),
    "base": ("VB", "TO"),
    "gerund": ("VBG",),
    "modal": ("MD",),
    "pronoun": ("PRP", "PRP$"),
    "determiner": ("DT", "PDT", "EX"),
    "preposition": ("IN", "RP"),
    "number": ("CD", "$"),
    "comparative": ("JJR", "JJS", "RBR", "RBS"),
    "adjective": ("JJ",),
    "adverb": ("RB",),
    "question": ("WP", "WRB", "WDT", "WP$"),
    "joint": ("CC", ",", ":", "."),
}
_GROUP_OF = {tag: group for group, tags in _GROUPS.items() for tag in tags}
_PAIRS = {pair: place for place, pair in enumerate(product(_GROUPS, repeat=2))}
_FIGURES = ("currency", "percent", "count", "multiple", "measure", "rank", "number")
_SIGNS = ("target", "recommendation", "cause", "change")
_SUBJECTS = ("i", "we", "you", "he", "she", "it", "they", "this", "that", "there", "who", "what")
_TAGS = ("VBD", "VBN", "VBZ", "VBP", "VB", "VBG", "MD", "NN", "NNS", "NNP", "JJ", "UH")

NUMBERS: tuple[str, ...] = (
    "figures",
    "no figure",
    "dates",
    "calendar date",
    "bodies",
    "people",
    "names",
    "length",
    "question",
    "change of a figure",
    "negated",
    *(f"figure {kind}" for kind in _FIGURES),
    *(f"wording {sign}" for sign in _SIGNS),
    *(f"subject {word}" for word in _SUBJECTS),
    "subject name",
    "subject noun",
    *(f"main verb {tag}" for tag in _TAGS),
    *(f"helper {tag}" for tag in ("MD", "VBD", "VBZ", "VBP", "VBN", "VB")),
    *(f"tag {group}" for group in _GROUPS),
    *(f"{first} {second}" for first, second in _PAIRS),
)
_PLACE = {name: place for place, name in enumerate(NUMBERS)}


@dataclass(frozen=True, slots=True)
class Inside:
    """What our other tables found inside a stretch of text."""

    figures: list[Figure]
    dates: list[Date]
    bodies: int
    people: int


class Findings:
    """What our other tables found in a Doc, by place."""

    def __init__(self, doc: Doc):
        self.figures = document.marked(doc, document.FIGURES, "figure")
        self.dates = document.marked(doc, document.DATES, "date")
        self.bodies = document.marked(doc, document.ORGANIZATIONS, "organization")
        self.people = document.marked(doc, document.PEOPLE, "person")

    def inside(self, start: int, end: int) -> Inside:
        """List the figures and dates and count the bodies and people that begin between two characters."""

        def part(values: list[Any]) -> list[Any]:
            return values[bisect_left(values, start, key=_start) : bisect_left(values, end, key=_start)]

        return Inside(part(self.figures), part(self.dates), len(part(self.bodies)), len(part(self.people)))


def _start(value: Any) -> int:
    return int(value.start)


def numbers_of(content: Span, kinds: Kinds, found: Inside) -> list[float]:
    """Measure one claim: a number for each name in NUMBERS, most from 0 to 1."""
    figures, dates, bodies, people = found.figures, found.dates, found.bodies, found.people
    row = [0.0] * len(NUMBERS)

    def put(name: str, value: float = 1.0) -> None:
        if name in _PLACE:
            row[_PLACE[name]] = value

    text, tags = content.text, [token.tag_ for token in content if not token.is_space]
    put("figures", min(len(figures), 3) ** 0.5)
    put("no figure", float(not figures))
    put("dates", min(len(dates), 2) / 2)
    put("calendar date", float(any(date.value[:1].isdigit() for date in dates)))
    put("bodies", min(bodies, 2) / 2)
    put("people", min(people, 2) / 2)
    put("names", min(sum(tag in _GROUPS["name"] for tag in tags[1:]), 5) / 5)
    put("length", min(math.log(len(tags) + 1), 4) / 4)
    behind = content.doc[content.end].text if content.end < len(content.doc) else ""
    put("question", float((text + behind).rstrip("\"'”’ ").endswith("?")))
    put("change of a figure", float(any(figure.change for figure in figures)))
    for figure in figures:
        put(f"figure {figure.kind}")
    for sign in _SIGNS:
        put(f"wording {sign}", float(kinds.has(sign, text)))
    root = content.root
    put(f"main verb {root.tag_}")
    for child in root.children:
        if child.dep_ == "neg":
            put("negated")
        elif child.dep_ in {"aux", "auxpass"}:
            put(f"helper {child.tag_}")
        elif child.dep_ in {"nsubj", "nsubjpass", "expl"}:
            put(f"subject {child.lower_}")
            if child.tag_ in _GROUPS["name"] + _GROUPS["noun"]:
                put("subject name" if child.tag_ in _GROUPS["name"] else "subject noun")
    groups = [group for tag in tags if (group := _GROUP_OF.get(tag))]
    for group in set(groups):
        put(f"tag {group}")
    for first, second in set(pairwise(groups)):
        put(f"{first} {second}", 0.5)
    return row


class Worth:
    """Score claims by the model in models/claims."""

    def __init__(self, kinds: Kinds, data: str | None = None):
        own = Path(data) / "models" / "claims" if data else None
        self.folder = own if own and (own / "model.json").is_file() else models() / "claims"
        self.kinds = kinds

    @cached_property
    def model(self) -> TextClassifier:
        """The model, read at its first use: training measures claims with a pipeline that has none yet.

        Raises:
            ModelError: it is missing, damaged, or was made for other numbers.
        """
        model = TextClassifier.load(self.folder, load_embeddings(models() / "embeddings"))
        if model.numbers != NUMBERS:
            raise ModelError(f"{self.folder} was made for other numbers. Run: itx-nlp train claims")
        return model

    def scores(self, claims: list[tuple[Span, Inside]]) -> list[float]:
        """Score claims from 0 (opinion, wish) to 1 (a specific fact somebody could look up).

        The mean of two chances: that the claim can be checked at all, and that it is a specific fact.
        """
        if not claims:
            return []
        numbers = np.array([numbers_of(span, self.kinds, found) for span, found in claims], dtype=np.float32)
        chances = self.model.scores([span.text for span, _ in claims], numbers)
        return [round(float(chance), 4) for chance in chances.mean(axis=1)]

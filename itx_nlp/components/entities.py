"""Guess which capitalised words name people, organizations and places: a small head on the tagger's own vectors.

The base model's entity recognizer runs a second encoder and costs as much as all the rest of the pipeline. This head
reads the vectors that the tagger and the parser have computed already, with a few words around; it is one matrix
product. It was fitted on the recognizer's own output (see models/entities/card.md). Names that we know, forms and
context are for the components behind it.
"""

import json
from typing import Any

import numpy
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span

from itx_nlp.errors import ModelError
from itx_nlp.resources import models, read_entries

LABELS = ("", "PERSON", "ORG", "GPE")
AROUND = (-1, 0, 1)  # tokens whose vectors the head reads
WORDS_AT = (-1, 1, 2)  # tokens whose words it reads
FLAGS_AT = (-2, -1, 0, 1, 2)
_STARTS = 4  # which flag says that a token begins a sentence
SUFFIX = 3
_PERSON = LABELS.index("PERSON")
_LONGEST_PORTFOLIO = 8  # words
_DETERMINERS = frozenset(("a", "an", "the", "this", "that", "these", "its", "their"))
_QUOTES = frozenset(",.;:\"“”()'")
_JOINTS = frozenset(("of", "and", "for", "the", "&", "-"))  # inside the name of an organization


@Language.factory("itx_entities", assigns=["doc.ents"], default_config={"data": None})
class Entities:
    """Set doc.ents to people (PERSON), organizations (ORG) and places (GPE).

    A pipeline whose vectors the head was not fitted on keeps the entities it has.
    data: a folder whose person_names.jsonl, titles.jsonl and places.jsonl are laid over ours, or null.
    """

    def __init__(self, nlp: Language, name: str, data: str | None):
        self.features = Features.read(data)
        self.places = {entry["name"].casefold() for entry in read_entries("places.jsonl", "name", data)}
        folder = models() / "entities"
        try:
            about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
            with numpy.load(folder / "weights.npz", allow_pickle=False) as weights:
                self.weights = {key: weights[key].astype(numpy.float32) for key in weights.files}
        except (OSError, ValueError) as error:
            raise ModelError(f"{folder} holds no model ({error}). Run: itx-nlp train entities CORPUS") from error
        self.features.vocabulary = {word: i for i, word in enumerate(about["words"])}
        self.features.suffixes = {suffix: i for i, suffix in enumerate(about["suffixes"])}

    def __call__(self, doc: Doc) -> Doc:
        if doc.tensor.shape[:1] != (len(doc),) or doc.tensor.ndim != 2 or doc.tensor.shape[1] != self.weights["width"]:
            return doc
        at = capitalised(doc)
        if not len(at):
            return doc
        w = self.weights
        vectors, words = self.features.of(doc, at)
        hidden = ((vectors - w["mean"]) / w["spread"]) @ w["vectors"] + w["bias"]
        for column in range(words.shape[1]):
            hidden += w["words"][words[:, column]]
        numpy.maximum(hidden, 0, out=hidden)
        logits = hidden @ w["out"] + w["out_bias"]
        labels = numpy.zeros(len(doc), dtype=int)
        labels[at] = logits.argmax(1)
        doc.ents = [self._placed(doc, span) for span in _runs(doc, self._mended(doc, labels.tolist()))]
        return doc

    def _ends_portfolio(self, doc: Doc, i: int) -> bool:
        """Say whether a word may be the last of a portfolio: "Minister for Planning", "Member of IT and Telecom"."""
        first = max(0, i - _LONGEST_PORTFOLIO)
        for left in range(i - 1, first - 1, -1):
            token = doc[left]
            if token.lower_ in ("for", "of"):
                return left == i - 1 or doc[left - 1].lower_ in self.features.titles
            if not (token.text[0].isupper() or token.lower_ in ("and", "&", ",")):
                return False
        return False

    def _is_thing(self, doc: Doc, i: int) -> bool:
        """Say whether a determiner, and no title, leads to a capitalised word: "the Finance Bill"."""
        i -= 1
        while i > 0 and doc[i].text[0].isupper() and doc[i].lower_ not in _DETERMINERS | self.features.titles:
            i -= 1
        return i >= 0 and doc[i].lower_ in _DETERMINERS

    def _are_name(self, doc: Doc, i: int) -> bool:
        """Say whether two given names stand side by side and nothing capitalised follows ("Ayub Khan Hospital")."""
        here, behind = doc[i], doc[i + 1]
        if behind.lower_ not in self.features.names or behind.is_sent_start:
            return False
        last = i + 2 >= len(doc) or doc[i + 2].is_sent_start or not doc[i + 2].text[0].isupper()
        return here.text[0].isupper() and behind.text[0].isupper() and last

    def _placed(self, doc: Doc, span: Span) -> Span:
        """Call a known place a place, and what stands behind an article or a determiner no person."""
        if span.text.casefold() in self.places:
            return Span(doc, span.start, span.end, label="GPE")
        if span.label_ == "PERSON" and len(span) == 1 and self._is_thing(doc, span.start):
            return Span(doc, span.start, span.end, label="MISC")
        return span

    def _mended(self, doc: Doc, labels: list[int]) -> list[int]:
        """Take a given name or initials before a person's name in; leave a portfolio before it out.

        "Musadik Malik" and "MI Khurram" are whole names; in "Minister for Planning Ahsan Iqbal" the name begins later.
        """
        names = self.features.names
        for i in range(1, len(labels) - 1):
            here = doc[i]
            if labels[i] != _PERSON and here.lower_ in names and self._are_name(doc, i):
                labels[i] = labels[i + 1] = _PERSON
            if labels[i + 1] != _PERSON or doc[i + 1].is_sent_start or not here.text[0].isupper():
                continue
            given = here.lower_ in names
            if labels[i] != _PERSON:
                initials = len(here.text) < 4 and here.text.strip(".").isupper() and not here.is_sent_start
                labels[i] = _PERSON if given or initials else labels[i]
            elif not given and i + 2 < len(labels) and labels[i + 2] == _PERSON and self._ends_portfolio(doc, i):
                labels[i] = 0
        return labels


def capitalised(doc: Doc) -> Any:
    """Give the indexes of tokens that begin with a capital: the only ones that can be part of a name here."""
    return numpy.array([token.i for token in doc if token.text[0].isupper()], dtype=int)


def _runs(doc: Doc, labels: list[int]) -> Any:
    """Join neighbours of one kind; a small word between two parts of an organization's name belongs to it."""
    i, length = 0, len(doc)
    while i < length:
        label = labels[i]
        if not label:
            i += 1
            continue
        end = i + 1
        while end < length and not doc[end].is_sent_start:
            step = 1
            if LABELS[label] == "ORG":
                while end + step - 1 < length and step < 3 and doc[end + step - 1].lower_ in _JOINTS:
                    step += 1
            if end + step - 1 < length and labels[end + step - 1] == label:
                end += step
            else:
                break
        yield Span(doc, i, end, label=LABELS[label])
        i = end


class Features:
    """What the head reads of a token: vectors and flags of it and its neighbours; their words; its last letters."""

    def __init__(self, names: set[str], titles: set[str]):
        self.names, self.titles = names, titles
        self.vocabulary: dict[str, int] = {}
        self.suffixes: dict[str, int] = {}

    @classmethod
    def read(cls, data: str | None = None) -> "Features":
        """Read given names and the words that stand before names."""
        names = {entry["name"].casefold() for entry in read_entries("person_names.jsonl", "name", data)}
        titles = {entry["text"].casefold() for entry in read_entries("titles.jsonl", "text", data)}
        return cls(names, titles)

    def of(self, doc: Doc, at: Any) -> tuple[Any, Any]:
        """Give the features of the tokens `at`.

        Returns:
            floats (tokens, 3 × width + 5 × 12), and rows of the word table (tokens, 4).
        """
        texts = [token.text for token in doc]
        flags = self._flags(doc, texts)
        tensor = numpy.asarray(doc.tensor, dtype=numpy.float32)
        parts = [_shifted(tensor, at + shift) for shift in AROUND] + [_shifted(flags, at + shift) for shift in FLAGS_AT]
        size, last = len(self.vocabulary), len(doc)
        unknown = len(WORDS_AT) * size + len(self.suffixes)
        rows = numpy.full((len(at), len(WORDS_AT) + 1), unknown, dtype=int)
        for row, i in enumerate(at.tolist()):
            for column, shift in enumerate(WORDS_AT):
                if 0 <= i + shift < last:
                    known = self.vocabulary.get(texts[i + shift].lower())
                    if known is not None:
                        rows[row, column] = column * size + known
            suffix = self.suffixes.get(texts[i].lower()[-SUFFIX:])
            if suffix is not None:
                rows[row, -1] = len(WORDS_AT) * size + suffix
        return numpy.hstack(parts), rows

    def _flags(self, doc: Doc, texts: list[str]) -> Any:
        number = {text: row for row, text in enumerate(dict.fromkeys(texts))}
        looks = numpy.array([self._look(text) for text in number], dtype=numpy.float32)
        flags = looks[[number[text] for text in texts]]
        flags[:, _STARTS] = doc.to_array(SENT_START) == 1
        return flags

    def _look(self, text: str) -> tuple[bool | int, ...]:
        first, lower = text[0], text.lower().strip(".")
        return (
            first.isupper(),
            len(text) > 1 and text.isupper(),
            lower in self.names,
            lower in self.titles,
            False,  # whether it begins a sentence: _STARTS
            any(c.isdigit() for c in text) if not text.isalpha() else False,
            len(text) == 1 and first.isupper(),
            text in ("'s", "’s"),
            first in _QUOTES,
            first.isupper() and text[1:].islower(),
            len(text) < 4,
            1,
        )


def _shifted(rows: Any, at: Any) -> Any:
    """Take rows by index; those outside are zero."""
    inside = (at >= 0) & (at < len(rows))
    taken = rows[numpy.where(inside, at, 0)]
    taken[~inside] = 0
    return taken

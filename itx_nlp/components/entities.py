"""Guess which capitalised words name people, organizations and places: a small head on the tagger's own vectors.

The base model's entity recognizer runs a second encoder and costs as much as all the rest of the pipeline. This head
reads the vectors that the tagger and the parser have already computed, with a few words around, and is one matrix product.
It was fitted on the recognizer's own output (see models/entities/card.md); names that we know, forms and context are for
the components behind it.
"""

import json
from typing import Any, Optional

import numpy
from spacy.language import Language
from spacy.tokens import Doc, Span

from itx_nlp.errors import ModelError
from itx_nlp.resources import models, read_entries

LABELS = ("", "PERSON", "ORG", "GPE")
AROUND = (-1, 0, 1)  # tokens whose vectors the head reads
WORDS_AT = (-1, 1, 2)  # tokens whose words it reads
FLAGS_AT = (-2, -1, 0, 1, 2)
SUFFIX = 3
_QUOTES = frozenset(",.;:\"“”()'")
_JOINTS = frozenset(("of", "and", "for", "the", "&", "-"))  # inside the name of an organization


@Language.factory("itx_entities", assigns=["doc.ents"], default_config={"data": None})
class Entities:
    """Set doc.ents to people (PERSON), organizations (ORG) and places (GPE).

    A pipeline whose vectors the head was not fitted on keeps the entities it has.
    data: a folder whose person_names.jsonl and roles.jsonl are laid over ours, or null.
    """

    def __init__(self, nlp: Language, name: str, data: Optional[str]):
        self.features = Features.read(data)
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
        labels = numpy.zeros(len(doc), dtype=int)
        labels[at] = (hidden @ w["out"] + w["out_bias"]).argmax(1)
        doc.ents = list(_runs(doc, labels.tolist()))
        return doc


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
        flags = numpy.zeros((len(texts), 12), dtype=numpy.float32)
        for i, (token, text) in enumerate(zip(doc, texts, strict=True)):
            first, lower = text[0], text.lower().strip(".")
            flags[i] = (
                first.isupper(),
                len(text) > 1 and text.isupper(),
                lower in self.names,
                lower in self.titles,
                bool(token.is_sent_start),
                any(c.isdigit() for c in text) if not text.isalpha() else False,
                len(text) == 1 and first.isupper(),
                text in ("'s", "’s"),
                first in _QUOTES,
                first.isupper() and text[1:].islower(),
                len(text) < 4,
                1,
            )
        return flags


def _shifted(rows: Any, at: Any) -> Any:
    """Take rows by index; those outside are zero."""
    inside = (at >= 0) & (at < len(rows))
    taken = rows[numpy.where(inside, at, 0)]
    taken[~inside] = 0
    return taken

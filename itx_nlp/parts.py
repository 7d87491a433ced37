"""Run the pipeline over a text of any length, in memory and time that grow no faster than the text.

The base model reads a long text in parts cut at paragraph ends, each with some of its neighbours as context, because
its parser keeps a megabyte a hundred words; our components see the whole, so that names and speakers carry over.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import numpy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

PART = 20_000  # tokens
_CONTEXT = 100  # tokens; the model looks at most ten words to either side
_KEPT = [TAG, POS, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE]
# spaCy's tokenizer is quadratic in these: a run without white space, a run of nothing but marks, and null characters
# which end a string in C.
_MASKED = re.compile(r"\S{1001,}|(?:[^\w\s]|_){101,}|\x00+")
# What Windows-1252 leaves of its dashes when it is read as Latin-1: `2024\x9625` (https://encoding.spec.whatwg.org).
# The acute accent that stands alone is some newspapers' apostrophe: `Lahore´s mills`.
_LOST_MARKS = {0x96: "–", 0x97: "—", ord("´"): "’"}


def masked(text: str) -> str:
    """Put spaces for what no tokenizer should see, and the dash or apostrophe that was meant; every offset stays.

    >>> masked("Exports " + "$" * 2000 + " rose")[:8], len(masked("Exports " + "$" * 2000 + " rose"))
    ('Exports ', 2013)
    >>> masked("fiscal year 2024\x9625")
    'fiscal year 2024–25'
    >>> masked("Lahore´s mills")
    'Lahore’s mills'
    """
    return _MASKED.sub(lambda run: " " * len(run.group()), text.translate(_LOST_MARKS))


def process(nlp: Language, text: str, known: dict[str, Any], part: int = PART) -> Doc:
    """Run every component over a text.

    Args:
        known: what goes on doc._ before: title, published and the like.
        part: how many tokens the base model may see at once.
    """
    with _blas().limit(limits=1, user_api="blas"):
        return _process(nlp, text, known, part)


@cache
def _blas() -> ThreadpoolController:
    """Find numpy's BLAS: the matrices of an article are too small for threads, which would wait for one another."""
    return ThreadpoolController()


def _process(nlp: Language, text: str, known: dict[str, Any], part: int) -> Doc:
    doc = nlp.tokenizer(masked(text))  # nlp.make_doc refuses a million characters
    for name, value in known.items():
        doc._.set(name, value)
    if len(doc) <= part:
        return nlp(doc)
    pipes = list(nlp.pipeline)
    names = [name for name, _ in pipes]
    first = names.index("itx_segmentation") + 1
    last = next((i for i in range(first, len(names)) if names[i].startswith("itx_")), len(names))
    for _, pipe in pipes[:first]:
        doc = pipe(doc)
    starts = [*_cuts(doc, part), len(doc)]
    made = [_annotated(doc, start, end, pipes[first:last]) for start, end in pairwise(starts)]
    doc.from_array(_KEPT, numpy.concatenate([array for array, _ in made]))  # type: ignore[arg-type]
    doc.tensor = numpy.concatenate([vectors for _, vectors in made])
    for _, pipe in pipes[last:]:
        doc = pipe(doc)
    return doc


def _cuts(doc: Doc, part: int) -> Iterator[int]:
    """Yield where parts begin: at a paragraph, else at a sentence; a sentence longer than a part is cut in two."""
    yield 0
    last, sentence = 0, 0
    for token in doc[1:]:
        if token.is_sent_start:
            sentence = token.i
            if token.i - last >= part and "\n" in token.nbor(-1).text:
                last = token.i
                yield last
        if token.i - last >= 2 * part:
            last = sentence if sentence > last else token.i
            doc[last].is_sent_start = True
            yield last


def _annotated(doc: Doc, start: int, end: int, pipes: list[tuple[str, Any]]) -> tuple[Any, Any]:
    """Give the annotations and the vectors of some tokens."""
    left = max(0, start - _CONTEXT)
    context = doc[left : min(len(doc), end + _CONTEXT)].as_doc()
    for _, pipe in pipes:
        context = pipe(context)
    kept = slice(start - left, end - left)
    return context.to_array(_KEPT)[kept], context.tensor[kept]

"""What the views of a classifier see of examples: read once, and then a fold is a choice of rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from itx_nlp.classifier.features import Terms, letters_of, terms_of
from itx_nlp.classifier.wordpiece import words


@dataclass(frozen=True)
class View:
    """The terms of texts, and a row a text with their weights, whose squares have the sum 1."""

    terms: Terms
    matrix: csr_matrix


def read_view(texts: Sequence[str], least: int = 2, letters: Sequence[int] = (), known: Terms | None = None) -> View:
    """Read the words and pairs of texts, or the runs of letters of some lengths.

    Terms in fewer than `least` texts are left out; idf as Spärck Jones 1972, smoothed. A run of letters in several
    words of a text is there several times.

    known: terms that keep their places and idf; those they lack are added behind them.
    """
    if letters:
        of_texts, vocabulary = _occurrences(set(words(text)) for text in texts)
        of_words, listed = _occurrences(letters_of(word, letters) for word in vocabulary)
        counts = (of_texts @ of_words).tocsr()
    else:
        counts, listed = _occurrences(map(terms_of, texts))
    inside = np.bincount(counts.indices, minlength=len(listed))
    column = {term: number for number, term in enumerate(listed)}
    old = known.vocabulary if known else []
    new = sorted({listed[number] for number in np.flatnonzero(inside >= least)}.difference(old))
    idf = np.log((1 + len(texts)) / (1 + inside[[column[term] for term in new]])) + 1
    idf = np.concatenate([known.idf if known else [], idf]).astype(np.float32)
    # A known term that stands in none of the texts has the empty column at the end.
    places = [column.get(term, len(listed)) for term in (*old, *new)]
    counts.resize(len(texts), len(listed) + 1)
    matrix = counts.tocsc()[:, places].tocsr()
    matrix.sort_indices()
    lengths = np.sqrt(np.maximum(matrix @ idf**2, 1e-9))
    matrix.data = (matrix.data * idf[matrix.indices] / np.repeat(lengths, np.diff(matrix.indptr))).astype(np.float32)
    return View(Terms([*old, *new], idf, bool(letters)), matrix)


def _occurrences(texts: Iterable[Iterable[str]]) -> tuple[csr_matrix, list[str]]:
    """Say which terms stand in which text: a row a text of ones, a column a term."""
    numbers: dict[str, int] = {}
    columns, ends = [], [0]
    for terms in texts:
        columns += [numbers.setdefault(term, len(numbers)) for term in terms]
        ends.append(len(columns))
    shape = (len(ends) - 1, len(numbers))
    return csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=shape), list(numbers)

"""Deal examples over folds, near-duplicates together."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from itx_nlp.classifier.embeddings import Matrix

FOLDS = 5


def make_folds(groups: NDArray[np.intp], seed: int = 0) -> NDArray[np.intp]:
    """Deal groups over folds at random, the same way every time."""
    names, place = np.unique(groups, return_inverse=True)
    return (np.random.default_rng(seed).permutation(len(names)) % FOLDS)[place]


def group_alike(vectors: Matrix, articles: Sequence[str] = (), least: float = 0.86) -> NDArray[np.intp]:
    """Number the groups of texts whose vectors (of length 1) have at least this cosine, directly or in a chain.

    articles: a name a text; those of one name belong together too, but for the empty name.
    """
    parent = np.arange(len(vectors))
    first: dict[str, int] = {}
    for place, name in enumerate(articles):
        if name:
            parent[place] = first.setdefault(name, place)

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = int(parent[i])
        return i

    for begin in range(0, len(vectors), 1000):
        block = vectors[begin : begin + 1000] @ vectors[begin:].T
        for i, j in zip(*np.nonzero(block >= least), strict=True):
            if i < j:
                parent[root(i + begin)] = root(j + begin)
    return np.array([root(i) for i in range(len(vectors))], dtype=np.intp)

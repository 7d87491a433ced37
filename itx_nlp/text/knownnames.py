"""Find names of a list in a text, however they are spaced, hyphenated, dotted or written with an apostrophe.

A text is cut into pieces (words, at a change from small to capital letters too, `&` and `@`). A name is known by its
pieces run together without case: "Bank Islami", "BankIslami" and "BANK-ISLAMI" are one key. From each piece we read on
while what was read is the beginning of some name, so the work is linear in the text for names of bounded length.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W_A-Z]+|[@&+]")
_GAP = re.compile(r"[ \t\u00a0]?[-–.’'`,/(]?\.?[ \t\u00a0]?[\r\n]?[ \t]*")
_SMALL = frozenset({"and", "of", "for", "the", "in", "on", "de", "e", "i", "al", "to", "s"})
# Ends of names that newspapers write with a small letter: "Sindh government", "Punjab police".
_COMMON_ENDS = ("government", "administration", "police", "ministry", "assembly", "department", "army")

Entry = TypeVar("Entry")


class Piece(NamedTuple):
    """A stretch of letters or digits; `opens` and `closes` say that a word begins and ends with it."""

    start: int
    end: int
    key: str
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class Match(Generic[Entry]):
    """A name found: its characters, and every entry that has this name."""

    start: int
    end: int
    entries: tuple[Entry, ...]


def pieces(text: str, start: int = 0, end: int | None = None) -> list[Piece]:
    """Cut text[start:end] into pieces.

    >>> [piece.key for piece in pieces("P@SHA and PayPal’s")]
    ['p', '@', 'sha', 'and', 'pay', 'pal', 's']
    """
    found = []
    end = len(text) if end is None else end
    for match in _PIECE.finditer(text, start, end):
        first, last = match.span()
        opens = first == start or not text[first - 1].isalnum()
        closes = last == end or not text[last].isalnum()
        key = match.group().casefold()
        found.append(Piece(first, last, "and" if key == "&" else key, opens, closes))
    return found


# Several indexes look through the same stretches of an article.
_cut = lru_cache(maxsize=256)(pieces)


def key_of(name: str) -> str:
    """Run the pieces of a name together without case."""
    return "".join(piece.key for piece in pieces(name))


class NameIndex(Generic[Entry]):
    """Names with what they stand for."""

    def __init__(self, names: Iterable[tuple[str, Entry]]):
        self._forms: dict[str, list[tuple[str, Entry]]] = {}
        self._beginnings: set[str] = set()
        for name, entry in names:
            key = key_of(name)
            self._forms.setdefault(key, []).append((name, entry))
            self._beginnings.update(key[:length] for length in range(1, len(key) + 1))

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match[Entry]]:
        """Find names from left to right, the longest at each place; none overlap.

        A name may begin or end inside a word only if it has several words ("photoThe State Bank of Pakistan").
        """
        cut = _cut(text, start, end)
        index = 0
        while index < len(cut):
            if cut[index].key not in self._beginnings:
                index += 1
                continue
            last, match = self._longest(text, cut, index)
            if match:
                yield match
                index = last + 1
            else:
                index += 1

    def _longest(self, text: str, cut: list[Piece], index: int) -> tuple[int, Match[Entry] | None]:
        key, best, at = "", None, index
        first = cut[index]
        for position in range(index, len(cut)):
            piece = cut[position]
            if position > index and not _joins(text[cut[position - 1].end : piece.start], cut[position - 1].key):
                break
            key += piece.key
            if key not in self._beginnings:
                break
            if key in self._forms:
                surface = text[first.start : piece.end]
                several = any(mark.isspace() for mark in surface)
                if several or (first.opens and piece.closes):
                    entries = tuple(entry for form, entry in self._forms[key] if written_like(surface, form))
                    if entries:
                        best, at = Match(first.start, _end(text, piece), entries), position
        return at, best


def _joins(gap: str, before: str) -> bool:
    if not _GAP.fullmatch(gap):
        return False
    return len(before) <= 2 or not (gap.startswith(".") and gap.strip(".").isspace())  # "the SBP. The", but "U.S. Army"


def _end(text: str, piece: Piece) -> int:
    """Take in the full stop of a dotted acronym: "E.U."."""
    dotted = (
        len(piece.key) == 1 and text[piece.end : piece.end + 1] == "." and text[piece.start - 1 : piece.start] == "."
    )
    return piece.end + dotted


def written_like(surface: str, form: str) -> bool:
    """Say whether letters of these cases can be the name: an acronym in capitals, a name with capitals.

    >>> written_like("SEC", "SEC"), written_like("sec", "SEC"), written_like("Paypal", "PayPal")
    (True, False, True)
    """
    written, listed = _letters(surface), _letters(form)
    if written == listed or "@" in form:
        return True
    if surface.islower() and form.endswith(" Ministry"):
        return True  # "the interior ministry"
    if ("," in surface) and "," not in form and " and " not in form and " & " not in form:
        return False
    capitals = sum(mark.isupper() for mark in listed)
    if len(listed) <= 8 and (listed.isupper() or (len(listed) <= 6 and 2 * capitals >= len(listed))):
        return written.isupper()
    if written.isupper():
        return True
    words = [word for word in re.split(r"[\s-]+", surface) if word and word[0].isalpha()]
    if len(form.split()) >= 4:
        return True
    if form[0].islower():
        return surface[0].isupper()
    big = [word for word in words if word.casefold().strip("’'.") not in _SMALL]
    if len(big) > 1 and big[-1].casefold() in _COMMON_ENDS:
        big = big[:-1]
    return bool(big) and all(word[0].isupper() for word in big)


def _letters(text: str) -> str:
    return "".join(mark for mark in text if mark.isalnum())

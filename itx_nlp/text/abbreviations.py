"""Find the abbreviations that a text defines: "Special Investment Facilitation Council (SIFC)", or the other way round.

Source: Schwartz and Hearst 2003, A simple algorithm for identifying abbreviation definitions in biomedical text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BRACKETS = re.compile(r"\(([^()\n]{2,80})\)")
_SHORT = re.compile(r"[A-Z0-9][\w@&.+-]{1,10}")
_WORD_BEFORE = re.compile(r"[^\s()\[\]“”\"]+")
_INSERTED = re.compile(r"[,;]|\bor\b")  # "(SBP, the central bank)"


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form, where it begins, and the characters of the long form it stands for."""

    short: str
    short_start: int
    long_start: int
    long_end: int


def find_definitions(text: str, start: int = 0, end: int | None = None) -> Iterator[Definition]:
    """Find the definitions in text[start:end], in order."""
    end = len(text) if end is None else end
    for match in _BRACKETS.finditer(text, start, end):
        inner = match.group(1)
        head = _INSERTED.split(inner)[0].strip()
        if _is_short(head) and len(head.split()) == 1:
            short_start = match.start(1) + inner.index(head)
            long_start = _long_form(head, text, max(start, match.start() - 160), match.start())
            if long_start is not None:
                long_end = long_start + len(text[long_start : match.start()].rstrip())
                yield Definition(head, short_start, long_start, long_end)
                continue
        before = _last_word(text, start, match.start())
        if before and _is_short(before.group()) and _explains(before.group(), inner):
            yield Definition(before.group(), before.start(), match.start(1), match.end(1))


def _is_short(word: str) -> bool:
    """Two to eleven characters with two capitals, or an acronym spoken as a word ("Smeda")."""
    return bool(_SHORT.fullmatch(word)) and (sum(mark.isupper() for mark in word) >= 2 or _is_spoken(word))


def _is_spoken(word: str) -> bool:
    return 4 <= len(word) <= 8 and word.isalpha() and word.istitle()


def _last_word(text: str, start: int, end: int) -> re.Match[str] | None:
    words = list(_WORD_BEFORE.finditer(text, max(start, end - 14), end))
    return words[-1] if words else None


def _explains(short: str, long: str) -> bool:
    initials = [word[0] for word in re.findall(r"[^\W_]+", long)]
    capitals = [mark for mark in short if mark.isalpha()]
    return len(initials) >= 2 and _align(short, long) == 0 and initials[0].upper() == capitals[0].upper()


def _long_form(short: str, text: str, start: int, end: int) -> int | None:
    """Give the place where the long form in text[start:end] begins, or None."""
    words = [match.start() for match in _WORD_BEFORE.finditer(text, start, end)]
    most = min(len(short) + 5, len(short) * 2)
    if not words:
        return None
    window = words[-most] if len(words) >= most else words[0]
    at = _align(short, text[window:end])
    if at is None:
        return None
    found = text[window + at : end].strip()
    if _is_spoken(short) and sum(word[0].isupper() for word in found.split()) < 3:
        return None
    if len(found) <= len(short) or "." in found[:-1].replace("Ltd.", "").replace("Pvt.", "")[3:]:
        return None
    return window + at


def _align(short: str, long: str) -> int | None:
    """Match the characters of the short form in the long one from the right; the first must begin a word."""
    place = len(long) - 1
    letters = [mark.casefold() for mark in short if mark.isalnum()]
    lower = long.casefold()
    if len(lower) != len(long):
        lower = "".join(mark.lower() if len(mark.lower()) == 1 else mark for mark in long)
    for number in range(len(letters) - 1, -1, -1):
        while place >= 0 and (
            lower[place] != letters[number] or (number == 0 and place > 0 and lower[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return None
        place -= 1
    return place + 1

"""Cut text into the words that names of bodies are made of, and find the legal form behind a name."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:[-’'@&.+/][^\W_]+)*")
_LEGAL = re.compile(
    r"(?:,? ?\((?:Pvt|Private|Pte|SMC-Pvt)\.?\))?,? ?(?:(?:Pvt|Private|Pte)\.? )?"
    r"(?:Ltd|Limited|Inc|Incorporated|Corp|PLC|plc|LLC|LLP|GmbH|Co)\b(?!-)\.?"
)
_SUM = re.compile(r"(?:Rs|Re|PKR|USD|EUR|GBP)\.?\d")  # "to Rs45 and Eastmere Securities"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its characters, and whether it has a capital."""

    start: int
    end: int
    text: str

    @property
    def big(self) -> bool:
        """Tell a capital that is no sum's (Rs45), or digits with one behind them (3M)."""
        if not self.text[0].isupper():
            return self.text[0].isdigit() and any(mark.isupper() for mark in self.text)
        return _SUM.match(self.text) is None


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Cut a text into words; a possessive ’s is left off."""
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        for ending in ("’s", "'s"):
            word = word.removesuffix(ending)
        number = word[:1].isdigit() and text[max(0, match.start() - 2) : match.start()].rstrip(",.")[-1:].isdigit()
        if word and not number:  # the tail of "1,000MW" is no word
            found.append(Word(match.start(), match.start() + len(word), word))
    return found


def legal_end(text: str, end: int) -> int | None:
    """Give where the legal form behind a name ends: " (Pvt) Ltd", ", Inc.", or None."""
    match = _LEGAL.match(text, end)
    if match is None or text[end : end + 1] not in (" ", ","):
        return None
    return match.end() - (match.group().endswith(".") and text[match.end() : match.end() + 1] in ("", "\n"))

"""Find where sentences begin inside a paragraph, by the marks and words that newspapers use.

The parser of a small model cuts headlines in two and runs over lost spaces ("in 2024.Exports"); these rules do not
(Grefenstette and Tapanainen 1994: most full stops are decided by the word before them and the case of the next one).
"""

import re
from dataclasses import dataclass

from itx_nlp.errors import LexiconError
from itx_nlp.resources import read_entries

_END = re.compile(
    r"""
    (?P<mark> [.!?…]+ )
    (?P<close> ["”’'»)\]]* )
    (?:
        (?P<space> \s+ ) (?= ["“‘'«(\[]* [A-Z0-9À-Þ“‘"(] )       # in 2024. Exports
      | (?= ["“‘]? [A-Z][a-z] | [A-Z][ ] )                       # in 2024.Exports; a lost space
    )
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[\w.’'&-]*\Z")
_NEXT_WORD = re.compile(r"[\W_]*(\w+)")
_AMOUNT = re.compile(r"(?:rs\.?)?(?:\d+\.\d+|\d{3})")
_LONGEST_WORD = 40


@dataclass(frozen=True)
class Abbreviations:
    """Words before a full stop: `never` end a sentence, `maybe` do before a `starter`."""

    never: frozenset[str]
    maybe: frozenset[str]
    starter: frozenset[str]

    @classmethod
    def read(cls, data: str | None = None) -> "Abbreviations":
        """Read abbreviations.jsonl.

        Raises:
            LexiconError: a line is no entry, or of no such sort.
        """
        words = {each["ends"]: frozenset(each["words"]) for each in read_entries("abbreviations.jsonl", "ends", data)}
        if unknown := words.keys() - {"never", "maybe", "starter"}:
            raise LexiconError(f"abbreviations.jsonl: ends {unknown.pop()!r} is none of never, maybe and starter.")
        return cls(**words)


def sentence_starts(text: str, start: int, end: int, abbreviations: Abbreviations) -> list[int]:
    """List the positions at which sentences of the paragraph text[start:end] begin, the first included."""
    starts = [start]
    for match in _END.finditer(text, start, end):
        if match.end() < end and _ends_sentence(text, match, starts[-1], abbreviations):
            opens = match["close"] == '"' and match["space"] is None and text.count('"', start, match.start()) % 2 == 0
            starts.append(match.start("close") if opens else match.end())  # in May."We left
    return starts


def _ends_sentence(text: str, match: re.Match[str], begin: int, abbreviations: Abbreviations) -> bool:
    mark, lost_space = match["mark"], match["space"] is None
    if mark != ".":
        return not lost_space or mark in ("!", "?")
    before = text[max(begin, match.start() - _LONGEST_WORD) : match.start()]
    word = _LAST_WORD.search(before)
    last = word.group().lower() if word else ""
    next_word = _NEXT_WORD.match(text, match.end(), match.end() + _LONGEST_WORD)
    following = next_word.group(1) if next_word else ""
    if lost_space:
        # "Booking.Com" and "Node.Js" are names, "2024.Exports" and "year.The" are two sentences, as is "281.97.In".
        if word and word.start() and _AMOUNT.fullmatch(last):
            return True
        return bool(match["close"]) or before[-1:] in {"”", '"'} or (len(last) > 3 and "." not in last)
    if match["close"]:
        return True
    bare = last.strip("'’")
    if bare in abbreviations.never:
        return False
    if bare in abbreviations.maybe and text[match.end() : match.end() + 1] in {"“", '"'}:
        return True  # at Lumen Corp. “We grew,” he said
    if bare in abbreviations.maybe or re.fullmatch(r"(?:[a-z]\.)+[a-z]", bare):
        return following.lower() in abbreviations.starter and following[:1].isupper()
    if len(bare) == 1 and bare.isalpha():  # an initial: "Kristin K. Hawkins"
        return bare in ("i", "a") and following.lower() in abbreviations.starter
    return True

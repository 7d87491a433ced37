"""The wordings that tell a target, an advice, a cause or a change: phrases from wordings.jsonl as one pattern each."""

import re
from collections.abc import Iterable
from functools import cache

from itx_nlp.errors import LexiconError
from itx_nlp.resources import read_entries
from itx_nlp.text.cues import inflect

SIGNS = ("target", "recommendation", "nominal advice", "cause", "causal verb", "change")
_BE = r"(?:is|are|was|were|be|been|being|remains?|remained|['’]s|['’]re)(?: \w+ly| not| also| still| now| very)?"


@cache
def signs(data: str | None = None) -> dict[str, re.Pattern[str]]:
    """Compile the wordings of each sign, to look for in a text put in lower case: twice as fast as to ignore case.

    An entry is {"wording": "cause: lead to", "verb": true}: a verb stands for all its forms (`forms` lists those of an
    irregular one); {be} stands for any form of `be`, with an adverb behind it or not.

    Raises:
        LexiconError: a line is no entry, or a wording is of no sign.
    """
    phrases: dict[str, set[str]] = {sign: set() for sign in SIGNS}
    for entry in read_entries("wordings.jsonl", "wording", data):
        sign, _, phrase = entry["wording"].partition(": ")
        if sign not in SIGNS or not phrase.strip():
            raise LexiconError(f"wordings.jsonl: {entry['wording']!r} is no wording. Begin it with {_or(SIGNS)}.")
        first, _, rest = phrase.partition(" ")
        firsts = [first]
        if entry.get("verb"):
            firsts = sorted({first, *entry["forms"]} if "forms" in entry else inflect(first))
        for word in firsts:
            phrases[sign].add((f"{word} {rest}" if rest else word).lower())
    return {sign: _pattern(found) for sign, found in phrases.items()}


def _or(signs: Iterable[str]) -> str:
    return ", ".join(f'"{sign}: "' for sign in signs)


def _pattern(phrases: set[str]) -> re.Pattern[str]:
    """Join phrases by their first letter, and those with {be} behind one {be}, so that few are tried at each word."""
    groups: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        first = "{be} " if phrase.startswith("{be} ") else phrase[0]
        groups.setdefault(first, []).append(_escape(phrase[len(first) :]))
    parts = [f"{_escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(groups.items())]
    return re.compile(rf"(?<![\w-])(?<!not )(?:{'|'.join(parts)})(?![\w-])")


def _escape(phrase: str) -> str:
    return re.escape(phrase).replace(r"\{be\}", _BE).replace(r"\ ", " ")

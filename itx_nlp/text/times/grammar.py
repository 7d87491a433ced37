"""Match all rules over a text's tokens and keep the longest matches.

A rule is a regular expression over kinds: MONTH is a kind, `ago` a word, YEAROF a macro. Every rule is tried
everywhere; the longest match wins, and of equally long ones the first rule.
"""

import re
from functools import cache
from typing import NamedTuple

from itx_nlp.text.times import comparisons, days, endings, eras, lengths, lists, periods, pieces, reading, references
from itx_nlp.text.times.kinds import Kinds
from itx_nlp.text.times.meanings import Meaning
from itx_nlp.text.times.reading import Reading, Rule
from itx_nlp.text.times.words import Token

_MODULES = (days, lists, periods, pieces, eras, endings, comparisons, lengths, references)
RULES = [rule for module in _MODULES for rule in module.RULES]


class Found(NamedTuple):
    """One match of a rule: tokens first to last (exclusive) and what they say."""

    first: int
    last: int
    meaning: Meaning


@cache
def _compiled(data: str | None) -> tuple[Kinds, list[tuple[re.Pattern[str], Rule]]]:
    kinds = Kinds({**reading.MACROS, **days.MACROS}, [rule.pattern for rule in RULES], data)
    return kinds, [(kinds.compile(rule.pattern), rule) for rule in RULES]


def parse(tokens: list[Token], data: str | None = None) -> list[Found]:
    """Find the time expressions among tokens, longest first, without overlaps, in order."""
    kinds, rules = _compiled(data)
    code = kinds.encode(tokens)
    matches = [
        (match.start() - match.end(), number, match)
        for number, (pattern, _) in enumerate(rules)
        for match in pattern.finditer(code)
        if match.end() > match.start()
    ]
    taken = bytearray(len(tokens))
    chosen: list[Found] = []
    for _, number, match in sorted(matches, key=lambda each: (each[0], each[1], each[2].start())):
        first, last = match.span()
        if any(taken[first:last]):
            continue
        meaning = rules[number][1].read(Reading(match, tokens))
        if meaning is not None:
            taken[first:last] = b"\x01" * (last - first)
            chosen.append(Found(first, last, meaning))
    return sorted(chosen, key=lambda each: each.first)

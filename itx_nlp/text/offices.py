"""Find offices that are named by whom they stand for: "the UAE embassy", "the Eastmere Governor's Secretariat"."""

from collections.abc import Container, Iterator
from typing import NamedTuple

from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import listed

_EMBASSY = Pattern(
    r"(?<!\w)(?P<country>(?:[A-Z][\w.-]+ )?[A-Z][\w.-]*) (?P<office>(?i:«embassies»))\b"  # in small letters too
)
# the office of one office-holder: "Eastmere Chief Public Prosecutor's Office"
_OFFICE = Pattern(
    r"(?<!\w)(?P<name>(?:[A-Z][\w-]*(?: of)? ){0,4}(?:«holders of an office»|«general officers»[ -]General))"
    r"[’']s (?:Office|Secretariat)\b(?! [A-Z])"
)


class Office(NamedTuple):
    """An office of a government at text[start:end]; its name is empty where it is as worded."""

    start: int
    end: int
    name: str = ""


def find_offices(text: str, start: int, end: int, countries: Container[str]) -> Iterator[Office]:
    """Find the offices in text[start:end]; countries: every name of a country."""
    for match in _EMBASSY.finditer(text, start, end):
        country = match.group("country")
        if country not in countries:
            country = country.split()[-1]
        if country in countries:
            first = match.end("country") - len(country)
            yield Office(first, match.end(), f"{country} {match.group('office').title()}")
    openers = listed("sentence openers") | {"the", "a", "an"}
    for match in _OFFICE.finditer(text, start, end):
        first_word = match.group("name").split(" ")[0]
        skipped = len(first_word) + 1 if first_word.casefold() in openers else 0
        if " " in match.group("name")[skipped:]:
            yield Office(match.start() + skipped, match.end())

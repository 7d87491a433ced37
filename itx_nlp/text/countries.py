"""Say which countries a text is about, from names, cities, demonyms and leaders."""

import re
from bisect import bisect_left
from collections import Counter

from itx_nlp.resources import read_entries

_OWNER = re.compile(r"([A-Z][\w.-]*(?: [A-Z][\w.-]*)?)(?:’s|'s|’|')? $")
_DATELINE = re.compile(r"^([A-Z]{4,20}(?: [A-Z]{3,20})?)(?=[:,.(/—–-]| [-–—(])", re.M)


class Countries:
    """Words that belong to a country, from countries.jsonl."""

    def __init__(self, entries: list[dict]):
        self.of: dict[str, str] = {}
        self.names: dict[str, str] = {entry["code"]: entry["name"] for entry in entries}
        for entry in entries:
            for word in (entry["name"], *entry.get("words", []), *entry.get("leaders", [])):
                self.of[word] = entry["code"]
        longest_first = sorted(self.of, key=len, reverse=True)
        first = re.escape("".join({word[0] for word in self.of}))
        self._pattern = re.compile(rf"(?<!\w)(?=[{first}])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")

    @classmethod
    def read(cls, data: str | None = None) -> "Countries":
        """Read countries.jsonl."""
        return cls(read_entries("countries.jsonl", "code", data, required=["name"]))

    def setting(self, text: str) -> "Setting":
        """Find every country word of a text."""
        found = [(match.start(), self.of[match.group()]) for match in self._pattern.finditer(text)]
        for line in _DATELINE.finditer(text):  # KARACHI: …
            if (code := self.of.get(line.group(1).title())) and line.group(1) not in self.of:
                found.append((line.start(), code))
        return Setting(sorted(found))

    def owner(self, text: str, start: int) -> str | None:
        """Give the country of the word right before a place: "Malaysia's |Ministry", "the Indian |Supreme Court"."""
        match = _OWNER.search(text, max(0, start - 40), start)
        if match is None:
            return None
        phrase = match.group(1)
        return self.of.get(phrase) or self.of.get(phrase.split()[-1])


class Setting:
    """The countries a text speaks of, with places."""

    def __init__(self, found: list[tuple[int, str]]):
        self._places = [place for place, _ in found]
        self._codes = [code for _, code in found]
        counts = Counter(self._codes)
        self.main: str | None = max(counts, key=lambda code: (counts[code], -self._codes.index(code)), default=None)
        most = counts[self.main] if self.main else 0
        self.often = {code for code, times in counts.items() if 2 * times >= most}  # at least half as often as main

    def near(self, start: int, end: int) -> set[str]:
        """Give the countries named between two places."""
        return set(self._codes[bisect_left(self._places, start) : bisect_left(self._places, end)])

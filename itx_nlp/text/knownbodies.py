"""The organizations we know by name, and which one a name means where several bear it or it is a common word."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from itx_nlp.errors import LexiconError
from itx_nlp.resources import read_entries
from itx_nlp.text.countries import Countries, Setting
from itx_nlp.text.knownnames import Match, NameIndex
from itx_nlp.text.patterns import Pattern

KINDS = (
    "regulator",
    "ministry",
    "industry_body",
    "company",
    "university",
    "media",
    "international",
    "government",
    "other",
)
_AROUND = 500  # characters either side in which a word stands near
# behind a name these make it a place, a contest, an index or a constituency: "KSE-100", "NA-54"
_NOT_BEHIND = Pattern(r"(?: [A-Z][a-z]+)? «places behind names|things named after bodies»\b|-\d+\b")
_LETTER_BEHIND = Pattern(r" «had on a platform»\b")
# "the platform |X|", "posted a video on |X|"
_LETTER_BEFORE = Pattern(r"\b(?:«platforms»|«put on a platform»(?: (?!and\b)\w+){0,2}? (?:on|to|via)) $")


@dataclass(frozen=True, slots=True)
class KnownOrganization:
    """A line of organizations.jsonl. country is ISO 3166 alpha-2, None for an international body."""

    org_id: str
    name: str
    kind: str = "other"
    country: str | None = None
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    ambiguous: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, data: str | None = None) -> list["KnownOrganization"]:
        """Read organizations.jsonl, the user's lines over ours.

        Raises:
            LexiconError: a line is not JSON, lacks a field, or holds a kind or a list that is none.
        """
        entries = read_entries("organizations.jsonl", "org_id", data, required=["name", "kind"])
        bad = [f"organizations.jsonl, {entry['org_id']!r}: {fault}" for entry in entries if (fault := _fault(entry))]
        if bad:
            raise LexiconError("\n".join(bad))
        return [
            cls(
                entry["org_id"],
                entry["name"],
                entry["kind"],
                entry.get("country"),
                tuple(entry.get("aliases", ())),
                tuple(entry.get("former", ())),
                {alias: tuple(near) for alias, near in entry.get("ambiguous", {}).items()},
            )
            for entry in entries
        ]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name: the organization, and the words one of which must stand near (none: it needs none)."""

    known: KnownOrganization
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownMention:
    """A name found, and the organization it means."""

    start: int
    end: int
    known: KnownOrganization


class KnownBodies:
    """All known organizations, ready to be found in a text."""

    def __init__(self, known: list[KnownOrganization], countries: Countries):
        self._countries = countries
        names = {form for each in known for form in (each.name, *each.aliases, *each.former)}
        self._index = NameIndex(
            [
                *(
                    (form, Reading(each, each.ambiguous.get(form, ())))
                    for each in known
                    for form in dict.fromkeys((each.name, *each.aliases, *each.former))
                ),
                *((form, Reading(each, ("PK",))) for each in known for form in _divisions(each) if form not in names),
            ]
        )

    def named(self, name: str, doubtful: bool = False) -> KnownOrganization | None:
        """Give the organization that bears this very name, or None; a doubtful name only where that is asked for."""
        for match in self._index.find(name):
            if match.start == 0 and match.end == len(name):
                sure = next((reading.known for reading in match.entries if not reading.near), None)
                only = {reading.known.org_id for reading in match.entries}
                return match.entries[0].known if sure is None and doubtful and len(only) == 1 else sure
        return None

    def find(
        self,
        text: str,
        zones: list[tuple[int, int]],
        sentences: list[tuple[int, int]],
        setting: Setting,
        sure: Iterable[str] = (),
    ) -> list[KnownMention]:
        """Find mentions in the zones of a text.

        A doubtful name counts where one of its words stands in the same sentence, where the country it needs is that of
        the sentence or the article, or where the organization is named without doubt elsewhere in the article (or is
        among `sure`, by id).
        """
        matches = [match for start, end in zones for match in self._index.find(text, start, end)]
        matches = [
            match
            for match in matches
            if not _NOT_BEHIND.match(text, match.end)
            and (match.end - match.start > 1 or _is_platform(text, match.start, match.end))
        ]
        certain = {*sure, *(r.known.org_id for match in matches for r in match.entries if not r.near)}
        found = list(self._resolved(text, matches, sentences, setting, certain))
        if len(found) == len(matches):
            return found
        # one sense per discourse: a name that was clear in a third of its places means the same in the others
        clear = Counter(mention.known.org_id for mention in found)
        seen = Counter(
            reading.known.org_id for match in matches for reading in {r.known.org_id: r for r in match.entries}.values()
        )
        certain |= {org_id for org_id, times in clear.items() if 3 * times >= seen[org_id]}
        return list(self._resolved(text, matches, sentences, setting, certain))

    def _resolved(
        self,
        text: str,
        matches: list[Match[Reading]],
        sentences: list[tuple[int, int]],
        setting: Setting,
        sure: set[str],
    ) -> Iterator[KnownMention]:
        at = 0
        for match in matches:
            while at + 1 < len(sentences) and sentences[at + 1][0] <= match.start:
                at += 1
            sentence = sentences[at] if sentences else (0, len(text))
            readings = list({reading.known.org_id: reading for reading in reversed(match.entries)}.values())
            chosen = self._choose(text, match, readings, sentence, setting, sure)
            if chosen:
                yield KnownMention(match.start, match.end, chosen)

    def _choose(
        self,
        text: str,
        match: Match[Reading],
        readings: list[Reading],
        sentence: tuple[int, int],
        setting: Setting,
        sure: set[str],
    ) -> KnownOrganization | None:
        """Weigh the readings of a name; None where nothing around it speaks for any."""
        owner = self._countries.owner(text, match.start)
        near = setting.near(*sentence)
        around = None
        best: tuple[int, KnownOrganization] | None = None
        for reading in readings:
            known = reading.known
            countries = [word for word in reading.near if len(word) == 2 and word.isupper()]
            if countries and owner is not None and owner not in countries:
                continue
            if not reading.near or (owner is not None and owner in countries):
                weight = 5 if reading.near else 4
            elif near & set(countries):
                weight = 3 if setting.main in countries or len(near) == 1 else 2
            elif setting.main in countries:
                weight = 2 if near else 3
            elif not near and setting.often & set(countries) and known.kind != "ministry":
                weight = 1  # not a bare "the Treasury": every country has one
            else:
                if around is None:
                    left, right = max(sentence[0], match.start - _AROUND), min(sentence[1], match.end + _AROUND)
                    around = f"{text[left : match.start]} {text[match.end : right]}"
                if any(_stands(word, around) for word in reading.near if word not in countries):
                    weight = 3
                elif known.org_id in sure and not countries:
                    weight = 1
                else:
                    continue
            if best is None or weight > best[0]:
                best = weight, known
        return best[1] if best else None


def _divisions(known: KnownOrganization) -> Iterator[str]:
    """Name the division of a ministry of Pakistan: "Law Division" of the Ministry of Law, also "Law Ministry"."""
    if known.kind == "ministry" and known.country == "PK":
        for name in (known.name, *known.aliases):
            field = name.removeprefix("Ministry of ").removeprefix("the ").removesuffix(" Ministry")
            if field != name and "," not in field:
                yield f"{field} Division"


def _is_platform(text: str, start: int, end: int) -> bool:
    """Say whether a single letter names the place where somebody writes: "posted on X", "X users"."""
    if text[end : end + 1] in ("/", "@", "-"):
        return False  # a caption's credit
    return bool(_LETTER_BEHIND.match(text, end) or _LETTER_BEFORE.search(text[max(0, start - 40) : start]))


def _stands(word: str, text: str) -> bool:
    small = word.islower()
    plural = "s?" if small else ""
    return re.search(rf"(?<!\w){re.escape(word)}{plural}(?!\w)", text, re.IGNORECASE if small else 0) is not None


def _fault(entry: dict[str, Any]) -> str | None:
    """Say what is wrong with a line, or None."""
    if entry["kind"] not in KINDS:
        return f"kind {entry['kind']!r} is none of {', '.join(KINDS)}."
    near = entry.get("ambiguous", {})
    if not all(isinstance(words, list) and words for words in near.values()):
        return 'ambiguous does not give words for each name. Write "ambiguous": {"Wise": ["transfer", "payment"]}.'
    names = {entry["name"], *entry.get("aliases", []), *entry.get("former", [])}
    lost = [name for name in near if name not in names]
    return f"ambiguous speaks of {lost[0]!r}, which is not among the names." if lost else None

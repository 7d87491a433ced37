"""From stretches that may name organizations to one identity each: definitions, repeats, variants of a name.

Every step looks things up by place or by name, so the work stays linear in the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from itx_nlp.text.abbreviations import Definition
from itx_nlp.text.bodywords import words
from itx_nlp.text.countries import Countries
from itx_nlp.text.knownbodies import KnownBodies, KnownOrganization
from itx_nlp.text.knownnames import NameIndex, key_of
from itx_nlp.text.slugs import official, plain_name, slug

_RANK = {"defined": 5, "lexicon": 4, "form": 3, "context": 2, "model": 1}
# Known names win over slightly longer guesses: "Arif Habib Limited Deputy Head".
_WEIGHT = {"defined": 3.0, "lexicon": 3.0, "form": 1.5, "context": 1.0, "model": 0.5}
_PART_OF = re.compile(r" (?:of|at)(?: the)? $")  # "the Burns Unit of the |Eastmere Hospital (EH)|"
_OWN_HOUSE = (" Institute", " Foundation", " Hospital", " Academy")  # behind initials another body: "EPB Institute"
_BARE = ("Parliament",)  # known names that others end in
_OWNERS = 3  # words of a place or a body before a common name: "Khyber Pakhtunkhwa Ports Department"
_ALIKE = 0.75  # of their letters two spellings of a word share


@dataclass(slots=True)
class Candidate:
    """A stretch that may name an organization; known says which, name is its fullest name."""

    start: int
    end: int
    found: str
    kind: str = "other"
    known: KnownOrganization | None = None
    name: str = ""
    headed: bool = True  # the last word shows the form: "… Association"


def without_overlap(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep, of overlapping candidates, what was defined, then the longest, then the surest; sorted by place."""
    ordered = sorted(
        candidates,
        key=lambda c: (c.found != "defined", -(c.end - c.start) * _WEIGHT[c.found], -_RANK[c.found], c.start),
    )
    kept: list[Candidate] = []
    starts: list[int] = []
    for each in ordered:
        at = bisect_left(starts, each.start)
        free_left = at == 0 or kept[at - 1].end <= each.start
        if free_left and (at == len(kept) or each.end <= kept[at].start):
            kept.insert(at, each)
            starts.insert(at, each.start)
    return kept


def settle_larger(text: str, candidates: list[Candidate], countries: Countries) -> list[Candidate]:
    """Settle known names inside longer ones: "X High Court Bar Association" is its own, "Blue Mango Ltd" is not."""
    forms = sorted((c for c in candidates if c.found == "form"), key=lambda c: c.start)
    form_starts = [form.start for form in forms]
    all_known = sorted((c for c in candidates if c.known), key=lambda c: c.start)
    known_starts = [known.start for known in all_known]
    gone: set[int] = set()
    for known in all_known:
        at = bisect_right(form_starts, known.start) - 1
        form = forms[at] if at >= 0 else None
        if form is None or form.end < known.end or form.end - form.start <= known.end - known.start:
            continue
        behind = bisect_right(known_starts, known.end)
        if behind < len(all_known) and all_known[behind].end <= form.end:
            gone.add(id(form))  # "the Ministry of X and SBP"
        elif form.end == known.end:
            if _is_local(text, form.start, known, countries) or text[known.start : known.end] in _BARE:
                gone.add(id(known))  # "Sindh Public Procurement Authority", "Youth Parliament"
        elif key_of(plain_name(text[known.start : form.end])) == key_of(text[known.start : known.end]):
            known.end = form.end
            gone.add(id(form))
        elif form.start == known.start and not form.headed:
            gone.add(id(form))  # "the Government of X Sukuk"
        elif not text[known.start : known.end].isupper() or text[: form.end].endswith(_OWN_HOUSE):
            gone.add(id(known))
    return [each for each in candidates if id(each) not in gone]


def _is_local(text: str, start: int, known: Candidate, countries: Countries) -> bool:
    """Say whether the words before a known name make it a province's or another country's body."""
    own = known.known.country if known.known else None
    nation = countries.names.get(own or "", "-")
    before = [word.text for word in words(text, start, known.start)]
    return any(w in countries.of and (countries.of[w] != own or w[:4] != nation[:4]) for w in before)


def apply_definitions(
    text: str,
    chosen: list[Candidate],
    definitions: list[Definition],
    body: list[tuple[int, int]],
    breaks: frozenset[str],
) -> list[Candidate]:
    """Give short forms that the text defines the organization of their long form; drop those that mean else.

    breaks: words that never begin a name (roles, titles), in small letters.
    """
    shorts = {definition.short for definition in definitions}
    if not shorts:
        return chosen
    by_end = {each.end: each for each in chosen}
    used: dict[str, list[Candidate]] = {}
    for each in chosen:
        if text[each.start : each.end] in shorts:
            used.setdefault(text[each.start : each.end], []).append(each)
    meant: dict[str, Candidate] = {}
    not_names: set[int] = set()
    for definition in definitions:
        if definition.short in meant:
            continue
        end = definition.long_end - 2 * text.endswith(("'s", "’s"), definition.long_start, definition.long_end)
        long = by_end.get(end) or by_end.get(end - 1)
        known = next((each.known for each in used.get(definition.short, ()) if each.known), None)
        before = {w.text.casefold() for w in words(text, definition.long_start, long.start)} if long else set()
        if before & breaks:
            continue  # "Member National Assembly (MNA)" is no assembly
        if long is None or long.found == "model":
            # what the definition spells out has no organization's name, unless it is one we know, misspelt
            if known is None or not _misspelt(text[definition.long_start : end], known.name):
                not_names.add(id(long))
                continue
            long = Candidate(definition.long_start, end, "defined", known.kind, known, known.name)
            chosen = [*chosen, long]
        elif long.known is None:
            if _PART_OF.search(text, long.start, definition.long_start):
                long = replace(long, start=definition.long_start, name="")  # the unit keeps its own name
            if known and _misspelt(text[long.start : long.end], known.name):
                long.known, long.kind, long.name = known, known.kind, known.name
            if before and text[definition.long_start].isupper():
                long.start = definition.long_start
        meant[definition.short] = replace(long, found="defined", name=long.name or text[long.start : long.end])
    kept = [c for c in chosen if id(c) not in not_names and text[c.start : c.end] not in shorts]
    return [*kept, *(each for each in _everywhere(text, meant, body) if not text.startswith(_OWN_HOUSE, each.end))]


def repeats(text: str, chosen: list[Candidate], body: list[tuple[int, int]]) -> Iterator[Candidate]:
    """Find further mentions of the unknown organizations that were found once."""
    names: dict[str, Candidate] = {}
    for each in chosen:
        if each.known is None and each.found != "defined":
            name = text[each.start : each.end]
            plain = plain_name(name)
            if len(name) > 3 and not (" " not in name and each.found == "model" and name.istitle()):
                names.setdefault(name, each)
            if " " in plain:
                names.setdefault(plain, each)
    return _everywhere(text, names, body)


def _everywhere(text: str, names: dict[str, Candidate], body: list[tuple[int, int]]) -> Iterator[Candidate]:
    """Find names exactly as they are written."""
    if not names:
        return
    index = NameIndex((name, name) for name in names)
    for start, end in body:
        for match in index.find(text, start, end):
            name = text[match.start : match.end]
            if name in names and text[match.start - 1 : match.start] != "-":
                yield replace(names[name], start=match.start, end=match.end)


def name_all(text: str, chosen: list[Candidate], known_bodies: KnownBodies) -> None:
    """Give every unknown organization its fullest name in the article; shorter forms of one name are one."""
    for each in chosen:
        each.name = each.name or official(text[each.start : each.end])
    fullest = _Fullest(chosen)
    by_known = {key_of(plain_name(each.name)): each.known for each in chosen if each.known}
    for each in chosen:
        if each.known is not None:
            continue
        whole = fullest.of(plain_name(each.name))
        if whole:
            each.name, each.kind, each.known = whole.name, whole.kind, whole.known
        plain = plain_name(each.name)
        known = by_known.get(key_of(plain)) or known_bodies.named(re.sub(r"\bPak\b", "Pakistan", plain))
        if known:
            each.known, each.kind, each.name = known, known.kind, known.name


class _Fullest:
    """The longer names of an article by what they begin and end with.

    "Blue Mango" begins "Blue Mango Foods"; "Ports Department" ends "Eastmere Ports Department", or "Eastmere's".
    """

    def __init__(self, chosen: Iterable[Candidate]):
        self._begin: dict[str, dict[str, Candidate]] = {}
        self._end: dict[str, dict[str, Candidate]] = {}
        for each in {candidate.name: candidate for candidate in chosen}.values():
            parts = plain_name(each.name).split()
            for length in range(1, min(len(parts), 12)):
                rest = parts[:-length]
                if each.known is None:
                    self._add(self._begin, " ".join(parts[:length]), each)
                if length > 1 and len(rest) <= _OWNERS and all(word[0].isupper() for word in rest):
                    self._add(self._end, " ".join(parts[-length:]), each)

    def of(self, plain: str) -> Candidate | None:
        """Give the longest form of the one longer name that a name is part of; None if there are several or none."""
        for table in (self._begin, self._end):
            found = table.get(plain, {})
            if len(found) == 1 and len(plain) >= 4:
                return next(iter(found.values()))
        return None

    @staticmethod
    def _add(table: dict[str, dict[str, Candidate]], part: str, each: Candidate) -> None:
        """Keep, of the spellings of one name, the longest."""
        same = table.setdefault(part, {})
        key = each.known.org_id if each.known else slug(each.name)
        if key not in same or (len(each.name), each.name) > (len(same[key].name), same[key].name):
            same[key] = replace(each)


def _misspelt(name: str, other: str) -> bool:
    """Say whether a name is another one misspelt: each of its words looks like the other's.

    "Baloch/Balochistan Liberation Army" is one; "Kaghan/Karachi Development Authority" are two with one short form.
    """
    one, two = ([w.text.casefold() for w in words(phrase) if w.big] for phrase in (name, other))
    return len(one) == len(two) and all(map(_alike, one, two))


def _alike(one: str, two: str) -> bool:
    if one[0] != two[0]:
        return False
    shorter, longer = sorted((one, two), key=len)
    begins = len(shorter) > 3 and longer.startswith(shorter)
    return begins or SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE

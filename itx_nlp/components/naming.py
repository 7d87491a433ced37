"""From stretches that may name organizations to one identity each: definitions, repeats, variants of a name.

Every step looks things up by place or by name, so the work stays linear in the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from itx_nlp.text.abbreviations import Definition
from itx_nlp.text.bodies import words
from itx_nlp.text.countries import Countries
from itx_nlp.text.knownbodies import KnownBodies, KnownOrganization
from itx_nlp.text.knownnames import NameIndex, key_of
from itx_nlp.text.slugs import official, plain_name, slug

_RANK = {"defined": 5, "lexicon": 4, "form": 3, "context": 2, "model": 1}
# Known names win over slightly longer guesses: "Arif Habib Limited Deputy Head".
_WEIGHT = {"defined": 3.0, "lexicon": 3.0, "form": 1.5, "context": 1.0, "model": 0.5}


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
            if _is_local(text, form.start, known, countries):
                gone.add(id(known))  # "Sindh Public Procurement Authority"
        elif key_of(plain_name(text[known.start : form.end])) == key_of(text[known.start : known.end]):
            known.end = form.end
            gone.add(id(form))
        elif form.start == known.start and not form.headed:
            gone.add(id(form))  # "the Government of X Sukuk"
        elif not text[known.start : known.end].isupper():
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
        end = definition.long_end
        long = by_end.get(end) or by_end.get(end - 1) or by_end.get(end + 1)
        known = next((each.known for each in used.get(definition.short, ()) if each.known), None)
        before = {w.text.casefold() for w in words(text, definition.long_start, long.start)} if long else set()
        if before & breaks:
            continue  # "Member National Assembly (MNA)" is no assembly
        if long is None or long.found == "model":
            # what the definition spells out has no organization's name, unless it is one we know, misspelt
            if known is None or not _same_initials(text[definition.long_start : end], known.name):
                not_names.add(id(long))
                continue
            long = Candidate(definition.long_start, end, "defined", known.kind, known, known.name)
            chosen = [*chosen, long]
        elif long.known is None:
            if known and _same_initials(text[long.start : long.end], known.name):
                long.known, long.kind, long.name = known, known.kind, known.name
            if before and text[definition.long_start].isupper():
                long.start = definition.long_start
        meant[definition.short] = replace(long, found="defined", name=long.name or text[long.start : long.end])
    kept = [c for c in chosen if id(c) not in not_names and text[c.start : c.end] not in shorts]
    return [*kept, *_everywhere(text, meant, body)]


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
    unknown = {each.name: each.kind for each in chosen if each.known is None}
    longer: dict[str, set[str]] = {}
    for name in unknown:
        parts = plain_name(name).split()
        for length in range(1, min(len(parts), 12)):
            longer.setdefault(" ".join(parts[:length]), set()).add(name)
    by_known = {key_of(plain_name(each.name)): each.known for each in chosen if each.known}
    for each in chosen:
        if each.known is not None:
            continue
        plain = plain_name(each.name)
        fuller = longer.get(plain, set()) if len(plain) >= 4 else set()
        if len({slug(name) for name in fuller}) == 1:
            each.name = max(fuller, key=lambda name: (len(name), name))
            each.kind = unknown[each.name]
            plain = plain_name(each.name)
        known = by_known.get(key_of(plain)) or known_bodies.named(re.sub(r"\bPak\b", "Pakistan", plain))
        if known:
            each.known, each.kind, each.name = known, known.kind, known.name


def _same_initials(name: str, other: str) -> bool:
    def initials(phrase: str) -> str:
        return "".join(word.text[0] for word in words(phrase) if word.big)

    return initials(name) == initials(other)

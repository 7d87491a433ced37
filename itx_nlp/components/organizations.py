"""Find organizations and say which one each mention is."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from itx_nlp import document
from itx_nlp.components.naming import Candidate, apply_definitions, name_all, repeats, settle_larger, without_overlap
from itx_nlp.components.unknown import Guess, Unknown
from itx_nlp.resources import read_entries
from itx_nlp.tables import Organization
from itx_nlp.text.abbreviations import Definition, find_definitions
from itx_nlp.text.bodies import Forms
from itx_nlp.text.bodykinds import BodyKinds
from itx_nlp.text.bodynouns import body_nouns
from itx_nlp.text.countries import Countries
from itx_nlp.text.firmsigns import FirmSigns
from itx_nlp.text.intervals import Intervals
from itx_nlp.text.knownbodies import KnownBodies, KnownOrganization
from itx_nlp.text.offices import find_offices
from itx_nlp.text.slugs import slug
from itx_nlp.text.times.fiscal import country_of_title
from itx_nlp.text.wordlists import listed
from itx_nlp.text.zones import TITLE

_CAPITAL_BEFORE = re.compile(r"(?<![\w’'-])([A-Z][\w’'-]*|(?:[DM]r|Mrs|Ms|Prof)\.) $")  # "Mr Tarang", no firm
_TWO = re.compile(r" (?:and|&) ")
_JOINT = re.compile(r", (?:and |& )?| and | & ")
_JOINT_BEFORE = re.compile(r"(?:, and |, | and | & )$")
_CALLED = re.compile(r"\b[Tt]he (Fund|Bank)\b(?! [A-Z(])")  # the IMF, the World Bank, the ADB where they were named
_SHORT_FORM = re.compile(r" \(([A-Z]{4,9})\)")  # behind a name; three letters are often a country's: "Porto (POR)"


@Language.factory(
    "itx_organizations",
    assigns=["doc.spans", "span._.organization"],
    requires=["doc.ents", "doc.spans"],
    default_config={"data": None},
)
class Organizations:
    """Fill doc.spans["organizations"]; each span's `_.organization` says which one it is and how it was found.

    data: a folder whose organizations.jsonl, organization_forms.jsonl, not_organizations.jsonl and countries.jsonl are
    laid over ours, or null.
    """

    def __init__(self, nlp: Language, name: str, data: str | None):
        self.countries = Countries.read(data)
        self.known = KnownBodies(KnownOrganization.read(data), self.countries)
        forms = read_entries("organization_forms.jsonl", "form", data, required=["word", "place", "kind"])
        roles = read_entries("roles.jsonl", "role", data, required=["word", "kind"])
        breaks = {r["word"].casefold() for r in roles if r["kind"] == "honorific"} | listed("never inside names")
        breaks -= listed("titles inside names")
        self.unknown = Unknown(data, self.countries.of)
        self.forms = Forms(
            {form["word"]: form["kind"] for form in forms if form["place"] == "end"},
            {form["word"]: form["kind"] for form in forms if form["place"] == "start"},
            [form["word"] for form in forms if form.get("weak")],
            breaks,
            self.unknown.places,
        )
        self.kinds = BodyKinds(data)
        self.firms = FirmSigns(body_nouns(data).before, self.unknown.places)

    def __call__(self, doc: Doc) -> Doc:
        text = document.text_of(doc)
        body = [(s.start_char, s.end_char) for s in doc.spans.get(document.BODY, [])]
        header = [(s.start_char, s.end_char) for s in doc.spans.get(document.HEADER, [])]
        setting = self.countries.setting(text)
        if doc._.country is None:
            title = doc._.title or " ".join(s.text for s in doc.spans.get(document.HEADER, []) if s._.zone == TITLE)
            doc._.country = country_of_title(title) or setting.main
        sentences = [(s.start_char, s.end_char) for s in document.sentences(doc)]
        definitions = [d for start, end in body for d in find_definitions(text, start, end)]
        guessed = [self._guessed(text, guess) for guess in self.unknown.find(doc, text, body)]
        sure = {each.known.org_id for each in guessed if each.known}
        candidates = [
            Candidate(m.start, m.end, "lexicon", m.known.kind, m.known, m.known.name)
            for m in self.known.find(text, sorted(body + header), sentences, setting, sure)
        ]
        people = Intervals((e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON" and len(e) > 1)
        candidates = [c for c in candidates if not self._inside_person(text, c, people)]
        offices = (office for zone in body for office in find_offices(text, *zone, self.countries.of))
        candidates += [Candidate(o.start, o.end, "form", "government", name=o.name) for o in offices]
        doubtful: list[Candidate] = []
        candidates += self._by_form(doc, text, body, doubtful)
        candidates += guessed
        candidates += self._told_twice(doc, text, body)
        chosen = without_overlap(settle_larger(text, candidates, self.countries))
        chosen = without_overlap([*chosen, *_listed_with(text, chosen, doubtful)])
        definitions += self._short_forms(text, chosen, definitions)
        chosen = apply_definitions(text, chosen, definitions, body, listed("never inside names"))
        chosen = without_overlap([*chosen, *repeats(text, chosen, body), *self._called(text, chosen, body)])
        chosen = without_overlap([*chosen, *self._by_first_words(text, chosen, body)])
        name_all(text, chosen, self.known)
        chosen = _own_short_forms(text, chosen)
        told = {c.name: kind for c in reversed(chosen) if c.kind == "other" and (kind := self.kinds.told(text, c.end))}
        chosen = [replace(c, kind=told[c.name]) if c.kind == "other" and c.name in told else c for c in chosen]
        doc.spans[document.ORGANIZATIONS] = []
        for each in chosen:
            row = Organization(
                start=each.start,
                end=each.end,
                org_id=each.known.org_id if each.known else slug(each.name),
                name=each.name,
                kind=each.kind,
                found=each.found,
            )
            document.mark(doc, document.ORGANIZATIONS, "organization", row)
        return doc

    def _guessed(self, text: str, guess: Guess) -> Candidate:
        """Beside "officer at" or "the start-up" even a doubtful name is the organization's we know."""
        known = self.known.named(text[guess.start : guess.end], doubtful=guess.found == "context")
        if known:
            return Candidate(guess.start, guess.end, "lexicon", known.kind, known, known.name)
        kind = self.kinds.of(text, guess.start, guess.end, firm=guess.found == "context")
        return Candidate(guess.start, guess.end, guess.found, kind)

    def _called(self, text: str, chosen: list[Candidate], body: list[tuple[int, int]]) -> Iterator[Candidate]:
        """Find international bodies called by their noun with a capital: "the Fund", of the one named last before."""
        named: dict[str, list[Candidate]] = {}
        for each in sorted(chosen, key=lambda candidate: candidate.start):
            if each.known and each.kind == "international":
                named.setdefault(each.name.split()[-1], []).append(each)
        for match in (match for start, end in body if named for match in _CALLED.finditer(text, start, end)):
            bearers = named.get(match.group(1), [])
            before = bisect_left(bearers, match.start(), key=lambda candidate: candidate.start)
            if before:
                yield replace(bearers[before - 1], start=match.start(1), end=match.end(1))
        circles = {last: each for each in reversed(chosen) if (last := self._circle(text, each))}
        for last, each in circles.items():
            for match in (match for a, b in body for match in _alone(last).finditer(text, max(a, each.end), b)):
                yield replace(each, start=match.start(1), end=match.end(1), name=text[each.start : each.end])

    def _by_first_words(self, text: str, chosen: list[Candidate], body: list[tuple[int, int]]) -> Iterator[Candidate]:
        """Find firms called by their name without the word that says they are one: "Tarang" of Tarang Systems."""
        firms: dict[str, Candidate] = {}
        for each in chosen:
            first, _, last = text[each.start : each.end].rpartition(" ")
            unknown = each.known is None and each.kind == "company" and each.found == "form"
            if (
                unknown
                and len(first) > 3
                and self.kinds.ends.get(last) == "company"
                and self._stands_alone(text, first, last)
            ):
                firms.setdefault(first, each)
        for first, firm in firms.items():
            whole = rf"(?<![\w’'-]){re.escape(first)}(?![\w-]|[’'](?!s\b)| [A-Z&])"
            spans = [m.span() for a, b in body for m in re.finditer(whole, text) if a <= m.start() < b]
            for start, end in spans:
                before = _CAPITAL_BEFORE.search(text, max(0, start - 30), start)
                if before is None or before.group(1).casefold() in listed("sentence openers") | {"the", "a"}:
                    yield replace(firm, start=start, end=end)

    def _stands_alone(self, text: str, name: str, last: str) -> bool:
        """Say whether the first words of a firm's name can name it: no place, no person's name, no plain word.

        last: the word left out. A name that people bear counts where the article gives it to nobody.
        """
        words = [word.casefold() for word in name.split()]
        plain = words[0] in listed("generic in names") or re.search(rf"\b{re.escape(name.lower())}\b", text)
        if plain or name in self.unknown.places:
            return False
        if self.unknown.given.isdisjoint(words):
            return self.unknown.may_be(name)
        pairs = re.compile(rf"(?:(?<![\w’'-])[A-Z][\w.]* {re.escape(name)}\b|\b{re.escape(name)} (?!{last}\b)[A-Z])")
        return pairs.search(text) is None  # "Nadir" may be Zara Nadir

    def _short_forms(self, text: str, chosen: list[Candidate], definitions: list[Definition]) -> Iterator[Definition]:
        """Take capitals in brackets right behind a body's name for its short form, in another language maybe."""
        defined = {definition.short for definition in definitions}
        for each in chosen:
            match = _SHORT_FORM.match(text, each.end) if each.headed and each.found in ("form", "lexicon") else None
            if match is None or match.group(1) in defined or " " not in text[each.start : each.end]:
                continue
            short = match.group(1)
            if self.known.named(short, doubtful=True) is None and self.unknown.may_be(short):
                yield Definition(short, match.start(1), each.start, each.end)

    def _by_form(
        self, doc: Doc, text: str, body: list[tuple[int, int]], doubtful: list[Candidate]
    ) -> Iterator[Candidate]:
        """Names that have an organization's form; a weak form counts where the recognizer or what is beside it agrees.

        doubtful: filled with the weak ones of which nothing beside them tells more.
        """
        ents = Intervals((e.start_char, e.end_char) for e in doc.ents if e.label_ == "ORG")
        people = Intervals((e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON")
        for start, end in body:
            for each in self.forms.find(text, start, end):
                found = replace(each, end=self.unknown.before_person(text, each.start, each.end))
                person, joined, _ = text[found.start : found.end].partition(" and ")
                if joined and found.kind != "company" and person.casefold() in self.unknown.given:
                    found = replace(found, start=found.start + len(person + joined))  # "met Rana and Eastmere Council"
                name = text[found.start : found.end]
                if name in self.countries.of or name.casefold() in self.unknown.never:
                    continue
                if found.weak and " ".join(name.lower().split()[-2:]) in text:
                    continue  # the article has it in small letters too: a thing, not a name
                ent = ents.over(found.start, found.end)
                if ent is None and found.kind == "company" and self.firms.taken(text, found.end):
                    ent = people.over(found.start, found.end)  # the recognizer sees a name, and what follows whose
                shared = min(ent[1], found.end) - max(ent[0], found.start) if ent else 0
                kind = self.kinds.scope(name, found.kind)
                if found.weak and kind == "company" and (_TWO.search(name) or self.unknown.is_thing(name)):
                    continue  # "Communication & Works": fields of a department, or two firms
                candidate = Candidate(found.start, found.end, "form", kind, headed=found.headed)
                told = kind == "other" and found.weak and self._is_body(text, found.start, found.end)
                if not found.weak or 2 * shared >= len(name) or told:
                    yield candidate
                elif kind in ("company", "media") and self.unknown.may_be(name):
                    if self.firms.beside(text, found.start, found.end):
                        yield candidate
                    else:
                        doubtful.append(candidate)

    def _circle(self, text: str, each: Candidate) -> str | None:
        """Give the last word of a society's name if that tells little of what it is: "Kite |Circle|"."""
        last = text[each.start : each.end].rpartition(" ")[2]
        return last if each.found == "form" and each.kind == "other" and last in self.forms.weak else None

    def _is_body(self, text: str, start: int, end: int) -> bool:
        """Say whether a name is glossed as a body's or called by its last word: "Kite Circle, a club", "the Circle"."""
        if not self.unknown.may_be(text[start:end]):
            return False
        last = text[start:end].rpartition(" ")[2]
        return self.kinds.behind.match(text, end) is not None or _alone(last).search(text) is not None

    def _told_twice(self, doc: Doc, text: str, body: list[tuple[int, int]]) -> Iterator[Candidate]:
        """Firms whose name shows nothing, told of as firms at two places."""
        people = Intervals(
            (e.start_char, e.end_char) for e in doc.ents if e.label_ in ("PERSON", "LOC", "NORP", "DATE")
        )
        for start, end in (span for zone in body for span in self.firms.twice(text, *zone)):
            name = text[start:end]
            if self.unknown.may_be(name) and not self.unknown.named_like_people(name) and not people.over(start, end):
                yield Candidate(start, end, "context", "company")

    def _inside_person(self, text: str, candidate: Candidate, people: Intervals) -> bool:
        """Say whether a one-word name is part of a person's: "Faisal Edhi", "Donald Dell"."""
        name = text[candidate.start : candidate.end]
        if name.isupper() or any(mark.isspace() for mark in name):
            return False
        person = people.over(candidate.start, candidate.end)
        return person is not None and person[1] - person[0] > len(name) + 2


def _own_short_forms(text: str, chosen: list[Candidate]) -> list[Candidate]:
    """Give initials that a firm of the article opens with to it, not to who else has them: "MIT" of MIT Solutions."""
    firms: dict[str, Candidate] = {}
    for each in chosen:
        first, _, rest = text[each.start : each.end].partition(" ")
        if each.known is None and each.kind == "company" and first.isupper() and rest:
            firms.setdefault(first, each)
    longer = {c.known.org_id for c in chosen if c.known and text[c.start : c.end] not in firms}
    mine = {
        (c.start, c.end): firm
        for c in chosen
        if c.known and c.known.org_id not in longer and (firm := firms.get(text[c.start : c.end]))
    }
    return [replace(mine[c.start, c.end], start=c.start, end=c.end) if (c.start, c.end) in mine else c for c in chosen]


def _alone(last: str) -> re.Pattern[str]:
    """Find the last word of a name that stands for it: "the |Circle|"."""
    return re.compile(rf"(?<!\. )\bthe ({re.escape(last)})\b(?! (?:[A-Z]|of ))")


def _listed_with(text: str, chosen: list[Candidate], doubtful: list[Candidate]) -> Iterator[Candidate]:
    """Find, of doubtful names, those in one list with a firm: "Loom Apps, Blue Digital and |Kite Securities|"."""
    firms = [each for each in chosen if each.kind in ("company", "media")]
    starts, ends = {each.start for each in firms}, {each.end for each in firms}
    for order in (doubtful, doubtful[::-1]):
        for each in order:
            behind = _JOINT.match(text, each.end)
            before = _JOINT_BEFORE.search(text, max(0, each.start - 6), each.start)
            if each.start not in starts and (
                (behind and behind.end() in starts) or (before and before.start() in ends)
            ):
                starts.add(each.start)
                ends.add(each.end)
                yield each

"""Find organizations and say which one each mention is."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from itx_nlp import document
from itx_nlp.components.unknown import Guess, Unknown
from itx_nlp.resources import read_entries
from itx_nlp.tables import Organization
from itx_nlp.text.abbreviations import Definition, find_definitions
from itx_nlp.text.bodies import Forms, words
from itx_nlp.text.countries import Countries
from itx_nlp.text.knownbodies import KnownBodies, KnownOrganization
from itx_nlp.text.knownnames import key_of
from itx_nlp.text.slugs import plain_name, slug

_RANK = {"defined": 5, "lexicon": 4, "form": 3, "context": 2, "model": 1}


@dataclass(slots=True)
class Candidate:
    """A stretch that may name an organization; key says which candidates are one organization."""

    start: int
    end: int
    found: str
    kind: str = "other"
    known: KnownOrganization | None = None
    name: str = ""
    headed: bool = True  # the last word shows the form: "… Association"


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
        breaks = {r["word"].casefold() for r in roles if r["kind"] == "honorific"} | _BREAKS
        self.forms = Forms(
            {form["word"]: form["kind"] for form in forms if form["place"] == "end"},
            {form["word"]: form["kind"] for form in forms if form["place"] == "start"},
            [form["word"] for form in forms if form.get("weak")],
            breaks,
        )
        self.unknown = Unknown(data, self.countries.of)

    def __call__(self, doc: Doc) -> Doc:
        text = doc.text
        body = [(s.start_char, s.end_char) for s in doc.spans.get(document.BODY, [])]
        header = [(s.start_char, s.end_char) for s in doc.spans.get(document.HEADER, [])]
        setting = self.countries.setting(text)
        if doc._.country is None:
            doc._.country = setting.main
        sentences = [(s.start_char, s.end_char) for s in doc.sents]
        definitions = [d for start, end in body for d in find_definitions(text, start, end)]
        guessed = [self._guessed(text, guess) for guess in self.unknown.find(doc, text, body)]
        sure = {each.known.org_id for each in guessed if each.known}
        candidates = [
            Candidate(m.start, m.end, "lexicon", m.known.kind, m.known, m.known.name)
            for m in self.known.find(text, sorted(body + header), sentences, setting, sure)
        ]
        people = self._people(doc)
        candidates = [c for c in candidates if not self._inside_person(text, c, people)]
        candidates += self._by_form(doc, text, body)
        candidates += guessed
        chosen = _without_overlap(self._with_larger(text, candidates))
        chosen = self._with_definitions(text, chosen, definitions, body)
        chosen += self._repeats(text, chosen, body)
        chosen = _without_overlap(chosen)
        self._name(text, chosen)
        doc.spans[document.ORGANIZATIONS] = []
        for each in sorted(chosen, key=lambda c: c.start):
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
        return Candidate(guess.start, guess.end, guess.found, "company")

    def _by_form(self, doc: Doc, text: str, body: list[tuple[int, int]]) -> Iterator[Candidate]:
        """Names that have an organization's form; a weak form counts where the recognizer agrees."""
        ents = [(e.start_char, e.end_char) for e in doc.ents if e.label_ == "ORG"]
        for start, end in body:
            for found in self.forms.find(text, start, end):
                name = text[found.start : found.end]
                if name in self.countries.of or name.casefold() in self.unknown.never:
                    continue
                if found.weak and " ".join(name.lower().split()[-2:]) in text:
                    continue  # the article has it in small letters too: a thing, not a name
                half = (found.end - found.start) / 2
                if not found.weak or any(min(b, found.end) - max(a, found.start) >= half for a, b in ents):
                    yield Candidate(found.start, found.end, "form", found.kind, headed=found.headed)

    def _people(self, doc: Doc) -> list[tuple[int, int]]:
        return [(e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON" and len(e) > 1]

    def _inside_person(self, text: str, candidate: Candidate, people: list[tuple[int, int]]) -> bool:
        """Say whether a one-word name is part of a person's: "Faisal Edhi", "Donald Dell"."""
        if any(mark.isspace() for mark in text[candidate.start : candidate.end]) or _is_acronym(text, candidate):
            return False
        return any(
            start <= candidate.start and candidate.end <= end and end - start > candidate.end - candidate.start + 2
            for start, end in people
        )

    def _with_larger(self, text: str, candidates: list[Candidate]) -> list[Candidate]:
        """Settle names inside longer ones: "X High Court Bar Association" is its own, "Blue Mango Ltd" is not."""
        gone: set[int] = set()
        for known in (each for each in candidates if each.known):
            for form in (each for each in candidates if each.found == "form"):
                if form.end < known.end or form.start > known.start or form.end - form.start <= known.end - known.start:
                    continue
                if any(known.end < other.start and other.end <= form.end for other in candidates if other.known):
                    gone.add(id(form))  # "the Ministry of X and SBP"
                elif form.end == known.end:
                    if self._is_local(text, form.start, known):
                        gone.add(id(known))  # "Sindh Public Procurement Authority"
                elif key_of(plain_name(text[known.start : form.end])) == key_of(text[known.start : known.end]):
                    known.end = form.end
                    gone.add(id(form))
                elif form.start == known.start and not form.headed:
                    gone.add(id(form))  # "the Government of X Sukuk"
                elif not text[known.start : known.end].isupper():
                    gone.add(id(known))
        return [each for each in candidates if id(each) not in gone]

    def _is_local(self, text: str, start: int, known: Candidate) -> bool:
        """Say whether the words before a known name make it a province's or another country's body."""
        before = [word.text for word in words(text, start, known.start)]
        own = known.known.country if known.known else None
        nation = self.countries.names.get(own or "", "-")
        return any(
            word in self.countries.of and (self.countries.of[word] != own or word[:4] != nation[:4]) for word in before
        )

    def _with_definitions(
        self, text: str, chosen: list[Candidate], definitions: list[Definition], body: list[tuple[int, int]]
    ) -> list[Candidate]:
        """Give short forms that the text defines the organization of their long form; drop those that mean else."""
        for definition in definitions:
            long = next(
                (c for c in chosen if c.start < definition.long_end and abs(c.end - definition.long_end) <= 1), None
            )
            short = [c for c in chosen if text[c.start : c.end] == definition.short]
            chosen = [c for c in chosen if c not in short]
            known = next((c.known for c in short if c.known), None)
            if long is None or long.found == "model":
                # what the definition spells out has no organization's name, unless it is one we know, misspelt
                if known is None or not _same_initials(text[definition.long_start : definition.long_end], known.name):
                    chosen = [c for c in chosen if c is not long]
                    continue
                long = Candidate(definition.long_start, definition.long_end, "defined", known.kind, known, known.name)
                chosen.append(long)
            elif long.known is None:
                if known and _same_initials(text[long.start : long.end], known.name):
                    long.known, long.kind, long.name = known, known.kind, known.name
                before = {word.text.casefold() for word in words(text, definition.long_start, long.start)}
                if before and text[definition.long_start].isupper() and not before & _BREAKS:
                    long.start = definition.long_start
            name = long.name or text[long.start : long.end]
            pattern = re.compile(rf"(?<![\w-]){re.escape(definition.short)}(?!\w)")
            for start, end in body:
                for match in pattern.finditer(text, start, end):
                    chosen.append(replace(long, start=match.start(), end=match.end(), found="defined", name=name))
        return chosen

    def _repeats(self, text: str, chosen: list[Candidate], body: list[tuple[int, int]]) -> list[Candidate]:
        """Find further mentions of the unknown organizations that were found once."""
        names: dict[str, Candidate] = {}
        for each in chosen:
            if each.known is None and each.found != "defined":
                name = text[each.start : each.end]
                names.setdefault(name, each)
                if " " in plain_name(name):
                    names.setdefault(plain_name(name), each)
        more = []
        for name, first in names.items():
            if len(name) < 4 or (" " not in name and first.found == "model" and name.istitle()):
                continue
            for start, end in body:
                at = text.find(name, start, end)
                while at >= 0:
                    last = at + len(name)
                    if not text[at - 1 : at].isalnum() and not text[last : last + 1].isalnum():
                        more.append(replace(first, start=at, end=last))
                    at = text.find(name, last, end)
        return more

    def _name(self, text: str, chosen: list[Candidate]) -> None:
        """Give every unknown organization its fullest name in the article; shorter forms of one name are one."""
        for each in chosen:
            each.name = each.name or text[each.start : each.end]
        unknown = [each for each in chosen if each.known is None]
        plain = {each.name: plain_name(each.name) for each in unknown}
        for each in unknown:
            longer = {
                other.name
                for other in unknown
                if len(other.name) > len(each.name) and _begins(plain[each.name], plain[other.name])
            }
            if len({slug(name) for name in longer}) == 1:
                full = max(longer, key=len)
                each.kind = next(other.kind for other in unknown if other.name == full)
                each.name = full
        by_known = {key_of(plain_name(each.name)): each.known for each in chosen if each.known}
        for each in unknown:
            known = by_known.get(key_of(plain_name(each.name))) or self.known.named(
                re.sub(r"\bPak\b", "Pakistan", plain_name(each.name))
            )
            if known:
                each.known, each.kind, each.name = known, known.kind, known.name


_BREAKS = frozenset(
    """chairman chairperson president director ceo cfo coo cto governor secretary minister mr mrs ms dr prof professor
    justice maulana senator spokesperson spokesman chief advocate barrister engr md dg sho dpo dig ssp sp dsp mna
    mpa vice-chancellor chancellor vice managing founder co-founder ambassador member dean rector registrar
    inspector superintendent speaker leader members principal judge judges commander convener patron monday tuesday
    wednesday thursday friday saturday sunday january february april june july august september october november
    december""".split()
)


def _without_overlap(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep, of overlapping candidates, what was defined, then the longest, then the surest."""
    ordered = sorted(
        candidates, key=lambda c: (c.found != "defined", -(c.end - c.start) * _weight(c), -_RANK[c.found], c.start)
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


def _weight(candidate: Candidate) -> float:
    """Known names win over slightly longer guesses: "Arif Habib Limited Deputy Head"."""
    return {"lexicon": 3.0, "form": 1.5, "context": 1.0, "defined": 3.0, "model": 0.5}[candidate.found]


def _is_acronym(text: str, candidate: Candidate) -> bool:
    return text[candidate.start : candidate.end].isupper()


def _same_initials(name: str, other: str) -> bool:
    def initials(phrase: str) -> str:
        return "".join(w.text[0] for w in words(phrase) if w.big)

    return initials(name) == initials(other)


def _begins(short: str, long: str) -> bool:
    return long.startswith(short + " ") and len(short) >= 4

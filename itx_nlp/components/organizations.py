"""Find organizations and say which one each mention is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Optional

from spacy.language import Language
from spacy.tokens import Doc

from itx_nlp import document
from itx_nlp.resources import read_entries
from itx_nlp.tables import Organization
from itx_nlp.text.abbreviations import Definition, find_definitions
from itx_nlp.text.bodies import Forms, legal_end, words
from itx_nlp.text.countries import Countries
from itx_nlp.text.knownbodies import KnownBodies, KnownOrganization
from itx_nlp.text.knownnames import key_of
from itx_nlp.text.slugs import plain_name, slug

_NAME = r"(?P<name>[A-Z0-9][\w&@’'+.-]*(?: (?:[A-Z0-9][\w&@’'+-]*|of|for|and|&)){0,4}?)"
_ROLES = r"(?:[Cc]o-?founder|[Ff]ounder|CEO|CTO|CFO|COO|MD|[Oo]wner|[Mm]anaging [Dd]irector|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|[Cc]ountry [Mm]anager|[Ss]pokes(?:man|person|woman)|[Aa]nalyst|[Ee]conomist|[Tt]rader|[Pp]artner|[Ee]xecutive [Dd]irector|[Hh]ead of [Rr]esearch|[Pp]rogram(?:me)? [Mm]anager)"
_SORTS = r"(?:start-?up|company|firm|brokerage|brokerage house|securities firm|fintech|software house|think tank|retailer|manufacturer|publisher|bank|charity|non-profit|chipmaker|carmaker|automaker|airline|lender|insurer|operator|conglomerate|news agency|newspaper|broadcaster|consultancy|NGO|agency|university|subsidiary|exporter|marketplace)"
_BEHIND = r"(?=[’'][s ]|[,.;:)”\"]|(?: [a-z(–—-])|\s*$)"
CONTEXTS = (
    re.compile(rf"\b{_ROLES}(?: and {_ROLES})? (?:of|at|with) (?:the )?{_NAME}{_BEHIND}"),
    re.compile(
        rf"\b(?:[a-z]+-based |the |a |an |local |global )(?:[a-z-]+ ){{0,2}}{_SORTS}(?: called| named|,)? {_NAME}{_BEHIND}"
    ),
    re.compile(rf"(?<![\w’'] ){_NAME}, (?:a|an|the) (?:[A-Za-z-]+ ){{0,4}}{_SORTS}\b"),
    re.compile(rf"\b(?:subsidiary of|owned by|acquired by|backed by|shares (?:of|in)) (?:the )?{_NAME}{_BEHIND}"),
)
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

    def __init__(self, nlp: Language, name: str, data: Optional[str]):
        self.countries = Countries.read(data)
        self.known = KnownBodies(KnownOrganization.read(data), self.countries)
        forms = read_entries("organization_forms.jsonl", "form", data, required=["word", "place", "kind"])
        roles = read_entries("roles.jsonl", "role", data, required=["word", "kind"])
        breaks = {r["word"].casefold() for r in roles if r["kind"] == "honorific"} | _ROLE_BREAKS
        self.forms = Forms(
            {form["word"]: form["kind"] for form in forms if form["place"] == "end"},
            {form["word"]: form["kind"] for form in forms if form["place"] == "start"},
            breaks,
        )
        self.never = {e["words"].casefold() for e in read_entries("not_organizations.jsonl", "words", data)}
        self.given = {e["name"].casefold() for e in read_entries("person_names.jsonl", "name", data)}

    def __call__(self, doc: Doc) -> Doc:
        text = doc.text
        body = [(s.start_char, s.end_char) for s in doc.spans.get(document.BODY, [])]
        header = [(s.start_char, s.end_char) for s in doc.spans.get(document.HEADER, [])]
        setting = self.countries.setting(text)
        if doc._.country is None:
            doc._.country = setting.main
        sentences = [(s.start_char, s.end_char) for s in doc.sents]
        definitions = [d for start, end in body for d in find_definitions(text, start, end)]
        candidates = [
            Candidate(m.start, m.end, "lexicon", m.known.kind, m.known, m.known.name)
            for m in self.known.find(text, sorted(body + header), sentences, setting)
        ]
        people = self._people(doc)
        candidates = [c for c in candidates if not self._inside_person(text, c, people)]
        candidates += [
            Candidate(b.start, b.end, "form", b.kind) for start, end in body for b in self.forms.find(text, start, end)
        ]
        candidates += self._from_context(doc, body)
        candidates += self._from_model(doc, body)
        chosen = _without_overlap(candidates)
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

    def _from_context(self, doc: Doc, body: list[tuple[int, int]]) -> Iterator[Candidate]:
        """Names that what stands beside them shows to be organizations: "founder of X", "the start-up X"."""
        places = {(e.start_char, e.end_char) for e in doc.ents if e.label_ in ("GPE", "LOC", "PERSON", "NORP", "DATE")}
        for start, end in body:
            for pattern in CONTEXTS:
                for match in pattern.finditer(doc.text, start, end):
                    first, last = match.span("name")
                    while last > first and doc.text[last - 1] in ".’'":
                        last -= 1
                    if not any(a < last and first < b for a, b in places) and self._may_be(doc.text[first:last]):
                        yield Candidate(first, last, "context", "company")

    def _from_model(self, doc: Doc, body: list[tuple[int, int]]) -> Iterator[Candidate]:
        """What the statistical recognizer calls ORG, less what is surely none."""
        zones = iter(body)
        zone = next(zones, None)
        for ent in doc.ents:
            while zone and zone[1] <= ent.start_char:
                zone = next(zones, None)
            if zone is None:
                return
            if ent.label_ != "ORG" or ent.start_char < zone[0]:
                continue
            span = _trimmed(doc.text, ent.start_char, min(ent.end_char, zone[1]))
            if span and self._may_be(doc.text[span[0] : span[1]]):
                yield Candidate(*span, "model")

    def _may_be(self, name: str) -> bool:
        """Say whether a stretch can be an organization's name at all."""
        found = words(name)
        if not found or not any(word.big for word in found) or len(name) < 3 or len(name) > 90:
            return False
        if name.casefold() in self.never or not found[0].big:
            return False
        if name in self.countries.of or all(
            w.text in self.countries.of or w.text.casefold() in self.never or w.text.isdigit() for w in found if w.big
        ):
            return False
        last = found[-1].text
        return last not in _NOT_ENDS and not all(w.text.casefold() in self.given for w in found)

    def _with_definitions(
        self, text: str, chosen: list[Candidate], definitions: list[Definition], body: list[tuple[int, int]]
    ) -> list[Candidate]:
        """Give short forms defined in the text the organization of their long form; drop those that mean else."""
        for definition in definitions:
            long = next(
                (
                    c
                    for c in chosen
                    if c.start < definition.long_end
                    and definition.long_start < c.end
                    and c.end >= definition.long_end - 12
                ),
                None,
            )
            other = [c for c in chosen if text[c.start : c.end] == definition.short]
            if long is None or long.end - long.start <= len(definition.short):
                by_lexicon = any(c.known for c in other)
                if not by_lexicon:
                    chosen = [c for c in chosen if c not in other]
                continue
            if long.known is None and any(c.known for c in other):
                known = next(c.known for c in other if c.known)
                if _same_initials(text[long.start : long.end], known.name):
                    long.known, long.kind, long.name, long.found = known, known.kind, known.name, "lexicon"
            if long.known is None and definition.long_start < long.start and text[definition.long_start].isupper():
                long.start = definition.long_start
            chosen = [c for c in chosen if c not in other]
            for start, end in body:
                for match in re.finditer(rf"(?<![\w-]){re.escape(definition.short)}(?![\w-]*[a-z])", text[start:end]):
                    first = start + match.start()
                    chosen.append(
                        replace(
                            long,
                            start=first,
                            end=first + len(definition.short),
                            found="defined",
                            name=text[long.start : long.end] if not long.known else long.name,
                        )
                    )
            for each in chosen:
                if (
                    each.known is None
                    and each.found != "defined"
                    and key_of(text[each.start : each.end]) == key_of(text[long.start : long.end])
                ):
                    each.kind = long.kind
        return chosen

    def _repeats(self, text: str, chosen: list[Candidate], body: list[tuple[int, int]]) -> list[Candidate]:
        """Find further mentions of the unknown organizations that were found once."""
        names: dict[str, Candidate] = {}
        for each in chosen:
            if each.known is None and each.found != "defined":
                names.setdefault(text[each.start : each.end], each)
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
        """Give every unknown organization its fullest name in the article: variants by suffix or first words are one."""
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
            known = by_known.get(key_of(plain_name(each.name))) or self.known.named(plain_name(each.name))
            if known:
                each.known, each.kind, each.name = known, known.kind, known.name


_ROLE_BREAKS = frozenset(
    "chairman chairperson president director ceo cfo coo cto governor secretary minister mr mrs ms dr prof professor "
    "justice maulana senator spokesperson spokesman chief advocate barrister engr md dg sho dpo dig ssp sp dsp "
    "mna mpa captain vice-chancellor managing founder co-founder ambassador".split()
)
_NOT_ENDS = frozenset(
    "Act Bill Ordinance Policy Programme Program Project Scheme Plan Index Agreement Treaty Strategy Summit Conference "
    "Expo Exhibition Festival Cup Trophy Championship Championships Tournament Series Day Week Year Award Awards Prize "
    "Accord Pact Convention Protocol Framework Roadmap Vision Budget Survey Report Review Account Accounts Card System "
    "Programme Mechanism Facility Package Campaign Operation War Road Street Avenue Park Stadium Airport Highway "
    "Motorway Corridor Bridge Station Tower Plaza Mall Town Colony Sector Zone City Province District Tehsil Valley "
    "River Sea Dam Canal Island Minister Chairman President Director Secretary Governor Ambassador Officer Manager "
    "CEO Engineer Rs PKR Visa Passport Law Rules Code Constitution Amendment Article Section Schedule Clause Standard "
    "Standards Certificate Degree Diploma Course Seminar Workshop Ceremony Session Meeting Dialogue Games Open Cricket "
    "Football Hockey Tennis Test Match League2 Stage Round Final Finals Prix Act1 Deal Tax Levy Duty Tariff Fuel Oil "
    "Gas Price Rate Rates Bonds Bond Sukuk".split()
)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Take determiners, possessive endings and punctuation off the edges, and cut at a line end."""
    cut = re.split(r"[\r\n]", text[start:end])[0]
    end = start + len(cut)
    lead = re.match(r"(?:[\s\"“”‘’'(\[–—-]|(?:the|The|a|an|A|An|its|their|his|of|for)\s)+", text[start:end])
    start += lead.end() if lead else 0
    tail = re.search(r"(?:[’']s|[\s\"“”‘’',.;:)\]–—-])+$", text[start:end])
    end = start + tail.start() if tail else end
    if text[end : end + 1] == "." and legal_end(text, max(start, end - 4)):
        end += 1
    return (start, end) if end > start else None


def _without_overlap(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep, of overlapping candidates, what was defined, then the longest, then the surest."""
    ordered = sorted(
        candidates, key=lambda c: (c.found != "defined", -(c.end - c.start) * _weight(c), -_RANK[c.found], c.start)
    )
    kept: list[Candidate] = []
    taken: set[int] = set()
    for each in ordered:
        places = range(each.start, each.end)
        if taken.isdisjoint((each.start, each.end - 1)) and taken.isdisjoint(places):
            kept.append(each)
            taken.update(places)
    return sorted(kept, key=lambda c: c.start)


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

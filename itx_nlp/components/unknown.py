"""Organizations that no list knows: what stands beside them tells, or the recognizer with a second sign.

Alone the small English model calls headings, programmes, crops and people organizations (of what only it found in 18
news reports one in 24 was one), so its word counts only with further evidence.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Span

from itx_nlp.resources import read_entries
from itx_nlp.text.bodywords import legal_end, words
from itx_nlp.text.intervals import Intervals
from itx_nlp.text.leads import Leads, is_adjective, put_beside, things
from itx_nlp.text.wordlists import listed

_ACRONYM = re.compile(r"[A-Z][A-Z&-]{1,6}[A-Z]")
_INNER_CAPITAL = re.compile(r"[A-Z]?[a-z]+[A-Z][A-Za-z]*|[A-Z]{2,}[a-z]{2,}")
# a caption run into the text ("AFP/FileLAHORE"), a sum, a day
_NO_NAME = re.compile(r"^File[A-Z]|^Rs\.?\d|^May$|\bMay \d")
_ROMAN = re.compile(r"(?:[A-Z]+[-&])?[IVX]+")


@dataclass(frozen=True, slots=True)
class Guess:
    """A stretch that may name an organization, and what made us think so: context or model."""

    start: int
    end: int
    found: str


class Unknown:
    """Finds organizations by context, and checks what the recognizer found."""

    def __init__(self, data: str | None, places: dict[str, str]):
        never = read_entries("not_organizations.jsonl", "words", data, required=["kind"])
        self.never = {entry["words"].casefold() for entry in never}
        self.not_ends = tuple(f" {entry['words']}" for entry in never if entry["kind"] == "end")
        self.given = {entry["name"].casefold() for entry in read_entries("person_names.jsonl", "name", data)}
        roles = read_entries("roles.jsonl", "role", data, required=["word", "kind"])
        self.titles = {r["word"].casefold() for r in roles if r["kind"] != "modifier" and " " not in r["word"]}
        self.leads = Leads(data)
        self.days = listed("days and months")
        self.acts = listed("acts of organizations")
        self.places = {*places, *(entry["name"] for entry in read_entries("places.jsonl", "name", data))}

    def find(self, doc: Doc, text: str, body: list[tuple[int, int]]) -> Iterator[Guess]:
        """Find further organizations in the body of an article; a name that is glossed as a product is none."""
        products = things(text, body)
        for guess in self._all(doc, text, body):
            if text[guess.start : guess.end] not in products:
                yield guess

    def _all(self, doc: Doc, text: str, body: list[tuple[int, int]]) -> Iterator[Guess]:
        """Find what may be an organization by context, by people and by the recognizer."""
        others = Intervals((e.start_char, e.end_char) for e in doc.ents if e.label_ in ("LOC", "NORP", "DATE"))
        people = Intervals((e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON")
        for start, end in body:
            for first, last, maker in self.leads.beside(text, start, end):
                last = self.before_person(text, first, last)
                name = text[first:last]
                if not self.may_be(name) or others.over(first, last):
                    continue
                if not (
                    (maker or put_beside(text, first) or self.named_like_people(name)) and people.over(first, last)
                ):
                    yield Guess(first, last, "context")
        yield from self._of_people(doc, text)
        yield from self._by_model(doc, text, body)

    def _of_people(self, doc: Doc, text: str) -> Iterator[Guess]:
        """Names that people are from or of: "Ali Khan from Blue Mango said"; one plain word may be a town."""
        places = {e.start_char for e in doc.ents if e.label_ in ("GPE", "LOC", "NORP", "DATE", "FAC")}
        for ent in doc.ents:
            if ent.label_ == "PERSON" and len(ent) > 1:
                led = ent[0].lower_ in self.titles or (
                    ent.start > 0 and not ent[0].is_sent_start and doc[ent.start - 1].text[0].isupper()
                )
                for first, last, maybe in self.leads.behind_person(text, _surname_end(doc, ent), titled=led):
                    name = text[first:last]
                    plain = maybe and name.istitle() and " " not in name  # "Director |Sports|"
                    homely = name.split()[0] in listed("places before people")  # "of Chak No. 5"
                    none = first in places or plain or homely or self.named_like_people(name)
                    if not none and self.may_be(name):
                        yield Guess(first, last, "context")

    def named_like_people(self, name: str) -> bool:
        return any(word.text.casefold() in self.given for word in words(name))

    def _by_model(self, doc: Doc, text: str, body: list[tuple[int, int]]) -> Iterator[Guess]:
        labels: dict[str, Counter[str]] = {}
        for ent in doc.ents:
            labels.setdefault(ent.text.strip("’'s. "), Counter())[ent.label_] += 1
        zones = iter(body)
        zone = next(zones, None)
        for ent in doc.ents:
            while zone and zone[1] <= ent.start_char:
                zone = next(zones, None)
            if zone is None:
                return
            if ent.label_ != "ORG" or ent.start_char < zone[0]:
                continue
            span = trimmed(text, ent.start_char, min(ent.end_char, zone[1]))
            if span and self.may_be(text[span[0] : span[1]]):
                name = text[span[0] : span[1]]
                if " and " not in name and self._signs(doc, ent, name, labels.get(name, Counter({"ORG": 1}))) >= 2:
                    yield Guess(*span, "model")

    def _signs(self, doc: Doc, ent: Span, name: str, labels: Counter[str]) -> int:
        """Count what speaks for an organization besides the recognizer."""
        behind = doc[ent.end] if ent.end < len(doc) else None
        acts = behind is not None and behind.lower_ in self.acts
        found = words(name)
        if labels["ORG"] <= sum(labels.values()) - labels["ORG"]:
            return 0
        if len(found) == 1 and not _ACRONYM.fullmatch(name):
            first = doc[ent.start - 1] if ent.start and not doc[ent.start].is_sent_start else None
            named = first is not None and (first.lower_ in self.given or first.tag_ == "NNP")  # "Shawn VanDiver"
            counted = name.endswith("s") and any(left.dep_ in ("amod", "nummod", "poss") for left in ent.root.lefts)
            done = behind is not None and behind.lower_ in listed("done by bodies")  # "the KiteUp scheme"
            if counted or done or any(left.lower_ in ("a", "an") for left in ent.root.lefts):
                return 0  # "two MacBooks", "old ThinkPads", "a BioHarbour"
            return 2 * bool(_INNER_CAPITAL.fullmatch(name) and not named and not name.startswith(("Mc", "Mac")))
        signs = 0
        if _ACRONYM.fullmatch(name):
            signs += not _ROMAN.fullmatch(name)
        elif any(not word.big for word in found) or any(word.text.casefold() in self.given for word in found):
            return 0
        signs += acts + (labels["ORG"] > 1)
        before = doc[ent.start - 1].lower_ if ent.start > 0 else ""
        return signs + (before == "the" and bool(_ACRONYM.fullmatch(name)))

    def before_person(self, text: str, start: int, end: int) -> int:
        """Cut a name where a person's begins: "officer at Blue Mango Syed Ali"."""
        found = words(text, start, end)
        if not found or found[-1].text.casefold() not in self.given:
            return end  # "Benazir Bhutto University"
        for one, two in pairwise(found[1:]):
            if one.text.casefold() in self.given and two.text.casefold() in self.given:
                return found[found.index(one) - 1].end
        return end

    def may_be(self, name: str) -> bool:
        """Say whether a stretch can be an organization's name at all."""
        found = words(name)
        if not found or not found[0].big or not 3 <= len(name) <= 90 or name.casefold() in self.never:
            return False
        big = [word.text for word in found if word.big]
        if name in self.places or all(w in self.places or w.casefold() in self.never or w.isdigit() for w in big):
            return False
        first = found[0].text.casefold()
        if _NO_NAME.search(name) or is_adjective(name) or any(word.text in self.days for word in found):
            return False
        led = len(found) == 1 or not found[1].big or first in ("in", "on", "at", "by", "for")
        if led and first in listed("generic in names"):
            return False
        if first in self.titles or any(w.casefold() in self.titles and w.isupper() for w in big):
            return False
        return not self.is_thing(name) and not all(w.text.casefold() in self.given for w in found)

    def is_thing(self, name: str) -> bool:
        """Say whether the end of a name shows no organization: "… Games" of sports, "… Act"."""
        return f" {name}".endswith(self.not_ends)


def _surname_end(doc: Doc, person: Span) -> int:
    """Give the character where a name ends whose hyphen the recognizer cut: "Zara Nadir|-Lodhi"."""
    at = person.end
    if at + 1 < len(doc) and doc[at].text == "-" and not doc[at - 1].whitespace_ and not doc[at].whitespace_:
        return doc[at + 1].idx + len(doc[at + 1]) if doc[at + 1].text[0].isupper() else person.end_char
    return person.end_char


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Take determiners, possessive endings and punctuation off the edges; cut at a line end or a bracket."""
    end = start + len(re.split(r"[\r\n(]", text[start:end])[0])
    lead = re.match(r"(?:[\s\"“”‘’'(\[–—-]|(?:the|The|a|an|A|An|its|their|his|of|for)\s)+", text[start:end])
    start += lead.end() if lead else 0
    tail = re.search(r"(?:[’']s|[\s\"“”‘’',.;:)\]–—-])+$", text[start:end])
    end = start + tail.start() if tail else end
    if text[end : end + 1] == "." and legal_end(text, max(start, end - 4)):
        end += 1
    return (start, end) if end > start else None

"""What an article names, who has spoken in it so far, and how a mention stands: what finding speakers asks for."""

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from itx_nlp import document
from itx_nlp.components.grammar import Range
from itx_nlp.components.titles import titles
from itx_nlp.tables import Organization, Person
from itx_nlp.text.bodynouns import Named, body_nouns
from itx_nlp.text.wordlists import listed

_OTHERS = {"he": "female", "him": "female", "his": "female", "she": "male", "her": "male"}  # whom none stands for
_LONGEST_TITLE = 3  # tokens before a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who a claim comes from; named is false for `experts` and `a statement`."""

    name: str | None = None
    role: str | None = None
    org_id: str | None = None
    kind: str = "other"  # person, body, group or other
    named: bool = True


NOBODY = Source(named=False)


class Mentions:
    """The people and bodies of one Doc, and its speakers in the order of the text.

    nouns: the kind of source a common noun names (person, document). data: a folder of words laid over ours, or None.
    """

    def __init__(self, doc: Doc, nouns: dict[str, str], data: str | None = None):
        self.doc, self.nouns = doc, nouns
        self.text = document.text_of(doc)
        self.people: list[Person] = document.marked(doc, document.PEOPLE, "person")
        marked = ((span._.person, span._.gender) for span in doc.spans.get(document.PEOPLE, []))
        self.genders: dict[str, str] = {person.name: gender for person, gender in marked if gender}
        self.organizations: list[Organization] = document.marked(doc, document.ORGANIZATIONS, "organization")
        self.titles = titles(data)
        self.named = Named(self.organizations, body_nouns(data))
        self.reported = sorted((one.start_char, one.end_char) for one in doc.spans.get(document.QUOTES, []))
        self.said: list[tuple[int, Source]] = []
        self.known: dict[Range, Source] = {}
        self.called: dict[str, set[str]] = {}

    def _person(self, mention: Person) -> Source:
        """Give a person, with the role and body that every mention of them has."""
        return Source(name=mention.name, role=mention.role, org_id=mention.org_id, kind="person")

    def _may_be(self, name: str | None, pronoun: str) -> bool:
        """Say whether a pronoun may stand for who has a name: no `she` for a man."""
        return self.genders.get(name or "") != _OTHERS.get(pronoun, "no")

    def _owns(self, person: Person, span: Span) -> bool:
        """Say whether a name in a phrase only says whose something is: `Rana's aide`."""
        end = person.end
        own = self.text[end : end + 2] in {"'s", "’s"} or self.text[end - 1 : end + 1] in {"s'", "s’"}
        return own and end < span.end_char

    def _titles(self, name: str) -> set[str]:
        """Give the words right before the mentions of a person: `Senator`, `Justice`."""
        if not self.called:
            for person in self.people:
                first = document.span_of(self.doc, person.start, person.end).start
                words = self.called.setdefault(person.name, set())
                for token in reversed(self.doc[max(0, first - _LONGEST_TITLE) : first]):
                    if self.nouns.get(token.lower_) != "person" and token.lower_ not in listed("callings"):
                        break
                    words.add(token.lower_)
        return self.called.get(name, set())

    def _acts(self, person: Person, spoke: set[str | None]) -> bool:
        """Say whether a person has done or said something: not one who is only thanked beside another of the rank."""
        return person.name in spoke or self._is_subject(person)

    def _told(self, person: Person) -> bool:
        """Say whether a name stands in a clause on somebody else: `A clerk said Rana had left. He added …`."""
        if self._is_reported(person.end - 1):
            return True
        token = document.span_of(self.doc, person.start, person.end).root
        while token.head.i != token.i:
            if token.dep_ in {"ccomp", "relcl"} and token.head.idx < person.start:
                return True
            token = token.head
        return False

    def _is_reported(self, at: int) -> bool:
        """Say whether a character stands in what somebody says."""
        near = bisect_right(self.reported, (at, len(self.text)))
        return near > 0 and at < self.reported[near - 1][1]

    def _is_subject(self, person: Person) -> bool:
        head = document.span_of(self.doc, person.start, person.end).root
        while head.dep_ in {"compound", "appos", "flat"}:
            head = head.head
        return head.dep_ in {"nsubj", "nsubjpass"}

    def _acting(self, start: int) -> Source | None:
        """Give the last body that was a subject in the paragraph before a character."""
        opens = self.text.rfind("\n", 0, start) + 1
        for body in reversed([o for o in self.organizations if opens <= o.start and o.end <= start]):
            if document.span_of(self.doc, body.start, body.end).root.dep_ == "nsubj":
                return self._fullest(body)
        return None

    def _last(self, start: int, *kinds: str) -> Source:
        """Give the last source of the first of these kinds that has spoken."""
        for at, source in reversed(self.said):
            if at < start and source.kind in kinds:
                return source
        return NOBODY

    def _fullest(self, mention: Organization) -> Source:
        """Give a body by the longest name it has in the article: a committee with the chamber it belongs to."""
        end = " " + mention.name
        longer = [o for o in self.organizations if o.name.endswith(end)]
        return from_body(max(longer, key=lambda o: len(o.name)) if longer else mention)

    def _shortened(self, words: list[str]) -> Source | None:
        """Find the body that one of its words names: `Getty` of Getty Images."""
        word = words[-1] if len(words) == 1 or words[-2].endswith("-based") else ""
        firms = [o for o in self.organizations if o.kind in {"company", "media"}]
        long = (o for o in firms if word and o.name.split()[0] == word != o.name)
        found = next(long, None)
        return from_body(found) if found else None

    def _office_holder(self, span: Span, head: Token) -> Source | None:
        """Find the unknown name behind a role: `SBP Chairman Faizullah`, `SBP spokesman Bilal Rana`."""
        first = head.i
        while first > span.start and self.doc[first - 1].tag_ == "NNP" and not self._is_office(self.doc[first - 1]):
            first -= 1
        role = self.doc[first - 1] if first > span.start else head
        if head.tag_ != "NNP" or role.i == head.i or not self._is_office(role) or span.end > head.i + 1:
            return None
        if any(o.start < head.idx and o.end > role.idx for o in self.organizations):
            return None
        body = next((o for o in self.organizations if span.start_char <= o.start and o.end <= role.idx), None)
        name = self.text[self.doc[first].idx : head.idx + len(head)]
        return Source(name=name, role=role.text, org_id=body.org_id, kind="person") if body else None

    def _is_office(self, noun: Token) -> bool:
        """Say whether a noun before a name says what somebody is."""
        return self.nouns.get(noun.lower_) == "person" or noun.lower_ in listed("highest of a body")

    def _nearer(self, subject: Person, before: list[Person]) -> Person:
        """Give the one named in the last paragraph, if it names one alone and the subject stands further back."""
        last = before[-1]
        between = self.text[subject.end : last.start]
        alone = {p.name for p in before if p.start >= self.text.rfind("\n", 0, last.start)} == {last.name}
        named = last.name != subject.name and self.text[last.end : last.end + 2] not in {"'s", "’s"}
        return last if alone and named and between.count("\n") else subject


def from_body(mention: Organization) -> Source:
    """Make a source of a body that an article names."""
    return Source(name=mention.name, org_id=mention.org_id, kind="body")

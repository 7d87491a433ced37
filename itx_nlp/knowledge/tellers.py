"""Whose a figure is that is told of people: our staff, my attrition, her agency has 14 people; he earns Rs90,000."""

import re
from bisect import bisect_left
from collections import Counter
from operator import attrgetter

from itx_nlp.knowledge.contexts import Context
from itx_nlp.knowledge.entities import Entities
from itx_nlp.knowledge.metric import Metric
from itx_nlp.knowledge.statements import Rows
from itx_nlp.tables import Claim, Figure, Person
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import listed

_ENOUGH = 2  # things of a firm that somebody calls his own, which tell that he has one
_FAR = 4  # sentences from a name to the last pronoun that stands for it
_MUCH = 1e7  # more in money is earned by no single one
_START = attrgetter("start")
_FIRM = "(?:[\\w-]+ ){0,3}?(?P<sort>(?:call cent(?:re|er)|software house|«called a firm|sorts of firms»))\\b(?!['’])"
_OWN_FIRM = Pattern(rf"\b(?:[Mm]y|[Oo]ur) (?:own )?{_FIRM}")
_OWN_THING = Pattern(r"\b(?:[Mm]y|[Oo]ur) (?:own )?(?:[\w-]+ ){0,2}«things of firms|told by who has a firm»\b")
# "Sana Malik |runs a small agency|", as a role too; "|his firm|"
_HAS_FIRM = Pattern(
    rf"(?:«running a body»|had|has|opened|ran|began|co-founded|heads) (?:up )?(?:an?|his|her|their) {_FIRM}"
)
_ITS_FIRM = Pattern(rf"\b(?:[Hh]is|[Hh]er) (?:own )?{_FIRM}")
_FIRST = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s|I|[Mm]y|[Mm]e)\b")
_THIRD = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
# "our country", "my city": not the firm's.
_NOT_OURS = Pattern(r"\b(?:[Oo]ur|[Mm]y|[Ww]e|[Uu]s) (?:[a-z-]+ ){0,2}«shared by a nation»\b")
_HIRES = Pattern(r"\b(?:[Hh]e|[Ss]he)(?: now| also| still| has| had| then)? (?:«acts of firms»|has|had|let go)\b[^;]*$")
_HIS_THING = Pattern(
    r"\b(?:[Hh]is|[Hh]er) (?:own )?(?:[\w-]+ ){0,2}(?:«things of firms|told by who has a firm»|people)\b"
)
_EARNS = Pattern(r"\b([Hh]e|[Ss]he|I)(?: [a-z]+){0,2} (?:«earning|charging»)\b[^.;]{0,40}$")
_THE_FIRM = Pattern(r"(?:The|This) (?:«called a firm|sorts of firms»)\b")
_CLAUSE = re.compile(r"[;:]| (?:but|while|whereas) ")


class Tellers:
    """The people of an article who have a firm that it gives no name, and what it tells of them and their firms."""

    def __init__(self, entities: Entities, rows: Rows):
        self.entities = entities
        self.author = rows.article.author if rows.article else None
        self.people = sorted((p for p in rows.people if " " in p.name), key=_START)
        self.starts = [person.start for person in self.people]
        self.named = any(Entities.is_body(mention) for mention in rows.organizations)
        self.firms: dict[str, str] = {}  # what the firm of somebody is called, by his name
        for person in self.people:
            self._hear(person.name, person.role or "", _HAS_FIRM)
        own: Counter[str] = Counter()
        for claim in rows.claims:
            if (who := self._says(claim)) and " " in who:
                self._hear(who, claim.text, _OWN_FIRM)
                own[who] += bool(_OWN_THING.search(claim.text))
            elif who := self._of(claim, claim.end):
                self._hear(who, claim.text, _HAS_FIRM)
                self._hear(who, claim.text, _ITS_FIRM)
        for who, times in own.items():
            if times >= _ENOUGH:
                self.firms.setdefault(who, "company")

    def earner(self, figure: Figure, near: Context, metric: Metric) -> str | None:
        """Name the one whose pay or price a figure is: "he earns Rs90,000", "charges of Sana Malik"."""
        claim, worded = near.claim, figure.metric or ""
        paid = figure.kind == "currency" and figure.value < _MUCH
        if claim is None or not paid or metric.words.isdisjoint(listed("earned by one")):
            return None
        if whose := next((p.name for p in self.people if worded.endswith((p.text, p.name))), None):
            return whose
        clause = _CLAUSE.split(near.before)[-1]
        told = _EARNS.search(clause)
        if told is None:
            return None
        return self._says(claim) if told.group(1) == "I" else self._of(claim, claim.start + len(near.before))

    def of(self, near: Context) -> str | None:
        """Name the firm of a person that a figure is of: "she hired 40", "our staff"."""
        claim = near.claim
        if claim is None or not self.firms or self.entities.countries(claim.text):
            return None
        clause = _CLAUSE.split(near.before)[-1]
        first, third = _FIRST.search(clause), _THIRD.search(clause)
        if not (first or third):
            return self._called(claim)
        who = self._says(claim) if first else self._of(claim, claim.start + len(near.before))
        if who not in self.firms or _NOT_OURS.search(clause):
            return None
        its = first or _HIRES.search(clause) or _HIS_THING.search(clause) or _ITS_FIRM.search(clause)
        return f"{who}'s {self.firms[who]}" if its else None

    def _called(self, claim: Claim) -> str | None:
        """Name the firm of the one told of last: "The agency has 14 people"."""
        who = self._of(claim, claim.start) if not self.named and self.firms and _THE_FIRM.match(claim.text) else None
        return f"{who}'s {self.firms[who]}" if who in self.firms else None

    def _hear(self, who: str, text: str, pattern: Pattern) -> None:
        if told := pattern.search(text):
            self.firms.setdefault(who, told.group("sort"))

    def _says(self, claim: Claim) -> str | None:
        """Give who says a claim in the first person: whom it is attributed to, else the author."""
        return claim.speaker_name if claim.quote in ("direct", "mixed") else None if claim.speaker else self.author

    def _of(self, claim: Claim, end: int) -> str | None:
        """Give the person named last before a place, in the claim or a few sentences before it."""
        at = bisect_left(self.starts, end) - 1
        last: Person | None = self.people[at] if at >= 0 else None
        return last.name if last is not None and claim.sentence - last.sentence <= _FAR else None

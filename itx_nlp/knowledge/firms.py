"""Which firm a figure is said of where its claim does not name it: "The company", "It", "its staff", "our revenue"."""

import re
from functools import lru_cache

from itx_nlp.knowledge.contexts import Context
from itx_nlp.knowledge.entities import Entities
from itx_nlp.knowledge.metric import Metric
from itx_nlp.knowledge.statements import Rows
from itx_nlp.tables import Claim
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import listed

_REACH = 4  # sentences behind one that names a firm in which it still is "the company"
_IT = re.compile(r"[Ii]ts?\b")
_ITS = re.compile(r"\b[Ii]ts\b")
# "She founded Alpha Mills. It sells …": it is no person, so it is the firm.
_ACTS = Pattern(r"It(?: now| also| still)? (?:«acts of firms»)\b|Its (?:[a-z]+ )?(?:«things of firms»)\b")
_LED_BY = Pattern(r"\b(?:«heading»|at|set up|started|(?:«people of firms») (?:of|at|for|from|with)) (?:the )?$")
_OUR = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
# What a firm sells abroad, and not its country.
_TRADED = frozenset(("export", "import"))
_OWN_TRADE = re.compile(r"\b(?:[Ii]ts|[Oo]ur) (?:[\w’'-]+ ){0,3}(?:exports?|imports?)\b")


class Firms:
    """The firms and universities of an article, and which of them its claims go on with."""

    def __init__(self, entities: Entities, rows: Rows):
        self.entities = entities
        self.named = [mention for mention in rows.organizations if Entities.is_body(mention)]
        self.names = {mention.org_id: mention.name for mention in self.named}
        self.starting = {mention.start: mention.name for mention in self.named}
        self.subjects: dict[int, str] = {}  # the firm that a claim goes on with, by where the claim begins
        self.traders: set[tuple[str, str]] = set()  # firms, and the families of metrics they were said to have
        last, at = None, -_REACH
        for claim in rows.claims if self.named else ():
            firm = self._called(claim)
            if firm is None and _IT.match(claim.text):
                firm = self._says(claim) or (last if claim.sentence - at <= 1 else None)
                firm = firm or (self._led_by(rows, claim) if _ACTS.match(claim.text) else None)
            if firm:
                self.subjects[claim.start] = firm
            if heard := firm or self._led(claim) or self._says(claim):
                last, at = heard, claim.sentence

    def of(self, near: Context, metric: Metric) -> str | None:
        """Name the firm that a figure is about, where its claim tells so by other words than its name.

        What is a country's as a rule, such as exports, is a firm's only where it is said to be its own.
        """
        claim = near.claim
        if claim is None or not self.named:
            return None
        firm = self.subjects.get(claim.start)
        if metric.national or not metric.words.isdisjoint(_TRADED):
            return self._trader(near, metric, claim, firm or self._led(claim) or self._says(claim))
        if firm or metric.words.isdisjoint(listed("a firm's own")):
            return firm
        says = self._says(claim)
        if says and (_ITS.search(near.before) or _is_called(claim.speaker or "")):
            return says
        if _OUR.search(near.before) and not self.entities.countries(claim.text):
            return self.names.get(claim.speaker_org or "")  # "Our revenue doubled," says who leads it
        return None

    def _trader(self, near: Context, metric: Metric, claim: Claim, firm: str | None) -> str | None:
        if metric.words.isdisjoint(_TRADED) or self.entities.countries(claim.text):
            return None
        own = _OWN_TRADE.search(near.before)
        if own and firm is None and claim.kind != "target":
            firm = self.names.get(claim.speaker_org or "")
        if firm and own:
            self.traders.add((firm, metric.family))
        return firm if firm and (firm, metric.family) in self.traders else None

    def _led(self, claim: Claim) -> str | None:
        """Give the firm that a claim begins with."""
        return self.starting.get(claim.start + 4 * claim.text.startswith("The "))

    def _led_by(self, rows: Rows, claim: Claim) -> str | None:
        """Give the only firm of the sentence before where it is named as somebody's: the founder of Alpha Mills."""
        before = [m for m in self.named if m.sentence == claim.sentence - 1 and m.kind == "company"]
        if len({m.name for m in before}) != 1:
            return None
        told = next((c for c in rows.claims if c.start <= before[0].start and before[0].end <= c.end), None)
        return before[0].name if told and _LED_BY.search(told.text[: before[0].start - told.start]) else None

    def _says(self, claim: Claim) -> str | None:
        """Give the firm that itself says what follows: "Alpha Mills said its …", not "its …, Alpha Mills said"."""
        name = self.names.get(claim.speaker_org or "")
        ahead = claim.speaker_start is not None and claim.speaker_start < claim.start
        return name if ahead and name == claim.speaker_name else None

    def _called(self, claim: Claim) -> str | None:
        """Give the firm that is called so at the begin of a claim: the only one of the last sentence that names any."""
        if not _is_called(claim.text):
            return None
        before = [m for m in self.named if m.start < claim.start and m.kind == "company"]
        near = {m.name for m in before if m.sentence == before[-1].sentence}
        if len(near) != 1:
            return None
        alone = len({m.name for m in before}) == 1
        return before[-1].name if alone or claim.sentence - before[-1].sentence <= _REACH else None


@lru_cache(maxsize=4096)
def _is_called(text: str) -> bool:
    """Say whether a text begins with what a known firm is called: "The Lahore-based firm", "The company's"."""
    said = [word.rstrip(",.").removesuffix("'s").removesuffix("’s") for word in text.split(None, 4)[:4]]
    return said[:1] in (["The"], ["the"], ["This"], ["this"]) and not listed("called a firm").isdisjoint(said)

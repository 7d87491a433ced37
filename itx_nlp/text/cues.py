"""Look up the words that attribute: reporting verbs in any form, with what each introduces."""

from collections.abc import Iterable
from dataclasses import dataclass

from itx_nlp.resources import read_entries

CUES = "cues.jsonl"
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word or phrase that attributes.

    words: the base form, then the particle or preposition that must follow ("point out", "call for").
    any, person, human, document: what it introduces behind any subject, behind people and bodies, behind people alone
        (what a body supports or plans is a fact, not its word), behind papers and data. One or more of: clause, quote,
        noun, infinitive, person (an addressee comes first), complement, value (`puts it at 5`).
    carriers: nouns that hand the content on: "express hope that".
    part: verb, noun ("Rana's claim that"), adjective ("is hopeful that"), phrase ("is of the view that") or
        preposition ("according to").
    """

    words: tuple[str, ...]
    any: frozenset[str] = frozenset()
    person: frozenset[str] = frozenset()
    human: frozenset[str] = frozenset()
    document: frozenset[str] = frozenset()
    carriers: frozenset[str] = frozenset()
    part: str = "verb"
    forms: tuple[str, ...] = ()

    def takes(self, source: str) -> frozenset[str]:
        """Say what the cue introduces behind a subject of this kind."""
        if source == "human":
            return self.any | self.person | self.human
        return self.any | (
            self.person if source == "person" else self.document if source == "document" else frozenset()
        )


def inflect(verb: str) -> set[str]:
    """Give the forms of a regular verb.

    >>> sorted(inflect("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    if verb.endswith("e"):
        return {verb, verb + "s", verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"}
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return {verb, verb + ending, verb + "ed", verb + "ing"}


class CueLexicon:
    """Every cue by the forms its first word can have in text; longer cues first."""

    def __init__(self, cues: Iterable[Cue]):
        parts: dict[str, dict[str, list[Cue]]] = {}
        for cue in cues:
            forms = {cue.words[0]} | ({cue.words[0] + "s"} if cue.part == "noun" else set())
            if cue.part == "verb":
                forms = {cue.words[0], *cue.forms} if cue.forms else inflect(cue.words[0])
            for form in forms:
                parts.setdefault(cue.part, {}).setdefault(form, []).append(cue)
        for part in parts.values():
            for rivals in part.values():
                rivals.sort(key=lambda cue: -len(cue.words))
        self.verbs, self.nouns = parts.get("verb", {}), parts.get("noun", {})
        self.adjectives, self.adverbs = parts.get("adjective", {}), parts.get("adverb", {})
        self.prepositions, self.phrases = parts.get("preposition", {}), parts.get("phrase", {})

    @classmethod
    def read(cls, data: str | None = None) -> "CueLexicon":
        """Read cues.jsonl, ours and the user's.

        Raises:
            LexiconError: a line is no cue.
        """
        return cls(
            Cue(
                words=tuple(row["cue"].removesuffix(" (noun)").split()),
                any=frozenset(row.get("any", ())),
                person=frozenset(row.get("person", ())),
                human=frozenset(row.get("human", ())),
                document=frozenset(row.get("document", ())),
                carriers=frozenset(row.get("carriers", ())),
                part=row.get("part", "verb"),
                forms=tuple(row.get("forms", ())),
            )
            for row in read_entries(CUES, "cue", data)
        )

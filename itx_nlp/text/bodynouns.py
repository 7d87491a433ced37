"""Common nouns that stand for an organization: the committee, the association, the start-up."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from itx_nlp.resources import read_entries
from itx_nlp.tables import Organization


@dataclass(frozen=True, slots=True)
class BodyNouns:
    """The nouns of body_nouns.jsonl.

    means: words or kinds, one of which an organization has that the noun can stand for.
    before: nouns right before a name ("the start-up X"). offices: nouns right before a role ("committee member").
    """

    means: dict[str, frozenset[str]]
    before: tuple[str, ...]
    offices: frozenset[str]

    def fits(self, noun: str, body: Organization) -> bool:
        """Say whether a noun can stand for an organization."""
        means = self.means[noun]
        return body.kind in means or any(word in means for word in body.name.lower().split())


@cache
def body_nouns(data: str | None = None) -> BodyNouns:
    """Read the nouns, a user's folder laid over ours."""
    entries = read_entries("body_nouns.jsonl", "noun", data, required=["means"])
    return BodyNouns(
        {entry["noun"].lower(): frozenset(entry["means"]) for entry in entries},
        tuple(entry["noun"] for entry in entries if entry.get("before")),
        frozenset(entry["noun"].lower() for entry in entries if entry.get("office")),
    )


class Named:
    """The organizations of one article, asked for by a common noun."""

    def __init__(self, bodies: Iterable[Organization], nouns: BodyNouns):
        self.bodies = sorted(bodies, key=lambda body: body.start)
        self.nouns = nouns
        self._fitting: dict[str, tuple[list[int], list[Organization]]] = {}

    def meant(self, noun: str, at: int) -> Organization | None:
        """Give the body that a noun at a character stands for: the last one before that fits, else the only one behind.

        None for a word that is no such noun.
        """
        noun = noun.lower()
        if noun not in self.nouns.means:
            return None
        if noun not in self._fitting:
            fitting = [body for body in self.bodies if self.nouns.fits(noun, body)]
            self._fitting[noun] = [body.start for body in fitting], fitting
        starts, fitting = self._fitting[noun]
        before = bisect_left(starts, at)
        if before:
            return fitting[before - 1]
        return fitting[0] if len({body.org_id for body in fitting}) == 1 else None

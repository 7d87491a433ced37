"""What a figure measures, under the name by which it is compared."""

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Metric:
    """What a figure measures.

    key identifies it; family is shared by its scopes; words are what the wording says, without fillers; part: it is the
    part that one country has in what was counted before; moves: it has many values in one day; bare: the
    countries that alone have it, each with the unit of a number without one; of: whose it always is;
    regional: a province may have it as well as a country.
    """

    key: str
    family: str
    name: str
    words: frozenset[str]
    scope: str | None = None
    listed: bool = False
    national: bool = False
    negated: bool = False
    part: bool = False
    moves: bool = False
    bare: tuple[tuple[str, str], ...] = ()
    of: str | None = None
    regional: bool = False

    def is_of(self, entity: str | None) -> bool:
        """Say whether a country has it: a rate of the rupee is not the United States'."""
        return not self.bare or entity in dict(self.bare)

    def worded(self, name: str, words: frozenset[str]) -> "Metric":
        """Give the metric of some words that is like this one otherwise."""
        key = _key(words)
        # By place: `replace` takes twice as long.
        return Metric(key, key, name, words, self.scope, self.listed, self.national, self.negated, self.part,
                      self.moves, self.bare, self.of, self.regional)  # fmt: skip

    def unit(self, kind: str, entity: str | None) -> str | None:
        """Give the unit of a bare number: rupees of a rate that is Pakistan's."""
        return dict(self.bare).get(entity or "") if self.bare and kind == "number" else None


@lru_cache(maxsize=16384)
def _key(words: frozenset[str]) -> str:
    return " ".join(sorted(words))

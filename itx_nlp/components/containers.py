"""List the times a figure may be told in, where the grammar around it leaves it open.

A text goes on in a time that it does not name again: its narrative container (J. Pustejovsky and A. Stubbs, "Increasing
informativeness in temporal annotation", 2011). The rules of `periods.py` give each figure a first reading; where its
sentence names a time, that is settled. Of the others, that reading, the times named before and no time at all are
weighed (`weighing.py`) by signs (`signs.py`) and by what of two signs comes together.
"""

from itx_nlp.components.signs import Signs, kind_of
from itx_nlp.components.weighing import Option

BEFORE = 3  # values to weigh of those last named in the sentences before
CROSSED = frozenset(
    "none first day fiscal year month run week here before1 before2 future recent past-year long-ago last neighbour "
    "dominant lead".split()
)
PAIRED = frozenset("alone dominant lead day fiscal month year run same-paragraph future recent long-ago".split())
AGREEING = frozenset(
    "last neighbour dominant lead empty-beside dated-beside undated day fiscal year month run first-beside "
    "mostly".split()
)


class Containers(Signs):
    """The readings of the figures of a document that are to be weighed."""

    def options(self, i: int, chosen: list[str | None]) -> list[Option]:
        """List what a figure may be told in, where the figures before it are told in what was chosen."""
        first = self.told[i][0]
        told = (k for k in range(i - 1, -1, -1) if chosen[k] is not None and k not in self.carried.rolling)
        last = next((k for k in told if not self.compared.tell(k)), None)
        about, words = list(self.about(i)), list(self.words(i))
        found = []
        for value in self._values(i, first, chosen[last] if last is not None else None):
            signs = [*self.of_value(i, value), *self.of_chosen(i, value, chosen, last), *self.of_told(i, value)]
            if value is not None:
                signs += self.of_mention(i, value)
            if value == first:
                signs.append("first")
            plain = list(dict.fromkeys(signs))
            signs += [f"{one} & {other}" for one in about for other in plain if other in CROSSED]
            signs += [f"{word} & {sign}" for sign in plain if sign in ("none", "last") for word in words]
            near = [sign for sign in plain if sign in ("last", "neighbour") or sign.startswith("held ")]
            signs += [f"{one} & {other}" for one in near for other in plain if other in PAIRED]
            if value == first:
                kind = kind_of(value)
                signs += [f"{one} & first {kind}" for one in about]
                signs += [f"first & {other}" for other in plain if other in AGREEING]
            found.append(Option(value, signs, value == first))
        return found

    def _values(self, i: int, first: str | None, last: str | None) -> list[str | None]:
        """List the values to weigh."""
        values: dict[str | None, None] = {None: None, first: None, last: None}
        values |= {self.dominant: None, self.mentions[0].value if self.mentions else None: None}
        earlier: dict[str, None] = {}
        for mention in reversed(self.mentions):
            if mention.sentence == self.sentence[i]:
                values[mention.value] = None
            elif mention.holds and mention.sentence < self.sentence[i] and len(earlier) < BEFORE:
                earlier[mention.value] = None
        return list(values | earlier)

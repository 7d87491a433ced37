"""Find quantities: number, scale, unit, range and bound, of every kind, and what looks like one but is not.

Pure and linear: one pass over the tokens, each reader looks at a bounded number of them. Nouns that are counted, what
a figure measures and for when need the parse; that is the work of components/figures.py.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from itx_nlp.text.amounts import Amount, AmountReader
from itx_nlp.text.bounds import BoundReader
from itx_nlp.text.quantity import Quantity
from itx_nlp.text.ranges import RangeReader, are_levels, spread
from itx_nlp.text.ranks import RankReader
from itx_nlp.text.tokens import DASHES, Tokens
from itx_nlp.text.units import Unit


def find_quantities(text: str, data: str | None = None) -> list[Quantity]:
    """List every quantity of a text, by position.

    Args:
        text: any text; offsets count its characters.
        data: a folder whose numbers.jsonl, units.jsonl, bounds.jsonl and labels.jsonl are laid over ours.
    Raises:
        LexiconError: a line of those files is wrong.
    """
    return list(grammar(data).find(text))


@cache
def grammar(data: str | None = None) -> "Grammar":
    """Build the grammar once per folder of words."""
    return Grammar(data)


class Grammar:
    """The readers with their words."""

    def __init__(self, data: str | None = None) -> None:
        self.amounts = AmountReader(data)
        self.bounds = BoundReader(data)
        self.ranges = RangeReader(self.amounts)
        self.ranks = RankReader(self.amounts, self.bounds)
        signs = {token.lower() for token in self.amounts.units.money}
        self.starters = {*self.amounts.numbers.words, *signs, ".", "a", "an", "-", "−", "+", "minus", "top", "negative"}

    def find(self, text: str, masked: Iterable[tuple[int, int]] = ()) -> Iterator[Quantity]:
        """Yield the quantities of a text in order; they do not overlap.

        Args:
            text: any text.
            masked: character ranges, by start, in which nothing is read: what others took for dates.
        """
        tokens = Tokens(text)
        tokens.mask(masked)
        index, size = 0, len(tokens)
        starters = self.starters
        while index < size:
            word = tokens.word[index]
            if not (word in starters or word[0].isdigit() or word.endswith("fold")):
                index += 1
                continue
            stop, found = self._read(tokens, index)
            yield from found
            index = max(stop, index + 1)

    def _read(self, tokens: Tokens, index: int) -> tuple[int, list[Quantity]]:
        rank = self.ranks.rank(tokens, index) or self.ranks.multiple(tokens, index)
        if rank:
            return rank
        amount = self.amounts.read(tokens, index)
        if amount is None:
            return index + 1, []
        ratio = self.ranks.ratio(tokens, amount)
        if ratio:
            return ratio
        high = self.ranges.read(tokens, amount)
        if high is not None:
            low, high = spread(amount, high)
            if low.number is amount.number and are_levels(tokens, amount, high):
                return high.stop, [*self._emit(tokens, low), *self._emit(tokens, high)]
            return high.stop, self._emit(tokens, low, high)
        if amount.unit is None and amount.number.scale == 1:
            if _scored(tokens, amount.stop):
                return amount.stop + 2, []
            amount = replace(amount, unit=self._shared(tokens, amount))
        return amount.stop, self._emit(tokens, amount)

    def _shared(self, tokens: Tokens, first: Amount) -> Unit | None:
        """Give the per cent that ends a list of numbers: 5, 6 and 7 per cent; rates of 12 and 15%."""
        last, joint = first, ""
        if first.number.form == "words" and first.number.value < 2:
            return None  # this one and 5 per cent more
        while last.unit is None and last.number.scale == 1 and last.number.form in ("digits", "words"):
            at = last.stop
            joint = tokens.at(at)
            at += 1 + (joint == "," and tokens.at(at + 1) == "and")
            joint = tokens.at(at - 1)
            if joint not in (",", "and") or at >= len(tokens) or tokens.line_break(at):
                return None
            following = self.amounts.read(tokens, at)
            if following is None or following.prefix or following.sign < 0 or following.first != at:
                return None
            last = following
        unit = last.unit
        is_share = unit is not None and unit.name == "percent" and joint == "and"
        is_year = first.number.form == "digits" and 1900 <= first.number.value <= 2100
        return unit if is_share and not is_year else None

    def _emit(self, tokens: Tokens, low: Amount, high: Amount | None = None) -> list[Quantity]:
        last = high or low
        lead, bound = self.bounds.read(tokens, low.first, last.stop)
        if low.number.plus or last.number.plus or low.number.form == "vague":
            bound = ">="
        unit = low.unit
        kind = unit.kind if unit else "number"
        name = unit.name if unit else None
        first, second = low.value, high.value if high else None
        if second is not None and second < first:
            first, second = second, first
        if name in ("pound-mass", "pound-mass per year") and (last.number.scale > 1e3 or "£" in tokens.text):
            name, kind = "GBP", "currency"
        return [
            Quantity(
                start=tokens.start[low.first],
                end=tokens.end[last.stop - 1],
                value=_decimal(first),
                high=None if second is None else _decimal(second),
                unit=name,
                kind=kind,
                bound=bound,
                form=low.number.form,
                money_sign=low.money_sign or last.money_sign,
                scaled=last.number.scale > 1,
                lead=tokens.start[lead],
                number_end=tokens.end[last.number.stop - 1],
                text=tokens.text[tokens.start[low.first] : tokens.end[last.stop - 1]],
            )
        ]


def _decimal(value: float) -> float:
    """Drop what binary arithmetic adds: 33.3 times a billion is 33300000000.0, not 33299999999.999996."""
    return float(f"{round(value, 6):.15g}")


def _scored(tokens: Tokens, stop: int) -> bool:
    """Tell the first number of a score: 3-1."""
    joined = tokens.at(stop) in DASHES and tokens.glued(stop) and tokens.glued(stop + 1)
    return joined and tokens.at(stop + 1).isdecimal()

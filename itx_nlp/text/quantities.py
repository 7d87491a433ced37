"""Find quantities: number, scale, unit, range and bound, of every kind, and what looks like one but is not.

Pure and linear: one pass over the tokens, each reader looks at a bounded number of them. Nouns that are counted, what
a figure measures and for when need the parse; that is the work of components/figures.py.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from itx_nlp.text.bounds import BoundReader
from itx_nlp.text.names import is_name, label_words
from itx_nlp.text.numbers import Number, NumberReader, Tokens
from itx_nlp.text.units import Unit, UnitReader
from itx_nlp.text.wordlists import listed

DASHES = {"-", "–", "—", "‑", "−", "~"}
MINUS = {"-", "−", "–"}
RANGE_WORDS = {"to", "till", "until", "through"}
TIME_AFTER = {"am", "pm", "gmt", "pst", "pkt", "hrs", "noon", "midnight", "ist", "bst", "et"}
ORDINAL_SUFFIX = {"st", "nd", "rd", "th"}
AGES = {"aged", "age", "ages"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity with its characters (end exclusive), in base units; high is the upper end of a range.

    kind is currency, percent, count, multiple, measure, rank, number or time (a duration, which is no figure). fraction, vague and
    digits say how the number is written; money_sign is the sign as written ("$", "Rs"), which another country reads otherwise;
    lead is where the words of the bound before it begin, number_end where the number ends before a noun that is counted.
    """

    start: int
    end: int
    value: float
    high: float | None = None
    unit: str | None = None
    kind: str = "number"
    bound: str = "="
    form: str = "digits"
    money_sign: str = ""
    scaled: bool = False
    lead: int = 0
    number_end: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit over the tokens first to stop; prefix tells that the unit stands before the number."""

    first: int
    stop: int
    number: Number
    unit: Unit | None
    prefix: bool = False
    sign: float = 1.0
    money_sign: str = ""

    @property
    def value(self) -> float:
        return self.sign * self.number.value * (self.unit.factor if self.unit and not self.unit.part_of else 1.0)


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
        self.numbers = NumberReader(data)
        self.units = UnitReader(data)
        self.bounds = BoundReader(data)
        self.labels = label_words(data)
        signs = {token.lower() for token in self.units.money}
        self.starters = {*self.numbers.words, *signs, ".", "a", "an", "-", "−", "minus", "top", "negative"}

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
            for quantity in found:
                yield quantity
            index = max(stop, index + 1)

    def _read(self, tokens: Tokens, index: int) -> tuple[int, list[Quantity]]:
        rank = self._rank(tokens, index) or self._multiple(tokens, index)
        if rank:
            return rank
        amount = self._amount(tokens, index)
        if amount is None:
            return index + 1, []
        ratio = self._ratio(tokens, amount)
        if ratio:
            return ratio
        high = self._range_end(tokens, amount)
        if high is not None:
            low, high = _spread(amount, high)
            if low.number is amount.number and self._moves(tokens, amount, high):
                return high.stop, [*self._emit(tokens, low), *self._emit(tokens, high)]
            return high.stop, self._emit(tokens, low, high)
        if amount.unit is None and amount.number.scale == 1 and _scored(tokens, amount.stop):
            return amount.stop + 2, []
        return amount.stop, self._emit(tokens, amount)

    # ------------------------------------------------------------------------------------------------ one amount

    def _amount(self, tokens: Tokens, index: int, joined: bool = False) -> Amount | None:
        """Read sign, currency, number, scale and unit from a token."""
        first, sign = index, 1.0
        if tokens.word[index] in ("-", "−", "minus", "negative"):
            sign, index = self._sign(tokens, index)
            if not index:
                return None
        money = self.units.before(tokens, index)
        money_sign = ""
        if money and _stands_free(tokens, index):
            money_sign = tokens.text[tokens.start[index] : tokens.end[money[1] - 1]]
            index = money[1]
            if tokens.at(index) in ("-", "−") and tokens.at(index + 1)[:1].isdigit() and tokens.glued(index + 1):
                sign, index = -1.0, index + 1
        else:
            money = None
        number = self.numbers.read(tokens, index, money=money is not None)
        if number is None or (index > first and tokens.line_break(index)):
            return None
        if money is None and sign > 0 and is_name(tokens, number, self.labels, joined):
            return None
        stop = number.stop
        behind = self.units.behind(tokens, stop)
        if behind is None and number.form == "vague" and tokens.at(stop) == "of":
            behind = self.units.behind(tokens, stop + 1)
        if money is not None:
            unit = money[0]
            if behind and behind[0].kind == "currency" and not behind[0].part_of and not tokens.glued(stop):
                if behind[0].name[-1] == unit.name[-1] or behind[0].name == unit.name:  # $9.99 Australian dollars
                    unit, stop, money_sign = behind[0], behind[1], ""
            return Amount(first, stop, number, unit, True, sign, money_sign)
        if behind is None:
            if sign < 0 and "." not in tokens.word[index] and tokens.at(first - 1).isalpha():
                return None  # COVID -19
            stop = _letters_end(tokens, stop, number)
            return Amount(first, stop, number, None, False, sign) if stop else None
        unit, stop = behind
        if unit.kind == "currency":
            return self._money_behind(tokens, Amount(first, stop, number, unit, False, sign))
        return Amount(first, stop, number, unit, False, sign)

    def _sign(self, tokens: Tokens, index: int) -> tuple[float, int]:
        """Read a minus sign; give the index of the number, 0 where the dash joins or lists."""
        word = tokens.word[index]
        if word in ("minus", "negative"):
            at = index + 1
            at += tokens.at(at) == "-"
            return -1.0, at if tokens.at(at)[:1].isdigit() else 0
        if word == "-" and not tokens.glued(index) and not tokens.glued(index + 1) and _degrees(tokens, index):
            return -1.0, index + 1
        free = index == 0 or not tokens.glued(index) or tokens.at(index - 1) in ("(", "[")
        following = tokens.at(index + 1)
        if free and tokens.glued(index + 1) and (following[:1].isdigit() or following in ("$", "£", "€")):
            return -1.0, index + 1
        return 1.0, 0

    def _money_behind(self, tokens: Tokens, amount: Amount) -> Amount:
        """Add what may follow a currency behind its number: a scale (75 USD million), cents (3 dollars 50 cents)."""
        assert amount.unit
        number, stop = amount.number, amount.stop
        scale = self.numbers.words.get(tokens.at(stop), ("", 1.0))
        if scale[0] == "scale" and number.scale == 1:
            number = replace(number, value=number.value * scale[1], scale=scale[1])
            return replace(amount, number=number, stop=stop + 1)
        if amount.unit.part_of or number.scale > 1 or number.value != int(number.value):
            return amount
        at = stop + (tokens.at(stop) == "and")
        cents = self.numbers.read(tokens, at)
        if cents and 0 < cents.value < 100 and cents.value == int(cents.value) and cents.form in ("digits", "words"):
            coin = self.units.behind(tokens, cents.stop)
            following = tokens.at(cents.stop)
            if coin and amount.unit.name in coin[0].part_of:
                value, stop = number.value + cents.value * coin[0].factor, coin[1]
            elif coin is None and cents.value >= 10 and (not following.isalpha() or following in ("more", "less")):
                value, stop = number.value + cents.value / 100, cents.stop
            else:
                return amount
            return replace(amount, number=replace(number, value=round(value, 6)), stop=stop)
        return amount

    # ------------------------------------------------------------------------------------------------ ranges

    def _range_end(self, tokens: Tokens, low: Amount) -> Amount | None:
        """Read the upper end behind a dash, to, or (after between) and; None where there is none."""
        at = low.stop
        joint = tokens.at(at)
        between = tokens.at(low.first - 1) in ("between", "within")
        if joint in DASHES:
            spaced = not tokens.glued(at) or not tokens.glued(at + 1)
            if not tokens.glued(at) and tokens.glued(at + 1) and joint in MINUS:
                return None  # Stoxx 50 -1.3%
            if (joint in ("—", "−") and spaced) or (spaced and low.unit is not None and low.unit.kind != "time"):
                if not (between and joint == "-"):
                    return None
        elif not (joint in RANGE_WORDS or (between and joint == "and") or joint == "or"):
            return None
        start = at + 1
        if tokens.at(start) in DASHES and joint in RANGE_WORDS:
            start += 1  # to-260,000
        if tokens.at(start)[:1].isalpha() and self.units.before(tokens, start) is None:
            if not self.numbers.role(tokens.word[start]) or self.numbers.role(tokens.word[start]) in (
                "ordinal",
                "multiple",
                "vague",
            ):
                return None
        high = self._amount(tokens, start, joined=True) if start < len(tokens) else None
        if high is None or high.sign < 0 or tokens.line_break(start) or high.number.form == "vague":
            return None
        if (
            joint in DASHES
            and tokens.at(high.stop) in DASHES
            and tokens.glued(high.stop)
            and tokens.at(high.stop + 1)[:1].isdigit()
        ):
            return None  # 051-111-222
        if not _alike(low, high):
            return None
        if joint == "or":
            return (
                high
                if not high.prefix
                and high.number.value == low.number.value + 1
                and low.number.scale == high.number.scale
                else None
            )
        if joint in DASHES and low.unit is None and high.unit is None and low.number.value >= high.number.value:
            return None  # a score
        return high

    def _moves(self, tokens: Tokens, low: Amount, high: Amount) -> bool:
        """Tell two levels (rose from 10 to 15 percent) from a range (20 to 25 percent)."""
        if tokens.at(low.stop) not in RANGE_WORDS:
            return False
        before = [tokens.at(low.first - back) for back in range(1, 9)]
        for back, word in enumerate(before):
            if word in (".", ";", ":", "(", "ranging", "range", "ranges", "ranged", "between", "anywhere"):
                return False
            if word in listed("moves"):
                return "from" in before[: back + 1] or (back <= 1 and low.unit is not None)
        return False

    # ------------------------------------------------------------------------------------------------ other kinds

    def _ratio(self, tokens: Tokens, above: Amount) -> tuple[int, list[Quantity]] | None:
        """Read one in five, three out of four."""
        number = above.number
        if above.unit or above.sign < 0 or number.scale > 1 or not 1 <= number.value <= 20 or number.form == "fraction":
            return None
        at = above.stop
        if tokens.at(at) == "out" and tokens.at(at + 1) == "of":
            at += 2
        elif tokens.at(at) == "in":
            at += 1
        else:
            return None
        at += tokens.at(at) == "every"
        below = self.numbers.read(tokens, at)
        if below is None or below.form != number.form or not number.value < below.value <= 1000:
            return None
        if (below.value > 20 and below.value % 10) or self.units.behind(tokens, below.stop):
            return None
        value = round(number.value / below.value, 4)
        start, end = tokens.start[above.first], tokens.end[below.stop - 1]
        lead, bound, _ = self.bounds.read(tokens, above.first, below.stop)
        return below.stop, [
            Quantity(start, end, value, kind="number", bound=bound, form="fraction", lead=tokens.start[lead])
        ]

    def _rank(self, tokens: Tokens, index: int) -> tuple[int, list[Quantity]] | None:
        """Read top five, third-largest, ranked second, 85th position."""
        word = tokens.word[index]
        if word == "top":
            at = index + 1 + (tokens.at(index + 1) == "-")
            number = self.numbers.read(tokens, at)
            if number is None or number.scale > 1 or number.form not in ("digits", "words") or number.value > 1000:
                return None
            if self.units.behind(tokens, number.stop):
                return None
            return number.stop, [self._ranked(tokens, index, number.stop, number.value, "<=")]
        place, stop = self._ordinal(tokens, index)
        if place < 1 or not stop:
            return None
        at = stop + (tokens.at(stop) in ("-", "‑"))
        superlative = tokens.at(at)
        if (
            superlative.endswith("est") and len(superlative) > 4 and superlative not in listed("not superlatives")
        ) or superlative in ("most", "least", "best", "worst"):
            return at + 1, [self._ranked(tokens, index, at + 1, place)]
        previous = tokens.at(index - 1)
        if previous in ("the", "at", "in", "a", "as"):
            previous = tokens.at(index - 2)
        if (
            previous in listed("before a rank")
            and (tokens.at(stop) not in ("in", "quarter") or place < 300)
            and not self._is_noun(tokens, stop)
        ):
            return stop, [self._ranked(tokens, index, stop, place)]
        if tokens.at(stop) in listed("after a rank") and place > 1:
            return stop, [self._ranked(tokens, index, stop, place)]
        return None

    def _is_noun(self, tokens: Tokens, index: int) -> bool:
        return tokens.at(index) in (
            "half",
            "quarter",
            "time",
            "day",
            "week",
            "month",
            "year",
            "party",
            "anniversary",
            "of",
        )

    def _ordinal(self, tokens: Tokens, index: int) -> tuple[float, int]:
        word = tokens.word[index]
        if self.numbers.role(word) == "ordinal":
            return self.numbers.words[word][1], index + 1
        if word.isdecimal() and len(word) < 5 and tokens.at(index + 1) in ORDINAL_SUFFIX and tokens.glued(index + 1):
            return float(word), index + 2
        return 0.0, 0

    def _ranked(self, tokens: Tokens, first: int, stop: int, place: float, bound: str = "=") -> Quantity:
        return Quantity(
            tokens.start[first],
            tokens.end[stop - 1],
            place,
            kind="rank",
            bound=bound,
            form="words",
            lead=tokens.start[first],
        )

    def _multiple(self, tokens: Tokens, index: int) -> tuple[int, list[Quantity]] | None:
        """Read threefold, three-fold, doubled, twice as many."""
        word = tokens.word[index]
        value, stop = 0.0, index + 1
        if word.endswith("fold") and len(word) > 5:
            role, value = self.numbers.words.get(word[:-4], ("", 0.0))
            value = value if role in ("digit", "teen", "ten", "hundred", "scale") else 0.0
        elif self.numbers.role(word) == "multiple" and self._multiplies(tokens, index):
            value = self.numbers.words[word][1]
        if not value:
            return None
        lead, bound, _ = self.bounds.read(tokens, index, stop)
        start, end = tokens.start[index], tokens.end[stop - 1]
        text = tokens.text[start:end]
        return stop, [
            Quantity(start, end, value, None, "times", "multiple", bound, "words", lead=tokens.start[lead], text=text)
        ]

    def _multiplies(self, tokens: Tokens, index: int) -> bool:
        word, previous, following = tokens.word[index], tokens.at(index - 1), tokens.at(index + 1)
        if following in ("-", "down", "digit", "taxation", "check", "checked"):
            return False
        if word.endswith(("ed", "ing")):
            return True
        if following in ("the", "its", "their", "our", "that", "what", "his", "as", "this", "last"):
            return previous not in ("the", "a")
        return word != "twice" and previous in ("to", "will", "would", "could", "may", "might", "can", "must", "should")

    # ------------------------------------------------------------------------------------------------ out

    def _emit(self, tokens: Tokens, low: Amount, high: Amount | None = None) -> list[Quantity]:
        last = high or low
        lead, bound, stop = self.bounds.read(tokens, low.first, last.stop)
        if low.number.plus or last.number.plus:
            bound = ">="
        if low.number.form == "vague":
            bound = ">="
        unit = low.unit or last.unit
        kind = unit.kind if unit else "number"
        name = unit.name if unit else None
        first, second = low.value, high.value if high else None
        if second is not None and second < first:
            first, second = second, first
        if name == "pound" or (unit and unit.name == "pound-mass"):
            name, kind = (
                ("GBP", "currency") if last.number.scale > 1e3 or "£" in tokens.text else ("pound-mass", "measure")
            )
        stop = last.stop if tokens.at(last.stop) not in ("+",) else stop
        return [
            Quantity(
                start=tokens.start[low.first],
                end=tokens.end[stop - 1],
                value=round(first, 6),
                high=None if second is None else round(second, 6),
                unit=name,
                kind=kind,
                bound=bound,
                form=low.number.form,
                money_sign=low.money_sign or last.money_sign,
                scaled=last.number.scale > 1,
                lead=tokens.start[lead],
                number_end=tokens.end[last.number.stop - 1],
                text=tokens.text[tokens.start[low.first] : tokens.end[stop - 1]],
            )
        ]


def _scored(tokens: Tokens, stop: int) -> bool:
    """Tell the first number of a score: 3-1."""
    joined = tokens.at(stop) in DASHES and tokens.glued(stop) and tokens.glued(stop + 1)
    return joined and tokens.at(stop + 1).isdecimal()


def _degrees(tokens: Tokens, index: int) -> bool:
    """Tell "- 20 degrees" from a dash."""
    return tokens.at(index + 1)[:1].isdigit() and tokens.at(index + 2) in ("degree", "degrees", "°")


def _stands_free(tokens: Tokens, index: int) -> bool:
    """Tell whether a currency sign begins a word: the s of Pakistan's $5 does not."""
    if not tokens.raw(index).isalpha():
        return True
    if not tokens.glued(index):
        return not (
            tokens.raw(index) in ("A", "S")
            and not tokens.glued(index + 1)
            and index > 0
            and tokens.at(index - 1) in ("", ".")
        )
    return not (tokens.at(index - 1).isalnum() or tokens.at(index - 1) in ("'", "’", "&", "@"))


def _letters_end(tokens: Tokens, stop: int, number: Number) -> int:
    """Give stop again, 0 where letters or digits run on behind the number (5G, 20th, 24703L202)."""
    if tokens.glued(stop) and number.form == "digits" and tokens.at(stop)[:1].isalnum():
        return 0
    return stop


def _alike(low: Amount, high: Amount) -> bool:
    """Tell whether two amounts can be the ends of one range."""
    if low.unit is None and low.number.scale == 1 and 1500 <= low.value <= 2100 and high.value >= 3000:
        return False  # in 2018 to 3.9 million
    if low.number.form == "vague" or (low.unit and low.unit.part_of and high.unit is None):
        return False
    if low.unit and high.unit:
        return low.unit.name == high.unit.name
    return high.unit is not None or low.unit is None or low.prefix


def _spread(low: Amount, high: Amount) -> tuple[Amount, Amount]:
    """Give both ends the unit and the scale that only one of them is written with: $5-7 billion."""
    unit = low.unit or high.unit
    number = low.number
    if (
        number.scale == 1
        and high.number.scale > 1
        and number.value < max(high.number.plain, 1) * 1.5
        and number.value < 1000
    ):
        number = replace(number, value=number.value * high.number.scale, scale=high.number.scale)
    return replace(low, unit=unit, number=number), replace(high, unit=unit)

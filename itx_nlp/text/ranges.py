"""Read the other end of a range: $5-7 billion, 20 to 25 per cent, between 5% and 6%, two or three."""

from dataclasses import replace
from functools import cache

from itx_nlp.text.amounts import Amount, AmountReader
from itx_nlp.text.tokens import DASHES, Tokens
from itx_nlp.text.wordlists import listed

MINUS = {"-", "−", "–"}
LOOK_BACK = 16  # tokens to look back for what moved from one level to another
APART = 2.5  # times the lower number that the higher end of a range of changes seldom is
BESIDE = 4  # tokens before a range that tell it to be one
RANGING = {"ranging", "range", "ranges", "ranged", "between", "anywhere"}
RANGE_WORDS = {"to", "till", "until", "through"}


class RangeReader:
    """Read the upper end of a range behind an amount."""

    def __init__(self, amounts: AmountReader) -> None:
        self.amounts = amounts

    def read(self, tokens: Tokens, low: Amount) -> Amount | None:
        """Read the upper end behind a dash, to, or (after between) and; None where there is none."""
        at = low.stop
        joint = tokens.at(at)
        between = tokens.at(low.first - 1) in ("between", "within")
        if joint in DASHES:
            spaced = not tokens.glued(at) or not tokens.glued(at + 1)
            if not tokens.glued(at) and tokens.glued(at + 1) and joint in MINUS:
                return None  # Index 40 -2%
            apart = spaced and (joint in ("—", "−") or (low.unit is not None and low.unit.kind != "time"))
            if apart and not (between and joint == "-"):
                return None  # a 4% share — $9 million
        elif not (joint in RANGE_WORDS or (between and joint == "and") or joint == "or"):
            return None
        start = at + 1
        if tokens.at(start) in DASHES and joint in RANGE_WORDS:
            start += 1  # 40 to-50
        if tokens.at(start)[:1].isalpha() and not self._begins_number(tokens, start):
            return None
        high = self.amounts.read(tokens, start, joined=True) if start < len(tokens) else None
        if high is None or high.sign < 0 or tokens.line_break(start) or high.number.form == "vague":
            return None
        if (
            joint in DASHES
            and tokens.at(high.stop) in DASHES
            and tokens.glued(high.stop)
            and tokens.at(high.stop + 1)[:1].isdigit()
        ):
            return None  # 042-555-777
        if not _alike(low, high) or (low.number.scale > 1 == high.number.scale and high.unit is None):
            return None  # lent $9 million to 400 firms
        if joint == "or":
            next_to = high.number.value == low.number.value + 1 and low.number.scale == high.number.scale
            return high if next_to and not high.prefix else None  # two or three
        if joint in DASHES and low.unit is None and high.unit is None and low.number.value >= high.number.value:
            return None  # a score
        return high

    def _begins_number(self, tokens: Tokens, start: int) -> bool:
        role = self.amounts.numbers.role(tokens.word[start])
        plain = bool(role) and role not in ("ordinal", "multiple", "vague")
        if tokens.word[start] in ("a", "an") and (part := self.amounts.numbers.read(tokens, start)) is not None:
            return part.form == "fraction"  # a third to a half
        return plain or self.amounts.units.before(tokens, start) is not None


def are_levels(tokens: Tokens, low: Amount, high: Amount) -> bool:
    """Tell two levels (rose from 10 to 15 percent) from a range (20 to 25 percent)."""
    if tokens.at(low.stop) not in RANGE_WORDS:
        return False
    share = tokens.at(low.first - 1) == "from" and low.unit is not None and low.unit.name == "percent"
    reach = LOOK_BACK + share * BESIDE  # raised the share that they may keep in their accounts from 5% to 9%
    before = [tokens.at(low.first - back) for back in range(1, reach)]
    moves = _moves()
    if before[before[0] == "by"] in moves and low.unit is None and high.unit is None:
        return high.value > APART * low.value  # rose by 20 to 620
    led = False  # by from, and by no other number: it went up to 90 from 80, in homes of 20 to 30 square yards
    for back, word in enumerate(before):
        if word in (".", ";", ":", "(") or (back < BESIDE and word in RANGING):
            return False
        if word in moves:
            return led or (back <= 1 and low.unit is not None)
        led = led or (word == "from" and not any(passed[:1].isdigit() for passed in before[:back]))
    return False


@cache
def _moves() -> frozenset[str]:
    """Give the words of change, and the other verbs of movement."""
    uses = (f"{change} {use}" for change in ("increase", "decrease") for use in ("moves", "moved", "noun"))
    words = frozenset().union(*map(listed, uses)) - {"growth", "discount", "advance"}  # may be from 2 to 3 per cent
    return listed("moves") | {word for word in words if not word.endswith("ing")}  # an escalating scale from 2 to 3


def _alike(low: Amount, high: Amount) -> bool:
    """Tell whether two amounts can be the ends of one range."""
    if low.unit is None and low.number.scale == 1 and 1500 <= low.value <= 2100 and not 100 < high.value < 3000:
        return False  # in 2018 to 3.9 million, in 2014 to 52 per cent
    if low.number.form == "fraction" and low.unit is None and high.number.form != "fraction":
        return False  # fell by half to $5 million
    if low.number.form == "vague" or (low.unit and low.unit.part_of and high.unit is None):
        return False
    if low.unit and high.unit:
        return low.unit.name == high.unit.name
    return high.unit is not None or low.unit is None or low.prefix


def spread(low: Amount, high: Amount) -> tuple[Amount, Amount]:
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

"""Read one amount: sign, currency, number, scale and unit, in any order newspapers write them."""

from dataclasses import dataclass, replace

from itx_nlp.text.names import is_name, label_words
from itx_nlp.text.numbers import Number, NumberReader
from itx_nlp.text.tokens import Tokens
from itx_nlp.text.units import Unit, UnitReader
from itx_nlp.text.wordlists import listed


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
        """The number in its unit, with its sign: 30 MUSD are 30 million."""
        return self.sign * self.number.value * (self.unit.factor if self.unit and not self.unit.part_of else 1.0)


class AmountReader:
    """Read the amount that begins at a token; data is a folder whose words are laid over ours, or None."""

    def __init__(self, data: str | None = None) -> None:
        self.numbers = NumberReader(data)
        self.units = UnitReader(data)
        self.labels = label_words(data)

    def read(self, tokens: Tokens, index: int, joined: bool = False) -> Amount | None:
        """Read sign, currency, number, scale and unit from a token."""
        if tokens.word[index] == "+":
            return self._gain(tokens, index)
        if self._heads_a_column(tokens, index):
            return None
        first, sign = index, 1.0
        if tokens.word[index] in ("-", "−", "minus", "negative"):
            sign, index = self._sign(tokens, index)
            if not index:
                return None
        money = self.units.before(tokens, index)
        money_sign = ""
        named = tokens.word[index] + tokens.at(index + 1) in listed("glued names")
        if money and named and not (tokens.glued(index + 2) and tokens.at(index + 2).isalnum()):
            return None  # PS5
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
        if behind is not None and not tokens.glued(stop) and _is_part_of_word(tokens, behind[1]):
            behind = None  # 9 degree-awarding colleges
        if behind is None and number.form in ("vague", "fraction") and tokens.at(stop) == "of":
            part = number.form == "fraction" and tokens.at(stop + 1) in ("a", "an", "one")  # half of a percentage point
            behind = self.units.behind(tokens, stop + 1 + part) if part or number.form == "vague" else None
        elif behind is None and number.form == "fraction" and tokens.at(stop) in ("a", "an"):
            behind = self.units.behind(tokens, stop + 1)  # half a tonne
        if money is not None:
            spelled = money_sign.endswith("s") and len(money_sign) > 4
            if spelled and (behind or (number.form == "digits" and 1900 <= number.value <= 2100)):
                return None  # in dollars 5 per cent, in rupees 2024 was
            unit = money[0]
            if behind and _names_again(unit, behind[0]) and not tokens.glued(stop):
                unit, stop, money_sign = behind[0], behind[1], ""
            return Amount(first, stop, number, unit, True, sign, money_sign)
        if behind is None:
            if sign < 0 and "." not in tokens.word[index] and tokens.at(first - 1).isalpha():
                return None  # SARS -2
            stop = _letters_end(tokens, stop, number)
            return Amount(first, stop, number, None, False, sign) if stop else None
        unit, stop = behind
        if unit.kind == "currency":
            return self._money_behind(tokens, Amount(first, stop, number, unit, False, sign))
        return Amount(first, stop, number, unit, False, sign)

    def _heads_a_column(self, tokens: Tokens, index: int) -> bool:
        """Tell a currency and its scale from an amount: Exports ($ million); not Rs a million, $1 million."""
        if self.numbers.words.get(tokens.word[index], ("",))[0] == "scale":
            return any(money and money[1] == index for at in (index - 1, index - 2) if at >= 0
                       for money in [self.units.before(tokens, at)])  # fmt: skip
        money = self.units.before(tokens, index)
        return money is not None and self.numbers.words.get(tokens.at(money[1]), ("",))[0] == "scale"

    def _gain(self, tokens: Tokens, index: int) -> Amount | None:
        """Read a plus sign before an amount with a unit: (+7%), not +92 300 as a number to call."""
        free = index == 0 or not tokens.glued(index) or tokens.at(index - 1) in ("(", "[")
        if not free or not tokens.glued(index + 1) or not tokens.at(index + 1)[:1].isdigit():
            return None
        amount = self.read(tokens, index + 1)
        return replace(amount, first=index) if amount and amount.unit else None

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


def _names_again(unit: Unit, behind: Unit) -> bool:
    """Tell whether a currency behind the number says which sign was meant: $9.99 Australian dollars."""
    return behind.kind == "currency" and not behind.part_of and behind.name[-1] == unit.name[-1]


def _degrees(tokens: Tokens, index: int) -> bool:
    """Tell "- 20 degrees" from a dash."""
    return tokens.at(index + 1)[:1].isdigit() and tokens.at(index + 2) in ("degree", "degrees", "°")


def _is_part_of_word(tokens: Tokens, stop: int) -> bool:
    """Tell a unit that a hyphen makes part of a participle: 9 degree-|awarding| colleges, not 9 kilometre-long."""
    glued = tokens.at(stop) == "-" and tokens.glued(stop) and tokens.glued(stop + 1)
    return glued and tokens.at(stop + 1).endswith(("ing", "ed"))


def _stands_free(tokens: Tokens, index: int) -> bool:
    """Tell whether a currency sign begins a word: the s of Pakistan's $5 does not, nor the A of "A $5 deal"."""
    if not tokens.raw(index).isalpha():
        return True
    if not tokens.glued(index):
        return tokens.raw(index) != "A" or tokens.glued(index + 1)
    return not (tokens.at(index - 1).isalnum() or tokens.at(index - 1) in ("'", "’", "&", "@"))


def _letters_end(tokens: Tokens, stop: int, number: Number) -> int:
    """Give stop again, 0 where letters or digits run on behind the number (5G, 20th, 500L7)."""
    if tokens.glued(stop) and number.form == "digits" and tokens.at(stop)[:1].isalnum():
        return 0
    return stop

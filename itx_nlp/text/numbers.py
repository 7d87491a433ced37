"""Read numbers: digits with Western or South-Asian commas, words, scales, fractions. Words: data/numbers.jsonl."""

import re
from dataclasses import dataclass, replace
from functools import cache

from itx_nlp.resources import read_entries
from itx_nlp.text.portions import Portions
from itx_nlp.text.scales import Scales
from itx_nlp.text.spelled import Spelled
from itx_nlp.text.tokens import Tokens

WESTERN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
SOUTH_ASIAN = re.compile(r"\d{1,2}(?:,\d{2})*,\d{3}(?:\.\d+)?")
LONGEST = 40  # characters; a longer run of digits is no number a newspaper prints
HIGHEST = 1e18  # no scale beyond a million million millions
SMALL = {"digit", "teen", "ten"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number over the tokens first to stop (exclusive).

    plain is the value before its last scale words, which multiply by scale: "5.5 million" is 5.5 and 1e6.
    form is digits, words, fraction, vague, ordinal or multiple.
    """

    first: int
    stop: int
    value: float
    plain: float
    scale: float
    form: str
    plus: bool = False


@cache
def number_words(data: str | None = None) -> dict[str, tuple[str, float]]:
    """Read the role and value of every number word, a user's folder laid on top.

    Raises:
        LexiconError: a line of numbers.jsonl is wrong.
    """
    entries = read_entries("numbers.jsonl", "word", data, ("role", "value"))
    return {entry["word"]: (entry["role"], float(entry["value"])) for entry in entries}


@cache
def fraction_words(data: str | None = None) -> frozenset[str]:
    """Give the words that name a part: half, third, quarters."""
    ordinals = range(3, 11)
    return frozenset(
        word
        for word, (role, value) in number_words(data).items()
        if role in ("half", "quarter", "parts") or (role == "ordinal" and value in ordinals)
    )


def digits(text: str) -> float | None:
    """Give the value of digits with or without commas; None where the grouping is of neither kind.

    >>> digits("12,34,567"), digits("1,234.5"), digits("12,34"), digits("1.2.3")
    (1234567.0, 1234.5, None, None)
    """
    if len(text) > LONGEST or text.count(".") > 1:
        return None
    text = text.replace(", ", ",")
    if "," in text and not (WESTERN.fullmatch(text) or SOUTH_ASIAN.fullmatch(text)):
        return None
    return float(text.replace(",", ""))


class NumberReader:
    """Read the number that begins at a token.

    data: a folder whose numbers.jsonl is laid over ours, or None.
    """

    def __init__(self, data: str | None = None) -> None:
        self.words = number_words(data)
        self.portions = Portions(self.words)
        self.scales = Scales(self.words)

    def role(self, word: str) -> str:
        """Name what a word does in a number, "" for none."""
        found = self.words.get(word)
        return found[0] if found else ""

    def read(self, tokens: Tokens, first: int, money: bool = False) -> Number | None:
        """Read the number at token `first`; money tells that a currency sign stands before it."""
        word = tokens.at(first)
        if word[:1].isdigit() and word.isascii():
            return self._digits(tokens, first, money)
        if word == "." and tokens.at(first + 1).isdecimal() and tokens.glued(first + 1):
            value = digits("0." + tokens.word[first + 1])
            return None if value is None else self._scaled(tokens, first, first + 2, value, "digits", money)
        role = self.role(word)
        if role in ("hundred", "scale", "dozen") and tokens.at(first - 1) == "per":
            return None  # Rs300 per dozen
        if role == "zero" and "-" in (tokens.at(first + 1), tokens.at(first - 1) if first else ""):
            return None  # zero-rated, net-zero
        if role in SMALL or role in ("hundred", "scale", "dozen", "zero"):
            return self._words(tokens, first)
        if role == "half":
            return self._half(tokens, first)
        if role == "quarter" and self.role(tokens.at(first + 1)) == "scale":
            return self._of_scale(tokens, first, first + 1, 0.25)
        if role == "part":
            return self._scaled(tokens, first, first + 1, self.words[word][1], "fraction", money)
        if role == "vague":
            return self._vague(tokens, first)
        if word in ("a", "an"):
            return self._article(tokens, first)
        return None

    def _digits(self, tokens: Tokens, first: int, money: bool) -> Number | None:
        value = digits(tokens.word[first])
        if value is None:
            return None
        stop, form = first + 1, "digits"
        part = self._fraction(tokens, stop)
        if part:  # 10 1/2
            value, stop = value + part[0], part[1]
        elif tokens.at(stop) == "/" and tokens.glued(stop) and tokens.glued(stop + 1):  # 1/4
            below = tokens.at(stop + 1)
            if below.isdecimal() and 1 < int(below) <= 100 and value < int(below) and tokens.at(stop + 2) != "/":
                value, stop, form = value / int(below), stop + 2, "fraction"
            elif below.isdecimal():
                return None  # 24/7
        elif self.role(tokens.at(stop)) == "part":
            value, stop = value + self.words[tokens.word[stop]][1], stop + 1
        elif tokens.at(stop) == "and" and tokens.at(stop + 1) == "a" and tokens.at(stop + 2) == "half":
            value, stop = value + 0.5, stop + 3
        return self._scaled(tokens, first, stop, value, form, money)

    def _fraction(self, tokens: Tokens, index: int) -> tuple[float, int] | None:
        if tokens.at(index + 1) != "/" or not (tokens.glued(index + 1) and tokens.glued(index + 2)):
            return None
        above, below = tokens.at(index), tokens.at(index + 2)
        if len(above) > 2 or len(below) > 2 or not (above.isdecimal() and below.isdecimal()):
            return None
        if not 0 < int(above) < int(below):
            return None
        return int(above) / int(below), index + 3

    def _scaled(self, tokens: Tokens, first: int, stop: int, value: float, form: str, money: bool) -> Number:
        scale, plus = 1.0, False
        while True:
            index = stop
            if (tokens.at(index) == "+" and tokens.glued(index)) or (
                tokens.at(index) in ("-", "‑") and tokens.glued(index) and tokens.glued(index + 1)
            ):  # $100+ billion
                index += 1
            factor = self.scales.factor(tokens, index, index == stop and stop == first + 1, money, scale > 1)
            if not factor or scale * factor > HIGHEST:
                break
            plus = plus or (index > stop and tokens.word[stop] == "+")
            scale, stop = scale * factor, index + 1
        if scale == 1 and tokens.at(stop) == "+" and tokens.glued(stop) and not tokens.at(stop + 1)[:1].isdigit():
            plus, stop = True, stop + 1
        if tokens.at(stop) in ("-", "‑") and tokens.glued(stop) and tokens.at(stop + 1) == "plus":
            plus, stop = True, stop + 2  # 30-plus
        return Number(first, stop, round(value * scale, 9), value, scale, form, plus)

    def _words(self, tokens: Tokens, first: int) -> Number | None:
        spelled, index = Spelled(), first
        while index < len(tokens):
            if index > first and self._connects(tokens, index, spelled):
                index += 1
                continue
            role = self.role(tokens.word[index])
            if (index > first and tokens.line_break(index)) or not role:
                break
            if not spelled.add(role, self.words[tokens.word[index]][1]):
                break
            if spelled.scale > HIGHEST:
                return None
            index += 1
            if role == "zero":
                break
        while tokens.word[index - 1] in ("-", "and"):
            index -= 1
        return self._behind_words(tokens, first, index, spelled)

    def _connects(self, tokens: Tokens, index: int, spelled: Spelled) -> bool:
        """Tell whether a hyphen or "and" goes on with the number: twenty-five, two hundred and fifty."""
        word = tokens.word[index]
        if word == "-" and tokens.glued(index) and tokens.glued(index + 1):
            following = self.role(tokens.at(index + 1))
            return (spelled.last == "ten" and following == "digit") or following in ("hundred", "scale")
        return word == "and" and spelled.last in ("hundred", "scale") and self._joins(tokens, index, spelled)

    def _behind_words(self, tokens: Tokens, first: int, stop: int, spelled: Spelled) -> Number:
        """Add the fraction behind a number in words: two and a half million, two point five, two-thirds."""
        value = spelled.value
        if tokens.at(stop) == "and" and tokens.at(stop + 1) in ("a", "one") and tokens.at(stop + 2) == "half":
            return self._scaled(tokens, first, stop + 3, value + 0.5, "words", False)
        if tokens.at(stop) == "point" and self.role(tokens.at(stop + 1)) == "digit":
            value += self.words[tokens.word[stop + 1]][1] / 10
            return self._scaled(tokens, first, stop + 2, value, "words", False)
        part = self._parts(tokens, stop, value)
        if part:
            return part if part.first == first else replace(part, first=first, form="fraction")
        if spelled.is_open:
            return Number(first, stop, value, value, 1.0, "words")
        return Number(first, stop, value, spelled.plain, spelled.scale, "words")

    def _joins(self, tokens: Tokens, index: int, spelled: Spelled) -> bool:
        closed = self.role(tokens.at(index + 2)) in ("scale", "hundred")  # but a hundred and twenty thousand
        closed = closed and (spelled.last != "hundred" or "between" in (tokens.at(index - 2), tokens.at(index - 3)))
        if self.role(tokens.at(index + 1)) not in SMALL or closed:
            return False
        return bool(spelled.group) or spelled.total < 1e5

    def _parts(self, tokens: Tokens, index: int, above: float) -> Number | None:
        """Read the rest of two-thirds, three quarters billion, one-fifth."""
        at = index + 1 if tokens.at(index) == "-" and tokens.glued(index) and tokens.glued(index + 1) else index
        word = tokens.at(at)
        role = self.role(word)
        below = self.words[word][1] if role else 0.0
        one = above == 1 and role in ("ordinal", "quarter", "half") and below > 1
        if not (one or (role == "parts" and 0 < above < below)) or word == "second":
            return None
        if at == index and one and word != "half" and tokens.at(at + 1) in ("-", "quarter", "party"):
            return None
        return self._of_scale(tokens, index - 1, at + 1, above / below)

    def _half(self, tokens: Tokens, first: int) -> Number | None:
        """Read half, half a million, a half-dozen, half of a million."""
        hyphened = tokens.at(first + 1) == "-" and self.role(tokens.at(first + 2)) in ("scale", "dozen", "hundred")
        return self._of_scale(tokens, first, first + 1 + hyphened, 0.5)

    def _of_scale(self, tokens: Tokens, first: int, stop: int, value: float) -> Number:
        at = stop
        if tokens.at(at) == "of" and tokens.at(at + 1) in ("a", "one"):
            at += 2  # three quarters of a million
        elif tokens.at(at) == "a":
            at += 1
        word = tokens.at(at)
        if self.role(word) in ("scale", "dozen", "hundred"):
            scale = self.words[word][1]
            return Number(first, at + 1, value * scale, value, scale, "words")
        return Number(first, stop, value, value, 1.0, "fraction")

    def _article(self, tokens: Tokens, first: int) -> Number | None:
        word = tokens.at(first + 1)
        role = self.role(word)
        scaled = self.role(tokens.at(first + 3)) in ("hundred", "scale")
        if word == "couple" and tokens.at(first + 2) == "of" and scaled:
            number = self._words(tokens, first + 3)
            return number and Number(first, number.stop, 2 * number.value, 2.0, number.scale, "words")
        if role in ("hundred", "scale", "dozen"):  # a million
            number = self._words(tokens, first + 1)
            return number and Number(first, number.stop, number.value, number.plain, number.scale, "words")
        if role == "half" and word == "half":  # a half of, but not a half an hour
            return None if tokens.at(first + 2) in ("a", "an") else Number(first, first + 2, 0.5, 0.5, 1.0, "fraction")
        part = role in ("ordinal", "quarter") and word not in ("first", "second")
        if not part:
            return None
        following, value = tokens.at(first + 2), 1 / self.words[word][1]
        if following == "of" or (role == "quarter" and self.role(following) == "scale"):
            return self._of_scale(tokens, first, first + 2, value)
        shared = self.portions.stands_for(tokens, first) or self._opens_range(tokens, first)
        return Number(first, first + 2, value, value, 1.0, "fraction") if shared else None

    def _opens_range(self, tokens: Tokens, first: int) -> bool:
        """Tell the lower end of a range of parts: |a third| to a half; between |a third| and a half."""
        joint = tokens.at(first + 2)
        if not (joint in ("to", "or") or (joint == "and" and tokens.at(first - 1) == "between")):
            return False
        high = self.read(tokens, first + 3)
        return high is not None and high.form == "fraction"

    def _vague(self, tokens: Tokens, first: int) -> Number | None:
        value, stop = self.words[tokens.word[first]][1], first + 1
        while tokens.at(stop) == "of" and self.role(tokens.at(stop + 1)) in ("vague", "scale"):
            value, stop = value * self.words[tokens.word[stop + 1]][1], stop + 2  # hundreds of millions
        return Number(first, stop, value, value, 1.0, "vague")

"""What a quantity is, with its place in the text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity with its characters (end exclusive), in base units; high is the upper end of a range.

    kind is currency, percent, count, multiple, measure, rank, number or time (a duration, which is no figure).
    form says how the number is written: digits, words, fraction or vague. money_sign is the sign as written ("$",
    "Rs"), which another country reads otherwise. lead is where the words of the bound before it begin, number_end
    where the number ends before a noun that is counted.
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

"""Fiscal calendars: when a fiscal year begins, what it is called, and whose it is."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from itx_nlp.resources import read_entries
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.times.calendars import Interval, months, shift_months

# Trade goes to and from the countries beside these; the fiscal year is that of the one that trades.
_TRADE = Pattern(r"\b«trading partners»\b")
_ADJECTIVE = Pattern(r"\$|[ -]«money»\b|-«joined to an owner»\b")  # "US$2bn", "the US dollar", "US-based"


@dataclass(frozen=True, slots=True)
class FiscalCalendar:
    """A fiscal year that begins on a day of a month and is named by the year it ends in (or begins in)."""

    start_month: int = 7
    start_day: int = 1
    named_by: str = "end"
    accounts: bool = False  # the quarters of the country's GDP are those of its fiscal year

    def year(self, name: int) -> Interval:
        """Give the first and last day of the fiscal year of that name.

        >>> FiscalCalendar(7).year(2024)
        (datetime.date(2023, 7, 1), datetime.date(2024, 6, 30))
        """
        calendar_year = (self.start_month, self.start_day) == (1, 1)
        start = name if calendar_year or self.named_by == "start" else name - 1
        first = date(start, self.start_month, self.start_day)
        return first, shift_months(first, 12) - timedelta(days=1)

    def name_at(self, day: date) -> int:
        """Name the fiscal year that holds a day."""
        return next(name for name in (day.year + 1, day.year, day.year - 1) if self.year(name)[0] <= day)

    def months(self, name: int, first: int, count: int) -> Interval:
        """Give `count` months of the year from its month number `first` (1 is the first of the fiscal year)."""
        start = shift_months(self.year(name)[0], first - 1)
        if self.start_day == 1:
            return months(start.year, start.month, count)
        return start, shift_months(start, count) - timedelta(days=1)

    def month(self, name: int, number: int) -> date:
        """Give the first day of calendar month `number` inside the fiscal year."""
        first = self.year(name)[0]
        return date(first.year + (number < first.month), number, 1)


def ending(month_number: int) -> FiscalCalendar:
    """Give the calendar whose years end in that month.

    >>> ending(3).start_month
    4
    """
    return FiscalCalendar(month_number % 12 + 1)


def last_day(day_month: int, year: int) -> date:
    """Give the last day of a month."""
    return date(year, day_month, monthrange(year, day_month)[1])


@dataclass(frozen=True, slots=True)
class FiscalWords:
    """Who has which calendar, and the words and publishers that show it."""

    calendars: dict[str, FiscalCalendar]
    countries: dict[str, str]  # word in lower case to country
    publishers: dict[str, str]
    pattern: re.Pattern[str]


@cache
def read_fiscal(data: str | None = None) -> FiscalWords:
    """Read fiscal.jsonl."""
    calendars, countries, publishers = {}, {}, {}
    for entry in read_entries("fiscal.jsonl", "country", data, required=("start_month",)):
        country = entry["country"]
        calendars[country] = FiscalCalendar(
            entry["start_month"], entry.get("start_day", 1), entry.get("named_by", "end"), entry.get("accounts", False)
        )
        countries.update(dict.fromkeys(entry.get("words", ()), country))
        publishers.update(dict.fromkeys(entry.get("publishers", ()), country))
    words = "|".join(re.escape(word) for word in sorted(countries, key=len, reverse=True))
    return FiscalWords(calendars, countries, publishers, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE))


PARTNER = re.compile(r"\b(?:to|from|with|against|like|towards?|by)\s+(?:the\s+)?$", re.IGNORECASE)


def country_of(sentence: str, home: str | None, data: str | None = None) -> str | None:
    """Tell whose fiscal year a sentence speaks of: "India's exports rose in FY24".

    A country traded with ("exports to India", "the US was the largest market") does not count; among several, the
    country of the paper wins, then the first. None if no country is named.
    """
    found = countries_of(sentence, data)
    return home if home in found else found[0] if found else None


def country_of_title(title: str, data: str | None = None) -> str | None:
    """Tell the one country a headline is about; None if it names none or several."""
    found = set(countries_of(title, data))
    return found.pop() if len(found) == 1 else None


def countries_of(sentence: str, data: str | None = None) -> list[str]:
    """List the countries a sentence speaks of, without those only traded with."""
    words = read_fiscal(data)
    of_trade = _TRADE.search(sentence) is not None
    found = []
    for match in words.pattern.finditer(sentence):
        word = match.group()
        if word.islower() or (len(word) <= 2 and word != word.upper()):
            continue
        alone = sentence[match.start() - 1 : match.start()] in ("", "\n") and sentence.startswith("\n", match.end())
        if alone or _ADJECTIVE.match(sentence, match.end()):
            continue  # a line of its own is a label
        owns = sentence.startswith(("'s", "’s"), match.end())
        if (owns or not of_trade) and not PARTNER.search(sentence[max(0, match.start() - 12) : match.start()]):
            found.append(words.countries[word.lower()])
    return found


def country_of_publisher(publisher: str | None, data: str | None = None) -> str | None:
    """Tell the country of a paper, by its name or a country's name in it; None if unknown."""
    if not publisher:
        return None
    words = read_fiscal(data)
    known = words.publishers.get(publisher.strip().lower())
    match = words.pattern.search(publisher)
    return known or (words.countries[match.group().lower()] if match else None)

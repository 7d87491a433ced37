"""Days of publication as people, spreadsheets and programs write them."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from itx_nlp.text.months import months

Order = Literal["day first", "month first"]
_NUMBERS = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_NAMED = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?P<month>[a-z]+)\.? (?P<year>\d{4}|\d\d(?=\s|$))")
_MONTH_FIRST = re.compile(r"(?P<month>[a-z]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<year>\d{4})")
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.? ")
_ISO = re.compile(r"\d{4}-\d\d-\d\d|\d{8}(?!\d)")


def day(text: str) -> date | None:
    """Read a day of publication; None where it is none, or could be two days.

    >>> day("2025-05-26T10:00:00Z"), day("26 May 2025"), day("Mon, May 26, 2025"), day("26-May-25")
    (datetime.date(2025, 5, 26), datetime.date(2025, 5, 26), datetime.date(2025, 5, 26), datetime.date(2025, 5, 26))
    >>> day("26/05/2025"), day("03/04/2025")
    (datetime.date(2025, 5, 26), None)
    """
    plain = _WEEKDAY.sub("", " ".join(text.lower().replace(",", " ").split()))
    try:
        for pattern in (_NAMED, _MONTH_FIRST):
            found = pattern.match(re.sub(r"(?<=\w)-(?=\w)", " ", plain))
            if found and (month := months().get(found["month"])):
                return date(int(found["year"]) + 2000 * (len(found["year"]) == 2), month, int(found["day"]))
        if numbers := _NUMBERS.match(plain):
            first, second, year = map(int, numbers.groups())
            order = order_of([text]) or ("day first" if first == second else None)
            return order and (date(year, second, first) if order == "day first" else date(year, first, second))
        found = _ISO.match(re.sub(r"(?<=\d)/(?=\d)", "-", plain))
        return date.fromisoformat(found.group()) if found else None
    except ValueError:
        return None


def order_of(texts: Iterable[str]) -> Order | None:
    """Say which comes first in a column of days written as 25/05/2024; None where they do not tell, or differ.

    >>> order_of(["03/04/2025", "25/05/2025"]), order_of(["03/04/2025"]), order_of(["25/05/2025", "05/25/2025"])
    ('day first', None, None)
    """
    pairs = [(int(found[1]), int(found[2])) for text in texts if (found := _NUMBERS.match(text))]
    days, turned = any(first > 12 for first, _ in pairs), any(second > 12 for _, second in pairs)
    return None if days == turned else "day first" if days else "month first"


def by_order(text: str, order: Order | None) -> str:
    """Write a day that could be two as YYYY-MM-DD by the order that its column has.

    >>> by_order("03/04/2025", "month first"), by_order("03/04/2025", None), by_order("3 May 2025", "day first")
    ('2025-03-04', '03/04/2025', '3 May 2025')
    """
    found = _NUMBERS.match(text) if order else None
    if not found:
        return text
    first, second, year = found.groups()
    month, of_month = (second, first) if order == "day first" else (first, second)
    return f"{year}-{int(month):02}-{int(of_month):02}"


def why_no_day(text: str) -> str:
    """Say what is wrong with a day that `day` cannot read.

    >>> why_no_day("03/04/2025"), why_no_day("soon")
    ('could be two days', 'is no day we can read')
    """
    found = _NUMBERS.match(text)
    return "could be two days" if found and max(int(found[1]), int(found[2])) <= 12 else "is no day we can read"

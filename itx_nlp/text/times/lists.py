"""Days and months in a list that share what only one of them tells: "July 10, 13 and 16", "July and August 2024"."""

from dataclasses import replace

from itx_nlp.text.times.meanings import Calendar, Meaning
from itx_nlp.text.times.reading import NOT_A_NOUN, Reading, Rule
from itx_nlp.text.times.words import Token

AND = {"and", "or", "&"}
LONGEST = 8  # items of a list
LEADS = {"on", "of", "between", "from", "dated", "("}  # before days whose month comes last


def listed_day(reading: Reading) -> Meaning | None:
    """The 13 of "July 10, 13 and 16" and of "on 13 and 16 July"; not "on July 10, 13 firms"."""
    tokens, number = reading.all, reading.value("day")
    if number is None or not 1 <= number <= 31:
        return None
    first, last = _first(tokens, reading.first), _last(tokens, reading.first)
    before = tokens[first - 1] if first else None
    if before is not None and before.kind == "DOT" and first > 1:
        before = tokens[first - 2]  # Oct. 4 and 5
    if first < reading.first and before is not None and before.kind in ("MONTH", "MONABB"):
        return None if _counts(tokens, last) else Calendar(reading.year(), _number(before), number)
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    if last == reading.first or behind is None or behind.kind not in ("MONTH", "MONABB"):
        return None
    return Calendar(None, _number(behind), number) if before is not None and before.text.lower() in LEADS else None


def _first(tokens: list[Token], at: int) -> int:
    """The first day of the list that the day at `at` is in."""
    for _ in range(LONGEST):
        behind = at - 1
        if behind > 0 and tokens[behind].text.lower() in AND:
            behind -= tokens[behind - 1].kind == "COMMA"
        elif behind < 0 or tokens[behind].kind != "COMMA":
            break
        if behind < 1 or tokens[behind - 1].kind not in ("DAY", "ORDNUM"):
            break
        at = behind - 1
    return at


def _last(tokens: list[Token], at: int) -> int:
    """The last day of the list: the one behind "and"; `at` itself if no "and" follows."""
    end = at
    for _ in range(LONGEST):
        ahead = end + 1
        ahead += ahead < len(tokens) and tokens[ahead].kind == "COMMA"
        joined = ahead < len(tokens) and tokens[ahead].text.lower() in AND
        ahead += joined
        if ahead >= len(tokens) or ahead == end + 1 or tokens[ahead].kind not in ("DAY", "ORDNUM"):
            break
        end = ahead
        if joined:
            return end
    return at


def _counts(tokens: list[Token], last: int) -> bool:
    """Is the last number of a list that of things: "on May 26 and 27 firms", "on May 5, 20%"?"""
    ahead = tokens[last + 1] if last + 1 < len(tokens) else None
    joined = last > 0 and tokens[last - 1].text.lower() in AND
    if ahead is None or ahead.kind in ("DOT", "BREAK", "RPAR") or ahead.text in (";", ":"):
        return not joined
    if ahead.kind == "COMMA":
        return not joined
    return not joined or not ahead.text.isalpha() or ahead.text.lower() not in NOT_A_NOUN


def _number(token: Token) -> int | None:
    return token.value if isinstance(token.value, int) else None


def follows_day(before: Calendar, behind: Calendar, between: list[Token]) -> bool:
    """Are two weekdays neighbours in a list or a range: "Friday, Saturday and Sunday", "Monday evening to Tuesday"?"""
    bare = all((each.month, each.day, each.of, each.turn) == (None, None, None, None) for each in (before, behind))
    if not (bare and before.weekday and behind.weekday) or not 0 < len(between) <= 2:
        return False
    return all(each.kind in ("COMMA", "DASH") or each.text.lower() in AND | {"to", "till", "until"} for each in between)


def is_listed(before: Calendar, behind: Calendar, between: list[Token]) -> bool:
    """Are two dates neighbours in a list, the first of them without a year?"""
    if not 0 < len(between) <= 2 or (before.year, before.of, before.turn, behind.turn) != (None, None, None, None):
        return False
    if not (before.month and behind.month) or before.clock or behind.clock:
        return False
    joined = all(each.kind in ("COMMA", "SLASHMARK") or each.text.lower() in AND for each in between)
    return joined and (before.day is None) == (behind.day is None)


def share_day(before: Calendar, behind: Calendar, between: list[Token]) -> Calendar:
    """Give the day of a time to the time before it: the "10 a.m." of "between 10 a.m. and 4 p.m. on Thursday"."""
    bare = (before.year, before.month, before.day, before.weekday, before.of) == (None, None, None, None, None)
    linked = len(between) == 1 and (between[0].kind == "DASH" or between[0].text.lower() in ("and", "or", "to", "till"))
    if not (before.clock and behind.clock and bare and linked):
        return before
    return replace(behind, clock=before.clock, zone=before.zone or behind.zone)


def share_year(before: Calendar, behind: Calendar) -> tuple[Calendar, Calendar]:
    """Give the year of a date to its neighbour: the July of "July and August 2024" is of 2024.

    If no year is told, the second is that nearest to the first.
    """
    if behind.of is not None:
        return replace(before, of=behind.of), behind
    if behind.year is None:
        return before, replace(behind, listed=True)
    later = (before.month or 1, before.day or 1) > (behind.month or 1, behind.day or 1)
    return replace(before, year=behind.year - later), behind


RULES = [Rule("(?P<day>DAYNUM)(?:COMMA?(?P<yearnum>YEAR))?", listed_day)]

"""How far an expression reaches: ranges of two dates, and the modifiers that TimeML counts in."""

from dataclasses import replace

from itx_nlp.text.times.grammar import Found
from itx_nlp.text.times.lists import follows_day, is_listed, share_day, share_year
from itx_nlp.text.times.meanings import Again, Calendar, FiscalYear, Meaning, Plain, Range
from itx_nlp.text.times.reading import MONTHS
from itx_nlp.text.times.words import Token
from itx_nlp.text.wordlists import listed

MOVED = 12  # tokens from what is put off to the days
LINKS = {"DASH", "to", "through", "till", "until"}


def join_ranges(found: list[Found], tokens: list[Token]) -> list[Found]:
    """Make one expression of "June 5 to June 20, 2025", "from 2019 to 2022", "between May 2023 and June 2024"."""
    joined: list[Found] = []
    for each in found:
        if joined and each.first - joined[-1].last == 1:
            before = joined[-1]
            link = tokens[before.last].kind
            led = tokens[before.first - 1].kind if before.first else ""
            if not (led == "from" and link == "to" and _is_moved(before, tokens)) and _is_range(
                before.meaning, each.meaning, link, led
            ):
                joined[-1] = Found(before.first, each.last, Range(before.meaning, each.meaning))
                continue
        joined.append(each)
    return _join_pairs(_share_years(joined, tokens), tokens)


def _is_moved(first: Found, tokens: list[Token]) -> bool:
    """Was a day put off to another, so that there are two: "postponed its meeting |from May 28 to June 3|"?"""
    for token in reversed(tokens[max(0, first.first - MOVED) : first.first - 1]):
        word = token.text.lower()
        if word in listed("put off") | listed("putting off"):
            return True
        if word in (".", ";", ","):
            break
    return False


def _share_years(found: list[Found], tokens: list[Token]) -> list[Found]:
    """Give the members of a list the year that the last one tells, from the last to the first."""
    for at in range(len(found) - 2, -1, -1):
        each, behind = found[at], found[at + 1]
        if not (isinstance(each.meaning, Calendar) and isinstance(behind.meaning, Calendar)):
            continue
        if each.meaning.clock:
            day = share_day(each.meaning, behind.meaning, tokens[each.last : min(behind.first, each.last + 2)])
            found[at] = each._replace(meaning=day)
        between = tokens[each.last : min(behind.first, each.last + 3)]
        if follows_day(each.meaning, behind.meaning, between):
            found[at + 1] = behind._replace(meaning=replace(behind.meaning, listed=True))
        if is_listed(each.meaning, behind.meaning, between):
            first, second = share_year(each.meaning, behind.meaning)
            found[at], found[at + 1] = each._replace(meaning=first), behind._replace(meaning=second)
    return found


def _join_pairs(found: list[Found], tokens: list[Token]) -> list[Found]:
    """Make one expression of neighbouring months with a slash between: "October/November 2025"."""
    joined: list[Found] = []
    for each in found:
        if joined and _are_slashed(joined[-1], each, tokens):
            first, last = joined[-1].meaning, each.meaning
            if isinstance(first, Calendar) and isinstance(last, Calendar) and _are_neighbours(first, last):
                joined[-1] = Found(joined[-1].first, each.last, Range(*share_year(first, last)))
                continue
        joined.append(each)
    return joined


def _are_neighbours(first: Calendar, last: Calendar) -> bool:
    """Are they two months, the second right behind the first?"""
    whole = not (first.day or last.day or first.clock or last.clock)
    return whole and first.month is not None and last.month == first.month % 12 + 1


def _are_slashed(first: Found, last: Found, tokens: list[Token]) -> bool:
    """Does one slash, and no more, stand between the name of a month and what is behind it?"""
    slashed = [at for at in (first.first - 1, first.last, last.last) if _kind(tokens, at) == "SLASHMARK"]
    named = _kind(tokens, first.last - 1) in (*MONTHS, "DOT") and _kind(tokens, last.first) in MONTHS
    return named and slashed == [last.first - 1]


def _kind(tokens: list[Token], at: int) -> str:
    return tokens[at].kind if 0 <= at < len(tokens) else ""


def _is_range(first: Meaning, last: Meaning, link: str, led: str) -> bool:
    if isinstance(first, FiscalYear) and isinstance(last, FiscalYear):
        return link in LINKS and first.year is not None and last.year is not None and first.year < last.year
    if not (isinstance(first, Calendar) and isinstance(last, Calendar)):
        return False
    same_depth = (first.month is None, first.day is None) == (last.month is None, last.day is None)
    plain = not (first.clock or last.clock or first.of or last.of or first.weekday or last.weekday)
    if not same_depth or not plain or first.turn is not None or last.turn is not None:
        return False
    if first.month is None:
        years = first.year is not None and last.year is not None and first.year < last.year
        return years and (link in ("DASH", "to") or (link in LINKS and led == "from"))
    return link in LINKS or (link == "and" and led == "between")


ABOUT = {"about", "around", "nearly", "almost", "approximately", "roughly", "over", "some"}
PHRASES = (("more", "than"), ("less", "than"), ("at", "least"), ("fewer", "than"), ("no", "more", "than"))
PERCENT = {"%", "percent", "cent", "pc"}
ENDS = {"START", "END", "MID"}
ENDS_OF = {"end", "beginning", "start", "middle", "close", "END", "START", "MID", "outset"}


def extent(found: Found, tokens: list[Token]) -> tuple[int, int]:
    """Give the first and last token (exclusive) of an expression with its modifiers ("early", "the end of")."""
    first, last = found.first, found.last
    while last > first + 1 and tokens[last - 1].kind in ("COMMA", "DASH"):
        last -= 1
    if tokens[last - 1].kind == "DOT" and tokens[last - 2].kind in ("MONTH", "MONABB"):
        last -= 1
    if _is_adjective(found, tokens):
        return first + 1, last
    words = [token.text.lower() for token in tokens[max(0, first - 3) : first]]
    duration = tokens[first].text.lower() != "the" and tokens[first].kind != "REL"
    if duration and words and words[-1] in ABOUT and _counts(found, tokens):
        first -= 1
    elif duration and _counts(found, tokens):
        for phrase in PHRASES:
            compared = first > len(phrase) and tokens[first - len(phrase) - 1].text.lower() in PERCENT
            if tuple(words[-len(phrase) :]) == phrase and not compared:  # "8 per cent more than a year earlier"
                first -= len(phrase)
                break
    if not isinstance(found.meaning, Plain) or found.meaning.type == "DATE":
        first = _with_ends(first, tokens)
    if first != found.first and first and tokens[first - 1].text.lower() == "the":
        first -= 1
    return first, last


def _is_adjective(found: Found, tokens: list[Token]) -> bool:
    """Does the article before "a third-quarter loss", "the 30-day notice" belong to the noun behind?"""
    run = tokens[found.first : found.last]
    hyphened = len(run) > 3 and run[-2].kind == "DASH" and run[-1].kind == "UNIT"
    hyphened = hyphened and not isinstance(found.meaning, Again)  # the half-year
    return hyphened and run[0].text.lower() in ("a", "an", "the") and run[-1].text.islower()


LATER_IN = {"this", "last", "next", "that", "the", "today"}


def _with_ends(first: int, tokens: list[Token]) -> int:
    """Take in "early", "mid-", "the end of", "later" before an expression; give its new first token."""
    kinds = ["", "", *(token.kind for token in tokens[max(0, first - 2) : first])][-2:]
    words = ["", "", *(token.text.lower() for token in tokens[max(0, first - 2) : first])][-2:]
    if words[1] in ("early", "late", "mid", "sometime"):
        return first - 1
    if words[1] in ("earlier", "later") and tokens[first].text.lower() in LATER_IN:
        return first - 1
    if (kinds[1] == "DASH" and kinds[0] in ENDS) or (words[1] == "of" and (words[0] in ENDS_OF or kinds[0] in ENDS)):
        return first - 2
    if words[1] == "in" and words[0] in ("early", "late", "earlier", "later"):
        return first - 2
    return first


def _counts(found: Found, tokens: list[Token]) -> bool:
    """Does the expression begin with a number, so that "about" before it is about the number?"""
    kind = tokens[found.first].kind
    return kind in ("DAY", "INT", "DECIMAL", "NUMWORD", "TENS", "BIG", "a", "an", "VAGUE", "CLOCK")

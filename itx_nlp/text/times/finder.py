"""Find the time expressions of a text and resolve them in order: the one function of this package."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from itx_nlp.text.times.fiscal import country_of, country_of_publisher, read_fiscal
from itx_nlp.text.times.grammar import Found, parse
from itx_nlp.text.times.meanings import Calendar, FiscalYear, Meaning, Plain, Range
from itx_nlp.text.times.resolve import Resolved, Resolver
from itx_nlp.text.times.words import Token, tokenize

WINDOW = 600  # characters around an expression in which its country and tense are looked for
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[A-Z\"“‘])|\n[ \t\r]*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """One time expression: its characters, its TIMEX3 type and value, and the days it denotes, if it denotes days."""

    start: int
    end: int
    type: str
    value: str
    first_day: date | None = None
    last_day: date | None = None
    fiscal: bool = False


def find_times(
    text: str,
    published: date | None = None,
    *,
    publisher: str | None = None,
    country: str = "PK",
    sentences: Sequence[int] | None = None,
    tense: Callable[[int, int], str | None] | None = None,
    data: str | None = None,
) -> list[TimeExpression]:
    """Find and resolve every time expression of a text.

    Args:
        text: one article.
        published: its day of publication; None leaves values underspecified, except where a date of the article
            itself, the latest month it names in full, tells the year.
        publisher: its paper; tells whose fiscal year is meant where the sentence names no country.
        country: whose it is where neither tells.
        sentences: where sentences start, in order; None takes full stops before capitals.
        tense: of the verb that governs the characters from start to end: "past", "present", "future" or None.
        data: a folder of words laid over ours, or None.
    Returns:
        The expressions by start, without overlaps.
    Source:
        ISO-TimeML for extents, types and values; docs/dates.md for what goes beyond it.

    >>> find_times("exports in 10MFY24", date(2024, 5, 17))[0].value
    '2023-07/2024-04'
    """
    tokens = tokenize(text, data)
    found = _join_ranges(parse(tokens, data), tokens)
    if not found:
        return []
    if sentences is None:
        sentences = [0, *(match.end() for match in SENTENCE_END.finditer(text))]
    home = country_of_publisher(publisher, data) or country
    calendars = read_fiscal(data).calendars
    home = home if home in calendars else "PK"  # a country whose fiscal year we do not know
    resolver = Resolver(published, None if published else _anchor(found), calendars[home])
    expressions = []
    for each in found:
        start, end = _extent(each, tokens)
        number = bisect_right(sentences, start) - 1
        after = sentences[number + 1] if number + 1 < len(sentences) else len(text)
        sentence = text[max(sentences[number], start - WINDOW) : min(after, end + WINDOW)]
        if not isinstance(each.meaning, Plain):
            resolver.calendar = calendars[country_of(sentence, home, data) or home]
        led = tokens[each.first - 1].text.lower() if each.first else ""
        told = LEADS.get(led) or (tense(start, end) if tense is not None else _tense_by_words(sentence))
        resolved = resolver(each.meaning, None if told == "past" and led in LIMITS else told)
        if resolved is not None:
            expressions.append(_expression(start, end, resolved))
    return expressions


def _expression(start: int, end: int, resolved: Resolved) -> TimeExpression:
    first, last = resolved.interval if resolved.interval and resolved.type in ("DATE", "TIME") else (None, None)
    return TimeExpression(
        start=start, end=end, type=resolved.type, value=resolved.value, first_day=first, last_day=last,
        fiscal=resolved.fiscal,
    )  # fmt: skip


LEADS = {"ended": "past", "ending": "future", "ends": "future", "since": "past"}  # words before a date
LIMITS = {"until", "till", "through", "by"}  # "gave them until June" is past, June is not
FUTURE = re.compile(
    r"\b(?:will|shall|would|is to|are to|(?:is|are) (?:set|due|expected|scheduled|likely) to|’ll|'ll)\b"
)


def _tense_by_words(sentence: str) -> str | None:
    """Where there is no parse, "will" makes a sentence speak of the future."""
    return "future" if FUTURE.search(sentence) else "past"


def _anchor(found: list[Found]) -> date | None:
    """The latest month or day that an article without a day of publication names with its year."""
    days = [
        date(each.meaning.year, each.meaning.month, 1)
        for each in found
        if isinstance(each.meaning, Calendar) and each.meaning.year and each.meaning.month
    ]
    return max(days, default=None)


# ------------------------------------------------------------------------------------------------ ranges and extents
LINKS = {"DASH", "to", "through", "till", "until"}


def _join_ranges(found: list[Found], tokens: list[Token]) -> list[Found]:
    """Make one expression of "June 5 to June 20, 2025", "from 2019 to 2022", "between May 2023 and June 2024"."""
    joined: list[Found] = []
    for each in found:
        if joined and each.first - joined[-1].last == 1:
            before = joined[-1]
            link = tokens[before.last].kind
            led = tokens[before.first - 1].kind if before.first else ""
            if _is_range(before.meaning, each.meaning, link, led):
                joined[-1] = Found(before.first, each.last, Range(before.meaning, each.meaning))
                continue
        joined.append(each)
    return joined


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
        return years and (link == "DASH" or (link in LINKS and led == "from"))
    return link in LINKS or (link == "and" and led == "between")


ABOUT = {"about", "around", "nearly", "almost", "approximately", "roughly", "over", "some"}
PHRASES = (("more", "than"), ("less", "than"), ("at", "least"), ("fewer", "than"), ("no", "more", "than"))
ENDS = {"START", "END", "MID"}
ENDS_OF = {"end", "beginning", "start", "middle", "close", "END", "START", "MID", "outset"}


def _extent(found: Found, tokens: list[Token]) -> tuple[int, int]:
    """Give the characters of an expression, with the modifiers that TimeML counts in ("early", "the end of")."""
    first, last = found.first, found.last
    while last > first + 1 and tokens[last - 1].kind in ("COMMA", "DASH"):
        last -= 1
    if tokens[last - 1].kind == "DOT" and tokens[last - 2].kind in ("MONTH", "MONABB"):
        last -= 1
    if _is_adjective(found, tokens):
        return tokens[first + 1].start, tokens[last - 1].end
    words = [token.text.lower() for token in tokens[max(0, first - 3) : first]]
    duration = tokens[first].text.lower() != "the" and tokens[first].kind != "REL"
    if duration and words and words[-1] in ABOUT and _counts(found, tokens):
        first -= 1
    elif duration and _counts(found, tokens):
        for phrase in PHRASES:
            if tuple(words[-len(phrase) :]) == phrase:
                first -= len(phrase)
                break
    if not isinstance(found.meaning, Plain) or found.meaning.type == "DATE":
        first = _with_ends(first, tokens)
    if first != found.first and first and tokens[first - 1].text.lower() == "the":
        first -= 1
    return tokens[first].start, tokens[last - 1].end


def _is_adjective(found: Found, tokens: list[Token]) -> bool:
    """Does the article before "a third-quarter loss", "the 30-day notice" belong to the noun behind?"""
    run = tokens[found.first : found.last]
    hyphened = len(run) > 3 and run[-2].kind == "DASH" and run[-1].kind == "UNIT"
    return hyphened and run[0].text.lower() in ("a", "an", "the") and run[-1].text.islower()


def _with_ends(first: int, tokens: list[Token]) -> int:
    """Take in "early", "mid-", "the end of", "later" before an expression; give its new first token."""
    kinds = ["", "", *(token.kind for token in tokens[max(0, first - 2) : first])][-2:]
    words = ["", "", *(token.text.lower() for token in tokens[max(0, first - 2) : first])][-2:]
    if kinds[1] in ENDS or words[1] == "sometime":
        return first - 1
    if words[1] in ("earlier", "later") and tokens[first].text.lower() in ("this", "last", "next", "that", "the"):
        return first - 1
    if (kinds[1] == "DASH" and kinds[0] in ENDS) or (words[1] == "of" and (words[0] in ENDS_OF or kinds[0] in ENDS)):
        return first - 2
    if words[1] == "in" and (kinds[0] in ENDS or words[0] in ("earlier", "later")):
        return first - 2
    return first


def _counts(found: Found, tokens: list[Token]) -> bool:
    """Does the expression begin with a number, so that "about" before it is about the number?"""
    kind = tokens[found.first].kind
    return kind in ("DAY", "INT", "DECIMAL", "NUMWORD", "a", "an", "VAGUE", "CLOCK")

"""Find the time expressions of a text and resolve them in order: the one function of this package."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from itx_nlp.text.countries import Countries, Setting
from itx_nlp.text.patterns import Pattern

# These two register their kinds of meaning with resolve.
from itx_nlp.text.times import resolve_periods, resolve_spans  # noqa: F401
from itx_nlp.text.times.context import Context, Resolved
from itx_nlp.text.times.extents import extent, join_ranges
from itx_nlp.text.times.fiscal import country_of, country_of_publisher, read_fiscal
from itx_nlp.text.times.grammar import Found, parse
from itx_nlp.text.times.meanings import Calendar, Piece, Plain
from itx_nlp.text.times.resolve import resolve_next
from itx_nlp.text.times.words import Token, tokenize

LONGEST = 2000  # characters of a sentence in which its country and tense are looked for
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[A-Z\"“‘])|\n[ \t\r]*\n")
_ACCOUNTS = Pattern(r"(?<!\w)«national accounts»\b", re.I)
_FUTURE = Pattern(r"\b(?:will|shall|would|(?:is|are) (?:«about to» )?to|’ll|'ll)\b")


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
        tense: of the verb that governs the characters from start to end: "past", "present", "future", "perhaps"
            (future, of a noun), "limit" (whatever is nearest), "named" (something is called by it) or None.
        data: a folder of words laid over ours, or None.
    Returns:
        The expressions by start, without overlaps.
    Source:
        ISO-TimeML for extents, types and values; docs/dates.md for what goes beyond it.

    >>> find_times("exports in 10MFY24", date(2024, 5, 17))[0].value
    '2023-07/2024-04'
    """
    tokens = tokenize(text, data)
    found = join_ranges(parse(tokens, data), tokens)
    if not found:
        return []
    calendars = read_fiscal(data).calendars
    home = country_of_publisher(publisher, data) or country
    home = home if home in calendars else "PK"  # a country whose fiscal year we do not know
    around = Surroundings(text, sentences, home, data)
    places = [extent(each, tokens) for each in found]
    spans = [(tokens[first].start, tokens[last - 1].end) for first, last in places]
    leads = [tokens[first - 1].text.lower() if first else "" for first, _ in places]
    compared = [not COMPARES.isdisjoint(token.text.lower() for token in tokens[max(0, f - 2) : f]) for f, _ in places]
    tenses = [
        LEADS.get(lead) or (tense(start, end) if tense is not None else around.tense(start))
        for lead, (start, end) in zip(leads, spans, strict=True)
    ]
    context = Context(published, None if published else _anchor(found, leads, tenses), calendars[home])
    expressions = []
    for each, (start, end), lead, told, against in zip(found, spans, leads, tenses, compared, strict=True):
        if not isinstance(each.meaning, Plain):
            context.country = around.country(start)
            context.calendar = context.stated or calendars[context.country]
            context.accounts = isinstance(each.meaning, Piece) and around.is_on_accounts(start)
        if lead in LIMITS:
            told = LIMITED.get(told or "", "limit")
        passing = lead in LIMITS or (against and isinstance(each.meaning, Calendar) and bool(each.meaning.weekday))
        if isinstance(each.meaning, Piece) or (
            isinstance(each.meaning, Calendar) and each.meaning.month and not each.meaning.day
        ):
            passing = passing or is_base(tokens, each.first)
        passing = passing or _is_bracketed(tokens, each)
        resolved = resolve_next(each.meaning, context, told, passing)
        if resolved is not None:
            expressions.append(_expression(start, end, resolved))
    return expressions


def is_base(tokens: list[Token], first: int) -> bool:
    """Tell the time of an amount that another is held against: compared with $3m in |November|, from $3m in |Q2|."""
    lead = tokens[first - 1].text.lower() if first else ""
    if lead not in ("in", "of"):
        return False
    seen = False
    for token in reversed(tokens[max(0, first - BASE) : first - 1]):
        if token.text.lower() in (COMPARES | {"from"} if lead == "in" else BEATS):
            return seen
        if token.kind in ("BREAK", "COMMA", "DOT", "RPAR"):
            return False
        seen = seen or token.text[0].isdigit()
    return False


def _is_bracketed(tokens: list[Token], each: Found) -> bool:
    """Tell the time of a figure in brackets that another is held against: (H1 2024: 90 hours)."""
    opened = each.first > 0 and tokens[each.first - 1].kind == "LPAR"
    return opened and each.last < len(tokens) and tokens[each.last].text == ":"


def _expression(start: int, end: int, resolved: Resolved) -> TimeExpression:
    first, last = resolved.interval if resolved.interval and resolved.type in ("DATE", "TIME") else (None, None)
    return TimeExpression(
        start=start, end=end, type=resolved.type, value=resolved.value, first_day=first, last_day=last,
        fiscal=resolved.fiscal,
    )  # fmt: skip


LEADS = {
    "ended": "past",
    "ending": "future",
    "ends": "future",
    "since": "past",
    "effective": "limit",
}  # words before a date
LIMITS = {"until", "till", "through", "by"}  # "gave them until June" is past, June is not
BASE = 8  # tokens back to the word that compares
COMPARES = {"than", "compared", "against", "versus", "vs"}
BEATS = {"beating", "exceeding", "surpassing", "topping", "above", "below", *COMPARES}  # the $3m of May
LIMITED = {"past": "present", "future": "future", "perhaps": "future"}  # the tense of such a date by that of the verb


class Surroundings:
    """The sentences of a text: whose country each speaks of, and its tense where there is no parse."""

    def __init__(self, text: str, sentences: Sequence[int] | None, home: str, data: str | None):
        self.text, self.home, self.data = text, home, data
        self.starts = sentences or [0, *(match.end() for match in SENTENCE_END.finditer(text))]
        self.countries: dict[int, str] = {}
        self.tenses: dict[int, str] = {}
        self.setting: Setting | None = None

    def country(self, start: int) -> str:
        """Give the country of the sentence at `start`; that of the paper if it names none."""
        number = bisect_right(self.starts, start)
        if number not in self.countries:
            self.countries[number] = country_of(self._sentence(number), self.home, self.data) or self.home
        return self.countries[number]

    def is_on_accounts(self, start: int) -> bool:
        """Is the sentence at `start` on the economy or the budget of the paper's country, in a text about it?"""
        number = bisect_right(self.starts, start)
        sentence = self._sentence(number)
        if not _ACCOUNTS.search(sentence):
            return False
        if self.setting is None:
            self.setting = Countries.read(self.data).setting(self.text)
        first = self.starts[number - 1] if number else 0
        return self.setting.main in (None, self.home) and self.setting.near(first, first + len(sentence)) <= {self.home}

    def tense(self, start: int) -> str:
        """Give "future" if the sentence says "will" or the like, else "past"."""
        number = bisect_right(self.starts, start)
        if number not in self.tenses:
            self.tenses[number] = "future" if _FUTURE.search(self._sentence(number)) else "past"
        return self.tenses[number]

    def _sentence(self, number: int) -> str:
        first = self.starts[number - 1] if number else 0
        last = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[first : min(last, first + LONGEST)]


def _anchor(found: list[Found], leads: list[str], tenses: list[str | None]) -> date | None:
    """The latest month that an article without a day of publication names with its year, as past."""
    days = [
        date(each.meaning.year, each.meaning.month, 1)
        for each, lead, tense in zip(found, leads, tenses, strict=True)
        if isinstance(each.meaning, Calendar) and each.meaning.year and each.meaning.month
        if lead not in LIMITS and tense not in ("future", "perhaps")
    ]
    return max(days, default=None)

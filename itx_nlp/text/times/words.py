"""Cut text into the tokens that time expressions are made of, each with its kind.

A kind is one character, so that a text becomes a string of kinds and the grammar can be regular expressions over it:
reading stays linear, and words stay in data/times.jsonl.
"""

import re
from functools import cache
from typing import NamedTuple

from itx_nlp.errors import LexiconError
from itx_nlp.resources import read_entries

# Kinds that the shape of a token decides; words of data/times.jsonl bring their own.
SHAPES = ("FISCAL", "YEARS", "YEAR", "DAY", "INT", "DECIMAL", "CLOCK", "ISO", "SLASH", "DECADE", "ORDNUM", "PIECE",
          "MONABB", "WDABB", "DASH", "COMMA", "DOT", "APOS", "SLASHMARK", "LPAR", "RPAR", "BREAK", "OTHER")  # fmt: skip

# The end of "2005-6": a digit and the one behind it, with no more of a number behind.
NEXT_YEAR = r"(?=0.1|1.2|2.3|3.4|4.5|5.6|6.7|7.8|8.9|9.0)\d[-–—]\d(?!\w|[-–—/.,:]\d)"
TOKEN = re.compile(
    r"""
    (?P<FISCAL>(?:(?:\d{1,2}[ \u00a0]?[MHQ]|[QH][1-4])[ \u00a0-]?)?(?:FY|CY)[ \u00a0-]?['’]?
         (?:(?:\d\d)?\d NEXT_YEAR|(?:\d{4}|\d\d)(?:[-–—/][ ]?(?:FY)?(?:\d{4}|\d\d)|[ ][-–][ ]20\d\d)?)
         [AEF]?(?:\b|(?=[QH][1-4]\b))
     |(?:[1-4]Q|[12]H|\d{1,2}M)['’]?(?:20)?\d\d\b|[QH][1-4](?:['’]?20\d\d|['’]\d\d)\b)
  | (?P<ISO>\d{4}(?:-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?|/\d\d/\d\d)\b)
  | (?P<SLASH>\d{1,2}(?:/\d{1,2}/(?:\d{4}|\d\d)|-\d{1,2}-\d{4}|\.\d{1,2}\.\d{4})\b)
  | (?P<YEARS>(?:19|20)\d\d[-–—/](?:19|20)?\d\d\b(?![-–—/.]\d)|(?<!\d[-–—/.])(?:19|20)\d NEXT_YEAR)
  | (?P<CLOCK>\d{1,2}:\d\d(?::\d\d)?(?!\d))
  | (?P<DECADE>(?:\d{3}|['’]\d)0['’]?s\b)
  | (?P<ORDNUM>\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<PIECE>(?:[QH][1-4]|[1-4]Q|[12]H|\d{1,2}M)\b)
  | (?P<NUMBER>\d+(?:,\d{3})*(?:\.\d+)?)
  | (?P<WORD>[^\W\d_]+)
  | (?P<BREAK>\n[ \t\r]*\n\s*)
  | (?P<MARK>[^\w\s]|_)
    """.replace("NEXT_YEAR", NEXT_YEAR),
    re.VERBOSE,
)
MARKS = {
    "-": "DASH", "–": "DASH", "—": "DASH", "‑": "DASH", ",": "COMMA", ".": "DOT", "'": "APOS", "’": "APOS",
    "/": "SLASHMARK", "(": "LPAR", ")": "RPAR",
}  # fmt: skip
CURRENCY_SIGNS = "$£€₹₨¥৳"
AMBIGUOUS_IN_LOWER_CASE = {"may", "march", "august"}
IN_NAMES = {"MONTH", "MONABB", "WEEKDAY", "WDABB", "NOON", "SEASON", "PART"}  # words that are half of some names
HYPHENATED = re.compile(r"-([A-Z][a-z]+)\b")
NO_NAMES = {"post", "pre", "non", "ex", "pro", "all"}  # what opens words that are no names
YEARS_KNOWN = range(1600, 2101)


class Token(NamedTuple):
    """One token: its place, its text, its kind's name, and what the kind says of it (5 for May, "Y" for year)."""

    start: int
    end: int
    text: str
    kind: str
    value: int | str | None = None
    then: bool = False


class Words(NamedTuple):
    """The vocabulary: lower-case word to (kind, value, then), and names of holidays as tuples of words."""

    known: dict[str, tuple[str, int | str | None, bool]]
    holidays: dict[str, list[tuple[list[str], str]]]


BARE = {"FISC", "ZONE", "CURRENCY"}  # kinds of words that have no value


@cache
def read_words(data: str | None = None) -> Words:
    """Read data/times.jsonl.

    Raises:
        LexiconError: a line is no entry, or lacks the value that its kind has.
    """
    known: dict[str, tuple[str, int | str | None, bool]] = {}
    holidays: dict[str, list[tuple[list[str], str]]] = {}
    for entry in read_entries("times.jsonl", "id", data, required=("kind", "words")):
        if "value" not in entry and entry["kind"] not in BARE:
            raise LexiconError(
                f"times.jsonl: {entry['id']!r} has no value. Give it one like the other {entry['kind']}s."
            )
        for word in entry["words"]:
            if entry["kind"] == "HOLIDAY":
                parts = re.findall(r"\w+|[^\w\s]", word)
                holidays.setdefault(parts[0], []).append((parts, entry["value"]))
            else:
                known[word] = (entry["kind"], entry.get("value"), entry.get("then", False))
    for names in holidays.values():
        names.sort(key=lambda each: -len(each[0]))
    return Words(known, holidays)


def tokenize(text: str, data: str | None = None) -> list[Token]:
    """Cut text into tokens; what no rule can use is an OTHER.

    >>> [(token.text, token.kind) for token in tokenize("since May 2023–24")]
    [('since', 'since'), ('May', 'MONTH'), ('2023–24', 'YEARS')]
    """
    known, holidays = read_words(data)
    tokens: list[Token] = []
    for match in TOKEN.finditer(text):
        shape = match.lastgroup
        word = match.group()
        start, end = match.span()
        if shape == "WORD":
            token = _word(start, end, word, known)
            if token.kind in IN_NAMES and _is_in_name(text, tokens, token, known):
                token = Token(start, end, word, "OTHER")
            tokens.append(token)
        elif shape == "MARK":
            tokens.append(Token(start, end, word, MARKS.get(word, word)))
        elif shape == "BREAK":
            tokens.append(Token(start, end, word, "BREAK"))
        elif _is_glued(start, text, tokens, shape):
            tokens.append(Token(start, end, word, "OTHER"))  # A4, Rs2024, $2024
        elif shape == "NUMBER":
            tokens.append(_number(start, end, word, tokens, text[end : end + 1].isalpha()))
        elif shape == "ORDNUM":
            tokens.append(Token(start, end, word, "ORDNUM", int(word[:-2])))
        else:
            tokens.append(Token(start, end, word, str(shape)))
    return _join_holidays(tokens, holidays)


def _is_glued(start: int, text: str, before: list[Token], shape: str | None) -> bool:
    """Is a number part of the word or the sum before it? The quarter of "FY24Q2" is not."""
    if not start or not (text[start - 1].isalnum() or text[start - 1] in CURRENCY_SIGNS):
        return False
    return not (shape == "PIECE" and before and before[-1].kind == "FISCAL")


def _is_in_name(
    text: str, before: list[Token], token: Token, known: dict[str, tuple[str, int | str | None, bool]]
) -> bool:
    """Is a word of time one half of a name, "Rana-Noon", "Jan-Erik"? "July-June" and "Mid-May" are none."""
    other = ""
    if text[token.start - 1 : token.start] == "-" and len(before) > 1 and before[-2].end == token.start - 1:
        other = before[-2].text
    elif found := HYPHENATED.match(text, token.end):
        other = found.group(1)
    name = other.isalpha() and other.istitle() and len(other) > 2
    return name and other.lower() not in known and other.lower() not in NO_NAMES


def _word(start: int, end: int, word: str, known: dict[str, tuple[str, int | str | None, bool]]) -> Token:
    lower = word.lower()
    entry = known.get(lower)
    if entry is None:
        return Token(start, end, word, lower)
    kind, value, then = entry
    if kind in ("MONTH", "WEEKDAY", "WEEKDAYS"):
        if word[0] == lower[0] and (len(word) < 6 or lower in AMBIGUOUS_IN_LOWER_CASE):
            return Token(start, end, word, "OTHER")
        if len(word) <= 5 and kind == "WEEKDAY":
            kind = "WDABB"
        elif len(word) < 5 and lower not in ("may", "june", "july"):
            kind = "MONABB"
    elif kind == "CURRENCY" and word == lower and lower != "rs":
        return Token(start, end, word, "OTHER")
    return Token(start, end, word, kind, value, then)


def _number(start: int, end: int, word: str, before: list[Token], glued: bool) -> Token:
    if not word.isdigit():
        return Token(start, end, word, "DECIMAL" if "," not in word else "OTHER")
    last = before[-1].kind if before else ""
    if last == "CURRENCY" or (last == "DOT" and len(before) > 1 and before[-2].kind == "CURRENCY"):
        return Token(start, end, word, "OTHER")
    number = int(word) if len(word) < 9 else 10**9
    if len(word) == 4 and number in YEARS_KNOWN and not glued:  # 1920x1080, 2000cc
        return Token(start, end, word, "YEAR", number)
    return Token(start, end, word, "DAY" if 1 <= number <= 31 and len(word) < 3 else "INT", number)


def _join_holidays(tokens: list[Token], holidays: dict[str, list[tuple[list[str], str]]]) -> list[Token]:
    """Make one token of the words of each holiday's name ("Christmas Eve")."""
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        for parts, day in holidays.get(token.text.lower(), ()) if token.text[0].isupper() else ():
            run = tokens[at : at + len(parts)]
            if [each.text.lower().replace("’", "'") for each in run] == parts:
                joined.append(Token(token.start, run[-1].end, " ".join(parts), "HOLIDAY", day))
                at += len(parts)
                break
        else:
            joined.append(token)
            at += 1
    return joined

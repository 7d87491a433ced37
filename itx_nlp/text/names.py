"""Tell numbers that name or number things from numbers that measure: page 3, COVID-19, 10:30, 2.1.4, +92 300."""

from functools import cache

from itx_nlp.resources import read_entries
from itx_nlp.text.numbers import Number
from itx_nlp.text.tokens import Tokens
from itx_nlp.text.wordlists import listed

CLOCK = frozenset(["am", "pm", "gmt", "pst", "pkt", "utc", "bst"])
LISTING = frozenset([",", "and", "&", "-", "–", "/", "(", ")", ".", "or"])
BEFORE_AGE = frozenset(["of", "between", "from", "under", "over", "above", "below"])
LISTED = 14  # tokens to look back for the label of a list
ENUMERATED = 1000  # numbers in brackets below it count points: (1; 2; 3)
LINES = 200  # a list has no more lines
RUNNING = frozenset([".", ",", ";", ":", "and", "or", "?", "!"])  # what stands before the number of a point
FAR = 40  # tokens to look back for an open bracket
CODE = 1e9  # as many digits without a comma are a telephone number or a code
DIALLED = 9  # tokens to look for the beginning and the end of a telephone number
DIGITS = 7  # a telephone number has no fewer
AGED = frozenset(["aged", "age", "ages"])


@cache
def label_words(data: str | None = None) -> frozenset[str]:
    """Read the nouns that take a number as a name.

    Raises:
        LexiconError: a line of labels.jsonl is wrong.
    """
    return frozenset(entry["word"].lower() for entry in read_entries("labels.jsonl", "word", data))


def is_name(tokens: Tokens, number: Number, labels: frozenset[str], joined: bool = False) -> bool:
    """Tell whether a number without a currency sign is part of a name, a numbering, a clock time or an age.

    joined: the number is the upper end of a range.
    """
    first, stop = number.first, number.stop
    if _is_glued_name(tokens, first):
        return True
    previous, following = tokens.at(first - 1), tokens.at(stop)
    digits = number.form == "digits"
    if not joined and tokens.glued(first) and _runs_in(tokens, first, digits):
        return True
    if number.form == "fraction" and previous == "(" and following == ")":
        return True  # won 7-6 (1/7)
    if number.scale > 1 or number.form in ("fraction", "vague"):
        return False
    if digits and (_runs_out(tokens, number) or _in_score(tokens, first, stop) or _dialled(tokens, number)):
        return True
    if _aged(tokens, first):
        return True
    if not digits:
        return False
    if previous == "#" and not tokens.glued(first) and (following in (".", ")") or tokens.line_break(stop)):
        return True  # "## 2. Skills" numbers a section of Markdown
    if _labelled(tokens, first, labels) and following not in ("%", "percent", "per"):
        return not _counts(tokens, stop)
    if previous in ("(", ";") and following in (")", ";") and number.value < ENUMERATED:
        return True
    if previous == "(" and following == ")":
        return True
    if following == ")" and number.value < LINES and previous in RUNNING and not _in_brackets(tokens, first):
        return True  # the plan has: 1) wells, 2) dams
    if (
        following in (".", ")")
        and _opens_line(tokens, first)
        and number.value < LINES
        and not tokens.at(stop + 1)[:1].isdigit()
    ):
        return bool(tokens.at(stop + 1)) and tokens.start[stop + 1] > tokens.end[stop]
    return number.plain >= CODE and "," not in tokens.word[first]


def _in_brackets(tokens: Tokens, first: int) -> bool:
    """Tell whether a bracket that was opened in front of a token is still open there."""
    opened = 0
    for at in range(first - 1, max(-1, first - FAR), -1):
        opened += (tokens.at(at) == ")") - (tokens.at(at) == "(")
        if opened < 0 or tokens.line_break(at):
            return opened < 0
    return False


def _opened(tokens: Tokens, closed: int) -> int:
    """Give the place of the bracket that a later one closes, 0 where there is none near it."""
    return next((at for at in range(closed - 1, max(0, closed - FAR), -1) if tokens.word[at] == "("), 0)


def _is_glued_name(tokens: Tokens, first: int) -> bool:
    """Tell 5G, 1080p and 3M from numbers with a unit (5g of salt)."""
    if not tokens.glued(first + 1) or tokens.at(first + 2) == "of":
        return False
    return tokens.at(first) + tokens.at(first + 1) in listed("glued names")


def _aged(tokens: Tokens, first: int) -> bool:
    """Tell an age: aged 25, under the age of 30, aged between 16 and 23."""
    at, digits = first - 1, False
    while at > first - 7 and (tokens.at(at) in LISTING or tokens.at(at).isdecimal() or tokens.at(at) in BEFORE_AGE):
        digits = digits or tokens.at(at).isdecimal()
        at -= 1
    return tokens.at(at) in AGED and (digits or at == first - 1 or tokens.at(first - 1) in BEFORE_AGE)


def _dialled(tokens: Tokens, number: Number) -> bool:
    """Tell a piece of a telephone number or of an address: +92 42 3555 0100; Tel: 042 3555; 12-B, Canal Road."""
    first, stop = number.first, number.stop
    letter = tokens.raw_at(stop + 1)
    if (
        tokens.at(stop) == "-"
        and tokens.glued(stop)
        and tokens.glued(stop + 1)
        and len(letter) == 1
        and letter.isupper()
    ):
        return not tokens.at(stop + 2)[:1].isalnum() or not tokens.glued(stop + 2)
    at, end = first - 1, stop
    while at > first - DIALLED and _joins_digits(tokens, at):
        at -= 1
    while end < stop + DIALLED and _joins_digits(tokens, end):
        end += 1
    opened = tokens.at(at) == "+" or (tokens.at(at) in listed("telephones") and tokens.at(at + 1) in (":", "."))
    dialled = sum(len(word) for word in tokens.word[at + 1 : end] if word.isdecimal())
    return opened and dialled >= DIGITS


def _joins_digits(tokens: Tokens, index: int) -> bool:
    """Tell whether a token may stand within a telephone number."""
    return tokens.at(index).isdecimal() or tokens.at(index) in ("-", "(", ")", ":", ".")


def _labelled(tokens: Tokens, first: int, labels: frozenset[str]) -> bool:
    """Tell whether a label numbers a number: page 3; sections 302, 109 and 34; grades 1 to 22; No. 5."""
    at, reach = first - 1, first - LISTED
    if tokens.at(at) == "to" and tokens.at(at - 1).isdecimal() and tokens.at(first).isdecimal():
        at -= 1 if int(tokens.at(at - 1)) < int(tokens.at(first)) else 0  # grades 1 to 22
    while at > reach and tokens.at(at) and (tokens.word[at] in LISTING or tokens.word[at].isdecimal()):
        glossed = tokens.word[at] == ")" and not tokens.word[at - 1].isdecimal() and _opened(tokens, at)
        if glossed:
            at, reach = glossed, glossed - LISTED  # sections 302 (murder), 109 (abetment) and |34|
        at -= 1
        if len(tokens.at(at)) == 1 and tokens.at(at).isalpha() and tokens.at(at - 1) == "-" and tokens.glued(at):
            at -= 2  # section 506-B and 34
    word = tokens.at(at)
    if at < first - 1 and tokens.at(first - 1) == ".":
        return at == first - 2 and word in ("no", "nos")
    if tokens.line_break(at + 1) or (at < first - 1 and not any(w.isdecimal() for w in tokens.word[at + 1 : first])):
        return False
    return word in labels or (word.endswith("s") and word[:-1] in labels)


def _in_score(tokens: Tokens, first: int, stop: int) -> bool:
    """Tell the numbers of a score: 71(40,22)-8."""
    following, previous = tokens.at(stop), tokens.at(first - 1)
    if following == "(" and tokens.glued(stop) and tokens.at(stop + 1)[:1].isdigit():
        return True
    return (
        previous in ("-", "–")
        and tokens.glued(first)
        and tokens.glued(first - 1)
        and tokens.at(first - 2) in (")", "]")
    )


def _counts(tokens: Tokens, stop: int) -> bool:
    """Tell "question 12 ministers" from "question 12": a plural behind the number is counted."""
    return tokens.at(stop).endswith("s") and tokens.at(stop).isalpha() and not tokens.glued(stop)


def _counts_with_nought(tokens: Tokens, word: str, stop: int) -> bool:
    """Tell "09 items" and "09 (17.6 per cent) items" from codes: a count of one digit behind a nought."""
    if len(word) != 2 or word[1] == "0":
        return False
    share = tokens.at(stop) == "(" and tokens.at(stop + 1)[:1].isdigit()
    return _counts(tokens, stop) or (share and tokens.at(stop + 2) in ("%", "per", "percent", "pc", "."))


def _opens_line(tokens: Tokens, index: int) -> bool:
    return index == 0 or tokens.line_break(index)


def _runs_in(tokens: Tokens, first: int, digits: bool) -> bool:
    """Tell whether what stands right before the number makes it part of a name."""
    previous, before = tokens.at(first - 1), tokens.at(first - 2)
    if previous.isalnum():
        return digits
    if previous in ("-", "‑", "–"):
        if not tokens.glued(first - 1):
            return digits and tokens.raw_at(first - 2).isupper()  # SARS -2
        if not before[:1].isalnum():
            return False
        if before[:1].isdigit():
            return digits
        return before in ("last", "final") or (digits and before not in listed("before hyphen and number"))
    if previous in ("/", ":", "#", "_", "@", "'", "’", "\\"):
        return digits and (previous != ":" or (tokens.glued(first - 1) and before[:1].isalnum()))
    if previous == ".":
        return digits and tokens.glued(first - 1) and len(before) < 5
    return previous == "+" and digits and len(tokens.word[first]) > 5


def _runs_out(tokens: Tokens, number: Number) -> bool:
    """Tell whether what follows the digits makes them a clock time, a telephone number or a code."""
    word, following, stop = tokens.word[number.first], tokens.at(number.stop), number.stop
    if word[0] == "0" and len(word) > 1 and word.isdecimal():
        return not _counts_with_nought(tokens, word, stop)
    if following in (":", "/") and tokens.glued(stop) and tokens.glued(stop + 1) and tokens.at(stop + 1)[:1].isdigit():
        return True
    if following in CLOCK or (following in ("a", "p") and tokens.at(stop + 1) == "." and tokens.at(stop + 2) == "m"):
        return True
    if following == "o" and tokens.at(stop + 1) in ("'", "’"):
        return True
    return (
        following in ("-", "‑")
        and tokens.glued(stop)
        and tokens.at(stop + 1).isdecimal()
        and tokens.at(stop + 2) in ("-", "‑")
        and tokens.at(stop + 3)[:1].isdigit()
    )

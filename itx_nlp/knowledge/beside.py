"""The listed metrics that the words beside a figure name, and what its own wording says without them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from itx_nlp.knowledge.metric import Metric
from itx_nlp.knowledge.metrics import Metrics
from itx_nlp.tables import Organization
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import listed

CLAUSE = re.compile(r"[;:.]\s|,? (?:and|but|while|whereas) ")
_AT = (" at ", " of ", " to ", " by ")
_POSSESSIVE = re.compile(r"(?:['’]s?)?(?!\w)-?")
_LOOSE_END = re.compile(r"(?: (?:held )?by(?: (?:the )?members of)?| of| at| to| from| in| for| with| on)(?: the)?$")
_NAMED = re.compile(r" [A-Za-z]")
_MAKES_UP = Pattern(
    r"(?:^|[,;] )(?:(?:and|as|because|but|since|that|though|when|where|while) )?(?:the )?"
    r"((?:[\w’'&-]+ ){1,6}?)(?:(?:now|still|already|currently|alone) )*«making up»(?: up| for)? "
    r"(?:(?:about|around|some|nearly|almost|roughly|over|only|just|up|for) )*$",
    re.I,
)
# The deficit is 5 per cent of GDP: what is told is no figure of GDP.
_PART_OF_GDP = re.compile(
    r"(?:%|\bper ?cent|\bpc|^\s*) of (?:the |its |our |their )?(?:[a-z]+['’]s |national |total )*GDP"
)
_EMPTY = re.compile(r"(?: (?:of|on|by|in) (?:the )?)?\( ?\)(?:['’]s)?")  # of the Board of Wool (BOW)
_GDP = re.compile(r"(?:(?:the )?(?:[Cc]ountry['’]s |[Nn]ational )?GDP)?")
_TOLD = Pattern(
    r"(?!«no clause»\b)(?:[a-z]+ly )?[a-z'’]{2,}(?<!ing)(?: (?!«ending a clause»\b|in (?:[A-Z]|\d))[\w'’%-]+){0,8}"
)
_PRONOUNS = frozenset(("which", "that", "who", "they", "it", "these", "those", "this", "we", "there"))
_OF_THEM = re.compile(r"\s*of (?:them|these|those)\b", re.I)


def without_bodies(text: str, mentions: Sequence[Organization]) -> str:
    """Take the bodies out of a wording: whose number it is, not what is counted."""
    for mention in mentions:
        if mention.kind != "company" and mention.text in text:
            first, *others = text.split(mention.text)
            ends = [_POSSESSIVE.match(rest) for rest in others]
            text = first + "".join(
                f" {rest[end.end() :]}" if end else mention.text + rest for rest, end in zip(others, ends, strict=True)
            )
    text = _EMPTY.sub("", text)
    return _LOOSE_END.sub("", " ".join(text.split())) if "  " in text or text.endswith(" ") else text.lstrip()


def adjacent(metrics: Metrics, kind: str, before: str, after: str) -> Metric | None:
    """Give the listed metric whose name ends where the figure begins: "GDP growth at 3 per cent"."""
    if not before.endswith(" "):
        return None
    tail = before[-50:-3] if kind == "percent" and before.endswith(_AT) else before[-40:]
    words = tail.rsplit(None, 2)[-2:]
    if not words or not (metrics.tells(words[-1]) or metrics.tells(words[0])):
        return None
    if words[0].endswith(",") or (words[-1].endswith(",") and _NAMED.match(after)):
        return None  # in line with inflation, a 5 per cent allowance; a low deficit, 5 per cent growth
    found = metrics.listed(" ".join(words), kind)
    found = found and metrics.scoped(found, kind, before, after)
    return found if found and len(found.words) == 1 + (" " in found.name) else None


def listing(metrics: Metrics, kind: str, text: str, before: str, after: str) -> Metric | None:
    """Give the listed metric of a wording that goes on behind a comma: "telecommunication, computer and …"."""
    listed = f"{text},"
    if not text or (listed not in before and listed not in after):
        return None
    words = f"{before} {after}"
    at = words.find(listed)
    # "Rs7 billion of taxes, which help the economy": a name that has nothing of the wording is another's.
    found = metrics.listed(words[at : at + len(text) + 45], kind, loose=True, having=metrics.words(text))
    return found if found and not found.scope else None


def completed(metrics: Metrics, metric: Metric, kind: str, text: str, after: str) -> Metric | None:
    """Give the listed metric that a share's wording makes with its predicate: IT graduates, "are employable"."""
    if metric.listed or kind not in ("percent", "fraction") or not metric.words:
        return None
    if metrics.naming.isdisjoint(metric.words) and not _OF_THEM.match(after):
        return None
    if not metrics.changing.isdisjoint(metric.words):
        return None  # a 4 per cent tax on exports is no part of them
    found = metrics.listed(f"{text} {_PART_OF_GDP.sub(' ', after[:45])}", kind, loose=True)
    if found is None:
        return None
    same = _OF_THEM.match(after) or metrics.words(found.name) & metric.words
    return found if same and not metrics.bars(found, metric.words) else None


def beside(metrics: Metrics, kind: str, metric: Metric, before: str, after: str) -> Metric | None:
    """Give a listed metric that the words of the same clause name: for exports alone one of exports, not GDP."""
    clause = f"{CLAUSE.split(before[-100:])[-1][-90:]} {CLAUSE.split(after[:80], 1)[0][:70]}"
    clause = _PART_OF_GDP.sub(" ", clause) if "GDP" in clause else clause
    found = metrics.listed(clause, kind, loose=True)
    other = found and "export" in metric.words and "export" not in metrics.words(found.name)
    return found if found and len(found.words) > 1 and not other else None


def balance(metrics: Metrics, kind: str, metric: Metric, before: str, after: str) -> Metric | None:
    """Give the listed balance that a clause names: "the current account turned into a $5 million deficit"."""
    found = beside(metrics, kind, metric, before, after)
    return found if found and metric.words <= metrics.words(f"{found.name} deficit surplus") else None


def of_gdp(metrics: Metrics, before: str, text: str) -> Metric:
    """Name what is so many per cent of GDP: "a budget deficit of 2.4 per cent of GDP" is no growth."""
    measured = " ".join((before[-50:-3] if before.endswith(_AT) else before[-50:]).split()[-2:])
    found = metrics.find(f"{measured if _GDP.fullmatch(text) else text} as a share of GDP", "percent")
    return replace(found, key=f"{found.key} of gdp", family=f"{found.key} of gdp", listed=False)


def part_of(text: str, before: str, after: str) -> str | None:
    """Give what a share is the share of: "IT exports make up |45 per cent| of services exports", the wording given."""
    if not text or not after.startswith(" of ") or text not in after[: len(text) + 24]:
        return None
    part = _MAKES_UP.search(before)
    named = part and part.group(1).strip()
    return None if named in _PRONOUNS else named


def told_of(text: str, after: str) -> str | None:
    """Give what is told of those a share is of: "14% of women |own an account|"; None where no clause follows them.

    >>> told_of("women", " of women own an account, compared to 56% of men")
    'own an account'
    >>> told_of("women", " of women in towns")
    """
    if not text or not after.startswith(" of "):
        return None
    behind = after[3 : len(text) + 24].find(f" {text} ")
    clause = _TOLD.match(after[3 + behind + len(text) + 2 :]) if 0 <= behind < 20 else None
    if clause is None:
        return None
    words = clause.group().split()[:6]
    while words and words[-1] in listed("loose ends"):
        words.pop()
    return " ".join(words) or None

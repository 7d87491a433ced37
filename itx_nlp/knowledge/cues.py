"""Read from the words around a figure whether it is a fact at all, the size of a change, or still to come."""

import re

from itx_nlp.knowledge.periods import Interval
from itx_nlp.tables import Claim, Figure

_VAGUE = re.compile(r"\s*(?:hundreds|thousands|millions|billions|dozens|scores|tens|lakhs|crores)\b", re.I)
_DIGIT = re.compile(r"\d")
_IF = re.compile(r"\b(?:if|suppose|imagine|were to)\b[^.;]*$", re.I)
_TARGET_HEAD = re.compile(r"^(?:[\w'’-]+\s+){0,5}(?:target|goal|forecast|projection)s?\b(?! shortfall)", re.I)
_AGAINST_TARGET = re.compile(r"\b(?:target|goal|aim(?:ing)?|forecast|projected)\b[^.;]{0,25}$", re.I)
_GOAL_IS = re.compile(
    r"(?:the|a|an|its|their|our)?\s*(?:\w+\s+){0,3}(?:goal|target|aim|ambition|forecast|projection)s?\b[^;.,]{0,80}"
    r"\b(?:is|was|are|were|stands at|remains)\s+(?:now |to be |about |some )?$",
    re.I,
)
_SPOKEN_OF = re.compile(r"\b(?:spoke|speaks?|talk(?:s|ed)?|dreams?|dreamt) of\b[^.;,]{0,60}$", re.I)
_FORETOLD = re.compile(
    r"\b(?:predicted|expected|projected|forecast|anticipated|likely|set) (?:to|at)\b[^.;(]{0,60}$|"
    r"\b(?:expects?|anticipates?|predicts?|foresees?)\b[^.;(]{0,80}$|\btargets?\b[^.;]{0,60}\band [\w ]{0,30} at $|"
    r"\b(?:will|would|aim(?:s|ed)?|hope[sd]?|plan(?:s|ned)?|want(?:s|ed)?|promised|pledged|vowed)\b[^.;(]{0,110}$",
    re.I,
)
_WISHED = re.compile(
    r"\s*(?:had been|has been|was|were) (?:wanted|hoped for|planned|promised|targeted|sought|aimed for)\b", re.I
)
_FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+)?$", re.I)
_SO_FAR = re.compile(r"\b(?:so far|to date|until now|till now)\b", re.I)
_ONLY = re.compile(r"\b(?:only|just|merely|barely|hardly) $", re.I)
_COULD = re.compile(r"(?: of [^,.;]{0,60})? could be\b", re.I)
_LEVEL_OF = re.compile(
    r"\b(?:exports|imports|receipts|earnings|revenues?|sales|remittances|inflows|investment|total|collection) of\s*$",
    re.I,
)
_BASE = re.compile(r"\b(?:from|to|over|than|against|with)\s+(?:[a-z]+\s+){0,2}$")
_MORE = re.compile(r"\s*(?:more|higher|above|faster|up)\b(?! than half)", re.I)
_LESS = re.compile(r"\s*(?:less|lower|fewer|below|down)\b", re.I)
_RISE = re.compile(r"(?:the |an? )?(?:increase|rise|jump|surge|gain)", re.I)
_GROWTH = re.compile(
    r"(?:the |an? |its |their )?(?:official |annual |overall )?growth(?: rate)?(?: of the whole)?$", re.I
)
_FALL = re.compile(r"(?:the |an? )?(?:decrease|decline|drop|fall|dip)", re.I)


# A look for these pieces is a tenth of the work of the patterns, and most figures have none.
_HINTS = ("target", "goal", "aim", "ambition", "forecast", "projec", "predict", "expect", "anticipat", "likely", "set ",
          "will", "would", "hope", "plan", "want", "promis", "pledg", "vow", "spoke", "speak", "talk", "dream",
          "so far", "to date", "now", "only", "just", "merely", "barely", "hardly", "sought")  # fmt: skip
_IFS = ("if", "If", "IF", "uppose", "magine", "were to")


def passed_over(figure: Figure, before: str) -> bool:
    """Say whether a figure is no fact: a vague plural, a small count in words, an if."""
    if figure.kind == "number" and figure.metric is None:
        return True
    if _VAGUE.match(figure.text):
        return True
    in_words = not _DIGIT.search(figure.text)
    if figure.kind in ("count", "number") and in_words and 1 <= figure.value <= 12:
        return True
    if figure.kind == "measure" and (figure.metric is None or figure.text.startswith(figure.metric[:8])):
        return True
    near = before[-200:]
    return any(map(near.__contains__, _IFS)) and bool(_IF.search(near))


def change_of(figure: Figure, before: str, after: str) -> str | None:
    """Say of a percentage, or of `an increase of $45 million`, that it is a change, where its row does not."""
    based = figure.bound == "=" and _BASE.search(before[-50:])
    worded = "" if based else figure.metric or ""
    growth = figure.unit == "percent" and _GROWTH.match(worded)
    if growth or _RISE.fullmatch(worded) or (figure.unit == "percent" and _MORE.match(after)):
        return "increase"
    if _FALL.fullmatch(worded) or (figure.unit == "percent" and _LESS.match(after)):
        return "decrease"
    return None


def is_level(figure: Figure, before: str) -> bool:
    """Say whether a figure that was read as a change is an amount: "exports of $45 million"."""
    return figure.kind == "currency" and bool(_LEVEL_OF.search(before[-40:]))


def kind_of(
    worded: str, claim: Claim | None, before: str, after: str, days: Interval | None, published: str | None
) -> str:
    """Say whether a figure is a target (a goal or forecast) or a statistic.

    Args:
        worded: its metric as its own sentence words it, or "".
        claim: the claim it stands in.
        before: the words of the claim before it.
        after: those behind it.
        days: the time it is about; what was over when the article was `published` is no forecast.
        published: an ISO date.
    """
    told = f"{worded} {before[-160:]} {after[:60]}".lower()
    if any(map(told.__contains__, _HINTS)) and (kind := _hinted(worded, before, after)):
        return kind
    if claim is None or claim.kind != "target":
        return "statistic"
    over = bool(days and published and days.last.isoformat() < published)
    return "statistic" if over or _FROM.search(before[-30:]) else "target"


def _hinted(worded: str, before: str, after: str) -> str | None:
    if _TARGET_HEAD.search(worded) or _AGAINST_TARGET.search(before[-60:]):
        return "target"
    if _SO_FAR.search(after[:60]) or (_ONLY.search(before[-12:]) and _COULD.match(after)):
        return "statistic"
    if _WISHED.match(after):
        return "target"
    if _GOAL_IS.match(before) or _SPOKEN_OF.search(before[-80:]):
        return "target"
    if _FORETOLD.search(before[-130:]) and not _FROM.search(before[-30:]):
        return "target"
    return None

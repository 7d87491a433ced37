"""Read from the words around a figure whether it is a fact at all, the size of a change, or still to come."""

import re
from functools import cache, lru_cache

from itx_nlp.knowledge.contexts import Context, names
from itx_nlp.knowledge.periods import Interval
from itx_nlp.tables import Figure
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import listed

_DIGIT = re.compile(r"\d")
_BOUNDS = Pattern(
    r"\b«brackets» (?:of|up to|above|below|from|between|with|«having or spending»)\b"
    r"[\d,.;\s–-]*(?:(?:Rs|PKR|and\b|to\b|up\b|above\b|below\b|over\b|of\b)[.\d,;\s–-]*)*$",
    re.I,
)
# "Nine firms had a loan", "and five of them closed": a small count that a clause begins with is a fact where it acts.
_OPENS = re.compile(
    r"(?:^|[;:.!?—–] ?|(?:^|, |; )(?:and|but|while|whereas|where) |\b(?:that|and|but) )(?:only |just |another |some )?$"
)
_GOES_ON = Pattern(
    r"(?: of (?:the |our |their |its |his |her |my )?(?:[a-z-]+ ){0,2}?[a-z-]+| others?| more)?"
    r"(?: [a-z]+ly| still| since| also)? (?:have|has|are|do|[a-z]+ed|«past forms»)\b"
)
# "nine of the 45 looms", "of the park's 45"
_OF_MANY = re.compile(r" of (?:(?:the|all|its|their|our|his|her|my|(?:[A-Z]?[\w-]+ )?[\w-]+['’]s?) )*\d[\d,]*\b")
# "It has nine looms", but not "its nine looms", "the first nine", "under nine", "brings together nine"
_KNOWN = re.compile(
    r"(?:\b(?:[Tt]he|this|these|those|every|each|all|any|no|my|our|your|his|her|its|their|whose)|['’]s?)"
    r"(?: (?!other\b)[a-z]+)? $|\b(?:last|next|first|together|against|than|[Hh]ave) $"
)
_LED = re.compile(
    r"\b(about|across|after|among|as|at|between|by|for|from|in|into|of|on|over|per|plus|through|to|under|within)"
    r"(?: at least| only| just| some| about| nearly)* $"
)
_WHERE = frozenset(("across", "from", "in", "to"))
# "On $500 the fee is $50", "For a tailor who takes out $500, that is $50" are worked examples; not "on $500 of sales".
_SUM = r"(?:us\$|[$£€]|rs\.? ?)[\d.,]+(?: (?:thousand|lakh|million|crore|billion))?"
_EXAMPLE = re.compile(
    rf"(?:so |thus )?on (?:every |each |our |an? )?(?:(?:[a-z]+ ){{1,3}}of )?{_SUM}(?:(?: each| a month| a year)?"
    r",? (?:the|that|this|it|an?|he|she|they|we|you|his|her|their)\b|: )"
    rf"|for (?:an?|any|some)\b[^.;]{{3,60}} (?:who|earning|selling|that)\b[^.;]{{0,40}} {_SUM}(?: a month| a year)?, "
    r"(?:that|this|it)\b"
)
_IF = Pattern(r"\b«supposing»\b[^.;]*$", re.I)
# "With better seed output would have reached 5 million": it did not; not "who would have to pay".
_UNREAL = Pattern(
    r"\b«unreal»(?:['’]t)?(?: [a-z]+ly| not| also)? have(?: [a-z]+ly| been)* (?:[a-z]+ed|«past participles»)\b"
    r"(?:[^.;]|\.(?=\d))*$",
    re.I,
)
_ANSWER = Pattern(r"(?: of (?:them|those|us|the )?[^,.;]{0,30}?)? (?:«answering»|would(?! be\b))\b")

_TARGET_HEAD = Pattern(r"(?:[\w'’-]+\s+){0,5}«aims»\b(?! shortfall)", re.I)
_AGAINST_TARGET = Pattern(r"\b«aims|foretold in figures»\b[^.;]{0,25}$", re.I)
_GOAL_IS = Pattern(
    r"(?:the|a|an|its|their|our)?\s*(?:\w+\s+){0,3}«aims»\b[^;.,]{0,80}"
    r"\b(?:is|was|are|were|stands at|remains)\s+(?:now |to be |about |some )?$",
    re.I,
)
_OF_TARGET = Pattern(r"\s*of (?:the|its|their|his|her|our|this)\b[^,.;]{0,40}\b«aims»", re.I)
_SPOKEN_OF = Pattern(r"\b«dreaming» of\b[^.;,]{0,60}$", re.I)
# Asked of small letters, for it is tried most often.
_FORETOLD = Pattern(
    r"\b(?:(?<!than )(?<!as )«foretold|coming» (?:to|at)\b(?:[^.;(]|\.(?=\d)|\([a-z]\w*\)){0,60}$|"
    r"«wishing»\b[^.;(]{0,110}$|«aims»\b[^.;]{0,60}\band [\w ]{0,30} at $)"
)
_WAS_TO = re.compile(r"\b(?:is|are|was|were) to (?:be|grow|hit|reach|rise)\b[^.;(]{0,30}$")
_WISHED = Pattern(r"\s*(?:had been|has been|was|were) «wished for»\b", re.I)
# Behind these words stands what is or was, not what is wanted.
_FROM = re.compile(r"\bfrom\s+(?:the\s+|about\s+|around\s+)?$", re.I)
_ASIDE = re.compile(rf"\b(?:which|who|that|after|since|because|when)\b|--|[—–]|{_FROM.pattern}", re.I)
# "It cut borrowing by half, and is targeting a surplus": what comes first has happened.
_TOLD_FIRST = re.compile(r"(?:,|;| and| but| while) (?:and )?(?:it )?(?:is|are|was|were|has|have|now|also) ", re.I)
_KNOWN_BY = ("the ", "The ", "its ", "their ", "this ", "existing ", "current ")
_LEVY = Pattern(r" (?:[a-z-]+ ){0,3}?«levies»\b")
_SO_FAR = Pattern(r"\b«up to now»\b", re.I)
_ONLY = Pattern(r"\b«merely» $", re.I)
_COULD = re.compile(r"(?: of [^,.;]{0,60})? could be\b", re.I)
_TO_ALLOCATE = Pattern(r"\b(?:will|would|to) (?:also )?(?:be )?«setting aside»\b")

_MORE = Pattern(r"\s*(?:«increase behind|increase particle»|above)\b(?! than half)", re.I)
_LESS = Pattern(r"\s*(?:«decrease behind|decrease particle»|below)\b", re.I)
# "9 per cent or some 2 million bales less than last year": both are less.
_OR_LESS = Pattern(r",? or (?:[^\s;]+ ){1,5}?(?:(«increase behind»)|«decrease behind») than\b", re.I)
# "How fast sales grew depends on who is asked: one gives 5 per cent, the other 6": all that is given is growth.
_HOW_FAST = Pattern(
    r"\b(?:how|so) «how fast» (?:[\w’'-]+ ){1,5}?(?:(«decrease moves»)|«increase moves»)\b",
    re.I,
)
# "It rose from 5 to 8 gigabytes, or 60 per cent"
_FROM_TO_OR = Pattern(
    r"\b(?:(?P<less>«decrease moves|decrease moved|decrease particle»)|"
    r"«increase moves|increase moved|increase particle»|went|gone)\b"
    r"[^;:]{0,60}? from [^;:]{1,40} to [^;:,]{1,40},? (?:or|i\.e\.|that is),? (?:by )?$",
    re.I,
)
_RISE = Pattern(r"(?:the |an? )?«a rise»", re.I)
_FALL = Pattern(r"(?:the |an? )?«a fall»", re.I)
_GROWTH = re.compile(
    r"(?:the |an? |its |their )?(?:official |annual |overall )?growth(?: rate)?(?: of the whole)?$", re.I
)


def passed_over(figure: Figure, near: Context) -> bool:
    """Say whether a figure is no fact: a vague plural, a small count in words, an if."""
    if figure.kind == "number" and figure.metric in (None, "age"):
        return True
    small = figure.kind in ("count", "number") and 1 <= figure.value <= 12
    vague = figure.text[:1].isalpha() and figure.text.partition(" ")[0].lower() in listed("so many")
    if (vague or (small and not _tells_of_some(figure, near))) and not _DIGIT.search(figure.text):
        return True
    if figure.kind == "measure" and (figure.metric is None or figure.text.startswith(figure.metric[:8])):
        return True
    if figure.unit in listed("pack units") and near.says(listed("priced by size")):
        return True
    # "3-, 5- and 10-year papers", "24-karat gold" are names of kinds.
    if figure.unit and figure.unit.startswith(("karat", "carat")):
        return True
    # An index has its base, a variety its number: "2015-16=100", "rice 6/9".
    if figure.kind == "number" and (near.after[:1] == "-" or near.before.endswith(("=", "= ")) or "/" in figure.text):
        return True
    if (
        figure.kind == "currency"
        and near.folded.startswith(("on ", "for a", "so on ", "thus on "))
        and _EXAMPLE.match(near.folded)
    ):
        return True
    if figure.kind in ("currency", "number") and near.says(_BOUNDS.words) and _BOUNDS.search(near.before[-160:]):
        return True
    if near.says(_UNREAL.words) and _UNREAL.search(near.before[-160:]):
        return True
    return near.says(_IF.words) and bool(_IF.search(near.before[-200:]))


def _tells_of_some(figure: Figure, near: Context) -> bool:
    """Say whether a small count tells how many there are: three or more, and not "the three", "under three"."""
    if figure.kind != "count" or figure.value <= 2:
        return False
    before = near.before[-40:]
    if near.after[:4] == " of " and _OF_MANY.match(near.after):
        return True
    if _OPENS.search(before):
        return bool(_GOES_ON.match(near.after))
    if "-" in figure.text or figure.unit in listed("no things") or _KNOWN.search(before):
        return False
    led = _LED.search(before)
    return led is None or (led.group(1) in _WHERE and figure.unit in listed("places counted"))


def change_of(figure: Figure, near: Context) -> str | None:
    """Say of a percentage, or of `an increase of $45 million`, that it is a change, where its row does not."""
    percent = figure.unit == "percent"
    if percent and "how" in near.words and (asked := _HOW_FAST.search(near.before)):
        return "decrease" if asked.group(1) else "increase"
    if percent and near.after.startswith((" or ", ", or ")) and (other := _OR_LESS.match(near.after)):
        return "increase" if other.group(1) else "decrease"
    if percent and "or" in near.words and (moved := _FROM_TO_OR.search(near.before[-160:])):
        return "decrease" if moved.group("less") else "increase"
    worded = _direction(figure.metric, percent) if figure.metric else None
    if worded == "increase" or (percent and _MORE.match(near.after)):
        return "increase"
    return "decrease" if worded or (percent and _LESS.match(near.after)) else None


@lru_cache(maxsize=16384)
def _direction(worded: str, percent: bool) -> str | None:
    """Give the direction of a metric that is worded as a change."""
    if _RISE.fullmatch(worded) or (percent and _GROWTH.match(worded)):
        return "increase"
    return "decrease" if _FALL.fullmatch(worded) else None


def kind_of(
    worded: str,
    near: Context,
    days: Interval | None,
    published: str | None,
    figure_percent: bool = False,
    decided: bool = False,
) -> str:
    """Say whether a figure is a target (a goal or forecast) or a statistic.

    Args:
        worded: its metric as its own sentence words it, or "".
        near: the claim it stands in, and the words around it.
        days: the time it is about; what was over when the article was `published` is no forecast.
        published: an ISO date.
        figure_percent: it is a percentage.
        decided: it is a sum that was set aside or approved, so that its receivers will have it.
    """
    if figure_percent and near.says(_OF_TARGET.words) and _OF_TARGET.match(near.after[:70]):
        return "statistic"  # so much of the target was reached
    if worded and _is_goal(worded):
        return "target"
    if figure_percent and near.before.endswith(_KNOWN_BY) and near.says(_LEVY.words) and _LEVY.match(near.after):
        return "statistic"  # the 18 per cent tax would raise costs: it is in force
    cue = near.claim.cue if near.claim else None
    if cue and _is_wish(cue) and not _ASIDE.search(near.before):
        return "target"  # what somebody wanted, with the wanting outside the claim
    if (
        decided
        and not near.says(listed("not decided"))
        and not (near.says(_TO_ALLOCATE.words) and _TO_ALLOCATE.search(near.folded))
    ):
        return "statistic"
    if near.says(_hints()) and (kind := _hinted(near)):
        return kind
    if " to " in near.before[-50:] and _WAS_TO.search(near.before[-50:]) and not _FROM.search(near.before[-30:]):
        return "target"
    if near.claim is None or near.claim.kind != "target":
        return "statistic"
    if _TOLD_FIRST.search(near.after) and not near.says_before(_FORETOLD.words):
        return "statistic"
    over = bool(days and published and days.last.isoformat() < published)
    return "statistic" if over or _FROM.search(near.before[-30:]) else "target"


def is_answer(figure: Figure, near: Context) -> bool:
    """Say whether a figure is of those who gave an answer, so that it is no goal whatever they wish for."""
    people = figure.kind in ("percent", "count", "number") and not figure.change
    return people and bool(_ANSWER.match(near.after))


@lru_cache(maxsize=16384)
def _is_goal(worded: str) -> bool:
    return names(_TARGET_HEAD.words, worded) and bool(_TARGET_HEAD.match(worded))


@lru_cache(maxsize=16384)
def _is_wish(cue: str) -> bool:
    return not (listed("wishing") | listed("foretold")).isdisjoint(cue.casefold().split())


@cache
def _hints() -> frozenset[str]:
    """Give the words without which no figure is known for a target by them."""
    several = (_FORETOLD, _AGAINST_TARGET, _WISHED, _SPOKEN_OF, _SO_FAR, _ONLY)
    return frozenset().union(*(pattern.words for pattern in several))


def _hinted(near: Context) -> str | None:
    before, after = near.before, near.after
    aims = near.says(_AGAINST_TARGET.words)
    if aims and _AGAINST_TARGET.search(before[-60:]):
        return "target"
    if near.says(_SO_FAR.words) and _SO_FAR.search(after[:60]):
        return "statistic"
    if near.says(_ONLY.words) and _ONLY.search(before[-12:]) and _COULD.match(after):
        return "statistic"
    if near.says(_WISHED.words) and _WISHED.match(after):
        return "target"
    if (aims and _GOAL_IS.match(before)) or (near.says(_SPOKEN_OF.words) and _SPOKEN_OF.search(before[-80:])):
        return "target"
    foretold = (
        near.says(_FORETOLD.words) and near.says_before(_FORETOLD.words) and _FORETOLD.search(before[-130:].lower())
    )
    return "target" if foretold and not _FROM.search(before[-30:]) else None

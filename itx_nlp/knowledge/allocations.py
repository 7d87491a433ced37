"""What a budget sets aside, named by what it is for, however that is worded.

The health sector budget, an allocation for health, Rs5 billion earmarked for health and, in a list of such sums, what
health will get, are all the allocation for health.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from itx_nlp.knowledge.acts import act
from itx_nlp.knowledge.contexts import Context, names
from itx_nlp.knowledge.metric import Metric
from itx_nlp.knowledge.metrics import Metrics
from itx_nlp.knowledge.statements import Statement
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import listed

_NAME, _WHOLE = "allocation", "development budget"
_LAST, _NEAR = 8, 3  # statements, sentences before that a list may go on from
_NOUN = "(?:budget(?:ary)? )?«sums of budgets»"
_FOR = Pattern(rf"((?:[\w'’-]+ )*?)(?:{_NOUN}|«funds») (?:for|to) (.+)$", re.I)
_BEHIND = Pattern(rf"((?:[\w'’&-]+ )+?){_NOUN}$", re.I)
_OF = Pattern("«sums given» (?:for|of) (.+)$")
_BRACKETS = re.compile(r" \([^()]*\)")
_FRONT = re.compile(r"^(?:the|its|their|a|an) ", re.I)
_LINKS = frozenset(("for", "of", "to", "in", "from", "by", "under", "with"))
_END = Pattern(r"(?:(?<! the) «fields of budgets»|['’]s?)$")
_PURPOSE = re.compile(r"\s*(?:\([^()]{1,30}\) )?(?:each )?for\b")
_LISTED = Pattern(r"(?:,|;|:|\b(?:and|«including»))(?: (?:an?|another|some|over|about))? $")
_GIVEN = Pattern(r"\b«being given»(?: an?| some| about| over)? $")
_SET_ASIDE = re.compile(r" (?:(?:has|have|had|been|was|were|is|are|being) ){1,3}set aside\b")
_SETS_ASIDE = re.compile(r"\bset(?:s|ting)? aside (?:an? |about |some |over )?$")


def allocated(
    metrics: Metrics, metric: Metric, worded: str, text: str, near: Context, before: Sequence[Statement], sentence: int
) -> Metric | None:
    """Give the allocation that a sum of money is, None where nothing says that it is one.

    Args:
        metrics: knows the words of metrics.
        metric: what the sum was taken for.
        worded: its wording, without the bodies in it.
        text: its wording.
        near: the words of its claim around it.
        before: the sums that were told as parts of a budget just before.
        sentence: that of the sum.
    """
    kind, thing = _worded(metrics, worded, text) if names(_FOR.words, text) else ("", "")
    if not thing:
        here = any(s.sentence == sentence and _NAME in s.metric.words for s in before)
        if kind or not _is_set_aside(metrics, text, near, bool(before), here):
            return None
        of = _OF.match(text)
        thing = of.group(1) if of else text
    name, words = _named(metrics, kind, thing)
    return metric.worded(name, words) if words else None


def tells(near: Context, worded: str) -> bool:
    """Say whether a claim or a wording speaks of a budget or of what is given to a purpose."""
    return near.says(listed("allotting")) or names(listed("allotting"), worded)


@lru_cache(maxsize=16384)
def _named(metrics: Metrics, kind: str, thing: str) -> tuple[str, frozenset[str]]:
    """Name the allocation for a thing, with the words that tell it; without words where nothing is named."""
    thing = _END.sub("", _FRONT.sub("", thing, count=1))
    whole = metrics.alone.get(" ".join(metrics.words(_WHOLE if thing.lower() in listed("works") else thing)))
    words = metrics.words(thing) - listed("fields of budgets") - {_NAME}
    if words <= metrics.agents | listed("heads"):
        return "", frozenset()
    if whole:
        return whole, metrics.words(whole)
    return f"{kind} {_NAME} for {thing.replace(' & ', ' and ')}".lstrip(), words | metrics.words(kind) | {_NAME}


def sums_before(told: Sequence[Statement], sentence: int) -> list[Statement]:
    """Give those of the statements just before a sentence that tell a budget or a part of one."""
    first, found = sentence - _NEAR, []
    for s in reversed(told[-_LAST:]):
        if s.sentence < first:
            break
        if not s.metric.words.isdisjoint((_NAME, "budget", "development_budget")):
            found.append(s)
    found.reverse()
    return found


@lru_cache(maxsize=16384)
def _worded(metrics: Metrics, worded: str, text: str) -> tuple[str, str]:
    """Give the part of a budget and what it is for; "" for what is not said, "budget" twice for one as a whole.

    Args:
        metrics: all of them.
        worded: the wording without the bodies in it.
        text: the wording as it stands.
    """
    # A body is what a sum is for where it stands behind "for".
    kind, thing = _parts(metrics, _BRACKETS.sub("", text if _FOR.match(text) else worded))
    if kind is None:
        return ("budget", "budget") if names(listed("whole budgets"), worded) else ("", thing)
    return kind, thing


def _parts(metrics: Metrics, worded: str) -> tuple[str | None, str]:
    """Give the part of a budget and what it is for; None, "" for a budget as a whole."""
    if found := _FOR.match(worded):
        named, thing = found.groups()
    elif found := _BEHIND.match(worded):
        named, thing = found.group(1), ""
    else:
        return "", ""
    words = named.split()
    if not _LINKS.isdisjoint(words):
        return "", ""
    parts = [word.lower() for word in words if word.lower() in listed("parts of a budget")]
    while words and words[0].lower() in metrics.budgets:
        words.pop(0)
    while words and words[-1].lower() in metrics.budgets:
        words.pop()
    if not thing:
        thing = " ".join(words)
    return " ".join(parts) if thing or parts else None, thing


def _is_set_aside(metrics: Metrics, worded: str, near: Context, going: bool, here: bool) -> bool:
    """Say whether a sum is set aside for what its wording names.

    Args:
        going: an allocation was told of just before.
        here: one was told of in the same sentence.
    """
    before, after = near.before[-80:], near.after[:60]
    if act(metrics, near) == _NAME:
        return True
    if _PURPOSE.match(after) and (_LISTED.search(before) or _SETS_ASIDE.search(before)):
        return True
    if (done := _SET_ASIDE.match(after)) and _PURPOSE.match(near.after[done.end() : done.end() + 40]):
        return True
    if going and near.says(_GIVEN.words) and _GIVEN.search(before):
        return True
    return (here or (going and before.endswith(": "))) and before.rstrip(" :").endswith(worded)

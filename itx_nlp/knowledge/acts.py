"""What was done with an amount, as a noun: of "Rs5 billion was allocated" it is the allocation."""

import re

from itx_nlp.knowledge.contexts import Context
from itx_nlp.knowledge.metrics import Metrics

_SMALL = frozenset(("a", "an", "the", "total", "of", "over", "about", "nearly", "around", "some", "only", "just",
                    "more", "less", "than", "record", "up", "to", "another", "additional", "as", "much", "at", "least",
                    "approximately", "almost", "roughly", "worth", "merely", "hardly", "barely"))  # fmt: skip
_WORD = re.compile(r"\b[a-z]+$")
_AUXILIARY = "was|were|is|are|has|have|had|been|being|will|would|could|can|may|be|to|also|already|so|far|not"
_WAS_DONE = re.compile(rf" (?:(?:{_AUXILIARY}) ){{1,5}}([a-z]+)\b| ([a-z]+) (?:by|for|to|in|under|from|on)\b")


def act(metrics: Metrics, near: Context) -> str | None:
    """Give the noun of the verb that governs an amount, None where it is none of metric_words.jsonl's acts.

    Args:
        metrics: knows the acts and their forms.
        near: the words of its claim around it.
    """
    if not near.says(metrics.acting):
        return None
    told = near.before[-60:].split(" ")
    last = told.pop()
    while told and told[-1] in _SMALL:
        told.pop()
    if told and not last and (done := _WORD.search(told[-1])) and (noun := metrics.acts.get(done.group())):
        return noun
    was_done = _WAS_DONE.match(near.after[:60])
    return metrics.acts.get(was_done.group(1) or was_done.group(2)) if was_done else None

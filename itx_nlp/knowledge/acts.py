"""What was done with an amount, as a noun: of "Rs5 billion was allocated" it is the allocation."""

import re

from itx_nlp.knowledge.contexts import Context
from itx_nlp.knowledge.metrics import Metrics

_SMALL = (
    "a|an|the|total|of|over|about|nearly|around|some|only|just|more|less|than|record|up|to|another|additional|as|much|at|"
    "least|approximately|almost|roughly|worth|merely|hardly|barely"
)
_DONE = re.compile(rf"\b([a-z]+) (?:(?:{_SMALL}) )*$")
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
    if (done := _DONE.search(near.before[-60:])) and (noun := metrics.acts.get(done.group(1))):
        return noun
    was_done = _WAS_DONE.match(near.after[:60])
    return metrics.acts.get(was_done.group(1) or was_done.group(2)) if was_done else None

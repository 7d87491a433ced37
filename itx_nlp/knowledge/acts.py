"""What was done with an amount, as a noun: of "Rs5 billion was allocated" it is the allocation."""

import re

from itx_nlp.knowledge.contexts import Context
from itx_nlp.knowledge.metrics import Metrics

_SMALL = frozenset(("a", "an", "the", "total", "of", "over", "about", "nearly", "around", "some", "only", "just",
                    "more", "less", "than", "record", "up", "to", "another", "additional", "as", "much", "at", "least",
                    "approximately", "almost", "roughly", "worth", "merely", "hardly", "barely"))  # fmt: skip
_WORD = re.compile(r"\b[a-z]+$")
_AUXILIARY = "was|were|is|are|has|have|had|been|being|will|would|could|can|may|be|to|also|already|so|far|not"
_THING = r"(?: of(?: [\w&'’-]+){1,3}?)?"  # 9 tonnes of old steel were sold
_DONE = "[a-z]+(?:[ei]d|ld|nt|st|ght)"  # not "exports", of "eight firms have exports"
_WAS_DONE = re.compile(rf"{_THING} (?:(?:{_AUXILIARY}) ){{1,5}}({_DONE})\b| ({_DONE}) (?:by|for|to|in|under|from|on)\b")


def act(metrics: Metrics, near: Context, thing: str = "") -> str | None:
    """Give the noun of the verb that governs an amount, None where it is none of metric_words.jsonl's acts.

    Args:
        metrics: knows the acts and their forms.
        near: the words of its claim around it.
        thing: what it is done with, which may stand before the amount: sold yarn worth Rs5.
    """
    if not near.says(metrics.acting):
        return None
    told = near.before[-90:].split(" ")
    last, word = told.pop(), _without_small(told)
    if word == "worth" and thing and " ".join(told).casefold().endswith(f" {thing.casefold()}"):
        del told[-len(thing.split()) :]
        _without_small(told)
    if told and not last and (done := _WORD.search(told[-1])) and (noun := metrics.acts.get(done.group())):
        return metrics.rates.get(noun, noun) if word == "at" else noun  # sold at Rs5 is a price
    was_done = _WAS_DONE.match(near.after[:60])
    return metrics.acts.get(was_done.group(1) or was_done.group(2)) if was_done else None


def _without_small(told: list[str]) -> str:
    """Take the small words off the end; give the first of them that says how it goes with the amount: at, worth."""
    first, word = "", ""
    while told and told[-1] in _SMALL:
        link = told[-1] == "worth" or (told[-1] == "at" and word != "least")
        word = told.pop()
        first = word if link else first
    return first

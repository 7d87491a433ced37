"""The words of a claim that are kept: those that it is asked for when it is read and when its figures are checked."""

from functools import lru_cache

from itx_nlp.knowledge import (
    allocations,
    averages,
    balances,
    changes,
    composition,
    cues,
    passages,
    referents,
    remains,
    sessions,
    times,
    totals,
)
from itx_nlp.knowledge.metrics import Metrics
from itx_nlp.knowledge.worldwide import BY_THE_BARREL, WORLDWIDE
from itx_nlp.text.wordlists import listed

NATIONAL = frozenset(("federal", "centre", "exchequer", "countrywide", "nationwide", "country"))
_READING = (allocations, cues, passages, referents, times)
_CHECKING = (averages, balances, changes, composition, remains, sessions, totals)


@lru_cache(maxsize=4)
def asked_words(metrics: Metrics) -> frozenset[str]:
    """Give all words that a claim is asked for."""
    listed_words = map(listed, ("levied by the country", "levied by provinces"))
    words = (module.ASKED for module in (*_READING, *_CHECKING))
    return NATIONAL.union(WORLDWIDE, BY_THE_BARREL, metrics.acting, *listed_words, *words)

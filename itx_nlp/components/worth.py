"""Score how check-worthy a claim is, from what our other tables found in it and from its grammar."""

import re

from spacy.tokens import Span

from itx_nlp.components.grammar import FINITE
from itx_nlp.components.kinds import Kinds

_FIRST = {"i", "we", "my", "our", "us", "me"}
_HEDGE = re.compile(r"\b(?:may|might|could|can|perhaps|possibly|probably|hope|hopefully|believe|think|feel)\b", re.I)
_OPINION = re.compile(
    r"\b(?:good|great|bad|best|worst|important|proud|remarkable|crucial|vital|unique|tremendous|real|beautiful|wonderful|"
    r"positive|bright|excellent|key|essential|promising|immense)\b",
    re.I,
)
_COMPARISON = re.compile(
    r"\b(?:than|compared|versus|higher|lower|more|fewer|less|most|least|only|largest|highest|lowest)\b", re.I
)


def worth_of(content: Span, kinds: Kinds, kind: str, figures: int, dates: int, bodies: int) -> float:
    """Score a claim from 0 (opinion, wish) to 1 (a specific fact somebody could look up)."""
    text = content.text
    words = [token.lower_ for token in content]
    tags = [token.tag_ for token in content]
    names = sum(tag in {"NNP", "NNPS"} for tag in tags)
    past = sum(tag in {"VBD", "VBN"} for tag in tags)
    score = -1.6
    score += 2.0 * min(figures, 3) ** 0.5 + 0.5 * min(dates, 2) + 0.5 * min(bodies, 2)
    score += 0.12 * min(names, 5) + 0.2 * min(past, 3)
    score += 0.5 * kinds.has("change", text) + 0.3 * bool(_COMPARISON.search(text))
    score -= 1.0 * kinds.has("recommendation", text) + 0.6 * kinds.has("target", text) + 0.5 * bool(_HEDGE.search(text))
    score -= 0.4 * bool(_OPINION.search(text)) + 0.3 * any(word in _FIRST for word in words)
    score -= 1.0 * text.rstrip().endswith("?") + 0.5 * (not any(tag in FINITE for tag in tags) and not figures)
    score += {"statistic": 0.8, "target": -0.2, "recommendation": -0.8, "cause": -0.3}.get(kind, 0.0)
    score += 0.02 * min(len(words), 30) - 0.6
    return round(1 / (1 + 2.718281828 ** -max(-20.0, min(20.0, score))), 4)

"""Reports that touch: of nested ones the outer is kept; one that stands beside another ends it."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from itx_nlp.components.grammar import FINITE, has_to, trim
from itx_nlp.components.page import Reported


def settle(doc: Doc, found: list[Reported], direct: list[Reported]) -> list[Reported]:
    """Keep the outer of nested reports; end one where the next begins that stands beside it, not inside it."""
    kept: list[Reported] = []
    for one in found:
        if any(d.start <= one.start and one.end <= d.end for d in direct):
            continue
        outer = next((k for k in reversed(kept) if one.cue and k.start <= one.cue[0] < k.end), None)
        if outer is not None and one.cue is not None:
            edge = _joint(doc, outer, one)
            if edge is None:
                continue
            kept[kept.index(outer)] = replace(outer, end=trim(doc, outer.start, edge)[1])
        kept = [k for k in kept if not (k.cue and one.start <= k.start and one.start <= k.cue[0] < one.end)]
        kept.append(one)
    return [one for one in kept if one.end > one.start]


def _joint(doc: Doc, outer: Reported, one: Reported) -> int | None:
    """Give where a report ends and one beside it begins: `…, adding that`, `…, while others hailed`, `… and ordered`.

    None: the second one lies inside the first.
    """
    if one.cue is None or one.start <= outer.start:
        return None
    verb = doc[one.cue[0]]
    inside = one.speaker is not None and outer.start <= one.speaker[0] < outer.end
    first = min(one.cue[0], one.speaker[0]) if inside and one.speaker else one.cue[0]
    before = doc[first - 1]
    if verb.tag_ == "VBG":
        beside = outer.speaker is None or one.speaker == outer.speaker
        return verb.i if doc[verb.i - 1].text == "," and beside else None
    if inside and before.lower_ == "which" and doc[first - 2].tag_ in {"IN", "TO"} and doc[first - 3].text == ",":
        return first - 3  # `…, to which the chairman replied that …`
    if coordinated(verb):
        return first - 1
    if verb.tag_ not in FINITE:
        return None
    if inside and before.lower_ in {"while", "whereas"} and doc[first - 2].text == ",":
        return first - 1
    infinitive = doc[outer.start].tag_ == "TO" or doc[outer.start : outer.start + 3].root.tag_ in {"TO", "VB"}
    if not inside and before.tag_ == "CC" and infinitive:
        return first - 1
    return None


def coordinated(verb: Token) -> bool:
    """Say whether a past form is coordinated with an infinitive, which it cannot be: `told it to go and voiced …`."""
    before = verb.doc[verb.i - 1]
    past = verb.tag_ in {"VBD", "VBN"} and before.tag_ == "CC" and verb.dep_ == "conj"
    return past and verb.head.tag_ == "VB" and has_to(verb.head)

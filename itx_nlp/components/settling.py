"""Reports that touch: of nested ones the outer is kept; one that stands beside another ends it."""

from dataclasses import replace

from spacy.tokens import Token

from itx_nlp.components.grammar import DASHES, FINITE, has_to, is_auxiliary, trim
from itx_nlp.components.page import Reported
from itx_nlp.components.passage import Passage
from itx_nlp.components.tree import child_of
from itx_nlp.text.wordlists import listed

_PRESENT = {"VBZ", "VBP", "MD"}


def settle(passage: Passage, found: list[Reported], direct: list[Reported]) -> list[Reported]:
    """Keep the outer of nested reports; end one where the next begins that stands beside it, not inside it."""
    kept: list[Reported] = []
    for one in found:
        if any(d.start <= one.start and one.end <= d.end for d in direct):
            continue
        outer = next((k for k in reversed(kept) if one.cue and k.start <= one.cue[0] < k.end), None)
        if outer is not None and outer.cue and one.start <= outer.cue[0] and _closes(one, outer):
            outer = None
        if outer is not None and one.cue is not None:
            edge = _joint(passage, outer, one)
            if edge is None:
                continue
            kept[kept.index(outer)] = replace(outer, end=trim(passage.doc, outer.start, edge)[1])
        if any((k.start, k.end) == (one.start, one.end) for k in kept):
            continue
        inner = [k for k in kept if k.cue and one.start <= k.start and one.start <= k.cue[0] < one.end]
        kept = [k for k in kept if k not in inner]
        kept.append(_voiced(passage, one, inner))
    return [one for one in kept if one.end > one.start]


def _closes(one: Reported, outer: Reported) -> bool:
    """Say whether a source behind its cue closes the sentence of another: `It is like claiming …, said Rana`."""
    if one.cue is None or one.speaker is None or one.sentence_wide:
        return False
    return one.start < outer.start < one.end <= one.cue[0] < one.speaker[0] and one.speaker[1] >= outer.end


def _voiced(passage: Passage, one: Reported, inner: list[Reported]) -> Reported:
    """Give a paper's report to the one it quotes: `|Rana| asked for time, according to a statement`."""
    voice = next((k for k in inner if k.speaker and k.cue and one.start <= k.speaker[0] < k.cue[0]), None)
    if voice is None or voice.cue is None or one.speaker is None:
        return one
    if passage.doc[slice(*one.speaker)].root.lower_ not in listed("papers of a speaker"):
        return one  # a survey speaks for itself
    main = all(t.tag_ not in FINITE or is_auxiliary(t) for t in passage.doc[one.start : voice.cue[0]])
    named = any(token.tag_ in {"NNP", "NNPS", "PRP", "PRP$"} for token in passage.doc[slice(*one.speaker)])
    return replace(one, speaker=voice.speaker) if main and not named else one


def _joint(passage: Passage, outer: Reported, one: Reported) -> int | None:
    """Give where a report ends and one beside it begins: `…, adding that`, `…, while others hailed`, `… and ordered`.

    None: the second one lies inside the first.
    """
    if one.cue is None or one.start <= outer.start:
        return None
    doc = passage.doc
    verb = doc[one.cue[0]]
    inside = one.speaker is not None and outer.start <= one.speaker[0] < outer.end
    first = min(one.cue[0], one.speaker[0]) if inside and one.speaker else one.cue[0]
    before = doc[first - 1]
    if verb.tag_ == "VBG":
        beside = outer.speaker is None or one.speaker == outer.speaker
        tied = verb.dep_ == "acl" and one.speaker == outer.speaker and verb.head.i >= outer.start
        return verb.i if (doc[verb.i - 1].text in DASHES | {","} or tied) and beside else None
    if inside and before.lower_ == "which" and doc[first - 2].tag_ in {"IN", "TO"}:
        answers = doc[first - 2].lower_ == "to" and "clause" in _taken(passage, verb)
        if doc[first - 3].text == "," or answers:  # `… of the council |to which| the chairman replied that …`
            return first - (3 if doc[first - 3].text == "," else 2)
    if coordinated(passage, verb):
        return first - 1
    if inside and before.tag_ == "CC" and verb.dep_ == "conj" and outer.cue and verb.head.i == outer.cue[0]:
        return first - 1  # `expects a loss, but he does see a way out`
    if verb.tag_ not in FINITE:
        return None
    if inside and before.lower_ in {"while", "whereas"} and doc[first - 2].text == ",":
        return first - 1
    infinitive = doc[outer.start].tag_ == "TO" or doc[outer.start : outer.start + 3].root.tag_ in {"TO", "VB"}
    if not inside and before.tag_ == "CC" and infinitive:
        return first - 1
    return None


def _taken(passage: Passage, verb: Token) -> set[str]:
    """Give all that the cues a verb may be introduce behind any subject."""
    return {part for cue, _ in passage.page.cues(verb) for part in cue.any}


def coordinated(passage: Passage, verb: Token) -> bool:
    """Say whether a past form goes on from the reporter, not from what it is coordinated with, which it cannot follow.

    That is an infinitive (`told it to go and voiced …`) or what things are or have had done to them (`said the ward
    was closed and asked for …`).
    """
    before = verb.doc[verb.i - 1]
    if verb.tag_ not in {"VBD", "VBN"} or before.tag_ != "CC" or verb.dep_ != "conj":
        return False
    above = verb.head
    if above.tag_ == "VB" and has_to(above):
        return True
    subject = child_of(above, "nsubj", "nsubjpass")
    present = above.tag_ in _PRESENT or any(is_auxiliary(child) and child.tag_ in _PRESENT for child in above.children)
    if verb.tag_ == "VBD" and (present or (above.tag_ == "VBG" and any(is_auxiliary(c) for c in above.children))):
        return True  # `noted that prices rise and argued that …`
    if verb.tag_ != "VBD" or subject is None or above.dep_ != "ccomp" or any(is_auxiliary(c) for c in verb.children):
        return False
    return passage.source_kind((subject.left_edge.i, subject.right_edge.i + 1)) in {"other", "none"}

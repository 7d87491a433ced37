"""Say what kind of assertion a stretch of text makes: statistic, target, recommendation, cause or assessment."""

import re
from dataclasses import dataclass
from functools import cache
from re import Pattern

from spacy.tokens import Span, Token

from itx_nlp.components.grammar import FINITE, VERBS, has_to
from itx_nlp.components.tree import child_of
from itx_nlp.tables import Figure
from itx_nlp.text.numbers import fraction_words, number_words
from itx_nlp.text.wordings import signs
from itx_nlp.text.wordlists import listed

_MODALS = {"may", "might", "could"}
_UNREAL = re.compile(r"\b(?:would|could|might) (?:not )?have\b", re.IGNORECASE)
_MANAGED = re.compile(r"\b(?:so far|to date|only|barely|hardly)\b", re.IGNORECASE)  # `could collect only half`
_OPENING = {"IN", "WRB"}
_IF = {"if", "unless", "until", "when", "once", "lest"}
_FEW = 12  # a number below it, counting things, seldom measures anything: `three forms of capital`


@dataclass(frozen=True, slots=True)
class Kinds:
    """Tell kinds apart by the wordings of wordings.jsonl and by the parse."""

    signs: dict[str, Pattern[str]]

    @classmethod
    def read(cls, data: str | None = None) -> "Kinds":
        """Read the wordings."""
        return cls(signs(data))

    def kind_of(self, content: Span, figures: list[Figure], cue: str = "") -> str:
        """Say what kind of claim a stretch of text makes: the first that fits.

        content: the claim; figures: those inside it; cue: the base form of what attributes it ("say", "call for").
        """
        aside = side_clauses(content)
        main = _UNREAL.sub("", _without(content, aside))
        judged = not listed("judging").isdisjoint({cue, cue.partition(" ")[0]})  # `voice concern`
        measures = [figure for figure in figures if _measures(figure)] if not judged else []
        measured = any(not _lies_in(figure, content, aside) for figure in measures)
        future = cue in listed("intending") or _plans(content.root) or _means_to(content, cue)
        deed = _is_deed(content.root)
        planned = self.has("target", main) and not (_habitual(content, cue) or _is_beside(content, aside))
        future = future or (planned and (measured or not (deed or _supposed(content.root))))
        future = future or (measured and _may(content.root) and not _MANAGED.search(main))
        future = future or (bool(measures) and (_aims(content.root) or _wants(content, cue)))
        advice = cue in listed("recommending") or self.has("recommendation", main) or _wished(content, cue)
        if cue in listed("stressing") and self.has("nominal advice", content[:6].text):
            advice = True
        if measured and not future and not advice and cue not in listed("blaming"):
            return "statistic"
        if advice and not (future and measured):
            return "recommendation"
        if future:
            return "target"
        aside = side_clauses(content, hypothetical=True)
        wider = _without(content, aside)
        if deed or cue in listed("blaming") or self.has("cause", wider) or self._causes(content.root):
            return "cause"
        beside = any(not _lies_in(figure, content, aside) for figure in measures)
        counted = not judged and (self._changes(content) or _counts(content) or _share().match(content.text.lower()))
        return "statistic" if beside or counted else "assessment"

    def has(self, sign: str, text: str) -> bool:
        """Say whether a text has a wording of a sign."""
        return self.signs[sign].search(text.lower()) is not None

    def _causes(self, root: Token) -> bool:
        """Say whether the main verb, or one beside it, makes something happen."""
        verbs = [root, *(child for child in root.children if child.dep_ == "conj")]
        return any(
            verb.tag_ in VERBS
            and (self.signs["causal verb"].match(verb.doc[verb.i : verb.i + 3].text.lower()) or _leads(verb))
            for verb in verbs
        )

    def _changes(self, content: Span) -> bool:
        """Say whether the main verb, or the head of a bare noun phrase, says that something measured changed."""
        told = FINITE | {"VBN", "NN", "NNS"}
        return content.root.tag_ in told and self.signs["change"].match(content.root.lower_) is not None


@cache
def _share() -> re.Pattern[str]:
    """ "A third have …", "Eight of ten had …": a share of those who were asked."""
    parts = "|".join(sorted(fraction_words()))
    tens = "|".join(word for word, (role, _) in number_words().items() if role in ("digit", "teen", "ten"))
    behind = r"(?: of (?:the|them|those)[^,.]*)? (?:have|had|has|are|were|do|did|can|could|never|already|still)\b"
    return re.compile(
        rf"(?:\w+ )?(?:(?:an?|one|two|three) (?:{parts})|half){behind}"
        rf"|\w+ (?:out of|of|in) (?:every )?(?:{tens}|\d+) \w"
    )


def _plans(root: Token) -> bool:
    """Say whether something is planned: `plans to open a second mill`, `has set its annual target at $5 billion`."""
    if root.lower_ in {"set", "sets", "setting"}:
        return any(child.dep_ in {"dobj", "nsubjpass"} and child.lower_ in listed("plans") for child in root.children)
    if root.lower_ in listed("deciding"):
        return any(child.dep_ == "xcomp" and has_to(child) for child in root.children)
    return root.lower_ in listed("plans") and any(child.dep_ == "acl" and has_to(child) for child in root.children)


def _means_to(content: Span, cue: str) -> bool:
    """Say whether one wants to do something oneself: `wants |to sell 2 per cent|`."""
    return cue == "want" and content[0].tag_ == "TO"


def _wished(content: Span, cue: str) -> bool:
    """Say whether something is suggested, wanted or asked of others: `cutting fees`, `the levy to go`, `Cut fees`."""
    root = content.root
    begged = cue == "ask" and not content[0].tag_.startswith("W")
    if begged and any(t.dep_ in {"xcomp", "ccomp"} and has_to(t) and t.head.i < content.start for t in content):
        return True  # `asked |the bank to let them keep half|`
    if cue == "suggest":
        return root.tag_ in {"VBG", "VB"}
    alone = not any(child.dep_ in {"nsubj", "nsubjpass", "aux", "expl"} for child in root.children)
    opens = root.i == content.start and (alone or content[0].text[:1].isupper())
    behind = (
        alone
        and content[root.i - content.start - 1].text == ","
        and any(child.dep_ == "advcl" and child.i < root.i for child in root.children)
    )  # `If the clerk objects, |print| the rule`
    orders = root.tag_ == "VB" and (opens or behind)
    return orders or _advises(root) or (cue == "want" and content[0].tag_ != "TO" and not _wants(content, cue))


def _advises(root: Token) -> bool:
    """Say whether a writer advises by what he would not do: `We |would| not chase the number`."""
    words = {child.lower_ for child in root.children}
    return not _supposed(root) and "we" in words and "would" in words and bool(words & {"not", "n't", "n’t"})


def _habitual(content: Span, cue: str) -> bool:
    """Say whether `would` tells what used to be: `They |would| draw beautifully, and nobody had ever seen a loom`."""
    root = content.root
    would = any(child.lower_ in {"would", "’d", "'d"} for child in root.children if child.dep_ == "aux")
    past = any(t.tag_ in {"VBD", "VBN"} and t.dep_ == "conj" and _is_past(t) for t in root.children)
    return not cue and would and past


def _is_past(verb: Token) -> bool:
    """Say whether a verb tells what was: `had seen`, `was`."""
    return verb.tag_ == "VBD" or any(child.lower_ in {"had", "was", "were"} for child in verb.children)


def _is_beside(content: Span, aside: set[int]) -> bool:
    """Say whether only an inner question or comparison tells what is to come: `They weave more than he ever will`."""
    modals = [t for t in content if t.tag_ == "MD" and t.i not in aside]
    clauses = [t if t.dep_ not in {"aux", "auxpass"} else t.head for t in modals]
    return bool(clauses) and all(
        t.i != content.root.i and content.doc[max(content.start, t.left_edge.i)].lower_ in listed("opening a question")
        for t in clauses
    )


def _aims(root: Token) -> bool:
    """Say whether a figure is what a goal is or needs: `The goal for the year |is| $5 billion`."""
    subject = child_of(root, "nsubj", "nsubjpass")
    return subject is not None and subject.lower_ in listed("goals to reach") and root.tag_ in {"VBZ", "VBP"}


def _wants(content: Span, cue: str) -> bool:
    """Say whether somebody wants an amount: `We |want| $25 million`, `wants |500 looms by June|`."""
    root = content.root
    thing = child_of(root, "dobj")
    if root.lower_ in {"want", "wants"} and thing is not None:
        return any(token.tag_ in {"CD", "$"} for token in thing.children)
    named = cue == "want" and root.tag_.startswith("NN") and any(child.tag_ == "CD" for child in root.children)
    return named and not any(token.tag_ in {"TO", "VBN", "VB"} for token in content)


def _counts(content: Span) -> bool:
    """Say whether a claim counts who did something: `|Nine| firms had a loan`, `|Six| others have gone`."""
    subject = child_of(content.root, "nsubj", "nsubjpass")
    if subject is None or subject.left_edge.i > content.start + 1 or content.root.tag_ not in VERBS:
        return False
    numbers = [subject, *(child for child in subject.children if child.dep_ == "nummod" and child.i < subject.i)]
    definite = any(child.lower_ in listed("definite") or child.dep_ == "poss" for child in subject.children)
    return not definite and any(token.tag_ == "CD" and token.lower_ not in {"one", "1"} for token in numbers)


def _is_sum(token: Token) -> bool:
    """Say whether the tagger took a sum for a verb: `came to |Rs233| million`."""
    return any(mark.isdigit() for mark in token.text)


def _supposed(root: Token) -> bool:
    """Say whether something holds under a condition only: `If rents fell, we would stay`."""
    clauses = [child for child in root.children if child.dep_ == "advcl" and child.left_edge.lower_ != "even"]
    return any(child.dep_ == "mark" and child.lower_ == "if" for clause in clauses for child in clause.children)


def _is_deed(root: Token) -> bool:
    """Say whether a deed will have an effect: `Cutting fees would help mills`."""
    subject = child_of(root, "csubj")
    return subject is not None and subject.tag_ == "VBG" and any(child.tag_ == "MD" for child in root.children)


def _leads(verb: Token) -> bool:
    """Say whether somebody is led to do something: `led many mills to close`."""
    goals = any(child.dep_ in {"xcomp", "ccomp"} and has_to(child) for child in verb.children)
    return verb.lower_ in listed("leading to") and goals


def side_clauses(content: Span, hypothetical: bool = False) -> set[int]:
    """Give the tokens of clauses that only describe, qualify or state a purpose; what results stays in.

    hypothetical: only purposes and conditions, whose figures nobody has measured.
    """
    root = content.root
    aside: set[int] = set()
    for token in content:
        if token.i in aside or token.tag_ not in VERBS or (token.dep_ == "xcomp" and token.head.i == root.i):
            continue  # `is projected to reach` is the main clause
        purpose = token.dep_ in {"advcl", "acl", "xcomp"} and has_to(token) and not _is_sum(token)
        words = {
            child.lower_ for child in token.children if child.dep_ in {"mark", "advmod"} and child.tag_ in _OPENING
        }
        condition = token.dep_ == "advcl" and (words & _IF if hypothetical else words)
        describes = not hypothetical and (token.dep_ == "relcl" or (token.dep_ == "acl" and token.tag_ == "VBN"))
        if purpose or condition or describes:
            below = {t.i for t in token.subtree}
            if root.i not in below:
                aside |= below
    return aside


def _without(content: Span, tokens: set[int]) -> str:
    return "".join(token.text_with_ws for token in content if token.i not in tokens)


def _measures(figure: Figure) -> bool:
    """Say whether a figure measures something rather than counts a few things in words."""
    few = figure.kind == "count" and figure.value < _FEW and not figure.text[:1].isdigit() and figure.change is None
    return not few


def _lies_in(figure: Figure, content: Span, tokens: set[int]) -> bool:
    return any(token.i in tokens for token in content if token.idx <= figure.start < token.idx + len(token))


def _may(root: Token) -> bool:
    if any(child.dep_ == "neg" for child in root.children):
        return False  # `It could not pay Rs9 million`
    return any(child.tag_ == "MD" and child.lower_ in _MODALS for child in root.children)

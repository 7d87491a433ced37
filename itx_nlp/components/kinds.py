"""Say what kind of assertion a stretch of text makes: statistic, target, recommendation, cause or assessment."""

from dataclasses import dataclass
from re import Pattern

from spacy.tokens import Span

from itx_nlp.components.grammar import FINITE, VERBS
from itx_nlp.text.wordings import signs

# What a reporting verb says of the kind of its content.
_CUES = {
    "recommendation": {"urge", "recommend", "advise", "call", "demand", "propose", "request", "advocate", "exhort"},
    "target": {"pledge", "vow", "promise", "project", "forecast", "predict", "expect", "plan", "aim", "intend", "hope"},
    "cause": {"attribute", "ascribe", "blame", "credit"},
}


@dataclass(frozen=True, slots=True)
class Kinds:
    """Tell kinds apart by the wordings of wordings.jsonl."""

    signs: dict[str, Pattern[str]]

    @classmethod
    def read(cls, data: str | None = None) -> "Kinds":
        """Read the wordings."""
        return cls(signs(data))

    def kind_of(self, content: Span, figures: int, cue: str = "") -> str:
        """Say what kind of claim a stretch of text makes: the first that fits.

        content: the claim; figures: how many figures lie inside it; cue: the base form of the verb that attributes it.
        """
        main = main_clause(content)
        future = cue in _CUES["target"] or self.has("target", main)
        advice = cue in _CUES["recommendation"] or self.has("recommendation", main)
        if figures and not future and not advice and cue not in _CUES["cause"]:
            return "statistic"
        if advice and not (future and figures):
            return "recommendation"
        if future:
            return "target"
        if cue in _CUES["cause"] or self.has("cause", content.text):
            return "cause"
        return "statistic" if self.changes(content) else "assessment"

    def has(self, sign: str, text: str) -> bool:
        """Say whether a text has a wording of a sign."""
        return self.signs[sign].search(text) is not None

    def changes(self, content: Span) -> bool:
        """Say whether the main verb says that something measured changed."""
        root = content.root
        return root.tag_ in FINITE and self.has("change", root.text)


def main_clause(content: Span) -> str:
    """Give the words of a claim without the clauses that only describe or qualify."""
    root = content.root
    skipped: set[int] = set()
    for token in content:
        if token.i in skipped or token.dep_ not in {"relcl", "advcl", "acl"} or token.tag_ not in VERBS:
            continue
        below = {t.i for t in token.subtree}
        if root.i not in below:
            skipped |= below
    return "".join(token.text_with_ws for token in content if token.i not in skipped)

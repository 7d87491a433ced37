"""What the wording of one figure's metric says before anything else is asked: its kind, the country it names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from itx_nlp.knowledge.beside import without_bodies
from itx_nlp.knowledge.contexts import Context
from itx_nlp.knowledge.entities import Entities
from itx_nlp.knowledge.statements import Statement
from itx_nlp.tables import Figure, Organization
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import listed

# "He now earns $900 a month": his earnings, whatever the article is about.
_HIS = Pattern(r"\b(?:[Hh]e|[Ss]he|I)(?: [a-z]+)? «earning»\b[^.;]{0,30}$")
_SHARE = re.compile(r"share price of (.+)$")
_OPENED = ("(", "(+", "(-")
_TERMS = frozenset(("terms", "by", "basis", "wise"))
_IN_TERMS = re.compile(
    r"\b(?:[Ii]n terms of|[Bb]y|[Oo]n the basis of) ((?:[a-z]+ ){0,3}[a-z]+), |([A-Z]?[a-z]+(?: [a-z]+)?)[ -]wise "
)


@dataclass(slots=True)
class Asked:
    """One figure whose metric is asked for.

    near: the words of its claim around it. mentions: the bodies named in its sentence. told: the statements of the
    article so far. text: the metric as worded; worded: the same without bodies; folded: that in small letters.
    kind: the figure's, or fraction. country: the one that the wording names; apart: the words that name it.
    own: somebody's own pay. elsewhere: the wording stands in another sentence. bare: a bare word stands here instead.
    """

    figure: Figure
    near: Context
    mentions: Sequence[Organization]
    told: Sequence[Statement]
    text: str
    worded: str
    folded: str
    kind: str
    country: str | None
    apart: frozenset[str]
    own: bool
    elsewhere: bool = False
    bare: bool = False


def ask(
    entities: Entities, figure: Figure, near: Context, mentions: Sequence[Organization], told: Sequence[Statement]
) -> Asked:
    """Read the wording of a figure's metric, or of what it counts."""
    text = figure.metric or (figure.unit if figure.kind == "count" else None) or ""
    text = (mentions and _listed_under(figure, near, mentions)) or text
    worded, folded = without_bodies(text, mentions) if mentions else text, text.casefold()
    country, apart = entities.of_metric(worded)
    if country and entities.is_from(worded, figure.unit):
        country, apart = None, frozenset()
    kind = "fraction" if figure.unit is None and 0 < figure.value < 1 else figure.kind
    if mentions and _is_price_of_share(text, figure, near, mentions):
        worded = "share price"  # whose it is, the entity says
    own = figure.kind == "currency" and text.endswith("earnings") and _HIS.search(near.before) is not None
    return Asked(figure, near, mentions, told, text, worded, folded, kind, country, apart, own)


def _is_price_of_share(text: str, figure: Figure, near: Context, mentions: Sequence[Organization]) -> bool:
    """Say whether a wording is of a firm's share, or the firm's name before a change on the exchange: Alpha (+5%)."""
    if text.startswith("share") and (share := _SHARE.match(text)):
        return any(share.group(1) in mention.text for mention in mentions)
    traded = figure.change and near.before.endswith(_OPENED) and near.says(listed("of a stock exchange"))
    return bool(traded) and any(text == mention.text for mention in mentions)


def _listed_under(figure: Figure, near: Context, mentions: Sequence[Organization]) -> str | None:
    """Give what a list of firms is of where a wording is but a firm's name: "In terms of value, Alpha ($6m)"."""
    if not figure.metric or not near.says(_TERMS) or all(figure.metric not in m.text for m in mentions):
        return None
    told = _IN_TERMS.search(near.before)
    return told and (told.group(1) or told.group(2)).lower()

"""A fact in the making: one value of one thing, while it is compared with others."""

from itx_nlp.knowledge.agreement import overlap
from itx_nlp.knowledge.precision import is_cut
from itx_nlp.knowledge.statements import Statement


class Draft:
    """One value of one thing while it is compared with others.

    head is the member whose value it has, the most exactly worded; origins are the independent articles, duplicates
    counted as what they repeat. name is what most articles call its metric; mark is its own, of whatever it was first
    made.
    """

    __slots__ = ("_mark", "head", "key", "members", "name", "notes", "origins", "status")

    def __init__(
        self, key: str, members: list[Statement], name: str = "", mark: str = "", head: Statement | None = None
    ):
        self.key, self.members, self.name, self._mark = key, members, name, mark
        self.head = head or members[0]
        self.origins = {member.origin for member in members}
        self.status = "corroborated" if len(self.origins) > 1 else "single"
        self.notes: list[str] = []

    @property
    def mark(self) -> str:
        """Give what no other fact has: its key, entity and value."""
        head = self.head
        return self._mark or f"({self.key}, {head.entity!r}, {head.value!r}, {head.high!r}, {head.bound!r})"

    @property
    def first_published(self) -> str:
        """Give the day it was first stated, "" where no day is known."""
        return min((member.published for member in self.members if member.published), default="")


def wordings(draft: Draft) -> list[str]:
    """Name the other wordings that were taken as the same value, and say which articles only repeat it."""
    head, notes = draft.head, []
    texts = {m.text: m for m in draft.members if m.value != head.value}
    rounded = sorted(t for t, m in texts.items() if m.bound in ("=", "~"))
    cut = [t for t in rounded if not overlap(head, texts[t]) and is_cut(head.text, t, head.value, texts[t].value)]
    if cut:
        notes.append(f"cut off, not rounded: {', '.join(cut)}")
    if others := [text for text in rounded if text not in cut]:
        notes.append(f"equal within rounding: {', '.join([head.text, *others])}")
    bounds = sorted({f"{m.bound} {m.text}" for m in draft.members if m.bound not in ("=", "~", head.bound)})
    if bounds:
        notes.append(f"bound compatible: {', '.join(bounds)}")
    if repeated := {m.article_id for m in draft.members if m.article_id != m.origin} - draft.origins:
        notes.append(f"repeated by {len(repeated)} duplicate{'s' * (len(repeated) > 1)}, not counted")
    return notes

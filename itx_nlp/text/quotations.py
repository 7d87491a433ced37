"""Pair quotation marks, so that a forgotten one costs a single quotation and never the rest of the article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARK = re.compile(
    r"""
    “ | ” | „ | « | » | `` | '' | "        # always a mark
    | (?<![\w.,!?’'])['‘](?=\w)            # ‘so it begins: not an apostrophe
    | (?<=[\w.,!?…%)])['’](?!\w)           # so it ends’: an apostrophe only if nothing was open
    | \n                                   # a paragraph may end here
    """,
    re.VERBOSE,
)
OPENING = {"“": '"', "„": '"', "«": '"', "``": '"', "‘": "'"}
CLOSING = {"”": '"', "»": '"', "''": '"', "’": "'"}
SENTENCE_END = re.compile(r"[.!?…][”\"'’)]*(?=\s)")
OPENS_PARAGRAPH = re.compile(r"\n\s*(?:“|\"|``|''|«|„)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One quotation; `start` and `end` take in its marks, `inner_start` and `inner_end` leave them out.

    double is false for 'single' marks; closed is false where the closing mark is missing (a quotation that runs on
    in the next paragraph, or a slip); continued is true where the quotation before runs on in this one.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    double: bool = True
    closed: bool = True
    continued: bool = False


def find_quotations(text: str) -> list[Quotation]:
    """Find the outermost quotations of a text, in order.

    A mark left open ends with its paragraph, or where another quotation opens, whichever comes first. A quotation
    left open at the end of a paragraph runs on if the next paragraph opens with a mark again.

    >>> [q.inner_end - q.inner_start for q in find_quotations('He said: "Yes." She said "no.')]
    [4, 3]
    """
    return _Pairing(text).read()


class _Pairing:
    """The quotations found so far, and the mark that is still open, if any."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Quotation] = []
        self.opened: re.Match[str] | None = None
        self.kind = '"'
        self.runs_on = False  # the quotation before was left open, and this paragraph opens with a mark again

    def read(self) -> list[Quotation]:
        for mark in MARK.finditer(self.text):
            if mark.group() == "\n":
                self._end_line(mark)
            elif self.opened is not None:
                self._read_inside(mark, self.opened)
            elif _may_open(self.text, mark):
                self._open(mark)
        if self.kind == '"':
            end = len(self.text.rstrip())
            self._finish(end, end, closed=False)
        return self.found

    def _open(self, mark: re.Match[str]) -> None:
        self.opened, self.kind = mark, _kind(mark)

    def _finish(self, end: int, inner_end: int, closed: bool) -> None:
        """Keep the quotation that is open, unless nothing stands in it."""
        if self.opened is not None and self.text[self.opened.end() : inner_end].strip():
            double = self.kind == '"'
            self.found.append(
                Quotation(
                    start=self.opened.start(),
                    end=end,
                    inner_start=self.opened.end(),
                    inner_end=inner_end,
                    double=double,
                    closed=closed,
                    continued=self.runs_on and double,
                )
            )
        self.opened = None

    def _end_line(self, mark: re.Match[str]) -> None:
        text, newline = self.text, mark.start()
        if self.opened is None or not _paragraph_ends(text, newline) or _closes_next_line(text, mark.end()):
            return
        goes_on = self.kind == '"' and OPENS_PARAGRAPH.match(text, _last_newline(text, newline)) is not None
        if self.kind == '"':
            self._finish(newline, len(text[:newline].rstrip()), closed=False)
        self.opened, self.runs_on = None, goes_on

    def _read_inside(self, mark: re.Match[str], opened: re.Match[str]) -> None:
        sign = mark.group()
        if _kind(mark) != self.kind:
            if self.kind == "'" and _may_open(self.text, mark):
                self._open(mark)  # what looked like a single mark was an apostrophe
        elif sign in OPENING or (sign not in CLOSING and _must_open(self.text, mark)):
            if self.kind == '"':  # the quotation before was never closed: it ends with its first sentence
                end = SENTENCE_END.search(self.text, opened.end(), mark.start())
                if end:
                    self._finish(end.end(), end.end(), closed=False)
            self._open(mark)
            self.runs_on = False
        else:
            self._finish(mark.end(), mark.start(), closed=True)
            self.runs_on = False


def _kind(mark: re.Match[str]) -> str:
    """Fold a mark to the straight one of its kind."""
    sign = mark.group()
    return OPENING.get(sign) or CLOSING.get(sign) or sign


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each line that holds something."""
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        yield line.span()


def _closes_next_line(text: str, position: int) -> bool:
    """Say whether the next line holds a closing mark before any opening one: the quotation runs over a line break."""
    line = re.compile(r"\s*([^\n]*)").match(text, position)
    first = re.search(r"[“”„«»\"]|``|''", line.group(1)) if line else None
    if line is None or first is None or first.start() == 0:
        return False
    before = line.group(1)[first.start() - 1]
    return first.group() in CLOSING or (first.group() == '"' and not before.isspace() and before not in "([—–")


def _may_open(text: str, mark: re.Match[str]) -> bool:
    """Say whether a mark can open: something follows it at once, and no letter stands before it."""
    sign = mark.group()
    if sign in ("”", "»", "’"):
        return False
    if sign in OPENING:
        return True
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if after.isupper() and before and before in ".!?":  # a lost space: in May."We left
        return True
    return bool(after.strip()) and not (before.isalnum() or (before and before in ".,!?;"))


def _must_open(text: str, mark: re.Match[str]) -> bool:
    """Say whether a straight mark can't be a closing one: white space before it, a word after it."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return (
        (not before or before.isspace() or before in "([—–") and bool(after) and (after.isalnum() or after in "$£€[…")
    )


def _last_newline(text: str, position: int) -> int:
    """Give the last line end of the white space that begins at a line end."""
    gap = re.compile(r"\s*").match(text, position)
    assert gap is not None
    return text.rfind("\n", position, gap.end())


def _paragraph_ends(text: str, newline: int) -> bool:
    """Tell the end of a paragraph from a line broken in mid-sentence."""
    after = text[newline + 1 : newline + 2]
    if after in ("\n", "\r", ""):
        return True
    before = text[max(0, newline - 2) : newline].rstrip("\r")
    return not (after.islower() or before[-1:] in ",;-–—" or (before[-1:].isalnum() and after.islower()))

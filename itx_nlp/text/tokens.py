"""Cut a text into tokens for the grammar of quantities.

The text is cut once; each reader then looks at a few tokens from where it stands, so the time is linear in the length
of the text whatever it holds.
"""

import re
from collections.abc import Iterable

LEXER = re.compile(
    r"""
    \d+ (?: ,\d+ | ,[ ]0\d\d(?!\d) )* (?: \.\d+ )*   # 12,34,567.89; 10, 000 (1.2.3 too: a version, refused later)
  | [^\W\d_½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞²³]+             # a run of letters
  | [^\s]                                            # a sign, ½, ²
    """,
    re.VERBOSE,
)
MASK = "\0"
DASHES = {"-", "–", "—", "‑", "−", "~"}


class Tokens:
    """The tokens of a text as parallel lists: word (lower case), start, end; and the raw text."""

    __slots__ = ("end", "start", "text", "word")

    def __init__(self, text: str) -> None:
        self.text = text
        self.word: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        for match in LEXER.finditer(text):
            self.word.append(match.group().lower())
            self.start.append(match.start())
            self.end.append(match.end())

    def __len__(self) -> int:
        return len(self.word)

    def mask(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Empty the words that lie in these character ranges (by start): nothing is read there."""
        index, size = 0, len(self.word)
        for start, end in ranges:
            while index < size and self.end[index] <= start:
                index += 1
            while index < size and self.start[index] < end:
                self.word[index] = MASK
                index += 1

    def raw(self, index: int) -> str:
        """Give a token as it stands in the text."""
        return self.text[self.start[index] : self.end[index]]

    def at(self, index: int) -> str:
        """Give the word at an index, "" beyond either end."""
        return self.word[index] if 0 <= index < len(self.word) else ""

    def raw_at(self, index: int) -> str:
        """Give a token as it stands in the text, "" beyond either end."""
        return self.raw(index) if 0 <= index < len(self.word) else ""

    def glued(self, index: int) -> bool:
        """Tell whether nothing stands between a token and the one before it."""
        return 0 < index < len(self.word) and self.end[index - 1] == self.start[index]

    def line_break(self, index: int) -> bool:
        """Tell whether a token and the one before it stand on different lines."""
        return "\n" in self.text[self.end[index - 1] : self.start[index]]

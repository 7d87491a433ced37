"""The alphabet of token kinds: rules are written in names, and matched over one character a token."""

import re

from itx_nlp.text.times.words import SHAPES, Token, read_words


class Kinds:
    """The alphabet of kinds: each kind and each word that the rules name has one character, all others share one.

    An upper-case name in a rule is a kind (`MONTH`) or a macro, a lower-case one a word (`ago`, `year`). A word that a
    rule names and that belongs to a kind counts as both.
    """

    NAME = re.compile(r"\(\?P<\w+>|[A-Za-z_]+")

    def __init__(self, macros: dict[str, str], rules: list[str], data: str | None = None):
        self.macros = macros
        names = {name for rule in [*macros.values(), *rules] for name in self.NAME.findall(rule)}
        names = {name for name in names if not name.startswith("(") and name not in macros}
        self.letters = {name: chr(0xE000 + number) for number, name in enumerate(sorted(names))}
        self.of_kind: dict[str, str] = {}
        for word, (kind, _, _) in read_words(data).known.items():
            if word in names:
                self.of_kind[kind] = self.of_kind.get(kind, "") + self.letters[word]
        kinds = {kind for kind, _, _ in read_words(data).known.values()} | set(SHAPES) | {"HOLIDAY"}
        unknown = {name for name in names if name.isupper() and name not in kinds}
        if unknown:
            raise ValueError(f"rules name kinds that data/times.jsonl does not have: {sorted(unknown)}")

    def compile(self, rule: str) -> re.Pattern[str]:
        """Turn a rule, such as "MONTH DAY COMMA? YEAR", into an expression over a string of kinds."""
        return re.compile(self.NAME.sub(self._letter, rule).replace(" ", "").replace("\n", ""))

    def encode(self, tokens: list[Token]) -> str:
        """Give the string of kinds of some tokens."""
        letters = self.letters
        return "".join([letters.get(token.text.lower()) or letters.get(token.kind, "\x00") for token in tokens])

    def _letter(self, match: re.Match[str]) -> str:
        name = match.group()
        if name.startswith("("):
            return name
        if name in self.macros:
            return f"(?:{self.NAME.sub(self._letter, self.macros[name])})"
        if name in self.of_kind:
            return f"[{self.letters[name]}{self.of_kind[name]}]"
        return self.letters[name]

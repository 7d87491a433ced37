"""Tell what multiplies a number behind it: million, lakh, the m of $5m; not the m of 5m tall."""

from itx_nlp.text.tokens import Tokens
from itx_nlp.text.wordlists import listed


class Scales:
    """Read the scale at a token; words: the role and value of each number word."""

    def __init__(self, words: dict[str, tuple[str, float]]) -> None:
        self.words = words

    def factor(self, tokens: Tokens, index: int, behind_digits: bool, money: bool, scaled: bool) -> float:
        """Give what the word at a token multiplies by, 0 if it is no scale.

        behind_digits: the number is one token of digits. money: a currency sign stands before it. scaled: a scale
        stands between them already.
        """
        word = tokens.at(index)
        role, value = self.words.get(word, ("", 0.0))
        if role in ("scale", "hundred"):
            return value
        if role == "dozen":
            return 0 if scaled else 12
        if role == "vague" and not scaled and value >= 1e6:
            return value  # 5 billions
        if role == "short" and not scaled:
            return value
        if role == "letter" and behind_digits and tokens.glued(index) and not self._runs_on(tokens, index):
            return value if money or self._counts(tokens, index) else 0
        return 0

    def _runs_on(self, tokens: Tokens, index: int) -> bool:
        following = tokens.at(index + 1)
        return tokens.glued(index + 1) and (following[:1].isalnum() or following in ("/", "²", "³"))

    def _counts(self, tokens: Tokens, index: int) -> bool:
        """Tell a scale (12.3m tonnes, 1.8M dollars, 25k) from a unit (1.8m tall) without a currency sign."""
        letter, following = tokens.raw(index), tokens.at(index + 1)
        if letter in ("k", "K"):
            return not (letter == "K" and len(tokens.word[index - 1]) == 1)  # 4K is a screen
        if letter in ("M", "b", "B", "m") and following.isalpha():
            return following not in listed("after a unit letter")
        return letter == "M"

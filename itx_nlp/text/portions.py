"""Tell a part written without "of" from an ordinal: a third have left, fell by a fifth; not a third plant."""

from itx_nlp.text.tokens import Tokens
from itx_nlp.text.wordlists import listed

OPENED = 5  # tokens from the count that a share is of
TOLD = 14  # tokens from a part to the share that it is
LISTED = 10  # tokens from one share of a list to the next


class Portions:
    """Read the words around a part; words: the role and value of each number word."""

    def __init__(self, words: dict[str, tuple[str, float]]) -> None:
        self.words = words

    def _role(self, word: str) -> str:
        return self.words.get(word, ("", 0.0))[0]

    def stands_for(self, tokens: Tokens, first: int) -> bool:
        """Tell a part without "of": a fifth higher; a third have left; fell by nearly a fifth in May."""
        word, following = tokens.word[first + 1], tokens.at(first + 2)
        if following in listed("compared with a part"):
            return True
        if following == "off" or following in listed("behind a share of people"):
            return word != "quarter" or following in listed("verbs of many") or self._is_of_number(tokens, first)
        if following == "-":
            return False
        at = first - 1
        while tokens.at(at) in listed("before a last part"):
            at -= 1
        if at == first - 1 and tokens.at(at) == "to" and tokens.at(at - 1) == "close":
            at -= 2
        previous, closed = tokens.at(at), not following.isalpha()
        if previous == "by" or (previous in listed("moves") and at < first - 1):
            return closed or following in listed("behind a part")
        if previous in ("and", ",") and following in listed("behind a part") | listed("behind a share of people"):
            return self._goes_on(tokens, at)
        if previous in (",", "or", "exactly", "–", "—", "(") and closed and self._is_of_part(tokens, first):
            return True
        if following.isalpha():  # the parse tells "nearly a third comes from" from "nearly a third plant"
            return at < first - 1 or (previous == "and" and self._goes_on(tokens, at))
        told = at < first - 1 or previous in ("are", "is", "was", "were") or (previous == "of" and word != "quarter")
        return told and not following.isalnum()

    def _is_of_number(self, tokens: Tokens, first: int) -> bool:
        """Tell the share that a count opens for: of 90 looms |a quarter| are idle."""
        near = tokens.word[max(0, first - OPENED) : first]
        return "of" in near and any(map(self._is_number, near))

    def _is_of_part(self, tokens: Tokens, first: int) -> bool:
        """Tell the share that a part is told again by: twelve of the park's 48 firms, |a quarter|, have closed."""
        numbers = [at for at in range(max(0, first - TOLD), first) if self._is_number(tokens.word[at])]
        return any(
            tokens.word[at] == "of" and len(numbers) > 1 and numbers[-1] > at and (numbers[0] < at or at < numbers[-2])
            for at in range(max(0, first - TOLD), first)
        )

    def _is_number(self, word: str) -> bool:
        return word[:1].isdigit() or self._role(word) in ("digit", "teen", "ten")

    def _goes_on(self, tokens: Tokens, stop: int) -> bool:
        """Tell whether a part was told a few words before: a quarter work at home and |a tenth| abroad."""
        for at in range(max(0, stop - LISTED), stop):
            role, led = self._role(tokens.word[at]), tokens.at(at - 1)
            if role == "parts" or (role == "half" and led not in ("first", "second", "the")):
                return True
            if role in ("ordinal", "quarter") and led in ("a", "one"):
                return True
        return False

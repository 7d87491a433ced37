"""Read what bounds a number: over, at least, nearly, crossed before it; or more, plus behind it."""

from functools import cache

from itx_nlp.resources import read_entries
from itx_nlp.text.tokens import LEXER, Tokens
from itx_nlp.text.wordlists import listed

REACH = 6  # tokens before the number
MARKED = 8  # tokens behind `under` that say whether it bounds a number
GROWN = 10  # tokens to look back for what grew by so much
_PLACES = {"of", "in", "at", "on", "from", "across", "among", "for", "with"}
_STOPS = {",", ";", "(", ")", ".", "and", "to", "from", "with", "at"}


class BoundReader:
    """Find the bound of a number; data is a folder whose bounds.jsonl is laid over ours, or None."""

    def __init__(self, data: str | None = None) -> None:
        self.before, self.behind = _phrases(data)

    def read(self, tokens: Tokens, first: int, stop: int) -> tuple[int, str]:
        """Give where the bound's words begin before tokens first to stop, and the bound."""
        stop += tokens.at(stop) == "-" and tokens.at(stop + 1) == "odd"  # 5,000-odd members
        for length in (3, 2, 1):
            if tokens.at(stop + length - 1):
                bound = self.behind.get(" ".join(tokens.word[stop : stop + length]))
                whole = length > 1 or tokens.word[stop] in ("plus", "odd")  # "maximum" alone may begin what follows
                if bound and whole and not tokens.line_break(stop) and tokens.at(stop + length) != "than":
                    return first, bound
        begin, bound = self._before(tokens, first)
        named = tokens.at(stop) in listed("goals") and tokens.at(first - 1) not in ("a", "an")
        return (first, "=") if named and bound in (">", "<") else (begin, bound)  # exceeding the $5 million target

    def _before(self, tokens: Tokens, first: int) -> tuple[int, str]:
        at, limit = first, max(0, first - REACH)
        while at > limit:
            for length in (4, 3, 2, 1):
                if at - length < 0:
                    continue
                phrase = " ".join(tokens.word[at - length : at])
                bound = self.before.get(phrase)
                if bound:
                    known = phrase.endswith("than") and "the" in tokens.word[at:first]  # more than the $5 of 2023
                    known = known or (phrase.endswith("estimated") and "that" in tokens.word[at:first])
                    if known or self._compares(tokens, at - length, phrase, at < first):
                        return first, "="
                    return at - length, bound
            word = tokens.word[at - 1]
            if word not in listed("between bound and number"):
                break
            at -= 1
        return first, "="

    def _compares(self, tokens: Tokens, index: int, phrase: str, gap: bool) -> bool:
        """Tell a comparison (a 5 percent rise over 200 tonnes, went up to 9) from a bound."""
        previous = tokens.at(index - 1)
        if phrase in ("over", "under", "above", "below") and tokens.at(index + 1) in ("a", "an"):
            return True  # under a $7 billion programme
        if phrase == "under" and tokens.at(index + 1) == "the":  # under the $7 billion loan; not under the 5% mark
            return listed("marks").isdisjoint(tokens.word[index + 2 : index + MARKED])
        held = phrase in ("over", "above", "below", "under", "higher than", "lower than", "more than", "less than")
        if held and previous in listed("compared before over"):
            return True
        if (phrase == "over" and _grows(tokens, index)) or (phrase.endswith("than") and _measures(tokens, index)):
            return True
        if phrase in ("up to", "upto"):
            return previous in listed("going up to")
        if phrase in ("some", "about", "top", "tops", "near", "past", "short of") and gap:
            return True
        if phrase.startswith("as "):
            return previous in listed("multiples before as")
        if phrase == "past" and previous not in listed("going past"):
            return True  # her past four visits
        return phrase == "about" and previous in ("said", "talk", "talked", "talking", "all", "how", "what")


def _measures(tokens: Tokens, index: int) -> bool:
    """Tell what is so much more than something: $5 million more than $40 million; not: in 12 towns more than 40."""
    if index < 2 or not tokens.word[index - 1][:1].isalpha() or not tokens.word[index - 2][:1].isdigit():
        return False
    return tokens.at(index - 3) not in _PLACES


def _grows(tokens: Tokens, index: int) -> bool:
    """Tell what grew by so much over something: an increase of 9 tonnes in weight over 40 tonnes."""
    for at in range(index - 1, max(0, index - GROWN), -1):
        if tokens.word[at] in _STOPS:
            return False
        if tokens.word[at] == "of" and at < index - 1:
            return tokens.word[at - 1] in listed("compared before over")
    return False


@cache
def _phrases(data: str | None) -> tuple[dict[str, str], dict[str, str]]:
    sides: dict[str, dict[str, str]] = {"before": {}, "after": {}}
    for entry in read_entries("bounds.jsonl", "key", data, ("phrase", "bound", "side")):
        words = " ".join(match.group().lower() for match in LEXER.finditer(entry["phrase"]))
        sides[entry["side"]][words] = entry["bound"]
    return sides["before"], sides["after"]

"""Read ranks (third-largest, top five), multiples in words (threefold, doubled) and ratios (one in five)."""

from itx_nlp.text.amounts import Amount, AmountReader
from itx_nlp.text.bounds import BoundReader
from itx_nlp.text.quantity import Quantity
from itx_nlp.text.tokens import Tokens
from itx_nlp.text.wordlists import listed

ORDINARY = {"half", "quarter", "time", "day", "week", "month", "year", "party", "anniversary"}  # the second half
MOVED = 7  # tokens from the word that moves something to its rank
ORDINAL_SUFFIX = {"st", "nd", "rd", "th"}
Found = tuple[int, list[Quantity]]  # the token behind, and what was read


class RankReader:
    """Read quantities that are no plain amount; each reader gives the token behind, or None."""

    def __init__(self, amounts: AmountReader, bounds: BoundReader) -> None:
        self.numbers = amounts.numbers
        self.units = amounts.units
        self.bounds = bounds

    def ratio(self, tokens: Tokens, above: Amount) -> Found | None:
        """Read one in five, three out of four."""
        number = above.number
        if above.unit or above.sign < 0 or number.scale > 1 or not 1 <= number.value <= 20 or number.form == "fraction":
            return None
        noun = self._noun(tokens, above.stop, number.value)
        at = above.stop + noun
        if tokens.at(at) == "out" and tokens.at(at + 1) == "of":
            at += 2
        elif tokens.at(at) == "in" or self._is_of_ten(tokens, at):
            at += 1
        else:
            return None
        at += tokens.at(at) == "every"
        below = self.numbers.read(tokens, at)
        if below is None or below.form != number.form or not number.value < below.value <= 1000:
            return None
        if (below.value > 20 and below.value % 10) or self.units.behind(tokens, below.stop):
            return None
        if noun and tokens.at(below.stop).isalpha() and tokens.at(below.stop) not in listed("behind a share of people"):
            return None  # two goals in four games
        value = round(number.value / below.value, 4)
        start, end = tokens.start[above.first], tokens.end[below.stop - 1]
        lead, bound = self.bounds.read(tokens, above.first, below.stop)
        return below.stop, [
            Quantity(start, end, value, kind="number", bound=bound, form="fraction", lead=tokens.start[lead])
        ]

    def _noun(self, tokens: Tokens, at: int, number: float) -> bool:
        """Tell the thing counted of one |woman| in five, one |offer| out of three."""
        word, behind = tokens.at(at), tokens.at(at + 1)
        named = word.isalpha() and len(word) > 2 and word not in listed("pronouns")
        return number == 1 and behind in ("in", "out") and named

    def _is_of_ten(self, tokens: Tokens, at: int) -> bool:
        """Tell eight |of ten| had left; not eight of ten firms."""
        of_ten = tokens.at(at) == "of" and tokens.at(at + 1) in ("ten", "10")
        return of_ten and tokens.at(at + 2) in listed("behind a share of people")

    def rank(self, tokens: Tokens, index: int) -> Found | None:
        """Read top five, third-largest, ranked second, 85th position."""
        word = tokens.word[index]
        if word == "top":
            at = index + 1 + (tokens.at(index + 1) == "-")
            number = self.numbers.read(tokens, at)
            if number is None or number.scale > 1 or number.form not in ("digits", "words") or number.value > 1000:
                return None
            if self.units.behind(tokens, number.stop):
                return None
            return number.stop, [self._ranked(tokens, index, number.stop, number.value, "<=")]
        if word.isdecimal() and len(word) < 5 and self._is_rank(tokens, index):
            return index + 1, [self._ranked(tokens, index, index + 1, float(word))]
        place, stop = self._ordinal(tokens, index)
        if place < 1 or not stop:
            return None
        at = stop + (tokens.at(stop) in ("-", "‑"))
        superlative = tokens.at(at)
        if (
            superlative.endswith("est") and len(superlative) > 4 and superlative not in listed("not superlatives")
        ) or superlative in ("most", "least", "best", "worst"):
            return at + 1, [self._ranked(tokens, index, at + 1, place)]
        previous = tokens.at(index - 1)
        if previous in ("the", "at", "in", "a", "as"):
            previous = tokens.at(index - 2)
        if (
            previous in listed("before a rank")
            and (tokens.at(stop) not in ("in", "quarter") or place < 300)
            and not self._is_noun(tokens, stop)
        ):
            return stop, [self._ranked(tokens, index, stop, place)]
        if tokens.at(index - 1) in ("to", "from") and self._moves(tokens, index, stop):
            return stop, [self._ranked(tokens, index, stop, place)]
        if tokens.at(stop) in listed("after a rank") and place > 1:
            return stop, [self._ranked(tokens, index, stop, place)]
        return None

    def _moves(self, tokens: Tokens, index: int, stop: int) -> bool:
        """Tell slipped three places to |92nd| in the index, up from |88th|; not: sent it to third parties."""
        following = tokens.at(stop)
        ends = not (following.isalnum() or following == "-") or following in ("in", "from", "to", "out", "this")
        moved = tokens.word[max(0, index - MOVED) : index]
        return ends and not listed("moves of a rank").isdisjoint(moved)

    def _is_rank(self, tokens: Tokens, index: int) -> bool:
        """Tell ranked 371 from ranked 12 firms."""
        following = tokens.at(index + 1)
        if tokens.at(index - 1) not in ("ranked", "ranks") or (tokens.glued(index + 1) and following.isalpha()):
            return False
        return not following.endswith("s") and self.units.behind(tokens, index + 1) is None

    def _is_noun(self, tokens: Tokens, index: int) -> bool:
        return tokens.at(index) in ORDINARY

    def _ordinal(self, tokens: Tokens, index: int) -> tuple[float, int]:
        word = tokens.word[index]
        if self.numbers.role(word) == "ordinal":
            return self.numbers.words[word][1], index + 1
        if word.isdecimal() and len(word) < 5 and tokens.at(index + 1) in ORDINAL_SUFFIX and tokens.glued(index + 1):
            return float(word), index + 2
        return 0.0, 0

    def _ranked(self, tokens: Tokens, first: int, stop: int, place: float, bound: str = "=") -> Quantity:
        return Quantity(
            tokens.start[first],
            tokens.end[stop - 1],
            place,
            kind="rank",
            bound=bound,
            form="words",
            lead=tokens.start[first],
        )

    def multiple(self, tokens: Tokens, index: int) -> Found | None:
        """Read threefold, three-fold, doubled, twice as many."""
        word = tokens.word[index]
        value, stop = 0.0, index + 1
        if word.endswith("fold") and len(word) > 5:
            role, value = self.numbers.words.get(word[:-4], ("", 0.0))
            value = value if role in ("digit", "teen", "ten", "hundred", "scale") else 0.0
        elif self.numbers.role(word) == "multiple" and self._multiplies(tokens, index):
            value = self.numbers.words[word][1]
        if not value:
            return None
        lead, bound = self.bounds.read(tokens, index, stop)
        start, end = tokens.start[index], tokens.end[stop - 1]
        text, lead = tokens.text[start:end], tokens.start[lead]
        if value < 1:  # it halved: fell by half
            return stop, [Quantity(start, end, value, bound=bound, form="fraction", lead=lead, text=text)]
        return stop, [Quantity(start, end, value, None, "times", "multiple", bound, "words", lead=lead, text=text)]

    def _multiplies(self, tokens: Tokens, index: int) -> bool:
        word, previous, following = tokens.word[index], tokens.at(index - 1), tokens.at(index + 1)
        if following in ("-", "down", "digit", "taxation", "check", "checked"):
            return False
        if word == "halve":
            return previous in listed("before a multiple")
        if word.endswith(("ed", "ing")):
            return True
        if following in ("the", "those", "its", "their", "our", "that", "what", "his", "as", "this", "last"):
            return previous not in ("the", "a")
        if previous in listed("pays") and (following in ("for", "to") or not following.isalnum()):
            return True  # they paid triple
        return word != "twice" and previous in listed("before a multiple")

"""Tell figures that are the size of a change (rose 5%, a $3 million drop) from levels (rose to $5 million)."""

from functools import cache

from spacy.tokens import Doc, Token

from itx_nlp.document import span_of
from itx_nlp.resources import read_entries
from itx_nlp.text.quantities import Quantity

REACH = 14  # tokens to look back for the word that moves
SKIPPED = frozenset(
    "a an the around about nearly almost over under just only further another some approximately slightly sharply roughly "
    "another as much many more less than at least whopping staggering marginally significantly merely".split()
)
YEARLY = frozenset(
    "year month quarter week day on over - y o m q annual annually yoy mom qoq basis point points".split()
)
PARTS = {"percent", "percentage point", "basis point", "point", "times"}


class Changes:
    """Find the change that figures are the size of; data is a folder whose changes.jsonl is laid over ours, or None."""

    def __init__(self, data: str | None) -> None:
        self.words = _words(data)
        self.nouns = {word for word, uses in self.words.items() if "noun" in uses}
        self.verbs = {word for word, uses in self.words.items() if "moves" in uses or "moved" in uses}

    def __call__(self, doc: Doc, quantity: Quantity, first: int, stop: int, lead: int) -> str | None:
        """Name the change a figure (tokens first to stop, words of its bound from lead) is the size of, or None."""
        if quantity.kind == "rank":
            return None
        if (
            quantity.kind == "multiple"
            and quantity.form == "words"
            and not doc.text[quantity.start : quantity.end].endswith("fold")
        ):
            return "increase"  # doubled
        return self._behind(doc, quantity, stop) or self._before(doc, quantity, first, lead)

    def word(self, token: Token, *uses: str) -> str | None:
        """Give the change a word tells when used in one of these ways."""
        found = self.words.get(token.lower_)
        if found:
            for use in uses:
                if use in found:
                    return found[use]
        return None

    def _behind(self, doc: Doc, quantity: Quantity, stop: int) -> str | None:
        """Read a 12% year-on-year rise, 5% more than, Rs2 billion less."""
        if stop >= len(doc):
            return None
        if (
            doc[stop].text == ","
            and self._after_or(doc, quantity)
            and stop + 2 < len(doc)
            and doc[stop + 1].lower_ in ("higher", "lower", "more", "less")
        ):
            return self.word(doc[stop + 1], "behind")  # 28%, or Rs2 billion, higher
        change = self.word(doc[stop], "behind")
        if change and quantity.kind != "rank":
            return change
        if self.word(doc[stop], "particle") and stop + 1 < len(doc):
            following = doc[stop + 1]
            if not (
                following.like_num
                or following.lower_ in ("from", "to", "by", "about", "around", "nearly")
                or following.tag_ in ("$", "CD")
            ):
                return self.word(doc[stop], "particle")
        for token in doc[stop : stop + 8]:
            change = self.word(token, "noun", "noun of a move" if quantity.unit in PARTS else "noun")
            if change and token.tag_ in ("NN", "NNS", "NNP"):
                after = doc[token.i + 1] if token.i + 1 < len(doc) else None
                if (
                    after is not None
                    and after.tag_ in ("NN", "NNS")
                    and after.lower_ not in ("target", "rate", "forecast", "projection")
                ):
                    return None
                return change
            if token.is_sent_start and token.i > stop:
                return None
            if token.lower_ not in YEARLY and token.tag_ not in ("JJ", "HYPH", "VBG", "RB", "NN", "NNP", "VBN"):
                return None
        return None

    def _before(self, doc: Doc, quantity: Quantity, first: int, lead: int) -> str | None:
        at = min(lead, first) - 1
        begin = doc[first].sent.start
        while at > begin and self._skips(doc[at]):
            at -= 1
        if at < begin:
            return None
        token = doc[at]
        word = token.lower_
        if word == "by":
            return self._moved_by(doc, at, begin)
        if word in ("of", "at"):
            return self._of(doc, quantity, at, begin, word)
        span = span_of(doc, quantity.start, quantity.end)
        settles = span.end < len(doc) and doc[span.end].lower_ in ("to", "on", "against", "per")
        uses = ("particle", "moves", "moved") if quantity.kind != "currency" or settles else ("particle", "moves")
        change = self.word(token, *uses)
        if change and (
            token.tag_.startswith("V") or self.word(token, "particle") or token.dep_ in ("ROOT", "conj", "advcl")
        ):
            if quantity.kind == "count" and not self.word(token, "particle"):
                return None
            return change
        if quantity.unit in PARTS and quantity.kind != "count":
            return self._governed(doc, first) or self._in_brackets(doc, first, begin)
        return None

    def _after_or(self, doc: Doc, quantity: Quantity) -> bool:
        before = doc.text[max(0, quantity.lead - 4) : quantity.lead]
        return before.strip(" ,") == "or"

    def _skips(self, token: Token) -> bool:
        if token.lower_ in SKIPPED:
            return True
        return token.tag_ in ("RB", "JJ", "JJR", "JJS") and token.lower_ not in self.words

    def _governed(self, doc: Doc, first: int) -> str | None:
        """Read the verb a bare share hangs on: cut its stake 5 percent."""
        token = doc[first]
        while token.head.i in (token.i + 1, token.i + 2) and token.dep_ in ("nummod", "quantmod", "compound"):
            token = token.head
        if token.dep_ in ("npadvmod", "dobj") and token.head.i < first and first - token.head.i < 7:
            return self.word(token.head, "moves", "moved")
        return None

    def _in_brackets(self, doc: Doc, first: int, begin: int) -> str | None:
        """Read growth was seen in Kenya (74%): the noun that moves governs the list."""
        if doc[first - 1].text != "(" or doc[first - 2].tag_ not in ("NNP", "NNPS"):
            return None
        for token in doc[begin:first]:
            if token.dep_ in ("nsubj", "nsubjpass", "dobj") and self.word(token, "noun"):
                return self.word(token, "noun")
        return None

    def _moved_by(self, doc: Doc, at: int, begin: int) -> str | None:
        head = doc[at].head
        change = self.word(head, "moves", "moved", "noun", "behind", "particle")
        if change:
            return change
        for back in range(at - 1, max(begin - 1, at - REACH), -1):
            change = self.word(doc[back], "particle", "moves", "moved", "noun", "behind")
            if change and doc[back].lower_ not in ("more", "less", "better"):
                return change
            if doc[back].lower_ in (";", "while", "whereas") or doc[back].tag_ in ("VBN", "VBD", "VBZ", "VBP"):
                return None
        return None

    def _of(self, doc: Doc, quantity: Quantity, at: int, begin: int, word: str) -> str | None:
        """Read an increase of 5%, growth of Rs2 billion; grow at 4%."""
        if word == "at":
            near = doc[at - 1] if at > begin else doc[at]
            return (
                self.word(near, "moves")
                if near.lower_.startswith(("grow", "grew", "expand", "increas", "ris"))
                else None
            )
        for back in range(at - 1, max(begin - 1, at - 5), -1):
            token = doc[back]
            change = self.word(token, "noun") or (
                self.word(token, "noun of a move") if self._moves(doc, quantity) else None
            )
            if change and token.tag_.startswith("NN"):
                return change
            if token.tag_ not in ("JJ", "NN", "HYPH", "RB", "NNS", "VBG", "VBN"):
                return None
        return None

    def _moves(self, doc: Doc, quantity: Quantity) -> bool:
        """Tell a loss of points or a loss from yesterday's close from a company's loss."""
        return quantity.unit in PARTS or doc.text[quantity.end : quantity.end + 6] == " from "


def share_changes(doc: Doc, quantities: list[Quantity], changes: list[str | None]) -> list[str | None]:
    """Give figures joined by or, and, a comma or brackets the change of their partner: 28%, or Rs2 billion, higher."""
    shared = list(changes)
    for i in range(len(quantities) - 1, 0, -1):
        between = doc.text[quantities[i - 1].end : quantities[i].start].strip(" ,")
        if shared[i - 1] is None and shared[i] and between in ("or", "and", "", "("):
            shared[i - 1] = shared[i] if between != "(" else None
    for i in range(1, len(quantities)):
        if shared[i] is None and shared[i - 1] and _joined(doc, quantities[i - 1], quantities[i]):
            shared[i] = shared[i - 1]
    return shared


def _joined(doc: Doc, left: Quantity, right: Quantity) -> bool:
    """Tell whether two figures are one statement: 5%, or 3 points; 16% month-on-month and 13% year-on-year."""
    between = doc[span_of(doc, left.start, left.end).end : span_of(doc, right.start, right.end).start]
    words = [token.lower_ for token in between if token.text != ","]
    if not words or len(words) > 12:
        return False
    if words[-1] == "or":
        return len(words) < 4
    if words == ["("]:
        return True
    same = left.unit == right.unit and words[-1] == "and"
    return same and not any(
        token.tag_[0] == "V" or token.tag_ == "MD" or token.lower_ in ("to", "from") for token in between
    )


@cache
def _words(data: str | None) -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = {}
    for entry in read_entries("changes.jsonl", "key", data, ("word", "change", "use")):
        words.setdefault(entry["word"], {})[entry["use"]] = entry["change"]
    return words

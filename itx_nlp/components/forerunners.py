"""What a figure measures, taken from the figures before it: compared with 5, of which 2 came, 40% do not."""

from spacy.tokens import Span, Token

from itx_nlp.components.changes import Changes
from itx_nlp.components.heads import NEARBY, NOUNS
from itx_nlp.components.phrases import Phrases
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.components.tree import children
from itx_nlp.text.wordlists import listed

COMPARING = {"to", "from", "than", "with", "against", "versus"}
DASHES = {"--", "–", "—", "-"}
LIKE = 6  # figures to look back for one of the same unit
LINKED = 9  # tokens behind a figure where a relative clause about it begins


class Forerunners(Reader):
    """Take over the metric of a figure before.

    found: the metrics of the figures before, which grows as they are read.
    """

    def __init__(self, reading: Reading, phrases: Phrases, changes: Changes, found: list[str | None]) -> None:
        super().__init__(reading)
        self.phrases = phrases
        self.moves = changes.nouns
        self.found = found
        self.named: set[int] = set()  # figures that fell back on the name of who has them
        self.again: dict[int, int] = {}  # counts that only speak again of an earlier one: 51 of the 63
        self.bounds: set[int] = set()  # figures that only bound a noun: frauds up to Rs5 million

    def how_many(self, i: int) -> Span | None:
        """Read nobody knows how many tailors there are; the guild speaks of 9,000."""
        quantity = self.quantities[i]
        if quantity.kind != "number":
            return None
        begin = self.reading.sentences.of(max(0, self.reading.sentence(i)[0] - 1))[0]
        for token in self.doc[max(begin, self.spans[i].start - NEARBY) : self.spans[i].start]:
            if token.lower_ in ("many", "of") and token.i and token.nbor(-1).lower_ in ("how", "number"):
                for plural in self.doc[token.i + 1 : token.i + LINKED]:
                    if plural.tag_ == "NNS":
                        return self.doc[token.i + 1 : plural.i + 1]
        return None

    def there(self, i: int) -> Token | None:
        """Read I counted the tweets; there were 19: the last plural before; or the one of "it had a single loom"."""
        verb, root = self.spans[i].root.head, self.spans[i].root
        behind = self.following(i)
        bare = self.quantities[i].kind == "number" and (behind is None or behind.is_punct or behind.is_space)
        if not bare or root.dep_ != "attr" or not any(child.dep_ == "expl" for child in verb.children):
            return None
        begin = self.reading.sentences.of(max(0, self.reading.sentence(i)[0] - 1))[0]
        for token in reversed(self.doc[begin : verb.i]):
            lone = token.tag_ == "NN" and any(child.lower_ in ("single", "no") for child in token.lefts)
            if (token.tag_ == "NNS" or lone) and self.phrases.free(token.i):
                return token
        return None

    def part_of(self, i: int) -> str | None:
        """Read sales reached $5 million. Of this, $2 million came from Peru."""
        begin = self.reading.sentence(i)[0]
        opening = self.doc[begin : min(begin + 3, self.leads[i])].text.lower()
        parts = opening.startswith(("of this", "of these", "of those", "of that", "of the total", "of them"))
        return self.last(i) if parts and self.leads[i] - begin < LINKED else None

    def joined(self, i: int) -> str | None:
        """Read Lahore spent $9 million and Okara $2 million: the metric of the figure that the parse joins one to."""
        root = self.spans[i].root
        if root.dep_ != "conj" or self._has_purpose(i):
            return None
        hosts = (k for k in range(i - 1, -1, -1) if self.spans[k].start <= root.head.i < self.spans[k].end)
        return next((self.found[k] for k in hosts if self.reading.together(k, i)), None)

    def mate(self, i: int) -> str | None:
        """Give the metric of the figure right before, of the same unit in the same sentence."""
        together = self.reading.together(i - 1, i) and self.quantities[i - 1].unit == self.quantities[i].unit
        return self.found[i - 1] if together else None

    def stood_for(self, i: int) -> str | None:
        """Read sales of $5 million, which was 9% more; a loan of $5 million, of which $2 million came."""
        if i == 0 or not self.reading.together(i - 1, i):
            return None
        between = self.doc[self.spans[i - 1].end : self.leads[i]]
        for token in between[:LINKED]:
            if token.lower_ == "which":
                rest = self.doc[token.i + 1 : self.leads[i]]
                own = any(word.dep_ in ("nsubj", "nsubjpass") or word.text == "," for word in rest)
                return None if own else self.found[i - 1]
            if token.tag_ in NOUNS and token.i not in self.phrases.dated and not self._within(token, self.found[i - 1]):
                return None
            if token.tag_.startswith("V") and "of which" not in between.text:
                return None
        return None

    def counted(self, i: int) -> str | None:
        """Read of the 300 firms traded, 182 rose, 9% in all fell: what has no noun is of what the sentence counted."""
        if self.quantities[i].kind not in ("number", "percent"):
            return None
        begin = self.reading.sentence(i)[0]
        first = i
        while first and self.reading.together(first - 1, i):
            first -= 1
        opened = self.doc[begin].lower_ == "of" and self.leads[first] - begin <= 2
        if first == i or not opened or self.quantities[first].kind != "count":
            return None
        behind = self.following(i)
        acts = behind is not None and (
            behind.tag_.startswith("V")
            or behind.lower_ in listed("behind a share of people")
            or behind.lower_ in listed("verbs like nouns")
        )
        return self.found[first] if acts or (behind is not None and behind.lower_ in ("in", "at")) else None

    def _within(self, token: Token, metric: str | None) -> bool:
        return token.lower_ in (metric or "").lower().split()

    def partner(self, i: int) -> int | None:
        """Give the figure before, where it stands in the same sentence."""
        return i - 1 if self.reading.together(i - 1, i) else None

    def compared(self, i: int) -> bool:
        """Tell whether a figure is only the other side of the one before: up from 5, compared with 7, (up 9%)."""
        if i - 1 in self.bounds:
            return False
        ending = self.doc[max(self.spans[i - 1].end, self.leads[i] - 2) : self.leads[i]]
        if len(ending) == 2 and ending[0].text == "," and ending[1].lower_ in listed("reaching"):
            return True  # rose 5%, reaching 900 units
        between = self.doc[self.spans[i - 1].end : self.leads[i]]
        if not len(between):
            return not self.is_handed(i, self.spans[i - 1].root)
        if self._is_held_against(i, between):
            return True
        named = (self.found[i - 1] or "").lower().split()
        if len(between) > 16 or any(self._speaks_of_its_own(token, named) for token in between):
            return False
        if any(self._holds(token, self.spans[i - 1], self.leads[i]) for token in between):
            return False
        words = [token.lower_ for token in between]
        if self._is_set_off(i, words):
            return True
        if words[-1] == "from" and words[0] not in ("up", "down") and self._opens_pair(i):
            return False  # cut the levy for pay of Rs90 from 5% to 1%
        if words[-1] == "with" and (behind := self.following(i)) is not None and behind.tag_ == "VBN":
            return False  # it borrowed Rs9 billion, with Rs5 billion repaid
        undated = [token.lower_ for token in between if token.i not in self.phrases.dated]
        bare = words == [","] or undated in ([","], ["in", ","], ["during", ","])  # $9 million in May, 5% more than
        if bare and self._is_more(self.doc[self.spans[i].end : self.spans[i].end + 2]):
            return True  # sales of $9 million, 5% more than
        if {*words} & COMPARING:
            while len(words) > 1 and (words[-1] in ("'s", "’s") or between[len(words) - 1].i in self.phrases.dated):
                words.pop()  # compared with last year's 5
        while len(words) > 1 and between[len(words) - 1].tag_ in ("DT", "JJ", "VBN") and {"against", "than"} & {*words}:
            words.pop()  # against the required 9
        while len(words) > 2 and between[len(words) - 1].tag_ == "JJ" and {*words} & listed("reflecting"):
            words.pop()  # reflecting a modest 9% rise
        if (
            words[-1] in ("a", "an")
            and self.quantities[i].kind == "percent"
            and words[-2:-1]
            and words[-2] in listed("reflecting")
        ):
            return True  # a Rs3 billion budget, representing a 12% increase
        if words[-1] in listed("reflecting") and self._behind_change(i):
            return True  # sent 5 million parcels, reflecting 16% growth
        if words == ["and"] and self.spans[i].root.dep_ in ("nsubj", "nsubjpass"):
            return False  # grants rose to $9 million and $2 million was spent
        if words[-1] in ("or", "and", "up", "down", "by") and len(words) < 6:
            return words[-1] != "and" or not self._has_purpose(i)
        return words[-1] in COMPARING or words[0] in ("(", "compared") or (words[-1] in ("a", "an") and len(words) < 8)

    def _behind_change(self, i: int) -> bool:
        """Tell a share right before a noun of change."""
        behind = self.following(i)
        return behind is not None and behind.lower_ in self.moves and self.quantities[i].kind == "percent"

    def _opens_pair(self, i: int) -> bool:
        """Tell the first of two levels of another kind than the figure before, which is no change: from 5% to 1%."""
        one, other = self.quantities[i - 1], self.quantities[i]
        pair = i + 1 < len(self.quantities) and self.quantities[i + 1].unit == other.unit
        between = self.doc[self.spans[i].end : self.leads[i + 1]].text.lower() if pair else ""
        return between == "to" and one.kind != other.kind and one.unit != "percent"

    def _is_more(self, words: Span) -> bool:
        return words[-1:].text == "than" and words[0].tag_ in ("JJR", "RBR")

    def _is_held_against(self, i: int, between: Span) -> bool:
        """Tell the sum of another year behind all that the first is for: Rs5 for roads in FY2025 against Rs3."""
        alike = self.quantities[i - 1].unit == self.quantities[i].unit
        held = alike and self.doc[self.leads[i] - 1].lower_ == "against"
        return held and all(token.tag_[:1] != "V" and token.text not in (";", ":") for token in between)

    def _is_set_off(self, i: int, words: list[str]) -> bool:
        """Tell a sum between dashes from an item of a list: less than a tenth of that — just $5 million — was spent."""
        while words and words[-1] in ("just", "only", "about", "around", "nearly", "some", "roughly", "or"):
            words = words[:-1]
        stop = self.spans[i].end
        closed = stop < len(self.doc) and self.doc[stop].text in DASHES
        return (
            closed
            and words[-1:] != []
            and words[-1] in DASHES
            and self.quantities[i - 1].kind != self.quantities[i].kind
        )

    def _holds(self, verb: Token, partner: Span, lead: int) -> bool:
        """Tell a verb whose subject holds the figure before: tax on land worth Rs9 rose from 5%; 8 people want 5%."""
        behind = verb.doc[verb.i + 1 : min(lead, verb.i + LINKED)]
        first = 0 if any(token.text == "," for token in behind) else 1  # 9 million cars sold, a 5% rise
        return verb.tag_.startswith("V") and any(
            child.dep_ in ("nsubj", "nsubjpass")
            and child.i < partner.start + first * len(partner)
            and partner.start <= child.right_edge.i
            for child in children(verb)
        )

    def _speaks_of_its_own(self, token: Token, named: list[str]) -> bool:
        moved = token.lower_ in self.moves or token.lower_ in named
        return token.text == ":" or token.dep_ in ("nsubj", "nsubjpass") or (token.dep_ == "dobj" and not moved)

    def _has_purpose(self, i: int) -> bool:
        """Tell "Rs5 million for laptops and Rs2 million for training" or "given for training" from "5% and 7%"."""
        behind = self.following(i)
        if behind is None:
            return False
        given = behind.tag_ == "VBN" and behind.head.i in self.phrases.taken
        return given or behind.lower_ in ("for", "in", "to", "from", "on", "under")

    def last(self, i: int) -> str | None:
        """Give the metric of the figure before, in this sentence or the last; not that of a goal it is held to."""
        k = i - 1
        bare = self.quantities[i].kind in ("number", "count")  # four times the work. From 45 they went to 130
        while k > 0 and (
            k in self.bounds
            or k in self.named
            or self._is_aside(k)
            or (bare and self.quantities[k].kind == "multiple" and self.quantities[k - 1].kind in ("number", "count"))
        ):
            k -= 1
        near = k >= 0 and self.reading.sentences.between(self.spans[k].start, self.spans[i].start) <= 2
        return self.found[k] if near else None

    def shared(self, i: int) -> str | None:
        """Give the metric of the count whose unit a bare number shares: of 90 firms 50 won and 40 lost."""
        if (whole := self._whole_of(i)) is not None:
            if self.quantities[whole].value == self.quantities[i].value:
                self.again[i] = whole
            return self.found[whole]
        for k in range(i - 1, max(-1, i - 1 - LIKE), -1):
            if (
                not self.reading.together(k, i)
                and self.reading.sentences.between(self.spans[k].start, self.spans[i].start) > 2
            ):
                break
            if self.quantities[k].unit == self.quantities[i].unit and self.doc[self.leads[i] - 1].lower_ != "from":
                return self.found[k]
        return None

    def _whole_of(self, i: int) -> int | None:
        """Give the count that "51 of the 63" or its 63 goes back to, however far."""
        at, stop = self.leads[i] - 1, self.spans[i].end
        whole = self.quantities[i]
        if self.doc[stop : stop + 1].text == "of" and self.leads[i + 1 : i + 2] == [stop + 2]:
            at, whole = stop + 1, self.quantities[i + 1]
        if at < 1 or self.doc[at].tag_ not in ("DT", "PRP$") or self.doc[at - 1].lower_ != "of":
            return None
        alike = (k for k in range(i - 1, -1, -1) if self.quantities[k].value == whole.value)
        return next((k for k in alike if self.quantities[k].kind == "count" and self.found[k]), None)

    def included(self, i: int) -> str | None:
        """Give the metric of the whole that a figure is a part of: a debt of $9 million, including $2 million."""
        partner = self.partner(i)
        if partner is None or self.doc[self.leads[i] - 1].lower_ != "including":
            return None
        return self.found[partner] if self.quantities[partner].unit == self.quantities[i].unit else None

    def _is_aside(self, i: int) -> bool:
        """Tell a figure that the one before is held against: $5 million, against a target of $6 million."""
        between = self.doc[self.spans[i - 1].end : self.leads[i]]
        return self.reading.together(i - 1, i) and any(token.lower_ in ("against", "than") for token in between)

    def last_like(self, i: int) -> str | None:
        """Give the metric of the last figure of the same unit, for lists of who has how much."""
        for k in range(i - 1, max(-1, i - 1 - LIKE), -1):
            if self.reading.sentences.between(self.spans[k].start, self.spans[i].start) > 2:
                break
            if (
                k not in self.named
                and k not in self.bounds
                and self.quantities[k].unit == self.quantities[i].unit
                and (told := self.found[k])
                and listed("goals").isdisjoint(told.lower().split())  # 9 million, against a target of 7. Then 5
            ):
                return told
        return None

    def whole(self, i: int) -> str | None:
        """Give the whole that the last share was of: 56% of the traders agree. But 44% do not."""
        if self.quantities[i].kind != "percent" or self.spans[i].root.dep_ not in ("nsubj", "nsubjpass"):
            return None
        for k in range(i - 1, max(-1, i - 1 - LIKE), -1):
            if self.reading.sentences.between(self.spans[k].start, self.spans[i].start) > 2:
                break
            if self.quantities[k].kind == "percent" and self.doc[self.spans[k].end].lower_ == "of":
                return self.found[k]
        return None

"""What a figure measures by itself: what it counts, an age, a distance, a rank, the people of a place."""

from spacy.tokens import Span

from itx_nlp.components.ages import is_age
from itx_nlp.components.forerunners import Forerunners
from itx_nlp.components.governors import Governors
from itx_nlp.components.heads import NOUNS
from itx_nlp.components.reading import Reader
from itx_nlp.document import span_of
from itx_nlp.text.wordlists import listed

AGE = "age"
NEAR = 4  # figures to look back for what them stands for


class Plain(Reader):
    """Name what the words of a figure, or those that touch it, say it measures; None where they do not."""

    def __init__(self, above: Governors, before: Forerunners) -> None:
        super().__init__(above.reading)
        self.above, self.before = above, before
        self.phrases, self.found = above.phrases, before.found

    def counted(self, i: int) -> str | None:
        """Name what a count is of; where it is told by a numeral alone, what the figure before it counted."""
        quantity, span = self.quantities[i], self.spans[i]
        nouns = (
            t for t in reversed(list(span)) if t.tag_ in (*NOUNS, "VBZ") and t.lower_ != "dozen" and not t.like_num
        )
        noun = next(nouns, None)
        if noun is None:
            return self.before.shared(i)
        if noun.lower_ in listed("pieces") and noun.nbor(-1).tag_ == "CD":
            return None
        return self.phrases.words(noun, span_of(self.doc, quantity.start, quantity.number_end).end)

    def pieces(self, i: int) -> str | None:
        """Give the noun of a count that says little, where nothing says more: 900 units."""
        noun = self.spans[i].root
        return noun.text if self.quantities[i].kind == "count" and noun.tag_ in NOUNS else None

    def told(self, i: int) -> str | None:
        """Read one woman in five, she is 24, 90 kilometres away."""
        quantity, span = self.quantities[i], self.spans[i]
        in_so_many = quantity.form == "fraction" and len(span) > 3 and span[2].lower_ in ("in", "out")
        if in_so_many and span[1].tag_ in NOUNS:
            return span[1].text
        if is_age(self.doc, quantity, span.root):
            return AGE
        return "distance" if quantity.kind == "measure" and self._is_distance(span) else None

    def _is_distance(self, span: Span) -> bool:
        """Tell 5 miles away, 150 miles west of Okara, nine light years from the sun; not: rain fell 9 mm from Okara."""
        words = [token.lower_ for token in self.doc[span.end : span.end + 2]]
        told = words[:1] != [] and (words[0] in ("away", "apart") or words[-1] in ("of", "from"))
        return told and words[0] in listed("directions")

    def peopled(self, i: int) -> str | None:
        """Read a country of nine million, Okara, a town of about 90,000: the place whose people are counted."""
        link = self.doc[self.leads[i] - 1 : self.leads[i]]
        if self.quantities[i].kind != "number" or link.text.lower() != "of" or not self.leads[i] > 1:
            return None
        noun = link[0].nbor(-1)
        if noun.lower_ not in listed("places of people"):
            return None
        if noun.lower_ in ("country", "nation"):
            return "population"  # whose it is, the entity says
        named = noun.head if noun.dep_ == "appos" and noun.head.tag_ == "NNP" else noun
        return f"population of {self.phrases.words(named) if named is not noun else noun.lower_}"

    def of_them(self, i: int) -> str | None:
        """Read 90 tailors live in Peru, a country of 9 million; 5 to 7 of them sew: the things counted last."""
        behind = self.doc[self.spans[i].end : self.spans[i].end + 2].text.lower()
        if self.quantities[i].kind != "number" or behind not in ("of them", "of these", "of those"):
            return None
        counts = (k for k in range(i - 1, max(-1, i - 1 - NEAR), -1) if self.quantities[k].kind == "count")
        near = (k for k in counts if self.reading.sentences.between(self.spans[k].start, self.spans[i].start) <= 2)
        return next((self.found[k] for k in near), None)

    def opened(self, i: int) -> str | None:
        """Read rent there is Rs9,000, where the parse takes "there is" for "it has"."""
        begin = self.reading.sentence(i)[0]
        words = self.doc[begin : self.leads[i]]
        at = next((token.i for token in words if token.lower_ == "there"), begin)
        noun = self.doc[at - 1]
        led = at > begin and noun.tag_ in ("NN", "NNS") and not any(t.tag_[0] == "V" for t in self.doc[begin:at])
        said = led and at + 1 < self.leads[i] and self.doc[at + 1].lower_ in ("is", "was", "are", "were")
        bare = said and not any(t.tag_ in NOUNS or t.tag_[0] == "V" for t in self.doc[at + 2 : self.leads[i]])
        return self.phrases.words(noun) if bare and self.phrases.free(noun.i) else None

    def ranked(self, i: int) -> str | None:
        """Read third-largest contributor, top five countries; China ranked second: its subject."""
        span = self.spans[i]
        noun = self.phrases.next_noun(span.end)
        if noun is not None:
            return self.phrases.words(noun)
        head = span.root.head
        subject = self.above.of_verb(head, span, False) if head.tag_.startswith("V") else None
        return self.phrases.words(subject) if subject is not None else None

"""Say what a figure measures: the noun phrase beside it, above it in the parse, or in the sentence before."""

from spacy.tokens import Span, Token

from itx_nlp.components.changes import Changes
from itx_nlp.components.reading import Reading
from itx_nlp.document import span_of
from itx_nlp.text.wordlists import listed

NOUNS = ("NN", "NNS", "NNP", "NNPS")
COMPARING = {"to", "from", "than", "with", "against", "versus"}
LONGEST = 12  # words in a metric


class Metrics:
    """Find what each figure of a document measures.

    changes: knows the words of change (increase, drop), which are not what is measured.
    """

    def __init__(self, reading: Reading, changes: Changes) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.quantities = reading.quantities
        self.spans = reading.spans
        self.leads = reading.leads
        self.moves = changes.nouns
        self.verbs = changes.verbs
        counts = [quantity.kind == "count" for quantity in reading.quantities]
        self.taken = {
            at
            for span, count in zip(self.spans, counts, strict=True)
            if not count
            for at in range(span.start, span.end)
        }
        self.dated = {at for span in reading.dates for at in range(span.start, span.end)}
        self.found: list[str | None] = []

    def all(self) -> list[str | None]:
        """Name the metric of every quantity, None where the text has none."""
        for i in range(len(self.quantities)):
            self.found.append(self._metric(i))
        return self.found

    def _metric(self, i: int) -> str | None:
        span = self.spans[i]
        quantity = self.quantities[i]
        partner = self._partner(i)
        if quantity.kind == "count" and not self._reached(i):
            noun = next((token for token in reversed(list(span)) if token.tag_ in NOUNS), None)
            if noun is not None:
                return self._phrase(noun, span_of(self.doc, quantity.start, quantity.number_end or quantity.end).end)
        if quantity.kind == "rank":
            return self._ranked(span)
        for reader in (self._worth, self._behind_of, self._before_of, self._beside):
            noun = reader(i)
            if noun is not None:
                return self._phrase(noun)
        if partner is not None and self._compared(i):
            return self.found[partner]
        if self.doc[self.leads[i] - 1].text == "(" or self.doc[span.start - 1].text == "(":
            return self._bracketed(i, partner)
        noun = self._governing(i)
        if noun is not None and (noun.lower_ not in listed("pronouns") and not self._empty(noun)):
            return self._phrase(noun)
        earlier = self._earlier(i)
        if earlier is not None:
            return earlier
        return self._phrase(noun) if noun is not None and noun.lower_ not in listed("pronouns") else self._nearest(span)

    def _sentence(self, at: int) -> tuple[int, int]:
        return self.reading.sentences.of(at)

    # ------------------------------------------------------------------------------------------- beside the figure

    def _reached(self, i: int) -> bool:
        """Tell "volumes increased to 5 million shares", where the subject is measured, from "sold 5 million shares"."""
        at = self.leads[i] - 1
        return at > 0 and self.doc[at].lower_ == "to" and self.doc[at].head.lower_ in self.verbs

    def _worth(self, i: int) -> Token | None:
        """Read transactions worth Rs27 trillion, orders valued at $5 million."""
        doc, at = self.doc, self.leads[i] - 1
        if at > 1 and doc[at].lower_ == "at" and doc[at - 1].lower_ in ("valued", "estimated", "priced"):
            at -= 1
        elif at < 1 or doc[at].lower_ != "worth":
            return None
        noun = doc[at - 1]
        return noun if noun.tag_ in NOUNS else None

    def _behind_of(self, i: int) -> Token | None:
        """Read 60% of Pakistanis, Rs5 billion worth of projects, $5 billion in IT exports."""
        doc, at = self.doc, self.spans[i].end
        if at < len(doc) and doc[at].lower_ == "worth":
            at += 1
        if at >= len(doc):
            return None
        word = doc[at].lower_
        if word == "of":
            noun = self._next_noun(at + 1)
            return (
                noun
                if noun is not None and (noun.text != "GDP" or self.doc[self.leads[i] - 1].tag_ in ("VBG", "VBZ"))
                else None
            )
        if word == "in" and self.quantities[i].kind in ("currency", "measure"):
            noun = self._next_noun(at + 1)
            if noun is not None and noun.tag_ in ("NN", "NNS") and noun.lower_ not in listed("not purposes"):
                return noun
        return None

    def _beside(self, i: int) -> Token | None:
        """Read $200 billion IT exports, a 60% renewable energy target, a 12% rise in sales."""
        doc, stop = self.doc, self.spans[i].end
        if self.quantities[i].unit == "point" and doc[stop - 1].i and "-" not in self.spans[i].text:
            return None
        if doc[stop : stop + 1].text[:1] == "/" or doc[stop : stop + 1].text in ("per", "a", "an"):
            return None  # Rs160/kg
        if doc[stop : stop + 1].text == "," and doc[stop + 1 : stop + 2].text in ("less", "more", "fewer"):
            stop += 1  # Rs2 billion, or 5%, less refunds
        elif i + 1 < len(self.spans) and doc[stop : self.spans[i + 1].start].text.strip(" ,") == "or":
            return self._beside(i + 1)
        last, at = None, stop
        while at < min(len(doc), stop + 9) and at not in self.taken and at not in self.dated:
            token = doc[at]
            joined = at > stop and doc[at - 1].text == "-"
            if token.is_sent_start and at > stop:
                break
            if token.tag_ in NOUNS:
                last = token
            elif last is not None and token.lower_ == "and" and self._goes_on(at):
                pass
            elif (
                (last is not None and token.tag_ not in ("HYPH", "POS") and not joined)
                or (
                    token.tag_ not in ("JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "CC", "CD", "RB") and not joined
                )
                or (
                    token.tag_ in ("RB", "CC", "VBG", "VBN")
                    and last is None
                    and at == stop
                    and not self._leads_noun(at)
                )
            ):
                break
            at += 1
        if last is None or (last.lower_ in listed("empty nouns") and doc[last.i - 1].tag_ not in ("NN", "NNS")):
            return None
        if last.lower_ not in self.moves:
            return None if last.dep_ == "npadvmod" and last.i == stop else last
        following = doc[last.i + 1].lower_ if last.i + 1 < len(doc) else ""
        if following in ("in", "of", "for"):
            noun = self._next_noun(last.i + 2)
            if noun is not None:
                return last if last.lower_ == "growth" else noun
        before = doc[last.i - 1]
        if (
            before.i >= stop
            and before.tag_ in NOUNS
            and before.i not in self.dated
            and before.lower_ not in ("year", "month", "quarter")
        ):
            return before
        return None

    def _goes_on(self, at: int) -> bool:
        """Tell "exploration and production investments" from "exports and": a plural follows two words on."""
        doc = self.doc
        return at + 2 < len(doc) and doc[at - 1].tag_ == "NN" and doc[at + 1].tag_ == "NN" and doc[at + 2].tag_ == "NNS"

    def _leads_noun(self, at: int) -> bool:
        return at + 1 < len(self.doc) and self.doc[at + 1].tag_ in ("JJ", "NN", "NNS", "NNP", "VBN", "VBG", "HYPH")

    def _before_of(self, i: int) -> Token | None:
        """Read a shortfall of Rs205 billion, revenue growth of 7 percent, exports totalling $5 million."""
        doc, at = self.doc, self.leads[i] - 1
        while (at > 0 and doc[at].lower_ in ("a", "an", "the", "just", "only", "about", "around", "record")) or doc[
            at
        ].tag_ == "RB":
            at -= 1
        if at < 1 or doc[at].lower_ != "of":
            return None
        noun = doc[at - 1]
        if noun.tag_ not in NOUNS or noun.i in self.taken:
            return None
        if noun.lower_ in self.moves or noun.lower_ in listed("empty nouns"):
            if (
                self.spans[i].end < len(doc)
                and doc[self.spans[i].end].lower_ in ("in", "for")
                and noun.lower_ in self.moves
            ):
                target = self._next_noun(self.spans[i].end + 1)
                if target is not None:
                    return target
            before = doc[noun.i - 1]
            if (
                before.tag_ in ("NN", "NNS")
                and before.lower_ not in ("year", "month", "quarter")
                and before.i not in self.dated
            ):
                return noun
            if noun.lower_ in ("peak", "high", "low", "maximum", "minimum"):
                return noun
            return noun if noun.lower_ in ("total", "average", "value", "rate") and self._earlier(i) is None else None
        return noun

    def _next_noun(self, at: int) -> Token | None:
        """Give the head of the noun phrase that begins at a token, None for a date, a place or a figure."""
        doc, last, begin = self.doc, None, at
        while at < min(len(doc), begin + 9):
            token = doc[at]
            if at in self.taken or at in self.dated or (token.is_sent_start and at > begin):
                break
            joined = at > begin and doc[at - 1].text == "-"
            if token.tag_ in NOUNS:
                last = token
            elif token.tag_ == "POS":
                last = None
            elif token.tag_ == "HYPH" or joined or (token.lower_ == "and" and last is not None and self._goes_on(at)):
                pass
            elif last is not None or token.tag_ not in (
                "DT",
                "JJ",
                "JJR",
                "JJS",
                "PRP$",
                "VBN",
                "VBG",
                "PDT",
                "RB",
                "CC",
                "CD",
                ",",
            ):
                break
            at += 1
        return last

    # ------------------------------------------------------------------------------------------- in the parse

    def _governing(self, i: int) -> Token | None:
        """Climb from a figure to its verb, and give the verb's subject or what the money is for."""
        span = self.spans[i]
        token = span.root
        steps = 0
        inside = {t.i for t in span}
        while steps < 12:
            steps += 1
            head = token.head
            if head.i == token.i:
                break
            named = (
                head.tag_ in NOUNS and head.i not in inside and head.i not in self.taken and head.i not in self.dated
            )
            if named and head.lower_ not in self.moves and self._qualifies(token, head):
                return head
            if head.tag_.startswith("V") or head.dep_ == "ROOT" or head.tag_ == "MD":
                subject = token.dep_ in ("nsubj", "nsubjpass", "csubj")
                return self._of_verb(head, span, subject)
            token = head
        if token.tag_.startswith("V"):
            return self._of_verb(token, span, False)
        return None

    def _qualifies(self, token: Token, head: Token) -> bool:
        if token.dep_ == "appos":
            return True
        return token.dep_ in ("nummod", "compound", "amod", "nmod") and head.lower_ not in listed("empty nouns")

    def _of_verb(self, verb: Token, span: Span, is_subject: bool) -> Token | None:
        if not is_subject and not self._is_object(verb, span):
            for child in verb.children:
                if (
                    child.dep_ == "dobj"
                    and verb.i < child.i < span.start
                    and child.tag_ in NOUNS
                    and child.i not in self.taken
                ):
                    return child  # reduce the gap to 25 per cent
        if is_subject or verb.lower_ in listed("spending"):
            purpose = self._purpose(verb, span)
            if purpose is not None:
                return purpose
        seen = 0
        while seen < 8:
            seen += 1
            for child in verb.children:
                if (
                    child.dep_ in ("nsubj", "nsubjpass", "expl")
                    and child.i not in self.taken
                    and child.i != span.root.i
                ):
                    if child.lower_ in ("which", "that", "who") and verb.dep_ == "relcl":
                        return self._core(verb.head) if verb.head.tag_ in NOUNS else None
                    return self._core(child)
            if verb.dep_ in ("acl", "relcl") and verb.head.tag_ in NOUNS and verb.head.i not in self.taken:
                return self._core(verb.head)
            if verb.head.i == verb.i:
                return None
            verb = verb.head
        return None

    def _is_object(self, verb: Token, span: Span) -> bool:
        return span.root.dep_ in ("dobj", "attr", "npadvmod") and span.root.head.i == verb.i

    def _core(self, noun: Token) -> Token:
        """Climb from a date to the noun it stands by: taxes till April, which were."""
        while noun.i in self.dated and noun.head.i != noun.i:
            noun = noun.head
            while noun.tag_ not in NOUNS and noun.head.i != noun.i and not noun.tag_.startswith("V"):
                noun = noun.head
        return noun

    def _purpose(self, verb: Token, span: Span) -> Token | None:
        for token in self.doc[span.end : min(span.end + 12, self._sentence(span.start)[1])]:
            if token.dep_ in ("prep", "agent") and token.lower_ in (
                "in",
                "on",
                "for",
                "to",
                "under",
                "by",
                "from",
                "as",
                "towards",
            ):
                noun = self._next_noun(token.i + 1)
                if noun is None or noun.lower_ in listed("not purposes") or noun.ent_type_ in ("GPE", "LOC"):
                    continue
                return noun
        return None

    def _empty(self, noun: Token) -> bool:
        return noun.lower_ in listed("empty nouns") and not any(
            child.dep_ in ("compound", "amod", "prep", "nmod") for child in noun.children
        )

    # ------------------------------------------------------------------------------------------- other figures

    def _partner(self, i: int) -> int | None:
        if self.reading.together(i - 1, i):
            return i - 1
        return None

    def _compared(self, i: int) -> bool:
        """Tell whether a figure is only the other side of the one before: up from 5, compared with 7, (up 9%)."""
        left, right = self.spans[i - 1].end, self.leads[i]
        words = [token.lower_ for token in self.doc[left:right]]
        if len(words) > 14 or any(
            token.dep_ in ("nsubj", "nsubjpass") and token.i not in self.taken for token in self.doc[left:right]
        ):
            return False
        if not words:
            return True
        if any(token.dep_ == "dobj" and token.i not in self.taken for token in self.doc[left:right]):
            return False
        if words[-1] in ("or", "and", "up", "down", "by") and len(words) < 6:
            return True
        return words[-1] in COMPARING or words[0] in ("(", "compared") or (words[-1] in ("a", "an") and len(words) < 8)

    def _bracketed(self, i: int, partner: int | None) -> str | None:
        """Read Diamer Dam (Rs33 billion): the noun before the bracket; of a figure before it, that figure's metric."""
        at = self.leads[i] - 1
        while at > 0 and self.doc[at].text != "(":
            at -= 1
        if at > 0 and at - 1 in self.taken and partner is not None:
            return self.found[partner]
        for token in self.doc[self._sentence(at)[0] : at]:
            if token.lower_ in self.moves and token.dep_ in ("nsubj", "nsubjpass", "dobj"):
                return self._phrase(token)
        noun = self.doc[at - 1] if at > 0 else None
        return self._phrase(noun) if noun is not None and noun.tag_ in NOUNS else self._nearest(self.spans[i])

    def _earlier(self, i: int) -> str | None:
        """Give the metric of the figure before, in this sentence or the one before."""
        near = i > 0 and self.reading.sentences.between(self.spans[i - 1].start, self.spans[i].start) <= 2
        return self.found[i - 1] if near else None

    def _nearest(self, span: Span) -> str | None:
        for token in reversed(self.doc[self._sentence(span.start)[0] : span.start]):
            if token.tag_ in NOUNS and token.i not in self.taken and token.i not in self.dated:
                return self._phrase(token)
        return None

    def _ranked(self, span: Span) -> str | None:
        """Read third-largest contributor, top five countries; China ranked second: its subject."""
        noun = self._next_noun(span.end)
        if noun is not None:
            return self._phrase(noun)
        head = span.root.head
        subject = self._of_verb(head, span, False) if head.tag_.startswith("V") else None
        return self._phrase(subject) if subject is not None else None

    # ------------------------------------------------------------------------------------------- words of the phrase

    def _phrase(self, noun: Token, floor: int = 0) -> str | None:
        """Word the noun phrase of a head: its modifiers and the phrases behind it, without figures and dates."""
        doc = self.doc
        left = noun.i
        floor = max(floor, self._sentence(noun.i)[0])
        while left > floor and self._modifies(doc[left - 1]):
            left -= 1
            if doc[left].tag_ in ("DT", "PRP$", "PDT"):
                break
        right = self._right(noun)
        while left < noun.i and (
            doc[left].lower_ in listed("determiners") or doc[left].is_punct or doc[left].tag_ in ("CC", "POS", "RB")
        ):
            left += 1
        words = doc[left:right]
        while len(words) > LONGEST and words.end > noun.i + 1:
            words = doc[words.start : words.end - 1]
        while len(words) > LONGEST and words.start < noun.i:
            words = doc[words.start + 1 : words.end]
        while len(words) > 1 and (
            words[-1].is_punct
            or words[-1].lower_ in listed("links")
            or words[-1].tag_ in ("CC", "DT", "POS", "IN", "TO")
        ):
            words = doc[words.start : words.end - 1]
        text = " ".join(words.text.split())
        return text or None

    def _modifies(self, token: Token) -> bool:
        if token.i in self.taken or token.i in self.dated:
            return False
        if token.lower_ == "and":
            return (
                token.head.tag_ in NOUNS
                and token.head.i == token.i - 1
                and token.head.dep_ in ("compound", "nmod", "amod", "pobj", "nsubj", "dobj")
            )
        return token.tag_ in (
            *NOUNS,
            "JJ",
            "JJR",
            "JJS",
            "VBN",
            "VBG",
            "HYPH",
            "POS",
            "DT",
            "PRP$",
            "AFX",
            "CD",
        ) or token.text in ("&", "-")

    def _right(self, noun: Token) -> int:
        """Go right over the phrases that hang on a noun: exports of IT services to Europe."""
        doc, at = self.doc, noun.i + 1
        limit = min(self._sentence(noun.i)[1], noun.i + LONGEST)
        open_link = False
        while at < limit and at not in self.taken and at not in self.dated:
            token = doc[at]
            joined = doc[at - 1].text == "-" or token.tag_ in ("HYPH", "POS")
            if (
                token.lower_ in listed("links")
                and token.dep_ in ("prep", "agent")
                and token.head.i >= noun.i
                and token.head.i < at
            ) or (token.tag_ in ("VBN", "VBG") and token.dep_ == "acl"):
                open_link = True
            elif token.text in ("(", ")"):
                if not open_link and token.text == "(" and at != noun.i + 1:
                    break
            elif token.text == "," or (
                not joined
                and not (
                    token.tag_ in (*NOUNS, "JJ", "JJR", "DT", "PRP$", "CC", "VBG", "CD", "$")
                    and (open_link or at == noun.i + 1)
                )
            ):
                break
            at += 1
        return at

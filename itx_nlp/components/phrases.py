"""Noun phrases as metrics word them: a head with the words around it."""

from spacy.tokens import Span, Token

from itx_nlp.components.heads import ADJECTIVES, LONGEST, NEARBY, NOUNS, Heads
from itx_nlp.text.wordlists import listed

CLAUSES = ("ROOT", "ccomp", "xcomp", "advcl", "relcl", "pcomp")  # a participle there is a verb, not a modifier
IN_PHRASE = (*NOUNS, *ADJECTIVES, "HYPH", "POS", "DT", "PRP$", "AFX")
BEHIND_LINK = (*NOUNS, "JJ", "JJR", "DT", "PRP$", "CC", "VBG", "CD", "$")
KEPT = {"unchanged", "intact", "steady", "flat", "constant", "stable"}


class Phrases(Heads):
    """Word noun phrases."""

    def nearest(self, span: Span) -> str | None:
        """Word the noun that stands nearest before a figure, in its sentence."""
        for token in reversed(
            self.doc[max(self.reading.sentences.of(span.start)[0], span.start - NEARBY) : span.start]
        ):
            if token.tag_ in NOUNS and self.free(token.i) and token.lower_ not in listed("pronouns"):
                return self.words(token)
        return None

    def words(self, noun: Token, floor: int = 0) -> str | None:
        """Word the noun phrase of a head: its modifiers and the phrases behind it, without figures and dates."""
        phrase = self._phrase(noun, floor)
        if noun.lower_ == "total" and any(token.i in self.numerals for token in phrase[:3]):
            phrase = phrase[next(at for at in range(3) if phrase[at].i in self.numerals) + 1 :] or phrase  # of 90 cups
        text = " ".join(phrase.text.split())
        if (owned := self._of_a_time(phrase)) is not None:
            text = f"{text} of {self._phrase(owned).text}"
        return text if any(letter.isalpha() for letter in text) else None

    def _of_a_time(self, phrase: Span) -> Token | None:
        """Read the size of next year's budget, the value of last year's tea exports: the noun behind the date."""
        doc, at = self.doc, phrase.end
        if phrase.text.lower() not in listed("of a thing") or doc[at : at + 1].text != "of":
            return None
        at += 1
        while at < len(doc) and (at in self.dated or doc[at].tag_ in ("DT", "POS")):
            at += 1
        behind_time = at - 1 in self.dated or (doc[at - 1].tag_ == "POS" and at - 2 in self.dated)
        return self.next_noun(at) if behind_time else None

    def _phrase(self, noun: Token, floor: int = 0) -> Span:
        doc = self.doc
        if self._is_short_form(noun.i + 1) and (head := self.next_noun(noun.i)) is not None:
            noun = head  # public works (PW) outlay
        left = noun.i
        floor = max(floor, self.reading.sentences.of(noun.i)[0])
        while left > floor:
            if doc[left - 1].text == ")" and left - 4 > floor and doc[left - 3].text == "(":
                left -= 3  # the multi-year tariff (MYT) structure
                continue
            rated = left - 2 > floor and doc[left - 2].lower_ == "per" and doc[left - 1].lower_ != "capita"
            if rated or not self._modifies(doc[left - 1]):
                break  # a Rs5 per litre |levy|
            left -= 1
            if doc[left].tag_ in ("DT", "PRP$", "PDT") and doc[left - 1].text != "-":
                break
        if doc[left].lower_ == "capita" and left > floor and doc[left - 1].lower_ == "per":
            left -= 1
        left = self._owner(left, floor)
        if left < noun.i and doc[left - 1].text == "/" and left > floor:
            left += 1  # Rs3/unit surcharge
        right = self._right(noun)
        while left < noun.i and (
            doc[left].lower_ in listed("determiners")
            or doc[left].lower_ in ("worth", "more")
            or doc[left].is_punct
            or (doc[left].tag_ in ("CC", "POS", "RB") and doc[left + 1].text != "-")
        ):
            left += 1
        right = max(noun.i + 1, min(right, left + LONGEST))
        words = doc[max(left, right - LONGEST) : right]
        while len(words) > 1 and (
            words[-1].is_punct
            or words[-1].lower_ in listed("links")
            or words[-1].tag_ in ("CC", "DT", "POS", "IN", "TO", "VBG", "PRP$")
            or words[-1].lower_ in ("worth", "equal", "due", "amounting", "such", "more", "less")
            or (words[-1].tag_ == "VBN" and words[-1].dep_ == "acl")
            or (words[-1].i == noun.i + 1 and self._moves_on(words[-1]))
            or (words[-1].tag_ == "JJ" and words[-1].lower_ in KEPT)  # left the rate unchanged at 5%
        ):
            words = doc[words.start : words.end - 1]
        opened = next((token.i for token in words if token.text == "("), words.start)
        if opened > words.start and ")" not in words.text:
            words = doc[words.start : opened]  # the bracket behind it has lost its end
        return words

    def _moves_on(self, verb: Token) -> bool:
        """Tell a verb of change that is tagged as a noun: saw their pay |skyrocket| from 5 to 9."""
        moves = verb.lower_ in listed("increase moves") | listed("decrease moves")
        moves = moves and verb.lower_ not in listed("increase noun") | listed("decrease noun")
        return moves and self.doc[verb.i + 1 : verb.i + 2].text in ("from", "to", "by")

    def listed_words(self, noun: Token) -> str | None:
        """Word a noun with those joined to it: local councils and rural roads, for the councils; not what comes next.

        A list ends with "and" and a noun phrase that no verb follows; else it is only the noun's own phrase.
        """
        phrase = self._phrase(noun)
        at, last = phrase.end, None
        while at < min(len(self.doc) - 1, noun.i + LONGEST):
            joint = self.doc[at]
            if joint.text != "," and joint.lower_ not in ("and", "&"):
                break
            begin = at + 1 + (joint.text == "," and self.doc[at + 1].lower_ == "and")
            thing = self.next_noun(begin)
            if thing is None or any(self.doc[k].tag_ in ("DT", "PRP$") for k in range(begin, thing.i)):
                break
            at = thing.i + 1
            if self.doc[begin - 1].lower_ in ("and", "&"):
                last = thing
                break
        words = self.words(noun)
        if words is None or last is None or last.i + 1 >= len(self.doc) or not self.free(last.i):
            return words
        behind = self.doc[last.i + 1]
        goes_on = behind.tag_.startswith("V") or behind.tag_ == "MD"
        own = noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i in (behind.i, behind.head.i)
        if (goes_on and not own) or behind.i in self.taken:
            return words
        whole = " ".join(self.doc[phrase.start : last.i + 1].text.split())
        return whole if len(whole.split()) <= LONGEST else words

    def _modifies(self, token: Token) -> bool:
        if token.i in self.taken or self._is_time(token.i) or token.i in self.numerals:
            return False
        following = self.doc[token.i + 1]
        if (following.text == "-" and not token.whitespace_) or (
            self.doc[token.i - 1].text == "-" and following.text == "-"
        ):
            return True  # tax-to-GDP ratio
        if token.tag_ in ("RP", "IN", "RB") and self.doc[token.i - 1].text == "-" and not token.nbor(-1).whitespace_:
            return following.tag_ in NOUNS  # pick-up sales
        if token.lower_ == "and":
            return (token.i > 0 and self.whole_pair(token.nbor(-1)).i == token.i + 2) or (
                token.head.tag_ in NOUNS
                and token.head.i == token.i - 1
                and token.head.dep_ in ("compound", "nmod", "amod", "pobj", "nsubj", "dobj")
            )
        if token.tag_ in ("VBN", "VBG") and token.dep_ in CLAUSES:
            return False  # have brought income
        return token.tag_ in IN_PHRASE or token.text in ("&", "-")

    def _owner(self, left: int, floor: int) -> int:
        """Go left over the name whose end owns a noun: the Bank of Lahore's reserves, from Lahore."""
        doc = self.doc
        if doc[left - 1].lower_ != "of" or left - 2 < floor or left + 1 >= len(doc) or doc[left + 1].tag_ != "POS":
            return left
        whole = doc[left - 2]
        if whole.tag_ not in ("NNP", "NNPS") or doc[left].head.i != left - 1 or not self.free(whole.i):
            return left
        at = whole.i
        while at > max(floor, left - LONGEST // 2) and doc[at - 1].tag_ in ("NNP", "NNPS") and self.free(at - 1):
            at -= 1
        return at

    def _right(self, noun: Token) -> int:
        """Go right over the phrases that hang on a noun: exports of IT services to Europe."""
        doc, at = self.doc, noun.i + 1
        limit = min(self.reading.sentences.of(noun.i)[1], noun.i + LONGEST)
        open_link = False
        while at < limit and at not in self.taken and at not in self.dated:
            token = doc[at]
            joined = doc[at - 1].text == "-" or token.tag_ in ("HYPH", "POS")
            if self._is_dash(at) or (at in self.numerals and any(t.dep_ == "acl" for t in doc[noun.i + 1 : at])):
                break  # clinics |serving| 900 patients
            begins = open_link or at == noun.i + 1
            if _links(token, noun):
                open_link = True
            elif token.text == "," or token.lower_ == "but" or (token.text == "(" and not begins):
                break
            elif token.text not in ("(", ")") and not joined:
                inside = token.dep_ == "amod" and token.head.i > at  # the number of listed firms
                if not begins or not (inside or token.tag_ in BEHIND_LINK):
                    break
            at += 1
        return at


def _links(token: Token, noun: Token) -> bool:
    """Tell what leads to a phrase behind a noun that goes on with it: exports |of| yarn, plans |announced| in May."""
    if token.tag_ in ("VBN", "VBG") and token.dep_ == "acl":
        return True
    return token.lower_ in listed("links") and token.dep_ in ("prep", "agent") and noun.i <= token.head.i < token.i

"""One sentence as reported speech sees it: who may be a source in it, and where what is reported ends."""

from spacy.tokens import Token

from itx_nlp.components.grammar import AGENTS, EDGE, Range, antecedent, content_end, find_subject, own_subject, trim
from itx_nlp.components.page import Page, Reported
from itx_nlp.components.tree import child_of
from itx_nlp.text.numbers import fraction_words, number_words
from itx_nlp.text.wordlists import listed

_NO_SOURCE = {"there", "this", "these", "those", "what", "whatever", "nothing"}
_NOBODY = {"nobody", "none", "neither"}
_PERSONAL = {"who", "he", "she", "i", "we", "they", "many", "some", "others", "most", "everyone", "nobody", "both"}
_PERCENT = {"percent", "pc", "cent", "%"}
_MODIFIERS = 2  # words before a verb that opens a quotation: “strongly condemned”


class Passage:
    """One sentence of a Page."""

    def __init__(self, page: Page, start: int, end: int):
        self.page, self.doc, self.start, self.end = page, page.doc, start, end
        self.reporting = {i for i in range(start, end) if page.speaks(page.doc[i]) and not self._is_quoted(i)}

    def _is_quoted(self, i: int) -> bool:
        """Say whether a verb is quoted; one that only opens a quotation, as in `Rana “condemned the levy”`, is not."""
        n = self.page.quoted[i]
        if n < 0:
            return False
        first = self.page.ranges[n][0]
        subject = own_subject(self.doc[i]) if first > self.start and i - first <= _MODIFIERS else None
        return subject is None or subject[1] > first

    def source_kind(self, subject: Range) -> str:
        """Say what a noun phrase names: person (also a body), document, none or other."""
        head = self.doc[subject[0] : subject[1]].root
        word = head.lower_
        if self.page.names_person(head.i) or self.page.names_body(head.i):
            return "person"
        if word == "those" and any(child.dep_ in {"acl", "relcl"} for child in head.children):
            return "person"  # `those surveyed`
        scale = number_words().get(word, ("", 0))[0] in ("hundred", "scale")
        if scale or word in _NO_SOURCE or (word == "one" and head.tag_ == "PRP"):
            return "none"
        if word in {"which", "that"}:
            noun = antecedent(head)
            return self.source_kind(noun) if noun else "other"
        behind = self.doc[head.i + 1 : head.i + 2]
        before = self.doc[head.i - 1 : head.i] if head.i > subject[0] else behind
        if (head.tag_ == "CD" and before.text.lower() in listed("numbered")) or (
            word in listed("numbered") and any(token.tag_ == "CD" for token in behind)
        ):
            return "other"  # `Number 40 asked how many looms we had`
        if self.is_share(subject):
            return "other"  # `A third said so`, but who supports a thing is counted: `12 per cent support the levy`
        if head.tag_ in {"NN", "NNS"}:
            kind = self.page.nouns.get(word) or self.page.nouns.get(word.rpartition("-")[2])
            if kind is None and word.endswith(AGENTS):
                kind = "person"
            return "person" if kind == "body" else kind or "other"
        if head.tag_ in {"VBG", "VB"}:
            return "none"
        if head.tag_ in {"NNP", "NNPS"} and self.page.nouns.get(word) == "document":
            return "document"
        return "person"

    def is_nobody(self, subject: Range) -> bool:
        """Say whether a subject is nobody: `Nobody at the board`, `no one`."""
        head = self.doc[subject[0] : subject[1]].root
        return head.lower_ in _NOBODY or (head.lower_ == "one" and any(c.lower_ == "no" for c in head.children))

    def is_share(self, subject: Range) -> bool:
        """Say whether a noun phrase is a share of people who were asked: `a third`, `44pc`."""
        word: str = self.doc[subject[0] : subject[1]].root.lower_
        return word in _PERCENT or word in fraction_words() or (word.endswith("pc") and word[0].isdigit())

    def source(self) -> Range | None:
        """Give the subject of the first reporting verb, where it names who may speak."""
        for i in sorted(self.reporting):
            subject = find_subject(self.doc[i])
            if subject and self.source_kind(subject) in {"person", "document"}:
                return self.page.speaker(*subject)
        return None

    def voice(self, subject: Range) -> str:
        """Say the kind of a source, people ("human") told from bodies ("person")."""
        kind = self.source_kind(subject)
        return "human" if kind == "person" and self._is_human(self.doc[subject[0] : subject[1]].root) else kind

    def _is_human(self, head: Token) -> bool:
        word = head.lower_
        if word in {"which", "that"}:
            noun = antecedent(head)
            return noun is not None and self._is_human(self.doc[noun[0] : noun[1]].root)
        if head.tag_ in {"NN", "NNS"}:
            kind = self.page.nouns.get(word) or self.page.nouns.get(word.rpartition("-")[2])
            return kind == "person" or (kind is None and word.endswith(AGENTS))
        if head.tag_ == "NNPS":
            return True  # `Republicans`
        return word in _PERSONAL or self.page.names_person(head.i)

    def end_of(self, verb: Token, content: Token) -> int:
        """Give where what a verb introduces ends."""
        return content_end(verb, content, self.end, self.reporting)

    def skip_that(self, i: int) -> int:
        """Skip marks and the conjunction `that`."""
        while i < self.end and self.doc[i].text in EDGE:
            i += 1
        if i + 1 >= self.end or not (is_that(self.doc[i]) or _taken_for_which(self.doc[i])):
            return i
        return i + 1

    def reported(self, content: Range, speaker: Range | None, cue: Range) -> Reported:
        """Make a report of a content, its edges cut clean."""
        start, end = trim(self.doc, *content)
        day = self.doc[start + 1].text if end > start + 3 and start == cue[1] else ""
        if day.endswith("day") and day.istitle() and self.doc[start].lower_ == "on" and self.doc[start + 2].text != ",":
            start = self.skip_that(start + 2)  # `said |on Monday| they had left`
        end = self._before_source(start, end, cue)
        if self.doc[max(start, end - 2) : end].text.lower() == "or so" and cue[0] >= end:
            start, end = trim(self.doc, start, end - 2)  # `Copper is dear, |or so| traders say`
        if end > start and self.doc[end - 1].text == ")" and all(t.text != "(" for t in self.doc[start:end]):
            end -= 1  # `(his office later said that it was shut)`
        return Reported(*trim(self.doc, start, end), speaker, cue)

    def _before_source(self, start: int, end: int, cue: Range) -> int:
        """Give where a content ends before its source, `rents fell, |according to a survey|`, or `|its head| Rana`."""
        for i in range(max(start, cue[1]) + 1, end - 1):
            if self.doc[i].lower_ == "according" and self.doc[i + 1].lower_ == "to" and self.doc[i - 1].text == ",":
                goal = child_of(self.doc[i + 1], "pobj")
                if goal is not None and self.source_kind((goal.left_edge.i, goal.i + 1)) in {"person", "document"}:
                    return i - 1
        post, verb = self.doc[end - 1], self.doc[cue[0]]
        first = post.left_edge.i
        joined = end <= cue[0] and post.dep_ in {"nsubj", "dobj"} and post.head.i == verb.i and start < first - 1
        if joined and self.doc[first - 1].text == ",":
            return first - 1  # `The ward is full, |its superintendent| Rana said`
        return end

    def has_hearer(self, verb: Token) -> bool:
        """Say whether a verb names whom it is said to: `told reporters`."""
        return any("person" in cue.any for cue, _ in self.page.cues(verb))


def _taken_for_which(token: Token) -> bool:
    """Say whether a conjunction was taken for a pronoun: `said in the letter |that| the board plans to meet`."""
    return token.lower_ == "that" and token.tag_ == "WDT" and token.nbor().tag_ in {"DT", "PRP", "PRP$", "NNP", "NNPS"}


def is_that(token: Token) -> bool:
    """Say whether a token is the conjunction `that`."""
    return token.lower_ == "that" and (token.tag_ == "IN" or token.dep_ == "mark")

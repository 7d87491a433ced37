"""A Doc as attribution sees it: its quotations by token, its sentences, and which verbs report."""

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from itx_nlp import document
from itx_nlp.components.grammar import AGENTS, QUOTE_MARKS, VERBS, Range, core, is_auxiliary, is_owner
from itx_nlp.text.cues import Cue, CueLexicon
from itx_nlp.text.quotations import find_quotations
from itx_nlp.text.wordlists import listed

_PERSONAL = 85  # tokens for each "I" of an author who tells of himself
_LEAST_SINGLE = 6  # words between 'single' marks that may be speech; fewer are a name or a title


@dataclass(frozen=True, slots=True)
class Reported:
    """What one source says in one sentence, in token indices; speaker or cue is None where no words name it."""

    start: int
    end: int
    speaker: Range | None
    cue: Range | None
    direct: bool = False
    sentence_wide: bool = False  # the cue governs its whole sentence: "according to"
    spoken: bool = False  # direct speech without quotation marks: an answer of an interview


class Page:
    """The parts of a Doc that attribution reads."""

    def __init__(self, doc: Doc, lexicon: CueLexicon, nouns: dict[str, str], skip: list[Range]):
        self.doc, self.lexicon, self.nouns = doc, lexicon, nouns
        self.text = document.text_of(doc)
        self.people = sorted((span.start, span.end) for span in doc.spans.get(document.PEOPLE, []))
        self.bodies = sorted((span.start, span.end) for span in doc.spans.get(document.ORGANIZATIONS, []))
        starts = [token.idx for token in doc]
        self.quotations = []
        self.ranges: list[Range] = []
        self.quoted = [-1] * len(doc)
        self.taken: set[int] = set()  # cues that direct speech has used
        for q in find_quotations(self.text):
            first, last = bisect_left(starts, q.inner_start), bisect_left(starts, q.inner_end)
            if first and starts[first - 1] + len(doc[first - 1]) > q.inner_start:
                first -= 1
            if last <= first or not (q.double or last - first >= _LEAST_SINGLE):
                continue
            for i in range(first, last):
                self.quoted[i] = len(self.ranges)
            self.quotations.append(q)
            self.ranges.append((first, last))
        skipped = {i for a, b in skip for i in range(a, b)}
        self.sentences = [(s.start, s.end) for s in document.sentences(doc) if s.start not in skipped]
        told = sum(token.text == "I" and self.quoted[token.i] < 0 for token in doc)
        self.personal = told * _PERSONAL >= len(doc)  # a column, a blog
        self.sentence_of = [-1] * len(doc)
        for number, (start, end) in enumerate(self.sentences):
            for i in range(start, end):
                self.sentence_of[i] = number

    def names_person(self, i: int) -> bool:
        """Say whether a token is part of a person's name."""
        return _covers(self.people, i)

    def names_body(self, i: int) -> bool:
        """Say whether a token is part of the name of a body."""
        return _covers(self.bodies, i)

    def name_at(self, i: int) -> int:
        """Give where a person's name ends that begins at a token; 0 where none does."""
        return next((end for start, end in self.people if start == i), 0)

    def sentence(self, i: int) -> Range:
        """Give the sentence of a token; an empty one in a skipped zone."""
        number = self.sentence_of[i]
        return self.sentences[number] if number >= 0 else (i, i)

    def before(self, n: int) -> int:
        """Give the index after the last token before a quotation and its mark."""
        i = self.ranges[n][0]
        while i > 0 and self.doc[i - 1].text in QUOTE_MARKS:
            i -= 1
        return i

    def closes(self, n: int) -> bool:
        """Say whether nothing of a sentence but punctuation, or another quotation, stands behind a quotation."""
        i = self.after(n)
        if i < len(self.doc) and self.doc[i].tag_ == "CC":
            return self.doc[i + 1 : i + 2].text in QUOTE_MARKS
        return i >= len(self.doc) or self.doc[i].is_punct or self.doc[i].is_space or self.doc[i].is_sent_start is True

    def after(self, n: int) -> int:
        """Give the first token behind a quotation and its mark."""
        i = self.ranges[n][1]
        while i < len(self.doc) and self.doc[i].text in QUOTE_MARKS:
            i += 1
        return i

    def speaker(self, start: int, end: int) -> Range:
        """Give the words of a subject that name the source: a name in it, the body whose data it is, or its core."""
        doc = self.doc
        short = core(doc, start, end)
        for a, b in _between(self.people, start, end):
            if self._names(a, b, doc[start:end].root):
                return a, b
        head = doc[short[0] : short[1]].root
        if self.nouns.get(head.lower_) == "document":
            for a, b in _between(self.bodies, start, end):
                if (a >= short[1] or head.tag_ in {"NN", "NNS"}) and is_owner(doc[a:b].root, head):
                    return a, b
            if doc[start].tag_ == "PRP$":
                return start, start + 1
        return self._sender(head) or short

    def _sender(self, noun: Token) -> Range | None:
        """Give who is behind a paper or an utterance: `a report by |a clerk|`, `a flood of calls from |traders|`."""
        of = next((goal for link in noun.children if link.lower_ == "of" for goal in link.children), None)
        made = [child for child in noun.children if child.dep_ == "acl" and child.tag_ == "VBN"]
        papers = [noun] if self.nouns.get(noun.lower_) == "document" or self._utters(noun) else []
        papers += [noun, of] if of is not None and self._utters(of) and self.nouns.get(noun.lower_) is None else []
        papers += [
            verb for verb in made if papers and verb.lower_ in listed("issued")
        ]  # `a tally presented by |a guild|`
        for paper in papers:
            for link in paper.children:
                if link.lower_ not in {"by", "from"} or link.i < noun.i:
                    continue
                for goal in link.children:
                    kind = self.nouns.get(goal.lower_) if goal.tag_ in {"NN", "NNS"} else "person"
                    agents = goal.tag_ == "NNS" and goal.lower_.endswith(AGENTS)
                    if goal.dep_ == "pobj" and (agents or kind in {"person", "body"}):
                        return core(self.doc, goal.left_edge.i, goal.right_edge.i + 1)
        return None

    def _utters(self, noun: Token) -> bool:
        """Say whether a noun is what somebody says: `complaints`."""
        return noun.tag_ in {"NN", "NNS"} and noun.lower_ in self.lexicon.nouns

    def _names(self, a: int, b: int, head: Token) -> bool:
        """Say whether a person's name in a subject names the subject: not `an aide of Ali`, `Ali's aide`."""
        doc = self.doc
        if b < len(doc) and doc[b].tag_ == "POS":
            return False
        titled = a > 1 and self.nouns.get(doc[a - 1].lower_) == "person" and head.tag_ in {"NNP", "NNPS"}
        if titled and (doc[a - 2].text == ")" or any(last == a - 1 for _, last in self.bodies)):
            return True  # `Board of Trade (BoT) Chairman Bilal Rana`
        token = doc[a:b].root
        while token.i != head.i:
            if token.dep_ in {"relcl", "acl", "poss"}:
                return False
            if token.dep_ == "pobj":
                title = doc[a - 1].tag_ in {"NNP", "NNPS"} or doc[a - 1].text in {",", ")"}
                field = title and token.head.lower_ in {"on", "for"} and token.head.i < a - 1
                if field and self.nouns.get(doc[a - 1].lower_) != "person":
                    return True  # `Adviser to the Mayor on Parks Bilal Rana`, not `spokesman for President Rana`
                return (title and token.i != doc[a:b].root.i) or doc[a - 1].text in {",", ")"}
            if token.head.i == token.i:
                return True
            token = token.head
        return True

    def cues(self, token: Token) -> list[tuple[Cue, Range]]:
        """List the reporting verbs a token may be, those with a particle that stands with it first."""
        if token.tag_ not in VERBS or is_auxiliary(token):
            return []
        found = []
        for cue in self.lexicon.verbs.get(token.lower_, ()):
            last = token.i
            for word in cue.words[1:]:
                last = next((t.i for t in self.doc[last + 1 : last + 8] if t.lower_ == word and _with(t, token)), -1)
                if last < 0:
                    break
            if last >= 0:
                found.append((cue, (token.i, last + 1)))
        return found

    def speaks(self, token: Token) -> bool:
        """Say whether a verb reports speech; one that tells only what people want or know does not."""
        return any(cue.any or cue.person or cue.document or cue.carriers for cue, _ in self.cues(token))

    def cue_introducing(self, token: Token, what: str) -> Range | None:
        """Give the words of a reporting verb that can introduce `what`, behind any subject."""
        for cue, words in self.cues(token):
            if what in cue.any | cue.person | cue.document:
                return words
        return None


def _covers(ranges: list[Range], i: int) -> bool:
    """Say whether one of the ranges of a sorted list holds a token."""
    near = bisect_left(ranges, (i + 1, 0))
    return near > 0 and i < ranges[near - 1][1]


def _between(ranges: list[Range], start: int, end: int) -> list[Range]:
    """List the ranges of a sorted list that lie between two tokens."""
    return [r for r in ranges[bisect_left(ranges, (start, 0)) : bisect_left(ranges, (end, 0))] if r[1] <= end]


def _with(particle: Token, verb: Token) -> bool:
    return particle.i == verb.i + 1 or particle.head.i == verb.i

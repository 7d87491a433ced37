"""Attribute what a sentence reports in its own words: `X said that …`, `according to X`, `X called for …`."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from itx_nlp.components.grammar import (
    DASHES,
    EDGE,
    FINITE,
    Range,
    antecedent,
    content_end,
    depends_on,
    find_subject,
    has_to,
    is_auxiliary,
    is_clause,
    is_negated,
    own_subject,
    trim,
)
from itx_nlp.components.page import Page, Reported
from itx_nlp.text.cues import Cue

_BE = {"is", "was", "are", "were", "be", "been", "'s", "’s", "'re", "’re", "remains", "remained", "am", "'m", "’m"}
_ABOUT = {"for", "of", "about", "over", "on", "against", "regarding"}
_REFLEXIVE = {"himself", "herself", "itself", "themselves"}
_TITLE = {"NNP", "NN", "DT", "JJ", "IN", "CC"}
_AGENTS = ("ers", "ors", "ists", "ians", "eers", "men", "women")  # unknown plurals that name people
_NO_SOURCE = {"there", "this", "these", "those", "what", "whatever", "nothing"}
_DUTY = {"must", "should", "ought", "shall"}  # `they must note that …`: nobody has noted it yet
_SCALES = {"hundred", "thousand", "lakh", "crore", "million", "billion", "trillion"}
_STRONG = {"say", "tell", "add", "state", "note", "argue", "claim", "insist", "explain", "remark", "think", "believe"}


class Reporter:
    """Find reported speech in the sentences of one Page."""

    def __init__(self, page: Page):
        self.page, self.doc, self.nouns = page, page.doc, page.nouns

    def sentence(self, start: int, end: int, direct: list[Reported]) -> list[Reported]:
        """Give what one sentence reports besides its direct speech."""
        doc, page = self.doc, self.page
        self.start, self.end, self.direct = start, end, direct
        self.reporting = {i for i in range(start, end) if page.quoted[i] < 0 and page.cues(doc[i])}
        self.found: list[Reported] = []
        for i in range(start, end):
            if page.quoted[i] >= 0 or i in page.taken:
                continue
            token = doc[i]
            one = None
            if token.lower_ in page.lexicon.part("preposition"):
                one = self._according(token)
            elif i in self.reporting:
                one = self._verb(token) or self._mistagged(token)
            elif token.lower_ in page.lexicon.part("adjective") and token.tag_ in {"JJ", "VBN"}:
                one = self._adjective(token)
            elif token.tag_ in {"NN", "NNS", "JJ"}:
                one = self._mistagged(token) or self._noun(token)
            elif token.lower_ == "of" and token.i > start:
                one = self._phrase(token)
            if one is not None and one.end > one.start:
                self.found.append(one)
        return _settle(doc, self.found, direct)

    # ---- who may be a source
    def source_kind(self, subject: Range) -> str:
        """Say what a noun phrase names: person (also a body), document, none or other."""
        head = self.doc[subject[0] : subject[1]].root
        word = head.lower_
        if word in _NO_SOURCE or word in _SCALES:
            return "none"
        if word in {"which", "that"}:
            noun = antecedent(head)
            return self.source_kind(noun) if noun else "other"
        if head.tag_ in {"NN", "NNS"}:
            kind = self.nouns.get(word) or self.nouns.get(word.rpartition("-")[2])
            if kind is None and word.endswith(_AGENTS):
                kind = "person"
            return "person" if kind == "body" else kind or "other"
        if head.tag_ in {"VBG", "VB"}:
            return "none"
        if head.tag_ in {"NNP", "NNPS"} and self.nouns.get(word) == "document":
            return "document"
        return "person"

    # ---- verbs
    def _verb(self, verb: Token) -> Reported | None:
        subject = find_subject(verb)
        if verb.dep_ in {"acl", "amod"} and verb.tag_ == "VBN" and not any(c.dep_ == "agent" for c in verb.children):
            return None
        purpose = verb.tag_ == "VB" and has_to(verb) and verb.dep_ not in {"xcomp", "conj", "ROOT"}
        if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.i > verb.i:
            return None  # `Highlighting the delays, he said …`: only what he said is the claim
        if verb.dep_ == "prep" or _is_due(verb):
            return None  # `Regarding …`
        inverted = self._inverted(verb)
        if inverted:
            return inverted
        earlier = (self.found or self.direct)[-1:]
        trails = verb.tag_ == "VBG" and self.doc[verb.i - 1].text == "," and verb.dep_ != "pcomp"
        if earlier and (trails or _coordinated(verb)) and earlier[0].speaker and not self._nearer(verb, earlier[0]):
            subject, speaker = earlier[0].speaker, earlier[0].speaker  # `…, adding that …`
        elif subject is None:
            return self._passive(verb)
        else:
            speaker = self.page.speaker(*subject)
        kind = self.source_kind(subject) if subject else "person"
        if kind == "none":
            return None
        for cue, words in self.page.cues(verb):
            takes = cue.takes("person" if kind == "other" else kind)
            if kind == "other":  # `the jump highlights a risk`: nobody speaks
                takes = takes & {"clause", "quote"} if not cue.document else frozenset()
            opening = self._opening(verb)
            if opening in {"if", "unless"}:
                takes = frozenset()  # nobody has said it yet
            elif purpose or opening in {"as", "after", "before", "once"}:
                takes = takes & {"clause"}  # the sentence says something else
            carrier = self._carrier(cue, verb) if kind != "other" else None
            if carrier:
                return self._reported(carrier[0], speaker, carrier[1])
            content = self._content(takes, words, verb, subject)
            if content:
                return self._reported(content, speaker, words)
        return None

    def _nearer(self, verb: Token, earlier: Reported) -> bool:
        """Say whether a participle goes on from a verb behind the last report: `…, but he refused, saying`."""
        above = verb.head
        return bool(
            verb.tag_ == "VBG"
            and above.i in self.reporting
            and own_subject(above)
            and earlier.cue
            and earlier.cue[0] < above.i < verb.i
        )

    def _passive(self, verb: Token) -> Reported | None:
        """Find `The committee was told that …`, whose speaker no words name."""
        hearer = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
        helpers = [child for child in verb.children if is_auxiliary(child)]
        if hearer is None or not any(child.dep_ == "auxpass" for child in helpers) or is_negated(verb):
            return None
        if any(child.tag_ == "MD" for child in helpers) or self._opening(verb) in {"if", "unless"}:
            return None
        subject = hearer.left_edge.i, hearer.right_edge.i + 1
        for cue, words in self.page.cues(verb):
            if "clause" in cue.any and cue.words[0] != "convince":
                closes = all(token.is_punct for token in self.doc[words[1] : self.end])
                that = any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children) or _is_that(self.doc[words[1]])
                content = self._clause(words, verb, subject) if closes or that else None
                return self._reported(content, None, words) if content else None
        return None

    def _inverted(self, verb: Token) -> Reported | None:
        """Find `Power is dear, added Rana.`: the name behind its verb closes the sentence."""
        doc, start = self.doc, verb.i + 1
        if verb.tag_ not in FINITE | {"VBN"} or doc[verb.i - 1].text != "," or verb.i - self.start < 4:
            return None
        name = next(
            (one for one in self.page.people + self.page.bodies if start <= one[0] <= start + 6 < one[1] + 6), None
        )
        if name is None or any(token.tag_ not in _TITLE for token in doc[start : name[0]]):
            return None
        if not all(token.is_punct or token.is_space for token in doc[name[1] : self.end]):
            return None
        if not any(token.tag_ in FINITE for token in doc[self.start : verb.i - 1]):
            return None
        words = next((words for cue, words in self.page.cues(verb) if {"clause", "quote"} <= cue.any), None)
        return self._reported((self.start, verb.i - 1), self.page.speaker(start, name[1]), words) if words else None

    def _opening(self, verb: Token) -> str:
        """Give the conjunction of the adverbial clause a verb heads, or an empty string."""
        while verb.dep_ in {"xcomp", "conj"} and verb.head.i != verb.i:
            verb = verb.head
        words = [c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod", "prep"} and c.tag_ in {"IN", "WRB"}]
        return words[0] if verb.dep_ in {"advcl", "pcomp"} and words else ""

    def _mistagged(self, token: Token) -> Reported | None:
        """Find `Rana highlights that …` where the verb was taken for a noun."""
        doc = self.doc
        if token.lower_ not in self.page.lexicon.verbs or token.i == self.start:
            return None
        if token.i + 2 >= self.end or doc[token.i + 1].lower_ != "that":
            return None
        before = doc[token.i - 1]
        if _is_due(token) or (token.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in token.children)):
            return None
        if self._opening(token) in {"if", "unless"}:
            return None
        named = before.tag_.startswith("NN") or before.tag_ in {"PRP", "CD", "RB", "MD", "VBZ", "VBP", "VBD"}
        if not (named or before.is_right_punct or before.text == ","):
            return None
        if not any("clause" in cue.any for cue in self.page.lexicon.verbs[token.lower_]):
            return None
        start = self.start
        for i in range(token.i - 1, self.start, -1):
            if doc[i].text == "," or doc[i].tag_ in FINITE:
                start = i + 1
                break
        content, cue = trim(doc, token.i + 2, self.end), (token.i, token.i + 1)
        end = token.i
        for i in range(start + 1, token.i):
            if doc[i - 1].tag_.startswith("NN") and doc[i].tag_ in {"IN", "TO", "JJ", "VBN", "VBG"}:
                end = i  # `Officials privy to the deal said that …`
                break
        return Reported(*content, self.page.speaker(start, end), cue)

    def _reported(self, content: Range, speaker: Range | None, cue: Range) -> Reported:
        return Reported(*trim(self.doc, *content), speaker, cue)

    def _carrier(self, cue: Cue, verb: Token) -> tuple[Range, Range] | None:
        """Find `expressed hope that …` and `raised concerns about …`: the content, and the whole cue."""
        for noun in verb.children:
            if noun.dep_ != "dobj" or noun.lower_ not in cue.carriers or self._points_back(noun):
                continue
            for child in noun.children:
                if child.i > noun.i and child.dep_ in {"acl", "relcl", "ccomp"} and is_clause(child):
                    start = self._skip_that(max(child.left_edge.i, noun.i + 1))
                    return (start, self._end(verb, child)), (verb.i, noun.i + 1)
            for child in [*noun.children, *verb.children]:
                if child.i > noun.i and child.dep_ == "prep" and child.right_edge.i > child.i:
                    return (child.i + 1, self._end(verb, child)), (verb.i, noun.i + 1)
            clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > noun.i), None)
            if clause is not None:
                start = self._skip_that(max(clause.left_edge.i, noun.i + 1))
                return (start, self._end(verb, clause)), (verb.i, noun.i + 1)
        return None

    def _content(self, takes: frozenset[str], words: Range, verb: Token, subject: Range | None) -> Range | None:
        """Give what a reporting verb introduces, or None."""
        doc = self.doc
        if "clause" in takes:
            clause = self._clause(words, verb, subject)
            if clause:
                return clause
        behind = [child for child in verb.children if child.i >= words[1]]
        if "infinitive" in takes:
            for child in behind:
                if child.dep_ in {"xcomp", "ccomp"} and has_to(child):
                    return words[1], self._end(verb, child)
        if "complement" in takes:
            for child in behind:
                if child.dep_ in {"ccomp", "oprd", "xcomp"}:
                    return words[1], self._end(verb, child)
        if "noun" in takes:
            if words[1] - words[0] > 1:
                behind += [child for child in doc[words[1] - 1].children if child.i >= words[1]]
            for child in behind:
                gerund = child.dep_ == "xcomp" and child.tag_ == "VBG"
                if gerund or child.dep_ in {"dobj", "pobj", "pcomp", "oprd", "ccomp"}:
                    if child.lower_ in _REFLEXIVE or child.tag_ == "WDT" or self._points_back(child):
                        return None
                    start, end = max(words[1], child.left_edge.i), self._end(verb, child)
                    return (start, end) if child.tag_ != "PRP" or trim(doc, start, end)[1] > child.i + 1 else None
        return None

    def _points_back(self, noun: Token) -> bool:
        """Say whether a noun phrase only points back to what was said: `expressed these views`."""
        demonstrative = any(c.lower_ in {"this", "these", "that", "those"} for c in noun.children if c.dep_ == "det")
        return demonstrative and noun.lower_ in self.page.lexicon.part("noun")

    def _clause(self, words: Range, verb: Token, subject: Range | None) -> Range | None:
        """Give the clause a verb introduces: behind it, before it, or around it."""
        doc = self.doc
        clause = next((c for c in verb.children if c.dep_ == "ccomp" and is_clause(c)), None)
        if clause is not None and clause.i > verb.i:
            return self._skip_that(max(clause.left_edge.i, words[1])), self._end(verb, clause)
        if clause is not None:
            return self._around(verb, words, subject, clause)
        for token in doc[words[1] : min(self.end, words[1] + 8)]:
            if token.lower_ != "that" or not depends_on(token, verb):
                continue
            hears = self._has_hearer(verb) and doc[token.i - 1].tag_.startswith(("NN", "PRP"))
            followed = token.i + 1 < self.end and doc[token.i + 1].tag_ not in FINITE
            if _is_that(token) or (hears and followed):  # `briefed the board that …`
                return token.i + 1, self._end(verb, token.head if token.head.i > token.i else token)
        if self._apart(verb, words, subject):
            return self._aside(verb, words, subject)
        behind = [c for c in verb.children if c.i >= words[1] and c.dep_ in {"xcomp", "dobj", "advcl", "acomp", "dep"}]
        strong = any(cue.words[0] in _STRONG for cue, _ in self.page.cues(verb))
        source = self.source_kind(subject) if subject else "other"
        if strong and source == "person" and verb.tag_ in FINITE and behind:
            head = behind[0]  # the parse took the content for a noun phrase
            if head.right_edge.i - words[1] >= 4:
                return self._skip_that(words[1]), self._end(verb, head)
        return None

    def _has_hearer(self, verb: Token) -> bool:
        """Say whether a verb names whom it is said to: `told reporters`."""
        return any("person" in cue.any for cue, _ in self.page.cues(verb))

    def _around(self, verb: Token, words: Range, subject: Range | None, clause: Token) -> Range:
        """Content before its cue, or with the cue in its middle: `X, he said`; `X, he said, goes on`."""
        low, high = self._frame(verb, words, subject)
        start = min(clause.left_edge.i, self.start if low > self.start else low)
        if clause.right_edge.i >= high:
            return start, self._end(verb, clause)
        return start, low

    def _frame(self, verb: Token, words: Range, subject: Range | None) -> Range:
        """Give the stretch a cue and its subject take up."""
        inside = subject is not None and self.start <= subject[0] < self.end
        low = min(verb.i, subject[0]) if inside and subject else verb.i
        high = max(words[1], subject[1]) if inside and subject else words[1]
        return low, high

    def _apart(self, verb: Token, words: Range, subject: Range | None) -> bool:
        """Say whether cue and subject stand between commas, or behind `as`."""
        if subject is None or not self.start <= subject[0] < self.end:
            return False
        doc = self.doc
        low, high = self._frame(verb, words, subject)
        commas = low > self.start and doc[low - 1].text == "," and high < self.end and doc[high].text == ","
        asserted = any(token.tag_ in FINITE for token in doc[self.start : low])
        commas, hearer = commas and asserted, self._has_hearer(verb) and asserted
        goals = {"xcomp"} if hearer else {"dobj", "xcomp"}
        if not commas and any(c.dep_ in goals and c.i > verb.i and c.i > subject[0] for c in verb.children):
            return False
        if high - low > 25:
            return False
        if low > self.start and doc[low - 1].lower_ == "as":
            return True
        behind = high >= self.end or doc[high].is_punct or doc[high].tag_ in {"IN", "RB", "NNP"} or hearer
        return low > self.start and doc[low - 1].text in DASHES | {","} and behind

    def _aside(self, verb: Token, words: Range, subject: Range | None) -> Range | None:
        """Give the sentence around `, he said on Monday,`."""
        doc = self.doc
        low, high = self._frame(verb, words, subject)
        if low > self.start and doc[low - 1].lower_ == "as":
            low -= 1
        while high < self.end and doc[high].text != "," and (depends_on(doc[high], verb) or doc[high].is_punct):
            high += 1
        before, behind = trim(doc, self.start, low), trim(doc, high, self.end)
        if before[1] - before[0] >= 2:
            return (before[0], behind[1]) if behind[1] - behind[0] >= 2 else before
        if behind[1] - behind[0] >= 3:
            return behind
        return None

    def _end(self, verb: Token, content: Token) -> int:
        return content_end(verb, content, self.end, self.reporting)

    def _skip_that(self, i: int) -> int:
        while i < self.end and self.doc[i].text in EDGE:
            i += 1
        return i + 1 if i < self.end and _is_that(self.doc[i]) else i

    # ---- nouns, adjectives and phrases
    def _noun(self, noun: Token) -> Reported | None:
        """Find `Rana's call for lower duties`, `its claim that …` and `One of Rana's concerns was …`."""
        if noun.lower_ not in self.page.lexicon.part("noun"):
            return None
        owner = next((child for child in noun.children if child.dep_ == "poss"), None)
        if owner is None:
            return self._from(noun)
        if self.source_kind((owner.left_edge.i, owner.i + 1)) != "person":
            return None
        speaker = self.page.speaker(owner.left_edge.i, owner.i + 1)
        for child in noun.children:
            if child.i < noun.i:
                continue
            if child.dep_ in {"acl", "relcl", "ccomp"} and (has_to(child) or self._opens_with_that(child)):
                start = self._skip_that(max(child.left_edge.i, noun.i + 1))
                return self._reported((start, child.right_edge.i + 1), speaker, (noun.i, noun.i + 1))
            if child.dep_ == "prep" and child.lower_ in _ABOUT and any(c.tag_ != "CD" for c in child.children):
                return self._reported((child.i + 1, child.right_edge.i + 1), speaker, (noun.i, noun.i + 1))
        return None

    def _from(self, noun: Token) -> Reported | None:
        """Find `a warning from Rana, head of the mill, that …`."""
        doc = self.doc
        origin = next((child for child in noun.children if child.lower_ == "from" and child.i > noun.i), None)
        source = next((child for child in origin.children if child.dep_ == "pobj"), None) if origin else None
        if source is None or self.source_kind((source.left_edge.i, source.i + 1)) != "person":
            return None
        for i in range(source.i + 1, min(self.end, source.i + 20)):
            if (
                doc[i].lower_ == "that"
                and (doc[i - 1].text == "," or i == source.i + 1)
                and doc[i + 1].tag_ not in FINITE
            ):
                speaker = self.page.speaker(source.left_edge.i, source.i + 1)
                return self._reported((i + 1, self.end), speaker, (noun.i, noun.i + 1))
        return None

    def _opens_with_that(self, clause: Token) -> bool:
        return _is_that(clause.left_edge)

    def _adjective(self, token: Token) -> Reported | None:
        """Find `He is hopeful that …`."""
        clause = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i), None)
        return self._being(token.head, token.i + 1, clause) if clause is not None else None

    def _phrase(self, token: Token) -> Reported | None:
        """Find `He was of the view that …`."""
        doc = self.doc
        for cue in self.page.lexicon.part("phrase").get(token.lower_, ()):
            last = token.i + len(cue.words)
            if [t.lower_ for t in doc[token.i : last]] == list(cue.words) and doc[token.i - 1].lower_ in _BE:
                i = self._skip_that(last)
                return self._being(doc[token.i - 1], last, doc[i]) if i < self.end else None
        return None

    def _being(self, verb: Token, last: int, content: Token) -> Reported | None:
        subject = find_subject(verb)
        if verb.lower_ not in _BE or subject is None or self.source_kind(subject) != "person":
            return None
        if self.doc[subject[0] : subject[1]].root.lower_ == "it":
            return None
        start = self._skip_that(last)
        return self._reported((start, self._end(verb, content)), self.page.speaker(*subject), (verb.i, last))

    # ---- according to
    def _according(self, token: Token) -> Reported | None:
        """Find `according to X, …` and `…, according to X`."""
        doc = self.doc
        words = self._preposition(token)
        if words is None:
            return None
        goal = next((c for c in doc[words[1] - 1].children if c.dep_ == "pobj"), None)
        if goal is None or (words[1] - words[0] == 1 and not self._names_source(goal)):
            return None
        last = self._source_end(goal)
        source = self.page.speaker(goal.left_edge.i, last)
        before = trim(doc, self.start, token.i - 1 if doc[token.i - 1].lower_ == "as" else token.i)
        lead = doc[before[0] : before[1]]
        if all(t.tag_ in {"CC", "RB", "IN"} for t in lead):
            content = trim(doc, last, self.end)
        else:
            behind = trim(doc, last, self.end)
            goes_on = last < self.end and doc[last].text == "," and behind[1] - behind[0] >= 3
            content = (before[0], behind[1]) if goes_on else before
        while content[0] < content[1] and doc[content[0]].tag_ == "CC":
            content = content[0] + 1, content[1]
        if content[1] - content[0] < 3:
            return None
        return Reported(*content, source, words, sentence_wide=True)

    def _preposition(self, token: Token) -> Range | None:
        for cue in self.page.lexicon.part("preposition")[token.lower_]:
            last = token.i + len(cue.words)
            if [t.lower_ for t in self.doc[token.i : last]] == list(cue.words):
                return token.i, last
        return None

    def _names_source(self, goal: Token) -> bool:
        """Say whether a known name or a paper follows: `per the report`, not `per cent`."""
        named = any(a <= goal.i < b for a, b in self.page.people + self.page.bodies)
        return named or self.nouns.get(goal.lower_) == "document"

    def _source_end(self, goal: Token) -> int:
        """Give the end of a source's noun phrase, also where the parse has drawn the main clause into it."""
        doc, last = self.doc, goal.right_edge.i + 1
        last = min(last, self.end)
        for i in range(goal.i + 1, last):
            if doc[i].text == "," and any(t.tag_ in FINITE for t in doc[i:last]) and last - i > 6:
                return i
        return last


def _is_that(token: Token) -> bool:
    """Say whether a token is the conjunction `that`."""
    return token.lower_ == "that" and (token.tag_ == "IN" or token.dep_ == "mark")


def _is_due(verb: Token) -> bool:
    """Say whether somebody else ought to say it: `banks must note that …`, but not `I must say that …`."""
    must = any(child.dep_ == "aux" and child.lower_ in _DUTY for child in verb.children)
    return must and not any(child.lower_ in {"i", "we"} for child in verb.children)


def _coordinated(verb: Token) -> bool:
    """Say whether a past form is coordinated with an infinitive, which it cannot be: `told it to go and voiced …`."""
    before = verb.doc[verb.i - 1]
    past = verb.tag_ in {"VBD", "VBN"} and before.tag_ == "CC" and verb.dep_ == "conj"
    return past and verb.head.tag_ == "VB" and has_to(verb.head)


def _settle(doc: Doc, found: list[Reported], direct: list[Reported]) -> list[Reported]:
    """Keep the outer of nested reports; end one where the next begins that stands beside it, not inside it."""
    kept: list[Reported] = []
    for one in found:
        if any(d.start <= one.start and one.end <= d.end for d in direct):
            continue
        outer = next((k for k in reversed(kept) if one.cue and k.start <= one.cue[0] < k.end), None)
        if outer is not None and one.cue is not None:
            edge = _joint(doc, outer, one)
            if edge is None:
                continue
            kept[kept.index(outer)] = replace(outer, end=trim(doc, outer.start, edge)[1])
        kept = [k for k in kept if not (k.cue and one.start <= k.start and one.start <= k.cue[0] < one.end)]
        kept.append(one)
    return [one for one in kept if one.end > one.start]


def _joint(doc: Doc, outer: Reported, one: Reported) -> int | None:
    """Give where a report ends and one beside it begins: `…, adding that`, `…, while others hailed`, `… and ordered`.

    None: the second one lies inside the first.
    """
    if one.cue is None or one.start <= outer.start:
        return None
    verb = doc[one.cue[0]]
    inside = one.speaker is not None and outer.start <= one.speaker[0] < outer.end
    first = min(one.cue[0], one.speaker[0]) if inside and one.speaker else one.cue[0]
    before = doc[first - 1]
    if verb.tag_ == "VBG":
        beside = outer.speaker is None or one.speaker == outer.speaker
        return verb.i if doc[verb.i - 1].text == "," and beside else None
    if inside and before.lower_ == "which" and doc[first - 2].tag_ in {"IN", "TO"} and doc[first - 3].text == ",":
        return first - 3  # `…, to which the chairman replied that …`
    if _coordinated(verb):
        return first - 1
    if verb.tag_ not in FINITE:
        return None
    if inside and before.lower_ in {"while", "whereas"} and doc[first - 2].text == ",":
        return first - 1
    infinitive = doc[outer.start].tag_ == "TO" or doc[outer.start : outer.start + 3].root.tag_ in {"TO", "VB"}
    if not inside and before.tag_ == "CC" and infinitive:
        return first - 1
    return None

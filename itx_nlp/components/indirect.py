"""Attribute what a sentence reports in its own words: `X said that …`, `according to X`, `X called for …`."""

from spacy.tokens import Token

from itx_nlp.components.complements import clause_of
from itx_nlp.components.contents import carried, introduced
from itx_nlp.components.grammar import (
    DASHES,
    FINITE,
    QUOTE_MARKS,
    VERBS,
    Range,
    find_subject,
    first_joined,
    has_to,
    is_auxiliary,
    is_due,
    is_negated,
    is_possible,
    opening_of,
    own_subject,
)
from itx_nlp.components.inverted import inverted, mistagged
from itx_nlp.components.nominal import according, of_adjective, of_noun, of_phrase
from itx_nlp.components.page import Page, Reported
from itx_nlp.components.passage import Passage
from itx_nlp.components.settling import coordinated, settle
from itx_nlp.components.tree import child_of
from itx_nlp.components.unsaid import AUTHOR, is_joined_passive, is_part_of, supposes
from itx_nlp.text.cues import Cue
from itx_nlp.text.wordlists import listed

_ASIDE = 4  # tokens of `which they do often`


class Reporter(Passage):
    """Find the reported speech of one sentence; direct is what stands in it as direct speech."""

    def __init__(self, page: Page, start: int, end: int, direct: list[Reported]):
        super().__init__(page, start, end)
        self.direct = direct
        self.found: list[Reported] = []

    def reports(self) -> list[Reported]:
        """Give what the sentence reports besides its direct speech."""
        for i in range(self.start, self.end):
            if (self.page.quoted[i] < 0 or i in self.reporting) and i not in self.page.taken:
                one = self._at(self.doc[i])
                if one is not None and one.end > one.start:
                    self.found.append(one)
        return settle(self, self.found, self.direct)

    def _at(self, token: Token) -> Reported | None:
        lexicon, lower, tag = self.page.lexicon, token.lower_, token.tag_
        if lower in lexicon.prepositions:
            return according(self, token)
        if lower in lexicon.adverbs and tag == "RB":
            return self._hearsay(token)
        if token.i in self.reporting or self.page.cues(token):
            asks = token.lower_.startswith(("ask", "request"))
            if asks and any(c.lower_ == "withheld" and c.dep_ in {"ccomp", "xcomp"} for c in token.children):
                return None  # `asked that his name be withheld`
            return self._verb(token) or mistagged(self, token)
        if lower in lexicon.adjectives and tag in {"JJ", "VBN"}:
            return of_adjective(self, token)
        if tag in {"NN", "NNS", "JJ"}:
            return mistagged(self, token) or of_noun(self, token)
        return of_phrase(self, token) if lower == "of" and token.i > self.start else None

    def _verb(self, verb: Token) -> Reported | None:
        """Find `X said that …`, `X urged …`, `…, adding that …`."""
        if self._tells_nothing(verb):
            return None
        if verb.lower_ in listed("habits") and any(c.dep_ == "xcomp" and c.i in self.reporting for c in verb.children):
            return None  # `They like to say that …`
        if closed := inverted(self, verb):
            return closed
        subject = self._subject(verb)
        before = verb.i - 1
        while before > self.start and self.doc[before].text in QUOTE_MARKS:
            before -= 1
        trails = verb.tag_ == "VBG" and self.doc[before].text in DASHES | {","} and verb.dep_ != "pcomp"
        beside = coordinated(self, verb)
        earlier = self._outer(self.found or [one for one in self.direct if one.start < verb.i], beside)
        if earlier and (trails or beside) and earlier[0].speaker and not self._nearer(verb, earlier[0]):
            subject = speaker = earlier[0].speaker  # `…, adding that …`
        elif subject is None:
            return self._passive(verb)
        else:
            speaker = self.page.speaker(*subject)
        kind = self.voice(subject)
        if kind == "none" or (trails and self._shows(verb, kind)) or supposes(self, verb, subject):
            return None
        for cue, words in self.page.cues(verb):
            takes = self._takes(cue, verb, subject, "" if beside else opening_of(verb))
            if verb.lower_ in listed("blows") and not self._is_named(subject):
                takes = takes - {"noun"}  # `Robbers attacked the mill`
            carrier = carried(self, cue, verb) if kind != "other" else None
            if carrier:
                return self.reported(carrier[0], speaker, carrier[1])
            content = introduced(self, takes, words, verb, subject)
            if content and self._cut_in(content, subject, words):
                content = self.start, content[1]
            held = content and verb.lower_ in listed("before that alone") and self.doc[content[0] - 1].lower_ != "that"
            if content and held and not any(t.lower_ in listed("held to be") for t in self.doc[slice(*content)]):
                continue  # `held the family hostage`, not `held the board accountable`
            aside = content and content[1] - content[0] <= _ASIDE
            if content and aside and self.doc[content[0] : content[0] + 1].text == "which":
                continue  # `They complain, which they do often`
            if content and is_part_of(self, content, words):
                content = self.start, content[1]  # `Of the 40 who left, she reckons nine have work`
            if content and content[1] <= verb.i and is_negated(verb):
                return None  # `They are no enemies, they just do not know`
            if content:
                return self.reported(content, speaker, words)
        return None

    def _cut_in(self, content: Range, subject: Range, words: Range) -> bool:
        """Say whether a source cuts a sentence in two behind its subject: `|Investors|, Rana says, |should wait|`."""
        doc, low = self.doc, min(subject[0], words[0])
        if not (
            self.start + 1 < low and doc[low - 1].text == doc[content[0] - 1].text == "," and words[1] < content[0]
        ):
            return False
        bare = not any(token.tag_ in FINITE or token.text == "," for token in doc[self.start : low - 1])
        return bare and doc[content[0]].tag_ in FINITE | {"MD"} and doc[low - 2].tag_.startswith(("NN", "PRP"))

    def _tells_nothing(self, verb: Token) -> bool:
        """Say whether by a form of a reporting verb nobody speaks, or only leads up to what is said."""
        if verb.dep_ in {"acl", "amod"} and verb.tag_ == "VBN" and not any(c.dep_ == "agent" for c in verb.children):
            finite = verb.head.dep_ == "ROOT" and any(c.dep_ == "ccomp" for c in verb.children)
            if not finite:  # `Two owners, Rana and Iqbal, found that …` has no other verb
                return True
        bare = not any(is_auxiliary(c) for c in verb.children)
        above = verb.head.head if verb.dep_ == "pcomp" and verb.head.dep_ == "prep" else verb.head
        opens = verb.tag_ == "VBG" and verb.dep_ in {"advcl", "pcomp"} and above.i > verb.i
        if opens and bare and above.i in self.reporting:
            return True  # `Highlighting the delays, he said …`: only what he said is the claim
        if self.doc[verb.i - 1].lower_ in {"nor", "neither"} and any(c.dep_ == "dobj" for c in verb.children):
            return True  # `neither confirmed nor denied it`
        first = verb.i == self.start or opening_of(verb) in {"when", "if"}
        if verb.dep_ == "advcl" and verb.tag_ in {"VBN", "VBD"} and first and bare and own_subject(verb) is None:
            return True  # `When asked about the levy, he …`, `Asked about the levy, he …`
        if self._is_expected(verb, bare):
            return True
        return verb.dep_ == "prep" or is_due(verb)  # `Regarding …`

    def _is_expected(self, verb: Token, bare: bool) -> bool:
        """Say whether a participle behind a comma tells of a thing: `the budget, |expected to be| passed in June`."""
        loose = bare and verb.dep_ in {"advcl", "acl"} and verb.tag_ in {"VBN", "VBD"} and own_subject(verb) is None
        return (
            loose and self.doc[verb.i - 1].text == "," and any(c.dep_ == "xcomp" and has_to(c) for c in verb.children)
        )

    def _takes(self, cue: Cue, verb: Token, subject: Range, opening: str) -> frozenset[str]:
        """Give what a cue introduces here: less if its subject is a thing, or if a conjunction opens its clause."""
        kind = self.voice(subject)
        takes = cue.takes("person" if kind == "other" else kind)
        if kind == "other":  # `the jump highlights a risk`: nobody speaks
            takes = takes & {"clause", "quote"} if not cue.document else frozenset()
        if self.page.personal and self.doc[subject[0]].lower_ in AUTHOR:
            takes = takes & {"clause", "quote"}  # what the author of a column looks forward to, the column says
        if kind == "human" and is_possible(verb):
            takes = takes & (cue.any | cue.person)  # `they may support it`
        unsaid = verb.dep_ == "xcomp" and verb.head.lower_ in listed("about to") | listed("declining")
        joined = first_joined(verb)
        purpose = verb.tag_ == "VB" and has_to(joined) and joined.dep_ not in {"xcomp", "conj", "ROOT"}
        around = self.doc[max(self.start, verb.left_edge.i - 2) : verb.i].text.lower()
        condition = "provided that " in around or "providing that " in around
        if opening in {"if", "unless"} or condition or unsaid:
            takes = frozenset()  # nobody has said it yet
        elif opening == "as" and "person" in takes:
            takes = takes & {"clause", "person", "infinitive"}  # `as officials urged them to wait`
        elif purpose or opening in {"as", "after", "before", "once"}:
            takes = takes & {"clause"}  # the sentence says something else
        if any(c.dep_ == "dobj" and c.lower_ in cue.carriers for c in verb.children):
            takes = takes - {"noun"}  # `expressed strong concern` says nothing yet
        return takes

    def _shows(self, verb: Token, kind: str) -> bool:
        """Say whether a deed, and nobody, speaks: `The board spent a tenth of it, |raising doubts| about its reach`."""
        if verb.head.i in self.reporting or verb.dep_ == "conj":
            return False
        return verb.lower_ == "raising" or (kind != "human" and verb.lower_ in listed("evidence"))

    def _subject(self, verb: Token) -> Range | None:
        """Give who speaks by a verb; no thing does, to which the parse may tie it: `cited the heat saying that …`."""
        if is_joined_passive(self, verb):
            return None
        subject = find_subject(verb)
        if subject and self.source_kind(subject) in {"other", "none"}:
            subject = self._put_beside(verb, subject) or subject
        above = verb.head.head
        if subject and verb.dep_ == "acl" and verb.tag_ == "VBG" and above.i in self.reporting:
            clause = any(child.dep_ == "ccomp" for child in verb.children)
            return find_subject(above) if clause and self.source_kind(subject) == "other" else subject
        if subject and verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.dep_ == "dobj":
            issued = verb.head.head.lower_ in listed("issuing papers") and self.source_kind(subject) == "document"
            return find_subject(verb.head.head) or subject if issued else subject  # `The bank issued a notice saying …`
        return subject

    def _put_beside(self, verb: Token, subject: Range) -> Range | None:
        """Give who stands right before a verb, put beside a thing: `as the loom matures, |an official| told AFP`."""
        for child in self.doc[slice(*subject)].root.children:
            who = child.left_edge.i, child.right_edge.i + 1
            apart = child.dep_ == "appos" and who[1] == verb.i and self.doc[who[0] - 1].text == ","
            if apart and self.source_kind(who) == "person":
                return who
        return None

    def _is_named(self, subject: Range) -> bool:
        """Say whether a subject is the name of a person or a party, or stands for one: `Rana`, `he`, `Republicans`."""
        head = self.doc[subject[0] : subject[1]].root
        return head.tag_ in {"PRP", "NNPS"} or self.page.names_person(head.i)

    def _outer(self, reports: list[Reported], beside: bool) -> list[Reported]:
        """Give the last report, or the one it lies in where a verb stands beside that one or describes its noun.

        Of `denied reports that they agreed, saying …` that is the denial.
        """
        inner = reports[-1:]
        if not inner or not inner[0].cue:
            return inner
        cue = self.doc[inner[0].cue[0]]
        if not (beside or cue.dep_ == "acl" or cue.tag_.startswith("NN")):
            return inner
        return [one for one in reports if one.start <= inner[0].cue[0] < one.end][:1] or inner

    def _hearsay(self, adverb: Token) -> Reported | None:
        """Find `The plant reportedly closed`, which somebody says whom no words name."""
        clause = adverb.head
        if clause.dep_ not in {"ROOT", "conj", "ccomp"} or clause.tag_ not in VERBS:
            return None
        subject = own_subject(clause) or find_subject(clause)
        start = subject[0] if subject and self.start <= subject[0] < adverb.i else clause.left_edge.i
        return self.reported((start, self.end_of(clause, clause)), None, (adverb.i, adverb.i + 1))

    def _nearer(self, verb: Token, earlier: Reported) -> bool:
        """Say whether a participle goes on from a verb behind the last report: `…, but he refused, saying`.

        Of a deed that nobody reports only the reason: `…, as traders sold, citing …`.
        """
        above = verb.head
        subject = own_subject(above)
        if verb.tag_ != "VBG" or not subject or not earlier.cue or not earlier.cue[0] < above.i < verb.i:
            return False
        if above.dep_ == "acl":
            return False  # `rejected reports that they agreed, saying …`
        reason = verb.lower_ in listed("reasons") and above.dep_ == "advcl" and self.voice(subject) == "human"
        return above.i in self.reporting or reason

    def _passive(self, verb: Token) -> Reported | None:
        """Find `The committee was told that …`, whose speaker no words name."""
        shared = find_subject(verb) if is_joined_passive(self, verb) else None  # `He rang and was told that …`
        hearer = self.doc[slice(*shared)].root if shared else child_of(verb, "nsubjpass")
        helpers = [child for child in verb.children if is_auxiliary(child)]
        if hearer is None or is_negated(verb):
            return None
        if any(child.tag_ == "MD" for child in helpers) or opening_of(verb) in {"if", "unless"}:
            return None
        subject = hearer.left_edge.i, hearer.right_edge.i + 1
        for cue, words in self.page.cues(verb):
            if "clause" in cue.any and cue.words[0] != "convince":
                closes = all(token.is_punct for token in self.doc[words[1] : self.end])
                that = any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
                content = clause_of(self, words, verb, subject) if closes or that else None
                return self.reported(content, None, words) if content else None
        return None

"""Say whom a pronoun stands for, and what to call a source that has no name."""

from spacy.tokens import Span, Token

from itx_nlp import document
from itx_nlp.components.grammar import AGENTS, VERBS, core
from itx_nlp.components.mentions import NOBODY, Mentions, Source, from_body
from itx_nlp.components.tree import child_of
from itx_nlp.tables import Person
from itx_nlp.text.wordlists import listed

HE = {"he", "she", "him", "her", "his"}
IT = {"it", "its"}
THEY = {"they", "them", "their"}
ARTICLES = {"the", "a", "an", "this", "that", "these", "those"}
_NO_PEOPLE = {"body", "other"}
OCCASIONS = {"in", "on", "during", "after", "before", "amid", "following", "under", "at"}  # when, where
_AGENTS = ("er", "or", "ist", "ian", "man", "woman")  # unknown nouns that name people


class Pronouns(Mentions):
    """Find whom the pronouns of one Doc name among its people, bodies and speakers so far."""

    def _he(self, start: int) -> Source:
        """Find whom `he` names: the last person who spoke or was a subject, the nearer one."""
        word = document.span_of(self.doc, start, start + 1).text.lower()
        speakers = (
            (at, s) for at, s in reversed(self.said) if at < start and s.kind == "person" and self._may_be(s.name, word)
        )
        said = next(speakers, None)
        before = [p for p in self.people if p.end <= start and self._may_be(p.name, word) and not self._told(p)]
        subject = next((p for p in reversed(before) if self._is_subject(p)), None)
        addressed = self._addressed(start)
        if addressed:
            return self._person(addressed)
        said = self._not_the_other(start, said)
        acting = self._just_acting(start, before)
        if acting and acting[0] > max(said[0] if said else 0, subject.start if subject else 0):
            return acting[1]
        named = [p.start for p in self.people if p.start < start]
        told = self._told_of(start, max([*named[-1:], said[0] if said else -1]))
        if told:
            return told
        if said and (subject is None or said[0] >= subject.start):
            alone = None if said[1].named else self._alone(said[0], start, before)
            return self._person(alone) if alone else said[1]
        if subject:
            return self._person(self._nearer(subject, before))
        before = before or [p for p in self.people if p.end <= start and self._may_be(p.name, word)]
        if before:
            return self._person(before[-1])
        unnamed = next((s for at, s in reversed(self.said) if at < start), None)
        return unnamed or NOBODY

    def _alone(self, said: int, start: int, before: list[Person]) -> Person | None:
        """Give the only one named in the paragraph, where one without a name spoke in an earlier one."""
        opens = self.text.rfind("\n", 0, start) + 1
        here = [p for p in before if p.start >= opens]
        return here[-1] if said < opens and len({p.name for p in here}) == 1 else None

    def _told_of(self, start: int, latest: int) -> Source | None:
        """Find who opens the paragraph without a name, where nobody else has come up in it since.

        `A woman who sews lost her line. “I am rebuilding,” she says.` latest: where the last one came up.
        """
        opens = self.text.rfind("\n", 0, start) + 1
        if latest >= opens or opens >= start:
            return None
        for token in document.span_of(self.doc, opens, start):
            subject = token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and not self._is_reported(token.idx)
            new = token.left_edge.lower_ in {"a", "an"} or latest < 0
            if subject and new and token.tag_ == "NN" and self.nouns.get(token.lower_) == "person":
                a, b = core(self.doc, token.left_edge.i, token.right_edge.i + 1)
                return self._unnamed(self.doc[a:b], token)
        return None

    def _addressed(self, start: int) -> Person | None:
        """Find whom I or they spoke to in the clause before `he`: `When I put it to |Rana|, he said …`."""
        he = document.span_of(self.doc, start, start + 1)[0]
        for clause in he.head.children:
            if clause.dep_ != "advcl" or clause.i > he.i:
                continue
            who = child_of(clause, "nsubj")
            if who is not None and who.lower_ in listed("asking for news"):
                a, b = self.doc[clause.left_edge.i].idx, he.idx
                inside = [p for p in self.people if a <= p.start and p.end <= b]
                return inside[0] if inside else None
        return None

    def _not_the_other(self, start: int, said: tuple[int, Source] | None) -> tuple[int, Source] | None:
        """Pass over an unnamed one who spoke to him: `|A client| had asked him for more. “He was right,” he said.`."""
        if said is None or said[1].named:
            return said
        if not _has_him(document.span_of(self.doc, said[0], said[0] + 1).sent.root):
            return said
        earlier = ((at, s) for at, s in reversed(self.said) if at < said[0] and s.kind == "person" and s.named)
        return next(earlier, said)

    def _just_acting(self, start: int, before: list[Person]) -> tuple[int, Source] | None:
        """Find who did something in the sentence before a pronoun: `An officer came.`, `It was opened by Rana.`."""
        sentence = document.span_of(self.doc, start, start + 1).sent
        root = self.doc[sentence.start - 1].sent.root if sentence.start else None
        if root is None or root.tag_ not in VERBS or self._is_reported(root.idx):
            return None
        for child in root.children:
            new = (
                child.tag_ == "NN"
                and child.left_edge.lower_ in {"a", "an"}
                and self.nouns.get(child.lower_) == "person"
            )
            if child.dep_ == "nsubj" and new and not _has_him(root):
                a, b = core(self.doc, child.left_edge.i, child.right_edge.i + 1)
                return self.doc[a].idx, self._unnamed(self.doc[a:b], child)
            if child.dep_ == "agent" and root.tag_ == "VBN":
                agent = next((p for p in before if child.idx < p.start < self.doc[child.right_edge.i].idx), None)
                return (agent.start, self._person(agent)) if agent else None
        return None

    def _they(self, start: int) -> Source:
        """Find whom `they` names: the last people or body that spoke or acted in the sentence before, else anybody."""
        nearest = next(((at, s) for at, s in reversed(self.said) if at < start and s.kind in {"group", "body"}), None)
        first = document.span_of(self.doc, start, start + 1).start
        sentence = self.doc[first].sent
        before = self.doc[sentence.start - 1].sent if sentence.start else sentence
        for token in reversed(self.doc[before.start : first]):
            plural = token.tag_ in {"NNS", "NNPS"} and (self.nouns.get(token.lower_) or token.lower_.endswith(AGENTS))
            if token.dep_ in {"nsubj", "nsubjpass"} and plural and plural != "document":
                if nearest and nearest[0] > token.idx:
                    break
                a, b = core(self.doc, token.left_edge.i, token.right_edge.i + 1)
                return self._unnamed(self.doc[a:b], token)
        return nearest[1] if nearest else self._last(start, "person")

    def _it(self, start: int) -> Source:
        """Find whom `it` names: the last body that spoke, else the last that was a subject."""
        at, last = next(((at, s) for at, s in reversed(self.said) if at < start and s.kind in _NO_PEOPLE), (0, NOBODY))
        near = self._acting(start) if "\n" in self.text[at:start] else None
        if near or last is not NOBODY:
            return near or last
        for body in reversed([o for o in self.organizations if o.end <= start]):
            if document.span_of(self.doc, body.start, body.end).root.dep_ in {"nsubj", "nsubjpass"}:
                return from_body(body)
        before = [o for o in self.organizations if o.end <= start]
        return from_body(before[-1]) if before else NOBODY

    # ---- nobody in particular
    def _unnamed(self, span: Span, head: Token) -> Source:
        """Name an unnamed source by its noun phrase: `a senior FBR official`."""
        words = list(span)
        while len(words) > 1 and (
            words[0].lower_ in ARTICLES
            or (words[0].tag_ in {"PRP$", "POS", "RB"} and words[1].text != "-" and not _is_name(words))
            or words[0].lower_ == "same"
        ):
            words = words[1:]
        while len(words) > 1 and words[0].text[0].islower() and words[0].tag_ in {"VB", "VBP", "VBD"}:
            words = words[1:]
        words = words[: self._circumstance(words, head)]
        if not any(word.tag_.startswith(("NN", "JJ", "CD", "DT", "WP")) or word.text[0].isupper() for word in words):
            return NOBODY
        while len(words) > 1 and words[-1].is_punct and words[-1].text != ")":
            words = words[:-1]
        name = self.text[words[0].idx : words[-1].idx + len(words[-1])]
        body = next((o for o in self.organizations if o.start < span.end_char and o.end > span.start_char), None)
        plural = head.tag_ in {"NNS", "NNPS"} or words[-1].lower_ == "whom"
        kind = "person" if head.lower_.endswith(_AGENTS) else "other"
        kind = self.nouns.get(head.lower_, kind if head.tag_ == "NN" else "other")
        person = kind == "person"
        opens = words[0].is_sent_start and words[0].ent_type_ != "NORP"
        alone = len(words) == 1 and words[0].tag_ != "NNS"
        if alone and any(token.text == name and not token.is_sent_start for token in self.doc):
            opens = False  # a name: `the talks with |Wazir|. Wazir said …`
        if opens and words[0].tag_ not in {"NNP", "NNPS"} and name[1:2].islower():
            name = name[:1].lower() + name[1:]
        return Source(
            name=name,
            role=head.text if person and head.tag_ == "NN" else None,
            org_id=body.org_id if body else None,
            kind="group" if plural else {"person": "person", "body": "body"}.get(kind, "other"),
            named=False,
        )

    def _circumstance(self, words: list[Token], head: Token) -> int:
        """Count the words up to where and when a source spoke: `official | in Lahore`, `statement | on Sunday`."""
        for n, word in enumerate(words):
            if word.i <= head.i:
                continue
            if word.dep_ == "npadvmod" and word.head.i == head.i:
                return word.left_edge.i - words[0].i
            if word.dep_ != "prep" or word.head.i != head.i or word.lower_ not in OCCASIONS:
                continue
            goals = [child for child in word.children if child.dep_ in {"pobj", "pcomp"}]
            body = any(o.start <= goal.idx < o.end for goal in goals for o in self.organizations)
            if not body and not any(self.nouns.get(goal.lower_) == "body" or goal.lower_ == "charge" for goal in goals):
                return n
        return len(words)


def _is_name(words: list[Token]) -> bool:
    """Say whether what the tagger took for an adverb opens a name: `Geely Auto`."""
    first, following = words[0], words[1:2]
    title = first.tag_ == "RB" and first.text.istitle() and not first.is_stop  # not `Even Rana`
    return title and any(word.tag_ in {"NNP", "NNPS"} for word in following)


def _has_him(verb: Token) -> bool:
    """Say whether a verb's object is another one: `asked him for more`."""
    return any(child.lower_ in {"him", "her"} and child.dep_ in {"dobj", "dative"} for child in verb.children)

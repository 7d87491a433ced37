"""Tell how a date stands in its sentence: the day something was said, a comparison, another clause, things to come."""

import re

from spacy.tokens import Span, Token

from itx_nlp.components.calendar import DAY, Calendar
from itx_nlp.components.clauses import (
    describes_another,
    hangs_on,
    is_aside,
    is_of_base,
    is_of_other_time,
    is_of_relative,
    is_told_aside,
)
from itx_nlp.components.compared import AGAINST, COMPARED, Compared
from itx_nlp.components.outlook import is_bound
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.components.tree import child_of, verb_of
from itx_nlp.text.changewords import change_words
from itx_nlp.text.wordlists import listed

RELATIVE = re.compile(
    r"\b(?:last|previous|preceding|prior|past) (?:fiscal |financial )?(?:year|month|quarter|week|session|day)\b"
    r"|\b(?:year|month|quarter|week|day|session) (?:earlier|ago|before)\b",
    re.I,
)
ON_ONE = ("the year", "the quarter", "the month", "the week")  # up 5% on the year
TITLED = re.compile(r"(?:19|20)\d\d")
SAME = re.compile(r"\b(?:same|corresponding|comparable|similar)\b", re.I)
WAS = re.compile(r"\b(?:what|than) (?:it|they|we|I|he|she) (?:was|were|\w+ed|paid|had|got|sold|cost)(?: \w+)?$", re.I)
RANGE = re.compile(r"\b(?:to|through|till|until)\b|[-–]", re.I)
UNLIKE = {"than", "versus", "vs", "vs."}  # compare, whatever stands behind them
LEVELS = {"a", "figure", "figures", "in", "level", "levels", "of", "that", "the", "those"}
REACH = 12  # tokens from a word that compares to the date of the thing compared with
FAR = 80  # tokens: beyond them another clause
NEAR = 6  # tokens between a figure and the date beside it


class Placing(Reader):
    """Judge the dates around figures by the words and clauses between them."""

    def __init__(self, reading: Reading, calendar: Calendar, compared: Compared) -> None:
        super().__init__(reading)
        self.calendar = calendar
        self.compared = compared
        self.figure_at = compared.figure_at
        self.told_ahead: dict[int, bool] = {}
        self.holding: dict[int, bool] = {}

    def begin(self, span: Span) -> int:
        """Give the first token of a span's sentence."""
        return self.calendar.begin(span)

    def of_sentence(self, i: int) -> list[Span]:
        """List the dates of a figure's sentence that are neither another figure's nor the day it was said."""
        return [span for span in self.calendar.around(self.spans[i].start) if self.holds(span)]

    def holds(self, span: Span) -> bool:
        """Tell whether a date says for when something holds: not when it was said, nor what it is compared with."""
        if span.start not in self.holding:
            self.holding[span.start] = not (
                self.is_reporting(span)
                or self.is_against(span)
                or is_of_base(span)
                or self.is_base(span)
                or self.is_of_noun(span)
                or self.is_title(span)
                or self.is_before_event(span)
                or self._is_of_move(span)
            )
        return self.holding[span.start]

    def is_title(self, span: Span) -> bool:
        """Tell the year that a law or an award is called by: the 2010 Farm Award; not the year in the 2010 budget."""
        behind = self.doc[span.end : span.end + 2]
        if not TITLED.fullmatch(span.text) or not span.start or len(behind) < 2:
            return False
        law = self.doc[span.start - 1]
        if law.lower_ in listed("laws") and law.is_title:
            return not law.dep_.startswith("nsubj")  # under the Water Ordinance 1961; the Water Act 2024 raised it
        if self._is_of_count(span):
            return False
        first = behind[1] if behind[0].tag_ == "JJ" else behind[0]
        return self.doc[span.start - 1].lower_ in ("the", "a", "an") and first.tag_ == "NNP"

    def _is_of_count(self, span: Span) -> bool:
        """Tell the year of a census, which is that of its figures."""
        return any(token.lower_ in listed("counts of all") for token in self.doc[span.end : span.end + NEAR // 2])

    def is_of_noun(self, span: Span) -> bool:
        """Tell the year that only names a thing: on account of |prior-year| adjustments."""
        noun = span.root.head
        named = span.root.dep_ in ("compound", "nmod", "amod") and noun.i >= span.end and noun.tag_ in ("NN", "NNS")
        return named and bool(RELATIVE.search(span.text)) and noun.dep_ == "pobj" and noun.head.lower_ == "of"

    def is_in_clause_of_noun(self, span: Span) -> bool:
        """Tell the date of a participle behind a noun: the meeting held in May."""
        verb = verb_of(span.root)
        return verb is not None and verb.dep_ == "acl"

    def _is_of_move(self, span: Span) -> bool:
        """Tell the time of a move that another one goes on from: continuing |its previous day|'s momentum."""
        behind = self.doc[span.end : span.end + 2]
        if len(behind) < 2 or behind[0].tag_ != "POS" or behind[1].lower_ not in listed("moves before"):
            return False
        before = self.doc[max(self.begin(span), span.start - 4) : span.start]
        return any(token.tag_ == "VBG" or token.lower_ in ("on", "after", "despite", "following") for token in before)

    def is_base(self, span: Span) -> bool:
        """Tell the year that an index is counted from: base year 2015-16."""
        words = self.doc[max(0, span.start - 2) : span.end]
        return any(token.lower_ == "base" for token in words)

    def elsewhere(self, figure: Span, span: Span) -> bool:
        """Tell a date of another clause: the firm, which has 9 users, closed a year ago; 5%, as rents fell in May."""
        if is_of_other_time(span, figure) or describes_another(span, figure) or self.ends(figure, span):
            return True
        if span.start < figure.end:
            aside = is_aside(span.root, figure.root, ("relcl", "acl"))
            return aside or (self.owned(span) and is_of_relative(span.root, figure.root))
        behind = is_aside(span.root, figure.root, ("relcl", "acl", "advcl", "ccomp", "pcomp"))
        return behind or is_aside(figure.root, span.root, ("relcl",))

    def ends(self, figure: Span, span: Span) -> bool:
        """Tell the day that something runs to: the bonds, worth $5 million, mature in 2031; not: Rs5 million does."""
        at = span.start - 1 - (self.doc[span.start - 1].tag_ == "IN")
        if at < 1 or self.doc[at].lower_ not in listed("ending of a term"):
            return False
        verb = self.doc[at].head if self.doc[at].lower_ == "due" else self.doc[at]
        verb = verb.head if verb.dep_ == "conj" else verb
        first = child_of(verb, "nsubj", "nsubjpass")
        return verb.tag_ in ("VB", "VBG") if first is None else first.i < figure.start

    def is_told_aside(self, span: Span) -> bool:
        """Tell a date of a relative clause set off from its sentence: rates, which stood at 9 in 2023, have fallen."""
        return is_told_aside(span.root)

    def is_before_event(self, span: Span) -> bool:
        """Tell a date that only names what comes: ahead of next week's budget, on ice until 9 July."""
        words = [token.lower_ for token in self.doc[max(self.begin(span), span.start - 4) : span.start]]
        published = self.doc._.published
        if words[-1:] in (["until"], ["till"]) and published and DAY.fullmatch(value := self.calendar.value(span)):
            return value > published.isoformat()
        return any(words[k : k + 2] == ["ahead", "of"] for k in range(len(words))) or hangs_on(span, {"ahead"})

    def is_reporting(self, span: Span) -> bool:
        """Tell the day something was said from the time it is about: said on Monday."""
        first = span[0]
        told = self.doc[max(self.begin(span), first.i - 8) : first.i]
        if any(token.lower_ == "that" for token in told[-2:]) or self._is_of_count(span):
            return False  # showed that in May; according to the 2023 census
        for token in told:
            if token.lower_ in listed("deeds and words") and self._is_done(token):
                return False
            if (
                token.lower_ in listed("reporting")
                and (first.i - token.i <= 3 or token.nbor(1).lower_ == "by")  # released by the board on Thursday
                and (token.lower_ != "reported" or self.doc[first.i - 1].lower_ == "on")
            ):
                return True
        verb = span.root.head.head if span.root.dep_ == "pobj" else span.root.head
        if verb.lower_ in listed("saying"):
            return True
        said = verb.lower_ in listed("reporting") and verb.i - span.end < 2 and verb.i >= span.end
        return said and verb.tag_ == "VBD"  # she on Monday announced

    def _is_done(self, verb: Token) -> bool:
        """Tell what was added or issued, so many of it, from what was said: it added 200 seats in 2023."""
        held = (child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i)
        return any(at in self.figure_at for child in held for at in range(verb.i + 1, child.i + 1))

    def is_against(self, span: Span) -> bool:
        """Tell a date that something is compared with: than last year, from the same month, up 9% on last year."""
        at = span.start - 1
        if WAS.search(self.doc[max(self.begin(span), at - 4) : span.start].text):
            return True  # a quarter of what it was in 2005
        if at >= 0 and self.doc[at].lower_ == "on" and RELATIVE.search(span.text):
            return at > self.begin(span)  # up 9% on last year; "On the previous day, it had …" says when
        if at > 0 and self.doc[at].lower_ == "on" and self.doc[at - 1].lower_ in ("up", "down"):
            return True  # 9% up on the same months of 2023
        if (
            self.is_level(span)
            or self.doc[at].lower_ == "since"
            or (self.doc[at].lower_ == "on" and span.text.lower() in ON_ONE)
        ):
            return True
        for back in range(at, max(self.begin(span) - 1, at - REACH), -1):
            token = self.doc[back]
            if token.lower_ in UNLIKE and back + 1 not in self.figure_at:
                return True  # more than the whole budget for last year
            if at - back >= NEAR:
                continue
            if token.lower_ == "from" and self.is_source(back + 1, span.start):
                return False
            if token.lower_ == "from" and self.begin(span) == back == at:
                return False  # From July the fee will be Rs5
            if at - back < 4 and (token.lower_ in AGAINST or token.lower_ in COMPARED):
                opens = token.lower_ == "from" and RANGE.search(span.text) and "/" in self.calendar.value(span)
                grown = back > 0 and "noun" in change_words().get(self.doc[back - 1].lower_, ())
                over = token.lower_ == "over" and back == at and not SAME.search(span.text)
                return not opens and (grown or not over)
            if back in self.figure_at:
                return self.compared.tell(self.figure_at[back])
            if token.tag_.startswith("V"):
                return False
        return False

    def is_level(self, span: Span) -> bool:
        """Tell the time whose level is meant: 5% above |May|'s, above those of |May|, above the level in |May|."""
        at = span.start - 1
        while at > self.begin(span) and self.doc[at].lower_ in LEVELS:
            at -= 1
        owns = self.doc[span.end : span.end + 1].text in ("'s", "’s", "'", "’")
        linked = self.doc[span.start - 1].lower_ in ("of", "in") and at < span.start - 2
        return self.doc[at].lower_ in ("above", "below") and (owns or linked)

    def is_source(self, start: int, stop: int) -> bool:
        """Tell what something comes from: earned $5 million |from exports| in May; not |from the level| in May."""
        words = self.doc[start:stop]
        if len(words) > 2 and words[0].lower_ == "the":
            words = words[1:]
        if len(words) < 2 or words[-1].lower_ not in ("in", "during", "for", "on", "at", "by"):
            return False
        if words[-2].lower_ in listed("bases"):
            return False
        return words[0].tag_.startswith(("NN", "JJ", "VBG", "PRP$")) and not any(
            token.i in self.figure_at for token in words
        )

    def owned(self, span: Span) -> bool:
        """Tell whether a date stands right behind a figure."""
        return self.owner(span) is not None

    def owner(self, span: Span) -> int | None:
        """Give the figure that a date stands right behind."""
        floor = max(self.begin(span), span.start - NEAR)
        return next((self.figure_at[at] for at in range(span.start - 1, floor - 1, -1) if at in self.figure_at), None)

    def opens_next(self, span: Span) -> bool:
        """Tell the date that a clause behind an and opens with: it spent $5 million, and in 2024, fares rose."""
        words = [token.lower_ for token in self.doc[max(self.begin(span), span.start - 3) : span.start]]
        joined = words[-2:-1] == ["and"] or words[-1:] in (["while"], ["but"]) or words[-2:-1] in (["while"], ["but"])
        return joined and self.doc[span.end : span.end + 1].text == ","

    def apart(self, start: int, stop: int) -> bool:
        """Tell whether a new clause begins between two tokens."""
        if stop - start > FAR:
            return True
        tokens = self.doc[start:stop]
        if any(token.text == ";" or token.lower_ in ("but", "while", "whereas", "although") for token in tokens):
            return True
        joined = any(token.lower_ == "and" and token.head.tag_[:1] not in ("N", "C", "$") for token in tokens)
        return joined and any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in tokens)

    def is_ahead(self, i: int) -> bool:
        """Tell whether a figure's sentence speaks of what is to come."""
        return self.tells_ahead(*self.reading.sentence(i)) or any(
            self.is_deadline(span) for span in self.calendar.around(self.spans[i].start)
        )

    def is_of_verb(self, i: int, span: Span) -> bool:
        """Tell whether a date hangs on the verb that a figure hangs on."""
        verb, other = verb_of(self.spans[i].root), verb_of(span.root)
        return verb is not None and other is not None and verb.i == other.i

    def tells_ahead(self, begin: int, end: int) -> bool:
        """Tell it of a sentence."""
        if begin not in self.told_ahead:
            self.told_ahead[begin] = any(self._is_ahead(token) for token in self.doc[begin:end])
        return self.told_ahead[begin]

    def _is_ahead(self, token: Token) -> bool:
        """Tell what is to come; what had been planned is past."""
        if token.lower_ not in listed("ahead"):
            return token.tag_ == "MD" or is_bound(token)
        return all(each.lower_ != "had" for each in self.doc[max(0, token.i - 3) : token.i])

    def is_deadline(self, span: Span) -> bool:
        """Tell the time up to which something is to be reached: by 2030."""
        return self.doc[span.start - 1].lower_ == "by" and not DAY.fullmatch(self.calendar.value(span))

"""Numbers that share the unit of what was told before: from 9 points to 810; of 90 tailors seven left; it was 52."""

import re
from dataclasses import replace

from spacy.tokens import Doc, Token

from itx_nlp.components.reading import Sentences
from itx_nlp.components.tree import children
from itx_nlp.document import span_of
from itx_nlp.text.nouns import singular
from itx_nlp.text.quantity import Quantity
from itx_nlp.text.units import coins
from itx_nlp.text.wordlists import listed

REACH = 3  # sentences, its own among them, in which what a number stands for was told
BACK = 12  # figures to look back
GAP = 10  # tokens of a name, and from one share to the next
NAMING = {"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH"}
MERELY = {"just", "only", "barely", "merely", "about", "around", "nearly", "almost"}
_OWNERS = {"NN", "NNS", "NNP", "NNPS"}
MANY = 12  # above, a number that comes back counts the same things
TIMED = {"in", "on", "but", "and"}
WHOLES = {"those", "these", "them", "us"}
BEING = {"is", "was", "are", "were", "be", "been", "'s", "’s"}
CLOSING = {".", "!", "?", ",", ";", ":", ")", "—", "–", "and", "but", "\n"}
_BESIDE = {"above", "below"}
_BEHIND = {"more", "fewer", "less", "higher", "lower", "short", *_BESIDE}
_NUMERAL = re.compile(r"\d+(?:\.\d)?")
_POINTS = re.compile(r"\d\d?\.\d")
_PLAIN = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SAME = ("count", "percent", "currency", "measure")


def may_stand(doc: Doc, first: int, stop: int) -> bool:
    """Tell whether a number without a noun stands where a thing does: two of those, five left, it was nine."""
    if _is_part(doc, stop):
        return True
    root = doc[stop - 1]
    following = doc[stop] if stop < len(doc) else None
    closes = following is None or following.text in CLOSING or following.is_space or bool(following.is_sent_start)
    before = doc[max(0, first - 2) : first].text.lower()
    if following is not None and following.lower_ == "more":
        behind = doc[stop + 1 : stop + 2]
        return not len(behind) or (behind.text not in ("than", "-") and behind[0].tag_[:2] not in ("NN", "JJ"))
    if before == "of the" and following is not None:  # of the forty who began, of the four we asked
        return following.tag_ in ("WP", "PRP", "VBN") or following.lower_ == "that"
    if root.dep_ == "dobj" and root.head.i == first - 1:
        return closes or (following is not None and following.tag_ == "IN" and following.lower_ not in ("of", "by"))
    if _is_group(doc, first) or (closes and before in ("out of", "there were", "there are")):
        return True
    return closes and _of_what(doc, first, stop) is not None


def is_gapped(doc: Doc, first: int, stop: int) -> bool:
    """Tell the next share of a list that leaves out its verb: Lahore has 40 per cent, Karachi |30| and Multan 9."""
    if not _NUMERAL.fullmatch(doc[first].text) or (stop < len(doc) and doc[stop].text not in CLOSING):
        return False
    at = first - 1
    while at > 0 and first - at < GAP and (doc[at].tag_ in NAMING or doc[at].lower_ == "of"):
        at -= 1
    if at == first - 1 or doc[at].text not in (",", "and", ";"):
        return False
    for token in reversed(doc[max(0, at - GAP) : at]):
        if token.lower_ in ("%", "cent", "percent", "pc"):
            return len(doc[first]) < 3
        if _POINTS.fullmatch(token.text) and doc[first - 1].tag_ == "NNP":  # Lahore scored 6.4, Karachi |5.1|
            return bool(_POINTS.fullmatch(doc[first].text))
        if token.tag_ == "NNS" and token.i and token.nbor(-1).tag_ == "CD":  # Lahore has 400 firms, Karachi |300|
            return doc[first - 1].tag_ == "NNP" and any(
                child.dep_ == "nsubj" and child.tag_ == "NNP" for child in children(token.head)
            )
        if token.tag_[:2] in ("VB", "MD", "TO") or token.is_sent_end:
            return False
    return False


def _is_group(doc: Doc, first: int) -> bool:
    """Tell a |team of| nine."""
    return first > 1 and doc[first - 1].text == "of" and doc[first - 2].text in listed("groups of people")


def _is_part(doc: Doc, stop: int) -> bool:
    """Tell two |of those|, 18 |of the 34|, 14 |of our 16|, six |of 15| posts."""
    if stop + 1 >= len(doc) or doc[stop].lower_ != "of":
        return False
    return doc[stop + 1].lower_ in WHOLES or _whole_number(doc, stop) is not None


def _whole_number(doc: Doc, stop: int) -> Token | None:
    """Give the number of which another is a part: 18 of the |34|, 18 of the park's |34|."""
    at = stop + 1 + (doc[stop + 1 : stop + 2].text.lower() == "all")
    at += at < len(doc) and doc[at].tag_ in ("DT", "PRP$")
    owner = next((token for token in doc[at : at + REACH + 1] if token.tag_ not in _OWNERS), None)
    if owner is not None and owner.tag_ == "POS" and owner.i > at:
        at = owner.i + 1
    return doc[at] if at < len(doc) and doc[at].tag_ == "CD" else None


def _is_the_whole(doc: Doc, first: int, stop: int) -> bool:
    """Tell the number counted before in 51 of the |63|, fourteen of our |16|."""
    led = first > 1 and doc[first - 2].lower_ == "of" and doc[first - 1].tag_ in ("DT", "PRP$")
    return led and (stop >= len(doc) or doc[stop].tag_[:2] not in ("NN", "JJ", "CD"))


def _of_what(doc: Doc, first: int, stop: int) -> Token | None:
    """Give the subject that a number is said to be: |It| was nine, my |figure| is three."""
    at = first - 1
    while at > 0 and (doc[at].tag_ == "RB" or doc[at].lower_ in ("about", "around")):
        at -= 1
    if at < 1 or doc[at].lower_ not in BEING or (stop < len(doc) and doc[stop].tag_[:2] in ("NN", "JJ")):
        return None
    verb = doc[at] if doc[at].dep_ != "aux" else doc[at].head
    subject = next((c for c in children(verb) if c.dep_ == "nsubj" and c.i < at), None)
    if subject is None and verb.dep_ == "xcomp":
        subject = next((c for c in children(verb.head) if c.dep_ == "nsubj" and c.i < at), None)
    named = subject is not None and (
        subject.lower_ in ("it", "that", "they") or subject.lower_ in listed("amounts told")
    )
    return subject if named else None


def share_units(doc: Doc, found: list[Quantity], sentences: Sentences) -> list[Quantity]:
    """Give a bare number the unit of the quantity it is set beside: rose 9 points to 810; 30 to 40 guests."""
    shared = list(found)
    for i, quantity in enumerate(found):
        if shared[i].unit is not None or quantity.kind != "number" or quantity.form == "fraction":
            continue
        first = span_of(doc, quantity.start, quantity.end)
        if i + 1 < len(found) and _next_to(doc, first.end, found[i + 1]):
            shared[i] = replace(quantity, unit=found[i + 1].unit, kind=found[i + 1].kind)
            continue
        if (whole := _whole_told(doc, first.end, found[i + 1 : i + 2], shared[:i])) is not None:
            shared[i] = replace(quantity, unit=whole.unit, kind=whole.kind)
            continue
        if (other := _held_against(doc, first.end, found[i + 1 : i + 2], shared[max(0, i - 1) : i])) is not None:
            shared[i] = replace(quantity, unit=other.unit, kind=other.kind)
            if found[i + 1].unit is None:
                shared[i + 1] = replace(found[i + 1], unit=other.unit, kind=other.kind)
            continue
        begin = doc[sentences.of(first.start)[0]].idx
        at = first.start - 1
        while at > 0 and doc[at].lower_ in MERELY:
            at -= 1  # from 15 million tonnes to just 5 million
        before = doc[at].lower_ if at >= 0 else ""
        for partner in reversed(shared[max(0, i - BACK) : i]):
            if partner.start < begin:
                break
            if _goes_with(doc, quantity, partner, before):
                shared[i] = replace(quantity, unit=partner.unit, kind=partner.kind)
                break
        if shared[i].unit is None and not quantity.scaled and quantity.high is None:
            shared[i] = _told_before(doc, quantity, shared[:i], sentences)
    kept = (quantity for quantity in shared if quantity.form != "words" or not _is_vague(doc, quantity))
    bare = ("words", None, "number")
    return [replace(q, kind="count") if (q.form, q.unit, q.kind) == bare and q.value < 1e3 else q for q in kept]


def who_behind(doc: Doc, stop: int) -> Token | None:
    """Give the who of some 140 |who| have finished, some 900 of those |who| began."""
    at = stop + 2 * (doc[stop : stop + 2].text.lower() in ("or so", "or more", "of those", "of us"))
    return doc[at] if at + 1 < len(doc) and doc[at].lower_ == "who" else None


def _is_vague(doc: Doc, quantity: Quantity) -> bool:
    """Tell a number in words of nobody knows what: the best is zero, they are four; but of 9 firms there are four."""
    if quantity.unit is not None or quantity.kind != "number" or quantity.scaled:
        return False
    first = span_of(doc, quantity.start, quantity.end).start
    said = first > 1 and doc[first - 1].lower_ in BEING and doc[first - 2].lower_ != "there"
    return said or not quantity.value


def _whole_told(doc: Doc, stop: int, behind: list[Quantity], before: list[Quantity]) -> Quantity | None:
    """Give the quantity that the whole of a part is: six of |15 posts|; 16 |firms| … 14 of our 16."""
    number = _whole_number(doc, stop) if doc[stop : stop + 1].text == "of" else None
    if number is None or not behind or behind[0].start != number.idx:
        return None
    if behind[0].kind == "count":
        return behind[0]
    told = (each for each in reversed(before) if each.value == behind[0].value > MANY and each.kind == "count")
    return next(told, None)


def _next_to(doc: Doc, stop: int, partner: Quantity) -> bool:
    """Tell whether only to, and, or or a comma parts a number from the quantity behind it."""
    if partner.kind not in ("count", "measure", "currency") or stop + 1 >= len(doc):
        return False
    return doc[stop].lower_ in ("to", "and", "or", ",", "-") and doc[stop + 1].idx >= partner.start > doc[stop].idx


def _held_against(doc: Doc, stop: int, behind: list[Quantity], before: list[Quantity]) -> Quantity | None:
    """Give what a bare number is counted in, held against the next: 9,000 bales, |2,000| more than the 7,000 of May."""
    words = [token.lower_ for token in doc[stop : stop + 2]]
    if not behind or len(words) < 2 or words[0] not in _BEHIND or not (words[1] == "than" or words[0] in _BESIDE):
        return None
    other = span_of(doc, behind[0].start, behind[0].end).start
    if not stop < other <= stop + GAP // 2 or any(token.is_punct for token in doc[stop:other]):
        return None
    told = behind[0] if behind[0].unit is not None else (before or behind)[-1]
    close = told is behind[0] or (told.unit is not None and span_of(doc, told.start, told.end).end > stop - GAP)
    return told if close and told.kind in ("count", "measure") else None


def _goes_with(doc: Doc, quantity: Quantity, partner: Quantity, before: str) -> bool:
    if partner.unit is None or partner.kind not in ("count", "measure", "currency", "percent"):
        return False
    if partner.kind == "percent":
        span, first = span_of(doc, quantity.start, quantity.end), span_of(doc, partner.start, partner.end).start
        moved = before == "by" and first > 0 and doc[first - 1].lower_ == "by"
        return moved or is_gapped(doc, span.start, span.end)
    stop, behind = (span_of(doc, each.start, each.end).end for each in (quantity, partner))
    listed_so = before in (",", "and") and doc[stop : stop + 1].text == doc[behind : behind + 1].text != ""
    if partner.kind == "count" and listed_so and doc[stop].tag_ == "IN" and doc[stop].lower_ != "of":
        return True  # 400 firms in Lahore, 300 in Karachi
    if partner.kind == "count" and (is_gapped(doc, stop - 1, stop) or _is_of_opening(doc, quantity, partner, stop)):
        return True
    paired = partner.kind == "currency" and not partner.scaled and _is_paired(doc, stop, behind)
    if before not in listed("shares unit") and quantity.form != "words" and not paired:
        return False
    if partner.kind == "count" and quantity.value != int(quantity.value):
        return False  # 9th of 50 towns, with a score of 42.7
    finer = quantity.value != int(quantity.value) and partner.value == int(partner.value)
    if partner.unit in coins() and (quantity.value >= 100 or finer):
        return False  # down 14 paisa from 281.97
    if partner.kind == "count" and before == "including":
        return quantity.value < partner.value
    ratio = max(abs(quantity.value), 1e-9) / max(abs(partner.value), 1e-9)
    return partner.unit == "point" or 0.02 < ratio < 50


def _is_paired(doc: Doc, stop: int, behind: int) -> bool:
    """Tell the second of two sums of which the first has the unit: in a good month it is $900, in a bad one |350|."""
    first = stop - 1
    between = doc[behind:first]
    led = 3 <= len(between) < GAP and between[0].lower_ in (",", "and", "but") and between[1].lower_ in TIMED
    closes = stop >= len(doc) or doc[stop].text in CLOSING
    timed = led and (between[-1].lower_ in ("one", "ones") or between[-1].lower_ in listed("times that pass"))
    return closes and timed and not any(token.tag_.startswith(("V", "MD")) for token in between)


def _is_of_opening(doc: Doc, quantity: Quantity, partner: Quantity, stop: int) -> bool:
    """Tell a part of what a sentence opens with: of the 240 weavers, |60| work from home."""
    first = span_of(doc, partner.start, partner.end).start
    opened = any(token.lower_ == "of" and token.is_sent_start for token in doc[max(0, first - 2) : first])
    bare = (
        stop >= len(doc)
        or doc[stop].tag_[:2] not in ("NN", "JJ")
        or doc[stop].lower_ in listed("behind a share of people")
    )
    return opened and bare and quantity.value < partner.value and quantity.value == int(quantity.value)


def _told_before(doc: Doc, quantity: Quantity, before: list[Quantity], sentences: Sentences) -> Quantity:
    """Give a bare number the unit of what it stands for: counted before, or but named."""
    span = span_of(doc, quantity.start, quantity.end)
    if who_behind(doc, span.end):
        return replace(quantity, unit="person", kind="count")
    if (subject := _of_what(doc, span.start, span.end)) is not None and (noun := _counted_by(subject)) is not None:
        return replace(quantity, unit=noun, kind="count")
    if (told := _whole(doc, quantity, before, sentences)) is not None:
        value = told.value if told.kind == "currency" and told not in before else quantity.value
        return replace(quantity, value=value, unit=told.unit, kind=told.kind)
    noun = "person" if _is_group(doc, span.start) else _named(doc, span.end, sentences)
    return quantity if noun is None else replace(quantity, unit=noun, kind="count")


def _counted_by(number: Token) -> str | None:
    """Name what is counted: the number of |clients| was nine."""
    ends = [token for token in number.doc[number.i + 1 : number.i + GAP] if token.tag_ in ("NNS", "VBD", "VBZ", "IN")]
    of = number.lower_ == "number" and [token.lower_ for token in ends[:1]] == ["of"]
    return singular(ends[1].text) if of and len(ends) > 1 and ends[1].tag_ == "NNS" else None


def _whole(doc: Doc, quantity: Quantity, before: list[Quantity], sentences: Sentences) -> Quantity | None:
    """Give the quantity whose unit a bare number has, of those told `before` it."""
    span = span_of(doc, quantity.start, quantity.end)
    first, stop = span.start, span.end
    if _is_the_whole(doc, first, stop):
        told_of = (told for told in reversed(before) if told.kind == "count" and told.unit is not None)
        if again := next((told for told in told_of if told.value == quantity.value), None):
            return again
    near = []
    for told in reversed(before[-BACK:]):
        place = span_of(doc, told.start, told.end).start
        if sentences.between(place, first) >= REACH:
            break
        if told.unit is not None and told.kind in _SAME:
            near.append((told, sentences.between(place, first)))
    counts = [told for told, _ in near if told.kind == "count"]
    if _is_part(doc, stop):
        if doc[stop + 1 : stop + 2].text.lower() not in WHOLES:
            return None  # told apart
        return next((told for told in counts if told.value >= quantity.value), None)
    if _of_what(doc, first, stop) is not None and near:
        told = near[0][0]
        if told.scaled and told.kind == "currency" and (plain := _PLAIN.search(told.text)):
            scale = told.value / float(plain.group().replace(",", ""))
            if scale >= 1e3 and 0.2 <= quantity.value * scale / told.value <= 5:
                return replace(told, value=quantity.value * scale)  # it is $14 million. Last year it was 11.8
        alike = 0.1 <= quantity.value / max(told.value, 1e-9) <= 10
        return told if alike and (told.kind != "percent" or quantity.value <= 100) else None
    root = doc[stop - 1]
    if root.dep_ not in ("nsubj", "nsubjpass") or root.head.i < root.i or not root.head.tag_.startswith(("V", "MD")):
        return None
    if (
        root.head.lower_ in ("is", "was")
        and root.head.i + 1 < len(doc)
        and doc[root.head.i + 1].lower_ in listed("usual")
    ):
        return near[0][0] if near and near[0][0].kind == "percent" else None  # it is 9 per cent where 25 is common
    if first and doc[first - 1].tag_ in ("IN", "TO"):
        return None  # it rose from 9 to 14. They
    if echo := next((told for told, far in near if far and told.value == quantity.value > MANY), None):
        return echo  # turnover is 38 per cent. Thirty-eight is high
    here = [told for told, far in near if told.kind == "count" and not far]
    beside = here[0] if here else None  # of 90 firms, 20 shares rose, 50 fell
    return next((told for told in here or counts if told.value > quantity.value), beside)


def _named(doc: Doc, stop: int, sentences: Sentences) -> str | None:
    """Name what a number is a part of where nobody counted it: There are |drafts|. I read four of them."""
    if not _is_part(doc, stop) or doc[stop + 1].lower_ not in WHOLES:
        return None
    begin = sentences.of(stop)[0]
    back = sentences.of(begin - 1)[0] if begin else 0
    plural = next((token for token in reversed(doc[back : stop - 1]) if token.tag_ == "NNS"), None)
    return singular(plural.text) if plural is not None else None

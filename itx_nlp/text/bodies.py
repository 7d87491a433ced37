"""Find names of organizations by their form: "… Ltd", "Ministry of …", "University of …", "… Association".

Rules of English naming: a run of capitalised words, joined by "of", "for", "and", whose last word says what kind of
body it is, or that opens with such a word and "of". What the words are is data (organization_forms.jsonl).
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from itx_nlp.text.bodywords import Word, legal_end, words
from itx_nlp.text.wordlists import listed

_LONGEST = 40  # words of a run
_CUT = ("...", " ...", "…", " …")  # what stands before is not all of a name
# "Eastmere Water (Price Setting) Committee": words in brackets before the last word of a name, no short form
_INNER = re.compile(r" \((?!Pvt|Private|Pte)[A-Z][a-z]+(?: (?:[A-Z][a-z]+|and|of|&)){0,4}\) ([A-Z][a-z]+)\b")
_JOINERS = frozenset({"of", "for", "and", "&", "on", "the", "in", "de", "du", "la", "al"})
_FIELDS = re.compile(r"(?<![\w’'-])(?:The )?((?:[A-Z]\w+(?: [A-Z]\w+)?, )*[A-Z]\w+(?: [A-Z]\w+)?), (?:and|&) $")
_COMMAS = re.compile(", ")
_LONGEST_LIST = 80  # characters of fields before the last


@dataclass(frozen=True, slots=True)
class Body:
    """A name that has the form of an organization's; weak if things that are none have this form too."""

    start: int
    end: int
    kind: str
    weak: bool = False
    headed: bool = True  # the last word shows the form: "… Association"; else the first ones do


class Forms:
    """The words that show an organization's name, and the kind they show.

    ends: "Association" → industry_body. starts: "Ministry of" → ministry.
    weak: words of `ends` that end other names as well ("Energy", "Press").
    breaks: words that never stand inside a name (titles, roles, days), in lower case.
    places: names of places; "and" joins none to what follows: "flights to Crete and |Kohsar Airlines|".
    """

    def __init__(
        self,
        ends: dict[str, str],
        starts: dict[str, str],
        weak: Iterable[str] = (),
        breaks: Iterable[str] = (),
        places: Container[str] = (),
    ):
        self.ends = ends
        self.starts = starts
        self.weak = frozenset(weak)
        self.breaks = frozenset(breaks)
        self.places = places

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Body]:
        """Find names in text[start:end], in order, without overlap."""
        before: list[Word] = []
        for chunk in self._chunks(text, start, len(text) if end is None else end):
            for body in self._in_chunk(text, chunk):
                if text.startswith(_CUT, body.end):
                    continue
                first = body.start == chunk[0].start
                listed = first and before and _lists(text, before, body)
                fields = _fields_before(text, body) if first else body.start
                yield replace(body, start=before[0].start if listed else fields)
            before = chunk[1:] if chunk[0].text in ("The", "A", "An") else chunk

    def _chunks(self, text: str, start: int, end: int) -> Iterator[list[Word]]:
        """Cut a text into runs of capitalised words joined by small ones."""
        chunk: list[Word] = []
        found = self._unslashed(words(text, start, end))
        for word, behind in zip_longest(found, found[1:]):
            gap = text[chunk[-1].end : word.start] if chunk else ""
            joins = chunk and (_is_gap(gap, chunk[-1]) or self._is_bracket(text, chunk, gap))
            if word.big and (word.text.casefold() not in self.breaks or self._is_field(chunk, behind)):
                if chunk and (len(chunk) >= _LONGEST or not (joins or self._listed(chunk, gap))):
                    yield chunk
                    chunk = []
                chunk.append(word)
            elif chunk and joins and word.text in _JOINERS:
                chunk.append(word)
            elif chunk:
                yield chunk
                chunk = []
        if chunk:
            yield chunk

    def _unslashed(self, found: list[Word]) -> list[Word]:
        """Cut "Eastmere/Chairman" in two: a role behind a slash is no part of a name."""
        cut: list[Word] = []
        for word in found:
            head, slash, tail = word.text.rpartition("/")
            if slash and tail.casefold() in self.breaks:
                middle = word.start + len(head)
                cut += [Word(word.start, middle, head), Word(middle + 1, word.end, tail)]
            else:
                cut.append(word)
        return cut

    def _is_bracket(self, text: str, chunk: list[Word], gap: str) -> bool:
        """Allow "Eastmere Water (Price Setting) Committee": brackets before the last word of a name."""
        if gap == ") ":
            return "(" in text[chunk[0].start : chunk[-1].start]
        inner = _INNER.match(text, chunk[-1].end) if gap == " (" else None
        return inner is not None and inner.group(1) in self.ends

    def _is_field(self, chunk: list[Word], behind: Word | None) -> bool:
        """Tell "Law and |Justice| Commission" from "Senator Ali and |Justice| Noor": a field, and no title."""
        joined = len(chunk) > 1 and chunk[-1].text in ("and", "&") and chunk[-2].big
        return joined and behind is not None and behind.text in self.ends

    def _listed(self, chunk: list[Word], gap: str) -> bool:
        """Allow a comma inside "Ministry of Planning, Development and Special Initiatives"."""
        if gap != ", " or (chunk[-1].text in self.ends and chunk[-1].text not in self.weak):
            return False
        return any(
            self._start_at(chunk, index) and all(word.text != "and" for word in chunk[index:])
            for index in range(len(chunk))
        )

    def _start_at(self, chunk: list[Word], index: int) -> str | None:
        if index + 1 >= len(chunk):
            return None
        return self.starts.get(f"{chunk[index].text} {chunk[index + 1].text}")

    def _in_chunk(self, text: str, chunk: list[Word]) -> Iterator[Body]:
        index = 0
        while index < len(chunk):
            body, index = self._at(text, chunk, index)
            if body:
                yield body

    def _at(self, text: str, chunk: list[Word], first: int) -> tuple[Body | None, int]:
        """Find the next name at or behind a word; give where to go on."""
        for index in range(first, len(chunk)):
            kind = self._start_at(chunk, index)
            if kind and index + 2 < len(chunk):
                last = self._right_end(text, chunk, index + 2)
                if last > index + 1 and chunk[last].big:
                    left = self._left_end(text, chunk, index, first, opening=True)
                    kind = self.ends.get(chunk[last].text, kind) if kind == "other" else kind
                    body = self._body(text, chunk[left], chunk[last], kind)
                    return replace(body, headed=body.headed or left < index), last + 1
            if index > first and chunk[index].text in self.ends:
                last = self._last_head(text, chunk, index)
                if last + 1 < len(chunk) and chunk[last + 1].text in listed("places behind names"):
                    return None, last + 2
                left = self._left_end(text, chunk, index, first)
                own = [w for w in chunk[left:index] if w.big and w.text.casefold() not in listed("generic in names")]
                if not own or left == index:
                    continue
                end = self._behind_end(text, chunk, last)
                if end + 1 < len(chunk) and chunk[end + 1].text in listed("things behind names"):
                    return None, end + 2
                from_there = end == last and last + 2 < len(chunk) and chunk[last + 1].text == "of"
                weak = end == last and not from_there and all(w.text in self.weak for w in chunk[index : last + 1])
                two = self._two(text, chunk, left, last)
                weak = weak and (two not in self.ends or two in self.weak)  # "Tuition Centre"
                if weak and last + 1 < len(chunk) and chunk[last + 1].big:
                    continue  # "Entertainment Duty Act"
                return self._body(text, chunk[left], chunk[end], self._kind(text, chunk, left, last), weak), end + 1
        if legal_end(text, chunk[-1].end):
            left = self._left_end(text, chunk, len(chunk) - 1, first)
            return self._body(text, chunk[left], chunk[-1], "company"), len(chunk)
        return None, len(chunk)

    def _kind(self, text: str, chunk: list[Word], left: int, last: int) -> str:
        """Say what the last words of a name show: a "Municipal Corporation" is no firm."""
        return self.ends.get(self._two(text, chunk, left, last)) or self.ends[chunk[last].text]

    def _two(self, text: str, chunk: list[Word], left: int, last: int) -> str:
        """Give the last two words of a name that has more."""
        return text[chunk[last - 1].start : chunk[last].end] if last > left + 1 else ""

    def _last_head(self, text: str, chunk: list[Word], index: int) -> int:
        """Go on to the last form word of an unbroken run: "US Energy Information Administration"."""
        last = at = index
        while at + 1 < len(chunk) and chunk[at + 1].big:
            gap = text[chunk[at].end : chunk[at + 1].start]
            if gap not in (" ", "-") and not (gap == " & " and chunk[at].text in listed("bodies of two kinds")):
                break
            at += 1
            if chunk[at].text in self.ends:
                last = at
        return last

    def _left_end(self, text: str, chunk: list[Word], index: int, first: int, opening: bool = False) -> int:
        """Go left from the word that shows the form as far as the name reaches."""
        left = index
        while left > first:
            before = chunk[left - 1]
            if "," in text[before.end : chunk[left].start]:
                break
            if not before.big:
                # "Oil and Gas Company", "Chamber of Commerce": go over a joiner with one or two words before it
                # "Crafts and |Fairs| Department of": the name has begun
                own = not opening or (left < index and chunk[index].text in self.ends)
                reaches = own and before.text in ("&", "and") and left - 2 >= first and chunk[left - 2].big
                ours = chunk[index].text in listed("bodies of several fields") and chunk[
                    left - 2
                ].text.casefold() in listed("fields of office")
                if not reaches or (before.text == "and" and not (ours or self._plain(chunk, left - 2, first))):
                    break
                left -= 2
                continue
            if (_owns(text, before) and not (opening and chunk[left].text in ("Standing", "Select"))) or (
                opening and before.text in self.ends and left - 1 > first and chunk[index].text != "Committee"
            ):
                break
            left -= 1
        while left < index and (not chunk[left].big or chunk[left].text.casefold() in listed("sentence openers")):
            left += 1
        return left

    def _plain(self, chunk: list[Word], index: int, first: int) -> bool:
        """Say whether a word before "and" looks like part of a longer name.

        A common noun, alone, behind "of" or behind its province, or a field: "… |Engineering| and Technology College".
        """
        word = chunk[index].text
        if word in self.places:
            return f"{word} and {chunk[index + 2].text}" in self.places
        if self._opens(chunk, index, first):
            return True
        if word in self.ends:
            return False
        owned = chunk[index - 1].text in self.places and self._opens(chunk, index - 1, first)
        return owned or word in listed("fields in names")

    @staticmethod
    def _opens(chunk: list[Word], index: int, first: int) -> bool:
        return index == first or not chunk[index - 1].big or chunk[index - 1].text == "The"

    def _right_end(self, text: str, chunk: list[Word], index: int) -> int:
        """Go right behind "Ministry of" as far as the name reaches; -1 if nothing follows."""
        last = comma = -1
        position = index
        while position < len(chunk):
            word = chunk[position]
            if word.big:
                if comma < 0 and last >= 0 and text[chunk[last].end : word.start] == ", ":
                    comma = last
                last = position
                if _owns(text, word):
                    break
            elif word.text in ("and", "&", "for", "on", "in", "of") and position + 1 < len(chunk):
                rest = chunk[position + 1 :]
                if word.text in ("for", "in", "on") and last >= 0:
                    break
                if word.text == "and" and any(
                    self._start_at(rest, at) or (at and rest[at].text in self.ends) for at in range(min(4, len(rest)))
                ):
                    break
            position += 1
        # a list inside a name ends with "and": else what follows the comma is another thing
        joined = "&" in text[chunk[comma].end : chunk[last].end] or any(
            w.text == "and" for w in chunk[comma : last + 1]
        )
        return last if comma < 0 or joined else comma

    def _behind_end(self, text: str, chunk: list[Word], last: int) -> int:
        """Take in "… Commission of Pakistan", "… Council for Scientific Research"."""
        head = chunk[last].text
        if self.ends[head] == "company" and head not in listed("firms of a country"):
            return last  # "|Kohsar Labs| of Lahore": where it is from
        joiners = ("of", "for", "on") if head in ("Committee", "Commission", "Council") else ("of", "for")
        if last + 2 < len(chunk) and chunk[last + 1].text in joiners and chunk[last + 2].big:
            return max(last, self._right_end(text, chunk, last + 2))
        return last

    def _body(self, text: str, first: Word, last: Word, kind: str, weak: bool = False) -> Body:
        legal = legal_end(text, last.end)
        headed = legal is not None or last.text in self.ends
        return Body(first.start, legal or last.end, "company" if legal else kind, weak and legal is None, headed)


def _fields_before(text: str, body: Body) -> int:
    """Give where a name begins whose fields stand in a list: "Eastmere |Excise, Taxation, and| Roads Department"."""
    match = _FIELDS.search(text, max(0, body.start - _LONGEST_LIST), body.start)
    if match is None or text[body.start : body.end].rpartition(" ")[2] not in listed("bodies of several fields"):
        return body.start
    fields = (field.rpartition(" ")[2].casefold() for field in _COMMAS.split(match.group(1)))
    return match.start(1) if all(field in listed("fields of office") for field in fields) else body.start


def _lists(text: str, before: list[Word], body: Body) -> bool:
    """Say whether a name begins before a comma: "Eastmere Water, |Roads and Parks Department"."""
    name = text[body.start : body.end]
    return (
        (" and " in name or " & " in name)
        and name.rpartition(" ")[2] in listed("bodies of several fields")
        and text[before[-1].end : body.start] == ", "
        and len(before) <= 3
        and all(word.big for word in before)
    )


def _is_gap(gap: str, before: Word) -> bool:
    """Say whether two words with this between them may stand in one name."""
    if gap in (" ", "\u00a0", " & ", "’s ", "'s ", "’ ", "' "):
        return True
    return gap == ". " and len(before.text) <= 2 and before.text.isupper()


def _owns(text: str, word: Word) -> bool:
    """Say whether a word has a possessive ending that is not part of a name."""
    mark = text[word.end : word.end + 1]
    if mark not in ("’", "'"):
        return False
    owner = word.text.casefold()
    if owner.endswith(("ers", "ors", "ists")) and text[word.end + 1 : word.end + 2] == " ":
        return False  # "the Footballers' Association"
    return owner not in listed("owners in names") and owner[:-1] not in listed("owners in names")

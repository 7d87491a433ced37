"""Tell an article's body from its header lines and from the furniture of the website it came from.

Nothing is cut: a zone is a stretch of characters with a name. The rules look at layout (final punctuation, length,
place in the article) and at the words in boilerplate.jsonl; both are ours, in the manner of Kohlschütter et al. 2010
(Boilerplate Detection using Shallow Text Features).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from itx_nlp.resources import read_entries
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import listed

TITLE, DECK, BYLINE, DATELINE, HEADING, SIGNOFF = "title", "deck", "byline", "dateline", "heading", "signoff"
BODY, BOILERPLATE = "body", "boilerplate"

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_FINAL = re.compile(r"""[.!?:;…]["”’')\]]*\Z""")
_ELLIPSIS = re.compile(r"(?:\.\.\.+|…)\Z")
# an agency behind the last sentence: "… the rate. Reuters", "… it.—AFP"
_CLOSING = re.compile(r"""\w[.!?]["”’')\]]* ?[(—–-]*[A-Z][\w/&-]*(?: [A-Z][\w/&-]*){0,4}[)\]]?\Z""")
_DIVIDED = re.compile(r"\s+[|·•»]\s+")
_TAG = re.compile(r"[A-Z]{2,3}|[.·|•*_=–—-]+|\d{1,3}")  # a stray country tag or rule: "US", "PK", "."
_BULLET = re.compile(r"(?:[•·▪●*–—-]|\d{1,2}[.)])\s")
_NAME = re.compile(r"(?:Dr\.? |Prof\.? )?[A-Z][a-z’'-]+(?: [A-Z][a-z’'.-]*){1,3}")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.’'-]+(?:[ /-][A-Z][A-Z.’'-]+){0,3})"  # LAHORE:  KARACHI/ISLAMABAD:
    r"(?:,\s[^:—–\n]{1,40}?)?(?:\s?\([^)\n]{1,40}\))?\s?(?:[:—–]|--|\s-\s)"
    r"|(?P<town>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s?:(?=\s?[A-Z“\"])"  # Islamabad :
    r"|(?P<dated>[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2}(?:, [A-Z][a-z]+)?)(?:,| [–—-]) "  # Lahore, Pakistan, May 5, 2024 –
    rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}})?(?: ?\([^)\n]{{1,40}}\))? ?(?:[:—–]|--|-(?= ))"
)
_LONG_TITLE = 30  # words
_LONG_LINE = 40  # characters
_COUNTER = Pattern(r"\d[\d,.]*k? «counted by websites»", re.I)  # "12 comments", "9 min read"
_BY = Pattern(r"«before a byline»\s+(?P<name>[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,4})\s*(?:\||$)", re.I)
_CREDIT = Pattern(r"«before a credit»\s*:\s*(?P<name>.{2,60})", re.I)
_SIGNOFF = Pattern(r"the «signers» «told of signers»\b|«opening a sign-off»", re.I)


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the article: start and end in characters, and what it is."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Furniture:
    """Lines that belong to a website, from boilerplate.jsonl, lower case without outer punctuation."""

    line: frozenset[str]
    prefix: tuple[str, ...]
    tail: tuple[str, ...]
    notice: tuple[str, ...]
    legal: tuple[str, ...]

    @classmethod
    def read(cls, data: str | None = None) -> "Furniture":
        """Read boilerplate.jsonl."""
        entries = read_entries("boilerplate.jsonl", "text", data, required=["kind"])
        line, *others = (tuple(e["text"] for e in entries if e["kind"] == field.name) for field in fields(cls))
        return cls(frozenset(line), *others)

    def is_line(self, line: str) -> bool:
        """Say whether a line is furniture wherever it stands."""
        parts = _DIVIDED.split(line)
        mostly = len(parts) > 1 and not _BY.match(line) and 2 * sum(map(self._is_one, parts)) > len(parts)
        return mostly or self._is_one(line)  # "12 comments | Share | Next post: My desk"

    def _is_one(self, line: str) -> bool:
        """Say whether a line, or a part of one between bars, is furniture."""
        bare = _bare(line)
        listed = bare in self.line or (len(bare) < 160 and bare.startswith(self.prefix))
        return listed or bare.startswith(self.legal) or bool(_TAG.fullmatch(line) or _COUNTER.fullmatch(bare))

    def starts_tail(self, line: str) -> bool:
        """Say whether furniture begins with this line and goes on to the end."""
        bare = _bare(line)
        if len(bare) < 200 and bare.startswith(self.notice):
            return True
        # A heading such as "Comments" or "Related stories" stands alone; running text that begins so is text.
        heading = not _FINAL.search(bare)
        return any(
            bare == word or (heading and bare.startswith(word) and len(bare) < len(word) + 24) for word in self.tail
        )


def _bare(line: str) -> str:
    return line.strip().strip("*#:|>»«.•-–— ").casefold()


@lru_cache(maxsize=2)  # of one text ask its reader, the pipeline and who looks for copies
def find_zones(text: str, furniture: Furniture, title: str | None = None) -> tuple[Zone, ...]:
    """Cut an article into zones.

    Args:
        text: the source text.
        furniture: the words of websites.
        title: the headline, where it is known from elsewhere.
    Returns:
        Zones in order that do not overlap; a zone is one paragraph without outer white space, except that a dateline
        is a zone of its own before its paragraph. White space lies in no zone.
    """
    zones = [Zone(start, end, BODY) for start, end in paragraphs(text)]
    zones = _mark_furniture(text, zones, furniture)
    body = [index for index, zone in enumerate(zones) if zone.kind == BODY]
    if len(body) > 1:
        _mark_headers(text, zones, body, title)
        _mark_headings(text, zones)
    return tuple(_with_datelines(text, zones))


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Find the paragraphs: lines, or runs of lines where the text was wrapped at a fixed width."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if m.group().strip()]
    wrapped = _is_wrapped(text, lines)
    found: list[tuple[int, int]] = []
    line = 0  # where the line before began
    for start, end in lines:
        if found:
            gap = text[found[-1][1] : start].replace("\r\n", "\n")
            close = gap.count("\n") + gap.count("\r") == 1 and not _BULLET.match(text, start)
            if close and (wrapped or _goes_on(text[line : found[-1][1]].rstrip(), text[start])):
                found[-1], line = (found[-1][0], end), start
                continue
        found.append((start, end))
        line = start
    return [_trim(text, start, end) for start, end in found]


def _goes_on(line: str, following: str) -> bool:
    """Say whether a long line breaks off within a sentence: before a small letter, or behind a word that wants more."""
    if len(line) < _LONG_LINE or _FINAL.search(line[-8:]):
        return False
    return following.islower() or line.rsplit(maxsplit=1)[-1] in listed("lines go on behind")


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    if len(lines) < 4:
        return False
    lengths = sorted(end - start for start, end in lines)
    open_ended = sum(not _FINAL.search(text[max(start, end - 8) : end].rstrip()) for start, end in lines)
    return 40 <= lengths[len(lengths) // 2] <= lengths[-1] <= 110 and open_ended > 0.5 * len(lines)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _mark_furniture(text: str, zones: list[Zone], furniture: Furniture) -> list[Zone]:
    lines = [text[zone.start : zone.end] for zone in zones]
    marked = [
        replace(z, kind=BOILERPLATE) if furniture.is_line(line) else z for z, line in zip(zones, lines, strict=True)
    ]
    tail = next((i for i, line in enumerate(lines) if i >= len(lines) // 3 and furniture.starts_tail(line)), None)
    if tail is None:
        return marked
    first = tail
    # Above the footer stand teasers of other stories: no final full stop, or cut off with dots.
    while first > 1 and marked[first - 1].kind == BODY and _is_teaser(lines[first - 1]):
        first -= 1
    while first < tail and first <= len(lines) // 4 and not _ELLIPSIS.search(lines[first]):
        first += 1  # so near the top only what is cut off with dots is surely none of the article
    return marked[:first] + [replace(zone, kind=BOILERPLATE) for zone in zones[first:]]


def _is_teaser(line: str) -> bool:
    if _SIGNOFF.match(line) or _CREDIT.match(line) or _CLOSING.search(line[-80:]):
        return False
    return bool(_ELLIPSIS.search(line)) or not _FINAL.search(line)


def _mark_headers(text: str, zones: list[Zone], body: list[int], title: str | None) -> None:
    """Mark headline, deck and byline above the first full paragraph, sign-off and credit below the last."""
    seen_title = False
    for position, index in enumerate(body[:-1]):
        line = text[zones[index].start : zones[index].end]
        following = text[zones[body[position + 1]].start : zones[body[position + 1]].end]
        if position > 4:
            break
        if title and _bare(line) == _bare(title):
            zones[index], seen_title = replace(zones[index], kind=TITLE), True
        elif _BY.match(line) or (_NAME.fullmatch(line) and not seen_title):
            zones[index] = replace(zones[index], kind=BYLINE)
        elif _is_headline(line, following, position > 0 and zones[body[position - 1]].kind == BYLINE):
            zones[index], seen_title = replace(zones[index], kind=DECK if seen_title else TITLE), True
        else:
            break
    for index in reversed(body):
        line = text[zones[index].start : zones[index].end]
        if zones[index].kind != BODY or not (_SIGNOFF.match(line) or _CREDIT.fullmatch(line)):
            break
        zones[index] = replace(zones[index], kind=SIGNOFF)


def _is_headline(line: str, following: str, after_byline: bool) -> bool:
    words = len(line.split())
    if words > _LONG_TITLE or _BULLET.match(line) or _dateline(line):
        return False
    if _FINAL.search(line) and not line.endswith("?"):
        # With a full stop only right under a byline, one sentence above a much longer paragraph.
        return after_byline and words <= 20 and len(following) > 2 * len(line)
    return bool(_FINAL.search(following)) or len(following) > len(line) or len(following.split()) <= _LONG_TITLE


def _mark_headings(text: str, zones: list[Zone]) -> None:
    """Mark section headings: a short line without a full stop between two paragraphs; list items are body."""
    for index in range(1, len(zones) - 1):
        before, here, after = zones[index - 1 : index + 2]
        if here.kind != BODY or after.kind != BODY:
            continue
        line, lead = text[here.start : here.end], text[before.start : before.end]
        if _FINAL.search(line) and not line.endswith("?"):
            continue
        if len(line.split()) > 12 or _BULLET.match(line) or (before.kind == BODY and not _FINAL.search(lead)):
            continue
        if before.kind == BODY and lead.endswith(":"):
            continue
        if _FINAL.search(text[after.start : after.end]) and after.end - after.start > here.end - here.start:
            zones[index] = replace(here, kind=HEADING)


def _with_datelines(text: str, zones: list[Zone]) -> Iterator[Zone]:
    """Give the dateline of the first body paragraph ("LAHORE:") a zone of its own."""
    first = True
    for zone in zones:
        if zone.kind == BODY and first:
            first = False
            length = _dateline(text[zone.start : min(zone.end, zone.start + 100)])
            begin, _ = _trim(text, zone.start + length, zone.end)
            if length and begin < zone.end:
                yield Zone(zone.start, zone.start + length, DATELINE)
                zone = replace(zone, start=begin)
        yield zone


def _dateline(line: str) -> int:
    match = _DATELINE.match(line)
    return match.end() if match and match.end() < len(line) else 0


def metadata(text: str, zones: Sequence[Zone]) -> dict[str, str]:
    """Read title, author and publisher off the header zones; only what the article shows."""
    found: dict[str, str] = {}
    for zone in zones:
        line = text[zone.start : zone.end]
        if zone.kind == TITLE:
            found.setdefault("title", line)
        elif zone.kind == BYLINE:
            by = _BY.match(line)
            found.setdefault("author", by["name"] if by else line)
        elif zone.kind == SIGNOFF and (credit := _CREDIT.fullmatch(line)):
            found.setdefault("publisher", credit["name"].strip())
    return found

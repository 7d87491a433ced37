"""What a figure is about: a country, one of its provinces, or the body that it is said of."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from itx_nlp.knowledge.contexts import Context
from itx_nlp.resources import read_entries
from itx_nlp.tables import Claim, Figure, Organization
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import listed

_CURRENCY = {"PKR": "PK", "INR": "IN", "BDT": "BD", "LKR": "LK", "MYR": "MY", "GBP": "GB", "PHP": "PH", "VND": "VN",
             "AED": "AE", "SAR": "SA", "CNY": "CN", "JPY": "JP", "NGN": "NG", "KES": "KE", "IDR": "ID",
             "TRY": "TR"}  # fmt: skip
ENOUGH = 40  # claims that tell what an article is about
# "In contrast, |India|": an opening without a figure may stand before the subject of a sentence.
_OPENING = re.compile(r"[A-Z][^,.;:\d]{1,60}, ")
_GOES_ON = re.compile(r" (?!and\b)[a-z]")
_WHERE = re.compile(r"(?<=[a-z]), (?:where|whose)\b[^,;]{0,80}$")
# "while |Europe saw|": of whom a clause is that tells of two.
_WHILE = re.compile(r"\b(?:while|whereas) (?:in |that of )?(?:the )?([A-Z][^,;]*)$")
_HAS = Pattern(r" «having|ending up»\b")
_INSIDE = re.compile(r" in (?:the )?(?=[A-Z])")
# "Japanese yen" is a currency, not a country.
_MONEY = Pattern(r" «money|other money»\b")
_BODY = re.compile(r" [A-Z][a-z]")
_OWED = Pattern(r"\b«owed»\b")
_INDEX = Pattern(r"\b«makers of numbers»\b", re.I)
_TOWARDS = re.compile(r"\b(?:to|from|with|against)\s+(?:the\s+)?$")
# "the lowest rate in South Asia" is that of whoever has it
_MOST_IN = Pattern(r"\b(?:(?!«not superlatives»\b)[a-z]+est|worst)\b[^,]* (?:in|of) (?:the )?$")
_WITH = re.compile(r" with (?=[\d$]|Rs|over |nearly |about |around |some |more than )| \((?=[\d$+-]|Rs)")
_NEXT = re.compile(r"\band [A-Z]|\).")
_IS = (" is", " was", " are", " were")
# "Last year the software firm |Kiteline|"
_BEFORE_NAME = Pattern(
    r"(?:(?:(?:last|this|next) [a-z]+|(?:at the end of|in|by|until|during) (?:[a-z]+ )?\d{4}|today|now),? )?"
    r"(?:(?:the |an? )?(?:[\w-]+ ){0,3}(?:«called a firm|sorts of firms») |the )?",
    re.I,
)
BODIES = ("company", "university")
# "the Learjet 45" is a thing that a firm made, not the firm.
_MODEL = re.compile(r" [A-Z]?-?\d")


def branches(names: Iterable[str]) -> str:
    """Give a pattern that finds the longest of some names where one begins; those without a capital are left out."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        forms[name[:1]].append(re.escape(name[1:]))
    return _branched(forms)


def _branched(forms: Mapping[str, Iterable[str]]) -> str:
    # A branch for each capital, so that most letters of a text cost nothing.
    return "|".join(
        rf"{capital}(?<![\w-]{capital})(?:{'|'.join(rests)})" for capital, rests in forms.items() if capital.isupper()
    )


def opens(before: str) -> bool:
    """Say whether a claim begins with a name, but for its article, the kind of firm it is of and a time."""
    return len(before) < 60 and _BEFORE_NAME.fullmatch(before) is not None


class Entities:
    """The countries, their provinces and their names; make it once, ask it often."""

    def __init__(self, data: str | None = None):
        """Read countries, regions and the countries of organizations from our data and a user's folder."""
        self.names: dict[str, str] = {}
        self._code: dict[str, str] = {}
        self._country: dict[str, str] = {}
        self._provinces: defaultdict[str, set[str]] = defaultdict(set)
        for entry in read_entries("regions.jsonl", "code", data, ("name", "country")):
            self.names[entry["code"]], self._country[entry["code"]] = entry["name"], entry["country"]
            self._provinces[entry["country"]].add(entry["code"])
            for word in (entry["name"], *entry.get("words", ())):
                self._code.setdefault(word, entry["code"])
        self._own = set(self._code)
        for entry in read_entries("countries.jsonl", "code", data, ("name",)):
            self.names[entry["code"]] = entry["name"]
            self._own.add(entry["name"])
            for word in (entry["name"], *entry.get("words", ())):
                self._code.setdefault(word, entry["code"])
        self._names = frozenset(self.names.values())
        # A town stands for its country in our list, except where something is said to be the town's own.
        self._towns = {e["name"] for e in read_entries("places.jsonl", "name", data) if e["name"] in self._code}
        self._towns -= self._own | listed("capitals")
        self._country_of = {
            entry["org_id"]: entry["country"]
            for entry in read_entries("organizations.jsonl", "org_id", data)
            if entry.get("country")
        }
        forms: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self._code, key=len, reverse=True):
            # "South Asia Weavers Forum" is a body, whatever lies in South Asia.
            end = r"(?! [A-Z][a-z])" if self._code[word].startswith("X-") else ""
            forms[word[:1]].append(re.escape(word[1:]) + end)
        self._place = re.compile(rf"({_branched(forms)})(?:['’]s|s['’])?(?![\w-]| ?\$)")
        # All the world counts in US dollars.
        self._named = re.compile(rf"{self._place.pattern}(?! dollars?\b)")

    def sort(self, name: str | None) -> str:
        """Say whether the name of what a figure is about is that of a place or of a body."""
        return "place" if name in self._names else "body"

    def countries(self, text: str) -> list[tuple[int, int, str]]:
        """Find the names of countries: start, end, code."""
        return [(m.start(), m.end(), self._code[m.group(1)]) for m in self._place.finditer(text)]

    def places(self, title: str, claims: Iterable[Claim]) -> list[str]:
        """Give the codes of the countries and provinces that a title, which counts twice, and the first claims name."""
        text = "\n".join([title, title, *[claim.text for claim in islice(claims, ENOUGH)]])
        return [self._code[word] for word in self._named.findall(text)]

    def home(
        self, places: Iterable[str], figures: Iterable[Figure], organizations: Iterable[Organization]
    ) -> str | None:
        """Give the country that an article is mostly about, by the `places`, bodies and currencies in it.

        Returns:
            Its code; None where no country has two mentions and half as many again as the next.
        """
        votes = [self._country.get(place, place) for place in places]
        votes += [code for figure in figures if (code := _CURRENCY.get(figure.unit or ""))]
        # Who reports from a country is not what it reports on.
        bodies = (mention.org_id for mention in organizations if mention.kind != "media")
        votes += [code for body in bodies if (code := self._country_of.get(body))]
        first, second = (Counter(votes).most_common() + [("", 0)] * 2)[:2]
        return first[0] if first[1] >= max(2, 1.5 * second[1]) else None

    def provinces(self, home: str | None) -> set[str]:
        """Give the codes of the provinces of a country that have figures of their own."""
        return self._provinces.get(home or "", set())

    @lru_cache(maxsize=4096)  # noqa: B019 -- one Entities lives as long as the process
    def provinces_named_by(self, body: str) -> frozenset[str]:
        """Find the provinces whose body something is by its name; a court hears the cases of all."""
        return frozenset() if "Court" in body else frozenset(c for c in self.named(body) if c in self._country)

    def named(self, text: str) -> Iterator[str]:
        """Find the countries and provinces that a text names themselves, not by a town."""
        for match in self._place.finditer(text):
            if match.group(1) not in self._own or _MONEY.match(text, match.end()):
                continue
            code = self._code[match.group(1)]
            # "Pakistan Railways" is a body of the country, "Sindh Police" tells of the province.
            if code in self._country or not _BODY.match(text, match.end()):
                yield code

    @lru_cache(maxsize=16384)  # noqa: B019 -- one Entities lives as long as the process
    def of_metric(self, metric: str) -> tuple[str | None, frozenset[str]]:
        """Find the country a metric is about, and its words; a country behind `to` or `from` is a direction.

        >>> Entities().of_metric("India's IT exports")[0], Entities().of_metric("exports to India")[0]
        ('IN', None)
        """
        for start, end, code in self.countries(metric) if not metric.islower() else ():
            ranked = code.startswith("X-") and _MOST_IN.search(metric[:start])
            if not (_TOWARDS.search(metric[:start]) or ranked):
                return code, frozenset(re.sub(r"['’]s?$", "", w).lower() for w in metric[start:end].split())
        return None, frozenset()

    @lru_cache(maxsize=16384)  # noqa: B019 -- one Entities lives as long as the process
    def is_from(self, metric: str, unit: str | None) -> bool:
        """Say whether a metric names where a thing is from: "Chinese garlic" sold for rupees, "Chinese loans".

        >>> Entities().is_from("Chinese garlic", "PKR"), Entities().is_from("Chinese garlic", "CNY")
        (True, False)
        """
        match = None if metric.islower() else self._place.search(metric)
        # Not "China's", "China", "the US", nor a province.
        if match is None or match.group() in self._own or match.group() not in self._code or match.group().isupper():
            return False
        code = self._code[match.group()]
        paid = _CURRENCY.get(unit or "", code)
        return metric[match.end() :][1:2].islower() and bool(paid != code or _OWED.search(metric, match.end()))

    def town(self, metric: str) -> str | None:
        """Give the town that a metric is of: "IT exports of Multan", "Multan's IT exports", not "exports to Multan".

        >>> Entities().town("IT exports of Multan"), Entities().town("exports to Multan")
        ('Multan', None)
        """
        for match in self._place.finditer(metric) if not metric.islower() else ():
            own = match.group().endswith(("'s", "’s", "s'", "s’")) or metric[: match.start()].endswith((" of ", " in "))
            if own and match.group(1) in self._towns:
                return match.group(1)
        return None

    def subject(self, claim: str) -> tuple[str, int] | None:
        """Give the country that a claim begins with, and where its name ends: "India sells …", "Yet, India did …"."""
        first = self._place.search(claim, 0, 40)
        if first is None or first.start() > 4:
            opening = _OPENING.match(claim)
            first = self._place.match(claim, opening.end()) if opening else None
            if first is None or not _GOES_ON.match(claim, first.end()):
                return None
        if _MONEY.match(claim, first.end()):
            return None
        return self._code[first.group(1)], first.end()

    def is_of(self, code: str, home: str | None) -> bool:
        """Say whether a country or province is the country of a name, or lies in it."""
        return self.names[self._country.get(code, code)] == home

    def where(self, before: str, after: str) -> str | None:
        """Give the country or province that a figure is said to be in: "India, where it fell 3%", "500 in Punjab"."""
        if (" while " in before or " whereas " in before) and (clause := _WHILE.search(before)):
            place = self._place.match(clause.group(1))
            if place and _HAS.match(clause.group(1), place.end()):
                return self._code[place.group(1)]
        if (", where" in before or ", whose" in before) and (clause := _WHERE.search(before)):
            tail = before[max(0, clause.start() - 40) : clause.start()]
            for _, end, code in self.countries(tail):
                if end == len(tail):
                    return code
        inside = _INSIDE.match(after) if after.startswith(" in ") else None
        place = self._place.match(after, inside.end()) if inside else None
        # A town stands for its country in our list; where it is, the figure of a province may be as well.
        return self._code[place.group(1)] if place and place.group(1) in self._own else None

    def owner(self, before: str) -> str | None:
        """Give the country whose possessive stands right before a figure: "India's $200 billion", "India's is 18%"."""
        tail = before[-40:].rstrip()
        if tail.endswith(_IS):  # "India's is 18 per cent"
            tail = tail[: tail.rindex(" ")]
        if not tail.endswith(("'s", "’s", "s'", "s’")):
            return None
        return next((code for _, end, code in self.countries(tail) if end == len(tail)), None)

    def body(self, metric: str, near: Context, mentions: Sequence[Organization]) -> Organization | None:
        """Find the firm or university that a figure is said of: in its metric, told with it, or first in the claim."""
        bodies = [mention for mention in mentions if self.is_body(mention)] if mentions else ()
        if not bodies:
            return None
        # Who makes an index is not what it is about.
        if not _INDEX.search(metric) and (body := self.holder(metric, bodies)):
            return body
        if (claim := near.claim) is None or not claim.text:
            return None
        # "… and Alpha Mills with 50 million shares, gaining Rs2": all that stands behind it until the next one.
        last = next((m for m in reversed(bodies) if 0 <= m.end - claim.start <= len(near.before)), None)
        between = near.before[last.end - claim.start :] if last else ""
        if _WITH.match(claim.text, len(near.before) - len(between)) and not _NEXT.search(between):
            return last
        for mention in bodies:
            # What "according to" it is so is not about it.
            if opens(claim.text[: max(0, mention.start - claim.start)]):
                own = mention.start >= claim.start and not _MODEL.match(claim.text, mention.end - claim.start)
                return mention if own else None
        return None

    @staticmethod
    def market(title: str, mentions: Iterable[Organization]) -> str | None:
        """Give the exchange that an article reports on: the only one, named in the title or twice."""
        named = [mention for mention in mentions if mention.name.endswith(tuple(listed("exchanges")))]
        if len({mention.name for mention in named}) != 1:
            return None
        return named[0].name if named[0].text in title or len(named) > 1 else None

    @staticmethod
    def is_body(mention: Organization) -> bool:
        """Say whether any figure may be that of a body: of a firm or university, of an exchange only what is traded."""
        return mention.kind in BODIES and not mention.name.endswith(tuple(listed("exchanges")))

    def is_of_town(self, mention: Organization) -> bool:
        """Say whether a body is a town's by its name, such as Karachi Metropolitan Corporation; a court is not."""
        if mention.kind != "government" or "Court" in mention.name:
            return False
        return any(match.group(1) in self._towns for match in self._place.finditer(mention.name))

    @staticmethod
    def holder(metric: str, mentions: Sequence[Organization], own: bool = False) -> Organization | None:
        """Find the firm or university that a metric names; with `own` only one that it is said to belong to."""
        for mention in mentions:
            if mention.text not in metric or not Entities.is_body(mention):
                continue
            before, _, after = metric.partition(mention.text)
            if _MODEL.match(after):
                continue
            if not own or after[:1] in ("'", "’") or before.endswith(" of "):
                return mention
        return None


@lru_cache(maxsize=4)
def read_entities(data: str | None = None) -> Entities:
    """Read the countries once."""
    return Entities(data)

"""Which town or district an article is about, and in which one, or in which province, a figure is said to be."""

import re
from collections import Counter
from functools import lru_cache

from itx_nlp.knowledge.contexts import Context
from itx_nlp.knowledge.entities import Entities, branches
from itx_nlp.knowledge.provinces import of_the_country, of_the_province
from itx_nlp.knowledge.statements import Rows
from itx_nlp.resources import read_entries
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import listed

_FIRST, _ENOUGH = 2, 20  # claims that open an article, and that tell which town it is about
# Who met in Multan on Monday did not speak of Multan.
_EVENT = re.compile(r"(?:['’]s)? on (?:[A-Z][a-z]+day\b|the )")
_BEHIND = re.compile(r"(?:['’]s)? ([A-Za-z]+)(-\d)?")
# "A designer in Multan finishes a logo": who a story opens with lives there, the story is on something else.
_SCENE = re.compile(r"(?:^|[.“\"] )An? (?:[\w-]+ ){1,4}(?:in|from) $")
_PRESENT = re.compile(r" (?:[a-z]+ly )?(?!was\b|has\b)[a-z]+s\b")
# "The city" is the one that was named.
_THE_TOWN = Pattern(r"\b[Tt]he (?:\w+ )?«called a town»\b|\b(?:«called a town»|citizens|districts)['’]|citywide")
_NEAR = 40  # characters before a place
# "in Multan", "across the rural parts of Sindh", "in the provincial capital, Quetta"
_IN = re.compile(
    r"\b(?:[Ii]n|[Aa]cross|[Ww]ithin) (?:the )?(?:(?:[a-z]+ ){1,2}of (?:the )?|[a-z]+ capital,? |[a-z]+ )?$"
)
_CLAUSE = re.compile(r"(?:^|; |\b(?:while|whereas|but) )(?:the )?$")
_GOES_ON = re.compile(r"(?:['’]s)? (?!and\b|or\b)[a-z\d]")
# The next of a row: "Multan 30°C, |Quetta| 20°C"
_NEXT = re.compile(r"(?:^| )(?![A-Z][a-z])[^ ,:;]+(?:[,:;]| and) (?:the )?$")
_HAS = Pattern(r",? (?:\d|Rs|with \d|«having|ending up» )")
# There somebody spoke, or it is one of several.
_NOT_THERE = re.compile(r",? (?:on|here|last|this|yesterday|said|told|that)\b|,? (?:and|or|&) [A-Z]|, [A-Z]")
# Right behind a figure, and the end of an item of a list.
_BESIDE = re.compile(r" in [A-Z][a-z]+(?: [A-Z][a-z]+)?(?=[,;.]| and \d| and [a-z]+ in |$)")
# Between the place and a figure behind it something else is spoken of.
_ELSEWHERE = re.compile(
    r"[;:]|\b(?:in|from|to|of|across|for) (?:the )?[A-Z](?!s ?\d)[a-z]|(?:, | and |while |but )[A-Z](?!s ?\d)[a-z]"
)
_FARTHER = re.compile(r"[,;:\d]| (?:and|while|but|that|which|who|said) ")

#: where it begins and where its name ends, which it is, and whether it is what a clause begins with
Places = list[tuple[int, int, str, bool]]
_NOWHERE = (0, 0, None, False)


class Towns:
    """The towns and districts of a country, with the parts and short names that tell of them."""

    def __init__(self, data: str | None = None):
        """Read towns.jsonl, places.jsonl and, for what is no town but a province, regions.jsonl."""
        #: the countries of towns and provinces, by name
        self.country: dict[str, str] = {}
        self._local: dict[str, str] = {}
        no_towns = set(listed("not towns"))
        for entry in read_entries("regions.jsonl", "code", data, ("name", "country")):
            words = (entry["name"], *entry.get("words", ()))
            no_towns.update(words)
            if entry["country"] != entry["code"]:
                self.country[entry["name"]] = entry["country"]
                self._local.update(dict.fromkeys(words, entry["name"]))
        provinces = set(self.country)
        self._town: dict[str, str] = {}
        for entry in read_entries("towns.jsonl", "name", data, ("country",)):
            self.country[entry["name"]] = entry["country"]
            for word in (entry["name"], *entry.get("words", ())):
                self._town.setdefault(word, entry["name"])
        for entry in read_entries("places.jsonl", "name", data):
            if entry.get("country") and entry["name"] not in no_towns:
                self.country.setdefault(self._town.setdefault(entry["name"], entry["name"]), entry["country"])
        self._local.update(self._town)
        self._towns = frozenset(self.country) - provinces
        #: the countries of which we know any, and None
        self.known = frozenset((*self.country.values(), None))
        self._named = re.compile(rf"({branches(self._town)})(?![\w-])")
        self._local_named = re.compile(rf"({branches(self._local)})(?![\w-])")
        self._civic = {*listed("of a town"), *map(str.lower, listed("of a town"))}
        self._capitals = listed("capitals")

    def sort(self, name: str | None) -> str | None:
        """Say "town" where the name of what a figure is about is a town's."""
        return "town" if name in self._towns else None

    def named(self, text: str) -> set[str]:
        """Find the towns that a text tells of: "in Multan", "Multan Water Board", not "Multan Road".

        A capital mostly stands for the government of its country, but not with "district administration" behind it.
        """
        found: set[str] = set()
        if not self._named.search(text):
            return found
        for match in self._named.finditer(text):
            behind = _BEHIND.match(text, match.end())
            # "Multan PP-2" is a constituency.
            civic = behind and (behind.group(2) or behind.group(1) in self._civic)
            other = match.group(1) in self._capitals or (behind and behind.group(1)[0].isupper())
            met = _EVENT.match(text, match.end()) or (behind and behind.group(1) in listed("meetings"))
            scene = _SCENE.search(text[: match.start()]) and _PRESENT.match(text, match.end())
            if (civic or not other) and not met and not scene:
                found.add(self._town[match.group(1)])
        return found

    def where(self, near: Context, found: Places, paid: bool) -> str | None:
        """Give the province or town in which a figure is said to be: "In Multan they closed 9 mills".

        Args:
            near: the words around it.
            found: the places inside of which its claim says something to be.
            paid: it is money; what a country or province pays for in a town is still its own.
        """
        text, at = near.claim.text if near.claim else "", len(near.before)
        behind = len(text) - len(near.after)
        # "7 in Lahore, |3 in Karachi| and 2 in Islamabad"
        own = next((each[2] for each in found if 0 <= each[0] - behind < 2), None) if found and not paid else None
        if own and _BESIDE.match(text, behind):
            return own
        start, end, place, has = next((each for each in reversed(found) if each[1] <= at), _NOWHERE)
        if place is None or has or _ELSEWHERE.search(near.before, end):
            next_in = next((each for each in found if each[0] >= behind and not each[3]), _NOWHERE)
            if next_in[2] and not _FARTHER.search(text, behind, next_in[0]):
                start, _, place, has = next_in
            elif not has or _ELSEWHERE.search(near.before, end):
                place = None
        return None if paid and start and not has and place in self._towns else place

    def inside(self, text: str, home: str | None) -> Places:
        """Find the places in which something is said to be, or with which a clause begins: "while Multan had …".

        Args:
            text: a claim.
            home: the code of the country that its article is about.
        """
        found: Places = []
        for match in self._local_named.finditer(text):
            start, end, word = match.start(), match.end(), match.group(1)
            if word in self._capitals or home not in (None, self.country[self._local[word]]):
                continue
            before = text[max(0, start - _NEAR) : start]
            if inside := _IN.search(before):
                # Not one of several, the begin of another name or where somebody spoke.
                behind = _BEHIND.match(text, end)
                other = behind and behind.group(1)[0].isupper() and behind.group(1) not in self._civic
                if not other and not _NOT_THERE.match(text, end):
                    found.append((start - len(before) + inside.start(), end, self._local[word], False))
            elif (_NEXT.search(before) and _HAS.match(text, end)) or (
                _CLAUSE.search(before) and _GOES_ON.match(text, end)
            ):
                found.append((start, end, self._local[word], True))
        return found


def town(towns: Towns, entities: Entities, rows: Rows, home: str | None, region: str | None) -> str | None:
    """Give the town or district that an article is about: named by its title or opening, and most by the rest.

    Args:
        towns: all of them.
        entities: the countries and provinces.
        rows: the rows of the article.
        home: the code of the country that it is about.
        region: the code of its province.
    """
    title, claims = rows.title, rows.claims[:_ENOUGH]
    if home not in towns.known or len(titled := towns.named(title)) > 1:
        return None
    opening = {name for claim in claims[:_FIRST] for name in towns.named(_told(claim.speaker, claim.text))}
    meant = titled or opening
    if len(meant) != 1:
        return None
    name = next(iter(meant))
    if home not in (None, towns.country[name]):
        return None
    votes: Counter[str] = Counter()
    of_country, of_region = int(home in {*entities.named(title)}), 0
    for claim in claims:
        text = _told(claim.speaker, claim.text)
        here = towns.named(text)
        votes.update(here)
        if name in here:
            continue
        if not here and _of_the_town(text):
            votes[name] += 1
            continue
        places = {*entities.named(text)}
        of_country += home in places or of_the_country(text)
        of_region += region in places or of_the_province(text)
    rivals = max((count for other, count in votes.items() if other != name), default=0)
    if titled:
        told = 1 + (name in opening) + title.startswith(f"In {name}, ")
        return name if votes[name] + told >= max(2 * rivals, of_country, of_region) else None
    if not of_country and not of_region:
        # "The city" in a title is one more that tells of it, and so is the first claim where nothing else is named.
        votes[name] += "city" in title.lower().split()
        votes[name] += not rivals and name in claims[0].text
    return name if votes[name] > max(2 * rivals, 2 * of_country, of_region, 1) else None


def _of_the_town(text: str) -> bool:
    # Without these letters it has none of the words.
    letters = "cit" in text or "istrict" in text or "unicipal" in text or "town " in text or "metropolis" in text
    return (letters or "tehsil" in text or "hill station" in text) and bool(_THE_TOWN.search(text))


def _told(speaker: str | None, text: str) -> str:
    return f"{speaker}, {text}" if speaker else text


@lru_cache(maxsize=4)
def read_towns(data: str | None = None) -> Towns:
    """Read the towns once."""
    return Towns(data)

"""Compare names of people: short and full forms, spelling variants."""

import re
from dataclasses import dataclass
from functools import cache

from itx_nlp.resources import read_entries
from itx_nlp.text.wordlists import listed

PARTICLES = frozenset("bin ibn bint ul ur ud uz us al el e de da di van von der den la le du dos".split())


@cache
def _usual() -> dict[str, str]:
    entries = read_entries("name_spellings.jsonl", "usual", required=("variants",))
    return {variant: entry["usual"] for entry in entries for variant in entry["variants"]}


def parts(name: str) -> tuple[str, ...]:
    """Cut a name into comparable parts: small letters, usual spelling, no dots.

    >>> parts("Mohammad S. Al-Yusuf")
    ('muhammad', 's', 'al', 'yousuf')
    """
    found = [part.casefold() for part in re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)*", name)]
    usual = _usual()
    return tuple(usual.get(part, part) for part in found)


def same_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether a name of several parts is a shorter form or another spelling of another one.

    >>> same_person(parts("A. Iqbal"), parts("Ahsan Iqbal")), same_person(parts("Ahsan Iqbal"), parts("Ahsan Khan"))
    (True, False)
    """
    if len(short) > len(full):
        short, full = full, short
    if len(short) < 2 or ("jr" in short) != ("jr" in full):
        return False
    if short[-1] != full[-1] and not (short[0] == full[0] and _close(short[-1], full[-1])):
        inside = short[0] == full[0] and _in_order(short, full)
        return inside and len(full) - len(short) <= 2
    if len(short) == len(full) and short[-1] == full[-1]:
        return all(_close(a, b) for a, b in zip(short, full, strict=True))
    return _in_order(short, full)


def _in_order(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    place = 0
    for part in short:
        while place < len(full) and not _close(part, full[place]):
            place += 1
        if place == len(full):
            return False
        place += 1
    return True


def _close(a: str, b: str) -> bool:
    """One letter wrong, left out or put in, in long words; an initial and its name."""
    if a == b or ((len(a) == 1 or len(b) == 1) and a[0] == b[0]):
        return True
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1:
        return False
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


@dataclass(eq=False)
class Identity:
    """One person in one article: every name used, the fullest first known, and what is said of them."""

    name: str
    parts: tuple[str, ...]
    role: str | None = None
    office: str | None = None  # a title that names one, where no role is told: "Senator"
    org_id: str | None = None
    gender: str | None = None
    last: int = -1
    alone: int = 0  # how often the family name alone meant them
    given: bool = False  # the given name alone did

    def holds_other(self, office: str) -> bool:
        """Say whether the role that is told names another high office than this one, and not this one."""
        role = (self.role or "").lower()
        return office not in role and any(re.search(rf"\b{each}\b", role) for each in listed("high offices"))


class Roster:
    """The people of one article, as they come."""

    def __init__(self) -> None:
        self.people: list[Identity] = []
        self._by_part: dict[str, list[Identity]] = {}

    def find(self, name: str, gender: str | None = None, office: str | None = None) -> Identity | None:
        """Find whom a name means among the people so far: a full form, else the one last named with this part.

        office: the high office named with it, which who is known to hold another one does not hold.
        """
        wanted = parts(name)
        if not wanted:
            return None
        # whoever is meant has the first or the last part of the name (same_person)
        near = {id(each): each for part in {wanted[0], wanted[-1]} for each in self._by_part.get(part, ())}
        fitting = [each for each in near.values() if each.gender is None or gender is None or each.gender == gender]
        fitting = [each for each in fitting if office is None or not each.holds_other(office)]
        if len(wanted) > 1:
            same = [e for e in fitting if same_person(wanted, e.parts)]
            if not same:  # so far by one name only; "Ehsan" and a "Sadia Ehsan" are two
                single = (wanted[:1],) if gender == "female" else (wanted[:1], wanted[-1:])
                same = [e for e in fitting if e.parts in single]
            return max(same, key=lambda e: e.last, default=None)
        for place in (lambda p: p[-1:], lambda p: p[:1], lambda p: p[1:-1]):
            found = [each for each in fitting if wanted[0] in place(each.parts)]
            if found:
                usual = {each.gender for each in found} == {"female", "male"}  # a couple: who has been called so before
                return max(
                    found,
                    key=lambda e: (gender is not None and e.gender == gender, not e.given, usual and e.alone, e.last),
                )
        return None

    def add(self, name: str, place: int, gender: str | None = None, office: str | None = None) -> Identity:
        """Enter a mention: of somebody known, or of somebody new. The fullest name wins, the first of equal ones."""
        identity = self.find(name, gender, office)
        wanted = parts(name)
        if identity is None:
            identity = Identity(name, wanted, gender=gender)
            self.people.append(identity)
        elif len(wanted) > len(identity.parts):
            identity.given = identity.given or identity.parts == wanted[:1]
            identity.name, identity.parts = name, wanted
        for part in identity.parts:
            if identity not in self._by_part.setdefault(part, []):
                self._by_part[part].append(identity)
        if len(wanted) == 1 and len(identity.parts) > 1:
            identity.alone += wanted[0] == identity.parts[-1]
            identity.given = identity.given or wanted[0] == identity.parts[0]
        identity.gender = identity.gender or gender
        identity.last = place
        return identity

"""Read units of money, share, measure and time, before a number and behind it; spellings are in data/units.jsonl."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from itx_nlp.errors import LexiconError
from itx_nlp.resources import read_entries
from itx_nlp.text.tokens import LEXER, Tokens

Trie = dict[str, Any]  # token to the next level; under "" the unit that ends here
PER = {"per", "/", "a", "an", "each", "every"}
BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
SMALLEST = 0.001  # part of a currency that is minted
SPACED = {"W", "V", "m", "l", "L", "t", "g", "$", "€", "£", "%", "°", "¥", "₹", "₿", "₡", "₭", "₾", "元", "J"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as figures name it: name, kind (currency, percent, measure, multiple, time), what it is a part of.

    factor multiplies the number: 1e6 for "MUSD", 0.01 for cents within dollars.
    """

    name: str
    kind: str
    part_of: tuple[str, ...] = ()
    factor: float = 1.0


class UnitReader:
    """Find the longest unit at a token; data is a folder whose units.jsonl is laid over ours, or None."""

    def __init__(self, data: str | None = None) -> None:
        self.money, self.signs, self.words = _tries(data)

    def before(self, tokens: Tokens, index: int) -> tuple[Unit, int] | None:
        """Read a currency sign, or its plural name, in front of a number, and the index behind it."""
        return _longest(self.money, tokens, index, raw=True)

    def behind(self, tokens: Tokens, index: int) -> tuple[Unit, int] | None:
        """Read a unit behind a number; give it with the index of the token behind it."""
        at = index
        close = BRACKETS.get(tokens.at(index))
        if close:
            at += 1
        elif tokens.at(index) in ("-", "‑") and tokens.glued(index) == tokens.glued(index + 1):
            at += 1  # 10-gallon, 30 - year
        if at < len(tokens) and tokens.line_break(at):
            return None
        found = self._unit(tokens, at, hyphen=at > index and not close)
        if found is None:
            return None
        unit, stop = found
        if tokens.at(stop) == "-" and tokens.glued(stop) and tokens.at(stop + 1) in ("of", "to", "by", "in"):
            return None  # 30 point-to-point links
        if close:
            return (unit, stop + 1) if tokens.at(stop) == close and unit.kind == "measure" else None
        if unit.kind in ("measure", "multiple"):
            return self._rate(tokens, unit, stop)
        return unit, stop

    def _unit(self, tokens: Tokens, index: int, hyphen: bool) -> tuple[Unit, int] | None:
        sign = _longest(self.signs, tokens, index, raw=True)
        if sign and not self._sign_fits(tokens, index, sign[1], hyphen):
            sign = None
        word = _longest(self.words, tokens, index, raw=False)
        if word and (not sign or word[1] >= sign[1]):
            return word
        return sign

    def _sign_fits(self, tokens: Tokens, index: int, stop: int, hyphen: bool) -> bool:
        following = tokens.at(stop)
        if tokens.glued(stop) and (following[:1].isalnum() or following in "²³$€£"):
            return False  # 500m212, 2 EUR40
        if following[:1].isdigit() and tokens.raw(stop - 1) in ("$", "€", "£", "¥", "₹"):
            return False
        raw = tokens.raw(index)
        if stop == index + 1 and len(raw) == 1 and not tokens.glued(index):
            return raw in SPACED and not (
                raw.isalpha() and tokens.glued(stop) and following in ("-", "'", "’", ".", "&")
            )
        return not (raw in ("x", "X", "×") and not tokens.glued(index) and not hyphen)

    def _rate(self, tokens: Tokens, unit: Unit, stop: int) -> tuple[Unit, int]:
        word = tokens.at(stop)
        if word not in PER:
            return unit, stop
        if word in ("a", "an") and tokens.at(stop + 2) in ("ago", "earlier", "before", "later", "after", "back"):
            return unit, stop  # 2.9 million tonnes a year earlier
        below = _longest(self.words, tokens, stop + 1, raw=False) or _longest(self.signs, tokens, stop + 1, raw=True)
        if below and (below[0].kind == "time" or (word in ("per", "/") and below[0].kind == "measure")):
            return replace(unit, name=f"{unit.name} per {below[0].name}"), below[1]
        return unit, stop


def _longest(trie: Trie, tokens: Tokens, index: int, raw: bool) -> tuple[Unit, int] | None:
    found = None
    at = index
    while at < len(tokens):
        token = tokens.raw(at) if raw else tokens.word[at]
        node = trie.get(token)
        if node is not None and at > index and not tokens.glued(at) and token[0] in "0123456789²³":
            break  # 12 m 2 dm
        if node is None:
            if not raw and at > index and token == "-" and tokens.glued(at) and tokens.at(at + 1) in trie:
                at += 1  # kilowatt-hour
                continue
            break
        trie, at = node, at + 1
        if "" in trie:
            found = trie[""], at
    return found


def read_units(data: str | None = None) -> list[tuple[Unit, dict[str, Any]]]:
    """Read units.jsonl: each unit, and its entry with the spellings.

    Raises:
        LexiconError: a line is no entry, or a part of a currency lacks its factor.
    """
    units = []
    for entry in read_entries("units.jsonl", "unit", data, ("kind",)):
        name, part_of = entry["unit"], tuple(entry.get("part_of", ()))
        if part_of and entry.get("factor", 0) <= 0:
            raise LexiconError(
                f'units.jsonl: {name!r} is a part of {part_of[0]}. Say how large, such as "factor": 0.01.'
            )
        units.append((Unit(name, entry["kind"], part_of, entry["factor"] if part_of else 1.0), entry))
    return units


@cache
def _tries(data: str | None) -> tuple[Trie, Trie, Trie]:
    money: Trie = {}
    signs: Trie = {}
    words: Trie = {}
    for unit, entry in read_units(data):
        for spelling in entry.get("signs", ()):
            path = [match.group() for match in LEXER.finditer(spelling)]
            if unit.kind == "currency" and not unit.part_of:
                _add(money, path, unit)
            _add(signs, path, unit, over=unit.kind != "currency")  # 300 PS is horsepower, PS300 is pounds
        if unit.kind == "currency" and len(unit.name) == 3 and unit.name.isupper():
            for trie in (money, signs):
                _add(trie, ["M" + unit.name], replace(unit, factor=1e6))  # 30 MUSD
        for spelling in (*entry.get("words", ()), unit.name if entry["kind"] in ("measure", "time") else ""):
            path = [match.group().lower() for match in LEXER.finditer(spelling) if match.group() != "-"]
            if path:
                _add(words, path, unit)
                if entry.get("plural", True):
                    _add(words, [*path[:-1], path[-1] + "s"], unit)
                    if unit.kind == "currency" and not unit.part_of:
                        *said, last = spelling.split()
                        for plural in (f"{last}s", f"{last}s".title()):
                            _add(money, [*said, plural], unit)  # rupees 200,000
                    if len(path) > 2 and path[1] == "per":
                        _add(words, [path[0] + "s", *path[1:]], unit)
    return money, signs, words


@cache
def coins(data: str | None = None) -> dict[str, Unit]:
    """Give the units that are coins of a currency, by name: paisa, cent; not the smallest parts of a bitcoin."""
    return {unit.name: unit for unit, _ in read_units(data) if unit.part_of and unit.factor >= SMALLEST}


def _add(trie: Trie, path: list[str], unit: Unit, over: bool = False) -> None:
    for token in path:
        trie = trie.setdefault(token, {})
    if over and "" in trie and trie[""].kind == "currency":
        trie[""] = unit
    trie.setdefault("", unit)

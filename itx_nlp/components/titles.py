"""Say whether a role is the one that words name: `the CM`, `the chief justice`, `the top judge`."""

import re
from functools import cache

from itx_nlp.resources import read_entries
from itx_nlp.text.wordlists import listed

_SMALL = {"to", "the", "of", "for", "on", "and"}
_WORD = re.compile(r"\w[\w&@’'.-]*")


class Titles:
    """What the holders of roles may be called: a justice is a judge, by roles.jsonl, a user's folder laid over ours."""

    def __init__(self, data: str | None = None):
        self.roles: dict[str, list[set[str]]] = {}
        for entry in read_entries("roles.jsonl", "role", data, required=["word"]):
            for name in entry.get("called", ()):
                self.roles.setdefault(name, []).append(set(_words(entry["word"])))

    def holds(self, role: str, word: str) -> bool:
        """Say whether a noun or its initials name a role: `minister`, `CM`; an aide `to the PM` is no PM."""
        words = _words(role)
        own = words[: words.index("to")] if "to" in words[1:] else words
        if self._names(word.lower(), set(own)):
            return True
        if len(word) < 2 or not word.isupper():
            return False
        initials = "".join(w[0] for w in words if w not in _SMALL)
        return "".join(w[0] for w in own).endswith(word.lower()) or initials.startswith(word.lower())

    def shared(self, role: str, wanted: list[str]) -> int:
        """Count the words before a noun that a role has too: of `the chief justice`, a chief justice has one more."""
        words = set(_words(role.replace("Defense", "Defence")))
        return sum(self._names(word, words) for word in wanted)

    def _names(self, word: str, words: set[str]) -> bool:
        return word in words or any(role <= words for role in self.roles.get(word, ()))


@cache
def titles(data: str | None = None) -> Titles:
    """Read the roles once."""
    return Titles(data)


def leads(role: str) -> bool:
    """Say whether a role is the highest of a body: `Chairman`, `director general`."""
    words = set(_words(role))
    highest = any(words.issuperset(each.split()) for each in listed("highest of a body"))
    return highest and words.isdisjoint(listed("below the head"))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]

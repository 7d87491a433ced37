"""Say whether a role is the one that words name: `the CM`, `the chief justice`, `the top judge`."""

import re

from itx_nlp.text.wordlists import listed

_LAWYER = ({"lawyer"}, {"advocate"}, {"counsel"}, {"barrister"}, {"attorney"})
_LAWMAKER = ({"lawmaker"}, {"mna"}, {"mpa"}, {"mp"}, {"senator"}, {"legislator"}, {"parliamentarian"}, {"congressman"})
_SPOKESMAN = ({"spokesman"}, {"spokeswoman"}, {"spokesperson"})
_SYNONYMS = {  # what a role may be called: one of these sets is in it
    "judge": ({"judge"}, {"justice"}),
    "premier": ({"premier"}, {"prime", "minister"}),
    "aide": ({"aide"}, {"assistant"}, {"adviser"}, {"advisor"}),
    "top": ({"top"}, {"chief"}),
    "pm": ({"pm"}, {"prime", "minister"}),
    "lawyer": _LAWYER,
    "counsel": _LAWYER,
    "attorney": _LAWYER,
    "lawmaker": _LAWMAKER,
    "legislator": _LAWMAKER,
    "parliamentarian": _LAWMAKER,
    "spokesman": _SPOKESMAN,
    "spokesperson": _SPOKESMAN,
    "spokeswoman": _SPOKESMAN,
    "envoy": ({"envoy"}, {"ambassador"}, {"high", "commissioner"}),
    "diplomat": ({"diplomat"}, {"ambassador"}, {"envoy"}, {"consul"}),
}
_SMALL = {"to", "the", "of", "for", "on", "and"}
_WORD = re.compile(r"\w[\w&@’'.-]*")


def holds(role: str, word: str) -> bool:
    """Say whether a noun or its initials name a role: `minister`, `CM`; whom an aide `to the PM` serves is another."""
    words = _words(role)
    own = words[: words.index("to")] if "to" in words[1:] else words
    if any(names <= set(own) for names in _SYNONYMS.get(word.lower(), ({word.lower()},))):
        return True
    if len(word) < 2 or not word.isupper():
        return False
    initials = "".join(w[0] for w in words if w not in _SMALL)
    return "".join(w[0] for w in own).endswith(word.lower()) or initials.startswith(word.lower())


def shared(role: str, wanted: list[str]) -> int:
    """Count the words before a noun that a role has too: of `the chief justice`, a chief justice has one more."""
    words = set(_words(role))
    return sum(any(names <= words for names in _SYNONYMS.get(word, ({word},))) for word in wanted)


def leads(role: str) -> bool:
    """Say whether a role is the highest of a body: `Chairman`, `director general`."""
    words = set(_words(role))
    return not words & {"vice", "deputy", "former"} and bool(
        words & listed("highest of a body") or {"director", "general"} <= words
    )


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]

"""The words of a wording, made ready to be compared."""

import re

from itx_nlp.text.months import months
from itx_nlp.text.wordlists import listed

_DIRECTION = re.compile(r"\b(to|from)\s+(?:the\s+)?(?=[A-Z])([\w.-]+)")  # exports to Germany
_FRONT = re.compile(r"(?:(?:the|a|an|its|their|his|her|our|this|these|such|about|some)\s+)+", re.I)
_OWNER = re.compile(r"((?:[A-Z][\w.-]* ){0,2}[\w.-]+)['’]s? (?=\w)")  # Kenya's, the country's
_PLACE = re.compile(r"(?<=[a-z]) (?:in|across) (?:the )?((?:[A-Z][\w.-]* ){0,2}[\w.-]+)$")


def folded(form: str) -> str:
    """Fold case, but keep short words in capitals: IT is no pronoun."""
    return form if len(form) <= 4 and form.isupper() else form.replace("’", "'").lower()


def _direction(match: re.Match[str]) -> str:
    """Make one word of `to Germany`; a month behind `to` is a time."""
    return match.group() if match.group(2).rstrip(".").lower() in months() else f"{match.group(1)}_{match.group(2)}"


def directed(text: str) -> str:
    """Make one word of where something goes or comes from: `exports to_Germany`."""
    return _DIRECTION.sub(_direction, text)


def spread(words: frozenset[str]) -> frozenset[str]:
    """Add the parts of those that are several in one; none are left beside a direction, which no listed metric has."""
    if "_" not in "".join(words):
        return words
    if any(word.startswith(("to_", "from_")) for word in words):
        return frozenset()
    return words.union(*(word.split("_") for word in words))


def plain(text: str) -> str:
    """Take articles and possessive pronouns off the front of a wording."""
    text = text.strip()
    front = _FRONT.match(text)
    return text[front.end() :] if front else text


def without_place(name: str, entity: str) -> str:
    """Take off the name of a metric what its entity says: the owner in front, the place at its end.

    >>> without_place("country's tea exports to Kenya", "Uganda"), without_place("looms in Uganda", "Uganda")
    ('tea exports to Kenya', 'looms')
    >>> without_place("Kenya's tea", "Uganda"), without_place("looms in the mill", "Uganda")
    ("Kenya's tea", 'looms in the mill')
    """
    if ("'" in name or "’" in name) and (owner := _OWNER.match(name)) and _is_place(owner.group(1), entity):
        name = name[owner.end() :]
    if (" in " in name or " across " in name) and (place := _PLACE.search(name)) and _is_place(place.group(1), entity):
        name = name[: place.start()]
    return name


def _is_place(name: str, entity: str) -> bool:
    return name.casefold() in listed("own place") if name.islower() else name == entity

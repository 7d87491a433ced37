"""The words of a wording, made ready to be compared."""

import re

from itx_nlp.text.months import months

_DIRECTION = re.compile(r"\b(to|from)\s+(?:the\s+)?(?=[A-Z])([\w.-]+)")  # exports to Germany
_FRONT = re.compile(r"(?:(?:the|a|an|its|their|his|her|our|this|these|such|about|some)\s+)+", re.I)


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

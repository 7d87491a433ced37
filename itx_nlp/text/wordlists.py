"""Small lists of function words, by name, from data/wordlists.jsonl."""

from functools import cache

from itx_nlp.resources import read_entries


@cache
def listed(name: str) -> frozenset[str]:
    """Give the words of one list.

    Raises:
        KeyError: there is no such list.
        LexiconError: a line of wordlists.jsonl is wrong.
    """
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    entries = read_entries("wordlists.jsonl", "list", required=("about", "words"))
    return {entry["list"]: frozenset(entry["words"]) for entry in entries}

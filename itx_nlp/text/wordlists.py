"""Lists of words that the grammar asks for by name, from data/wordlists.jsonl and the files beside it."""

import re
from functools import cache

from itx_nlp.resources import read_entries

FILES = ("wordlists.jsonl", "wordlists_knowledge.jsonl")


@cache
def listed(name: str) -> frozenset[str]:
    """Give the words of one list; "increase moves", "decrease noun" and their like are those of data/changes.jsonl.

    Raises:
        KeyError: there is no such list.
        LexiconError: a line of the files is wrong.
    """
    return _lists()[name]


@cache
def either(*names: str) -> str:
    """Give the words of lists as a part of a pattern, a longer word before one that it begins with.

    A word that ends in `*` stands for all that begin with it.

    >>> re.findall(either("multiples before as"), "twice or ten times")
    ['twice', 'times']
    """
    words = sorted({word for name in names for word in listed(name)}, key=lambda word: (-len(word), word))
    parts = (re.escape(word).replace(r"\*", r"[\w-]*").replace(r"\ ", " ") for word in words)
    return f"(?:{'|'.join(parts)})"


@cache
def _lists() -> dict[str, frozenset[str]]:
    entries = (entry for file in FILES for entry in read_entries(file, "list", required=("about", "words")))
    lists = {entry["list"]: frozenset(entry["words"]) for entry in entries}
    for entry in read_entries("changes.jsonl", "key"):
        name = f"{entry['change']} {entry['use']}"
        lists[name] = lists.get(name, frozenset()) | {entry["word"]}
    return lists

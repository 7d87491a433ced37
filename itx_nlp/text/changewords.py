"""The words that tell a change, from data/changes.jsonl."""

from functools import cache

from itx_nlp.resources import read_entries


@cache
def change_words(data: str | None = None) -> dict[str, dict[str, str]]:
    """Give for each word the change it tells by each of its uses: rise → noun: increase, moves: increase."""
    words: dict[str, dict[str, str]] = {}
    for entry in read_entries("changes.jsonl", "key", data, ("word", "change", "use")):
        words.setdefault(entry["word"], {})[entry["use"]] = entry["change"]
    return words

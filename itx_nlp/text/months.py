"""The names of months, from data/times.jsonl."""

from functools import cache

from itx_nlp.resources import read_entries


@cache
def months() -> dict[str, int]:
    """Give the number of each month by its names and abbreviations, in lower case.

    >>> months()["september"], months()["sept"]
    (9, 9)
    """
    named = (entry for entry in read_entries("times.jsonl", "id", required=("kind",)) if entry["kind"] == "MONTH")
    return {word: entry["value"] for entry in named for word in entry["words"]}

"""The singular of an English noun; plurals that follow no rule are in data/nouns.jsonl."""

from functools import cache

from itx_nlp.resources import read_entries

SAME = ("ss", "us", "sis", "axis", "tennis", "debris", "news", "means")


def singular(noun: str) -> str:
    """Give the singular of a noun, in lower case; one that is singular comes back as it is.

    >>> [singular(noun) for noun in ("companies", "women", "batches", "houses", "business", "CVs")]
    ['company', 'woman', 'batch', 'house', 'business', 'cv']
    """
    if noun.endswith("s") and (noun[:-1].isupper() or (noun[0].isupper() and noun[-2:-1].isupper())):
        return noun[:-1].lower()  # CVs, MoUs
    noun = noun.lower()
    irregular = _irregular()
    if noun in irregular:
        return irregular[noun]
    for ending in ("women", "men", "people"):
        if noun.endswith(ending) and len(noun) > len(ending):
            return noun[: -len(ending)] + irregular[ending]
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(SAME):
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return noun[:-2]
    return noun[:-1]


@cache
def _irregular() -> dict[str, str]:
    return {
        entry["plural"]: entry["singular"] for entry in read_entries("nouns.jsonl", "plural", required=("singular",))
    }

"""The singular of an English noun."""

IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "lives": "life", "wives": "wife", "knives": "knife",
    "halves": "half", "shelves": "shelf", "leaves": "leaf", "loaves": "loaf", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "criteria": "criterion", "phenomena": "phenomenon", "data": "data", "media": "media", "series": "series", "species": "species",
    "buses": "bus", "viruses": "virus", "bonuses": "bonus", "campuses": "campus", "gases": "gas", "analyses": "analysis",
    "crises": "crisis", "theses": "thesis", "bases": "base", "movies": "movie", "ties": "tie", "pies": "pie", "calories": "calorie",
    "rookies": "rookie", "selfies": "selfie", "zombies": "zombie", "cookies": "cookie", "statuses": "status", "geese": "goose",
}  # fmt: skip
SAME = ("ss", "us", "sis", "axis", "tennis", "debris", "news", "means")


def singular(noun: str) -> str:
    """Give the singular of a noun, in lower case; one that is singular comes back as it is.

    >>> [singular(noun) for noun in ("companies", "women", "batches", "houses", "business")]
    ['company', 'woman', 'batch', 'house', 'business']
    """
    noun = noun.lower()
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    for ending in ("women", "men", "people"):
        if noun.endswith(ending) and len(noun) > len(ending):
            return noun[: -len(ending)] + IRREGULAR[ending]
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(SAME):
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return noun[:-2]
    return noun[:-1]

"""Give an organization that no list knows a stable id."""

import re
import unicodedata

_LEGAL = re.compile(
    r"[\s,]+\(?(?:(?:pvt|private|pte)\)?\.?\s*)?(?:ltd|limited|inc|incorporated|corp|plc|llc|llp|gmbh|pvt|co)\b\.?\)?$",
    re.I,
)
_OWNED = re.compile(r"[’']s (?=(?:Standing|Select) Committee)")
_SPELLINGS = {
    "centre": "center",
    "organisation": "organization",
    "programme": "program",
    "labour": "labor",
    "pak": "pakistan",
}


def official(name: str) -> str:
    """Take a possessive out that newspapers put into the name of a committee.

    >>> official("Senate’s Standing Committee on Ports")
    'Senate Standing Committee on Ports'
    """
    return _OWNED.sub(" ", name)


def plain_name(name: str) -> str:
    """Take the article and the legal form off a name.

    >>> plain_name("The Blue Mango (Pvt) Ltd."), plain_name("Blue Mango, Inc")
    ('Blue Mango', 'Blue Mango')
    """
    bare = re.sub(r"^the\s+", "", name.strip(), flags=re.I)
    bare = _LEGAL.sub("", bare)
    bare = re.sub(r"\s*&$", "", bare)  # "Rana & Co"
    return re.sub(r"\s*\((?:pvt|private)\)\.?$", "", bare, flags=re.I).strip(" ,") or name


def slug(name: str) -> str:
    """Make an id that is the same for spellings of one name.

    >>> slug("Centre for Café Studies"), slug("The Center for Cafe Studies")
    ('center-for-cafe-studies', 'center-for-cafe-studies')
    """
    letters = unicodedata.normalize("NFKD", plain_name(name).casefold().replace("&", " and "))
    plain = "".join(mark for mark in letters if not unicodedata.combining(mark)).replace("’", "").replace("'", "")
    words = [_SPELLINGS.get(word, word) for word in re.findall(r"[a-z0-9@]+|[^\W_]+", plain)]
    return "-".join(words) or "unnamed"

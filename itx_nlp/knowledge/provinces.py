"""Which province an article is about, by what its title, its opening and the rest of it name."""

import re
from collections import Counter
from collections.abc import Iterable
from operator import itemgetter

from itx_nlp.knowledge.entities import BODIES, ENOUGH, Entities
from itx_nlp.knowledge.statements import Rows
from itx_nlp.tables import Claim

_FIRST = 8  # claims that open an article
# "The province" is the one that was named; "each province" and "provincial governments" are many.
_PROVINCE = re.compile(
    r"(?<![\w-])(?<!ach )(?<!very )(?<!ther )[Pp]rovinc(?:e\b|ial\b(?! (?:governments|assemblies|capitals)))|"
    r"\b(?:[Cc]hief [Mm]inister|CM)\b(?!s)"
)
# Who speaks of these speaks of the whole country.
_COUNTRY = re.compile(r"\b(?:the country|(?:country|nation)(?:['’]s|-?wide)|[Ff]ederal)\b")


def province(entities: Entities, rows: Rows, places: Iterable[str], home: str | None) -> str | None:
    """Give the province of `home` that an article is about: named by its title or opening, and by most of the rest.

    Claims, those who make them and public bodies name it: "Sindh", "the Punjab Assembly". "The province" and "the chief
    minister" are those of the one that is named. Most articles name none, and are read no further.

    Args:
        rows: the rows of the article.
        places: the codes of the places that its title and claims name.
        home: the code of the country that it is about.
    Returns:
        Its code; None where title and opening name none or two, or the text speaks as often of another.
    """
    of_home, claims = entities.provinces(home), rows.claims[:ENOUGH]
    if not of_home or not claims:
        return None
    names = [(m.sentence, m.text) for m in rows.organizations if m.kind not in BODIES]
    names += {c.speaker_role: (c.sentence, c.speaker_role) for c in reversed(claims) if c.speaker_role}.values()
    bodies = [(sentence, named) for sentence, name in names if (named := entities.provinces_named_by(name))]
    if not bodies and of_home.isdisjoint(places):
        return None
    titled = frozenset(entities.named(rows.title)) & of_home
    told = [(c.sentence, _told_by(entities, c)) for c in claims[:_FIRST]]
    # Few openings name a province; only then the rest is read.
    opening = [*told, *((sentence, named) for sentence, named in bodies if sentence <= told[-1][0])]
    first = next((named for _, named in sorted(opening, key=itemgetter(0)) if named), frozenset())
    meant = titled or first - {home}
    if len(meant) != 1 or not meant <= of_home:
        return None
    told += [(c.sentence, _told_by(entities, c)) for c in claims[_FIRST:]]
    read = {sentence for sentence, named in told if named}
    told += [(sentence, named) for sentence, named in bodies if sentence not in read]
    region = next(iter(meant))
    votes = Counter(code for _, named in told for code in named if code in of_home)
    rivals = max((count for code, count in votes.items() if code != region), default=0)
    alone = 0
    for claim, (_, named) in zip(claims, told, strict=False):
        votes[region] += not named and of_the_province(claim.text)
        alone += home in named or (region not in named and of_the_country(claim.text))
    if titled:
        return region if votes[region] >= 2 * rivals else None
    # What the first sentence is about counts twice.
    lead = {code for sentence, named in told if sentence <= claims[0].sentence for code in named}
    votes[region] += region in lead and home not in lead
    return region if votes[region] > max(2 * rivals, alone, 1) and not of_the_country(rows.title) else None


def of_the_province(text: str) -> bool:
    """Say whether a text speaks of "the province" or of one by its chief minister."""
    # Without these letters it has none of the words.
    return ("rovinc" in text or "inister" in text or "CM" in text) and bool(_PROVINCE.search(text))


def of_the_country(text: str) -> bool:
    """Say whether a text speaks of all the country."""
    return ("ountry" in text or "nation" in text or "ederal" in text) and bool(_COUNTRY.search(text))


def _told_by(entities: Entities, claim: Claim) -> frozenset[str]:
    """Find the countries and provinces that a claim or who makes it names."""
    return frozenset(entities.named(f"{claim.speaker}, {claim.text}" if claim.speaker else claim.text))

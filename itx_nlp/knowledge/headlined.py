"""Which firm, university or town's body an article is about, by what its title and its text name."""

import re
from collections import Counter

from itx_nlp.knowledge.entities import Entities
from itx_nlp.knowledge.statements import Rows
from itx_nlp.tables import Organization
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import listed

_OFTEN = 2  # mentions of a firm that a title names but does not begin with
_AGAIN = 4  # mentions of a firm that makes an article its profile, whatever the title says, "the company" being one
_SPOKEN_OF = 3  # times that "the company" makes one of a firm named but once
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b")
_EARLY = 3  # sentences behind the first claim in which a profile names its firm
_LEAD = 1  # sentences behind the first claim in which it is named too
# "Alpha League", "an Alpha poll": what bears its name, or tells what it found out about others.
_BEARING = Pattern(" (?:[A-Z]{2}|[A-Z][a-z]|«finding out in small letters»)")
_CALLED = Pattern(r"\b[Tt]h(?:e|is) «called a firm»\b(?! of\b)")  # what a firm that was named is called


def headlined(entities: Entities, rows: Rows) -> str | None:
    """Give the name of the body that an article is about.

    It is the firm or town's body that the title begins with, unless that speaks of others; or the firm or university
    that the title names too, if the opening does and no other is named more than half as often; or the one firm that a
    profile goes on naming.
    """
    title = rows.title.lstrip("‘’'\"“")
    if not title:
        return None
    for mention in rows.organizations:
        if not title.startswith(mention.text):
            continue
        if (mention.kind == "company" and Entities.is_body(mention)) or entities.is_of_town(mention):
            says = title[len(mention.text) :].split(None, 1)[:1]
            return None if says and says[0] in listed("asking in a headline") else mention.name
    bodies = [mention for mention in rows.organizations if Entities.is_body(mention)]
    return (_most(rows, title, bodies) if len(bodies) >= _OFTEN else None) or _profiled(rows, title, bodies)


def _profiled(rows: Rows, title: str, bodies: list[Organization]) -> str | None:
    """Give the firm that an article is a profile of: named early and again and again, while no other one is.

    Where it is the only one, "the company" is its name too.
    """
    (name, count), (_, rival) = [*Counter(mention.name for mention in bodies).most_common(2), ("", 0), ("", 0)][:2]
    opening = (rows.claims[0].sentence if rows.claims else 0) + _EARLY
    if not any(mention.name == name and mention.sentence <= opening for mention in bodies):
        return None
    if count < _AGAIN and not rival and bodies[0].kind == "company":
        called = sum(bool(_CALLED.search(claim.text)) for claim in rows.claims)
        ours = sum(claim.quote == "direct" and bool(_WE.search(claim.text)) for claim in rows.claims)
        spoken = called >= _SPOKEN_OF or (called >= _SPOKEN_OF - 1 and ours >= _SPOKEN_OF)
        count += called + ours + (name in title) if spoken else 0
    others = [m for m in rows.organizations if m.name != name and m.kind not in ("media", "university")]
    return name if count >= _AGAIN and rival <= 1 and 2 * len(others) <= count else None


def _most(rows: Rows, title: str, bodies: list[Organization]) -> str | None:
    (name, count), (_, rival) = ([*Counter(mention.name for mention in bodies).most_common(2), ("", 0)])[:2]
    if count < max(_OFTEN, 2 * rival) or not listed("finding out").isdisjoint(name.split()):
        return None
    opening = (rows.claims[0].sentence if rows.claims else 0) + _LEAD
    forms = {mention.text for mention in bodies if mention.name == name}
    # A form may be the begin of a longer one: what stands behind the last of them counts.
    places = [title.find(form) + len(form) for form in forms if form in title]
    if not places or _BEARING.match(title, max(places)):
        return None
    named = any(mention.name == name and mention.sentence <= opening for mention in bodies)
    asks = listed("asking in a headline").isdisjoint(title.split())
    return name if named and asks else None

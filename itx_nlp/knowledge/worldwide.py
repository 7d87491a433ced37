"""Which figures are those of the world: "Globally, a tenth", "six million nurses worldwide", "world trade"."""

import re

from itx_nlp.knowledge.contexts import Context
from itx_nlp.knowledge.entities import Entities
from itx_nlp.knowledge.statements import Rows
from itx_nlp.text.patterns import Pattern

#: what figures are about that are those of all countries
WORLD = "world"
_ALL_OVER = "(?:«globally»|(?:all )?(?:across|around|over|in) the «the world»)"
_GLOBALLY = Pattern(rf"(?:^|[;:.“\"—–] ?|, (?:while |but |and )?){_ALL_OVER}\b,? (?P<said>[^;]*)$", re.I)
_ALL_OVER_IT = Pattern(rf"(?:(?!\w+est\b|most\b)[^,;.]){{0,70}}?(?<!from )\b{_ALL_OVER}\b(?! by\b)", re.I)
_WORLDS = (
    r"global(?! «not global»\b)|worldwide|world['’]s(?! [\w-]*(?:est|most|top)\b)|"
    r"world(?= (?:«the world's»|(?:«sold everywhere» )*«of markets»)\b)|"
    r"international(?= (?:«sold everywhere» )*«prices»\b)"
)
_OF_THE_WORLD = Pattern(rf"(?:(?:the|total|annual|daily|average) )*(?:{_WORLDS})", re.I)
_A_WORLDS = Pattern(_WORLDS, re.I)
_ON_ITS_MARKET = Pattern(r"\b(?:in|on) the «of all the world» (?:[a-z]+ )?markets?$", re.I)
# What all the world buys at one price is sold by these.
_PRICED = Pattern(r"[^,;.\d]{0,30}\b(?:a|an|per) (?:troy )?«by the barrel»\b")
# "Global shipping slows", not "World Bank", "Global Fund", "World's tallest".
_TITLED = re.compile(r"(?:Global|World|Worldwide) [a-z]")
# What is so of the world's funds, until the next clause: "Global equity funds lost …"
_FIRST = Pattern(rf"(?:The )?(?:{_WORLDS})(?: [a-z][\w-]*)+ [^,;:]*$", re.I)
# Whose part of the world's it may be.
_SOMEONES = Pattern(
    r"\b(?:[Ii]t|[Ii]ts|he|she|they|their|we|our|us|accounts?|(?:the|this) «those with a part»|[A-Z][\w&-]+)\b"
)
_OPENER = re.compile(r"^(?:Of|In|While|Nearly|Over|About|More|Around|Some) ")


def is_worlds(entities: Entities, rows: Rows) -> bool:
    """Say whether an article is about the world: its title begins so and names no place, its opening says so."""
    if not _TITLED.match(rows.title) or entities.countries(rows.title):
        return False
    return any(_A_WORLDS.search(claim.text) for claim in rows.claims[:2])


def is_worlds_price(near: Context) -> bool:
    """Say whether dollars are those for what is sold at one price everywhere: "oil rose to $80 a barrel"."""
    return near.says(_PRICED.words) and bool(_PRICED.match(near.after))


def worldwide(entities: Entities, worded: str, near: Context, part: bool) -> bool:
    """Say whether a figure is that of the world.

    Args:
        entities: the countries.
        worded: its metric as the article words it.
        near: a claim that has a word of the list "of all the world".
        part: it may be a country's part of what is worded, as a percentage may.
    """
    if (said := _GLOBALLY.search(near.before)) and not entities.countries(said["said"]):
        return True
    subject = entities.subject(near.before + near.after[:40])
    # "While laws cover 6% of the world population, Pakistan …" tells of Pakistan only behind the comma.
    if subject and (subject[1] <= len(near.before) or not near.before.startswith("While ")):
        return False
    if _ALL_OVER_IT.match(near.after):
        return True
    if _OF_THE_WORLD.match(worded) or _ON_ITS_MARKET.search(worded):
        # "It has 6% of world trade": whose part it is stands before.
        return not part or not _SOMEONES.search(_OPENER.sub("", near.before))
    return bool(_FIRST.match(near.before)) and not entities.countries(near.before)

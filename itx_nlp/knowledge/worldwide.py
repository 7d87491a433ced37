"""Which figures are those of the world: "Globally, a tenth", "six million nurses worldwide", "world trade"."""

import re

from itx_nlp.knowledge.contexts import Context
from itx_nlp.knowledge.entities import Entities
from itx_nlp.knowledge.statements import Rows

#: what figures are about that are those of all countries
WORLD = "world"
#: the words without which nothing is said to be so all over the world
WORLDWIDE = frozenset(("global", "globally", "international", "world", "worldwide", "globe"))
_ALL_OVER = r"(?:[Gg]lobally|[Ww]orldwide|(?:[Aa]ll )?(?:[Aa]cross|[Aa]round|[Oo]ver|[Ii]n) the (?:world|globe))"
_GLOBALLY = re.compile(rf"(?:^|[;:.“\"—–] ?|, (?:while |but |and )?){_ALL_OVER}\b,? (?P<said>[^;]*)$")
_ALL_OVER_IT = re.compile(rf"(?:(?!\w+est\b|most\b)[^,;.]){{0,70}}?(?<!from )\b{_ALL_OVER}\b(?! by\b)")
_SOLD = r"(?:(?:crude|oil|gold|silver|bullion|gas|lng|coal|food|fuel|energy|commodity|petroleum|cotton) )*"
_WORLDS = (
    r"global(?! (?:tariff|record|title|cup|rank|index)s?\b)|worldwide|"
    r"world['’]s(?! [\w-]*(?:est|most|top)\b)|world(?= (?:trade|economy|output|growth|inflation|population|gdp|"
    rf"{_SOLD}(?:prices?|demand|supply|supplies|markets?))\b)|"
    rf"international(?= {_SOLD}(?:price|rate|benchmark)s?\b)"
)
_OF_THE_WORLD = re.compile(rf"(?:(?:the|total|annual|daily|average) )*(?:{_WORLDS})", re.I)
_ON_ITS_MARKET = re.compile(r"\b(?:in|on) the (?:international|global|world) (?:[a-z]+ )?markets?$", re.I)
#: what all the world buys at one price is sold by these
BY_THE_BARREL = frozenset(("barrel", "ounce"))
_PRICED = re.compile(r"[^,;.\d]{0,30}\b(?:a|an|per) (?:troy )?(?:barrel|ounce)\b")
# "Global shipping slows", not "World Bank", "Global Fund", "World's tallest".
_TITLED = re.compile(r"(?:Global|World|Worldwide) [a-z]")
# What is so of the world's funds, until the next clause: "Global equity funds lost …"
_FIRST = re.compile(rf"(?:The )?(?:{_WORLDS})(?: [a-z][\w-]*)+ [^,;:]*$", re.I)
# Whose part of the world's it may be.
_SOMEONES = re.compile(
    r"\b(?:[Ii]t|[Ii]ts|he|she|they|their|we|our|us|accounts?|"
    r"(?:the|this) (?:country|nation|province|region|company|group|firm|bank)|[A-Z][\w&-]+)\b"
)
_OPENER = re.compile(r"^(?:Of|In|While|Nearly|Over|About|More|Around|Some) ")


def is_worlds(entities: Entities, rows: Rows) -> bool:
    """Say whether an article is about the world: its title begins so and names no place, its opening says so."""
    if not _TITLED.match(rows.title) or entities.countries(rows.title):
        return False
    return any(re.search(_WORLDS, claim.text, re.I) for claim in rows.claims[:2])


def is_worlds_price(near: Context) -> bool:
    """Say whether dollars of a claim with one of BY_THE_BARREL are those for one: "oil rose to $80 a barrel"."""
    return bool(_PRICED.match(near.after))


def worldwide(entities: Entities, worded: str, near: Context, part: bool) -> bool:
    """Say whether a figure is that of the world.

    Args:
        entities: the countries.
        worded: its metric as the article words it.
        near: a claim that has one of WORLDWIDE.
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

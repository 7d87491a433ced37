"""Rules for seasons, decades and centuries."""

import re

from itx_nlp.text.times.meanings import Again, Calendar, Meaning, Plain, Season
from itx_nlp.text.times.reading import Reading, Rule, count, points_back

DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def decade(reading: Reading) -> Meaning | None:
    """The 1990s, the '80s, the nineties."""
    word = reading.word("decadeword")
    if word:
        return Plain("DATE", f"19{DECADES.index(word) + 2}")
    digits = re.sub(r"\D", "", reading.word("decade"))
    if len(digits) == 2 and digits[1] != "0":
        return None
    if len(digits) == 2:
        digits = ("20" if digits < "30" else "19") + digits
    return Plain("DATE", digits[:3])


def century(reading: Reading) -> Meaning | None:
    """The 20th century is 19; "his ninth century" is a cricketer's."""
    if not reading.says("the") and reading.before() in ("his", "her", "their", "a", "my", "and", "s"):
        return None
    value = reading.value("century")
    return Plain("DATE", f"{value - 1:02}") if value is not None and 1 < value < 22 else None


def decade_of_century(reading: Reading) -> Meaning | None:
    """The first decade of the 21st century is 200."""
    value = reading.value("century")
    number = 2 if reading.word("number") == "second" else reading.value("number")
    if value is None or number is None or not (1 < value < 22 and 1 <= number <= 10):
        return None
    return Plain("DATE", f"{value - 1:02}{number - 1}")


def season(reading: Reading) -> Meaning | None:
    """Last summer, the winter of 1994; "fall" and "spring" alone are verbs."""
    rel = next((token for token in reversed(reading.all[reading.first : reading.last]) if token.kind == "REL"), None)
    turn = rel.value if rel is not None and isinstance(rel.value, int) else None
    if turn is None and reading.year() is None:
        led = reading.before() in ("in", "by", "during", "until", "since", "of")
        if reading.word("season") in ("fall", "spring") and not (led and reading.says("the")):
            return None
        if reading.tokens("season")[0].text[0].isupper() and not led:
            return None
    if reading.says("that"):
        return Season(reading.code("season"), Again("Y", that=True)) if points_back(reading) else None
    known = reading.year()
    return Season(reading.code("season"), Calendar(year=known) if known else None, turn, rel is not None and rel.then)


def seasons_ago(reading: Reading) -> Meaning | None:
    """Three winters ago."""
    number = count(reading.tokens("count"))
    return Season(reading.code("season"), turn=-int(number)) if number and reading.code("season") else None


def season_before_last(reading: Reading) -> Meaning | None:
    """The summer before last."""
    return Season(reading.code("season"), turn=-2)


RULES = [
    Rule("the?(?P<decade>DECADE)", decade),
    Rule("the(?:START|END|MID)DASH?(?P<decade>INT)s", decade),
    Rule("the(?P<decadeword>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)", decade),
    Rule("the?(?P<number>NTH)decade of the?(?P<century>ORDNUM|ORDWORD)DASH?century", decade_of_century),
    Rule("the?(?P<century>ORDNUM|ORDWORD)DASH?century", century),
    Rule("(?P<count>COUNT)(?P<season>SEASONS)ago", seasons_ago),
    Rule("the(?P<season>SEASON)before last", season_before_last),
    Rule("that(?P<season>SEASON)", season),
    Rule("(?:the|early|late)?REL?REL?(?P<season>SEASON)(?:(?:of|COMMA)?(?P<yearnum>YEAR))?", season),
]

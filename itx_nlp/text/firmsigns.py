"""Say whether what stands beside a name shows a firm: "engineers at X", "she founded X", "X employs", "X's clients"."""

import re
from collections.abc import Container, Iterable, Iterator

from itx_nlp.text.wordlists import listed

_BEFORE = 60  # characters before a name in which a sign stands
# "… Loom Systems. The company …": what a firm's name is taken up by in the next sentence
_TAKEN_UP = r"[^.!?\n]{{0,120}}[.!?][”\"]? +(?:The|This) (?:[\w-]+ )?(?:{firms})\b"
_AHEAD = (
    r"(?i)\b(?:at|by|outside|{done}|(?:{owned}) of"
    r"|(?:(?:{staff}) (?:of|at|for|from)|(?:{staff}|\w{{3,}}(?:er|or|ist|ian)s?) with)"
    r"|(?:his|her|their|its|my|our|the|an?) (?:[\w-]+ ){{0,2}}(?:{beside}),?"
    r"|(?:{before}) (?:member|{firms}))(?: the)? $"
)
_BEHIND = (
    r"[’']s? (?:[\w-]+ )?(?:{owned})\b|, (?:which|whose|where) |, (?:its|their) (?:[\w-]+ )?(?:{kin}),"
    r"|, (?:an?|the) (?:[\w-]+ ){{0,3}}(?:{makers})\b"
    r"|(?:,? which| also| now| still| today| has| have| had)? (?:{acts})\b"
    r"| ha[sd] (?:\w+ ){{0,2}}(?:[$€£]|Rs)?\d| ha[sd] (?:\w+ ){{0,2}}(?:{owned})\b"
    r"| (?:says|said) (?:on its|(?:that )?its?)\b"
)
_TOLD = r",? which (?:now |also |today )?(?:{acts})\b"  # founded |Tarang|, which sells
_STARTED = r"\b(?:{done}) (?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)?)(?![\w-]| [A-Z&])"
_OWNER = re.compile(r"\b([A-Z][\w-]+)[’']s $")  # "Karachi's |Loom Apps|"


class FirmSigns:
    """Signs of a firm beside a name whose last word may show one: "Loom Apps", "Kohsar Digital".

    beside: nouns that stand right before a firm's name; places: names of places.
    """

    def __init__(self, beside: Iterable[str], places: Container[str]):
        self.places = places
        words = {
            "firms": {*listed("called a firm"), *beside},
            "before": listed("before a firm"),
            "done": listed("done to firms"),
            "staff": listed("people of firms"),
            "beside": [*beside, "rival"],
            "owned": listed("things of firms"),
            "acts": listed("acts of firms"),
            "kin": listed("kin of firms"),
            "makers": listed("makers and sellers"),
        }
        found = {name: "|".join(map(re.escape, sorted(set(each)))) for name, each in words.items()}
        self.taken_up, self.ahead, self.behind, self.started, self.told = (
            re.compile(pattern.format(**found)) for pattern in (_TAKEN_UP, _AHEAD, _BEHIND, _STARTED, _TOLD)
        )

    def twice(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Find names without a form that two places show to be firms': "they set up |Tarang|. Tarang sells …"."""
        for match in self.started.finditer(text, start, end):
            again = re.finditer(rf"(?<![\w’'-]){re.escape(match['name'])}(?![\w-])", text)
            also = any(self.behind.match(text, each.end()) for each in again if each.start() != match.start("name"))
            if also or self.told.match(text, match.end("name")):
                yield match.span("name")

    def taken(self, text: str, end: int) -> bool:
        """Say whether the next sentence calls the name a firm: "… Loom Systems. The company …"."""
        return self.taken_up.match(text, end) is not None

    def beside(self, text: str, start: int, end: int) -> bool:
        """Say whether a sign of a firm stands right before or behind text[start:end], or in the next sentence."""
        first = max(0, start - _BEFORE)
        if self.behind.match(text, end) or self.ahead.search(text[first:start]) or self.taken(text, end):
            return True
        owner = _OWNER.search(text, first, start)
        return owner is not None and owner.group(1) in self.places

"""The change that a figure is the size of, where nothing beside it says of what: a 5% rise, gave all a rise of 5%."""

from itx_nlp.components.forerunners import Forerunners
from itx_nlp.components.governors import Governors
from itx_nlp.components.heads import NOUNS
from itx_nlp.components.preceding import Preceding
from itx_nlp.components.reading import Reader
from itx_nlp.components.tree import children
from itx_nlp.text.wordlists import listed


class Moved(Reader):
    """Find what changed, or who tells of it."""

    def __init__(self, front: Preceding, above: Governors, before: Forerunners) -> None:
        super().__init__(front.reading)
        self.front, self.above, self.before = front, above, before
        self.moves, self.phrases = front.moves, front.phrases

    def behind(self, i: int) -> str | None:
        """Give the change that a figure is the size of, where nothing says of what: Italy posted a 5% rise."""
        stop = self.spans[i].end
        moves = (token for token in self.doc[stop : stop + 3] if token.lower_ in self.moves and token.tag_ in NOUNS)
        return next((token.text for token in moves), None)

    def told_of(self, i: int) -> str | None:
        """Read the court heard of a fall of 5%, the firm gave all a rise of 5%: who speaks of or gives a change."""
        verb = self.above.verb_of(i) if self.front.is_size_of_move(i) else None
        if verb is None or verb.lower_ not in listed("telling of") | listed("asking for changes"):
            return None
        move = self.doc[self.leads[i] - 2]
        if verb.lower_ in listed("asking for changes") and move.lower_ in ("raise", "rise"):
            return f"pay {move.lower_}"  # what people are given, or ask for
        heard = self.before.last_like(i) if verb.lower_ in listed("telling of") else None
        return heard or self.phrases.words(move)

    def is_alike(self, i: int) -> bool:
        """Tell a change of the same unit as the one before, of a thing that was named there."""
        named = self.behind(i - 1) is not None and self.front.is_bare_of(i)
        return named and self.quantities[i - 1].unit == self.quantities[i].unit

    def has_takers(self, i: int) -> bool:
        """Tell a figure whose verb has another figure for its subject, which stands for people."""
        verb = self.above.verb_of(i)
        return verb is not None and any(
            child.dep_ == "nsubj" and child.i < self.leads[i] and child.i in self.phrases.taken | self.phrases.numbered
            for child in children(verb)
        )

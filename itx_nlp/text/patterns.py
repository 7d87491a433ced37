"""Patterns whose words stand in lists, so that the code shows only their grammar."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from itx_nlp.text.wordlists import either, listed

_LIST = re.compile("«([^»]+)»")
Finding = Callable[..., re.Match[str] | None]


class Pattern:
    """A pattern in which «list» stands for a word of a list, «one|other» for one of two; made when it is first asked.

    >>> Pattern("up «multiples before as»").search("it is up threefold, or up thrice").group()
    'up thrice'
    """

    def __init__(self, text: str, flags: int = 0):
        """Keep the text; the lists are not read yet."""
        self.text, self.flags = text, flags

    @cached_property
    def made(self) -> re.Pattern[str]:
        """The pattern with the words in it."""
        return re.compile(_LIST.sub(lambda named: either(*named.group(1).split("|")), self.text), self.flags)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its lists, the longest of a phrase: one is in all that it finds, if each branch has a list."""
        names = "|".join(_LIST.findall(self.text)).split("|")
        return frozenset(
            max(re.split("[ -]", phrase), key=len).lower() for name in names if name for phrase in listed(name)
        )

    # Each is kept on first use, so that a pattern is as fast as one made at import.

    @cached_property
    def search(self) -> Finding:
        """Find it anywhere in a text."""
        return self.made.search

    @cached_property
    def match(self) -> Finding:
        """Find it at the begin of a text."""
        return self.made.match

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """Find it at all its places in a text."""
        return self.made.finditer

    @cached_property
    def fullmatch(self) -> Finding:
        """Find it as the whole of a text."""
        return self.made.fullmatch

    def sub(self, by: str, text: str) -> str:
        """Put something else in its place."""
        return self.made.sub(by, text)

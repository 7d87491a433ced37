"""Find names of organizations that no list knows by the words beside them: a role, a sort of body, what firms have."""

import re
from collections.abc import Iterator

from itx_nlp.resources import read_entries
from itx_nlp.text.bodynouns import body_nouns
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import either, listed

_NAME = r"[A-Z0-9][\w&@’'+.-]*(?: (?:[A-Z0-9][\w&@’'+-]*|(?:of|for|and|&|du|de|del|della|des) [A-Z][\w-]*)){0,4}"
_LAST_NAME = re.compile(rf"(?<![\w’'-]){_NAME}$")
_FROM = re.compile(rf",? (?:from|of|at|with|representing) (?:the )?(?P<name>{_NAME})")
_INSIDE = re.compile(r"\b[A-Z][\w-]+ (?:on|in|to|against|with) $")  # "Action on |Blue Kites|"
_CLOSES = re.compile(r"[’'][s ]|[’']$|[,.;:)”\"\n]| [a-z(–—-]|$")
_BESIDE = 60  # characters before a sort of body in which a name stands
# "Zara Nadir, CEO Blue Mango, said": a high role whose "of" is left out
_HEADS = Pattern(rf", (?P<role>(?i:«roles right before a body»)) (?P<name>{_NAME})")
_PUT_BESIDE = Pattern(r"(?i:«roles before of a body»), $")
_THINGS = Pattern(rf"({_NAME}) \(an? (?:[\w-]+ ){{0,4}}?«made by firms»\)|[‘“'\"]({_NAME})[’”'\"] «done by bodies»\b")
_ADJECTIVE = Pattern(r"[\w.]+-«joined to an owner» ")


class Leads:
    """What leads to the name of an organization. sorts: nouns that stand right before a name, of body_nouns.jsonl."""

    def __init__(self, data: str | None = None):
        self.sorts = "|".join(re.escape(noun) for noun in body_nouns(data).before)
        forms = read_entries("organization_forms.jsonl", "form", data, required=["word", "place"])
        self.ends = tuple(form["word"] for form in forms if form["place"] == "end")
        self.lead = re.compile(
            # "founder of Blue Mango", "analyst at Blue Mango"
            rf"\b(?i:{either('roles before of a body')})(?: (?:of|at|with|for)|,) (?:the )?({_NAME})"
            # "vice-president for supply at Blue Mango"
            rf"|\b(?i:{either('roles at a body alone')})(?: (?:for|of|in) [a-z]+(?: [a-z]+)?)?"
            rf" (?:at|with) (?:the )?({_NAME})"
            # "the start-up Blue Mango", "start-ups such as Blue Mango"; not "according to the company, Kiteline has"
            rf"|\b(?:{self.sorts})(?: called| named)? ({_NAME})"
            rf"|\b(?:{self.sorts})(?: of [a-z0-9]+ [a-z]+)? (?:called|named) ({_NAME})"
            rf"|\b(?:{self.sorts}), ({_NAME})(?=[,.;)])"
            rf"|\b(?:{self.sorts})s,? (?:like|such as|including)(?: the)? ({_NAME})"
            # "Blue Mango's chief executive", "Sundara players", "the Harbour Ledger newspaper"
            rf"|\b({_NAME})[’']s? (?i:{either('had by bodies alone')})\b"
            rf"|(?<![\w’'] )(?<!\w)([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)(?= {either('people of teams')}\b)"
            rf"|\b({_NAME}) {either('sorts behind names')}\b"
            # "Anjuman-e-Tajiran", "Majlis Ulema-e-Kohsar"
            rf"|(?<![\w-])({either('societies')}(?:[- ](?:[A-Z][a-z]+|[a-z]{{1,2}}(?=-[A-Z]))){{1,8}})"
            # "Blue Mango, which makes pies, said": no thing says
            rf"|(?<![\w’'-])({_NAME}), (?:which|whose) [^.;:“”\"\n]{{5,140}}, (?:(?:today|yesterday|on [A-Z]\w+day) )?"
            r"(?:said|says|announced|reported|posted)\b"
            # "owned by Blue Mango"
            rf"|\b(?i:{either('ties to firms')})(?: the)? ({_NAME})"
        )
        # "Blue Mango, a bank", "Blue Mango — a bank that …", but not "Zara Nadir — a bank clerk"
        self.sort_behind = re.compile(
            rf"(?:,| [—–]| --?)[ \u00a0](?:an?|the|one of (?:the|its)|his|her|their|its|my|our)"
            rf" (?:[\w’'-]+ ){{0,4}}?(?:{self.sorts})s?\b"
            rf"(?! (?:[a-z]{{3,}}(?:er|or|ive|ist)|{either('people of bodies')})s?\b)"
        )

    def beside(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """Find names behind a role or a sort of organization, and before ", a bank"; say if that may be a person."""
        for match in self.lead.finditer(text, start, end):
            for first, last in self._closed(text, *match.span(match.lastindex or 0)):
                yield first, last, False
        for match in self.sort_behind.finditer(text, start, end):
            name = _LAST_NAME.search(text, max(start, match.start() - _BESIDE), match.start())
            if name and not _INSIDE.search(text, max(start, name.start() - _BESIDE), name.start()):
                named = re.split(r"(?:\.|[’']s) ", name.group())[-1]  # "here. |Kitecloud|", "Eastmere's |Kitecloud|"
                if named.split(" ")[0].casefold() in listed("sentence openers"):
                    continue  # "With |Kitecloud|, the studio grew"
                sort = match.group().rpartition(" ")[2].removesuffix("s")
                yield name.end() - len(named), name.end(), sort in listed("sorts of bodies or people")

    def behind_person(self, text: str, end: int, titled: bool) -> Iterator[tuple[int, int, bool]]:
        """Find what the person whose name ends there is from or of, and say whether a plain word may be none.

        titled: a title before the name makes a role behind it that of another one: "Chairman X, CEO Y".
        """
        headed = None if titled else _HEADS.match(text, end)
        match = headed or _FROM.match(text, end)
        for first, last in self._closed(text, *match.span("name")) if match else ():
            yield first, last, headed is None or headed["role"].lower() in listed("roles right before a field")

    def _closed(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Shorten a name to where it ends: before a possessive, a full stop, an "and" that leads to another one."""
        adjective = _ADJECTIVE.match(text, start, end)
        start = adjective.end() if adjective else start
        first = text[start:end].split(" ")[0]
        if first.casefold() in listed("sentence openers") - {"the"} and len(first) < end - start:
            start += len(first) + 1  # "But |Blue Mango|"
        name = re.split(r"[’']s?(?= |$)|\.(?= |$)", text[start:end])[0]
        if not name.endswith(self.ends):
            name = name.split(" and ")[0]
        end = start + len(name)
        if name and _CLOSES.match(text, end):
            yield start, end


def put_beside(text: str, start: int) -> bool:
    """Say whether a role that a person has stands before a comma and a name: "the founder, X Y,"."""
    return _PUT_BESIDE.search(text, max(0, start - _BESIDE), start) is not None


def things(text: str, body: list[tuple[int, int]]) -> set[str]:
    """Give the names that are glossed as a product or a programme: "Kiteline (a messaging app)", "‘KiteUp’ scheme"."""
    return {match[match.lastindex or 0] for zone in body for match in _THINGS.finditer(text, *zone)}


def is_adjective(name: str) -> bool:
    """Tell an adjective with a hyphen from a name: "UK-based"."""
    return _ADJECTIVE.fullmatch(f"{name} ") is not None

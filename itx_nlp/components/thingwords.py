"""Which words with capitals name a place or a thing and no person: "Jinnah |Road|", "Bilal |Crafts Programme|"."""

from spacy.tokens import Doc, Token

from itx_nlp.components.rolewords import RoleWords
from itx_nlp.resources import read_entries
from itx_nlp.text.wordlists import listed

_BODY_ENDS = {("end", "company"), ("end", "media")}  # "… Labs", "… Herald": no name of a person ends so
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_OF_THINGS = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "in", "at", "near"})
_ABSTRACT = ("ness", "ment", "tion", "ship")  # "Deputy Minister |Competitiveness|"
_NAMED_AFTER = 4  # words behind a name in which the word stands for what bears it
_QUOTES = frozenset("\"'“”‘’")
ROMAN = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"})
_AND = frozenset({"and", "&"})  # "Services and General Administration"


class ThingWords:
    """What beside words with capitals shows that they name no person; the words of names are person_names.jsonl."""

    def __init__(self, roles: RoleWords, data: str | None = None):
        self.roles = roles
        self.before, self.behind = listed("places before people"), listed("places behind people")
        self.verbs, self.days = listed("verbs behind people"), listed("days and months")
        self.offices = listed("offices before general")
        entries = read_entries("person_names.jsonl", "name", data)
        self.names = {entry["name"].casefold(): entry.get("gender") for entry in entries}
        never = read_entries("not_organizations.jsonl", "words", data)
        countries = read_entries("countries.jsonl", "code", data, required=["name"])
        self.never = {word.casefold() for entry in never for word in entry["words"].split()} | {
            word.casefold() for c in countries for word in (c["name"], *c.get("words", ())) if " " not in word
        }
        self.never -= set(self.names)
        forms = read_entries("organization_forms.jsonl", "form", data, required=["word", "place", "kind"])
        last = {form["word"].lower() for form in forms if (form["place"], form["kind"]) in _BODY_ENDS}
        self.body_ends = {word for word in last if word.isalpha()} - set(self.names)
        self.towns = {entry["name"] for entry in read_entries("places.jsonl", "name", data)}
        self.places = {part for c in countries for word in c.get("words", ()) for part in word.split()}

    def is_title(self, token: Token) -> bool:
        """Say whether a word stands before names: "Dr", "General", but not in "Director General"."""
        if not token.text[0].isupper() or token.lower_.strip(".") not in self.roles.honorifics:
            return False
        return not (token.i and token.text in ("General", "Justice") and token.nbor(-1).lower_ in self.offices | _AND)

    def is_place(self, token: Token) -> bool:
        """Say whether a lone word behind a title is of a place or a body: "Director General |Sports|"."""
        common = token.lower_ in self.behind or token.lower_.endswith(_ABSTRACT)
        return common and not self.known(token)

    def names_place(self, doc: Doc, start: int, end: int) -> bool:
        """Say whether a name is or goes on as that of a place or a body: "Civil |Hospital| Rana", "Jinnah |Road|"."""
        inner = (token for token in doc[start + 1 : end] if doc[token.i - 1].text != "-")  # "Rana-|Khel|" is a surname
        if any(token.lower_ in self.behind and not self.known(token) for token in inner):
            return True
        if end - start > 2 and doc[end - 1].lower_ in self.behind and doc[end - 2].text != "-":
            return True  # "Child Marriage |Bill|", though Bill is a name
        if self.goes_on(doc, end):
            return True
        behind = doc[end] if end < len(doc) and not doc[end].is_sent_start else None
        if behind is not None and behind.text in ("'s", "’s") and end + 1 < len(doc) and end - start < 3:
            behind = doc[end + 1]  # "St Peter's |Square|"
        return (
            behind is not None
            and behind.text[0].isupper()
            and (behind.lower_ in self.behind or behind.text in self.places)
        )

    def goes_on(self, doc: Doc, end: int) -> bool:
        """Say whether words with capitals lead from a name to a thing that bears it: "Bilal |Crafts Programme|"."""
        for token in doc[end : end + _NAMED_AFTER]:
            if not token.text[0].isupper() or token.is_sent_start or token.text in self.days:
                return False
            if token.lower_ in self.behind and not self.known(token):
                return True
        return False

    def _is_home(self, doc: Doc, start: int) -> bool:
        """Say whether a name is where somebody lives: "a resident of |X|", "a fisherman from |X|"."""
        if start < 2 or doc[start - 1].lower_ not in ("of", "from"):
            return False
        who = doc[start - 2]
        someone = (
            doc[start - 1].lower_ == "from" and who.is_lower and (self.roles.is_head(who) or self.roles.is_agent(who))
        )
        return someone or who.lower_ in listed("before homes")

    def in_longer(self, doc: Doc, start: int, end: int) -> bool:
        """Say whether a word stands in a longer name that is no person’s: "General |Sales| Tax", "Finance |Bill|"."""
        before, behind = doc[start - 1] if start else None, doc[end] if end < len(doc) else None
        if (
            behind is not None
            and not behind.is_sent_start
            and behind.text[0].isupper()
            and behind.text not in self.days
        ):
            return True
        return (
            before is not None
            and not doc[start].is_sent_start
            and before.text[0].isupper()
            and before.text[-1].isalpha()
            and not before.is_sent_start
            and not (self.is_title(before) or self.roles.is_word(before) or before.text.isupper())
        )

    def known(self, token: Token) -> bool:
        """Say whether a word is a name that people have."""
        return token.lower_ in self.names

    def _is_thing(self, before: Token | None, nxt: Token | None, last: Token) -> bool:
        """Say whether words around several capitals show a thing or a place: "near |Kot Fazil|", "the |Reko Hills|".

        Only where not both names are known: "the Bilal Raza case" is about a person.
        """
        owns = nxt is not None and nxt.text in _POSSESSIVES  # "at |Bilal Hobson|'s house"
        if before is not None and before.lower_ in _OF_THINGS and not owns:
            return True
        if before is not None and before.text in _POSSESSIVES and last.dep_ == "compound" and nxt is not None:
            return nxt.is_lower and last.head.i >= nxt.i  # "Eastmere's |Reko Lodhi| mining project"
        goes_on = nxt is not None and nxt.text[0].isupper() and nxt.lower_ in self.never and not nxt.is_sent_start
        return goes_on or (last.lower_.endswith(_ABSTRACT) and not self.known(last))

    def _names_thing(self, doc: Doc, start: int, end: int, small: set[str]) -> bool:
        """Say whether a name of which we know no part is a thing's: "“|Thal Sarai|”", "Relief |II|", "Top |Sand|"."""
        quoted = start and end < len(doc) and doc[start - 1].text in _QUOTES and doc[end].text in _QUOTES
        last = doc[end - 1]
        written = doc[end : end + 1].text == "by" and end + 1 < len(doc) and self.known(doc[end + 1])  # a novel
        return bool(quoted) or written or last.text in ROMAN or last.lower_ in small

"""Say what kind of body an organization is that no list knows: by the words of its name, or by the noun beside it."""

import re

from itx_nlp.resources import read_entries
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import either, listed

_BESIDE = 60  # characters beside a name in which the noun stands
_ACRONYM = re.compile(r"[A-Z][A-Z&-]*[A-Z]")
_MEDIA = re.compile(r"\w+(?:[a-z]N|n)ews|\w+TV")  # "TOLOnews", "SundayNews"
_NOUN_BEFORE = r"(?:^|[\s(“\"'-])({nouns})s?(?: called| named|,)? [“\"'‘]?(?:the )?$"
_NOUN_BEHIND = r"[”\"'’]?(?:,| [—–]| --?) (?:an?|the|one of (?:the|its)) (?:[\w-]+ ){{0,4}}?({nouns})s?\b"
# "Kite Forum (KF), the representative body of …", "Kite Forum is a not-for-profit trade body"
_TOLD = (
    r"[”\"'’]?(?: \([A-Z][\w&-]+\))?(?:,| [—–]| --?| is| was) (?:an?|the)"
    r" (?:(?!by |of |for |in |at |to |that |which |who |and )[\w-]+ ){{0,4}}?"
    r"({nouns})\b(?!-| {of}s?\b)"
)
# "International Kite Federation", "World Council of Bakers"; no "International Relations Department"
_WORLDWIDE = Pattern(r"(?:«worldwide»|Inter-[A-Z]\w+) .*\b«bodies of many members»\b")
_TEAM = Pattern(r" «people of teams»\b")


class BodyKinds:
    """Tell kinds apart by organization_forms.jsonl: words at the end or start of a name, nouns beside it."""

    def __init__(self, data: str | None = None):
        forms = read_entries("organization_forms.jsonl", "form", data, required=["word", "place", "kind"])
        self.ends = {form["word"]: form["kind"] for form in forms if form["place"] == "end"}
        self.starts = {form["word"]: form["kind"] for form in forms if form["place"] == "start"}
        self.nouns = {form["word"]: form["kind"] for form in forms if form["place"] == "beside"}
        longest = "|".join(map(re.escape, sorted(self.nouns, key=lambda noun: (-len(noun), noun))))
        self.before = re.compile(_NOUN_BEFORE.format(nouns=longest))
        self.after = re.compile(f" ({longest})\\b")  # "the Harbour Ledger newspaper"
        self.telling = re.compile(_TOLD.format(nouns=longest, of=either("of a body")))
        self.behind = re.compile(_NOUN_BEHIND.format(nouns=longest))

    def of(self, text: str, start: int, end: int, firm: bool) -> str:
        """Say the kind of the body that text[start:end] names.

        firm: what shows it to be a body is of firms (it has a founder, shares); else bare initials may be any body's.
        """
        name = text[start:end]
        before = self.before.search(text, max(0, start - _BESIDE), start)
        match = before or self.behind.match(text, end, end + _BESIDE)
        if match:
            return self.nouns[match.group(1)]
        after = self.after.match(text, end, end + _BESIDE)
        if after:
            return self.nouns[after.group(1)]
        if _TEAM.match(text, end) or re.split("[ -]", name)[0] in listed("societies"):
            return "other"
        shown = self.shown(name)
        if shown is None and _MEDIA.fullmatch(name):
            return "media"
        return shown or ("other" if not firm and _ACRONYM.fullmatch(name) else "company")

    def told(self, text: str, end: int) -> str | None:
        """Say what kind of body the words right behind its name tell it to be."""
        match = self.telling.match(text, end, end + 2 * _BESIDE)
        return self.nouns[match.group(1)] if match else None

    @staticmethod
    def scope(name: str, kind: str) -> str:
        """Give the kind of a body by the kind its form shows and by its reach: an International Federation's."""
        return "international" if kind not in ("company", "university") and _WORLDWIDE.match(name) else kind

    def shown(self, name: str) -> str | None:
        """Say what kind the words of a name show: the longest of its last words, else its first two.

        >>> BodyKinds().shown("Eastmere Municipal Corporation"), BodyKinds().shown("Foundation for Kites")
        ('government', 'other')
        """
        words = name.split()
        for length in (3, 2, 1):
            kind = self.ends.get(" ".join(words[-length:])) if len(words) > length else None
            if kind:
                return self.scope(name, kind)
        kind = self.starts.get(" ".join(words[:2])) if len(words) > 2 else None
        return self.scope(name, kind) if kind else None

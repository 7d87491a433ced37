"""Rules for references to no time in particular: now, recently, the past, the future, the other day."""

from itx_nlp.text.times.meanings import Meaning, Plain
from itx_nlp.text.times.reading import Reading, Rule
from itx_nlp.text.wordlists import listed


def reference(reading: Reading) -> Meaning | None:
    """Now, recently, soon, current; not "as soon as", "current account"."""
    word, after = reading.word("ref"), reading.after()
    if word == "soon" and (reading.before() in ("as", "how", "too", "so") or after in ("after", "as", "enough", "-")):
        return None
    if word == "shortly" and after in ("after", "before", "thereafter"):
        return None
    return Plain("DATE", reading.code("ref"))


def adjective(reading: Reading) -> Meaning | None:
    """Current, recent; not the current account or current expenditure."""
    after, word = reading.after(), reading.word("ref")
    named = word == "current" and (after in listed("current") or reading.all[reading.last - 1].text[0].isupper())
    if named or not after.isalpha():
        return None
    return Plain("DATE", "PRESENT_REF" if word == "current" else "PAST_REF")


def the_past(reading: Reading) -> Meaning | None:
    """The past."""
    after = reading.after()
    ends = not after.isalnum() and after not in ("-", "–")
    joined = after in ("and", "but", "have", "has", "is", "was", "when", "that", "by", "or", "to", "with")
    return Plain("DATE", "PAST_REF") if reading.word("past") == "past" and (ends or joined) else None


def future(reading: Reading) -> Meaning | None:
    """The future, in future; not "future exporters"."""
    led = reading.says("the", "near", "foreseeable") or reading.before() in ("in", "this")
    if reading.all[reading.last - 1].text[0].isupper() and (reading.says("the") or reading.before()):
        return None
    return Plain("DATE", "FUTURE_REF") if led and reading.after() not in ("-", "–") else None


def now(reading: Reading) -> Meaning | None:
    """These days, at present."""
    return Plain("DATE", "PRESENT_REF")


def other_day(reading: Reading) -> Meaning | None:
    """The other day."""
    return Plain("DATE", "PAST_REF")


RULES = [
    Rule("(?P<ref>PRESENT|PASTREF|SOON)", reference),
    Rule("(?:most|more)?(?P<ref>PASTREF)", reference),
    Rule("(?P<ref>current|recent)", adjective),
    Rule("the(?P<past>REL)", the_past),
    Rule("(?:the)?(?:near|foreseeable|distant|not too distant)?future", future),
    Rule("these days|at present|at the moment", now),
    Rule("the other day", other_day),
]

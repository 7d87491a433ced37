"""Read the layout of an interview: which paragraphs ask and which answer, by labels or question marks."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import listed

ASKS, ANSWERS = "asks", "answers"

_OPENING = r"[*_#>“\"\s]*"
_LABEL = re.compile(
    _OPENING
    + r"""(?:
      (?P<mark> Q(?:uestion)? | QUESTION | A(?:ns(?:wer)?)? | ANS(?:WER)? )     # Q. Q1: Question 2: A. Ans:
      \s? \d{0,2} \s? [.:)]
    | (?P<name> [A-Z][\w.’'&-]* (?:\s[A-Z][\w.’'&-]*){0,4} ) [*_]{0,2} :         # HM:  Sana Iqbal:  **The Courier:**
    ) [*_]{0,2} \s+ (?=\S)""",
    re.VERBOSE,
)
_STAGE = re.compile(r"[(\[][A-Za-z]+(?:\s[a-z]+){0,3}[)\]]\s+(?=\S)")  # (Laughs) Tell me in advance.
_QUESTION = re.compile(r"""\?["”’')\]*_]*\Z""")
_FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|me|my|mine|we|We|we['’]\w+|We['’]\w+|our|Our|us|My)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|''.*?''")
_LEAST_QUESTIONS = 3  # of a text whose questions have no label
_LEAST_TURNS = 2  # of one label
_LONGEST_QUESTION = 60  # words
_LONGEST_PROMPT = 25  # words of a statement that is to be answered
_LONGEST_ANSWER = 4  # paragraphs, on average
TALKING = r"«talking» (?:\w+ )?(?:to|with)"  # tells in a Pattern who was spoken to
_ANNOUNCED = Pattern(
    rf"\b(?:«announcing an interview»|in (?:an|this) (?:\w+ )*«interviews»|{TALKING})\b"
    r"|^\W*(?:the )?«interviews»\W",  # Interview: Sana Iqbal, potter
    re.MULTILINE | re.IGNORECASE,
)
_PROMPT = Pattern(
    rf"{_OPENING}(?:(?P<bid>«bidding one speak»\b)|(?:(?:and|but|so|yet),? )?you(?:r|['’](?:ve|d))? (?!«of anybody»\b))"
    r"[^.!?]*[.…]?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph of an interview in characters, from behind its label.

    who: the name before its colon, or before that of the paragraph it goes on from, if any.
    """

    start: int
    end: int
    role: str
    who: str | None = None
    at: int | None = None  # where that name begins
    labelled: bool = False


def announces(text: str) -> bool:
    """Say whether a title or an introduction tells that somebody was interviewed."""
    return bool(_ANNOUNCED.search(text))


def speaks_of_itself(text: str) -> bool:
    """Say whether words outside quotation marks are in the first person."""
    return bool(_FIRST_PERSON.search(_QUOTED.sub(" ", text)))


def read_turns(text: str, paragraphs: Sequence[tuple[int, int]], outlet: str | None = None) -> list[Turn]:
    """Give the turns of a text that is laid out as questions and answers, in order.

    Args:
        text: the source text.
        paragraphs: those of its body and its headings.
        outlet: who published it, whose name or initials may stand before the questions.
    Returns:
        The paragraphs from the first question on; none where the text has no such layout.
    """
    labels = [_label(text, start, end, outlet) for start, end in paragraphs]
    turns = _labelled(text, paragraphs, labels)
    if turns is None:
        turns = _unlabelled(text, paragraphs) if not any(labels) else []
    first = next((i for i, turn in enumerate(turns) if turn.role == ASKS), len(turns))
    return turns[first:]


def initials(name: str) -> str:
    """Give the first letters of a name: Sana Iqbal Rana → SIR."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _label(text: str, start: int, end: int, outlet: str | None) -> tuple[str, str, int] | None:
    """Give role, name and end of the label that opens a paragraph; the role of a name is not known yet."""
    match = _LABEL.match(text, start, end)
    if match is None:
        return None
    if match["mark"]:
        return (ASKS if match["mark"][0] == "Q" else ANSWERS), "", match.end()
    name = match["name"]
    asks = name.lower() in listed("interviewers") or (
        outlet and name.lower() in {outlet.lower(), initials(outlet).lower()}
    )
    return (ASKS if asks else ""), name, match.end()


def _labelled(
    text: str, paragraphs: Sequence[tuple[int, int]], labels: list[tuple[str, str, int] | None]
) -> list[Turn] | None:
    """Read turns that have labels: of names one asks, most of whose turns end with a question mark."""
    said = Counter(label[:2] for label in labels if label)
    asked = Counter(
        label[:2] for label, (start, end) in zip(labels, paragraphs, strict=True) if label and _asks(text, start, end)
    )
    roles = {}
    for role, name in said:
        if said[role, name] >= _LEAST_TURNS:
            mostly = asked[role, name] * 2 > said[role, name]
            roles[role, name] = role or (ASKS if mostly else ANSWERS)
    asking = sum(said[key] for key, role in roles.items() if role == ASKS)
    if asking < _LEAST_TURNS or (ANSWERS not in roles.values() and asking < _LEAST_QUESTIONS):
        return None
    turns: list[Turn] = []
    for label, (start, end) in zip(labels, paragraphs, strict=True):
        if label and label[:2] in roles:
            role = roles[label[:2]]
            who = label[1] or None
            at = text.index(who, start) if who else None
            turns.append(_staged(text, Turn(label[2], end, role, who, at, labelled=True)))
        elif turns:
            before = next((turn for turn in reversed(turns) if turn.role == ANSWERS), Turn(start, end, ANSWERS))
            turns.append(Turn(start, end, ANSWERS, before.who, before.at))
    return turns


def _unlabelled(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Turn]:
    """Read questions that stand as paragraphs of their own between the answers."""
    asks = [_asks(text, start, end) and len(text[start:end].split()) <= _LONGEST_QUESTION for start, end in paragraphs]
    if sum(here and not after for here, after in zip(asks, [*asks[1:], True], strict=False)) < _LEAST_QUESTIONS:
        return []
    if sum(asks) * (_LONGEST_ANSWER + 1) < len(asks) - asks.index(True):
        return []  # an essay that asks itself now and then
    answered = [speaks_of_itself(text[start:end]) for start, end in paragraphs[1:]]
    for i, after in enumerate(answered):
        asks[i] = asks[i] or (after and not asks[i + 1] and not (i and asks[i - 1]) and _prompts(text, *paragraphs[i]))
    turns = zip(asks, paragraphs, strict=True)
    return [_staged(text, Turn(start, end, ASKS if here else ANSWERS)) for here, (start, end) in turns]


def _staged(text: str, turn: Turn) -> Turn:
    """Leave out what somebody does before they speak: `(Laughs) Tell me.`"""
    stage = _STAGE.match(text, turn.start, turn.end)
    return replace(turn, start=stage.end()) if stage else turn


def _prompts(text: str, start: int, end: int) -> bool:
    """Say whether a paragraph asks without a question mark: `You began in a bad year.`, `Tell me of the move.`"""
    words = text[start:end]
    match = _PROMPT.match(words)
    return (
        match is not None
        and len(words.split()) <= _LONGEST_PROMPT
        and bool(match["bid"] or not speaks_of_itself(words))
    )


def _asks(text: str, start: int, end: int) -> bool:
    return bool(_QUESTION.search(text[start:end].rstrip()))

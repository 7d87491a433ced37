"""What a short question names that the figures of its answer are of: And revenue? What do they earn? — $14 million."""

import re

from spacy.tokens import Doc, Token

from itx_nlp.components.actors import Actors
from itx_nlp.components.reading import Sentences
from itx_nlp.text.wordlists import listed

REACH = 3  # sentences behind a question in which it is answered
LONGEST = 6  # tokens of a question that only names a thing
LONG = 12  # tokens of a question with a verb
NOUNS = ("NN", "NNS")
_ASKING = {"what", "how"}
_LEADING = {"do", "does", "did", "have", "has", "will", "would", "can"}
_PARAGRAPH = re.compile(r"\n\s*")


def topic(doc: Doc, sentences: Sentences, begin: int, actors: Actors) -> str | None:
    """Name what a short question before a sentence asks for; None where it asks for no amount or is answered.

    The answer ends with its paragraph.
    """
    end, first = begin, doc[begin].idx
    for _ in range(REACH):
        if not end:
            return None
        start, end = sentences.of(end - 1)[0], end
        words = [token for token in doc[start:end] if not (token.is_space or token.is_punct)]
        if "?" in doc[start:end].text and words:
            apart = _PARAGRAPH.findall(doc.text, words[-1].idx, first)
            return _asked(words, actors) if len(apart) <= 1 else None
        end = start
    return None


def _asked(words: list[Token], actors: Actors) -> str | None:
    """Name what a question asks for: And |revenue|? What are |revenues| now? How many |clients| do you have?"""
    verbs = [token for token in words if token.tag_.startswith(("V", "MD"))]
    last = words[-1]
    if not verbs:
        named = last.tag_ == "NNP" and not last.ent_type_ and last.text.istitle()
        return last.lower_ if len(words) <= LONGEST and (named or last.tag_ in NOUNS) else None
    at = 1 if words[0].lower_ in ("and", "but", "so") else 0
    if len(words) > LONG or len(words) < at + 3 or words[at].lower_ not in _ASKING:
        return None
    if words[at + 1].lower_ == "many":
        return next((token.lower_ for token in words[at + 2 :] if token.tag_ == "NNS"), None)
    if words[at].lower_ == "how" and words[at + 1].lower_ not in listed("asked of amounts"):
        return None
    verb = words[at + 1 + (words[at].lower_ == "how")]
    if verb.lower_ in ("is", "are", "was", "were", "'s", "’s"):
        rest = words[words.index(verb) + 1 :]
        nouns = [token for token in rest if token.tag_ in NOUNS and token.dep_ in ("nsubj", "attr")]
        return nouns[0].lower_ if len(nouns) == 1 and nouns[0].lower_ not in listed("empty nouns") else None
    deeds = (actors.deed(token) for token in reversed(words) if token is last or token.tag_ in ("VB", "VBN", "VBP"))
    return next(filter(None, deeds), None) if verb.lower_ in _LEADING else None

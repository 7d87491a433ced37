"""What a short question names that the figures of its answer are of: And revenue? — We will do $14 million."""

from spacy.tokens import Doc, Token

from itx_nlp.components.reading import Sentences

REACH = 3  # sentences behind a question in which it is answered
LONGEST = 6  # tokens of a question that only names a thing
NOUNS = ("NN", "NNS")


def topic(doc: Doc, sentences: Sentences, begin: int) -> Token | None:
    """Give the noun that a short question before a sentence names; None where it has a verb or is no question."""
    end = begin
    for _ in range(REACH):
        if not end:
            return None
        start, end = sentences.of(end - 1)[0], end
        words = [token for token in doc[start:end] if not (token.is_space or token.is_punct)]
        if "?" in doc[start:end].text:
            verbs = any(token.tag_.startswith(("V", "MD")) for token in words)
            last = words[-1] if words and not verbs and len(words) <= LONGEST else None
            named = last is not None and last.tag_ == "NNP" and not last.ent_type_ and last.text.istitle()
            return last if last is not None and (named or last.tag_ in NOUNS) else None
        end = start
    return None

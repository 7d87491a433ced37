"""Copies: the same words, or nearly, under whatever furniture; and what only looks like one."""

import random

import pytest

from itx_nlp.corpus import Article
from itx_nlp.duplicates import find_duplicates, mark_duplicates, shingles, signature
from itx_nlp.tables import ArticleRow
from itx_nlp.text.zones import Furniture

WORDS = [
    f"{a}{b}" for a in ("ba", "co", "di", "fu", "ga", "he", "ji", "ko", "lu") for b in ("nor", "sel", "tam", "rik")
]


def story(seed: int, words: int = 300) -> str:
    chosen = random.Random(seed).choices(WORDS, k=words)
    lines = [" ".join(chosen[i : i + 30]).capitalize() + "." for i in range(0, words, 30)]
    return "\n\n".join(lines)


@pytest.fixture(scope="module")
def mark():
    furniture = Furniture.read()
    return lambda text: signature(shingles(Article(article_id="", path="", text=text), furniture))


STORY = story(1)
COPIES = {
    "the same": STORY,
    "line ends": STORY.replace("\n", "\r\n"),
    "capitals and quotes": STORY.upper().replace(".", " ’ ."),
    "furniture": "Share\n\nSkip to content\n\n"
    + STORY
    + "\n\nLeave a Reply\n\nYour email address will not be published.",
    "one paragraph cut": "\n\n".join(STORY.split("\n\n")[:-1]),
    "a line added": STORY + "\n\nWith input from our correspondent in the city.",
}
NOT_COPIES = {
    "another story": story(2),
    "half of it": "\n\n".join(STORY.split("\n\n")[:5]) + "\n\n" + story(3, 150),
    "the same words in another order": " ".join(sorted(STORY.split())),
    "short": "Exports rose.",
}


@pytest.mark.parametrize("name", COPIES)
def test_copy(mark, name):
    found = find_duplicates({"a": "2024-01-01", "b": "2024-01-02"}, {"a": mark(STORY), "b": mark(COPIES[name])})
    assert [(copy, first) for copy, (first, _) in found.items()] == [("b", "a")]


@pytest.mark.parametrize("name", NOT_COPIES)
def test_no_copy(mark, name):
    assert find_duplicates({}, {"a": mark(STORY), "b": mark(NOT_COPIES[name])}) == {}


@pytest.mark.parametrize(
    "published, first",
    [
        ({"a": "2024-05-02", "b": "2024-05-01", "c": "2024-05-03"}, "b"),
        ({"a": None, "b": "2024-05-01", "c": None}, "b"),
        ({"a": None, "b": None, "c": None}, "a"),
        ({"a": "2024-05-01", "b": "2024-05-01", "c": "2024-05-01"}, "a"),
    ],
)
def test_the_earliest_is_the_original(mark, published, first):
    copies = {"a": STORY, "b": COPIES["a line added"], "c": COPIES["furniture"]}
    signatures = {name: mark(text) for name, text in copies.items()}
    found = find_duplicates(published, signatures)
    assert {copy: original for copy, (original, _) in found.items()} == {c: first for c in "abc" if c != first}
    assert find_duplicates(published, dict(reversed(signatures.items()))) == found


def test_rows_say_so(mark):
    articles = [ArticleRow(article_id="a", path="a.txt"), ArticleRow(article_id="b", path="b.txt")]
    marked, problems = mark_duplicates(articles, {"a": mark(STORY), "b": mark(STORY)})
    assert [row.duplicate_of for row in marked] == [None, "a"]
    assert [(p.article_id, p.kind) for p in problems] == [("b", "duplicate")]


def test_work_grows_with_the_number_of_articles(mark, calls):
    signatures = {f"{n:05}": mark(story(n, 60)) for n in range(400)}
    some = dict(list(signatures.items())[:100])
    assert find_duplicates({}, signatures) == {}
    assert calls(find_duplicates, {}, signatures) < 5 * calls(find_duplicates, {}, some)

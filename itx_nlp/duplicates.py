"""Find articles that are copies of others: equal in their words, or nearly so under other furniture.

MinHash signatures of the bodies' five-word runs (Broder 1997), cut into bands: only articles with an equal band are
compared, so the work grows with the number of articles and not with its square.
"""

from array import array
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from operator import eq
from zlib import crc32

from itx_nlp.corpus import Article, normalised
from itx_nlp.tables import ArticleRow, Problem
from itx_nlp.text.zones import BODY, Furniture, find_zones

SIMILAR = 0.7  # share of five-word runs in common; a syndicated copy that an editor cut has 0.75 and more
_SHINGLE = 5  # words
_PERMUTATIONS = 128
_BAND = 16  # bytes, four hashes; the 32 bands find a pair that shares 0.7 with probability 0.9999


def shingles(article: Article, furniture: Furniture) -> bytes:
    """Hash every run of five words of an article's body, without the furniture of its website."""
    text = article.text[article.body_start :]
    body = " ".join(text[z.start : z.end] for z in find_zones(text, furniture, article.title) if z.kind == BODY)
    words = normalised(body).encode("utf-8", "replace").split()
    runs = max(1, len(words) - _SHINGLE + 1)
    hashes = {crc32(b" ".join(words[i : i + _SHINGLE])) for i in range(runs)} if words else set()
    return array("I", sorted(hashes)).tobytes()


def signature(shingles: bytes) -> bytes:
    """Make the MinHash signature of hashed shingles; empty for an empty body."""
    if not shingles:
        return b""
    from datasketch import MinHash

    hashes = array("I", shingles)
    made = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=int)
    made.update_batch(hashes.tolist())
    return array("I", [int(value) for value in made.hashvalues]).tobytes()


def find_duplicates(
    published: Mapping[str, str | None], signatures: Mapping[str, bytes]
) -> dict[str, tuple[str, float]]:
    """Name for each copy the article it copies: the one published first, then the one with the smaller id.

    Args:
        published: day of publication by article_id; articles without one come last.
        signatures: by article_id.
    Returns:
        The earlier article and the estimated share of common text, by the article_id of the copy.
    """
    buckets: defaultdict[tuple[int, bytes], list[str]] = defaultdict(list)
    first: dict[bytes, str] = {}
    found: dict[str, tuple[str, float]] = {}
    for article_id in sorted(signatures, key=lambda each: (published.get(each) or "9999", each)):
        mark = signatures[article_id]
        if not mark:
            continue
        if mark in first:
            found[article_id] = (first[mark], 1.0)
            continue
        first[mark] = article_id
        bands = [(at, mark[at : at + _BAND]) for at in range(0, len(mark), _BAND)]
        near = {other for band in bands if band in buckets for other in buckets[band]}
        close = [(other, share) for other in near if (share := _shared(mark, signatures[other])) >= SIMILAR]
        if close:
            earliest, share = min(close, key=lambda pair: (published.get(pair[0]) or "9999", pair[0]))
            root = found[earliest][0] if earliest in found else earliest
            found[article_id] = (root, share)
            first[mark] = root
        for band in bands:
            buckets[band].append(article_id)
    return found


def _shared(one: bytes, other: bytes) -> float:
    """Estimate the share of common text: of the hashes in two signatures, how many are the same."""
    return sum(map(eq, memoryview(one).cast("I"), memoryview(other).cast("I"))) / _PERMUTATIONS


def mark_duplicates(
    articles: list[ArticleRow], signatures: Mapping[str, bytes]
) -> tuple[list[ArticleRow], list[Problem]]:
    """Set duplicate_of, and list every copy as a row of `problems`."""
    found = find_duplicates({row.article_id: row.published for row in articles}, signatures)
    marked = [
        replace(row, duplicate_of=found[row.article_id][0] if row.article_id in found else None) for row in articles
    ]
    return marked, [
        Problem(
            path=row.path,
            article_id=row.article_id,
            stage="extract",
            kind="duplicate",
            message=f"{'the same text as' if found[row.article_id][1] > 0.999 else 'nearly the same text as'} "
            f"{found[row.article_id][0]}; it counts as no further source",
        )
        for row in articles
        if row.article_id in found
    ]

"""Look up many runs of letters in a list of terms at once, by numbers that stand for them.

The number of a run is the sum of its letters, each times a power of one base that rises with its place in the run,
modulo 2^64 (Karp and Rabin 1987). Running sums over a text give the numbers of all its runs without a loop over them.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.integer[Any]]
Keys = NDArray[np.uint64]
_BASE = 0x9E3779B97F4A7C15  # odd, so that its powers have inverses modulo 2^64; it spreads short runs over all numbers
_INVERSE = pow(_BASE, -1, 2**64)


class Lookup:
    """The terms in the order of their numbers."""

    def __init__(self, terms: Sequence[str]):
        keys = keys_of("".join(terms), *places_of(terms))
        self._rows = np.argsort(keys)
        self._keys = np.append(keys[self._rows], np.array(2**64 - 1, np.uint64))  # no key comes behind this one

    def __call__(self, keys: Keys) -> tuple[Places, Places]:
        """Give the places of those keys that are a term's, and the terms' rows."""
        places = np.searchsorted(self._keys, keys)
        known = np.flatnonzero(self._keys.take(places) == keys)
        return known, self._rows.take(places[known])


def places_of(parts: Sequence[str], between: int = 0) -> tuple[Places, Places]:
    """Say where each part starts and ends when they are joined by so many letters."""
    sizes = np.array(list(map(len, parts)), dtype=np.intp)
    ends = np.cumsum(sizes + between) - between
    return ends - sizes, ends


def keys_of(text: str, starts: Places, ends: Places) -> Keys:
    """Give the number of each of some runs of letters in a text: the same for the same letters."""
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    size = 1 << len(letters).bit_length()
    sums = np.zeros(len(letters) + 1, np.uint64)
    np.cumsum((letters + np.uint64(1)) * _powers(_BASE, size)[1 : len(letters) + 1], out=sums[1:])
    return np.asarray((sums.take(ends) - sums.take(starts)) * _powers(_INVERSE, size).take(starts), np.uint64)


@lru_cache(maxsize=8)
def _powers(base: int, size: int) -> Keys:
    powers = np.full(size, base, np.uint64)
    powers[0] = 1
    return np.cumprod(powers)

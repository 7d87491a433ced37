"""Map in this process, or over several of this machine."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from itx_nlp.engines import Item, Result

_AHEAD = 4  # items under way per process: enough to keep it busy, few enough to hold in memory


class Local:
    """Run in `workers` processes; results keep the order of the items, so any number gives the same bytes."""

    def __init__(self, workers: int = 1):
        self.workers = workers

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield function(item) for every item, in order; function and items must be picklable for several workers."""
        if self.workers <= 1:
            yield from map(function, items)
            return
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self.workers, mp_context=context) as pool:
            pending = iter(items)
            running: deque[Future[Result]] = deque(
                pool.submit(function, item) for item in islice(pending, self.workers * _AHEAD)
            )
            while running:
                yield running.popleft().result()
                running.extend(pool.submit(function, item) for item in islice(pending, 1))

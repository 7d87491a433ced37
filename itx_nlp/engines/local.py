"""Map in processes of our own, that may hang, crash or be killed without harm to the others."""

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from itx_nlp.engines import Item, Result
from itx_nlp.errors import ItxError

_START_SECONDS = 300.0  # for a worker to import and load what it needs
# -P: a stray csv.py in the current folder must not shadow a module.
_COMMAND = [sys.executable, "-P", "-c", "import itx_nlp.engines.worker as worker; worker.main()"]


class Processes:
    """Run in `workers` processes of our own.

    An item that takes more than `seconds`, or whose process ends twice (killed, out of memory, a crash in C), is given
    to `lost` with a kind and a message; another process takes its place.
    """

    def __init__(
        self,
        workers: int,
        prepare: Callable[[], Any],
        seconds: float,
        lost: Callable[[Any, str, str], Any],
    ):
        """Set up; processes start with map().

        Args:
            prepare: what a process calls before its first item, outside the time of any item.
            lost: makes the result of an item that has none.
        """
        self.workers, self.prepare, self.seconds, self.lost = workers, prepare, seconds, lost

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield function(item) for every item, as they are done; function and items must be picklable.

        Raises:
            ItxError: a process could not start, or function raised one.
        """
        idle: SimpleQueue[_Worker] = SimpleQueue()
        team = [_Worker(function, self.prepare, self.seconds) for _ in range(self.workers)]
        for worker in team:
            idle.put(worker)

        def one(item: Item) -> Result:
            worker = idle.get()
            try:
                try:
                    return worker.do(item)
                except _Lost as loss:
                    if loss.kind != "crash":
                        raise
                    return worker.do(item)  # killed from outside? What crashes by itself does so again
            except _Lost as loss:
                made: Result = self.lost(item, loss.kind, loss.message)
                return made
            finally:
                idle.put(worker)

        pending = iter(items)
        pool = ThreadPoolExecutor(self.workers)
        try:
            running: set[Future[Result]] = {pool.submit(one, item) for item in islice(pending, 2 * self.workers)}
            while running:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                running |= {pool.submit(one, item) for item in islice(pending, len(done))}
                for each in done:
                    yield each.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in team:
                worker.stop()
            pool.shutdown()


class _Lost(Exception):
    def __init__(self, kind: str, message: str):
        super().__init__(message)
        self.kind, self.message = kind, message


class _Worker:
    """One process, started when it is first needed, and its time limit."""

    def __init__(self, function: Callable[[Any], Any], prepare: Callable[[], Any], seconds: float):
        self.setup, self.seconds = (function, prepare), seconds
        self.process: subprocess.Popen[bytes] | None = None
        self.stopped = False

    def do(self, item: Any) -> Any:
        if self.process is None and not self.stopped:
            self._start()
        if self.stopped:
            raise _Lost("stopped", "the run was stopped")
        return self._ask(item, self.seconds)

    def _start(self) -> None:
        here = str(Path(__file__).parents[2])
        path = os.pathsep.join([here, *(p for p in sys.path if p and p != here)])
        environment = {**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
        self.process = subprocess.Popen(
            _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
        try:
            self._ask(self.setup, _START_SECONDS)
        except _Lost as loss:
            raise ItxError(f"a worker process could not start: {loss.message}") from loss

    def _ask(self, message: Any, seconds: float) -> Any:
        process = self.process
        assert process is not None and process.stdin is not None and process.stdout is not None
        overdue = threading.Event()

        def end() -> None:
            overdue.set()
            process.kill()

        timer = threading.Timer(seconds, end)
        timer.start()
        try:
            pickle.dump(message, process.stdin, protocol=5)
            process.stdin.flush()
            problem, answer = pickle.load(process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            self._end()
            if overdue.is_set():
                raise _Lost("timeout", f"took more than {seconds:g} s; raise --timeout or split it") from error
            raise _Lost("crash", f"its process ended with status {process.returncode}") from error
        finally:
            timer.cancel()
        if isinstance(problem, ItxError):
            raise problem
        if problem:
            raise _Lost(*problem)
        return answer

    def _end(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
            for pipe in (self.process.stdin, self.process.stdout):
                try:
                    if pipe:
                        pipe.close()
                except OSError:
                    pass
        self.process = None

    def stop(self) -> None:
        """End the process now, whatever it does."""
        self.stopped = True
        process = self.process
        if process:
            process.kill()
            process.wait()

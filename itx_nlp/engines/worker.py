"""What a process of engines.local runs: take an item from standard input, give its result on standard output."""

import os
import pickle
import signal
import sys

from itx_nlp.errors import ItxError

_MEMORY = 1_900_000_000  # bytes of data; an article that needs more is a row of `problems`


def main() -> None:
    """Answer items until the other side closes."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints must not print into the answers
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started us
    _bound_memory()
    function = None
    while True:
        try:
            item = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        problem: ItxError | tuple[str, str] | None = None
        answer = None
        try:
            if function is None:
                function, prepare = item
                prepare()
            else:
                answer = function(item)
        except ItxError as error:
            problem = error
        except MemoryError:
            problem = ("memory", f"needs more than {_MEMORY // 1_000_000} MB; split it")
        except Exception as error:  # our bug: it must not stop the other articles
            problem = ("internal", f"{type(error).__name__}: {' '.join(str(error).split())[:200]}")
        pickle.dump((problem, answer), answers, protocol=5)
        answers.flush()


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard == resource.RLIM_INFINITY or hard > _MEMORY:
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, hard))

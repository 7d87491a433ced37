"""Processes of our own: one that hangs, dies or fails costs its item and nothing else."""

import math
import operator
import os
import time
from functools import partial

import pytest

from itx_nlp.engines.local import Processes
from itx_nlp.errors import ItxError


def processes(workers: int = 1, seconds: float = 30.0, prepare=int) -> Processes:
    return Processes(workers, prepare, seconds, lost=lambda item, kind, message: (item, kind, message))


@pytest.mark.parametrize("workers", [1, 2])
def test_every_item_has_its_result(workers):
    assert sorted(processes(workers).map(operator.neg, range(50))) == sorted(-n for n in range(50))


def test_no_items_no_process():
    assert list(processes().map(operator.neg, [])) == []


def test_a_process_that_dies_is_replaced():
    done = sorted(processes().map(os._exit, [3, 0]))
    assert [(item, kind) for item, kind, _ in done] == [(0, "crash"), (3, "crash")]
    assert "status 3" in done[1][2]


def test_a_process_that_is_killed_costs_nothing(tmp_path):
    # The first process to make the folder dies at once; the second finds it there and goes on.
    code = f"import os\ntry: os.mkdir({str(tmp_path / 'made')!r})\nexcept FileExistsError: pass\nelse: os._exit(9)"
    assert list(processes().map(exec, [code])) == [None]


def test_a_process_that_hangs_is_ended():
    began = time.monotonic()
    done = list(processes(seconds=0.5).map(time.sleep, [0.0, 60.0, 0.0]))
    assert done == [None, (60.0, "timeout", "took more than 0.5 s; raise --timeout or split it"), None]
    assert time.monotonic() - began < 30


def test_a_bug_is_told_in_one_line():
    (done,) = processes().map(math.sqrt, [-1.0])
    assert done[:2] == (-1.0, "internal") and done[2].startswith("ValueError: ") and "\n" not in done[2]


def test_too_much_memory_is_told():
    pytest.importorskip("resource")
    (done,) = processes().map(bytes, [10**11])
    assert done[:2] == (10**11, "memory")


def test_a_process_that_cannot_start_stops_the_run():
    with pytest.raises(ItxError, match=r"could not start: ZeroDivisionError"):
        list(processes(prepare=partial(operator.truediv, 1, 0)).map(operator.neg, [1]))


def test_leaving_early_ends_the_processes():
    results = processes(2).map(time.sleep, [0.0, 60.0, 60.0, 60.0])
    began = time.monotonic()
    next(results)
    results.close()
    assert time.monotonic() - began < 30

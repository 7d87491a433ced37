"""Compare our whole extraction with bare spaCy over the same texts, in one run: tokens per CPU second.

    python benchmarks/throughput.py CORPUS [--limit 300] [--repeat 2]

Bare spaCy is the same base model with all its default components, `nlp.pipe` at its default batch size. Ours is reading
the file, the lean pipe, every component of ours, and rows. CPU time counts this process (or, with two processes, it and
its children); loading the models is left out on both sides. Other work on the machine comes and goes: what runs in this
process is measured in turn, a few articles at a time, and the least of all repetitions counts.
"""

import argparse
import resource
import time
from functools import partial
from pathlib import Path

import spacy

from itx_nlp import pipeline
from itx_nlp.extract import engine, extract_source
from itx_nlp.settings import Settings
from itx_nlp.sources import find_sources

TURN = 16  # articles


def cpu(children: bool) -> float:
    """Give the CPU seconds spent so far."""
    who = [resource.RUSAGE_SELF, *([resource.RUSAGE_CHILDREN] if children else [])]
    used = [resource.getrusage(each) for each in who]
    return sum(each.ru_utime + each.ru_stime for each in used)


def measure(work, items, repeat: int, children: bool = False) -> tuple[float, float]:
    """Run work(items) `repeat` times; give the least CPU seconds and the least wall seconds."""
    best_cpu = best_wall = float("inf")
    for _ in range(repeat):
        begun, clock = cpu(children), time.perf_counter()
        assert sum(1 for _ in work(items)) == len(items)
        best_cpu, best_wall = min(best_cpu, cpu(children) - begun), min(best_wall, time.perf_counter() - clock)
    return best_cpu, best_wall


def in_turn(works, items, repeat: int) -> list[tuple[float, float]]:
    """Measure several works on the same items, TURN of them at a time; give the sums of each."""
    sums = [(0.0, 0.0) for _ in works]
    for first in range(0, len(items), TURN):
        for number, work in enumerate(works):
            used, wall = measure(work, items[first : first + TURN], repeat)
            sums[number] = (sums[number][0] + used, sums[number][1] + wall)
    return sums


def main() -> None:
    """Print a line a configuration."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--repeat", type=int, default=2)
    options = parser.parse_args()
    sources = find_sources([options.corpus]).sources[: options.limit]
    extract = partial(extract_source, settings=Settings())
    done = list(map(extract, sources))  # also warms up our pipeline
    read = [(each.source, each.text) for each in done if each.text]
    if not (texts := [text for _, text in read]):
        parser.error(f"{options.corpus} holds no text that could be read. Name a folder of articles.")
    bare = spacy.load(next(name for name in pipeline.BASE_MODELS if spacy.util.is_package(name)))
    lean = spacy.load(bare.meta["lang"] + "_" + bare.meta["name"], exclude=list(pipeline.UNUSED))
    tokens = sum(len(bare.make_doc(text)) for text in texts)
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {tokens} tokens, {words} words; spaCy {spacy.__version__}, {bare.meta['name']}")
    works = {
        "bare spaCy, all components": lambda items: bare.pipe(text for _, text in items),
        "lean pipe, batches of 16": lambda items: lean.pipe((text for _, text in items), batch_size=16),
        "itx-nlp, whole extraction": lambda items: (extract(source) for source, _ in items),
    }
    measured = dict(zip(works, in_turn(list(works.values()), read, options.repeat), strict=True))
    two = {
        "bare spaCy, two processes": lambda items: bare.pipe((t for _, t in items), n_process=2, batch_size=16),
        "itx-nlp, two processes": lambda items: engine(2, Settings()).map(extract, [source for source, _ in items]),
    }
    measured |= {name: measure(work, read, options.repeat, children=True) for name, work in two.items()}
    base = next(iter(measured.values()))[0]
    for name, (used, wall) in measured.items():
        print(
            f"{name:28} {tokens / used:7.0f} tokens/CPU s  {words / used:7.0f} words/CPU s"
            f"  {tokens / wall:7.0f} tokens/s  ratio {base / used:.2f}"
        )


if __name__ == "__main__":
    main()

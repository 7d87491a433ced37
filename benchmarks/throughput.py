"""Compare our whole extraction with bare spaCy over the same texts, in one run: tokens per CPU second.

    python benchmarks/throughput.py CORPUS [--limit 300] [--repeat 2]

Bare spaCy is the same base model with all its default components, `nlp.pipe` at its default batch size. Ours is reading
the file, the lean pipe, every component of ours, and rows. CPU time counts this process (or, with two processes, it and
its children); loading the models is left out on both sides.
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


def cpu(children: bool) -> float:
    """Give the CPU seconds spent so far."""
    who = [resource.RUSAGE_SELF, *([resource.RUSAGE_CHILDREN] if children else [])]
    used = [resource.getrusage(each) for each in who]
    return sum(each.ru_utime + each.ru_stime for each in used)


def measure(work, texts: int, repeat: int, children: bool = False) -> tuple[float, float]:
    """Run work() `repeat` times; give the least CPU seconds and the least wall seconds."""
    best_cpu = best_wall = float("inf")
    for _ in range(repeat):
        begun, clock = cpu(children), time.perf_counter()
        assert sum(1 for _ in work()) == texts
        best_cpu, best_wall = min(best_cpu, cpu(children) - begun), min(best_wall, time.perf_counter() - clock)
    return best_cpu, best_wall


def main() -> None:
    """Print a line a configuration."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--repeat", type=int, default=2)
    options = parser.parse_args()
    sources = find_sources([options.corpus]).sources[: options.limit]
    settings = Settings()
    ours = partial(map, partial(extract_source, settings=settings), sources)
    texts = [done.text for done in ours() if done.text]  # also warms up our pipeline
    sources = [source for source, done in zip(sources, ours(), strict=True) if done.text]
    ours = partial(map, partial(extract_source, settings=settings), sources)
    bare = spacy.load(next(name for name in pipeline.BASE_MODELS if spacy.util.is_package(name)))
    lean = spacy.load(bare.meta["lang"] + "_" + bare.meta["name"], exclude=list(pipeline.UNUSED))
    tokens = sum(len(bare.make_doc(text)) for text in texts)
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {tokens} tokens, {words} words; spaCy {spacy.__version__}, {bare.meta['name']}")
    base = None
    for name, work, children in (
        ("bare spaCy, all components", lambda: bare.pipe(texts), False),
        ("lean pipe, batches of 16", lambda: lean.pipe(texts, batch_size=16), False),
        ("itx-nlp, whole extraction", ours, False),
        ("bare spaCy, two processes", lambda: bare.pipe(texts, n_process=2, batch_size=16), True),
        ("itx-nlp, two processes", lambda: _two(sources, settings), True),
    ):
        used, wall = measure(work, len(texts), options.repeat, children)
        base = base or tokens / used
        print(
            f"{name:28} {tokens / used:7.0f} tokens/CPU s  {words / used:7.0f} words/CPU s"
            f"  {tokens / wall:7.0f} tokens/s  ratio {tokens / used / base:.2f}"
        )


def _two(sources, settings):
    return engine(2, settings).map(partial(extract_source, settings=settings), sources)


if __name__ == "__main__":
    main()

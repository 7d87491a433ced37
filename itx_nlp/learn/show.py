"""Print scores as tables a person wants to read, and write a model's card."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from itx_nlp.learn.evaluate import Evaluation
from itx_nlp.learn.fit import CrossValidated, Examples
from itx_nlp.learn.scores import Doubt, Score, accuracy, doubtful, mean_f1, score_classes
from itx_nlp.learn.train import Trained
from itx_nlp.output.printable import printable


def print_scores(title: str, scores: Sequence[Score], console: Console | None = None) -> None:
    """Print one table of scores, with the mean of F1 below."""
    table = Table(title=title, title_justify="left")
    table.add_column("")
    for heading in ("precision", "recall", "F1", "95 %", "gold", "found"):
        table.add_column(heading, justify="right")
    for s in scores:
        interval = f"{s.low:.2f}-{s.high:.2f}"
        numbers = (f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.f1:.3f}", interval, str(s.gold), str(s.found))
        table.add_row(escape(s.name), *numbers)
    classes = [score for score in scores if score.name != "all"]
    if len(classes) > 1:
        table.add_section()
        table.add_row("mean", "", "", f"{mean_f1(classes):.3f}", "", "", "")
    (console or Console()).print(table)


def print_doubts(doubts: Sequence[Doubt]) -> None:
    """Print examples that look mislabelled."""
    if not doubts:
        return
    table = Table(title="Look again at these examples", title_justify="left")
    table.add_column("labelled")
    table.add_column("score", justify="right")
    table.add_column("sentence")
    for each in doubts:
        table.add_row(
            escape(each.name if each.labelled else f"not {each.name}"), f"{each.score:.2f}", escape(each.text)
        )
    Console().print(table)


def print_trained(trained: Iterable[tuple[str, Trained]], doubts: int) -> None:
    """Print what cross-validation said of each model, where it was written, and doubtful examples."""
    for title, each in trained:
        print_scores(f"{title}: {len(each.examples.texts)} examples, {each.how}", score_classes(*_parts(each)))
        print_doubts(doubtful(*_parts(each), doubts))
        Console().print(f"written to {each.folder}", soft_wrap=True, highlight=False)


def write_card(title: str, command: str, trained: Sequence[tuple[str, Trained]]) -> None:
    """Write card.md beside the first model: data, scores with intervals, limits."""
    main = trained[0][1]
    lines = [f"# {title}", "", f"Made by `{command}`; vectors from `models/embeddings` (Apache-2.0).", ""]
    for name, each in trained:
        about = each.model.about
        lines += [
            f"## {name}",
            "",
            f"{len(each.examples.texts)} examples in English, written for this project (data hash"
            f" `{about['data_sha256']}`, scikit-learn {about['scikit-learn']}, numpy {about['numpy']}).",
            f"Scores are {each.how}; sentences alike to a cosine of 0.86 share one of five folds. The nearest other"
            f" sentence has a median cosine of {nearest(each):.2f}.",
            "",
            "| | precision | recall | F1 | 95 % | examples | threshold |",
            "| --- | --- | --- | --- | --- | --- | --- |",
        ]
        for score, threshold in zip(score_classes(*_parts(each)), each.checked.thresholds, strict=True):
            lines.append(
                f"| {score.name} | {score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f} |"
                f" {score.low:.2f}-{score.high:.2f} | {score.gold} | {threshold:.2f} |"
            )
        mean, right = mean_f1(score_classes(*_parts(each))), accuracy(*_parts(each))
        lines += ["", f"Mean F1 {mean:.3f}; {right:.1%} of all labels right.", *_running(each), ""]
    lines += [
        "## Limits",
        "",
        "Trained on sentences about Pakistan's IT industry and its neighbours. These scores are of sentences read",
        "alone; `extract` also looks at the sentence before and at the rest of the article. The vectors see neither",
        "word order nor negation (`no outages` looks like `outages`). Scores are set for the mix of the examples, in",
        "which far more sentences have a category than in general news.",
        "",
    ]
    (main.folder / "card.md").write_text("\n".join(lines), encoding="utf-8")


def _running(trained: Trained) -> list[str]:
    """Say how well sentences are judged that stand in articles, where there are any."""
    inside = np.array([bool(name) for name in trained.examples.articles], dtype=np.bool_)
    if not inside.any():
        return []
    checked = replace(trained.checked, scores=trained.checked.scores[inside])
    mean = mean_f1(score_classes(trained.examples.take(inside), checked))
    return [f"Running text, {inside.sum()} sentences of whole articles, each judged alone: mean F1 {mean:.3f}."]


def nearest(trained: Trained) -> float:
    """Give the median cosine between an example and the one nearest to it: how much alike the examples are."""
    vectors = trained.model.embeddings.encode(trained.examples.texts)
    alike = vectors @ vectors.T
    np.fill_diagonal(alike, -1)
    return float(np.median(alike.max(axis=1)))


def _parts(trained: Trained) -> tuple[Examples, CrossValidated]:
    return trained.examples, trained.checked


def print_evaluation(found: Evaluation, tables: Sequence[str], errors: bool) -> None:
    """Print the scores of each table, the agreement of details, and the errors where they are asked for."""
    console = Console()
    for note in found.notes:
        console.print(printable(note), style="yellow", markup=False, highlight=False, soft_wrap=True)
    for table, scores in found.scores.items():
        if tables and table not in tables:
            continue
        whole, *classes = scores
        print_scores(table, [*classes, whole] if len(classes) > 1 else [whole], console)
        for name, share in found.details[table].items():
            console.print(f"  {name} right in {share:.1%}", highlight=False)
        for each in found.errors if errors else ():
            if each.table == table:
                place = f"{each.article_id}:{each.start}"
                console.print(f"  {each.what:7} {each.label:18} {place}  {each.text}", markup=False, soft_wrap=True)

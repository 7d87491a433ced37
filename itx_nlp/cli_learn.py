"""The commands that train and measure; scikit-learn waits inside them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from itx_nlp.cli_options import NAME, PATH

if TYPE_CHECKING:
    from itx_nlp.learn.logit import Fitted

JUDGED = ["figures", "dates", "organizations", "people", "claims", "challenges", "knowledge", "checks"]
TABLES = ["articles", *JUDGED, "problems"]


@click.group()
def train() -> None:
    """Train a model from examples."""


def train_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that both models have."""
    command = click.option(
        "--doubts", type=click.IntRange(0), default=10, show_default=True, help="Examples to doubt."
    )(command)
    command = click.option("-o", "--output", type=PATH, help="Where to write the model; DATA/models/… otherwise.")(
        command
    )
    return click.option("--data", type=NAME, help="A folder of examples laid over the package's.")(command)


@train.command(short_help="The categories of challenges: ours and your own.")
@train_options
@click.option("--whole", is_flag=True, help="Fit everything again, not only categories with new examples.")
def challenges(data: str | None, output: Path | None, doubts: int, whole: bool) -> None:
    """Train the categories of challenges, and their stance."""
    from itx_nlp.learn.show import print_trained, write_card
    from itx_nlp.learn.train import train_challenges

    categories, stance = train_challenges(data, output, whole)
    trained = [("Categories", categories), ("Stance", stance)]
    print_trained(trained, doubts)
    write_card("Challenges", "itx-nlp train challenges", trained)


@train.command(short_help="How check-worthy a claim is.")
@train_options
def claims(data: str | None, output: Path | None, doubts: int) -> None:
    """Train how check-worthy a claim is."""
    from itx_nlp.learn.show import print_trained, write_card
    from itx_nlp.learn.train import train_claims

    trained = [("Check-worthiness", train_claims(data, output))]
    print_trained(trained, doubts)
    write_card("Claims", "itx-nlp train claims", trained)


@train.command("entities", short_help="How names are found.")
@click.argument("corpus", type=PATH)
@click.option("-o", "--output", type=PATH, default=Path("models/entities"), show_default=True)
def train_entities(corpus: Path, output: Path) -> None:
    """Fit the finder of names on the base model's own output over CORPUS (some hundred articles, minutes)."""
    from itx_nlp.learn.entities import train as fit

    for label, score in fit(corpus, output).items():
        click.echo(f"{label}: precision {score['precision']}, recall {score['recall']} against the teacher")


@train.command("periods", short_help="How a figure's period is chosen.")
@click.argument("labels", type=PATH)
@click.argument("corpora", metavar="CORPUS...", type=PATH, nargs=-1, required=True)
@click.option("-o", "--output", type=PATH, default=Path("models/periods"), show_default=True)
def train_periods(labels: Path, corpora: tuple[Path, ...], output: Path) -> None:
    """Fit how periods are chosen on LABELS (a gold folder's figures.jsonl) of the articles in CORPUS..."""
    from itx_nlp.learn.periods import train as fit

    fitted = fit(labels, corpora, output)
    _tell("period", fitted)


@train.command("metrics", short_help="How it is chosen what a figure measures.")
@click.argument("labels", type=PATH)
@click.argument("corpora", metavar="CORPUS...", type=PATH, nargs=-1, required=True)
@click.option("-o", "--output", type=PATH, default=Path("models/metrics"), show_default=True)
def train_metrics(labels: Path, corpora: tuple[Path, ...], output: Path) -> None:
    """Fit how it is chosen what figures measure, on LABELS (figures with heads of metrics) of CORPUS..."""
    from itx_nlp.learn.metrics import train as fit

    fitted = fit(labels, corpora, output)
    _tell("metric", fitted)


def _tell(what: str, fitted: "Fitted") -> None:
    click.echo(f"{fitted.figures} figures of {fitted.articles} articles; the {what} is right for {fitted.chosen:.3f}, "
               f"by the rules alone for {fitted.rules:.3f} (articles held out in turn)")  # fmt: skip


@train.command("industry", short_help="How articles on the industry are told.")
@click.argument("labels", type=PATH)
@click.argument("corpora", metavar="CORPUS...", type=PATH, nargs=-1, required=True)
@click.option("-o", "--output", type=PATH, default=Path("models/industry"), show_default=True)
def train_industry(labels: Path, corpora: tuple[Path, ...], output: Path) -> None:
    """Fit what tells articles about the industry, on LABELS of the sentences of articles in CORPUS..."""
    from itx_nlp.learn.industry import train as fit

    fitted = fit(labels, corpora, output)
    before, after = fitted.without, fitted.held_out
    click.echo(f"{fitted.sentences} sentences of {fitted.articles} articles; false alarms {before.alarms} without it, "
               f"{after.alarms} with it; {before.required} and {after.required} of {fitted.required} required labels "
               "found (articles held out in turn)")  # fmt: skip


@train.command("retelling", short_help="How one story told twice is known.")
@click.argument("labels", type=PATH)
@click.argument("corpora", metavar="CORPUS...", type=PATH, nargs=-1, required=True)
@click.option("-o", "--output", type=PATH, default=Path("models/retelling"), show_default=True)
def train_retelling(labels: Path, corpora: tuple[Path, ...], output: Path) -> None:
    """Fit how figures told again are known on LABELS (judged pairs) of the articles in CORPUS..."""
    from itx_nlp.learn.retelling import train as fit

    fitted = fit(labels, corpora, output)
    click.echo(f"{fitted.pairs} pairs of figures of {fitted.articles} articles: precision {fitted.precision:.3f}, "
               f"recall {fitted.recall:.3f} (stories held out in turn)")  # fmt: skip


@click.command(short_help="Measure tables against those made by hand.")
@click.argument("gold", type=PATH)
@click.argument("results", type=PATH)
@click.option("--errors", is_flag=True, help="List what was missed and what is too many.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of tables.")
@click.option("--table", "tables", multiple=True, type=click.Choice(JUDGED), help="Only these tables.")
def evaluate(gold: Path, results: Path, errors: bool, as_json: bool, tables: tuple[str, ...]) -> None:
    """Measure the tables in RESULTS against those in GOLD: precision, recall, F1 with intervals."""
    from itx_nlp.learn.evaluate import evaluate as compare
    from itx_nlp.learn.show import print_evaluation

    found = compare(gold, results, tables)
    if as_json:
        click.echo(found.as_json())
    else:
        print_evaluation(found, tables, errors)


@click.command("check-data", short_help="Name every bad line in a folder of words.")
@click.argument("folder", type=PATH)
def check_data(folder: Path) -> None:
    """Read a FOLDER of words and examples and name every bad line."""
    from itx_nlp.errors import LexiconError
    from itx_nlp.learn.check import check
    from itx_nlp.output.printable import printable

    found = check(folder)
    for line in found.read:
        click.echo(line)
    if found.bad:
        for line in found.bad[:-1]:
            click.echo(f"Error: {printable(line)}", err=True)
        raise LexiconError(found.bad[-1])

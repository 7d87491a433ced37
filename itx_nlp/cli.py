"""The itx-nlp command: parse, call, say what happened. Heavy imports wait inside the commands."""

from pathlib import Path
from typing import Any

import click

RESULTS = Path("results")
TABLES = ["articles", "figures", "dates", "organizations", "people", "claims", "challenges", "knowledge", "checks",
          "problems"]  # fmt: skip
results_option = click.option(
    "-r", "--results", type=click.Path(path_type=Path), default=RESULTS, show_default=True, help="Where extract wrote."
)


class Group(click.Group):
    """A group whose commands report a user's mistake in one line."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an ItxError is one line on stderr and exit status 1."""
        from itx_nlp.errors import ItxError

        try:
            return super().invoke(ctx)
        except ItxError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(1)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="itx-nlp")
def main() -> None:
    """Mine news articles for tables a researcher can cite."""


@main.command()
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), default=RESULTS, show_default=True)
@click.option("--format", "formats", type=click.Choice(["jsonl", "csv"]), multiple=True, default=["jsonl"])
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes to use.")
@click.option("--model", help="A spaCy pipeline to build on.")
@click.option("--data", help="A folder of words laid over the package's.")
def extract(
    corpus: Path, output: Path, formats: tuple[str, ...], workers: int, model: str | None, data: str | None
) -> None:
    """Write the tables of every article below CORPUS.

    Running again does only what is new, changed or gone.
    """
    from itx_nlp.errors import CorpusError
    from itx_nlp.extract import Settings, make_plan, run
    from itx_nlp.output.export import write_tables
    from itx_nlp.output.report import Progress, print_summary
    from itx_nlp.store import Store

    settings = Settings(model, data)
    with Store(output / "itx.sqlite", create=True) as store:
        plan = make_plan(corpus, store, settings)
        with Progress(len(plan.pending)) as progress:
            run(plan, store, settings, workers, progress.advance)
        for file_format in formats:
            write_tables(store, output, file_format)
        print_summary(store, plan, output)
        if not store.count("articles"):
            raise CorpusError(f"{corpus}: no article could be extracted. See {output}/problems.{formats[0]}.")


@main.command()
@click.argument("table", type=click.Choice(TABLES))
@results_option
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file; its suffix names the format.")
@click.option("--format", "file_format", type=click.Choice(["jsonl", "csv"]), help="csv where nothing says otherwise.")
@click.option("--article", help="Only rows of this article_id.")
@click.option("--speaker", help="Only rows whose speaker's name contains this.")
@click.option("--category", help="Only challenges, or claims with a challenge, of this category.")
@click.option("--kind", help="Only rows of this kind.")
@click.option("--since", metavar="DAY", help="Only rows of articles published on or after this day (YYYY-MM-DD).")
@click.option("--until", metavar="DAY", help="Only rows of articles published on or before this day.")
def export(table: str, results: Path, output: Path | None, file_format: str | None, **filters: str | None) -> None:
    """Write one TABLE, or the rows of it that you ask for, to a file or to the terminal."""
    import sys

    from itx_nlp.output.export import FORMATS, write_table
    from itx_nlp.output.selection import select
    from itx_nlp.store import Store

    suffix = output.suffix.lstrip(".") if output else ""
    chosen = file_format or (suffix if suffix in FORMATS else "csv")
    with Store(results / "itx.sqlite") as store:
        names, rows = select(store, table, **filters)
        if output is None:
            FORMATS[chosen](sys.stdout, names, rows)
        else:
            write_table(output, chosen, names, rows)
            click.echo(f"{len(rows)} rows in {output}")


@main.command()
@click.argument("article")
@results_option
@click.option("--tables", "shown", default="figures,dates,organizations,people,claims", show_default=True)
def show(article: str, results: Path, shown: str) -> None:
    """Print one ARTICLE with its spans in colour."""
    from itx_nlp.output.report import print_article
    from itx_nlp.store import Store

    with Store(results / "itx.sqlite") as store:
        print_article(store, article, [name.strip() for name in shown.split(",")])

"""The itx-nlp command: parse, call, say what happened. Heavy imports wait inside the commands."""

from pathlib import Path
from typing import Any

import click


class Group(click.Group):
    """A group whose commands report a user's mistake in one line."""

    def invoke(self, ctx: click.Context) -> Any:
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
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("results"), show_default=True)
@click.option("--format", "formats", type=click.Choice(["jsonl", "csv"]), multiple=True, default=["jsonl"])
@click.option("--model", help="A spaCy pipeline to build on.")
@click.option("--data", help="A folder of words laid over the package's.")
def extract(corpus: Path, output: Path, formats: tuple[str, ...], model: str | None, data: str | None) -> None:
    """Write the tables of every article below CORPUS."""
    from itx_nlp.extract import Settings, extract_corpus
    from itx_nlp.output.export import write_tables

    tables = extract_corpus(corpus, Settings(model, data))
    for file_format in formats:
        write_tables(tables, output, file_format)
    click.echo(f"{len(tables['articles'])} articles, {len(tables['claims'])} claims in {output}")

"""The itx-nlp command: parse, call, say what happened. Heavy imports wait inside the commands."""

from pathlib import Path

import click

from itx_nlp.cli_group import Group
from itx_nlp.cli_learn import TABLES, check_data, evaluate, train
from itx_nlp.cli_options import (
    FOLDER,
    FORMATS,
    NAME,
    PATH,
    RESULTS,
    chosen_format,
    read_columns,
    read_day,
    read_encoding,
    store_options,
)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="itx-nlp")
def main() -> None:
    """Mine news articles for tables a researcher can cite."""


main.add_command(train)
main.add_command(evaluate)
main.add_command(check_data)


def _warn_untrained(data: str | None) -> None:
    from itx_nlp.classifier.trained import untrained
    from itx_nlp.output.printable import printable

    if unseen := untrained(data):
        click.echo(f"Warning: {printable(unseen)}", err=True)


@main.command(short_help="Make the tables of a folder of articles.")
@click.argument("corpus", type=PATH, nargs=-1, required=True)
@click.option("-o", "--output", type=FOLDER, default=RESULTS, show_default=True, help="The folder of results.")
@click.option("--store", "store_file", type=PATH, help="The store, where it is not to be OUTPUT/itx.sqlite.")
@click.option("--format", "formats", type=click.Choice(FORMATS), multiple=True, default=["jsonl"], show_default=True,
              help="Of the tables; several if you like.")  # fmt: skip
@click.option("--bom", is_flag=True, help="Begin CSV files with a mark that Excel knows UTF-8 by.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes to use.")
@click.option("--model", help="A spaCy pipeline to build on.")
@click.option("--data", type=NAME, help="A folder of words laid over the package's.")
@click.option("--encoding", callback=read_encoding, help="What all text files are in; guessed otherwise.")
@click.option("--column", "columns", multiple=True, callback=read_columns, metavar="NAME=COLUMN",
              help="Where files of rows keep text, title, published, …")  # fmt: skip
@click.option("--max-mb", type=click.FloatRange(min=0.0001), default=5.0, show_default=True, help="Of text an article.")
@click.option("--timeout", type=click.FloatRange(min=0.01), default=60.0, show_default=True, help="Seconds an article.")
@click.option("--only-failed", is_flag=True, help="Take up again just what could not be extracted before.")
@click.option("--strict", is_flag=True, help="Exit 1 when any article was skipped.")
def extract(
    corpus: tuple[Path, ...], output: Path, store_file: Path | None, formats: tuple[str, ...], bom: bool, workers: int,
    model: str | None, data: str | None, encoding: str | None, columns: dict[str, str], max_mb: float, timeout: float,
    only_failed: bool, strict: bool,
) -> None:  # fmt: skip
    """Write the tables of every article in CORPUS: folders, files, or - for standard input.

    Running again does only what is new, changed, gone, or stale.
    """
    from itx_nlp.corpus import Options
    from itx_nlp.errors import CorpusError, LexiconError
    from itx_nlp.incremental import make_plan, run
    from itx_nlp.output.export import drop_unchanged, keep_changed, update_tables, write_tables, write_texts
    from itx_nlp.output.printable import printable
    from itx_nlp.output.report import Progress, many, print_summary
    from itx_nlp.readers import Limits
    from itx_nlp.resources import unread_files
    from itx_nlp.settings import Settings
    from itx_nlp.sources import check_paths
    from itx_nlp.store import Store

    check_paths(corpus)
    for line in unread_files(data):
        click.echo(f"Warning: {printable(line)}", err=True)
    if data:
        from itx_nlp.learn.check import bad_lines

        if bad := bad_lines(Path(data)):
            raise LexiconError("\n".join(bad))
    limits = Limits(text=int(max_mb * 1_000_000), seconds=timeout)
    settings = Settings(model, data, Options(encoding=encoding, columns=columns, limits=limits))
    with Store(store_file or output / "itx.sqlite", write=True) as store:
        plan = make_plan(corpus, store, settings, only_failed)
        if not data and (before := store.state("data")):
            missed = f"the last run had --data {before}; this one leaves those words out. Pass it to keep them."
            click.echo(f"Warning: {printable(missed)}", err=True)
        if plan.stale:
            again = many(plan.stale, "articles")
            click.echo(f"{', '.join(plan.reasons)} changed: {again} to extract again.", err=True)
        if plan.pending:
            _warn_untrained(data)
        with Progress(len(plan.pending)) as progress:
            run(plan, store, settings, workers, progress.advance)
        changed = keep_changed(store, output, formats)
        for file_format in formats:
            write_tables(store, output, file_format, bom)
        for path, aside in drop_unchanged(changed):
            message = (
                f"{path} was changed by hand and is kept as {aside}. Corrections that last go into corrections.csv."
            )
            click.echo(f"Warning: {printable(message)}", err=True)
        for path in update_tables(store, output, formats):
            message = f"{path} was changed by hand and stays as it is. --format {path.suffix[1:]} writes it anew."
            click.echo(f"Warning: {printable(message)}", err=True)
        write_texts(store, output / "text", [*plan.removed, *store.failed()])
        print_summary(store, plan, output)
        if not store.count("articles"):
            raise CorpusError(f"no article could be extracted. See {output / 'problems'}.{formats[0]}")
        if strict and (
            store.failed() or store.count("problems", "article_id IS NULL AND kind NOT IN ('metadata', 'correction')")
        ):
            raise CorpusError(f"some articles were skipped. See {output / 'problems'}.{formats[0]}")


@main.command(short_help="Write one table, or some rows of it, to a file.")
@click.argument("table", type=click.Choice(TABLES), metavar="TABLE")
@store_options
@click.option("-o", "--output", type=PATH, help="A file; its suffix names the format.")
@click.option("--format", "file_format", type=click.Choice(FORMATS), help="csv where nothing says otherwise.")
@click.option("--bom", is_flag=True, help="Begin a CSV file with a mark that Excel knows UTF-8 by.")
@click.option("--article", help="Only rows of this article.")
@click.option("--speaker", help="Only rows whose speaker's name contains this, or who is called so: PSEB.")
@click.option("--category", help="Only challenges, or claims with a challenge, of this category.")
@click.option("--kind", help="Only rows of this kind.")
@click.option(
    "--since",
    metavar="DAY",
    callback=read_day,
    help="Only rows of articles published since this day, month or year: 2024-05-20, 2024-05, 2024.",
)
@click.option("--until", metavar="DAY", callback=read_day, help="Only rows of articles published until then.")
def export(
    table: str, results: Path, store_file: Path | None, output: Path | None, file_format: str | None, bom: bool,
    **filters: str | None,
) -> None:  # fmt: skip
    """Write one TABLE, or the rows of it that you ask for, to a file or to the terminal.

    TABLE is articles, figures, dates, organizations, people, claims, challenges, knowledge, checks or problems.
    """
    from itx_nlp.errors import StoreError
    from itx_nlp.output.export import TEXT_FORMATS, write_table, write_text
    from itx_nlp.output.printable import printable, standard_output
    from itx_nlp.output.selection import select, undated, why_none
    from itx_nlp.store import Store

    chosen = chosen_format(output, file_format)
    with Store(store_file or results / "itx.sqlite") as store:
        names, rows = select(store, table, **filters)
        if not rows and any(filters.values()):
            click.echo(f"Warning: {printable(why_none(store, table, **filters))}", err=True)
        elif (filters["since"] or filters["until"]) and (left_out := undated(store)):
            click.echo(f"Warning: {left_out}", err=True)
        if output is not None:
            write_table(output, chosen, names, rows, bom, table)
            click.echo(f"{len(rows)} rows in {output}")
        elif chosen in TEXT_FORMATS:
            write_text(standard_output(), chosen, names, rows)
        else:
            raise StoreError(f"{chosen} is no text. Name a file with -o.")


@main.command(short_help="Print one article with its spans in colour.")
@click.argument("article")
@store_options
@click.option("--tables", "shown", default="figures,dates,organizations,people,claims", show_default=True,
              help="Whose spans; there is challenges, too.")  # fmt: skip
@click.option(
    "-o", "--output", type=PATH, help="A page for the browser, such as april.html, with all rows and their ids."
)
def show(article: str, results: Path, store_file: Path | None, shown: str, output: Path | None) -> None:
    """Print one ARTICLE, by its id or path, with its spans in colour; or write it as a page."""
    from itx_nlp.output.export import replacing
    from itx_nlp.output.page import page
    from itx_nlp.output.report import print_article, with_spans
    from itx_nlp.store import Store

    names = with_spans(shown)
    with Store(store_file or results / "itx.sqlite") as store:
        if output is None:
            print_article(store, article, names)
            return
        made = page(store, article, names)
        with replacing(output) as file:
            file.write(made.encode("utf-8", "replace"))
        click.echo(f"{output}")


@main.command(short_help="Show what articles agree and disagree on.")
@click.argument("results", type=PATH, default=RESULTS)
@click.option("-r", "--results", "folder", type=PATH, help="The same as RESULTS, as the other commands have it.")
@click.option("--store", "store_file", type=PATH, help="The store, where it is not RESULTS/itx.sqlite.")
@click.option("--metric", help="One metric as a time series: a key such as it_exports, or words of its name.")
@click.option("--data", type=NAME, help="A folder of words whose metrics.jsonl has that key.")
@click.option("--entity", help="Only facts about this country or body.")
@click.option("--period", help="Only facts inside this period: FY2024, 2024, 2024-04, 2023-07/2024-04.")
@click.option("--status", type=click.Choice(["single", "corroborated", "conflicting"]), help="Only facts of it.")
@click.option("--speaker", help="Only facts that this person or body states.")
@click.option("--limit", type=click.IntRange(1), default=40, show_default=True, help="Facts to show.")
@click.option("--format", "file_format", type=click.Choice(FORMATS), help="Write the series instead of showing it.")
@click.option("-o", "--output", type=PATH, help="A file for it; its suffix names the format.")
def knowledge(
    results: Path, folder: Path | None, store_file: Path | None, limit: int, file_format: str | None,
    output: Path | None, **filters: str | None,
) -> None:  # fmt: skip
    """Show what the articles in RESULTS agree and disagree on; with --metric, one metric over time with its sources."""
    from itx_nlp.output.series import chosen, print_facts, print_series, write_series
    from itx_nlp.store import Store

    with Store(store_file or (folder or results) / "itx.sqlite") as store:
        facts = chosen(store, **filters)
    if file_format or output:
        count = write_series(facts, output, chosen_format(output, file_format))
        if output:
            click.echo(f"{count} rows in {output}")
    elif filters["metric"]:
        print_series(facts)
    else:
        print_facts(facts, limit)


@main.command(short_help="List what was taken for one body or person.")
@click.argument("words", nargs=-1)
@store_options
@click.option("--table", type=click.Choice(["organizations", "people"]), default="organizations", show_default=True)
@click.option("--all", "single", is_flag=True, help="Names with one form, too.")
@click.option("--limit", type=click.IntRange(1), default=40, show_default=True, help="Names to show.")
@click.option("--format", "file_format", type=click.Choice(FORMATS), help="Write a row a form instead of showing it.")
@click.option("-o", "--output", type=PATH, help="A file for it; its suffix names the format.")
def names(
    words: tuple[str, ...], results: Path, store_file: Path | None, table: str, single: bool, limit: int,
    file_format: str | None, output: Path | None,
) -> None:  # fmt: skip
    """List what was taken for one body or person: each name, or those with WORDS, and every form it was written in."""
    from itx_nlp.output.names import forms, print_forms, write_forms
    from itx_nlp.store import Store

    with Store(store_file or results / "itx.sqlite") as store:
        found = forms(store, table, " ".join(words), single)
    if file_format or output:
        write_forms(found, output, chosen_format(output, file_format))
        if output:
            click.echo(f"{len(found)} rows in {output}")
    else:
        print_forms(found, limit)


@main.command(short_help="Find sentences by their words.")
@click.argument("words", nargs=-1, required=True)
@store_options
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Sentences to show.")
def search(words: tuple[str, ...], results: Path, store_file: Path | None, limit: int) -> None:
    """Find the sentences with all these WORDS, in any of their forms; "quoted words" stand together."""
    from itx_nlp.output.printable import printable
    from itx_nlp.output.search import print_hits, why_none
    from itx_nlp.output.search import search as find
    from itx_nlp.store import Store

    with Store(store_file or results / "itx.sqlite") as store:
        asked = " ".join(f'"{word}"' if " " in word else word for word in words)
        if hits := find(store, asked, limit):
            print_hits(hits)
        else:
            click.echo(printable(why_none(store, asked)))


@main.command(short_help="Put an article into the corpus.")
@click.argument("file", type=PATH)
@click.option("--corpus", type=PATH, default=Path("corpus"), show_default=True, help="The folder to put it in.")
@click.option("--title")
@click.option("--author")
@click.option("--publisher")
@click.option("--published", metavar="DAY", help="YYYY-MM-DD")
@click.option("--url")
@click.option("--encoding", callback=read_encoding, help="What the file is in; guessed otherwise.")
def add(file: Path, corpus: Path, encoding: str | None, **given: str | None) -> None:
    """Put an article, FILE or - for standard input, into the corpus as Markdown with front matter."""
    from itx_nlp.adding import add_article
    from itx_nlp.corpus import Options
    from itx_nlp.output.printable import printable

    added = add_article(file, corpus, {k: v for k, v in given.items() if v}, Options(encoding=encoding))
    for other, share in added.near:
        click.echo(f"Warning: {printable(other)} is nearly the same ({share:.0%}).", err=True)
    click.echo(f"{added.path}. Now run: itx-nlp extract {corpus}")

"""Options that several commands have, and what their values may be."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

RESULTS = Path("results")
FORMATS = ["jsonl", "csv", "xlsx", "parquet"]


class _Named(click.Path):
    """A path; an empty one, as an unset variable gives, would be the folder one stands in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Check that there is one."""
        if value == "":
            self.fail("the name is empty.", param, ctx)
        return super().convert(value, param, ctx)


class _Folder(_Named):
    """A folder to write to, not the name of a table."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Check that it is none of a file."""
        path: Path = super().convert(value, param, ctx)
        if path.suffix.lstrip(".").lower() in FORMATS and not path.is_dir():
            self.fail(f"{path} is the name of a file; a run writes ten. Name a folder, and the --format.", param, ctx)
        return path


PATH = _Named(path_type=Path)
FOLDER = _Folder(path_type=Path, file_okay=False)
NAME = _Named()


def as_text(value: Any) -> Any:
    r"""Give a word of the command line as text: bytes that are none become `\xNN`, as they are in an article_id.

    >>> as_text("caf\udce9"), as_text(4)
    ('caf\\xe9', 4)
    """
    if not isinstance(value, str) or value.isprintable():
        return value
    return os.fsencode(value).decode("utf-8", "backslashreplace")


def store_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say where the store is."""
    command = click.option("--store", "store_file", type=PATH, help="The store, where it is not RESULTS/itx.sqlite.")(
        command
    )
    return click.option("-r", "--results", type=PATH, default=RESULTS, show_default=True, help="Where extract wrote.")(
        command
    )


def chosen_format(output: Path | None, file_format: str | None) -> str:
    """Give the format asked for, else the one that a file's suffix names, else csv."""
    from itx_nlp.errors import StoreError

    suffix = output.suffix.lstrip(".").lower() if output else ""
    if suffix and not file_format and suffix not in FORMATS:
        raise StoreError(f"{output}: .{suffix} is no format we write. Name one: --format {'|'.join(FORMATS)}")
    return file_format or suffix or "csv"


def read_columns(ctx: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """Read --column NAME=COLUMN."""
    pairs = [each.partition("=") for each in given]
    if bad := [name for name, sign, column in pairs if not (name and sign and column)]:
        raise click.BadParameter(f"{bad[0]!r} is not NAME=COLUMN, such as text=body")
    from itx_nlp.readers.rows import COLUMNS

    if unknown := [name for name, _, _ in pairs if name not in COLUMNS]:
        raise click.BadParameter(f"{unknown[0]!r} is none of {', '.join(COLUMNS)}")
    return {name: column for name, _, column in pairs}


def read_encoding(ctx: click.Context, parameter: click.Parameter, given: str | None) -> str | None:
    """Read --encoding."""
    import codecs

    try:
        return codecs.lookup(given).name if given else None
    except LookupError as error:
        raise click.BadParameter(f"Python knows no encoding {given!r}") from error


def read_day(ctx: click.Context, parameter: click.Parameter, given: str | None) -> str | None:
    """Read a day; of a month or a year the first one is meant, and the last one with --until."""
    import re
    from calendar import monthrange
    from datetime import date

    if not given:
        return None
    until, day = parameter.name == "until", given
    try:
        if re.fullmatch(r"\d{4}", day):
            day += "-12" if until else "-01"
        if re.fullmatch(r"\d{4}-\d\d", day):
            day += f"-{monthrange(*map(int, day.split('-')))[1]}" if until else "-01"
        return date.fromisoformat(day).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{given!r} is no day. Write it as YYYY-MM-DD.") from error

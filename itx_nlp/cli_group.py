"""How commands are found and run, and how a mistake is told."""

import sys
from typing import Any

import click

from itx_nlp.cli_options import as_text

_ORDER = ("add", "extract", "search", "show", "names", "knowledge", "export", "check-data", "train", "evaluate")


class Command(click.Command):
    """A command whose words are text, whatever bytes they came as."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run it with bytes that are no text written as in an article_id."""
        for name, value in ctx.params.items():
            ctx.params[name] = tuple(map(as_text, value)) if isinstance(value, tuple) else as_text(value)
        return super().invoke(ctx)


class Group(click.Group):
    """A group whose commands report a user's mistake in one line."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order one needs them."""
        known = super().list_commands(ctx)
        return sorted(known, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Find a command; for one that there is not, list what there is."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            if args[0] in self.commands:
                raise
            known = ", ".join(self.list_commands(ctx))
            raise click.UsageError(f"{error.format_message()} There are: {known}.", ctx) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an ItxError, or a file the system refuses, is one line on stderr and exit status 1."""
        from itx_nlp.errors import ItxError

        if hasattr(sys.stdout, "reconfigure"):  # a pipe or a console that lacks a letter shows ? in its place
            sys.stdout.reconfigure(errors="replace")
        try:
            return super().invoke(ctx)
        except ItxError as error:
            _fail(ctx, str(error))
        except BrokenPipeError:
            raise
        except OSError as error:
            _fail(ctx, ": ".join(str(part) for part in (error.filename, error.strerror or error) if part))
        except KeyboardInterrupt:
            _fail(ctx, "stopped. What is done is kept; run the same command again to go on.")


def _fail(ctx: click.Context, message: str) -> None:
    from itx_nlp.output.printable import printable

    for line in message.splitlines():
        click.echo(f"Error: {printable(line)}", err=True)
    ctx.exit(1)

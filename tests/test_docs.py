"""What the documents show works: commands exist with their options, Python runs, links lead somewhere."""

import doctest
import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from itx_nlp.cli import main

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "corpus" / "README.md"])
BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<code>.*?)^```", re.M | re.S)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def blocks(language: str) -> list[tuple[str, str]]:
    found = []
    for page in PAGES:
        for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
            if block["language"] == language:
                found.append((page.name, block["code"]))
    return found


def commands() -> list[tuple[str, str]]:
    lines = []
    for page, code in blocks("sh"):
        for line in code.replace("\\\n", " ").splitlines():
            for part in re.split(r"\s(?:\||&&)\s", line):
                if part.strip().startswith("itx-nlp "):
                    lines.append((page, part.strip()))
    return lines


@pytest.mark.parametrize("page, line", commands(), ids=lambda value: value)
def test_commands_are_as_documented(page, line):
    arguments = shlex.split(line, comments=True)[1:]
    arguments = arguments[: next((i for i, a in enumerate(arguments) if a in (">", "<")), len(arguments))]
    context: click.Context = click.Context(main)
    command: click.Command = main
    while isinstance(command, click.Group) and arguments and not arguments[0].startswith("-"):
        found = command.get_command(context, arguments[0])
        assert found is not None, f"{page}: no command {arguments[0]!r}"
        command, arguments = found, arguments[1:]
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    known |= {"--help", "-h"}
    for argument in arguments:
        if argument.startswith("-") and argument != "-":
            assert argument.split("=")[0] in known, f"{page}: {line} has no {argument}"


@pytest.mark.parametrize("page, code", blocks("python"), ids=lambda value: value[:30])
def test_python_runs(page, code, monkeypatch):
    monkeypatch.chdir(ROOT)
    if code.startswith(">>>"):
        session = doctest.DocTestParser().get_doctest(code, {}, page, page, 0)
        assert doctest.DocTestRunner().run(session).failed == 0
    else:
        exec(compile(code, page, "exec"), {})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_readme_shows_what_extract_prints(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    printed = CliRunner().invoke(main, ["extract", str(ROOT / "corpus")], env={"COLUMNS": "100"}).stdout
    shown = next(code for page, code in blocks("text") if page == "README.md")
    assert [line.rstrip() for line in printed.splitlines()] == shown.splitlines()


def test_every_command_has_help():
    for name, command in main.commands.items():
        assert command.help, name

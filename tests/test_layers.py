"""Imports point one way: a module imports from rows above its own, never from below."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "itx_nlp"
# Longest name first decides; the number is the row of the module.
ROWS = {
    "errors": 1,
    "tables": 1,
    "resources": 2,
    "text": 3,
    "corpus": 4,
    "readers": 4,
    "settings": 5,
    "sources": 5,
    "duplicates": 5,
    "adding": 6,
    "classifier": 4,
    "document": 5,
    "components": 6,
    "pipeline": 7,
    "parts": 7,
    "rows": 8,
    "corrections": 9,
    "schema": 9,
    "storefile": 9,
    "knowledge": 9,
    "engines": 9,
    "store": 9,
    "extract": 10,
    "incremental": 11,
    "output": 11,
    "learn": 11,
    "cli_options": 12,
    "cli_group": 12,
    "cli_learn": 12,
    "cli": 13,
    "__main__": 14,
    "__init__": 15,
}
HEAVY_ALLOWED = {"pandas": {"learn", "tables", "knowledge", "output"}, "sklearn": {"learn"}}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> list[tuple[str, bool]]:
    """List the modules a file imports, and whether it does so when it is itself imported."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inner = {id(node) for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for node in ast.walk(f)}
    typing_only = {
        id(node)
        for test in ast.walk(tree)
        if isinstance(test, ast.If) and ast.unparse(test.test) == "TYPE_CHECKING"
        for node in ast.walk(test)
    }
    found = []
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            found += [(alias.name, id(node) not in inner) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append((node.module, id(node) not in inner))
            found += [(f"{node.module}.{alias.name}", id(node) not in inner) for alias in node.names]
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_up(path):
    row = ROWS[part_of(path)]
    for name, _ in imports(path):
        parts = name.split(".")
        if parts[0] == "itx_nlp" and len(parts) > 1 and parts[1] in ROWS:
            assert ROWS[parts[1]] <= row, f"{path.name} imports {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_heavy_libraries_wait(path):
    for name, at_once in imports(path):
        top = name.split(".")[0]
        if top in HEAVY_ALLOWED:
            assert part_of(path) in HEAVY_ALLOWED[top], f"{path.name} imports {top}"
            assert not at_once or part_of(path) == "learn", f"{path.name} imports {top} before it needs it"


def test_knowledge_and_text_know_no_spacy():
    for path in modules():
        if part_of(path) in ("text", "knowledge", "engines", "store", "output", "corpus", "resources", "tables"):
            assert not [name for name, _ in imports(path) if name.split(".")[0] == "spacy"], path

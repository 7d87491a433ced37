"""What a person sees in the terminal: progress, the summary of a run, an article with its spans in colour."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Table
from rich.text import Text

from itx_nlp.output.printable import printable
from itx_nlp.store import Store
from itx_nlp.tables import ROW_TYPES, Fact

if TYPE_CHECKING:
    from itx_nlp.extract import Extracted
    from itx_nlp.incremental import Plan

STYLES = {
    "claims": "on grey23",
    "figures": "bold green",
    "dates": "bold cyan",
    "organizations": "bold yellow",
    "people": "bold magenta",
    "challenges": "underline",
}


class Progress:
    """A line on stderr with files, rate, problems and time left; nothing where stderr is no terminal."""

    def __init__(self, total: int):
        self.problems = 0
        self.bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TextColumn("{task.fields[problems]}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            disable=not Console(stderr=True).is_terminal or not total,
            transient=True,
        )
        self.task = self.bar.add_task("Extracting", total=total, rate="", problems="")

    def __enter__(self) -> "Progress":
        self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.stop()

    def advance(self, done: "Extracted") -> None:
        """Count one article."""
        self.problems += len(done.tables["problems"])
        speed = self.bar.tasks[0].speed
        self.bar.update(
            self.task,
            advance=1,
            rate=f"{speed:.1f} articles/s" if speed else "",
            problems=f"problems: {self.problems}" if self.problems else "",
        )


def print_summary(store: Store, plan: "Plan", output: Path) -> None:
    """Print what a run did and the first rows a person wants to read."""
    console = Console()
    skipped = len(store.failed() & {source.article_id for source in plan.pending})
    done = f"{len(plan.pending) - skipped} extracted, {plan.unchanged} unchanged"
    if skipped:
        done += f", {skipped} skipped"
    if plan.removed:
        done += f", {len(plan.removed)} removed"
    console.print(f"[bold]{store.count('articles')} articles[/bold] in {escape(str(output))} ({done})")
    counts = (f"{store.count(name)} {name}" for name in ROW_TYPES if name not in ("articles", "problems"))
    console.print(", ".join(counts))
    _print_top(console, store)
    facts = list(store.rows("knowledge"))
    if facts:
        console.print(knowledge_table(facts, limit=8))
    wrong = list(store.rows("checks", "verdict = 'inconsistent'"))
    for check in wrong[:5]:
        console.print(f"[red]does not add up[/red] {escape(check.article_id)}: {escape(check.expression)}")
    problems = list(store.rows("problems"))
    if problems:
        console.print(f"[bold]Problems[/bold]: {_counted(p.kind for p in problems)}")
        for problem in problems[:5]:
            named = problem.message.startswith(problem.path) or not problem.path
            where = "" if named else f"{printable(problem.path)}: "
            console.print(f"  {problem.kind}  {escape(where)}{escape(printable(problem.message))}", highlight=False)


def _print_top(console: Console, store: Store) -> None:
    organizations = Counter(row.name for row in store.rows("organizations"))
    challenges = Counter((row.category, row.stance) for row in store.rows("challenges"))
    if organizations:
        console.print("Organizations: " + ", ".join(f"{escape(n)} ({c})" for n, c in organizations.most_common(6)))
    if challenges:
        table = Table("challenge", "problem", "remedy", title="Sentences by challenge", title_justify="left")
        for category in sorted(
            {c for c, _ in challenges}, key=lambda c: -challenges[c, "problem"] - challenges[c, "remedy"]
        ):
            table.add_row(category, str(challenges[category, "problem"]), str(challenges[category, "remedy"]))
        console.print(table)


def _counted(kinds: Any) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in Counter(kinds).most_common())


def knowledge_table(facts: list[Fact], limit: int) -> Table:
    """Lay out facts, those on which articles agree or disagree first."""
    order = {"conflicting": 0, "corroborated": 1, "single": 2}
    ranked = sorted(facts, key=lambda f: (order[f.status], -f.articles, f.metric, f.period or "", f.value))
    table = Table("metric", "period", "value", "status", "articles", "note", title="Knowledge", title_justify="left")
    for fact in ranked[:limit]:
        value = f"{fact.bound if fact.bound != '=' else ''}{number(fact.value)} {fact.unit or ''}"
        table.add_row(fact.metric, fact.period or "", value.strip(), fact.status, str(fact.articles), fact.note or "")
    return table


def number(value: float) -> str:
    """Write a number as newspapers do.

    >>> number(2.593e9), number(21.0), number(0.6667)
    ('2.593 billion', '21', '0.6667')
    """
    for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= scale:
            return f"{value / scale:.6g} {word}"
    return f"{value:,.10g}"


def print_article(store: Store, article_id: str, shown: list[str]) -> None:
    """Print an article's text with the spans of the named tables in colour, and a legend."""
    source = store.text(article_id)
    text = Text("".join(c if c.isprintable() or c in "\n\t " else "�" for c in source))
    for name in STYLES:
        if name in shown:
            for row in store.rows(name, "article_id = ?", [article_id]):
                text.stylize(STYLES[name], row.start, row.end)
    console = Console()
    console.print(Text.assemble(*[part for n in shown if n in STYLES for part in ((n, STYLES[n]), "  ")]))
    console.print(text)

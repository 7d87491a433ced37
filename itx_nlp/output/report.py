"""What a person sees in the terminal: progress, the summary of a run, an article with its spans in colour."""

from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Table
from rich.text import Text

from itx_nlp.errors import StoreError
from itx_nlp.knowledge.series import verdict, wording
from itx_nlp.output.printable import printable
from itx_nlp.store import Store
from itx_nlp.tables import ROW_TYPES, Fact, Problem

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
_NOUNS = {"knowledge": "facts"}  # a row of knowledge is a fact
_SHOWN = 5  # checks in the summary
_ROOMY = 60  # columns
_PROBLEMS = 12  # problems in it


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


def many(count: int, plural: str) -> str:
    """Word a number of things.

    >>> many(2, "people"), many(1, "people"), many(1, "articles")
    ('2 people', '1 person', '1 article')
    """
    return f"{count} {plural if count != 1 else 'person' if plural == 'people' else plural[:-1]}"


def print_summary(store: Store, plan: "Plan", output: Path) -> None:
    """Print what a run did and the first rows a person wants to read."""
    console = Console()
    failed = store.failed()
    again = len(failed & {source.article_id for source in plan.pending})
    done = f"{len(plan.pending) - again} extracted, {plan.unchanged - (len(failed) - again)} unchanged"
    if failed:
        done += f", {len(failed)} skipped"
    if plan.removed:
        done += f", {len(plan.removed)} removed"
    console.print(f"[bold]{many(store.count('articles'), 'articles')}[/bold] in {escape(str(output))} ({done})")
    counted = (name for name in ROW_TYPES if name not in ("articles", "problems"))
    console.print(", ".join(many(store.count(name), _NOUNS.get(name, name)) for name in counted))
    _print_top(console, store)
    facts = list(store.rows("knowledge"))
    if facts:
        console.print(knowledge_table(facts, limit=8))
    wrong = list(store.rows("checks", "verdict = 'inconsistent'"))
    for check in wrong[:_SHOWN]:
        _print_line(console, f"[red]does not add up[/red] {escape(check.article_id)}: {escape(check.expression)}")
    if len(wrong) > _SHOWN:
        console.print(f"[dim]{len(wrong) - _SHOWN} more: {_all_of(store, 'checks')}[/dim]")
    if undated := store.count("articles", "published IS NULL"):
        advice = "what they say of last month has no time; say it in metadata.csv"
        _print_line(console, f"[dim]{many(undated, 'articles')} without a day of publication: {advice}[/dim]")
    problems = list(store.rows("problems"))
    if problems:
        console.print(f"[bold]Problems[/bold]: {_counted(p.kind for p in problems)}")
        for problem in _first(problems, failed)[:_PROBLEMS]:
            named = problem.message.startswith(problem.path) or not problem.path
            where = "" if named else f"{printable(problem.path)}: "
            _print_line(console, f"  {problem.kind}  {escape(where)}{escape(printable(problem.message))}")
        if len(problems) > _PROBLEMS:
            console.print(f"[dim]{len(problems) - _PROBLEMS} more: {_all_of(store, 'problems')}[/dim]")


def _print_line(console: Console, line: str) -> None:
    """Print one line, which stays one where a program reads it."""
    console.print(line, highlight=False, soft_wrap=not console.is_terminal)


def _first(problems: list[Problem], failed: set[str]) -> list[Problem]:
    """Sort problems: what was not read before what was, and one of each kind before the next of any."""
    seen: Counter[str] = Counter()
    ranked = []
    for problem in problems:
        seen[problem.kind] += 1
        read = problem.article_id is not None and problem.article_id not in failed
        ranked.append((read, seen[problem.kind], problem))
    return [problem for *_, problem in sorted(ranked, key=lambda each: each[:2])]


def _all_of(store: Store, table: str) -> str:
    return escape(f"itx-nlp export {table}{store.flags}")


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


def is_roomy() -> bool:
    """Say whether the screen is wide enough for a period in one piece beside the other columns."""
    return Console().width >= _ROOMY


def _ranked(facts: list[Fact]) -> list[Fact]:
    """Sort facts: those on which articles disagree or agree first, then what is told of many times.

    What is in conflict stands together.
    """
    order = {"conflicting": 0, "corroborated": 1, "single": 2}
    times: defaultdict[Any, set[str]] = defaultdict(set)
    articles: Counter[Any] = Counter()
    for fact in facts:
        about, told = _about(fact)
        if fact.period:
            times[about].add(fact.period)
        articles[fact.status, about, told] = max(articles[fact.status, about, told], fact.articles)

    def rank(fact: Fact) -> tuple[Any, ...]:
        about, told = _about(fact)
        most = articles[fact.status, about, told]
        return order[fact.status], -most, -len(times[about]), about, told, -fact.articles, fact.value

    return sorted(facts, key=rank)


def _about(fact: Fact) -> tuple[tuple[str, ...], tuple[str, ...]]:
    about = (fact.metric, fact.entity or "", fact.unit or "", fact.change or "")
    return about, (fact.first_day or "", fact.period or "", fact.kind)


def knowledge_table(facts: list[Fact], limit: int) -> Table:
    """Lay out facts; nothing is cut off, however narrow the screen."""
    ranked = _ranked(facts)[:limit]
    table = Table(title="Knowledge", title_justify="left")
    table.add_column("metric", overflow="fold")
    table.add_column("period", no_wrap=is_roomy(), overflow="fold")
    table.add_column("value", overflow="fold")
    table.add_column("articles")
    table.add_column("status", overflow="fold")
    several = len({fact.entity for fact in ranked}) > 1
    for fact in ranked:
        metric = f"{fact.metric} ({fact.entity})" if several and fact.entity else fact.metric
        cells = (metric, fact.period or "", wording(fact), str(fact.articles), verdict(fact))
        table.add_row(*(escape(printable(cell)) for cell in cells))
    return table


def with_spans(listed: str) -> list[str]:
    """Read a list of tables that have spans, apart by commas.

    Raises:
        StoreError: a table has none.
    """
    names = [name.strip() for name in listed.split(",")]
    if unknown := [name for name in names if name not in STYLES]:
        raise StoreError(f"{unknown[0]!r} is no table with spans. There are: {', '.join(STYLES)}")
    return names


def print_article(store: Store, article_id: str, shown: list[str]) -> None:
    """Print an article's text with the spans of the named tables in colour, and a legend.

    Where there are no colours, as in a file or a pipe, the spans are listed below the text.

    Raises:
        StoreError: there is no such article.
    """
    article_id = store.article(article_id)
    source = store.text(article_id)
    text = Text("".join(c if c.isprintable() or c in "\n\t " else "�" for c in source))
    found = [
        (row, name) for name in STYLES if name in shown for row in store.rows(name, "article_id = ?", [article_id])
    ]
    for row, name in found:
        text.stylize(STYLES[name], row.start, row.end)
    console = Console()
    if console.color_system:
        console.print(Text.assemble(*(part for name in shown for part in ((name, STYLES[name]), "  "))))
    console.print(text)
    if not console.color_system:
        for row, name in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
            line = f"{name}  {row.start}-{row.end}  {printable(' '.join(row.text.split()))}"
            console.print(line, markup=False, highlight=False, soft_wrap=True)

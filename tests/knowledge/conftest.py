# ruff: noqa: E501 -- a marked sentence stands on one line
"""Rows written as sentences: figures in brackets with what a component would have found out about them.

`IT exports: They were [$3.2 billion|3.2e9 USD FY2024], up [24%|24 percent FY2024 +].` is one sentence whose figures
measure IT exports. Behind the bar stand value, unit (- for none), period and marks: + and - for changes, > < ~ for bounds,
`to=5` for the upper end of a range. A figure may name its own metric: `{revenue}` behind the bar.
"""

import re
from functools import partial

import pandas
import pytest

from itx_nlp.knowledge.frames import (
    SEEN,
    drafts_frame,
    facts_frame,
    matched_frame,
    pairs_frame,
    retold_frame,
    statements_frame,
    stories_of,
)
from itx_nlp.tables import ArticleRow, Claim, Date, Figure, Organization, Tables, empty

FIGURE = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")
CURRENCIES = ("USD", "PKR", "GBP", "INR", "EUR", "JPY")


def make_article(
    article_id: str,
    text: str,
    published: str | None = "2025-01-15",
    speaker: str | None = None,
    org: str | None = None,
    kind: str = "statistic",
    title: str | None = None,
    duplicate_of: str | None = None,
    organizations: tuple[Organization, ...] = (),
    dates: tuple[Date, ...] = (),
) -> Tables:
    tables = empty()
    tables["articles"] = [
        ArticleRow(
            article_id=article_id,
            path=f"{article_id}.md",
            title=title,
            published=published,
            duplicate_of=duplicate_of,
        )
    ]
    at = 0
    for number, line in enumerate(line.strip() for line in text.strip().splitlines()):
        metric, _, marked = line.rpartition(": ") if ": " in line.split("[")[0] else ("", "", line)
        plain, figures = "", []
        last = 0
        for match in FIGURE.finditer(marked):
            plain += marked[last : match.start()]
            begin = at + len(plain)
            plain += match.group(1)
            figures.append(make_figure(article_id, number, begin, match.group(1), match.group(2), metric or None))
            last = match.end()
        plain += marked[last:]
        tables["figures"] += figures
        tables["claims"].append(
            Claim(
                claim_id=f"{article_id}:c{at}",
                article_id=article_id,
                sentence=number,
                start=at,
                end=at + len(plain),
                text=plain,
                kind=kind,
                speaker_name=speaker,
                speaker_org=org,
                figures=tuple(figure.figure_id for figure in figures),
            )
        )
        at += len(plain) + 1
    tables["organizations"] = list(organizations)
    tables["dates"] = list(dates)
    return tables


def make_figure(article_id: str, sentence: int, start: int, text: str, told: str, metric: str | None) -> Figure:
    if own := re.search(r"\{(.*?)\}", told):
        metric, told = own.group(1), told.replace(own.group(), "")
    value, unit, *rest = told.split()
    marks = [each for each in rest if each in "+-><~" or each in (">=", "<=")]
    high = next((float(each[3:]) for each in rest if each.startswith("to=")), None)
    period = next((each for each in rest if each not in marks and not each.startswith("to=")), None)
    name = None if unit == "-" else unit.replace("_", " ")
    kind = (
        "currency"
        if unit in CURRENCIES
        else "percent"
        if unit in ("percent", "percentage_point")
        else "multiple"
        if unit == "times"
        else "measure"
        if unit == "point"
        else "count"
    )
    return Figure(
        figure_id=f"{article_id}:f{start}",
        article_id=article_id,
        sentence=sentence,
        start=start,
        end=start + len(text),
        text=text,
        value=float(value),
        high=high,
        unit=name,
        kind="number" if unit == "-" else kind,
        bound=next((mark for mark in marks if mark not in "+-"), "="),
        change={"+": "increase", "-": "decrease"}.get(next((mark for mark in marks if mark in "+-"), "")),
        metric=metric,
        period=period,
    )


def in_pieces(articles: list[Tables], parts: int) -> pandas.DataFrame:
    """Make the facts of articles frame by frame, each step in so many pieces, as an engine would."""
    stated = pandas.concat([statements_frame(tables, home="Pakistan") for tables in articles], ignore_index=True)
    pairs = pairs_frame(stated[list(SEEN)])
    found = [matched_frame(stated, pairs.iloc[part::parts]) for part in range(parts)]
    same = pandas.concat(found, ignore_index=True).sample(frac=1, random_state=parts)
    retold = _each(partial(retold_frame, same=same), stated, stories_of(stated, same), parts)
    drafts = _each(drafts_frame, retold, retold["group"], parts)
    return _each(facts_frame, drafts, drafts["number"], parts)


def _each(step, frame: pandas.DataFrame, key: pandas.Series, parts: int) -> pandas.DataFrame:
    """Do a step with the rows of one key in one piece."""
    piece = key.map(lambda name: sum(map(ord, name)) % parts)
    done = [step(part.sample(frac=1, random_state=parts)) for _, part in frame.groupby(piece)]
    return pandas.concat(done or [step(frame)], ignore_index=True)


def as_text(frame: pandas.DataFrame) -> list[str]:
    """Give the rows of a frame, in one order."""
    return sorted(map(repr, frame.astype(object).where(frame.notna(), None).to_dict("records")))


@pytest.fixture(scope="session")
def article():
    return make_article

"""One article as a page for the browser: its text with every row's characters marked, and the rows below it.

The page stands alone: no script, no picture, nothing from the net.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from itx_nlp.store import Store
from itx_nlp.tables import ROW_TYPES, columns, values

# Of a table: its mark, and the layer below those of smaller things.
STYLES = {
    "claims": "background: #eef2f7",
    "challenges": "border-bottom: 2px dotted #b45309",
    "figures": "background: #bbf7d0",
    "dates": "background: #bae6fd",
    "organizations": "background: #fde68a",
    "people": "background: #f5d0fe",
}
_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>
<style>
body {{ font: 16px/1.6 Georgia, serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: #111 }}
#text {{ white-space: pre-wrap; overflow-wrap: break-word }}
table {{ border-collapse: collapse; font: 13px/1.4 system-ui, sans-serif; display: block; overflow-x: auto }}
td, th {{ border: 1px solid #ddd; padding: .2em .5em; text-align: left; vertical-align: top }}
:target {{ outline: 3px solid #dc2626 }}
{styles}
</style></head>
<body>
"""


def page(store: Store, article_id: str, shown: Iterable[str] = tuple(STYLES)) -> str:
    """Make the page of one article; `#f264` behind its name leads to the characters of the figure f264.

    Args:
        shown: tables whose rows are marked.
    Raises:
        StoreError: there is no such article.
    """
    article_id = store.article(article_id)
    (article,) = store.rows("articles", "article_id = ?", [article_id])
    source = store.text(article_id)
    found = {name: list(store.rows(name, "article_id = ?", [article_id])) for name in STYLES if name in set(shown)}
    styles = "\n".join(f".{name} {{ {style} }}" for name, style in STYLES.items())
    about = " · ".join(filter(None, (article.author, article.publisher, article.published)))
    title = _plain(article.title or article_id)
    parts = [
        _HEAD.format(title=title, styles=styles),
        f"<h1>{title}</h1>\n<p>{_plain(about)}<br>{_plain(article_id)}{_link(article.url)}</p>\n",
        "<p>" + " ".join(f'<a class="{name}" href="#{name}">{name}</a>' for name in found) + "</p>\n",
        '<div id="text">', *_marked(source, found), "</div>\n",
        *(_table(name, rows) for name, rows in found.items()),
        "</body></html>\n",
    ]  # fmt: skip
    return "".join(parts)


def _link(url: str | None) -> str:
    if not url or not url.lower().startswith(("http://", "https://")):
        return ""
    return f' · <a href="{escape(url)}">{_plain(url)}</a>'


def _plain(text: str) -> str:
    """Write text so that a browser shows it as it stands; what has no shape becomes U+FFFD, a character each."""
    return escape("".join(c if c.isprintable() or c in "\n\t\r " else "�" for c in text))


def _marked(source: str, found: dict[str, list[Any]]) -> Iterator[str]:
    """Cut the text wherever a span begins or ends, for spans of several tables overlap."""
    begin: defaultdict[int, list[tuple[str, Any]]] = defaultdict(list)
    end: defaultdict[int, list[tuple[str, Any]]] = defaultdict(list)
    for name, rows in found.items():
        for row in rows:
            begin[row.start].append((name, row))
            end[row.end].append((name, row))
    inside: list[tuple[str, Any]] = []
    cuts = sorted({0, len(source), *begin, *end})
    for at, until in zip(cuts, [*cuts[1:], len(source)], strict=True):
        inside = [each for each in inside if each not in end[at]] + begin[at]
        yield from (f'<a id="{escape(_mark(row))}"></a>' for _, row in begin[at])
        if at == until:
            continue
        piece = _plain(source[at:until])
        if not inside:
            yield piece
            continue
        names = " ".join(dict.fromkeys(name for name, _ in inside))
        title = "\n".join(f"{name} {_mark(row)}: {_told(row)}" for name, row in reversed(inside))
        yield f'<span class="{names}" title="{escape(title)}">{piece}</span>'


def _mark(row: Any) -> str:
    """Name a row inside its article: the last part of its id."""
    row_id: str = getattr(row, columns(type(row))[0])
    return row_id.removeprefix(f"{row.article_id}:")


def _told(row: Any) -> str:
    """Say in a line what a row holds beside its text."""
    cells = {name: cell for name, cell in _cells(row).items() if cell not in (None, [], "")}
    return ", ".join(f"{name} {cell}" for name, cell in cells.items())


def _cells(row: Any) -> dict[str, Any]:
    cells = values(row)
    apart = {columns(type(row))[0], "article_id", "sentence", "start", "end", "text"}
    linked = {"figures", "dates", "organizations", "challenges"}
    return {
        name: cell
        for name, cell in cells.items()
        if name not in apart | linked and not name.endswith(("_start", "_end"))
    }


def _table(name: str, rows: list[Any]) -> str:
    """List the rows of a table; each id leads to its characters."""
    row_type = ROW_TYPES[name]
    heads = [columns(row_type)[0], "text", *(_cells(rows[0]) if rows else ())]
    lines = [
        f'<tr><td><a href="#{escape(_mark(row))}">{_plain(getattr(row, heads[0]))}</a></td><td>{_plain(row.text)}</td>'
        + "".join(f"<td>{_plain('' if cell is None else str(cell))}</td>" for cell in _cells(row).values())
        + "</tr>\n"
        for row in rows
    ]
    titles = "".join(f"<th>{head}</th>" for head in heads)
    return f'<h2 id="{name}">{name} ({len(rows)})</h2>\n<table>\n<tr>{titles}</tr>\n{"".join(lines)}</table>\n'

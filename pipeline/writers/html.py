"""The summary as one HTML file: no script, no network, readable on a phone and on paper."""

from __future__ import annotations

import html
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.model.build import Build
from pipeline.model.summary import EntryKind, SummaryEntry, SummarySection
from pipeline.text.scripts import script_runs
from pipeline.writers.legible import legible
from pipeline.writers.outline import (
    CLICKABLE,
    classification,
    depths,
    extra_links,
    fact_label,
    flag_words,
    groups,
    label_words,
    left_out,
    mark_words,
    marks,
    review_numbers,
    state_notice,
    term_words,
    without_text,
    word,
)
from pipeline.writers.shown import shown

_STYLE = """
:root{--ink:#1f2933;--accent:#1b4b72;--muted:#5f6c7b;--rule:#c9d3dd;--tint:#eef3f7;--warn:#8a3b00;--warn-tint:#fff0d4}
*{box-sizing:border-box}
body{margin:0 auto;max-width:46rem;padding:2rem 1.25rem 3rem;color:var(--ink);background:#fff;overflow-wrap:anywhere;
font:1rem/1.55 Calibri,Carlito,"Segoe UI","Helvetica Neue",Arial,"Yu Gothic","Hiragino Sans",
"Noto Sans CJK JP",sans-serif}
:lang(ja){font-family:"Yu Gothic","Hiragino Sans","Noto Sans CJK JP","Noto Sans JP",sans-serif}
.classification{margin:0;color:var(--warn);font-weight:700}
a{color:#0b5cad}
h1,h2,h3,h4{color:var(--accent);line-height:1.25;margin:1.6em 0 .4em}
h1{font-size:1.9rem;margin-top:.2em}
h2{font-size:1.25rem;border-bottom:1px solid var(--rule);padding-bottom:.2em}
h3{font-size:1.08rem}
h4{font-size:1rem;color:var(--ink)}
dl{display:grid;grid-template-columns:minmax(5rem,max-content) 1fr;gap:.15rem 1.25rem;margin:.6em 0 1em}
dt{color:var(--muted)}
dd{margin:0}
ul{margin:.4em 0 .9em;padding-left:1.3em}
li{margin:.15em 0}
li::marker{color:var(--accent)}
li.numbered{list-style:none}
li.numbered>b{color:var(--accent)}
.level-1{margin-left:1.3em}.level-2{margin-left:2.6em}.level-3{margin-left:3.9em}.level-4{margin-left:5.2em}
.wide{overflow-x:auto;margin:.6em 0 1em}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.35em .6em;border-bottom:1px solid var(--rule);min-width:3.5em}
thead th{background:var(--tint);color:var(--accent)}
.number{width:1%;min-width:0;text-align:right}
blockquote{margin:.6em 0 1em;padding-left:1em;border-left:3px solid var(--rule);color:var(--muted)}
pre{background:var(--tint);padding:.8em 1em;overflow-x:auto;white-space:pre-wrap;
font:.85rem/1.45 Consolas,Menlo,monospace}
figure{margin:1em 0}
img{max-width:100%;max-height:32rem;height:auto}
.caption{font-style:italic;color:var(--muted)}
.remark{color:var(--muted)}
.notice{background:var(--warn-tint);color:var(--warn);padding:.6em .9em;border-radius:3px}
.mark{background:var(--warn-tint);color:var(--warn);font-size:.82em;font-weight:700;padding:.05em .3em;
border-radius:3px;white-space:nowrap;text-decoration:none}
tr:target{background:var(--warn-tint)}
footer{margin-top:2.5rem;color:var(--muted);font-size:.72rem}
@media print{body{max-width:none;padding:0;font-size:10.5pt}h2,h3,h4{break-after:avoid}tr,li{break-inside:avoid}
thead{display:table-header-group}@page{size:A4;margin:20mm}}
"""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

_IMAGE_TYPES = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"), (b"BM", "bmp"))
"""How pictures begin that every browser shows; whatever else a file calls itself stays a line of text."""


def write_html(build: Build) -> bytes:
    """Return the summary as a self-contained HTML file in UTF-8; what the draft holds is text in it, never markup."""
    return ("\n".join(_lines(shown(build))) + "\n").encode()


def _lines(build: Build) -> Iterator[str]:
    summary = build.summary
    numbers = {} if build.layout.strict else review_numbers(summary)
    level = classification(build)
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_attribute(_POLICY)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="generator" content="{_attribute(str(build.signature))}">'
    yield f"<title>{_attribute(summary.title)}</title>"
    yield f"<style>{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield "<header>"
    if level:
        yield f'<p class="classification">{_text(level)}</p>'
    yield f"<h1>{_text(summary.title)}</h1>"
    if summary.facts:
        yield "<dl>"
        for fact in summary.facts:
            number = numbers.get(f"meta:{fact.label}")
            mark = _mark(word("review-mark", numbers=number), number) if number else ""
            yield f"<dt>{_text(fact_label(fact.label))}</dt><dd>{_text(fact.value)}{mark}</dd>"
        yield "</dl>"
    yield f'<p class="{"notice" if summary.review else "remark"}">{_text(state_notice(build))}</p>'
    yield "</header>"
    yield "<main>"
    if summary.key_points:
        yield f"<section><h2>{_text(word('key-points'))}</h2><ul>"
        yield from (_bullet(replace(one, number=""), numbers) for one in summary.key_points)
        yield "</ul></section>"
    for section, depth, empty in zip(summary.sections, depths(summary), without_text(summary), strict=True):
        yield from _section(section, depth, empty, numbers, build.pictures)
    yield "</main>"
    yield from _terms(build)
    if not (summary.review and build.layout.strict):
        yield from _review(build)
    yield from _unread(build)
    yield f"<footer>{_text(str(build.signature))}</footer>"
    yield "</body>"
    yield "</html>"


def _section(
    section: SummarySection, depth: int, empty: bool, numbers: Mapping[str, int], pictures: Mapping[str, bytes]
) -> Iterator[str]:
    yield "<section>"
    if section.heading:
        tag = f"h{min(depth + 1, 6)}"
        yield f"<{tag}>{_entry(section.heading, numbers)}</{tag}>"
        if empty:
            yield f'<p class="remark">{_text(word("no-text"))}</p>'
    for kind, entries in groups(section):
        if kind == "image":
            yield from (_picture(entry, numbers, pictures) for entry in entries)
        else:
            yield from _block(kind, entries, numbers, depth)
    yield "</section>"


def _block(kind: EntryKind, entries: Sequence[SummaryEntry], numbers: Mapping[str, int], level: int) -> Iterator[str]:
    match kind:
        case "session":
            tag = f"h{min(level + 2, 6)}"
            yield from (f"<{tag}>{_entry(entry, numbers)}</{tag}>" for entry in entries)
        case "text" | "item":
            yield "<ul>"
            for entry in entries:
                yield _bullet(entry, numbers)
            yield "</ul>"
        case "row":
            yield from _table(
                [_cells(entry, numbers) for entry in entries if entry.header],
                [_cells(entry, numbers) for entry in entries if not entry.header],
            )
        case "field" | "agenda" | "turn":
            yield "<dl>"
            for entry in entries:
                value = _text(" ".join(entry.parts[1:])) + _extras(entry, numbers)
                yield f"<dt>{_text(entry.parts[0])}</dt><dd>{value}</dd>"
            yield "</dl>"
        case "quote":
            yield from (f"<blockquote>{_entry(entry, numbers)}</blockquote>" for entry in entries)
        case "code":
            for entry in entries:
                yield f"<pre><code>{_text(entry.english)}</code></pre>"
                if entry.needs_review:
                    yield f"<p>{_extras(entry, numbers)}</p>"
        case _:
            yield from (f'<p class="caption">{_entry(entry, numbers)}</p>' for entry in entries)


def _picture(entry: SummaryEntry, numbers: Mapping[str, int], pictures: Mapping[str, bytes]) -> str:
    """Return a picture with its words below it, or the words alone where there is none that a browser shows."""
    words = f'<p class="caption">{_entry(entry, numbers)}</p>'
    data = pictures.get(entry.target, b"")
    kind = next((name for start, name in _IMAGE_TYPES if data.startswith(start)), "")
    if not kind:
        return words
    source = f"data:image/{kind};base64,{b64encode(data).decode('ascii')}"
    return f'<figure><img src="{source}" alt="{_attribute(entry.english)}">{words}</figure>'


def _bullet(entry: SummaryEntry, numbers: Mapping[str, int]) -> str:
    classes = ["numbered"] if entry.number else []
    if entry.level:
        classes.append(f"level-{min(entry.level, 4)}")
    attribute = f' class="{" ".join(classes)}"' if classes else ""
    number = f"<b>{_text(entry.number)}</b> " if entry.number else ""
    label = f"<b>{_text(label_words(entry))}:</b> " if entry.label else ""
    return f"<li{attribute}>{number}{label}{_entry(entry, numbers)}</li>"


def _cells(entry: SummaryEntry, numbers: Mapping[str, int]) -> list[str]:
    cells = [_text(part) for part in entry.parts]
    cells[-1] += _extras(entry, numbers)
    return cells


def _table(head: Sequence[Sequence[str]], body: Sequence[Sequence[str]], anchor: str = "") -> Iterator[str]:
    """Yield a table of cells that are HTML already; ``anchor`` names its rows, counted from 1."""
    yield '<div class="wide"><table>'
    if head:
        yield "<thead>"
        yield from ("<tr>" + "".join(f'<th scope="col">{cell}</th>' for cell in row) + "</tr>" for row in head)
        yield "</thead>"
    yield "<tbody>"
    for number, row in enumerate(body, 1):
        name = f' id="{anchor}{number}"' if anchor else ""
        yield f"<tr{name}>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
    yield "</tbody></table></div>"


def _entry(entry: SummaryEntry, numbers: Mapping[str, int]) -> str:
    return _text(entry.english) + _extras(entry, numbers)


def _extras(entry: SummaryEntry, numbers: Mapping[str, int]) -> str:
    links = "".join(f" {_link(target)}" for target in extra_links(entry))
    words = mark_words(entry, numbers)
    found = marks(entry, numbers)
    return links + (_mark(words, found[0] if found else None) if words else "")


def _link(target: str) -> str:
    if not target.startswith(CLICKABLE):
        return _text(target)
    return f'<a href="{_attribute(target)}" rel="noreferrer">{_text(target)}</a>'


def _mark(words: str, number: int | None) -> str:
    if number is None:
        return f' <span class="mark">{_text(words)}</span>'
    return f' <a class="mark" href="#review-{number}">{_text(words)}</a>'


def _terms(build: Build) -> Iterator[str]:
    yield "<section>"
    yield f"<h2>{_text(word('terms'))}</h2>"
    if build.summary.terms:
        columns = ("column-english", "column-japanese", "column-expansion", "column-count")
        yield from _table(
            [[_text(word(column)) for column in columns]],
            [
                [_text(term_words(term)), _text(term.japanese), _text(term.expansion), str(term.count)]
                for term in build.summary.terms
            ],
        )
    else:
        yield f'<p class="remark">{_text(word("terms-none"))}</p>'
    yield "</section>"


def _review(build: Build) -> Iterator[str]:
    yield "<section>"
    yield f"<h2>{_text(word('review'))}</h2>"
    if build.summary.review:
        columns = ("column-number", "column-japanese", "column-english", "column-why")
        rows = [
            [
                str(number),
                _text(item.japanese),
                _text(item.english),
                _text("; ".join(flag_words(flag) for flag in item.flags if flag.asks_for_review)),
            ]
            for number, item in enumerate(build.summary.review, 1)
        ]
        yield from _table([[_text(word(column)) for column in columns]], rows, anchor="review-")
    else:
        yield f'<p class="remark">{_text(word("review-none"))}</p>'
    yield "</section>"


def _unread(build: Build) -> Iterator[str]:
    lines = left_out(build, with_pictures=True)
    if lines:
        yield "<section>"
        yield f"<h2>{_text(word('not-carried-over'))}</h2>"
        yield "<ul>"
        yield from (f"<li>{_text(line)}</li>" for line in lines)
        yield "</ul>"
        yield "</section>"


def _text(words: str) -> str:
    """Return ``words`` as HTML text; Japanese is marked as Japanese.

    >>> _text("<b> 岩本 & co")
    '&lt;b&gt; <span lang="ja">岩本</span> &amp; co'
    """
    return "".join(
        f'<span lang="ja">{html.escape(run)}</span>' if japanese else html.escape(run)
        for run, japanese in script_runs(legible(words))
    )


def _attribute(words: str) -> str:
    return html.escape(legible(words), quote=True)

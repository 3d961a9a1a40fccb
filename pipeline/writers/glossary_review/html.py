"""The review as one HTML file: before and after side by side, a filter, nothing loaded from anywhere."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterator, Sequence

from pipeline.messages import message
from pipeline.model.changes import Affected, AffectedBullet, GlossaryReview
from pipeline.text.scripts import script_runs
from pipeline.writers.glossary_review import outline
from pipeline.writers.legible import legible

_STYLE = """
:root{--ink:#1f2933;--accent:#1b4b72;--muted:#5f6c7b;--rule:#c9d3dd;--tint:#eef3f7;--old:#fde3e1;--new:#dcf3df}
*{box-sizing:border-box}
body{margin:0 auto;max-width:72rem;padding:1.5rem 1.25rem 3rem;color:var(--ink);background:#fff;overflow-wrap:anywhere;
font:1rem/1.5 Calibri,Carlito,"Segoe UI","Helvetica Neue",Arial,"Yu Gothic","Hiragino Sans","Noto Sans CJK JP",sans-serif}
h1{font-size:1.5rem;color:var(--accent);margin:.2em 0}
.tools{position:sticky;top:0;background:#fff;padding:.6rem 0;border-bottom:1px solid var(--rule);
display:flex;gap:.75rem;flex-wrap:wrap;align-items:center}
.tools input[type=search]{flex:1 1 18rem;font:inherit;padding:.35rem .6rem;border:1px solid var(--rule);border-radius:4px}
.tools label{color:var(--muted)}
details{border:1px solid var(--rule);border-radius:6px;margin:.75rem 0}
summary{cursor:pointer;padding:.55rem .9rem;background:var(--tint);border-radius:6px}
summary b{color:var(--accent)}
code{font:.9em Consolas,Menlo,monospace}
.effect{display:block;color:var(--muted);font-size:.9rem}
.inside{padding:.3rem .9rem .8rem}
ul{margin:.4em 0;padding-left:1.3em}
.pair{border-top:1px solid var(--rule);padding:.6rem 0}
.where,.remark{color:var(--muted);font-size:.88rem}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:.75rem;margin-top:.3rem}
.sides p{margin:0;padding:.35rem .6rem;background:#fafbfc;border-radius:4px}
.sides span.name{display:block;color:var(--muted);font-size:.78rem}
del{background:var(--old)}ins{background:var(--new);text-decoration:none}
footer{margin-top:2rem;color:var(--muted);font-size:.72rem}
[hidden]{display:none}
@media(max-width:40rem){.sides{grid-template-columns:1fr}}
@media print{.tools{display:none}}
"""

_SCRIPT = """
"use strict";
const words=document.getElementById("words"),kind=document.getElementById("kind"),count=document.getElementById("count");
const all=[...document.querySelectorAll("details")];
function filter(){
  const wanted=words.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown=0;
  for(const one of all){
    const text=one.textContent.toLowerCase();
    const fits=wanted.every(word=>text.includes(word))&&(!kind.value||one.dataset.kinds.split(" ").includes(kind.value));
    one.hidden=!fits;
    shown+=fits;
  }
  count.textContent=shown+" / "+all.length;
}
words.addEventListener("input",filter);
kind.addEventListener("change",filter);
filter();
"""


def write_html(review: GlossaryReview) -> bytes:
    """Return the review as a self-contained HTML file in UTF-8; what it quotes is text in it, never markup."""
    return ("\n".join(_lines(review)) + "\n").encode()


def _lines(review: GlossaryReview) -> Iterator[str]:
    digest = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    title = outline.title_words(review)
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_attribute(policy)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_attribute(title)}</title>"
    yield f"<style>{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield f"<h1>{_text(title)}</h1>"
    yield f"<p>{_text(outline.summary_words(review))}</p>"
    for path in review.impact.unread if review.impact else ():
        yield f'<p class="remark">{_text(_word("review-unread", path=path))}</p>'
    yield from _tools(review)
    for one in outline.concepts(review):
        yield from _concept(one, review.impact is not None)
    yield f"<footer>{_text(' | '.join(' '.join(pair) for pair in review.signature))}</footer>"
    yield f"<script>{_SCRIPT}</script>"
    yield "</body>"
    yield "</html>"


def _tools(review: GlossaryReview) -> Iterator[str]:
    words = _attribute(_word("review-filter"))
    yield '<div class="tools">'
    yield f'<input type="search" id="words" placeholder="{words}" aria-label="{words}">'
    yield f'<select id="kind" aria-label="{_attribute(_word("review-kind"))}">'
    yield f'<option value="">{_text(_word("review-all-kinds"))}</option>'
    yield from (f'<option value="{kind}">{kind} ({count})</option>' for kind, count in outline.kind_counts(review))
    yield "</select>"
    yield '<label id="count"></label>'
    yield "</div>"


def _concept(one: outline.ConceptReview, is_known: bool) -> Iterator[str]:
    kinds = " ".join(dict.fromkeys(change.kind for change in one.changes))
    yield f'<details data-kinds="{kinds}"{" open" if one.reports else ""}>'
    changes = "; ".join(outline.change_words(change) for change in one.changes)
    effect = f'<span class="effect">{_text(outline.effect_words(one))}</span>' if is_known else ""
    yield f"<summary><b>{_text(one.japanese)}</b> <code>{_text(one.id)}</code> {_text(changes)}{effect}</summary>"
    yield '<div class="inside">'
    for affected in one.affected:
        yield from _sentence(affected, one.id)
    for fact in one.facts:
        yield from _fact(fact)
    if one.findings:
        yield "<ul>"
        yield from (f"<li>{_text(outline.finding_words(finding))}</li>" for finding in one.findings)
        yield "</ul>"
    yield "</div>"
    yield "</details>"


def _sentence(one: Affected, id_: str) -> Iterator[str]:
    yield '<div class="pair">'
    section = f" {one.section}" if one.section else ""
    yield f'<div class="where">{_text(f"{one.report}:{one.line}{section}")}</div>'
    yield f"<div>{_text(one.japanese)}</div>"
    if one.reworded:
        yield from _sides(one.before.text, one.after.text)
    else:
        yield f"<div>{_text(one.after.text)}</div>"
        yield f'<div class="remark">{_text(outline.restated_words(one))}</div>'
    others = [other for other in one.ids if other != id_]
    if others:
        yield f'<div class="remark">{_text(_word("review-together", ids=", ".join(others)))}</div>'
    if one.lost:
        yield f'<div class="remark">{_text(_word("review-term-lost", ids=", ".join(one.lost)))}</div>'
    yield "</div>"


def _fact(one: AffectedBullet) -> Iterator[str]:
    yield '<div class="pair">'
    yield f'<div class="where">{_text(f"{one.report}: {one.section}")}</div>'
    yield from _sides(one.before, one.after)
    yield "</div>"


def _sides(before: str, after: str) -> Iterator[str]:
    old, new = outline.marked_parts(before, after)
    yield '<div class="sides">'
    yield f'<p><span class="name">{_word("review-before")}</span>{_marked(old, "del")}</p>'
    yield f'<p><span class="name">{_word("review-after")}</span>{_marked(new, "ins")}</p>'
    yield "</div>"


def _marked(parts: Sequence[outline.Part], tag: str) -> str:
    return "".join(f"<{tag}>{_text(part.text)}</{tag}>" if part.differs else _text(part.text) for part in parts)


def _word(code: str, **fields: str | int) -> str:
    return message(code, {key: str(value) for key, value in fields.items()}, "en")


def _text(words: str) -> str:
    """Return ``words`` as HTML text; Japanese is marked as Japanese."""
    return "".join(
        f'<span lang="ja">{html.escape(run)}</span>' if japanese else html.escape(run)
        for run, japanese in script_runs(legible(words))
    )


def _attribute(words: str) -> str:
    return html.escape(legible(words), quote=True)

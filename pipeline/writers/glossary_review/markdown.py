"""The review as a comment on a pull request: GitHub's and GitLab's Markdown, folded, and never longer than they take."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.messages import message
from pipeline.model.changes import Affected, GlossaryReview
from pipeline.writers.glossary_review import outline
from pipeline.writers.legible import one_line

LONGEST = 60_000
"""In bytes of UTF-8. GitHub takes 65,536 characters in a comment, GitLab a million; bytes are counted to be safe."""

_MOST_SENTENCES = 12
"""So many sentences of a concept are shown; the HTML and the JSON have all of them."""

_UNFOLDED = 3
"""So many concepts are open from the start: the commonest question is answered without a click."""

_ROOM_FOR_REMARK = 300

_MARKS = re.compile(r"([\\`*\[\]<>~|]|(?<!\w)_|_(?!\w))")
_MENTION = re.compile(r"@(?=\w)|#(?=\d)|!(?=\d)|\$")
"""What would mention a person, link an issue or a merge request, or begin a formula."""

_ALIVE = re.compile(rf"{_MENTION.pattern}|&(?=#?\w+;)")


class _Block(NamedTuple):
    """Lines that stand or fall together, about so many concepts."""

    lines: tuple[str, ...]
    concepts: int = 1


def write_markdown(review: GlossaryReview, longest: int = LONGEST) -> bytes:
    """Return the review in Markdown, at most ``longest`` bytes; what does not fit is counted, never dropped in silence."""
    found = outline.concepts(review)
    head = [f"### {_text(outline.title_words(review))}", "", _text(outline.summary_words(review)), ""]
    signature = " | ".join(" ".join(pair) for pair in review.signature)
    tail = ["", f"<!-- tripreport glossary diff | {html.escape(signature)} -->".replace("---", "- - -")]
    if review.impact:
        head += [f"- {_text(_word('review-unread', path=path))}" for path in review.impact.unread]
    blocks = [_Block(tuple(_concept(one, at < _UNFOLDED))) for at, one in enumerate(c for c in found if c.reports)]
    if quiet := [one for one in found if not one.reports]:
        blocks += [_Block(("", f"**{_text(_word('review-quiet'))}**" if review.impact else "", ""), 0)]
        blocks += [_Block((f"- {_line(one)}",)) for one in quiet]
    kept = _fitting(blocks, longest - _size((*head, *tail)) - _ROOM_FOR_REMARK)
    if left := sum(block.concepts for block in blocks[len(kept) :]):
        tail.insert(0, f"\n{_text(_word('review-more-concepts', count=left))}")
    return ("\n".join((*head, *(line for block in kept for line in block.lines), *tail)) + "\n").encode()


def _fitting(blocks: Sequence[_Block], room: int) -> Sequence[_Block]:
    """Return as many of ``blocks`` as there is room for, from the first on."""
    for at, block in enumerate(blocks):
        room -= _size(block.lines)
        if room < 0:
            return blocks[:at]
    return blocks


def _size(lines: Sequence[str]) -> int:
    return sum(len(line.encode()) + 1 for line in lines)


def _concept(one: outline.ConceptReview, unfolded: bool) -> Iterator[str]:
    """Yield a folded block: what changes in the summary line, sentence by sentence inside."""
    changes = "; ".join(outline.change_words(change) for change in one.changes)
    what = f"<b>{_html(one.japanese)}</b> (<code>{_html(one.id)}</code>): {_html(changes)}"
    yield f"<details{' open' if unfolded else ''}>"
    yield f"<summary>{what} — {_html(outline.effect_words(one))}</summary>"
    yield ""
    shown = one.in_order[:_MOST_SENTENCES]
    for affected in shown:
        yield from _sentence(affected, one.id)
    for fact in one.facts:
        yield f"- **{_text(fact.report)}**, {_text(fact.section)}:"
        yield from _sides(fact.before, fact.after)
    if left := len(one.affected) - len(shown):
        yield f"- {_text(_word('review-more-sentences', count=left))}"
    for finding in one.findings[:_MOST_SENTENCES]:
        yield f"- {_text(outline.finding_words(finding))}"
    if (left := len(one.findings) - _MOST_SENTENCES) > 0:
        yield f"- {_text(_word('review-more-findings', count=left))}"
    yield ""
    yield "</details>"


def _sentence(one: Affected, id_: str) -> Iterator[str]:
    others = [other for other in one.ids if other != id_]
    together = f" ({_word('review-together', ids=', '.join(others))})" if others else ""
    yield f"- **{_text(one.report)}**, line {one.line}: {_text(one.japanese)}{_text(together)}"
    if one.reworded:
        yield from _sides(one.before.text, one.after.text)
    else:
        yield f"  - {_text(outline.restated_words(one))}: {_text(one.after.text)}"
    if one.lost:
        yield f"  - {_text(_word('review-term-lost', ids=', '.join(one.lost)))}"


def _sides(before: str, after: str) -> Iterator[str]:
    old, new = outline.marked_parts(before, after)
    yield f"  - {_word('review-before')}: {_marked(old, 'del')}"
    yield f"  - {_word('review-after')}: {_marked(new, 'ins')}"


def _marked(parts: Sequence[outline.Part], tag: str) -> str:
    return "".join(f"<{tag}>{_text(part.text)}</{tag}>" if part.differs else _text(part.text) for part in parts)


def _line(one: outline.ConceptReview) -> str:
    changes = "; ".join(outline.change_words(change) for change in one.changes)
    return f"**{_text(one.japanese)}** ({_text(one.id)}): {_text(changes)}"


def _word(code: str, **fields: str | int) -> str:
    return message(code, {key: str(value) for key, value in fields.items()}, "en")


def _text(words: str) -> str:
    r"""Return ``words`` as Markdown text that reads as it is: no markup, nobody mentioned, nothing linked.

    >>> _text("a*b* <i> mem_map @you #12 _x_")
    'a\\*b\\* \\<i\\> mem_map &#64;you &#35;12 \\_x\\_'
    """
    edges = words[: len(words) - len(words.lstrip(" "))], words[len(words.rstrip(" ")) :] if words.strip() else ""
    plain = _ALIVE.sub(lambda found: f"&#{ord(found[0])};", _MARKS.sub(r"\\\1", one_line(words)))
    return edges[0] + plain + edges[1]


def _html(words: str) -> str:
    """Return ``words`` as HTML text for a line of ``summary``, in which Markdown means nothing but mentions do.

    >>> _html("<b> & @you")
    '&lt;b&gt; &amp; &#64;you'
    """
    return _MENTION.sub(lambda found: f"&#{ord(found[0])};", html.escape(one_line(words), quote=False))

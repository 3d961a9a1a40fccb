"""Applying fixes to a draft's text, and refusing those that would damage a word.

A fix counts only when tokenizing its line again shows that nothing outside it changed: no token next to it is cut or joined, no
unknown word appears, brackets stay in pairs, and the word is still read as before (行なって must not become 行って).
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model.findings import Finding, Fix
from pipeline.model.text import LineIndex, Span
from pipeline.model.tokens import Token
from pipeline.text.normalize import normalize
from pipeline.text.tokenizer import tokenize

_BRACKETS = "()（）「」『』【】〈〉《》〔〕［］[]{}｛｝“”"


class Fixed(NamedTuple):
    """The text with fixes applied; how many were, and those that would have damaged something."""

    text: str
    applied: int
    refused: tuple[Fix, ...]


def fix_text(text: str, findings: Sequence[Finding], *, unsafe: bool = False) -> Fixed:
    """Return ``text`` with the fixes of ``findings``; the unsafe ones only when asked for.

    Of fixes that overlap the first finding's is taken (``findings`` in their order: by place, the graver first). Every fix is tried
    on its line as the fixes behind it have left it.
    """
    chosen = list(_settled(fix for finding in findings for fix in finding.fixes if fix.safe or unsafe))
    lines = LineIndex.of(text)
    applied: list[Fix] = []
    refused: list[Fix] = []
    for fix in sorted(chosen, key=lambda one: one.span, reverse=True):
        around = Span(lines.line(fix.span.start).start, lines.line(max(fix.span.end - 1, fix.span.start)).end)
        line = around.of(text) if not applied else _line_now(text, around, applied)
        place = Span(fix.span.start - around.start, fix.span.end - around.start)
        (applied if is_harmless(line, place, fix.text) else refused).append(fix)
    return Fixed(_replaced(text, applied), len(applied), tuple(sorted(refused, key=lambda one: one.span)))


def _settled(fixes: Iterator[Fix]) -> Iterator[Fix]:
    """Yield ``fixes`` without those that overlap an earlier one."""
    taken: list[Span] = []
    for fix in fixes:
        if not any(fix.span.overlaps(span) or fix.span == span for span in taken):
            taken.append(fix.span)
            yield fix


def _line_now(text: str, around: Span, applied: Sequence[Fix]) -> str:
    """Return the line with the fixes applied so far; they all stand behind the one to come."""
    inside = [fix for fix in applied if around.contains(fix.span)]
    moved = [Fix(Span(fix.span.start - around.start, fix.span.end - around.start), fix.text) for fix in inside]
    return _replaced(around.of(text), moved)


def _replaced(text: str, fixes: Sequence[Fix]) -> str:
    for fix in sorted(fixes, key=lambda one: one.span, reverse=True):
        text = text[: fix.span.start] + fix.text + text[fix.span.end :]
    return text


def is_harmless(line: str, span: Span, replacement: str) -> bool:
    """Tell whether writing ``replacement`` at ``span`` of ``line`` leaves every word around it as it was.

    >>> is_harmless("メーカ各社", Span(0, 3), "メーカー"), is_harmless("サーバー", Span(0, 3), "サーバー")
    (True, False)
    >>> is_harmless("行なって", Span(0, 3), "行っ")
    False
    """
    after = line[: span.start] + replacement + line[span.end :]
    if _brackets(line) != _brackets(after):
        return False
    before_tokens, after_tokens = tokenize(line), tokenize(after)
    written = Span(span.start, span.start + len(replacement))
    outside_before, inside_before = _parted(before_tokens, span)
    outside_after, inside_after = _parted(after_tokens, written)
    if outside_before is None or outside_after is None or outside_before != outside_after:
        return False
    return _unknown(inside_after) <= _unknown(inside_before) and _is_read_alike(inside_before, inside_after)


def _unknown(tokens: Sequence[Token]) -> int:
    """Return how many Japanese words the dictionary does not have; Latin it never has."""
    return sum(token.is_unknown and not token.norm.isascii() for token in tokens)


def _parted(tokens: Sequence[Token], span: Span) -> tuple[list[tuple[str, str, str]] | None, list[Token]]:
    """Return what stands outside ``span`` (surface, part of speech, lemma) and the tokens inside; None when one is cut."""
    outside: list[tuple[str, str, str]] = []
    inside: list[Token] = []
    for token in tokens:
        if (
            token.end <= span.start
            or token.start >= max(span.end, span.start + 1)
            or span.start == token.start == span.end
        ):
            outside.append((token.surface, token.pos1, token.lemma))
        elif span.contains(token.span):
            inside.append(token)
        else:
            return None, []
    return outside, inside


def _is_read_alike(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Tell whether a single word in another spelling is the same word; with several words there is nothing to compare."""
    if len(before) != 1 or len(after) != 1 or before[0].is_unknown or after[0].is_unknown:
        return True
    one, other = before[0], after[0]
    return one.pos1 != "動詞" or one.lemma == other.lemma or one.reading == other.reading


def _brackets(line: str) -> tuple[int, ...]:
    """Return how many opening brackets there are more than closing ones, whatever their width, shape by shape."""
    plain = normalize(line).text
    return tuple(
        plain.count(opener) - plain.count(closer)
        for opener, closer in zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True)
    )


def difference(name: str, before: str, after: str) -> Iterator[str]:
    """Yield the lines of a unified diff from ``before`` to ``after``, without line ends."""
    old, new = before.splitlines(), after.splitlines()
    yield from difflib.unified_diff(old, new, f"a/{name}", f"b/{name}", n=1, lineterm="")

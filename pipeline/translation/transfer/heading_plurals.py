"""Come here when the noun of a heading is in the singular and should be plural, or the other way round: 新機能, 聴講したセッション."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from pipeline.model.english_tree import EnNode
from pipeline.text.shipped import table
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.english.determiners import ONE_PERSON
from pipeline.translation.transfer.heads import Around, Compound
from pipeline.translation.transfer.list_members import is_list_member
from pipeline.translation.transfer.unique_nouns import ordinal_or_only


def is_several(ctx: Context, index: int, made: Compound, around: Around) -> bool:
    """Whether a heading's noun is plural though nothing counts it: 新機能, 聴講したセッション; not the name of a field, the next or this one."""
    entry = made.entry
    if entry is None or made.head is None or made.head.category != "noun" or "count" not in entry.grammar:
        return False
    if ctx.depth and not _opens_piece(ctx):
        return False
    counted = around.counted or made.counted or made.labelled or made.amount is not None or made.after
    if counted or around.determiner or made.determiner or ordinal_or_only(around, made):
        return False
    at = index
    while ctx.phrases[at].head >= 0 and is_list_member(ctx, at):
        at = ctx.phrases[at].head
    behind = ctx.reader.text[ctx.tokens[ctx.phrases[-1].end - 1].end :].lstrip()
    runs = ctx.analyzed.sentence.text.rstrip().endswith("。")
    if runs or ctx.phrases[at].head >= 0 or ctx.clauses.is_predicate(at) or behind[:1] in (":", "："):
        return False
    when = next((when for noun, when in _heading_plurals().items() if f" {made.head.lemma}".endswith(f" {noun}")), "")
    told = (one for one in ctx.clauses.dependents[index] if not ctx.clauses.tails[one].link.startswith("content"))
    clause = any(ctx.clauses.is_predicate(one) for one in told)
    several = entry.noun_class == "person" and made.head.lemma.split(" ")[-1] not in ONE_PERSON
    return when == "any" or (when == "clause" and clause) or (several and "proper" not in entry.grammar)


def in_plural(node: EnNode) -> EnNode:
    """Return a noun phrase of a title in the plural where headings have its noun so."""
    head = node.child("head")
    if head is None or head.category != "noun" or _heading_plurals().get(head.lemma) != "any":
        return node
    return replace(node, children=tuple(one.having(number="plural") if one is head else one for one in node.children))


def _opens_piece(ctx: Context) -> bool:
    """Whether the stretch stands behind the colon or dash of a heading, and not in brackets or quotation marks."""
    start = ctx.phrases[0].start
    return ctx.depth == 1 and start > 0 and ctx.tokens[start - 1].norm in (":", "―", "—", "–", "-", "〜", "~", "】")


@cache
def _heading_plurals() -> Mapping[str, str]:
    return {row["noun"]: row["when"] for row in table("english/heading_plurals")}

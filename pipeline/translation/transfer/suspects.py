"""Come here when a sentence is wrong and passes unflagged for what it is built of: the structures that the rules do not read for certain."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.model.english_tree import EnNode
from pipeline.text.shipped import table
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.phrases import noun_class
from pipeline.translation.transfer.terse_suspects import terse_suspects


def note_suspects(ctx: Context, tree: EnNode | None) -> None:
    """Note a doubt for each structure whose English is wrong more often than not.

    ``none`` (誰も, 何も beside ない), ``idiom`` (目が離せない), ``oneself`` (自分 as a subject), ``person-or-way`` (方), ``compared-clause`` (作るより),
    ``suffered`` (特許を競合に取られた), ``whose`` (誰のもの), ``clause-before-noun`` (話は変わって、食事の話),
    ``guessed`` (年内に発表か), ``taken-for`` (故障かと思った), ``homophone`` (説明がきいた).
    """
    for index in range(len(ctx.phrases)):
        for what in _suspects(ctx, index):
            ctx.notes.doubt(what, 0.5)
    if tree is not None and _says_ones_own(tree):
        ctx.notes.doubt("oneself", 0.5)


def _says_ones_own(node: EnNode) -> bool:
    """Whether 自分の is left as "one's own", whosever it is."""
    return node.lemma == "one's own" or any(_says_ones_own(child) for child in node.children)


def _suspects(ctx: Context, index: int) -> Iterator[str]:
    yield from terse_suspects(ctx, index)
    phrase = ctx.phrases[index]
    roles = {part.role for part in phrase.parts}
    core = ctx.tokens[phrase.core.start]
    head = phrase.head
    if (
        "also" in roles
        and core.lemma in ("誰", "何", "何れ", "何処")
        and head >= 0
        and not ctx.clauses.is_denied(index)
        and not ctx.clauses.reach(index)
    ):
        yield "none"
    other = phrase.core.entry is None or phrase.core.entry.en != "I"
    if core.lemma == "自分" and other and roles & {"topic", "also", "ga"} and len(phrase.units) == 1:
        yield "oneself"
    if head >= 0 and _is_linked_to_noun(ctx, index):
        yield "clause-before-noun"
    if any(part.entry.id == "c.nohoo" for part in phrase.parts) and head >= 0 and _is_done(ctx, head):
        yield "person-or-way"
    if core.lemma == "方" and "ga" in roles and noun_class(phrase) == "person" and _has_clause(ctx, index):
        yield "person-or-way"
    if (core.lemma, head >= 0 and ctx.clauses.tails[head].negative) in (("目", True), ("手", True)) and "ga" in roles:
        yield "idiom"
    if head < 0 and ctx.clauses.is_predicate(index) and [part.entry.id for part in phrase.parts] == ["f.ka"]:
        yield "guessed"
    taken = {"or", "to"} <= roles and not phrase.verbal and head >= 0
    if taken and ctx.tokens[ctx.phrases[head].core.start].lemma in ("思う", "疑う", "考える"):
        yield "taken-for"
    if "yori" in roles and ctx.clauses.is_predicate(index):
        yield "compared-clause"
    alone = phrase.core.end - phrase.core.start == 1 and phrase.core.kind in ("verb", "adjective")
    if alone and core.base in _homophones():
        yield "homophone"
    if core.lemma == "誰" and "no" in roles and not (head >= 0 and ctx.clauses.tails[head].question):
        yield "whose"
    if ctx.clauses.is_predicate(index) and ctx.clauses.tails[index].passive and _is_suffered(ctx, index):
        yield "suffered"


@cache
def _homophones() -> frozenset[str]:
    return frozenset(row["kana"] for row in table("english/homophones"))


def _has_clause(ctx: Context, index: int) -> bool:
    return any(ctx.clauses.is_predicate(one) for one in ctx.clauses.dependents[index])


def _is_suffered(ctx: Context, index: int) -> bool:
    """Whether an object is left to the passive, and に marks what is neither people nor a place to put it."""
    frame = ctx.clauses.frame(index)
    own = {one.role: one.phrase for one in frame.arguments}
    if not frame.tail.passive or "wo" not in own or "ni" not in own or own.keys() & {"ga", "niyotte"}:
        return False
    return noun_class(ctx.phrases[own["ni"]]) not in ("person", "group")


def _is_linked_to_noun(ctx: Context, index: int) -> bool:
    """Whether a clause that goes on in another hangs on a noun, which it cannot describe."""
    phrase = ctx.phrases[index]
    goes_on = phrase.verbal and ctx.clauses.tails[index].link in ("te", "contrast", "although", "cause", "because")
    if not goes_on or ctx.clauses.is_adnominal(index):
        return False
    above = ctx.phrases[phrase.head]
    return not above.verbal and above.core.kind in ("noun", "latin") and not ctx.clauses.is_predicate(above.index)


def _is_done(ctx: Context, index: int) -> bool:
    """Whether the predicate is a verb that compares nothing: 担当の方が説明した."""
    phrase = ctx.phrases[index]
    if ctx.clauses.kind_of(phrase) != "verb" or any(
        ctx.clauses.role_of(one) == "yori" for one in ctx.clauses.dependents[index]
    ):
        return False
    return ctx.tokens[phrase.core.start].lemma not in _COMPARES


_COMPARES = frozenset(
    "優れる 勝る 上回る 下回る 向く 適する 合う 目立つ 進む 増える 減る 売れる 劣る 伸びる 早まる 高まる".split()
)

"""Come here when what something is is not read as said of it: Xとは、…のことだ; Xとは…を指す; 従来とは違う defines nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.model.tokens import Token
from pipeline.translation.transfer.context import Context


def defines(tokens: Sequence[Token], at: int) -> bool:
    """Whether とは behind a noun at token ``at`` opens a definition: what follows says what it is, refers to or means.

    Not where nothing follows (a question in a heading), and not where it is compared with or only called, thought so.
    """
    rest = [token for token in tokens[at + 2 :] if token.pos1 not in ("補助記号", "空白")]
    if not rest or rest[0].lemma in _COMPARED:
        return False
    if [token.surface for token in rest[:2]] == ["何", "か"] and len(rest) > 2:
        return True  # 品質とは何かを考えた
    while rest and (rest[-1].pos1 in ("助動詞", "助詞") or rest[-1].lemma in _HOLDS):
        rest.pop()
    if not rest:
        return False
    last = rest[-1]
    return last.norm in _REFERS or (last.pos1 in ("名詞", "接尾辞", "代名詞") and last.lemma not in _ASKED)


_COMPARED = frozenset(
    "違う 異なる 別 関係 無関係 比べる 似る 一緒 逆 反対 無縁 程遠い 限る 言う 呼ぶ 思う 考える".split()
)
"""Words that とは compares, calls or denies with: 昨年とは違う, 成功とは言えない, 専門とは無関係."""

_HOLDS = frozenset({"有る", "居る", "為る"})
_REFERS = frozenset({"指す", "指し", "指さ", "意味", "表す", "表し", "示す", "示し"})
_ASKED = frozenset({"何", "誰", "どれ", "幾ら"})


def is_defined(ctx: Context, frame: Frame) -> bool:
    """Whether the clause says what its topic is: OTとは、…"""
    return any(part.entry.id == "f.toha" for one in frame.arguments for part in ctx.phrases[one.phrase].parts)


def names_nobody(ctx: Context, one: Argument) -> bool:
    """Whether the clause under こと says only what is done: センサーの近くで計算すること, calculating near sensors."""
    below = [at for at in ctx.clauses.dependents[one.phrase] if ctx.clauses.is_predicate(at)]
    if len(below) != 1:
        return False
    inner = ctx.clauses.frame(below[0])
    said = inner.tail.passive or inner.tail.modals or inner.tail.past or inner.tail.negative
    named = any(argument.role == "ga" or argument.topic for argument in inner.arguments)
    return inner.kind == "verb" and not said and not named


def in_general(ctx: Context, one: Argument, found: EnNode) -> EnNode:
    """Return what is defined without "the" where nobody counts it: refactoring means, not the refactoring."""
    entry, parts = ctx.phrases[one.phrase].core.entry, ctx.phrases[one.phrase].parts
    if entry is None or "mass" not in entry.grammar or not any(part.entry.id == "f.toha" for part in parts):
        return found
    return replace(found, children=tuple(child for child in found.children if child.lemma != "the"))

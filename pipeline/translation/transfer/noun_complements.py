"""Come here when a clause is not put as its English noun asks for: an opportunity to, the risk of, the reason why (``data/english/complements.tsv``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.text.shipped import Row, table
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.drafts import Part
from pipeline.translation.transfer.free_relatives import names_thing
from pipeline.translation.transfer.gaps import gap_of
from pipeline.translation.transfer.heads import Around, Compound
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.predication import clause
from pipeline.translation.transfer.valency import choose_verb


def complement(ctx: Context, frame: Frame, entry: Entry, made: Compound, around: Around) -> bool:
    """Put the clause as the English noun asks for: an opportunity to, the risk of, the reason why; tell whether it asks."""
    row = _complements().get(entry.en)
    if row is None or frame.kind != "verb" or frame.tail.modals or entry.id == "n.place-mise":
        return False
    if _takes_time(ctx, frame) and entry.en != "impression":
        return False
    if entry.noun_class == "fact" and not names_thing(ctx, ctx.phrases[frame.phrase].head):
        return False
    stated = any(one.role == "ga" or one.topic for one in frame.arguments)
    stated = stated or any(one.role == "ga" for sub in frame.subordinates for one in sub.arguments)
    gapless = any(one.role in ("wo", "quote") for one in frame.arguments)
    plain = not (stated or frame.tail.past or frame.tail.passive or frame.tail.state or frame.tail.chains)
    gapless = gapless or frame.tail.causative
    if entry.en == "cause":
        if gapless and not stated:
            return False  # 障害を起こした原因 is what caused it
        gapless = True
        made.head = replace(made.head, lemma="reason") if made.head is not None else None
    done = not gapless and not stated and entry.en in WAYS and _is_done_so(ctx, frame)
    if not (gapless or done or row["open"] or (stated and not _has_object_gap(ctx, frame))):
        return False
    if entry.en == "impression" and not (stated or frame.tail.passive):
        plain, done = True, not gapless and _takes_object_here(ctx, frame)
        frame = replace(frame, tail=replace(frame.tail, past=False))
    form = row["plain"] if plain else row["stated"]
    if not form or (entry.en == "effort" and not plain and not stated):
        return False  # 不具合ゼロを目指した取り組み
    rule = "r.complement"
    if form == "inf":
        around.after.append(replace(clause(ctx, frame, form="inf"), rule=rule))
        around.described = True
    elif form in ("of", "for"):
        it = [words("it", "object.it")] if done else []
        around.after += [words(form, rule), _with_object(clause(ctx, frame, form="ing"), it)]
        around.restricted = True
    else:
        around.after += [words(form, rule), clause(ctx, frame, relative=True)]
        around.restricted = True
    return True


WAYS = frozenset({"method", "way", "technique", "approach", "procedure", "policy"})


def as_task(ctx: Context, frame: Frame, content: Part, entry: Entry, around: Around) -> bool:
    """Put the clause as "of doing" or "to do" behind a goal, plan or method; tell whether the noun takes it so."""
    row = _complements().get(entry.en)
    if row is None or row["plain"] not in ("of", "inf") or choose_verb(ctx, frame) is None:
        return False
    ctx.took(range(content.start, content.end))
    inf = row["plain"] == "inf"
    around.after += [] if inf else [words("of", "r.complement")]
    around.after.append(clause(ctx, frame, form="inf" if inf else "ing"))
    around.described, around.restricted = around.described or inf, around.restricted or not inf
    return True


@cache
def _complements() -> dict[str, Row]:
    return {row["noun"]: row for row in table("english/complements")}


def _takes_time(ctx: Context, frame: Frame) -> bool:
    """かかる時間, 使った方法: what is taken, spent and used is the noun itself."""
    return ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in _TAKEN


_TAKEN = frozenset(
    {
        "掛かる",
        "かかる",
        "過ごす",
        "費やす",
        "要する",
        "割く",
        "使う",
        "用いる",
        "得る",
        "与える",
        "持つ",
        "有る",
        "無い",
    }
)


def _has_object_gap(ctx: Context, frame: Frame) -> bool:
    return gap_of(ctx, frame, Compound()).kind == "object"


def _is_done_so(ctx: Context, frame: Frame) -> bool:
    """Whether something else than the method is done in this way: 丸ごと交換する方式; 採用する方式 is adopted itself."""
    verb = choose_verb(ctx, frame)
    plain = not (frame.tail.past or frame.tail.passive or frame.tail.state or frame.tail.chains)
    lemmas = {ctx.tokens[at].lemma for at in ctx.phrases[frame.phrase].core.tokens}
    return plain and verb is not None and "wo" in verb.frame and not lemmas & _OF_WAYS


_OF_WAYS = frozenset(
    "使う 用いる 採用 採る 取る 選ぶ 提案 紹介 開発 考案 検討 試す 説明 変える 見直す 学ぶ 知る 示す 比較 評価 導入 改良 考える 探す "
    "見付ける 確立 提唱 推奨 勧める 議論 定める 決める 書く 教える 調べる 研究 推す 述べる 話す 試みる 実践 共有 公開 標準化 利用 適用".split()
)
"""What is done to methods themselves."""


def _takes_object_here(ctx: Context, frame: Frame) -> bool:
    verb = choose_verb(ctx, frame)
    return verb is not None and "wo" in verb.frame


def _with_object(told: EnNode, it: Sequence[EnNode]) -> EnNode:
    """Put the object that the Japanese leaves out behind the verb: replacing it if it breaks."""
    inner = next((at for at, child in enumerate(told.children) if child.category == "clause"), -1)
    if told.category == "sentence" and inner >= 0:
        made = _with_object(told.children[inner], it)
        return replace(told, children=(*told.children[:inner], made, *told.children[inner + 1 :]))
    at = next((at for at, child in enumerate(told.children) if child.slot == "head"), len(told.children) - 1)
    return replace(told, children=(*told.children[: at + 1], *it, *told.children[at + 1 :]))

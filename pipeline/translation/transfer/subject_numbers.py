"""Come here when a subject should say how many: the number of X, up to so many X, no X, plural with increase and the like, the next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.arguments import argument_node
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.floating_amounts import GROWS
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.parts import Parts
from pipeline.translation.transfer.subject_words import appearing


def none_turned_up(ctx: Context, frame: Frame, verb: Entry, one: Argument, made: EnNode) -> tuple[EnNode, Frame] | None:
    """Return 代替品が見つからない with "no substitutes" that are found, where nothing says which ones; None for anything else."""
    core = ctx.phrases[one.phrase].core
    turns_up = frame.kind == "verb" and frame.tail.negative and (verb.en in appearing() or verb.en in _TURNS_UP)
    if (
        not turns_up
        or frame.adverbs
        or one.topic
        or one.focus
        or core.entry is None
        or ctx.clauses.dependents[one.phrase]
    ):
        return None
    if made.category != "np" or not {"count", "mass"} & core.entry.grammar or core.entry.noun_class == "person":
        return None
    bare = argument_node(ctx, one, "bare")
    subject = replace(bare, children=(words("no", "r.none"), *bare.children))
    return subject, replace(frame, tail=replace(frame.tail, negative=False))


_TURNS_UP = frozenset({"be found", "be output", "be available", "be reached", "be obtained", "remain"})


def up_to(
    ctx: Context, frame: Frame, one: Argument, slots: Sequence[tuple[Argument, str]]
) -> tuple[EnNode, Argument] | None:
    """Return メモリは64GBまで載せられる as "up to 64 GB of memory", with the argument that says how much; None for anything else."""
    limit = next((other for other, _ in slots if other.role == "made"), None)
    amount = ctx.phrases[limit.phrase].core.amount if limit is not None else None
    entry = ctx.phrases[one.phrase].core.entry
    can = any(mark.english == "can" for mark in frame.tail.modals)
    if limit is None or amount is None or amount.kind not in ("count", "measure") or not can or entry is None:
        return None
    if entry.noun_class not in ("thing", "person") or ctx.clauses.dependents[limit.phrase]:
        return None
    noun = argument_node(ctx, one, "bare")
    ctx.took_parts(limit.phrase)
    number = amount.before if amount.kind == "count" else f"{amount.text} of"
    said = words(f"up to {number}", "number", ctx.took(ctx.phrases[limit.phrase].core.tokens))
    return replace(noun, children=(said, *noun.children)), limit


def next_one(ctx: Context, verb: Entry, slots: Sequence[tuple[Argument, str]], parts: Parts) -> EnNode | None:
    """Return 次回 of 次回は京都で開かれる as what will be held, where nothing else is named."""
    if verb.en != "hold" or any(slot in ("subj", "obj", "theme") for _, slot in slots):
        return None
    at = next((at for at, one in enumerate(parts.front) if one.lemma == "next time"), -1)
    if at < 0:
        return None
    said = parts.front[at]
    parts.front = [*parts.front[:at], *parts.front[at + 2 :]]
    return EnNode("np", "the next one", tokens=said.tokens, rule="subject.next")


def without_people(number: EnNode) -> EnNode:
    """Return 500人 as the bare number that "the number of registrants" exceeds."""
    children = tuple(without_people(child) for child in number.children)
    return replace(number, lemma=number.lemma.removesuffix(" people"), children=children)


def is_number(ctx: Context, one: Argument, verb: Entry, slots: Sequence[tuple[Argument, str]]) -> bool:
    """Whether how many they are is said to be above or below something: 登録者は500人を超えた, 来場者は前年を下回った."""
    entry = ctx.phrases[one.phrase].core.entry
    if verb.en not in ("exceed", "fall below") or entry is None or entry.noun_class != "person":
        return False
    limit = next((ctx.phrases[other.phrase].core for other, slot in slots if slot == "obj"), None)
    if limit is None or "proper" in entry.grammar:
        return False
    return limit.amount is not None or (limit.entry is not None and limit.entry.noun_class == "time")


def are_many(ctx: Context, frame: Frame, one: Argument) -> bool:
    """Whether what the verb says can only be said of several: 質問が相次いだ, 不良が減った; not コストが減った."""
    lemma, entry = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma, ctx.phrases[one.phrase].core.entry
    if entry is None or "count" not in entry.grammar or frame.kind != "verb":
        return False
    if lemma in _OF_SEVERAL:
        return True
    return lemma in GROWS and (entry.noun_class in _IN_NUMBERS or entry.en in _CASES)


_CASES = frozenset(
    "accident application attack case complaint defect error failure incident inquiry injury order report request".split()
)
_IN_NUMBERS = frozenset({"thing", "content", "person", "event", "group"})
_OF_SEVERAL = frozenset(
    "相次ぐ 続出 殺到 多発 集まる 出揃う 飛び交う 出回る 頻発 散在 乱立 重なる 並ぶ 立ち並ぶ 連なる".split()
)

"""Come here when a clause that says what a talk, plan, fact or way is comes out wrong: that, to do, of doing, whether."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.translation.transfer.ahead import names_subject
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.drafts import Part
from pipeline.translation.transfer.free_relatives import names_thing
from pipeline.translation.transfer.heads import Around, Compound
from pipeline.translation.transfer.idiom_gaps import is_subject_of_idiom
from pipeline.translation.transfer.noun_complements import WAYS, as_task, complement
from pipeline.translation.transfer.predication import clause
from pipeline.translation.transfer.results import result_of
from pipeline.translation.transfer.time_phrases import is_time
from pipeline.translation.transfer.told import asked_for, is_hoped
from pipeline.translation.transfer.valency import choose_verb


def content_clause(ctx: Context, frame: Frame, content: Part | None, made: Compound, around: Around) -> bool:
    """The clause says what the talk, plan, fact or way is; tell whether it does."""
    entry = made.entry
    noun_class = entry.noun_class if entry else ""
    ordered = content is not None and any(part.role == "so-that" for part in ctx.phrases[frame.phrase].parts)
    if content is not None and ordered and _no_subject(frame):
        ctx.took(range(content.start, content.end))
        plain = replace(frame, tail=replace(frame.tail, link="", template=""))
        around.after.append(clause(ctx, plain, form="inf"))  # 控えるようにとの注意
        around.described = True
        return True
    denied = content is None and frame.tail.negative and entry is not None
    denied = denied and entry is not None and (entry.en in WAYS or entry.en.startswith("way of "))
    if denied and _no_subject(frame) and any(one.role == "wo" for one in frame.arguments):
        return False  # 停止を伴わない手順: a procedure that does not involve it
    is_content = noun_class in ("content", "fact", "act", "abstract")
    wanted = bool(frame.tail.chains) and (
        _to_do(frame) or (entry is not None and entry.en in _WISHES and _no_subject(frame))
    )
    wish = is_content and content is not None and wanted
    if entry is not None and entry.en in _WISHES:
        frame = asked_for(frame, to_do=False)
    if content and entry is not None and _to_be_done(ctx, frame) and as_task(ctx, frame, content, entry, around):
        return True
    if content and noun_class == "person" and entry is not None and "proper" not in entry.grammar:
        return _said_by(ctx, frame, content, around)
    if content and not wish and (is_content or _speaks(frame)):
        ctx.took(range(content.start, content.end))
        that = content.entry.en.replace(" {}", "") if not frame.tail.question else "whether"
        around.after += [words(that, content.entry.id), clause(ctx, frame)]
        around.described = True
        return True
    if content and noun_class == "degree" and frame.kind == "verb" and _no_subject(frame):
        ctx.took(range(content.start, content.end))
        around.after += [words("of", content.entry.id), clause(ctx, frame, form="ing")]
        around.restricted = True
        return True
    if content and _is_task(ctx, frame) and not _does_it(made):
        ctx.took(range(content.start, content.end))
        around.after += [words("of", content.entry.id), clause(ctx, frame, form="ing")]
        around.restricted = True
        return True
    if content and frame.tail.chains:
        ctx.took(range(content.start, content.end))
    if content is None and entry is not None and complement(ctx, frame, entry, made, around):
        return True
    if content is None and entry is not None and entry.ja in TOLD_OF and _to_do(frame) and not frame.tail.negative:
        around.after += about_doing(ctx, frame)
        around.described = True
        return True
    told = entry is not None and entry.ja in TOLD_OF
    if content is None and result_of(ctx, frame, made, around):
        return True
    if content is None and not told and is_subject_of_idiom(ctx, frame, noun_class):
        return False  # 期待を上回る成果
    if noun_class in ("act", "content") and not told and (_to_do(frame) or wish):
        for mark in frame.tail.chains:
            ctx.took(mark.tokens)
        if frame.tail.negative and noun_class == "act":
            done = clause(ctx, replace(frame, tail=replace(frame.tail, chains=(), negative=False)), form="ing")
            without = words("without", "r.without", ctx.took(frame.tail.tokens))
            around.after.append(replace(done, children=(without, *done.children)))
            around.described = True
            return True
        kept = tuple(mark for mark in frame.tail.chains if mark.rule == "e.younisuru" and frame.tail.modals)
        wraps = () if is_hoped(frame) else frame.tail.wraps
        ctx.took(token for mark in frame.tail.wraps for token in mark.tokens if not wraps)
        around.after.append(clause(ctx, replace(frame, tail=replace(frame.tail, chains=kept, wraps=wraps)), form="inf"))
        around.described = True
        return True
    if noun_class == "content" and (
        (_is_gapless(frame) and not frame.tail.state) or (frame.kind == "adjective" and _speaks(frame))
    ):
        around.after += [words("that", "r.content"), clause(ctx, frame)]
        around.described = True
        return True
    if noun_class == "abstract" and _is_gapless(frame) and any(names_subject(ctx, one) for one in frame.subordinates):
        around.after += [words("in which", "r.of"), clause(ctx, frame)]
        around.restricted = True
        return True
    if noun_class == "abstract" and _is_gapless(frame) and entry is not None and entry.ja != "側":
        around.after += [words("of", "r.of"), clause(ctx, frame, form="ing")]
        around.restricted = True
        return True
    if noun_class == "fact" and not names_thing(ctx, ctx.phrases[frame.phrase].head):
        case = made.head is not None and made.head.lemma == "case"
        around.after += [words("in which" if case else "that", "r.fact"), clause(ctx, frame)]
        around.restricted = True
        if made.head is not None and made.head.lemma == "thing":
            made.head = replace(made.head, lemma="fact")
        return True
    return False


def _said_by(ctx: Context, frame: Frame, content: Part, around: Around) -> bool:
    """Put 英語は苦手だという人 as "people who say that ..."; 型が欲しいという人 are those who want it, with a relative clause."""
    wanted = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma == "欲しい"
    if wanted or not _speaks(frame) or frame.tail.question:
        return False
    ctx.took(range(content.start, content.end))
    around.after += [words("who say that", content.entry.id), clause(ctx, frame)]
    around.plural = around.generic = True
    return True


TOLD_OF = frozenset({"話", "体験談", "エピソード", "失敗談", "経緯"})
"""Nouns for what is told of somebody's doing: アラートを減らした話, a talk about reducing the alerts."""


def about_doing(ctx: Context, frame: Frame) -> list[EnNode]:
    """Return what is told as "about doing it"; 戦ってみた話 is about fighting."""
    tried = [mark for mark in frame.tail.gerunds if mark.english == "try"]
    ctx.took(token for mark in tried for token in mark.tokens)
    gerunds = tuple(mark for mark in frame.tail.gerunds if mark not in tried)
    told = replace(frame, tail=replace(frame.tail, gerunds=gerunds))
    return [words("about", "r.about"), clause(ctx, told, form="ing")]


def _is_task(ctx: Context, frame: Frame) -> bool:
    """Whether a という-clause only names what is done, for any noun: 機能を絞るという割り切り."""
    tail = frame.tail
    marked = tail.modals or tail.chains or tail.wraps or tail.adverbs or tail.question or tail.past or tail.passive
    return frame.kind == "verb" and not marked and _no_subject(frame) and choose_verb(ctx, frame) is not None


def _does_it(made: Compound) -> bool:
    entry = made.entry
    if entry is None or entry.noun_class in ("person", "group", "place") or "proper" in entry.grammar:
        return True
    return entry.en.split(" ")[-1] in _WORKS


_WORKS = frozenset(
    "feature function tool system service product device equipment program module command software".split()
)
"""Things that do what their clause says: 総量を定めるという機能 defines it."""


def _to_be_done(ctx: Context, frame: Frame) -> bool:
    """Whether a という-clause only names what is to be done: 作業を自動化するという目標."""
    tail = frame.tail
    plain = frame.kind == "verb" and not (tail.past or tail.passive or tail.state or tail.question)
    return (
        plain
        and _no_subject(_without_time(ctx, frame))
        and not (tail.modals or tail.chains or tail.wraps or tail.adverbs)
    )


def _without_time(ctx: Context, frame: Frame) -> Frame:
    """Return the clause without a time as its topic: 来年は参加しないという判断."""
    return replace(frame, arguments=tuple(one for one in frame.arguments if one.role or not is_time(ctx, one.phrase)))


def _to_do(frame: Frame) -> bool:
    """Whether the clause before a plan, wish or attempt says what is to be done, and not who did it."""
    if (
        any(one.role == "ga" or one.topic for one in frame.arguments)
        or frame.tail.past
        or frame.tail.passive
        or frame.tail.state
    ):
        return False
    return any(one.role in ("wo", "quote", "koto") for one in frame.arguments)


def _no_subject(frame: Frame) -> bool:
    return not any(one.role == "ga" or one.topic for one in frame.arguments) and not frame.tail.past


def _is_gapless(frame: Frame) -> bool:
    """Whether nothing is missing in the clause that the noun could stand for: 実装する方向 with its object there."""
    if (
        any(one.role == "ga" or one.topic for one in frame.arguments)
        or frame.kind != "verb"
        or frame.tail.passive
        or frame.tail.past
    ):
        return False
    return any(one.role == "wo" for one in frame.arguments)


def _speaks(frame: Frame) -> bool:
    """Whether a という-clause is a sentence of its own: it has a subject or asks a question."""
    return frame.tail.question or any(one.role == "ga" or one.topic for one in frame.arguments)


_WISHES = frozenset({"intention", "wish", "desire", "hope", "plan", "request", "policy"})
"""Nouns that say what somebody wants: an intention to start."""

"""Come here when a wish is put wrongly: たいと思う is one wish, and たい of nobody named is the writer's own."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.frames import Frame, Mark
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.senses import core_lemmas
from pipeline.translation.transfer.valency import choose_verb


def merged_wish(ctx: Context, frame: Frame) -> Frame:
    """Return 試したいと思った as one clause, "wanted to try"; any other frame as it is."""
    if frame.kind != "verb" or frame.tail.passive or frame.tail.negative or frame.tail.chains or frame.tail.modals:
        return frame
    quote = next((one for one in frame.arguments if one.role == "quote"), None)
    if quote is None or not ctx.clauses.is_predicate(quote.phrase):
        return frame
    wish, phrase = ctx.clauses.frame(quote.phrase), ctx.phrases[frame.phrase]
    verb = choose_verb(ctx, frame)
    wish = _intended(ctx, wish)
    if (
        verb is None
        or core_lemmas(ctx, phrase)[-1:] not in _THINKING
        or not wish.tail.chains
        or wish.tail.chains[0].rule not in _OWN_WISH
    ):
        return frame
    others = tuple(one for one in frame.arguments if one is not quote)
    if {one.role for one in others if one.role} & {one.role for one in wish.arguments}:
        return frame
    ctx.took((*phrase.core.tokens, *phrase.light))
    for part in (*ctx.phrases[quote.phrase].parts, *phrase.parts):
        if part.entry.kind != "ending":
            ctx.took(range(part.start, part.end))
    outer, inner = frame.tail, wish.tail
    if outer.past and inner.chains[0].rule == "e.volition":
        resolved = Mark("I thought that", (*phrase.core.tokens, *phrase.light), "e.volition")  # 頑張ろうと思った
        inner = replace(inner, chains=inner.chains[1:], modals=(Mark("would", (), "e.will"),), wraps=(resolved,))
        outer = replace(outer, past=False)
    tail = replace(
        inner,
        past=inner.past or outer.past,
        question=outer.question,
        adverbs=(*inner.adverbs, *outer.adverbs),
        wraps=(*inner.wraps, *outer.wraps),
        link=outer.link,
        template=outer.template,
        link_rule=outer.link_rule,
        tokens=(*inner.tokens, *outer.tokens),
    )
    return replace(
        wish,
        tail=tail,
        arguments=tuple(sorted((*others, *wish.arguments), key=lambda one: one.phrase)),
        adverbs=(*frame.adverbs, *wish.adverbs),
        connectors=(*frame.connectors, *wish.connectors),
        subordinates=(*frame.subordinates, *wish.subordinates),
        doubt=max(frame.doubt, wish.doubt),
    )


_THINKING = frozenset({("思う",), ("考える",), ("感じる",), ("願う",)})
_OWN_WISH = frozenset({"e.tai", "e.tsumori", "e.volition"})


def _intended(ctx: Context, wish: Frame) -> Frame:
    """Return 始めようと with its volitional form as "intend to"."""
    phrase = ctx.phrases[wish.phrase]
    last = ctx.tokens[(phrase.light or phrase.core.tokens)[-1]]
    ended = (ctx.tokens[at] for part in phrase.parts for at in range(part.start, part.end))
    willed = any(one.pos1 == "動詞" and one.cform.startswith("意志推量") for one in (last, *ended))  # 試してみようと
    if not willed or wish.tail.chains:
        return wish
    return replace(wish, tail=replace(wish.tail, chains=(Mark("intend to", (), "e.volition"),)))


def good_if(ctx: Context, frame: Frame) -> Frame:
    """Return what nobody does by will behind といい, which is no advice, as what would be good: 来年も開催されるといい."""
    tail = frame.tail
    good = next((mark for mark in tail.modals if mark.rule in ("e.toyoi", "e.bayoi")), None)
    if good is None or tail.question or not _is_out_of_hand(ctx, frame):
        return frame
    others = tuple(mark for mark in tail.modals if mark is not good)
    if tail.past:  # もう少し説明があるとよかった
        would = Mark("it would have been good if", good.tokens, good.rule)
        return replace(frame, tail=replace(tail, modals=others, experience=True, wraps=(*tail.wraps, would)))
    if good.rule == "e.bayoi":
        return frame
    would = Mark("it would be good if", good.tokens, good.rule)
    return replace(frame, tail=replace(tail, modals=others, past=True, wraps=(*tail.wraps, would)))


def _is_out_of_hand(ctx: Context, frame: Frame) -> bool:
    """Whether the clause tells a state or what happens of itself, and no act that one may be advised to do."""
    if frame.kind != "verb" or frame.tail.passive or any(mark.english == "can" for mark in frame.tail.modals):
        return True
    verb = choose_verb(ctx, frame)
    moved = any(one.role == "wo" for one in frame.arguments)
    return verb is not None and not moved and verb.subject in ("it", "none") and "wo" not in verb.frame


def voiced(frame: Frame) -> Frame:
    """Return the writer's own wish as it is politely said: I would like to."""
    tail = frame.tail
    if tail.chains and tail.chains[0].english == "be planned to":
        first = replace(tail.chains[0], english="plan to")  # 回答をもらう予定だ
        return replace(frame, tail=replace(tail, chains=(first, *tail.chains[1:])))
    if tail.past or tail.negative or not tail.chains or tail.chains[0].rule != "e.tai" or tail.question:
        return frame
    first = replace(tail.chains[0], english="like to")
    would = (Mark("would", first.tokens, first.rule), *tail.modals)
    return replace(frame, tail=replace(tail, chains=(first, *tail.chains[1:]), modals=would[:1]))

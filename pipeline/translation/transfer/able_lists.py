"""Come here when 資料を読んだり質問をしたりもできた is put wrongly: what one could do, one act beside the other."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.frames import Frame, Mark
from pipeline.translation.transfer.context import Context


def could_do_each(ctx: Context, frame: Frame) -> Frame:
    """Return できた behind 〜たり〜たりも as the last act with its "can", and "can" with the acts before it; any other frame as it is."""
    phrase = ctx.phrases[frame.phrase]
    alone = frame.kind == "verb" and ctx.tokens[phrase.core.start].lemma == "出来る" and not phrase.light
    if not alone or frame.arguments or not frame.subordinates or frame.subordinates[-1].tail.link != "tari":
        return frame
    last = frame.subordinates[-1]
    if last.kind != "verb" or last.tail.modals or last.tail.passive:
        return frame
    ctx.took_parts(last.phrase)
    can = Mark("can", phrase.core.tokens, "e.dekiru")
    tail = replace(
        frame.tail,
        modals=(can, *frame.tail.modals),
        tokens=(*frame.tail.tokens, *last.tail.tokens),
    )
    earlier = tuple(_able(one, can) for one in (*frame.subordinates[:-1], *last.subordinates))
    adverbs, connectors = (*frame.adverbs, *last.adverbs), (*frame.connectors, *last.connectors)
    return replace(last, tail=tail, subordinates=earlier, adverbs=adverbs, connectors=connectors)


def _able(sub: Frame, can: Mark) -> Frame:
    if sub.tail.link != "tari" or sub.tail.modals:
        return sub
    inner = tuple(_able(one, can) for one in sub.subordinates)
    return replace(sub, tail=replace(sub.tail, modals=(can,)), subordinates=inner)

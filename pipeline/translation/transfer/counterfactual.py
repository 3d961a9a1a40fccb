"""Come here when what did not happen is told as if it had: もっと早く知っていれば防げた, if it had been known, it could have been."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.frames import Frame, Mark, Tail
from pipeline.translation.transfer.context import Context


def counterfactual(ctx: Context, frame: Frame) -> Frame:
    """Return a clause in the past behind 〜ていれば or 〜なければ as what would have been, and its condition as what had been.

    たら says so only of what is guessed: 届かなかったら、誰も気付かなかっただろう.
    """
    tail = frame.tail
    wish = [mark for mark in tail.chains if mark.rule == "e.tai"]
    if not tail.past or tail.question or tail.wraps or tail.chains[1:] or len(wish) < len(tail.chains):
        return frame
    unreal = [sub for sub in frame.subordinates if _is_unreal(ctx, sub, _is_guessed(tail))]
    if not unreal or frame.kind != "verb" or (wish and tail.modals):
        return frame
    subs = tuple(replace(sub, tail=_had(sub.tail)) if sub in unreal else sub for sub in frame.subordinates)
    able = any(mark.english == "can" for mark in tail.modals)
    others = tuple(mark for mark in tail.modals if mark.english != "can")
    spent = tuple(token for mark in tail.modals if mark.english == "can" for token in mark.tokens)
    would = Mark("could-have" if able else "would", (), "l.ba")
    liked = tuple(replace(mark, english="like to") for mark in wish)
    told = replace(tail, modals=(would, *others), chains=liked, adverbs=_plain(tail), tokens=(*tail.tokens, *spent))
    return replace(frame, tail=told, subordinates=subs)


def _is_guessed(tail: Tail) -> bool:
    """Whether だろう, でしょう or はず says that it is a guess."""
    return any(mark.english == "probably" for mark in tail.adverbs) or any(
        mark.english == "should" for mark in tail.modals
    )


def _is_unreal(ctx: Context, sub: Frame, guessed: bool) -> bool:
    """Whether the condition says what was not so: a state, being there, or a denial, behind ば; behind たら in a guess."""
    tail = sub.tail
    lasts = (
        tail.state or tail.negative or ctx.tokens[ctx.phrases[sub.phrase].core.start].lemma in ("有る", "居る", "無い")
    )
    if guessed and tail.link == "tara" and tail.link_rule in ("l.tara", "l.nara"):
        return lasts
    return tail.link == "if" and tail.link_rule in ("l.ba", "l.katei") and lasts


def _had(tail: Tail) -> Tail:
    return replace(tail, past=True, experience=True, state=False, link="unreal")


def _plain(tail: Tail) -> tuple[Mark, ...]:
    return tuple(mark for mark in tail.adverbs if mark.english != "probably")

"""Come here when a phrase takes the wrong role because of another one beside it: two topics, nobody, only one.

What a particle says otherwise to this verb: ``marked_roles.py``; what は, も and bare nouns are: ``open_roles.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.lexicon.kinds import nouns_of
from pipeline.translation.transfer.marked_roles import is_able, reread
from pipeline.translation.transfer.only_some import is_part, only_one
from pipeline.translation.transfer.open_roles import opened
from pipeline.translation.transfer.senses import verbs_of
from pipeline.translation.transfer.subject import is_somebody
from pipeline.translation.transfer.time_phrases import is_time


def resolved(ctx: Context, frame: Frame, verb: Entry | None) -> tuple[Argument, ...]:
    """Return the arguments with the roles they have to this verb; those that は, も and bare nouns leave open are filled in."""
    taken = {one.role for one in frame.arguments if one.role}
    result: list[Argument] = []
    left = _left_open(ctx, frame, verb)
    nobody = _nobody(ctx, frame)
    done = _done_too(ctx, frame, verb)
    only = only_one(ctx, frame)
    done_to = is_able(ctx, frame) or (verb is not None and "wo" in verb.frame)
    if only is not None and not done_to and ctx.phrases[only.phrase].core.amount is not None:
        only = None
    for one in frame.arguments:
        if done is not None and one in done:
            works = ctx.phrases[one.phrase].core.text.endswith(nouns_of("@machine,@program"))
            ahead = any(part.entry.id == "e.teoku" for part in ctx.phrases[frame.phrase].parts)
            works = works and not ahead and not is_able(ctx, frame)
            result.append(replace(one, role="wo" if one is done[1] else "ga" if works else "theme"))
            continue
        if (
            one.role == "hodo"
            and frame.kind == "adjective"
            and not (frame.tail.negative or _speaks_of_something(frame))
        ):
            result.append(replace(one, role="ga"))  # 新しい版ほど速い
            continue
        if is_part(ctx, frame, one):
            result.append(replace(one, role="bare"))
            continue
        if only is not None and not one.role and (one is only or "topic" in one.focus) and not is_time(ctx, one.phrase):
            first, second = ("wo", "ga") if done_to else ("ga", "theme")
            result.append(replace(one, role=first if one is only else second))
            continue
        if nobody is not None and not one.role and one.topic and not is_time(ctx, one.phrase):
            result.append(replace(one, role="ga" if one is nobody else "wo", topic=one is not nobody))
            continue
        if one is left:
            result.append(replace(one, role="theme"))
            continue
        result.append((reread if one.role else opened)(ctx, frame, verb, one, taken))
    return tuple(result)


def _speaks_of_something(frame: Frame) -> bool:
    return any(one.role == "ga" or one.topic for one in frame.arguments)


def _nobody(ctx: Context, frame: Frame) -> Argument | None:
    """Return the 誰も of この問題は誰も解決していない, beside which a topic is what is done: nobody has solved this problem."""
    open_ = [one for one in frame.arguments if not one.role and one.topic and not is_time(ctx, one.phrase)]
    who = next((one for one in open_ if ctx.tokens[ctx.phrases[one.phrase].core.start].lemma == "誰"), None)
    done = any(entry.frame.get("wo") == "obj" for entry in verbs_of(ctx, frame.phrase))
    named = any(one.role in ("ga", "wo") for one in frame.arguments)
    return who if len(open_) == 2 and done and not named and not frame.tail.passive else None


def _done_too(ctx: Context, frame: Frame, verb: Entry | None) -> tuple[Argument, Argument] | None:
    """Return the topics of デモは録画も用意する and 装置は温度も記録する, the second of which something is done to."""
    if verb is None or verb.frame.get("wo") != "obj" or frame.tail.passive or verb.subject not in ("passive", "author"):
        return None
    if any(one.role in ("ga", "wo", "quote") for one in frame.arguments):
        return None
    topics = [one for one in frame.arguments if one.topic and not one.role and not is_time(ctx, one.phrase)]
    if len(topics) != 2 or topics[0].focus != ("topic",) or topics[1].focus != ("also",):
        return None
    somebody = any(is_somebody(ctx, one.phrase) for one in topics) or ctx.clauses.is_denied(topics[1].phrase)
    counted = any(ctx.phrases[one.phrase].core.amount is not None for one in topics)
    return None if somebody or counted else (topics[0], topics[1])


def _left_open(ctx: Context, frame: Frame, verb: Entry | None) -> Argument | None:
    """Return the first of two topics without a case before what takes one subject: この方式は費用も安い."""
    if verb is not None and ("wo" in verb.frame or frame.tail.passive):
        return None
    if any(one.role in ("ga", "wo", "quote") for one in frame.arguments):
        return None
    topics = [one for one in frame.arguments if one.topic and not one.role and not is_time(ctx, one.phrase)]
    if len(topics) != 2 or ctx.clauses.is_denied(topics[1].phrase):
        return None
    if ctx.phrases[topics[1].phrase].core.amount is not None:
        return None  # 重さは5kgもある
    return topics[0] if topics[1].focus == ("also",) else None


def promoted(frame: Frame, verb: Entry | None, arguments: Sequence[Argument]) -> tuple[Argument, ...]:
    """Return 会議の前に勉強会として開かれた with what it was held as for what was held, where nothing else is named."""
    if (
        verb is None
        or not frame.tail.passive
        or verb.en != "hold"
        or any(one.role in ("ga", "wo", "theme") for one in arguments)
    ):
        return tuple(arguments)
    return tuple(replace(one, role="ga") if one.role == "toshite" else one for one in arguments)

"""Come here when what the writer does or will do is told as done by nobody: まとめておきます, 次回書きます, 帰ったら試します."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.text.shipped import table
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.verb_phrase import is_stative


def is_own_doing(ctx: Context, frame: Frame) -> bool:
    """Whether a clause of nobody named tells what its writer does: ておく of what is done or promised, 紹介します of a report."""
    tail = frame.tail
    if frame.kind != "verb" or tail.passive or tail.causative or tail.benefactive or tail.wraps or tail.modals:
        return False
    if tail.link not in _TOLD or tail.question:
        return False
    ready = any(part.entry.id in _READY for part in ctx.phrases[frame.phrase].parts)
    if ready:
        return tail.past or _is_polite(ctx, frame)
    if not _writes(ctx, frame):
        return False
    writing = tail.state and not (tail.past or tail.negative or tail.chains) and _is_polite(ctx, frame)
    return _promises(ctx, frame) or (writing and not any(_is_often(ctx, one.phrase) for one in frame.arguments))


def may_promise(ctx: Context, frame: Frame) -> bool:
    """Whether the clause can say what its writer is going to do, whatever its verb: 試します, not 毎年試します or 試しました."""
    if not _promises(ctx, frame) or frame.tail.link not in _TOLD:
        return False
    return not any(
        one.role == "ga" or (one.topic and not one.role and _is_named(ctx, one.phrase)) for one in frame.arguments
    )


def will_do(ctx: Context, frame: Frame, verb: Entry | None) -> bool:
    """Whether a clause that may promise does so with its verb: 帰ったら試します; not what its writer thinks or recommends."""
    if verb is None or is_stative(verb.en) or verb.en.split(" ")[0] in _said_at_once():
        return False
    tried = any(part.entry.id in (*_READY, "e.temiru") for part in ctx.phrases[frame.phrase].parts)
    return tried or _writes(ctx, frame) or verb.subject == "author"


def own_body(ctx: Context, frame: Frame, one: Argument, subject: EnNode) -> EnNode:
    """Return 腰 of 腰が痛い with "my": a part of the body that nobody is named for is the writer's."""
    phrase = ctx.phrases[one.phrase]
    alone = len(phrase.units) == 1 and not ctx.clauses.dependents[one.phrase] and one.role == "ga" and not one.focus
    others = any(other is not one and (other.role == "ga" or other.topic) for other in frame.arguments)
    heard = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma == "聞こえる"  # 隣の部屋から声が聞こえた
    if not alone or others or heard or ctx.tokens[phrase.core.start].lemma not in _words("body"):
        return subject
    the = subject.children[0] if subject.children else None
    if the is None or the.rule != "article":
        return subject
    return replace(subject, children=(replace(the, lemma="my"), *subject.children[1:]))


def _promises(ctx: Context, frame: Frame) -> bool:
    """Whether the verb stands in its plain polite form, as what is yet to be done, and nothing says that it is done often."""
    tail = frame.tail
    done = tail.past or tail.state or tail.negative or tail.question or tail.passive or tail.experience or tail.ongoing
    if frame.kind != "verb" or done or tail.modals or tail.chains or tail.wraps or tail.benefactive or tail.causative:
        return False
    said = (*frame.adverbs, *(one.phrase for one in frame.arguments))
    return _is_polite(ctx, frame) and not any(_is_often(ctx, index) for index in said)


def _is_polite(ctx: Context, frame: Frame) -> bool:
    phrase = ctx.phrases[frame.phrase]
    return any(ctx.tokens[at].lemma == "ます" for at in range(phrase.core.end, phrase.end))


def _is_often(ctx: Context, index: int) -> bool:
    phrase = ctx.phrases[index]
    entry = phrase.core.entry
    often = entry is not None and entry.en.startswith(_OFTEN) and phrase.core.text != "必ず"
    return (
        often
        or phrase.core.text.startswith("毎")
        or (phrase.core.amount is not None and phrase.core.amount.kind == "rate")
    )


_OFTEN = ("always", "usually", "often", "sometimes", "every", "normally", "daily", "mostly", "rarely")


def _is_named(ctx: Context, index: int) -> bool:
    entry: Entry | None = ctx.phrases[index].core.entry
    return entry is None or entry.noun_class in ("person", "group", "pronoun")


def _writes(ctx: Context, frame: Frame) -> bool:
    """Whether it is what one does in writing a report."""
    return ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in _words("write")


def _said_at_once() -> frozenset[str]:
    """Return the English verbs whose plain form does what it says (I recommend), and does not promise it."""
    return _words("perform")


@cache
def _words(what: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("english/own_doings") if row["what"] == what)


_READY = frozenset({"e.teoku", "e.toku"})

_TOLD = frozenset({"", "contrast", "cause", "and", "te"})
"""Links of clauses that tell a thing for itself; conditions and times speak of whoever does it."""

"""Come here when thanks for what one asks for (ご連絡いただけると助かります) is put as a condition that comes true by itself."""

from __future__ import annotations

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.parts import Given


def thanks_for(ctx: Context, frame: Frame, given: Given) -> EnNode | None:
    """Return "it would be a great help", which English says before what it is if; None where nothing is asked for."""
    phrase = ctx.phrases[frame.phrase]
    said = _THANKS.get(ctx.tokens[phrase.core.start].lemma)
    tail = frame.tail
    asked = bool(frame.subordinates) and frame.subordinates[-1].tail.link in ("if", "when", "tara")
    bound = given.form or given.subject is not None or given.patient is not None
    if (
        said is None
        or not asked
        or bound
        or tail.past
        or tail.negative
        or tail.link
        or frame.arguments
        or frame.adverbs
    ):
        return None
    before = frame.subordinates[-1]
    got = ctx.tokens[ctx.phrases[before.phrase].core.start].lemma in ("頂く", "貰う")
    if said == _THANKS["幸い"] and not (before.tail.benefactive or got):
        said = _THANKS["嬉しい"]  # 参考になれば幸いです
    ctx.took_parts(frame.phrase)
    return words(said, "thanks", ctx.took((*phrase.core.tokens, *tail.tokens)))


_THANKS = {
    "助かる": "it would be a great help",
    "有り難い": "it would be appreciated",
    "幸い": "it would be appreciated",
    "嬉しい": "I would be glad",
}
"""What is said of a favour that one asks for, with its English."""

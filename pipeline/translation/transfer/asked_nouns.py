"""Come here when a question with a noun for its predicate is wrong: 誰のためのものか, who it is for; どの会社の製品か, which company's product it is."""

from __future__ import annotations

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.translation.transfer.asking_words import ASKING
from pipeline.translation.transfer.context import Context, words


def for_whom_it_is(ctx: Context, frame: Frame) -> EnNode | None:
    """Return the "who" of 誰のためのものか, which asks who it is for; None for any other question."""
    core = ctx.phrases[frame.phrase].core
    own = [one for one in ctx.clauses.dependents[frame.phrase] if ctx.clauses.role_of(one) == "notameni"]
    if (
        len(own) != 1
        or core.text not in ("もの", "物", "の")
        or ctx.tokens[ctx.phrases[own[0]].core.start].lemma != "誰"
    ):
        return None
    ctx.took((*core.tokens, *ctx.phrases[own[0]].core.tokens))
    ctx.took_parts(own[0])
    return words("who", "c.notameno", ctx.phrases[own[0]].core.tokens)


def asks_by_modifier(ctx: Context, frame: Frame) -> bool:
    """Whether a word before the noun asks: どの会社の製品か, which company's product it is."""
    below = [
        one
        for one in ctx.clauses.dependents[frame.phrase]
        if one + 1 == frame.phrase and (ctx.clauses.is_adnominal(one) or ctx.phrases[one].core.kind == "adnominal")
    ]
    lemmas = {
        ctx.tokens[ctx.phrases[at].core.start].lemma for one in below for at in (one, *ctx.clauses.dependents[one])
    }
    kinds = any(ctx.phrases[one].core.text in _WHAT_KIND for one in below)
    return kinds or bool(lemmas & ASKING)


_WHAT_KIND = frozenset({"どんな", "どういう", "どのような", "どういった"})
"""What asks before a noun what kind of one it is: LPCはどんな会議か."""

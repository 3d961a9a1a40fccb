"""Come here when a clause before a noun says what was thought of it (難しいと思っていた作業): work that I thought was difficult."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.arguments import argument_node
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.heads import Around, Compound
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.parts import Given
from pipeline.translation.transfer.phrases import is_quotation
from pipeline.translation.transfer.predication import clause
from pipeline.translation.transfer.subject import author, names_people
from pipeline.translation.transfer.valency import choose_verb
from pipeline.translation.transfer.verb_phrase import verb_node


def thought_of(ctx: Context, frame: Frame, made: Compound, around: Around) -> bool:
    """Put what was thought of the noun behind it, without a pronoun for the noun; tell whether the clause says that."""
    quote = next((one for one in frame.arguments if one.role == "quote"), None)
    if (
        quote is None
        or frame.kind != "verb"
        or frame.subordinates
        or frame.adverbs
        or is_quotation(ctx.phrases[quote.phrase])
    ):
        return False
    verb = choose_verb(ctx, frame)
    others = [one for one in frame.arguments if one is not quote]
    thinks = verb is not None and verb.report in ("THINK", "EXPECT", "FEEL") and not frame.tail.passive
    if verb is None or not thinks or ctx.clauses.asks(quote.phrase) or any(one.role != "ga" for one in others):
        return False
    thought = ctx.clauses.frame(quote.phrase)
    if not others and thought.kind == "adjective":  # 多くの人が不要だと考えた機能
        others = [one for one in thought.arguments if one.role == "ga" and names_people(_entry(ctx, one))]
        thought = replace(thought, arguments=tuple(one for one in thought.arguments if one not in others))
    if any(one.role in ("ga", "") or one.topic for one in thought.arguments) or thought.subordinates:
        return False
    told = made.entry is not None and made.entry.noun_class == "content" and thought.kind == "verb"
    if told or (made.entry is not None and made.entry.noun_class in ("person", "group", "time", "fact")):
        return False  # 試したいと思う発表 makes one think so
    if (thought.kind == "verb") == any(one.role == "wo" for one in thought.arguments) and thought.kind == "verb":
        return False  # 売れると思っていた: it, or something else
    gap = EnNode("np", "", slot="subject", rule="r.relative")
    past = frame.tail.past and not thought.tail.past
    inner = replace(thought, tail=replace(thought.tail, past=True)) if past else thought
    who = argument_node(ctx, others[0], "subject") if others else author()
    ctx.took_parts(frame.phrase)
    tail = replace(frame.tail, state=False)
    said = verb_node(
        ctx, replace(frame, tail=tail), verb, Given(), False, ctx.took(ctx.phrases[frame.phrase].core.tokens)
    )
    teller = EnNode("clause", children=(who.as_("subject"), said.as_("head")), rule="clause")
    around.after += [words("that", "r.relative"), teller, clause(ctx, inner, subject=gap)]
    around.restricted = True
    return True


def _entry(ctx: Context, one: Argument) -> Entry | None:
    return ctx.phrases[one.phrase].core.entry

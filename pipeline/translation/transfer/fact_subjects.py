"""Come here when a fact or a question as the subject is wrong: it is important that, it was decided when to begin."""

from __future__ import annotations

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.clefts import is_told_of, situated, what_clause, what_it_is
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.embedded import question
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.parts import Parts
from pipeline.translation.transfer.subject import author, is_fact
from pipeline.translation.transfer.tails import FAVOURS


def stands_behind(ctx: Context, one: Argument, frame: Frame, verb: Entry, passive: bool) -> bool:
    """Whether the subject is a fact or a question that English says behind "it": it was decided when to begin."""
    if is_fact(ctx, one):
        said = any(other.role == "comp" for other in frame.arguments)
        return passive or verb.en.split(" ")[0] == "be" or (verb.en == "become" and said)
    return ctx.clauses.is_asked(one.phrase) and (passive or frame.kind == "adjective" or verb.en.startswith("be "))


def put_fact_behind(ctx: Context, one: Argument, frame: Frame, parts: Parts) -> None:
    """Give the clause a subject such as "it" for the fact ``one``, and put what the fact says behind the verb."""
    tells = is_told_of(ctx, one, frame)
    what = what_clause(ctx, one, frame) if frame.kind == "nominal" and not tells else None
    parts.subject = what or words("it", "subject.it")
    if what is not None:
        return
    if _is_felt(ctx, frame) and not tells:
        ctx.notes.doubt("subject-author", 0.05)
        parts.subject = author()
    complement = next((node for node in parts.rest if node.slot == "complement"), None)
    placed = situated(ctx, one, frame, complement) if complement is not None and not tells else None
    if placed is not None:
        parts.rest = [placed[0] if node is complement else node for node in parts.rest] + [placed[1]]
    elif complement is not None and tells:
        parts.subject, said = what_it_is(ctx, one, frame, complement)
        parts.rest = [said if node is complement else node for node in parts.rest]
    else:
        number = next((node.feature("number") for node in parts.rest if node.feature("number")), "")
        parts.rest.append(_fact_subject(ctx, one, frame, number))


def _is_felt(ctx: Context, frame: Frame) -> bool:
    """Whether the adjective says what only the writer feels, told by himself: 通じたのがうれしかった, I was happy that."""
    entry = ctx.phrases[frame.phrase].core.entry
    felt = frame.kind == "adjective" and entry is not None and entry.forms.get("subject") == "author"
    heard = any(mark.english == "reportedly" for mark in frame.tail.adverbs)
    return felt and not heard and frame.tail.link not in ("quote", "content")


def _fact_subject(ctx: Context, one: Argument, frame: Frame, number: str) -> EnNode:
    """〜ことが重要である: what is important stands behind, as infinitive or that-clause."""
    from pipeline.translation.transfer.nominalized import cleft, fact_clause

    if ctx.clauses.is_asked(one.phrase):
        return question(ctx, one.phrase)
    if frame.kind == "nominal" and (found := cleft(ctx, one, frame, number)) is not None:
        return found
    inner = next(index for index in ctx.clauses.dependents[one.phrase] if ctx.clauses.is_predicate(index))
    clause_ = ctx.clauses.frame(inner)
    to_do = _is_to_do(ctx, frame, clause_) and not any(other.role == "ga" or other.topic for other in clause_.arguments)
    return fact_clause(ctx, one, "inf" if to_do and clause_.kind == "verb" and not clause_.tail.passive else "that")


def _is_to_do(ctx: Context, frame: Frame, fact: Frame) -> bool:
    """Whether a fact may be an infinitive: 話せたのは収穫だった; what should be, is not or was done stays a that-clause."""
    can = [mark.english == "can" for mark in fact.tail.modals]
    if _is_felt(ctx, frame) and fact.tail.past:
        return False  # 本人に会えたのが嬉しい
    if frame.kind == "adjective" or any(one.role == "comp" for one in frame.arguments):
        favour = any(part.entry.id in FAVOURS for part in ctx.phrases[fact.phrase].parts)
        over = fact.tail.past and (fact.tail.state or fact.tail.benefactive or favour) and not any(can)
        lasts = fact.tail.state and not fact.tail.past and not any(can)  # 自社で設計しているのが印象的だ
        return not (over or lasts) and not (
            fact.tail.negative and fact.tail.past
        )  # 示していたのが良かった, 聞けなかったのが残念だ
    plain = not (fact.tail.negative or fact.tail.chains or fact.tail.adverbs or fact.subordinates)
    return frame.kind == "nominal" and plain and all(can) and (bool(can) or not fact.tail.past)

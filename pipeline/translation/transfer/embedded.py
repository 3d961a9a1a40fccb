"""Come here when a と-clause or a question inside a sentence comes out wrong: that, whether, how to, and the tense of what was thought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame, Mark
from pipeline.translation.transfer.asking_words import ASKING_WORDS
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.parts import Given
from pipeline.translation.transfer.phrases import hangs_on, is_quotation
from pipeline.translation.transfer.quotations import with_that
from pipeline.translation.transfer.subject import takes_object
from pipeline.translation.transfer.told import asked_for
from pipeline.translation.transfer.valency import choose_verb
from pipeline.translation.transfer.verb_phrase import is_stative


def embedded(
    ctx: Context,
    one: Argument,
    slot: str,
    verb: Entry | None,
    writer: bool = False,
    moved: tuple[Argument, ...] = (),
    *,
    past: bool = False,
) -> EnNode:
    """Return a と-clause or question as the complement of its verb; ``past``: whether that stands in the past."""

    from pipeline.translation.transfer.predication import clause

    phrase = ctx.phrases[one.phrase]
    if not ctx.clauses.is_predicate(one.phrase):
        found = noun_phrase(ctx, one.phrase, "title" if slot == "comp" else "complement")
        if is_quotation(phrase) and slot == "that":
            return EnNode("clause", children=with_that(found), rule="quote")
        if slot == "that":
            return EnNode("clause", children=(words("that it is", "quote"), found), rule="quote")
        joined = (found,) if slot == "comp" else (words("as" if slot != "that" else "that", "quote"), found)
        return EnNode("np", children=joined)
    frame = ctx.clauses.frame(one.phrase)
    if one.role == "youni" and slot == "that" and not frame.tail.modals:
        frame = replace(frame, tail=replace(frame.tail, modals=(Mark("should", (), "l.youni"),)))
    for part in phrase.parts:
        if part.entry.kind != "ending":
            ctx.took(range(part.start, part.end))
    frame = replace(frame, arguments=(*moved, *frame.arguments))
    if slot == "inf":
        frame = asked_for(frame, to_do=True)
    elif verb is not None and verb.report not in _OF_THE_MIND:
        frame = asked_for(frame, to_do=False)
    if one.role == "youni" and slot == "inf" and [mark.rule for mark in frame.tail.modals] == ["e.dekiru"]:
        possible = Mark("make sure to", (), "e.younisuru")  # 参加できるよう頼む: to make it possible
        frame = replace(frame, tail=replace(frame.tail, chains=(possible, *frame.tail.chains)))
    frame = _requested(frame, told=one.role == "youni" and slot == "inf")
    surprised = verb is not None and verb.en.split(" ")[:2] in _SURPRISED
    mistaken = past and verb is not None and verb.en == "think" and not frame.tail.negative
    if (surprised or mistaken) and not asks_which(ctx, phrase.index):
        frame = replace(frame, tail=replace(frame.tail, question=False))  # できるのかと驚いた, もう終わったのかと思った
    asks = frame.tail.question or frame.tail.template.startswith("whether")
    if asks and (how := _how_to(ctx, frame)) is not None:
        return EnNode("clause", children=(words("how", "quote"), clause(ctx, how, form="inf")), rule="quote")
    if any(not mark.english for mark in frame.tail.wraps):
        return clause(ctx, replace(frame, tail=replace(frame.tail, wraps=())), form="inf")
    if frame.tail.chains and frame.tail.chains[0].rule in ("e.tai", "e.tsumori") and slot in ("that", "inf"):
        ctx.notes.doubt("whose-wish", 0.1)
    named = any(one.role == "ga" for one in frame.arguments)  # 部品はメーカーが送ると約束した
    if slot == "inf" and not asks and not (named and one.role == "quote"):
        return clause(ctx, frame, form="inf")
    wh = asks_which(ctx, phrase.index)
    that = "whether" if asks and not wh else "" if asks else "that"
    if (
        wh
        and not any(one.role == "ga" or one.topic for one in frame.arguments)
        and not frame.tail.past
        and not frame.tail.state
        and _is_to_be_chosen(ctx, frame, verb)
    ):
        return EnNode("clause", children=(clause(ctx, frame, form="inf"),), rule="quote")
    from pipeline.translation.transfer.sentence import join_clauses

    if past and verb is not None and verb.report in _OF_THE_MIND and not asks:
        frame = _shifted(ctx, frame)
    inner = join_clauses(ctx, frame, Given(embedded=not writer, question=asks))
    return EnNode("clause", children=(words(that, "quote"), inner), rule="quote")


_SURPRISED = [["be", "surprised"], ["be", "impressed"], ["be", "astonished"], ["be", "moved"], ["be", "amazed"]]
"""How verbs begin of which a question says what one did not think possible."""


def _how_to(ctx: Context, frame: Frame) -> Frame | None:
    """Return どうすれば参加できるか as what one asks how to do, without the どうすれば; None for any other question."""
    able = any(mark.rule == "e.dekiru" for mark in frame.tail.modals)
    asked = next(
        (one for one in frame.adverbs if ctx.phrases[one].core.text.startswith(("どうす", "どうし", "どうや"))), None
    )
    stated = any(one.role == "ga" or one.topic for one in frame.arguments)
    if asked is not None and able and not (stated or frame.tail.past or frame.tail.negative):
        ctx.took(ctx.phrases[asked].core.tokens)
        return _without_can(replace(frame, adverbs=tuple(one for one in frame.adverbs if one != asked)))
    for sub in frame.subordinates:
        how = [one for one in sub.adverbs if ctx.tokens[ctx.phrases[one].core.start].lemma in ("どう", "如何")]
        does = ctx.tokens[ctx.phrases[sub.phrase].core.start].lemma == "為る" and not (
            sub.arguments or sub.subordinates
        )
        if not (how and does and able and sub.tail.link in ("if", "tara")) or frame.tail.past or frame.tail.negative:
            continue
        for index in (*how, sub.phrase):
            ctx.took(range(ctx.phrases[index].start, ctx.phrases[index].end))
        others = tuple(one for one in frame.subordinates if one is not sub)
        return _without_can(replace(frame, subordinates=others))
    return None


def _without_can(frame: Frame) -> Frame:
    """Return a question of what can be done as what there is to do."""
    kept = tuple(mark for mark in frame.tail.modals if mark.rule != "e.dekiru")
    spent = tuple(token for mark in frame.tail.modals for token in mark.tokens)
    tail = replace(frame.tail, modals=kept, question=False, tokens=(*frame.tail.tokens, *spent))
    return replace(frame, tail=tail)


def asked_how(ctx: Context, frame: Frame) -> Frame:
    """Return どうすれば人は育つか as a question how it can be (how can people grow), with どう beside its verb; any other clause as it is."""
    for sub in frame.subordinates:
        how = [one for one in sub.adverbs if ctx.tokens[ctx.phrases[one].core.start].lemma in ("どう", "如何")]
        bare = ctx.tokens[ctx.phrases[sub.phrase].core.start].lemma == "為る" and not (
            sub.arguments or sub.subordinates
        )
        if not (how and bare and frame.tail.question and sub.tail.link in ("if", "tara")) or frame.kind != "verb":
            continue
        ctx.took(range(ctx.phrases[sub.phrase].start, ctx.phrases[sub.phrase].end))
        able = Mark("can", (), "r.how-can")
        modals = frame.tail.modals or (able,)
        others = tuple(one for one in frame.subordinates if one is not sub)
        return replace(
            frame, tail=replace(frame.tail, modals=modals), adverbs=(*how, *frame.adverbs), subordinates=others
        )
    return frame


def asks_what_to_do(ctx: Context, frame: Frame) -> bool:
    """Whether a question of nobody named asks what or how something is to be done: どう設計するか, 何を測るか."""
    tail = frame.tail
    plain = not (tail.past or tail.state or tail.negative or tail.passive or tail.modals or tail.chains or tail.wraps)
    return plain and bool(asks_which(ctx, frame.phrase)) and _is_to_be_chosen(ctx, frame, None)


def _is_to_be_chosen(ctx: Context, frame: Frame, verb: Entry | None) -> bool:
    """Whether a question asks what one is to do (何を使うか, どう直せばよいか), and not what is so or can be."""
    asked = choose_verb(ctx, frame)
    if frame.kind != "verb" or asked is None or any(mark.rule == "e.dekiru" for mark in frame.tail.modals):
        return False
    if any(asks_which(ctx, one.phrase) for one in frame.subordinates):
        return False
    advised = any(mark.english == "should" for mark in frame.tail.modals)
    found_out = verb is not None and verb.en.split(" ")[0] in _FOUND_OUT and not advised
    return advised or (asked.subject in ("passive", "author", "none") and takes_object(asked) and not found_out)


_FOUND_OUT = frozenset(
    "investigate examine confirm check measure estimate predict grasp verify identify find inspect test".split()
)
"""Verbs of finding out what is so; what is to be done is decided, discussed, considered."""


def _requested(frame: Frame, *, told: bool) -> Frame:
    """Return 早めてもらえないか as whether it could be brought forward, and 送ってもらうよう (``told``) as what somebody is to do."""
    tail = frame.tail
    if told and tail.benefactive:
        return replace(frame, tail=replace(tail, benefactive=False))
    if not (tail.benefactive and tail.question and tail.negative) or any(mark.english != "can" for mark in tail.modals):
        return frame
    return replace(frame, tail=replace(tail, negative=False, modals=(Mark("could", (), "e.dekiru"),)))


_OF_THE_MIND = frozenset({"THINK", "EXPECT", "FEEL"})
"""What is thought, felt and expected is told in the tense of the thinking; what is reported may still hold."""


def as_thought_then(ctx: Context, frame: Frame, outer: int) -> Frame:
    """Return a fact that somebody noticed or felt in the past, as English has it: I noticed that there was no key."""
    if outer < 0 or not ctx.clauses.is_predicate(outer) or not ctx.clauses.tails[outer].past:
        return frame
    told = ctx.clauses.frame(outer)
    verb = choose_verb(ctx, told) if told.kind == "verb" else None
    noticed = verb is not None and (verb.report in _OF_THE_MIND or verb.en.split(" ")[0] in _NOTICED)
    return _shifted(ctx, frame) if noticed else frame


_NOTICED = frozenset({"notice", "realize"})


def _shifted(ctx: Context, frame: Frame) -> Frame:
    """Return a clause that somebody thought in the past, as English has it: I thought it could be used."""
    tail = frame.tail
    if tail.past or any(mark.english != "can" for mark in tail.modals):
        return frame
    verb = choose_verb(ctx, frame) if frame.kind == "verb" else None
    lasts = verb is None or is_stative(verb.en)
    if lasts or tail.state or tail.modals or tail.experience or tail.chains:
        return replace(frame, tail=replace(tail, past=True))
    if not (tail.wraps or tail.gerunds or tail.adverbs):
        return replace(frame, tail=replace(tail, modals=(Mark("would", (), "e.would"),)))  # 来るとは思わなかった
    return frame


def question(ctx: Context, index: int) -> EnNode:
    """Return a question that takes the place of a noun, with those that are joined to it: how it is used and what is needed."""
    first = [one for one in ctx.clauses.dependents[index] if ctx.clauses.is_first_question(one)]
    if first and not any(asks_which(ctx, one) for one in (*first, index)):
        return _either(ctx, (*first, index))
    found = [question(ctx, one) for one in first]
    own = embedded(ctx, Argument("quote", index), "that", None)
    if not found:
        return own
    joined = [node for one in found for node in (one, words("and", "quote"))]
    return EnNode("clause", children=(*joined, own), rule="quote")


def _either(ctx: Context, asked: Sequence[int]) -> EnNode:
    """Return 買うか直すか as "whether to buy it or to fix it"; with a subject or a past of their own the clauses stay whole."""
    from pipeline.translation.transfer.predication import clause
    from pipeline.translation.transfer.sentence import join_clauses

    frames = [ctx.clauses.frame(one) for one in asked]
    to_do = all(_is_choice(ctx, frame) for frame in frames)
    children: list[EnNode] = []
    for one, frame in zip(asked, frames, strict=True):
        ctx.took_parts(one)
        children.append(words("or" if children else "whether", "quote"))
        plain = replace(frame, connectors=())
        ctx.took(at for index in frame.connectors for at in ctx.phrases[index].core.tokens)
        given = Given(embedded=True, question=True)
        children.append(clause(ctx, plain, form="inf") if to_do else join_clauses(ctx, plain, given))
    return EnNode("clause", children=tuple(children), rule="quote")


def _is_choice(ctx: Context, frame: Frame) -> bool:
    """Whether the clause asks what somebody is to do: no subject, nothing past or denied, and a verb of doing."""
    tail, verb = frame.tail, choose_verb(ctx, frame) if frame.kind == "verb" else None
    plain = not (tail.past or tail.passive or tail.state or tail.negative or tail.modals or tail.chains)
    stated = any(one.role == "ga" or one.topic for one in frame.arguments)
    return plain and not stated and verb is not None and verb.subject in ("passive", "author")


def asks_which(ctx: Context, index: int) -> bool:
    """Whether a word in the question asks who, what or how."""
    return any(_is_wh(ctx, at) for at in range(index + 1) if hangs_on(ctx.phrases, at, index))


def _is_wh(ctx: Context, index: int) -> bool:
    head = ctx.phrases[index].head
    if ctx.clauses.reach(index) or (head >= 0 and ctx.clauses.reach(head)):
        return False
    return any(
        ctx.tokens[unit.start].lemma in ASKING_WORDS
        for unit in ctx.phrases[index].units
        if not (unit.end - unit.start > 1 and unit.text.endswith("か"))
        and not (unit.amount is not None and not unit.amount.text.startswith("how"))
    )


def asks_of(ctx: Context, index: int) -> bool:
    """Whether the phrase asks, itself or by what stands before it: 何, どの方式, どの会社の製品."""
    if ctx.clauses.reach(index):
        return False
    below = (one for one in ctx.clauses.dependents[index] if not ctx.phrases[one].verbal)
    return _is_wh(ctx, index) or any(
        asks_of(ctx, one) for one in below if ctx.clauses.is_adnominal(one) or _is_wh(ctx, one)
    )


def on_what(ctx: Context, frame: Frame, verb: Entry) -> str:
    """Return what stands before a question with で: opinions differ over it, costs change depending on it."""
    if ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in _DISPUTED:
        return "over"
    return "depending on" if verb.report == "CHANGE" or verb.en in _DEPENDS else "on the question of"


_DISPUTED = frozenset("分かれる 分かれる 割れる 対立 揉める 争う 食い違う 悩む 乱れる 衝突 論争".split())
_DEPENDS = frozenset({"change", "differ", "vary", "be decided", "be determined"})

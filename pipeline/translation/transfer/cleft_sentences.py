"""Come here when a sentence 〜のは〜だ that gives a reason, asks a question or says 初めて is wrong: it was because, the problem is who."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.carried import passed_on
from pipeline.translation.transfer.clefts import is_human, names_somebody, nominalised, take, what_clause
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.phrases import is_moment
from pipeline.translation.transfer.senses import verbs_of
from pipeline.translation.transfer.subject import is_fact
from pipeline.translation.transfer.time_phrases import is_beside, is_time


def explained(ctx: Context, frame: Frame) -> EnNode | None:
    """Return 延ばしたのは、部品が届かなかったからだ as "it was put off because ..."; the reason is that ..., with 理由は; None for anything else."""
    from pipeline.translation.transfer.arguments import argument_node
    from pipeline.translation.transfer.noun_phrases import noun_phrase
    from pipeline.translation.transfer.parts import Given
    from pipeline.translation.transfer.sentence import join_clauses

    one = next((one for one in frame.arguments if one.focus == ("topic",) and not one.role), None)
    if one is None or ctx.phrases[frame.phrase].head >= 0:
        return None
    if (
        told := _for_the_first_time(ctx, one, frame) or _when(ctx, one, frame) or _only_so(ctx, one, frame)
    ) is not None:
        return told
    if (frame.tail.question or frame.tail.link == "whether") and (asked := _asked(ctx, one, frame)) is not None:
        return asked
    inner = nominalised(ctx, one)
    case = next((part for part in ctx.phrases[frame.phrase].parts if part.entry.id == "c.nowatashi"), None)
    if inner is not None and case is not None and len(frame.arguments) == 1:
        take(ctx, one)
        ctx.took((*frame.tail.tokens, *range(case.start, case.end)))
        below = _said_of_noun(ctx, frame, one)
        of = (words("because of", case.entry.id), noun_phrase(ctx, frame.phrase, "object", below))
        return EnNode("sentence", children=(join_clauses(ctx, inner, Given()), *of), rule="cleft")
    if frame.tail.link not in ("cause-end", "cause", "because", "tame"):
        return None
    if (told := _not_because(ctx, frame)) is not None:
        return told
    reason = replace(frame, arguments=tuple(other for other in frame.arguments if other is not one))
    if inner is not None:
        take(ctx, one)
        told = join_clauses(ctx, inner, Given())
        who = passed_on(ctx, inner, told) if told.category == "clause" else None
        who = replace(who, reach="sentence") if who is not None and who.is_person else None
        why = join_clauses(ctx, reason, Given(relation="because", carried=who))
        because = (words("because", frame.tail.link_rule), why)
        return EnNode("sentence", children=(told, *because), rule="cleft")
    if ctx.phrases[one.phrase].core.text[-2:] not in ("理由", "原因", "要因", "背景"):
        return None
    why = argument_node(ctx, one, "topic")
    said = (words("is that", "e.copula"), join_clauses(ctx, reason, Given(embedded=True)))
    return EnNode("sentence", children=(why, *said), rule="cleft")


def caused(ctx: Context, frame: Frame) -> EnNode | None:
    """Return 遅れているのは港の混雑が原因だ as "it is delayed because of the crowding of the port"; None for anything else."""
    from pipeline.translation.transfer.arguments import argument_node
    from pipeline.translation.transfer.parts import Given
    from pipeline.translation.transfer.sentence import join_clauses

    plain = not (frame.subordinates or frame.adverbs or frame.tail.negative or frame.tail.question)
    if not plain or frame.kind != "nominal" or ctx.phrases[frame.phrase].core.text not in _CAUSES:
        return None
    one = next((one for one in frame.arguments if one.focus == ("topic",) and not one.role), None)
    by = next((one for one in frame.arguments if one.role == "ga"), None)
    inner = nominalised(ctx, one) if one is not None else None
    if one is None or by is None or inner is None or len(frame.arguments) > 2 or is_fact(ctx, by):
        return None
    if ctx.clauses.dependents[frame.phrase] and len(ctx.clauses.dependents[frame.phrase]) > 2:
        return None
    take(ctx, one)
    ctx.took((*frame.tail.tokens, *ctx.phrases[frame.phrase].core.tokens))
    of = (words("because of", "r.cleft"), argument_node(ctx, by, "object"))
    return EnNode("sentence", children=(join_clauses(ctx, inner, Given()), *of), rule="cleft")


def _not_because(ctx: Context, frame: Frame) -> EnNode | None:
    """Return 延ばしたのは、Aだからではなく、Bだからだ as "it was put off, not because A but because B"; None for anything else."""
    from pipeline.translation.transfer.parts import Given
    from pipeline.translation.transfer.sentence import join_clauses

    one = next((one for one in frame.arguments if one.focus == ("topic",) and not one.role), None)
    inner = nominalised(ctx, one) if one is not None else None
    denied = frame.subordinates[0] if len(frame.subordinates) == 1 else None
    if one is None or inner is None or denied is None or frame.tail.link not in ("cause-end", "cause", "because"):
        return None
    roles = [part.role for part in ctx.phrases[denied.phrase].parts]
    if roles[-2:] != ["cause", "copula-negative"]:
        return None
    take(ctx, one)
    ctx.took(denied.tail.tokens)
    was = replace(denied, tail=replace(denied.tail, negative="negative" in roles[:-2], copula=False))
    reason = replace(frame, arguments=tuple(other for other in frame.arguments if other is not one), subordinates=())
    told = join_clauses(ctx, inner, Given())
    first = (words("not because", "l.kara"), join_clauses(ctx, was, Given(relation="because")))
    then = (words("but because", frame.tail.link_rule), join_clauses(ctx, reason, Given(relation="because")))
    return EnNode("sentence", children=(told, *first, *then), rule="cleft")


def told_when(ctx: Context, sub: Frame) -> EnNode | None:
    """Return 気付いたのは始めた後で、 as "I noticed it after it was started"; None for any other clause that says when."""
    from pipeline.translation.transfer.parts import Given
    from pipeline.translation.transfer.sentence import join_clauses

    if sub.tail.link not in ("after", "before") or sub.tail.negative:
        return None
    one = next((one for one in sub.arguments if one.focus == ("topic",) and not one.role), None)
    inner = nominalised(ctx, one) if one is not None else None
    if one is None or inner is None:
        return None
    take(ctx, one)
    when = replace(sub, arguments=tuple(other for other in sub.arguments if other is not one))
    then = (words(sub.tail.link, sub.tail.link_rule), join_clauses(ctx, when, Given(relation=sub.tail.link)))
    return EnNode("sentence", children=(join_clauses(ctx, inner, Given()), *then), rule="cleft")


_CAUSES = frozenset({"原因", "理由", "要因", "影響", "せい"})


def _for_the_first_time(ctx: Context, one: Argument, frame: Frame) -> EnNode | None:
    """Return 国際会議に出るのは初めてだった as "it was my first time attending an international conference"."""
    from pipeline.translation.transfer.predication import clause

    phrase, inner = ctx.phrases[frame.phrase], nominalised(ctx, one)
    others = [other for other in frame.arguments if other is not one]
    word = (phrase.core.entry.en if phrase.core.entry else "") or (
        phrase.core.amount.text if phrase.core.amount else ""
    )
    amount = phrase.core.amount
    again = amount is not None and amount.kind == "ordinal" and phrase.core.text.endswith(("回目", "度目"))
    if (
        inner is None
        or not (again or word.startswith(_FIRST))
        or len(phrase.units) > 1
        or frame.adverbs
        or frame.subordinates
    ):
        return None
    if len(others) > 1 or any(ctx.phrases[other.phrase].core.text not in _THIS for other in others):
        return None
    take(ctx, one)
    for other in others:
        take(ctx, other)
    ctx.took((*frame.tail.tokens, *(at for part in phrase.parts for at in range(part.start, part.end))))
    it = words("this" if others else "it", "r.cleft")
    was = words("was" if frame.tail.past or inner.tail.past else "is", "e.copula", frame.tail.tokens)
    if frame.tail.negative:
        was = replace(was, lemma=f"{was.lemma} not")
    rest = "" if again else word.removeprefix(_FIRST)
    stated = any(other.role == "ga" or other.topic for other in inner.arguments)
    inner = replace(inner, tail=replace(inner.tail, past=False)) if not stated else inner
    mine = inner.kind == "verb" and not stated and not inner.tail.passive and is_human(ctx, inner)
    first = words(
        f"{'my' if mine else 'the'} {amount.text.removeprefix('the ') if again and amount else 'first'} time",
        phrase.core.entry.id if phrase.core.entry else "number",
        ctx.took(phrase.core.tokens),
    )
    if mine:
        ctx.notes.doubt("subject-author", 0.05)
        told = [clause(ctx, inner, form="ing")]
    else:
        told = [words("that", "r.cleft"), clause(ctx, inner)]
    since = [words(rest.strip(), "number")] if rest else []
    return EnNode("sentence", children=(it, was, first, *since, *told), rule="cleft")


def _when(ctx: Context, one: Argument, frame: Frame) -> EnNode | None:
    """Return 会場に着いたのは9時だった as "I arrived at the venue at 9:00": when what nobody is named for was done needs no cleft."""
    from pipeline.translation.transfer.parts import Given
    from pipeline.translation.transfer.prepositions import prepositional
    from pipeline.translation.transfer.sentence import join_clauses

    inner, phrase = nominalised(ctx, one), ctx.phrases[frame.phrase]
    plain = len(frame.arguments) == 1 and not (frame.adverbs or frame.subordinates or frame.connectors)
    if inner is None or not plain or frame.tail.negative or frame.tail.question or frame.tail.link:
        return None
    stated = any(other.role == "ga" or other.topic for other in inner.arguments)
    if stated or inner.kind != "verb" or not (is_time(ctx, phrase.index) or is_beside(ctx, phrase.index)):
        return None
    own = _said_of_noun(ctx, frame, one)
    amount = phrase.core.amount
    take(ctx, one)
    ctx.took(frame.tail.tokens)
    ctx.took_parts(phrase.index)
    if amount is not None and amount.adverb and len(phrase.units) == 1 and not own:
        when = words(amount.adverb, "number", ctx.took(phrase.core.tokens))
    else:
        when = prepositional(ctx, phrase.index, below=own)
    return EnNode("sentence", children=(join_clauses(ctx, inner, Given()), when), rule="cleft")


_FIRST = "for the first time"
_THIS = frozenset({"今回", "今年", "これ"})


def _only_so(ctx: Context, one: Argument, frame: Frame) -> EnNode | None:
    """Return 対応しているのはA社だけだ as "only Company A supports it": what だけ marks does it, or it is done to that."""
    from pipeline.translation.transfer.gaps import gap_of
    from pipeline.translation.transfer.heads import Compound
    from pipeline.translation.transfer.noun_phrases import noun_phrase
    from pipeline.translation.transfer.predication import clause
    from pipeline.translation.transfer.relative_objects import writer_of

    phrase, inner = ctx.phrases[frame.phrase], nominalised(ctx, one)
    only = [part for part in phrase.parts if part.role in ("only", "merely") and part.entry.en == "only"]
    if inner is None or inner.subordinates or not only or frame.tail.negative or frame.tail.question:
        return None
    if len(frame.arguments) > 1 or frame.subordinates or inner.kind != "verb" or is_moment(phrase):
        return None
    entry = phrase.core.entry
    stated = any(other.role == "ga" or other.topic for other in inner.arguments)
    if entry is not None and entry.noun_class in ("time", "place", "event", "act"):
        by_itself = any("wo" not in row.frame for row in verbs_of(ctx, inner.phrase))
        doing = entry.noun_class == "place" and is_human(ctx, inner)  # 反対したのは日本だけだ
        if stated or not (doing or (entry.noun_class in ("act", "event") and by_itself)):
            return None
    country = entry is not None and entry.noun_class == "place" and is_human(ctx, inner)
    somebody = (names_somebody(ctx, frame) or country) and not stated
    kind = "subject" if somebody else gap_of(ctx, inner, Compound(entry=entry)).kind
    if kind not in ("subject", "object") or stated or (kind == "object" and writer_of(ctx, inner) is not None):
        return None
    if kind == "subject" and not somebody and is_human(ctx, inner):
        return None  # 見たのは一部だけだ
    take(ctx, one)
    ctx.took((*frame.tail.tokens, *(at for part in phrase.parts for at in range(part.start, part.end))))
    below = _said_of_noun(ctx, frame, one)
    noun = noun_phrase(ctx, frame.phrase, "subject", below)
    node = EnNode("np", children=(words("only", only[0].entry.id), noun), features=noun.features, rule="r.only")
    if kind == "subject":
        return EnNode("sentence", children=(clause(ctx, inner, subject=node),), rule="cleft")
    return EnNode("sentence", children=(clause(ctx, inner, patient=node),), rule="cleft")


def _said_of_noun(ctx: Context, frame: Frame, one: Argument) -> list[int]:
    """Return what belongs to the noun that the sentence ends in: neither its topic nor a clause told before it."""
    told = {sub for sub in ctx.clauses.dependents[frame.phrase] if ctx.clauses.tails[sub].link in _TOLD_BEFORE}
    return [other for other in ctx.clauses.dependents[frame.phrase] if other != one.phrase and other not in told]


_TOLD_BEFORE = frozenset({"te", "and", "contrast", "cause", "because", "although"})


def _asked(ctx: Context, one: Argument, frame: Frame) -> EnNode | None:
    """Return 重要なのは、誰が使うかだ as "what is important is who uses it": a question with a copula asks nobody."""
    from pipeline.translation.transfer.embedded import asks_which
    from pipeline.translation.transfer.parts import Given
    from pipeline.translation.transfer.sentence import join_clauses

    roles = [part.role for part in ctx.phrases[frame.phrase].parts if part.role != "past"]
    if len(roles) < 2 or roles[-2] not in ("question", "whether") or roles[-1] != "copula":
        return None
    from pipeline.translation.transfer.arguments import argument_node

    inner = nominalised(ctx, one)
    past = frame.tail.past or (inner is not None and inner.tail.past)
    what = what_clause(ctx, one, frame) or _what_about(ctx, one, inner)
    if what is None and ctx.phrases[one.phrase].core.text in _ASKED_OF:
        what = argument_node(ctx, one, "topic")
    if what is None:
        return None
    said = [part.role for part in ctx.phrases[frame.phrase].parts]
    over = "past" in said[: said.index(roles[-2])]
    kept = tuple(other for other in frame.arguments if other is not one)
    question = replace(frame, arguments=kept, tail=replace(frame.tail, past=over))
    whether = () if asks_which(ctx, frame.phrase) else (words("whether", "quote"),)
    told = join_clauses(ctx, question, Given(embedded=True, question=True))
    was = words("was" if past else "is", "e.copula")
    return EnNode("sentence", children=(what, was, *whether, told), rule="cleft")


_ASKED_OF = frozenset(
    "問題 課題 論点 焦点 鍵 疑問 争点 ポイント 関心 テーマ 議題 違い 懸念 難点 分かれ目 関心事".split()
)
"""Nouns that a question fills: 問題は誰が保守するかだ, the problem is who maintains it."""


def _what_about(ctx: Context, one: Argument, inner: Frame | None) -> EnNode | None:
    """Return 議論が白熱したのは as "what the discussion became heated about"."""
    from pipeline.translation.transfer.predication import clause

    if inner is None or inner.kind != "verb" or not any(other.role == "ga" for other in inner.arguments):
        return None
    take(ctx, one)
    told = EnNode("clause", children=(clause(ctx, inner), words("about", "r.what")))
    return EnNode("np", children=(words("what", "r.what"), told), rule="r.what")

"""Come here when 〜のは〜だ is wrong: what became an issue is the cost, what I wanted is that; it was late because."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.adverbs import adverb_words
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.function_words import ASKING
from pipeline.translation.transfer.subject import author, does_itself, names_people, needs_person
from pipeline.translation.transfer.valency import choose_verb, collocation


def what_clause(ctx: Context, one: Argument, frame: Frame) -> EnNode | None:
    """Return 課題となったのは of 課題となったのはコストである as "what became an issue"; None where the clause lacks nothing or it is somebody."""
    from pipeline.translation.transfer.gaps import gap_of
    from pipeline.translation.transfer.heads import Compound
    from pipeline.translation.transfer.predication import clause
    from pipeline.translation.transfer.relatives import writer_of

    inner = _nominalised(ctx, one)
    if inner is None or inner.subordinates:
        return None
    if (quality := _quality(ctx, one, inner)) is not None:
        return quality
    entry = ctx.phrases[frame.phrase].core.entry
    if names_somebody(ctx, frame) or (entry and entry.noun_class in ("place", "time")):
        return None
    stated = any(other.role == "ga" or other.topic for other in inner.arguments)
    kind = gap_of(ctx, inner, Compound(entry=entry)).kind
    if (kind == "concern" and not inner.tail.modals) or (kind == "subject" and not stated and _is_human(ctx, inner)):
        return _concern(ctx, one, inner)
    if stated and kind != "object":
        return None
    if kind not in ("subject", "object"):
        return None
    what = EnNode("np", "what", slot="subject", rule="r.what")
    if kind == "subject":
        _take(ctx, one)
        return EnNode("np", children=(clause(ctx, inner, subject=what),), rule="r.what")
    writer = writer_of(ctx, inner)
    if not stated and writer is None and (entry is None or entry.noun_class not in ("fact", "content")):
        return None
    _take(ctx, one)
    if stated or writer is not None:
        done = clause(ctx, inner, subject=None if stated else writer, without_object=True)
        return EnNode("np", children=(words("what", "r.what"), done), rule="r.what")
    return EnNode("np", children=(clause(ctx, inner, patient=what),), rule="r.what")


def at_its_time(ctx: Context, frame: Frame) -> Frame:
    """Put 使われたのはこの資料だ into the past: "what was used was", as English does with what is over."""
    if frame.kind != "nominal" or frame.tail.past:
        return frame
    inner = [_nominalised(ctx, one) for one in frame.arguments if one.role in ("", "ga")]
    over = any(one is not None and one.tail.past for one in inner)
    return replace(frame, tail=replace(frame.tail, past=True)) if over else frame


def judged(ctx: Context, one: Argument) -> str:
    """Return the English of the adjective in 重要なのは: important; empty for any other argument."""
    inner = _nominalised(ctx, one)
    entry = ctx.phrases[inner.phrase].core.entry if inner is not None and inner.kind == "adjective" else None
    return entry.en if entry is not None else ""


def situated(ctx: Context, one: Argument, frame: Frame, complement: EnNode) -> tuple[EnNode, EnNode] | None:
    """Return 試したのは昨年の夏だ as "in last year's summer" and "that it was tried"; None where it is no time or place."""
    from pipeline.translation.transfer.predication import clause
    from pipeline.translation.transfer.prepositions import place_preposition

    inner, phrase = _nominalised(ctx, one), ctx.phrases[frame.phrase]
    entry, amount = phrase.core.entry, phrase.core.amount
    if inner is None or complement.category != "np" or complement.feature("list"):
        return None
    time = (
        amount.kind in ("moment", "repeat") if amount is not None else entry is not None and entry.noun_class == "time"
    )
    place = amount is None and entry is not None and entry.noun_class in ("place", "event")
    stated = any(other.role == "ga" for other in inner.arguments)
    if not time and not (place and stated and inner.kind == "verb"):
        return None
    prep = ""
    if amount is not None and amount.adverb != amount.text:
        prep = amount.adverb.split(" ")[0]
    elif entry is not None and not ("adverb" in entry.forms and len(complement.children) == 1):
        prep = place_preposition(entry, "de")
    _take(ctx, one)
    the = [replace(child, lemma="the") if child.rule == "article" else child for child in complement.children]
    made = EnNode("pp", prep, children=(replace(complement, children=tuple(the)),), rule="r.cleft")
    told = EnNode("clause", children=(words("that", "r.cleft"), clause(ctx, inner)), rule="r.cleft")
    return made.as_("complement"), told


def _quality(ctx: Context, one: Argument, inner: Frame) -> EnNode | None:
    """Return 影響が大きいのは as "what has a large influence", 多かったのは as "what was common"; None for other adjectives."""
    from pipeline.translation.transfer.copula import adjective_word
    from pipeline.translation.transfer.noun_phrases import noun_phrase

    phrase = ctx.phrases[inner.phrase]
    plain = not (inner.subordinates or inner.tail.negative or inner.tail.modals)
    if inner.kind != "adjective" or not plain or phrase.core.entry is None:
        return None
    was = "was" if inner.tail.past else "is"
    if not inner.arguments and phrase.core.entry.en in _HOW_MANY:
        _take(ctx, one)
        said = words(
            f"{was} {_HOW_MANY[phrase.core.entry.en]}", "r.what", ctx.took((*phrase.core.tokens, *inner.tail.tokens))
        )
        adverbs = [node for index in inner.adverbs for node, _ in adverb_words(ctx, index, inner)]
        return EnNode("np", children=(words("what", "r.what"), *adverbs, said), rule="r.what")
    owned = inner.arguments[0] if len(inner.arguments) == 1 else None
    if owned is None or owned.role != "ga" or owned.topic or phrase.core.entry.en not in _SIZES:
        return None
    _take(ctx, one)
    ctx.took(inner.tail.tokens)
    noun = noun_phrase(ctx, owned.phrase, "title")
    entry = ctx.phrases[owned.phrase].core.entry
    counted = entry is not None and "count" in entry.grammar and noun.feature("number") != "plural"
    article = [words("a", "article")] if counted else []
    adjective = adjective_word(ctx, inner)
    has = words("had" if inner.tail.past else "has", "r.having")
    return EnNode("np", children=(words("what", "r.what"), has, *article, *adjective, noun), rule="r.what")


_HOW_MANY = {"many": "common", "few": "rare"}
_SIZES = frozenset("large big small high low strong weak".split())


def names_somebody(ctx: Context, frame: Frame) -> bool:
    """Whether the noun that the clause ends in is somebody: a name with さん, a person, two companies."""
    phrase = ctx.phrases[frame.phrase]
    if ctx.tokens[phrase.core.start].lemma in ASKING - {"誰"} or phrase.core.text == "ほう":
        return False
    people = any(names_people(unit.entry) for unit in phrase.units)
    return people or phrase.core.kind == "latin" or _counts_somebody(ctx, frame)


def _counts_somebody(ctx: Context, frame: Frame) -> bool:
    """Whether it is so many people or companies: 10社程度だ."""
    amount = ctx.phrases[frame.phrase].core.amount
    return amount is not None and amount.text.split(" ")[-1] in ("people", "person", "companies", "company")


def _is_human(ctx: Context, inner: Frame) -> bool:
    if inner.kind != "verb" or inner.tail.passive:
        return False
    if found := collocation(ctx, inner, inner.arguments):
        return needs_person(found[0])
    verb = choose_verb(ctx, inner)
    understood = verb is not None and verb.ja == "分かる"
    return verb is not None and not understood and (needs_person(verb) or does_itself(ctx, inner))


def _concern(ctx: Context, one: Argument, inner: Frame) -> EnNode | None:
    """Return 困ったのは of 困ったのはVPNだった as "what I had trouble with", 驚いたのは as "what surprised me"."""
    from pipeline.translation.transfer.gaps import concern_of
    from pipeline.translation.transfer.predication import clause
    from pipeline.translation.transfer.relatives import left_behind

    verb = choose_verb(ctx, inner)
    slot = concern_of(ctx, inner)
    stated = any(other.role == "ga" for other in inner.arguments)
    if verb is None or not slot or not (inner.tail.past or stated):
        return None
    _take(ctx, one)
    felt = verb.en.removeprefix("be ") if verb.en.startswith("be ") and not stated else ""
    if felt and not (inner.arguments or inner.tail.negative):
        ctx.took((*ctx.phrases[inner.phrase].core.tokens, *inner.tail.tokens))
        adverbs = [node for index in inner.adverbs for node, _ in adverb_words(ctx, index, inner)]
        return EnNode("np", children=(words("what", "r.what"), *adverbs, words(f"{felt} me", verb.id)), rule="r.what")
    if not stated:
        ctx.notes.doubt("subject-author", 0.1)
    told = left_behind(clause(ctx, inner, subject=None if stated else author()), slot)
    return EnNode("np", children=(words("what", "r.what"), told), rule="r.what")


def _nominalised(ctx: Context, one: Argument) -> Frame | None:
    """Return the clause that の makes a noun, where nothing else hangs on it."""
    below = ctx.clauses.dependents[one.phrase]
    if ctx.tokens[ctx.phrases[one.phrase].core.start].pos2 != "準体助詞" or len(below) != 1:
        return None
    return ctx.clauses.frame(below[0]) if ctx.clauses.is_predicate(below[0]) else None


def _take(ctx: Context, one: Argument) -> None:
    """Note that の and what stands behind it are in the English."""
    phrase = ctx.phrases[one.phrase]
    ctx.took(phrase.core.tokens)
    for part in phrase.parts:
        ctx.took(range(part.start, part.end))


def is_told_of(ctx: Context, one: Argument, frame: Frame) -> bool:
    """Whether a fact with が is what the cause, the problem or the feature is: 確認を怠ったことが原因だ."""
    phrase = ctx.phrases[frame.phrase]
    alone = len(phrase.units) == 1 and set(ctx.clauses.dependents[frame.phrase]) == {one.phrase}
    plain = frame.kind == "nominal" and not (frame.tail.negative or frame.tail.question)
    return plain and alone and one.role == "ga" and not one.focus and phrase.core.text in _TELLING


def what_it_is(ctx: Context, one: Argument, frame: Frame, complement: EnNode) -> tuple[EnNode, EnNode]:
    """Return "the cause" and "that confirmation was neglected"."""
    from pipeline.translation.transfer.nominalized import fact_clause

    the = [words("the", "article"), *(child for child in complement.children if child.rule != "article")]
    return replace(complement, children=tuple(the)).as_("subject"), fact_clause(ctx, one, "that").as_("complement")


_TELLING = frozenset(
    "原因 理由 問題 課題 特徴 魅力 強み 弱み 利点 欠点 長所 短所 難点 要因 背景 前提 条件 結論 売り 違い きっかけ 成果 収穫 悩み 教訓".split()
)
"""Nouns that a fact fills: the cause was that ..."""


def explained(ctx: Context, frame: Frame) -> EnNode | None:
    """Return 延ばしたのは、部品が届かなかったからだ as "it was put off because ..."; the reason is that ..., with 理由は; None for anything else."""
    from pipeline.translation.transfer.arguments import argument_node
    from pipeline.translation.transfer.noun_phrases import noun_phrase
    from pipeline.translation.transfer.parts import Given
    from pipeline.translation.transfer.sentence import join_clauses

    one = next((one for one in frame.arguments if one.focus == ("topic",) and not one.role), None)
    if one is None or ctx.phrases[frame.phrase].head >= 0:
        return None
    if (told := _for_the_first_time(ctx, one, frame)) is not None:
        return told
    if (frame.tail.question or frame.tail.link == "whether") and (asked := _asked(ctx, one, frame)) is not None:
        return asked
    inner = _nominalised(ctx, one)
    case = next((part for part in ctx.phrases[frame.phrase].parts if part.entry.id == "c.nowatashi"), None)
    if inner is not None and case is not None and len(frame.arguments) == 1:
        _take(ctx, one)
        ctx.took((*frame.tail.tokens, *range(case.start, case.end)))
        below = [other for other in ctx.clauses.dependents[frame.phrase] if other != one.phrase]
        of = (words("because of", case.entry.id), noun_phrase(ctx, frame.phrase, "object", below))
        return EnNode("sentence", children=(join_clauses(ctx, inner, Given()), *of), rule="cleft")
    if frame.tail.link not in ("cause-end", "cause", "because", "tame"):
        return None
    reason = replace(frame, arguments=tuple(other for other in frame.arguments if other is not one))
    if inner is not None:
        _take(ctx, one)
        told = join_clauses(ctx, inner, Given())
        because = (words("because", frame.tail.link_rule), join_clauses(ctx, reason, Given(relation="because")))
        return EnNode("sentence", children=(told, *because), rule="cleft")
    if ctx.phrases[one.phrase].core.text[-2:] not in ("理由", "原因", "要因", "背景"):
        return None
    why = argument_node(ctx, one, "topic")
    said = (words("is that", "e.copula"), join_clauses(ctx, reason, Given(embedded=True)))
    return EnNode("sentence", children=(why, *said), rule="cleft")


def _for_the_first_time(ctx: Context, one: Argument, frame: Frame) -> EnNode | None:
    """Return 国際会議に出るのは初めてだった as "it was my first time attending an international conference"."""
    from pipeline.translation.transfer.predication import clause

    phrase, inner = ctx.phrases[frame.phrase], _nominalised(ctx, one)
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
    _take(ctx, one)
    for other in others:
        _take(ctx, other)
    ctx.took((*frame.tail.tokens, *(at for part in phrase.parts for at in range(part.start, part.end))))
    it = words("this" if others else "it", "r.cleft")
    was = words("was" if frame.tail.past or inner.tail.past else "is", "e.copula", frame.tail.tokens)
    if frame.tail.negative:
        was = replace(was, lemma=f"{was.lemma} not")
    rest = "" if again else word.removeprefix(_FIRST)
    stated = any(other.role == "ga" or other.topic for other in inner.arguments)
    inner = replace(inner, tail=replace(inner.tail, past=False)) if not stated else inner
    mine = inner.kind == "verb" and not stated and not inner.tail.passive and _is_human(ctx, inner)
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


_FIRST = "for the first time"
_THIS = frozenset({"今回", "今年", "これ"})


def _asked(ctx: Context, one: Argument, frame: Frame) -> EnNode | None:
    """Return 重要なのは、誰が使うかだ as "what is important is who uses it": a question with a copula asks nobody."""
    from pipeline.translation.transfer.embedded import asks_which
    from pipeline.translation.transfer.parts import Given
    from pipeline.translation.transfer.sentence import join_clauses

    roles = [part.role for part in ctx.phrases[frame.phrase].parts if part.role != "past"]
    if len(roles) < 2 or roles[-2] not in ("question", "whether") or roles[-1] != "copula":
        return None
    from pipeline.translation.transfer.arguments import argument_node

    inner = _nominalised(ctx, one)
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
    _take(ctx, one)
    told = EnNode("clause", children=(clause(ctx, inner), words("about", "r.what")))
    return EnNode("np", children=(words("what", "r.what"), told), rule="r.what")

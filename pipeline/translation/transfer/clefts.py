"""Come here when 〜のは〜だ is wrong: what became an issue is the cost, what I wanted is that; it was late because."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.adverbs import adverb_words
from pipeline.translation.transfer.asking_words import ASKING
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.names import HONORIFICS
from pipeline.translation.transfer.phrases import is_topic, noun_class
from pipeline.translation.transfer.subject import author, does_itself, names_people, needs_person
from pipeline.translation.transfer.time_phrases import is_time
from pipeline.translation.transfer.valency import choose_verb, collocation


def what_clause(ctx: Context, one: Argument, frame: Frame) -> EnNode | None:
    """Return 課題となったのは of 課題となったのはコストである as "what became an issue"; None where the clause lacks nothing or it is somebody."""
    from pipeline.translation.transfer.gaps import gap_of
    from pipeline.translation.transfer.heads import Compound
    from pipeline.translation.transfer.predication import clause
    from pipeline.translation.transfer.relative_objects import writer_of

    inner = nominalised(ctx, one)
    if inner is None or inner.subordinates:
        return None
    if inner.kind == "adjective" and frame.tail.past:
        inner = replace(inner, tail=replace(inner.tail, past=True))
    if (quality := _quality(ctx, one, inner)) is not None:
        return quality
    entry = ctx.phrases[frame.phrase].core.entry
    found = collocation(ctx, inner, inner.arguments)
    used = found[1] if found else ()
    stated = any((other.role == "ga" or other.topic) and other not in used for other in inner.arguments)
    where = (
        entry is not None and entry.noun_class in ("place", "time") and (stated or not used)
    )  # 印象に残ったのは質疑の時間だ
    if names_somebody(ctx, frame, inner) or where:
        return None
    kind = "subject" if used and not stated else gap_of(ctx, inner, Compound(entry=entry)).kind
    if (kind == "concern" and not inner.tail.modals) or (kind == "subject" and not stated and is_human(ctx, inner)):
        return _concern(ctx, one, inner)
    if stated and kind != "object":
        return None
    if kind not in ("subject", "object"):
        return None
    what = EnNode("np", "what", slot="subject", rule="r.what")
    if kind == "subject":
        take(ctx, one)
        return EnNode("np", children=(clause(ctx, inner, subject=what),), rule="r.what")
    writer = writer_of(ctx, inner)
    if not stated and writer is None and (entry is None or entry.noun_class not in ("fact", "content")):
        return None
    take(ctx, one)
    if stated or writer is not None:
        done = clause(ctx, inner, subject=None if stated else writer, without_object=True)
        return EnNode("np", children=(words("what", "r.what"), done), rule="r.what")
    return EnNode("np", children=(clause(ctx, inner, patient=what),), rule="r.what")


def at_its_time(ctx: Context, frame: Frame) -> Frame:
    """Put 使われたのはこの資料だ into the past: "what was used was", as English does with what is over."""
    if frame.kind != "nominal" or frame.tail.past:
        return frame
    inner = [nominalised(ctx, one) for one in frame.arguments if one.role in ("", "ga")]
    over = any(one is not None and one.tail.past for one in inner)
    return replace(frame, tail=replace(frame.tail, past=True)) if over else frame


def judged(ctx: Context, one: Argument) -> str:
    """Return the English of the adjective in 重要なのは: important; empty for any other argument."""
    inner = nominalised(ctx, one)
    entry = ctx.phrases[inner.phrase].core.entry if inner is not None and inner.kind == "adjective" else None
    return entry.en if entry is not None else ""


def situated(ctx: Context, one: Argument, frame: Frame, complement: EnNode) -> tuple[EnNode, EnNode] | None:
    """Return 試したのは昨年の夏だ as "in last year's summer" and "that it was tried"; None where it is no time or place."""
    from pipeline.translation.transfer.place_prepositions import place_preposition
    from pipeline.translation.transfer.predication import clause

    inner, phrase = nominalised(ctx, one), ctx.phrases[frame.phrase]
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
    take(ctx, one)
    the = [replace(child, lemma="the") if child.rule == "article" else child for child in complement.children]
    made = EnNode("pp", prep, children=(replace(complement, children=tuple(the)),), rule="r.cleft")
    mine = author() if not stated and inner.tail.past and is_human(ctx, inner) else None
    if mine is not None:
        ctx.notes.doubt("subject-author", 0.05)
    told = EnNode("clause", children=(words("that", "r.cleft"), clause(ctx, inner, subject=mine)), rule="r.cleft")
    return made.as_("complement"), told


def _quality(ctx: Context, one: Argument, inner: Frame) -> EnNode | None:
    """Return 影響が大きいのは as "what has a large influence", 多かったのは as "what was common"; None for other adjectives."""
    from pipeline.translation.transfer.adjectives import adjective_word
    from pipeline.translation.transfer.noun_phrases import noun_phrase

    phrase = ctx.phrases[inner.phrase]
    plain = not (inner.subordinates or inner.tail.negative or inner.tail.modals)
    if inner.kind != "adjective" or not plain or phrase.core.entry is None:
        return None
    if (most := _superlative(ctx, inner)) is not None:
        take(ctx, one)
        return most
    was = "was" if inner.tail.past else "is"
    if not inner.arguments and phrase.core.entry.en in _HOW_MANY:
        take(ctx, one)
        said = words(
            f"{was} {_HOW_MANY[phrase.core.entry.en]}", "r.what", ctx.took((*phrase.core.tokens, *inner.tail.tokens))
        )
        adverbs = [node for index in inner.adverbs for node, _ in adverb_words(ctx, index, inner)]
        return EnNode("np", children=(words("what", "r.what"), *adverbs, said), rule="r.what")
    owned = inner.arguments[0] if len(inner.arguments) == 1 else None
    if owned is None or owned.role != "ga" or owned.topic or phrase.core.entry.en not in _SIZES:
        return None
    take(ctx, one)
    ctx.took(inner.tail.tokens)
    noun = noun_phrase(ctx, owned.phrase, "title")
    entry = ctx.phrases[owned.phrase].core.entry
    counted = entry is not None and "count" in entry.grammar and noun.feature("number") != "plural"
    article = [words("a", "article")] if counted else []
    adjective = adjective_word(ctx, inner)
    has = words("had" if inner.tail.past else "has", "r.having")
    return EnNode("np", children=(words("what", "r.what"), has, *article, *adjective, noun), rule="r.what")


def _superlative(ctx: Context, inner: Frame) -> EnNode | None:
    """Return 一番速いのは as "the fastest"; None where nothing says most."""
    from pipeline.translation.transfer.adjectives import adjective_word

    most = [index for index in inner.adverbs if ctx.phrases[index].core.text in ("一番", "最も", "もっとも")]
    if inner.arguments or len(inner.adverbs) != 1 or not most:
        return None
    ctx.took(inner.tail.tokens)
    return EnNode("np", children=(words("the", "article"), *adjective_word(ctx, inner)), rule="r.what")


_HOW_MANY = {"many": "common", "few": "rare"}
_SIZES = frozenset("large big small high low strong weak".split())


def names_somebody(ctx: Context, frame: Frame, inner: Frame | None = None) -> bool:
    """Whether the noun that the clause ends in is somebody: a name with さん, a person, two companies; CSV, and what is used, are not."""
    phrase = ctx.phrases[frame.phrase]
    if ctx.tokens[phrase.core.start].lemma in ASKING - {"誰"} or phrase.core.text == "ほう":
        return False
    people = any(names_people(unit.entry) for unit in phrase.units)
    text = phrase.core.text
    named = phrase.core.kind == "latin" and text[:1].isupper() and not any(char.isdigit() for char in text)  # not ext4
    named = named and not text.isupper() and not (inner is not None and inner.tail.passive)
    honoured = ctx.tokens[phrase.core.end - 1].norm in (*HONORIFICS, "社")
    return people or named or honoured or _counts_somebody(ctx, frame)


def _counts_somebody(ctx: Context, frame: Frame) -> bool:
    """Whether it is so many people or companies: 10社程度だ."""
    amount = ctx.phrases[frame.phrase].core.amount
    return amount is not None and amount.text.split(" ")[-1] in ("people", "person", "companies", "company")


def is_human(ctx: Context, inner: Frame) -> bool:
    """Whether only somebody does what the clause says, and nobody is named in it."""
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
    from pipeline.translation.transfer.relative_objects import left_behind

    verb = choose_verb(ctx, inner)
    slot = concern_of(ctx, inner)
    stated = any(other.role == "ga" for other in inner.arguments)
    if verb is None or not slot or not (inner.tail.past or stated):
        return None
    take(ctx, one)
    felt = verb.en.removeprefix("be ") if verb.en.startswith("be ") and not stated else ""
    if felt and not (inner.arguments or inner.tail.negative):
        ctx.took((*ctx.phrases[inner.phrase].core.tokens, *inner.tail.tokens))
        adverbs = [node for index in inner.adverbs for node, _ in adverb_words(ctx, index, inner)]
        return EnNode("np", children=(words("what", "r.what"), *adverbs, words(f"{felt} me", verb.id)), rule="r.what")
    if not stated:
        ctx.notes.doubt("subject-author", 0.1)
    told = left_behind(clause(ctx, inner, subject=None if stated else author()), slot)
    return EnNode("np", children=(words("what", "r.what"), told), rule="r.what")


def nominalised(ctx: Context, one: Argument) -> Frame | None:
    """Return the clause that の makes a noun, where nothing else hangs on it."""
    below = ctx.clauses.dependents[one.phrase]
    if ctx.tokens[ctx.phrases[one.phrase].core.start].pos2 != "準体助詞" or len(below) != 1:
        return None
    return ctx.clauses.frame(below[0]) if ctx.clauses.is_predicate(below[0]) else None


def take(ctx: Context, one: Argument) -> None:
    """Note that の and what stands behind it are in the English."""
    ctx.took(ctx.phrases[one.phrase].core.tokens)
    ctx.took_parts(one.phrase)


def is_told_of(ctx: Context, one: Argument, frame: Frame) -> bool:
    """Whether a fact with が is what the cause, the problem or the feature is: 確認を怠ったことが原因だ, 止まらないのが大きな利点だ."""
    phrase = ctx.phrases[frame.phrase]
    alone = len(phrase.units) == 1 and all(
        below == one.phrase or ctx.clauses.role_of(below) == "no" or _tells_which(ctx, below) or _whose(ctx, below)
        for below in ctx.clauses.dependents[frame.phrase]
    )
    plain = frame.kind == "nominal" and not (frame.tail.negative or frame.tail.question)
    return plain and alone and one.role == "ga" and not one.focus and phrase.core.text in _TELLING | _AIMS


def _tells_which(ctx: Context, index: int) -> bool:
    """Whether the phrase is a plain word before the noun: 大きな, 重要な."""
    phrase = ctx.phrases[index]
    return phrase.core.kind in ("adnominal", "adjective") and not ctx.clauses.dependents[index] and not phrase.comma


def _whose(ctx: Context, index: int) -> bool:
    """Whether the phrase is the thing whose feature it is: この方式は、止まらないのが利点だ."""
    phrase = ctx.phrases[index]
    thing = phrase.core.kind in ("noun", "latin") and noun_class(phrase) in ("thing", "abstract", "group", "")
    return is_topic(phrase) and thing and not is_time(ctx, index)


def what_it_is(ctx: Context, one: Argument, frame: Frame, complement: EnNode) -> tuple[EnNode, EnNode]:
    """Return "the cause" and "that confirmation was neglected"; what is one of several stays so: a large advantage."""
    from pipeline.translation.transfer.nominalized import fact_clause

    which = any(_tells_which(ctx, below) for below in ctx.clauses.dependents[frame.phrase])
    the = [words("the", "article"), *(child for child in complement.children if child.rule != "article")]
    said_of = list(complement.children) if which else the
    inner = nominalised(ctx, one)
    plain = (
        inner is not None and inner.kind == "verb" and not (inner.tail.past or inner.tail.state or inner.tail.passive)
    )
    aims = plain and ctx.phrases[frame.phrase].core.text in _AIMS
    aims = aims and inner is not None and not any(other.role == "ga" or other.topic for other in inner.arguments)
    said = fact_clause(ctx, one, "inf" if aims else "that")
    return replace(complement, children=tuple(said_of)).as_("subject"), said.as_("complement")


_AIMS = frozenset(
    "目標 目的 狙い ねらい 方針 使命 役割 鍵 カギ ルール コツ 基本 原則 近道 習慣 慣例 通例 決まり 定石 王道 秘訣 第一歩 一歩".split()
)
"""Nouns that something to be done fills: the goal is to ..."""


_TELLING = frozenset(
    (
        "原因 理由 問題 課題 良いところ いいところ 悪いところ 特徴 特長 メリット デメリット ポイント 見どころ 変更点 魅力 強み 弱み 弱点 "
        "持ち味 利点 欠点 長所 短所 難点 要因 背景 前提 条件 結論 売り 違い きっかけ 成果 収穫 悩み 教訓"
    ).split()
)
"""Nouns that a fact fills: the cause was that ..."""

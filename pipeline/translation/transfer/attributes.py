"""Come here when a clause before a noun should be words before it (a small device, an independent tool), or should not."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.text.shipped import Row, table
from pipeline.translation.transfer.acts_on_nouns import act_of
from pipeline.translation.transfer.adjectives import adjective_word
from pipeline.translation.transfer.adverbs import adverb_words
from pipeline.translation.transfer.comparison import is_superlative
from pipeline.translation.transfer.compounds import compound
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.heads import Around
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.phrases import noun_class
from pipeline.translation.transfer.prepositions import prepositional
from pipeline.translation.transfer.units import Unit
from pipeline.translation.transfer.valency import collocation


def attribute(ctx: Context, frame: Frame, content: bool, named: bool, around: Around) -> bool:
    """Put the clause of ``frame`` before its noun as plain words, or behind it with "with" and "without"; tell whether it can be.

    ``content``: it stands before という; ``named``: the noun is a name, before which no article stands.
    """
    if not content and (
        _adjective(ctx, frame, around) or _noun(ctx, frame, named, around) or _located(ctx, frame, around)
    ):
        return True
    if not content and (_participle(ctx, frame, around) or _with_quality(ctx, frame, around)):
        return True
    return _with_or_without(ctx, frame, around)


def _located(ctx: Context, frame: Frame, around: Around) -> bool:
    """Put 会場の近くにある店 as "the shop near the venue": what only says where the noun is needs no verb."""
    phrase = ctx.phrases[frame.phrase]
    plain = not phrase.parts or [part.role for part in phrase.parts] == ["past"]
    lemma = ctx.tokens[phrase.core.start].lemma
    if lemma not in ("有る", "無い") or not plain or frame.subordinates or frame.adverbs:
        return False
    where = frame.arguments[0] if len(frame.arguments) == 1 else None
    if where is None or where.focus or where.topic or where.role not in ("ni", *_BESIDE):
        return False
    kind = noun_class(ctx.phrases[where.phrase])
    papers = ctx.phrases[where.phrase].core.entry is not None and ctx.phrases[where.phrase].core.text in _PAPERS
    if (
        where.role == "ni"
        and not papers
        and kind not in ("place", "relation", *(("thing", "content") if lemma == "無い" else ()))
    ):
        return False
    tokens = ctx.took((*phrase.core.tokens, *frame.tail.tokens))
    around.after += [words("not", "negative", tokens)] if lemma == "無い" else []
    around.after.append(prepositional(ctx, where.phrase, prep="in" if kind in ("thing", "content") else ""))
    around.restricted = True
    return True


_PAPERS = frozenset(
    "資料 論文 仕様書 パンフレット カタログ マニュアル 本 報告書 スライド 一覧 表 ログ ファイル 記事 手順書 契約書 議事録 図面 設定ファイル".split()
)
"""What figures and photos are in: パンフレットにある写真."""

_BESIDE = frozenset({"nochikaku", "noyoko", "noue", "nomawari"})
"""Roles of what something is beside, on or around."""


def _adjective(ctx: Context, frame: Frame, around: Around) -> bool:
    """An adjective that nothing hangs on stands before the noun, in the past too: 面白かった講演, an interesting talk."""
    if frame.kind != "adjective" or (frame.tail.past and not _lasts(ctx, frame)):
        return False
    if (joined := _joined_to(ctx, frame)) is None:
        return False
    entry = ctx.phrases[frame.phrase].core.entry
    around.before += joined
    frame = replace(frame, arguments=(), subordinates=())
    said = adjective_word(ctx, frame)
    if frame.tail.negative and any(one.lemma == "no longer" for one in said):
        ctx.took(frame.tail.tokens)  # もう怖くない非同期処理
    elif frame.tail.negative:
        around.before.append(words("not", "negative", frame.tail.tokens))
    if entry is not None and "before" in entry.forms and len(said) == 1:
        around.determiner, around.plural = entry.forms["before"], True
        said = [replace(said[0], lemma=entry.forms["before"])]
    around.before += said
    around.plural = around.plural or bool(entry and entry.is_plural)
    around.restricted = around.restricted or bool(entry and (entry.en == "same" or "the" in entry.forms))
    around.restricted = around.restricted or (entry is not None and any(is_superlative(entry, one) for one in said))
    around.restricted = around.restricted or frame.tail.past
    around.described = True
    return True


def _lasts(ctx: Context, frame: Frame) -> bool:
    """Whether what the noun was like is said of it as well without the past: of a talk, and not of a time (安かった時代)."""
    phrase = ctx.phrases[frame.phrase]
    entry, noun = phrase.core.entry, ctx.phrases[phrase.head].core.entry
    bare = not (frame.arguments or frame.subordinates or frame.connectors or frame.tail.negative or frame.tail.wraps)
    adverbs = [ctx.phrases[one].core.entry for one in frame.adverbs]
    degrees = all(one is not None and one.en in _DEGREES for one in adverbs)
    timed = noun is None or noun.noun_class in ("time", "relation")
    return bare and degrees and not timed and entry is not None and " " not in entry.en


_DEGREES = frozenset("most very extremely really particularly especially quite".split())


def _joined_to(ctx: Context, frame: Frame) -> list[EnNode] | None:
    """Return the adjectives that go with this one (簡単で安価な, 高速かつ安全な), with "and"; None if anything else hangs on it."""
    if frame.arguments and frame.subordinates:
        return None
    made: list[EnNode] = []
    for sub in frame.subordinates:
        plain = sub.kind == "adjective" and sub.tail.link == "te" and not (sub.arguments or sub.subordinates)
        if not plain or sub.tail.past or sub.tail.negative or sub.connectors:
            return None
    for one in frame.arguments:
        phrase = ctx.phrases[one.phrase]
        joins = [part.role for part in phrase.parts] in (["and"], ["de"])
        if phrase.core.kind != "adjective" or not joins or ctx.clauses.dependents[one.phrase]:
            return None
    below = [sub.phrase for sub in frame.subordinates] + [one.phrase for one in frame.arguments]
    for at in below:
        made += [words(",", "list")] if made else []
        made += adjective_word(ctx, ctx.clauses.frame(at))
        ctx.took(ctx.clauses.tails[at].tokens)
    return [*made, words("and", "list")] if made else []


def _participle(ctx: Context, frame: Frame, around: Around) -> bool:
    """A verb that nothing but adverbs hangs on may be one word before the noun: 独立したツール, an independent tool."""
    tail, unit = frame.tail, ctx.phrases[frame.phrase].core
    more = tail.negative or tail.modals or tail.chains or tail.gerunds or tail.wraps or tail.manners or tail.causative
    if frame.kind != "verb" or frame.arguments or frame.subordinates or frame.connectors or more:
        return False
    form = "passive" if tail.passive else "state" if tail.state else "past" if tail.past else "plain"
    verb = "".join([ctx.tokens[at].lemma for at in unit.tokens])
    row = _participles().get((verb, form))
    if row is None and form == "past" and _is_done_to(ctx, frame):
        row = _participles().get((verb, "passive"))
    if row is None:
        return False
    adverbs = [one for index in frame.adverbs for one, _ in adverb_words(ctx, index)]
    if any(one.lemma.startswith(_PREPOSITIONS) for one in adverbs):
        return False  # 投票で選ばれた: selected by vote
    tokens = ctx.took((*unit.tokens, *ctx.phrases[frame.phrase].light, *tail.tokens))
    for mark in tail.adverbs:
        adverbs.append(words(mark.english, mark.rule, ctx.took(mark.tokens)))
    around.before += [*adverbs, words(row["en"], "r.participle", tokens)]
    around.described = True
    around.restricted = around.restricted or row["the"] == "yes"
    return True


def _is_done_to(ctx: Context, frame: Frame) -> bool:
    """Whether the noun behind a past verb is what it was done to: 収集したデータ; 登録した会社 did it."""
    kind = noun_class(ctx.phrases[ctx.phrases[frame.phrase].head])
    return kind in ("thing", "content", "quantity") and not frame.adverbs


_PREPOSITIONS = ("by ", "in ", "at ", "on ", "with ", "from ", "for ", "to ", "of ", "as ", "until ", "without ")


@cache
def _participles() -> dict[tuple[str, str], Row]:
    return {(row["verb"], row["form"]): row for row in table("english/participles")}


def _noun(ctx: Context, frame: Frame, named: bool, around: Around) -> bool:
    """A noun with a copula that nothing hangs on stands before the noun too: open source である."""
    tail = frame.tail
    if frame.kind != "nominal" or frame.arguments or frame.subordinates or tail.past or tail.negative:
        return False
    ctx.took(tail.tokens)
    own = [one for one in ctx.clauses.dependents[frame.phrase] if one not in frame.adverbs]
    if own:
        said = noun_phrase(ctx, frame.phrase, "complement" if named else "topic", own)
        around.after += [words(",", "r.apposition"), said, words(",", "r.apposition")]
        return True
    inner = compound(ctx, ctx.phrases[frame.phrase])
    around.before += [one for index in frame.adverbs for one, _ in adverb_words(ctx, index)]
    around.before += [*inner.before, *([inner.head] if inner.head else [])]
    around.described = True
    return True


def _with_quality(ctx: Context, frame: Frame, around: Around) -> bool:
    """A quality with its adjective: 精度の高い測定 is highly accurate, 確率の高い方法 one with a high probability."""
    tail, phrase = frame.tail, ctx.phrases[frame.phrase]
    more = tail.past or tail.negative or tail.chains or tail.modals or frame.subordinates or frame.connectors
    if frame.kind != "adjective" or more or [one.role for one in frame.arguments] != ["ga"]:
        return False
    owner = ctx.phrases[frame.arguments[0].phrase]
    entry, adjective = owner.core.entry, ctx.tokens[phrase.core.start].lemma
    plain = [part.role for part in owner.parts] in (["no"], ["ga"]) and not owner.asides and not phrase.parts
    if entry is None or not plain or len(phrase.units) > 1 or noun_class(ctx.phrases[phrase.head]) == "fact":
        return False
    row = _described_by().get((owner.core.text, adjective))
    if row is not None and len(owner.units) == 1 and not ctx.clauses.dependents[owner.index]:
        around.before += [one for index in frame.adverbs for one, _ in adverb_words(ctx, index)]
        ctx.took_parts(owner.index)
        around.before.append(words(row["en"], "r.quality", ctx.took((*owner.core.tokens, *phrase.core.tokens))))
        around.described = True
        return True
    row = _described_by().get(("", adjective))
    if row is None or frame.adverbs or entry.noun_class not in _QUALITIES or "proper" in entry.grammar:
        return False
    _with(ctx, owner.index, row["en"], phrase.core, around)
    return True


def is_sized(ctx: Context, one: int) -> bool:
    """Whether the phrase is a quality that 大きな or 小さな behind it is said of: 規模の小さな会社, 影響の大きな変更."""
    owner, size = ctx.phrases[one], ctx.phrases[one + 1] if one + 1 < len(ctx.phrases) else None
    entry = owner.core.entry
    if size is None or size.core.text not in _SIZES or size.core.kind != "adnominal" or size.parts:
        return False
    beside = size.head == owner.head and not ctx.clauses.dependents[size.index]
    quality = entry is not None and entry.noun_class in _QUALITIES
    return beside and quality and ctx.clauses.role_of(one) == "no" and not owner.asides


def put_size(ctx: Context, one: int, around: Around) -> None:
    """Put a quality and the size behind it to their noun: a change with a large impact, a small-scale company."""
    owner, size = ctx.phrases[one], ctx.phrases[one + 1]
    row = _described_by().get((owner.core.text, _SIZES[size.core.text]))
    if row is not None and not ctx.clauses.dependents[one]:
        ctx.took_parts(one)
        around.before.append(words(row["en"], "r.quality", ctx.took((*owner.core.tokens, *size.core.tokens))))
        around.described = True
    else:
        _with(ctx, one, _described_by()["", _SIZES[size.core.text]]["en"], size.core, around)


_SIZES = {"大きな": "大きい", "小さな": "小さい"}


def _with(ctx: Context, index: int, adjective: str, said: Unit, around: Around) -> None:
    """Put "with a high probability" behind the noun."""
    entry = ctx.phrases[index].core.entry
    what = noun_phrase(ctx, index, "title")
    counts = entry is not None and "count" in entry.grammar and what.feature("number") != "plural"
    around.after.append(words(f"with {'a ' if counts else ''}{adjective}", "r.quality", ctx.took(said.tokens)))
    around.after.append(what)
    around.described = True


_QUALITIES = frozenset({"abstract", "degree", "quantity"})
"""Classes of nouns that a thing has more or less of."""


@cache
def _described_by() -> dict[tuple[str, str], Row]:
    return {(row["noun"], row["adjective"]): row for row in table("english/described_by")}


_HAVING = {"有る": "with", "無い": "without", "多い": "with many", "少ない": "with few"}


_BORNE = frozenset({"入る", "付く", "付属", "載る", "添付"})
"""What in the past says that a thing has something on or in it: ロゴが入ったシャツ."""


def _had(ctx: Context, frame: Frame, lemma: str) -> bool:
    """Whether あった says what a thing had: 異常のあったリクエスト; 会議のあった日 is when it was."""
    past = lemma in ("有る", "無い") and [part.role for part in ctx.phrases[frame.phrase].parts] == ["past"]
    had = noun_class(ctx.phrases[frame.arguments[0].phrase]) in ("abstract", "content", "thing")
    idiom = collocation(ctx, frame, frame.arguments)
    had = had and act_of(ctx, frame) is None and (idiom is None or not idiom[0].en.startswith("be "))
    noun = noun_class(ctx.phrases[ctx.phrases[frame.phrase].head])
    return past and had and noun in ("thing", "abstract", "content", "act", "place", "")


def _with_or_without(ctx: Context, frame: Frame, around: Around) -> bool:
    """信頼性のないlkcd is "LKCD without reliability": tell whether the clause was of that kind."""
    phrase = ctx.phrases[frame.phrase]
    lemma = ctx.tokens[phrase.core.start].lemma
    lacks = frame.tail.negative and [part.role for part in phrase.parts] == ["negative"]
    prep = _HAVING.get(lemma) or ("without" if lemma == "居る" and lacks and not frame.tail.past else "")
    borne = lemma in _BORNE and [part.role for part in phrase.parts] in (["past"], ["state"])  # ロゴが入ったシャツ
    prep = prep or ("with" if borne else "")
    if (
        not prep
        or len(frame.arguments) != 1
        or frame.arguments[0].role != "ga"
        or (phrase.parts and lemma != "居る" and not (borne or _had(ctx, frame, lemma)))
        or frame.subordinates
        or frame.adverbs
        or noun_class(ctx.phrases[ctx.phrases[frame.phrase].head]) == "fact"
    ):
        return False
    one = frame.arguments[0].phrase
    tokens = ctx.took((*phrase.core.tokens, *frame.tail.tokens))
    around.after.append(words(prep, "r.having", tokens))
    around.after.append(
        noun_phrase(ctx, one, "bare" if " " in prep or lemma == "居る" else "title" if prep == "without" else "exists")
    )
    around.described = True
    return True

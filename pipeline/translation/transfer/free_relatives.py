"""Come here when こと that names a thing comes out as a fact, or the other way round: 学んだこと, what was learned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.text.shipped import Row, table
from pipeline.translation.transfer.acts_on_nouns import act_of
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.english.determiners import Use
from pipeline.translation.transfer.gaps import concern_of, gap_of
from pipeline.translation.transfer.heads import Around, Compound
from pipeline.translation.transfer.list_members import is_list_member
from pipeline.translation.transfer.subject import author, is_wish, names_people


def free_relative(ctx: Context, index: int, use: Use, below: Sequence[int]) -> EnNode | None:
    """Return 今回学んだこと as "what I learned this time", 次回までに調べること as "things to examine by next time".

    None where こと makes the clause a fact (移行したことを報告した), and for any other noun.
    """
    if ctx.phrases[index].core.text == "点" or not names_thing(ctx, index) or tuple(below) != _own(ctx, index):
        return None
    phrase = ctx.phrases[index]
    if _is_of_a_kind(ctx, index, ctx.clauses.frame(below[0])):
        return _something(ctx, index, below[0])
    ctx.took(phrase.core.tokens)
    ctx.took_parts(index)
    frame = ctx.clauses.frame(below[0])
    frame, before = _told_before(ctx, frame)
    counted = [unit for unit in phrase.units if unit is not phrase.core]
    number = [
        words(unit.amount.before or unit.amount.text, "number", ctx.took(unit.tokens))
        for unit in counted
        if unit.amount
    ]
    several = use in ("exists", "bare") or bool(number) or _is_counted(ctx, index)
    around = Around()
    if _is_good_to_have_done(frame):
        return _good_about(ctx, frame)
    if _is_to_do(ctx, frame):
        from pipeline.translation.transfer.predication import clause
        from pipeline.translation.transfer.relative_objects import left_behind

        told = clause(ctx, frame, form="inf", without_object=True)
        if row := _row(ctx, frame):
            told = left_behind(told, row["left"]) if "を" in row["predicate"] and told.category == "clause" else told
        head = words("things", "r.what", phrase.core.tokens)
        return EnNode("np", children=(*number, head, told, *before), rule="r.what").having(number="plural")
    _say(ctx, frame, around, "that" if several else "what")
    if several:
        head = words("things", "r.what", phrase.core.tokens)
        return EnNode("np", children=(*number, head, *around.after, *before), rule="r.what").having(number="plural")
    return EnNode("np", children=(*around.after, *before), rule="r.what")


_GAINED = frozenset({"得る", "失う", "手に入れる"})
"""Verbs whose もの is as little a thing to touch as their こと: 移行して得たもの."""


def names_thing(ctx: Context, index: int) -> bool:
    """Whether こと stands for what is done, said or noticed, because the clause before it has no object of its own."""
    phrase, below = ctx.phrases[index], _own(ctx, index)
    gained = len(below) == 1 and ctx.tokens[ctx.phrases[below[0]].core.start].lemma in _GAINED
    if len(below) != 1 or not (phrase.core.text in _NOUNS or (gained and phrase.core.text == "もの")):
        return False
    if any(unit.amount is None for unit in phrase.units if unit is not phrase.core):
        return False
    if not ctx.clauses.is_predicate(below[0]) or ctx.clauses.tails[below[0]].link or ctx.clauses.asks(below[0]):
        return False
    frame = ctx.clauses.frame(below[0])
    if phrase.core.text == "点":
        return act_of(ctx, frame) is not None or _is_point(ctx, index, frame)
    if _is_good_to_have_done(frame):
        return ctx.clauses.role_of(index) in ("", "wo") and not _is_judged(ctx, index)
    if frame.kind == "adjective":
        return _is_good(ctx, index, frame) or _is_of_a_kind(ctx, index, frame)
    if (
        frame.kind != "verb"
        or (_row(ctx, frame) is None and not _is_wanted(frame))
        or ctx.clauses.role_of(index) in ("de", "niyotte")
        or (ctx.clauses.role_of(index) == "kara" and not _begins(ctx, index))
    ):
        return False
    own = _row(ctx, frame) if ctx.tokens[ctx.phrases[frame.phrase].core.start - 1].lemma == "を" else None
    taken = [one for one in frame.arguments if not (own is not None and "を" in own["predicate"] and one.role == "wo")]
    if any(one.role in ("wo", "quote", "koto", "youni") for one in taken):
        return False
    if any(not one.role and ctx.phrases[one.phrase].core.kind == "number" for one in frame.arguments):
        return False  # 3,800円したこと
    if _is_judged(ctx, index):
        return False
    if _able(ctx, frame) is not None:
        return True
    if _is_to_do(ctx, frame) and not _stands_for_itself(ctx, index):
        return False
    if _concern(ctx, frame):
        return not any(one.role == "ni" or (one.role == "de" and _is_thing(ctx, one)) for one in frame.arguments)
    stated = next((one for one in frame.arguments if one.role == "ga"), None)
    if stated is None:
        felt = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in _FELT
        return felt or gap_of(ctx, frame, Compound()).kind in ("object", "subject")
    core = ctx.phrases[stated.phrase].core
    somebody = core.kind == "latin" or names_people(core.entry)
    return somebody and gap_of(ctx, frame, Compound()).kind == "object"


_FELT = frozenset({"感ずる", "思う", "考える"})
"""Verbs of what comes to mind, for which the thing may stand though their object is a clause: 現地で感じたこと."""


def _own(ctx: Context, index: int) -> tuple[int, ...]:
    """Return what hangs on the noun, without the earlier members of a list that it ends."""
    return tuple(one for one in ctx.clauses.dependents[index] if not is_list_member(ctx, one))


def _is_thing(ctx: Context, one: Argument) -> bool:
    """Whether で marks what the trouble was with (VPNで困った), and not where one was: 会場で困った."""
    entry = ctx.phrases[one.phrase].core.entry
    return entry is None or entry.noun_class not in ("place", "event", "act", "content", "time", "person")


_NOUNS = frozenset({"こと", "事", "点"})


def _is_point(ctx: Context, index: int, frame: Frame) -> bool:
    """Whether 点 is one of several things (苦労した点, ユーザがつまずく点を挙げる), and no fact (応答が速い点が評価された)."""
    head = ctx.phrases[index].head
    if frame.kind == "adjective" and not (frame.arguments or frame.subordinates):
        return head >= 0 and ctx.tokens[ctx.phrases[head].core.start].lemma in _ASKED  # 細かい点は確認できなかった
    judged = ctx.clauses.role_of(index) == "ga" and ctx.tokens[ctx.phrases[head].core.start].lemma not in _THERE
    if frame.kind != "verb" or (judged and head >= 0 and ctx.clauses.kind_of(ctx.phrases[head]) != "verb"):
        return False
    if ctx.clauses.role_of(index) == "ni" and head >= 0 and ctx.tokens[ctx.phrases[head].core.start].lemma == "有る":
        return False  # 特徴は誰でも使える点にある
    if concern_of(ctx, frame) or not any(one.role in ("ga", "wo", "quote") for one in frame.arguments):
        return True
    if head < 0:
        return not ctx.phrases[index].parts and not ctx.analyzed.sentence.text.rstrip().endswith("。")
    return ctx.tokens[ctx.phrases[head].core.start].lemma in _THERE | _LISTING


_ASKED = frozenset(
    "確認 質問 聞く 尋ねる 問い合わせる 説明 議論 相談 調べる 直す 修正 改善 残る 詰める 有る 無い 多い".split()
)
"""What is done with points that are difficult or detailed, and said of there being some."""

_LISTING = frozenset("挙げる 列挙 纏める 整理 紹介 数える 洗い出す 書き出す".split())
"""Verbs that go through things one by one."""


def _row(ctx: Context, frame: Frame) -> Row | None:
    unit = ctx.phrases[frame.phrase].core
    if unit.start >= 2 and unit.end - unit.start == 1:
        noun, particle, verb = ctx.tokens[unit.start - 2 : unit.end]
        if row := _things().get(f"{noun.lemma}{particle.surface}{verb.lemma}"):
            return row
    return _things().get(ctx.tokens[unit.end - 1].lemma) or _things().get(ctx.tokens[unit.start].lemma)


@cache
def _things() -> dict[str, Row]:
    return {row["predicate"]: row for row in table("english/free_relatives")}


def _concern(ctx: Context, frame: Frame) -> str:
    """Return the preposition behind which the thing would stand: 困ったこと, what I had trouble with."""
    row = _row(ctx, frame)
    return (row["left"] if row is not None else "") or concern_of(ctx, frame)


def _is_to_do(ctx: Context, frame: Frame) -> bool:
    """Whether nothing is done yet: やること, 調べること; できること is what is possible."""
    tail = frame.tail
    if ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma == "出来る":
        return False
    named = any(one.role == "ga" or one.topic for one in frame.arguments)
    return not (named or tail.past or tail.state or tail.passive or tail.negative or tail.modals or tail.chains)


def _able(ctx: Context, frame: Frame) -> int | None:
    """Return who can do it, where nothing else is said: エンジニアができること, 私たちにできること."""
    possible = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma == "出来る"
    plain = possible and not (frame.subordinates or frame.adverbs or frame.tail.past)
    if not plain or len(frame.arguments) != 1 or frame.arguments[0].role not in ("ga", "ni", "no"):
        return None
    who = frame.arguments[0].phrase
    entry = ctx.phrases[who].core.entry
    return who if names_people(entry) or (entry is not None and entry.noun_class == "group") else None


def _is_wanted(frame: Frame) -> bool:
    """Whether somebody wants or ought to do it: 共有したいこと, 確認すべきこと are things whatever the verb."""
    return is_wish(frame) or any(mark.english == "should" for mark in frame.tail.modals)


def _is_good(ctx: Context, index: int, frame: Frame) -> bool:
    """Whether the clause only says what the thing was like: 良かったこと, 残念だったこと."""
    circumstances = all(one.role in ("de", "time") and not one.topic for one in frame.arguments)  # 準備で大変だったこと
    bare = circumstances and not frame.subordinates and frame.tail.past and not frame.tail.negative
    return bare and ctx.clauses.role_of(index) in ("", "wo") and not _is_judged(ctx, index)


def _is_of_a_kind(ctx: Context, index: int, frame: Frame) -> bool:
    """Whether an adjective alone says what kind of thing it is that somebody does, tells or forgets: 新しいことを始める, 大事なことを忘れた.

    What is shown or found is the fact (難しいことが分かった), and so is what an adjective judges.
    """
    tail, phrase = frame.tail, ctx.phrases[index]
    bare = frame.kind == "adjective" and not (frame.arguments or frame.subordinates)
    if not bare or tail.past or tail.negative or tail.modals or tail.wraps or phrase.core.text not in ("こと", "事"):
        return False
    head = phrase.head
    if ctx.clauses.role_of(index) not in ("wo", "ni") or head < 0 or not ctx.phrases[head].verbal:
        return False
    lemma = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma
    done = {ctx.tokens[at].lemma for at in ctx.phrases[head].core.tokens}
    return lemma in _OF_SORTS or not done & _FOUND


def _something(ctx: Context, index: int, described: int) -> EnNode | None:
    """Return 新しいこと as "something new"; None for いろいろなこと, which is several things."""
    from pipeline.translation.transfer.adjectives import adjective_word

    entry = ctx.phrases[described].core.entry
    if entry is None or "plural" in entry.forms or len(ctx.phrases[index].units) > 1 or entry.en in ("same", "another"):
        return None
    ctx.took(ctx.phrases[index].core.tokens)
    ctx.took_parts(index)
    what = words("something", "r.something", ctx.phrases[index].core.tokens)
    return EnNode("np", children=(what, *adjective_word(ctx, ctx.clauses.frame(described))), rule="r.something")


_OF_SORTS = frozenset(
    "色々 いろいろ 様々 さまざま 同じ 同様 別 他 大した 意外 珍しい 不思議 新しい 面白い 楽しい 興味深い".split()
)
"""What no fact is: いろいろなことを知った."""

_FOUND = frozenset(
    "驚く 感動 感心 満足 困る 悩む 苦しむ 喜ぶ 安心 示す 分かる 判明 知る 確認 証明 指摘 強調 説明 述べる 報告 実感 痛感 認識 "
    "理解 気付く 気づく 訴える 語る 主張 裏付ける 意味 物語る 考慮 前提 利用".split()
)
"""Verbs whose adjective with こと is a fact as a rule: 重要なことを示した."""


def _is_good_to_have_done(frame: Frame) -> bool:
    """Whether the clause says what it was good to have done: 参加して良かった."""
    wraps = frame.tail.wraps
    named = any(one.role == "ga" for one in frame.arguments)
    return frame.kind == "verb" and bool(wraps) and wraps[0].english == "it was good that" and not named


def _good_about(ctx: Context, frame: Frame) -> EnNode:
    """Return 参加して良かったこと as "what was good about participating"."""
    from pipeline.translation.transfer.predication import clause

    mark = frame.tail.wraps[0]
    told = replace(frame, tail=replace(frame.tail, wraps=frame.tail.wraps[1:], past=False))
    lead = words("what was good about", mark.rule, ctx.took(mark.tokens))
    return EnNode("np", children=(lead, clause(ctx, told, form="ing")), rule="r.what")


def _stands_for_itself(ctx: Context, index: int) -> bool:
    """Whether こと is a heading or said to be there: 帰国後にやること, やることが多い. 議論することが重要だ is an infinitive."""
    head = ctx.phrases[index].head
    if head < 0:
        return not ctx.phrases[index].parts and not ctx.analyzed.sentence.text.rstrip().endswith("。")
    return ctx.tokens[ctx.phrases[head].core.start].lemma in _THERE


def _is_judged(ctx: Context, index: int) -> bool:
    """Whether こと is what an adjective judges: 議論したことは有意義だった is about having discussed."""
    head = ctx.phrases[index].head
    if head < 0 or ctx.clauses.role_of(index) not in ("ga", ""):
        return False
    if ctx.clauses.tails[ctx.clauses.dependents[index][0]].state:
        return False  # 言っていることは正しい
    return ctx.phrases[head].core.kind == "adjective" and ctx.tokens[ctx.phrases[head].core.start].lemma not in _THERE


def _begins(ctx: Context, index: int) -> bool:
    """Whether one begins with it: できることから始める; 参加者が少ないことから is a reason."""
    head = ctx.phrases[index].head
    return head >= 0 and ctx.tokens[ctx.phrases[head].core.start].lemma in ("始める", "始まる", "着手", "取り掛かる")


def _is_counted(ctx: Context, index: int) -> bool:
    """Whether the clause counts them: 困ったことが三つあった."""
    head = ctx.phrases[index].head
    return head >= 0 and ctx.tokens[ctx.phrases[head].core.start].lemma in _THERE


_THERE = frozenset("有る 無い 多い 少ない 残る 増える 減る 幾つか 沢山 山積み".split())


def _told_before(ctx: Context, frame: Frame) -> tuple[Frame, list[EnNode]]:
    """Part off what was done before: 一年運用して困ったこと is what one had trouble with after operating it for one year."""
    from pipeline.translation.transfer.predication import clause

    first = [sub for sub in frame.subordinates if sub.tail.link == "te" and not sub.tail.negative]
    if not frame.tail.past or len(first) != len(frame.subordinates):
        return frame, []
    made: list[EnNode] = []
    for sub in first:
        if sub.kind != "verb" or any(one.role == "ga" for one in sub.arguments):
            return frame, []
    for sub in first:
        tried = [mark for mark in sub.tail.gerunds if mark.english == "try"]
        ctx.took(token for mark in tried for token in mark.tokens)
        gerunds = tuple(mark for mark in sub.tail.gerunds if mark not in tried)
        sub = replace(sub, tail=replace(sub.tail, past=False, gerunds=gerunds))
        made += [words("after", sub.tail.link_rule), clause(ctx, sub, form="ing")]
    return replace(frame, subordinates=()), made


def _say(ctx: Context, frame: Frame, around: Around, that: str) -> None:
    """Put the clause behind "what", or behind "that" where the things are counted."""
    from pipeline.translation.transfer.predication import clause
    from pipeline.translation.transfer.relative_objects import left_behind, object_clause

    if (who := _able(ctx, frame)) is not None:
        from pipeline.translation.transfer.noun_phrases import noun_phrase

        ctx.took_parts(who)
        tokens = ctx.took((*ctx.phrases[frame.phrase].core.tokens, *frame.tail.tokens))
        can = "cannot do" if frame.tail.negative else "can do"
        around.after += [words(that, "r.what"), noun_phrase(ctx, who, "topic"), words(can, "r.what", tokens)]
        return
    if left := _concern(ctx, frame):
        stated = any(one.role == "ga" for one in frame.arguments)
        ctx.notes.doubt("subject-author", 0.05)
        told = clause(ctx, frame, subject=None if stated else author())
        around.after += [words(that, "r.what"), left_behind(told, left)]
        return
    if gap_of(ctx, frame, Compound()).kind == "subject":
        subject = EnNode("np", that, slot="subject", rule="r.what").having(number="plural" if that == "that" else "")
        around.after.append(clause(ctx, frame, subject=subject))
        return
    object_clause(ctx, frame, around, that, "plural" if that == "that" else "")

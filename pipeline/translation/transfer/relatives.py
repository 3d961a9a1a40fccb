"""Come here when a clause before a noun is wrong: relative clauses, という, and how the noun takes part in them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame, Mark
from pipeline.text.shipped import table
from pipeline.translation.transfer.acts_on_nouns import undergone
from pipeline.translation.transfer.attributes import attribute
from pipeline.translation.transfer.content_clauses import TOLD_OF, about_doing, content_clause
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.described_people import is_generic, is_named, is_one_person, is_somebodys_name
from pipeline.translation.transfer.embedded import asks_which, question
from pipeline.translation.transfer.gaps import Gap, class_of, gap_of, is_able
from pipeline.translation.transfer.heads import Around, Compound
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.predicate import has_part
from pipeline.translation.transfer.predication import clause
from pipeline.translation.transfer.relative_objects import concern, object_clause, writer_of
from pipeline.translation.transfer.subject import names_people, needs_person
from pipeline.translation.transfer.thought_relatives import thought_of
from pipeline.translation.transfer.valency import choose_verb


def modify_with_clause(ctx: Context, index: int, made: Compound, around: Around) -> None:
    """Put the predicate phrase ``index`` before or behind the noun that it modifies."""
    phrase = ctx.phrases[index]
    frame = ctx.clauses.frame(index)
    content = has_part(phrase, "link", "content")
    if ctx.clauses.asks(index) and (content or ctx.clauses.role_of(index) == "no"):
        around.after += [words("of", "r.question"), question(ctx, index)]
        around.restricted = True
        return
    if content is None and not frame.tail.link and asks_which(ctx, index):
        ctx.notes.doubt("asked-inside", 0.3)  # 何をする人か
    those = made.head is not None and made.head.lemma == "those"
    if not those and attribute(ctx, frame, content is not None, is_named(made), around):
        return
    if content is None and undergone(ctx, frame, made, around):
        return
    if frame.tail.link.removesuffix(".adn") == "purpose" and frame.tail.negative:
        told = clause(ctx, replace(frame, tail=replace(frame.tail, negative=False)), form="ing")
        avoid = words("to avoid", frame.tail.link_rule, ctx.took(frame.tail.tokens))
        around.after.append(replace(told, children=(avoid, *told.children)))
        return
    if frame.tail.link.removesuffix(".adn") == "purpose":
        around.after.append(clause(ctx, frame, form="inf"))
        return
    if frame.tail.link.endswith(".adn") and frame.tail.template and content is None:
        _at_a_time(ctx, frame, made, around)
        return
    if content_clause(ctx, frame, content, made, around):
        return
    if content:
        ctx.took(range(content.start, content.end))
    if content is None and thought_of(ctx, frame, made, around):
        return
    frame = _wished(ctx, frame)
    if frame.tail.wraps and frame.tail.wraps[0].english == _GOOD and frame.kind == "verb":
        _good(ctx, frame, around)
        return
    named = is_named(made)
    around.after += [words(",", "r.relative")] if named else []
    if around.relative and not named:
        around.after.append(words("and", "r.relative"))  # 自作した、楽譜をめくるアプリ
    around.relative = True
    if (first := _of_another(ctx, frame, made)) is not None:
        frame = replace(frame, subordinates=frame.subordinates[1:])
        if gap_of(ctx, first, made).kind == "whose":
            _relative(ctx, first, made, around, named)
            around.after.append(words("and", first.tail.link_rule))
            _relative(ctx, frame, made, around, named)
        else:
            _relative(ctx, frame, made, around, named)
            past = first.tail.past or frame.tail.past
            first = replace(first, tail=replace(first.tail, past=past))
            around.after += [words("because", first.tail.link_rule), clause(ctx, first)]
    else:
        _relative(ctx, frame, made, around, named)
    around.after += [words(",", "r.relative")] if named else []


def _of_another(ctx: Context, frame: Frame, made: Compound) -> Frame | None:
    """Return the clause before the one that describes the noun, in て, that speaks of something else: 時間がなくて準備できない人."""
    first = frame.subordinates[0] if len(frame.subordinates) == 1 else None
    if first is None or first.tail.link != "te" or first.subordinates or not _states(first):
        return None
    gap, able = gap_of(ctx, _able(ctx, frame, made), made).kind, _able(ctx, first, made) != first
    if able or gap not in ("subject", "whose", "object") or (gap != "whose" and _states(frame)):
        return None
    return replace(first, tail=replace(first.tail, link="", template=""))


def _states(frame: Frame) -> bool:
    return any(one.role == "ga" and not one.topic for one in frame.arguments)


def _at_a_time(ctx: Context, frame: Frame, made: Compound, around: Around) -> None:
    """Put 移行が終わった後の性能 as "performance after the migration ended", 障害時の as "for when" behind what is done then."""
    when = frame.tail.template.removesuffix(" {}")
    if when == "when" and made.entry is not None and made.entry.ja in _PREPARED:
        when = "for when"
    if when.startswith("for "):
        frame = replace(frame, tail=replace(frame.tail, past=False))
    around.after += [words(when, frame.tail.link_rule), clause(ctx, frame)]
    around.restricted = True


_PREPARED = frozenset(
    "連絡先 対応 手順 対策 備え 方法 体制 窓口 処理 操作 手続き 対処 対応策 ルール 役割分担 連絡体制".split()
)
"""What is laid down for a time that may come."""

_GOOD = "it was good that"
_HOPED = "it is hoped that"
_SAID = re.compile("it (?:is|was) (said|thought|believed|expected|considered|assumed) that")


def _wished(ctx: Context, frame: Frame) -> Frame:
    """Say 改善してほしい点 as "points that should be improved": a wish has no clause of its own inside another."""
    said = next((mark for mark in frame.tail.wraps if _SAID.fullmatch(mark.english)), None)
    if said is not None:
        chain = replace(said, english=_SAID.sub(r"be \1 to", said.english), tokens=ctx.took(said.tokens))
        wraps = tuple(mark for mark in frame.tail.wraps if mark is not said)
        return replace(frame, tail=replace(frame.tail, wraps=wraps, chains=(chain, *frame.tail.chains)))
    wish = next((mark for mark in frame.tail.wraps if mark.english == _HOPED), None)
    if wish is None:
        return frame
    wraps = tuple(mark for mark in frame.tail.wraps if mark is not wish)
    should = Mark("should", ctx.took(wish.tokens), wish.rule)
    return replace(frame, tail=replace(frame.tail, wraps=wraps, modals=(*frame.tail.modals, should)))


def _good(ctx: Context, frame: Frame, around: Around) -> None:
    """Say 導入して良かった点 as "good points of introducing it"."""
    mark = frame.tail.wraps[0]
    around.before.append(words("good", mark.rule, ctx.took(mark.tokens)))
    tail = replace(frame.tail, wraps=frame.tail.wraps[1:], past=False)
    told = clause(ctx, replace(frame, tail=tail), form="ing")
    verb = choose_verb(ctx, frame)
    whole = any(one.role in ("wo", "ni") for one in frame.arguments) or verb is None or "wo" not in verb.frame
    it = [] if whole else [words("it", "object.it")]
    around.after += [words("of", "r.of"), told, *it]
    around.described = True


def _relative(ctx: Context, frame: Frame, made: Compound, around: Around, named: bool) -> None:
    """Put a relative clause behind the noun, which takes part in it; behind a name it only adds something."""
    frame = _able(ctx, frame, made)
    gap = gap_of(ctx, frame, made)
    entry = made.entry
    person = class_of(made) == "person" or (named and is_somebodys_name(ctx, frame))
    that = "which" if named else "that"
    tail = frame.tail
    new = gap.kind in ("subject", "whose") and not (tail.past or tail.state or tail.passive or named)
    around.told_of = not (new or named or around.restricted or around.described)
    around.restricted, around.described = around.restricted or not new, around.described or new
    told = gap.kind in ("subject", "adjunct", "preposition") or (gap.kind == "object" and not _tells(ctx, frame))
    if told and _is_told(ctx, frame, made):
        around.after += about_doing(ctx, frame)
        around.restricted, around.told_of = True, False
        return
    if is_one_person(ctx, frame, made, gap):
        around.counted = around.restricted = True
        around.described = False
    around.lasting = not (tail.past or named or around.counted)
    if not _is_sure(ctx, frame, gap):
        ctx.notes.doubt(*_DOUBTS[gap.words if gap.words in _DOUBTS else gap.kind])
    match gap.kind:
        case "subject":
            generic = not around.plural and not frame.tail.past and is_generic(entry, made)
            plural = "plural" if around.plural or generic else ""
            subject = EnNode("np", "who" if person else that, slot="subject", rule="r.relative").having(number=plural)
            around.after.append(clause(ctx, frame, subject=subject))
            if generic:
                around.plural = around.generic = True
                around.restricted = False
        case "object":
            object_clause(ctx, frame, around, "whom" if person else that)
        case "whose" if gap.words:
            _whose_act(ctx, frame, around)
        case "whose":
            owned = next(one for one in frame.arguments if one.role == "ga" or (one.topic and not one.role))
            rest = replace(frame, arguments=tuple(one for one in frame.arguments if one is not owned))
            noun = noun_phrase(ctx, owned.phrase, "title")
            subject = EnNode("np", "whose", slot="subject", features=noun.features, children=(noun,), rule="r.whose")
            found = frame.kind == "verb" and is_able(ctx, frame)  # 原因が特定できない不具合
            around.after.append(clause(ctx, rest, patient=subject) if found else clause(ctx, rest, subject=subject))
        case "concern":
            concern(ctx, frame, around, that, gap.words)
        case _:
            which = f"{gap.words} {'whom' if person else 'which'}" if gap.kind == "preposition" else gap.words
            opening = (
                "where" if named and not person and gap.words in ("", "in", "at", "in which") else which or "in which"
            )
            around.after.append(words(opening, "r.relative"))
            done = writer_of(ctx, frame) if opening != "in which" or gap.kind == "preposition" else None
            around.after.append(clause(ctx, frame, subject=done, relative=True))


def _is_sure(ctx: Context, frame: Frame, gap: Gap) -> bool:
    """Whether the clause leaves only one place for its noun: 鈴木さんが作ったツール, データを集めるツール, 公開されたツール."""
    verb = choose_verb(ctx, frame) if frame.kind == "verb" else None
    filled = {one.role for one in frame.arguments}
    if verb is None or frame.tail.causative or frame.tail.benefactive or "" in filled:
        return False
    if gap.kind == "object":
        doer = next((ctx.phrases[one.phrase].core.entry for one in frame.arguments if one.role == "ga"), None)
        return names_people(doer) and not frame.tail.passive
    return gap.kind == "subject" and "ga" not in filled and ("wo" in filled) != frame.tail.passive


def _able(ctx: Context, frame: Frame, made: Compound) -> Frame:
    """Read が as を in 英語が話せる社員 and 仕組みが分かる人: what somebody can do, or understands, is its object."""
    if made.entry is None or made.entry.noun_class not in ("person", "group") or frame.kind != "verb":
        return frame
    leading = tuple(_able(ctx, sub, made) if sub.tail.link in ("te", "and") else sub for sub in frame.subordinates)
    frame = replace(frame, subordinates=leading)
    can = any(mark.english == "can" for mark in frame.tail.modals)
    own = [one for one in frame.arguments if one.role == "ga"]
    if not can or len(own) != 1 or names_people(ctx.phrases[own[0].phrase].core.entry):
        return frame
    changed = tuple(replace(one, role="wo") if one is own[0] else one for one in frame.arguments)
    return replace(frame, arguments=changed)


def _whose_act(ctx: Context, frame: Frame, around: Around) -> None:
    """Put 導入を検討している装置 as "equipment whose introduction is considered", 当社が導入を as "our company considers"."""
    act = next(one for one in frame.arguments if one.role == "wo")
    rest = replace(frame, arguments=tuple(one for one in frame.arguments if one is not act))
    noun = noun_phrase(ctx, act.phrase, "title")
    whose = EnNode("np", "whose", slot="subject", features=noun.features, children=(noun,), rule="r.whose")
    if any(one.role == "ga" for one in rest.arguments):
        around.after += [whose, clause(ctx, rest, without_object=True)]
    else:
        around.after.append(clause(ctx, rest, patient=whose))


def _is_told(ctx: Context, frame: Frame, made: Compound) -> bool:
    """Whether the noun is a talk about what somebody did: アラートを減らした話; 盛り上がった話 was lively itself."""
    if made.entry is None or made.entry.ja not in TOLD_OF or frame.kind != "verb" or frame.tail.passive:
        return False
    if any(one.role == "ga" for one in frame.arguments) or frame.tail.wraps:
        return False
    verb = choose_verb(ctx, frame)
    went = verb is not None and needs_person(verb) and any(one.role in ("ni", "he") for one in frame.arguments)
    if went or any(one.role in ("wo", "nitsuite") for one in frame.arguments):
        return True
    return not (
        frame.tail.negative
        or {ctx.tokens[at].lemma for at in ctx.phrases[frame.phrase].core.tokens} & _doings_of_talks()
    )


def _tells(ctx: Context, frame: Frame) -> bool:
    """Whether the verb has a talk for its object: 聞いた話; Rustで書き直した話 is about rewriting."""
    return bool({ctx.tokens[at].lemma for at in ctx.phrases[frame.phrase].core.tokens} & _TELLING)


_TELLING = frozenset(
    "聞く 伺う 話す 為る 紹介 披露 語る 教える 教わる 知る 言う 述べる 共有 発表 覚える 思い出す 忘れる 書く 読む 聞ける 信じる "
    "纏める 載せる 公開 期待 楽しむ 頂く 選ぶ 挙げる 伝える".split()
)
"""What is done to what is told, which then is no doing that the talk is about."""


@cache
def _doings_of_talks() -> frozenset[str]:
    """Return what talks themselves do: 盛り上がった話 was lively."""
    return frozenset(row["lemma"] for row in table("english/doings_of_talks"))


_DOUBTS = {
    "subject": ("relative", 0.05),
    "object": ("relative", 0.05),
    "whose": ("relative-owner", 0.05),
    "preposition": ("relative-preposition", 0.1),
    "concern": ("relative", 0.05),
    "adjunct": ("relative-adjunct", 0.2),
    "where": ("relative", 0.05),
    "when": ("relative", 0.05),
}

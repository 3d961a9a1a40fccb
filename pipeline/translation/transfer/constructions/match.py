"""Come here when a construction does not fire, or fires where it should not: clauses are matched and put into English."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.arrangements import ARRANGED
from pipeline.translation.transfer.constructions.schema import Construction, RoleTest, load_constructions
from pipeline.translation.transfer.constructions.verbalize import verbalize
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.embedded import asks_of
from pipeline.translation.transfer.english.determiners import Use
from pipeline.translation.transfer.free_relatives import names_thing
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.list_members import has_role
from pipeline.translation.transfer.noun_assembly import pluralised
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.phrases import is_quotation
from pipeline.translation.transfer.place_prepositions import those_there
from pipeline.translation.transfer.predicate import has_part
from pipeline.translation.transfer.quotations import is_title, speech_of
from pipeline.translation.transfer.senses import core_lemmas
from pipeline.translation.transfer.subject import is_wish

if TYPE_CHECKING:
    from pipeline.translation.transfer.parts import Given, Parts


def apply_construction(
    ctx: Context, frame: Frame, arguments: list[Argument], given: Given, parts: Parts, with_clause: bool = False
) -> bool:
    """Put the clause into ``parts`` by the first construction that fits; tell whether one did.

    ``with_clause``: only those with a place for the clause under a noun, which a collocation has not.
    """
    lemma = "".join(core_lemmas(ctx, ctx.phrases[frame.phrase]))
    if lemma == "無い" and any("only-negative" in one.focus for one in arguments):
        lemma = "有る"
    for construction in load_constructions().get(lemma, ()):
        if with_clause and not any(test.clause for test in construction.roles.values()):
            continue
        found = _match(ctx, construction, frame, arguments)
        if found is None:
            continue
        if construction.verbalize:
            if verbalize(ctx, frame, arguments, found[construction.verbalize], construction, given, parts):
                return True
            continue
        if given.patient is not None or given.subject is not None or given.form:
            continue
        for template in construction.emit:
            if is_wish(frame) and template.startswith("it *be "):
                continue  # 試すことを提案したい: what is wished is somebody's doing
            if _slots_there(ctx, template, found):
                _emit(ctx, frame, arguments, found, template, construction, given, parts)
                return True
    return False


def _match(
    ctx: Context, construction: Construction, frame: Frame, arguments: list[Argument]
) -> dict[str, Argument] | None:
    """Return the arguments by role if all tests hold."""
    if construction.passive is not None and construction.passive != frame.tail.passive:
        return None
    if construction.negative is not None and construction.negative != frame.tail.negative:
        return None
    if construction.negative and not construction.affirmed and any(asks_of(ctx, one.phrase) for one in arguments):
        return None  # 部品が何個足りないか
    by_role = {one.role: one for one in arguments}
    if any(role in by_role for role in construction.lacks):
        return None
    if frame.tail.link_rule == "l.bahodo" and "yori" in construction.roles:
        by_role.setdefault("yori", Argument("yori", frame.phrase))
    for role, test in construction.roles.items():
        if role not in by_role or not _holds(ctx, test, by_role[role]):
            return None
    return by_role


def _holds(ctx: Context, test: RoleTest, one: Argument) -> bool:
    phrase = ctx.phrases[one.phrase]
    entry = phrase.core.entry
    if test.nouns and not any(phrase.core.text == noun for noun in test.nouns):
        return False
    if test.classes and not (
        (entry is not None and entry.noun_class in test.classes)
        or (
            "name" in test.classes
            and (phrase.core.kind == "latin" or (entry is not None and "proper" in entry.grammar))
        )
    ):
        return False
    if test.counted is not None and test.counted != any(unit.amount is not None for unit in phrase.units):
        return False
    if test.amounts and (phrase.core.amount is None or phrase.core.amount.kind not in test.amounts):
        return False
    if test.topic is not None and test.topic != one.topic:
        return False
    if test.says and ((at := content_clause(ctx, one.phrase)) is None or not _says(ctx, at, test.says)):
        return False
    return test.clause is None or test.clause == (content_clause(ctx, one.phrase, bool(test.nouns)) is not None)


def _says(ctx: Context, at: int, lemmas: tuple[str, ...]) -> bool:
    """Whether the clause has one of ``lemmas`` for its predicate, and names what it speaks of."""
    if is_quotation(ctx.phrases[at]):
        return False
    return ctx.tokens[ctx.phrases[at].core.start].lemma in lemmas and _theme_of(ctx, at) is not None


def _theme_of(ctx: Context, at: int) -> Argument | None:
    """Return what the clause speaks of: its topic or subject."""
    return next((one for one in ctx.clauses.frame(at).arguments if one.topic or one.role == "ga"), None)


def content_clause(ctx: Context, index: int, arranged: bool = True) -> int | None:
    """Return the という-clause or quotation under a noun, or the clause under こと, if nothing else hangs on it, else None."""
    below = ctx.clauses.dependents[index]
    if len(below) == 1 and is_quotation(ctx.phrases[below[0]]):
        said = ctx.phrases[below[0]]
        return below[0] if has_role(said, "toiu", "content") and not is_title(said, ctx.phrases[index], ctx) else None
    if len(below) != 1 or not ctx.clauses.is_predicate(below[0]):
        return None
    entry = ctx.phrases[index].core.entry
    fact = entry is not None and entry.noun_class == "fact" and not names_thing(ctx, index)
    if arranged and ctx.phrases[index].core.text in ARRANGED and ctx.clauses.kind_of(ctx.phrases[below[0]]) == "verb":
        return below[0]
    if has_part(ctx.phrases[below[0]], "link", "content") or fact:
        return below[0]
    frame = ctx.clauses.frame(below[0])
    if _is_to_do(ctx.phrases[index].core.text, frame):
        return below[0]
    told = not frame.tail.link and frame.kind == "verb" and frame.tail.state
    return below[0] if told and any(one.role == "wo" for one in frame.arguments) else None


def _is_to_do(noun: str, frame: Frame) -> bool:
    """Whether the clause says what the noun is for or about, with nothing missing in it: 試す価値, 設定を変えた形跡."""
    if frame.tail.link or frame.kind != "verb" or frame.tail.state:
        return False
    if any(one.role == "ni" for one in frame.arguments) and not any(one.role == "wo" for one in frame.arguments):
        return (
            noun not in ("価値", "意味", "意義") and noun in _OF_WHAT_TO_DO and not frame.tail.past
        )  # 費用に見合う価値
    return noun in _OF_WHAT_WAS_DONE if frame.tail.past else noun in _OF_WHAT_TO_DO


_OF_WHAT_TO_DO = frozenset(
    "価値 甲斐 意味 意義 方法 手段 手 動き 余裕 方針 意向 判断 決断 姿勢 義務 責任 狙い 意図 案 構想 経験".split()
)
_OF_WHAT_WAS_DONE = frozenset({"形跡", "痕跡", "経験"})


def _use(template: str, before_verb: bool) -> Use:
    """Return what the noun does in the template, for its article."""
    if template.startswith("no {"):
        return "bare"
    if re.search(r"\b(?:no|mostly|a lot of|less|many|few|fewer|much|little|several|more|enough) \{", template):
        return "bare" if not before_verb else "topic"
    return "exists" if template.startswith("there") else "topic" if before_verb else "object"


_ANYTHING = frozenset({"何", "なに", "なんに", "何も", "なにも"})
"""What of nothing is said to be there."""

_PIECE = re.compile(r"\{[^}]+\}|\*[^*]+\*|[^{}*]+")


def _slots_there(ctx: Context, template: str, found: dict[str, Argument]) -> bool:
    for slot in re.findall(r"\{([^}]+)\}", template):
        role, _, part = slot.partition(".")
        at = content_clause(ctx, found[role].phrase) if role in found and part else None
        if role not in found or (part and at is None):
            return False
        if at is not None and part != "content" and is_quotation(ctx.phrases[at]):
            return False
    return True


def _emit(
    ctx: Context,
    frame: Frame,
    arguments: list[Argument],
    found: dict[str, Argument],
    template: str,
    construction: Construction,
    given: Given,
    parts: Parts,
) -> None:
    """Build the clause from the template; arguments that it does not name follow as prepositional phrases."""
    from pipeline.translation.transfer.arguments import argument_node, put_argument
    from pipeline.translation.transfer.bare_arguments import time_node
    from pipeline.translation.transfer.embedded import question
    from pipeline.translation.transfer.floating_amounts import quantified
    from pipeline.translation.transfer.predication import clause
    from pipeline.translation.transfer.subject import Subject
    from pipeline.translation.transfer.verb_phrase import verb_node

    if frame.tail.negative and template.startswith("there *be* {"):
        template = template.replace("*be* ", "*be* no ", 1)  # 質問する人がいなかった: there were no people who ask
        frame = replace(frame, tail=replace(frame.tail, negative=False))
    if construction.affirmed:
        frame = replace(frame, tail=replace(frame.tail, negative=False))
    if "no {ga}" in template and ctx.phrases[found["ga"].phrase].core.text in _ANYTHING:
        template = template.replace("no {ga}", "nothing")  # 何もない
        ctx.took(range(ctx.phrases[found["ga"].phrase].start, ctx.phrases[found["ga"].phrase].end))
        frame = replace(frame, arguments=tuple(one for one in frame.arguments if one is not found["ga"]))
        arguments = [one for one in arguments if one is not found["ga"]]
    template = _massed(ctx, template, found)
    template = _than_expected(template, parts)
    used: set[int] = set()
    left: list[EnNode] = []
    right: list[EnNode] = []
    verb: EnNode | None = None
    plural = False
    unit = ctx.phrases[frame.phrase].core
    for piece in _PIECE.findall(template):
        side = left if verb is None else right
        if piece.startswith("*"):
            entry = Entry(construction.id, "verb", "", piece.strip("*"), frame={"wo": "obj"})
            verb = verb_node(
                ctx, replace(frame, tail=replace(frame.tail, passive=True)), entry, given, False, unit.tokens
            )
        elif piece.startswith("{"):
            role, _, part = piece.strip("{}").partition(".")
            one = found[role]
            used.add(one.phrase)
            if part:
                at = content_clause(ctx, one.phrase)
                assert at is not None
                ctx.took(ctx.phrases[one.phrase].core.tokens)
                for some in (ctx.phrases[one.phrase], ctx.phrases[at]):
                    for function in some.parts:
                        if function.entry.kind != "ending":
                            ctx.took(range(function.start, function.end))
                if is_quotation(ctx.phrases[at]):
                    found_words = noun_phrase(ctx, at, "title")
                    if speech_of(found_words) != "states":
                        _drop_that(side)
                    side.append(found_words)
                    continue
                theme = _theme_of(ctx, at) if part == "theme" else None
                if theme is not None:
                    ctx.took(ctx.clauses.tails[at].tokens)
                    ctx.took(ctx.phrases[at].core.tokens)
                    for mark in ctx.clauses.tails[at].adverbs:
                        ctx.took(mark.tokens)
                    side.append(argument_node(ctx, theme, "topic"))
                    plural = plural or side[-1].feature("number") == "plural"
                elif part == "content" and ctx.clauses.asks(at):
                    _drop_that(side)
                    side.append(question(ctx, at))
                else:
                    side.append(clause(ctx, ctx.clauses.frame(at), form="" if part == "content" else part))
            else:
                speaker = those_there(ctx, one.phrase) if role == "kara" and side is left else None
                onward = time_node(ctx, one.phrase) if role == "time" and _is_onward(ctx, one) else None
                node = speaker or onward or argument_node(ctx, one, _use(template, side is left))
                if template.startswith("no {") or "*be* no {" in template:
                    node = replace(node, children=tuple(child for child in node.children if child.lemma != "the"))
                if role == "ga" and "bare" in found and _is_share_of_many(ctx, construction, one):
                    node = pluralised(node)
                amounts = [other for other in arguments if other.role == "bare" and other.phrase not in used]
                amounts = [] if "{bare}" in template else amounts
                counted = quantified(ctx, node, [(other, "bare") for other in amounts])
                if counted is not node:
                    node = counted
                    used.update(other.phrase for other in amounts)
                plural = plural or (node.feature("number") == "plural" and ("there" in template or side is left))
                side.append(node)
        elif piece.strip():
            side.append(words(_excessive(frame, piece.strip()), construction.id))
    said = () if verb is not None else unit.tokens  # the なし of a note, which "no" says
    parts.subject = EnNode("np", children=tuple(left), tokens=said, rule=construction.id).having(
        number="plural" if plural else "", person="1" if template.startswith("I ") else ""
    )
    parts.verb = verb
    parts.rest += right
    for role, test in construction.roles.items():
        if test.nouns and f"{{{role}" not in template:
            used.add(found[role].phrase)
            ctx.took(range(ctx.phrases[found[role].phrase].start, ctx.phrases[found[role].phrase].end))
    blank = Entry(construction.id, "verb", "", "be")
    for one in arguments:
        if one.phrase not in used:
            slot = {"ga": "subj", "wo": "obj", "quote": "that", "time": "time", "theme": "theme", "bare": "bare"}.get(
                one.role, "pp"
            )
            if one.role == "ni" and template.startswith(("there", "no ")):
                slot = _toward(ctx, found.get("ga")) or ("in" if _is_thing(ctx, one) else slot)
            put_argument(
                ctx,
                one,
                slot if slot not in ("subj", "obj") else "theme",
                blank,
                frame,
                Subject(None, None, True),
                parts,
            )


def _is_share_of_many(ctx: Context, construction: Construction, one: Argument) -> bool:
    """Whether the clause says what share of all there are they are, and so speaks of many: 不良品は0.1%しかない."""
    entry = ctx.phrases[one.phrase].core.entry
    return (
        construction.roles.get("bare", RoleTest()).amounts == ("share",)
        and entry is not None
        and "count" in entry.grammar
    )


def _is_onward(ctx: Context, one: Argument) -> bool:
    """Whether it is from when something is, and not when: 来年1月以降になる."""
    amount = ctx.phrases[one.phrase].core.amount
    return amount is not None and amount.adverb.endswith(" onward")


def _massed(ctx: Context, template: str, found: dict[str, Argument]) -> str:
    """Return the template with what is said of a mass: 在庫が少ない is little inventory, 発熱が多い a lot of it."""
    at = re.search(r"\b(many|few|fewer) \{(\w+)\}", template)
    entry = ctx.phrases[found[at[2]].phrase].core.entry if at and at[2] in found else None
    if at is None or entry is None or "mass" not in entry.grammar or "count" in entry.grammar:
        return template
    return template.replace(f"{at[1]} {{", f"{_OF_MASS[at[1]]} {{", 1)


_OF_MASS = {"many": "a lot of", "few": "little", "fewer": "less"}


def _excessive(frame: Frame, said: str) -> str:
    """Say 多すぎる and 少なすぎる: too many, too few."""
    said = said.replace("a lot of", "much") if any(mark.english == "too much" for mark in frame.tail.manners) else said
    lead, _, last = said.rpartition(" ")
    excess = last in ("many", "few", "much", "little", "large", "small") and any(
        mark.english == "too much" for mark in frame.tail.manners
    )
    return f"{lead} too {last}".strip() if excess else said


def _than_expected(template: str, parts: Parts) -> str:
    """Return "many" as "more", with "than expected" behind the noun: 思ったより人が多かった."""
    more = next((one for one in parts.rest if one.lemma.startswith("more than ")), None)
    if more is None or "many {" not in template:
        return template
    parts.rest.remove(more)
    parts.end.append(words(more.lemma.removeprefix("more "), more.rule, more.tokens))
    return template.replace("many {", "more {")


def _drop_that(side: list[EnNode]) -> None:
    """Take the "that" away before a question, a call or a word that is quoted."""
    if side and side[-1].lemma.split(" ")[-1] == "that":
        side[-1] = replace(side[-1], lemma=side[-1].lemma.removesuffix("that").strip())


def _is_thing(ctx: Context, one: Argument) -> bool:
    """Whether something is rather in the noun than at it or to it: 部品に不具合がある, not 会場に."""
    entry = ctx.phrases[one.phrase].core.entry
    return entry is not None and entry.noun_class in ("thing", "abstract", "content", "quantity")


def _toward(ctx: Context, one: Argument | None) -> str:
    """Return the preposition of what a feeling or an effect that there is is directed at: dissatisfaction with the price."""
    entry = ctx.phrases[one.phrase].core.entry if one is not None else None
    return entry.forms.get("toward", "") if entry is not None else ""

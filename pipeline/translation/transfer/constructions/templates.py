"""Come here when a construction fires and the English of its template is wrong: its slots, its articles, what follows it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.constructions.schema import Construction, RoleTest
from pipeline.translation.transfer.constructions.under_nouns import content_clause, theme_of
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.english.determiners import Use
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.phrases import is_quotation
from pipeline.translation.transfer.place_prepositions import those_there
from pipeline.translation.transfer.plurals import pluralised
from pipeline.translation.transfer.quotations import speech_of

if TYPE_CHECKING:
    from pipeline.translation.transfer.parts import Given, Parts


def emit(
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
    from pipeline.translation.transfer.embedded import asks_of, question
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
                theme = theme_of(ctx, at) if part == "theme" else None
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
                if template.startswith("no {") or "*be* no {" in template or "enough {ga}" in template:
                    node = replace(node, children=tuple(child for child in node.children if child.lemma != "the"))
                if role == "ga" and "bare" in found and _is_share_of_many(ctx, construction, one):
                    node = pluralised(node)
                amounts = [other for other in arguments if other.role == "bare" and other.phrase not in used]
                amounts = [] if "{bare}" in template else amounts
                counted = quantified(ctx, node, [(other, "bare") for other in amounts])
                if counted is not node:
                    node = counted
                    used.update(other.phrase for other in amounts)
                how_many = any(child.lemma == "how many" for child in node.children)  # 何人いるか
                asked = template.startswith("there *be* {ga") and (
                    how_many or asks_of(ctx, one.phrase)
                )  # どんな利点があるか
                if asked and _is_counted(ctx, one):
                    many = pluralised(node)
                    node = replace(many, children=tuple(child for child in many.children if child.rule != "article"))
                plural = plural or (node.feature("number") == "plural" and ("there" in template or side is left))
                (parts.wh if asked else side).append(node)
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


def _is_counted(ctx: Context, one: Argument) -> bool:
    """Whether there can be several of what somebody asks for: どんな利点があるか."""
    entry = ctx.phrases[one.phrase].core.entry
    return entry is not None and "count" in entry.grammar and entry.noun_class != "pronoun"


_ANYTHING = frozenset({"何", "なに", "なんに", "何も", "なにも"})
"""What of nothing is said to be there."""

_PIECE = re.compile(r"\{[^}]+\}|\*[^*]+\*|[^{}*]+")


def _use(template: str, before_verb: bool) -> Use:
    """Return what the noun does in the template, for its article."""
    if template.startswith("no {"):
        return "bare"
    if re.search(r"\b(?:no|mostly|a lot of|less|many|few|fewer|much|little|several|more|enough) \{", template):
        return "bare" if not before_verb else "topic"
    return "exists" if template.startswith("there") else "topic" if before_verb else "object"


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

"""Come here when what is no sentence comes out wrong: a noun alone, 別紙参照, 現在検討中, 以上です, loose words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.text import Span
from pipeline.translation.phrases import read_heading
from pipeline.translation.transfer.adverbs import adverb_words
from pipeline.translation.transfer.compounds import shown
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.english.determiners import Use
from pipeline.translation.transfer.focused_phrases import focuses
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.noun_phrases import noun_phrase, phrase_of
from pipeline.translation.transfer.parts import Given
from pipeline.translation.transfer.phrases import Phrase
from pipeline.translation.transfer.prepositions import prepositional
from pipeline.translation.transfer.sentence import join_clauses
from pipeline.translation.transfer.subject import is_somebody, takes_object
from pipeline.translation.transfer.valency import choose_verb


def referred(ctx: Context) -> EnNode | None:
    """Return "For details, see Appendix A" for 詳細は付録Aを参照, 付録A参照, 付録Aのとおり and 参照されたい; None for anything else."""
    last = ctx.phrases[-1]
    below = ctx.clauses.dependents[last.index]
    wished = ctx.tokens[last.core.start].lemma == "事" and len(below) == 1 and ctx.clauses.role_of(below[0]) == "no"
    if wished and not last.parts:
        ctx.took(last.core.tokens)
        last = ctx.phrases[below[0]]
        below = ctx.clauses.dependents[last.index]
    adverbs = [one for one in below if ctx.clauses.is_adverbial(one)]
    topics = [
        one
        for one in below
        if one not in adverbs and ctx.clauses.argument(one).topic and ctx.clauses.role_of(one) in ("", "nitsuite")
    ]
    roles = [part.role for part in last.parts if part.role != "no" or not wished]
    if (
        roles in (["notoori"], ["notoori", "copula"])
        and _is_document(last.core.entry)
        and len(topics) == len(below) == 1
    ):
        return _see(ctx, topics, noun_phrase(ctx, last.index, "object", ()), last)
    if ctx.tokens[last.core.start].lemma != "参照" or roles not in _SEE or len(topics) > 1:
        return None
    if len(last.units) > 1:
        what = [one for one in below if one not in (*topics, *adverbs)]
        if any(not ctx.clauses.is_adnominal(one) for one in what):
            return None
        return _see(ctx, topics, phrase_of(ctx, last.index, last.units[:-1], what), last, adverbs)
    cases = {ctx.clauses.role_of(one): one for one in below}
    if "wo" not in cases or set(below) != {cases["wo"], *topics, *adverbs}:
        return None
    return _see(ctx, topics, noun_phrase(ctx, cases["wo"], "object"), last, adverbs)


_SEE: tuple[list[str], ...] = ([], ["passive", "chain"], ["wrap"], ["request"])
"""Endings of 参照 that ask the reader to look: 参照, 参照されたい, 参照してほしい, 参照してください."""


def _is_document(entry: Entry | None) -> bool:
    """Whether it is something to look into: an attachment, a table, a chapter."""
    return entry is not None and (entry.id == "label" or entry.en in _DOCUMENTS)


_DOCUMENTS = frozenset(
    {"attachment", "appendix", "materials", "attached table", "attached materials", "document", "minutes", "slide"}
)


def _see(ctx: Context, topics: Sequence[int], what: EnNode, last: Phrase, adverbs: Sequence[int] = ()) -> EnNode:
    """Return "for the topic, see what"; ``last`` is the phrase that says "see", ``adverbs`` (詳しくは) open the sentence."""
    front = [words("for", "r.see"), noun_phrase(ctx, topics[0], "bare"), words(",", "r.see")] if topics else []
    front += [part for one in adverbs for word, _ in adverb_words(ctx, one) for part in (word, words(",", "r.see"))]
    took = () if last.parts and last.parts[0].role == "notoori" else last.core.tokens
    tokens = ctx.took((*took, *last.light, *(at for part in last.parts for at in range(part.start, part.end))))
    asked = last.parts and last.parts[-1].role in ("wrap", "request")
    return EnNode("sentence", children=(*front, words("please see" if asked else "see", "r.see", tokens), what))


def state_noted(ctx: Context) -> EnNode | None:
    """Return 現在検討中 as "currently under consideration": a state with nothing but a time or an adverb before it."""
    last = ctx.phrases[-1]
    entry = last.core.entry
    if entry is None or last.parts or len(last.units) > 1 or last.asides:
        return None
    if last.core.kind != "adjective" and entry.noun_class != "modifier":
        return None
    before = [ctx.phrases[index] for index in range(last.index)]
    entries = [phrase.core.entry for phrase in before if len(phrase.units) == 1 and not phrase.parts]
    if not before or len(entries) < len(before) or any(one is None or "adverb" not in one.forms for one in entries):
        return None
    children = [
        words(phrase.core.entry.forms["adverb"], phrase.core.entry.id, ctx.took(phrase.core.tokens))
        for phrase in before
        if phrase.core.entry is not None
    ]
    return EnNode("sentence", children=(*children, words(entry.en, entry.id, ctx.took(last.core.tokens))), rule="state")


def that_is_all(ctx: Context) -> EnNode | None:
    """Return "that is all for the first report" for 1回目のレポートは以上です; None for anything else."""
    last = ctx.phrases[-1]
    below = ctx.clauses.dependents[last.index]
    said = last.core.text == "以上" and len(last.units) == 1 and len(below) == 1
    roles = [part.role for part in ctx.phrases[below[0]].parts] if said else []
    if roles not in (["topic"], ["kara", "topic"]):
        return None
    if [part.role for part in last.parts] not in ([], ["copula"]):
        return None
    tokens = ctx.took(
        at for phrase in (last, ctx.phrases[below[0]]) for part in phrase.parts for at in range(part.start, part.end)
    )
    from_whom = roles[0] == "kara"  # 現場からは以上です
    closing = words(
        "that is all from" if from_whom else "that is all for", "r.all", (*ctx.took(last.core.tokens), *tokens)
    )
    return EnNode("sentence", children=(closing, noun_phrase(ctx, below[0], "object" if from_whom else "topic")))


def noted(ctx: Context, root: int) -> EnNode:
    """Return a noun that stands alone, as a title; with its preposition where it has one: 〜について, 〜へ, メイン用."""
    cases = [part for part in ctx.phrases[root].parts if part.entry.kind == "case"]
    if ctx.is_title and cases and (prep := _AT_THE_END.get(cases[-1].role)):
        return prepositional(ctx, root, prep=prep)
    if cases and cases[-1].role not in _NOT_ALONE and not cases[-1].entry.role.endswith(".adn"):
        return prepositional(ctx, root)
    if (told := instructed(ctx, root)) is not None:
        return told
    if ctx.tokens[ctx.phrases[root].core.start].lemma == "事" and ctx.analyzed.sentence.text.endswith("。"):
        ctx.notes.doubt("bare-fact", 0.5)
    if any(focuses(ctx.phrases[one]) for one in ctx.clauses.dependents[root]):
        return prepositional(ctx, root)
    below = ctx.clauses.dependents[root]
    when = ctx.phrases[below[0]].core if below else None
    if when is not None and below[0] == 0 and when.entry is not None and when.entry.id in _OCCASIONS:
        said = words(when.entry.en, when.entry.id, ctx.took(when.tokens))  # 次回は大阪。
        rest = noun_phrase(ctx, root, "title", below[1:])
        return EnNode("sentence", children=(said, words(":", "notes"), rest), rule="notes")
    if below and below[0] == 0 and ctx.phrases[0].core.kind == "connector" and when is not None and when.entry:
        said = words(when.entry.en.rstrip(","), when.entry.id, ctx.took(when.tokens))  # 当初は3名
        return EnNode("sentence", children=(said, words(",", "notes"), noun_phrase(ctx, root, "title", below[1:])))
    amount = ctx.phrases[root].core.amount
    if amount is not None and amount.kind == "ordinal" and not below and len(ctx.phrases[root].units) == 1:
        core = ctx.phrases[root].core
        if core.text.startswith("第") and core.text.endswith("回") and (digits := re.search("[0-9]+", core.text)):
            return words(f"No. {digits[0]}", "number", ctx.took(core.tokens))  # レポート: 第1回
    found = noun_phrase(ctx, root, "title")
    own = found.feature("prep")
    if own:
        use: Use = "of" if own == "for" else "preposition"  # 来客用: for visitors
        found = EnNode("pp", own, children=(noun_phrase(ctx, root, use),), rule="affix")
    only = next((part for part in ctx.phrases[root].parts if part.role in ("only", "only-negative")), None)
    return EnNode("sentence", children=(found, words("only", only.entry.id)), rule="only") if only else found


_AT_THE_END = {"nimukete": "toward", "yori": "from"}
"""What stands before a title that ends in a particle: 実現に向けて, 「…」より."""


def instructed(ctx: Context, root: int) -> EnNode | None:
    """Return 年度内に完了させること。 as what is to be done: "complete it within the fiscal year"; None for any other fact.

    Who is named has to do it: 参加者は資料を読むこと, the attendees are to read materials.
    """
    phrase = ctx.phrases[root]
    inner = ctx.clauses.dependents[root]
    if ctx.tokens[phrase.core.start].lemma != "事" or phrase.parts or len(phrase.units) > 1 or not inner:
        return None
    frame = ctx.clauses.frame(inner[-1]) if ctx.clauses.is_predicate(inner[-1]) else None
    if frame is None or frame.kind != "verb" or any(one < inner[-1] for one in inner) or frame.tail.link:
        return None
    tail = frame.tail
    done = tail.past or tail.state or tail.passive or tail.modals or tail.chains or tail.question or tail.adverbs
    named = any(one.role in ("ga", "quote") for one in frame.arguments)
    verb = choose_verb(ctx, frame)
    who = next((one for one in frame.arguments if one.topic and is_somebody(ctx, one.phrase)), None)
    if who is not None and not done and not named:
        ctx.took(phrase.core.tokens)
        subject = noun_phrase(ctx, who.phrase, "subject")
        be = words("are to" if subject.feature("number") == "plural" else "is to", "r.instructed")
        ctx.took_parts(who.phrase)
        rest = replace(frame, arguments=tuple(one for one in frame.arguments if one is not who))
        return EnNode("clause", children=(subject, be, join_clauses(ctx, rest, Given(form="imperative"))))
    if (
        done
        or named
        or verb is None
        or not (takes_object(verb) or verb.subject == "author")
        or not ctx.analyzed.sentence.text.rstrip().endswith("。")
    ):
        return None
    ctx.took(phrase.core.tokens)
    return join_clauses(ctx, frame, Given(form="imperative"))


_OCCASIONS = frozenset({"s.next-time", "s.this-time"})
"""Occasions that a bare noun is told of."""

_NOT_ALONE = frozenset({"no", "nado", "ga", "wo", "to", "toiu", "toitta", "noyouni", "yori", "nodake"})
"""Roles that no English preposition says where nothing follows: a title without its particle."""


def loose(ctx: Context) -> EnNode:
    """Return words without a predicate or noun one after the other."""
    children = []
    for phrase in ctx.phrases:
        for unit in phrase.units:
            span = Span(ctx.tokens[unit.start].start, ctx.tokens[unit.end - 1].end)
            if len(ctx.phrases) == 1 and (known := read_heading(ctx.analyzed, span)) is not None:
                children.append(words(known.text, "heading", ctx.took(unit.tokens)))
                continue
            number = unit.amount.text if unit.amount is not None else ""
            text = unit.english or number or (unit.entry.en.rstrip(",") if unit.entry else shown(ctx, unit))
            children.append(words(text, "loose", ctx.took(unit.tokens)))
        ctx.took_parts(phrase.index)
    return EnNode("sentence", children=tuple(children), rule="loose")

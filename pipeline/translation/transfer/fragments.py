"""Come here when what is no sentence comes out wrong: 〜とは, a clause that ends in a conjunction, loose words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.model.text import Span
from pipeline.translation.phrases import read_heading
from pipeline.translation.transfer.adverbs import adverb_words
from pipeline.translation.transfer.compounds import shown
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.drafts import Part
from pipeline.translation.transfer.english.determiners import Use
from pipeline.translation.transfer.focused_phrases import focuses
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.noun_phrases import noun_phrase, phrase_of
from pipeline.translation.transfer.phrases import Phrase
from pipeline.translation.transfer.prepositions import prepositional
from pipeline.translation.transfer.subject import takes_object
from pipeline.translation.transfer.valency import choose_verb


def asked_for_meaning(ctx: Context) -> EnNode | None:
    """Return "What is X?" for 〜とは and 〜とは何か, which stand as headings; None for anything else."""
    last = ctx.phrases[-1]
    asks = ctx.tokens[last.core.start].lemma == "何" and len(last.units) == 1
    below = ctx.clauses.dependents[last.index]
    named = below[0] if asks and len(below) == 1 else last.index if not asks else -1
    if named < 0 or not _is_named(ctx, named):
        return None
    tokens = tuple(at for index in {named, last.index} for part in ctx.phrases[index].parts for at in _span(part))
    ctx.took((*tokens, *(last.core.tokens if asks else ())))
    own = ctx.clauses.dependents[named]
    first = [
        one for one in own if ctx.phrases[one].core.kind in ("adverb", "connector") and ctx.phrases[one].core.entry
    ]
    front: list[EnNode] = []
    for one in first:
        core = ctx.phrases[one].core
        front += [
            words(core.entry.en.rstrip(",") if core.entry else "", "adverb", ctx.took(core.tokens)),
            words(",", "r.toha"),
        ]
    what = noun_phrase(ctx, named, "title", [one for one in own if one not in first])
    return EnNode("sentence", children=(*front, words("what is", "r.toha", tokens), what, words("?", "r.toha")))


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
    tokens = ctx.took((*took, *last.light, *(at for part in last.parts for at in _span(part))))
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


def asked_for_whom(ctx: Context) -> EnNode | None:
    """Return "Who is it for?" for 監視は誰のためか and "Whose is it?" for SLOは誰のものか; None for anything else."""
    last = ctx.phrases[-1]
    roles = [part.role for part in last.parts]
    topics = [phrase.index for phrase in ctx.phrases[:-1] if ctx.clauses.argument(phrase.index).topic]
    if len(topics) != 1 or roles[-1:] not in (["question"], ["or"]) or (last.verbal and last.core.kind == "verb"):
        return None
    whom = ctx.phrases[-2] if ctx.tokens[last.core.start].lemma in ("物", "為") else last
    if ctx.tokens[whom.core.start].lemma not in ("誰", "何") or len(whom.units) > 1:
        return None
    owns = whom is not last and ctx.tokens[last.core.start].lemma == "物"
    if not owns and "notame" not in roles and whom is last:
        return None
    ctx.took(at for phrase in (whom, last) for at in range(phrase.start, phrase.end))
    topic = noun_phrase(ctx, topics[0], "topic")
    many = topic.feature("number") == "plural"
    be = words("are" if many else "is", "r.whom")
    if owns:
        return EnNode("sentence", children=(words("whose", "r.whom"), be, topic, words("?", "r.whom")))
    who = "who" if ctx.tokens[whom.core.start].lemma == "誰" else "what"
    return EnNode("sentence", children=(words(who, "r.whom"), be, topic, words("for?", "r.whom")))


def asked_about(ctx: Context) -> EnNode | None:
    """Return "What about the price?" for 価格は？, a topic that nothing is said of; None for anything else."""
    last = ctx.phrases[-1]
    asks = ctx.depth == 0 and ctx.analyzed.sentence.text.rstrip("」』 ").endswith(("？", "?"))
    below = ctx.clauses.dependents[last.index]
    if ctx.tokens[last.core.start].lemma == "何" and len(last.units) == 1 and len(below) == 1:
        last, tokens = ctx.phrases[below[0]], range(last.start, last.end)  # きっかけは何ですか
    else:
        tokens = range(0)
    told = any(ctx.clauses.is_predicate(one) for one in ctx.clauses.dependents[last.index])
    if ctx.tokens[last.core.start].lemma == "切っ掛け" and told and [part.role for part in last.parts] == ["topic"]:
        ctx.took((*tokens, *(at for part in last.parts for at in _span(part))))
        return EnNode("sentence", children=(noun_phrase(ctx, last.index, "title"), words("?", "r.about")))
    if not asks or tokens or last.verbal or [part.role for part in last.parts] != ["topic"]:
        return None
    taken = ctx.took(at for part in last.parts for at in _span(part))
    return EnNode("sentence", children=(words("what about", "r.about", taken), noun_phrase(ctx, last.index, "topic")))


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
    tokens = ctx.took(at for phrase in (last, ctx.phrases[below[0]]) for part in phrase.parts for at in _span(part))
    from_whom = roles[0] == "kara"  # 現場からは以上です
    closing = words(
        "that is all from" if from_whom else "that is all for", "r.all", (*ctx.took(last.core.tokens), *tokens)
    )
    return EnNode("sentence", children=(closing, noun_phrase(ctx, below[0], "object" if from_whom else "topic")))


def _is_named(ctx: Context, index: int) -> bool:
    phrase = ctx.phrases[index]
    spelled = "".join(ctx.tokens[at].norm for part in phrase.parts for at in _span(part))
    return spelled == "とは" and not phrase.verbal


def _span(part: Part) -> range:
    return range(part.start, part.end)


def left_at_end(ctx: Context, frame: Frame) -> EnNode | None:
    """Return a note that ends in a form English begins with: 高めるために "to raise", 終えて "after finishing", 使えるように "can now be used".

    None for any other clause.
    """
    from pipeline.translation.transfer.parts import Given
    from pipeline.translation.transfer.sentence import join_clauses

    link = frame.tail.link
    plain = replace(frame, tail=replace(frame.tail, link="", template="", link_rule=""))
    ctx.took(frame.tail.tokens)
    if link == "so-that" and any(mark.english == "can" for mark in frame.tail.modals):
        return _now(join_clauses(ctx, plain, Given()))
    if any(one.role == "ga" or one.topic for one in frame.arguments) or frame.kind != "verb" or frame.tail.passive:
        return None
    if link == "purpose" and frame.tail.link_rule == "l.niha" and not frame.subordinates and not frame.tail.negative:
        how = (words("how", "l.niha"), join_clauses(ctx, plain, Given(form="inf")))  # 速くするには
        return EnNode("sentence", children=how, rule="fragment")
    if link == "purpose" and not frame.subordinates:
        lead = (words("so as", "l.tameni"),) if frame.tail.negative else ()
        return EnNode("sentence", children=(*lead, join_clauses(ctx, plain, Given(form="inf"))), rule="fragment")
    ends = ctx.tokens[ctx.phrases[frame.phrase].end - 1].lemma == "て"
    if link == "te" and ends and not frame.subordinates and not frame.tail.wraps and not frame.tail.chains:
        tried = tuple(mark for mark in plain.tail.gerunds if mark.english == "try")  # 半年使ってみて
        ctx.took(token for mark in tried for token in mark.tokens)
        gerunds = tuple(mark for mark in plain.tail.gerunds if mark not in tried)
        plain = replace(plain, tail=replace(plain.tail, gerunds=gerunds))
        done = join_clauses(ctx, plain, Given(form="ing"))
        return EnNode("sentence", children=(words("after", "l.te"), done), rule="fragment")
    return None


def _now(node: EnNode) -> EnNode:
    """Return the clause with "now" beside its verb: it can now be used."""
    if node.category == "clause":
        verb = node.child("head")
        if verb is None:
            return node
        more = replace(verb, children=(words("now", "e.youni"), *verb.children))
        return replace(node, children=tuple(more if child is verb else child for child in node.children))
    at = next((at for at in reversed(range(len(node.children))) if node.children[at].category == "clause"), -1)
    kept = tuple(_now(child) if index == at else child for index, child in enumerate(node.children))
    return replace(node, children=kept) if at >= 0 else node


def left_open(ctx: Context, frame: Frame, clause: EnNode) -> EnNode:
    """Return the clause that ends a sentence with a conjunction (〜ので。, 〜場合) with the English of that conjunction."""
    link, template = frame.tail.link, frame.tail.template
    before = template.partition("{}")[0].strip()
    if frame.tail.link_rule == "l.tamama":
        return clause  # 議論は続いたまま。: so it stays
    if link in ("cause", "because", "tame"):
        before = "this is because"
    if not before or link in ("quote", "content", "whether") or link.startswith("content") or link.endswith("-ing"):
        return clause
    runs = ctx.tokens[ctx.phrases[-1].end - 1].norm in ("。", "．")
    if link == "until" and not runs and any(one.role == "ga" or one.topic for one in frame.arguments):
        before = "how"  # Linuxが動くまで
    asks = ctx.depth == 0 and ctx.analyzed.sentence.text.rstrip("」』 ").endswith(("？", "?"))
    if asks and before in ("if", "when", "in the case where", "in cases where"):
        before = "what if"
    ctx.notes.doubt("left-open", 0.05)
    rule = "fragment" if before == "how" else "left-open"
    return EnNode("sentence", children=(words(before, frame.tail.link_rule), clause), rule=rule)


def noted(ctx: Context, root: int) -> EnNode:
    """Return a noun that stands alone, as a title; with its preposition where it has one: 〜について, 〜へ, メイン用."""
    cases = [part for part in ctx.phrases[root].parts if part.entry.kind == "case"]
    if ctx.is_title and cases and (prep := _AT_THE_END.get(cases[-1].role)):
        return prepositional(ctx, root, prep=prep)
    if cases and cases[-1].role not in _NOT_ALONE and not cases[-1].entry.role.endswith(".adn"):
        return prepositional(ctx, root)
    if (told := instructed(ctx, root)) is not None:
        return told
    if any(focuses(ctx.phrases[one]) for one in ctx.clauses.dependents[root]):
        return prepositional(ctx, root)
    below = ctx.clauses.dependents[root]
    when = ctx.phrases[below[0]].core if below else None
    if when is not None and below[0] == 0 and when.entry is not None and when.entry.id in _OCCASIONS:
        said = words(when.entry.en, when.entry.id, ctx.took(when.tokens))  # 次回は大阪。
        rest = noun_phrase(ctx, root, "title", below[1:])
        return EnNode("sentence", children=(said, words(":", "notes"), rest), rule="notes")
    if (now := told_of_now(ctx, root)) is not None:
        return now
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


def told_of_now(ctx: Context, root: int) -> EnNode | None:
    """Return 分散トレーシングの今 as "distributed tracing today"; None for any other noun."""
    phrase, below = ctx.phrases[root], ctx.clauses.dependents[root]
    alone = len(phrase.units) == 1 and not phrase.parts and phrase.core.text in _SINCE
    if not alone or len(below) != 1 or ctx.clauses.role_of(below[0]) != "no" or not ctx.is_title:
        return None
    ctx.took_parts(below[0])
    today = words(_SINCE[phrase.core.text], "r.today", ctx.took(phrase.core.tokens))
    return EnNode("sentence", children=(noun_phrase(ctx, below[0], "bare"), today), rule="title")


_SINCE = {"今": "today", "いま": "today", "現在": "today", "その後": "since then"}
"""Times that a title tells of something at."""


def instructed(ctx: Context, root: int) -> EnNode | None:
    """Return 年度内に完了させること。 as what is to be done: "complete it within the fiscal year"; None for any other fact."""
    from pipeline.translation.transfer.parts import Given
    from pipeline.translation.transfer.sentence import join_clauses

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
    if (
        done
        or named
        or verb is None
        or not takes_object(verb)
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

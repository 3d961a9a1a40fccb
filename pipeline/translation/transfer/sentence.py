"""Come here when clauses are joined wrongly: 〜が、〜ので、〜て become but, so, and; a stretch of tokens becomes one tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame, Mark
from pipeline.translation.transfer.adverbs import EVIDENCE
from pipeline.translation.transfer.arguments import argument_node
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.parts import Given
from pipeline.translation.transfer.predication import simple_clause
from pipeline.translation.transfer.valency import choose_verb, resolved


def stretch(ctx: Context) -> EnNode | None:
    """Return the tree of a whole context: a clause, or a noun phrase for a heading or a noun that stands alone."""
    if not ctx.phrases:
        return None
    root = ctx.phrases[-1].index
    if ctx.clauses.is_predicate(root):
        return join_clauses(ctx, ctx.clauses.frame(root), Given())
    phrase = ctx.phrases[root]
    if phrase.core.kind in ("adverb", "connector", "adnominal"):
        return _loose(ctx)
    return noun_phrase(ctx, root, "title")


def render_stretch(ctx: Context, start: int, end: int) -> Sequence[EnNode]:
    """Return what stands inside brackets or quotation marks, read for itself; Latin text as it is."""
    if ctx.depth > 3:
        return [
            words(
                ctx.reader.text[ctx.tokens[start].start : ctx.tokens[end - 1].end], "kept", ctx.took(range(start, end))
            )
        ]
    if start >= end:
        return []
    text = ctx.reader.text[ctx.tokens[start].start : ctx.tokens[end - 1].end]
    if text.isascii() and not any(start <= at < end for at in ctx.reader.fixed):
        return [words(text, "kept", ctx.took(range(start, end)))]
    tree = stretch(ctx.within(start, end))
    ctx.took(at for at in range(start, end) if ctx.tokens[at].pos1 == "補助記号")
    return [tree] if tree else []


def _loose(ctx: Context) -> EnNode:
    """Words without a predicate or noun: one after the other."""
    children = []
    for phrase in ctx.phrases:
        for unit in phrase.units:
            children.append(
                words(
                    unit.english or (unit.entry.en.rstrip(",") if unit.entry else f"[{unit.text}]"),
                    "loose",
                    ctx.took(unit.tokens),
                )
            )
        for part in phrase.parts:
            ctx.took(range(part.start, part.end))
    return EnNode("sentence", children=tuple(children), rule="loose")


def join_clauses(ctx: Context, frame: Frame, given: Given) -> EnNode:
    """Return the clause of ``frame`` with its connectors and subordinate clauses, in the order of the Japanese."""
    frame, decided = _decided(ctx, frame, given)
    lead: list[EnNode] = []
    for index in frame.connectors:
        unit = ctx.phrases[index].core
        text = unit.entry.en if unit.entry else unit.text
        lead.append(words(text, unit.entry.id if unit.entry else "connector", ctx.took(unit.tokens)))
        for part in ctx.phrases[index].parts:
            ctx.took(range(part.start, part.end))
    wraps: list[EnNode] = decided
    for mark in reversed(frame.tail.wraps):
        wraps.append(words(mark.english, mark.rule, ctx.took(mark.tokens)))
    for mark in frame.tail.adverbs:
        if mark.english in EVIDENCE:
            wraps = [words(mark.english, mark.rule, ctx.took(mark.tokens)), words(",", "adverb"), *wraps]
    if not frame.subordinates:
        main = simple_clause(ctx, frame, _timed(ctx, frame, given))
        return EnNode("sentence", children=(*lead, *wraps, main)) if lead or wraps else main
    frame, given, shared = _shared_subject(ctx, frame, given)
    before: list[EnNode] = []
    after: list[EnNode] = []
    ctx.notes.doubt("clauses", 0.03 * len(frame.subordinates))
    bound = bool(given.form or given.subject is not None or given.patient is not None)
    for sub in frame.subordinates:
        nodes, follows = _linked(ctx, sub, frame, shared, given)
        (after if follows and bound else before).extend(nodes)
    plain = replace(given, elided=bool(shared) and given.elided)
    main = simple_clause(ctx, frame, _timed(ctx, frame, plain))
    fronts: list[EnNode] = []
    first = min(_first(ctx, sub) for sub in frame.subordinates)
    outer = [one.phrase for one in frame.arguments if one.topic or one.role in ("toshite", "time", "")]
    if outer and min(outer) < first:
        fronts = [child for child in main.children if child.slot == "adjunct"]
        main = replace(main, children=tuple(child for child in main.children if child.slot != "adjunct"))
    return EnNode("sentence", children=(*lead, *wraps, *fronts, *before, main, *after), rule="join")


def _decided(ctx: Context, frame: Frame, given: Given) -> tuple[Frame, list[EnNode]]:
    """〜ことになった: "it was decided that ... would", which the English has to say before the clause."""
    tail = frame.tail
    if given.form or len(tail.chains) != 1 or tail.chains[0].english != "be to" or not tail.past or tail.modals:
        return frame, []
    mark = tail.chains[0]
    ctx.took(mark.tokens)
    would = replace(tail, past=False, chains=(), modals=(Mark("would", mark.tokens, mark.rule),))
    return replace(frame, tail=would), [words("it was decided that", mark.rule, mark.tokens)]


def _first(ctx: Context, frame: Frame) -> int:
    """Return the index of the first phrase of a clause."""
    found = frame.phrase
    for index in range(frame.phrase):
        at = index
        while 0 <= at < frame.phrase:
            at = ctx.phrases[at].head
        if at == frame.phrase:
            return index
    return found


PLEASE = "please"
"""What ください is; the clause behind it is an imperative."""

_FUTURE = frozenset({"来年", "来年度", "来月", "来週", "次回", "今後", "将来", "明日", "翌年", "今度"})


def _timed(ctx: Context, frame: Frame, given: Given) -> Given:
    """Give a clause that speaks of next year the future tense."""
    future = any(ctx.phrases[one.phrase].core.text in _FUTURE for one in frame.arguments) or any(
        ctx.phrases[index].core.text in _FUTURE for index in frame.adverbs
    )
    phrase = ctx.phrases[frame.phrase]
    if any(mark.english == PLEASE for mark in frame.tail.wraps) and not (given.form or given.subject or given.patient):
        return replace(given, form="imperative")
    if frame.kind == "verb" and not phrase.verbal and not given.form and not future and not given.embedded:
        return replace(given, tense="past")
    return (
        replace(given, tense="future")
        if future and not frame.tail.past and not given.form and not frame.tail.chains
        else given
    )


def _shared_subject(ctx: Context, frame: Frame, given: Given) -> tuple[Frame, Given, EnNode | None]:
    """If the subject of the main clause stands before the subordinate clauses, give it to the first of them."""
    first = frame.subordinates[0]
    if given.subject is not None:
        return frame, given, given.subject
    if given.patient is not None or given.form:
        return frame, given, None
    stated = next((one for one in resolved(ctx, frame, choose_verb(ctx, frame)) if one.role == "ga"), None)
    if stated is None or stated.phrase > _first(ctx, first) or _has_subject(first) or frame.tail.benefactive:
        return frame, given, None
    subject = argument_node(ctx, stated, "topic")
    rest = tuple(one for one in frame.arguments if one.phrase != stated.phrase)
    elided = frame.subordinates[-1].tail.link in ("te", "and", "contrast") and len(frame.subordinates) == 1
    again = subject if elided else _pronoun(subject)
    return replace(frame, arguments=rest), replace(given, subject=again, elided=elided), subject


def _pronoun(subject: EnNode) -> EnNode:
    if subject.feature("person") == "1":
        return subject
    return EnNode(
        "np",
        "they" if subject.feature("number") == "plural" else "it",
        features=subject.features,
        rule="subject.pronoun",
    )


def _has_subject(frame: Frame) -> bool:
    return any(one.role == "ga" or (one.topic and not one.role) for one in frame.arguments)


_GERUNDS = {
    "while-ing": "while",
    "without-ing": "without",
    "instead-ing": "instead of",
    "by-ing": "by",
    "in-ing": "in",
    "far-ing": "far from",
}
_SAME_TENSE = frozenset({"te", "and", "tari", "only", "tara", "even"})


def _linked(ctx: Context, sub: Frame, main: Frame, shared: EnNode | None, given: Given) -> tuple[list[EnNode], bool]:
    """Return a subordinate clause with the English of its link, and whether it may also follow the main clause."""
    link, template, tail = sub.tail.link, sub.tail.template, sub.tail
    own = _has_subject(sub)
    subject = None if own else shared
    if link in ("if", "when") and tail.past and not main.tail.past:
        sub = replace(sub, tail=replace(tail, past=False))
    if link == "tame":
        purpose = not (own or tail.past or tail.state or tail.negative or sub.kind != "verb")
        link, template = ("purpose", "in order to {}") if purpose else ("because", "because {}")
    if link == "tara":
        template = "when {}" if main.tail.past else "if {}"
    if link == "even":
        template = "even though {}" if main.tail.past else "even if {}"
    if link == "purpose":
        if own:
            return [
                words("so that", tail.link_rule),
                _clause(ctx, sub, Given(embedded=given.embedded)),
                words(",", "link"),
            ], True
        return [
            words("in order", tail.link_rule),
            _clause(ctx, sub, Given(form="inf", embedded=given.embedded)),
            words(",", "link"),
        ], True
    if link in _GERUNDS:
        sub = replace(sub, tail=replace(tail, negative=False)) if link == "without-ing" else sub
        return [
            words(_GERUNDS[link], tail.link_rule),
            _clause(ctx, sub, Given(form="ing", embedded=given.embedded)),
            words(",", "link"),
        ], True
    if link in _SAME_TENSE and main.tail.past and not tail.past:
        sub = replace(sub, tail=replace(tail, past=True))
    if given.form and link == "te" and not own:
        return [_clause(ctx, sub, Given(form=given.form)), words("and", tail.link_rule)], False
    if link == "te" and not own and subject is None and not ctx.phrases[sub.phrase].comma and _is_means(ctx, sub):
        return [
            words("by", "l.means"),
            _clause(ctx, sub, Given(form="ing", embedded=given.embedded)),
            words(",", "link"),
        ], True
    if not template:
        ctx.notes.doubt("loose-clause", 0.3)
        return [_clause(ctx, sub, Given(subject=subject, embedded=given.embedded)), words(";", "link")], False
    before, _, behind = template.partition("{}")
    nodes = [words(before.strip(), tail.link_rule)] if before.strip() else []
    nodes.append(_clause(ctx, sub, Given(subject=subject, embedded=given.embedded)))
    if behind.strip(" "):
        comma = behind.startswith(",")
        nodes += [words(",", tail.link_rule)] if comma else []
        nodes.append(words(behind.lstrip(", "), tail.link_rule))
        return nodes, False
    return [*nodes, words(",", tail.link_rule)], True


def _is_means(ctx: Context, sub: Frame) -> bool:
    verb = choose_verb(ctx, sub)
    return verb is not None and verb.en.split(" ")[0] in (
        "use",
        "utilize",
        "employ",
        "combine",
        "make",
        "apply",
        "exploit",
    )


def _clause(ctx: Context, frame: Frame, given: Given) -> EnNode:
    return join_clauses(ctx, frame, given)

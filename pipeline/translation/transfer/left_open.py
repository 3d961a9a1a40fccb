"""Come here when a sentence or a note that ends in a conjunction or て comes out wrong: 〜ので。, 高めるために, 終えて."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.parts import Given
from pipeline.translation.transfer.sentence import join_clauses


def left_open(ctx: Context, frame: Frame, clause: EnNode) -> EnNode:
    """Return the clause that ends a sentence with a conjunction (〜ので。, 〜場合) with the English of that conjunction."""
    link, template = frame.tail.link, frame.tail.template
    before = template.partition("{}")[0].strip()
    if frame.tail.link_rule == "l.tamama":
        return clause  # 議論は続いたまま。: so it stays
    if link in ("cause", "because", "tame"):
        before = "this is perhaps because" if before.startswith("perhaps") else "this is because"
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


def left_at_end(ctx: Context, frame: Frame) -> EnNode | None:
    """Return a note that ends in a form English begins with: 高めるために "to raise", 終えて "after finishing", 使えるように "can now be used".

    None for any other clause.
    """
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

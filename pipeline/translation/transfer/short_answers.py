"""Come here when an answer of one verb, or a question how many there are of something, comes out wrong: A. なる。; 担当者は何人か？"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.model.english_tree import EnNode
from pipeline.text.shipped import Row, table
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.phrases import noun_class
from pipeline.translation.transfer.plurals import pluralised


def answered(ctx: Context) -> EnNode | None:
    """Return "it does" for A. なる。, an answer that says the verb of its question again; None for anything else."""
    row = _row(ctx)
    if row is None:
        return None
    last, tail = ctx.phrases[-1], ctx.clauses.tails[ctx.phrases[-1].index]
    plain = not (tail.question or tail.link or tail.modals or tail.chains or tail.wraps or tail.adverbs or tail.state)
    said = row[("past_" if tail.past else "") + ("no" if tail.negative else "yes")]
    if not plain or not said:
        return None
    ctx.took_parts(last.index)
    ctx.took(tail.tokens)
    return EnNode("sentence", children=(words(said, "answer", ctx.took(last.core.tokens)),), rule="answer")


def answers_alone(ctx: Context) -> bool:
    """Whether the stretch is an answer of one verb, whose subject only the question names: A. しない。"""
    last = ctx.phrases[-1]
    text = ctx.analyzed.sentence.text
    alone = last.verbal or last.core.kind == "verb"
    return alone and _ANSWER.fullmatch(text[: ctx.tokens[last.start].start]) is not None


_ANSWER = re.compile(r"(?:[AＡ][0-9０-９]{0,2}|答え?|回答)\s*[.．:：]\s*|→\s*")


def _row(ctx: Context) -> Row | None:
    last = ctx.phrases[-1]
    return _rows().get(ctx.tokens[last.core.start].lemma) if answers_alone(ctx) and len(last.units) == 1 else None


@cache
def _rows() -> dict[str, Row]:
    return {row["lemma"]: row for row in table("english/short_answers")}


def asked_how_many(ctx: Context) -> EnNode | None:
    """Return "how many people in charge are there" for 担当者は何人か, "how many members does the team have" for a group; None otherwise."""
    last = ctx.phrases[-1]
    below = ctx.clauses.dependents[last.index]
    amount = last.core.amount
    counter = amount.text.removeprefix("how many").strip() if amount is not None else ""
    asks = amount is not None and amount.text.startswith("how many") and counter not in _EXTENTS
    some = last.core.text == "いくつか" and ctx.analyzed.sentence.text.rstrip().endswith(("？", "?"))
    if not (asks or some) or len(last.units) > 1 or len(below) != 1 or last.asides:
        return None
    if any(part.role not in ("copula", "question", "past") for part in last.parts):
        return None
    topic = ctx.phrases[below[0]]
    entry = topic.core.entry
    if [part.role for part in topic.parts] not in (["topic"], ["ga"]) or entry is None or topic.verbal:
        return None
    members = noun_class(topic) == "group" and counter in ("companies", "organizations", "groups")
    if (noun_class(topic) in _UNCOUNTED and not members) or "count" not in entry.grammar:
        return None
    tail = ctx.clauses.tails[last.index]
    ctx.took_parts(last.index)
    ctx.took(tail.tokens)
    ctx.took_parts(topic.index)
    counted = pluralised(noun_phrase(ctx, topic.index, "bare"))
    counted = replace(counted, children=tuple(child for child in counted.children if child.rule != "article"))
    be = words("were there" if tail.past else "are there", "r.how-many")
    how = words("how many", "r.how-many", ctx.took(last.core.tokens))
    return EnNode("sentence", children=(how, counted, be), rule="r.how-many")


def urged(ctx: Context) -> EnNode | None:
    """Return "people who are interested, please do" for 興味のある方はぜひ。, which leaves out what they are asked to do; None otherwise."""
    last = ctx.phrases[-1]
    below = ctx.clauses.dependents[last.index]
    if last.core.text not in ("ぜひ", "是非") or last.parts or len(last.units) > 1 or len(below) != 1:
        return None
    topic = ctx.phrases[below[0]]
    if [part.role for part in topic.parts] != ["topic"] or noun_class(topic) != "person":
        return None
    ctx.took_parts(topic.index)
    do = words("please do", "r.urged", ctx.took(last.core.tokens))
    return EnNode("sentence", children=(noun_phrase(ctx, topic.index, "topic"), words(",", "mark"), do), rule="r.urged")


_EXTENTS = frozenset("lines pages characters bits nodes cores".split())
"""What a number tells how much of something there is by, or what it has: コードは何行か, 構成は何コアか."""

_UNCOUNTED = frozenset("group place time quantity degree".split())
"""Classes of topics that have so many of others: 会場は何人か."""

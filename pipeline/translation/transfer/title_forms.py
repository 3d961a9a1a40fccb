"""Come here when a title with a turn of its own comes out wrong: はじめてのRust, テスト自動化のすすめ, AIで変わる開発, 製造業の今."""

from __future__ import annotations

from functools import cache

from pipeline.model.english_tree import EnNode
from pipeline.text.shipped import Row, table
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.phrases import noun_class


def turned_title(ctx: Context, root: int) -> EnNode | None:
    """Return a title that begins otherwise in English: getting started with, the case for, how AI changes; None for any other."""
    phrase = ctx.phrases[root]
    if not ctx.is_title or phrase.parts or phrase.verbal or phrase.asides:
        return None
    return _first_steps(ctx, root) or _about_what_stands_before(ctx, root) or _how_it_changes(ctx, root)


def _first_steps(ctx: Context, root: int) -> EnNode | None:
    """Return はじめてのRust as "getting started with Rust"; はじめての出張 is somebody's first."""
    first, below = ctx.phrases[0], ctx.clauses.dependents[root]
    entry = ctx.phrases[root].core.entry
    alone = len(first.units) == 1 and first.core.text == "はじめて" and ctx.clauses.role_of(0) == "no"
    done = entry is not None and (noun_class(ctx.phrases[root]) in _HAPPENS or entry.en in _ONES_OWN)
    if root == 0 or not alone or 0 not in below or done:
        return None
    ctx.took_parts(0)
    lead = words("getting started with", "r.first-steps", ctx.took(first.core.tokens))
    return EnNode("sentence", children=(lead, noun_phrase(ctx, root, "bare", below[1:])), rule="title")


_HAPPENS = frozenset({"event", "place", "person", "group", "time", "quantity"})
"""Classes of what one comes to, or is, for the first time."""

_ONES_OWN = frozenset(
    "trip,business trip,overseas business trip,presentation,talk,participation,attendance,experience,contribution,visit,"
    "job change,release,failure,session,lightning talk,speech,publication,pull request,patch".split(",")
)
"""English of what one does for the first time, and does not learn."""


def _about_what_stands_before(ctx: Context, root: int) -> EnNode | None:
    """Return テスト自動化のすすめ as "the case for test automation", 製造業の今 as "manufacturing today"; the rest as a title of its own."""
    phrase, below = ctx.phrases[root], ctx.clauses.dependents[root]
    said = _SAID.get(phrase.core.text)
    if said is None or len(phrase.units) != 1 or len(below) != 1 or ctx.clauses.role_of(below[0]) != "no":
        return None
    owner = ctx.phrases[below[0]]
    if owner.asides or owner.head != root:
        return None
    from pipeline.translation.transfer.titles import named_by_title

    ctx.took_parts(below[0])
    inner = ctx.within(ctx.phrases[0].start, owner.core.end)
    last = inner.phrases[-1].index
    told = named_by_title(inner, last) or noun_phrase(inner, last, "bare")
    before, _, after = said.partition("{}")
    tokens = ctx.took(phrase.core.tokens)
    marks = [words(one.strip(), "r.turned", tokens) if one.strip() else None for one in (before, after)]
    children = [one for one in (marks[0], told, marks[1]) if one is not None]
    return EnNode("sentence", children=tuple(children), rule="title")


_SAID = {
    "すすめ": "the case for {}",
    "勧め": "the case for {}",
    "ススメ": "the case for {}",
    "今": "{} today",
    "いま": "{} today",
    "現在": "{} today",
    "その後": "{} since then",
}
"""What a title tells of what stands before it: that it should be done, how it is at some time."""


def _how_it_changes(ctx: Context, root: int) -> EnNode | None:
    """Return 生成AIで変わる設計業務 as "how generative AI changes design work"; None for any other clause before a noun."""
    act = root - 1
    if act < 1 or not ctx.clauses.is_predicate(act) or ctx.phrases[act].head != root or len(ctx.phrases[act].units) > 1:
        return None
    row = _causes().get(ctx.tokens[ctx.phrases[act].core.start].lemma)
    frame = ctx.clauses.frame(act)
    tail = frame.tail
    plain = not (tail.past or tail.negative or tail.modals or tail.chains or tail.state or tail.passive or tail.wraps)
    alone = len(frame.arguments) == 1 and not (frame.adverbs or frame.subordinates or frame.connectors)
    if row is None or not plain or not alone or [one.role for one in frame.arguments] != [row["role"]]:
        return None
    cause = frame.arguments[0].phrase
    if ctx.phrases[cause].core.amount is not None or noun_class(ctx.phrases[cause]) in ("time", "place"):
        return None
    who = noun_phrase(ctx, cause, "bare")
    ctx.took_parts(cause)
    spent = (*ctx.phrases[act].core.tokens, *ctx.phrases[act].light, *tail.tokens)
    many = who.feature("number") == "plural"
    does = words(row["many"] if many else row["en"], "r.title-cause", ctx.took(spent))
    below = [one for one in ctx.clauses.dependents[root] if one != act]
    what = noun_phrase(ctx, root, "bare", below)
    return EnNode("sentence", children=(words("how", "r.title-cause"), who, does, what), rule="title")


@cache
def _causes() -> dict[str, Row]:
    return {row["verb"]: row for row in table("english/title_causes")}

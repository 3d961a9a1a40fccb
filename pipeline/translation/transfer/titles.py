"""Come here when a title that Japanese builds around a noun comes out as no English title: Rustで始める開発, どう測るか."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.text.shipped import Row, table
from pipeline.translation.transfer.adverbs import adverb_words
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.english.determiners import Use
from pipeline.translation.transfer.named_acts import named_act
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.prepositions import prepositional
from pipeline.translation.transfer.time_phrases import is_time
from pipeline.translation.transfer.to_dos import is_invitation


def named_by_title(ctx: Context, root: int) -> EnNode | None:
    """Return a title whose noun English does not begin with: Rustで始める開発, データの削除方法, 本を書くということ; None for others."""
    return _done_so(ctx) or _told_by(ctx, root) or _how_to_do(ctx, root) or _what_it_means(ctx, root)


def asked_in_title(ctx: Context, frame: Frame) -> EnNode | None:
    """Return a question that names nobody as titles ask it: how to, why not, why X; None for any other clause."""
    return _told_how(ctx, frame) or _invited(ctx, frame) or _urged(ctx, frame) or _asked_why(ctx, frame)


def _done_so(ctx: Context) -> EnNode | None:
    """Return Rustで始める組み込み開発 as "getting started with embedded development in Rust", which names the act; None for others.

    A title whose noun is what somebody does something to, with how or by what: a clause in the plain form with a verb of
    ``data/english/title_verbs.tsv``, something with で, に or から or an adverb before it, and no subject.
    """
    root = ctx.phrases[-1].index
    act = next((at for at in reversed(range(root)) if ctx.clauses.is_predicate(at)), -1)
    if act < 0 or ctx.phrases[root].parts or ctx.phrases[root].verbal or not ctx.is_title:
        return None
    frame = ctx.clauses.frame(act)
    verb = ctx.tokens[ctx.phrases[act].core.start].lemma
    small = [one for one in frame.adverbs if f"{ctx.tokens[ctx.phrases[one].core.start].lemma}+{verb}" in _verbs()]
    if small:
        verb = f"{ctx.tokens[ctx.phrases[small[0]].core.start].lemma}+{verb}"
        frame = replace(frame, adverbs=tuple(one for one in frame.adverbs if one not in small))
        ctx.took(ctx.phrases[small[0]].core.tokens)
    row = _verbs().get(verb)
    if row is None or not _is_plain(ctx, frame) or not _is_all(ctx, frame, root):
        return None
    how = [_how(ctx, one.phrase, one.role, row) for one in frame.arguments]
    if any(one is None for one in how) or not (how or frame.adverbs or frame.subordinates or small):
        return None
    return _told(ctx, frame, row)


def _invited(ctx: Context, frame: Frame) -> EnNode | None:
    """Return 運用を見直してみませんか as "why not review operations"; None for a clause that invites nobody."""
    from pipeline.translation.transfer.predication import clause

    if not is_invitation(ctx, frame):
        return None
    tail = replace(frame.tail, negative=False, question=False, gerunds=())
    told = clause(ctx, replace(frame, tail=tail), form="imperative")
    spent = (*frame.tail.tokens, *(at for mark in frame.tail.gerunds for at in mark.tokens))
    return replace(told, children=(words("why not", "r.invited", ctx.took(spent)), *told.children))


def _told_by(ctx: Context, root: int) -> EnNode | None:
    """Return 若手が語るレガシー刷新 as "young engineers on legacy renewal", as talks are announced; None for any other noun."""
    act = next((at for at in reversed(range(root)) if ctx.clauses.is_predicate(at)), -1)
    if (
        act < 0
        or ctx.phrases[root].parts
        or not ctx.is_title
        or ctx.tokens[ctx.phrases[act].core.start].lemma != "語る"
    ):
        return None
    frame = ctx.clauses.frame(act)
    plain = _is_plain(ctx, frame) and [one.role for one in frame.arguments] == ["ga"] and not frame.adverbs
    if not plain or frame.subordinates or not _is_all(ctx, frame, root):
        return None
    who = noun_phrase(ctx, frame.arguments[0].phrase, "bare")
    ctx.took_parts(frame.arguments[0].phrase)
    told = words("on", "r.told-by", ctx.took((*ctx.phrases[act].core.tokens, *frame.tail.tokens)))
    inner = ctx.within(ctx.phrases[act + 1].start, ctx.phrases[root].end)
    what = noun_phrase(inner, inner.phrases[-1].index, "bare")
    return EnNode("sentence", children=(who, told, what), rule="title")


def _urged(ctx: Context, frame: Frame) -> EnNode | None:
    """Return the heading 通信を観察してみよう as "let us try observing communication"; None for what the writer will do."""
    from pipeline.translation.transfer.predication import clause

    tail = frame.tail
    urges = ctx.analyzed.sentence.role == "heading" and tail.form.startswith("意志推量") and frame.kind == "verb"
    named = any(one.role == "ga" or one.topic or is_time(ctx, one.phrase) for one in frame.arguments)
    if not urges or named or tail.wraps or tail.adverbs or tail.question or tail.link or tail.negative:
        return None
    told = clause(ctx, replace(frame, tail=replace(tail, modals=(), chains=())), form="imperative")
    spent = [*tail.tokens, *(at for mark in (*tail.modals, *tail.chains) for at in mark.tokens)]
    return replace(told, children=(words("let us", "r.urged", ctx.took(spent)), *told.children))


def _told_how(ctx: Context, frame: Frame) -> EnNode | None:
    """Return どう設計するか as "how to design it", 何をどこまで測るか as "what to measure"; None for other questions, and in prose.

    A title that asks what one is to do says so without a subject; one that is named, or anything but the plain form, stays a question.
    """
    from pipeline.translation.transfer.embedded import asks_what_to_do
    from pipeline.translation.transfer.predication import clause

    phrase = ctx.phrases[frame.phrase]
    polite = any(
        ctx.tokens[at].lemma in ("ます", "です") for part in phrase.parts for at in range(part.start, part.end)
    )
    closed = ctx.tokens[ctx.phrases[-1].end - 1].norm in ("。", "．")
    if not frame.tail.question or closed or polite or frame.tail.link or frame.subordinates:
        return None
    if any(one.role == "ga" or one.topic for one in frame.arguments) or not asks_what_to_do(ctx, frame):
        return None
    plain = replace(frame, tail=replace(frame.tail, question=False))
    return EnNode("sentence", children=(clause(ctx, plain, form="inf"),), rule="title.how")


def _asked_why(ctx: Context, frame: Frame) -> EnNode | None:
    """Return なぜ今、Haskellなのか as "why Haskell now", なぜRustなのか as "why Rust"; None for any other question."""
    named = frame.kind == "nominal" and frame.tail.question and not (frame.tail.past or frame.tail.negative)
    whys = [one for one in frame.adverbs if ctx.tokens[ctx.phrases[one].core.start].lemma == "何故"]
    times = [one for one in frame.arguments if ctx.phrases[one.phrase].core.text in ("今", "いま")]
    if not named or len(whys) != 1 or frame.subordinates or frame.connectors or len(times) != len(frame.arguments):
        return None
    if frame.adverbs != tuple(whys) or frame.tail.modals or frame.tail.wraps:
        return None
    below = [at for at in ctx.clauses.dependents[frame.phrase] if at not in (*whys, *(one.phrase for one in times))]
    lead = words("why", "d.why", ctx.took((*ctx.phrases[whys[0]].core.tokens, *frame.tail.tokens)))
    now = [words("now", "r.now", ctx.took(ctx.phrases[one.phrase].core.tokens)) for one in times]
    ctx.took_parts(frame.phrase)
    for one in times:
        ctx.took_parts(one.phrase)
    return EnNode("sentence", children=(lead, noun_phrase(ctx, frame.phrase, "title", below), *now), rule="title.why")


def _what_it_means(ctx: Context, root: int) -> EnNode | None:
    """Return 海外の技術者と働くということ as "working with engineers overseas"; None for any other noun, and in prose."""
    phrase, below = ctx.phrases[root], ctx.clauses.dependents[root]
    alone = ctx.tokens[phrase.core.start].lemma == "事" and len(phrase.units) == 1 and not phrase.parts
    if not alone or len(below) != 1 or not ctx.is_title or not ctx.clauses.tails[below[0]].link.startswith("content"):
        return None
    frame, tail = ctx.clauses.frame(below[0]), ctx.clauses.tails[below[0]]
    changed = tail.past or tail.negative or tail.modals or tail.wraps or tail.chains or tail.question or tail.passive
    if frame.kind != "verb" or changed or any(one.role == "ga" or one.topic for one in frame.arguments):
        return None
    from pipeline.translation.transfer.predication import clause

    ctx.took(phrase.core.tokens)
    ctx.took_parts(below[0])
    return clause(ctx, replace(frame, tail=replace(tail, link="", template="", link_rule="")), form="ing")


def _how_to_do(ctx: Context, root: int) -> EnNode | None:
    """Return the title データの削除方法 as "how to delete data", パッチ投稿のしかた as "how to submit patches"; None for any other noun.

    The noun tells how an act with a verb of its own is done, to what (の or the noun before the act) and whereto (への).
    """
    phrase = ctx.phrases[root]
    if phrase.core.text not in _WAYS or phrase.parts or not ctx.is_title or phrase.asides:
        return None
    owner = root
    if len(phrase.units) == 1:
        below = ctx.clauses.dependents[root]
        if len(below) != 1 or ctx.clauses.role_of(below[0]) != "no" or ctx.phrases[below[0]].asides:
            return None
        owner = below[0]
    units = ctx.phrases[owner].units[: -1 if owner == root else None]
    act = named_act(ctx, owner, units, "bare")
    if act is None:
        return None
    ctx.took_parts(owner)
    lead = words(f"how to {act.verb.en}", "r.how-to", ctx.took((*units[-1].tokens, *phrase.core.tokens)))
    return EnNode("sentence", children=(lead, *act.parts), rule="title")


_WAYS = frozenset({"方法", "仕方", "しかた", "やり方", "やりかた"})
"""Nouns for how something is done."""


def _is_plain(ctx: Context, frame: Frame) -> bool:
    """Whether the clause only says what is done, and stands right before its noun."""
    phrase, tail = ctx.phrases[frame.phrase], frame.tail
    changed = tail.past or tail.negative or tail.passive or tail.causative or tail.state or tail.modals or tail.chains
    more = tail.gerunds or tail.adverbs or tail.wraps or tail.link or tail.question or frame.connectors or phrase.asides
    return frame.kind == "verb" and not (changed or more or phrase.parts or phrase.comma or len(phrase.units) > 1)


def _is_all(ctx: Context, frame: Frame, root: int) -> bool:
    """Whether all before the verb belongs to it, and all behind it to the noun, which is a thing that acts are done to."""
    entry = ctx.phrases[root].core.entry
    if entry is None and ctx.phrases[root].core.kind not in ("latin", "number"):
        return False
    act = frame.phrase
    learned = any(one.role in ("kara", "ni") for one in frame.arguments)  # 失敗から見る進め方
    if entry is not None and (entry.noun_class in _NOT_DONE or (entry.en in _TELLS_OF_ACTS and not learned)):
        return False
    before = all(_leads(ctx, one, act) for one in range(act))
    return before and all(_leads(ctx, one, root) for one in range(act + 1, root))


def _leads(ctx: Context, one: int, index: int) -> bool:
    while one < index:
        one = ctx.phrases[one].head
        if one < 0:
            return False
    return one == index


_NOT_DONE = frozenset({"person", "time", "place", "fact", "pronoun", "quantity", "relation", "event"})
"""Classes of nouns that a clause before them tells of, and does nothing to: 大学で学ぶ学生."""

_TELLS_OF_ACTS = frozenset(
    "method way reason approach necessity possibility purpose effort initiative talk story idea plan".split()
)
"""Nouns whose clause says what they are: 書く方法."""


def _how(ctx: Context, index: int, role: str, row: Row) -> str | None:
    """Return the preposition of an argument as the table has it (empty: as elsewhere), None where no such title is known."""
    if ctx.clauses.argument(index).topic or role not in ("de", "ni", "kara", "to"):
        return None
    said = row.get(role, "")
    entry = ctx.phrases[index].core.entry
    if said == "-" or (role == "de" and entry is not None and entry.noun_class in ("time", "place")):
        return None if said == "-" else ""
    return said if ctx.phrases[index].core.amount is None else ""


def _told(ctx: Context, frame: Frame, row: Row) -> EnNode:
    from pipeline.translation.transfer.predication import clause

    phrase = ctx.phrases[frame.phrase]
    root = ctx.phrases[-1]
    tokens = ctx.took((*phrase.core.tokens, *phrase.light, *frame.tail.tokens))
    first, _, rest = row["en"].partition("{}")
    inner = ctx.within(ctx.phrases[frame.phrase + 1].start, root.end)
    entry = root.core.entry
    use: Use = "title" if entry is not None and "title" in entry.forms else "bare"
    what = noun_phrase(inner, inner.phrases[-1].index, use)
    children = [words(first.strip(), "r.title", tokens), what]
    children += [words(rest.strip(), "r.title")] if rest.strip() else []
    behind: list[EnNode] = []
    for one in frame.arguments:
        prep = _how(ctx, one.phrase, one.role, row) or ""
        behind.append(prepositional(ctx, one.phrase, prep=prep))
        ctx.took_parts(one.phrase)
    for index in frame.adverbs:
        behind += [word for word, _ in adverb_words(ctx, index)]
    for sub in frame.subordinates:
        behind += [words("by", "r.title", ctx.took(sub.tail.tokens)), clause(ctx, sub, form="ing")]
    return EnNode("sentence", children=(*children, *behind), rule="title")


@cache
def _verbs() -> dict[str, Row]:
    return {row["verb"]: row for row in table("english/title_verbs")}

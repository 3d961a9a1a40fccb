"""Come here when a note without a verb is wrong: 前半は入門、後半は応用; 4時間から40分に; 〜との回答。; 〜する方向。"""

from __future__ import annotations

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.phrases import hangs_on, is_moment, is_noun, noun_class
from pipeline.translation.transfer.prepositions import prepositional
from pipeline.translation.transfer.time_phrases import is_time


def noted_side_by_side(ctx: Context) -> EnNode | None:
    """Return "First half: introduction; second half: applications" for topics that are each told one noun; None for anything else.

    A single topic is told so where it is a time: 午後は見学 says what is on then, not what the afternoon is.
    """
    topics = [phrase.index for phrase in ctx.phrases if _is_plain_topic(ctx, phrase.index)]
    if not topics or topics[0] != _first_of(ctx, topics[0]) or ctx.phrases[-1].index in topics:
        return None
    ends = [_before(ctx, one) for one in topics[1:]] + [ctx.phrases[-1].index]
    if len(topics) == 1 and not (is_moment(ctx.phrases[topics[0]]) or ctx.phrases[topics[0]].core.text == "次"):
        return None
    if not all(one < end and _is_told(ctx, one, end) for one, end in zip(topics, ends, strict=True)):
        return None
    children: list[EnNode] = []
    for one, end in zip(topics, ends, strict=True):
        own = [below for below in ctx.clauses.dependents[end] if below > one]
        children += [words(";", "notes")] if children else []
        children += [noun_phrase(ctx, one, "title"), words(":", "notes"), noun_phrase(ctx, end, "title", own)]
    return EnNode("sentence", children=tuple(children), rule="notes")


def _is_plain_topic(ctx: Context, index: int) -> bool:
    """Whether the phrase is a noun with は alone."""
    phrase = ctx.phrases[index]
    return is_noun(phrase) and not phrase.verbal and [part.role for part in phrase.parts] == ["topic"]


def _first_of(ctx: Context, index: int) -> int:
    """Return the first phrase of the stretch if all before ``index`` hangs on it, -1 otherwise."""
    return index if all(hangs_on(ctx.phrases, one, index) for one in range(index)) else -1


def _before(ctx: Context, topic: int) -> int:
    """Return the phrase before all that hangs on a topic: the last of what the topic before it is told."""
    first = topic
    while first > 0 and hangs_on(ctx.phrases, first - 1, topic) and not ctx.phrases[first - 1].comma:
        first -= 1
    return first - 1


def _is_told(ctx: Context, topic: int, end: int) -> bool:
    """Whether phrases behind ``topic`` up to ``end`` are one bare noun with what modifies it, and a comma or nothing behind it."""
    last = ctx.phrases[end]
    known = last.core.entry is not None or last.core.amount is not None
    if not is_noun(last) or last.verbal or last.parts or not known or not (last.comma or last.head < 0):
        return False
    if last.core.amount is not None and (last.core.amount.kind != "moment" or ctx.phrases[topic].core.text != "次"):
        return False
    return all(_modifies(ctx, at) and hangs_on(ctx.phrases, at, end) for at in range(topic + 1, end))


def _modifies(ctx: Context, at: int) -> bool:
    """Whether a phrase belongs to the noun behind it: の, an adjective, an earlier member of a list."""
    phrase = ctx.phrases[at]
    if phrase.verbal or ctx.clauses.is_predicate(at):
        return False
    return ctx.clauses.is_adnominal(at) or not phrase.parts or phrase.parts[-1].role in ("and", "or", "to")


def gone_to(ctx: Context) -> EnNode | None:
    """Return "work time: from four hours to 40 minutes" for 作業時間は4時間から40分に and the like, which have no verb; None otherwise."""
    last = ctx.phrases[-1]
    roles = [part.role for part in last.parts]
    if last.verbal or roles not in (["ni"], ["he"], ["made"]) or not is_noun(last):
        return None
    below = ctx.clauses.dependents[last.index]
    subjects = [one for one in below if _is_plain_topic(ctx, one) or ctx.clauses.role_of(one) in ("ga", "wo")]
    origin = next((one for one in below if ctx.clauses.role_of(one) == "kara"), None)
    own = [one for one in below if one not in subjects and one != origin]
    if len(subjects) > 1 or not (subjects or origin is not None) or (roles == ["made"] and not subjects):
        return None
    if any(not _modifies(ctx, one) for one in own) or any(ctx.clauses.is_predicate(one) for one in subjects):
        return None
    children: list[EnNode] = []
    for one in subjects:
        children += [noun_phrase(ctx, one, "title"), words(":", "notes")]
    children += [prepositional(ctx, origin)] if origin is not None else []
    tokens = ctx.took(at for part in last.parts for at in range(part.start, part.end))
    if roles == ["ni"] and origin is None and is_time(ctx, last.index) and not own and len(subjects) == 1:
        when = last.core.entry.forms.get("adverb", "") if last.core.entry is not None else ""
        if when and len(last.units) == 1:  # 費用精算は今週中に
            ctx.took_parts(last.index)
            said = words(when, "notes", ctx.took(last.core.tokens))
            return EnNode("sentence", children=(*children, said), rule="notes")
    goal = noun_phrase(ctx, last.index, "title" if last.core.amount is not None else "preposition", own)
    amount = last.core.amount
    timed = noun_class(last) == "time" or (amount is not None and amount.kind == "moment")
    upto = "until" if timed else "up to" if amount is not None else "to"
    held = roles == ["ni"] and origin is None and last.core.amount is None
    if held and last.core.entry is not None and last.core.entry.en.split(" ")[-1] in _HOLDS:
        return EnNode(
            "sentence", children=(*children, EnNode("pp", "in", children=(goal,), tokens=tokens)), rule="notes"
        )
    to = EnNode("pp", upto if roles == ["made"] and origin is None else "to", children=(goal,), tokens=tokens)
    return EnNode("sentence", children=(*children, to), rule="notes")


_HOLDS = frozenset(
    "materials document report paper minutes appendix attachment wiki folder slide slides mail e-mail".split()
)
"""What details stand in: 詳細は添付の資料に."""


def noun_told(ctx: Context, root: int) -> EnNode | None:
    """Return "the answer was that ..." for 〜との回答。 and "there was a comment that ..." for 〜という声。; None for anything else."""
    phrase = ctx.phrases[root]
    entry = phrase.core.entry
    if entry is None or phrase.parts or len(phrase.units) > 1 or ctx.depth or entry.en not in _TOLD:
        return None
    if ctx.analyzed.sentence.role in ("heading", "label", "caption", "cell"):
        return None
    below = ctx.clauses.dependents[root]
    said = below[-1] if below and ctx.clauses.is_predicate(below[-1]) else -1
    if said < 0 or not ctx.clauses.tails[said].link.startswith("content"):
        return None
    if ctx.clauses.asks(said) and entry.en == "talk":
        return None  # どこまで進んだかという話
    outer = [one for one in below[:-1] if not ctx.clauses.is_adnominal(one)]
    if any(ctx.clauses.is_predicate(one) or ctx.clauses.role_of(one) not in _ASIDE for one in outer):
        return None
    node = noun_phrase(ctx, root, "title", [one for one in below if one not in outer])
    at = next((at for at, child in enumerate(node.children) if child.slot == "head"), -1)
    if at < 0 or at + 1 >= len(node.children):
        return None
    name = tuple(child for child in node.children[: at + 1] if child.rule != "article")
    rest = node.children[at + 1 :]
    lead = _TOLD[entry.en]
    tense = "past" if lead.startswith("there") or entry.en in _SAID else ""
    front: list[EnNode] = []
    for one in outer:
        front += [prepositional(ctx, one), words(",", "notes")]
    verb = EnNode("verb", "be", slot="head", rule="notes").having(tense=tense)
    if lead.startswith("it "):
        told = words(lead, entry.id, ctx.took(phrase.core.tokens))
        return EnNode("sentence", children=(*front, told, *rest), rule="notes")
    if lead.startswith("there"):
        what = EnNode("np", children=(words("a", "article"), *name), slot="complement")
        children = (*front, words("there", "notes"), verb, what, *rest)
    else:
        renamed = [
            child
            if child.slot != "head" or not lead
            else EnNode("noun", lead, "head", (), (), child.tokens, child.rule)
            for child in name
        ]
        what = EnNode("np", children=(words("the", "article"), *renamed), slot="subject")
        children = (*front, what, verb, *rest)
    return EnNode("clause", children=tuple(children), rule="notes")


_ASIDE = frozenset({"nitaishite", "nitsuite", "nikanshite", "kara", "de"})
"""Roles of what the noun answers or where it was said, which stands before the clause in English."""

_SAID = frozenset(
    {"answer", "reply", "explanation", "conclusion", "talk", "impression", "response", "claim", "argument", "remark"}
)

_TOLD = {
    "answer": "",
    "reply": "",
    "response": "",
    "explanation": "",
    "conclusion": "",
    "view": "",
    "position": "",
    "policy": "",
    "idea": "",
    "impression": "",
    "talk": "point",
    "claim": "",
    "argument": "",
    "comment": "there",
    "opinion": "there",
    "point": "it was pointed out",
    "request": "there",
    "concern": "there",
    "report": "it was reported",
    "remark": "there",
    "suggestion": "there",
    "question": "there",
    "objection": "there",
    "criticism": "there",
}
"""Nouns whose という-clause says what was said; "there" where one of several is told, a word where English names it otherwise."""

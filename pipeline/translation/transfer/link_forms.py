"""Come here when a linked clause has the right conjunction and the wrong form: lists with one "and", gerunds, "with ... left", "when used"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.links import GERUNDS, WITH_SUBJECT, Plan
from pipeline.translation.transfer.parts import Given
from pipeline.translation.transfer.roles import resolved
from pipeline.translation.transfer.subject import takes_object
from pipeline.translation.transfer.valency import choose_verb


def linked_by(plan: Plan, sub: EnNode, rule: str, *, last: str = "") -> list[EnNode]:
    """Return the words of a planned clause with its conjunction; ``last`` overrides what stands behind."""
    behind = last or plan.behind
    nodes = [words(plan.before, rule)] if plan.before else []
    nodes.append(sub)
    if behind.startswith((",", ";")):
        nodes.append(words(behind[0], rule if behind[1:] else "link"))
        behind = behind[1:].strip()
    return [*nodes, *([words(behind, rule)] if behind else [])]


def as_list(nodes: Sequence[EnNode]) -> list[EnNode]:
    """Return three clauses and more in a row with one "and": it was stopped, it was checked, and it was started again."""
    ands = [at for at, node in enumerate(nodes) if _joins(nodes, at)]
    if not ands or any(_is_conjunction(node) for node in nodes[: ands[-1]]):
        return list(nodes)
    listed: list[EnNode] = []
    for at, node in enumerate(nodes):
        if at in ands[:-1]:
            continue
        inner = node.children if at < ands[-1] and node.rule == "join" else ()
        dropped = [within for within in range(len(inner)) if _joins(inner, within)]
        kept = tuple(child for within, child in enumerate(inner) if within not in dropped)
        listed.append(replace(node, children=kept) if dropped else node)
    return listed


def _is_conjunction(node: EnNode) -> bool:
    return node.category == "word" and node.rule.startswith("l.") and node.lemma not in (",", "and")


def _joins(nodes: Sequence[EnNode], at: int) -> bool:
    """Whether the word there is an "and" of て that a plain clause follows, none with a conjunction or an adverb before it."""
    plain = at + 1 < len(nodes) and nodes[at + 1].category != "word"
    return nodes[at].lemma == "and" and nodes[at].rule in _AND and plain and at > 1 and nodes[at - 1].lemma == ","


_AND = frozenset({"l.tate", "l.renyou", "l.copula", "l.done"})


def as_gerund(plan: Plan, made: EnNode) -> EnNode:
    """Return the clause of 性能が下がることなく with its subject before the gerund: (without) performance falling."""
    verb, subject = made.child("head"), made.child("subject")
    if verb is None or subject is None or plan.link in WITH_SUBJECT or plan.link not in GERUNDS or plan.form:
        return made
    if subject.lemma == "nobody":
        subject = replace(subject, lemma="anybody")
    put = {id(made.child("subject")): subject, id(verb): verb.having(form="ing", tense="", negative="", modal="")}
    return replace(made, children=tuple(put.get(id(child), child) for child in made.children))


def as_left(plan: Plan, made: EnNode) -> tuple[Plan, EnNode]:
    """Return 電源を入れたまま as "with the power turned on": how something was left, where its English is a passive of it."""
    verb, subject = made.child("head"), made.child("subject")
    if verb is None or subject is None or not verb.feature("voice") or subject.rule == "subject.it":
        return plan, made
    left = verb.having(form="participle", voice="", tense="", aspect="")
    children = tuple(left if child is verb else child for child in made.children)
    return plan._replace(before="with"), replace(made, children=children)


def is_means(ctx: Context, sub: Frame, main: Frame) -> bool:
    """Whether a て-clause says by what: 〜を使って; of 試作品を作って評価した the object is that of both verbs."""
    verb, done = choose_verb(ctx, sub), choose_verb(ctx, main) if main.kind == "verb" else None
    shared = done is not None and "wo" in done.frame and not main.tail.passive
    own = shared and any(one.role in ("wo", "ga", "koto", "quote") for one in resolved(ctx, main, done))
    if verb is not None and verb.en.startswith("make") and shared and not own:
        return False
    if verb is None or sub.tail.passive or not any(one.role == "wo" for one in resolved(ctx, sub, verb)):
        return False
    return verb.en.split(" ")[0] in _MEANS


_MEANS = frozenset("use utilize employ combine make apply exploit leverage".split())


def can_be_reduced(ctx: Context, sub: Frame, link: str, given: Given) -> bool:
    """Whether "when it is used" of nobody knows what may be "when used": a passive without any subject or object."""
    if link not in _REDUCED or given.subject is not None or given.patient is not None or given.form:
        return False
    tail = sub.tail
    if sub.kind != "verb" or tail.chains or tail.gerunds or tail.modals or tail.negative or tail.benefactive:
        return False
    verb = choose_verb(ctx, sub)
    if verb is None or verb.subject == "author" or not takes_object(verb) or sub.subordinates:
        return False
    arguments = resolved(ctx, sub, verb)
    if any(verb.frame.get(one.role) in ("obj", "iobj") for one in arguments):
        return False  # アンケートに答えると
    return not any(one.role in ("ga", "wo", "quote", "comp", "theme") for one in arguments)


_REDUCED = frozenset({"when", "if", "tara", "even"})

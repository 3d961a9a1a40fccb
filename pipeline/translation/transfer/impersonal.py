"""Come here when a wish or an attempt of nobody who is named is wrong: it is desired to, an attempt was made to."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame, Tail
from pipeline.translation.transfer.arguments import argument_node
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.parts import Given, Parts
from pipeline.translation.transfer.subject import POSSIBLE, Subject, names_people
from pipeline.translation.transfer.verb_phrase import verb_node


def put_impersonally(
    ctx: Context, frame: Frame, choice: Subject, verb: Entry, given: Given, parts: Parts, tokens: tuple[int, ...]
) -> bool:
    """Put a wish or an attempt of somebody who is not named into ``parts``; tell whether it was one."""
    found = _impersonal(frame, choice, given)
    enabled = _enabled(ctx, frame, choice, given)
    if enabled:
        found = "it", "be made possible"
    if found is None:
        if _arranged(frame) and any(mark.english == "can" for mark in frame.tail.modals):
            ctx.notes.doubt("made-possible", 0.3)  # 誰でも使えるようにしたい
        return False
    whom = (
        [EnNode("pp", "for", children=(parts.subject,), rule="subject.impersonal")] if enabled and parts.subject else []
    )
    parts.subject, wish = words(found[0], "subject.impersonal"), found[1]
    if not enabled:
        _restore_object(ctx, choice, verb, parts)
    inner = verb_node(ctx, replace(frame, tail=_plain(frame.tail)), verb, replace(given, form="inf"), False, tokens)
    doing = replace(inner, children=tuple(one.as_("object") for one in parts.inside))
    parts.rest[:0] = [EnNode("word", children=(*whom, doing), rule="subject.impersonal")] if whom else [doing]
    parts.inside = []
    outer = replace(frame.tail, chains=frame.tail.chains[1:], passive=False, state=False)
    if wish.endswith(" possible"):
        outer = replace(outer, modals=tuple(mark for mark in outer.modals if mark.english != "can"))
    said = Entry("subject.impersonal", "verb", "", wish)
    parts.verb = verb_node(ctx, replace(frame, tail=outer), said, given, False, ())
    return True


def _enabled(ctx: Context, frame: Frame, choice: Subject, given: Given) -> bool:
    """Whether が names who is enabled to do something by nobody who is named: 利用者が項目を追加できるようにした."""
    stated = choice.argument
    if stated is None or stated.role != "ga" or "topic" in stated.focus or choice.passive or not frame.tail.chains:
        return False
    able = frame.tail.chains[0].english == "make sure to" and any(one.english == "can" for one in frame.tail.modals)
    free = given.patient is None and given.subject is None and not given.form
    return able and free and names_people(ctx.phrases[stated.phrase].core.entry)


def may_be_impersonal(tail: Tail) -> bool:
    """Whether the ending says what English can say without naming anybody: to want, to try, to plan."""
    return bool(tail.chains) and tail.chains[0].english in _IMPERSONAL


def _impersonal(frame: Frame, choice: Subject, given: Given) -> tuple[str, str] | None:
    """Return subject and verb of what nobody is named for: "it is desired to unify them", not "they want to be unified"."""
    unnamed = choice.passive or (choice.node is not None and choice.node.lemma == "it")
    if choice.node is not None and choice.node.rule == POSSIBLE:
        return "it", "be possible"
    able = any(mark.english == "can" for mark in frame.tail.modals)
    unnamed = unnamed or (
        able and choice.node is not None and choice.node.rule == "subject.author" and _arranged(frame)
    )
    if not frame.tail.chains or not unnamed or given.form or given.patient is not None or given.subject is not None:
        return None
    first = frame.tail.chains[0].english
    if first == "need to" and not choice.passive:
        return "it", "be necessary"
    if first == "make sure to" and any(mark.english == "can" for mark in frame.tail.modals):
        return "it", "be made possible"
    if first == "come to" and any(mark.english == "can" for mark in frame.tail.modals):
        return "it", "become possible"
    return _IMPERSONAL.get(first) if not frame.tail.passive else None


def _arranged(frame: Frame) -> bool:
    """Whether what can be done is what is made possible: 見られるようにする."""
    return any(mark.english == "make sure to" for mark in frame.tail.chains)


_IMPERSONAL = {
    "want to": ("it", "be desired"),
    "try to": ("an attempt", "be made"),
    "intend to": ("it", "be intended"),
    "decide to": ("it", "be decided"),
    "aim to": ("the aim", "be"),
    "be obliged to": ("it", "be obligatory"),
    "decide not to": ("it", "be decided not"),
    "make sure to": ("care", "be taken"),
    "make sure not to": ("care", "be taken not"),
    "plan to": ("it", "be planned"),
}


def _restore_object(ctx: Context, choice: Subject, verb: Entry, parts: Parts) -> None:
    """What had become the subject of a passive is the object again."""
    if choice.argument is not None and "{obj}" in verb.en:
        parts.inside.append(argument_node(ctx, choice.argument, "object"))
    elif choice.argument is not None:
        parts.rest.insert(0, argument_node(ctx, choice.argument, "object").as_("object"))


def _plain(tail: Tail) -> Tail:
    return replace(tail, chains=(), modals=(), past=False, negative=False)

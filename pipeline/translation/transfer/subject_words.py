"""Come here when a subject has the wrong article or number, or the verb's "one's" is another's: an error occurred, I raised my hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.text.shipped import table
from pipeline.translation.transfer.arguments import use_of_object
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.english.determiners import ONE_PERSON, Use, goes_on
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.phrases import compound_entry
from pipeline.translation.transfer.senses import TOWARD_WRITER
from pipeline.translation.transfer.subject import Subject, names_people


def use_of_subject(ctx: Context, frame: Frame, verb: Entry, subject: Argument) -> Use:
    """Return what the subject does in the sentence, as far as articles care; what turns up has not been spoken of before."""
    owned = any(ctx.clauses.role_of(below) == "no" for below in ctx.clauses.dependents[subject.phrase])
    act = compound_entry(ctx.phrases[subject.phrase])
    if (
        verb.id == "v.be-possible"
        and act is not None
        and act.noun_class in ("act", "content", "event")
        and not (owned or subject.focus == ("topic",))
    ):
        return "title" if goes_on(act) else "bare"  # シミュレーションができる, 質問ができる
    if subject.topic:
        return "topic"
    if any(entry is not None and entry.is_plural for entry in (ctx.phrases[one].core.entry for one in frame.adverbs)):
        return "bare"  # 次々と質問が出た
    if _is_one_of_them(ctx, frame, subject, act):
        return "role"  # 店員が道を教えてくれた
    denied = any(part.role == "negative" for part in ctx.phrases[frame.phrase].parts)
    turned_up = "" if denied or frame.kind != "verb" else appearing().get(verb.en, "")
    if turned_up != "a" and turned_up and not owned:
        return "bare"
    wanted = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in _WANTED and not denied
    told = "new" if turned_up == "a" or wanted else use_of_object(ctx, subject, frame)
    return "subject" if told == "object" else told


_WANTED = frozenset("必要 要る 要する 不可欠 必須 欲しい".split())
"""What is said of something that there is not yet: a new approach is necessary."""


def _is_one_of_them(ctx: Context, frame: Frame, subject: Argument, who: Entry | None) -> bool:
    """Whether it is one person that did something for or to the writer, of whom there are many."""
    if who is None or who.noun_class != "person" or "count" not in who.grammar or not frame.tail.past or subject.focus:
        return False
    if who.en.split(" ")[-1] in ONE_PERSON:
        return False
    toward = any(ids & {part.entry.id for part in ctx.phrases[frame.phrase].parts} for ids in TOWARD_WRITER.values())
    return toward and not any(unit.amount for unit in ctx.phrases[subject.phrase].units)


def whose(ctx: Context, verb: Entry, choice: Subject) -> str:
    """Return what "one's" of a verb is with its subject: I raised my hand, people who raised their hands."""
    if choice.node is not None and choice.node.feature("person") == "1":
        return "my"
    entry = ctx.phrases[choice.argument.phrase].core.entry if choice.argument is not None else None
    if entry is not None and entry.en in _OWN:
        return _OWN[entry.en]
    if choice.node is not None and choice.node.lemma in ("one", "you"):
        return {"one": "one's", "you": "your"}[choice.node.lemma]
    who = choice.node is not None and (choice.node.lemma == "who" or choice.node.feature("number") == "plural")
    counted = choice.argument is not None and ctx.phrases[choice.argument.phrase].core.amount is not None
    somebody = names_people(entry) or counted if choice.argument is not None else who or choice.node is None
    if entry is not None and entry.noun_class == "group" and not entry.is_plural and not counted:
        return "its"
    return "their" if somebody or verb.subject == "author" else "its"


_OWN = {"I": "my", "he": "his", "she": "her", "you": "your"}


def whose_own(english: str, own: str) -> str:
    """Return the English of a verb with ``own`` for its "one's", and the "oneself" that goes with it.

    >>> whose_own("pull oneself together", "my"), whose_own("take someone's word", "my")
    ('pull myself together', "take someone's word")
    """
    return _ONES.sub(own, _ONESELF.sub(_SELVES.get(own, "itself"), english))


def with_owner(node_: EnNode, own: str) -> EnNode:
    """Return what is said of the subject with ``own`` for its "one's own": the attendees brought their own PC."""
    if node_.lemma == "one's own":
        return replace(node_, lemma=f"{own} own")
    if node_.category not in ("np", "pp", "word"):
        return node_
    return replace(node_, children=tuple(with_owner(child, own) for child in node_.children))


_SELVES = {"my": "myself", "your": "yourself", "his": "himself", "her": "herself", "their": "themselves"}
_ONES, _ONESELF = re.compile(r"\bone's\b"), re.compile(r"\boneself\b")


@cache
def appearing() -> Mapping[str, str]:
    """Return how what has turned up and was not spoken of before is said: エラーが出た, an error occurred."""
    return {row["verb"]: row["as"] for row in table("english/appearing")}

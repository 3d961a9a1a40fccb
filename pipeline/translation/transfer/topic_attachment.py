"""Come here when a topic, or what opens a clause before a comma, hangs on a clause inside the one that it belongs to.

Rules as in ``attachment.py``, which runs them. The topic of what is said or thought: ``told_topics.py``.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import (
    Phrase,
    Rule,
    is_noun,
    last_role,
    noun_class,
    predicate_above,
)
from pipeline.translation.transfer.question_attachment import (
    asking_word,
    before_question,
    either_question,
    how_in_question,
    question_in_list,
    question_past_condition,
    question_to_somebody,
    topic_of_idea,
)
from pipeline.translation.transfer.report_attachment import sayer_outside, somebody_outside, speaker_of_quotation
from pipeline.translation.transfer.told_topics import (
    future_of_told,
    names_time,
    topic_of_news,
    topic_of_stance,
    topic_of_thought,
    topic_of_told,
    what_was_said,
)


def _opening_time(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """1日目は開発者が課題を説明する会議から始まった, 最後に、協力した企業を紹介した: a time that opens the sentence describes no noun."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or not names_time(phrase):
        return None
    parted = phrase.comma and [part.role for part in phrase.parts] == ["ni"]
    if last_role(phrase) != "topic" and not parted:
        return None
    if parted and any(one.head > index for one in phrases[:index]):
        return None
    if not parted and any(one.core.kind not in ("connector", "adverb") for one in phrases[:index]):
        return None
    above = _outside(phrases, phrase.head)
    if parted and above is None and noun_class(phrases[phrases[phrase.head].head]) == "fact":
        above = _past_fact(phrases, phrase.head)
    other = (one for one in phrases[index + 1 :] if one.head == above and names_time(one) and last_role(one) == "topic")
    return above if next(other, None) is None else None


def _time_beside_somebody(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """帰り道、同僚と語り合った: a time before a comma that opens the sentence is in no list with somebody."""
    phrase = phrases[index]
    entry = phrase.core.entry
    when = entry is not None and entry.noun_class == "time" and "adverb" in entry.forms
    if not when or index or phrase.head < 0 or phrase.parts or not phrase.comma:
        return None
    head = phrases[phrase.head]
    if head.verbal or noun_class(head) == "time" or not any(part.entry.kind == "case" for part in head.parts):
        return None
    above = predicate_above(phrases, head)
    return above.index if above.verbal else None


def _outside(phrases: Sequence[Phrase], head: int) -> int | None:
    """Return the first predicate on the way to the root behind the last noun that a clause describes; None if there is none.

    What stands before こと or という話 is part of the fact or the talk.
    """
    found: int | None = None
    at = head
    while at >= 0:
        above = phrases[at].head
        if above >= 0 and phrases[at].verbal and is_noun(phrases[above]) and not phrases[above].verbal:
            if noun_class(phrases[above]) in ("fact", "content"):
                return found
            while above >= 0 and not phrases[above].verbal:
                above = phrases[above].head
            found = above if above >= 0 else found
        at = above
    return found


def _past_fact(phrases: Sequence[Phrase], inner: int) -> int | None:
    """Return the predicate that takes the fact of predicate ``inner``, before a comma of an opening: 最後に、学んだことを発表した."""
    fact = phrases[phrases[inner].head]
    alone = all(one.head != inner for one in phrases[inner - 1 : inner] if one.comma is False)
    return fact.head if alone and fact.head >= 0 and phrases[fact.head].verbal else None


def _scene_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """在庫が減る中、続けたいとの考えを示した: in what circumstances it is said is no part of what is said."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or not phrase.comma or last_role(phrase) != "while":
        return None
    said = phrases[phrase.head]
    while said.verbal and said.head >= 0 and last_role(said) not in ("content", "quote"):
        said = phrases[said.head]
    if not said.verbal or said.head < 0:
        return None
    above = said.head
    while above >= 0 and not phrases[above].verbal:
        above = phrases[above].head
    return above if above >= 0 else None


def _named_thing(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """Open Forumという誰でも参加できる会議: a name is that of a thing, an event or somebody, not of a side or a standpoint."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or last_role(phrase) != "toiu" or phrase.core.kind not in ("latin", "raw"):
        return None
    at = phrase.head
    first = at
    while at >= 0 and (phrases[at].verbal or _is_no_name_for(phrases[at])):
        at = phrases[at].head
    return at if at > first else None


def _is_no_name_for(phrase: Phrase) -> bool:
    """Whether nothing is called so that the noun names: a side, a time, anybody; or the noun is a name itself."""
    entry = phrase.core.entry
    proper = entry is not None and "proper" in entry.grammar
    if entry is not None and entry.en.split(" ")[-1] in _NAMED_KINDS:
        return False
    return proper or phrase.core.kind == "latin" or noun_class(phrase) in _NOT_NAMED


_NAMED_KINDS = frozenset(
    "mechanism method technique algorithm standard protocol architecture framework approach program model concept scheme".split()
)
"""What has a name though it cannot be touched: Fluentdという仕組みの紹介."""

_NOT_NAMED = frozenset({"relation", "abstract", "degree", "fact", "time", "quantity", "pronoun"})


def _content_before_noun(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """どうだろう？といった話: a という-clause hangs on a noun, if the parser says so or not."""
    phrase, beside = phrases[index], phrases[index + 1]
    adnominal = bool(phrase.parts) and phrase.parts[-1].entry.role == "content.adn"
    if not adnominal or phrase.head < 0 or not phrases[phrase.head].verbal or phrase.comma:
        return None
    return index + 1 if is_noun(beside) and beside.head == phrase.head else None


def _stance_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """試したが、やはり誰でも使える方式が良い: やはり behind a clause opens the next one; it is no part of a clause before a noun."""
    phrase = phrases[index]
    entry = phrase.core.entry
    if phrase.head < 0 or phrase.verbal or phrase.parts or entry is None or index == 0:
        return None
    before = phrases[index - 1]
    opens = before.verbal and before.comma and bool(before.parts) and before.parts[-1].entry.kind == "link"
    stance = phrase.core.kind == "connector" or entry.kind == "sentence-adverb" or entry.position == "start"
    return _outside(phrases, phrase.head) if opens and stance else None


def _addition_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """交換だけでなく、サイズを変更する用途にも必要である: what is added to belongs inside only if its like is there too."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or not phrase.comma or last_role(phrase) not in ("dakedenaku", "nikuwaete"):
        return None
    head = phrases[phrase.head]
    if not head.verbal and head.head >= 0 and not _alike(phrase, head):
        head = phrases[head.head]
    beside = [one for one in phrases[index + 1 : head.index] if one.head == head.index]
    if not head.verbal or any(_alike(phrase, one) for one in beside):
        return None
    noun = phrases[head.head] if head.head >= 0 else head
    topical = not noun.verbal and last_role(noun) in ("topic", "also")
    return _outside(phrases, head.index) if topical else None


def _alike(one: Phrase, other: Phrase) -> bool:
    return noun_class(one) == noun_class(other) or one.core.text[-2:] == other.core.text[-2:]


def _topic_before_fact(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """これは費用が高いことを意味する: who or what is the topic is no part of a fact that has a subject of its own."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or [part.role for part in phrase.parts] != ["topic"]:
        return None
    if noun_class(phrase) not in ("person", "group", "pronoun") or not phrases[phrase.head].verbal:
        return None
    inner = phrases[phrase.head]
    fact = phrases[inner.head] if inner.head >= 0 else inner
    if fact.verbal or noun_class(fact) != "fact" or last_role(fact) not in ("wo", "ni") or fact.head < 0:
        return None
    own = any(one.head == inner.index and last_role(one) == "ga" for one in phrases[index + 1 : inner.index])
    return fact.head if own and phrases[fact.head].verbal else None


TOPIC_RULES: tuple[Rule, ...] = (
    speaker_of_quotation,
    _content_before_noun,
    _opening_time,
    _time_beside_somebody,
    how_in_question,
    asking_word,
    before_question,
    question_to_somebody,
    somebody_outside,
    sayer_outside,
    topic_of_idea,
    _scene_outside,
    _named_thing,
    _stance_outside,
    question_in_list,
    either_question,
    _addition_outside,
    _topic_before_fact,
    topic_of_thought,
    topic_of_stance,
    topic_of_news,
    what_was_said,
    topic_of_told,
    future_of_told,
    question_past_condition,
)

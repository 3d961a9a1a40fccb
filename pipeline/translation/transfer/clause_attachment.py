"""Come here when a clause with が, ので or て hangs on a clause inside the one that it belongs to: what a condition or question can hold.

Rules as in ``attachment.py``, which runs them. Which clauses can stand inside which: F. Minami, 現代日本語の構造 (1974).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.act_clauses import closes_act
from pipeline.translation.transfer.content_attachment import cause_of_content
from pipeline.translation.transfer.main_clause_attachment import (
    connector_outside,
    outside_when_doubtful,
    past_time_of_noun,
    past_what_it_takes,
)
from pipeline.translation.transfer.phrases import (
    Phrase,
    Rule,
    is_noun,
    is_topic,
    last_role,
    link_role,
    names_subject,
    noun_class,
)
from pipeline.translation.transfer.report_attachment import (
    asked_outside,
    before_thought,
    doing_outside,
    finding_outside,
    question_outside,
    speaker_acts_outside,
    speaker_outside,
    teller_outside,
    told_together,
)
from pipeline.translation.transfer.tails import THANKS

_CONDITIONS = frozenset("if when even even-if tara after before until as-long since time so-that".split())
"""Links of clauses that hold neither a topic of their own nor a clause with が or けど."""


def _outside_condition(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """目玉は新製品で、どの話をしていても話題になる: a clause with a topic, or with が, is no part of a condition or a question."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or not phrase.comma or not _is_closed(phrases, index, tokens):
        return None
    head = phrases[phrase.head]
    if last_role(phrase) == "cause" and last_role(head) != "so-that" and not _asks(head):
        return None
    while head.verbal and head.head > head.index and _holds_no_clause(head):
        head = phrases[head.head]
        while head.head > head.index and not head.verbal:
            head = phrases[head.head]
    return head.index if head.index != phrase.head and head.verbal else None


def _two_conditions(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """人が近づくと速度を落とし、触れると止まる: what happens on a condition of its own is no part of the next condition."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or not phrase.comma or last_role(phrase) not in ("", "te"):
        return None
    inner = phrases[phrase.head]
    role = last_role(inner)
    if not inner.verbal or role not in ("quote", "when", "if", "tara") or inner.head < 0:
        return None
    own = any(one.head == index and one.verbal and last_role(one) == role for one in phrases[:index])
    return inner.head if own and phrases[inner.head].verbal else None


def _of_act(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """申込書に記入のうえ提出する: what stands right before an act that a conjunction closes belongs to it."""
    beside = phrases[index + 1]
    closed = any(closes_act(part.entry) for part in beside.parts)
    return index + 1 if closed and last_role(phrases[index]) in ("wo", "ni", "to", "de", "kara") else None


def _is_closed(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> bool:
    """Whether the clause is one of its own: joined by が or けど, or by て with a topic."""
    link = link_role(phrases[index], tokens)
    if link in ("contrast", "cause") or any(part.entry.id == "l.monono" for part in phrases[index].parts):
        return True
    if link not in ("te", "and", "copula", "negative", ""):
        return False
    if any(one.head == index and is_topic(one) for one in phrases[:index]):
        return True
    head = phrases[phrases[index].head]
    return names_subject(phrases, index) and last_role(head) in _BEFORE_END and not names_subject(phrases, head.index)


_BEFORE_END = frozenset({"until", "before", "purpose", "even", "even-if", "if", "tara", "when"})
"""Links of clauses that hold no clause of another subject where they name none: 駅が遠くて、着くまでに疲れた."""


def _holds_no_clause(phrase: Phrase) -> bool:
    return last_role(phrase) in _CONDITIONS or (_asks(phrase) and phrase.head > phrase.index)


def _asks(phrase: Phrase) -> bool:
    return any("question" in part.role.split("+") for part in phrase.parts) or last_role(phrase) == "whether"


def _of_favour(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """担当の方は資料に目を通していただけると助かります: who or what is asked belongs to the asking, not to the thanks."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or last_role(phrase) not in ("topic", "ga", "wo", "ni", "only", "also"):
        return None
    thanks = phrases[phrase.head]
    if not thanks.verbal or tokens[thanks.core.start].lemma not in THANKS:
        return None
    asked = (one.index for one in phrases[index + 1 : thanks.index] if one.verbal and one.head == thanks.index)
    at = next(asked, None)
    favour = at is not None and any(part.role == "benefactive" for part in phrases[at].parts)
    return at if favour else None


def _inside_fact(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """刺さったのは、どの会社も失敗を話していたことだ: a second topic before what the first one is belongs to the fact."""
    phrase, root = phrases[index], len(phrases) - 1
    if phrase.head != root or phrase.verbal or last_role(phrase) not in ("topic", "also", "ga") or phrase.comma:
        return None
    if (
        noun_class(phrases[root]) not in ("fact", "relation", "content", "abstract")
        or phrases[root].core.kind != "noun"
    ):
        return None
    first = next((one for one in phrases[:index] if one.head == root and last_role(one) == "topic"), None)
    inner = next((one for one in phrases[index + 1 : root] if one.head == root and one.verbal), None)
    return inner.index if first is not None and inner is not None else None


def _compared_with(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """作るより買った方が安い: what is compared with a choice hangs on what is said of the choice."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or last_role(phrase) not in ("rather-ing", "yori"):
        return None
    inner = phrases[phrase.head]
    choice = phrases[inner.head] if inner.head >= 0 else inner
    named = choice.core.text in ("方", "ほう") or any(part.entry.id == "c.nohoo" for part in choice.parts)
    return choice.head if named and choice.head >= 0 and phrases[choice.head].verbal else None


def _not_for_that_reason(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """延ばしたのは、足りなかったからではなく、問題があったからだ: what is explained belongs to the reason that holds."""
    phrase = phrases[index]
    if not is_topic(phrase) or noun_class(phrase) != "fact" or phrase.head < 0:
        return None
    denied = phrases[phrase.head]
    roles = [part.role for part in denied.parts]
    return denied.head if roles[-2:] == ["cause", "copula-negative"] and denied.head >= 0 else None


def _topic_past_trial(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """料金は次の画面に進まないと分からない: the topic is what cannot be known, not what has to be tried first."""
    phrase = phrases[index]
    if not is_topic(phrase) or phrase.head < 0 or not is_noun(phrase) or noun_class(phrase) in ("person", "group"):
        return None
    trial = phrases[phrase.head]
    negative = any(part.role == "negative" for part in trial.parts)
    if not negative or last_role(trial) not in ("when", "if", "tara") or trial.head < 0:
        return None
    known = phrases[trial.head]
    return (
        known.index
        if tokens[known.core.start].lemma in ("分かる", "判断", "言える", "決まる", "決める", "読む")
        else None
    )


def _before_hard_doing(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """記録が残っておらず、調べるのに苦労した: why doing something is hard is no part of what is hard."""
    phrase = phrases[index]
    links = ("te", "", "negative", "even", "when", "tara", "if")
    if (
        phrase.head < 0
        or not phrase.verbal
        or link_role(phrase, tokens) not in links
        or not names_subject(phrases, index)
    ):
        return None
    inner = phrases[phrase.head]
    doing = phrases[inner.head] if inner.head >= 0 else inner
    if tokens[doing.core.start].lemma not in ("の", "事") or doing.head < 0 or names_subject(phrases, inner.index):
        return None
    hard = phrases[doing.head]
    return hard.index if inner.head == inner.index + 1 and tokens[hard.core.start].lemma in _HARD else None


_HARD = frozenset("苦労 大変 難しい 困難 困る 面倒 簡単 容易 楽 遅れる 手間取る 時間 厄介 一苦労 厳しい".split())
"""What the doing of something is or takes."""


def _polite_end(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """資料は配布されました、後日公開される予定です: です and ます before a comma end what they close; it is no part of what follows."""
    phrase, root = phrases[index], phrases[-1]
    ended = bool(phrase.parts) and phrase.parts[-1].entry.kind == "ending" and phrase.verbal and phrase.comma
    if phrase.head < 0 or not ended or not any(part.role == "polite" for part in phrase.parts):
        return None
    return root.index if root.verbal and tokens[phrase.closing].cform.startswith("終止") else None


def _beside_its_like(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """見たり、作った人と話したりする: what たり closes goes with the next たり or など, not with a clause before a noun between them."""
    phrase = phrases[index]
    if not phrase.verbal or last_role(phrase) != "tari" or not phrase.comma:
        return None
    like = next((one for one in phrases[index + 1 :] if one.verbal and _lists_doings(one)), None)
    if like is None:
        return None
    inner = phrases[phrase.head]
    return like.index if inner.index < like.index and not phrases[inner.head].verbal else None


def _lists_doings(phrase: Phrase) -> bool:
    return any(part.role == "tari" or part.entry.ja.lstrip("=").startswith(("たり", "など")) for part in phrase.parts)


CLAUSE_RULES: tuple[Rule, ...] = (
    _compared_with,
    _of_act,
    _two_conditions,
    finding_outside,
    question_outside,
    speaker_acts_outside,
    speaker_outside,
    teller_outside,
    _inside_fact,
    _of_favour,
    _outside_condition,
    before_thought,
    asked_outside,
    told_together,
    outside_when_doubtful,
    cause_of_content,
    _before_hard_doing,
    _topic_past_trial,
    past_time_of_noun,
    past_what_it_takes,
    _not_for_that_reason,
    connector_outside,
    _polite_end,
    _beside_its_like,
    doing_outside,
)

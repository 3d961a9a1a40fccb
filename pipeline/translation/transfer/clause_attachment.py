"""Come here when a clause with が, ので or て hangs on a clause inside the one that it belongs to: what a condition or question can hold.

Rules as in ``attachment.py``, which runs them. Which clauses can stand inside which: F. Minami, 現代日本語の構造 (1974).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.act_clauses import closes_act
from pipeline.translation.transfer.content_attachment import cause_of_content
from pipeline.translation.transfer.description_attachment import both_describe
from pipeline.translation.transfer.phrases import (
    Phrase,
    Rule,
    hangs_on,
    is_noun,
    is_topic,
    last_role,
    link_role,
    names_subject,
    noun_class,
    predicate_above,
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
from pipeline.translation.transfer.units import EXISTS

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


def _outside_when_doubtful(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """A clause before a comma of which the parser cannot tell whether it is part of a relative clause stands outside it.

    Where that is wrong, it is a clause of its own in the order of the Japanese; the other mistake garbles both clauses.
    """
    phrase = phrases[index]
    reason = last_role(phrase) == "cause"  # 電源がないので持ち込んだ機材を充電した
    if phrase.head < 0 or not phrase.verbal or not (phrase.comma or reason):
        return None
    if (past := _past_description(phrases, phrase, tokens)) is not None:
        return past
    if len(tokens) < _LONG and not reason:
        return None
    if link_role(phrase, tokens) not in _TOLD_IN_TURN:
        return None
    chances = dict(phrase.chances)
    if phrase.head not in chances:
        return None
    outer = [
        head for head in chances if head > phrase.head and phrases[head].verbal and _holds(phrases, phrase.head, head)
    ]
    best = max(outer, key=lambda head: chances[head], default=None)
    told = noun_class(phrases[phrases[phrase.head].head]) == "fact" and link_role(phrase, tokens) in ("te", "")
    if told and best is not None and chances[best] < chances[phrase.head]:
        return None  # 声をかけていただき、約束ができたのは成果だ
    if both_describe(phrases, index, tokens):
        return None
    if best is None:
        return None
    inside = [head for head in chances if head < best and hangs_on(phrases, head, phrases[phrase.head].head)]
    held = sum(chances[head] for head in inside) if link_role(phrase, tokens) in ("te", "") else chances[phrase.head]
    return best if chances[best] >= _nearly(phrase, tokens) * held else None


_TOLD_IN_TURN = frozenset({"te", "and", "contrast", "cause", "because", "tame", "copula", "after", "before", ""})


def _past_description(phrases: Sequence[Phrase], phrase: Phrase, tokens: Sequence[Token]) -> int | None:
    """Return the verb above the noun that a clause behind が, or one of another subject before 投稿された, cannot describe."""
    inner = phrases[phrase.head]
    noun = phrases[inner.head] if inner.head >= 0 else inner
    if not inner.verbal or not is_noun(noun) or any(part.entry.kind != "ending" for part in inner.parts):
        return None
    root = predicate_above(phrases, noun)
    if not root.verbal or not phrase.parts:
        return None
    alone = not any(one.head == inner.index for one in phrases if one.index != phrase.index)
    bare = alone and any(part.role == "passive" for part in inner.parts) and names_subject(phrases, phrase.index)
    if phrase.parts[-1].entry.id in ("l.bahodo", "l.nitsure", "l.nitsurete"):
        return root.index  # 調べるほど、わからないことが増える
    if last_role(phrase) == "contrast":
        return root.index if tokens[root.core.start].lemma not in EXISTS else None
    return root.index if bare and link_role(phrase, tokens) in ("te", "negative", "") else None


_LONG = 18
"""So many tokens make a sentence in which a clause is better off in the order of the Japanese than in the wrong clause."""


def _nearly(phrase: Phrase, tokens: Sequence[Token]) -> float:
    """Return how likely the outer head has to be, as a share of the inner one: が and ので close more than て does."""
    return 0.4 if link_role(phrase, tokens) in ("te", "and", "copula", "") else 0.25


def _past_time_of_noun(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """困っていると話したら、解決した時の資料をくれた: what joins clauses before a comma is no part of the time of a noun."""
    phrase = phrases[index]
    joins = last_role(phrase) in ("tara", "found", "cause", "because", "contrast", "tame", "although")
    if phrase.head < 0 or not phrase.verbal or not phrase.comma or not joins:
        return None
    timed = phrases[phrase.head]
    adnominal = timed.verbal and bool(timed.parts) and timed.parts[-1].entry.role == "when.adn"
    above = predicate_above(phrases, phrases[timed.head]) if adnominal and timed.head >= 0 else phrase
    return above.index if adnominal and above.verbal else None


def _past_what_it_takes(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """形を変えるだけで組み立てにかかる時間が半分になった: by what it was changed is no part of what it takes."""
    phrase = phrases[index]
    takes = phrases[phrase.head] if phrase.head >= 0 else phrase
    if not phrase.verbal or last_role(phrase) not in ("only", "by-ing") or takes.head != takes.index + 1:
        return None
    noun = phrases[takes.head]
    above = predicate_above(phrases, noun)
    fits = tokens[takes.core.start].lemma in ("掛かる", "要する", "必要") and is_noun(noun)
    return above.index if fits and above.verbal else None


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


def _connector_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """用意したが、実際には予想しなかった質問だった: what joins sentences joins no clause that describes a noun."""
    phrase = phrases[index]
    before = phrases[index - 1] if index else phrase
    if phrase.core.kind != "connector" or phrase.head < 0 or not (before.verbal and before.comma):
        return None
    inner = phrases[phrase.head]
    noun = phrases[inner.head] if inner.head >= 0 else inner
    if not inner.verbal or not is_noun(noun) or any(part.entry.kind != "ending" for part in inner.parts):
        return None
    root = predicate_above(phrases, noun)
    return root.index if root.verbal else None


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


def _holds(phrases: Sequence[Phrase], inner: int, outer: int) -> bool:
    """Whether predicate ``inner`` is part of ``outer`` by way of a noun that it describes."""
    at, nouns = inner, 0
    while 0 <= at < outer:
        nouns += not phrases[at].verbal
        at = phrases[at].head
    return at == outer and nouns > 0


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
    _outside_when_doubtful,
    cause_of_content,
    _before_hard_doing,
    _topic_past_trial,
    _past_time_of_noun,
    _past_what_it_takes,
    _not_for_that_reason,
    _connector_outside,
    _polite_end,
    _beside_its_like,
    doing_outside,
)

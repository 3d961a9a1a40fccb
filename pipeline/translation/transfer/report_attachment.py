"""Come here when who says, thinks or notices something, or what led to it, is read as part of what is said, thought or noticed.

Rules as in ``attachment.py``; ``clause_attachment.py`` and ``topic_attachment.py`` say when they are tried.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import (
    Phrase,
    has_own_subject,
    is_quotation,
    is_topic,
    last_role,
    link_role,
    names_subject,
    noun_class,
    predicate_above,
)
from pipeline.translation.transfer.question_attachment import is_question
from pipeline.translation.transfer.tails import FAVOURS, SAYS


def finding_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """解析した結果、負荷が集中していることが分かった: how it was found out is no part of what was found."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or not (last_role(phrase) in ("found", "result") or _tries(phrase)):
        return None
    at = phrase.head
    while at >= 0 and (tokens[phrases[at].core.start].lemma not in _FOUND or not phrases[at].verbal):
        at = phrases[at].head
    return at if at > phrase.head else None


def _tries(phrase: Phrase) -> bool:
    """Whether the clause says what was tried to find something out: 話を聞いてみると, 調べてみたら."""
    return last_role(phrase) in ("when", "tara") and any(part.entry.en == "try" for part in phrase.parts)


_FOUND = frozenset("分かる 判明 明らか 気付く 発覚 見付かる 見つかる 確認 浮かぶ 回答 得る 返る".split())


def somebody_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """Linusはいつ始めるかを答えなかった: somebody who is the topic answers the question; he is no part of it."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or [part.role for part in phrase.parts] != ["topic"]:
        return None
    if noun_class(phrase) not in ("person", "group") and phrase.core.kind != "latin":
        return None
    at = phrase.head
    while at >= 0 and phrases[at].verbal and not is_question(phrases[at]):
        at = phrases[at].head
    if at < 0 or not phrases[at].verbal or phrases[at].head < 0:
        return None
    above = phrases[at].head
    while above >= 0 and not phrases[above].verbal:
        above = phrases[above].head
    if above < 0 or any(part.role in ("passive", "potential") for part in phrases[above].parts):
        return None
    own = any(one.head == above and last_role(one) == "ga" for one in phrases[:above])
    return None if own else above


def sayer_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """彼は残念だと言った, 利用者は不便だと感じている: somebody who is the topic says or thinks it; 彼は優秀だと思った is what the writer thought."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or [part.role for part in phrase.parts] != ["topic"]:
        return None
    person = noun_class(phrase) in ("person", "group") or tokens[phrase.core.start].lemma in ("彼", "彼女", "彼等")
    inner = phrases[phrase.head]
    if not person or inner.head < 0 or last_role(inner) != "quote" or not phrases[inner.head].verbal:
        return None
    above = phrases[inner.head]
    roles = {part.role for part in above.parts}
    says = tokens[above.core.start].lemma in SAYS
    thinks = tokens[above.core.start].lemma in THINKS and "state" in roles
    if not (says or thinks) or roles & {"passive", "potential"}:
        return None
    return None if any(one.head == above.index and last_role(one) == "ga" for one in phrases) else above.index


THINKS = frozenset("思う 考える 感じる 感ずる 期待 信じる 予想".split())
"""Verbs of those who think something."""


def speaker_of_quotation(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """議長が「時間が足りない」と言った: who says it, and where, hangs on the saying, not on what is said."""
    phrase = phrases[index]
    said = phrases[phrase.head] if phrase.head >= 0 else None
    if said is None or not is_quotation(said) or said.head < 0 or (phrase.verbal and not phrase.comma):
        return None
    if last_role(phrase) in ("no", "and", "or", "", "nado") and not phrase.comma:
        return None
    if last_role(said) in ("to", "quote"):
        return said.head
    if last_role(said) not in ("toiu", "toitta", "content"):
        return None
    head = predicate_above(phrases, phrases[said.head])
    return head.index if head.verbal else None


def speaker_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """発表者は時間がなかったと説明した: somebody who is the topic says what has a subject of its own."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or [part.role for part in phrase.parts] not in (["topic"], ["also"]):
        return None
    if noun_class(phrase) not in ("person", "group") and phrase.core.kind != "latin":
        return None
    inner = phrases[phrase.head]
    if not inner.verbal or last_role(inner) != "quote" or inner.head < 0 or not phrases[inner.head].verbal:
        return None
    said = phrases[inner.head]
    own = any(one.head == inner.index and last_role(one) == "ga" for one in phrases[index + 1 : inner.index])
    taken = has_own_subject(phrases, said.index)
    speaks = any("quote" in entry.frame for entry in said.core.entries)
    passive = any(part.role == "passive" for part in said.parts)
    return said.index if own and speaks and not taken and not passive else None


def teller_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """発表者は使えると答えた: who says it is no part of what he says, unless that is his own doing (参加すると言った)."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or [part.role for part in phrase.parts] != ["topic"]:
        return None
    inner = phrases[phrase.head]
    if not inner.verbal or last_role(inner) != "quote" or inner.head < 0 or not phrases[inner.head].verbal:
        return None
    said = phrases[inner.head]
    tells = {entry.report for entry in said.core.entries} & TELLS and noun_class(phrase) in ("person", "group")
    stated = any(one.head == said.index and (last_role(one) == "ga" or is_topic(one)) for one in phrases[: said.index])
    rows = inner.core.entries
    own = not rows or any(row.subject == "author" for row in rows) or tokens[inner.core.start].lemma in _OWN_DOING
    passive = any(part.role in ("passive", "chain", "volition") for part in (*said.parts, *inner.parts))
    return said.index if tells and not (stated or own or passive) else None


TELLS = frozenset({"REPORT", "ANSWER", "EXPLAIN", "ANNOUNCE", "PRESENT"})
_OWN_DOING = frozenset(
    "着く 帰る 戻る 忘れる 気付く 困る 迷う 悩む 苦労 待つ 急ぐ 移動 慣れる 驚く 見送る 諦める 目指す".split()
)
"""Lemmas of what only somebody does, besides the verbs whose dropped subject is the writer."""


def before_thought(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """入れたいと言っていたが、見送られると思う: what が or ので closes, or was heard, stands before the writer's thought, not in it."""
    phrase = phrases[index]
    learns = any(row.report in ("LEARN", "ATTEND", "FEEL") for row in phrase.core.entries)
    learns = _goes_on(phrase, tokens) and (learns or any(part.role == "benefactive" for part in phrase.parts))
    closed = last_role(phrase) in ("contrast", "cause", "because", "tame") or (
        learns and not names_subject(phrases, index)
    )
    if phrase.head < 0 or not phrase.verbal or not phrase.comma or not closed:
        return None
    thought = phrases[phrase.head]
    if last_role(thought) != "quote" or thought.head != len(phrases) - 1:
        return None
    root = phrases[thought.head]
    thinks = {entry.report for entry in root.core.entries} & {"THINK", "FEEL"}
    stated = any(one.head == root.index and last_role(one) in ("ga", "topic") for one in phrases[:index])
    return root.index if root.verbal and thinks and not stated else None


def asked_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """計画を聞かれると、まだ決まっていないと答えた: what somebody was asked is no part of his answer."""
    phrase = phrases[index]
    asked = tokens[phrase.core.start].lemma in _ASKED_FOR and any(part.role == "passive" for part in phrase.parts)
    if phrase.head < 0 or not phrase.verbal or not phrase.comma or not asked:
        return None
    inner = phrases[phrase.head]
    while inner.verbal and inner.head >= 0 and last_role(inner) != "quote":
        inner = phrases[inner.head]
    if not inner.verbal and last_role(inner) != "quote":
        return None
    said = phrases[inner.head] if inner.head >= 0 else inner
    tells = {entry.report for entry in said.core.entries} & TELLS
    return said.index if last_role(inner) == "quote" and said.verbal and tells else None


_ASKED_FOR = frozenset("聞く 問う 尋ねる 訊く 質問 指摘 突っ込む 問い質す".split())
"""What is done to him who then answers."""


def told_together(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """申請が必要で、一週間かかると説明された: how things are, before a comma, is told with what is said behind it."""
    phrase = phrases[index]
    if (
        phrase.head < 0
        or not phrase.verbal
        or not phrase.comma
        or link_role(phrase, tokens) not in ("te", "copula", "and", "")
    ):
        return None
    said = phrases[phrase.head]
    quote = next((one for one in phrases[index + 1 : said.index] if one.head == said.index and one.verbal), None)
    if not said.verbal or quote is None or last_role(quote) != "quote" or is_quotation(quote):
        return None
    reports = {entry.report for entry in said.core.entries} & (TELLS | {"LEARN"})
    things = [one for one in phrases[:index] if one.head == index and last_role(one) == "ga"]
    states = phrase.core.kind == "adjective" or any("wo" not in entry.frame for entry in phrase.core.entries)
    asked = any(noun_class(one) in ("content", "act", "event") for one in things) and phrase.core.kind == "verb"
    if asked or any(entry.report == "ANSWER" for entry in said.core.entries):
        return None  # 質問が出て、経験があるからだと答えていた
    lives = any(noun_class(one) in ("person", "group") or one.core.kind == "latin" for one in things)
    return quote.index if reports and things and states and not lives else None


def _goes_on(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether the clause only goes on to the next: 見て, 見せてもらい."""
    return last_role(phrase) == "te" or tokens[phrase.final].cform.startswith("連用")


def question_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """質問が出て、経験があるからだと答えた: what was asked is no part of the answer."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or last_role(phrase) not in ("te", "", "contrast"):
        return None
    asked = any(one.head == index and last_role(one) == "ga" and one.core.text in _ASKED for one in phrases[:index])
    at = phrases[phrase.head]
    while asked and at.verbal and at.head >= 0 and last_role(at) != "quote":
        at = phrases[at.head]
    if not asked or last_role(at) != "quote" or at.head < 0:
        return None
    return at.head if any(entry.report == "ANSWER" for entry in phrases[at.head].core.entries) else None


_ASKED = frozenset("質問 意見 声 指摘 要望 疑問 問い 質疑 コメント".split())


def speaker_acts_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """議長が挨拶し、来年も開催することを発表した: what the speaker does first is no part of what he announces."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or not phrase.comma or link_role(phrase, tokens) not in ("te", ""):
        return None
    who = [one for one in phrases[:index] if one.head == index and last_role(one) == "ga"]
    if not any(noun_class(one) in ("person", "group") for one in who) or names_subject(phrases, phrase.head):
        return None
    at, facts = phrase.head, 0
    while phrases[at].head >= 0:
        facts += noun_class(phrases[at]) == "fact"
        at = phrases[at].head
    tells = {entry.report for entry in phrases[at].core.entries} & TELLS
    return at if facts and tells and not names_subject(phrases, at) else None


def doing_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """着いてから、写しがないことに気付いた: what somebody did before he noticed a fact is no part of the fact."""
    phrase = phrases[index]
    if (
        phrase.head < 0
        or not phrase.verbal
        or not phrase.comma
        or not (_goes_on(phrase, tokens) or last_role(phrase) in ("after", "tara", "when"))
    ):
        return None
    inner = phrases[phrase.head]
    fact = phrases[inner.head] if inner.head >= 0 else inner
    if noun_class(fact) != "fact" or fact.head < 0 or not inner.verbal:
        return None
    noticed = phrases[fact.head]
    talks = (
        tokens[phrase.core.start].lemma in ("話す", "聞く", "尋ねる", "質問", "相談") and last_role(phrase) != "after"
    )
    if talks and any(part.entry.id in FAVOURS for part in noticed.parts) and not names_subject(phrases, index):
        return noticed.index  # 出展者と話していると、参加したいと考えていることを教えてくれた
    felt = any(row.report == "FEEL" for row in noticed.core.entries) and not names_subject(phrases, index)
    if felt and _goes_on(phrase, tokens) and tokens[phrase.core.start].lemma in ("見る", "聞く", "知る", "読む"):
        return noticed.index  # 現物を見て、小さいことに驚いた
    if not names_subject(phrases, inner.index):
        told = noticed.verbal and any(part.role == "past" for part in noticed.parts) and last_role(phrase) == "te"
        told = told and tokens[fact.core.start].lemma == "の" and names_subject(phrases, index)
        return noticed.index if told else None  # 説明が速すぎて、ついていくのが大変だった
    if not any(row.subject == "author" or row.report in ("LEARN", "FEEL") for row in noticed.core.entries):
        return None
    itself = (
        any(row.subject == "author" for row in phrase.core.entries) or tokens[phrase.core.start].lemma in _OWN_DOING
    )
    return noticed.index if itself and not names_subject(phrases, index) else None

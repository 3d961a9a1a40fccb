"""Come here when the topic of what is said, thought or announced (導入は時期尚早だと感じた), or its time, hangs on the saying.

Rules as in ``attachment.py``; ``topic_attachment.py`` says when each is tried. Who says it: ``report_attachment.py``.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import Phrase, has_own_subject, is_noun, is_quotation, last_role, noun_class
from pipeline.translation.transfer.report_attachment import THINKS


def topic_of_thought(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """導入は時期尚早だと感じた: a thing feels and thinks nothing; it is what the thought is about."""
    phrase = phrases[index]
    entry = phrase.core.entry
    spoken_of = [part.role for part in phrase.parts] in (["topic"], ["ga"])
    if phrase.head < 0 or phrase.verbal or not spoken_of or entry is None:
        return None
    points = tokens[phrase.core.start].lemma in ("此れ", "其れ", "此方", "其方")
    thought_of = _THOUGHT_OF | ({"fact"} if last_role(phrase) == "ga" else set())
    if phrase.core.kind != "noun" or not (points or noun_class(phrase) in thought_of):
        return None
    if noun_class(phrase) == "quantity" and _of_people(phrases, index):
        return None  # 利用者の多くは便利だと言っていた
    head = phrases[phrase.head]
    reports = {one.report for one in head.core.entries}
    tells = bool(reports & {"EXPLAIN", "REPORT", "ANSWER", "DECIDE", "LEARN", "CRITICISE"})
    about = noun_class(phrase) in ("thing", "abstract") or tokens[phrase.core.start].lemma in _ASKED_AFTER
    tells = tells and about and head.head < 0
    if not (tells or reports & {"FEEL", "THINK", "EXPECT"}):
        return None
    if any(part.role == "passive" for part in head.parts):
        return None
    thought = [one for one in phrases[index + 1 : head.index] if one.head == head.index]
    if not thought or last_role(thought[-1]) != "quote" or not thought[-1].verbal:
        return None
    at = thought[0].index
    own = has_own_subject(phrases, thought[-1].index)
    return thought[-1].index if at == thought[-1].index and not own else None


def _of_people(phrases: Sequence[Phrase], index: int) -> bool:
    """Whether it is many or half of some people."""
    owners = (one for one in phrases[:index] if one.head == index and last_role(one) == "no")
    return any(noun_class(one) in ("person", "group") for one in owners)


def future_of_told(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """来年は東京で開催すると発表された: a time to come is no part of the saying, which is past."""
    phrase = phrases[index]
    if (
        phrase.head < 0
        or phrase.verbal
        or tokens[phrase.start].lemma not in _TO_COME
        or not phrases[phrase.head].verbal
    ):
        return None
    said = phrases[phrase.head]
    inner = next((one for one in phrases[index + 1 : said.index] if one.head == said.index and one.verbal), None)
    if inner is None or last_role(inner) != "quote" or is_quotation(inner):
        return None
    told = phrases[-1] if last_role(said) == "te" else said
    past = [any(part.role in ("past", "report") for part in one.parts) for one in (inner, told)]
    return inner.index if past == [False, True] else None


_TO_COME = frozenset("来年 来年度 来月 来週 再来年 再来月 再来週 今後 次回 明日 明後日 将来 翌年 次年度".split())


def topic_of_told(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """テストは十分とは言えないとの指摘。: the topic of a note that ends in what was said is in what was said."""
    phrase, last = phrases[index], phrases[-1]
    if phrase.head != last.index or phrase.verbal or [part.role for part in phrase.parts] != ["topic"]:
        return None
    inner = phrases[last.index - 1]
    if last.verbal or last.parts or not is_noun(last) or inner.index <= index or not inner.verbal:
        return None
    told = inner.head == last.index and last_role(inner).startswith("content") and not names_time(phrase)
    own = has_own_subject(phrases, inner.index)
    return inner.index if told and not own else None


def topic_of_stance(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """この問題はカーネルで直すべきだという意見だった: a thing is no opinion; it is what the opinion is about."""
    phrase, last = phrases[index], phrases[-1]
    if phrase.head != last.index or phrase.verbal or [part.role for part in phrase.parts] != ["topic"]:
        return None
    inner = phrases[last.index - 1]
    stance = tokens[last.core.end - 1].lemma in _STANCES and is_noun(last) and not last.comma
    if not stance or inner.index <= index or not inner.verbal or inner.head != last.index:
        return None
    names = tokens[phrase.core.end - 1].lemma in _NAMES_OF_TOLD or names_time(phrase)
    if names or noun_class(phrase) not in _THOUGHT_OF or not last_role(inner).startswith("content"):
        return None
    beside = [one for one in phrases[index + 1 : inner.index] if one.head == inner.index]
    done_to = any("wo" in entry.frame for entry in inner.core.entries) and not any(
        last_role(one) == "wo" for one in beside
    )
    own = any(last_role(one) in ("ga", "topic") for one in beside)
    return inner.index if done_to or not own else None


_STANCES = frozenset("立場 考え 意見 見解 方針 主張 姿勢 認識 見方 指摘 要望".split())
"""What somebody holds of something."""

_NAMES_OF_TOLD = frozenset(
    "テーマ 主題 題材 内容 結論 論点 目的 理由 原因 ポイント 違い 特徴 発表 講演 回答 答え 返事 説明 趣旨 要旨 主張 話 話題 前半 後半 多く "
    "大半 半分 全員 感想 印象 評価 意見 反応 声 共通 方針 会社 会場".split()
)
"""What an opinion itself is called, or whose it is."""


def topic_of_news(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """ログの8割は読まれないという数字に驚いた: a thing is surprised at nothing; it is what the figure or talk is about."""
    phrase = phrases[index]
    things = noun_class(phrase) in _THOUGHT_OF or phrase.core.amount is not None
    if phrase.head < 0 or phrase.verbal or [part.role for part in phrase.parts] != ["topic"] or not things:
        return None
    felt = phrases[phrase.head]
    if not {one.report for one in felt.core.entries} & {"FEEL", "LEARN"} or names_time(phrase):
        return None
    news = next((one for one in phrases[index + 1 : felt.index] if one.head == felt.index), None)
    inner = phrases[news.index - 1] if news is not None else phrase
    if news is None or inner.index <= index or last_role(news) not in ("ni", "wo", "topic", "also") or news.verbal:
        return None
    told = inner.head == news.index and last_role(inner).startswith("content")
    return inner.index if told and not has_own_subject(phrases, inner.index) else None


def what_was_said(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """言いたいのは、速さが大事だということだ(と思う): what closes the sentence as a fact or talk is what のは asks for, not the clause before it."""
    phrase = phrases[index]
    nominalised = tokens[phrase.core.start].pos2 == "準体助詞"
    if phrase.head < 0 or phrase.verbal or not nominalised or [part.role for part in phrase.parts] != ["topic"]:
        return None
    head = phrases[phrase.head]
    if head.head < 0 and tokens[head.core.start].lemma in THINKS:
        thought = [one for one in phrases[index + 1 : head.index] if one.head == head.index]
        closes = bool(thought) and last_role(thought[-1]) == "quote" and _tells_fact(thought[-1])
        return thought[-1].index if closes else None
    fact = phrases[head.head] if head.head >= 0 and head.verbal else head
    last = fact.head < 0 or last_role(fact) == "quote"
    told = last_role(head).startswith("content") or head.parts == ()
    return fact.index if fact is not head and last and told and _tells_fact(fact) else None


def _tells_fact(phrase: Phrase) -> bool:
    return is_noun(phrase) and noun_class(phrase) in ("fact", "content")


_ASKED_AFTER = frozenset("原因 理由 目的 狙い 障害 故障 不具合 現象 症状".split())
"""What somebody explains or answers something of, and never explains itself."""

_THOUGHT_OF = frozenset({"thing", "act", "abstract", "content", "event", "place", "quantity"})
"""Classes of nouns that think nothing."""


def names_time(phrase: Phrase) -> bool:
    """Whether the phrase names a time, or the first or last of several: 来年, 3時, 1日目."""
    amount = phrase.core.amount
    return noun_class(phrase) == "time" or (amount is not None and amount.kind in ("moment", "ordinal", "other"))

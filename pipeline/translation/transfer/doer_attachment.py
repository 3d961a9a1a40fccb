"""Come here when who does something hangs on the clause before a noun, and not on the verb behind it: 社員が昨日届いた装置を試した.

Rules as in ``attachment.py``; ``relative_attachment.py`` says when they are tried.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import Phrase, is_noun, last_role, names_subject, noun_class, predicate_above


def doer_past_quality(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """社員が不審なメールを開いた: somebody with が before a described object does what is done to it."""
    phrase = phrases[index]
    if noun_class(phrase) not in ("person", "group") or [part.role for part in phrase.parts] != ["ga"]:
        return None
    quality = phrases[index + 1]
    if phrase.head != quality.index or quality.core.kind != "adjective" or quality.head != quality.index + 1:
        return None
    thing = phrases[quality.head]
    if last_role(thing) != "wo" or thing.head < 0 or not phrases[thing.head].verbal or _of_people(quality):
        return None
    done = any("wo" in entry.frame and "ga" in entry.frame for entry in phrases[thing.head].core.entries)
    below = [[part.role for part in one.parts] for one in phrases[: thing.head] if one.head == thing.head]
    return thing.head if done and ["ga"] not in below and ["topic"] not in below else None


def doer_past_event(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """社員が東京で開催された展示会に参加した: nobody is held or launched; who stands before it does what is told behind the noun."""
    phrase = phrases[index]
    if phrase.head < 0 or [part.role for part in phrase.parts] != ["ga"] or phrase.verbal or not _is_somebody(phrase):
        return None
    inner = phrases[phrase.head]
    suffers = any(part.role == "passive" for part in inner.parts)
    ends = all(part.entry.kind == "ending" for part in inner.parts)
    if not (suffers and ends and inner.head >= 0 and is_noun(phrases[inner.head])):
        return None
    if tokens[inner.core.start].lemma not in _DONE_TO_THINGS or noun_class(phrases[inner.head]) in _NOT_SUFFERING:
        return None
    above = predicate_above(phrases, phrases[inner.head])
    return above.index if above.verbal and not names_subject(phrases, above.index) else None


def all_of_them(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """各社とも見せ方を工夫していた: all of them do what is told, and not what a noun such as 見せ方 has in it."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or phrases[phrase.head].verbal or last_role(phrase) != "together":
        return None
    above = predicate_above(phrases, phrases[phrase.head])
    return above.index if above.verbal else None


_DONE_TO_THINGS = frozenset(
    "開催 開く 催す 主催 実施 行う 公開 発売 発表 提出 提示 提供 提案 出版 刊行 掲載 設置 展示 導入 開発 用意 準備 配布 配る 製造 "
    "販売 改訂 更新 改良 改善 作成 記載 建設 建てる 新設 予定 計画 企画 修正 追加 変更 採択 制定 発行".split()
)
"""What is done to events, papers and products, and to nobody."""

_NOT_SUFFERING = frozenset({"fact", "time", "relation"})
"""Classes of nouns that a clause tells of in another way than what was done to them: 社員が発表された日."""


def _is_somebody(phrase: Phrase) -> bool:
    """Whether the phrase names people or a company, or counts people: 担当者, 技術者3名, 開発部の3人."""
    counted = phrase.core.amount is not None and phrase.core.text.endswith(("人", "名"))
    return counted or noun_class(phrase) in ("person", "group")


def _of_people(quality: Phrase) -> bool:
    """Whether the adjective says what people like, want or are many of: 社員が得意な作業."""
    return quality.core.text in (
        "多い",
        "少ない",
        "得意",
        "苦手",
        "必要",
        "欲しい",
        "好き",
        "嫌い",
        "いない",
        "無い",
        "ない",
    )

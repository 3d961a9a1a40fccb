"""missing-subject and twisted-sentence: who said it, and sentences whose predicate forgets how they began."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.clauses import Phrase, phrases
from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_finding
from pipeline.model.findings import Finding
from pipeline.model.text import Span
from pipeline.text.letters import has_japanese

_SOMEBODY_DOES = frozenset(
    """
    話す 述べる 語る 期待 検討 要求 提案 主張 強調 指摘 説明 認める 目指す 要望 希望 懸念 推奨 否定 肯定
    反対 賛成 約束 表明 計画 推進 気
    """.split()
)
"""What only people and organisations do, and what a reporter says of others rather than of himself."""

_SUBJECT_PARTICLES = ("が", "は", "も", "の")
_AGENT_PARTICLES = ("では", "でも", "としては", "からは", "からも", "から", "側", "によると", "によれば", "には")
_OCCASIONS = (
    "セッション",
    "講演",
    "発表",
    "会議",
    "ミーティング",
    "ワークショップ",
    "パネル",
    "中",
    "章",
    "節",
    "場",
    "日目",
    "チュートリアル",
)
_EVIDENCE = frozenset({"れる", "られる", "せる", "させる"})

_ABSTRACT = frozenset(
    """
    目的 理由 原因 中心 特徴 課題 問題点 ポイント 主眼 趣旨 狙い 背景 役割 メリット デメリット 利点 欠点 結論
    強み 弱み 目標 方針 印象 感想 夢
    """.split()
)
_MAY_FOLLOW = frozenset(
    """
    ある 有る なる 成る 異なる 違う 変わる 含む 含まれる 決まる 分かれる 示す 見える いる 居る 挙げる できる
    出来る する 為る 思う 感じる 尽きる 聞く 残る 増える 減る 大きい 強い 高い 低い 小さい 深い 広い 無い
    ない 良い よい 悪い 薄い 次 明確 多岐 様々 同じ 変化 共通 向上 低下 存在 明らか
    """.split()
)


def missing_subject(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield verbs of saying and wanting for which the sentence names nobody.

    A subject left out is the reporter himself as often as not; with these verbs it hardly ever is.
    """
    for passage in manuscript.prose:
        for phrase in phrases(passage):
            if _needs_somebody(phrase) and not _has_somebody(phrase) and passage.is_open(phrase.span):
                yield make_finding(
                    "missing-subject", "info", passage.one, phrase.span, {"found": phrase.text}, confidence=0.65
                )


def _needs_somebody(phrase: Phrase) -> bool:
    """Tell whether the phrase is an active verb of saying, as a statement or before a noun (検討している話)."""
    lemmas = [token.lemma.partition("-")[0] for token in phrase.tokens]
    if not any(lemma in _SOMEBODY_DOES for lemma in lemmas):
        return False
    is_verb = any(token.pos1 == "動詞" for token in phrase.tokens)
    is_said = any(token.lemma == "た" or token.surface == "いる" for token in phrase.tail)
    is_passive = any(
        token.lemma in _EVIDENCE or token.lemma in ("たい", "貰う", "頂く", "やすい", "易い") for token in phrase.tokens
    )
    is_final = phrase.bunsetsu.head < 0 or "とのこと" in phrase.text or "という" in phrase.text
    is_before_noun = (
        phrase.bunsetsu.relation == "acl"
        and phrase.head is not None
        and phrase.head.core.surface in ("話", "こと", "意見")
    )
    return is_verb and is_said and not is_passive and (is_final or is_before_noun)


def _has_somebody(phrase: Phrase) -> bool:
    """Tell whether the verb, or a verb that it goes on to, has a subject or an agent."""
    return any(_is_somebody(one) for one in _around(phrase)) or _is_topic_before(phrase)


def _around(phrase: Phrase) -> Iterator[Phrase]:
    yield from phrase.dependents()
    for one in phrase.dependents():
        if one.bunsetsu.relation in ("advcl", "conj") or one.bunsetsu.link == "coordinate":
            yield from one.dependents()
    below, head = phrase, phrase.head
    while head is not None and head.core.pos1 in ("動詞", "形容詞", "助動詞"):
        yield from (one for one in head.dependents() if one.at != below.at)
        below, head = head, head.head


def _is_somebody(one: Phrase) -> bool:
    particles = one.particles
    if one.core.pos1 in ("動詞", "形容詞", "副詞"):
        return False
    if particles.endswith(_SUBJECT_PARTICLES) and not particles.endswith(
        ("には", "では", "とは", "にも", "でも", "をも", "へは", "からも", "からは", "ても", "よりも")
    ):
        return particles != "の" or one.bunsetsu.relation == "nsubj"
    return particles.endswith(_AGENT_PARTICLES) and not any(one.text.find(word) >= 0 for word in _OCCASIONS)


def _is_topic_before(phrase: Phrase) -> bool:
    """Tell whether a topic stands anywhere before the verb: what it belongs to is for the reader to see."""
    before = (one for one in phrases(phrase.passage) if one.at < phrase.at)
    return any(_is_somebody(one) and one.particles.endswith("は") for one in before)


def twisted_sentence(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield sentences that begin 目的は, 中心は and do not say of it what it is."""
    for passage in manuscript.prose:
        for phrase in phrases(passage):
            head = phrase.head
            if phrase.core.surface in _ABSTRACT and phrase.particles == "は" and head is not None and _is_twisted(head):
                span = Span(phrase.tokens[0].start, head.span.end)
                if passage.is_open(phrase.span):
                    yield make_finding(
                        "twisted-sentence",
                        "info",
                        passage.one,
                        span,
                        {"found": _shortened(passage, phrase, head), "topic": phrase.core.surface},
                        confidence=0.7,
                    )


def _shortened(passage: Passage, phrase: Phrase, head: Phrase) -> str:
    return f"{phrase.text} … {head.text}"


def _is_twisted(head: Phrase) -> bool:
    """Tell whether ``head`` is a verb or adjective that says what something does or how much there is, not what it is."""
    if head.core.pos1 not in ("動詞", "形容詞") or any(
        token.lemma in ("れる", "られる", "為", "ため") for token in head.tokens
    ):
        return False
    if any(token.pos1 == "名詞" and token.pos2 != "数詞" for token in head.tail) or any(
        token.surface in ("こと", "の", "ため", "から") for token in head.tail
    ):
        return False
    lemma = head.core.lemma.partition("-")[0]
    if lemma in _MAY_FOLLOW or not has_japanese(head.core.surface):
        return False
    return any(one.particles.endswith("が") for one in head.dependents())

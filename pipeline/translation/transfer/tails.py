"""Come here when an ending says something else by what stands around it: と as a condition, で as the copula, のか as a guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.frames import Tail
from pipeline.model.tokens import Token
from pipeline.translation.transfer.asking_words import ASKING_WORDS
from pipeline.translation.transfer.note_attachment import is_done_note
from pipeline.translation.transfer.phrases import Phrase, last_role, noun_class
from pipeline.translation.transfer.predicate import read_tail


def read_tails(phrases: Sequence[Phrase], below: Sequence[Sequence[int]], tokens: Sequence[Token]) -> tuple[Tail, ...]:
    """Return what the endings of each phrase say where it stands; ``below`` are the dependents of each."""
    read = []
    for phrase in phrases:
        tail = _with_copula(phrases, below, phrase, read_tail(phrase, tokens), tokens)
        if not tail.copula and phrase.head >= 0 and is_done_note(phrases, phrase.index, tokens):
            tail = replace(tail, link="te", template="{}, and", link_rule="l.done")
        tail = _as_one_of_two(phrases, below, phrase, tail, tokens)
        tail = _as_guess(phrases, phrase, _as_alternative(phrases, phrase, tail), tokens)
        tail = _without(phrases, below, phrase, tail, tokens)
        tail = _wondered(phrases, phrase, _as_opinion(phrases, phrase, tail, tokens), tokens)
        tail = _worth_doing(phrases, below, phrase, tail)
        read.append(_as_quote(phrases, phrase, _as_condition(phrases, phrase, tail, tokens), tokens))
    return tuple(read)


def _with_copula(
    phrases: Sequence[Phrase], below: Sequence[Sequence[int]], phrase: Phrase, tail: Tail, tokens: Sequence[Token]
) -> Tail:
    """Read で as the copula's where the noun has a subject of its own: NUMAは重要な機能で、; 設定が複雑で時間がかかる."""
    roles = [part.role for part in phrase.parts]
    so = phrase.core.kind == "adjective" and roles == ["de"] and _says_what_it_is_like(tokens[phrase.core.end - 1])
    closed = phrase.head < 0 and phrase.end < len(tokens) and tokens[phrase.end].norm in "、,"
    so = so or (closed and roles == ["de"] and tokens[-1].surface != "で")  # 昼食はサンドイッチで、味は普通
    if phrase.verbal or not (phrase.comma or so) or roles not in (["de"], []):
        return tail
    for one in below[phrase.index]:
        if not phrases[one].verbal and any(part.role in ("topic", "ga") for part in phrases[one].parts):
            return replace(tail, copula=True, link="te", template="{}, and", link_rule="l.copula")
    return tail


def _says_what_it_is_like(word: Token) -> bool:
    return word.pos1 == "形状詞" or word.pos3 == "形状詞可能"


def _without(
    phrases: Sequence[Phrase], below: Sequence[Sequence[int]], phrase: Phrase, tail: Tail, tokens: Sequence[Token]
) -> Tail:
    """Read ず right before the verb whose way of doing it says as "without": 休まず動く, 諦めず続ける."""
    last = tokens[phrase.parts[-1].end - 1] if phrase.parts else None
    beside = tail.link == "te" and tail.negative and not phrase.comma and phrase.head == phrase.index + 1
    if last is None or last.surface != "ず" or not beside or phrases[phrase.head].core.kind == "adjective":
        return tail
    if any(part.role in ("ga", "topic") for one in below[phrase.index] for part in phrases[one].parts):
        return tail
    return replace(tail, link="without-ing", template="without {}", link_rule="l.zuni", negative=True)


def _as_one_of_two(
    phrases: Sequence[Phrase], below: Sequence[Sequence[int]], phrase: Phrase, tail: Tail, tokens: Sequence[Token]
) -> Tail:
    """Read 賛成もあれば反対もある as there being both, and not as a condition."""
    if tail.link != "if" or phrase.head < 0:
        return tail
    both = (phrase, phrases[phrase.head])
    there = all(tokens[one.core.start].lemma in ("有る", "居る") for one in both)
    too = all(any(last_role(phrases[at]) == "also" for at in below[one.index]) for one in both)
    return replace(tail, link="and", template="{}, and", link_rule="l.shi") if there and too else tail


def _as_alternative(phrases: Sequence[Phrase], phrase: Phrase, tail: Tail) -> Tail:
    """Read the first of two questions that close a sentence as one with "or": 設定が悪いのか、部品が悪いのか。"""
    last = phrases[-1]
    asks = any(part.role == "question" for part in last.parts)
    if not (tail.question and not tail.link and phrase.head == last.index and phrase.comma and asks):
        return tail
    return replace(tail, link="or", template="{}, or", link_rule="e.noka")


def _as_guess(phrases: Sequence[Phrase], phrase: Phrase, tail: Tail, tokens: Sequence[Token]) -> Tail:
    """Read のか as a guess at the cause before a verb that nothing is asked with: 疲れたのか、早く帰った."""
    last = [part.entry.id for part in phrase.parts][-1:]
    if tail.link or not (tail.question and phrase.head >= 0 and last == ["e.noka"]):
        return tail
    if any(one.head == phrase.index and last_role(one) == "question" for one in phrases[: phrase.index]):
        return tail
    head = phrases[phrase.head]
    done_to = any(one.head == head.index and last_role(one) == "wo" for one in phrases[phrase.index :])
    asked = any("quote" in entry.frame or ("wo" in entry.frame and not done_to) for entry in head.core.entries)
    apart = tail.past and head.core.kind == "verb" and head.index > phrase.index + 1
    apart = phrase.comma or (apart and _lemma(head, tokens) not in ("成る", "為る"))  # 動いたのか心配になった
    asked = asked or any(part.role == "question" for part in head.parts)  # 買うのか、直すのか
    if not head.verbal or asked or not apart or _asks_below(phrases, phrase.index, tokens):
        return tail
    return replace(tail, question=False, link="because", template="perhaps because {}", link_rule="e.noka")


def _as_opinion(phrases: Sequence[Phrase], phrase: Phrase, tail: Tail, tokens: Sequence[Token]) -> Tail:
    """Read か before と思う as a way of saying what one thinks, and no question: 来期には使えるかと思います; not 使えるのかと思った."""
    if not (tail.question and tail.link == "quote" and phrase.head >= 0 and len(phrase.parts) > 1):
        return tail
    asked = phrase.parts[-2]
    thinks = tokens[phrases[phrase.head].core.start].lemma == "思う" and tokens[asked.end - 2].surface not in (
        "の",
        "ん",
    )
    return replace(tail, question=False) if thinks and not _asks_below(phrases, phrase.index, tokens) else tail


def _wondered(phrases: Sequence[Phrase], phrase: Phrase, tail: Tail, tokens: Sequence[Token]) -> Tail:
    """Read だろう behind a word that asks as a question: みんなどうやっているんだろう."""
    guessed = any(mark.english == "probably" for mark in tail.adverbs)
    if not guessed or tail.link or phrase.head >= 0 or tail.question:
        return tail
    asks = tokens[phrase.core.start].lemma in ASKING_WORDS or _asks_below(phrases, phrase.index, tokens)
    return replace(tail, question=True) if asks else tail


def _worth_doing(phrases: Sequence[Phrase], below: Sequence[Sequence[int]], phrase: Phrase, tail: Tail) -> Tail:
    """Read ておきたい before a noun as what anybody should do, and no wish of the writer: 知っておきたい暗号の基礎."""
    wish = next((mark for mark in tail.chains if mark.rule == "e.tai"), None)
    kept = any(part.entry.id == "e.teoku" for part in phrase.parts)
    if wish is None or not kept or tail.link or tail.past or phrase.head < 0 or phrases[phrase.head].verbal:
        return tail
    if any(last_role(phrases[one]) in ("ga", "topic") for one in below[phrase.index]):
        return tail
    chains = tuple(mark for mark in tail.chains if mark is not wish)
    return replace(tail, chains=chains, modals=(*tail.modals, replace(wish, english="should")))


def _as_quote(phrases: Sequence[Phrase], phrase: Phrase, tail: Tail, tokens: Sequence[Token]) -> Tail:
    """Read と before a verb of saying, its passive or a favour of telling as what is said: 続けると強調した, 見えないと断られた, 課題だと話してくれた."""
    if tail.link_rule != "l.to" or phrase.comma or phrase.head < 0:
        return tail
    head = phrases[phrase.head]
    if any(not (_is_how(one) or _is_teller(one, phrase.head)) for one in phrases[phrase.index + 1 : phrase.head]):
        return tail
    said = any("quote" in entry.frame for entry in head.core.entries)
    passive = any(part.role == "passive" for part in head.parts)
    told = any(entry.report in ("EXPLAIN", "REPORT", "ANSWER", "PRESENT") for entry in head.core.entries)
    favour = told and phrase.core.kind != "verb" and any(part.entry.id in FAVOURS for part in head.parts)
    states = _lemma(head, tokens) in SAYS and _lemma(phrase, tokens) not in _ASKS  # 聞くと答えた: when I asked
    if not (said and (passive or favour or states)):
        return tail
    return replace(tail, link="quote", template="that {}", link_rule="q.tonoto")


def _lemma(phrase: Phrase, tokens: Sequence[Token]) -> str:
    return tokens[phrase.core.start].lemma


SAYS = frozenset(
    "言う 話す 述べる 語る 答える 主張 強調 説明 指摘 発言 コメント 嘆く 訴える 回答 断言 明言 "
    "約束 宣言 表明 誓う 告げる 言い切る 打ち明ける 豪語 力説 請け合う 保証".split()
)
"""Lemmas of verbs of saying."""

_ASKS = frozenset("聞く 尋ねる 訊く 問う 伺う 質問 確認 問い合わせる 相談".split())


FAVOURS = frozenset({"e.tekureru", "e.tekudasaru"})
"""Endings that say that somebody does it for the writer."""


def _is_teller(phrase: Phrase, head: int) -> bool:
    """Whether the phrase is who says it, behind what is said: 資金が足りないと会長は訴えた."""
    return phrase.head == head and last_role(phrase) in ("topic", "ga") and noun_class(phrase) in ("person", "group")


def _is_how(phrase: Phrase) -> bool:
    """Whether the phrase only says how something is done: 率直に."""
    return phrase.core.kind in ("adverb", "adjective") and not phrase.comma


def _asks_below(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> bool:
    """Whether a word that asks belongs to the clause."""
    below = [one for one in phrases[:index] if one.head == index]
    below = [one for one in below if one.core.entry is None or one.core.entry.kind != "sentence-adverb"]  # 何といっても
    return any(tokens[one.start].lemma in ASKING_WORDS and last_role(one) != "also" for one in below)


_NOTIFIES = frozenset("知らせる 通知する 警告する".split())
"""What a machine does when something happens."""

THANKS = frozenset("助かる 有り難い 幸い 嬉しい".split())
"""What is said of a favour that one asks for: 読んでいただけると助かります."""


def _as_condition(phrases: Sequence[Phrase], phrase: Phrase, tail: Tail, tokens: Sequence[Token]) -> Tail:
    """Read と as a condition before a verb that nothing is said or thought with: 規格に準拠しないと輸出できない."""
    if tail.link_rule != "q.tonoto" or phrase.head < 0 or not phrase.parts or phrase.parts[-1].entry.id != "q.tonoto":
        return tail
    head, last = phrases[phrase.head], phrase.parts[-1]
    before = tokens[last.start - 1]
    if (
        not head.verbal
        or head.core.kind not in ("verb", "adjective")
        or not head.core.entries
        or tail.past
        or tail.question
        or any(mark.english != "try to" for mark in tail.chains)
    ):
        return tail
    told = any(entry.ja in _NOTIFIES for entry in head.core.entries) and not any(
        part.role == "past" for part in head.parts
    )
    answered = _lemma(phrase, tokens) in _ASKS and (_lemma(head, tokens) in SAYS or head.core.text.startswith("教え"))
    if (told or answered) and before.pos1 == "動詞" and before.cform.startswith("終止"):
        return replace(tail, link="when", template="when {}", link_rule="l.to")  # 機械が止まると担当者に知らせる
    easy = any(part.role == "manner" for part in head.parts) and before.pos1 == "形容詞"
    if easy and before.cform.startswith("終止"):
        return replace(tail, link="when", template="when {}", link_rule="l.to")  # 画面が小さいと見づらい
    said = {"quote", "koto"} if tokens[head.core.start].lemma != "為る" else {"quote", "koto", "to"}
    takes = any(said & set(entry.frame) for entry in head.core.entries)
    copula = before.surface == "だ" and before.lemma == "だ"
    if (
        takes
        or len(last.form)
        or before.pos1 not in ("動詞", "助動詞", "形容詞")
        or (before.surface in ("た", "だ", "です", "ます") and not copula)
    ):
        return tail
    return replace(tail, link="when", template="if {}" if copula else "when {}", link_rule="l.to")

"""Come here when terse notes hang together wrongly: 会場は大阪、参加者は300名; 方針を確認、作業を始めた; A し、B する仕組み.

Rules as in ``attachment.py``, which runs them.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import (
    Phrase,
    Rule,
    at_odds,
    has_own_subject,
    is_noun,
    last_role,
    noun_class,
    predicate_above,
)


def _said_of_topic(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """会場は大阪、参加者は約300名だった: a bare noun between a topic of its own and the next topic is a clause of its own."""
    phrase = phrases[index]
    first = _own_topic(phrases, index)
    second = _next_topic(phrases, index + 1)
    if first is None or second is None or not _is_said(phrase) or phrases[second].head <= second:
        return None
    said = phrases[phrases[second].head]
    if noun_class(phrases[first]) == "time" or noun_class(phrases[second]) == "time":
        return None  # 昨年は東京、今年は大阪で開催された
    beside = [one for one in phrases[second + 1 : said.index] if one.head == said.index]
    shared = ("wo", "ni", "he") if phrase.core.amount is not None else ("ga", "wo", "ni", "de", "he", "kara", "to")
    if any(last_role(one) in shared for one in beside):
        return None  # Aliceは資料、Bobは会場を用意した
    return said.index


def _topic_of_said(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """会場は大阪、参加者は約300名だった: the topic goes with the bare noun that is said of it."""
    if not _is_topic(phrases[index]):
        return None
    at = index + 1
    while at < len(phrases) - 1 and _goes_with_next(phrases[at]):
        at += 1
    at_noun = at < len(phrases) - 1 and _own_topic(phrases, at) == index
    return at if at_noun and _said_of_topic(phrases, at, tokens) is not None else None


def _is_said(phrase: Phrase) -> bool:
    """Whether the phrase may be said of a topic without a copula: a noun, a number or an adjective before a comma."""
    nominal = is_noun(phrase) or phrase.core.kind == "adjective"
    about = phrase.core.amount is not None and [part.role for part in phrase.parts] in (["about"], ["hodo"], ["extent"])
    bare = not phrase.parts or about
    return nominal and phrase.comma and bare and not phrase.verbal and noun_class(phrase) != "time"


def _is_topic(phrase: Phrase) -> bool:
    return not phrase.verbal and not phrase.comma and [part.role for part in phrase.parts] in (["topic"], ["also"])


def _goes_with_next(phrase: Phrase) -> bool:
    """Whether the phrase only describes the noun that follows it: 東京の, 約, 新しい."""
    of_these = phrase.core.text in ("うち", "このうち", "そのうち") and not phrase.parts
    return not phrase.comma and (last_role(phrase) == "no" or phrase.core.kind in ("adnominal", "adverb") or of_these)


def _own_topic(phrases: Sequence[Phrase], index: int) -> int | None:
    """Return the topic right before a noun and what describes it."""
    at = index - 1
    while at >= 0 and _goes_with_next(phrases[at]):
        at -= 1
    return at if at >= 0 and _is_topic(phrases[at]) else None


def _next_topic(phrases: Sequence[Phrase], at: int) -> int | None:
    """Return the topic or subject that begins at phrase ``at`` with what describes it."""
    while at < len(phrases) - 1 and _goes_with_next(phrases[at]):
        at += 1
    named = _is_topic(phrases[at]) or (not phrases[at].verbal and [p.role for p in phrases[at].parts] == ["ga"])
    return at if at < len(phrases) - 1 and named else None


def _done_before(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """先週の会議で方針を確認、作業を始めた: an act with an object of its own before a comma is done, and is no member of a list."""
    if not is_done_note(phrases, index, tokens):
        return None
    at = phrases[index].head
    while at >= 0 and phrases[at].head >= 0:
        on_its_way = not (phrases[at].verbal or is_done_note(phrases, at, tokens))
        if not on_its_way and last_role(phrases[at]) not in ("if", "when", "tara", "even"):
            break
        at = phrases[at].head
    return at


def is_done_note(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> bool:
    """Whether the phrase is an act of a note that leaves する out, before a comma: 方針を確認、."""
    phrase = phrases[index]
    if phrase.verbal or phrase.parts or not phrase.comma or tokens[phrase.core.end - 1].pos3 != "サ変可能":
        return False
    if any(one.head == index and last_role(one) == "wo" for one in phrases[:index]):
        return True
    beside = phrases[index - 1] if index else phrase
    taken = {"to": ("person", "group"), "ni": ("place",)}.get(last_role(beside), ())
    return beside.head == index and noun_class(beside) in taken


_DESCRIBED = frozenset(
    "仕組み 流れ 手法 方法 方式 手順 機能 構成 過程 プロセス 運用 体制 事例 例 ケース 様子 状況 状態 傾向 動き 問題 課題 危険 恐れ "
    "おそれ 可能性 リスク 現象 事態 不具合 トラブル 障害 悪循環 取り組み 試み 工夫 案 構想 デモ 実験".split()
)
"""What several clauses in a row describe together: データを集めて分析する仕組み."""
_TELLS = frozenset({"EXPLAIN", "PRESENT", "PROPOSE", "REPORT", "ANNOUNCE"})
_OWN_ACT = frozenset({"ATTEND", "MEET", "LEARN", "ASK", "REQUEST"})
_IS_THERE = frozenset(
    "有る 無い 多い 少ない 続く 見る 出る 起きる 起こる 生じる 増える 減る 成る 為る 残る 懸念 指摘 目立つ".split()
)


def _inside_description(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """収集を自動化し、担当者に通知する仕組みを紹介した: the first of two clauses belongs to the mechanism too."""
    phrase = phrases[index]
    if phrase.head <= index + 1 or not phrase.verbal or not phrase.comma or last_role(phrase) in _NO_RENYOU:
        return None
    final = tokens[phrase.closing]
    if final.lemma != "て" and not (final.cform.startswith("連用") and final.pos1 == "動詞"):
        return None
    if any(one.head == index and one.verbal and one.comma for one in phrases[:index]):
        return None
    above = phrases[phrase.head]
    noun = next((one for one in phrases[index + 1 : above.index] if _is_described(phrases, one, above, tokens)), None)
    if noun is None:
        return None
    inner = next(one for one in reversed(phrases[: noun.index]) if one.verbal and one.head == noun.index)
    own = any(one.head == index and last_role(one) == "ga" for one in phrases[:index])
    writers = not own and bool({one.report for one in phrase.core.entries} & _OWN_ACT)
    if inner.index <= index or _has_topic(phrases, index) or writers:
        return None
    there = tokens[above.core.start].lemma in _IS_THERE or any(part.role == "passive" for part in above.parts)
    told = bool({one.report for one in above.core.entries} & _TELLS)
    stated = any(one.head == above.index and last_role(one) == "topic" for one in phrases[:index])
    who = (one for one in phrases[:index] if one.head == index and last_role(one) == "ga")
    if told and any(noun_class(one) == "person" for one in who):
        return None  # 隣の人が同じ問題を抱えていて、解決した方法を教えてくれた
    fits = (last_role(noun) in ("ga", "also", "topic", "ni") and there) or (last_role(noun) == "wo" and told)
    return inner.index if fits and not (stated and there) else None


_NO_RENYOU = frozenset({"contrast", "cause", "and"})


def _has_topic(phrases: Sequence[Phrase], index: int) -> bool:
    return any(one.head == index and last_role(one) == "topic" for one in phrases[:index])


def _is_described(phrases: Sequence[Phrase], noun: Phrase, above: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether the noun is such a one, on the predicate ``above``, with a clause right before it."""
    fits = noun.head == above.index and is_noun(noun) and noun.core.text.endswith(tuple(_DESCRIBED))
    before = phrases[noun.index - 1]
    return fits and before.verbal and before.head == noun.index and not before.comma


def _outside_relative(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """議長が欠席し、議題を決める会議が延期された: who is absent is no part of what the meeting is."""
    phrase = phrases[index]
    if (
        phrase.head < 0
        or not phrase.verbal
        or not phrase.comma
        or last_role(phrase) not in ("te", "", "just", "copula")
    ):
        return None
    inner = phrases[phrase.head]
    if not inner.verbal or inner.head < 0 or phrases[inner.head].verbal or inner.comma or inner.head != inner.index + 1:
        return None
    noun = phrases[inner.head]
    final = tokens[inner.closing]
    if not final.cform.startswith("連体") or not is_noun(noun) or noun.core.text.endswith(tuple(_DESCRIBED)):
        return None
    own = any(one.head == index and last_role(one) == "ga" for one in phrases[:index])
    shared = has_own_subject(phrases, inner.index)
    above = predicate_above(phrases, noun)
    plain = noun_class(noun) not in ("content", "fact", "abstract", "relation", "time")
    return above.index if own and plain and not shared and above.verbal else None


def _beside_adverb(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """負担が大きく減少: what が marks is of the act, which the adjective before it only says how much or how."""
    phrase = phrases[index]
    if last_role(phrase) not in ("ga", "topic") or phrase.head <= index or phrase.comma:
        return None
    how = phrases[phrase.head]
    adverb = how.core.kind == "adjective" and not how.parts and not how.comma and how.head == how.index + 1
    if not adverb or not tokens[how.closing].cform.startswith("連用") or tokens[how.closing].pos1 != "形容詞":
        return None
    act = phrases[how.head]
    return act.index if not act.verbal and tokens[act.core.end - 1].pos3 == "サ変可能" else None


def _beside_state(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """案内板が少なく迷う, 電波が弱く使えない: what が marks is of the state beside it, because of which something happens."""
    phrase, state = phrases[index], phrases[index + 1]
    bare = last_role(phrase) == "ga" and not phrase.comma and state.core.kind == "adjective" and not state.parts
    if not bare or state.head <= state.index or tokens[state.core.start].lemma not in _STATES:
        return None
    verb = phrases[state.head]
    follows = tokens[state.closing].cform.startswith("連用") and verb.core.kind == "verb" and verb.verbal
    return index + 1 if follows and tokens[verb.core.start].lemma not in _MAKES_SO else None


_STATES = frozenset(
    "少ない 弱い 狭い 暗い 寒い 暑い 遠い 古い 悪い 難しい 忙しい 眩しい 煩い 足りない 無い 重い".split()
)
"""Qualities that say how something is, and hardly ever how something is done."""

_MAKES_SO = frozenset("成る 為る 見える 聞こえる 感じる 済む 抑える 保つ 思える 映る".split())
"""Verbs with which such a word says what something becomes or seems."""

NOTE_RULES: tuple[Rule, ...] = (
    _beside_adverb,
    _beside_state,
    _topic_of_said,
    _said_of_topic,
    _done_before,
    _inside_description,
    at_odds(0.25, _outside_relative),
)

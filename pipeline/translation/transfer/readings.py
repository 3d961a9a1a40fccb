"""Come here when 自分, 方 or 〜と連絡があった is read wrongly: the writer or who is named, somebody or a direction, what the news is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.tokens import Token
from pipeline.translation.transfer.lexicon import Entry, Lexicon
from pipeline.translation.transfer.names import HONORIFICS
from pipeline.translation.transfer.phrases import Phrase, last_role, noun_class
from pipeline.translation.transfer.too_lists import with_too_lists


def with_readings(phrases: tuple[Phrase, ...], tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Phrase, ...]:
    """Return the phrases with 自分 as the writer where nobody else is named, and 方 as a place where something lies or goes.

    自分も参加した is the writer; in 講演者は自分が作ったツールを紹介した it is the speaker, and 自分の alone may be anybody's. 駅の方まで is a
    direction, 会場の方に聞いた somebody.
    """
    phrases = with_too_lists(phrases, lexicon)
    if any(phrase.core.text in _READ for phrase in phrases):
        phrases = tuple([_read(phrase, phrases, tokens, lexicon) for phrase in phrases])
    phrases = tuple([_with_source(phrase, phrases, lexicon) for phrase in phrases])
    phrases = tuple([_with_orderer(phrase, phrases, tokens) for phrase in phrases])
    return tuple([_with_news(phrase, phrases, tokens, lexicon) for phrase in phrases])


def _with_orderer(phrase: Phrase, phrases: Sequence[Phrase], tokens: Sequence[Token]) -> Phrase:
    """Return 担当者から before 出すよう指示があった as the one who gives the instruction, and not the one who follows it."""
    if last_role(phrase) != "kara" or phrase.head < 0 or noun_class(phrase) not in ("person", "group"):
        return phrase
    done = phrases[phrase.head]
    order = phrases[done.index + 1] if done.index + 1 < len(phrases) else done
    asked = last_role(done) == "so-that" and tokens[order.core.start].lemma in _ORDERS
    return replace(phrase, head=order.head) if asked and order.head > order.index else phrase


def _with_source(phrase: Phrase, phrases: Sequence[Phrase], lexicon: Lexicon) -> Phrase:
    """Return 担当者より、 before what is said (手順が古いとの指摘) as the one from whom it comes, and no comparison."""
    if not phrase.comma or [part.entry.id for part in phrase.parts] != ["c.yori"]:
        return phrase
    told = any(part.role == "content" for one in phrases[phrase.index + 1 :] for part in one.parts)
    if not told or noun_class(phrase) not in ("person", "group"):
        return phrase
    entry = next((entry for entry in lexicon.functions.get(("から",), ()) if entry.id == "c.kara"), None)
    return replace(phrase, parts=(phrase.parts[0]._replace(entry=entry),)) if entry is not None else phrase


_READ = frozenset({"自分", "方", "ほか", "他", "そのうち", "そこ", "ここ"})


def _with_news(phrase: Phrase, phrases: Sequence[Phrase], tokens: Sequence[Token], lexicon: Lexicon) -> Phrase:
    """Return the clause of 出荷すると連絡があった as one that says what the news is, as 出荷するとの連絡 does."""
    last = phrase.parts[-1] if phrase.parts else None
    orders = last is not None and last.entry.id in ("l.you", "l.youni")
    if last is None or not (orders or last.entry.id == "q.tonoto") or phrase.comma or phrase.index + 1 >= len(phrases):
        return phrase
    news = phrases[phrase.index + 1]
    told = tokens[news.core.start].lemma in (_ORDERS if orders else _NEWS) and len(news.units) == 1 and not news.verbal
    given = last_role(news) in ("ga", "wo", "topic", "also") and news.head == news.index + 1
    if not (told and given and tokens[phrases[news.head].core.start].lemma in _GIVEN):
        return phrase
    entries = lexicon.functions.get(("と", "の"), ())
    said = next((entry for entry in entries if entry.id == "q.tono"), last.entry)
    kept = phrase.parts if orders else phrase.parts[:-1]  # 控えるよう注意があった
    return replace(phrase, parts=(*kept, last._replace(entry=said)), head=news.index)


_NEWS = frozenset(
    "説明 報告 連絡 回答 返答 返事 指摘 発言 コメント 話 要望 意見 声 通知 案内 知らせ 発表 提案 依頼 助言 アドバイス 情報 苦情 申し出".split()
)
"""Nouns for what somebody says."""

_ORDERS = frozenset(
    "注意 指示 依頼 要望 要請 願い 案内 アナウンス 呼び掛け 呼びかけ 指導 通達 助言 命令 連絡 通知 催促 提案".split()
)
"""Nouns for what somebody is asked or told to do."""

_GIVEN = frozenset("有る 受ける 貰う 頂く 出る 来る 入る 届く 寄せる 得る 為る 上がる".split())
"""Verbs with which they come: 連絡があった, 回答を得た."""


def _read(phrase: Phrase, phrases: Sequence[Phrase], tokens: Sequence[Token], lexicon: Lexicon) -> Phrase:
    if len(phrase.units) > 1:
        return phrase
    entries: tuple[Entry, ...] = ()
    if phrase.core.text == "自分" and _is_writer(phrase, phrases, tokens):
        entries = lexicon.words.get(("私",), ())
    elif phrase.core.text in _POINTS and _is_point(phrase, phrases, tokens):
        entries = lexicon.words.get((_POINTS[phrase.core.text],), ())
    elif phrase.core.text == "方" and _is_direction(phrase, phrases, tokens):
        entries = lexicon.words.get(("方向",), ())
        entries = tuple(replace(entry, noun_class="place") for entry in entries)
    elif phrase.core.text == "そのうち" and not any(one.core.amount for one in phrases[phrase.index + 1 :]):
        entries = lexicon.words.get(("近いうちに",), ())  # そのうち慣れる; そのうち3台が counts
        return replace(phrase, units=(replace(phrase.core, kind="adverb", entries=entries),)) if entries else phrase
    elif phrase.core.text in ("ほか", "他") and (other := _what_else(phrase, phrases, tokens)) is not None:
        entries = lexicon.words.get(("他の",), ())
        core = replace(phrase.core, kind="adnominal", end=phrase.parts[-1].end, entries=entries)
        return replace(phrase, units=(core,), parts=(), head=other) if entries else phrase
    return replace(phrase, units=(replace(phrase.core, entries=entries),)) if entries else phrase


_POINTS = {"そこ": "あれ", "ここ": "これ"}
"""Words for a place and those whose English, that and this, they have where they point at what was just told."""


def _is_point(phrase: Phrase, phrases: Sequence[Phrase], tokens: Sequence[Token]) -> bool:
    """Whether そこ is what was just told, and no place: そこが課題だ, そこは変わらない; not そこは静かだ, そこに人が集まる."""
    said = phrases[phrase.head] if phrase.head >= 0 else phrase
    if said is phrase or len(phrase.parts) != 1 or tokens[said.core.start].lemma in ("有る", "無い", "居る"):
        return False
    weighed = last_role(said) != "ga" and noun_class(said) in ("abstract", "content", "fact", "degree", "quantity")
    spoken = weighed or tokens[said.final].lemma == "所" or any("tokoro" in part.entry.id for part in said.parts)
    if last_role(phrase) == "topic":
        return weighed and said.core.kind != "verb"
    return last_role(phrase) == "ga" and (spoken or said.core.kind == "adjective")


def _what_else(phrase: Phrase, phrases: Sequence[Phrase], tokens: Sequence[Token]) -> int | None:
    """Return the noun of ほかに方法がない, no other method: the one that there is or is not."""
    if [part.role for part in phrase.parts] != ["ni"] or phrase.comma or phrase.head < 0:
        return None
    if tokens[phrases[phrase.head].core.start].lemma not in ("有る", "無い", "居る"):
        return None
    below = [one for one in phrases[phrase.index + 1 : phrase.head] if one.head == phrase.head]
    named = [one.index for one in below if last_role(one) in ("ga", "topic", "also") and not one.verbal]
    return named[0] if len(named) == 1 and noun_class(phrases[named[0]]) != "place" else None


def _is_writer(phrase: Phrase, phrases: Sequence[Phrase], tokens: Sequence[Token]) -> bool:
    """Whether 自分 is the writer, as nobody else is named: 自分も参加した; 自分の of what was done or is wanted: 自分のコードを直した."""
    if [part.role for part in phrase.parts] == ["no"]:
        return _is_told_by_writer(tokens) and not any(
            _is_somebody(one, tokens) or _has_done_it(one) for one in phrases if one is not phrase
        )
    told_of = last_role(phrase) in ("topic", "also", "ga") and len(phrase.parts) == 1
    return told_of and not any(_is_somebody(one, tokens) for one in phrases if one is not phrase)


def _is_told_by_writer(tokens: Sequence[Token]) -> bool:
    """Whether the sentence closes with what somebody did, or wants or intends to do, and is no hearsay."""
    last = [token for token in tokens if token.pos1 not in ("補助記号", "空白")][-5:]
    lemmas = [token.lemma for token in last]
    heard = any(lemma.startswith("そう-") or lemma in ("らしい", "事", "由") for lemma in lemmas[-3:])
    wished = "たい" in lemmas or any(token.cform.startswith("意志推量") for token in last)
    return not heard and (lemmas[-1:] == ["た"] or (len(lemmas) > 1 and "た" in lemmas[-2:]) or wished)


def _has_done_it(phrase: Phrase) -> bool:
    """Whether the phrase says by or for whom it was done: 開発者に, 参加者によって."""
    who = last_role(phrase) in ("ni", "niyotte", "niyoruto", "kara", "to", "de")
    return who and noun_class(phrase) in ("person", "group")


def _is_somebody(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether the phrase names somebody else that 自分 may mean, as what the sentence speaks of."""
    if last_role(phrase) not in ("topic", "also", "ga", "kara") or phrase.verbal:
        return False
    named = noun_class(phrase) in ("person", "group", "pronoun") or phrase.core.kind == "latin"
    return phrase.core.text != "自分" and (named or tokens[phrase.core.end - 1].norm in HONORIFICS)


def _is_direction(phrase: Phrase, phrases: Sequence[Phrase], tokens: Sequence[Token]) -> bool:
    """Whether 方 behind a place is where something lies or goes, and nobody who is there."""
    owners = [one for one in phrases if one.head == phrase.index]
    if len(owners) != 1 or last_role(owners[0]) != "no" or noun_class(owners[0]) not in ("place", "relation"):
        return False
    entry = owners[0].core.entry
    goes = last_role(phrase) in ("made", "he")
    goes = goes or (phrase.head >= 0 and tokens[phrases[phrase.head].core.start].lemma in _LIES)
    return goes or noun_class(owners[0]) == "relation" or (entry is not None and entry.en in _SIDES)


_SIDES = frozenset({"back", "front", "rear", "corner", "edge", "far end", "end"})

_LIES = frozenset("有る 在る 行く 向かう 進む 移る 移動 伸びる 寄る 座る 並ぶ 歩く 戻る".split())
"""Verbs whose place 方 with に is: 入口の方に並んだ."""

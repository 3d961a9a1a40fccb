"""Come here when a word of the lexicon is found where its form or its neighbours do not allow it: 安定してから has no adverb 安定して."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.lexicon import Entry, Lexicon
from pipeline.translation.transfer.word_kinds import KINDS, preferred_kinds


def fitting(tokens: Sequence[Token], at: int, end: int, entries: Sequence[Entry], lexicon: Lexicon) -> Sequence[Entry]:
    """Return the entries of the kind that the words' form and what follows them ask for."""
    spelled = "".join(token.norm for token in tokens[at:end])
    by_kind: dict[str, list[Entry]] = {}
    becomes = end < len(tokens) and tokens[end].lemma == "成る"
    for entry in entries:
        other = spelled != entry.ja and not (end - at == 1 and tokens[at].pos1 in _NOTHING_ELSE)
        if entry.kind in _UNINFLECTED and (
            other or (becomes and spelled.endswith(("に", "く"))) or _does(tokens, at, end)
        ):
            continue
        if entry.kind in _UNINFLECTED and end - at > 1 and (_is_helped(tokens, end) or _is_said(tokens, end)):
            continue
        if entry.kind == "sentence-adverb" and entry.en.startswith("if ") and _has_subject(tokens, at):
            continue  # この機能が必要なら
        if entry.kind in _UNINFLECTED and spelled.endswith(("ば", "ら")) and _takes(tokens, at):
            continue  # 間違いに気付いたら
        if entry.ja == "なるほど" and at and (tokens[at - 1].norm in ("に", "と") or tokens[at - 1].pos1 == "形容詞"):
            continue  # 立ち見になるほど混んでいた
        if entry.ja == "どうして" and end < len(tokens) and tokens[end].lemma in ("ます", "居る"):
            continue  # どうしてますか
        if entry.kind == "adverb" and entry.ja.endswith(("で", "に")) and _is_owned(tokens, at):
            continue  # 参加者の投票で
        if entry.kind == "adverb" and entry.ja == "全員で" and at and tokens[at - 1].pos1 in ("名詞", "接尾辞"):
            continue  # 参加者全員で
        if entry.kind in _UNINFLECTED and entry.ja.endswith("て") and _begins_then(tokens, end):
            continue  # 安定してから使う
        if entry.kind in _UNINFLECTED and entry.ja.endswith(("て", "で")) and _is_conceded(tokens, at, end):
            continue  # どんなに急いでも
        if entry.en == "how" and spelled.endswith(("ば", "ら")) and end < len(tokens) and tokens[end].lemma == "良い":
            continue  # どうすればよいか: what is to be done
        if entry.kind == "noun" and other and end - at > 1 and _is_finite(tokens, at):
            continue  # やる方 is no やり方
        if (
            entry.kind == "adnominal"
            and spelled.endswith("の")
            and (_is_reason(tokens, end) or is_affix(tokens, at, at, lexicon))
        ):
            continue
        if entry.position == "adj" and tokens[at].pos1 == "代名詞" and not _before_quality(tokens, end):
            continue  # そこまで難しくない; そこまで行った
        if entry.kind == "na-adj" and tokens[end - 1].pos1 == "連体詞" and not closes(tokens, end, len(tokens)):
            continue  # 前回と同じ手順; 結果は同じ
        if entry.kind == "adnominal" and entry.ja.endswith("の") and _is_act_of(tokens, at):
            continue  # 項目追加の作業, 市場期待の高まり
        if entry.kind == "adnominal" and entry.ja.endswith(("た", "る", "い")) and closes(tokens, end, len(tokens)):
            continue  # 木が枯れた。 has no noun that it could describe
        if spelled.endswith(("なら", "ならば")) and at and tokens[at - 1].lemma in ("が", "は", "も"):
            continue  # この機能が必要なら is a clause
        if entry.kind == "connector" and entry.ja == "そこで" and _describes_at_once(tokens, end):
            continue  # そこで聞いた話: there
        if entry.kind == "connector" and entry.ja == "以下" and end < len(tokens) and tokens[end].pos2 == "数詞":
            continue  # 以下3点: the following three
        if entry.ja in ("これら", "それら") and (entry.kind == "adnominal") != _names_thing(tokens, end):
            continue  # これら3つの方式
        if entry.ja == "いっぱい" and spelled != entry.ja:
            continue  # 一杯1500円
        noun = any(one.kind == "noun" for one in entries)
        if noun and entry.kind == "na-adj" and _is_in_collocation(tokens, at, end, lexicon):
            continue  # 楽しみにしていた
        by_kind.setdefault(KINDS[entry.kind], []).append(entry)
    for kind in preferred_kinds(tokens, at, end):
        if kind in by_kind:
            return by_kind[kind]
    return ()


def _is_owned(tokens: Sequence[Token], at: int) -> bool:
    """Whether の stands before a noun, which is then no adverb with the particle behind it."""
    return at > 0 and tokens[at].pos1 == "名詞" and (tokens[at - 1].lemma, tokens[at - 1].pos1) == ("の", "助詞")


def _names_thing(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun or a number stands at ``at``, which the word before it points at."""
    return at < len(tokens) and tokens[at].pos1 in ("名詞", "形状詞", "接頭辞")


def _is_in_collocation(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the word is the noun of a collocation with the に and the verb behind it."""
    if end + 1 >= len(tokens) or tokens[end].norm != "に":
        return False
    noun = tuple(token.lemma for token in tokens[at:end])
    return bool(lexicon.collocations.get((noun, "に", (tokens[end + 1].lemma,)), ()))


def _is_conceded(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether も behind a verb's て makes a concession of it."""
    return tokens[at].pos1 == "動詞" and end < len(tokens) and tokens[end].lemma == "も"


def _does(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether one word is the stem of a verb behind its object: 目についた has no つい."""
    stem = end - at == 1 and tokens[at].pos1 == "動詞" and at > 0 and tokens[at - 1].pos2 == "格助詞"
    return stem and end < len(tokens) and tokens[end].lemma in ("た", "て")


def _takes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb stands behind what it is done to: 間違いに気付く."""
    return tokens[at].pos1 == "動詞" and at > 0 and tokens[at - 1].pos2 == "格助詞"


def _is_helped(tokens: Sequence[Token], end: int) -> bool:
    """Whether て and a helping verb make a verb of what else is an adverb: まとめておく, not まとめて送る."""
    after = tokens[end] if end < len(tokens) else None
    helps = after is not None and after.lemma in _HELPERS and after.pos2 == "非自立可能"
    return helps and tokens[end - 1].lemma == "て"


def _is_said(tokens: Sequence[Token], end: int) -> bool:
    """Whether で is the copula and what is before it no adverb: 料金は無料である, 英語ではない, 無料で、広い."""
    if tokens[end - 1].surface != "で":
        return False
    behind = [token.lemma for token in tokens[end : end + 2]]
    if behind[:1] in (["は"], ["も"]):
        behind = behind[1:]
    return bool(behind) and behind[0] in ("有る", "無い", "ない", "御座る")


def _has_subject(tokens: Sequence[Token], at: int) -> bool:
    """Whether が, は or も stands right before, which 必要なら alone has not."""
    return at > 0 and tokens[at - 1].pos1 == "助詞" and tokens[at - 1].surface in ("が", "は", "も", "に")


def _begins_then(tokens: Sequence[Token], end: int) -> bool:
    """Whether から follows, which makes a clause of a verb in て."""
    return end < len(tokens) and tokens[end].norm == "から" and tokens[end].pos1 == "助詞"


def _is_finite(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb stands here as it does before a noun, where a noun made of it has its stem."""
    return tokens[at].pos1 == "動詞" and tokens[at].cform.startswith(("終止", "連体"))


def _before_quality(tokens: Sequence[Token], end: int) -> bool:
    """Whether an adjective follows that says of what kind something is, not how many there are."""
    after = tokens[end] if end < len(tokens) else None
    quality = after is not None and (after.pos1 in ("形容詞", "形状詞") or "形状詞" in after.pos3)
    return quality and after is not None and after.lemma not in ("多い", "少ない", "無い")


def _is_act_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verbal noun closes a compound, whose act it then is and no quality of what follows."""
    before = tokens[at - 1] if at else None
    beside = before is not None and before.end == tokens[at].start and before.pos1 == "名詞"
    return beside and "サ変可能" in tokens[at].pos3 and before is not None and before.pos2 == "普通名詞"


def _is_reason(tokens: Sequence[Token], at: int) -> bool:
    """Whether ため follows, whose の it is: 人気のため満席."""
    return at < len(tokens) and tokens[at].lemma == "為"


def is_affix(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the word is a prefix or suffix of the lexicon that stands where one can: A社, 旧システム."""
    token = tokens[at]
    kinds = {entry.kind for entry in lexicon.affixes.get(token.norm, ())}
    if token.pos1 in ("接頭辞", "接尾辞"):
        return bool(kinds) and (at < end or token.pos1 == "接尾辞")
    behind = at > 0 and tokens[at - 1].end == token.start and tokens[at - 1].pos1 in _NAMING
    before = at + 1 < len(tokens) and token.end == tokens[at + 1].start and tokens[at + 1].pos1 in _NAMING
    state = behind and "state" in kinds and [one.surface for one in tokens[at + 1 : at + 2]] == ["の"]
    return state or (behind and "suffix" in kinds) or (before and "prefix" in kinds)


def compares(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether 方 makes a clause one of two things to choose from: 分けて送る方が安い; 参加する方が多い speaks of people."""
    if tokens[at].surface not in ("方", "ほう") or not 0 < at < end - 2 or tokens[at + 1].lemma != "が":
        return False
    said = tokens[at + 2]
    like = _quality_follows(tokens[at + 2 : end]) or (at + 3 < end and tokens[at + 3].surface == "的")
    stem = tokens[at - 1].cform.startswith("連用")  # 話し方: a way of doing
    return tokens[at - 1].pos1 in ("動詞", "助動詞") and not stem and like and said.lemma not in ("多い", "少ない")


def _quality_follows(tokens: Sequence[Token]) -> bool:
    """Whether an adjective is the first that is said, with an adverb or a より phrase before it: 電車より早い, ずっと楽だ."""
    for token in tokens:
        if token.pos1 in ("形容詞", "形状詞") or "形状詞" in token.pos3:
            return True
        if token.pos1 in ("動詞", "補助記号") or (token.pos1 == "助詞" and token.lemma != "より"):
            return False
    return False


def closes(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether nothing but a mark follows: 問題なし。, アイコンあり."""
    return at >= end or tokens[at].pos1 in ("補助記号", "空白")


_NOTHING_ELSE = frozenset({"連体詞", "副詞", "接続詞"})
"""What the dictionary calls one of these is found however it is spelled (いちばん is 一番); kana of others may be another word."""

_HELPERS = frozenset("行く 来る 置く 居る 有る 見る 仕舞う 貰う 頂く 呉れる 下さる 欲しい".split())
"""Verbs that behind て make one verb of both."""


def _describes_at_once(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb follows at once and tells of the noun right behind it: そこで食べたカレー."""
    if at >= len(tokens) or tokens[at].pos1 != "動詞":
        return False
    end = next((one for one in range(at, min(at + 5, len(tokens))) if tokens[one].pos1 == "名詞"), -1)
    return end > at and all(token.pos1 in ("動詞", "助動詞") for token in tokens[at:end])


_UNINFLECTED = frozenset({"adverb", "sentence-adverb", "connector", "adnominal"})

_NAMING = frozenset({"名詞", "記号", "接尾辞", "形状詞"})

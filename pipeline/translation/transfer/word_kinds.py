"""Come here when a word that is noun, verb, adjective and adverb in the lexicon is read as the wrong one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pipeline.model.tokens import Token
from pipeline.translation.transfer.lexicon import opens_compound

UnitKind = Literal["noun", "verb", "adjective", "adverb", "adnominal", "connector", "number", "latin", "raw", "mark"]


def preferred_kinds(tokens: Sequence[Token], at: int, end: int) -> tuple[str, ...]:
    """Return the kinds that words ``[at, end)`` may be, the likeliest first, by their form and by what stands beside them."""
    last = tokens[end - 1]
    after = tokens[end] if end < len(tokens) else None
    behind = after.lemma if after else ""
    opens = at == 0 or tokens[at - 1].pos1 == "補助記号"
    named = after is not None and after.pos1 == "助詞" and behind in _AFTER_NOUNS
    again = (
        last.lemma == "又" and after is not None and (after.pos1 == "動詞" or behind in _AGAIN)
    )  # また来たい, not また、来年は
    again = again or (last.lemma == "兎に角" and after is not None and after.pos1 != "補助記号")
    again = again or (last.lemma == "特に" and _says_how_much(tokens, end))
    manner = (
        tokens[at].lemma in ("誤る", "間違う") and after is not None and after.pos1 == "動詞"
    )  # データを誤って消した
    if last.lemma == "て" and tokens[at].pos1 == "動詞" and at and tokens[at - 1].lemma in ("を", "に") and not manner:
        return ("verb",)  # 時間を間違えて, 資料をまとめて
    lead = ("connector",) if opens and not named and not again else ()
    if last.pos1 == "動詞":
        nominal = (
            last.cform.startswith("連用")
            and after is not None
            and (behind in _AFTER_NOUNS or behind in ("だ", "です", "有り", "無し") or after.pos1 == "補助記号")
        )
        goes_on = nominal and after is not None and after.pos1 == "補助記号" and _behind_case(tokens, at)
        closing = after is None and at > 0 and tokens[at - 1].lemma == "の"  # 自動化のすすめ
        stem = last.cform.startswith("連用") and (closing or tokens[at].pos1 == "接頭辞")
        if opens_compound(tokens, end) and not _behind_case(tokens, at):
            return (*lead, "noun", "verb", "adnominal", "adverb")
        if stem or (nominal and behind != "に" and not goes_on):
            return (*lead, "adverb", "noun", "adjective", "verb", "adnominal")
        if (
            last.cform.startswith(("連体", "終止"))
            and after is not None
            and (after.pos1 in ("名詞", "記号", "代名詞") or after.pos2 == "括弧開")
            and not (at and tokens[at - 1].pos1 == "助詞" and tokens[at - 1].lemma in ("が", "は", "も", "に"))
        ):
            told = at > 0 and tokens[at - 1].lemma in ("が", "は", "も", "を", "に")
            told = told or (at > 0 and tokens[at - 1].pos3 == "助数詞可能")  # 10年続く開発
            told = told or (last.lemma == "有る" and at > 0 and tokens[at - 1].lemma == "の")
            return (*lead, "verb", "adnominal", "adverb") if told else (*lead, "adnominal", "verb", "adverb")
        return (*lead, "verb", "adnominal", "adverb")
    if last.pos1 == "形容詞":
        return (
            (*lead, "adverb", "adjective", "adnominal", "noun", "verb")
            if last.cform.startswith("連用")
            else (*lead, "adjective", "adnominal", "noun", "verb")
        )
    if after is not None and after.norm == "に" and end + 1 < len(tokens) and tokens[end + 1].lemma in _WITH_NI:
        return (*lead, "noun", "adjective", "verb", "adverb", "adnominal")
    told = at > 0 and (tokens[at - 1].lemma == "の" or tokens[at - 1].cform.startswith("連体"))
    if behind == "で" and not told and end + 1 < len(tokens) and tokens[end + 1].norm in "、,":
        return (*lead, "adjective", "noun", "verb", "adverb", "adnominal")  # 展示は人気で、混んでいた
    if is_closed_act(tokens, at, at, end):
        return (*lead, "verb", "noun", "adjective", "adverb")
    if behind in ("為る", "出来る", "致す", "頂く", "下さる"):
        return (*lead, "verb", "noun", "adjective", "adverb")
    if after is not None and behind in ("だ", "です", "さ", "か", "らしい", "ぽい", "そう-様態"):
        return (*lead, "adjective", "noun", "adverb", "verb", "adnominal")
    if behind == "に" and end + 1 < len(tokens) and tokens[end + 1].lemma in ("成る", "為る"):
        return (*lead, "adjective", "noun", "adverb", "verb")
    if behind == "に" and after is not None:
        return (*lead, "adverb", "adjective", "noun", "verb")
    if behind == "と" and "形状詞" in f"{last.pos1}{last.pos3}" and _is_thought(tokens, end + 1):
        return (*lead, "adjective", "noun", "verb", "adverb", "adnominal")  # 安全とは言えない
    if behind in _AFTER_NOUNS:
        return (*lead, "noun", "adjective", "verb", "adverb", "adnominal")
    if at > 0 and tokens[at - 1].lemma == "の" and tokens[at - 1].pos1 == "助詞":
        return (*lead, "noun", "adjective", "adverb", "adnominal", "verb")
    if after is None or after.pos1 == "補助記号":
        said = at > 0 and (tokens[at - 1].lemma in ("が", "は", "も", ":", "：", "/") or tokens[at - 1].pos1 == "副詞")
        said = said and "形状詞" in f"{last.pos1}{last.pos3}"
        return (
            (*lead, "adjective", "noun", "adverb")
            if said
            else (*lead, "adverb", "noun", "adjective", "adnominal", "verb")
        )
    if last.pos1 in ("形状詞", "連体詞") and after.pos1 not in ("助動詞", "助詞"):
        return (*lead, "adnominal", "adverb", "noun", "adjective", "verb")  # 同じ会場
    return (*lead, "adverb", "noun", "adjective", "adnominal", "verb")


def _says_how_much(tokens: Sequence[Token], end: int) -> bool:
    """Whether 特に belongs to the adjective or the ない behind it, and does not open the sentence: 特に難しい課題, 特に問題なし."""
    behind = tokens[end : end + 3]
    first = behind[0].pos1 if behind else ""
    deep = [one.lemma for one in behind[:2]] == ["興味", "深い"]
    return first in ("形容詞", "形状詞") or deep or any(one.lemma in ("無い", "無し") for one in behind[1:])


def _is_thought(tokens: Sequence[Token], at: int) -> bool:
    """Whether something is said, thought or judged from token ``at`` on, with は or も before it."""
    at += at < len(tokens) and tokens[at].lemma in ("は", "も", "まで")
    return at < len(tokens) and tokens[at].lemma in _THOUGHT


_THOUGHT = frozenset(
    "言う 言える 思う 思える 考える 考えられる 判断 感じる 見る 見なす 認める 認識 評価 分かる 信じる 主張 指摘".split()
)


def _behind_case(tokens: Sequence[Token], at: int) -> bool:
    """Whether a case particle stands before the word, which so must be a verb: 東京へ行き、."""
    return at > 0 and tokens[at - 1].pos2 == "格助詞" and tokens[at - 1].lemma != "の"


_AFTER_NOUNS = frozenset({"が", "を", "の", "は", "も", "で", "へ", "や", "と", "から", "まで", "に"})
_AGAIN = frozenset("来年 次回 今度 機会 明日 来月 来週 何時か いつか 何処か どこか 一緒 皆 この".split())
"""What また before it says "again" of, where no comma sets it apart: また来年お会いしましょう."""

_WITH_NI = frozenset({"つく", "就く", "関する", "対する", "因る", "於く", "取る", "伴う", "基づく", "基付く"})
"""Verbs that make a particle with に, which only nouns have before them: 詳細について."""


def is_closed_act(tokens: Sequence[Token], start: int, at: int, end: int) -> bool:
    """Whether words ``[at, end)`` are an act in a clause and no noun, by what stands behind them and before ``start``.

    のうえ and 次第 stand behind clauses only; the others where the act has an object or a goal of its own: 設定を変更後, but
    会議終了後 and 製品の発売後 are nouns.
    """
    behind = [token.lemma for token in tokens[end : end + 2]]
    if tokens[end - 1].pos3 != "サ変可能" or not behind:
        return False
    if behind[0] == "次第":
        return behind[1:] in ([], ["、"])
    if behind == ["の", "上"]:
        return True
    own = start == at and start > 0 and (tokens[start - 1].pos1, tokens[start - 1].lemma) in _OWN
    return own and (behind[0] in _TIMES or behind == ["の", "際"])


_TIMES = frozenset({"後", "時", "中", "前"})
_OWN = frozenset({("助詞", "を"), ("助詞", "に"), ("助詞", "で")})

KINDS: dict[str, UnitKind] = {
    "noun": "noun",
    "verb": "verb",
    "i-adj": "adjective",
    "na-adj": "adjective",
    "no-adj": "adjective",
    "adnominal": "adnominal",
    "adverb": "adverb",
    "sentence-adverb": "adverb",
    "connector": "connector",
}
"""The kinds of the lexicon with what their words are among units."""

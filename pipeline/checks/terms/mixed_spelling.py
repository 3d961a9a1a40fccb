"""mixed-spelling: one draft writes one word in two ways (行う and 行なう, いままで and 今まで, ひとつ and 1つ).

Words meet by UniDic's lemma and reading, katakana by the variant key. Lemmas also join what are different words to a writer
(早い and 速い, 表す and 現す): only pairs are reported of which one has the kanji of the other, or none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.checks.inflection import as_inflected, noun_form
from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_group
from pipeline.glossary.variants import fold, spelling_form
from pipeline.model.findings import Finding
from pipeline.model.text import Span
from pipeline.model.tokens import Token
from pipeline.text.letters import is_hiragana, is_katakana, kanji_of
from pipeline.text.numerals import KANJI_DIGITS

_WORDS = frozenset({"動詞", "形容詞", "副詞", "名詞"})
_NO_WORDS = frozenset({"非自立可能", "数詞", "固有名詞", "助動詞語幹"})
"""Auxiliaries (居る, 出来る) are written as usage goes; numbers and names as they are."""

_FORMAL = frozenset(
    "事 物 為 時 所 様 方 訳 筈 通り 内 上 中 下 他 間 後 前 程 位 毎 等 度 共 元 下さい 頂く 今日 昨日 明日 人 手 目 気 者 日 私 我 "
    "辺り 頃 折 際 場合 限り 一つ 二つ 又 因る 依る 拠る 有る 無い 良い 見る 言う 行く 来る 成る 為る 付く 付ける 分かる 掛かる 掛ける 当たる "
    "取る 持つ 置く 出る 入る 上がる 上げる 下がる 下げる 立つ 立てる 入れる 出す 合う 合わせる 続く 続ける 始める 切る 込む 直す 過ぎる 易い 難い "
    "達 共 殆ど 更に 全て 既に 綺麗 奇麗 貴方 此処 其処 何処 何時 何故 如何 皆 一寸 矢張り 兎に角 色々 様々 夫々 沢山 余り 特 本 別 次".split()
)
"""Lemmas that are kanji in one use and kana in another (事が起きる, 見ること), or on which kana-preferred has the say."""

_COUNTED = {
    "ひと": "1",
    "ふた": "2",
    "みっ": "3",
    "よっ": "4",
    "いつ": "5",
    "むっ": "6",
    "なな": "7",
    "やっ": "8",
    "ここの": "9",
}


class _Use(NamedTuple):
    """A word as it stands: its ``form`` is the spelling of its dictionary form, as a noun for verbs."""

    passage: Passage
    span: Span
    form: str
    base: str
    token: Token


def mixed_spelling(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield each word that the draft writes in several ways, at the first place of a rarer way, with the usual one as the fix."""
    words: dict[tuple[str, str], list[_Use]] = {}
    for passage in manuscript.written:
        for key, use in _uses(passage):
            words.setdefault(key, []).append(use)
    for key, everywhere in words.items():
        if len({use.form for use in everywhere}) > 1:
            uses = [use for use in everywhere if _is_free(use)]
            count = Counter(use.form for use in uses)
            if len(count) > 1:
                yield from _findings(key, uses, count)


def _uses(passage: Passage) -> Iterator[tuple[tuple[str, str], _Use]]:
    tokens = passage.tokens
    for at, token in enumerate(tokens):
        if token.pos1 not in _WORDS:
            continue
        if token.pos2 == "数詞":
            yield from _counted(passage, tokens, at)
        elif (key := _key(token)) is not None:
            yield key, _Use(passage, token.span, noun_form(token.base, token.ctype), token.base, token)


def _is_free(use: _Use) -> bool:
    """Tell whether the word is the writer's own and no term of the glossary, whose spelling term-variant looks after."""
    return use.passage.is_open(use.span) and not any(use.passage.matches_at(use.span))


def _key(token: Token) -> tuple[str, str] | None:
    if is_katakana(token.norm, 3):
        return ("katakana", fold(token.norm))
    if token.pos2 in _NO_WORDS or token.is_unknown or len(token.reading) < 2:
        return None
    lemma = token.lemma.partition("-")[0]
    if lemma in _FORMAL:
        return None
    has_kanji = bool(kanji_of(token.norm))
    if not has_kanji and not is_hiragana(token.norm):
        return None
    if not has_kanji and len(token.reading) < 3 and token.pos3 != "副詞可能":
        return None
    return noun_form(lemma, token.ctype), noun_form(token.reading, token.ctype)


def _counted(passage: Passage, tokens: Sequence[Token], at: int) -> Iterator[tuple[tuple[str, str], _Use]]:
    """Yield ひとつ, 一つ and 1つ as one word."""
    token = tokens[at]
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None or behind.surface != "つ" or behind.start != token.end:
        return
    digit = _COUNTED.get(token.norm) or (str(KANJI_DIGITS[token.norm]) if token.norm in KANJI_DIGITS else token.norm)
    span = Span(token.start, behind.end)
    if digit in _COUNTED.values() and passage.is_open(span):
        form = token.norm + "つ"
        yield ("つ", digit), _Use(passage, span, form, form, token._replace(ctype=""))


def _findings(key: tuple[str, str], uses: Sequence[_Use], count: Counter[str]) -> Iterator[Finding]:
    if key[0] == "つ":
        yield from _numbers(uses)
        return
    usual = _usual(key, uses, count)
    for form in sorted(count, key=lambda one: next(at for at, use in enumerate(uses) if use.form == one)):
        rare, often = ([use for use in uses if use.form == one] for one in (form, usual))
        if form != usual and _is_spelling_of(form, usual, key) and not _is_noun_beside_verb(rare, often):
            yield _finding(key, rare, often)


def _usual(key: tuple[str, str], uses: Sequence[_Use], count: Counter[str]) -> str:
    """Return the spelling to keep: the most frequent; of equals the dictionary's, then the first."""
    order = list(dict.fromkeys(use.form for use in uses))
    return max(order, key=lambda form: (count[form], form == key[0], -order.index(form)))


def _is_spelling_of(one: str, other: str, key: tuple[str, str]) -> bool:
    if key[0] == "katakana":
        return spelling_form(one, other) in ("long-vowel", "spacing")
    kanji = [kanji_of(form) for form in (one, other)]
    if not any(kanji):
        return False
    return kanji[0] == kanji[1] or not kanji[0] or not kanji[1]


def _is_noun_beside_verb(rare: Sequence[_Use], usual: Sequence[_Use]) -> bool:
    """Tell whether one is only a noun and the other only a verb: nouns may leave out okurigana (引張り確認, 引っ張って)."""
    return {_is_noun(use) for use in rare} == {not _is_noun(use) for use in usual}


def _is_noun(use: _Use) -> bool:
    """Tell whether the word is a noun, or the stem of a verb that begins a compound noun."""
    behind = use.passage.text[use.span.end : use.span.end + 1]
    return use.token.pos1 == "名詞" or (use.token.pos1 == "動詞" and bool(kanji_of(behind)))


def _finding(key: tuple[str, str], rare: Sequence[_Use], usual: Sequence[_Use]) -> Finding:
    is_about_kana = key[0] != "katakana" and bool(kanji_of(rare[0].form)) != bool(kanji_of(usual[0].form))
    return make_group(
        "mixed-spelling",
        "info" if is_about_kana else "warning",
        [(use.passage.one, use.span) for use in rare],
        {
            "found": rare[0].span.of(rare[0].passage.text),
            "better": _replacement(rare[0], usual[0]),
            "count": str(len(rare)),
            "usual": str(len(usual)),
        },
        key="/".join(sorted((rare[0].form, usual[0].form))),
        replacements=[_replacement(use, usual[0]) for use in rare],
        is_safe=not is_about_kana,
        also=[(use.passage.one, use.span) for use in usual],
        confidence=0.75 if is_about_kana else 0.9,
    )


def _replacement(use: _Use, usual: _Use) -> str:
    if use.token.ctype and usual.token.ctype:
        return as_inflected(usual.base, use.token)
    return usual.form


def _numbers(uses: Sequence[_Use]) -> Iterator[Finding]:
    """Yield ひとつ beside 1つ or 一つ, once: kana and figures are a habit of the draft, not of each number."""
    kana = [use for use in uses if is_hiragana(use.form)]
    figures = [use for use in uses if use.form[0].isdigit() and use.form[0].isascii()]
    kanji = [use for use in uses if use not in kana and use not in figures]
    kinds = sorted(filter(None, (kana, figures, kanji)), key=len)
    if len(kinds) > 1:
        rare, usual = kinds[0], kinds[-1]
        yield make_group(
            "mixed-spelling",
            "info",
            [(use.passage.one, use.span) for use in rare],
            {
                "found": rare[0].span.of(rare[0].passage.text),
                "better": usual[0].span.of(usual[0].passage.text),
                "count": str(len(rare)),
                "usual": str(len(usual)),
            },
            key=rare[0].form,
            also=[(use.passage.one, use.span) for use in usual],
            confidence=0.7,
        )

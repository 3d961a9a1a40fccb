"""long-vowel: the ー at the end of loan words from -er, -or and -ar, kept in some words of a draft and dropped in others.

JIS Z 8301 dropped it from three morae up until 2019; since then it follows the Cabinet notice of 1991, which keeps it but allows
custom. So the team decides (``long_vowel``), and words of the glossary are as the glossary has them. Words from -y (シティ, カテゴリ) go
by custom alone, each for itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_group
from pipeline.model.findings import Finding
from pipeline.model.tokens import Token
from pipeline.text.letters import is_katakana
from pipeline.text.tokenizer import tokenize

_FROM_ER = ("er", "or", "ar")
_MINORITY = 0.34

_EVERYDAY = frozenset(
    "メンバー センター パートナー リーダー オーナー マスター ポスター セミナー マネージャー マネジャー スター バター ブースター キャラクター"
    " フォロワー インタビュアー アンバサダー ホルダー プレーヤー プレイヤー シャワー タワー パワー カラー ディナー".split()
)
"""Words of everyday life, which keep their ー even where the machines of the same draft lose theirs."""


class _Use(NamedTuple):
    passage: Passage
    token: Token
    keeps: bool


def long_vowel(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield the words that treat their ー otherwise than the policy or, for ``majority``, the rest of the draft; one finding."""
    policy = manuscript.policy.long_vowel
    if policy == "off":
        return
    free: list[_Use] = []
    kept = dropped = 0
    for passage in manuscript.written:
        for token in passage.tokens:
            keeps = _keeps(token)
            if keeps is None or not passage.is_open(token.span) or is_katakana(passage.text[token.end : token.end + 1]):
                continue
            agreed = _agreed(passage, token)
            if agreed is None:
                free.append(_Use(passage, token, keeps))
            kept += keeps if agreed is None else agreed
            dropped += not (keeps if agreed is None else agreed)
    if policy == "majority":
        if min(kept, dropped) > _MINORITY * (kept + dropped):
            return
        is_kept = kept >= dropped
        if not is_kept and all(
            use.keeps for use in free
        ):  # リポジトリ, which the glossary has so, is no reason for メンバ
            return
    else:
        is_kept = policy == "add"
    odd = [
        use for use in free if use.keeps != is_kept and (is_kept or policy == "drop" or _is_dropped_in_print(use.token))
    ]
    if odd and (policy != "majority" or kept + dropped > len(odd)):
        yield _finding(odd, is_kept=is_kept)


def _keeps(token: Token) -> bool | None:
    """Tell whether the word keeps its ー; None for a word that has none to keep. UniDic's lemma holds the English word."""
    if not is_katakana(token.norm, 3) or token.is_unknown:
        return None
    kana, _, english = token.lemma.partition("-")
    if not kana.endswith("ー") or not english.lower().endswith(_FROM_ER) or len(kana) < 4:
        return None
    if (
        kana.endswith("アー") or token.pos2 == "固有名詞" or kana == "マスター"
    ):  # バリア, キャリア; シューマッハ; 商品マスタ
        return None
    if token.norm.removesuffix("ー") != kana.removesuffix("ー"):
        return None
    return token.norm.endswith("ー")


def _is_dropped_in_print(token: Token) -> bool:
    """Tell whether those who drop the ー drop it here: ユーザ is written, ポピュラ is not, and メンバ looks cut off."""
    if token.norm in _EVERYDAY:
        return False
    shorter = tokenize(token.norm.removesuffix("ー"))
    return len(shorter) == 1 and shorter[0].lemma == token.lemma


def _agreed(passage: Passage, token: Token) -> bool | None:
    """Tell whether the glossary's spelling of the word keeps the ー; None where the glossary does not have the word."""
    match = next(passage.matches_at(token.span), None)
    stem = token.norm.removesuffix("ー")
    return f"{stem}ー" in match.concept.ja if match is not None and stem in match.concept.ja else None


def _finding(odd: Sequence[_Use], *, is_kept: bool) -> Finding:
    words = list(dict.fromkeys(use.token.surface for use in odd))
    changed = [f"{use.token.surface}ー" if is_kept else use.token.surface.removesuffix("ー") for use in odd]
    return make_group(
        "long-vowel",
        "warning",
        [(use.passage.one, use.token.span) for use in odd],
        {"found": "、".join(words), "better": "、".join(dict.fromkeys(changed))},
        key="long-vowel",
        message="long-vowel-add" if is_kept else "long-vowel-drop",
        replacements=changed,
        is_safe=True,
        confidence=0.85,
    )

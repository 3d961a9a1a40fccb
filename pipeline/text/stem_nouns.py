"""Come here when the stem of a compound verb before a noun is read as a clause: 取り付け作業 is mounting work, nobody mounts anything."""

from __future__ import annotations

import re
from functools import cache

from pipeline.model.tokens import Token
from pipeline.text.shipped import table

_COMPOUND = re.compile("[一-鿿々][ぁ-ゖ]{1,2}[一-鿿々][ぁ-ゖ]{0,2}")
"""How the stem of a verb made of two is written: 取り付け, 受け入れ, 洗い出し."""


def name_stems(tokens: list[Token]) -> list[Token]:
    """Return the tokens, each stem of a compound verb as a noun where it stands before a noun that such a noun stands before.

    Not where something is its object (資料を取りまとめ方針を決める): there it is a verb that goes on.

    >>> from pipeline.text.tokenizer import tokenize
    >>> [token.pos1 for token in tokenize("取り付け作業")], [token.pos1 for token in tokenize("機器を取り付け作業する")][2]
    (['名詞', '名詞'], '動詞')
    """
    found = [at for at, token in enumerate(tokens[:-1]) if token.pos1 == "動詞" and _is_name(tokens, at)]
    if not found:
        return tokens
    named = list(tokens)
    for at in found:
        spelled = tokens[at].norm
        named[at] = tokens[at]._replace(
            pos1="名詞", pos2="普通名詞", pos3="一般", pos4="", ctype="", cform="", lemma=spelled, base=spelled
        )
    return named


def _is_name(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if not token.cform.startswith("連用形") or not _COMPOUND.fullmatch(token.norm):
        return False
    return tokens[at + 1].norm in _behind() and not _has_object(tokens, at)


def _has_object(tokens: list[Token], at: int) -> bool:
    """Whether を stands before the stem with no other verb or mark between, or に or へ right before it (新方式に切り替え)."""
    if at and tokens[at - 1].pos1 == "助詞" and tokens[at - 1].norm in ("に", "へ"):
        return True
    for token in reversed(tokens[:at]):
        if token.pos1 in ("動詞", "補助記号"):
            return False
        if token.pos1 == "助詞" and token.norm == "を":
            return True
    return False


@cache
def _behind() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("tokens/behind_stems"))

"""omitted-okurigana: a compound verb without the kana inside (割当る, 取組む), which only its noun may leave out."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.inflection import as_inflected
from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_group
from pipeline.model.findings import Finding
from pipeline.model.tokens import Token
from pipeline.text.letters import is_hiragana, kanji_of


def omitted_okurigana(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield each such verb once, with the okurigana of the dictionary for every place.

    送り仮名の付け方 (Cabinet notice of 1973), rule 6: compound verbs take the okurigana of their parts.
    """
    verbs: dict[str, list[tuple[Passage, Token]]] = {}
    for passage in manuscript.written:
        for at, token in enumerate(passage.tokens):
            is_verb = _lacks_okurigana(token) and _is_used_as_verb(passage, at) and not _is_tail(passage, at)
            if is_verb and passage.is_open(token.span):
                verbs.setdefault(token.base, []).append((passage, token))
    for base, places in verbs.items():
        lemma = places[0][1].lemma
        yield make_group(
            "omitted-okurigana",
            "warning",
            [(passage.one, token.span) for passage, token in places],
            {"found": places[0][1].surface, "better": as_inflected(lemma, places[0][1])},
            key=base,
            replacements=[as_inflected(lemma, token) for _, token in places],
            confidence=0.85,
        )


def _lacks_okurigana(token: Token) -> bool:
    base, lemma = token.base, token.lemma
    if token.pos1 != "動詞" or token.is_unknown or len(kanji_of(base[:2])) != 2 or not is_hiragana(base[2:]):
        return False
    has_kana_inside = len(kanji_of(lemma[:2])) == 1  # 見出す, 身籠る leave out what nobody misses, at the end
    return kanji_of(lemma) == base[:2] and len(lemma) > len(base) and has_kana_inside


def _is_tail(passage: Passage, at: int) -> bool:
    """Tell whether a number goes on into the word: in 10点差付けた the verb is 付ける."""
    before = passage.tokens[at - 1] if at else None
    return before is not None and before.end == passage.tokens[at].start and before.pos1 in ("名詞", "接尾辞")


def _is_used_as_verb(passage: Passage, at: int) -> bool:
    """Tell whether the token is a verb here: 割当る, 割当てた; 取組みを is a noun, which may do without."""
    token = passage.tokens[at]
    behind = passage.tokens[at + 1] if at + 1 < len(passage.tokens) else None
    if not token.cform.startswith("連用形-一般"):
        return True
    return behind is not None and (behind.pos1 == "助動詞" or behind.pos2 == "接続助詞")

"""katakana-slip and name-near-miss: a word one letter away from a term of the glossary, or from another word of the draft."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_group
from pipeline.checks.terms.ordinary_words import ENGLISH
from pipeline.glossary.index import Index
from pipeline.glossary.variants import fold
from pipeline.model.findings import Finding
from pipeline.model.text import Span
from pipeline.text.letters import is_katakana

_LETTERS = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンガギグゲゴザジズゼゾダデドバビブベボパピプペポッ"
_SHORTEST = 5
_LATIN = re.compile(r"(?<![A-Za-z0-9_./@-])[A-Za-z]{5,}(?![A-Za-z0-9_@/]|[-.][A-Za-z0-9])")


def katakana_slip(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield unknown katakana words one letter away from a word of the glossary (アクセサレータ), once each.

    Only the glossary is asked: among all words of the language somebody always lives next door.
    """
    places: dict[str, list[tuple[Passage, Span]]] = {}
    for passage in manuscript.passages:
        for token in passage.tokens:
            is_free = token.is_unknown and is_katakana(token.norm, _SHORTEST) and passage.is_open(token.span)
            if is_free and not any(passage.matches_at(token.span)):
                places.setdefault(token.norm, []).append((passage, token.span))
    index = manuscript.glossary.index
    for word, spots in places.items():
        meant = _neighbour(index, fold(word))
        if meant is not None:
            concept = manuscript.glossary.concepts[index.spellings.first[meant]]
            yield make_group(
                "katakana-slip",
                "warning",
                [(passage.one, span) for passage, span in spots],
                {"found": spots[0][1].of(spots[0][0].text), "better": concept.ja},
                key=word,
                confidence=0.8,
            )


def _neighbour(index: Index, key: str) -> str | None:
    """Return the only key of the index that is one letter away from ``key`` or from its last part; None: none or several."""
    known = index.spellings.first
    for start in (0, *range(2, len(key) - _SHORTEST + 1)):
        if start and key[:start] not in known:
            continue
        found = {one for one in _edits(key[start:]) if one in known}
        if len(found) == 1:
            return found.pop()
    return None


def _edits(key: str) -> Iterator[str]:
    """Yield what ``key`` becomes by one letter more, less, other, or by two letters that change places.

    Another last letter makes another word of the same family (コンピュート and コンピューター), not a slip.
    """
    if len(key) < _SHORTEST:
        return
    for at in range(len(key)):
        yield key[:at] + key[at + 1 :]
        yield key[:at] + key[at + 1 : at + 2] + key[at] + key[at + 2 :]
        for letter in _LETTERS:
            if at + 1 < len(key):
                yield key[:at] + letter + key[at + 1 :]
            yield key[:at] + letter + key[at:]


def name_near_miss(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield Latin names that the glossary does not have, one letter away from another of the draft or a name of the glossary.

    Linus and Linux are none: both are known. The rarer spelling is taken for the slip.
    """
    count: Counter[str] = Counter()
    places: dict[str, list[tuple[Passage, Span]]] = {}
    for passage in manuscript.passages:
        for match in _LATIN.finditer(passage.text):
            word, span = match[0], Span(*match.span())
            if word[0].isupper() and passage.is_open(span):
                count[word] += 1
                places.setdefault(word, []).append((passage, span))
    for word, other in _pairs(manuscript, count):
        is_sure = _is_known(manuscript, other) or count[other] > 2 * count[word]
        yield make_group(
            "name-near-miss",
            "warning",
            [(passage.one, span) for passage, span in places[word]],
            {"found": word, "better": other},
            key=f"{word} {other}",
            replacements=[other] * len(places[word]) if is_sure else (),
            also=[(passage.one, span) for passage, span in places[other]],
            confidence=0.85,
        )


def _pairs(manuscript: Manuscript, count: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield each name with the one that it may be a slip of: known to the glossary, more frequent, or beside more others."""
    known = {word for word in count if _is_known(manuscript, word)}
    near = {word: [other for other in count if is_near(word, other)] for word in count if word.lower() not in ENGLISH}
    order = list(count)
    rank = {word: (word in known, len(near.get(word, ())), count[word], -order.index(word)) for word in count}
    for word, others in near.items():
        best = max(others, key=lambda one: rank[one], default=None)
        if best is not None and word not in known and rank[best] > rank[word]:
            yield word, best


def _is_known(manuscript: Manuscript, word: str) -> bool:
    return fold(word) in manuscript.glossary.index.spellings.first


def is_near(one: str, other: str) -> bool:
    """Tell whether one letter was lost, added, replaced inside the word, or two changed places; plurals are no slips.

    >>> is_near("OTTWA", "OTTAWA"), is_near("Server", "Servers"), is_near("Rails", "Rally")
    (True, False, False)
    """
    if one.lower() == other.lower() or one[0].lower() != other[0].lower() or abs(len(one) - len(other)) > 1:
        return False
    if one.isupper() != other.isupper():
        return False
    short, long = sorted((one, other), key=len)
    head = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if head == len(short) or head < 2:
        return False
    if len(short) != len(long):
        return short[head:] == long[head + 1 :] and len(short) >= _SHORTEST
    is_swap = short[head : head + 2] == long[head : head + 2][::-1] and short[head + 2 :] == long[head + 2 :]
    return is_swap or (len(short) > _SHORTEST and short[head + 1 :] == long[head + 1 :] and head + 1 < len(short))

"""Come here when facts told one after the other (Aが増えたこと、Bが減ったことが分かった) are not joined: こと、 goes on as "and that".

The last こと has the particle; those before it close a clause as a conjunction does, which is how the lexicon reads them (role ``fact``).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import Phrase, Rule, is_noun, last_role, noun_class


def goes_on_to_fact(tokens: Sequence[Token], at: int) -> bool:
    """Whether こと or ということ at ``at`` tells a fact before a comma, behind which another fact stands: not やること、次にやることを."""
    behind = next((one for one in range(at, len(tokens)) if tokens[one].surface in _FACT), len(tokens)) + 1
    behind += behind < len(tokens) and tokens[behind].surface in ("と", "や")  # 高いことと、少ないことが
    if behind >= len(tokens) or tokens[behind].surface not in _COMMAS:
        return False
    start = max((one + 1 for one in range(at) if tokens[one].surface in (*_FACT, "。")), default=0)
    if not _names_subject(tokens, start, at):
        return False
    later = [one for one in range(behind + 1, len(tokens) - 1) if _is_fact(tokens, one)]
    closed = (one for one in later if tokens[one + 1].surface in _PARTICLES)
    return any(_names_subject(tokens, behind, one) for one in closed)


def _names_subject(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(tokens[one].surface in _SUBJECTS and tokens[one].pos1 == "助詞" for one in range(start, end))


_FACT = frozenset({"こと", "事"})
_COMMAS = frozenset({"、", "，", ","})
_SUBJECTS = frozenset({"は", "が", "も"})
_PARTICLES = frozenset({"が", "を", "など", "も", "に", "は", "で", "だ", "です", *_COMMAS})


def _is_fact(tokens: Sequence[Token], at: int) -> bool:
    predicate = at > 0 and tokens[at - 1].pos1 in ("動詞", "助動詞", "形容詞", "接尾辞")
    return tokens[at].surface in _FACT and predicate


def _joins_next_fact(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """利用者が増えたこと、費用が減ったことが紹介された: a fact before a comma goes on in the clause that tells the next fact."""
    return _next_fact(phrases, index + 1) if last_role(phrases[index]) == "fact" else None


def _inside_next_fact(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """Aが増えたこと、またBでもCが減ったことが分かった: what stands behind the first fact belongs to the next one."""
    phrase = phrases[index]
    first = next((one for one in phrases[:index] if last_role(one) == "fact" and one.head > index), None)
    if first is None or not (phrase.head > first.head or phrase.core.kind == "connector"):
        return None
    return first.head


def _next_fact(phrases: Sequence[Phrase], start: int) -> int | None:
    """Return the predicate of the fact behind ``start``; of 学ぶことが大切であることを, that of the outer fact."""
    for one in phrases[start:]:
        at = one.index
        if not _tells_fact(phrases, at):
            continue
        while (above := phrases[phrases[at].head].head) >= 0 and phrases[above].verbal and _tells_fact(phrases, above):
            at = above
        return at
    return None


def _tells_fact(phrases: Sequence[Phrase], at: int) -> bool:
    one = phrases[at]
    noun = phrases[one.head]
    return one.verbal and one.head == at + 1 and is_noun(noun) and noun_class(noun) == "fact"


FACT_RULES: tuple[Rule, ...] = (_joins_next_fact, _inside_next_fact)
